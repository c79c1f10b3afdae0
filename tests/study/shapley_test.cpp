// Shares of a whole against games whose values are known, and sampled shares against exact ones.
#include "study/shapley.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <set>

namespace spp {
namespace {

/// A game of parts that meet two by two: Σ of what each adds alone and of what each pair adds.
struct Pairs {
  std::vector<double> alone;
  std::map<std::pair<int, int>, double> together;
  [[nodiscard]] double operator()(PartSet set) const {
    double worth = 0.0;
    for (std::size_t i = 0; i < alone.size(); ++i)
      if ((set & part(static_cast<int>(i))) != 0) worth += alone[i];
    for (const auto& one : together)
      if ((set & part(one.first.first)) != 0 && (set & part(one.first.second)) != 0) worth += one.second;
    return worth;
  }
};

/// A worth for every set, without any structure; fixed numbers.
std::vector<double> any_worth(int parts) {
  std::mt19937_64 bits(7);
  std::vector<double> worth(std::size_t{1} << parts);
  for (double& value : worth) value = static_cast<double>(bits() >> 11U) * 0x1p-53 * 100.0;
  worth[0] = 0.0;
  return worth;
}

/// What a part adds to those before it, over all orders: the definition, order by order.
std::vector<double> by_all_orders(int parts, const std::vector<double>& worth) {
  std::vector<int> order(static_cast<std::size_t>(parts));
  std::iota(order.begin(), order.end(), 0);
  std::vector<double> sum(order.size(), 0.0);
  double orders = 0.0;
  do {
    PartSet before = 0;
    for (const int i : order) {
      sum[static_cast<std::size_t>(i)] += worth[before | part(i)] - worth[before];
      before |= part(i);
    }
    orders += 1.0;
  } while (std::next_permutation(order.begin(), order.end()));
  for (double& value : sum) value /= orders;
  return sum;
}

}  // namespace

TEST_CASE("the glove game gives the one right glove two thirds") {
  // Two have a left glove, one a right: a pair is worth 1. Shapley values 1/6, 1/6, 4/6.
  const auto pair = [](PartSet set) { return (set & 4U) != 0 && (set & 3U) != 0 ? 1.0 : 0.0; };
  const std::vector<double> shares = shares_of(exact_shares(3), pair);
  CHECK(shares[0] == doctest::Approx(1.0 / 6.0).epsilon(1e-14));
  CHECK(shares[1] == doctest::Approx(1.0 / 6.0).epsilon(1e-14));
  CHECK(shares[2] == doctest::Approx(4.0 / 6.0).epsilon(1e-14));
}

TEST_CASE("a council of weighted votes has the published power") {
  // Shapley and Shubik: votes 50, 49, 1 with a majority of 51 have 4/6, 1/6, 1/6.
  const std::array votes{50, 49, 1};
  const auto passes = [&](PartSet set) {
    int sum = 0;
    for (std::size_t i = 0; i < votes.size(); ++i)
      if ((set & part(static_cast<int>(i))) != 0) sum += votes[i];
    return sum >= 51 ? 1.0 : 0.0;
  };
  const std::vector<double> shares = shares_of(exact_shares(3), passes);
  CHECK(shares[0] == doctest::Approx(4.0 / 6.0).epsilon(1e-14));
  CHECK(shares[1] == doctest::Approx(1.0 / 6.0).epsilon(1e-14));
  CHECK(shares[2] == doctest::Approx(1.0 / 6.0).epsilon(1e-14));
}

TEST_CASE("parts that do not meet have what they add alone") {
  const Pairs game{{3.0, -5.0, 0.25, 1e6}, {}};
  const std::vector<double> shares = shares_of(exact_shares(4), game);
  for (std::size_t i = 0; i < 4; ++i) CHECK(std::abs(shares[i] - game.alone[i]) < 1e-9);
}

TEST_CASE("what two add together is shared half and half") {
  const Pairs game{{1.0, 2.0, 0.0}, {{{0, 1}, -0.5}, {{1, 2}, 3.0}}};
  const std::vector<double> shares = shares_of(exact_shares(3), game);
  CHECK(shares[0] == doctest::Approx(0.75).epsilon(1e-14));
  CHECK(shares[1] == doctest::Approx(2.0 - 0.25 + 1.5).epsilon(1e-14));
  CHECK(shares[2] == doctest::Approx(1.5).epsilon(1e-14));
}

TEST_CASE("exact shares are the mean over all orders and add up to the whole") {
  for (int parts = 1; parts <= 7; ++parts) {
    const std::vector<double> worth = any_worth(parts);
    const SharePlan plan = exact_shares(parts);
    CHECK(plan.sets.size() == worth.size());
    CHECK(std::set<PartSet>(plan.sets.begin(), plan.sets.end()).size() == worth.size());
    const std::vector<double> shares = shares_of(plan, [&](PartSet set) { return worth[set]; });
    const std::vector<double> expected = by_all_orders(parts, worth);
    double sum = 0.0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      CHECK(std::abs(shares[i] - expected[i]) < 1e-11);
      sum += shares[i];
    }
    CHECK(std::abs(sum - worth[whole_of(parts)]) < 1e-9);
  }
}

