#include "output/xlsx.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/problem.hpp"
#include "output/spelling.hpp"
#include "output/xlsx_book.hpp"
#include "output/xlsx_overview.hpp"
#include "output/xlsx_terms.hpp"

namespace spp {
namespace {

constexpr double narrowest = 9.0, widest = 44.0, arrow = 3.0, number_width = 12.0;

/// Width for a column of texts: of its widest among the first rows.
double width_for(const FolderTable& table, std::size_t column, ColumnType type) {
  constexpr std::size_t looked_at = 2000;
  double width = width_of(table.columns()[column]) + arrow;
  if (type == ColumnType::number) return std::max(width, number_width);
  for (std::size_t row = 0; row < std::min(table.rows(), looked_at); ++row)
    width = std::max(width, width_of(table.text(row, column)) + 1.0);
  return std::clamp(width, narrowest, widest);
}

std::string remark_on(const TermColumn& column, Language language) {
  std::string remark = column.meaning.in(language);
  if (!column.unit.empty()) remark += fmt::format("{}[{}]", remark.empty() ? "" : " ", column.unit);
  return remark;
}

void write_cell(XlsxSheet& sheet, std::size_t at, const FolderTable& table, std::size_t row, std::size_t column,
                ColumnType type) {
  const std::string_view text = table.text(row, column);
  if (type == ColumnType::number || type == ColumnType::whole) {
    if (const auto number = table.number(row, column)) sheet.number(at, column, *number);
  } else if (type == ColumnType::yes_no && (text == "true" || text == "false")) {
    sheet.yes_no(at, column, text == "true");
  } else {
    sheet.text(at, column, text);
  }
}

/// A table under its header, in as many sheets as it needs; how many.
std::size_t add_table(XlsxBook& book, const FolderTable& table, const SheetName& named, const Terms& terms,
                      const XlsxAsked& asked) {
  std::vector<TermColumn> columns;
  for (const std::string& name : table.columns()) columns.push_back(terms.column(named.table, name));
  const std::string_view name = named.name.in(asked.language);
  std::size_t sheets = 0, row = 0;
  do {
    XlsxSheet& sheet = book.add(sheets == 0 ? std::string(name) : fmt::format("{} ({})", name, sheets + 1));
    const std::size_t rows = std::min(table.rows() - row, asked.rows_per_sheet);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      sheet.text(0, c, columns[c].name, Look::head);
      sheet.remark(0, c, remark_on(columns[c], asked.language));
      sheet.width(c, width_for(table, c, columns[c].type));
    }
    for (std::size_t at = 1; at <= rows; ++at, ++row)
      for (std::size_t c = 0; c < columns.size(); ++c) write_cell(sheet, at, table, row, c, columns[c].type);
    sheet.head_of(columns.size(), rows);
    ++sheets;
  } while (row < table.rows());
  return sheets;
}

std::string_view type_called(ColumnType type, Language language) {
  constexpr Words text{"tekst", "text"}, number{"getal", "number"}, whole{"geheel getal", "whole number"},
      yes_no{"waar of onwaar", "true or false"};
  switch (type) {
    case ColumnType::number:
      return number.in(language);
    case ColumnType::whole:
      return whole.in(language);
    case ColumnType::yes_no:
      return yes_no.in(language);
    case ColumnType::text:
      break;
  }
  return text.in(language);
}

/// A sheet with a line for each of these rows of texts, the first its header.
void add_lines(XlsxBook& book, const Words& name, const std::vector<std::vector<std::string>>& lines,
               Language language) {
  XlsxSheet& sheet = book.add(name.in(language));
  for (std::size_t row = 0; row < lines.size(); ++row)
    for (std::size_t c = 0; c < lines[row].size(); ++c)
      sheet.text(row, c, lines[row][c], row == 0 ? Look::head : Look::plain);
  for (std::size_t c = 0; c < lines.front().size(); ++c) sheet.width(c, c + 1 == lines.front().size() ? 100.0 : 24.0);
  sheet.head_of(lines.front().size(), lines.size() - 1);
}

void add_columns(XlsxBook& book, const FolderTables& run, const Terms& terms, Language language) {
  constexpr Words name{"Kolommen", "Columns"};
  constexpr Words sheet{"blad", "sheet"}, table{"tabel", "table"}, column{"kolom", "column"}, kind{"soort", "kind"},
      unit{"eenheid", "unit"}, meaning{"betekenis", "meaning"};
  std::vector<std::vector<std::string>> lines(1);
  for (const Words& head : {sheet, table, column, kind, unit, meaning}) lines[0].emplace_back(head.in(language));
  for (const SheetName& one : sheet_names()) {
    if (!run.has(one.table)) continue;
    for (const std::string& title : run.table(one.table).columns()) {
      const TermColumn term = terms.column(one.table, title);
      lines.push_back({std::string(one.name.in(language)), std::string(one.table) + ".csv", title,
                       std::string(type_called(term.type, language)), term.unit, term.meaning.in(language)});
    }
  }
  add_lines(book, name, lines, language);
}

void add_words(XlsxBook& book, const Terms& terms, Language language) {
  constexpr Words name{"Begrippen", "Terms"};
  constexpr Words kind{"soort", "kind"}, word{"woord", "word"}, unit{"eenheid", "unit"},
      meaning{"betekenis", "meaning"};
  constexpr std::array<std::pair<std::string_view, Words>, 5> kinds{
      {{"measures", {"maat", "measure"}},
       {"flows", {"stroom", "flow"}},
       {"cost_items", {"kostenpost", "item of costs"}},
       {"contribution_items", {"gegeven of ontvangen", "given or received"}},
       {"closed_room_parts", {"deel van de gesloten kamers", "part of the closed rooms"}}}};
  std::vector<std::vector<std::string>> lines(1);
  for (const Words& head : {kind, word, unit, meaning}) lines[0].emplace_back(head.in(language));
  for (const TableWord& term : terms.words) {
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const auto& one) { return one.first == term.kind; });
    lines.push_back({std::string(found->second.in(language)), term.name, term.unit, term.meaning.in(language)});
  }
  if (lines.size() > 1) add_lines(book, name, lines, language);
}

}  // namespace

