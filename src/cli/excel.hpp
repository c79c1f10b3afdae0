// --excel: whether the CSV of a command is written as Excel opens it.
#pragma once

#include <string_view>

#include "cli/command.hpp"
#include "output/dialect.hpp"

namespace spp {

/// The dialect asked for. InputError where --excel is given and no CSV is written: `to_folder` says whether the tables
/// go into a folder too, `folder_option` by which option they would.
[[nodiscard]] CsvDialect dialect_of(std::string_view command, const Values& values, bool to_folder = false,
                                    std::string_view folder_option = {});

}  // namespace spp
