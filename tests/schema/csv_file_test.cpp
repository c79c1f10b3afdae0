// Tables that somebody saved as CSV: what is read, what is told, and where.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "schema/cell_number.hpp"
#include "schema/csv_file.hpp"
#include "schema/helpers.hpp"

using namespace spp;
using test::messages;

namespace {

struct Read {
  std::optional<CsvFile> file;
  Problems problems;
};

Read read(const std::string& bytes, const CsvLimits& limits = {}) {
  Read out;
  out.file = read_csv("a.csv", bytes, out.problems, limits);
  return out;
}

/// Rows with `|` between cells, one a line; what is wrong where there is no table.
std::string table(const std::string& bytes) {
  const Read r = read(bytes);
  if (!r.file) return messages(r.problems);
  std::string out;
  const CsvFile& file = *r.file;
  for (std::size_t c = 0; c < file.columns(); ++c) out += (c > 0 ? "|" : "") + file.header()[c];
  for (std::size_t row = 0; row < file.rows(); ++row)
    for (std::size_t c = 0; c < file.columns(); ++c) out += (c > 0 ? "|" : "\n") + std::string(file.text(row, c));
  return out + "\n" + messages(r.problems);
}

std::string told(const std::string& bytes) { return messages(read(bytes).problems); }

std::string number(std::string_view text, bool decimal_comma) {
  const CellNumber found = cell_number(text, decimal_comma);
  if (found.value) return std::to_string(*found.value);
  return found.what + (found.hint.empty() ? "" : "; " + found.hint);
}

}  // namespace

TEST_CASE("comma, semicolon and tab are found in the header") {
  CHECK(table("a,b\n1,2\n") == "a|b\n1|2\n");
  CHECK(table("a;b\n1,5;2\n") == "a|b\n1,5|2\n");
  CHECK(table("a\tb\n1,5\t2\n") == "a|b\n1,5|2\n");
  CHECK(table("a\n1\n") == "a\n1\n");
  CHECK(table("\"a;b,c\";d\n1;2\n") == "a;b,c|d\n1|2\n");  // what stands in quotes separates nothing
  CHECK(read("a;b\n").file->decimal_comma());
  CHECK_FALSE(read("a,b\n").file->decimal_comma());
}

TEST_CASE("a first line sep= names the separator, and is no header") {
  CHECK(table("sep=;\r\na;b\r\n1;2\r\n") == "a|b\n1|2\n");
  CHECK(table("SEP=,\na,b;c\n1,2\n") == "a|b;c\n1|2\n");
  CHECK(read("sep=;\na;b\n1;2\n").file->at(0, 1).line == 3);
}

TEST_CASE("an export of a Dutch spreadsheet reads right: mark, CRLF, decimal comma, empty cells at the end") {
  const Read r =
      read("\xEF\xBB\xBFjaar;maat;waarde;;\r\n2025;absence_share;0,071;;\r\n;;;;\r\n2025;vacancies;12;;\r\n\r\n");
  REQUIRE(r.file);
  CHECK(r.problems.empty());
  CHECK(r.file->header() == std::vector<std::string>{"jaar", "maat", "waarde"});
  REQUIRE(r.file->rows() == 2);  // a row of nothing is none
  CHECK(*cell_number(r.file->text(0, 2), r.file->decimal_comma()).value == doctest::Approx(0.071).epsilon(1e-15));
  CHECK(r.file->text(1, 1) == "vacancies");
}

TEST_CASE("Windows-1252 is read, with a warning at the first letter that shows it") {
  const Read r = read("a;b\r\nx;caf\xE9 \x80\r\n");
  REQUIRE(r.file);
  CHECK(r.file->text(0, 1) == "café €");
  CHECK_FALSE(r.problems.any_error());
  CHECK(
      messages(r.problems) ==
      "a.csv:2:6: warning: the file is no UTF-8 and was read as Windows-1252; if this letter is wrong, save the sheet "
      "as `CSV UTF-8`\n");
  CHECK(told("a;b\nx;\x81\n") ==
        "a.csv:2:3: byte 81 is neither UTF-8 nor Windows-1252; save the sheet as `CSV UTF-8`\n");
  // With the mark of UTF-8 it says what it is.
  CHECK(told("\xEF\xBB\xBF"
             "a;b\nx;\xE9\n") ==
        "a.csv:2:3: byte E9 is no UTF-8 text; was the file saved as Windows-1252? save it as UTF-8\n");
}

