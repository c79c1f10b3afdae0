// What the sheets of a workbook are called, and what their columns mean, from the datapackage.json of a run.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/words.hpp"
#include "output/columns.hpp"
#include "output/folder_tables.hpp"

namespace spp {

/// A table that becomes a sheet, in the order of the sheets.
struct SheetName {
  std::string_view table;
  Words name;
};
/// Every table of a folder but the monthly one and the draws, which no sheet is long enough for.
[[nodiscard]] const std::vector<SheetName>& sheet_names();

/// A text of datapackage.json in both languages.
struct Meaning {
  std::string nl, en;
  [[nodiscard]] const std::string& in(Language language) const { return language == Language::nl ? nl : en; }
};

struct TermColumn {
  std::string name, unit;
  ColumnType type = ColumnType::text;
  std::optional<double> share;  ///< of a quantile
  Meaning meaning;
};

/// A word that stands in a column of a table: a measure, a flow, an item.
struct TableWord {
  std::string kind, name, unit;  ///< the kind as datapackage.json has it: `measures`
  Meaning meaning;
};

struct Terms {
  std::map<std::string, std::vector<TermColumn>, std::less<>> tables;
  std::vector<TableWord> words;

  /// The column of a table; one of texts, of which nothing is known, where there is no description.
  [[nodiscard]] TermColumn column(std::string_view table, std::string_view name) const;
};

/// InputError where the file cannot be understood.
[[nodiscard]] Terms terms_of(const FolderTables& run);

}  // namespace spp
