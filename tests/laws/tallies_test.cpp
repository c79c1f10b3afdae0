// What the engine tallies by year, against forms worked out by hand: leavers in fte at the age of leaving, trainees and
// places by programme.
#include <cmath>
#include <string>

#include "support/world.hpp"

namespace {

using namespace spp;

/// Sum of a tally in one year; of a cause (of leavers) or a programme where one is named.
double tally(const Results& results, Tally what, int year, int replicate = 0, const std::string& name = {}) {
  double sum = 0.0;
  for (std::size_t s = 0; s < results.tally_slots().size(); ++s) {
    const TallySlot& slot = results.tally_slots()[s];
    if (slot.tally != what) continue;
    const std::string of = slot.exit >= 0 ? results.slots()[static_cast<std::size_t>(slot.exit)].cause
                                          : results.axes().programmes[static_cast<std::size_t>(slot.programme)].name;
    if (name.empty() || of == name) sum += results.tally(s, year)[static_cast<std::size_t>(replicate)];
  }
  return sum;
}

/// 100 of 30 years who work 0.9, and 100 of 50 who work 0.5; nobody comes.
const std::string two_ages = R"(
start: 2026-01
months: 1
region: noord
organisations: {a: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 100, 50: 100}}}}
fte_per_head: {oa: {15: 0.9, 40: 0.5}}
recruit_ages: {30: 1}
demand: {oa: {a: 0}}
exits: {oa: {sector: {15: 0.1, 40: 0.3}, elsewhere: 0.2}}
)";

}  // namespace

TEST_CASE("leavers in fte count the contract of their age") {
  const Results results = world::mean_field(two_ages);
  const double young = 100 * (1 - std::exp(-0.3 / 12)), old = 100 * (1 - std::exp(-0.5 / 12));
  CHECK(tally(results, Tally::leaver_fte, 0, 0, "sector") ==
        doctest::Approx(young / 3 * 0.9 + old * 0.6 * 0.5).epsilon(1e-12));
  CHECK(tally(results, Tally::leaver_fte, 0, 0, "elsewhere") ==
        doctest::Approx(young * 2 / 3 * 0.9 + old * 0.4 * 0.5).epsilon(1e-12));
}

TEST_CASE("with equal contracts leavers in fte are leavers times that contract, in every replicate") {
  std::string equal = two_ages;
  equal.replace(equal.find("{15: 0.9, 40: 0.5}"), 18, "0.75");
  const Results results = world::draws(equal, 200);
  for (int i = 0; i < 200; ++i)
    for (const char* const cause : {"sector", "elsewhere"})
      CHECK(tally(results, Tally::leaver_fte, 0, i, cause) ==
            doctest::Approx(0.75 * world::flow(results, Flow::exit, 0, i, cause)).epsilon(1e-12));
}

TEST_CASE("hours that a policy adds are in the fte of who leaves, at the ages that it is for") {
  const std::string yaml =
      two_ages + "policies: {more: {type: more_hours, from: 2026-01, fte_per_head: 0.1, ages: [45, 60]}}\n";
  RunOptions options;
  options.chance = options.draw_inputs = false;
  const Results results = simulate(compile(world::read(yaml), std::vector<std::string>{"more"}), options);
  const double young = 100 * (1 - std::exp(-0.3 / 12)), old = 100 * (1 - std::exp(-0.5 / 12));
  CHECK(tally(results, Tally::leaver_fte, 0) == doctest::Approx(young * 0.9 + old * 0.55).epsilon(1e-12));
}

TEST_CASE("who retires by age leaves with the contract of that age") {
  // Of 120 who are 65, retiring at 66, a twelfth goes in January.
  const Results results = world::mean_field(R"(
start: 2026-01
months: 1
region: noord
organisations: {a: {}}
professions: {oa: {retirement_age: 66}}
staff: {oa: {a: {settled: {65: 120}}}}
fte_per_head: {oa: {15: 0.9, 60: 0.4}}
recruit_ages: {30: 1}
demand: {oa: {a: 0}}
)");
  CHECK(tally(results, Tally::leaver_fte, 0, 0, "retirement") == doctest::Approx(120.0 / 12 * 0.4).epsilon(1e-12));
}

TEST_CASE("mobility that counts as elsewhere is elsewhere in fte too") {
  const Results results = world::draws(R"(
start: 2026-01
years: 1
region: noord
organisations: {a: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 200}}}}
fte_per_head: 0.5
recruit_ages: {30: 1}
demand: {oa: {a: 100}}
exits: {oa: {mobility: 0.2}}
)",
                                       50);
  for (int i = 0; i < 50; ++i) {
    CHECK(tally(results, Tally::leaver_fte, 0, i, "mobility") == 0.0);
    CHECK(tally(results, Tally::leaver_fte, 0, i, "elsewhere") ==
          doctest::Approx(0.5 * world::flow(results, Flow::exit, 0, i, "elsewhere")));
  }
}

TEST_CASE("trainees and places by programme add up to those of the profession") {
  const Results results = world::draws(R"(
start: 2026-01
years: 2
region: noord
organisations: {a: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 100}}}}
fte_per_head: 0.8
recruit_ages: {30: 1}
demand: {oa: {a: 80}}
exits: {oa: {sector: 0.1}}
programmes:
  long: {profession: oa, duration: 18, intake_months: [2, 9], entry_ages: {22: 1}, places: 3, fill: 0.8, dropout: [0.2, 0.1]}
  short: {profession: oa, duration: 6, intake_months: [4], entry_ages: {22: 1}, places: 2, stay: 0}
)",
                                       50);
  for (int year = 0; year < 2; ++year)
    for (int i = 0; i < 50; ++i) {
      double trainees = 0, offered = 0;
      for (int t = 1; t <= 12; ++t) {
        trainees += world::kept(results, Kept::trainees, 12 * year + t, i);
        offered += world::kept(results, Kept::places_offered, 12 * year + t, i);
      }
      CHECK(tally(results, Tally::trainee_months, year, i) == trainees);
      CHECK(tally(results, Tally::places_offered, year, i) == offered);
      CHECK(tally(results, Tally::places_offered, year, i, "short") == 2.0);
      CHECK(tally(results, Tally::places_offered, year, i, "long") == 6.0);
    }
}
