// What is printed adds up.
#include "analysis/largest_remainder.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

namespace spp {

TEST_CASE("rounded parts add up to the rounded total") {
  CHECK(rounded_parts(std::vector{1.4, 1.4, 1.2}, 4.0, 0) == std::vector{2.0, 1.0, 1.0});
  CHECK(rounded_parts(std::vector{0.05, 0.05}, 0.1, 1) == std::vector{0.1, 0.0});
  CHECK(rounded_parts(std::vector{-1.26, 0.0, 0.62}, -0.64, 1) == std::vector{-1.2, 0.0, 0.6});
  CHECK(rounded_parts(std::vector{-0.04, -0.04}, -0.08, 1) == std::vector{0.0, -0.1});
}

TEST_CASE("no part is moved by a whole unit, whatever the parts are") {
  std::mt19937_64 bits(3);
  for (int round = 0; round < 2000; ++round) {
    std::vector<double> parts;
    double total = 0.0;
    for (int k = 0; k < 1 + round % 6; ++k) {
      parts.push_back((static_cast<double>(bits() >> 11U) * 0x1p-53 - 0.5) * 50.0);
      total += parts.back();
    }
    const std::vector<double> rounded = rounded_parts(parts, total, 1);
    double sum = 0.0;
    for (std::size_t k = 0; k < parts.size(); ++k) {
      CHECK(std::abs(rounded[k] - parts[k]) < 0.1 + 1e-12);
      sum += rounded[k];
    }
    CHECK(std::abs(sum - std::round(total * 10.0) / 10.0) < 1e-9);
  }
}

}  // namespace spp
