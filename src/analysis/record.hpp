// What is summarised and how: the planner's `record`, as plain options.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/outcomes.hpp"
#include "model/axes.hpp"
#include "results/measures.hpp"

namespace spp {

/// Which measures projection.csv holds by month; `automatic`: all up to `most_monthly_rows` of all alternatives, else
/// the main ones.
enum class MonthlyGrain { automatic, none, main, all };
inline constexpr std::size_t most_monthly_rows = 1'000'000;

struct RecordOptions {
  std::vector<Measure> measures;  ///< what every table is confined to; empty = all
  MonthlyGrain monthly = MonthlyGrain::automatic;
  std::vector<double> quantiles{0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95};  ///< shares, a column each, in this order
  int threads = 1;                                                          ///< changes no number
  int alternatives = 1;                                                     ///< whose rows share one projection.csv
};

/// The measures of projection.csv, in the order of the enum, after the choice that `automatic` makes.
[[nodiscard]] std::vector<Measure> monthly_measures(const Axes& axes, const RecordOptions& options);
/// The measures of yearly.csv, in the order of the enum.
[[nodiscard]] std::vector<Measure> yearly_measures(const RecordOptions& options);

/// The outcomes of comparison.csv: those measures, leavers and cost.
[[nodiscard]] std::vector<Outcome> recorded_outcomes(const RecordOptions& options);

/// The kept quantities that the tables need: of the measures, and of start.csv.
struct KeptWanted {
  KeptSet all;
  KeptSet by_year;  ///< of these, those whose sums by calendar year will do
  /// What both need.
  friend KeptWanted operator|(const KeptWanted& a, const KeptWanted& b) {
    const KeptSet by_month = (a.all & ~a.by_year) | (b.all & ~b.by_year);
    return {a.all | b.all, (a.all | b.all) & ~by_month};
  }
};
[[nodiscard]] KeptWanted kept_for(const Axes& axes, const RecordOptions& options);
/// What the yearly values of these outcomes need, and nothing else: for runs that have no other tables.
[[nodiscard]] KeptWanted kept_for(std::span<const Outcome> outcomes);

/// Rows of projection.csv and yearly.csv for one alternative, without working them out.
[[nodiscard]] std::size_t projection_row_count(const Axes& axes, const RecordOptions& options);
[[nodiscard]] std::size_t yearly_row_count(const Axes& axes, const RecordOptions& options);
/// `automatic` fell back to the main measures: worth a word on stderr.
[[nodiscard]] bool falls_back_to_main(const Axes& axes, const RecordOptions& options);

}  // namespace spp