TEST_CASE("two parts that are the same have the same share, one that adds nothing has none") {
  // Part 2 does what part 0 does, part 3 nothing: the worth depends on how many of {0, 2} there are, and on 1.
  const auto worth = [](PartSet set) {
    const int twins = static_cast<int>((set & 1U) != 0) + static_cast<int>((set & 4U) != 0);
    return std::sqrt(static_cast<double>(twins)) + ((set & 2U) != 0 ? 0.7 * twins + 1.0 : 0.0);
  };
  const std::vector<double> shares = shares_of(exact_shares(4), worth);
  CHECK(shares[0] == doctest::Approx(shares[2]).epsilon(1e-14));
  CHECK(std::abs(shares[3]) < 1e-14);
  CHECK(shares[0] + shares[1] + shares[2] == doctest::Approx(worth(7)).epsilon(1e-14));
}

TEST_CASE("one order and its reverse are exact where parts meet two by two") {
  Pairs game;
  for (int i = 0; i < 9; ++i) game.alone.push_back(1.0 + i * i);
  for (int i = 0; i < 9; ++i)
    for (int k = i + 1; k < 9; ++k) game.together[{i, k}] = 0.5 * (i - 3) * (k - 4);
  const std::vector<double> exact = shares_of(exact_shares(9), game), sampled = shares_of(sampled_shares(9, 2), game);
  for (std::size_t i = 0; i < 9; ++i) CHECK(sampled[i] == doctest::Approx(exact[i]).epsilon(1e-12));
}

TEST_CASE("sampled shares agree with exact ones within their own error") {
  // 8 parts, 60 orders: 30 pairs. |z| < 6.5 with 29 degrees of freedom has a two-sided tail of 4e-7 for each of 8
  // parts (Student): false alarm below 4e-6. The errors must not be idle either: their mean square z lies in (0.2, 4).
  const int parts = 8;
  const std::vector<double> worth = any_worth(parts);
  const auto of = [&](PartSet set) { return worth[set]; };
  const std::vector<double> exact = shares_of(exact_shares(parts), of);
  const SharePlan plan = sampled_shares(parts, 60);
  REQUIRE_FALSE(plan.exact());
  CHECK(plan.sets.size() < worth.size());
  std::vector<double> known;
  for (const PartSet set : plan.sets) known.push_back(worth[set]);
  const std::vector<double> sampled = shares_of(plan, of), errors = order_errors(plan, known);
  double squares = 0.0, sum = 0.0;
  for (std::size_t i = 0; i < exact.size(); ++i) {
    const double z = (sampled[i] - exact[i]) / errors[i];
    CHECK(std::abs(z) < 6.5);
    squares += z * z / parts;
    sum += sampled[i];
  }
  CHECK(squares > 0.2);
  CHECK(squares < 4.0);
  CHECK(std::abs(sum - worth[whole_of(parts)]) < 1e-9);
}

TEST_CASE("the error of sampling falls with the orders as their root") {
  // The error itself is an estimate from 15 and 240 pairs: its ratio of 4 is known to about a fifth, so within
  // (2.4, 6.7).
  const std::vector<double> worth = any_worth(12);
  const auto error = [&](int orders) {
    const SharePlan plan = sampled_shares(12, orders);
    std::vector<double> known;
    for (const PartSet set : plan.sets) known.push_back(worth[set]);
    double squares = 0.0;
    for (const double one : order_errors(plan, known)) squares += one * one;
    return std::sqrt(squares);
  };
  const double ratio = error(30) / error(480);
  CHECK(ratio > 2.4);
  CHECK(ratio < 6.7);
}

TEST_CASE("orders that meet every set give the exact shares") {
  const SharePlan plan = sampled_shares(3, 1000);
  CHECK(plan.exact());
  CHECK(plan.sets.size() == 8);
}

TEST_CASE("one order leaves its error unknown") {
  const SharePlan plan = sampled_shares(6, 1);
  CHECK(order_errors(plan, std::vector<double>(plan.sets.size(), 1.0)).empty());
}

TEST_CASE("whatever is sampled, none, the whole, each alone and each left out are worked out") {
  const SharePlan plan = sampled_shares(20, 1);
  const std::set<PartSet> sets(plan.sets.begin(), plan.sets.end());
  CHECK(sets.size() == plan.sets.size());
  CHECK(plan.sets[0] == 0);
  CHECK(plan.sets[1] == whole_of(20));
  for (int i = 0; i < 20; ++i) {
    CHECK(sets.count(part(i)) == 1);
    CHECK(sets.count(whole_of(20) & ~part(i)) == 1);
  }
}

}  // namespace spp
