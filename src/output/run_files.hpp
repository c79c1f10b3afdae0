// What `run` leaves behind: the files of a run folder from the tables of its alternatives.
//
//     RunFolder folder(target, force);                        // before the run: nothing in the way, lock taken
//     std::vector<RunTables> runs;
//     for (alternative)
//       runs.push_back(summarise_run(simulate(...), facts, inputs, record, alternative));  // results are let go
//     write_run(folder, runs, description);                   // files, then datapackage.json, manifest.json, commit
//     print_tables(runs, TableFormat::json, sink);            // where --format asks for it
#pragma once

#include <span>
#include <string_view>

#include "analysis/summary.hpp"
#include "output/byte_sink.hpp"
#include "output/folder.hpp"
#include "output/folder_tables.hpp"
#include "output/manifest.hpp"
#include "output/named_table.hpp"

namespace spp {

/// Writes every file of a run and puts the folder in its place. Each table has its file, if only a header, but for
/// comparison.csv, which takes two alternatives; the rows of the alternatives, at least one, stand in it one after
/// another.
void write_run(RunFolder& folder, std::span<const RunTables> alternatives, const RunDescription& run);

/// The summary tables as text: all but the projection.
void print_tables(std::span<const RunTables> alternatives, TableFormat format, const ByteSink& sink,
                  CsvDialect dialect = CsvDialect::plain);

/// The tables of a run, but for the projection, as they would be read back from its folder.
[[nodiscard]] FolderTables tables_at_hand(const std::string& called, std::span<const RunTables> alternatives,
                                          const RunDescription& run);

/// comparison.csv, of alternatives one after another.
[[nodiscard]] NamedTable comparison_table(const TableList<ComparisonRow>& tables);

}  // namespace spp
