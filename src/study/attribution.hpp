// What each policy of an alternative adds: alone, when taken out of the whole, and its Shapley share. All on the same
// chance, so each is a mean of differences by replicate.
//
// Σ shapley = total in every replicate. The row `*` has all policies together: the total in `alone`, `without` and
// `shapley`, and the interaction, total − Σ alone. The error of a sampled share is √(s²/n + e²): s² the variance over
// replicates of what the sampled orders give together, e the error that the orders leave (shapley.hpp); it is a little
// too large rather than too small, since s has a part of e in it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "analysis/study_rows.hpp"
#include "study/runs.hpp"
#include "study/shapley.hpp"

namespace spp {

struct AttributionAsked {
  std::string alternative;
  std::vector<std::string> policies;  ///< of the alternative; none: no rows
  int orders = 0;                     ///< sampled; 0 = every set
  int threads = 1;                    ///< changes no number
};

/// Shortage, gap, rooms closed, leavers and cost.
[[nodiscard]] std::span<const Outcome> attributed_outcomes();

/// The sets that will be run; at most `most_exact_parts` policies where every set is, at most `most_parts` else.
[[nodiscard]] SharePlan plan_of(const AttributionAsked& asked);
/// The variant of a set: bit i for policy i in byte order.
[[nodiscard]] Ask ask_of(const AttributionAsked& asked, PartSet set);

/// Bytes that it holds at once, of sets that are known already too; and rows that it has.
[[nodiscard]] std::size_t attribution_bytes(const Axes& axes, const AttributionAsked& asked, int replicates,
                                            std::size_t known);
[[nodiscard]] std::size_t attribution_row_count(const Axes& axes, std::size_t policies);

[[nodiscard]] Rows<AttributionRow> attribute(const AttributionAsked& asked, Runs& runs);

}  // namespace spp
