// Policies: the terms that all types share, then what each type checks itself; and the alternatives that list them.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "scenario/check.hpp"

namespace spp {
namespace {

void check_dates(Checking& c, const std::string& path, const PolicyTerms& terms) {
  if (c.s.length_in_months() <= 0) return;
  const CalendarMonth last = c.s.last_month();
  const std::string end = month_text(last);
  if (terms.from && last < *terms.from)
    c.problem(path + ".from", "the policy begins after the run has ended, " + end,
              "write a month of the run or before it, or make the run longer");
  if (!terms.until) return;
  if (last < *terms.until)
    c.problem(path + ".until", "the policy goes on after the run has ended, " + end,
              "remove `until`: without it a policy goes on to the end");
  else if (terms.from && *terms.until < *terms.from)
    c.problem(path + ".until", "the policy ends before it begins, " + month_text(*terms.from),
              "`until` is its last month");
  else if (*terms.until < c.s.start)
    c.warning(path + ".until", "the policy has ended before the run begins, " + month_text(c.s.start),
              "it changes nothing");
}

/// What a type does not have is told where it was written.
void check_traits(Checking& c, const std::string& path, const Policy& policy) {
  const PolicyTraits& traits = policy.type().traits;
  const PolicyTerms& terms = policy.terms;
  const std::string type(policy.type().name);
  const auto unlimited = [&](const char* field) {
    c.problem(path + "." + field, fmt::format("a policy of type `{}` cannot be limited by `{}`", type, field),
              "remove the line");
  };
  if (terms.ages && !traits.ages) unlimited("ages");
  if (terms.tenure && !traits.tenure) unlimited("tenure");
  if (traits.unit.empty() && !known_to_be(&terms.unit_cost, 0.0))
    c.problem(path + ".unit_cost", "a policy of type `" + type + "` has no units that could cost something",
              "write `fixed_cost`, euro per year");
  if (!traits.needs_shock || !terms.during.empty()) return;
  std::vector<std::string> shocks;
  for (const auto& [name, shock] : c.s.shocks) shocks.push_back(name);
  c.missing(path + ".during", path, "a policy of type `" + type + "` needs `during`, the shock that calls for it",
            shocks.empty()       ? "define one: `shocks: {pandemie: {from: 2028-10, until: 2029-03, absence: 1.3}}`"
            : shocks.size() == 1 ? "write `during: " + shocks.front() + "`"
                                 : "one of " + quoted(shocks));
}

/// Whom a policy concerns: both lists name something, and somebody is there.
void check_whom(Checking& c, const std::string& path, const PolicyTerms& terms) {
  c.list(path + ".organisations", terms.organisations);
  c.list(path + ".professions", terms.professions);
  for (const auto& h : c.organisations)
    for (const auto& p : c.professions)
      if (concerns(terms.organisations, h) && concerns(terms.professions, p) && c.s.has_team(h, p)) return;
  c.warning(path, "the policy concerns nobody: its organisations have no staff of its professions",
            "it changes nothing");
}

void check_policy(Checking& c, const std::string& name, const Policy& policy) {
  const std::string path = "policies." + name;
  check_dates(c, path, policy.terms);
  check_traits(c, path, policy);
  check_whom(c, path, policy.terms);
  policy.check({c.s, c.problems, path});
}

/// An organisation and a profession that two policies have in common; empty where there is none.
std::string shared(const Checking& c, const PolicyTerms& a, const PolicyTerms& b) {
  for (const auto& h : c.organisations)
    for (const auto& p : c.professions)
      if (concerns(a.organisations, h) && concerns(b.organisations, h) && concerns(a.professions, p) &&
          concerns(b.professions, p) && c.s.has_team(h, p))
        return fmt::format("`{}` of `{}`", p, h);
  return {};
}

void check_one_at_a_time(Checking& c, const AlternativeList::One& one) {
  std::vector<const Policy*> earlier;
  for (std::size_t i = 0; i < one.policies.size(); ++i) {
    const auto found = c.s.policies.named.find(one.policies[i].value);
    if (found == c.s.policies.named.end() || !found->second->type().traits.one_at_a_time) continue;
    const Policy& policy = *found->second;
    const bool written = !c.s.alternatives.list.empty();
    const std::string path = written ? fmt::format("alternatives.{}.{}", one.name, i + 1) : "policies." + policy.id;
    for (const Policy* other : earlier) {
      if (&other->type() != &policy.type() || other->id == policy.id) continue;
      const std::string both = shared(c, other->terms, policy.terms);
      if (!both.empty())
        c.problem(path,
                  fmt::format("`{}` and `{}` both concern {}; one policy of type `{}` at a time can", other->id,
                              policy.id, both, policy.type().name),
                  "limit them by `organisations` or `professions`, or put them in two alternatives");
    }
    earlier.push_back(&policy);
  }
}

void check_alternatives(Checking& c) {
  if (c.s.alternatives.list.empty() && c.s.origins.count("alternatives") > 0)
    c.problem("alternatives", "no alternative is named",
              "write `baseline: []`, or remove the line: `baseline` and `all` are then simulated");
  for (const AlternativeList::One& one : c.s.alternatives.list) {
    const std::string path = "alternatives." + one.name;
    if (one.name == "baseline" && !one.policies.empty())
      c.problem(path, "`baseline` is the alternative without policies",
                "write `baseline: []`, and give this one another name");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < one.policies.size(); ++i) {
      const std::string& name = one.policies[i].value;
      if (!name.empty() && !seen.insert(name).second)
        c.problem(path + "." + std::to_string(i + 1), "`" + name + "` is named twice", "keep one of them");
    }
  }
  for (const AlternativeList::One& one : c.s.alternative_list()) check_one_at_a_time(c, one);
}

}  // namespace

void check_policies(Checking& c) {
  for (const auto& [name, policy] : c.s.policies.named) check_policy(c, name, *policy);
  check_alternatives(c);
}

}  // namespace spp
