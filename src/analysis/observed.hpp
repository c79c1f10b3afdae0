// Observed figures among the tables of a run: the rows of observed.csv.
#pragma once

#include <cstdint>
#include <string>

#include "analysis/rows.hpp"

namespace spp {

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

}  // namespace spp
