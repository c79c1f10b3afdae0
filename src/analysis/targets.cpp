#include "analysis/targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <stdexcept>

#include "scenario/scenario.hpp"

namespace spp {
namespace {

/// What a target is called where the planner did not name it: "rooms_closed of noord at most 2 in 2029".
std::string made_name(const TargetTerms& terms, const TargetAsked& asked, Language language) {
  const bool nl = language == Language::nl;
  std::string whose = asked.organisation == all_of_them ? asked.region : asked.organisation;
  if (asked.profession != all_of_them) whose += fmt::format(", {}", asked.profession);
  const std::string when = terms.year.year ? fmt::format(fmt::runtime(nl ? "in {}" : "in {}"), *terms.year.year)
                                           : std::string(nl ? "in elk jaar" : "in every year");
  return fmt::format("{} {} {} {} {} {}", terms.measure.value, nl ? "van" : "of", whose,
                     asked.at_most ? (nl ? "hoogstens" : "at most") : (nl ? "minstens" : "at least"), asked.bound,
                     when);
}

TargetAsked asked_of(const TargetTerms& terms, const Scenario& scenario) {
  TargetAsked asked;
  asked.outcome = outcome_named(terms.measure.value).value_or(Outcome(Measure::headcount));
  asked.at_most = terms.at_most.has_value();
  const auto& bound = asked.at_most ? terms.at_most : terms.at_least;
  asked.bound = bound ? std::get<double>(bound->value) : 0.0;
  asked.probability = std::get<double>(terms.probability.value);
  asked.profession = terms.profession.empty() ? std::string(all_of_them) : terms.profession.value;
  const std::vector<std::string> regions = scenario.region_names();
  asked.organisation = std::string(all_of_them);
  asked.region = regions.size() == 1 ? regions.front() : std::string(all_of_them);
  if (!terms.region.empty()) asked.region = terms.region.value;
  if (!terms.group.empty()) {
    asked.organisation = fmt::format("group:{}", terms.group.value);
    asked.region.clear();
  } else if (!terms.organisation.empty() && terms.organisation.value != all_of_them) {
    asked.organisation = terms.organisation.value;
    asked.region = scenario.region_of(terms.organisation.value);
  }
  if (terms.year.year) asked.year = *terms.year.year - scenario.start.year;
  const auto alternatives = scenario.alternative_list();
  asked.alternative = terms.alternative.empty() ? alternatives.back().name : terms.alternative.value;
  asked.responsible = terms.responsible;
  const auto called = [&](const std::string& mine, const std::string& other, Language language) {
    return !mine.empty() ? mine : !other.empty() ? other : made_name(terms, asked, language);
  };
  asked.name = called(terms.name.en, terms.name.nl, Language::en);
  asked.name_nl = called(terms.name.nl, terms.name.en, Language::nl);
  return asked;
}

bool is_place(const TargetAsked& target, const Place& place) {
  // A group is found by its name alone: its members need not be of one region.
  return place.organisation == target.organisation && (target.region.empty() || place.region == target.region);
}

std::size_t cell_of(const TargetAsked& target, const YearValues& values) {
  for (const Place& place : values.places())
    if (is_place(target, place))
      if (const auto cell = values.find(place.region, place.organisation, target.profession, target.outcome))
        return *cell;
  throw std::logic_error(fmt::format("a target speaks of what is not there: {}", target.name));
}

bool holds(const TargetAsked& target, double value) {
  const double slack = 1e-12 * std::max(1.0, std::abs(target.bound));
  return target.at_most ? value <= target.bound + slack : value >= target.bound - slack;
}

constexpr double z95 = 1.959963984540054;

}  // namespace

std::vector<TargetAsked> targets_of(const Scenario& scenario) {
  std::vector<TargetAsked> targets;
  for (const TargetTerms& terms : scenario.targets) targets.push_back(asked_of(terms, scenario));
  std::stable_sort(targets.begin(), targets.end(),
                   [](const TargetAsked& a, const TargetAsked& b) { return a.name < b.name; });
  return targets;
}

std::vector<Outcome> outcomes_of(std::span<const TargetAsked> targets) {
  std::vector<Outcome> outcomes;
  for (const TargetAsked& target : targets)
    if (std::find(outcomes.begin(), outcomes.end(), target.outcome) == outcomes.end())
      outcomes.push_back(target.outcome);
  return outcomes;
}

std::string nothing_to_judge(const TargetAsked& target, const Axes& axes) {
  const YearValues shape(axes, std::array{target.outcome}, 0);
  bool some = false;
  for (const Place& place : shape.places()) {
    if (!is_place(target, place)) continue;
    some = true;
    if (shape.find(place.region, place.organisation, target.profession, target.outcome)) return {};
  }
  if (!some) return fmt::format("there is no place `{}` to judge a target of", target.organisation);
  return fmt::format(
      "`{}` has no value {} at this place", text(target.outcome).name,
      target.profession == all_of_them ? "over all professions" : fmt::format("of profession `{}`", target.profession));
}

std::vector<double> met_by_replicate(const TargetAsked& target, const YearValues& values) {
  const std::size_t cell = cell_of(target, values);
  std::vector<double> met(static_cast<std::size_t>(values.replicates()), 1.0);
  for (int year = 0; year < values.years(); ++year) {
    if (target.year && *target.year != year) continue;
    const std::span<const double> series = values.of(year, cell);
    for (std::size_t i = 0; i < met.size(); ++i)
      if (!holds(target, series[i])) met[i] = 0.0;
  }
  return met;
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return "met";
    case Verdict::missed:
      return "missed";
    case Verdict::undecided:
      break;
  }
  return "undecided";
}

Judged judge(std::span<const double> met, double asked) {
  const auto n = static_cast<double>(met.size());
  double count = 0.0;
  for (const double one : met) count += one;
  Judged judged;
  judged.probability = count / n;
  judged.error = std::sqrt(judged.probability * (1.0 - judged.probability) / n);
  if (met.size() == 1) {
    judged.verdict = judged.probability >= asked ? Verdict::met : Verdict::missed;
    return judged;
  }
  const double z2 = z95 * z95, p = judged.probability;
  const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = z95 * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
  // Asked for certainty, everybody must meet it, and for nothing nobody need.
  if (asked <= 0.0 || (asked >= 1.0 && p >= 1.0) || middle - half >= asked)
    judged.verdict = Verdict::met;
  else if (middle + half < asked || (asked >= 1.0 && p < 1.0))
    judged.verdict = Verdict::missed;
  if (judged.verdict == Verdict::undecided && p != asked) {
    const double away = p - asked;
    judged.replicates_needed =
        static_cast<long long>(std::ceil(z2 * std::max(asked * (1 - asked), p * (1 - p)) / (away * away)));
  }
  return judged;
}

Rows<TargetRow> judge_targets(std::span<const TargetAsked> targets, const YearValues& values,
                              const std::string& alternative) {
  auto labels = std::make_shared<Labels>(values.axes(), alternative);
  Rows<TargetRow> table;
  for (const TargetAsked& target : targets) {
    const Judged judged = judge(met_by_replicate(target, values), target.probability);
    table.rows.push_back({labels->alternative, labels->keep(target.name), target.probability, judged.probability,
                          judged.error, name_of(judged.verdict), labels->keep(target.responsible)});
  }
  table.labels = std::move(labels);
  return table;
}

}  // namespace spp
