// Comma-separated values after RFC 4180, but with LF: UTF-8, decimal point, a header, numbers in shortest form. Or the
// same as Excel wants it (output/dialect.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "output/byte_sink.hpp"
#include "output/columns.hpp"
#include "output/dialect.hpp"

namespace spp {

/// Appends a cell. Text is quoted where it holds a comma, a quote or a line end. A number is the shortest that reads
/// back to the same double, whole ones without a point, never -0; one that is not finite is a defect
/// (std::domain_error).
void append_cell(std::string& out, std::string_view text);
void append_cell(std::string& out, double number);
void append_cell(std::string& out, std::int64_t whole);
void append_cell(std::string& out, bool yes);
/// Nothing at all where there is no number.
void append_cell(std::string& out, const std::optional<double>& number);
void append_cell(std::string& out, const std::optional<std::int64_t>& whole);

/// The same in the dialect of Excel.
void append_excel_cell(std::string& out, std::string_view text);
template <class Number>
void append_excel_cell(std::string& out, const Number& number) {
  const std::size_t begin = out.size();
  append_cell(out, number);
  if (const std::size_t point = out.find('.', begin); point != std::string::npos) out[point] = ',';
}

/// Appends a cell and what stands behind it.
template <class Cell>
void append_cell_of(std::string& out, const Cell& cell, CsvDialect dialect) {
  dialect == CsvDialect::excel ? append_excel_cell(out, cell) : append_cell(out, cell);
  out += separator_of(dialect);
}
/// Ends a line of at least one cell: in place of what stands behind the last.
void end_line(std::string& out, CsvDialect dialect);

inline constexpr std::size_t csv_piece = std::size_t{1} << 16;  ///< bytes handed on at a time, about

/// Tables of one kind that stand under one header, one after another: an alternative each.
template <Described Row>
using TableList = std::vector<const Rows<Row>*>;

/// Writes tables of one kind, at least one, under one header in pieces; without a byte order mark.
template <Described Row>
void write_csv(const TableList<Row>& tables, const ByteSink& sink, CsvDialect dialect = CsvDialect::plain) {
  std::string piece;
  for (const Column& column : columns_of<Row>(tables.front()->shares))
    append_cell_of(piece, std::string_view(column.name), dialect);
  end_line(piece, dialect);
  for (const Rows<Row>* table : tables)
    for (const Row& row : table->rows) {
      each_cell(row, [&](const auto& cell) { append_cell_of(piece, cell, dialect); });
      end_line(piece, dialect);
      if (piece.size() >= csv_piece) {
        sink(piece);
        piece.clear();
      }
    }
  sink(piece);
}

/// Writes one table with its header in pieces.
template <Described Row>
void write_csv(const Rows<Row>& table, const ByteSink& sink, CsvDialect dialect = CsvDialect::plain) {
  write_csv<Row>(TableList<Row>{&table}, sink, dialect);
}

/// The same as one text.
template <Described Row>
std::string csv_text(const Rows<Row>& table, CsvDialect dialect = CsvDialect::plain) {
  std::string all;
  write_csv(
      table, [&all](std::string_view piece) { all += piece; }, dialect);
  return all;
}

}  // namespace spp
