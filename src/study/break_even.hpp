// How much of a policy's claim must come true for an alternative to pay: the smallest realisation with which a
// criterion is met, by runs on the same chance.
//
// First on a grid (0, ¼, … 2), since nothing says that more effect is always better; then by halving the first step in
// which it becomes met, to 1/1024, and a straight line within what is left. The error is that of the paired difference
// there, divided by the slope over the step of the grid.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analysis/study_rows.hpp"
#include "analysis/targets.hpp"
#include "study/estimate.hpp"
#include "study/runs.hpp"

namespace spp {

/// What an alternative may meet, beside the first one.
struct Criterion {
  std::string name;
  std::vector<Outcome> outcomes;  ///< that it looks at
  /// How far off it is: met where the mean is not above 0.
  std::function<Estimate(const YearValues& first, const YearValues& alternative)> distance;
};
/// No dearer than the first alternative, on average over the whole run and all organisations.
[[nodiscard]] Criterion cost_criterion();

/// A target of the scenario is met with the probability that it asks.
[[nodiscard]] Criterion target_criterion(const TargetAsked& target);

/// The smallest realisation with which something is met.
struct SmallestMet {
  std::optional<double> at, error;  ///< nothing: never between 0 and 2; no error where it is met at 0
  int runs = 0;
};
/// `distance` at a realisation is met where its mean is not above 0. Where a realisation of 0 makes no difference at
/// all (mean and error 0), 0 counts only if the next on the grid is met.
[[nodiscard]] SmallestMet smallest_met(const std::function<Estimate(double realisation)>& distance);

struct BreakEvenAsked {
  std::string alternative;
  std::vector<std::string> policies;  ///< of the alternative
  std::vector<std::string> first;     ///< policies of the first one
};
/// A row for each policy, the others as written, and one for all of them together, by criterion.
[[nodiscard]] Rows<BreakEvenRow> break_even(const BreakEvenAsked& asked, const std::vector<Criterion>& criteria,
                                            Runs& runs);

}  // namespace spp
