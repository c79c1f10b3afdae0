// What `run` leaves behind: the files of a run folder from the tables of a run.
//
//     RunFolder folder(target, force);                        // before the run: nothing in the way, lock taken
//     Results results = simulate(...);
//     RunTables tables = summarise_run(results, facts, inputs, record);
//     write_run(folder, tables, description);                 // files, then datapackage.json, manifest.json, commit
//     std::cout << print_tables(tables, TableFormat::json);   // where --format asks for it
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/summary.hpp"
#include "output/folder.hpp"

namespace spp {

/// A file that the run read: named without its folder, so that a manifest does not tell of a machine.
struct InputFile {
  std::string name;
  std::string bytes;
};

/// What a manifest says of a run besides its files.
struct RunDescription {
  std::string version;      ///< of the program, "0.1.0"
  int stream = 1;           ///< version of the random numbers
  std::uint64_t seed = 1;
  int replicates = 0;
  bool chance = true;       ///< --chance
  bool inputs_drawn = true; ///< --inputs
  std::vector<std::string> overrides;  ///< each --set, as typed
  std::vector<InputFile> inputs;       ///< the scenario and all that it extends, in the order in which they were read
  std::string scenario_yaml;           ///< the resolved scenario
};

/// Writes every file of the run and puts the folder in its place.
void write_run(RunFolder& folder, const RunTables& tables, const RunDescription& run);

enum class TableFormat { csv, json };
/// The summary tables as text: start, yearly, flows, inputs. JSON: one object, a list of rows under each name. CSV: one
/// table after another with its header, an empty line between them.
[[nodiscard]] std::string print_tables(const RunTables& tables, TableFormat format);

}  // namespace spp
