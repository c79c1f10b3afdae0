#include "study/members.hpp"

#include <algorithm>
#include <utility>

namespace spp {
namespace {

Rows<MembersRow> with_number(Rows<ComparisonRow> table, std::int64_t k) {
  Rows<MembersRow> numbered;
  for (const ComparisonRow& row : table.rows) {
    MembersRow one;
    static_cast<ComparisonRow&>(one) = row;
    one.k = k;
    numbered.rows.push_back(one);
  }
  numbered.shares = std::move(table.shares);
  numbered.numbers = std::move(table.numbers);  // what the quantiles point into moves with its memory
  numbered.labels = std::move(table.labels);
  return numbered;
}

}  // namespace

std::vector<std::string> members_of(const Scenario& scenario, const std::vector<std::string>& policies) {
  std::vector<std::string> members;
  for (const std::string& h : scenario.organisation_names())
    if (std::any_of(policies.begin(), policies.end(), [&](const std::string& name) {
          const auto policy = scenario.policies.named.find(name);
          return policy != scenario.policies.named.end() && concerns(policy->second->terms.organisations, h);
        }))
      members.push_back(h);
  return members;
}

Ask members_ask(const MembersAsked& asked, const ComparisonOptions& options, std::size_t k) {
  Ask ask;
  ask.policies = asked.policies;
  ask.outcomes = numbers_of(options.outcomes);
  for (const std::string& policy : asked.policies)
    for (std::size_t h = k; h < asked.members.size(); ++h)
      ask.overlay.push_back("policies." + policy + ".joins." + asked.members[h] + "=0");
  return ask;
}

std::vector<Rows<MembersRow>> compare_members(const MembersAsked& asked, const ComparisonOptions& options, Runs& runs) {
  std::vector<Rows<MembersRow>> tables;
  const RunValues none = runs.of(members_ask(asked, options, 0));
  for (std::size_t k = 0; k <= asked.members.size(); ++k) {
    const RunValues some = runs.of(members_ask(asked, options, k));
    tables.push_back(with_number(compare({asked.alternative, none.get()}, {asked.alternative, some.get()}, options),
                                 static_cast<std::int64_t>(k)));
  }
  return tables;
}

}  // namespace spp
