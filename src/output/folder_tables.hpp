// The tables of a run, read back as text: from the folder that `spp run` wrote, or from tables that are at hand, which
// go the same way, so that a report made of the one is a report made of the other.
//
//     const FolderTables run = FolderTables::open("out/run-ok");
//     const FolderTable& yearly = run.table("yearly");
//     const std::size_t mean = yearly.column("mean"), measure = yearly.column("measure");
//     for (std::size_t row = 0; row < yearly.rows(); ++row) … yearly.text(row, measure), yearly.number(row, mean) …
//     for (const std::string& file : run.changed()) …  // was edited after the run: say so
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "output/manifest.hpp"
#include "output/named_table.hpp"
#include "schema/csv_file.hpp"

namespace spp {

class FolderTable {
 public:
  /// `file` is what messages call it.
  FolderTable(std::string file, CsvFile table) : file_(std::move(file)), table_(std::move(table)) {}

  [[nodiscard]] const std::vector<std::string>& columns() const { return table_.header(); }
  [[nodiscard]] std::size_t rows() const { return table_.rows(); }
  [[nodiscard]] std::optional<std::size_t> find_column(std::string_view name) const;
  /// InputError where there is none such: another version wrote the table, or a hand changed it.
  [[nodiscard]] std::size_t column(std::string_view name) const;
  [[nodiscard]] std::string_view text(std::size_t row, std::size_t column) const { return table_.text(row, column); }
  /// Nothing where the cell is empty; InputError where it holds something else.
  [[nodiscard]] std::optional<double> number(std::size_t row, std::size_t column) const;

 private:
  std::string file_;
  CsvFile table_;
};

class FolderTables {
 public:
  /// A folder with the manifest of a run; InputError where it is none. Its tables are read when they are asked for.
  [[nodiscard]] static FolderTables open(const std::string& folder);
  /// A run that is at hand; `called` is what messages call it.
  FolderTables(std::string called, std::span<const NamedTable> tables, const RunDescription& run);

  /// The folder as given, without a slash at its end.
  [[nodiscard]] const std::string& called() const { return called_; }
  [[nodiscard]] const RunFacts& facts() const { return facts_; }

  /// Whether there is a table: `has("retention")`.
  [[nodiscard]] bool has(std::string_view table) const;
  /// The table, which lives as long as this; InputError where there is none or it cannot be read.
  [[nodiscard]] const FolderTable& table(std::string_view name) const;
  /// The bytes of a file: `scenario.yaml`; InputError where there is none.
  [[nodiscard]] std::string file(std::string_view name) const;
  /// Files among those read so far that are not as the run wrote them, by name.
  [[nodiscard]] std::vector<std::string> changed() const { return {changed_->begin(), changed_->end()}; }

 private:
  FolderTables() = default;

  std::string called_;
  RunFacts facts_;
  std::optional<std::filesystem::path> folder_;                 ///< nothing: `texts_` has all
  std::map<std::string, std::string, std::less<>> texts_;       ///< by file
  std::shared_ptr<std::map<std::string, FolderTable>> tables_;  ///< those read so far, by name
  std::shared_ptr<std::vector<std::string>> changed_;
};

/// What must be said of a folder some of whose files were changed after the run; empty where none was.
[[nodiscard]] std::string changed_note(const FolderTables& run, Language language);

}  // namespace spp
