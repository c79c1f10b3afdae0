// The two files that describe the others: manifest.json (what was run, and the hash of every file) and datapackage.json
// (names, units and meanings of all columns).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "output/columns.hpp"
#include "output/dialect.hpp"

namespace spp {

/// A file as it was written.
struct WrittenFile {
  std::string name;
  std::uint64_t bytes = 0;
  std::string sha256;  ///< 64 hexadecimal digits
};

/// The name of the file that is written last and makes a folder one of ours.
inline constexpr std::string_view manifest_name = "manifest.json";

/// A file that the run read: named without its folder, so that a manifest does not tell of a machine.
struct InputFile {
  std::string name;
  std::string bytes;
};

/// What a manifest says of a run besides its files.
struct RunDescription {
  std::string version;  ///< of the program, "0.1.0"
  int stream = 1;       ///< version of the random numbers
  std::uint64_t seed = 1;
  int replicates = 0;
  bool chance = true;                     ///< false: --chance off
  bool inputs_drawn = true;               ///< false: --inputs fixed
  std::vector<std::string> alternatives;  ///< simulated, in the order of the tables
  std::vector<std::string> overrides;     ///< each --set, as typed
  std::vector<InputFile> inputs;  ///< the scenario and all that it extends, in the order in which they were read
  std::string scenario_yaml;      ///< the resolved scenario
  CsvDialect dialect = CsvDialect::plain;  ///< in which the tables of its folder are written
};

/// The text of manifest.json: no clock, host, path or thread count.
[[nodiscard]] std::string manifest_text(const RunDescription& run, std::span<const WrittenFile> files);

/// The files that a manifest of ours names, itself included; nothing where the text is none of ours.
[[nodiscard]] std::optional<std::vector<std::string>> files_of_manifest(std::string_view text);

/// A file that a manifest tells of.
struct HashedFile {
  std::string name, sha256;
};

/// What a manifest of ours tells of the run.
struct RunFacts {
  std::string version;
  int stream = 0;
  std::uint64_t seed = 0;
  int replicates = 0;
  bool chance = true, inputs_drawn = true;
  std::vector<std::string> alternatives, overrides;
  std::vector<HashedFile> inputs;  ///< that the run read
  std::vector<HashedFile> files;   ///< of the folder, the manifest aside
  std::string scenario_sha256;     ///< of scenario.yaml; empty where the folder has none
  CsvDialect dialect = CsvDialect::plain;
};
[[nodiscard]] std::optional<RunFacts> facts_of_manifest(std::string_view text);

/// A table of the data package.
struct Resource {
  std::string name;  ///< the file is `name`.csv
  Words title;
  std::vector<Column> columns;
  std::vector<std::string> key;  ///< columns that together name a row; empty = none do
};
/// The text of datapackage.json (Frictionless), with measures, flows, items of costs and of contribution described
/// beside the columns.
[[nodiscard]] std::string datapackage_text(std::span<const Resource> resources, CsvDialect dialect = CsvDialect::plain);

}  // namespace spp
