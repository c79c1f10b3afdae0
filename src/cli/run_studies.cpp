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

/// Whether some policies are all among others.
bool is_part(const std::vector<std::string>& some, const std::vector<std::string>& all) {
  return std::all_of(some.begin(), some.end(),
                     [&](const std::string& name) { return std::find(all.begin(), all.end(), name) != all.end(); });
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
  if (!attribution_.policies.empty() && is_part(ask.policies, attribution_.policies))
    know(runs_, std::move(ask), results, options_.threads);
}

void RunStudies::explain_rooms(std::vector<RunTables>& tables) {
  if (!wanted_) return;
  for (std::size_t i = 0; i < tables.size(); ++i)
    tables[i].closed_rooms = explain_closed_rooms(closed_rooms_of(list_[i]), ladder_, runs_);
}

void RunStudies::share_out(std::vector<RunTables>& tables) {
  if (wanted_) tables.back().attribution = attribute(attribution_, runs_);
}

std::string RunStudies::left_out(const std::string& file) const {
  if (!left_out_) return {};
  return fmt::format(
      "what each of the {} policies of `{}` adds takes more runs than this; `spp compare {} --attribution 100` works "
      "it "
      "out, and with `attribution: 100` in the scenario attribution.csv and closed_rooms.csv are written here",
      list_.back().policies.size(), visible(list_.back().name), visible(file));
}

void add_studies(RunSize& size, const Scenario& scenario, const Axes& axes) {
  const AttributionTerms terms = terms_of(scenario);
  if (terms.form == AttributionTerms::Form::off) return;
  const std::vector<AlternativeList::One> list = scenario.alternative_list();
  const AttributionAsked asked{list.back().name, policies_of(list.back()), terms.orders, 1};
  size.rows += list.size() * closed_rooms_row_count(axes) + attribution_row_count(axes, asked.policies.size());
  const auto known = std::count_if(list.begin(), list.end(), [&](const AlternativeList::One& one) {
    return is_part(policies_of(one), asked.policies);
  });
  size.memory_bytes += attribution_bytes(axes, asked, size.replicates, static_cast<std::size_t>(known)) +
                       list.size() * closed_rooms_bytes(axes, size.replicates);
}

}  // namespace spp
