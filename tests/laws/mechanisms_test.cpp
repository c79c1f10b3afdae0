// The mechanisms beside the spine against forms worked out by hand: exchange, pools, flexible staff, reserve,
// strengths.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "support/world.hpp"

namespace {

using namespace spp;

RunOptions mean_field() {
  RunOptions options;
  options.chance = options.draw_inputs = false;
  return options;
}
Results run(const std::string& yaml, const std::vector<std::string>& policies, const RunOptions& options) {
  return simulate(compile(world::read(yaml), policies), options);
}

const std::string three = R"(
start: 2026-01
months: 18
region: noord
organisations: {a: {}, b: {}, c: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 100}}, b: {settled: {30: 60}}, c: {settled: {30: 40}}}}
fte_per_head: 1
recruit_ages: {30: 1}
demand: {oa: {a: 100, b: 80, c: 50}}
)";

}  // namespace

TEST_CASE("a pool levels the largest gap shares, by hand") {
  // Lent: 10, 6, 4; to be given 20 · 0.9 = 18. Gaps after lending: 10 of 100, 26 of 80, 14 of 50, so shares 0.1, 0.325
  // and 0.28. Levelling the two highest takes (26 + 14 − 18)/130 = 0.1692, which is above 0.1: a receives nothing.
  const std::string text = three + "policies: {pool: {type: flex_pool, share: 0.1, productivity: 0.9}}\n";
  const Results results = run(text, {"pool"}, mean_field());
  const double level = 22.0 / 130.0;
  CHECK(world::kept(results, Kept::pool_fte, 1, 0, 0) == doctest::Approx(-10.0));
  CHECK(world::kept(results, Kept::pool_fte, 1, 0, 1) == doctest::Approx(80 * (0.325 - level) - 6));
  CHECK(world::kept(results, Kept::pool_fte, 1, 0, 2) == doctest::Approx(50 * (0.28 - level) - 4));
  for (int h = 1; h < 3; ++h) {
    const double required = world::kept(results, Kept::required_fte, 1, 0, h);
    CHECK((required - world::kept(results, Kept::available_fte, 1, 0, h)) / required == doctest::Approx(level));
  }
}

TEST_CASE("a balanced exchange without effects leaves every organisation's hours as they were") {
  const std::string text = three + R"(
policies: {swap: {type: exchange, participants: 8, every: 6, months: 4}}
)";
  const Results without = run(text, {}, mean_field());
  const Results with = run(text, {"swap"}, mean_field());
  for (int period = 0; period <= 18; ++period)
    for (int h = 0; h < 3; ++h)
      CHECK(world::kept(with, Kept::available_fte, period, 0, h) ==
            doctest::Approx(world::kept(without, Kept::available_fte, period, 0, h)).epsilon(1e-12));
  CHECK(world::kept(with, Kept::away, 1) == doctest::Approx(8.0));
  CHECK(world::kept(with, Kept::away, 5) == doctest::Approx(0.0));  // home after four months, next wave in month 6
  CHECK(world::kept(with, Kept::alumni, 5) == doctest::Approx(8.0));
  CHECK(world::kept(with, Kept::alumni, 6) == doctest::Approx(8.0 * std::exp(-1.0 / 24)));
}

TEST_CASE("toward the shortest: a region's hours stay, and those who go work where staff is short") {
  const std::string text = three + R"(
policies: {swap: {type: exchange, mode: shortest, participants: {total: 20}, every: 6, months: 4, charge: 100, vat: 0.2}}
)";
  const Results with = run(text, {"swap"}, mean_field());
  double available = 0.0, charge = 0.0, vat = 0.0;
  for (int h = 0; h < 3; ++h) {
    available += world::kept(with, Kept::available_fte, 1, 0, h);
    charge += with.cost(CostItem::charge, 0, {h})[0];
    vat += with.cost(CostItem::vat, 0, {h})[0];
  }
  CHECK(available == doctest::Approx(200.0));
  CHECK(charge == doctest::Approx(0.0).scale(1.0));
  CHECK(vat == doctest::Approx(0.2 * 100 * 20 * 8));  // two waves of four months in the first year
  // Ten go from a; b is short of 20 and c of 10, so two thirds of a's go to b. From b (6) all go to c, since a is not
  // short; from c (4) all go to b.
  CHECK(world::kept(with, Kept::available_fte, 1, 0, 0) == doctest::Approx(90.0));
  CHECK(world::kept(with, Kept::available_fte, 1, 0, 1) == doctest::Approx(60.0 - 6 + 10 * 2.0 / 3 + 4));
  CHECK(world::kept(with, Kept::available_fte, 1, 0, 2) == doctest::Approx(40.0 - 4 + 10 / 3.0 + 6));
}

