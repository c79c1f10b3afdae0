#include "study/attribution.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/parallel.hpp"
#include "study/estimate.hpp"

namespace spp {
namespace {

std::vector<std::string> in_byte_order(std::vector<std::string> policies) {
  std::sort(policies.begin(), policies.end());
  return policies;
}

/// Takes in one set after another and lets it go: what is held does not grow with their number. A series is a cell in a
/// year, year · cells + cell.
class Attribution {
 public:
  Attribution(const AttributionAsked& asked, const SharePlan& plan, RunValues none, RunValues whole)
      : threads_(asked.threads),
        plan_(plan),
        parts_(static_cast<std::size_t>(plan.parts)),
        none_(std::move(none)),
        whole_(std::move(whole)),
        cells_(none_->cells().size()),
        series_(cells_ * static_cast<std::size_t>(none_->years())),
        n_(static_cast<std::size_t>(none_->replicates())),
        shares_(parts_, std::vector<double>(series_ * n_)),
        together_(series_ * n_),
        alone_(parts_ * series_),
        without_(parts_ * series_),
        means_(plan.exact() ? 0 : plan.sets.size() * series_) {}

  /// A set of the plan and its values.
  void take(std::size_t number, const YearValues& values) {
    do_tasks(series_, threads_, [&]() -> std::function<void(std::size_t)> {
      const auto worker = std::make_shared<Worker>(n_);
      return [&, worker, number](std::size_t series) { take(number, values, series, *worker); };
    });
  }

  /// The rows, once all sets are taken.
  [[nodiscard]] Rows<AttributionRow> rows(const std::string& alternative, const std::vector<std::string>& policies) {
    Rows<AttributionRow> table = named(alternative, policies);
    do_tasks(series_, threads_, [&]() -> std::function<void(std::size_t)> {
      const auto worker = std::make_shared<Worker>(n_);
      return [&, worker](std::size_t series) { write(series, *worker, table.rows.data() + series * (parts_ + 1)); };
    });
    return table;
  }

 private:
  struct Worker {
    explicit Worker(std::size_t n) : estimator(n), values(n) {}
    Estimator estimator;
    std::vector<double> values;
  };

  [[nodiscard]] std::span<const double> of(const YearValues& values, std::size_t series) const {
    return values.of(static_cast<int>(series / cells_), series % cells_);
  }
  [[nodiscard]] std::span<double> of(std::vector<double>& all, std::size_t series) const {
    return {all.data() + series * n_, n_};
  }
  [[nodiscard]] Estimate difference(std::span<const double> a, std::span<const double> b, Worker& worker) const {
    for (std::size_t i = 0; i < n_; ++i) worker.values[i] = a[i] - b[i];
    return worker.estimator.of(worker.values);
  }

  void take(std::size_t number, const YearValues& values, std::size_t series, Worker& worker) {
    const PartSet set = plan_.sets[number], whole = whole_of(plan_.parts);
    const std::span<const double> now = of(values, series), none = of(*none_, series);
    for (std::size_t i = 0; i < parts_; ++i) {
      const PartSet one = part(static_cast<int>(i));
      if (set == (whole & ~one)) without_[i * series_ + series] = difference(of(*whole_, series), now, worker);
      if (set == one) {
        alone_[i * series_ + series] = difference(now, none, worker);
        const std::span<double> sum = of(together_, series);
        for (std::size_t r = 0; r < n_; ++r) sum[r] += now[r] - none[r];
      }
      // The weights of a part sum to 0, so what is without any policy may be taken off first.
      const double weight = plan_.weight(number, static_cast<int>(i));
      if (weight == 0.0) continue;
      const std::span<double> share = of(shares_[i], series);
      for (std::size_t r = 0; r < n_; ++r) share[r] += weight * (now[r] - none[r]);
    }
    if (!means_.empty()) means_[number * series_ + series] = difference(now, none, worker).mean;
  }

  [[nodiscard]] Rows<AttributionRow> named(const std::string& alternative,
                                           const std::vector<std::string>& policies) const {
    Rows<AttributionRow> table;
    const auto labels = std::make_shared<Labels>(none_->axes(), alternative);
    table.rows.resize(series_ * (parts_ + 1));
    for (std::size_t series = 0; series < series_; ++series) {
      const Cell& cell = none_->cells()[series % cells_];
      const Place& place = labels->places[static_cast<std::size_t>(cell.place)];
      for (std::size_t k = 0; k <= parts_; ++k) {
        AttributionRow& row = table.rows[series * (parts_ + 1) + k];
        row.alternative = labels->alternative;
        row.year = none_->axes().first_year() + static_cast<int>(series / cells_);
        row.region = place.region;
        row.organisation = place.organisation;
        row.profession = labels->profession(cell.profession);
        row.measure = text(cell.outcome).name;
        row.unit = text(cell.outcome).unit;
        row.policy = k == 0 ? all_policies : labels->keep(policies[k - 1]);
      }
    }
    table.labels = labels;
    return table;
  }

