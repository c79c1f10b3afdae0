#include "analysis/quantiles.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>
#include <vector>

using namespace spp;

namespace {

const std::vector<double> seven{0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95};

std::vector<double> summary(const std::vector<double>& values, const std::vector<double>& shares = seven) {
  Summariser summariser(shares, values.size());
  std::vector<double> out(summariser.size());
  summariser.summarise(values, out);
  return out;
}

/// Type 7 after its definition, from a full sort.
double by_sorting(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const double h = share * static_cast<double>(values.size() - 1);
  const auto j = static_cast<std::size_t>(std::floor(h));
  if (j + 1 >= values.size()) return values.back();
  return values[j] + (h - static_cast<double>(j)) * (values[j + 1] - values[j]);
}

void check_against_sorting(const std::vector<double>& values, const std::vector<double>& shares = seven) {
  const std::vector<double> found = summary(values, shares);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double expected = by_sorting(values, shares[i]);
    CAPTURE(shares[i]);
    CAPTURE(expected);
    CAPTURE(found[2 + i]);
    CHECK(std::abs(found[2 + i] - expected) <= 1e-12 * std::max(1.0, std::abs(expected)));
  }
}

/// Digits that agree with a certified value, as NIST counts them: −log10 of the relative error, at most 15.
double digits(double found, double certified) {
  return found == certified ? 15.0 : std::min(15.0, -std::log10(std::abs(found - certified) / std::abs(certified)));
}

/// NIST's NumAcc2, 3 and 4: a middle value, then `low` and `high` by turns, 1,001 values in all; certified standard
/// deviation 0.1 (https://www.itl.nist.gov/div898/strd/univ/homepage.html).
std::vector<double> accuracy_series(double middle, double low, double high) {
  std::vector<double> values{middle};
  for (int i = 0; i < 500; ++i) {
    values.push_back(low);
    values.push_back(high);
  }
  return values;
}

}  // namespace

TEST_CASE("quantiles of a short series follow type 7") {
  // Positions 0.75, 1.5 and 2.7 among 1, 3, 4, 9: 1 + 0.75 · 2, 3 + 0.5 · 1, 4 + 0.7 · 5.
  const std::vector<double> found = summary({9, 1, 4, 3}, {0.25, 0.5, 0.9});
  CHECK(found[0] == doctest::Approx(4.25));
  CHECK(found[1] == doctest::Approx(std::sqrt(34.75 / 3.0)));
  CHECK(found[2] == 2.5);
  CHECK(found[3] == 3.5);
  CHECK(found[4] == doctest::Approx(7.5));
}

TEST_CASE("the ends of the quantiles are the least and the greatest value") {
  const std::vector<double> found = summary({5, -2, 8, 0}, {1.0, 0.0});
  CHECK(found[2] == 8.0);
  CHECK(found[3] == -2.0);
}

TEST_CASE("a position that rounding moved off a whole number is put back") {
  std::vector<double> values(101);
  std::iota(values.begin(), values.end(), 0.0);
  for (const double share : {0.07, 0.14, 0.28, 0.29, 0.55, 0.56, 0.57, 0.58})
    CHECK(summary(values, {share})[2] == std::round(share * 100));
}

TEST_CASE("one replicate is its own mean and quantile, without spread") {
  const std::vector<double> found = summary({3.25});
  for (const std::size_t i : {0U, 2U, 5U, 8U}) CHECK(found[i] == 3.25);
  CHECK(found[1] == 0.0);
}

TEST_CASE("a constant series has exactly its value everywhere") {
  const std::vector<double> found = summary(std::vector<double>(1000, 0.1));
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == (i == 1 ? 0.0 : 0.1));
}

TEST_CASE("values that differ by rounding alone are a constant, larger differences are not") {
  std::vector<double> absence(1000);
  for (std::size_t i = 0; i < absence.size(); ++i) {
    const double fte = 17.0 + static_cast<double>(i) / 7.0, other = 5.0 + static_cast<double>(i) / 3.0;
    absence[i] = (0.065 * fte + 0.065 * other) / (fte + other);
  }
  REQUIRE(*std::min_element(absence.begin(), absence.end()) < *std::max_element(absence.begin(), absence.end()));
  const std::vector<double> found = summary(absence);
  CHECK(found[1] == 0.0);
  for (std::size_t i = 2; i < found.size(); ++i) CHECK(found[i] == found[0]);
  CHECK(found[0] == doctest::Approx(0.065).epsilon(1e-15));
  absence[500] *= 1.0 + 1e-12;
  CHECK(summary(absence)[1] > 0.0);
}

