// The elementary functions against the C library in extended precision (64 bits of mantissa) and Boost.Math.
#include "base/elementary.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "engine/random.hpp"

namespace {

using namespace spp;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
#ifdef SPP_TEST_SMALL
constexpr int points = 20'000;
#else
constexpr int points = 400'000;
#endif

/// The distance in units in the last place of the exact value; subnormal results count in units of the smallest double.
double ulps(double found, long double exact) {
  const long double size = std::max(std::abs(exact), static_cast<long double>(std::numeric_limits<double>::min()));
  const long double unit = std::ldexp(1.0L, std::ilogb(size) - 52);
  return static_cast<double>(std::abs(found - exact) / unit);
}

struct Worst {
  double ulps = 0.0, at = 0.0;
};

/// The largest error over random points from `low` to `high`, half of them spread by size.
template <class Found, class Exact>
Worst worst(Found found, Exact exact, double low, double high) {
  Worst w;
  Sequence u(stream(1, "elementary"), 0, 0);
  const double smallest = std::log(std::max({std::abs(low) < std::abs(high) ? std::abs(low) : std::abs(high), 1e-300}));
  const double largest = std::log(std::max(std::abs(low), std::abs(high)));
  for (int i = 0; i < points; ++i) {
    double x = low + (high - low) * u.next();
    const double size =
        std::exp(low * high > 0 ? smallest + (largest - smallest) * u.next() : -60.0 + (largest + 60.0) * u.next());
    if (i % 2 == 0) x = u.next() < 0.5 && low < 0 ? -size : size;
    if (x < low || x > high) continue;
    const double error = ulps(found(x), exact(static_cast<long double>(x)));
    if (!(error <= w.ulps)) w = {error, x};
  }
  return w;
}

#define CHECK_WORST(w, bound)                                             \
  do {                                                                    \
    const Worst found_worst = (w);                                        \
    INFO("largest error ", found_worst.ulps, " ulp at ", found_worst.at); \
    CHECK(found_worst.ulps <= (bound));                                   \
  } while (false)

}  // namespace

// Largest errors over 4 million points a range: exp 0.714, subnormal 0.780, expm1 0.927, log 0.846, log1p 0.855 ulp;
// normal_quantile 1.0e-15 relative. The bounds are a little above.

TEST_CASE("exponentials are within one unit in the last place") {
  const auto exp_l = [](long double x) { return std::exp(x); };
  const auto expm1_l = [](long double x) { return std::expm1(x); };
  CHECK_WORST(worst(elementary::exp, exp_l, -708.0, 709.7), 0.75);
  CHECK_WORST(worst(elementary::exp, exp_l, -1.0, 1.0), 0.75);
  CHECK_WORST(worst(elementary::exp, exp_l, -745.0, -708.0), 0.85);  // subnormal results are rounded twice
  CHECK_WORST(worst(elementary::expm1, expm1_l, -45.0, 709.7), 0.95);
  CHECK_WORST(worst(elementary::expm1, expm1_l, -2.0, 2.0), 0.95);
}

TEST_CASE("logarithms are within one unit in the last place") {
  const auto log_l = [](long double x) { return std::log(x); };
  const auto log1p_l = [](long double x) { return std::log1p(x); };
  CHECK_WORST(worst(elementary::log, log_l, 1e-320, 1e308), 0.87);
  CHECK_WORST(worst(elementary::log, log_l, 0.5, 2.0), 0.87);
  CHECK_WORST(worst(elementary::log, log_l, 0.999, 1.001), 0.87);
  CHECK_WORST(worst(elementary::log1p, log1p_l, -0.999999, 10.0), 0.87);
  CHECK_WORST(worst(elementary::log1p, log1p_l, -0.5, 1e300), 0.87);
  CHECK_WORST(worst(elementary::log1p, log1p_l, -1e-3, 1e-3), 0.87);
}

