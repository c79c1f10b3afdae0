// Observed figures of a scenario in the terms of the tables: what may be observed, and the rows that `run` keeps.
#pragma once

#include <span>
#include <vector>

#include "analysis/observed.hpp"
#include "scenario/observed.hpp"

namespace spp {

/// Every measure, and `leavers` (by cause), `intake` and `placements` (heads who began in the year).
[[nodiscard]] std::vector<ObservedMeasure> observed_measures();

/// The figures as they were read, in their order.
[[nodiscard]] Rows<ObservedRow> observed_rows(std::span<const Observed> observed);

/// Programmes whose intake is placements.
[[nodiscard]] std::vector<std::string> placements_of(const Scenario& scenario);

}  // namespace spp
