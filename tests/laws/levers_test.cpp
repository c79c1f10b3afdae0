// Policies that pull levers, month by month in the mean field, against forms worked out by hand: strength, several on
// one lever, amounts, places, ages and tenure.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "support/world.hpp"

namespace {

using namespace spp;

/// The mean field with these policies, all that the text names unless told otherwise.
Results run(const std::string& yaml, std::vector<std::string> policies = {"one"}) {
  RunOptions options;
  options.chance = options.draw_inputs = false;
  return simulate(compile(world::read(yaml), policies), options);
}

double absence(const Results& results, int period, int h = 0) {
  return world::kept(results, Kept::absent_fte, period, 0, h) / world::kept(results, Kept::own_fte, period, 0, h);
}

/// Nobody leaves: 50 of 30 years and 50 of 45, who work 0.8 and 0.6.
const std::string still = R"(
start: 2026-01
months: 24
region: noord
organisations: {a: {}, b: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {default: {settled: {30: 50, 45: 50}}}}
fte_per_head: {oa: {15: 0.8, 40: 0.6}}
recruit_ages: {30: 1, 45: 1}
demand: {oa: {a: 100, b: 100}}
absence: 0.1
normal_absence: 0.05
)";

std::string with(const std::string& world, const std::string& policies) {
  return world + "policies:\n  " + policies + "\n";
}

}  // namespace

TEST_CASE("strength by month: ramp, uptake, realisation, the first and the last month") {
  const Results results = run(with(still,
                                   "one: {type: absence, from: 2026-03, until: 2026-08, ramp_months: 4, uptake: 0.5, "
                                   "realisation: 0.6, change: -0.4}"));
  // v = ¼, ½, ¾, 1 from March, of which half takes part; s = 0.6 v; the factor is 1 − 0.4 s.
  constexpr std::array<double, 12> strength{0, 0, 0.075, 0.15, 0.225, 0.3, 0.3, 0.3, 0, 0, 0, 0};
  for (int t = 0; t < 12; ++t)
    CHECK(absence(results, t + 1) == doctest::Approx(0.1 * (1 - 0.4 * strength[static_cast<std::size_t>(t)])));
  CHECK(absence(results, 0) == doctest::Approx(0.1));
}

TEST_CASE("a ramp that began before the run is under way at its start") {
  const Results results =
      run(with(still, "one: {type: absence, from: 2025-11, ramp_months: 4, change: -0.4, organisations: [b]}"));
  CHECK(absence(results, 1, 1) == doctest::Approx(0.1 * (1 - 0.4 * 0.75)));
  CHECK(absence(results, 2, 1) == doctest::Approx(0.1 * (1 - 0.4)));
  CHECK(absence(results, 2, 0) == doctest::Approx(0.1));
}

TEST_CASE("joining, withdrawing and a shock's chance weigh the strength") {
  const Results results =
      run(with(still + "shocks: {storm: {from: 2026-04, until: 2026-06, chance: 0.25, demand: 1}}\n",
               "one: {type: absence, joins: 0.5, leaves: 0.6, during: storm, change: -0.4}"));
  CHECK(absence(results, 3) == doctest::Approx(0.1));
  for (int t = 3; t < 6; ++t)
    CHECK(absence(results, t + 1) == doctest::Approx(0.1 * (1 - 0.4 * 0.25 * 0.5 * std::exp(-0.6 * t / 12.0))));
  CHECK(absence(results, 7) == doctest::Approx(0.1));
}

TEST_CASE("claims on one lever multiply, whatever their order in the file, and take at most all") {
  const std::string first = "x: {type: absence, change: -0.2}", second = "y: {type: absence, change: -0.5}";
  const Results results = run(with(still, first + "\n  " + second), {"x", "y"});
  const Results turned = run(with(still, second + "\n  " + first), {"y", "x"});
  CHECK(absence(results, 1) == doctest::Approx(0.1 * 0.8 * 0.5));
  CHECK(absence(turned, 1) == absence(results, 1));
  CHECK(absence(run(with(still, "one: {type: absence, realisation: 2, change: -0.9}")), 1) == 0.0);
}

