// The folder of a run on the command line: its scenario, and what may not be written into it.
#pragma once

#include <string>

#include "cli/load.hpp"

namespace spp {

/// Whether a file would lie in a folder.
[[nodiscard]] bool is_within(const std::string& file, const std::string& folder);
/// The scenario of a run, as it was resolved then; InputError where it cannot be read.
[[nodiscard]] Loaded scenario_of_folder(const std::string& folder, const Values& values);

}  // namespace spp
