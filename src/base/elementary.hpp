// Exponential, logarithm and normal quantile from +, −, ×, ÷, square root and bit operations alone, so that a result is
// the same to the bit with every C library. Doubles, scalar. Largest errors found against 64-bit-mantissa arithmetic
// stand in the test; all are below one unit in the last place, the quantile apart.
#pragma once

namespace spp::elementary {

/// e^x. Infinite above 709.78, 0 below −745.13, NaN for NaN.
[[nodiscard]] double exp(double x);
/// e^x − 1, accurate near 0.
[[nodiscard]] double expm1(double x);
/// ln x. −∞ at 0, NaN below.
[[nodiscard]] double log(double x);
/// ln(1 + x), accurate near 0. −∞ at −1, NaN below.
[[nodiscard]] double log1p(double x);
/// (1 + rate)^t, for growth of `rate` a year over t years.
[[nodiscard]] inline double pow1p(double rate, double t) { return exp(t * log1p(rate)); }
/// The value below which a standard normal lies with probability u, 0 < u < 1. ±∞ at 0 and 1, NaN outside.
[[nodiscard]] double normal_quantile(double u);

/// e^x of each of `n` values, the bits of `exp`; several at once where the machine can. `to` may be `from`.
void exp_lanes(const double* from, double* to, int n);

}  // namespace spp::elementary
