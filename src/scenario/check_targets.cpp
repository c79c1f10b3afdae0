// Targets: of what, whose, when, and how much; one bound of a known size each.
#include <algorithm>
#include <array>

#include "base/nearest.hpp"
#include "scenario/check.hpp"

namespace spp {
namespace {

bool known(const Number& number) { return number.known(); }

/// Measures that a programme has by itself.
constexpr std::array<std::string_view, 4> by_programme{"graduates", "places_offered", "places_unused", "trainees"};

void not_here(Checking& c, const std::string& path, bool given, const char* field, const char* what,
              const char* remedy) {
  if (given) c.problem(path + "." + field, std::string("`") + field + "` " + what, remedy);
}

void check_reading(Checking& c, const std::string& path, const TargetTerms& target) {
  const char* const what = "is not for a reading of retention";
  not_here(c, path, target.at_most.has_value(), "at_most", what, "its bound follows from `retention.change`");
  not_here(c, path, target.at_least.has_value(), "at_least", what, "its bound follows from `retention.change`");
  not_here(c, path, !target.programme.empty(), "programme", what, "remove it");
}

void check_measure(Checking& c, const std::string& path, const TargetTerms& target) {
  const char* const what = "is for a reading of retention";
  not_here(c, path, target.leavers.has_value(), "leavers", what, "remove it, or write `retention: fewer_leavers`");
  not_here(c, path, target.retirement.has_value(), "retirement", what,
           "remove it, or write `retention: fewer_leavers`");
  not_here(c, path, target.basis.has_value(), "basis", what, "remove it, or write `retention: fewer_leavers`");
  if (target.at_most.has_value() == target.at_least.has_value())
    c.problem(target.at_most ? path + ".at_least" : path,
              target.at_most ? "`at_most` and `at_least` are both given" : "a target has a bound",
              target.at_most ? "write two targets" : "write `at_most: 2` or `at_least: 2`");
  for (const auto& [field, bound] : {std::pair{".at_most", &target.at_most}, std::pair{".at_least", &target.at_least}})
    if (*bound && !known(**bound))
      c.problem(path + field, "what was agreed is a number, not a distribution", "write the number");
}

void check_what(Checking& c, const std::string& path, const TargetTerms& target) {
  if (target.measure.empty() != target.retention.has_value())
    c.problem(target.retention ? path + ".retention" : path,
              target.retention ? "`measure` and `retention` are both given"
                               : "a target speaks of a measure or of "
                                 "retention",
              target.retention ? "write two targets" : "write `measure: rooms_closed` or `retention: fewer_leavers`");
  else if (target.retention)
    check_reading(c, path, target);
  else
    check_measure(c, path, target);
  if (!known(target.probability))
    c.problem(path + ".probability", "what was agreed is a number, not a distribution", "write the number");
}

void check_programme(Checking& c, const std::string& path, const TargetTerms& target) {
  if (target.programme.empty() || target.retention) return;
  if (std::find(by_programme.begin(), by_programme.end(), target.measure.value) == by_programme.end())
    c.problem(path + ".programme", "`" + target.measure.value + "` is not counted by programme",
              "one may be named for " + quoted({by_programme.begin(), by_programme.end()}));
  const auto programme = c.s.programmes.find(target.programme.value);
  if (programme == c.s.programmes.end() || target.profession.empty() || target.profession.value == "*") return;
  if (programme->second.profession.value != target.profession.value)
    c.problem(path + ".profession",
              "`" + target.programme.value + "` trains `" + programme->second.profession.value + "`", "remove one");
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
  if (c.s.length_in_months() <= 0) return;
  int first = c.s.start.year, last = c.s.last_month().year;
  if (target.retention) {
    first = std::max(c.s.base_year() + 1, c.s.first_whole_year());
    last = c.s.last_whole_year();
  }
  const std::string have = "it has " + std::to_string(first) + " to " + std::to_string(last);
  if (target.retention && first > last)
    c.problem(path, "the run has no whole year after the base year, " + std::to_string(c.s.base_year()),
              "a reading of retention needs one: more `years`, or an earlier `retention.base_year`");
  else if (target.year.year && (*target.year.year < first || *target.year.year > last))
    c.problem(path + ".year",
              std::to_string(*target.year.year) +
                  (target.retention
                       ? " is not a whole year of the run after the base year, " + std::to_string(c.s.base_year())
                       : " is not a year of the run"),
              have);
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
    check_what(c, path, target);
    check_whose(c, path, target);
    check_programme(c, path, target);
    check_when(c, path, target);
    check_alternative(c, path, target);
  }
}

}  // namespace spp
