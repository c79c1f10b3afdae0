#include "base/elementary.hpp"

#include <array>
#include <bit>
#include <cmath>  // std::sqrt and std::abs, which are single instructions
#include <cstddef>
#include <cstdint>
#include <limits>

namespace spp::elementary {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// ln 2 in two parts: the first has 32 trailing zeros, so that its products with whole numbers below 2²⁰ are exact.
constexpr double ln2_high = 0x1.62e42feep-1;
constexpr double ln2_low = 0x1.a39ef35793c76p-33;
constexpr double one_over_ln2 = 0x1.71547652b82fep+0;
constexpr double to_whole = 0x1.8p52;  // a sum with it is rounded to a whole number, which stands in its last bits

/// (eʳ − 1 − r) / r² for |r| ≤ ln 2 / 2, by its Taylor series: the first term left out is below 2⁻⁵⁹ of the sum. Even
/// and odd powers apart, which halves the chain of dependent operations.
constexpr double c2 = 1.0 / 2, c3 = 1.0 / 6, c4 = 1.0 / 24, c5 = 1.0 / 120, c6 = 1.0 / 720, c7 = 1.0 / 5040;
constexpr double c8 = 1.0 / 40320, c9 = 1.0 / 362880, c10 = 1.0 / 3628800, c11 = 1.0 / 39916800;
constexpr double c12 = 1.0 / 479001600, c13 = 1.0 / 6227020800, c14 = 1.0 / 87178291200;
inline double exp_series(double r) {
  const double z = r * r;
  const double even = c2 + z * (c4 + z * (c6 + z * (c8 + z * (c10 + z * (c12 + z * c14)))));
  const double odd = c3 + z * (c5 + z * (c7 + z * (c9 + z * (c11 + z * c13))));
  return even + r * odd;
}
/// (eʳ − 1 − r − r²/2) / r³.
inline double expm1_series(double r) {
  const double z = r * r;
  const double even = c3 + z * (c5 + z * (c7 + z * (c9 + z * (c11 + z * c13))));
  const double odd = c4 + z * (c6 + z * (c8 + z * (c10 + z * (c12 + z * c14))));
  return even + r * odd;
}

/// x = k ln 2 + r + rest, |r| ≤ ln 2 / 2 (a little more by rounding), for |x| < 2000.
struct Reduced {
  std::int64_t k;
  double r, rest;
};
inline Reduced reduce(double x) {
  const double shifted = x * one_over_ln2 + to_whole;
  const double k = shifted - to_whole;
  const double high = x - k * ln2_high, low = k * ln2_low;
  const double r = high - low;
  return {std::bit_cast<std::int64_t>(shifted) - std::bit_cast<std::int64_t>(to_whole), r, (high - r) - low};
}

/// 2ᵏ for −1022 ≤ k ≤ 1023.
inline double power_of_two(std::int64_t k) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52U);
}

/// e to the r + rest; the first sum with its rounding error kept.
inline double exp_of_rest(const Reduced& a) {
  const double sum = 1.0 + a.r;
  return sum + ((a.r - (sum - 1.0)) + (a.rest + a.r * a.r * exp_series(a.r)));
}

/// All ones where a > b, else 0, for numbers below 2⁶³.
inline std::uint64_t mask_above(std::uint64_t a, std::uint64_t b) { return std::uint64_t{0} - ((b - a) >> 63U); }

/// Without branches, so that a loop over it is done several at once: choices are made by masks of bits.
inline double exp_of(double x) {
  constexpr std::uint64_t infinite = 0x7FF0000000000000U;
  constexpr auto most = std::bit_cast<std::uint64_t>(746.0);  // the result is infinite or 0 from here on
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const std::uint64_t size = bits & ~(std::uint64_t{1} << 63U);
  const std::uint64_t beyond = mask_above(size, most), not_number = mask_above(size, infinite);
  const Reduced a = reduce(std::bit_cast<double>((size & ~beyond) | (most & beyond) | (bits ^ size)));
  const double value = exp_of_rest(a);
  // The power of two is applied in two halves, of which the second meets the end of the range.
  const std::int64_t half = static_cast<std::int64_t>(static_cast<std::uint64_t>(a.k + 2048) >> 1U) - 1024;
  const double scaled = value * power_of_two(half) * power_of_two(a.k - half);
  return std::bit_cast<double>((std::bit_cast<std::uint64_t>(scaled) & ~not_number) | (bits & not_number));
}

/// ln(2ᵏ (1 + f)) + more, for 1 + f between √½ and √2 and `more` a correction far below f or k ln 2.
/// With s = f / (2 + f) the logarithm of 1 + f is 2 artanh s = 2s + s R, R = 2s²/3 + 2s⁴/5 + …, and 2s = f − s f.
/// Written as f − (f²/2 − s (f²/2 + R)) the leading term is exact and only small ones are rounded.
inline double log_of(std::int64_t k, double f, double more) {
  constexpr double d1 = 2.0 / 3, d2 = 2.0 / 5, d3 = 2.0 / 7, d4 = 2.0 / 9, d5 = 2.0 / 11;
  constexpr double d6 = 2.0 / 13, d7 = 2.0 / 15, d8 = 2.0 / 17, d9 = 2.0 / 19, d10 = 2.0 / 21;
  const double s = f / (2.0 + f), z = s * s, w = z * z;
  const double odd = d1 + w * (d3 + w * (d5 + w * (d7 + w * d9)));
  const double even = d2 + w * (d4 + w * (d6 + w * (d8 + w * d10)));
  const double series = z * odd + w * even;
  const double half_square = 0.5 * f * f;
  const auto whole = static_cast<double>(k);
  return whole * ln2_high - ((half_square - (s * (half_square + series) + (whole * ln2_low + more))) - f);
}

