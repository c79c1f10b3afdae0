// spp run: simulates the alternatives of a scenario, writes their folder, prints a summary.
#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>

#include "cli/facts.hpp"
#include "cli/load.hpp"
#include "cli/progress.hpp"
#include "cli/shipped.hpp"
#include "cli/signals.hpp"
#include "cli/summary.hpp"
#include "cli/terminal.hpp"
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

/// Errors end the command; warnings are said, unless nobody wants to hear them.
void tell(const Problems& problems, bool quiet) {
  if (problems.any_error()) {
    try {
      problems.raise_if_any();
    } catch (const InputError& error) {
      throw InputError(
          fmt::format("{}\n{} problem{}; nothing was run", error.what(), error.count, error.count == 1 ? "" : "s"),
          error.count);
    }
  }
  if (quiet) return;
  for (const Problem& problem : problems.sorted()) print(render(problem) + "\n", Channel::error);
}

void refuse_what_does_not_fit(const RunSize& size) {
  const std::size_t limit = memory_limit();
  if (size.memory_bytes <= limit) return;
  constexpr double giga = 1e9;
  throw EnvironmentError(fmt::format(
      "this run needs about {:.1f} GB of memory and may take {:.1f} GB; it has {} replicates of {} months: fewer "
      "replicates (-n) or `record.measures` need less",
      static_cast<double>(size.memory_bytes) / giga, static_cast<double>(limit) / giga, size.replicates, size.months));
}

RunDescription description_of(const Loaded& loaded, const RunOptions& options, const Values& values) {
  RunDescription run;
  run.version = program_version();
  run.stream = stream_version;
  run.seed = options.seed;
  run.replicates = replicates_of(options);
  run.chance = options.chance;
  run.inputs_drawn = options.draw_inputs;
  for (const AlternativeList::One& one : loaded.scenario.alternative_list()) run.alternatives.push_back(one.name);
  run.overrides = values.texts("set");
  for (const DocumentFile& file : loaded.document.files())
    run.inputs.push_back({fs::path(file.path).filename().string(), file.bytes});
  run.scenario_yaml = write_scenario(loaded.scenario);
  return run;
}

/// Says on stderr how long the parts of a run took; `-v` only.
class Clock {
 public:
  explicit Clock(bool wanted) : wanted_(wanted) {}
  void lap(std::string_view what) {
    const auto now = std::chrono::steady_clock::now();
    if (wanted_)
      print(fmt::format("spp: {} took {:.2f} s\n", what, std::chrono::duration<double>(now - last_).count()),
            Channel::error);
    last_ = now;
  }

 private:
  bool wanted_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// What is left of the alternatives once they are simulated.
struct Summarised {
  std::vector<RunTables> tables;
  std::vector<Rows<YearlyRow>> told;  ///< what the terminal shows
};

/// Simulates the alternatives one after another; the results of each are let go before the next.
class Alternatives {
 public:
  Alternatives(const Loaded& loaded, RunOptions options, bool quiet, Language language)
      : loaded_(loaded), options_(std::move(options)), bar_(!quiet, language), facts_(start_facts(loaded.model)) {}

  Summarised run(Clock& clock) {
    const std::vector<AlternativeList::One> list = loaded_.scenario.alternative_list();
    const RecordOptions record = record_options(loaded_.scenario, options_.threads);
    Summarised all;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string& name = list[i].name;
      const Model model = compile(loaded_.scenario, list[i]);
      const Results results = simulate_one(model, static_cast<int>(i), static_cast<int>(list.size()));
      clock.lap("simulating " + visible(name));
      all.tables.push_back(summarise_run(results, facts_, describe_inputs(model), record, name));
      all.told.push_back(summary_rows(results, options_.threads, name));
      stop_if_asked();
      clock.lap("summarising " + visible(name));
    }
    return all;
  }

 private:
  Results simulate_one(const Model& model, int before, int count) {
    RunOptions options = options_;
    options.stop = &stop_flag();
    options.progress = [&](int done, int of) { bar_.show(before * of + done, count * of); };
    try {
      return simulate(model, options);
    } catch (const Stopped&) {
      bar_.clear();
      stop_if_asked();
      throw;
    }
  }

  const Loaded& loaded_;
  RunOptions options_;
  Progress bar_;
  StartFactsList facts_;
};

/// What the terminal shows at the end.
std::string closing(const Loaded& loaded, const Summarised& all, Language language) {
  return summary_tables(loaded, all.told, language) + assumption_line(inputs_of_all(all.tables), language);
}

}  // namespace

int run_command(const Values& values) {
  const Language language = language_of(values);
  const bool quiet = values.has("quiet");
  const std::string& file = values.files.front();
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
  clock.lap("reading");
  if (values.has("verbose"))
    print(
        fmt::format("spp: {} threads, at most {:.0f} MB\n", size.threads, static_cast<double>(size.memory_bytes) / 1e6),
        Channel::error);

  const std::string format = values.text("format", "table");
  const bool speaks = !quiet && format == "table";
  if (speaks) print(heading(*loaded, options, language), Channel::out);
  const Summarised all = Alternatives(*loaded, options, quiet, language).run(clock);
  if (all.tables.front().only_main && !quiet)
    print(
        "spp: projection.csv would have over a million rows and holds the main measures only; `record.monthly: all` "
        "writes every one, and yearly.csv has them all\n",
        Channel::error);
  write_run(folder, all.tables, description_of(*loaded, options, values));
  clock.lap("writing");

  if (format != "table")
    print_tables(all.tables, format == "json" ? TableFormat::json : TableFormat::csv,
                 [](std::string_view text) { print(text, Channel::out); });
  const std::string wrote = fmt::format(fmt::runtime(Words{" {}/ geschreven\n", " wrote {}/\n"}.in(language)),
                                        visible(target.lexically_normal().string()));
  if (speaks)
    print(closing(*loaded, all, language) + wrote, Channel::out);
  else if (!quiet)
    print("spp:" + wrote, Channel::error);
  return 0;
}

}  // namespace spp
