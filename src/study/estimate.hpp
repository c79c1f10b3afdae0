// A mean over replicates with its standard error.
#pragma once

#include <cmath>
#include <span>
#include <vector>

#include "analysis/quantiles.hpp"

namespace spp {

struct Estimate {
  double mean = 0.0;
  double error = 0.0;  ///< sd ÷ √n; 0 for a single replicate
};

/// Estimates from series of one length. Holds the scratch memory, so one for each thread.
class Estimator {
 public:
  explicit Estimator(std::size_t n) : n_(n), summariser_({}, n) {}
  [[nodiscard]] Estimate of(std::span<const double> values) {
    double summary[2];
    summariser_.summarise(values, summary);
    return {summary[0], summary[1] / std::sqrt(static_cast<double>(n_))};
  }

 private:
  std::size_t n_;
  Summariser summariser_;
};

/// The largest size of the values.
[[nodiscard]] inline double size_of(std::span<const double> values) {
  double size = 0.0;
  for (const double value : values) size = std::max(size, std::abs(value));
  return size;
}

/// Adding up and taking away leaves rounding where nothing is: a series that is nowhere 1e-12 of what it was made of is
/// zeros.
inline void drop_rounding(std::span<double> values, double made_of) {
  constexpr double rounding = 1e-12;
  if (size_of(values) > rounding * made_of) return;
  for (double& value : values) value = 0.0;
}

}  // namespace spp