TEST_CASE("quotes hold separators, quotes and line ends, and places go on behind them") {
  const Read r = read("a,b,c\r\n\"x, \"\"y\"\"\",\"one\r\ntwo\",é\r\n1,2, 3 \r\n");
  REQUIRE(r.file);
  CHECK(r.file->text(0, 0) == "x, \"y\"");
  CHECK(r.file->text(0, 1) == "one\r\ntwo");
  CHECK(r.file->text(1, 2) == "3");
  const auto place = [&](std::size_t row, std::size_t column) {
    const Origin at = r.file->at(row, column);
    return std::vector<int>{at.line, at.column, at.width};
  };
  CHECK(place(0, 0) == std::vector<int>{2, 1, 8});
  CHECK(place(0, 1) == std::vector<int>{2, 12, 6});
  CHECK(place(0, 2) == std::vector<int>{3, 6, 1});
  CHECK(place(1, 0) == std::vector<int>{4, 1, 1});
  CHECK(place(1, 2) == std::vector<int>{4, 6, 1});
}

TEST_CASE("any line end will do, also of old, and lines of nothing do not count") {
  CHECK(table("a,b\r1,2\r3,4") == "a|b\n1|2\n3|4\n");
  CHECK(table("\n\na,b\n\n1,2\n\n") == "a|b\n1|2\n");
  CHECK(read("\n\na,b\n\n 1,2\n").file->at(0, 0).line == 5);
  CHECK(read("\n\na,b\n\n 1,2\n").file->at(0, 0).column == 2);
}

TEST_CASE("a row of the wrong length has its place and remedy, and the others are read") {
  CHECK(table("a,b,c\n1,2\n4,5,6\n") ==
        "a|b|c\n4|5|6\na.csv:2:1: this row has 2 cells, the header 3; put `,` between them, also where one is empty\n");
  CHECK(told("a,b\n1,0,5\n") ==
        "a.csv:2:5: this row has 3 cells, the header 2; decimals take a point, and a text with a comma in it stands in "
        "quotes\n");
  CHECK(told("a;b\n1;2;x\n") ==
        "a.csv:2:5: this row has 3 cells, the header 2; a text with `;` in it stands in quotes\n");
  std::string many = "a,b\n";
  for (int i = 0; i < 50; ++i) many += "1\n";
  const std::string all = told(many);
  CHECK(all.find("and 30 more rows") != std::string::npos);
}

TEST_CASE("quotes that do not pair are told where the cell begins") {
  CHECK(told("a,b\n1,\"never\n3,4\n") ==
        "a.csv:2:3: the quote that opens this cell is never closed; write a quote behind its text\n");
  CHECK(told("a,b\n1,\"12\" screen\"\n") ==
        "a.csv:2:3: something follows the quote that closes this cell, in line 2; write a quote within a text twice\n");
  CHECK(told("a,b\n1,12\" screen\n") ==
        "a.csv:2:3: a quote stands within this cell; put the cell in quotes, and write a quote within it twice\n");
}

TEST_CASE("a header has names, each once") {
  CHECK(told("a,b,a\n") == "a.csv:1:5: column `a` is there twice; keep one of them\n");
  CHECK(told("a,,b\n") == "a.csv:1:3: column 2 has no name; give it one, or remove the column\n");
  CHECK(told(",,\n1,2,3\n") == "a.csv:1:1: the first line names no column; write the names of the columns there\n");
}

