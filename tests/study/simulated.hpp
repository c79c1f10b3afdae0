// Asks answered by the engine, for a scenario in a few lines of text.
#pragma once

#include <string>

#include "study/runs.hpp"
#include "support/world.hpp"

namespace spp::simulated {

inline Scenario read(const std::string& yaml, const Ask& ask = {}) {
  Problems problems;
  Document document = Document::from_text("test.yaml", yaml, {}, problems);
  for (const std::string& change : ask.overlay) {
    const auto equals = change.find('=');
    document = document.with(change.substr(0, equals), change.substr(equals + 1), problems);
  }
  Surroundings around;
  around.policies = policies();
  Scenario scenario = read_scenario(document, around, problems);
  for (const Problem& problem : problems.sorted())
    if (!problem.warning) FAIL(render(problem));
  return scenario;
}

/// Every ask is simulated with everything kept.
inline Run run(std::string yaml, RunOptions whole) {
  return [yaml = std::move(yaml), whole](const Ask& ask) {
    Model model = compile(read(yaml, ask), ask.policies);
    model.pooled_rooms = ask.pooled_rooms;
    RunOptions options = whole;
    if (ask.mean_field) options.chance = options.draw_inputs = false;
    if (ask.first > 0) {
      options.inputs_over = options.replicates;
      options.replicates = ask.first;
    }
    return std::make_shared<const YearValues>(year_values(simulate(model, options), outcomes_of(ask), 2));
  };
}

inline RunOptions mean_field() {
  RunOptions options;
  options.chance = options.draw_inputs = false;
  return options;
}
inline RunOptions draws(int replicates) {
  RunOptions options;
  options.replicates = replicates;
  options.threads = 2;
  return options;
}

}  // namespace spp::simulated
