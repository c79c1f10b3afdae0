// How a whole is shared among its parts, as Shapley has it: a part's share is what it adds to those before it, averaged
// over all orders in which the parts may come. Pure functions of sets; a set is a mask, bit i for part i.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace spp {

using PartSet = std::uint64_t;
inline constexpr int most_parts = 62;        ///< bits of a word, but for two
inline constexpr int most_exact_parts = 16;  ///< 65,536 sets
[[nodiscard]] constexpr PartSet part(int i) { return PartSet{1} << i; }
[[nodiscard]] constexpr PartSet whole_of(int parts) { return (PartSet{1} << parts) - 1; }

/// Which sets have to be worked out, each once, and how much each counts in the share of every part. Weights of one
/// part sum to 0.
struct SharePlan {
  int parts = 0;
  std::vector<PartSet> sets;    ///< none, the whole, each part alone, the whole without each, then the others
  std::vector<double> weights;  ///< [set][part]
  /// A step of a sampled order: which part comes, and where the sets without and with it stand.
  struct Step {
    int part = 0;
    std::size_t before = 0, with = 0;
  };
  std::vector<Step> steps;  ///< [order][position], an order and its reverse after one another; empty = every order

  [[nodiscard]] double weight(std::size_t set, int of_part) const {
    return weights[set * static_cast<std::size_t>(parts) + static_cast<std::size_t>(of_part)];
  }
  [[nodiscard]] bool exact() const { return steps.empty(); }
  [[nodiscard]] std::size_t orders() const { return steps.size() / static_cast<std::size_t>(parts); }
};

/// By all 2^parts sets; at most `most_exact_parts`.
[[nodiscard]] SharePlan exact_shares(int parts);

/// By so many orders, drawn in pairs of an order and its reverse: with effects that meet two by two a pair is exact.
/// The same orders for the same numbers. Where the orders meet every set, the exact shares cost no more and are taken.
[[nodiscard]] SharePlan sampled_shares(int parts, int orders);

/// The shares of a worth; `worth` is called once for each set.
[[nodiscard]] std::vector<double> shares_of(const SharePlan& plan, const std::function<double(PartSet)>& worth);

/// The error that sampling orders leaves in each part's share, from what it adds by pair of orders; `worth` by the
/// plan's sets. 0 where every order counts; empty where one pair leaves nothing to compare it with.
[[nodiscard]] std::vector<double> order_errors(const SharePlan& plan, const std::vector<double>& worth);

}  // namespace spp