TEST_CASE("elementary functions at the ends of their ranges") {
  CHECK(elementary::exp(0.0) == 1.0);
  CHECK(elementary::exp(710.0) == infinity);
  CHECK(elementary::exp(infinity) == infinity);
  CHECK(elementary::exp(-746.0) == 0.0);
  CHECK(elementary::exp(-infinity) == 0.0);
  CHECK(elementary::exp(-745.13) == std::numeric_limits<double>::denorm_min());
  CHECK(std::isnan(elementary::exp(not_a_number)));
  CHECK(std::bit_cast<std::uint64_t>(elementary::expm1(-0.0)) == std::bit_cast<std::uint64_t>(-0.0));
  CHECK(elementary::expm1(1e-300) == 1e-300);
  CHECK(elementary::expm1(-infinity) == -1.0);
  CHECK(elementary::expm1(infinity) == infinity);
  CHECK(elementary::expm1(709.0) == doctest::Approx(8.218407461554972e307).epsilon(1e-15));
  CHECK(elementary::expm1(709.78) ==
        doctest::Approx(static_cast<double>(std::exp(static_cast<long double>(709.78)))).epsilon(1e-15));
  CHECK(std::isnan(elementary::expm1(not_a_number)));
  CHECK(elementary::log(1.0) == 0.0);
  CHECK(elementary::log(0.0) == -infinity);
  CHECK(std::isnan(elementary::log(-1.0)));
  CHECK(std::isnan(elementary::log(not_a_number)));
  CHECK(elementary::log(infinity) == infinity);
  const double least = std::numeric_limits<double>::denorm_min();
  CHECK(ulps(elementary::log(least), std::log(static_cast<long double>(least))) < 1.0);
  CHECK(elementary::log1p(-1.0) == -infinity);
  CHECK(std::isnan(elementary::log1p(-1.5)));
  CHECK(std::isnan(elementary::log1p(not_a_number)));
  CHECK(elementary::log1p(1e-300) == 1e-300);
  CHECK(std::bit_cast<std::uint64_t>(elementary::log1p(-0.0)) == std::bit_cast<std::uint64_t>(-0.0));
  CHECK(elementary::log1p(infinity) == infinity);
  CHECK(elementary::pow1p(0.02, 0.0) == 1.0);
  CHECK(elementary::pow1p(0.02, 10.0) == doctest::Approx(std::pow(1.02, 10.0)).epsilon(1e-15));
}

TEST_CASE("exponentials of many values have the bits of one") {
  std::vector<double> x{0.0, -0.0, 1.0, -745.2, -744.9, 709.79, 1e308, -1e308, infinity, -infinity, 1e-310};
  Sequence u(stream(2, "lanes"), 0, 0);
  for (int i = 0; i < 1000; ++i) x.push_back(1500.0 * (u.next() - 0.5));
  std::vector<double> y(x.size());
  elementary::exp_lanes(x.data(), y.data(), static_cast<int>(x.size()));
  for (std::size_t i = 0; i < x.size(); ++i) CHECK(y[i] == elementary::exp(x[i]));
  double value = not_a_number;
  elementary::exp_lanes(&value, &value, 1);
  CHECK(std::isnan(value));
}

TEST_CASE("normal quantiles agree with Boost.Math and with the published table") {
  const boost::math::normal standard;
  double largest = 0.0, at = 0.0;
  const auto compare = [&](double u) {
    const double expected = quantile(standard, u);
    const double error = std::abs(elementary::normal_quantile(u) - expected) / std::abs(expected);
    if (error > largest) {
      largest = error;
      at = u;
    }
  };
  Sequence s(stream(3, "quantile"), 0, 0);
  for (int i = 0; i < points / 10; ++i) {
    compare(s.next());
    compare(std::exp(-700.0 * s.next()));
    compare(1.0 - std::exp(-36.0 * s.next()) * 0.5);
    compare(0.5 + 0.01 * (s.next() - 0.5));
  }
  INFO("largest relative error ", largest, " at u = ", at);
  CHECK(largest < 1.5e-15);
  CHECK(elementary::normal_quantile(0.5) == 0.0);
  CHECK(elementary::normal_quantile(0.0) == -infinity);
  CHECK(elementary::normal_quantile(1.0) == infinity);
  CHECK(std::isnan(elementary::normal_quantile(1.1)));
  CHECK(std::isnan(elementary::normal_quantile(not_a_number)));
  // Wichura (1988), the three values given for checking PPND16.
  CHECK(elementary::normal_quantile(0.25) == doctest::Approx(-0.6744897501960817).epsilon(1e-15));
  CHECK(elementary::normal_quantile(0.001) == doctest::Approx(-3.090232306167814).epsilon(1e-15));
  CHECK(elementary::normal_quantile(1e-20) == doctest::Approx(-9.262340089798408).epsilon(1e-15));
}
