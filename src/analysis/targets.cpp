#include "analysis/targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <stdexcept>

namespace spp {
namespace {

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
