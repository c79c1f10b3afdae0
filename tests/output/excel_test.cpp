// CSV as Excel wants it: what a cell becomes, that it can always be undone, and that a folder in it reads back to the
// same tables.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "output/csv.hpp"
#include "output/folder_tables.hpp"
#include "output/named_table.hpp"

using namespace spp;

namespace {

namespace fs = std::filesystem;

struct ExcelFolder {
  fs::path path;
  ExcelFolder() {
    std::string name = (fs::temp_directory_path() / "spp-excel-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  ~ExcelFolder() { fs::remove_all(path); }
  ExcelFolder(const ExcelFolder&) = delete;
  ExcelFolder& operator=(const ExcelFolder&) = delete;
};

template <class T>
std::string excel_cell(const T& value) {
  std::string out;
  append_excel_cell(out, value);
  return out;
}

std::string excel_text(std::string_view text) { return excel_cell(text); }

std::string undone(std::string text) { return std::string(text_from_excel(std::span<char>(text.data(), text.size()))); }

std::string excel_bytes(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Texts that a spreadsheet, a reader of CSV or the dialect itself could trip over.
const std::vector<std::string>& awkward_texts() {
  static const std::vector<std::string> texts{"martini",
                                              "=cmd|' /C calc'!A0",
                                              "=1+1",
                                              "+31 50 123",
                                              "@SUM(A1)",
                                              "-",
                                              "-baan",
                                              " \t=1+1",
                                              "＝1+1",
                                              "－1",
                                              "'tis",
                                              "''",
                                              "0,25",
                                              "-0,25",
                                              "'0,25",
                                              "0.25",
                                              "-0.25",
                                              "1e-07",
                                              "1.5e-07",
                                              "12",
                                              "1,2,3",
                                              "1.2.3",
                                              "a;b",
                                              "say \"a\"; =b",
                                              "pert(2.2, 6.7, 9)",
                                              "=HYPERLINK(\"http://a\";\"b\")",
                                              "*",
                                              "",
                                              std::string(70, '1') + ".5",
                                              std::string(70, '1') + ",5"};
  return texts;
}

}  // namespace

TEST_CASE("numbers take a decimal comma in their shortest form, and stay numbers") {
  CHECK(excel_cell(0.1) == "0,1");
  CHECK(excel_cell(-2.5) == "-2,5");
  CHECK(excel_cell(-0.0) == "0");
  CHECK(excel_cell(12.0) == "12");
  CHECK(excel_cell(1e-7) == "1e-07");
  CHECK(excel_cell(1.5e-7) == "1,5e-07");
  CHECK(excel_cell(std::int64_t{2026}) == "2026");
  CHECK(excel_cell(true) == "true");
  CHECK(excel_cell(std::optional<double>()).empty());
  CHECK(excel_text("-0.25") == "-0,25");
}

TEST_CASE("no text begins as a formula") {
  CHECK(excel_text("=cmd|' /C calc'!A0") == "'=cmd|' /C calc'!A0");
  CHECK(excel_text("+31") == "'+31");
  CHECK(excel_text("-baan") == "'-baan");
  CHECK(excel_text("@SUM(A1)") == "'@SUM(A1)");
  CHECK(excel_text(" =1+1") == "' =1+1");
  CHECK(excel_text("\t=1") == "\"'\t=1\"");
  CHECK(excel_text("\ra") == "\"'\ra\"");
  CHECK(excel_text("＝1+1") == "'＝1+1");
  CHECK(excel_text("=a;\"b\"") == "\"'=a;\"\"b\"\"\"");
  CHECK(excel_text("group:noord") == "group:noord");
  CHECK(excel_text("a-b") == "a-b");
  for (const std::string& text : awkward_texts()) {
    const std::string out = text_for_excel(text);
    const std::size_t first = out.find_first_not_of(" \t\r\n");
    CAPTURE(out);
    // A minus sign begins a number at most.
    const bool number = out.find_first_not_of("-0123456789,e") == std::string::npos && out.size() > 1;
    if (first != std::string::npos && !number) CHECK(std::string("=+-@").find(out[first]) == std::string::npos);
  }
}

TEST_CASE("what was changed in a text can be undone, whatever it holds") {
  for (const std::string& text : awkward_texts()) CHECK(undone(text_for_excel(text)) == text);
  // Every text of up to five of the signs that matter.
  const std::string signs = "'=-0.,e ;";
  std::vector<std::string> texts{""};
  std::size_t checked = 0;
  for (int length = 0; length < 5; ++length) {
    std::vector<std::string> longer;
    for (const std::string& text : texts)
      for (const char sign : signs) longer.push_back(text + sign);
    for (const std::string& text : longer) {
      ++checked;
      if (undone(text_for_excel(text)) != text) FAIL_CHECK("not undone: ", text);
    }
    texts = std::move(longer);
  }
  CHECK(checked == 9 + 81 + 729 + 6561 + 59049);
}

TEST_CASE("a table has semicolons and ends its lines as Excel does") {
  Rows<InputRow> table;
  table.rows.resize(1);
  table.rows[0].path = "exits.a;b";
  table.rows[0].distribution = "pert(2.2, 6.7, 9)";
  table.rows[0].source = "=cmd";
  table.rows[0].mean = 0.5;
  CHECK(csv_text(table, CsvDialect::excel) ==
        "path;file;line;distribution;source;is_assumption;mean;q05;q50;q95\r\n"
        "\"exits.a;b\";;0;pert(2.2, 6.7, 9);'=cmd;false;0,5;0;0;0\r\n");
}

TEST_CASE("a folder for Excel reads back to the tables of a plain one, and says what it is") {
  const ExcelFolder at;
  Rows<InputRow> rows;
  for (const std::string& text : awkward_texts()) {
    if (text.starts_with(' ')) continue;  // which a plain table does not keep
    InputRow row;
    row.path = "x" + text;  // not blank alone
    row.source = text;
    row.mean = 1.0 / 3.0;
    row.q05 = -1e-7;
    rows.rows.push_back(row);
  }
  const std::vector<NamedTable> tables{
      named_table<InputRow>("inputs", {"Invoer", "Inputs"}, {"path"}, TableList<InputRow>{&rows})};
  RunDescription run;
  run.version = "1.2.3";
  run.alternatives = {"baseline"};
  for (const CsvDialect dialect : {CsvDialect::plain, CsvDialect::excel}) {
    run.dialect = dialect;
    RunFolder folder(at.path / (dialect == CsvDialect::excel ? "excel" : "plain"), false);
    write_tables(folder, tables, run);
  }
  const std::string bytes = excel_bytes(at.path / "excel/inputs.csv");
  CHECK(bytes.starts_with("\xEF\xBB\xBFpath;file;"));
  CHECK(bytes.ends_with("\r\n"));
  CHECK(bytes.find("\xEF\xBB\xBF", 1) == std::string::npos);

  const FolderTables plain = FolderTables::open((at.path / "plain").string());
  const FolderTables excel = FolderTables::open((at.path / "excel").string());
  CHECK(plain.facts().dialect == CsvDialect::plain);
  CHECK(excel.facts().dialect == CsvDialect::excel);
  const FolderTable &a = plain.table("inputs"), &b = excel.table("inputs");
  REQUIRE(a.columns() == b.columns());
  REQUIRE(a.rows() == b.rows());
  for (std::size_t row = 0; row < a.rows(); ++row)
    for (std::size_t column = 0; column < a.columns().size(); ++column)
      CHECK(a.text(row, column) == b.text(row, column));
  CHECK(*b.number(3, b.column("mean")) == 1.0 / 3.0);
  CHECK(b.text(1, b.column("source")) == "=cmd|' /C calc'!A0");
  CHECK(excel.changed().empty());

  const auto package = nlohmann::json::parse(excel_bytes(at.path / "excel/datapackage.json"));
  const auto& resource = package["resources"][0];
  CHECK(resource["dialect"]["delimiter"] == ";");
  CHECK(resource["dialect"]["lineTerminator"] == "\r\n");
  for (const auto& field : resource["schema"]["fields"])
    CHECK(field.contains("decimalChar") == (field["type"] == "number"));
  const auto before = nlohmann::json::parse(excel_bytes(at.path / "plain/datapackage.json"));
  CHECK(before["resources"][0]["dialect"]["delimiter"] == ",");
  CHECK_FALSE(before.contains("description"));
  CHECK_FALSE(nlohmann::json::parse(excel_bytes(at.path / "plain/manifest.json")).contains("csv"));
}

TEST_CASE("tables that are printed have one byte order mark") {
  Rows<InputRow> rows;
  const std::vector<NamedTable> tables{named_table<InputRow>("a", {"A", "A"}, {}, TableList<InputRow>{&rows}),
                                       named_table<InputRow>("b", {"B", "B"}, {}, TableList<InputRow>{&rows})};
  std::string out;
  print_named_tables(
      tables, TableFormat::csv, [&](std::string_view piece) { out += piece; }, CsvDialect::excel);
  const std::string header = "path;file;line;distribution;source;is_assumption;mean;q05;q50;q95\r\n";
  CHECK(out == "\xEF\xBB\xBF" + header + "\r\n" + header);
}
