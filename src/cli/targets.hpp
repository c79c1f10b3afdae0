// A scenario's targets in the terms of its tables.
#pragma once

#include <vector>

#include "analysis/targets.hpp"
#include "scenario/scenario.hpp"

namespace spp {

/// What its readings of retention are held against.
[[nodiscard]] RetentionAsked retention_of(const Scenario& scenario);

/// The targets of a checked scenario, by name; whose miss counts is the last alternative's unless a target says.
[[nodiscard]] std::vector<TargetAsked> targets_of(const Scenario& scenario);
/// One of them, as the scenario lists them.
[[nodiscard]] TargetAsked target_of(const TargetTerms& terms, const Scenario& scenario);

}  // namespace spp