TEST_CASE("pools and exchanges leave the region's hours as they were in every replicate") {
  const std::string text = three + R"(
policies:
  swap: {type: exchange, participants: 5, every: 6, months: 5, joins: 0.7, leaves: 0.5}
  pool: {type: flex_pool, share: 0.1, joins: 0.6, ramp_months: 6}
)";
  RunOptions options;
  options.replicates = 200;
  const Results results = run(text, {"pool", "swap"}, options);
  for (int period = 1; period <= 18; ++period)
    for (int i = 0; i < 200; ++i) {
      double hours = 0.0;
      for (int h = 0; h < 3; ++h) hours += world::kept(results, Kept::available_fte, period, i, h);
      REQUIRE(hours == doctest::Approx(200.0).epsilon(1e-12));
    }
}

TEST_CASE("flexible staff: the stock, what is asked, the cap and one factor") {
  const std::string text = three + R"(
flex: {start: {oa: {noord: 20}}, out: 0.3, back: 0, arrivals: 6, fte: 0.8, cap: 0.15, tariff: 50}
)";
  const Results results = run(text, {}, mean_field());
  // b is short of 20 and may hire 12, c of 10 and may hire 7.5: 19.5 asked, 16 there at the start.
  CHECK(world::kept(results, Kept::flex_fte, 0, 0, 1) == doctest::Approx(12 * 16 / 19.5));
  CHECK(world::kept(results, Kept::flex_fte, 0, 0, 2) == doctest::Approx(7.5 * 16 / 19.5));
  CHECK(world::kept(results, Kept::flex_fte, 0, 0, 0) == 0.0);
  double heads = 20;
  for (int period = 1; period <= 3; ++period) {
    heads = heads * std::exp(-0.3 / 12) + 0.5;
    CHECK(world::kept(results, Kept::flex_heads, period) == doctest::Approx(heads).epsilon(1e-12));
  }
  // Workload does not see who is hired in.
  CHECK(world::kept(results, Kept::workload, 0, 0, 1) == doctest::Approx(80.0 / 60.0));
}

TEST_CASE("flexible staff of a region are told where its first organisation employs nobody of their profession") {
  const Results results = run(R"(
start: 2026-01
months: 3
region: noord
organisations: {a: {}, b: {}}
professions: {am: {retirement_age: 70}, oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 5}}, b: {settled: {30: 5}}}, am: {b: {settled: {30: 5}}}}
fte_per_head: 1
recruit_ages: {default: {30: 1}}
flex: {start: {am: {noord: 3}}}
)",
                              {}, mean_field());
  for (int period = 0; period <= 3; ++period)
    CHECK(world::kept(results, Kept::flex_heads, period, 0, 0, 0) +
              world::kept(results, Kept::flex_heads, period, 0, 1, 0) ==
          3.0);
}

TEST_CASE("a reserve comes in the months of its shock, and its supervision is felt") {
  const std::string text = three + R"(
workload_delay: 0
shocks: {storm: {from: 2026-03, until: 2026-05, chance: 0.25, absence: 1}}
policies: {reserve: {type: reserve, during: storm, fte: {b: 10, default: 0}, supervision: 0.2, uptake: 0.5, unit_cost: 7}}
)";
  const Results results = run(text, {"reserve"}, mean_field());
  CHECK(world::kept(results, Kept::reserve_fte, 2, 0, 1) == 0.0);
  for (int period = 3; period <= 5; ++period) {
    CHECK(world::kept(results, Kept::reserve_fte, period, 0, 1) == doctest::Approx(0.25 * 0.5 * 10 * 0.8));
    CHECK(world::kept(results, Kept::workload, period, 0, 1) == doctest::Approx(80 / (60 - 0.25 * 0.5 * 10 * 0.2)));
  }
  CHECK(world::kept(results, Kept::reserve_fte, 6, 0, 1) == 0.0);
  CHECK(results.cost(CostItem::policy, 0, {1})[0] == doctest::Approx(3 * 7 * 0.25 * 0.5 * 10));
}

