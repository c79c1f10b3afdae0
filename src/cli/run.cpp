// spp run: simulates the alternatives of a scenario, writes their folder, prints a summary.
#include <fmt/format.h>
#include <algorithm>
#include <filesystem>
#include <optional>

#include "cli/alternatives.hpp"
#include "cli/excel.hpp"
#include "cli/load.hpp"
#include "cli/shipped.hpp"
#include "cli/spoken.hpp"
#include "cli/summary.hpp"
#include "cli/targets.hpp"
#include "cli/terminal.hpp"
#include "cli/text_table.hpp"
#include "cli/verdicts.hpp"
#include "output/run_files.hpp"

namespace spp {
namespace {

namespace fs = std::filesystem;

/// Letters and digits of a name, else `-`: a folder's name never comes from a scenario as it stands.
std::string slug(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool plain = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      out += upper ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "run" : out;
}

fs::path target_folder(const std::string& file, const Values& values, const Scenario& scenario) {
  if (values.has("output")) return values.text("output");
  if (file == "-") return fs::path("out") / slug(scenario.name.en.empty() ? scenario.name.nl : scenario.name.en);
  return fs::path("out") / fs::path(file).stem();
}

/// The targets of every alternative, as they are told.
std::vector<AlternativeVerdicts> verdicts_of_all(const Loaded& loaded, const Summarised& all, int replicates,
                                                 Language language) {
  std::vector<AlternativeVerdicts> verdicts;
  for (const RunTables& one : all.tables)
    verdicts.push_back(
        verdicts_of(loaded.scenario, title_of(loaded, language), one.alternative, one.targets, replicates));
  return verdicts;
}

/// What the terminal shows at the end.
std::string closing(const Loaded& loaded, const Summarised& all, std::span<const AlternativeVerdicts> verdicts,
                    int replicates, Language language) {
  return summary_tables(loaded, all.told, {replicates, takes_blocks(Channel::out)}, language) +
         target_lines(verdicts, language) + spread_line(loaded, all.told.front(), language) +
         assumption_line(inputs_of_all(all.tables), language);
}

/// A folder without a slash at its end.
std::string path_of(const fs::path& folder) {
  std::string path = folder.lexically_normal().string();
  if (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

/// " wrote out/run-ok/"
std::string wrote_text(const fs::path& folder, Language language) {
  constexpr Words words{" {}/ geschreven", " wrote {}/"};
  return fmt::format(fmt::runtime(words.in(language)), visible(path_of(folder)));
}

/// The same, and what may be done with it.
std::string wrote_lines(const fs::path& folder, Language language) {
  constexpr Words next{"verder: spp report {} --open", "next: spp report {} --open"};
  const std::string wrote = wrote_text(folder, language);
  const std::string then = fmt::format(fmt::runtime(next.in(language)), in_shell(path_of(folder)));
  const bool beside = width_of(wrote) + width_of(then) + 5 <= page_width;
  return wrote + (beside ? "  ·  " : "\n   ") + then + "\n";
}

}  // namespace

int run_command(const Values& values) {
  const Language language = language_of(values);
  const bool quiet = values.has("quiet");
  const std::string& file = values.files.front();
  const CsvDialect dialect = dialect_of("run", values, true);
  Clock clock(values.has("verbose"));

  Problems problems;
  const std::optional<Loaded> loaded = load_scenario(file, values, problems);
  tell(problems, quiet);
  if (!loaded) throw std::logic_error("a scenario that was not read has no problem");
  const RunOptions options = run_options(*loaded, values);
  const RunSize size = size_of_run(*loaded, options);
  refuse_what_does_not_fit(size);
  const fs::path target = target_folder(file, values, loaded->scenario);
  RunFolder folder(target, values.has("force"));
  JunitFile junit(values, target);
  clock.lap("reading");
  if (values.has("verbose"))
    print(
        fmt::format("spp: {} threads, at most {:.0f} MB\n", size.threads, static_cast<double>(size.memory_bytes) / 1e6),
        Channel::error);

  const std::string format = values.text("format", "table");
  const bool speaks = !quiet && format == "table";
  if (speaks) print(heading(*loaded, options, language), Channel::out);
  const Summarised all = run_alternatives(*loaded, options, quiet, language, clock);
  if (all.tables.front().only_main && !quiet)
    print(
        "spp: projection.csv would have over a million rows and holds the main measures only; `record.monthly: all` "
        "writes every one, and yearly.csv has them all\n",
        Channel::error);
  if (!all.left_out.empty() && !quiet) print("spp: " + all.left_out + "\n", Channel::error);
  RunDescription described = describe_run(*loaded, options, values);
  described.dialect = dialect;
  write_run(folder, all.tables, described);
  clock.lap("writing");
  const std::vector<AlternativeVerdicts> verdicts = verdicts_of_all(*loaded, all, replicates_of(options), language);

  if (format != "table")
    print_tables(
        all.tables, format == "json" ? TableFormat::json : TableFormat::csv,
        [](std::string_view text) { print(text, Channel::out); }, dialect);
  if (speaks)
    print(closing(*loaded, all, verdicts, replicates_of(options), language) + wrote_lines(target, language),
          Channel::out);
  else if (!quiet)
    print("spp:" + wrote_text(target, language) + "\n", Channel::error);
  return tell_targets(verdicts, junit, values);
}

}  // namespace spp
