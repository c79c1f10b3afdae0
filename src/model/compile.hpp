// Parts of compile(), by subject. Internal to this room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/inputs.hpp"
#include "model/model.hpp"

namespace spp {

/// What every part works with.
struct Compiling {
  const Scenario& scenario;
  const Axes& axes;
  Inputs& inputs;
};

/// Where a name stands on a sorted axis; −1 where it does not.
[[nodiscard]] int index_of(const std::vector<std::string>& names, const std::string& name);
/// One quantity for each calendar year of the run; empty where there are no steps.
[[nodiscard]] std::vector<Quantity> by_year(const ByYear<Number>& steps, const Unit& unit, const Compiling& c);
/// A list of names as marks on an axis; all where none was given.
template <class Name>
std::vector<char> marks(const std::optional<std::vector<Name>>& names, const std::vector<std::string>& axis) {
  if (!names) return std::vector<char>(axis.size(), 1);
  std::vector<char> marked(axis.size(), 0);
  for (const auto& name : *names)
    if (const int at = index_of(axis, name.value); at >= 0) marked[static_cast<std::size_t>(at)] = 1;
  return marked;
}
/// Months from the start to 1 January of a year.
[[nodiscard]] int months_to_january(const Axes& axes, int year);

// ---- compile_market.cpp: what surrounds the teams
void compile_causes(Model& model, const Compiling& c);
void compile_market(Model& model, const Compiling& c);
void compile_shocks(Model& model, const Compiling& c);
// ---- compile_policies.cpp
void compile_policies(Model& model, const std::vector<std::string>& in_force, const Compiling& c);

}  // namespace spp
