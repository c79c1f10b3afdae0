// The two streams that people look at: what may be coloured, how wide a text is, how numbers are spelled.
#pragma once

#include <string>
#include <string_view>

#include "base/words.hpp"

namespace spp {

enum class Channel { out, error };

/// Whether a stream is a terminal.
[[nodiscard]] bool is_terminal(Channel channel);
/// Whether a stream takes colour: a terminal that is not `dumb`, and no NO_COLOR.
[[nodiscard]] bool takes_colour(Channel channel);

enum class Ink { strong, faint };
/// The text in an ink, where the stream takes colour. Colour is never all that a difference rests on.
[[nodiscard]] std::string inked(std::string_view text, Ink ink, Channel channel);

/// Columns that a text takes on a terminal.
[[nodiscard]] int width_of(std::string_view text);
/// The text with blanks behind it, or before it, up to `width` columns.
[[nodiscard]] std::string padded(std::string_view text, int width);
[[nodiscard]] std::string right_aligned(std::string_view text, int width);

/// A number with so many decimals: `1,234.5` in English, `1.234,5` in Dutch. Never `-0`.
[[nodiscard]] std::string spelled(double value, int decimals, Language language);

/// Writes all of the text; EnvironmentError where the stream does not take it.
void print(std::string_view text, Channel channel);

}  // namespace spp
