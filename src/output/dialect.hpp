// The two ways in which a table is written as CSV. Plain: comma, decimal point, LF, no byte order mark. Excel, as a
// Dutch Excel opens it at a double click: byte order mark, semicolon, decimal comma, CRLF, and an apostrophe before a
// text that would be a formula there.
//
// What the second changes in a cell can be undone whatever the cell holds, so that a folder in it reads back to the
// same tables:
//
//     0.25            0,25           a number, also where it stands in a column of texts
//     =cmd|' /C…      '=cmd|' /C…    begins as a formula: = + - @, full width too, blanks before it aside
//     'quoted' 0,25   ''quoted' '0,25   what would else be taken for one of these
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace spp {

enum class CsvDialect { plain, excel };

inline constexpr std::string_view excel_mark = "\xEF\xBB\xBF";  ///< begins a file or a stream, once

[[nodiscard]] constexpr char separator_of(CsvDialect dialect) { return dialect == CsvDialect::excel ? ';' : ','; }
[[nodiscard]] constexpr std::string_view line_end_of(CsvDialect dialect) {
  return dialect == CsvDialect::excel ? "\r\n" : "\n";
}

/// What a text becomes in the dialect of Excel, not yet quoted.
[[nodiscard]] std::string text_for_excel(std::string_view text);
/// The text that it was: within `cell`, which is changed.
[[nodiscard]] std::string_view text_from_excel(std::span<char> cell);

}  // namespace spp
