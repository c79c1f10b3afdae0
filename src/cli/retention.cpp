// spp retention: the yearly report on retention, of a run's folder or of a scenario that is run for it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>

#include "base/nearest.hpp"
#include "cli/alternatives.hpp"
#include "cli/excel.hpp"
#include "cli/run_folder.hpp"
#include "cli/spoken.hpp"
#include "cli/targets.hpp"
#include "cli/terminal.hpp"
#include "cli/verdicts.hpp"
#include "output/run_files.hpp"
#include "output/whole_file.hpp"
#include "report/retention_report.hpp"

namespace spp {
namespace {

namespace fs = std::filesystem;

/// What begins a file of ours, so that no other is replaced.
std::string_view beginning_of(std::string_view format, CsvDialect dialect, Language language) {
  if (format == "markdown") return "# ";
  if (format == "html") return "<!DOCTYPE html>";
  if (format == "csv")
    return dialect == CsvDialect::excel ? "\xEF\xBB\xBF"
                                          "alternative;"
                                        : "alternative,";
  if (format == "json") return "[";
  return report_name.in(language);
}

/// A run, whether it was read back or made.
struct Ran {
  std::shared_ptr<const Loaded> loaded;
  FolderTables tables;
  int replicates = 0;
};

bool names_folder(const std::string& file) {
  std::error_code ignored;
  return file != "-" && fs::is_directory(file, ignored);
}

std::optional<Loaded> load(const std::string& file, const Values& values) {
  Problems problems;
  std::optional<Loaded> loaded = load_scenario(file, values, problems);
  tell(problems, values.has("quiet"));
  if (!loaded) throw std::logic_error("a scenario that was not read has no problem");
  return loaded;
}

/// Options of a simulation mean nothing to a run that was made.
void refuse_options_of_runs(const Values& values) {
  for (const char* const option : {"replicates", "seed", "threads", "set", "chance", "inputs", "allow-outside"})
    if (values.has(option))
      throw InputError(
          fmt::format("spp retention: --{} is for a scenario; a folder is reported as it was run", option));
}

Ran read_back(const std::string& folder, const Values& values) {
  refuse_options_of_runs(values);
  FolderTables tables = FolderTables::open(folder);
  auto loaded = std::make_shared<const Loaded>(scenario_of_folder(folder, values));
  const int replicates = tables.facts().replicates;
  return {std::move(loaded), std::move(tables), replicates};
}

Ran run_now(const std::string& file, const Values& values, Language language) {
  Values here = values;
  here.given.erase("alternative");  // the others tell what luck and single policies do
  auto loaded = std::make_shared<const Loaded>(*load(file, here));
  const RunOptions options = run_options(*loaded, here);
  refuse_what_does_not_fit(size_of_run(*loaded, options));
  Clock clock(false);
  const Summarised all = run_alternatives(*loaded, options, values.has("quiet"), language, clock);
  const std::string called = file == "-" ? "stdin" : fs::path(file).filename().string();
  FolderTables tables = tables_at_hand(called, all.tables, describe_run(*loaded, options, here));
  return {std::move(loaded), std::move(tables), replicates_of(options)};
}

/// The alternative reported: the one asked for, else the last.
std::string alternative_of(const Ran& ran, const Values& values) {
  const std::vector<std::string>& names = ran.tables.facts().alternatives;
  std::string asked = values.text("alternative", names.back());
  if (std::find(names.begin(), names.end(), asked) != names.end()) return asked;
  const std::string near = did_you_mean(asked, names);
  throw InputError(fmt::format("spp retention: unknown alternative `{}`; {}", visible(asked),
                               near.empty() ? fmt::format("there is `{}`", fmt::join(names, "`, `")) : near));
}

int year_of(const Ran& ran, const RetentionAsked& retention, const std::vector<TargetAsked>& targets,
            const Values& values) {
  const Axes& axes = ran.loaded->model.axes;
  const std::vector<int> years = reading_years(axes, retention);
  if (years.empty() || !ran.tables.has("retention"))
    throw InputError(fmt::format(
        "spp retention: the run has no reading of retention: no whole year after the base year, {}{}; more `years`, or "
        "an earlier `retention.base_year` with a measured base",
        retention.base_year,
        retention.window > 1 ? fmt::format(", with a window of {} years", retention.window) : std::string()));
  const auto asked = values.whole("year");
  if (!asked) return year_reported(axes, retention, targets).value_or(years.front());
  const int year = static_cast<int>(*asked);
  if (std::find(years.begin(), years.end(), year) == years.end())
    throw InputError(fmt::format("spp retention: {} has no reading of retention; there are those of {}", year,
                                 fmt::join(years, ", ")));
  return year;
}

/// With which the same report is made again: by the name of the file or folder alone, so that where it lies changes
/// nothing.
std::string command_of(const Values& values, const RetentionReportAsked& asked) {
  const fs::path path = fs::path(values.files.front()).lexically_normal();
  const fs::path name = path.has_filename() ? path.filename() : path.parent_path().filename();
  std::string command = fmt::format("spp retention {} --year {} --alternative {} --lang {}", name.string(), asked.year,
                                    asked.alternative, asked.language == Language::nl ? "nl" : "en");
  if (!asked.hide_small) command += " --hide-small off";
  for (const char* const option : {"replicates", "seed", "chance", "inputs"})
    if (values.has(option)) command += fmt::format(" --{} {}", option, values.text(option));
  for (const std::string& set : values.texts("set")) command += fmt::format(" --set '{}'", set);
  return command;
}

/// The table as it is: retention.csv, nothing hidden.
std::string csv_of(const FolderTable& table, CsvDialect dialect) {
  std::string out(dialect == CsvDialect::excel ? excel_mark : "");
  for (const std::string& name : table.columns()) append_cell_of(out, std::string_view(name), dialect);
  end_line(out, dialect);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t c = 0; c < table.columns().size(); ++c) append_cell_of(out, table.text(row, c), dialect);
    end_line(out, dialect);
  }
  return out;
}

