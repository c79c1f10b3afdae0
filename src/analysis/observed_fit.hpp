// Where an observed figure fell among the replicates of the same year: how last year's forecast did.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/observed.hpp"
#include "analysis/record.hpp"
#include "results/results.hpp"

namespace spp {

struct ObservedFitRow {
  std::string_view alternative;
  std::int64_t year = 0;
  std::string_view region, organisation, profession, measure, cause;
  double observed = 0, mean = 0, sd = 0;
  Quantiles quantiles;
  double share_below = 0;
  std::string_view source;
};
template <>
inline constexpr auto fields<ObservedFitRow> =
    std::tuple{field("alternative", &ObservedFitRow::alternative, unit::none, column::alternative),
               field("year", &ObservedFitRow::year, unit::none, column::year),
               field("region", &ObservedFitRow::region, unit::none, column::region),
               field("organisation", &ObservedFitRow::organisation, unit::none, column::organisation),
               field("profession", &ObservedFitRow::profession, unit::none, column::profession),
               field("measure", &ObservedFitRow::measure, unit::none,
                     {"Maat, of `leavers`, `intake`, `placements`", "Measure, or `leavers`, `intake`, `placements`"}),
               field("cause", &ObservedFitRow::cause, unit::none,
                     {"Oorzaak van vertrek; leeg is alle samen", "Cause of leaving; empty is all of them"}),
               field("observed", &ObservedFitRow::observed, unit::none, {"Wat geteld is", "What was counted"}),
               field("mean", &ObservedFitRow::mean, unit::none, column::mean),
               field("sd", &ObservedFitRow::sd, unit::none, column::sd),
               field("quantiles", &ObservedFitRow::quantiles, unit::none, column::quantiles),
               field("share_below", &ObservedFitRow::share_below, unit::share,
                     {"Deel van de trekkingen onder wat geteld is; van gelijke de helft",
                      "Share of replicates below what was counted; of equal ones half"}),
               field("source", &ObservedFitRow::source, unit::none,
                     {"Bron, een regel van sources.csv", "Source, a row of sources.csv"})};

/// A row for each figure of a year that the run has whole, of one alternative; `placements` are the programmes whose
/// intake counts as such.
[[nodiscard]] Rows<ObservedFitRow> observed_fit(const Results& results, std::span<const ObservedRow> observed,
                                                const std::vector<std::string>& placements,
                                                const RecordOptions& options, const std::string& alternative);

/// What the measures among them need of a run.
[[nodiscard]] KeptWanted kept_for(std::span<const ObservedRow> observed);

}  // namespace spp