TEST_CASE("a share stays a share") {
  const Results results = run(with(still, "one: {type: absence, change: 10}"));
  CHECK(world::kept(results, Kept::own_fte, 1) == 0.0);  // everybody is absent
}

TEST_CASE("hours: of the ages named, several policies multiply, and who is hired works them too") {
  const std::string x = "x: {type: more_hours, fte_per_head: 0.1, ages: [40, 60], uptake: 0.5}";
  const std::string y = "y: {type: more_hours, fte_per_head: 0.2, ages: [45, 45]}";
  const Results results = run(with(still, x + "\n  " + y), {"x", "y"});
  const double older = 0.6 * 1.05 * 1.2, fte = 50 * 0.8 + 50 * older;
  CHECK(world::kept(results, Kept::employed_fte, 0) == doctest::Approx(70.0));
  CHECK(world::kept(results, Kept::employed_fte, 1) == doctest::Approx(fte));
  CHECK(world::kept(results, Kept::own_fte, 1) == doctest::Approx(fte * 0.9 / 0.95));
  CHECK(world::kept(results, Kept::vacancies, 1) == doctest::Approx((100 - fte) / ((0.8 + older) / 2)));
  // A year on the older are 46: the second policy names them no more; who would be hired at 45 works its hours.
  const double next = 50 * 0.8 + 50 * 0.6 * 1.05;
  CHECK(world::kept(results, Kept::employed_fte, 13) == doctest::Approx(next));
  CHECK(world::kept(results, Kept::vacancies, 13) == doctest::Approx((100 - next) / ((0.8 + older) / 2)));
}

TEST_CASE("demand: rooms bring their staff, then fte, then the relative change; duty stays; growth comes after") {
  const std::string rooms = R"(
start: 2026-01
months: 24
region: noord
organisations: {a: {rooms: 4, hours_per_week: 40, weeks_per_year: 36}}
professions: {oa: {retirement_age: 70}, am: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 10}}}}
fte_per_head: 1
recruit_ages: {30: 1}
staff_per_room: {oa: 3, am: 1}
duty: {oa: 2}
growth: {oa: 0.1, am: 0.1}
)";
  // 40 · 36 = 1,440 hours a room: 3 fte oa and 1 fte am.
  const Results results =
      run(with(rooms, "one: {type: demand, uptake: 0.5, change: -0.1, rooms: {a: 1}, fte: {a: 5}, professions: [oa]}"));
  CHECK(world::kept(results, Kept::required_fte, 0, 0, 0, 1) == doctest::Approx(12.0 + 2));
  const double base = (4 * 3 * 4.5 / 4 + 2.5) * 0.95;
  CHECK(world::kept(results, Kept::required_fte, 1, 0, 0, 1) == doctest::Approx(base + 2));
  CHECK(world::kept(results, Kept::required_fte, 13, 0, 0, 1) == doctest::Approx(base * 1.1 + 2));
  CHECK(world::kept(results, Kept::establishment_fte, 13, 0, 0, 1) == doctest::Approx(base * 1.1 + 2));
  // Of the other profession only what its rooms ask: `professions` does not limit rooms.
  CHECK(world::kept(results, Kept::required_fte, 1, 0, 0, 0) == doctest::Approx(4.5));
  CHECK(world::kept(results, Kept::rooms_planned, 13) == doctest::Approx(4.5));

  const Results closed = run(with(rooms, "one: {type: demand, rooms: {a: -9}, fte: {a: -3}}"));
  CHECK(world::kept(closed, Kept::rooms_planned, 1) == 0.0);
  CHECK(world::kept(closed, Kept::required_fte, 1, 0, 0, 0) == 0.0);
  CHECK(world::kept(closed, Kept::required_fte, 1, 0, 0, 1) == doctest::Approx(2.0));
}

