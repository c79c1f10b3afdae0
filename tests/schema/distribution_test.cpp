// Distributions against closed forms, published tables, and numerical integration of the quantile function.
#include <doctest/doctest.h>

#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "schema/distribution.hpp"

using namespace spp;

namespace {

/// ∫ quantile(u) du over (0, 1) by the midpoint rule: the mean, computed a second way.
double mean_by_quantiles(const Distribution& d, int n) {
  double sum = 0;
  for (int i = 0; i < n; ++i) sum += quantile(d, (i + 0.5) / n);
  return sum / n;
}

std::vector<Distribution> examples() {
  return {Normal{2, 0.5},      Lognormal{3, 0.4},   Uniform{-1, 3},      Triangular{0.01, 0.02, 0.035},
          Triangular{0, 0, 1}, Triangular{0, 1, 1}, Pert{0.1, 0.5, 1.0}, Pert{0, 0, 2},
          Beta{0.3, 20},       Beta{0.02, 10},      Gamma{4, 2},         Gamma{0.5, 0.1},
          Counts{23, 214},     Counts{0, 40},       Exposure{23, 214},   Discrete{{{0, 0.3}, {1, 0.5}, {5, 0.2}}}};
}

}  // namespace

TEST_CASE("the normal quantile agrees with published values") {
  // AS 241 (Wichura 1988) prints its test values for p = 0.25, 0.001 and 1e-20.
  CHECK(quantile(Normal{0, 1}, 0.5) == 0.0);
  CHECK(quantile(Normal{0, 1}, 0.25) == doctest::Approx(-0.6744897501960817).epsilon(1e-15));
  CHECK(quantile(Normal{0, 1}, 0.001) == doctest::Approx(-3.090232306167814).epsilon(1e-15));
  CHECK(quantile(Normal{1, 2}, 1e-20) == doctest::Approx(1 - 2 * 9.262340089798408).epsilon(1e-15));
}

TEST_CASE("quantiles have their closed forms") {
  CHECK(quantile(Lognormal{3, 0.4}, 0.5) == doctest::Approx(3).epsilon(1e-15));
  CHECK(quantile(Uniform{-1, 3}, 0.25) == doctest::Approx(0).epsilon(1e-15));
  // Triangular: F(x) = (x − low)² / (width · left) below the mode.
  CHECK(quantile(Triangular{0, 1, 4}, 0.25) == doctest::Approx(1).epsilon(1e-14));
  CHECK(quantile(Triangular{0, 1, 4}, 0.0625) == doctest::Approx(0.5).epsilon(1e-14));
  CHECK(quantile(Triangular{0, 2, 4}, 0.875) == doctest::Approx(3).epsilon(1e-14));
  // Beta and gamma are rounded to 32 bits; a distribution function is no more than a few times as steep.
  constexpr double rounded = 8 * 0x1p-33;
  // Beta(1, 1) is uniform; Beta(2, 1) has F(x) = x².
  CHECK(quantile(Beta{0.5, 2}, 0.3) == doctest::Approx(0.3).epsilon(rounded));
  CHECK(quantile(Beta{2.0 / 3, 3}, 0.49) == doctest::Approx(0.7).epsilon(rounded));
  // Gamma of shape 1 is exponential.
  CHECK(quantile(Gamma{2, 2}, 0.9) == doctest::Approx(-2 * std::log(0.1)).epsilon(rounded));
  // PERT on [0, 1] with the mode in the middle is Beta(3, 3): F(x) = x³ (10 − 15x + 6x²).
  const double x = quantile(Pert{0, 0.5, 1}, 0.2);
  CHECK(x * x * x * (10 - 15 * x + 6 * x * x) == doctest::Approx(0.2).epsilon(rounded));
  // "0 of 0.5 n": Counts are Beta(events + ½, rest + ½); 0 of 1 is Beta(½, 1½), checked by its distribution function
  // (2/π) (asin √x + √(x (1 − x))).
  const double y = quantile(Counts{0, 1}, 0.6);
  CHECK(2 / std::acos(-1.0) * (std::asin(std::sqrt(y)) + std::sqrt(y * (1 - y))) ==
        doctest::Approx(0.6).epsilon(rounded));
  // "n per t": Gamma of shape n + ½ and rate t; the median of shape ½ is χ²₁'s, 0.4549364231195727, over 2 t.
  CHECK(quantile(Exposure{0, 10}, 0.5) == doctest::Approx(0.4549364231195727 / 20).epsilon(rounded));
}

