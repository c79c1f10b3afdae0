// Draws against exact probabilities. An inversion gives k or more for u below a threshold; the thresholds are found by
// bisection over doubles and compared with the law's tail sums, which are computed in extended precision by other
// means: probabilities from the logarithm of the gamma function, or Boost.Math's incomplete functions.
#include "engine/sample.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace {

using namespace spp;

#ifdef SPP_TEST_SMALL
constexpr int draws = 20'000;
constexpr int random_cases = 5'000;
#else
constexpr int draws = 1'000'000;
constexpr int random_cases = 100'000;
#endif

constexpr std::array chances{1e-6, 1e-3, 0.005, 0.06, 0.1, 0.3, 0.5, 0.7, 0.9, 0.94, 0.995, 0.999, 1 - 1e-6};

/// The smallest u for which `draw` gives less than k.
template <class Draw>
double threshold(const Draw& draw, int k) {
  auto low = std::bit_cast<std::uint64_t>(1e-300), high = std::bit_cast<std::uint64_t>(below_one);
  if (draw(1e-300) < k) return 0.0;
  if (draw(below_one) >= k) return 1.0;
  while (high - low > 1) {
    const std::uint64_t middle = low + (high - low) / 2;
    (draw(std::bit_cast<double>(middle)) >= k ? low : high) = middle;
  }
  return std::bit_cast<double>(high);
}

/// Tail sums P(L >= k), k = 0 … n + 1, of probabilities; from either end, whichever loses less.
struct Tails {
  std::vector<long double> above, below;  ///< P(L >= k), P(L < k)
};
Tails tails_of(const std::vector<long double>& probability) {
  const std::size_t n = probability.size();
  Tails t{std::vector<long double>(n + 1, 0.0L), std::vector<long double>(n + 1, 0.0L)};
  for (std::size_t k = n; k-- > 0;) t.above[k] = t.above[k + 1] + probability[k];
  for (std::size_t k = 0; k < n; ++k) t.below[k + 1] = t.below[k] + probability[k];
  return t;
}

/// The worst errors of thresholds: relative to P(L >= k), and of 1 − u to P(L < k) beyond the spacing of doubles
/// near 1.
struct Errors {
  double above = 0.0, below = 0.0;
  void add(double found, long double expected_above, long double expected_below) {
    if (expected_above > 1e-250L && expected_above < 0.5L)
      above = std::max(above, static_cast<double>(std::abs(found - expected_above) / expected_above));
    if (expected_above >= 0.5L) {
      const long double error = std::abs((1.0L - found) - expected_below) - 0x1p-53L;
      below = std::max(below, static_cast<double>(error / expected_below));
    }
  }
};

long double choose_log(int n, int k) {
  return std::lgamma(n + 1.0L) - std::lgamma(k + 1.0L) - std::lgamma(n - k + 1.0L);
}

std::vector<long double> binomial_law(int n, double p) {
  std::vector<long double> law;
  for (int k = 0; k <= n; ++k)
    law.push_back(std::exp(choose_log(n, k) + k * std::log(static_cast<long double>(p)) +
                           (n - k) * std::log1p(-static_cast<long double>(p))));
  return law;
}

/// Chi-square of counts against probabilities, counts expected fewer than 10 times taken together; and the value that
/// is exceeded by accident with probability `alarm`.
void check_law(const std::map<int, int>& found, const std::vector<long double>& law, int total, double alarm) {
  double chi_square = 0.0, expected = 0.0;
  int counted = 0, cells = 0, seen = 0;
  for (std::size_t k = 0; k < law.size(); ++k) {
    const auto it = found.find(static_cast<int>(k));
    counted += it == found.end() ? 0 : it->second;
    expected += static_cast<double>(law[k]) * total;
    const double rest = total - seen - counted;
    if (expected < 10.0 || (rest < 10.0 && k + 1 < law.size())) continue;
    chi_square += (counted - expected) * (counted - expected) / expected;
    seen += counted;
    counted = 0;
    expected = 0.0;
    ++cells;
  }
  if (expected > 1e-9 || counted > 0)
    chi_square += (counted - expected) * (counted - expected) / std::max(expected, 1e-9);
  if (cells < 2) return;
  const double bound = quantile(complement(boost::math::chi_squared(cells), alarm));
  INFO("chi-square ", chi_square, " above ", bound, ", cells ", cells);
  CHECK(chi_square < bound);
}

}  // namespace