std::string json_of(const FolderTable& table) {
  const std::vector<std::string>& columns = table.columns();
  std::string out;
  const auto append = [&](std::size_t row, std::size_t c) {
    const std::string_view cell = table.text(row, c);
    const bool words = c == 0 || (c >= 2 && c <= 8 && columns[c] != "retirement");
    if (words)
      append_json(out, cell);
    else
      out += cell.empty() ? "null" : cell;
  };
  for (std::size_t row = 0; row < table.rows(); ++row) {
    out += row == 0 ? "[\n{" : ",\n{";
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (c > 0) out += ',';
      append_json(out, std::string_view(columns[c]));
      out += ':';
      append(row, c);
    }
    out += "}";
  }
  return out + "\n]\n";
}

std::string shown(const RetentionReportAsked& asked, const std::string& format, CsvDialect dialect) {
  if (format == "csv") return csv_of(asked.run->table("retention"), dialect);
  if (format == "json") return json_of(asked.run->table("retention"));
  const Report report = retention_report(asked);
  return format == "markdown" ? as_markdown(report) : format == "html" ? as_html(report) : as_text(report);
}

/// The verdicts on readings, from the run's targets.csv.
AlternativeVerdicts verdicts_on_readings(const Ran& ran, const std::vector<TargetAsked>& targets,
                                         const std::string& alternative, bool asked_for, Language language) {
  // As with `run --alternative`: the one asked for is the last of all.
  Scenario scenario = ran.loaded->scenario;
  if (asked_for) std::erase_if(scenario.alternatives.list, [&](const auto& one) { return one.name != alternative; });
  Rows<TargetRow> rows;
  std::vector<std::string> texts;
  if (targets.empty() || !ran.tables.has("targets")) return {};
  const FolderTable& table = ran.tables.table("targets");
  const auto number = [&](std::size_t row, const char* column) {
    return table.number(row, table.column(column)).value_or(0.0);
  };
  const auto text = [&](std::size_t row, const char* column) { return table.text(row, table.column(column)); };
  for (const TargetAsked& target : targets)
    for (std::size_t row = 0; row < table.rows(); ++row)
      if (text(row, "alternative") == alternative && text(row, "target") == target.name) {
        rows.rows.push_back({text(row, "alternative"), text(row, "target"), number(row, "asked"),
                             number(row, "probability"), number(row, "standard_error"), text(row, "verdict"),
                             text(row, "responsible")});
        break;
      }
  if (rows.rows.size() != targets.size())
    throw InputError("spp retention: targets.csv has other targets than scenario.yaml; run the scenario anew");
  AlternativeVerdicts all = verdicts_of(scenario, title_of(*ran.loaded, language), alternative, rows, ran.replicates);
  AlternativeVerdicts readings{all.scenario, all.alternative, {}};
  for (std::size_t i = 0; i < targets.size(); ++i)
    if (targets[i].reading) readings.targets.push_back(std::move(all.targets[i]));
  return readings;
}

}  // namespace

int retention_command(const Values& values) {
  const Language language = language_of(values);
  const bool quiet = values.has("quiet");
  const std::string& file = values.files.front();
  const std::string format = values.text("format", "text");
  const CsvDialect dialect = dialect_of("retention", values);
  JunitFile junit(values, names_folder(file) ? fs::path(file) : fs::path());
  std::optional<WholeFile> written;
  if (values.has("output")) {
    if (is_within(values.text("output"), file))
      throw InputError("spp retention: the report may not lie in the folder of the run, which holds what `run` wrote");
    written.emplace(values.text("output"), beginning_of(format, dialect, language));
  }
  const Ran ran = names_folder(file) ? read_back(file, values) : run_now(file, values, language);

  RetentionReportAsked asked;
  asked.scenario = &ran.loaded->scenario;
  asked.run = &ran.tables;
  asked.retention = retention_of(ran.loaded->scenario);
  asked.targets = targets_of(ran.loaded->scenario);
  asked.title = title_of(*ran.loaded, language);
  asked.alternative = alternative_of(ran, values);
  asked.year = year_of(ran, asked.retention, asked.targets, values);
  asked.language = language;
  asked.hide_small = values.text("hide-small", "on") == "on";
  asked.command = command_of(values, asked);
  const std::string text = shown(asked, format, dialect);
  if (written)
    written->commit(text);
  else
    print(text, Channel::out);
  if (const std::string note = changed_note(ran.tables, language); !note.empty() && !quiet)
    print("spp: " + note + "\n", Channel::error);
  if (written && !quiet)
    print(fmt::format(fmt::runtime(Words{"spp: {} geschreven\n", "spp: wrote {}\n"}.in(language)),
                      visible(values.text("output"))),
          Channel::error);
  const std::vector<AlternativeVerdicts> verdicts{
      verdicts_on_readings(ran, asked.targets, asked.alternative, values.has("alternative"), language)};
  return tell_targets(verdicts, junit, values);
}

}  // namespace spp
