// Runs that nobody simulated: values by a formula of the policies in force, so that what a study makes of them is
// known.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "analysis/small_run.hpp"
#include "study/runs.hpp"

namespace spp::made_up {

using Policies = std::set<std::string>;
/// The value of an outcome in a replicate; the same in every place, profession and year but for a factor.
using Worth = std::function<double(const Policies&, Outcome, int replicate)>;

inline double factor(int year, const Cell& cell) { return 1.0 + year + 2.0 * cell.place + 0.5 * (cell.profession + 1); }

inline YearValues values_of(const Ask& ask, int replicates_made, const Worth& worth) {
  const std::vector<Outcome> outcomes = outcomes_of(ask);
  YearValues values(small_axes(), outcomes, replicates_made);
  const Policies policies(ask.policies.begin(), ask.policies.end());
  for (int year = 0; year < values.years(); ++year)
    for (std::size_t c = 0; c < values.cells().size(); ++c)
      for (int i = 0; i < replicates_made; ++i)
        values.of(year, c)[static_cast<std::size_t>(i)] =
            factor(year, values.cells()[c]) * worth(policies, values.cells()[c].outcome, i);
  return values;
}

inline Run run(int replicates_made, Worth worth) {
  return [replicates_made, worth = std::move(worth)](const Ask& ask) {
    return std::make_shared<const YearValues>(values_of(ask, replicates_made, worth));
  };
}

}  // namespace spp::made_up
