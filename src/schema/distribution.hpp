// The distributions that a number may have: one row of a table each, from which reading, writing, checks, drawing and
// help follow. To add one: a struct in value.hpp, its place in the variant, and a row in distribution.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/words.hpp"
#include "schema/value.hpp"

namespace spp {

struct DistributionRow {
  std::string_view key;  ///< `triangular`; empty for the two count forms, which are texts
  Words help;
  std::vector<std::string_view> parameters;  ///< in the order of the list form; empty for `discrete`
  Distribution (*make)(std::span<const double>);
  std::vector<double> (*values)(const Distribution&);
  std::string (*wrong)(const Distribution&);  ///< what its parameters breach ("low is above high"), or empty
  double (*mean)(const Distribution&);
  std::pair<double, double> (*support)(const Distribution&);
  double (*quantile)(const Distribution&, double u);
};

/// All rows, in the order of the variant.
[[nodiscard]] std::span<const DistributionRow> distributions();
[[nodiscard]] const DistributionRow& row_of(const Distribution& d);
/// The row with this key, or null.
[[nodiscard]] const DistributionRow* find_distribution(std::string_view key);
/// The keys, for messages and for telling a number in map form.
[[nodiscard]] const std::vector<std::string>& distribution_keys();

[[nodiscard]] double mean(const Distribution& d);
/// Least and largest possible value; infinite for an open tail.
[[nodiscard]] std::pair<double, double> support(const Distribution& d);
/// The value with probability `u` below it, 0 < u < 1.
[[nodiscard]] double quantile(const Distribution& d, double u);
/// `triangular(0.01, 0.02, 0.035)`, `23 of 214`.
[[nodiscard]] std::string describe(const Distribution& d);

/// The number itself, or the mean of its distribution.
[[nodiscard]] double mean(const Number& n);

}  // namespace spp
