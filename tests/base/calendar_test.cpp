#include <doctest/doctest.h>

#include "base/calendar.hpp"

using namespace spp;

TEST_CASE("months number on through the years, before year 0 too") {
  for (int n = -30; n <= 30; ++n) {
    const CalendarMonth month = CalendarMonth::from_number(n);
    CHECK(month.number() == n);
    CHECK(month.month >= 1);
    CHECK(month.month <= 12);
  }
}

TEST_CASE("five years from January 2026 end with December 2030") {
  const CalendarMonth start{2026, 1};
  CHECK(start.plus(59) == CalendarMonth{2030, 12});
  CHECK(CalendarMonth{2030, 12}.since(start) == 59);
  CHECK(CalendarMonth{2025, 12} < start);
}
