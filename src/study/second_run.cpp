#include "study/second_run.hpp"

#include <algorithm>

#include "analysis/record.hpp"

namespace spp {
namespace {

/// Whether anything of what is not known may differ from replicate to replicate.
bool has_unknowns(const Model& model) {
  return !model.inputs.empty() || !model.between_organisations.is(0.0) ||
         std::any_of(model.cycles.begin(), model.cycles.end(), [](const CycleModel& cycle) { return cycle.exists; }) ||
         std::any_of(model.organisations.begin(), model.organisations.end(),
                     [](const OrganisationModel& one) { return !one.demand_noise.is(0.0); });
}

}  // namespace

SpreadFrom spread_from(const Model& model, const RunOptions& options) {
  if (!options.chance) return SpreadFrom::inputs;
  return options.draw_inputs && has_unknowns(model) ? SpreadFrom::both : SpreadFrom::chance;
}

RunOptions second_run(const RunOptions& options, std::span<const Outcome> wanted) {
  RunOptions second = options;
  second.other_chance = true;
  second.inputs_over = options.replicates;
  second.replicates = second_replicates(options.replicates);
  const KeptWanted kept = kept_for(wanted);
  second.keep = kept.all;
  second.keep_by_year = kept.by_year;
  return second;
}

}  // namespace spp
