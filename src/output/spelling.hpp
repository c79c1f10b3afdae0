// How texts and numbers stand in tables that people read: how wide a text is, how a number is spelled.
#pragma once

#include <string>
#include <string_view>

#include "base/words.hpp"

namespace spp {

/// Columns that a text takes on a terminal.
[[nodiscard]] int width_of(std::string_view text);
/// The text with blanks behind it, or before it, up to `width` columns.
[[nodiscard]] std::string padded(std::string_view text, int width);
[[nodiscard]] std::string right_aligned(std::string_view text, int width);

/// A number with so many decimals: `1,234.5` in English, `1.234,5` in Dutch. Never `-0`.
[[nodiscard]] std::string spelled(double value, int decimals, Language language);

}  // namespace spp
