// What the YAML library found wrong, in our words, with a remedy.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace spp {

struct SyntaxWords {
  std::string what, hint;
};

/// `message` is the library's; `line` the text of the line where it stopped, `above` that of the line before.
[[nodiscard]] SyntaxWords syntax_words(std::string_view message, std::string_view line, std::string_view above);

/// `rooms:14`: where in the line the colon stands that lacks its blank, so that YAML sees one word.
[[nodiscard]] std::optional<std::size_t> colon_without_blank(std::string_view line);

/// Whether a tab stands among the blanks that begin a line that holds more than blanks.
[[nodiscard]] bool tab_in_indent(std::string_view line);

}  // namespace spp
