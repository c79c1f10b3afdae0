// What `spp run` asks beside its alternatives: where the closed rooms of each come from, and what each policy of the
// last one adds. Alternatives that were simulated anyway are not run again.
#pragma once

#include <string>
#include <vector>

#include "analysis/summary.hpp"
#include "cli/variants.hpp"
#include "study/attribution.hpp"
#include "study/closed_rooms.hpp"

namespace spp {

class RunStudies {
 public:
  /// Everything but the options must outlive it. Announces its runs to the simulator.
  RunStudies(const Loaded& loaded, const RunOptions& options, Simulator& simulator);

  /// Takes what is wanted of an alternative's results, while they are there.
  void take(const AlternativeList::One& alternative, const Results& results);
  /// Run what is left, and add tables to those of the alternatives, in their order.
  void explain_rooms(std::vector<RunTables>& tables);
  void share_out(std::vector<RunTables>& tables);

  /// What is not worked out for want of a word in the scenario, and how to get it from a file; empty where all is.
  [[nodiscard]] std::string left_out(const std::string& file) const;

 private:
  [[nodiscard]] ClosedRoomsAsked closed_rooms_of(const AlternativeList::One& alternative) const;

  RunOptions options_;
  std::vector<AlternativeList::One> list_;
  bool wanted_ = false, left_out_ = false;
  ClosedRoomsLadder ladder_;
  AttributionAsked attribution_;
  Runs runs_;
};

/// What the studies of a run look at, beside its tables; nothing where the scenario leaves them out.
[[nodiscard]] std::vector<Outcome> studied_outcomes(const Scenario& scenario);
/// Adds their rows and memory to those of the run.
void add_studies(RunSize& size, const Scenario& scenario, const Axes& axes);

}  // namespace spp
