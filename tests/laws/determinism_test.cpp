// The same numbers for any number of threads, order of a file, or number of replicates.
#include <string>

#include "support/world.hpp"

namespace {

using namespace spp;

const std::string region = R"(
start: 2026-03
years: 3
region: noord
professions: {am: {retirement_age: 67}, oa: {retirement_age: 66y5m}}
age_shares: {default: {20: 1, 30: 2, 45: 2, 60: 0.5}}
new_share: 0.1
fte_per_head: {default: {15: 0.9, 40: 0.75}}
recruit_ages: {default: {25: 1, 40: 1}}
exit_factors: {new: {default: {sector: 1.9}}}
exits: {oa: {retirement: {15: 0, 60: 0.1}, sector: 0.05, mobility: 0.06}, am: {sector: 0.04, mobility: 0.05}}
workload_effect: {exits: {default: {sector: 0.5}}, dropout: 0.3, absence: 0.1, supervision: 0.2}
between_organisations: 0.3
staff_per_room: {oa: 3, am: 1.25}
duty: {oa: 2}
growth: 0.02
trainees_per_supervisor: {oa: 0.15}
applicants: {oa: {noord: 4}, am: {noord: 2}}
)";
const std::string terms = "{rooms: 8, hours_per_week: 42.5, weeks_per_year: 46}";
const std::string forward = region + "organisations: {a: " + terms + ", b: " + terms + ", c: " + terms + "}\n" + R"(
staff: {oa: {a: 40, b: 44, c: 38.5}, am: {a: 18, b: 16, c: 17}}
programmes:
  g: {profession: oa, duration: 20, intake_months: [3, 9], places: {a: 2.5, b: 2, c: 1}, trainees: {a: 5, b: 4, c: 2}, dropout: [0.2, 0.1], fill: 0.9, stay: 0.7, stay_region: 0.5, entry_ages: {18: 1, 30: 1}, fte: [0.1, 0.5], supervision: [0.1]}
)";
const std::string backward = region + "organisations: {c: " + terms + ", b: " + terms + ", a: " + terms + "}\n" + R"(
programmes:
  g: {entry_ages: {18: 1, 30: 1}, supervision: [0.1], fte: [0.1, 0.5], stay_region: 0.5, stay: 0.7, fill: 0.9, dropout: [0.2, 0.1], trainees: {c: 2, b: 4, a: 5}, places: {c: 1, b: 2, a: 2.5}, intake_months: [9, 3], duration: 20, profession: oa}
staff: {am: {c: 17, b: 16, a: 18}, oa: {c: 38.5, b: 44, a: 40}}
)";

/// Every kept number and flow of the first `n` replicates is the same.
void check_equal(const Results& x, const Results& y, int n) {
  for (int k = 0; k < kept_count; ++k)
    for (int period = 0; period < x.periods(); ++period)
      for (int h = 0; h < x.axes().organisation_count(); ++h)
        for (int p = 0; p < (per_profession(static_cast<Kept>(k)) ? x.axes().profession_count() : 1); ++p) {
          const auto a = x.kept(static_cast<Kept>(k), period, {h}, {p});
          const auto b = y.kept(static_cast<Kept>(k), period, {h}, {p});
          for (std::size_t i = 0; i < static_cast<std::size_t>(n); ++i) REQUIRE(a[i] == b[i]);
        }
  REQUIRE(x.slots().size() == y.slots().size());
  for (std::size_t s = 0; s < x.slots().size(); ++s)
    for (int year = 0; year < x.axes().year_count(); ++year)
      for (std::size_t i = 0; i < static_cast<std::size_t>(n); ++i) REQUIRE(x.flow(s, year)[i] == y.flow(s, year)[i]);
}

}  // namespace

TEST_CASE("one, two, three and sixteen threads give the same numbers") {
  const Results one = world::draws(forward, 130, 7, 1);
  for (const int threads : {2, 3, 16}) check_equal(one, world::draws(forward, 130, 7, threads), 130);
}

TEST_CASE("the order of organisations and fields in the file changes no number") {
  check_equal(world::draws(forward, 64), world::draws(backward, 64), 64);
}

TEST_CASE("more replicates leave the first ones as they were") {
  // 45 and 77 end within a block of lanes, so padding is put to the test too.
  check_equal(world::draws(forward, 77), world::draws(forward, 45), 45);
}

TEST_CASE("another seed gives other numbers") {
  const Results x = world::draws(forward, 64, 1), y = world::draws(forward, 64, 2);
  int equal = 0;
  for (int i = 0; i < 64; ++i)
    if (world::kept(x, Kept::headcount, 36, i) == world::kept(y, Kept::headcount, 36, i)) ++equal;
  CHECK(equal < 32);
}

TEST_CASE("people only move, join and leave: heads are conserved over a region") {
  const Results results = world::draws(forward, 200);
  for (int i = 0; i < results.replicates(); ++i) {
    double before = 0, after = 0;
    for (int h = 0; h < 3; ++h)
      for (int p = 0; p < 2; ++p) {
        before += world::kept(results, Kept::headcount, 0, i, h, p) + world::kept(results, Kept::trainees, 0, i, h, p);
        after += world::kept(results, Kept::headcount, 36, i, h, p) + world::kept(results, Kept::trainees, 36, i, h, p);
      }
    double change = 0;
    for (int year = 0; year < results.axes().year_count(); ++year)
      change += world::flow(results, Flow::intake, year, i) + world::flow(results, Flow::hire, year, i) +
                world::flow(results, Flow::move, year, i) - world::flow(results, Flow::exit, year, i) -
                world::flow(results, Flow::dropout, year, i) - world::flow(results, Flow::graduate_leave, year, i);
    REQUIRE(after - before == change);
  }
}

TEST_CASE("gap is required less available, and no stock is negative") {
  const Results results = world::draws(forward, 64);
  for (int period = 0; period < results.periods(); ++period)
    for (int h = 0; h < 3; ++h)
      for (int p = 0; p < 2; ++p)
        for (int i = 0; i < 64; ++i)
          for (const Kept k : {Kept::headcount, Kept::employed_fte, Kept::vacancies, Kept::trainees, Kept::workload,
                               Kept::places_unused})
            REQUIRE(world::kept(results, k, period, i, h, p) >= 0.0);
}