TEST_CASE("volume month by month: ramp, uptake, members who withdraw") {
  // From 2025-11, four months of ramp; in expectation joined · exp(−rate · years since from).
  const std::string text = three + R"(
policies: {pool: {type: flex_pool, from: 2025-11, until: 2026-12, ramp_months: 4, share: 0.1, uptake: 0.5, joins: 0.8, leaves: 0.6, organisations: [a]}}
)";
  const Results results = run(text, {"pool"}, mean_field());
  // Alone in its pool a lends to itself: what it gave is seen in its contribution.
  double lent = 0.0;
  for (int t = 0; t < 12; ++t)
    lent += std::min(1.0, (t + 2 + 1) / 4.0) * 0.5 * 0.8 * std::exp(-0.6 * (t + 2) / 12.0) * 0.1 * 100;
  int slots = 0;
  for (std::size_t s = 0; s < results.contribution_slots().size(); ++s) {
    const ContributionSlot& slot = results.contribution_slots()[s];
    if (slot.giver != 0 || slot.item != Contribution::lent) continue;
    ++slots;
    CHECK(results.contribution(s, 0)[0] == doctest::Approx(lent).epsilon(1e-12));
    CHECK(results.contribution(s, 1)[0] == 0.0);  // over by 2027
  }
  CHECK(slots == 1);
}

TEST_CASE("an organisation in a region of its own changes nothing else, with every mechanism at work") {
  const std::string head = R"(
start: 2026-03
months: 14
professions: {oa: {retirement_age: 66}}
age_shares: {20: 1, 35: 2, 55: 1}
fte_per_head: 0.8
recruit_ages: {30: 1}
new_share: 0.1
regions: {noord: {}, zuid: {}}
exits: {oa: {sector: 0.05, mobility: 0.08, flex: 0.05}}
flex: {start: 5, out: 0.2, back: 0.3, arrivals: 1, cap: 0.1}
cycle: {persistence: 0.5, loadings: {mobility: 0.3, applicants: -0.2}}
demand_noise: 0.05
between_organisations: 0.2
applicants: {oa: 4}
shocks: {storm: {from: 2026-08, until: 2026-10, chance: 0.5, absence: 1.3, demand: 0.9}}
programmes: {g: {profession: oa, duration: 8, intake_months: [4, 9], places: 2, dropout: [0.2], entry_ages: {20: 1}, transfer: 0.2, capacity: 3, stay: 0.6, stay_region: 0.5}}
policies:
  swap: {type: exchange, participants: 2, every: 5, months: 3, effect_after: {sector: -0.3}, joins: 0.8}
  pool: {type: flex_pool, share: 0.05, exits: {flex: -0.2}, ages: [20, 40]}
)";
  const std::string two = head + R"(
organisations: {a: {region: noord}, b: {region: noord}}
staff: {oa: {a: 30, b: 25}}
demand: {oa: {a: 27, b: 22}}
)";
  const std::string more = head + R"(
organisations: {a: {region: noord}, b: {region: noord}, z: {region: zuid}}
staff: {oa: {a: 30, b: 25, z: 18}}
demand: {oa: {a: 27, b: 22, z: 17}}
)";
  RunOptions options;
  options.replicates = 64;
  const Results x = run(two, {"pool", "swap"}, options), y = run(more, {"pool", "swap"}, options);
  for (int k = 0; k < kept_count; ++k)
    for (int period = 0; period < x.periods(); ++period)
      for (int h = 0; h < 2; ++h)
        for (int i = 0; i < 64; ++i)
          REQUIRE(world::kept(x, static_cast<Kept>(k), period, i, h) ==
                  world::kept(y, static_cast<Kept>(k), period, i, h));
}
