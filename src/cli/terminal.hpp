// The two streams that people look at, and what may be coloured there.
#pragma once

#include <string>
#include <string_view>

#include "output/spelling.hpp"

namespace spp {

enum class Channel { out, error };

/// Whether a stream is a terminal.
[[nodiscard]] bool is_terminal(Channel channel);
/// Whether a stream takes colour: a terminal that is not `dumb`, and no NO_COLOR.
[[nodiscard]] bool takes_colour(Channel channel);

/// Whether block characters can be drawn: a terminal that is not `dumb`, in UTF-8 by LC_ALL, LC_CTYPE or LANG. They are
/// no colour, so NO_COLOR has no say.
[[nodiscard]] bool takes_blocks(Channel channel);

enum class Ink { strong, faint };
/// The text in an ink, where the stream takes colour. Colour is never all that a difference rests on.
[[nodiscard]] std::string inked(std::string_view text, Ink ink, Channel channel);

/// A path as a shell takes it, in quotes where it needs them.
[[nodiscard]] std::string in_shell(std::string_view path);

/// Writes all of the text; EnvironmentError where the stream does not take it.
void print(std::string_view text, Channel channel);

}  // namespace spp
