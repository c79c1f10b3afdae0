#include "cli/compare_studies.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/spoken.hpp"
#include "cli/study_text.hpp"
#include "cli/targets.hpp"
#include "cli/variants.hpp"
#include "output/study_files.hpp"

namespace spp {
namespace {

std::vector<std::string> policies_of(const Compared& one) {
  std::vector<std::string> names;
  for (const auto& policy : one.alternative.policies) names.push_back(policy.value);
  return names;
}

AttributionTerms read_attribution(const std::string& text, std::size_t policies) {
  const auto terms = ScalarKind<AttributionTerms>::parse(text);
  if (!terms || terms->form == AttributionTerms::Form::off)
    throw InputError(
        fmt::format("spp compare: --attribution {}: `exact`, or a number of orders from 1 to {}, was expected",
                    visible(text), most_orders));
  if (const AttributionRefused wrong = refused(*terms, policies); !wrong.what.empty())
    throw InputError(fmt::format("spp compare: --attribution {}: {}; {}", visible(text), wrong.what, wrong.hint));
  return *terms;
}

/// Runs of a search at most: the grid, the halvings and the first alternative.
constexpr int longest_search = 9 + 8 + 1;

}  // namespace

CompareStudiesAsked compare_studies_of(const Values& values, const Comparison& comparison) {
  CompareStudiesAsked asked;
  asked.break_even = values.has("break-even");
  asked.members = values.has("members");
  const bool attribution = values.has("attribution");
  if (!attribution && !asked.any()) return asked;
  const std::string option = attribution ? "--attribution" : asked.break_even ? "--break-even" : "--members";
  if (values.files.size() > 1 || values.has("vary"))
    throw InputError("spp compare: " + option +
                     " is about the policies of one alternative: name one FILE, and leave out --vary");
  const Compared& last = comparison.all.back();
  const std::vector<std::string> policies = policies_of(last);
  if (policies.empty())
    throw InputError(fmt::format(
        "spp compare: {} is about the policies of an alternative, and `{}` has none; name another by --alternative",
        option, visible(last.name)));
  if (attribution) asked.attribution = read_attribution(values.text("attribution"), policies.size());
  return asked;
}

std::vector<Outcome> CompareStudiesAsked::outcomes() const {
  if (!attribution) return {};
  const auto list = attributed_outcomes();
  return {list.begin(), list.end()};
}

std::size_t study_bytes(const CompareStudiesAsked& asked, const Comparison& comparison, const ComparisonOptions& rows) {
  const Compared& last = comparison.all.back();
  const std::size_t known = comparison.all.size();
  const Axes& axes = last.model.axes;
  const int replicates = replicates_of(last.options);
  std::size_t bytes = 0;
  if (asked.attribution)
    bytes += attribution_bytes(axes, {last.name, policies_of(last), asked.attribution->orders, 1}, replicates, known);
  if (asked.members) bytes += 2 * year_values_bytes(axes, rows.outcomes, replicates);
  return bytes;
}

CompareStudies::CompareStudies(const Comparison& comparison, CompareStudiesAsked asked, ComparisonOptions rows,
                               Simulator& simulator)
    : first_(comparison.all.front()),
      last_(comparison.all.back()),
      asked_(asked),
      rows_(std::move(rows)),
      simulator_(simulator),
      runs_(run_variants(*last_.loaded, last_.options, simulator)) {
  if (!asked_.any()) return;
  criteria_.push_back(cost_criterion());
  // Readings and programmes are no yearly values, which is all that a search keeps of its runs.
  for (const TargetAsked& target : targets_of(last_.scenario))
    if (of_year_values(target)) criteria_.push_back(target_criterion(target));
  const std::vector<std::string> policies = policies_of(last_);
  const int orders = asked_.attribution ? asked_.attribution->orders : 0;
  attributed_ = {last_.name, policies, orders, last_.options.threads};
  joined_ = {last_.name, policies, members_of(last_.scenario, policies)};
  std::size_t runs = 0;
  if (asked_.attribution) {
    std::size_t known = 0;
    const SharePlan plan = plan_of(attributed_);
    for (const PartSet set : plan.sets)
      known += std::any_of(comparison.all.begin(), comparison.all.end(), [&](const Compared& one) {
        std::vector<std::string> names = policies_of(one);
        std::sort(names.begin(), names.end());
        return names == ask_of(attributed_, set).policies;
      });
    runs += plan.sets.size() - known;
  }
  if (asked_.members) runs += joined_.members.size() + 1;
  if (asked_.break_even) runs += longest_search * searches(policies.size());
  simulator_.expect(static_cast<int>(runs) * replicates_of(last_.options));
}

std::size_t CompareStudies::searches(std::size_t policies) const {
  return criteria_.size() * (policies == 1 ? 1 : policies + 1);
}

void CompareStudies::take(const Compared& one, const YearValues& values) {
  if (!asked_.attribution) return;
  Ask ask = ask_of(attributed_, 0);
  ask.policies = policies_of(one);
  RunValues some = std::make_shared<const YearValues>(narrowed(values, attributed_outcomes()));
  runs_.know(std::move(ask), std::move(some));
}

void CompareStudies::run() {
  if (asked_.attribution) attribution_ = attribute(attributed_, runs_);
  if (asked_.members) members_ = compare_members(joined_, rows_, runs_);
  if (!asked_.break_even) return;
  const int before = runs_.made();
  break_even_ = break_even({last_.name, attributed_.policies, policies_of(first_)}, criteria_, runs_);
  const int expected = static_cast<int>(longest_search * searches(attributed_.policies.size()));
  simulator_.expect((runs_.made() - before - expected) * replicates_of(last_.options));
}

std::vector<NamedTable> CompareStudies::tables() const {
  std::vector<NamedTable> all;
  if (asked_.attribution) all.push_back(attribution_table({&attribution_}));
  if (asked_.break_even) all.push_back(break_even_table({&break_even_}));
  TableList<MembersRow> list;
  for (const Rows<MembersRow>& one : members_) list.push_back(&one);
  if (asked_.members) all.push_back(members_table(list));
  return all;
}

std::string CompareStudies::text(int year, Language language) const {
  const Spoken spoken = spoken_of(last_.model.axes);
  std::string out;
  if (asked_.attribution) out += attribution_text(attribution_, year, spoken, language);
  if (asked_.break_even) out += break_even_text(break_even_, first_.name, language);
  if (asked_.members) out += members_text(members_, joined_.members, year, spoken, language);
  return out;
}

}  // namespace spp