TEST_CASE("a discrete distribution steps from value to value") {
  const Discrete d{{{0, 0.3}, {1, 0.5}, {5, 0.2}}};
  CHECK(quantile(d, 0.29) == 0);
  CHECK(quantile(d, 0.31) == 1);
  CHECK(quantile(d, 0.79) == 1);
  CHECK(quantile(d, 0.81) == 5);
  CHECK(quantile(d, 1 - 1e-16) == 5);
  CHECK(quantile(Discrete{{{0, 0}, {7, 3}, {9, 0}}}, 0.999) == 7);
  CHECK(mean(Discrete{{{0, 1}, {10, 3}}}) == 7.5);
}

TEST_CASE("each mean is the integral of the quantiles") {
  // The midpoint rule with 20,000 points errs most on open tails; 2e-3 of the mean covers the lognormal.
  for (const Distribution& d : examples()) {
    INFO(describe(d));
    CHECK(mean_by_quantiles(d, 20000) == doctest::Approx(mean(d)).epsilon(2e-3));
  }
}

TEST_CASE("quantiles rise and stay within the support") {
  for (const Distribution& d : examples()) {
    INFO(describe(d));
    const auto [low, high] = support(d);
    double last = low;
    for (const double u : {1e-12, 1e-6, 0.001, 0.1, 0.4, 0.5, 0.6, 0.9, 0.999, 1 - 1e-6, 1 - 1e-12}) {
      const double x = quantile(d, u);
      CHECK(std::isfinite(x));
      CHECK(x >= last);
      CHECK(x <= high);
      last = x;
    }
  }
}

TEST_CASE("a distribution without width is its value") {
  for (const Distribution& d : std::vector<Distribution>{Normal{2, 0}, Lognormal{2, 0}, Uniform{2, 2},
                                                         Triangular{2, 2, 2}, Pert{2, 2, 2}, Gamma{2, 0}}) {
    INFO(describe(d));
    CHECK(row_of(d).wrong(d).empty());
    for (const double u : {0.01, 0.5, 0.99}) CHECK(quantile(d, u) == 2);
    CHECK(support(d) == std::pair{2.0, 2.0});
  }
}

TEST_CASE("parameters that make no distribution are named") {
  const std::vector<Distribution> bad{Normal{0, -1},       Lognormal{0, 1},     Lognormal{1, -1},    Uniform{2, 1},
                                      Triangular{0, 2, 1}, Triangular{1, 0, 2}, Triangular{2, 1, 0}, Pert{0, 2, 1},
                                      Beta{0, 2},          Beta{1, 2},          Beta{0.5, 0},        Gamma{0, 1},
                                      Gamma{1, -1},        Counts{-1, 5},       Counts{6, 5},        Counts{0, 0},
                                      Exposure{-1, 5},     Exposure{1, 0},      Discrete{{{1, -1}}}, Discrete{{{1, 0}}},
                                      Discrete{}};
  for (const Distribution& d : bad) {
    INFO(describe(d));
    CHECK_FALSE(row_of(d).wrong(d).empty());
  }
  for (const Distribution& d : examples()) CHECK(row_of(d).wrong(d).empty());
}

TEST_CASE("the table has a row for each alternative, in order, with words in two languages") {
  REQUIRE(distributions().size() == std::variant_size_v<Distribution>);
  for (const DistributionRow& row : distributions()) {
    CHECK_FALSE(row.help.nl.empty());
    CHECK_FALSE(row.help.en.empty());
    const std::vector<double> some{0.25, 0.5, 0.75};
    const std::vector<double> given(some.begin(), some.begin() + static_cast<std::ptrdiff_t>(row.parameters.size()));
    const Distribution made = row.make(given);
    CHECK(&row_of(made) == &row);
    CHECK(row.values(made) == given);
  }
  CHECK(find_distribution("triangular")->key == "triangular");
  CHECK(find_distribution("") == nullptr);
  CHECK(find_distribution("trangular") == nullptr);
  CHECK(describe(Triangular{0.01, 0.02, 0.035}) == "triangular(0.01, 0.02, 0.035)");
  CHECK(describe(Counts{23, 214}) == "23 of 214");
  CHECK(describe(Exposure{7, 1000}) == "7 per 1000");
  CHECK(describe(Discrete{{{0, 0.3}, {1, 0.7}}}) == "discrete(0: 0.3, 1: 0.7)");
}
