// How much of a spread over replicates is chance, and how much is what nobody knows: inputs that are drawn, differences
// between organisations, cycle and noise of demand.
//
// A second run of the first replicates has the same inputs and another chance. Within a pair of replicates only chance
// differs, so the mean of (x − x′)²/2 is the variance that chance has on average; the rest of the variance is
// ignorance.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "analysis/rows.hpp"
#include "analysis/year_values.hpp"

namespace spp {

/// Where the spread of a run comes from.
enum class SpreadFrom : std::uint8_t {
  not_asked,  ///< nobody worked it out
  chance,     ///< all is known but chance
  inputs,     ///< there is no chance
  both,       ///< a second run tells them apart
};

/// Parts of a variance, which add up to 1; empty where nothing varies or it was not asked.
struct SpreadShares {
  std::optional<double> chance, input;
};

/// Replicates of the second run: a quarter, but 64 (or all) where that is fewer, since a handful of pairs says nothing.
[[nodiscard]] int second_replicates(int replicates);

/// The parts of a spread with this standard deviation; `once` and `again` are pairs of values of the same inputs, and
/// are read only where it comes from both.
[[nodiscard]] SpreadShares shares_of_spread(SpreadFrom from, double sd, std::span<const double> once,
                                            std::span<const double> again);

/// Writes the parts of every row of a yearly table. `once` and `again` have its cells, and pairs of replicates; they
/// may be null where the spread does not come from both.
void write_shares(Rows<YearlyRow>& table, SpreadFrom from, const YearValues* once, const YearValues* again);

}  // namespace spp
