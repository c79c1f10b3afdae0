#include "cli/excel.hpp"

#include <fmt/format.h>

#include "base/problem.hpp"

namespace spp {

CsvDialect dialect_of(std::string_view command, const Values& values, bool to_folder, std::string_view folder_option) {
  if (!values.has("excel")) return CsvDialect::plain;
  const std::string format = values.text("format");
  if (format == "json")
    throw InputError(
        fmt::format("spp {}: --excel is for CSV, and --format json asks for JSON; leave out one of them", command));
  if (!to_folder && format != "csv")
    throw InputError(fmt::format("spp {}: --excel is for CSV, and no CSV is written; add --format csv{}", command,
                                 folder_option.empty() ? "" : fmt::format(", or {}", folder_option)));
  return CsvDialect::excel;
}

}  // namespace spp
