// Workload: nothing moves at first, easing lowers exits, and movers and hires go where the vacancies are.
#include <cmath>
#include <string>

#include "support/world.hpp"

namespace {

using namespace spp;

std::string team(const std::string& more) {
  return R"(
start: 2026-01
years: 2
region: noord
organisations: {a: {}}
professions: {oa: {retirement_age: 67}}
staff: {oa: {a: {settled: {30: 1000}}}}
fte_per_head: 1
recruit_ages: {oa: {30: 1}}
exits: {oa: {sector: 0.12}}
)" + more;
}

}  // namespace

TEST_CASE("rates hold as given until staffing changes") {
  // A shortage of a fifth from the start: workload 1.25 is the reference too, so month one loses 1 - exp(-0.01).
  const Results results =
      world::mean_field(team("demand: {oa: {a: 1250}}\nworkload_effect: {exits: {oa: {sector: 2}}}\n"));
  CHECK(world::kept(results, Kept::workload, 0) == doctest::Approx(1.25));
  CHECK(world::kept(results, Kept::headcount, 1) == doctest::Approx(1000 * std::exp(-0.01)).epsilon(1e-12));
  // Then W moves to 1250 / 990.05 by 1 - exp(-1/6), and the rate of month two with it.
  const double first = 1000 * std::exp(-0.01);
  const double load = 1.25 + (1250 / first - 1.25) * (1 - std::exp(-1.0 / 6));
  CHECK(world::kept(results, Kept::workload, 1) == doctest::Approx(load).epsilon(1e-12));
  const double second = first * std::exp(-0.01 * std::exp(2 * (load - 1.25)));
  CHECK(world::kept(results, Kept::headcount, 2) == doctest::Approx(second).epsilon(1e-12));
}

TEST_CASE("a reference below the start raises exits from the first month, and easing lowers them") {
  const std::string strained =
      team("demand: {oa: {a: 1250}}\nworkload_effect: {exits: {oa: {sector: 2}}}\nworkload_reference: 1\n");
  CHECK(world::kept(world::mean_field(strained), Kept::headcount, 1) ==
        doctest::Approx(1000 * std::exp(-0.01 * std::exp(0.5))).epsilon(1e-12));
  // Demand falls below staff: W sinks under the reference, but a workload below 1 counts as 1.
  const Results eased = world::mean_field(
      team("demand: {oa: {a: 1250}}\npath: {2027: 0.5}\nworkload_effect: {exits: {oa: {sector: 2}}}\n"));
  const double late = world::kept(eased, Kept::headcount, 24) / world::kept(eased, Kept::headcount, 23);
  CHECK(late == doctest::Approx(std::exp(-0.01 * std::exp(2 * (1 - 1.25)))).epsilon(1e-9));
}

TEST_CASE("absence answers to workload and takes from those present") {
  const Results results =
      world::mean_field(team("demand: {oa: {a: 1250}}\nabsence: 0.1\nnormal_absence: 0.06\nworkload_reference: "
                             "1\nworkload_effect: {absence: 1}\n"));
  // At the start W is required over own staff at the absence as given; W - W0 = w - 1 raises it.
  const double own = 1000 * 0.9 / 0.94;
  const double w = 1250 / own;
  const double absence = 0.1 * std::exp(w - 1);
  CHECK(world::kept(results, Kept::own_fte, 0) == doctest::Approx(1000 * (1 - absence) / 0.94).epsilon(1e-12));
}

TEST_CASE("hires stop at the vacancies and are shared over them") {
  const Results results = world::mean_field(R"(
start: 2026-01
months: 1
region: noord
organisations: {a: {}, b: {}, c: {}}
professions: {oa: {retirement_age: 67}}
staff: {oa: {a: {settled: {30: 90}}, b: {settled: {30: 70}}, c: {settled: {30: 120}}}}
fte_per_head: 1
recruit_ages: {oa: {30: 1}}
demand: {oa: 100}
applicants: {oa: {noord: 96}}
)");
  // Eight applicants a month over vacancies of 10, 30 and 0.
  CHECK(world::kept(results, Kept::headcount, 1, 0, 0) == doctest::Approx(92));
  CHECK(world::kept(results, Kept::headcount, 1, 0, 1) == doctest::Approx(76));
  CHECK(world::kept(results, Kept::headcount, 1, 0, 2) == doctest::Approx(120));
  CHECK(world::kept(results, Kept::vacancies, 1, 0, 1) == doctest::Approx(24));
}

TEST_CASE("who moves goes to another organisation by its vacancies, and elsewhere where there is none") {
  const std::string three = R"(
start: 2026-01
months: 1
region: noord
professions: {oa: {retirement_age: 67}}
fte_per_head: 1
recruit_ages: {oa: {30: 1}}
exits: {oa: {mobility: 0.12}}
)";
  const double part = 1 - std::exp(-0.01);
  const Results results = world::mean_field(three + R"(
organisations: {a: {}, b: {}, c: {}}
staff: {oa: {a: {settled: {30: 100}}}}
demand: {oa: {a: 100, b: 10, c: 30}}
)");
  CHECK(world::kept(results, Kept::headcount, 1, 0, 1) == doctest::Approx(100 * part * 0.25));
  CHECK(world::kept(results, Kept::headcount, 1, 0, 2) == doctest::Approx(100 * part * 0.75));
  CHECK(world::flow(results, Flow::exit, 0, 0, "mobility") == doctest::Approx(100 * part));
  const Results alone = world::mean_field(three + "organisations: {a: {}}\nstaff: {oa: {a: {settled: {30: 100}}}}\n");
  CHECK(world::flow(alone, Flow::exit, 0, 0, "elsewhere") == doctest::Approx(100 * part));
  CHECK(world::flow(alone, Flow::exit, 0, 0, "mobility") == 0.0);
}

