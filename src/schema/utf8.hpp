// Characters of UTF-8 text: counting them, normal form, and what a name may consist of.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace spp {

/// How many code points; the text must be valid UTF-8.
[[nodiscard]] int count_code_points(std::string_view text);

/// Where the first byte stands that is no UTF-8; nothing where all is well.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// The text in Unicode normal form C: `é` as one character, however it was typed.
[[nodiscard]] std::string normal_form(std::string_view text);

/// Why a text cannot be a name ("begins with no letter"), or empty. Letters of any language, digits, `_` and `-`.
[[nodiscard]] std::string wrong_in_name(std::string_view name);

/// Whether a text has characters that act on a terminal or turn the reading direction (line breaks and tabs aside).
[[nodiscard]] bool has_hidden_characters(std::string_view text);

}  // namespace spp
