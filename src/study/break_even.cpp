#include "study/break_even.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/sums.hpp"

namespace spp {
namespace {

constexpr double highest = 2.0, step = 0.25;  // of `realisation`, fields.md
constexpr int halvings = 8;                   // of a step: to 1/1024

bool met(const Estimate& distance) { return distance.mean <= 0.0; }

/// Counts what it asks.
class Search {
 public:
  explicit Search(const std::function<Estimate(double)>& distance) : distance_(distance) {}
  SmallestMet run() {
    Estimate low = ask(0.0);
    const bool nothing_happens = low.mean == 0.0 && low.error == 0.0;
    if (met(low) && !nothing_happens) return {0.0, {}, runs_};
    for (double from = 0.0; from < highest; from += step) {
      const Estimate high = ask(from + step);
      if (met(high)) {
        if (nothing_happens && from == 0.0) return {0.0, {}, runs_};
        return halve(from, low, high);
      }
      low = high;
    }
    return {{}, {}, runs_};
  }

 private:
  Estimate ask(double realisation) {
    ++runs_;
    return distance_(realisation);
  }

  SmallestMet halve(double from, Estimate low, Estimate high) {
    const double slope = (low.mean - high.mean) / step;  // above 0: not met, then met
    double to = from + step;
    for (int k = 0; k < halvings; ++k) {
      const double middle = 0.5 * (from + to);
      const Estimate at = ask(middle);
      (met(at) ? to : from) = middle;
      (met(at) ? high : low) = at;
    }
    const double part = low.mean / (low.mean - high.mean);
    const double error = low.error + part * (high.error - low.error);
    return {from + part * (to - from), error / slope, runs_};
  }

  const std::function<Estimate(double)>& distance_;
  int runs_ = 0;
};

/// Costs of all years and organisations, by replicate.
std::vector<double> total_cost(const YearValues& values) {
  std::vector<double> sum(static_cast<std::size_t>(values.replicates()));
  for (std::size_t c = 0; c < values.cells().size(); ++c) {
    const Cell& cell = values.cells()[c];
    const bool organisation = values.places()[static_cast<std::size_t>(cell.place)].kind == Place::Kind::organisation;
    if (!(cell.outcome == outcome::cost) || !organisation) continue;
    for (int year = 0; year < values.years(); ++year) add_series(sum, values.of(year, c));
  }
  return sum;
}

}  // namespace

SmallestMet smallest_met(const std::function<Estimate(double)>& distance) { return Search(distance).run(); }

Criterion cost_criterion() {
  return {"cost", {outcome::cost}, [](const YearValues& first, const YearValues& alternative) {
            std::vector<double> dearer = total_cost(alternative);
            const std::vector<double> before = total_cost(first);
            const double made_of = size_of(before);
            for (std::size_t i = 0; i < dearer.size(); ++i) dearer[i] -= before[i];
            drop_rounding(dearer, made_of);
            return Estimator(dearer.size()).of(dearer);
          }};
}

Criterion target_criterion(const TargetAsked& target) {
  return {target.name, {target.outcome}, [target](const YearValues&, const YearValues& alternative) {
            std::vector<double> short_of = met_by_replicate(target, alternative);
            for (double& one : short_of) one = target.probability - one;
            return Estimator(short_of.size()).of(short_of);
          }};
}

Rows<BreakEvenRow> break_even(const BreakEvenAsked& asked, const std::vector<Criterion>& criteria, Runs& runs) {
  std::vector<std::string> policies = asked.policies;
  std::sort(policies.begin(), policies.end());
  Rows<BreakEvenRow> table;
  const auto labels = std::make_shared<Labels>(Axes{}, asked.alternative);
  std::vector<RunValues> held;  // the first alternative is run once
  const auto search = [&](const std::vector<std::string>& scaled, const Criterion& criterion) {
    Ask ask;
    ask.outcomes = numbers_of(criterion.outcomes);
    ask.policies = asked.first;
    const RunValues first = runs.of(ask);
    held.push_back(first);
    ask.policies = policies;
    const SmallestMet found = smallest_met([&](double realisation) {
      ask.overlay.clear();
      for (const std::string& policy : scaled)
        ask.overlay.push_back(fmt::format("policies.{}.realisation={}", policy, realisation));
      return criterion.distance(*first, *runs.of(ask));
    });
    BreakEvenRow row;
    row.alternative = labels->alternative;
    row.policy = labels->keep(scaled.size() == policies.size() ? all_policies : std::string_view(scaled.front()));
    row.criterion = labels->keep(criterion.name);
    row.realisation = found.at;
    row.standard_error = found.error;
    row.runs = found.runs + 1;  // and the first alternative
    return row;
  };
  if (policies.empty()) return table;
  for (const Criterion& criterion : criteria) table.rows.push_back(search(policies, criterion));
  for (const std::string& policy : policies)
    for (std::size_t k = 0; k < criteria.size(); ++k) {
      BreakEvenRow row = policies.size() == 1 ? table.rows[k] : search({policy}, criteria[k]);
      row.policy = labels->keep(policy);
      table.rows.push_back(row);
    }
  table.labels = labels;
  return table;
}

}  // namespace spp