/// x = 2ᵏ (1 + f), 1 + f between √½ and √2; x is normal.
struct Split {
  std::int64_t k;
  double f;
};
inline Split split(double x) {
  constexpr auto root_half = std::bit_cast<std::int64_t>(0x1.6a09e667f3bcdp-1);
  const auto bits = std::bit_cast<std::int64_t>(x);
  const std::int64_t k = (bits - root_half) >> 52;
  return {k, std::bit_cast<double>(bits - k * (std::int64_t{1} << 52)) - 1.0};
}

/// A quotient of two polynomials of degree 7, coefficients from the lowest.
double ratio(const std::array<double, 8>& over, const std::array<double, 8>& under, double r) {
  double n = over[7], m = under[7];
  for (std::size_t i = 7; i-- > 0;) {
    n = n * r + over[i];
    m = m * r + under[i];
  }
  return n / m;
}

}  // namespace

double exp(double x) {
  if (!(std::abs(x) < 700.0)) return exp_of(x);
  const Reduced a = reduce(x);  // well inside the range one product is exact, so the bits are the same
  return exp_of_rest(a) * power_of_two(a.k);
}

void exp_lanes(const double* from, double* to, int n) {
  for (int i = 0; i < n; ++i) to[i] = exp_of(from[i]);
}

double expm1(double x) {
  if (!(x < 709.8)) return x != x ? x : infinity;  // e^709.8 is beyond the largest double
  if (x < -40.0) return -1.0;
  if (std::abs(x) < 0x1p-54) return x;
  const Reduced a = reduce(x);
  // r² / 2 exactly, in two parts: the square of r's leading half, and what remains.
  const double lead = std::bit_cast<double>(std::bit_cast<std::uint64_t>(a.r) & ~std::uint64_t{0x7FFFFFF});
  const double square = 0.5 * lead * lead, remainder = 0.5 * (a.r - lead) * (a.r + lead);
  const double small = square + (remainder + (a.rest + a.r * (a.r * a.r) * expm1_series(a.r)));
  if (a.k == 0) return a.r + small;
  // 2ᵏ (1 + r + small) − 1: 2ᵏ − 1, where it is exact, and 2ᵏ r are summed with their rounding error kept.
  if (a.k > 1000) return (1.0 + (a.r + small)) * 2.0 * power_of_two(a.k - 1);
  const double power = power_of_two(a.k), one = a.k <= 53 ? power - 1.0 : power, late = a.k <= 53 ? 0.0 : -1.0;
  const double two = power * a.r, sum = one + two, part = sum - one;
  const double error = (one - (sum - part)) + (two - part);
  return sum + (error + (power * small + late));
}

double log(double x) {
  if (!(x > 0.0)) return x == 0.0 ? -infinity : not_a_number;
  if (x == infinity) return x;
  const bool subnormal = x < std::numeric_limits<double>::min();
  const Split a = split(subnormal ? x * 0x1p54 : x);
  return log_of(subnormal ? a.k - 54 : a.k, a.f, 0.0);
}

double log1p(double x) {
  if (!(x > -1.0)) return x == -1.0 ? -infinity : not_a_number;
  if (x > -0.29 && x < 0.41) return std::abs(x) < 0x1p-54 ? x : log_of(0, x, 0.0);
  if (x > 0x1p60) return log(x);
  const double sum = 1.0 + x;
  const double lost = x > 1.0 ? 1.0 - (sum - x) : x - (sum - 1.0);  // what rounding took from 1 + x
  const Split a = split(sum);
  return log_of(a.k, a.f, lost / sum);
}

// M. J. Wichura, Algorithm AS 241: the percentage points of the normal distribution, Applied Statistics 37 (1988),
// 477-484, routine PPND16.
double normal_quantile(double u) {
  constexpr std::array a{3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
                         1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
                         3.3430575583588128105e4, 2.5090809287301226727e3};
  constexpr std::array b{1.0,
                         4.2313330701600911252e1,
                         6.8718700749205790830e2,
                         5.3941960214247511077e3,
                         2.1213794301586595867e4,
                         3.9307895800092710610e4,
                         2.8729085735721942674e4,
                         5.2264952788528545610e3};
  constexpr std::array c{1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                         3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                         2.27238449892691845833e-2, 7.74545014278341407640e-4};
  constexpr std::array d{1.0,
                         2.05319162663775882187e0,
                         1.67638483018380384940e0,
                         6.89767334985100004550e-1,
                         1.48103976427480074590e-1,
                         1.51986665636164571966e-2,
                         5.47593808499534494600e-4,
                         1.05075007164441684324e-9};
  constexpr std::array e{6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                         2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                         2.71155556874348757815e-5, 2.01033439929228813265e-7};
  constexpr std::array f{1.0,
                         5.99832206555887937690e-1,
                         1.36929880922735805310e-1,
                         1.48753612908506148525e-2,
                         7.86869131145613259100e-4,
                         1.84631831751005468180e-5,
                         1.42151175831644588870e-7,
                         2.04426310338993978564e-15};
  if (!(u > 0.0 && u < 1.0)) return u == 0.0 ? -infinity : u == 1.0 ? infinity : not_a_number;
  const double q = u - 0.5;
  if (std::abs(q) <= 0.425) return q * ratio(a, b, 0.180625 - q * q);
  const double r = std::sqrt(-log(q < 0.0 ? u : 1.0 - u));
  const double x = r <= 5.0 ? ratio(c, d, r - 1.6) : ratio(e, f, r - 5.0);
  return q < 0.0 ? -x : x;
}

}  // namespace spp::elementary
