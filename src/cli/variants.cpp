#include "cli/variants.hpp"

#include <algorithm>
#include <optional>

#include "cli/load.hpp"

namespace spp {
namespace {

RunOptions options_of(const Ask& ask, const RunOptions& whole) {
  RunOptions options = whole;
  if (ask.mean_field) options.chance = options.draw_inputs = false;
  if (ask.first > 0) {
    options.inputs_over = whole.replicates;
    options.replicates = std::min(ask.first, whole.replicates);
  }
  const KeptWanted kept = kept_for(outcomes_of(ask));
  options.keep = kept.all;
  options.keep_by_year = kept.by_year;
  return options;
}

}  // namespace

Scenario scenario_with(const Loaded& loaded, const std::vector<std::string>& changes) {
  Problems problems;
  Document document = loaded.document;
  for (const std::string& change : changes) {
    const std::size_t equals = change.find('=');
    document = document.with(change.substr(0, equals), change.substr(equals + 1), problems, change);
  }
  Scenario scenario = read_scenario(document, surroundings_of(loaded.document.name(), problems), problems);
  problems.raise_if_any();
  return scenario;
}

int replicates_of(const Ask& ask, const RunOptions& options) { return replicates_of(options_of(ask, options)); }

Run run_variants(const Loaded& loaded, const RunOptions& options, Simulator& simulator) {
  return [&loaded, options, &simulator](const Ask& ask) -> RunValues {
    std::optional<Scenario> changed;
    if (!ask.overlay.empty()) changed = scenario_with(loaded, ask.overlay);
    Model model = compile(changed ? *changed : loaded.scenario, ask.policies);
    model.pooled_rooms = ask.pooled_rooms;
    const RunOptions now = options_of(ask, options);
    const std::vector<Outcome> wanted = outcomes_of(ask);
    return std::make_shared<const YearValues>(year_values(simulator.run(model, now), wanted, now.threads));
  };
}

}  // namespace spp
