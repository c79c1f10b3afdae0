// Targets: whose, when, and how much; one bound of a known size each.
#include <algorithm>

#include "base/nearest.hpp"
#include "scenario/check.hpp"

namespace spp {
namespace {

bool known(const Number& number) { return number.known(); }

void check_bounds(Checking& c, const std::string& path, const TargetTerms& target) {
  if (target.at_most.has_value() == target.at_least.has_value())
    c.problem(target.at_most ? path + ".at_least" : path,
              target.at_most ? "`at_most` and `at_least` are both given" : "a target has a bound",
              target.at_most ? "write two targets" : "write `at_most: 2` or `at_least: 2`");
  const auto fixed = [&](const char* field, const Number& number) {
    if (!known(number))
      c.problem(path + "." + field, "what was agreed is a number, not a distribution", "write the number");
  };
  if (target.at_most) fixed("at_most", *target.at_most);
  if (target.at_least) fixed("at_least", *target.at_least);
  fixed("probability", target.probability);
}

void check_whose(Checking& c, const std::string& path, const TargetTerms& target) {
  const int given = (target.organisation.empty() ? 0 : 1) + (target.group.empty() ? 0 : 1);
  if (given > 1 || (!target.group.empty() && !target.region.empty()))
    c.problem(path + ".group", "a group is named by `group` alone", "remove `organisation` or `region`");
  if (!target.region.empty() && !target.organisation.empty() && target.organisation.value != "*" &&
      c.s.region_of(target.organisation.value) != target.region.value)
    c.problem(path + ".region", "`" + target.organisation.value + "` is not in `" + target.region.value + "`",
              "remove one of them");
}

void check_when(Checking& c, const std::string& path, const TargetTerms& target) {
  if (!target.year.year || c.s.length_in_months() <= 0) return;
  const int first = c.s.start.year, last = c.s.last_month().year;
  if (*target.year.year < first || *target.year.year > last)
    c.problem(path + ".year", std::to_string(*target.year.year) + " is not a year of the run",
              "it has " + std::to_string(first) + " to " + std::to_string(last));
}

void check_alternative(Checking& c, const std::string& path, const TargetTerms& target) {
  if (target.alternative.empty() || target.alternative.value == "*") return;
  std::vector<std::string> names;
  for (const auto& one : c.s.alternative_list()) names.push_back(one.name);
  if (std::find(names.begin(), names.end(), target.alternative.value) != names.end()) return;
  const std::string near = did_you_mean(target.alternative.value, names);
  c.problem(path + ".alternative", "unknown alternative `" + target.alternative.value + "`",
            near.empty() ? "the scenario has " + quoted(names) : near);
}

}  // namespace

void check_targets(Checking& c) {
  for (std::size_t i = 0; i < c.s.targets.size(); ++i) {
    const std::string path = "targets." + std::to_string(i + 1);
    const TargetTerms& target = c.s.targets[i];
    check_bounds(c, path, target);
    check_whose(c, path, target);
    check_when(c, path, target);
    check_alternative(c, path, target);
  }
}

}  // namespace spp
