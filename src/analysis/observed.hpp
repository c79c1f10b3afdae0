// Observed figures among the tables of a run: what may be observed, and the rows of observed.csv.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/rows.hpp"
#include "scenario/observed.hpp"

namespace spp {

/// Every measure, and `leavers` (by cause), `intake` and `placements` (heads who began in the year).
[[nodiscard]] std::vector<ObservedMeasure> observed_measures();

struct ObservedRow {
  std::int64_t year = 0;
  std::string organisation, profession, measure, cause;
  double value = 0;
  std::string source;
};
template <>
inline constexpr auto fields<ObservedRow> =
    std::tuple{field("year", &ObservedRow::year, unit::none, column::year),
               field("organisation", &ObservedRow::organisation, unit::none, column::organisation),
               field("profession", &ObservedRow::profession, unit::none, column::profession),
               field("measure", &ObservedRow::measure, unit::none,
                     {"Maat, of `leavers`, `intake`, `placements`", "Measure, or `leavers`, `intake`, `placements`"}),
               field("cause", &ObservedRow::cause, unit::none,
                     {"Oorzaak van vertrek; leeg is alle samen", "Cause of leaving; empty is all of them"}),
               field("value", &ObservedRow::value, unit::none, {"Wat geteld is", "What was counted"}),
               field("source", &ObservedRow::source, unit::none,
                     {"Bron, een regel van sources.csv", "Source, a row of sources.csv"})};

/// The figures as they were read, in their order.
[[nodiscard]] Rows<ObservedRow> observed_rows(std::span<const Observed> observed);

}  // namespace spp
