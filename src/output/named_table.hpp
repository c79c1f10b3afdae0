// A table with what a folder and a stream need to know of it: its name, the description of its columns, its text.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "output/csv.hpp"
#include "output/folder.hpp"
#include "output/json.hpp"
#include "output/manifest.hpp"

namespace spp {

struct NamedTable {
  Resource resource;
  std::function<void(const ByteSink&, CsvDialect)> csv;  ///< without a byte order mark
  std::function<std::string()> json;
};

/// Tables of one kind, at least one, that stand under one header; they must outlive it.
template <Described Row>
NamedTable named_table(std::string name, const Words& title, std::vector<std::string> key, TableList<Row> tables) {
  Resource resource{std::move(name), title, columns_of<Row>(tables.front()->shares), std::move(key)};
  return {std::move(resource),
          [tables](const ByteSink& sink, CsvDialect dialect) { write_csv<Row>(tables, sink, dialect); },
          [tables] { return json_text<Row>(tables); }};
}

/// Writes a file for each table in the run's dialect, the resolved scenario where there is one, datapackage.json and
/// manifest.json, and puts the folder in its place.
void write_tables(RunFolder& folder, std::span<const NamedTable> tables, const RunDescription& run);

enum class TableFormat { csv, json };

/// The tables as text. JSON: one object, a list of rows under each name. CSV: one table after another with its header,
/// an empty line between them, in a dialect that means nothing to JSON.
void print_named_tables(std::span<const NamedTable> tables, TableFormat format, const ByteSink& sink,
                        CsvDialect dialect = CsvDialect::plain);

}  // namespace spp
