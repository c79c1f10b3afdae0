// What `run` leaves behind: the files of a run folder from the tables of a run.
//
//     RunFolder folder(target, force);                        // before the run: nothing in the way, lock taken
//     Results results = simulate(...);
//     RunTables tables = summarise_run(results, facts, inputs, record);
//     write_run(folder, tables, description);                 // files, then datapackage.json, manifest.json, commit
//     print_tables(tables, TableFormat::json, sink);          // where --format asks for it
#pragma once

#include <optional>
#include <string_view>

#include "analysis/summary.hpp"
#include "output/byte_sink.hpp"
#include "output/folder.hpp"
#include "output/manifest.hpp"

namespace spp {

/// Writes every file of the run and puts the folder in its place. Each table has its file, if only a header.
void write_run(RunFolder& folder, const RunTables& tables, const RunDescription& run);

enum class TableFormat { csv, json };

/// The summary tables as text: start, yearly, flows, inputs. JSON: one object, a list of rows under each name. CSV: one
/// table after another with its header, an empty line between them.
void print_tables(const RunTables& tables, TableFormat format, const ByteSink& sink);

}  // namespace spp
