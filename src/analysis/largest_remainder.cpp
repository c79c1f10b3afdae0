#include "analysis/largest_remainder.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace spp {

std::vector<double> rounded_parts(std::span<const double> parts, double total, int decimals) {
  const double scale = std::pow(10.0, decimals);
  std::vector<double> whole, remainder;
  for (const double part : parts) {
    whole.push_back(std::floor(part * scale));
    constexpr double tie = 1e9;  // parts that differ by rounding alone
    remainder.push_back(std::round((part * scale - whole.back()) * tie));
  }
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
  // Each is rounded down by less than one unit, so fewer units than parts are missing.
  double missing = std::round(total * scale) - std::accumulate(whole.begin(), whole.end(), 0.0);
  for (const std::size_t i : order) {
    if (missing < 0.5) break;
    whole[i] += 1.0;
    missing -= 1.0;
  }
  for (double& part : whole) part = part / scale + 0.0;  // no -0
  return whole;
}

}  // namespace spp
