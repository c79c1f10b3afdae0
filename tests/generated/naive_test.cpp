// The naive simulator itself, against what can be worked out by hand: it is what the engine is compared with. Random
// cases bound the mean of n replicates by 6 standard errors of a known variance (normal tail: 2e-9 each).
#include "naive/naive.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>

#include "generated/naive_world.hpp"

namespace spp {
namespace {

using namespace still;

TEST_CASE("a pool levels the largest gap shares first") {
  // lent 1, 0.6, 0.8; gaps then 1, 4.6, 2.8 of 10 each; 2.4 brings b to 2.8 (1.8) and both on to 2.5 (0.3 each)
  const naive::Record record =
      run(still_world("policies: {pool: {type: flex_pool, share: 0.1, unit_cost: 5}}"), {"pool"});
  CHECK(at(record, 0, 0).pool_fte == about(-1));
  CHECK(at(record, 0, 1).pool_fte == about(2.1 - 0.6));
  CHECK(at(record, 0, 2).pool_fte == about(0.3 - 0.8));
  CHECK(at(record, 0, 1).available_fte == about(7.5));
  CHECK(at(record, 0, 2).available_fte == about(7.5));
  CHECK(given(record, naive::Given::lent, 0, -1) == about(12));
  CHECK(given(record, naive::Given::lent, -1, 1) == about(12 * 2.1));
  CHECK(cost(record, naive::Cost::policy, 1) == about(12 * 0.6 * 5));
}

TEST_CASE("flexible staff are shared by one factor where more is asked than there is") {
  // shortages 0, 4, 2; at most 3 of 10 each; 5 asked, 2 · 0.5 there
  const naive::Record record =
      run(still_world("flex: {start: {oa: {r: 2}}, fte: 0.5, cap: 0.3, tariff: 10}\nnet_hours_per_fte: 1000\n"), {});
  CHECK(record.flex_heads[3][0] == 2);
  CHECK(at(record, 2, 0).flex_fte == 0);
  CHECK(at(record, 2, 1).flex_fte == about(0.6));
  CHECK(at(record, 2, 2).flex_fte == about(0.4));
  CHECK(at(record, -1, 2).flex_fte == about(0.4));
  CHECK(cost(record, naive::Cost::flex, 1) == about(0.6 * 1000 * 10));
}

TEST_CASE("a reserve works while the shock strikes, and its supervision counts in the workload") {
  const naive::Record record =
      run(still_world("workload_delay: 0\nshocks: {s: {from: 2026-03, until: 2026-04, demand: 1}}\n"
                      "policies: {p: {type: reserve, during: s, fte: 2, supervision: 0.25, unit_cost: 3}}"),
          {"p"});
  CHECK(at(record, 1, 0).reserve_fte == 0);
  CHECK(at(record, 2, 0).reserve_fte == about(1.5));
  CHECK(at(record, 3, 0).available_fte == about(11.5));
  CHECK(at(record, 3, 0).workload == about(10 / 9.5));
  CHECK(at(record, 3, 0).own_fte == about(10));
  CHECK(at(record, 4, 0).reserve_fte == 0);
  CHECK(cost(record, naive::Cost::policy, 0) == about(2 * 2 * 3));
}

TEST_CASE("toward the shortest: who goes, who hosts, who pays") {
  // c takes no part; a has no shortage, so all 3 of b go to a, who is the only other; a's go to b
  const naive::Record record =
      run(still_world("costs: {exchange: 7}\n"
                      "policies: {x: {type: exchange, mode: shortest, from: 2026-02, until: 2026-06, every: 6, "
                      "months: 4, participants: 3, productivity: 0.5, charge: 100, vat: 0.2, organisations: [a, b], "
                      "fixed_cost: 1200, unit_cost: 9}}"),
          {"x"});
  CHECK(at(record, 0, 0).away == 0);
  for (const int t : {1, 4}) CHECK(at(record, t, 1).away == 3);
  CHECK(at(record, 5, 1).away == 0);
  CHECK(at(record, 1, 0).available_fte == about(7 + 1.5));
  CHECK(at(record, 1, 1).available_fte == about(3 + 1.5));
  CHECK(at(record, 1, 2).available_fte == about(8));
  CHECK(given(record, naive::Given::exchanged, 0, 1) == about(12));
  CHECK(given(record, naive::Given::charged, 1, 0) == about(1200));
  CHECK(cost(record, naive::Cost::charge, 0) == about(0));
  CHECK(cost(record, naive::Cost::vat, 0) == about(0.2 * 1200));
  CHECK(cost(record, naive::Cost::exchange, 0) == about(12 * 7));
  CHECK(cost(record, naive::Cost::policy, 0) == about(5 * 1200 / 12.0 / 2 + 3 * 9));
  CHECK(cost(record, naive::Cost::policy, 2) == 0);
}

TEST_CASE("a balanced exchange sends no more than the others together send") {
  const naive::Record record =
      run(still_world("policies: {x: {type: exchange, every: 12, months: 2, participants: 8, organisations: [a, b]}}"),
          {"x"});
  CHECK(at(record, 0, 0).away == 6);
  CHECK(at(record, 0, 1).away == 6);
  CHECK(at(record, 0, 2).away == 0);
  CHECK(at(record, 0, 0).available_fte == about(10));
  CHECK(given(record, naive::Given::exchanged, 0, -1) == about(12));
  CHECK(given(record, naive::Given::exchanged, -1, 0) == about(12));
}

TEST_CASE("who is back from an exchange forgets at the mean rate") {
  const std::string yaml =
      still_world("policies: {x: {type: exchange, every: 12, months: 1, participants: 6, effect_months: 4}}");
  const Scenario scenario = world::read(yaml);
  const int n = world::many / 10;
  naive::Simulator simulator(scenario, {"x"}, n, 3);
  double sum = 0;
  for (int i = 0; i < n; ++i) sum += at(simulator.replicate(i), 6, 1).alumni;
  const double stays = std::exp(-5 / 4.0);  // back in month 1, five months before month 6
  CHECK(std::abs(sum / n - 6 * stays) < 6 * std::sqrt(6 * stays * (1 - stays) / n));
}

TEST_CASE("flexible staff leave, come back and arrive at their rates") {
  const std::string yaml = still_world("flex: {start: 9, out: 0.8, back: 0.4, arrivals: 6}\n");
  const Scenario scenario = world::read(yaml);
  const int n = world::many / 10, t = 7;
  naive::Simulator simulator(scenario, n, 4);
  double flex = 0, back = 0;
  for (int i = 0; i < n; ++i) {
    const naive::Record record = simulator.replicate(i);
    flex += record.flex_heads[t][0];
    for (const auto& [key, people] : record.events)
      if (key.event == naive::Event::from_flex) back += people[0];
  }
  const double keep = std::exp(-0.1);
  double mean = 9, returned = 0;
  for (int m = 0; m < 12; ++m) {
    returned += mean * (1 - keep) / 3;
    mean = mean * keep + 0.5;
  }
  const double there = 9 * std::pow(keep, t) + 0.5 * (1 - std::pow(keep, t)) / (1 - keep);
  // a binomial of the first nine and a Poisson: at most their mean as variance
  CHECK(std::abs(flex / n - there) < 6 * std::sqrt(there / n));
  CHECK(std::abs(back / n - returned) < 6 * std::sqrt(returned / n));
}

TEST_CASE("noise on demand is one factor by organisation and calendar year, of mean 1 and the variance of its law") {
  const Scenario scenario = world::read(still_world("demand_noise: {a: 0.3, default: 0}\nduty: 1\n"));
  const int n = world::many / 4;
  naive::Simulator simulator(scenario, n, 5);
  double sum = 0, square = 0;
  for (int i = 0; i < n; ++i) {
    const naive::Record record = simulator.replicate(i);
    const double factor = (at(record, 3, 0).required_fte - 1) / 10;
    CHECK(at(record, 11, 0).required_fte == at(record, 3, 0).required_fte);
    CHECK(at(record, 3, 1).required_fte == about(11));
    CHECK(at(record, 3, 0).establishment_fte == about(11));
    sum += factor;
    square += (factor - 1) * (factor - 1);
  }
  const double variance = std::exp(0.09) - 1;
  CHECK(std::abs(sum / n - 1) < 6 * std::sqrt(variance / n));
  CHECK(std::abs(square / n - variance) < 6 * 2.2 * variance / std::sqrt(n));  // kurtosis of this lognormal: 4.6
}

TEST_CASE("a school's places are shared over the region and the cut is named") {
  // offered 3, 2, 1: a capacity of 4 leaves 2, 1⅓, ⅔: the one that is left goes to the largest remainder
  const naive::Record record =
      run(still_world("programmes: {g: {profession: oa, duration: 20, intake_months: [5], places: {a: 3, b: 2, c: 1}, "
                      "capacity: 4.6, entry_ages: {20: 1}}}"),
          {});
  CHECK(at(record, 4, 0).trainees == 2);
  CHECK(at(record, 4, 1).trainees == 1);
  CHECK(at(record, 4, 2).trainees == 1);
  CHECK(record.events.at({naive::Event::place_unused, 0, 0, 1, -1})[0] == 1);
  CHECK(record.events.at({naive::Event::place_unused, 1, 0, 1, -1})[0] == 1);
}

TEST_CASE("supervision over the region lets a small team teach with others") {
  const std::string offered =
      "trainees_per_supervisor: 0.25\n"
      "programmes: {g: {profession: oa, duration: 20, intake_months: [5], places: {b: 5, default: 0}, "
      "entry_ages: {20: 1}}}\n";
  // 24 settled heads: 6 trainees; b alone: ⌊1.5 + U⌋
  CHECK(at(run(still_world(offered + "supervision_pool: region\n"), {}), 4, 1).trainees == 5);
  CHECK(at(run(still_world(offered), {}), 4, 1).trainees <= 2);
}

}  // namespace
}  // namespace spp
