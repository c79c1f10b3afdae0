// The bytes of an input file, read with care: regular files only, of a bounded size, and only what is text.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.hpp"

namespace spp {

inline constexpr std::size_t largest_input = std::size_t{16} << 20;  ///< bytes of one file

/// The bytes of a regular file, or of stdin for `-`; nothing, with a problem at `named_at`, where they cannot be had.
/// Where `named_at` has no source (the file was named on the command line) the problem bears the file's name.
[[nodiscard]] std::optional<std::string> read_bytes(const std::string& path, Origin named_at, Problems& problems,
                                                    std::size_t largest = largest_input);

/// Whether bytes are UTF-16, by their mark or by the zeros between letters.
[[nodiscard]] bool looks_like_utf16(std::string_view text);

/// Removes a byte order mark and looks for what is no text: UTF-16, bytes that are no UTF-8, control characters, lone
/// carriage returns. False, with a problem at its line, where something is found.
[[nodiscard]] bool check_text(const std::shared_ptr<const Source>& source, Problems& problems);

/// The text without the byte order mark that some editors put before it.
[[nodiscard]] std::string without_byte_order_mark(std::string bytes);

}  // namespace spp
