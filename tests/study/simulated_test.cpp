// Studies of scenarios that the engine simulates: against closed forms, and laws that hold whatever the numbers are.
#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "analysis/quantiles.hpp"
#include "study/attribution.hpp"
#include "study/break_even.hpp"
#include "study/members.hpp"
#include "study/simulated.hpp"

namespace spp {
namespace {

/// Three houses with exits, movers, training, flexible staff and rooms.
const std::string region = R"(
start: 2026-01
years: 2
region: noord
organisations:
  a: {rooms: 6, hours_per_week: 40, weeks_per_year: 48}
  b: {rooms: 5, hours_per_week: 40, weeks_per_year: 48}
  c: {rooms: 4, hours_per_week: 40, weeks_per_year: 48}
professions: {oa: {retirement_age: 67}, am: {retirement_age: 67}}
staff_per_room: {oa: 3, am: 1}
staff: {oa: {a: 28, b: 22, c: 20}, am: {a: 9, b: 8, c: 6}}
age_shares: {default: {20: 1, 30: 2, 50: 2}}
new_share: 0.1
fte_per_head: 0.8
recruit_ages: {default: {30: 1}}
exits: {default: {sector: {uniform: [0.06, 0.12]}, mobility: 0.05, flex: 0.02}}
flex: {start: 3, out: 0.1, back: 0.1, fte: 0.8, cap: 0.1, tariff: 80}
workload_effect: {exits: {default: {sector: 0.3}}}
applicants: {oa: {noord: 4}, am: {noord: 2}}
costs: {room_week: 9000, leaver: 20000}
)";
const std::string policies_text = R"(
policies:
  behoud: {type: retention, from: 2026-04, ramp_months: 6, exits: {sector: -0.3}}
  dubbel: {type: retention, from: 2026-04, ramp_months: 6, exits: {sector: -0.3}}
  niets: {type: retention, exits: {sector: -0.5}, uptake: 0}
  pool: {type: flex_pool, from: 2026-02, share: 0.05, fixed_cost: 12000}
  wissel: {type: exchange, from: 2026-02, every: 6, months: 4, participants: 2, effect_after: {sector: -0.2}, organisations: [a, c]}
alternatives: {baseline: [], alles: [behoud, dubbel, niets, pool, wissel]}
)";

std::map<std::string, AttributionRow> rows_of(const Rows<AttributionRow>& table, Outcome outcome, std::int64_t year) {
  std::map<std::string, AttributionRow> found;
  for (const AttributionRow& row : table.rows)
    if (row.measure == text(outcome).name && row.year == year && row.organisation == "*" && row.profession == "*")
      found.emplace(row.policy, row);
  return found;
}

}  // namespace

TEST_CASE("simulated shares add up, those of equal policies are equal, and a policy of no effect has none") {
  Runs runs(simulated::run(region + policies_text, simulated::draws(96)));
  const Rows<AttributionRow> table = attribute({"alles", {"behoud", "dubbel", "niets", "pool", "wissel"}, 0, 2}, runs);
  CHECK(runs.made() == 32);
  for (std::size_t r = 0; r < table.rows.size(); r += 6) {
    const AttributionRow& all = table.rows[r];
    REQUIRE(all.policy == "*");
    const double scale = std::max(1.0, std::abs(all.shapley));
    double alone = 0.0, shares = 0.0;
    for (std::size_t k = 1; k < 6; ++k) {
      alone += table.rows[r + k].alone;
      shares += table.rows[r + k].shapley;
      if (table.rows[r + k].policy != "niets") continue;
      const AttributionRow& nothing = table.rows[r + k];
      for (const double x : {nothing.alone, nothing.without, nothing.shapley, nothing.standard_error_alone,
                             nothing.standard_error_without, *nothing.standard_error_shapley})
        CHECK(x == 0.0);
    }
    CHECK(std::abs(shares - all.shapley) < 1e-9 * scale);
    CHECK(std::abs(alone + *all.interaction - all.shapley) < 1e-9 * scale);
    const AttributionRow &one = table.rows[r + 1], &twin = table.rows[r + 2];
    CHECK(one.alone == twin.alone);
    CHECK(one.without == twin.without);
    CHECK(std::abs(one.shapley - twin.shapley) < 1e-9 * scale);
  }
  auto leavers = rows_of(table, outcome::leavers, 2027);
  CHECK(leavers["behoud"].shapley < -0.5);
  CHECK(leavers["behoud"].standard_error_shapley > 0.0);
  CHECK(*leavers["*"].interaction > 0.0);  // two of −30% are less than −60%
}