TEST_CASE("supervision limits intake, and what bound an unused place is said") {
  const std::string school = R"(
start: 2026-01
months: 1
region: noord
organisations: {a: {}}
professions: {oa: {retirement_age: 67}}
staff: {oa: {a: {settled: {30: 20}}}}
fte_per_head: 1
recruit_ages: {oa: {30: 1}}
demand: {oa: {a: 20}}
trainees_per_supervisor: 0.35
programmes:
  g1: {profession: oa, duration: 12, intake_months: [1], places: {a: 6}, entry_ages: {20: 1}}
  g2: {profession: oa, duration: 12, intake_months: [1], places: {a: 4}, entry_ages: {20: 1}, fill: 0.5}
)";
  // Room for 0.35 * 20 = 7 of ten: 4.2 and 2.8 in expectation; by largest remainder 4 and 3.
  const Results mean = world::mean_field(school);
  CHECK(world::flow(mean, Flow::place_unused, 0, 0, "supervision") == doctest::Approx(3));
  CHECK(world::flow(mean, Flow::place_unused, 0, 0, "fill") == doctest::Approx(1.4));
  CHECK(world::flow(mean, Flow::intake, 0) == doctest::Approx(5.6));
  const Results drawn = world::draws(school, 64);
  for (int i = 0; i < 64; ++i) {
    REQUIRE(world::flow(drawn, Flow::place_unused, 0, i, "supervision") == 3.0);
    REQUIRE(world::flow(drawn, Flow::intake, 0, i) + world::flow(drawn, Flow::place_unused, 0, i, "fill") == 7.0);
    REQUIRE(world::flow(drawn, Flow::intake, 0, i) >= 4.0);
  }
}

TEST_CASE("duty is staffed first, the scarcest profession binds, and rooms are whole sessions") {
  const Results results = world::mean_field(R"(
start: 2026-01
months: 1
region: noord
organisations: {a: {rooms: 10, hours_per_week: 40, weeks_per_year: 45}}
professions: {am: {retirement_age: 67}, oa: {retirement_age: 67}}
staff: {oa: {a: {settled: {30: 33}}}, am: {a: {settled: {30: 13}}}}
fte_per_head: 1
recruit_ages: {default: {30: 1}}
staff_per_room: {oa: 3, am: 1}
net_hours_per_fte: 1500
duty: {oa: 4, am: 2}
)");
  // OA: 36 + 4 required, 33 there: (33 - 4) / 36. AM: 12 + 2 required, 13 there: 11 / 12. Eight rooms and a bit.
  CHECK(world::kept(results, Kept::required_fte, 0, 0, 0, 1) == doctest::Approx(40));
  CHECK(world::kept(results, Kept::rooms_open, 0) == doctest::Approx(10 * 29.0 / 36));
  CHECK(world::kept(results, Kept::binding, 0, 0, 0, 1) == 1.0);
  CHECK(world::kept(results, Kept::binding, 0, 0, 0, 0) == 0.0);
  CHECK(world::kept(results, Kept::sessions_closed, 0) == doctest::Approx(20));  // 100 - 80 of 80.55
  CHECK(world::kept(results, Kept::sessions_unmet, 0) == doctest::Approx(100 - 1000 * 2.9 / 36));
}

TEST_CASE("growth, its trend year, a path and linear growth follow their formulas") {
  const auto required = [](const std::string& growth, int period) {
    return world::kept(world::mean_field(team("demand: {oa: {a: 1000}}\nduty: {oa: {a: 10}}\nunmet: 0.1\n" + growth)),
                       Kept::required_fte, period);
  };
  // Period t + 1 stands for month t.
  CHECK(required("growth: 0.03\n", 13) == doctest::Approx(1100 * 1.03 + 10).epsilon(1e-12));
  CHECK(required("growth: 0.03\n", 7) == doctest::Approx(1100 * std::sqrt(1.03) + 10).epsilon(1e-12));
  CHECK(required("growth: 0.03\ngrowth_form: linear\n", 19) == doctest::Approx(1100 * 1.045 + 10).epsilon(1e-12));
  CHECK(required("growth: 0.03\ngrowth_until: 2027\n", 24) == doctest::Approx(1100 * 1.03 + 10).epsilon(1e-12));
  CHECK(required("growth: {demography: 0.02, efficiency: -0.01}\n", 13) ==
        doctest::Approx(1100 * 1.01 + 10).epsilon(1e-12));
  CHECK(required("path: {2027: 1.2}\n", 7) == doctest::Approx(1100 * 1.1 + 10).epsilon(1e-12));
  CHECK(required("path: {2027: 1.2}\n", 20) == doctest::Approx(1100 * 1.2 + 10).epsilon(1e-12));
}
