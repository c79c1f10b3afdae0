// The grammar of numbers: a point for decimals, no blanks, no signs of grouping, no leading zeros; the same everywhere,
// whatever the machine's language. And the remedy for numbers that are written otherwise.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace spp {

/// A number: `-? digits (. digits)? (e [+-]? digits)?`, no leading zero, neither infinite nor too large for a double.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// A whole number: `-? digits`, no leading zero, no point; nothing where it does not fit.
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text);
[[nodiscard]] std::optional<std::uint64_t> parse_unsigned(std::string_view text);

/// "write 0.085" for `0,085`, `8.5%`, `1_000`, `010`, `.5`, `+3`; empty where nothing can be said.
[[nodiscard]] std::string number_remedy(std::string_view text);

/// The shortest text that reads back to the same number: `0.1`, `1440`, `1e-09`.
[[nodiscard]] std::string format_number(double value);

}  // namespace spp
