// What studies ask for, run: the scenario with an overlay is read and checked again, compiled with the policies asked
// for, and simulated on the chance of the whole run.
#pragma once

#include "cli/load.hpp"
#include "cli/year_runs.hpp"
#include "study/runs.hpp"

namespace spp {

/// The scenario with changes, each `PATH=VALUE`; InputError where it does not stand.
[[nodiscard]] Scenario scenario_with(const Loaded& loaded, const std::vector<std::string>& changes);

/// Answers asks; all of them must outlive it. The seed, the replicates and the threads are those of `options`, whatever
/// an overlay says.
[[nodiscard]] Run run_variants(const Loaded& loaded, const RunOptions& options, Simulator& simulator);

/// Replicates that an ask takes, for the bar.
[[nodiscard]] int replicates_of(const Ask& ask, const RunOptions& options);

}  // namespace spp
