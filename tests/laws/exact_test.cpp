// What must hold to the letter: the conveyor, retirement by birthday, turnover in the first year.
#include <cmath>
#include <string>

#include "support/world.hpp"

namespace {

using namespace spp;

const std::string quiet = R"(
region: noord
organisations: {martini: {}}
fte_per_head: 1
recruit_ages: {oa: {30: 1}}
)";

}  // namespace

TEST_CASE("a class graduates in the month in which it has completed its length") {
  // Ten begin in September 2026; thirty-four months later it is July 2029, month 42 of the run.
  const Results results = world::draws(quiet + R"(
start: 2026-01
years: 5
professions: {oa: {retirement_age: 67}}
demand: {oa: {martini: 100}}
programmes: {g: {profession: oa, duration: 34, intake_months: [9], places: {martini: 10}, entry_ages: {20: 1}}}
)",
                                       40);
  for (int i = 0; i < results.replicates(); ++i)
    for (int t = 0; t < 60; ++t) {
      const double expected = t == 42 || t == 54 ? 10.0 : 0.0;
      REQUIRE(world::kept(results, Kept::graduates, t + 1, i) == expected);
    }
}

TEST_CASE("a listed class graduates after the months that it lacks") {
  const Results results = world::draws(quiet + R"(
start: 2026-03
months: 8
professions: {oa: {retirement_age: 67}}
demand: {oa: {martini: 100}}
programmes: {g: {profession: oa, duration: 4, intake_months: [1], trainees: {martini: [1, 2, 3, 4]}, entry_ages: {20: 1}}}
)",
                                       3);
  // Who has completed 3 months completes the fourth in the first month of the run.
  const double graduates[] = {4, 3, 2, 1, 0, 0, 0, 0};
  for (int t = 0; t < 8; ++t) CHECK(world::kept(results, Kept::graduates, t + 1) == graduates[t]);
}

TEST_CASE("retirement by birthday follows the formula month by month") {
  // Retirement at 67 years and 3 months. Ages are whole years on 1 January 2026. Of 1,200 aged 66, birthdays are spread
  // evenly: in months 1 to 3 nobody reaches 67y3m, in 4 to 12 a twelfth each does; the last quarter in 2027, who are 67
  // then, a twelfth in each of the months 1 to 3.
  const Results at_66 = world::mean_field(quiet + R"(
start: 2026-01
years: 2
professions: {oa: {retirement_age: 67y3m}}
staff: {oa: {martini: {settled: {66: 1200}}}}
)");
  for (int t = 0; t < 24; ++t) {
    const double expected = 1200.0 - 100.0 * std::min(std::max(t - 2, 0), 12);
    CHECK(world::kept(at_66, Kept::headcount, t + 1) == doctest::Approx(expected).epsilon(1e-12));
  }
  // Who is 67 at the start had the birthday of 67y3m in the past for three quarters; given that all 1,200 are still
  // there, a third each retires in January, February and March.
  const Results at_67 = world::mean_field(quiet + R"(
start: 2026-01
months: 6
professions: {oa: {retirement_age: 67y3m}}
staff: {oa: {martini: {settled: {67: 1200}}}}
)");
  const double left[] = {800, 400, 0, 0, 0, 0};
  for (int t = 0; t < 6; ++t) CHECK(world::kept(at_67, Kept::headcount, t + 1) == doctest::Approx(left[t]));
  // At 67 sharp a twelfth of those aged 66 leaves each month, and nobody is left at the year's end.
  const Results sharp = world::draws(quiet + R"(
start: 2026-01
years: 1
professions: {oa: {retirement_age: 67}}
staff: {oa: {martini: {new: {66: 20}, settled: {66: 40, 65: 10}}}}
)",
                                     64);
  for (int i = 0; i < sharp.replicates(); ++i) REQUIRE(world::kept(sharp, Kept::headcount, 12, i) == 10.0);
}

TEST_CASE("the retirement age of the calendar year holds") {
  // 67 in 2026, 68 from 2027: who turns 67 in 2026 retires, who turns 67 in 2027 stays a year longer.
  const Results results = world::mean_field(quiet + R"(
start: 2026-01
years: 3
professions: {oa: {retirement_age: {2026: 67, 2027: 68}}}
staff: {oa: {martini: {settled: {65: 120, 66: 60}}}}
)");
  CHECK(world::kept(results, Kept::headcount, 12) == doctest::Approx(120));
  CHECK(world::kept(results, Kept::headcount, 24) == doctest::Approx(120));
  CHECK(world::kept(results, Kept::headcount, 30) == doctest::Approx(60));
  CHECK(world::kept(results, Kept::headcount, 36) == doctest::Approx(0));
}

TEST_CASE("after twelve draws exactly 1 - exp(-rate) of newcomers are gone") {
  // 600 arrive in month 0 and draw as new in months 1 to 12; the settled rate is 0, so who is left afterwards stays.
  const Results results = world::mean_field(quiet + R"(
start: 2026-02
months: 30
exit_basis: settled
professions: {oa: {retirement_age: 67}}
demand: {oa: {martini: 1000}}
exits: {oa: {sector: 0.25}}
exit_factors: {new: {oa: {sector: 3}}, organisation: {oa: {martini: {sector: 1}}}}
programmes: {g: {profession: oa, duration: 1, intake_months: [1], trainees: {martini: [600]}, entry_ages: {20: 1}}}
)");
  const double at_arrival = world::kept(results, Kept::headcount, 1);
  CHECK(at_arrival == doctest::Approx(600));
  CHECK(world::kept(results, Kept::headcount, 13) == doctest::Approx(600 * std::exp(-0.75)).epsilon(1e-12));
  CHECK(world::kept(results, Kept::headcount, 14) == doctest::Approx(600 * std::exp(-0.75 - 0.25 / 12)).epsilon(1e-12));
}

TEST_CASE("rates as reported are averages over all staff at the start") {
  // A tenth is new and leaves twice as fast: base = 0.12 / 1.1, so that leavers of the first month are 0.12/12 of
  // heads.
  const Results results = world::mean_field(quiet + R"(
start: 2026-01
months: 1
professions: {oa: {retirement_age: 67}}
staff: {oa: {martini: {new: {30: 100}, settled: {30: 900}}}}
exits: {oa: {sector: 0.12}}
exit_factors: {new: {oa: {sector: 2}}}
)");
  const double base = 0.12 / 1.1;
  const double expected = 900 * std::exp(-base / 12) + 100 * std::exp(-2 * base / 12);
  CHECK(world::kept(results, Kept::headcount, 1) == doctest::Approx(expected).epsilon(1e-12));
}
