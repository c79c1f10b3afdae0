// What `run` and `compare` print: 80 columns whatever the names are, parts of numbers under each other, no decimal more
// than the error bears, and fans whose blocks are those of the series.
#include <doctest/doctest.h>

#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "analysis/summary.hpp"
#include "cli/compare_table.hpp"
#include "cli/fan.hpp"
#include "cli/load.hpp"
#include "cli/program.hpp"
#include "cli/summary.hpp"
#include "cli/terminal.hpp"
#include "cli/text_table.hpp"

namespace {

using namespace spp;

const std::string long_name = "a profession whose name a planner wrote out in full, all of it";
const std::string wide_name = "手術室看護師手術室看護師手術室看護師手術室看護師手術室看護師手術室看護師手術室看護師";
constexpr const char* first_alternative = "zoals_het_nu_gaat_en_verder_gaat_zonder_dat_er_iets_verandert";
constexpr const char* second_alternative = "zoals_het_nu_gaat_en_verder_gaat_zonder_dat_er_iets_bijkomt";

/// A region of two professions with long names, read as the program reads it.
Loaded long_named() {
  const program::Folder folder;
  program::write(folder.path / "a.yaml", "name: \"" + long_name + ", " + long_name + "\"\n" + R"(start: 2026-01
years: 10
region: noord
organisations: {ank: {rooms: 6, hours_per_week: 42.5, weeks_per_year: 46}}
professions: {ops: {retirement_age: 67, name: ")" +
                                             long_name + "\"}, ana: {retirement_age: 67, name: \"" + wide_name + R"("}}
staff: {ops: {ank: 34}, ana: {ank: 14}}
fte_per_head: 0.8
age_shares: {20: 1}
recruit_ages: {25: 1}
staff_per_room: {ops: 3, ana: 1.2}
)");
  Problems problems;
  const Values values;
  std::optional<Loaded> loaded = load_scenario((folder.path / "a.yaml").string(), values, problems);
  for (const Problem& problem : problems.sorted()) REQUIRE_MESSAGE(problem.warning, render(problem));
  return std::move(loaded.value());
}
const Loaded& region() {
  static const Loaded loaded = long_named();
  return loaded;
}

/// Rows of one alternative: shortage of the professions and rooms closed; quantiles 0, k, 2k in the k-th year times
/// `scale`.
Rows<YearlyRow> rising(const char* alternative, double scale, double sd) {
  Rows<YearlyRow> rows;
  rows.shares = {0.1, 0.5, 0.9};
  rows.numbers.reserve(1000);
  for (int k = 0; k < 10; ++k)
    for (const char* profession : {"ops", "ana", "*"}) {
      YearlyRow row;
      row.alternative = alternative;
      row.year = 2026 + k;
      row.months = 12;
      row.region = "noord";
      row.organisation = "*";
      row.profession = profession;
      row.measure = text(row.profession == "*" ? Measure::rooms_closed : Measure::shortage_fte).name;
      row.sd = sd;
      for (const double q : {0.0, k * scale, 2 * k * scale}) rows.numbers.push_back(q);
      row.quantiles.values = {rows.numbers.data() + rows.numbers.size() - 3, 3};
      rows.rows.push_back(row);
    }
  return rows;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

void check_widths(const std::string& text) {
  for (const std::string& line : lines_of(text)) CHECK_MESSAGE(width_of(line) <= page_width, line);
}

/// Column of the first place of a mark in a line, in columns of a terminal.
int column_of(const std::string& line, const std::string& mark) {
  const std::size_t at = line.find(mark);
  return at == std::string::npos ? -1 : width_of(line.substr(0, at));
}

std::vector<Rows<YearlyRow>> two_alternatives(double scale, double sd) {
  std::vector<Rows<YearlyRow>> both;
  both.push_back(rising(first_alternative, scale, sd));
  both.push_back(rising(second_alternative, scale / 2, sd));
  return both;
}

TEST_CASE("a text is shortened and wrapped by the columns it takes") {
  CHECK(shortened("Wilhelmina", 10) == "Wilhelmina");
  CHECK(shortened("Wilhelmina", 9) == "Wilhelmi…");
  CHECK(shortened("手術室看護師", 6) == "手術…");
  CHECK(width_of(shortened("手術室看護師", 6)) <= 6);
  CHECK(shortened("e\u0301e\u0301e\u0301", 2) == "e\u0301…");  // a mark stays with its letter
  const std::string words = wrapped(" " + long_name + " " + long_name, 3);
  check_widths(words);
  CHECK(lines_of(words).size() == 2);
  CHECK(lines_of(words)[1].substr(0, 4).find_first_not_of(' ') == 3);
  std::string again;
  for (const std::string& line : lines_of(words)) again += line.substr(line.find_first_not_of(' ')) + " ";
  CHECK(again == long_name + " " + long_name + " ");
  const std::string word(200, 'x');
  check_widths(wrapped(word, 3));
  std::string whole = wrapped(word, 3);
  std::erase_if(whole, [](char c) { return c != 'x'; });
  CHECK(whole == word);
  CHECK(wrapped(" short   gaps", 3) == " short   gaps");
}

TEST_CASE("a number has no decimal that its error does not bear") {
  CHECK(decimals_borne(0.0, 1) == 1);
  CHECK(decimals_borne(0.09, 2) == 1);
  CHECK(decimals_borne(0.1, 2) == 1);
  CHECK(decimals_borne(0.11, 2) == 0);
  CHECK(decimals_borne(7.0, 1) == 0);
  CHECK(decimals_borne(0.004, 2) == 2);
  // Of a quantile p of n draws of a normal: sqrt(p(1 - p)/n) / density; by the density's own formula.
  const double z = 1.2815515655446004, density = std::exp(-z * z / 2) / std::sqrt(2 * 3.14159265358979);
  CHECK(bound_error(3.0, 400) == doctest::Approx(3.0 * std::sqrt(0.09 / 400) / density).epsilon(0.002));
}

TEST_CASE("blocks are those of the series: flat where it is nothing, the whole block at the most") {
  CHECK(sparks(std::vector<double>{0, 0, 0}, 0, 0) == "▁▁▁");
  CHECK(sparks(std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7}, 0, 7) == "▁▂▃▄▅▆▇█");
  CHECK(sparks(std::vector<double>{-1, 8}, 0, 7) == "▁█");
  CHECK(sparks(std::vector<double>{-7, 0}, -7, 0) == "▁█");
  std::vector<int> years;
  for (int year = 2026; year < 2056; ++year) years.push_back(year);
  const std::vector<int> shown = fan_years(years);
  CHECK(shown.size() == 10);
  CHECK(shown.front() == 2026);
  CHECK(shown.back() == 2055);
  CHECK(fan_years(std::vector<int>{2026, 2027}) == std::vector<int>{2026, 2027});
}

TEST_CASE("a fan has one scale for all of its series, with 0 within, and none where there is no series to see") {
  const std::vector<FanSeries> series{{"een", {0, 0, 0}, {0, 3.5, 7}, {7, 7, 7}},
                                      {"twee", {0, 0, 0}, {0, 0, 0}, {0, 0, 3.5}}};
  const std::string lines = fan_lines(series, std::vector<int>{2026, 2027, 2028}, "fte", 0, Language::en);
  CHECK(lines == "    een   ▁▁▁ ▁▅█ ███  2026–2028, 0 to 7 fte\n    twee  ▁▁▁ ▁▁▁ ▁▁▅\n");
  const std::vector<FanSeries> below{{"", {-7, -7, -7}, {-7, -3, 0}, {0, 0, 0}}};
  CHECK(fan_lines(below, std::vector<int>{2026, 2027, 2028}, "fte", 0, Language::nl) ==
        "    ▁▁▁ ▁▅█ ███  2026–2028, -7 tot 0 fte\n");
  CHECK(fan_lines(below, std::vector<int>{2026, 2027}, "fte", 0, Language::nl).empty());
}

TEST_CASE("the summary fits 80 columns, whatever professions and alternatives are called, with fans and without") {
  for (const double scale : {0.1, 3.0, 123456.0})
    for (const Language language : {Language::en, Language::nl})
      for (const bool fans : {false, true}) {
        const std::string told = summary_tables(region(), two_alternatives(scale, scale), {100, fans}, language);
        check_widths(told);
        CHECK(program::has(told, long_name));
        CHECK(program::has(told, second_alternative));  // whole: two names may differ at their ends
        CHECK(program::has(told, "█") == fans);
      }
  RunOptions options;
  check_widths(heading(region(), options, Language::nl));
}

TEST_CASE("medians, bounds and brackets stand under each other") {
  // In the last year 9 · 3 = 27 [0, 54] and 9 · 1.5 = 14 [0, 27]; the sd of 3 in 100 replicates bears no decimal.
  const std::string told = summary_tables(region(), two_alternatives(3.0, 3.0), {100, false}, Language::en);
  std::vector<std::string> rows;
  for (const std::string& line : lines_of(told))
    if (program::has(line, "[") && !program::has(line, "median")) rows.push_back(line);
  REQUIRE(rows.size() == 6);
  CHECK(program::has(rows[0], "27 [0, 54]"));
  CHECK(program::has(rows[1], "14 [0, 27]"));
  for (const std::string& row : rows)
    for (const char* mark : {"[", ",", "]"}) CHECK(column_of(row, mark) == column_of(rows[0], mark));
  // 1.71 · 0.5 / √100 = 0.09 bears one.
  CHECK(program::has(summary_tables(region(), two_alternatives(3.0, 0.5), {100, false}, Language::nl),
                     "27,0 [0,0; 54,0]"));
  CHECK(program::has(summary_tables(region(), two_alternatives(3.0, 0.7), {100, false}, Language::nl), "27 [0; 54]"));
}

TEST_CASE("columns that find no room follow below, under the title again") {
  TextTable table("cost", {"2026", "2027", "2028"}, {"", " [", ", ", "]"});
  const TextTable::Cell wide{"123,456,789", "-1,234,567,890", "1,234,567,890"};
  table.group(long_name);
  table.row("alles", {wide, wide, {}});
  table.row(wide_name, {wide, wide, wide});
  const std::string text = table.text();
  check_widths(text);
  const std::vector<std::string> lines = lines_of(text);
  std::size_t titles = 0, cells = 0;
  for (const std::string& line : lines) {
    titles += line.starts_with(" cost") ? 1 : 0;
    for (std::size_t at = line.find('['); at != std::string::npos; at = line.find('[', at + 1)) ++cells;
  }
  CHECK(titles == 3);
  CHECK(cells == 5);
  for (const char* year : {"2026", "2027", "2028"}) CHECK(program::has(text, year));
}

TEST_CASE("a table of differences fits 80 columns, and its fan spans what is below 0 and above") {
  std::vector<Rows<ComparisonRow>> rows(1);
  rows[0].numbers.reserve(100);
  for (int k = 0; k < 10; ++k) {
    ComparisonRow row;
    row.alternative = second_alternative;
    row.against = first_alternative;
    row.year = 2026 + k;
    row.region = "noord";
    row.organisation = "*";
    row.profession = "ops";
    row.measure = text(Measure::shortage_fte).name;
    row.mean = -k;
    row.sd = 3;
    row.probability_lower = 0.5;
    for (const double q : {-2.0 * k, 2.0}) rows[0].numbers.push_back(q);
    row.quantiles.values = {rows[0].numbers.data() + rows[0].numbers.size() - 2, 2};
    rows[0].rows.push_back(row);
  }
  const std::vector<int> years{2026, 2031, 2035};
  for (const bool fans : {false, true}) {
    ComparisonWords words{first_alternative, 100, 7, {long_name + " " + long_name}, fans};
    const std::string told = comparison_text(region(), rows, years, words, Language::en);
    check_widths(told);
    CHECK(program::has(told, "-9 [-18, 2] 50%"));
    CHECK(program::has(told, second_alternative));
    CHECK(program::has(told, "2026–2035, -18 to 2 fte") == fans);
  }
}

TEST_CASE("what is no terminal gets no blocks and no colour; a terminal has blocks by its locale, not by NO_COLOR") {
  const program::Folder folder;
  program::write(folder.path / "a.yaml", R"(start: 2026-01
years: 4
replicates: 20
region: noord
organisations: {ank: {}}
professions: {ops: {retirement_age: 67}}
staff: {ops: {ank: 34}}
demand: {ops: {ank: 30}}
fte_per_head: 0.8
age_shares: {20: 1}
recruit_ages: {25: 1}
exits: {ops: {sector: 0.2}}
)");
  const program::Ended piped = program::run(folder, "TERM=xterm LC_ALL=C.UTF-8 spp run a.yaml -o a");
  REQUIRE_MESSAGE(piped.code == 0, piped.error);
  CHECK(program::has(piped.out, "wrote a/  ·  next: spp report a --open\n"));
  for (const char* block : {"▁", "█", "blocks", "\x1b"}) CHECK_FALSE(program::has(piped.out, block));
  check_widths(piped.out);
  const auto on_terminal = [&](const std::string& environment) {
    const std::string line =
        "env -u LC_ALL -u LC_CTYPE -u LANG " + environment + " '" SPP_PROGRAM "' run a.yaml -o b --force";
    return program::run(folder, "script -qec \"" + line + "\" /dev/null").out;
  };
  if (program::run(folder, "command -v script").code != 0) return;  // the tool that lends a terminal
  CHECK(program::has(on_terminal("TERM=xterm LANG=nl_NL.UTF-8 NO_COLOR=1"), "█"));
  CHECK(program::has(on_terminal("TERM=xterm LC_CTYPE=en_US.utf8"), "█"));
  CHECK_FALSE(program::has(on_terminal("TERM=dumb LANG=nl_NL.UTF-8"), "█"));
  CHECK_FALSE(program::has(on_terminal("TERM=xterm LC_ALL=C LANG=nl_NL.UTF-8"), "█"));
  CHECK_FALSE(program::has(on_terminal("TERM=xterm"), "█"));
}

TEST_CASE("a path is written as a shell takes it") {
  CHECK(in_shell("out/run-ok") == "out/run-ok");
  CHECK(in_shell("mijn map") == "'mijn map'");
  CHECK(in_shell("a'b") == "'a'\\''b'");
  CHECK(in_shell("-x") == "./-x");
  CHECK(in_shell("") == "''");
}

TEST_CASE("every help fits 80 columns, in both languages") {
  for (const Language language : {Language::en, Language::nl}) {
    check_widths(help_text(language));
    for (const Command& command : commands()) check_widths(help_text(command, language));
  }
}

}  // namespace
