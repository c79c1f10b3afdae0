#include "engine/stratify.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace {

using namespace spp;

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - 0.5) * (b[i] - 0.5);
  return sum * 12.0 / static_cast<double>(a.size());
}

}  // namespace

TEST_CASE("each part of (0, 1) is met exactly once") {
  for (const int n : {1, 2, 3, 10, 1000, 4097}) {
    const std::vector<double> u = stratified(stream(1, "input/exits"), n);
    REQUIRE(u.size() == static_cast<std::size_t>(n));
    std::vector<int> met(static_cast<std::size_t>(n));
    for (const double x : u) {
      REQUIRE((x > 0.0 && x < 1.0));
      ++met[static_cast<std::size_t>(x * n)];
    }
    CHECK(std::all_of(met.begin(), met.end(), [](int m) { return m == 1; }));
  }
  CHECK(stratified(stream(1, "input/exits"), 0).empty());
  CHECK_THROWS_AS((void)stratified(stream(1, "a"), -1), std::logic_error);
}

TEST_CASE("a stratified input depends on its name, the seed and the number of replicates alone") {
  CHECK(stratified(stream(1, "a"), 100) == stratified(stream(1, "a"), 100));
  CHECK(stratified(stream(1, "a"), 100) != stratified(stream(1, "b"), 100));
  CHECK(stratified(stream(1, "a"), 100) != stratified(stream(2, "a"), 100));
}

TEST_CASE("every order is as likely as any other") {
  // The 24 orders of four parts over 48,000 names: chi-square on 23 degrees of freedom, of which 78.7 or more has
  // probability 5e-8.
  std::vector<int> count(256);
  const int names = 48'000;
  for (int i = 0; i < names; ++i) {
    int order = 0;
    for (const double u : stratified({static_cast<std::uint64_t>(i) * 0x9E3779B97F4A7C15U}, 4))
      order = order * 4 + static_cast<int>(u * 4);
    ++count[static_cast<std::size_t>(order)];
  }
  double chi_square = 0.0;
  int orders = 0;
  for (const int c : count)
    if (c > 0) {
      ++orders;
      chi_square += (c - names / 24.0) * (c - names / 24.0) / (names / 24.0);
    }
  CHECK(orders == 24);
  INFO("chi-square ", chi_square);
  CHECK(chi_square < 78.7);
}

TEST_CASE("within its part a value is anywhere, and inputs are unrelated to one another") {
  // The place within the part is uniform: its mean over 20,000 is normal with deviation 1/sqrt(12 n). The correlation
  // of two stratified columns has deviation 1/sqrt(n - 1). Six deviations each: false alarm 2e-9 a value, 19 values.
  const int n = 20'000;
  std::vector<std::vector<double>> columns;
  for (const char* name : {"a", "b", "c", "d", "e"}) columns.push_back(stratified(stream(7, name), n));
  std::vector<double> index;
  for (int i = 0; i < n; ++i) index.push_back((i + 0.5) / n);
  columns.push_back(index);  // nor to the number of the replicate
  for (std::size_t a = 0; a < columns.size(); ++a) {
    double place = 0.0;
    for (const double u : columns[a]) place += u * n - std::floor(u * n);
    if (a < 5) CHECK(std::abs(place / n - 0.5) < 6.0 / std::sqrt(12.0 * n));
    for (std::size_t b = 0; b < a; ++b) CHECK(std::abs(correlation(columns[a], columns[b])) < 6.0 / std::sqrt(n));
  }
}
