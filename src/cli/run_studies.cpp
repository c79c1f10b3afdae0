#include "cli/run_studies.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/chance.hpp"

namespace spp {
namespace {

std::vector<std::string> policies_of(const AlternativeList::One& alternative) {
  std::vector<std::string> names;
  for (const auto& policy : alternative.policies) names.push_back(policy.value);
  return names;
}

AttributionTerms terms_of(const Scenario& scenario) {
  return attribution_of(scenario.attribution, scenario.alternative_list().back().policies.size());
}

/// The values of an alternative for an ask, out of its results.
void know(Runs& runs, Ask ask, const Results& results, int threads) {
  RunValues values = std::make_shared<const YearValues>(year_values(results, outcomes_of(ask), threads));
  runs.know(std::move(ask), std::move(values));
}

}  // namespace

std::vector<Outcome> studied_outcomes(const Scenario& scenario) {
  if (terms_of(scenario).form == AttributionTerms::Form::off) return {};
  const auto list = attributed_outcomes();
  return {list.begin(), list.end()};
}

RunStudies::RunStudies(const Loaded& loaded, const RunOptions& options, Simulator& simulator)
    : options_(options), list_(loaded.scenario.alternative_list()), runs_(run_variants(loaded, options, simulator)) {
  const AttributionTerms terms = terms_of(loaded.scenario);
  wanted_ = terms.form != AttributionTerms::Form::off;
  left_out_ = !wanted_ && !loaded.scenario.attribution;
  if (!wanted_) return;
  ladder_ = ladder_of(loaded.scenario, loaded.model);
  int replicates = 0;
  for (const AlternativeList::One& one : list_)
    for (const Ask& ask : asks_of(closed_rooms_of(one), ladder_, replicates_of(options)))
      replicates += replicates_of(ask, options_);
  attribution_ = {list_.back().name, policies_of(list_.back()), terms.orders, options.threads};
  if (!attribution_.policies.empty()) {
    std::size_t known = 0;
    const SharePlan plan = plan_of(attribution_);
    for (const PartSet set : plan.sets)
      known += std::any_of(list_.begin(), list_.end(), [&](const AlternativeList::One& one) {
        std::vector<std::string> names = policies_of(one);
        std::sort(names.begin(), names.end());
        return names == ask_of(attribution_, set).policies;
      });
    replicates += static_cast<int>(plan.sets.size() - known) * replicates_of(options_);
  }
  simulator.expect(replicates);
}

ClosedRoomsAsked RunStudies::closed_rooms_of(const AlternativeList::One& alternative) const {
  return {alternative.name, policies_of(alternative), second_replicates(replicates_of(options_)), options_.threads};
}

void RunStudies::take(const AlternativeList::One& alternative, const Results& results) {
  if (!wanted_) return;
  know(runs_, closed_rooms_ask(closed_rooms_of(alternative)), results, options_.threads);
  Ask ask = ask_of(attribution_, 0);
  ask.policies = policies_of(alternative);
  const auto& all = attribution_.policies;
  const bool part = std::all_of(ask.policies.begin(), ask.policies.end(), [&](const std::string& name) {
    return std::find(all.begin(), all.end(), name) != all.end();
  });
  if (part && !all.empty()) know(runs_, std::move(ask), results, options_.threads);
}

void RunStudies::finish(std::vector<RunTables>& tables) {
  if (!wanted_) return;
  for (std::size_t i = 0; i < tables.size(); ++i)
    tables[i].closed_rooms = explain_closed_rooms(closed_rooms_of(list_[i]), ladder_, runs_);
  tables.back().attribution = attribute(attribution_, runs_);
}

std::string RunStudies::left_out() const {
  if (!left_out_) return {};
  const std::size_t policies = list_.back().policies.size();
  return fmt::format(
      "what each of the {0} policies of `{1}` adds takes more runs: `spp compare FILE --attribution 200` works it out, "
      "and `attribution: 200` in the scenario writes it here, with closed_rooms.csv; `attribution: off` says nothing\n",
      policies, list_.back().name);
}

}  // namespace spp