TEST_CASE("what is no text, or nothing, is told with its remedy") {
  CHECK(told("") == "a.csv: the file is empty; the first line names the columns\n");
  CHECK(told("sep=;\n") == "a.csv:2:1: no line names the columns; write one\n");
  CHECK(told("\xEF\xBB\xBF \r\n") == "a.csv: the file is empty; the first line names the columns\n");
  CHECK(told("PK\x03\x04stuff") == "a.csv: this is a workbook, not CSV; save the sheet as `CSV UTF-8`\n");
  CHECK(told(std::string("a,b\n1,\0\n", 8)) ==
        "a.csv: the file holds NUL bytes: it is no text; save the sheet as `CSV UTF-8`\n");
  CHECK(told(std::string("\xFF\xFE"
                         "a\0;\0",
                         6)) == "a.csv: the file is saved as UTF-16; save the sheet as `CSV UTF-8`\n");
  CHECK(told("a,b\n1,\x07\n") == "a.csv:2:3: control character 07 in the text; remove it\n");
}

TEST_CASE("a file beyond its bounds is refused") {
  CHECK(messages(read("a,b\n1,2\n3,4\n", {.bytes = 5}).problems) ==
        "a.csv: the file is larger than 0 MiB; leave out what is not needed\n");
  CHECK(messages(read("a,b\n1,2\n3,4\n", {.cells = 5}).problems) ==
        "a.csv:3:3: the file has more than 5 cells; leave out what is not needed\n");
}

TEST_CASE("a header of very many columns is refused at once") {
  std::string wide;
  for (int i = 0; i < 500'000; ++i) wide += "x,";
  CHECK(told(wide + "x\n") == "a.csv:1:2001: the header names more than 1000 columns; leave out what is not needed\n");
}

TEST_CASE("every beginning of a file is a table or has a problem") {
  const std::string whole = "sep=;\r\n\"a\";b\r\n\"1\"\"\r\n\";caf\xC3\xA9\r\n;;\r\n2;\"x\"\r\n";
  for (std::size_t n = 0; n <= whole.size(); ++n) {
    const Read r = read(whole.substr(0, n));
    CHECK_MESSAGE((r.file.has_value() || r.problems.any_error()), n);
  }
}

TEST_CASE("numbers of a comma file are those of a scenario; others get their remedy") {
  CHECK(number("0.5", false) == "0.500000");
  CHECK(number("1e3", false) == "1000.000000");
  CHECK(number("-2", false) == "-2.000000");
  CHECK(number("0,5", false) == "`0,5` is not a number; write 0.5");
  CHECK(number("12%", false) == "`12%` is a percentage; write 0.12");
  CHECK(number("1e400", false) == "`1e400` is beyond what a number can hold");
  CHECK(number("veel", false) == "`veel` is not a number");
  CHECK(number("inf", false) == "`inf` is not a number");
  CHECK(number("", false) == "there is no number in this cell; write one, or leave out the row");
  CHECK(number("#N/B", true) == "`#N/B` is an error of the spreadsheet; mend its formula, or leave out the row");
  CHECK(number("1,234", false) == "`1,234` is not a number; write 1.234, or 1234 if that is meant");
}

TEST_CASE("a decimal comma is read where it separates nothing, thousands where one reading is left") {
  CHECK(number("0,5", true) == "0.500000");
  CHECK(number("1,234", true) == "1.234000");
  CHECK(number("-1.234,5", true) == "-1234.500000");
  CHECK(number("1.234.567", true) == "1234567.000000");
  CHECK(number("1,234.5", true) == "1234.500000");
  CHECK(number("0.5", true) == "0.500000");
  CHECK(number("0.125", true) == "0.125000");
  CHECK(number("1234.567", true) == "1234.567000");
  CHECK(number("1.234", true) == "`1.234` may be 1234 or 1,234; write 1234 or 1,234");
  CHECK(number("1.23,4", true) == "`1.23,4` is not a number; write 123.4");
  CHECK(number("12,5%", true) == "`12,5%` is a percentage; write 0.125");
  CHECK(number("1.234,5.6", true) != "1234.560000");
  CHECK(number(".", true) == "`.` is not a number");
  CHECK(number("1.,5", true).find("not a number") != std::string::npos);
}
