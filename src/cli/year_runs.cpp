#include "cli/year_runs.hpp"

#include <algorithm>

#include "cli/signals.hpp"
#include "study/second_run.hpp"

namespace spp {

Results Simulator::run(const Model& model, RunOptions options) {
  options.stop = &stop_flag();
  options.progress = [this](int done, int) { bar_.show(done_ + done, expected_); };
  try {
    Results results = simulate(model, options);
    done_ += replicates_of(options);
    if (done_ >= expected_) bar_.clear();
    return results;
  } catch (const Stopped&) {
    bar_.clear();
    stop_if_asked();
    throw;
  }
}

YearValues values_again(Simulator& simulator, const Model& model, const RunOptions& options,
                        const std::vector<Outcome>& wanted) {
  return year_values(simulator.run(model, second_run(options, wanted)), wanted, options.threads);
}

bool needs_second_run(const std::vector<Model>& models, const RunOptions& options) {
  return std::any_of(models.begin(), models.end(),
                     [&](const Model& model) { return spread_from(model, options) == SpreadFrom::both; });
}

std::vector<Outcome> outcomes_of_both(std::vector<Outcome> these, const std::vector<Outcome>& those) {
  for (const Outcome one : those)
    if (std::find(these.begin(), these.end(), one) == these.end()) these.push_back(one);
  return these;
}

}  // namespace spp
