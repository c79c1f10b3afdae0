// A run as a workbook: a first sheet with the yearly shortage and closed rooms of one place, drawn, and a sheet for
// each yearly table of the folder, with frozen headers and filters. Numbers are numbers; a text is a text and never a
// formula or a link, whatever it begins with. The same run gives the same bytes.
//
//     WholeFile file("out/run-ok.xlsx", xlsx_beginning);
//     const Workbook workbook = workbook_of(run, {.language = Language::nl, .title = "RUN-OK", …});
//     file.commit(workbook.bytes);
//     for (const std::string& note : workbook.notes) …  // on stderr
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/words.hpp"
#include "output/folder_tables.hpp"

namespace spp {

/// What every workbook begins with.
inline constexpr std::string_view xlsx_beginning = "PK";

/// Rows of a sheet below its header: as many as Excel can hold.
inline constexpr std::size_t most_sheet_rows = (std::size_t{1} << 20) - 1;

struct XlsxAsked {
  Language language = Language::en;
  std::string title = {}, subtitle = {};  ///< of the first sheet
  /// The place that the first sheet speaks of, as yearly.csv has it: `*` in both is all of them.
  std::string region = "*", organisation = "*";
  std::string place = {};  ///< what people call it
  std::size_t rows_per_sheet = most_sheet_rows;
};

struct Workbook {
  std::string bytes;
  std::vector<std::string> notes;  ///< what must be said of it: a table that takes more than one sheet
};

/// InputError where a table cannot be read, EnvironmentError where there is no room for the temporary files that a
/// workbook is made of.
[[nodiscard]] Workbook workbook_of(const FolderTables& run, const XlsxAsked& asked);

}  // namespace spp
