// Looks the numbers of a scenario up for one replicate, each within the range of its field. Inside the folder only.
#pragma once

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "naive/terms.hpp"

namespace spp::naive {

inline constexpr double unbounded = std::numeric_limits<double>::infinity();

struct Look {
  const Scenario& scenario;
  Inputs& inputs;
  int replicate;

  double value(const Number& number, double low = 0, double high = unbounded) const {
    return inputs.value(number, replicate, low, high);
  }
  double share(const Number& number) const { return value(number, 0, 1); }
  double value(const Number* number, double otherwise, double low = 0, double high = unbounded) const {
    return number ? value(*number, low, high) : otherwise;
  }
  std::optional<double> maybe(const Number* number, double high = unbounded) const {
    return number ? std::optional(value(*number, 0, high)) : std::nullopt;
  }
  AgeTable by_age(const ByAge<Number>& steps, double high) const {
    AgeTable table{};
    for (int age = 0; age <= oldest; ++age) table[static_cast<std::size_t>(age)] = value(steps.at(age), 0, high);
    return table;
  }
  AgeTable at_ages(const AtAges& points) const {
    AgeTable table{};
    for (const auto& [age, number] : points.entries) table[static_cast<std::size_t>(age)] += value(number);
    return table;
  }
  /// A value per cause, in the order of the names.
  std::vector<double> by_cause(const ByCause<Number>& table, const std::vector<std::string>& causes, double otherwise,
                               double low, double high) const {
    std::vector<double> values;
    for (const std::string& cause : causes) values.push_back(value(find(table, cause), otherwise, low, high));
    return values;
  }
};

/// The place of a name among others; their number where it is not there.
inline int position(const std::vector<std::string>& names, const std::string& name) {
  return static_cast<int>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// Calendar years that a run touches.
inline int year_count(const Terms& terms) { return terms.start.plus(terms.months - 1).year - terms.start.year + 1; }

/// Policies in force and shocks; the names of organisations, professions and causes are there.
void set_policies(const Look& look, Terms& terms, const std::vector<std::string>& in_force);
void set_shocks(const Look& look, Terms& terms);
/// Flexible staff, the cycle and money; professions and organisations are there.
void set_market(const Look& look, Terms& terms, const std::vector<std::string>& regions);

}  // namespace spp::naive
