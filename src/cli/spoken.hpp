// Whom and what the tables on a terminal speak of, and how they are called.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/words.hpp"
#include "cli/load.hpp"

namespace spp {

/// Of whom: the first reporting group, else all; organisation and region as in the tables.
struct Spoken {
  std::string region, organisation, called;
  int organisations = 0;
};
[[nodiscard]] Spoken spoken_of(const Axes& axes);
[[nodiscard]] bool speaks_of(std::string_view region, std::string_view organisation, const Spoken& spoken);

/// Calendar years of twelve months; all years where there is none.
[[nodiscard]] std::vector<int> whole_years(const Axes& axes);

/// The scenario's name, else its file's.
[[nodiscard]] std::string title_of(const Loaded& loaded, Language language);
/// The planner's name of a profession, else its id.
[[nodiscard]] std::string called(const Scenario& scenario, const std::string& profession, Language language);

}  // namespace spp
