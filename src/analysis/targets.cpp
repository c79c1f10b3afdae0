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

const Place& place_of(const TargetAsked& target, const std::vector<Place>& places) {
  for (const Place& place : places)
    if (is_place(target, place)) return place;
  throw std::logic_error(fmt::format("a target speaks of what is not there: {}", target.name));
}

std::size_t cell_of(const TargetAsked& target, const YearValues& values) {
  const Place& place = place_of(target, values.places());
  if (const auto cell = values.find(place.region, place.organisation, target.profession, target.outcome)) return *cell;
  throw std::logic_error(fmt::format("a target speaks of what is not there: {}", target.name));
}

bool holds(const TargetAsked& target, double value) {
  const double slack = 1e-12 * std::max(1.0, std::abs(target.bound));
  return target.at_most ? value <= target.bound + slack : value >= target.bound - slack;
}

constexpr double z95 = 1.959963984540054;

/// Takes away the 1 of each replicate whose value does not hold.
void keep_what_holds(const TargetAsked& target, std::span<const double> series, std::vector<double>& met) {
  for (std::size_t i = 0; i < met.size(); ++i)
    if (!holds(target, series[i])) met[i] = 0.0;
}

/// How a flow or a tally counts for an outcome of a programme; 0 = not.
double weight_of(const FlowSlot& slot, Outcome outcome) {
  const bool graduate =
      slot.flow == Flow::graduate_stay || slot.flow == Flow::graduate_move || slot.flow == Flow::graduate_leave;
  if (outcome == Outcome(Measure::graduates)) return graduate ? 1.0 : 0.0;
  return outcome == Outcome(Measure::places_unused) && slot.flow == Flow::place_unused ? 1.0 : 0.0;
}
double weight_of(const TallySlot& slot, Outcome outcome, int months) {
  if (outcome == Outcome(Measure::trainees) && slot.tally == Tally::trainee_months) return 1.0 / months;
  return outcome == Outcome(Measure::places_offered) && slot.tally == Tally::places_offered ? 1.0 : 0.0;
}

/// The values of one programme in a year.
std::vector<double> programme_values(const TargetAsked& target, const Results& results, const Place& place, int year) {
  const Axes& axes = results.axes();
  std::vector<double> sum(static_cast<std::size_t>(results.replicates()), 0.0);
  int months = 0;
  for (int t = 0; t < axes.months; ++t) months += axes.year_index(t) == year ? 1 : 0;
  const auto add = [&](std::span<const double> series, double weight) {
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += weight * series[i];
  };
  const auto counts = [&](Organisation h, int programme) {
    return programme >= 0 && axes.programmes[static_cast<std::size_t>(programme)].name == target.programme &&
           std::find(place.members.begin(), place.members.end(), h) != place.members.end();
  };
  for (std::size_t slot = 0; slot < results.slots().size(); ++slot) {
    const FlowSlot& one = results.slots()[slot];
    const double weight = weight_of(one, target.outcome);
    if (weight != 0.0 && counts(one.organisation, one.programme)) add(results.flow(slot, year), weight);
  }
  for (std::size_t slot = 0; slot < results.tally_slots().size(); ++slot) {
    const TallySlot& one = results.tally_slots()[slot];
    const double weight = weight_of(one, target.outcome, months);
    if (weight != 0.0 && counts(one.organisation, one.programme)) add(results.tally(slot, year), weight);
  }
  return sum;
}

std::vector<double> programme_met(const TargetAsked& target, const Results& results, const Place& place) {
  std::vector<double> met(static_cast<std::size_t>(results.replicates()), 1.0);
  for (int year = 0; year < results.axes().year_count(); ++year)
    if (!target.year || *target.year == year)
      keep_what_holds(target, programme_values(target, results, place, year), met);
  return met;
}

/// 1 or 0 of each replicate that has a reading, of every year asked.
std::vector<double> readings_met(const TargetAsked& target, const Results& results, const Place& place,
                                 const RetentionAsked& retention) {
  std::vector<int> all(static_cast<std::size_t>(results.replicates()), -1);
  for (const int year : reading_years(results.axes(), retention)) {
    if (target.year && *target.year + results.axes().first_year() != year) continue;
    const std::vector<int> met = reading_met(results, retention, place, target.profession, year, *target.reading);
    for (std::size_t i = 0; i < all.size(); ++i)
      if (met[i] >= 0) all[i] = all[i] < 0 ? met[i] : std::min(all[i], met[i]);
  }
  std::vector<double> known;
  for (const int one : all)
    if (one >= 0) known.push_back(one);
  // Nobody has a reading: nobody meets it.
  if (known.empty()) known.assign(all.size(), 0.0);
  return known;
}

std::string no_reading(const TargetAsked& target, const Axes& axes, const RetentionAsked& retention,
                       const Place& place) {
  const std::vector<int> years = reading_years(axes, retention);
  if (years.empty() ||
      (target.year && std::find(years.begin(), years.end(), *target.year + axes.first_year()) == years.end()))
    return fmt::format("there is no reading of that year: a window of {} after the base year, {}, in whole years",
                       retention.window, retention.base_year);
  const bool simulated = retention.base_year >= axes.first_year() && retention.base_year <= years.back();
  if (!simulated && !given_base(retention, place, target.profession, target.reading->counting))
    return fmt::format("no base was measured for this reading, and the base year, {}, is not simulated",
                       retention.base_year);
  return {};
}

}  // namespace

bool of_year_values(const TargetAsked& target) { return !target.reading && target.programme.empty(); }

std::vector<Outcome> outcomes_of(std::span<const TargetAsked> targets) {
  std::vector<Outcome> outcomes;
  for (const TargetAsked& target : targets)
    if (of_year_values(target) && std::find(outcomes.begin(), outcomes.end(), target.outcome) == outcomes.end())
      outcomes.push_back(target.outcome);
  return outcomes;
}

std::string nothing_to_judge(const TargetAsked& target, const Axes& axes, const RetentionAsked& retention) {
  const YearValues shape(axes, std::array{target.outcome}, 0);
  bool some = false;
  for (const Place& place : shape.places()) {
    if (!is_place(target, place)) continue;
    some = true;
    if (target.reading) return no_reading(target, axes, retention, place);
    if (!target.programme.empty()) return {};
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
  for (int year = 0; year < values.years(); ++year)
    if (!target.year || *target.year == year) keep_what_holds(target, values.of(year, cell), met);
  return met;
}

std::vector<double> met_by_replicate(const TargetAsked& target, const Results& results, const YearValues& values,
                                     const RetentionAsked& retention) {
  if (of_year_values(target)) return met_by_replicate(target, values);
  const std::vector<Place> places = places_of(results.axes());
  const Place& place = place_of(target, places);
  return target.reading ? readings_met(target, results, place, retention) : programme_met(target, results, place);
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

Rows<TargetRow> judge_targets(std::span<const TargetAsked> targets, const Results& results, const YearValues& values,
                              const RetentionAsked& retention, const std::string& alternative) {
  auto labels = std::make_shared<Labels>(results.axes(), alternative);
  Rows<TargetRow> table;
  for (const TargetAsked& target : targets) {
    const Judged judged = judge(met_by_replicate(target, results, values, retention), target.probability);
    table.rows.push_back({labels->alternative, labels->keep(target.name), target.probability, judged.probability,
                          judged.error, name_of(judged.verdict), labels->keep(target.responsible)});
  }
  table.labels = std::move(labels);
  return table;
}

}  // namespace spp
