// The second run of a model tells chance from what is not known: the first replicates once more, with the same inputs
// and another chance.
#pragma once

#include <span>

#include "analysis/chance.hpp"
#include "analysis/outcomes.hpp"
#include "engine/simulate.hpp"

namespace spp {

/// Where the spread of a model's replicates comes from. Only where it comes from both is a second run worth its time.
[[nodiscard]] SpreadFrom spread_from(const Model& model, const RunOptions& options);

/// The options of the second run of a run with these; it keeps what the outcomes need.
[[nodiscard]] RunOptions second_run(const RunOptions& options, std::span<const Outcome> wanted);

}  // namespace spp
