// Exact draws of whole numbers by inversion of uniforms. A draw of a count uses one uniform u in survival form: it is
// the largest k with u < P(L ≥ k), so a small u is an event, a larger u never gives a larger count, and for the same u
// a larger n, probability or mean never gives a smaller one (but where u lies within rounding, some 1e-12 of the
// probability, of a bound between two counts). Two scenarios that share u thus differ by no more than their causes.
// No law is approximated: what is cut off in a sum is below 2⁻⁵⁸ of the probability sought.
// A probability outside [0, 1], a negative mean or count, a NaN, a u outside (0, 1): std::logic_error.
#pragma once

#include <cmath>
#include <cstdint>
#include <span>

#include "engine/random.hpp"

namespace spp {

/// How many of n, each with probability p. Any n from 0, any p in [0, 1]; time grows with the standard deviation only.
[[nodiscard]] int binomial(int n, double p, double u);
/// Poisson with this mean, at most 10⁹.
[[nodiscard]] int poisson(double mean, double u);
/// How many marked ones among `drawn` taken without replacement from `total`, of which `marked` are marked.
[[nodiscard]] int hypergeometric(int total, int marked, int drawn, double u);

/// The cell in which u · (sum of weights) lies; never one of weight 0. Some weight must be above 0.
[[nodiscard]] int categorical(std::span<const double> weights, double u);
/// n over cells in proportion to weights; `out` is overwritten. Up to `most_by_head` each head is placed by a uniform
/// of its own, above it the cells take turns by conditional binomials.
void multinomial(int n, std::span<const double> weights, Sequence& uniforms, std::span<int> out);
inline constexpr int most_by_head = 24;

/// ⌊x + u⌋: a whole number whose mean is x. A whole x stays as it is, also for the u next to 1.
[[nodiscard]] inline double round_random(double x, double u) {
  const double below = std::floor(x);
  return u >= 1.0 - (x - below) ? below + 1.0 : below;
}

}  // namespace spp
