// A fan in one line: lower bound, middle and upper bound by year, as block characters on one scale.
//
//     baseline     ▁▁▁▁▁▁▁▁▁▁ ▁▁▁▁▂▂▂▃▃▃ ▁▂▃▄▅▅▆▇▇█  2026–2035, 0 to 28 fte
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/words.hpp"

namespace spp {

/// A series as blocks, `▁` for `low` and what is below, `█` for `high` and what is above; flat where they are one.
[[nodiscard]] std::string sparks(std::span<const double> values, double low, double high);

/// The years that a fan shows: all, or ten spread evenly with the first and the last.
[[nodiscard]] std::vector<int> fan_years(std::span<const int> years);

/// A value for each year shown.
struct FanSeries {
  std::string name;
  std::vector<double> low, middle, high;
};

/// A line for each series, the scale behind the first: from the least to the most of them all, 0 within. Empty where
/// there are fewer than three years.
[[nodiscard]] std::string fan_lines(std::span<const FanSeries> series, std::span<const int> years,
                                    std::string_view unit, int decimals, Language language);

/// What the lines are, said once: `middle` is {"mediaan", "median"}.
[[nodiscard]] std::string fan_legend(const Words& middle, Language language);

}  // namespace spp
