// Which rows a month or a year has: a cell is a place, a profession and an outcome.
#pragma once

#include <span>
#include <vector>

#include "analysis/outcomes.hpp"
#include "analysis/places.hpp"

namespace spp {

inline constexpr int every_profession = -1;  ///< profession `*`

struct Cell {
  int place = 0;  ///< index in the places
  int profession = every_profession;
  Outcome outcome;
};

/// The cells of the outcomes, in the order of the files: place, profession (`*` first), outcome's name.
[[nodiscard]] std::vector<Cell> cells_of(std::span<const Place> places, int professions,
                                         std::span<const Outcome> outcomes);
/// The same of measures.
[[nodiscard]] std::vector<Cell> cells_of(std::span<const Place> places, int professions,
                                         std::span<const Measure> measures);

}  // namespace spp