TEST_CASE("retention acts on the causes, ages and tenure that it names") {
  const std::string leaving = R"(
start: 2026-01
months: 6
region: noord
organisations: {a: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {new: {30: 100}, settled: {30: 100, 45: 100}}}}
fte_per_head: 1
recruit_ages: {30: 1}
exits: {oa: {sector: 0.24, elsewhere: 0.12}}
)";
  const auto left = [](double rate) { return 1 - std::exp(-rate / 12); };
  const auto first_month = [&](const std::string& terms) {
    const Results results = run(with(leaving, "one: {type: retention, exits: {sector: -0.5}, " + terms + "uptake: 1}"));
    return 300 - world::kept(results, Kept::headcount, 1);
  };
  CHECK(first_month("") == doctest::Approx(300 * left(0.24)));
  CHECK(first_month("ages: [15, 35], ") == doctest::Approx(200 * left(0.24) + 100 * left(0.36)));
  CHECK(first_month("tenure: new, ") == doctest::Approx(100 * left(0.24) + 200 * left(0.36)));
  CHECK(first_month("tenure: settled, ages: [45, 45], ") == doctest::Approx(100 * left(0.24) + 200 * left(0.36)));
  CHECK(first_month("tenure: settled, ages: [31, 44], ") == doctest::Approx(300 * left(0.36)));
}

TEST_CASE("recruitment: more applicants, and newcomers alone leave less") {
  const std::string short_staffed = R"(
start: 2026-01
months: 6
region: noord
organisations: {a: {}, b: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {default: {new: {30: 10}, settled: {30: 40}}}}
fte_per_head: 1
recruit_ages: {30: 1}
demand: {oa: {a: 100, b: 100}}
exits: {oa: {sector: 0.24}}
applicants: {oa: {noord: 24}}
)";
  const Results results =
      run(with(short_staffed, "one: {type: recruitment, applicants: 0.5, exits: {sector: -0.5}, organisations: [a]}"));
  const auto stay = [](double rate) { return std::exp(-rate / 12); };
  const double a = 10 * stay(0.12) + 40 * stay(0.24), b = 50 * stay(0.24);
  const double open = (100 - a) + (100 - b);
  CHECK(world::kept(results, Kept::headcount, 1, 0, 0) == doctest::Approx(a + 2 * 1.5 * (100 - a) / open));
  CHECK(world::kept(results, Kept::headcount, 1, 0, 1) == doctest::Approx(b + 2 * (100 - b) / open));
}

namespace {

const std::string school = R"(
start: 2026-01
months: 24
region: noord
organisations: {a: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 50}}}}
fte_per_head: 1
recruit_ages: {30: 1}
)";
const std::string class_of =
    "programmes: {g: {profession: oa, duration: 12, intake_months: [3, 9], entry_ages: {20: 1}, ";

}  // namespace

TEST_CASE("places: beside those that stand, alone in added months, under shocks, and paid by the place") {
  const std::string text =
      school + class_of + "places: {a: 2}}}\n" + "shocks: {closed: {from: 2026-09, until: 2026-09, places: 0.5}}\n";
  const Results results = run(with(text,
                                   "one: {type: training_places, programme: g, places: {a: 1.5}, intake_months: [6], "
                                   "uptake: 0.5, realisation: 0.1, unit_cost: 100}"));
  CHECK(world::kept(results, Kept::places_offered, 3) == doctest::Approx(2.75));  // realisation is of claims
  CHECK(world::kept(results, Kept::places_offered, 6) == doctest::Approx(0.75));
  CHECK(world::kept(results, Kept::places_offered, 9) == doctest::Approx(2.75 / 2));
  CHECK(world::kept(results, Kept::places_offered, 15) == doctest::Approx(2.75));
  CHECK(world::kept(results, Kept::places_offered, 4) == 0.0);
  CHECK(world::kept(results, Kept::trainees, 12) == doctest::Approx(2.75 + 0.75 + 2.75 / 2));
  CHECK(results.cost(CostItem::policy, 0, {0})[0] == doctest::Approx(100 * (0.75 + 0.75 + 0.375)));
}