TEST_CASE("what rounding leaves of a sum that cancels out is nothing") {
  std::vector<double> pool(1000);
  for (std::size_t i = 0; i < pool.size(); ++i) pool[i] = (0.1 + static_cast<double>(i)) - static_cast<double>(i) - 0.1;
  REQUIRE(*std::max_element(pool.begin(), pool.end()) > *std::min_element(pool.begin(), pool.end()));
  for (const double x : summary(pool)) CHECK(x == 0.0);
  pool[7] = 2e-9;
  CHECK(summary(pool)[0] > 0.0);
}

TEST_CASE("bucket selection gives what sorting gives") {
  std::mt19937_64 random(20260101);
  const auto uniform = [&] { return static_cast<double>(random() >> 11U) * 0x1p-53; };
  for (const std::size_t n : {1U, 2U, 3U, 10U, 63U, 64U, 65U, 100U, 1000U, 1001U, 5000U}) {
    CAPTURE(n);
    std::vector<double> even(n), whole(n), skewed(n), two(n), outlier(n), tiny(n), huge(n);
    for (std::size_t i = 0; i < n; ++i) {
      even[i] = uniform() - 0.5;
      whole[i] = std::floor(30 * uniform());
      skewed[i] = std::exp(20 * uniform());
      two[i] = uniform() < 0.3 ? 0.0 : 1.0;
      outlier[i] = i == n / 2 ? 1e9 : uniform();
      tiny[i] = uniform() * 1e-310;
      huge[i] = (uniform() - 0.5) * 1e300;
    }
    for (const std::vector<double>& values : {even, whole, skewed, two, outlier, tiny})
      check_against_sorting(values, {0.0, 0.01, 0.05, 0.25, 0.5, 0.501, 0.9, 0.95, 0.999, 1.0});
    Summariser summariser(seven, n);
    std::vector<double> out(summariser.size());
    if (n > 1) CHECK_THROWS_AS(summariser.summarise(huge, out), std::domain_error);  // its variance is not finite
    summariser.summarise(even, out);  // one summariser serves many series
    CHECK(out == summary(even));
  }
}

TEST_CASE("quantiles are in order for shares in order") {
  std::mt19937_64 random(7);
  std::vector<double> shares;
  for (int i = 0; i <= 400; ++i) shares.push_back(i / 400.0);
  for (int round = 0; round < 50; ++round) {
    std::vector<double> values(70 + static_cast<std::size_t>(round) * 13);
    for (double& x : values) x = static_cast<double>(random() % 1000) / 3.0 * (round % 2 == 0 ? 1.0 : 1e-8) - 100.0;
    const std::vector<double> found = summary(values, shares);
    CHECK(std::is_sorted(found.begin() + 2, found.end()));
  }
}

TEST_CASE("shares may come in any order and twice") {
  std::vector<double> values(500);
  std::iota(values.begin(), values.end(), 0.0);
  const std::vector<double> found = summary(values, {0.9, 0.1, 0.9});
  CHECK(found[2] == found[4]);
  CHECK(found[2] == doctest::Approx(449.1));
  CHECK(found[3] == doctest::Approx(49.9));
}

TEST_CASE("mean and deviation keep the digits that NIST's accuracy series allow") {
  // NumAcc1: 10000001, 10000003, 10000002; mean 10000002, deviation 1.
  const std::vector<double> first{10000001, 10000003, 10000002};
  CHECK(digits(mean_of(first), 10000002) >= 15);
  CHECK(digits(deviation_of(first), 1.0) >= 15);
  const std::vector<double> second = accuracy_series(1.2, 1.1, 1.3);
  CHECK(digits(mean_of(second), 1.2) >= 14);
  CHECK(digits(deviation_of(second), 0.1) >= 14);
  const std::vector<double> third = accuracy_series(1000000.2, 1000000.1, 1000000.3);
  CHECK(digits(mean_of(third), 1000000.2) >= 15);
  CHECK(digits(deviation_of(third), 0.1) >= 9);
  const std::vector<double> fourth = accuracy_series(10000000.2, 10000000.1, 10000000.3);
  CHECK(digits(mean_of(fourth), 10000000.2) >= 15);
  CHECK(digits(deviation_of(fourth), 0.1) >= 8);
}

TEST_CASE("the sum of whole numbers is exact, whatever the length") {
  for (std::size_t n = 1; n <= 300; ++n) {
    std::vector<double> values(n);
    std::iota(values.begin(), values.end(), 1.0);
    CHECK(block_sum(values) == static_cast<double>(n * (n + 1) / 2));
  }
}

TEST_CASE("what is not finite is refused, not summarised") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN(), infinite = std::numeric_limits<double>::infinity();
  for (const double bad : {nan, infinite, -infinite})
    for (const std::size_t n : {1U, 2U, 200U})
      for (const std::size_t at : {std::size_t{0}, n - 1}) {
        std::vector<double> values(n, 1.0);
        if (n > 2) values[n / 2] = 2.0;
        values[at] = bad;
        CHECK_THROWS_AS(summary(values), std::domain_error);
      }
}
