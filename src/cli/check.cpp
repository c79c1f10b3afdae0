// spp check: all problems of all files at once, and the size of their runs; nothing is run.
#include <fmt/format.h>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "cli/annotations.hpp"
#include "cli/excel.hpp"
#include "cli/load.hpp"
#include "cli/terminal.hpp"
#include "cli/text_table.hpp"
#include "output/csv.hpp"
#include "output/json.hpp"

namespace spp {

/// The tables of `--format`: a row for each problem, a row for each file that could be run.
struct ProblemRow {
  std::string scenario, kind, file;
  std::int64_t line = 0, column = 0;
  std::string path, what, hint;
};
struct SizeRow {
  std::string scenario;
  std::int64_t alternatives = 0, replicates = 0, months = 0, rows = 0, output_bytes = 0, memory_bytes = 0;
};

template <>
inline constexpr auto fields<ProblemRow> =
    std::tuple{field("scenario", &ProblemRow::scenario, unit::none, {"Scenario, zoals gegeven", "Scenario, as given"}),
               field("kind", &ProblemRow::kind, unit::none, {"`error` of `warning`", "`error` or `warning`"}),
               field("file", &ProblemRow::file, unit::none, {"Bestand waarin het staat", "File that holds it"}),
               field("line", &ProblemRow::line, unit::none, {"Regel; 0 is onbekend", "Line; 0 is unknown"}),
               field("column", &ProblemRow::column, unit::none,
                     {"Teken in de regel; 0 is onbekend", "Character of the line; 0 is unknown"}),
               field("path", &ProblemRow::path, unit::none, {"Veld van het scenario", "Field of the scenario"}),
               field("what", &ProblemRow::what, unit::none, {"Wat er mis is", "What is wrong"}),
               field("hint", &ProblemRow::hint, unit::none, {"Wat eraan te doen is", "What to do about it"})};
template <>
inline constexpr auto fields<SizeRow> = std::tuple{
    field("scenario", &SizeRow::scenario, unit::none, {"Scenario, zoals gegeven", "Scenario, as given"}),
    field("alternatives", &SizeRow::alternatives, unit::none,
          {"Beleidsvarianten die gesimuleerd worden", "Alternatives that are simulated"}),
    field("replicates", &SizeRow::replicates, unit::none, {"Trekkingen", "Replicates"}),
    field("months", &SizeRow::months, unit::months, {"Lengte van de run", "Length of the run"}),
    field("rows", &SizeRow::rows, {"rows"}, {"Rijen van alle tabellen, ongeveer", "Rows of all tables, about"}),
    field("output_bytes", &SizeRow::output_bytes, {"bytes"},
          {"Omvang van de map, ongeveer", "Size of the folder, about"}),
    field("memory_bytes", &SizeRow::memory_bytes, {"bytes"}, {"Geheugen, hoogstens", "Memory, at most"})};

namespace {

/// A file that was checked; without a size where it has errors.
struct Checked {
  std::string file;
  std::vector<Problem> problems;
  std::optional<RunSize> size;
};

Checked check_file(const std::string& file, const Values& values) {
  Problems problems;
  Checked checked{file, {}, {}};
  const std::optional<Loaded> loaded = load_scenario(file, values, problems);
  checked.problems = problems.sorted();
  if (loaded && !problems.any_error()) checked.size = size_of_run(*loaded, run_options(*loaded, values));
  return checked;
}

std::string size_line(const Checked& checked, Language language) {
  constexpr double mega = 1e6;
  constexpr Words words{
      "{}: in orde; {} trekkingen van {} maanden{}, ongeveer {} rijen, {} MB op schijf, hoogstens {} MB geheugen",
      "{}: no problems; {} replicates of {} months{}, about {} rows, {} MB on disk, at most {} MB of memory"};
  constexpr Words several{", {} beleidsvarianten", ", {} alternatives"};
  const RunSize& size = *checked.size;
  return wrapped(fmt::format(
                     fmt::runtime(words.in(language)), visible(checked.file), spelled(size.replicates, 0, language),
                     size.months,
                     size.alternatives > 1 ? fmt::format(fmt::runtime(several.in(language)), size.alternatives) : "",
                     spelled(static_cast<double>(size.rows), 0, language),
                     spelled(static_cast<double>(size.output_bytes) / mega, 0, language),
                     spelled(static_cast<double>(size.memory_bytes) / mega, 0, language)),
                 3) +
         "\n";
}

Rows<ProblemRow> problem_rows(const std::vector<Checked>& all) {
  Rows<ProblemRow> table;
  for (const Checked& checked : all)
    for (const Problem& problem : checked.problems)
      table.rows.push_back({visible(checked.file), problem.warning ? "warning" : "error",
                            visible(problem.at.source ? problem.at.source->name : checked.file), problem.at.line,
                            problem.at.column, visible(problem.path), visible(problem.what), visible(problem.hint)});
  return table;
}

Rows<SizeRow> size_rows(const std::vector<Checked>& all) {
  Rows<SizeRow> table;
  for (const Checked& checked : all) {
    if (!checked.size) continue;
    const RunSize& size = *checked.size;
    table.rows.push_back({visible(checked.file), size.alternatives, size.replicates, size.months,
                          static_cast<std::int64_t>(size.rows), static_cast<std::int64_t>(size.output_bytes),
                          static_cast<std::int64_t>(size.memory_bytes)});
  }
  return table;
}

void print_text(const std::vector<Checked>& all, bool quiet, Language language) {
  constexpr std::size_t most_printed = 100;
  std::size_t told = 0, untold = 0;
  for (const Checked& checked : all) {
    for (const Problem& problem : checked.problems) {
      if (quiet && problem.warning) continue;
      if (++told > most_printed)
        ++untold;
      else
        print(render(problem) + "\n", Channel::error);
    }
    if (checked.size && !quiet) print(size_line(checked, language), Channel::out);
  }
  if (untold > 0) print(fmt::format("and {} more\n", untold), Channel::error);
}

}  // namespace

int check_command(const Values& values) {
  const CsvDialect dialect = dialect_of("check", values);
  std::vector<Checked> all;
  std::size_t errors = 0;
  for (const std::string& file : values.files) {
    all.push_back(check_file(file, values));
    for (const Problem& problem : all.back().problems) {
      errors += problem.warning ? 0 : 1;
      if (!problem.warning || !values.has("quiet")) annotate(problem);
    }
  }
  const std::string format = values.text("format", "table");
  if (format == "csv")
    print(std::string(dialect == CsvDialect::excel ? excel_mark : "") + csv_text(problem_rows(all), dialect) +
              std::string(line_end_of(dialect)) + csv_text(size_rows(all), dialect),
          Channel::out);
  else if (format == "json")
    print("{\n\"problems\": " + json_text(problem_rows(all)) + ",\n\"runs\": " + json_text(size_rows(all)) + "\n}\n",
          Channel::out);
  else
    print_text(all, values.has("quiet"), language_of(values));
  if (errors == 0) return 0;
  print(fmt::format("{} problem{}; nothing was run\n", errors, errors == 1 ? "" : "s"), Channel::error);
  return 2;
}

}  // namespace spp
