// Numbers turned into quantities: one written number becomes one input, however many cells inherit it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/model.hpp"

namespace spp {

class Inputs {
 public:
  Quantity quantity(const Number& number, const Unit& unit) {
    if (number.known()) return {std::get<double>(number.value), -1};
    const auto [it, fresh] = place_.emplace(number.path, static_cast<int>(list_.size()));
    if (fresh) list_.push_back({number, unit.low, unit.high});
    return {0.0, it->second};
  }
  std::optional<Quantity> quantity(const Number* number, const Unit& unit) {
    if (number == nullptr) return std::nullopt;
    return quantity(*number, unit);
  }
  Quantity quantity_or(const Number* number, const Unit& unit, double otherwise) {
    return number == nullptr ? Quantity{otherwise, -1} : quantity(*number, unit);
  }
  AgePoints points(const AtAges& ages, const Unit& unit) {
    AgePoints result;
    for (const auto& [age, number] : ages.entries) result.emplace_back(age, quantity(number, unit));
    return result;
  }
  std::vector<Input> list() && { return std::move(list_); }

 private:
  std::map<std::string, int> place_;
  std::vector<Input> list_;
};

}  // namespace spp
