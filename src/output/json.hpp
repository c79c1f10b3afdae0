// Tables as JSON: a list of objects, one a row, keys in the order of the columns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "output/columns.hpp"
#include "output/csv.hpp"

namespace spp {

/// Appends a JSON value. Text must be UTF-8; a number that is not finite is a defect (std::domain_error).
void append_json(std::string& out, std::string_view text);
void append_json(std::string& out, double number);
void append_json(std::string& out, std::int64_t whole);
void append_json(std::string& out, bool yes);
/// `null` where there is no number.
void append_json(std::string& out, const std::optional<double>& number);
void append_json(std::string& out, const std::optional<std::int64_t>& whole);

/// The rows of tables of one kind, at least one, a line each.
template <Described Row>
std::string json_text(const TableList<Row>& tables) {
  const std::vector<Column> columns = columns_of<Row>(tables.front()->shares);
  std::string out = "[";
  for (const Rows<Row>* table : tables)
    for (const Row& row : table->rows) {
      out += out.size() > 1 ? ",\n{" : "\n{";
      std::size_t i = 0;
      each_cell(row, [&](const auto& cell) {
        if (i > 0) out += ',';
        append_json(out, std::string_view(columns[i++].name));
        out += ':';
        append_json(out, cell);
      });
      out += '}';
    }
  out += "\n]";
  return out;
}

/// The same of one table.
template <Described Row>
std::string json_text(const Rows<Row>& table) {
  return json_text<Row>(TableList<Row>{&table});
}

}  // namespace spp
