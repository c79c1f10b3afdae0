// spp diff: what changed between two run folders, inputs first. Nothing is simulated.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "base/nearest.hpp"
#include "base/problem.hpp"
#include "cli/command.hpp"
#include "cli/diff_table.hpp"
#include "cli/excel.hpp"
#include "cli/terminal.hpp"
#include "report/diff.hpp"

namespace spp {
namespace {

constexpr Words inputs_title{"Wat er anders in ging", "What went in and is not the same"};
constexpr Words outputs_title{"Wat er anders uit kwam", "What came out and is not the same"};

/// The alternatives asked for; InputError where neither run has one.
std::vector<std::string> alternatives_of(const Values& values, const FolderTables& a, const FolderTables& b) {
  std::vector<std::string> known = a.facts().alternatives;
  for (const std::string& name : b.facts().alternatives)
    if (std::find(known.begin(), known.end(), name) == known.end()) known.push_back(name);
  std::vector<std::string> asked = values.texts("alternative");
  for (const std::string& name : asked) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::string hint = did_you_mean(name, known);
    throw InputError(fmt::format("spp diff: unknown alternative `{}`; {}", visible(name),
                                 hint.empty() ? fmt::format("there is `{}`", fmt::join(known, "`, `")) : hint));
  }
  return asked;
}

/// The years asked for; InputError where neither run has one.
std::vector<std::int64_t> years_of(const Values& values, const FolderTables& a, const FolderTables& b) {
  std::vector<std::int64_t> asked;
  if (!values.has("year")) return asked;
  std::set<std::string> known;
  for (const FolderTables* run : {&a, &b}) {
    const FolderTable& yearly = run->table("yearly");
    const std::size_t year = yearly.column("year");
    for (std::size_t row = 0; row < yearly.rows(); ++row) known.emplace(yearly.text(row, year));
  }
  for (const std::string& text : values.texts("year")) {
    if (known.count(text) == 0)
      throw InputError(fmt::format("spp diff: --year {}: the runs have {}", text,
                                   visible(fmt::format("{}", fmt::join(known, ", ")))));
    std::int64_t year = 0;
    std::from_chars(text.data(), text.data() + text.size(), year);
    asked.push_back(year);
  }
  return asked;
}

std::vector<NamedTable> tables_of(const RunDiff& diff) {
  std::vector<NamedTable> tables;
  tables.push_back(named_table<InputChangeRow>("inputs", inputs_title, {}, {&diff.inputs}));
  tables.push_back(named_table<OutputChangeRow>("outputs", outputs_title, {}, {&diff.outputs}));
  return tables;
}

}  // namespace

int diff_command(const Values& values) {
  const Language language = language_of(values);
  const CsvDialect dialect = dialect_of("diff", values);
  const FolderTables before = FolderTables::open(values.files[0]), after = FolderTables::open(values.files[1]);
  const RunDiff diff =
      diff_runs(before, after, {alternatives_of(values, before, after), years_of(values, before, after)});
  if (!values.has("quiet"))
    for (const FolderTables* run : {&before, &after})
      if (const std::string note = changed_note(*run, language); !note.empty())
        print("spp: " + note + "\n", Channel::error);
  const std::string format = values.text("format", "table");
  if (format == "table")
    print(diff_text(diff, {before.called(), after.called()}, language), Channel::out);
  else
    print_named_tables(
        tables_of(diff), format == "json" ? TableFormat::json : TableFormat::csv,
        [](std::string_view text) { print(text, Channel::out); }, dialect);
  return 0;
}

}  // namespace spp
