// Which rows a month or a year has: a cell is a place, a profession and a measure.
#pragma once

#include <span>
#include <vector>

#include "analysis/places.hpp"
#include "results/measures.hpp"

namespace spp {

inline constexpr int every_profession = -1;  ///< profession `*`

struct Cell {
  int place = 0;  ///< index in the places
  int profession = every_profession;
  Measure measure = Measure::headcount;
};

/// The cells of the measures, in the order of the files: place, profession (`*` first), measure's name.
[[nodiscard]] std::vector<Cell> cells_of(std::span<const Place> places, int professions,
                                         std::span<const Measure> measures);

}  // namespace spp
