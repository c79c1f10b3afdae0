// --excel as users meet it: what the files look like, that the program reads them back, and where the option means
// nothing.
#include <string>

#include "cli/program.hpp"

namespace {

using namespace spp::program;

/// Eight people, two alternatives, uncertain inputs of which one has a source that would be a formula.
constexpr const char* scenario_for_excel = R"(name: Excel
start: 2026-01
years: 3
replicates: 40
region: noord
professions: {ops: {retirement_age: 70}}
organisations: {ank: {}}
fte_per_head: 1
recruit_ages: {30: 1}
staff: {ops: {ank: {settled: {30: 80}}}}
exits: {ops: {sector: {pert: [0.05, 0.1, 0.2], assumption: "=1+1", range: [0.05, 0.2]}}}
demand: {ops: {ank: 80}}
retention: {base_year: 2026}
policies: {behoud: {type: retention, from: 2027-01, exits: {sector: -0.5}}}
alternatives: {baseline: [], all: [behoud]}
targets:
  - {measure: shortage_fte, at_most: 20, year: 2027, probability: 0.5, alternative: "*"}
)";

/// The same run twice, in folders of one name: plain and for Excel.
struct Both {
  Folder folder;
  Both() {
    write(folder.path / "a.yaml", scenario_for_excel);
    const Ended plain = run(folder, "spp run a.yaml -q -o plain/run");
    REQUIRE_MESSAGE(plain.error.empty(), plain.error);
    const Ended excel = run(folder, "spp run a.yaml -q -o excel/run --excel");
    REQUIRE_MESSAGE(excel.error.empty(), excel.error);
  }
  [[nodiscard]] Ended in(const std::string& name, const std::string& line) const {
    return run(folder, "cd " + name + " && " + line);
  }
};

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

}  // namespace

TEST_CASE("a folder for Excel has semicolons, decimal commas, CRLF and a byte order mark") {
  const Both both;
  for (const auto& entry : fs::directory_iterator(both.folder.path / "excel/run")) {
    const fs::path plain = both.folder.path / "plain/run" / entry.path().filename();
    CAPTURE(plain);
    REQUIRE(fs::exists(plain));
    if (entry.path().extension() != ".csv") continue;
    const std::string text = text_of(entry.path());
    CHECK(text.starts_with("\xEF\xBB\xBF"));
    CHECK(text.ends_with("\r\n"));
    CHECK(text.find("\xEF\xBB\xBF", 3) == std::string::npos);
  }
  // Nothing in these tables is quoted: sign by sign they are the plain ones.
  for (const char* const name : {"yearly.csv", "comparison.csv", "retention.csv", "projection.csv", "targets.csv"}) {
    CAPTURE(name);
    const std::string plain = text_of(both.folder.path / "plain/run" / name);
    REQUIRE(plain.find('"') == std::string::npos);
    REQUIRE(plain.find(';') == std::string::npos);
    CHECK(text_of(both.folder.path / "excel/run" / name) ==
          "\xEF\xBB\xBF" + replaced(replaced(replaced(plain, ",", ";"), ".", ","), "\n", "\r\n"));
  }
  CHECK(text_of(both.folder.path / "plain/run/scenario.yaml") == text_of(both.folder.path / "excel/run/scenario.yaml"));
}

TEST_CASE("what reads a folder reads one for Excel to the same end") {
  const Both both;
  for (const char* const line : {"spp retention run --year 2027", "spp retention run --format csv",
                                 "spp retention run --format json --year 2028", "spp compare run --format csv -n 40"}) {
    CAPTURE(line);
    const Ended plain = both.in("plain", line), excel = both.in("excel", line);
    CHECK_MESSAGE(plain.code <= 1, plain.error);
    CHECK(excel.code == plain.code);
    CHECK(excel.out == plain.out);
    CHECK(excel.error == plain.error);
    CHECK_FALSE(plain.out.empty());
  }
  const Ended same = run(both.folder, "spp diff plain/run excel/run");
  CHECK_MESSAGE(same.code == 0, same.error);
  CHECK(has(same.out, "nothing differs"));
}

TEST_CASE("a board's workbook is the same from a folder for Excel") {
  const Both both;
  for (const char* const name : {"plain", "excel"}) {
    const Ended ended = both.in(name, "spp report run --format xlsx --lang nl -o book.xlsx");
    CHECK_MESSAGE(ended.code == 0, ended.error);
  }
  const std::string book = text_of(both.folder.path / "plain/book.xlsx");
  CHECK(book.starts_with("PK"));
  CHECK(book.size() > 10'000);
  CHECK(book == text_of(both.folder.path / "excel/book.xlsx"));
}

TEST_CASE("tables that are printed for Excel are those of the folder") {
  const Both both;
  const Ended retention = both.in("plain", "spp retention run --format csv --excel");
  CHECK_MESSAGE(retention.code == 0, retention.error);
  CHECK(retention.out == text_of(both.folder.path / "excel/run/retention.csv"));
  const Ended diff = run(both.folder, "spp diff plain/run excel/run --format csv --excel");
  CHECK(diff.out ==
        "\xEF\xBB\xBFkind;path;change;before;after\r\n\r\n"
        "table;alternative;year;region;organisation;profession;item;quantity;unit;before;after;difference;sd;in_sd;"
        "standard_error;certainty;verdict_before;verdict_after\r\n");
  const Ended compared = both.in("plain", "spp compare run --excel -o made --format csv");
  CHECK_MESSAGE(compared.code == 0, compared.error);
  CHECK(compared.out == text_of(both.folder.path / "plain/made/comparison.csv"));
  CHECK(
      compared.out.starts_with("\xEF\xBB\xBF"
                               "alternative;against;"));
  CHECK(run(both.folder, "spp check a.yaml --format csv --excel").out.starts_with("\xEF\xBB\xBF"));
}

TEST_CASE("--excel where no CSV is written gets its remedy") {
  const Both both;
  const auto refused = [&](const std::string& line, const std::string& told) {
    const Ended ended = run(both.folder, line);
    CAPTURE(line);
    CHECK(ended.code == 2);
    CHECK(ended.out.empty());
    CHECK_MESSAGE(has(ended.error, told), ended.error);
  };
  const std::string json = "--excel is for CSV, and --format json asks for JSON; leave out one of them";
  refused("spp run a.yaml --excel --format json -o new", "spp run: " + json);
  CHECK_FALSE(fs::exists(both.folder.path / "new"));
  refused("spp diff plain/run excel/run --excel --format json", "spp diff: " + json);
  refused("spp retention plain/run --excel --format json", "spp retention: " + json);
  refused("spp compare a.yaml --excel",
          "spp compare: --excel is for CSV, and no CSV is written; add --format csv, or -o DIR");
  refused("spp diff plain/run excel/run --excel",
          "spp diff: --excel is for CSV, and no CSV is written; add --format csv");
  refused("spp retention plain/run --excel --format html", "add --format csv");
  refused("spp check a.yaml --excel", "add --format csv");
}

TEST_CASE("a report for Excel does not replace a plain table, nor the other way round") {
  const Both both;
  CHECK(both.in("plain", "spp retention run --format csv -o r.csv").code == 0);
  const Ended other = both.in("plain", "spp retention run --format csv --excel -o r.csv");
  CHECK(other.code == 3);
  CHECK(has(other.error, "is no file of spp"));
  CHECK(both.in("plain", "spp retention run --format csv --excel -o e.csv").code == 0);
  CHECK(both.in("plain", "spp retention run --format csv --excel -o e.csv").code == 0);
}
