#include "study/shapley.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numeric>
#include <stdexcept>

#include "engine/random.hpp"

namespace spp {
namespace {

constexpr std::uint64_t order_seed = 1;  // the orders are no chance of the scenario's

void refuse(int parts, int most) {
  if (parts < 1 || parts > most) throw std::logic_error("shares of so many parts are not worked out");
}

/// Adds sets in their order, each once.
class Sets {
 public:
  explicit Sets(int parts) : parts_(parts) {
    const PartSet whole = whole_of(parts);
    (void)add(0);
    (void)add(whole);
    for (int i = 0; i < parts; ++i) (void)add(part(i));
    for (int i = 0; i < parts; ++i) (void)add(whole & ~part(i));
  }
  /// Where a set stands.
  std::size_t add(PartSet set) {
    const auto [at, added] = place_.emplace(set, list_.size());
    if (added) list_.push_back(set);
    return at->second;
  }
  [[nodiscard]] const std::vector<PartSet>& list() const { return list_; }
  [[nodiscard]] bool all() const { return parts_ <= most_exact_parts && list_.size() == std::size_t{1} << parts_; }

 private:
  int parts_;
  std::map<PartSet, std::size_t> place_;
  std::vector<PartSet> list_;
};

/// A whole number from 0 to bound − 1. Of 2^64 words at most 62 favour a number, which no order shows.
int below(int bound, Sequence& words) {
  return static_cast<int>(words.next_word() % static_cast<std::uint64_t>(bound));
}

std::vector<int> shuffled(int parts, std::uint32_t number) {
  static const Stream orders = stream(order_seed, "attribution.orders");
  Sequence words(orders, number, 0);
  std::vector<int> order(static_cast<std::size_t>(parts));
  std::iota(order.begin(), order.end(), 0);
  for (std::size_t i = order.size(); i-- > 1;)
    std::swap(order[i], order[static_cast<std::size_t>(below(static_cast<int>(i) + 1, words))]);
  return order;
}

}  // namespace

SharePlan exact_shares(int parts) {
  refuse(parts, most_exact_parts);
  Sets sets(parts);
  for (PartSet set = 0; set <= whole_of(parts); ++set) (void)sets.add(set);
  // s! (parts − s − 1)! / parts!, the part of the orders in which just these s come before
  std::vector<double> by_size{1.0 / parts};
  for (int s = 1; s < parts; ++s) by_size.push_back(by_size.back() * s / (parts - s));
  SharePlan plan;
  plan.parts = parts;
  plan.sets = sets.list();
  for (const PartSet set : plan.sets)
    for (int i = 0; i < parts; ++i) {
      const auto size = static_cast<std::size_t>(std::popcount(set));
      plan.weights.push_back((set & part(i)) != 0 ? by_size[size - 1] : -by_size[size]);
    }
  return plan;
}

SharePlan sampled_shares(int parts, int orders) {
  refuse(parts, most_parts);
  if (orders < 1) throw std::logic_error("shares by no order");
  SharePlan plan;
  plan.parts = parts;
  Sets sets(parts);
  for (int k = 0; k < orders; ++k) {
    std::vector<int> order = shuffled(parts, static_cast<std::uint32_t>(k / 2));
    if (k % 2 == 1) std::reverse(order.begin(), order.end());
    PartSet before = 0;
    for (const int i : order) {
      plan.steps.push_back({i, sets.add(before), sets.add(before | part(i))});
      before |= part(i);
    }
    if (sets.all()) return exact_shares(parts);
  }
  plan.sets = sets.list();
  const auto width = static_cast<std::size_t>(parts);
  plan.weights.assign(plan.sets.size() * width, 0.0);
  for (const SharePlan::Step& step : plan.steps) {
    plan.weights[step.with * width + static_cast<std::size_t>(step.part)] += 1.0;
    plan.weights[step.before * width + static_cast<std::size_t>(step.part)] -= 1.0;
  }
  for (double& weight : plan.weights) weight /= orders;
  return plan;
}

std::vector<double> shares_of(const SharePlan& plan, const std::function<double(PartSet)>& worth) {
  std::vector<double> shares(static_cast<std::size_t>(plan.parts), 0.0);
  for (std::size_t set = 0; set < plan.sets.size(); ++set) {
    const double value = worth(plan.sets[set]);
    for (int i = 0; i < plan.parts; ++i) shares[static_cast<std::size_t>(i)] += plan.weight(set, i) * value;
  }
  return shares;
}

std::vector<double> order_errors(const SharePlan& plan, const std::vector<double>& worth) {
  const auto parts = static_cast<std::size_t>(plan.parts);
  if (plan.exact()) return std::vector<double>(parts, 0.0);
  const std::size_t orders = plan.orders(), pairs = (orders + 1) / 2;
  if (pairs < 2) return {};
  std::vector<double> added(pairs * parts, 0.0), all(parts, 0.0);
  for (std::size_t s = 0; s < plan.steps.size(); ++s) {
    const SharePlan::Step& step = plan.steps[s];
    const double more = worth[step.with] - worth[step.before];
    added[s / parts / 2 * parts + static_cast<std::size_t>(step.part)] += more;
    all[static_cast<std::size_t>(step.part)] += more;
  }
  const auto n = static_cast<double>(orders), g = static_cast<double>(pairs);
  std::vector<double> errors(parts, 0.0);
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    const double size = 2 * pair + 1 < orders ? 2.0 : 1.0;  // the last may be one order
    for (std::size_t i = 0; i < parts; ++i) {
      const double off = added[pair * parts + i] - size * all[i] / n;
      errors[i] += off * off;
    }
  }
  for (double& error : errors) error = std::sqrt(error * g / (g - 1.0)) / n;
  return errors;
}

}  // namespace spp
