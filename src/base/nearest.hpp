// The valid name that a mistyped one was probably meant to be.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace spp {

/// Damerau-Levenshtein distance (optimal string alignment), in bytes, letter case and `-`/`_` ignored.
[[nodiscard]] int distance(std::string_view a, std::string_view b);

/// The nearest of `names` at distance at most 3 and less than half the length of `name`, else one that
/// begins with `name` or that `name` begins with (3 letters or more), else the only one with the same first word
/// (`intake_` and 4 letters or more). Ties: the first by byte order.
[[nodiscard]] std::optional<std::string> nearest(std::string_view name, std::span<const std::string> names);

/// "did you mean `intake_months`?", or empty.
[[nodiscard]] std::string did_you_mean(std::string_view name, std::span<const std::string> names);

}  // namespace spp
