// Runs of which yearly values are left: what comparisons and shares of chance are worked out from.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/record.hpp"
#include "cli/progress.hpp"
#include "engine/simulate.hpp"

namespace spp {

/// Simulates one model after another, with one bar for all; a signal ends the program.
class Simulator {
 public:
  Simulator(bool quiet, Language language) : bar_(!quiet, language) {}
  /// So many replicates, of all runs together, are still to be made.
  void expect(int replicates) { expected_ += replicates; }
  [[nodiscard]] Results run(const Model& model, RunOptions options);

 private:
  Progress bar_;
  int expected_ = 0, done_ = 0;
};

/// The yearly values of one alternative, with those of its second run where there is one.
struct YearRun {
  std::string name;
  SpreadFrom spread = SpreadFrom::not_asked;
  YearValues values;
  std::optional<YearValues> again;

  /// Points into this.
  [[nodiscard]] ComparedRun compared() const { return {name, &values, spread, again ? &*again : nullptr}; }
};

/// The values of a second run.
[[nodiscard]] YearValues values_again(Simulator& simulator, const Model& model, const RunOptions& options,
                                      const std::vector<Outcome>& wanted);

/// Whether any of the models needs a second run: then all have one, so that their differences can be told apart too.
[[nodiscard]] bool needs_second_run(const std::vector<Model>& models, const RunOptions& options);

/// Each outcome of both lists once.
[[nodiscard]] std::vector<Outcome> outcomes_of_both(std::vector<Outcome> these, const std::vector<Outcome>& those);

}  // namespace spp