TEST_CASE("binomial draws have the exact probabilities") {
  for (const int n : {0, 1, 2, 5, 30, 500})
    for (const double p : chances) {
      const Tails tails = tails_of(binomial_law(n, p));
      Errors errors;
      for (int k = 1; k <= n; ++k) {
        const auto at = static_cast<std::size_t>(k);
        errors.add(threshold([&](double u) { return binomial(n, p, u); }, k), tails.above[at], tails.below[at]);
      }
      INFO("n ", n, ", p ", p, ": relative errors ", errors.above, " of P(L >= k), ", errors.below, " of P(L < k)");
      CHECK(errors.above < 1e-12);
      CHECK(errors.below < 1e-12);
    }
}

TEST_CASE("binomial draws of many have the exact probabilities") {
  for (const int n : {10'000, 1'000'000})
    for (const double p : {1e-6, 2e-5, 1e-3, 0.05, 0.5, 0.95, 0.999}) {
      const double mean = n * p, sd = std::sqrt(n * p * (1 - p));
      Errors errors;
      for (const double z : {-30.0, -10.0, -5.0, -2.0, -0.5, 0.0, 0.7, 2.0, 5.0, 10.0, 30.0}) {
        const int k = static_cast<int>(std::lround(mean + z * sd));
        if (k < 1 || k > n) continue;
        const long double a = k, b = n - k + 1;
        errors.add(threshold([&](double u) { return binomial(n, p, u); }, k),
                   boost::math::ibeta(a, b, static_cast<long double>(p)),
                   boost::math::ibetac(a, b, static_cast<long double>(p)));
      }
      INFO("n ", n, ", p ", p, ": relative errors ", errors.above, " of P(L >= k), ", errors.below, " of P(L < k)");
      CHECK(errors.above < 1e-11);
      CHECK(errors.below < 1e-11);
    }
}

TEST_CASE("Poisson draws have the exact probabilities") {
  for (const double mean : {1e-9, 1e-3, 0.3, 1.0, 4.2, 15.9, 16.1, 100.0, 3000.0}) {
    Errors errors;
    const double sd = std::sqrt(mean);
    const int step = std::max(1, static_cast<int>(sd / 3));
    for (int k = std::max(1, static_cast<int>(mean - 12 * sd)); k < mean + 12 * sd + 20; k += step)
      errors.add(threshold([&](double u) { return poisson(mean, u); }, k),
                 boost::math::gamma_p(static_cast<long double>(k), static_cast<long double>(mean)),
                 boost::math::gamma_q(static_cast<long double>(k), static_cast<long double>(mean)));
    INFO("mean ", mean, ": relative errors ", errors.above, " of P(L >= k), ", errors.below, " of P(L < k)");
    CHECK(errors.above < 2e-12);
    CHECK(errors.below < 2e-12);
  }
}

TEST_CASE("hypergeometric draws have the exact probabilities") {
  struct Case {
    int total, marked, drawn;
  };
  for (const Case& c : {Case{1, 1, 1},
                        {2, 1, 1},
                        {10, 3, 4},
                        {10, 7, 8},
                        {52, 13, 5},
                        {100, 1, 50},
                        {100, 50, 99},
                        {500, 250, 200},
                        {2000, 1990, 30},
                        {5000, 100, 4000}}) {
    std::vector<long double> law;
    for (int k = 0; k <= c.drawn; ++k)
      law.push_back(k > c.marked || c.drawn - k > c.total - c.marked
                        ? 0.0L
                        : std::exp(choose_log(c.marked, k) + choose_log(c.total - c.marked, c.drawn - k) -
                                   choose_log(c.total, c.drawn)));
    const Tails tails = tails_of(law);
    Errors errors;
    for (int k = 1; k <= c.drawn; ++k) {
      const auto at = static_cast<std::size_t>(k);
      if (tails.above[at] == 0.0L || tails.below[at] == 0.0L) continue;
      errors.add(threshold([&](double u) { return hypergeometric(c.total, c.marked, c.drawn, u); }, k), tails.above[at],
                 tails.below[at]);
    }
    INFO(c.total, " of which ", c.marked, ", drawn ", c.drawn, ": ", errors.above, ", ", errors.below);
    CHECK(errors.above < 1e-11);
    CHECK(errors.below < 1e-11);
  }
  CHECK(hypergeometric(10, 0, 5, 0.5) == 0);
  CHECK(hypergeometric(10, 10, 5, 0.5) == 5);
  CHECK(hypergeometric(10, 4, 10, 0.5) == 4);
  CHECK(hypergeometric(10, 4, 0, 0.5) == 0);
  CHECK(hypergeometric(0, 0, 0, 0.5) == 0);
  // An urn of which almost all is drawn leaves at least `drawn` − unmarked.
  CHECK(hypergeometric(100, 60, 99, 0x1p-65) == 60);
  CHECK(hypergeometric(100, 60, 99, below_one) == 59);
}

TEST_CASE("draws of the generator follow the binomial law") {
  // Every case false-alarms with probability 1e-6 / 40; all together below 1e-6. Chi-square as a law of such counts is
  // approximate; the bound leaves room, since no cell expects fewer than 10.
  for (const int n : {1, 2, 5, 30, 500})
    for (const double p : {1e-3, 0.005, 0.06, 0.3, 0.5, 0.9, 0.995}) {
      const Stream s = stream(2026, "binomial");
      std::map<int, int> found;
      for (int i = 0; i < draws / 5; ++i)
        ++found[binomial(n, p,
                         uniform(first(bits(s, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(n), 0))))];
      INFO("n ", n, ", p ", p);
      check_law(found, binomial_law(n, p), draws / 5, 1e-6 / 40);
    }
}

TEST_CASE("a larger u never gives more; a larger n or p never gives fewer") {
  Sequence s(stream(5, "monotone"), 0, 0);
  for (int i = 0; i < random_cases; ++i) {
    const int n = static_cast<int>(std::exp(8.0 * s.next()));
    const double p = i % 3 == 0 ? s.next() : i % 3 == 1 ? std::exp(-12.0 * s.next()) : 1.0 - std::exp(-12.0 * s.next());
    const double more_p = i % 2 == 0 ? p + (1.0 - p) * s.next() : p + (1.0 - p) * 1e-3 * s.next();
    const double u = i % 5 == 0 ? std::exp(-40.0 * s.next()) : s.next();
    const double more_u = i % 2 == 0 ? u + (below_one - u) * s.next() : u + (below_one - u) * 1e-3 * s.next();
    const int k = binomial(n, p, u);
    INFO("n ", n, ", p ", p, ", u ", u, ": ", k);
    REQUIRE((0 <= k && k <= n));
    REQUIRE(binomial(n, p, more_u) <= k);
    REQUIRE(binomial(n, more_p, u) >= k);
    REQUIRE(binomial(n + 1, p, u) >= k);
    REQUIRE(binomial(n + 1, p, u) <= k + 1);  // one more person adds at most one
    const double mean = n * p;
    REQUIRE(poisson(mean, more_u) <= poisson(mean, u));
    REQUIRE(poisson(mean * (1 + 1e-3), u) >= poisson(mean, u));
  }
}

TEST_CASE("certain and impossible events, and nobody at all") {
  for (const double u : {0x1p-65, 1e-9, 0.5, 0.999, below_one}) {
    for (const int n : {0, 1, 7, 500, 2'147'483'647}) {
      CHECK(binomial(n, 0.0, u) == 0);
      CHECK(binomial(n, 1.0, u) == n);
    }
    CHECK(binomial(0, 0.3, u) == 0);
    CHECK(poisson(0.0, u) == 0);
    CHECK(binomial(1, 0.3, u) == (u < 0.3 ? 1 : 0));
    CHECK(binomial(1, 0.8, u) == (u < 0.8 ? 1 : 0));
  }
}

TEST_CASE("extreme arguments end, and near the middle") {
  constexpr int most = 2'147'483'647;
  for (const double u : {0x1p-65, 1e-17, 0x1p-53, 1e-3, 0.0624999, 0.0625, 0.5, 1 - 1e-9, below_one}) {
    CHECK(binomial(16'000'000, 3e-10, u) <= 7);  // mean 0.0048
    for (const double p : {1e-300, 1e-12, 1e-9, 7.5e-9, 1e-3, 0.5, 1 - 1e-9, below_one}) {
      const double k = binomial(most, p, u), sd = std::sqrt(most * p * (1 - p));
      CHECK(std::abs(k - most * p) < 12 * sd + 30);
    }
    CHECK(std::abs(poisson(1e9, u) - 1e9) < 12 * std::sqrt(1e9));
    CHECK(poisson(std::numeric_limits<double>::denorm_min(), u) == 0);
    CHECK(std::abs(hypergeometric(most, most / 2, most / 3, u) - most / 6.0) < 12 * std::sqrt(most / 18.0));
  }
}

TEST_CASE("arguments outside their range are refused") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS((void)binomial(-1, 0.5, 0.5), std::logic_error);
  CHECK_THROWS_AS((void)binomial(5, -0.1, 0.5), std::logic_error);
  CHECK_THROWS_AS((void)binomial(5, 1.1, 0.5), std::logic_error);
  CHECK_THROWS_AS((void)binomial(5, nan, 0.5), std::logic_error);
  CHECK_THROWS_AS((void)binomial(5, 0.5, 0.0), std::logic_error);
  CHECK_THROWS_AS((void)binomial(5, 0.5, 1.0), std::logic_error);
  CHECK_THROWS_AS((void)poisson(nan, 0.5), std::logic_error);
  CHECK_THROWS_AS((void)poisson(-1.0, 0.5), std::logic_error);
  CHECK_THROWS_AS((void)poisson(1.0, nan), std::logic_error);
  CHECK_THROWS_AS((void)hypergeometric(5, 6, 1, 0.5), std::logic_error);
  CHECK_THROWS_AS((void)categorical(std::vector<double>{0.0, 0.0}, 0.5), std::logic_error);
  CHECK_THROWS_AS((void)categorical(std::vector<double>{1.0, -1.0}, 0.5), std::logic_error);
  CHECK_THROWS_AS((void)categorical(std::vector<double>{}, 0.5), std::logic_error);
  Sequence s(stream(1, "m"), 0, 0);
  std::vector<int> out(2);
  CHECK_THROWS_AS(multinomial(3, std::vector<double>{0.0, nan}, s, out), std::logic_error);
  CHECK_THROWS_AS(multinomial(3, std::vector<double>{1.0}, s, out), std::logic_error);
}

TEST_CASE("a category is chosen in proportion to its weight, and never one without") {
  const std::vector<double> weights{0.0, 1.0, 0.0, 0.0, 2.0, 1.0, 0.0};
  CHECK(categorical(weights, 0x1p-65) == 1);
  CHECK(categorical(weights, 0.2499) == 1);
  CHECK(categorical(weights, 0.2501) == 4);
  CHECK(categorical(weights, 0.7499) == 4);
  CHECK(categorical(weights, 0.7501) == 5);
  CHECK(categorical(weights, below_one) == 5);
  CHECK(categorical(std::vector<double>{0.1, 0.2, 0.3, 1e-300, 0.0}, below_one) == 2);
  CHECK(categorical(std::vector<double>{5e-324, 0.0}, below_one) == 0);
  std::vector<double> many(1000, 0.0);
  many[999] = 1.0;
  CHECK(categorical(many, 0.5) == 999);
}

TEST_CASE("a multinomial has binomial cells and sums of cells, and places everybody") {
  // For each n: three cells and three sums of two cells are binomial, chi-square each; alarm 1e-6 / 60 a test. The
  // pairs of sums fix the covariances. n on both sides of the rule by which the method is chosen.
  const std::vector<double> weights{0.0, 3.0, 0.2, 0.0, 1.8, 0.0};
  const std::array<std::size_t, 3> cells{1, 2, 4};
  for (const int n : {1, 2, 7, most_by_head, most_by_head + 1, 200}) {
    std::array<std::map<int, int>, 3> one, two;
    std::vector<int> out(weights.size());
    const int times = draws / 20;
    for (int i = 0; i < times; ++i) {
      Sequence s(stream(11, "multinomial"), static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(n));
      multinomial(n, weights, s, out);
      REQUIRE(std::accumulate(out.begin(), out.end(), 0) == n);
      REQUIRE((out[0] == 0 && out[3] == 0 && out[5] == 0));
      for (std::size_t c = 0; c < 3; ++c) {
        ++one[c][out[cells[c]]];
        ++two[c][out[cells[c]] + out[cells[(c + 1) % 3]]];
      }
    }
    for (std::size_t c = 0; c < 3; ++c) {
      const double w = weights[cells[c]], v = weights[cells[(c + 1) % 3]];
      INFO("n ", n, ", cell ", c);
      check_law(one[c], binomial_law(n, w / 5.0), times, 1e-6 / 60);
      check_law(two[c], binomial_law(n, (w + v) / 5.0), times, 1e-6 / 60);
    }
  }
  std::vector<int> out(3, 9);
  Sequence s(stream(1, "none"), 0, 0);
  multinomial(0, std::vector<double>{0.0, 0.0, 0.0}, s, out);
  CHECK(out == std::vector<int>{0, 0, 0});
  multinomial(1'000'000, std::vector<double>{0.0, 1e-9, 0.0}, s, out);
  CHECK(out == std::vector<int>{0, 1'000'000, 0});
}

TEST_CASE("a number is rounded at random to its mean, and whole numbers stay") {
  CHECK(round_random(5.0, 0x1p-65) == 5.0);
  CHECK(round_random(5.0, below_one) == 5.0);  // 5 + u itself would be rounded to 6
  CHECK(round_random(0.0, below_one) == 0.0);
  CHECK(round_random(2.25, 0.7499) == 2.0);
  CHECK(round_random(2.25, 0.7501) == 3.0);
  CHECK(round_random(1e-20, below_one) == 0.0);
  CHECK(round_random(-0.5, 0.25) == -1.0);
}
