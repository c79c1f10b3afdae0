// A run as a workbook, read back from the parts of its zip: numbers are those of the CSV, texts are texts whatever they
// begin with, the bytes are the same each time, and a workbook is whole or not at all.
#include "output/xlsx.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmath>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "output/named_table.hpp"
#include "output/xlsx_book.hpp"
#include "output/xlsx_terms.hpp"
#include "output/zip_parts.hpp"

using namespace spp;

namespace {

struct BookCell {
  std::string type, text;  ///< the type as the file has it: `inlineStr`, `s`, `b`, or empty for a number
};
using BookSheet = std::map<std::string, BookCell>;  ///< by reference: `B12`

std::map<std::string, std::string> parts_of(const std::string& bytes) {
  std::map<std::string, std::string> parts;
  for (const ZipPart& part : zip_parts(bytes)) parts[part.name] = text_of_part(part);
  return parts;
}

/// The sheets by name, read by an XML parser of others.
std::map<std::string, BookSheet> sheets_of(const std::string& bytes) {
  auto parts = parts_of(bytes);
  pugi::xml_document shared, book;
  REQUIRE(shared.load_string(parts["xl/sharedStrings.xml"].c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
  std::vector<std::string> texts;
  for (const auto& one : shared.child("sst").children("si")) texts.emplace_back(one.child("t").text().get());
  REQUIRE(book.load_string(parts["xl/workbook.xml"].c_str()));
  std::map<std::string, BookSheet> sheets;
  int number = 0;
  for (const auto& one : book.child("workbook").child("sheets").children("sheet")) {
    pugi::xml_document sheet;
    const std::string name = "xl/worksheets/sheet" + std::to_string(++number) + ".xml";
    REQUIRE(sheet.load_string(parts[name].c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
    BookSheet& cells = sheets[one.attribute("name").value()];
    for (const auto& row : sheet.child("worksheet").child("sheetData").children("row"))
      for (const auto& cell : row.children("c")) {
        CHECK_FALSE(cell.child("f"));
        BookCell read{cell.attribute("t").value(), cell.child("v").text().get()};
        if (read.type == "inlineStr") read.text = cell.child("is").child("t").text().get();
        if (read.type == "s") read.text = texts.at(static_cast<std::size_t>(std::stoul(read.text)));
        cells[cell.attribute("r").value()] = read;
      }
  }
  return sheets;
}

/// Column 0 is A; tests have no more than 26.
std::string reference(std::size_t row, std::size_t column) {
  return std::string(1, static_cast<char>('A' + column)) + std::to_string(row + 1);
}

constexpr const char* hostile = "=cmd|' /C calc'!A0";

/// Two alternatives, two years, two measures of one region; numbers that no short form ends.
struct BookWorld {
  Rows<YearlyRow> yearly;
  Rows<InputRow> inputs;
  std::vector<NamedTable> tables;
  RunDescription run;

  explicit BookWorld(std::string_view second = hostile) {
    yearly.shares = {0.05, 0.1, 0.5, 0.9, 0.95};
    yearly.numbers.reserve(1000);
    int n = 0;
    for (const std::string_view alternative : {std::string_view("baseline"), second})
      for (const std::int64_t year : {2026, 2027})
        for (const char* const measure : {"rooms_closed", "shortage_fte"}) {
          YearlyRow row;
          row.alternative = alternative;
          row.year = year;
          row.months = 12;
          row.region = "noord";
          row.organisation = row.profession = "*";
          row.measure = measure;
          row.unit = measure[0] == 'r' ? "rooms" : "fte";
          row.mean = ++n / 7.0;
          row.sd = 1e-7 * n;
          for (int q = 0; q < 5; ++q) yearly.numbers.push_back(n + q / 3.0);
          row.quantiles.values = {yearly.numbers.data() + yearly.numbers.size() - 5, 5};
          if (n % 2 == 0) row.chance_share = 0.25;
          yearly.rows.push_back(row);
        }
    for (const char* const text : {hostile, "https://example.org", "+31", "\xE2\x80\xAE txt", "_x000D_ a", "<b>&\"'"}) {
      InputRow row;
      row.path = "p";
      row.source = text;
      row.is_assumption = inputs.rows.empty();
      row.mean = 0.1;
      inputs.rows.push_back(row);
    }
    tables.push_back(named_table<YearlyRow>("yearly", {"Jaarcijfers", "Yearly"}, {}, TableList<YearlyRow>{&yearly}));
    tables.push_back(named_table<InputRow>("inputs", {"Invoer", "Inputs"}, {}, TableList<InputRow>{&inputs}));
    run.version = "1.2.3";
    run.alternatives = {"baseline", std::string(second)};
  }

  [[nodiscard]] FolderTables folder() const { return {"run", tables, run}; }
};

XlsxAsked asked_of_book(Language language = Language::en) {
  XlsxAsked asked{.language = language, .title = "=1+1", .subtitle = "@SUM(A1)"};
  asked.region = "noord";
  asked.place = "noord";
  return asked;
}

}  // namespace

TEST_CASE("the cells of a sheet are those of the CSV: numbers as numbers, texts as texts, truth as truth") {
  const BookWorld world;
  const FolderTables run = world.folder();
  const Workbook workbook = workbook_of(run, asked_of_book());
  CHECK(workbook.bytes.starts_with(xlsx_beginning));
  CHECK(workbook.notes.empty());
  auto sheets = sheets_of(workbook.bytes);
  const Terms terms = terms_of(run);
  std::size_t numbers = 0, texts = 0, booleans = 0;
  for (const auto& [name, title] : {std::pair{"yearly", "Yearly"}, std::pair{"inputs", "Inputs"}}) {
    const FolderTable& table = run.table(name);
    REQUIRE(sheets.count(title) == 1);
    const BookSheet& sheet = sheets[title];
    for (std::size_t c = 0; c < table.columns().size(); ++c) {
      const TermColumn term = terms.column(name, table.columns()[c]);
      CHECK(sheet.at(reference(0, c)).text == table.columns()[c]);
      for (std::size_t r = 0; r < table.rows(); ++r) {
        const std::string at = reference(r + 1, c);
        const std::string text(table.text(r, c));
        if (text.empty()) {
          CHECK(sheet.count(at) == 0);
        } else if (term.type == ColumnType::number || term.type == ColumnType::whole) {
          CHECK(sheet.at(at).type.empty());
          const double wanted = std::stod(text);
          CHECK(std::abs(std::stod(sheet.at(at).text) - wanted) <= 1e-15 * std::abs(wanted));
          ++numbers;
        } else if (term.type == ColumnType::yes_no) {
          CHECK(sheet.at(at).type == "b");
          CHECK(sheet.at(at).text == (text == "true" ? "1" : "0"));
          ++booleans;
        } else {
          CHECK(sheet.at(at).type == "inlineStr");
          ++texts;
        }
      }
    }
  }
  CHECK(numbers == 8 * 9 + 4 * 1 + 6 * 5);
  CHECK(texts == 8 * 6 + 6 * 2);
  CHECK(booleans == 6);
}

TEST_CASE("no text of a workbook is a formula, a link or a sign that Excel reads otherwise") {
  const BookWorld world;
  const Workbook workbook = workbook_of(world.folder(), asked_of_book());
  for (const auto& part : parts_of(workbook.bytes)) {
    const std::string &name = part.first, &text = part.second;
    CAPTURE(name);
    const bool chart = name.find("charts/") != std::string::npos;
    if (!chart) CHECK(text.find("<f>") == std::string::npos);
    CHECK(text.find("<hyperlink") == std::string::npos);
    CHECK(text.find("TargetMode=\"External\"") == std::string::npos);
    // Charts refer to cells of ours alone.
    for (std::size_t at = text.find("<c:f>"); at != std::string::npos; at = text.find("<c:f>", at + 1))
      CHECK(text.compare(at, 14, "<c:f>Overview!") == 0);
  }
  auto sheets = sheets_of(workbook.bytes);
  const BookSheet& inputs = sheets["Inputs"];
  CHECK(inputs.at("E2").text == hostile);
  CHECK(inputs.at("E3").text == "https://example.org");
  CHECK(inputs.at("E4").text == "+31");
  CHECK(inputs.at("E5").text == "\\u202e txt");
  CHECK(inputs.at("E6").text == "_x005F_x000D_ a");  // Excel shows `_x000D_ a`
  CHECK(inputs.at("E7").text == "<b>&\"'");
  CHECK(sheets["Overview"].at("A1").text == "=1+1");
  CHECK(sheets["Overview"].at("A2").text == "@SUM(A1)");
}

TEST_CASE("the first sheet has medians and the edges of the band by year, and charts that know them") {
  const BookWorld world;
  const Workbook workbook = workbook_of(world.folder(), asked_of_book(Language::nl));
  auto sheets = sheets_of(workbook.bytes);
  const BookSheet& sheet = sheets.at("Overzicht");
  std::map<std::string, std::string> by_text;
  for (const auto& [at, cell] : sheet)
    if (!cell.type.empty()) by_text[cell.text] = at;
  REQUIRE(by_text.count("Tekort, fte") == 1);
  const std::size_t row = std::stoul(by_text["Tekort, fte"].substr(1)) - 1;
  CHECK(sheet.at(reference(row + 1, 2)).text == "2026");
  CHECK(sheet.at(reference(row + 1, 3)).text == "2027");
  CHECK(sheet.at(reference(row + 2, 0)).text == "baseline");
  CHECK(sheet.at(reference(row + 2, 1)).text == "mediaan");
  CHECK(sheet.at(reference(row + 3, 1)).text == "10%");
  CHECK(sheet.at(reference(row + 4, 1)).text == "90%");
  CHECK(sheet.at(reference(row + 5, 0)).text == hostile);
  // Rows 2, 4, 6, 8 of the yearly table are of shortage_fte: quantile q is n + q / 3.
  const auto value = [&](std::size_t r, std::size_t c) { return std::stod(sheet.at(reference(row + r, c)).text); };
  CHECK(value(2, 2) == doctest::Approx(2.0 + 2.0 / 3.0).epsilon(1e-14));
  CHECK(value(3, 3) == doctest::Approx(4.0 + 1.0 / 3.0).epsilon(1e-14));
  CHECK(value(7, 2) == doctest::Approx(6.0 + 3.0 / 3.0).epsilon(1e-14));
  auto parts = parts_of(workbook.bytes);
  REQUIRE(parts.count("xl/charts/chart1.xml") == 1);
  REQUIRE(parts.count("xl/charts/chart2.xml") == 1);
  pugi::xml_document chart;
  REQUIRE(chart.load_string(parts["xl/charts/chart1.xml"].c_str()));
  const auto lines = chart.child("c:chartSpace").child("c:chart").child("c:plotArea").child("c:lineChart");
  const auto first = lines.child("c:ser");
  CHECK(
      std::string(first.child("c:tx").child("c:strRef").child("c:strCache").child("c:pt").child("c:v").text().get()) ==
      "baseline");
  CHECK(first.child("c:val").child("c:numRef").child("c:numCache").child("c:pt").child("c:v").text().as_double() ==
        doctest::Approx(2.0 + 2.0 / 3.0).epsilon(1e-14));
  int series = 0;
  for ([[maybe_unused]] const auto& one : lines.children("c:ser")) ++series;
  CHECK(series == 6);  // a median and two edges of the first and the last
}

TEST_CASE("a place without yearly figures is told, and a chart is not drawn") {
  const BookWorld world;
  XlsxAsked asked = asked_of_book();
  asked.region = "zuid";
  const Workbook workbook = workbook_of(world.folder(), asked);
  CHECK(parts_of(workbook.bytes).count("xl/charts/chart1.xml") == 0);
  auto sheets = sheets_of(workbook.bytes);
  CHECK(sheets["Overview"].at("A4").text == "This run has no yearly figures of this place.");
  CHECK(sheets["Yearly"].size() > 8);
}

TEST_CASE("headers stay in sight, can be filtered by, and say what they mean") {
  const BookWorld world;
  const Workbook workbook = workbook_of(world.folder(), asked_of_book(Language::nl));
  auto parts = parts_of(workbook.bytes);
  pugi::xml_document sheet;
  REQUIRE(sheet.load_string(parts["xl/worksheets/sheet2.xml"].c_str()));
  const auto root = sheet.child("worksheet");
  CHECK(std::string(root.child("sheetViews").child("sheetView").child("pane").attribute("state").value()) == "frozen");
  CHECK(std::string(root.child("autoFilter").attribute("ref").value()) == "A1:Q9");
  CHECK(parts["xl/comments1.xml"].find("Kalenderjaar") != std::string::npos);
  CHECK(parts["xl/comments1.xml"].find("[months]") != std::string::npos);
  auto sheets = sheets_of(workbook.bytes);
  CHECK(sheets["Kolommen"].at("C3").text == "year");
  CHECK(sheets["Kolommen"].at("F3").text == "Kalenderjaar");
  CHECK(sheets["Begrippen"].size() > 40);
}

TEST_CASE("the same run gives the same bytes, whatever the clock says and wherever it hangs") {
  const BookWorld world;
  const FolderTables run = world.folder();
  const std::string first = workbook_of(run, asked_of_book()).bytes;
  const char* const before = std::getenv("TZ");
  const std::string kept = before != nullptr ? before : "";
  setenv("TZ", "Asia/Tokyo", 1);
  tzset();
  usleep(1'100'000);  // a second further at least
  const std::string second = workbook_of(run, asked_of_book()).bytes;
  before != nullptr ? setenv("TZ", kept.c_str(), 1) : unsetenv("TZ");
  tzset();
  CHECK(first == second);
}

TEST_CASE("a table that is too long for a sheet goes on in the next, and this is said") {
  const BookWorld world;
  XlsxAsked asked = asked_of_book();
  asked.rows_per_sheet = 3;
  const Workbook workbook = workbook_of(world.folder(), asked);
  REQUIRE(workbook.notes.size() == 2);
  CHECK(workbook.notes[0] == "yearly.csv is in 3 sheets: a sheet of Excel holds no more than 3 rows");
  auto sheets = sheets_of(workbook.bytes);
  CHECK(sheets["Yearly"].count("A4") == 1);
  CHECK(sheets["Yearly"].count("A5") == 0);
  CHECK(sheets["Yearly (2)"].at("A1").text == "alternative");
  CHECK(sheets["Yearly (3)"].count("A3") == 1);
  CHECK(sheets["Yearly (3)"].count("A4") == 0);
  CHECK(std::stod(sheets["Yearly (2)"].at("I2").text) == doctest::Approx(4 / 7.0).epsilon(1e-14));
}

TEST_CASE("a text that is longer than a cell is cut, and this is said") {
  BookWorld world;
  const std::string longest(40'000, 'x');
  world.inputs.rows[0].source = longest;
  const Workbook workbook = workbook_of(world.folder(), asked_of_book());
  REQUIRE(workbook.notes.size() == 1);
  CHECK(workbook.notes[0] == "in the workbook a text was too long for a cell of Excel and cut; the CSV has all of it");
  auto sheets = sheets_of(workbook.bytes);
  const std::string& shown = sheets["Inputs"].at("E2").text;
  CHECK(shown.size() <= 32'767);
  CHECK(shown.ends_with("x…"));
}

namespace {

/// Whether a workbook is refused where no file may be larger than this.
bool is_refused(const FolderTables& run, rlim_t most) {
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit few{most, before.rlim_max};
  REQUIRE(setrlimit(RLIMIT_FSIZE, &few) == 0);
  bool refused = false;
  try {
    static_cast<void>(workbook_of(run, asked_of_book()));
  } catch (const EnvironmentError&) {
    refused = true;
  }
  REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, handler);
  return refused;
}

}  // namespace

TEST_CASE("where the workbook finds no room there is an error and no workbook") {
  const BookWorld world;
  const FolderTables run = world.folder();
  for (const rlim_t most : {rlim_t{1}, rlim_t{3'000}, rlim_t{9'000}}) CHECK(is_refused(run, most));
  CHECK_FALSE(is_refused(run, 4'000'000));
}

TEST_CASE("a sheet that its temporary file could not hold is noticed, though the library says nothing") {
  BookWorld world;
  for (int i = 0; i < 100; ++i) {
    InputRow row;
    row.source = std::string(30'000, 'x');  // 3 MB in the file, hardly anything in the zip
    world.inputs.rows.push_back(row);
  }
  const FolderTables run = world.folder();
  REQUIRE(workbook_of(run, asked_of_book()).bytes.size() < 100'000);
  CHECK(is_refused(run, 1'000'000));
  CHECK_FALSE(is_refused(run, 8'000'000));
}

TEST_CASE("a zip that is broken is known") {
  const BookWorld world;
  const std::string good = workbook_of(world.folder(), asked_of_book()).bytes;
  CHECK(zip_parts(good).size() > 10);
  CHECK_THROWS_AS(static_cast<void>(zip_parts(good.substr(0, good.size() / 2))), std::runtime_error);
  CHECK_THROWS_AS(static_cast<void>(zip_parts("PK")), std::runtime_error);
  std::string bad = good;
  const ZipPart first = zip_parts(good).front();
  bad[static_cast<std::size_t>(first.packed.data() - good.data()) + first.packed.size() / 2] ^= 0x55;
  CHECK_THROWS_AS(static_cast<void>(text_of_part(zip_parts(bad).front())), std::runtime_error);
}

TEST_CASE("names of sheets are those that Excel takes, in both languages, and differ") {
  for (const Language language : {Language::nl, Language::en}) {
    std::map<std::string, int> seen;
    for (const SheetName& one : sheet_names()) {
      const std::string name(one.name.in(language));
      CHECK(name.size() <= 31 - 4);  // ` (9)` behind it
      CHECK(name.find_first_of("[]:*?/\\'") == std::string::npos);
      CHECK(++seen[name] == 1);
    }
  }
}