  void write(std::size_t series, Worker& worker, AttributionRow* rows) {
    const std::span<const double> none = of(*none_, series), whole = of(*whole_, series);
    const double made_of = std::max(size_of(none), size_of(whole));
    const Estimate total = difference(whole, none, worker);
    const std::span<double> rest = of(together_, series);
    for (std::size_t r = 0; r < n_; ++r) rest[r] = whole[r] - none[r] - rest[r];
    drop_rounding(rest, made_of);
    const Estimate interaction = worker.estimator.of(rest);
    AttributionRow& all = rows[0];
    all.alone = all.without = all.shapley = total.mean;
    all.standard_error_alone = all.standard_error_without = total.error;
    all.standard_error_shapley = total.error;
    all.interaction = interaction.mean;
    all.standard_error_interaction = interaction.error;
    const std::vector<double> order = order_errors(plan_, worth_of_sets(series));
    for (std::size_t i = 0; i < parts_; ++i) {
      drop_rounding(of(shares_[i], series), made_of);
      const Estimate share = worker.estimator.of(of(shares_[i], series));
      AttributionRow& row = rows[i + 1];
      row.alone = alone_[i * series_ + series].mean;
      row.standard_error_alone = alone_[i * series_ + series].error;
      row.without = without_[i * series_ + series].mean;
      row.standard_error_without = without_[i * series_ + series].error;
      row.shapley = share.mean;
      if (!order.empty()) row.standard_error_shapley = std::hypot(share.error, order[i]);
    }
  }

  [[nodiscard]] std::vector<double> worth_of_sets(std::size_t series) const {
    std::vector<double> worth;
    if (means_.empty()) return worth;
    for (std::size_t set = 0; set < plan_.sets.size(); ++set) worth.push_back(means_[set * series_ + series]);
    return worth;
  }

  int threads_;
  const SharePlan& plan_;
  std::size_t parts_;
  RunValues none_, whole_;
  std::size_t cells_, series_, n_;
  std::vector<std::vector<double>> shares_;  ///< by policy: [series][replicate]
  std::vector<double> together_;             ///< Σ of what each does alone, [series][replicate]
  std::vector<Estimate> alone_, without_;    ///< [policy][series]
  std::vector<double> means_;                ///< [set][series], of sampled orders
};

}  // namespace

std::span<const Outcome> attributed_outcomes() {
  static constexpr std::array<Outcome, 5> list{Measure::shortage_fte, Measure::gap_fte, Measure::rooms_closed,
                                               outcome::leavers, outcome::cost};
  return list;
}

SharePlan plan_of(const AttributionAsked& asked) {
  const int parts = static_cast<int>(asked.policies.size());
  return asked.orders == 0 ? exact_shares(parts) : sampled_shares(parts, asked.orders);
}

Ask ask_of(const AttributionAsked& asked, PartSet set) {
  const std::vector<std::string> policies = in_byte_order(asked.policies);
  Ask ask;
  for (std::size_t i = 0; i < policies.size(); ++i)
    if ((set & part(static_cast<int>(i))) != 0) ask.policies.push_back(policies[i]);
  ask.outcomes = numbers_of(attributed_outcomes());
  return ask;
}

std::size_t attribution_bytes(const Axes& axes, const AttributionAsked& asked, int replicates, std::size_t known) {
  if (asked.policies.empty()) return 0;
  // A share for each policy, their sum, the set at hand; and no policy and all, which are known as a rule.
  const std::size_t held = asked.policies.size() + 2 + std::max<std::size_t>(known, 2);
  const SharePlan plan = plan_of(asked);
  return held * year_values_bytes(axes, attributed_outcomes(), replicates) +
         (plan.exact() ? 0 : plan.sets.size() * year_values_bytes(axes, attributed_outcomes(), 1));
}

std::size_t attribution_row_count(const Axes& axes, std::size_t policies) {
  if (policies == 0) return 0;
  const std::size_t cells = cells_of(places_of(axes), axes.profession_count(), attributed_outcomes()).size();
  return cells * static_cast<std::size_t>(axes.year_count()) * (policies + 1);
}

Rows<AttributionRow> attribute(const AttributionAsked& asked, Runs& runs) {
  if (asked.policies.empty()) return {};
  const SharePlan plan = plan_of(asked);
  const RunValues none = runs.of(ask_of(asked, plan.sets[0])), whole = runs.of(ask_of(asked, plan.sets[1]));
  Attribution attribution(asked, plan, none, whole);
  for (std::size_t set = 0; set < plan.sets.size(); ++set)
    attribution.take(set, *runs.of(ask_of(asked, plan.sets[set])));
  return attribution.rows(asked.alternative, in_byte_order(asked.policies));
}

}  // namespace spp
