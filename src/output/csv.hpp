// Comma-separated values after RFC 4180, but with LF: UTF-8, decimal point, a header, numbers in shortest form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "output/byte_sink.hpp"
#include "output/columns.hpp"

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

inline constexpr std::size_t csv_piece = std::size_t{1} << 16;  ///< bytes handed on at a time, about

/// Tables of one kind that stand under one header, one after another: an alternative each.
template <Described Row>
using TableList = std::vector<const Rows<Row>*>;

/// Writes tables of one kind, at least one, under one header in pieces.
template <Described Row>
void write_csv(const TableList<Row>& tables, const ByteSink& sink) {
  std::string piece;
  const auto end_line = [&piece] { piece.back() = '\n'; };  // in place of the last comma
  for (const Column& column : columns_of<Row>(tables.front()->shares)) {
    append_cell(piece, std::string_view(column.name));
    piece += ',';
  }
  end_line();
  for (const Rows<Row>* table : tables)
    for (const Row& row : table->rows) {
      each_cell(row, [&piece](const auto& cell) {
        append_cell(piece, cell);
        piece += ',';
      });
      end_line();
      if (piece.size() >= csv_piece) {
        sink(piece);
        piece.clear();
      }
    }
  sink(piece);
}

/// Writes one table with its header in pieces.
template <Described Row>
void write_csv(const Rows<Row>& table, const ByteSink& sink) {
  write_csv<Row>(TableList<Row>{&table}, sink);
}

/// The same as one text.
template <Described Row>
std::string csv_text(const Rows<Row>& table) {
  std::string all;
  write_csv(table, [&all](std::string_view piece) { all += piece; });
  return all;
}

}  // namespace spp
