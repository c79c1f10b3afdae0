// Calendar months: one step of the model is one calendar month.
#pragma once

#include <compare>

namespace spp {

inline constexpr int months_per_year = 12;
inline constexpr double year_step = 1.0 / months_per_year;  ///< Δ of model.md, in years

/// A month of the calendar; `month` is 1 to 12.
struct CalendarMonth {
  int year = 0;
  int month = 1;
  constexpr auto operator<=>(const CalendarMonth&) const = default;

  /// Months since January of year 0.
  [[nodiscard]] constexpr int number() const { return year * months_per_year + month - 1; }
  [[nodiscard]] static constexpr CalendarMonth from_number(int n) {
    const int year = n >= 0 ? n / months_per_year : -((-n + months_per_year - 1) / months_per_year);
    return {year, n - year * months_per_year + 1};
  }
  [[nodiscard]] constexpr CalendarMonth plus(int months) const { return from_number(number() + months); }
  [[nodiscard]] constexpr int since(CalendarMonth earlier) const { return number() - earlier.number(); }
};

}  // namespace spp
