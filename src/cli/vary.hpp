// `--vary PATH=V,V`: changes of a scenario, each value in its turn.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spp {

/// A path of the scenario and the values that it takes, as YAML.
struct Varied {
  std::string path;
  std::vector<std::string> values;
};

/// Reads one `--vary`. A comma parts values, unless it stands in a list, a map or quotes. InputError where a value or
/// the path is missing.
[[nodiscard]] Varied read_varied(std::string_view text);

/// What a scenario is changed by, each `PATH=VALUE`.
using Changes = std::vector<std::string>;
inline constexpr std::size_t most_variants = 1000;

/// Every combination of values, the first of all first and the last option's values next to one another. InputError
/// where there is one, or more than `most_variants`.
[[nodiscard]] std::vector<Changes> variants_of(std::span<const Varied> all);

/// The changes as the name of an alternative.
[[nodiscard]] std::string name_of(const Changes& changes);

}  // namespace spp