Workbook workbook_of(const FolderTables& run, const XlsxAsked& asked) {
  constexpr Words split{"{}.csv staat in {} bladen: een blad van Excel houdt niet meer dan {} regels",
                        "{}.csv is in {} sheets: a sheet of Excel holds no more than {} rows"};
  constexpr Words cut{"in het werkboek {} te lang voor een cel van Excel en afgekapt; de CSV heeft alles",
                      "in the workbook {} too long for a cell of Excel and cut; the CSV has all of it"};
  constexpr Words one_cut{"is een tekst", "a text was"}, more_cut{"zijn {} teksten", "{} texts were"};
  const Terms terms = terms_of(run);
  XlsxBook book(asked.title);
  add_overview(book, run, terms, asked);
  Workbook workbook;
  for (const SheetName& one : sheet_names()) {
    if (!run.has(one.table)) continue;
    const std::size_t sheets = add_table(book, run.table(one.table), one, terms, asked);
    if (sheets > 1)
      workbook.notes.push_back(fmt::format(fmt::runtime(split.in(asked.language)), one.table, sheets,
                                           spelled(static_cast<double>(asked.rows_per_sheet), 0, asked.language)));
  }
  add_columns(book, run, terms, asked.language);
  add_words(book, terms, asked.language);
  std::size_t texts = 0;
  for (const XlsxSheet& sheet : book.sheets()) texts += sheet.cut();
  workbook.bytes = book.finish();
  if (texts > 0)
    workbook.notes.push_back(fmt::format(fmt::runtime(cut.in(asked.language)),
                                         texts == 1 ? std::string(one_cut.in(asked.language))
                                                    : fmt::format(fmt::runtime(more_cut.in(asked.language)), texts)));
  return workbook;
}

}  // namespace spp