TEST_CASE("a route is a programme of the policy's name, whose places come with its volume") {
  const Results results = run(with(school,
                                   "one: {type: training_route, from: 2026-03, ramp_months: 12, unit_cost: 10, "
                                   "programme: {profession: oa, duration: 6, intake_months: [3, 9], yield: 0.81, "
                                   "stay: 0.5, entry_ages: {30: 1}, places: {a: 12}}}"));
  CHECK(world::kept(results, Kept::places_offered, 3) == doctest::Approx(1.0));
  CHECK(world::kept(results, Kept::places_offered, 9) == doctest::Approx(7.0));
  CHECK(world::kept(results, Kept::places_offered, 15) == doctest::Approx(12.0));
  CHECK(world::kept(results, Kept::trainees, 6) == doctest::Approx(std::pow(0.81, 3 / 6.0)));
  CHECK(world::kept(results, Kept::graduates, 9) == doctest::Approx(0.81));
  CHECK(world::kept(results, Kept::headcount, 9) == doctest::Approx(50 + 0.5 * 0.81));
  CHECK(results.cost(CostItem::policy, 0, {0})[0] == doctest::Approx(10 * 8.0));
  REQUIRE(results.axes().programmes.size() == 1);
  CHECK(results.axes().programmes[0].name == "one");
}

TEST_CASE("a learning climate: the hazard of dropping out, what can be supervised, who stays") {
  const std::string text =
      school + class_of + "places: {a: 20}, yield: 0.64, stay: 0.9}}\ntrainees_per_supervisor: {oa: 0.2}\n";
  const Results results = run(with(text,
                                   "one: {type: learning_climate, dropout: -0.5, trainees_per_supervisor: 0.3, "
                                   "stay: 0.2}"));
  CHECK(world::kept(results, Kept::trainees, 3) == doctest::Approx(50 * 0.2 * 1.3));
  CHECK(world::kept(results, Kept::trainees, 9) == doctest::Approx(50 * 0.2 * 1.3));   // full again
  CHECK(world::kept(results, Kept::graduates, 15) == doctest::Approx(13 * 0.8));       // √0.64
  CHECK(world::kept(results, Kept::headcount, 15) == doctest::Approx(50 + 13 * 0.8));  // 1.08 of them is all
}

TEST_CASE("flex: the cap is the organisation's, coming back the mean of the region's organisations") {
  const std::string text = R"(
start: 2026-01
months: 4
region: noord
organisations: {a: {}, b: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {default: {settled: {30: 60}}}}
fte_per_head: 1
recruit_ages: {30: 1}
demand: {oa: {a: 100, b: 100}}
flex: {start: {oa: {noord: 40}}, back: 0.6, cap: 0.1}
)";
  const Results results = run(with(text, "one: {type: flex_limit, cap: -0.4, back: 0.5, organisations: [a]}"));
  CHECK(world::kept(results, Kept::flex_fte, 1, 0, 0) == doctest::Approx(6.0));
  CHECK(world::kept(results, Kept::flex_fte, 1, 0, 1) == doctest::Approx(10.0));
  CHECK(world::kept(results, Kept::flex_heads, 1) == doctest::Approx(40 * std::exp(-0.6 * 1.25 / 12)));
}

TEST_CASE("an exchange gains no hours: what it loses is the productivity of who is away") {
  const std::string text = still + R"(
policies: {one: {type: exchange, participants: 10, every: 6, months: 4, productivity: 0.9}}
)";
  const Results without = run(text, {}), with_it = run(text);
  for (int period = 0; period <= 24; ++period) {
    double gained = 0.0, away = 0.0;
    for (int h = 0; h < 2; ++h) {
      gained += world::kept(with_it, Kept::available_fte, period, 0, h) -
                world::kept(without, Kept::available_fte, period, 0, h);
      away += world::kept(with_it, Kept::away, period, 0, h);
    }
    // Half of those who go work 0.8, half 0.6; present are 0.9/0.95 of the norm.
    CHECK(gained == doctest::Approx(-0.1 * away * 0.7 * 0.9 / 0.95).epsilon(1e-9).scale(1.0));
  }
}
