// What comes with the program: its version, the library of scenarios and the list of sources.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"

namespace spp {

[[nodiscard]] std::string_view program_version();

/// The folder that holds `scenarios/` and `data/`: beside the build, beside the installed program, else the sources
/// from which it was built. Empty where none of them is there.
[[nodiscard]] std::filesystem::path shipped_folder();

/// Folders in which `extends: library/…` is looked up after the scenario's own.
[[nodiscard]] std::vector<std::filesystem::path> library_folders();

/// Ids of the shipped data/sources.csv and of a `sources.csv` beside the scenario, in byte order. What is wrong with
/// the files is added to `problems`.
[[nodiscard]] std::vector<std::string> known_sources(const std::string& scenario_file, Problems& problems);

/// What the ids of the shipped data/sources.csv stand for: title, publisher, year; empty where there is none.
[[nodiscard]] std::map<std::string, std::string> shipped_sources();

/// The column `source_id` of a list of sources, as read_csv takes it; `name` is what messages call it.
[[nodiscard]] std::vector<std::string> source_ids(const std::string& name, std::string bytes, Problems& problems);

}  // namespace spp