TEST_CASE("a cost against a number of leavers breaks even where the closed form has it") {
  // 100 heads of 30, nobody comes: in a year 100 (1 − e^−λ) leave, λ = 0.2 (1 − r/2). The policy costs 40,000, each
  // leaver 10,000: even where e^−λ(r) = e^−0.2 + 0.04.
  const std::string yaml = R"(
start: 2026-01
years: 1
region: noord
organisations: {a: {}}
professions: {oa: {retirement_age: 67}}
demand: {oa: 100}
fte_per_head: 1
recruit_ages: {default: {30: 1}}
staff: {oa: {a: {ages: {30: 100}}}}
exits: {oa: {sector: 0.2}}
costs: {employer: 0, leaver: 10000}
policies:
  behoud: {type: retention, exits: {sector: -0.5}, fixed_cost: 40000}
  duur: {type: retention, exits: {sector: -0.01}, fixed_cost: 40000}
  gratis: {type: retention, exits: {sector: -0.1}}
)";
  const double expected = (1.0 + std::log(std::exp(-0.2) + 0.04) / 0.2) / 0.5;
  Runs sure(simulated::run(yaml, simulated::mean_field()));
  const Rows<BreakEvenRow> table = break_even({"een", {"behoud"}, {}}, {cost_criterion()}, sure);
  CHECK(*table.rows[1].realisation == doctest::Approx(expected).epsilon(1e-6));
  CHECK(*table.rows[1].standard_error == 0.0);
  CHECK_FALSE(break_even({"een", {"duur"}, {}}, {cost_criterion()}, sure).rows[1].realisation.has_value());
  CHECK(*break_even({"een", {"gratis"}, {}}, {cost_criterion()}, sure).rows[1].realisation == 0.0);

  // With chance: |z| > 5 for a normal estimate happens once in 1.7 million; 4,000 replicates leave it near normal.
  Runs drawn(simulated::run(yaml, simulated::draws(4000)));
  const Rows<BreakEvenRow> found = break_even({"een", {"behoud"}, {}}, {cost_criterion()}, drawn);
  CHECK(*found.rows[1].standard_error < 0.02);
  CHECK(std::abs(*found.rows[1].realisation - expected) < 5.0 * *found.rows[1].standard_error);
}

TEST_CASE("with all members the result is the alternative's, and with none it is that of no policy") {
  const std::string yaml = region + policies_text;
  const Scenario scenario = simulated::read(yaml);
  const std::vector<std::string> policies{"behoud", "pool", "wissel"};
  const MembersAsked asked{"deel", policies, members_of(scenario, policies)};
  CHECK(asked.members == std::vector<std::string>{"a", "b", "c"});
  ComparisonOptions options;
  options.outcomes = {Measure::headcount, Measure::gap_fte, Measure::pool_fte,
                      Measure::away,      outcome::leavers, outcome::cost};
  options.quantiles = {0.1, 0.9};
  Runs runs(simulated::run(yaml, simulated::draws(64)));
  const std::vector<Rows<MembersRow>> tables = compare_members(asked, options, runs);
  REQUIRE(tables.size() == 4);
  CHECK(runs.made() == 4);

  Ask ask;
  ask.outcomes = numbers_of(options.outcomes);
  const RunValues none = runs.of(ask);
  ask.policies = policies;
  const RunValues all = runs.of(ask);
  const Rows<ComparisonRow> whole = compare({"baseline", none.get()}, {"deel", all.get()}, options);
  REQUIRE(whole.rows.size() == tables[3].rows.size());
  bool changes = false;
  for (std::size_t r = 0; r < whole.rows.size(); ++r) {
    CHECK(tables[0].rows[r].mean == 0.0);
    CHECK(tables[0].rows[r].k == 0);
    CHECK(tables[3].rows[r].k == 3);
    CHECK(tables[3].rows[r].mean == whole.rows[r].mean);
    CHECK(tables[3].rows[r].quantiles.values[0] == whole.rows[r].quantiles.values[0]);
    changes = changes || tables[2].rows[r].mean != tables[3].rows[r].mean;
    // Of one organisation nobody exchanges, and a pool of one lends to itself.
    if (tables[1].rows[r].measure == "away") CHECK(tables[1].rows[r].mean == 0.0);
  }
  CHECK(changes);
}

TEST_CASE("who joins keeps the chance that is written, who does not has none") {
  const std::string yaml = region + R"(
policies:
  kans: {type: retention, exits: {sector: -0.3}, joins: {a: 0.4, default: 0.7}, organisations: [b, a]}
)";
  const std::vector<std::string> policies{"kans"};
  const MembersAsked asked{"kans", policies, members_of(simulated::read(yaml), policies)};
  CHECK(asked.members == std::vector<std::string>{"a", "b"});
  const auto joins = [&](std::size_t k, const char* organisation) {
    const Scenario scenario = simulated::read(yaml, members_ask(asked, {}, k));
    return std::get<double>(find(scenario.policies.named.at("kans")->terms.joins, organisation)->value);
  };
  CHECK(joins(0, "a") == 0.0);
  CHECK(joins(0, "b") == 0.0);
  CHECK(joins(1, "a") == 0.4);
  CHECK(joins(1, "b") == 0.0);
  CHECK(joins(2, "a") == 0.4);
  CHECK(joins(2, "b") == 0.7);
}

}  // namespace spp
