// What is compared between runs: every measure, and two sums of what a run leaves besides. Each described once: name,
// unit, meaning, and which way is good. `comparison.csv` and what studies write have these names in `measure`.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "results/measures.hpp"

namespace spp {

/// A number of the list below: the measures in the order of their enum, then leavers and cost. Every measure is one.
struct Outcome {
  std::uint8_t number = 0;

  constexpr Outcome() = default;
  constexpr Outcome(Measure measure) : number(static_cast<std::uint8_t>(measure)) {}
  friend constexpr bool operator==(Outcome, Outcome) = default;
  [[nodiscard]] constexpr std::size_t at() const { return number; }
  /// The measure that it is, if it is one.
  [[nodiscard]] constexpr std::optional<Measure> measure() const {
    if (number >= measure_count) return {};
    return static_cast<Measure>(number);
  }
  [[nodiscard]] static constexpr Outcome numbered(int number) {
    Outcome outcome;
    outcome.number = static_cast<std::uint8_t>(number);
    return outcome;
  }
};
inline constexpr int outcome_count = measure_count + 2;

namespace outcome {
/// Heads who leave an organisation in a year, for a cause by which one leaves it; by profession and all together.
inline constexpr Outcome leavers = Outcome::numbered(measure_count);
/// All items of costs.csv together, euro; profession `*` only.
inline constexpr Outcome cost = Outcome::numbered(measure_count + 1);
}  // namespace outcome

struct OutcomeText {
  Outcome id;
  std::string_view name, unit;
  Words meaning;
  Better better = Better::neither;
  Level level = Level::profession;
  bool all_professions = true;  ///< has a row for profession `*`
};

/// In the order of their numbers.
[[nodiscard]] std::span<const OutcomeText> outcomes();
[[nodiscard]] const OutcomeText& text(Outcome outcome);
[[nodiscard]] std::optional<Outcome> outcome_named(std::string_view name);

}  // namespace spp
