// Numbers in cells of a spreadsheet: the grammar of scenarios, and how a spreadsheet in Dutch writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace spp {

/// A cell as a number, or what is wrong with it and its remedy.
struct CellNumber {
  std::optional<double> value;
  std::string what, hint;
};

/// A number is written as in a scenario. Where `decimal_comma`, also `0,5`, and with signs between thousands where only
/// one reading is left (`1.234,5`, `1.234.567`, `1,234.5`); `1.234` could be either and is told so.
[[nodiscard]] CellNumber cell_number(std::string_view text, bool decimal_comma);

}  // namespace spp
