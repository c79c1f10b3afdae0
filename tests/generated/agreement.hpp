// Two samples of the same size, compared in law without any approximation. Under the hypothesis that replicate i of one
// and replicate i of the other have the same law, they may be swapped; so a sum of differences d_i, of values, squares,
// products or indicators, has signs like tossed coins, and Hoeffding's bound holds at any size and any law:
// P(|Σ d_i| > z √Σ d_i²) ≤ 2 exp(−z²/2). Centres and cutting points come from the two samples together, which a swap
// does not change.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "scenario/scenario.hpp"

namespace spp::generated {

/// One quantity in both samples, a value per replicate. `kind` is what it is pooled under.
struct Pair {
  std::string kind, name;
  std::vector<double> found, expected;
};

/// All that is compared between the engine (`found`) and the naive simulator (`expected`, which may be given another
/// scenario to see what is noticed), with the policies of the last alternative in force.
std::vector<Pair> simulate_both(const Scenario& of_engine, const Scenario& of_naive, int replicates,
                                std::uint64_t seed);

/// A statistic that is further off than the limit allows.
struct Finding {
  std::string what;
  double off = 0;  ///< |Σ d| / √Σ d²
};

/// Collects every statistic of every scenario: of each quantity alone, and of each kind over all places and scenarios,
/// where small biases add up.
class Comparison {
 public:
  void add(const std::string& scenario, const std::vector<Pair>& pairs);
  [[nodiscard]] std::size_t tests() const { return tests_ + pools_.size(); }
  /// Beyond this a statistic is a finding, so that all together are wrong with at most chance `false_alarm`.
  [[nodiscard]] double limit(double false_alarm) const;
  [[nodiscard]] std::vector<Finding> findings(double false_alarm) const;
  /// The furthest of all.
  [[nodiscard]] Finding furthest() const;

 private:
  struct Sums {
    double difference = 0, square = 0;
    [[nodiscard]] double off() const;
  };
  using Pooled = std::map<std::pair<std::string, int>, std::vector<double>>;  ///< differences by kind and statistic
  void compare(const std::string& scenario, const Pair& pair, const Pair& with, Pooled& pooled);

  std::size_t tests_ = 0;
  std::vector<Finding> notable_;                       ///< single statistics that are far off
  std::map<std::pair<std::string, int>, Sums> pools_;  ///< by kind and statistic
};

}  // namespace spp::generated
