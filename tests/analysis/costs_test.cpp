// Costs and contribution of a run worked out by hand (small_run.hpp).
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <tuple>

#include "analysis/small_run.hpp"
#include "analysis/summary.hpp"

using namespace spp;

namespace {

const CostRow& find_cost(const Rows<CostRow>& table, int year, std::string_view organisation, std::string_view item) {
  for (const CostRow& row : table.rows)
    if (row.year == year && row.organisation == organisation && row.item == item) return row;
  FAIL("no row " << year << " " << std::string(organisation) << " " << std::string(item));
  return table.rows.front();
}

const ContributionRow* find_contribution(const Rows<ContributionRow>& table, int year, std::string_view profession,
                                         std::string_view giver, std::string_view receiver, std::string_view item) {
  for (const ContributionRow& row : table.rows)
    if (row.year == year && row.profession == profession && row.giver == giver && row.receiver == receiver &&
        row.item == item)
      return &row;
  return nullptr;
}

}  // namespace

TEST_CASE("costs add up over organisations and items, in each replicate") {
  const Rows<CostRow> table = summarise_costs(small_results(), {});
  // Item k costs ank 1000 k + 10 y + i, and bel 100 more.
  CHECK(find_cost(table, 2027, "bel", "flex").mean == 2000.0 + 100.0 + 10.0 + 2.0);
  CHECK(find_cost(table, 2026, "*", "vat").mean == 2 * 8000.0 + 100.0 + 2 * 2.0);
  CHECK(find_cost(table, 2026, "*", "vat").sd == doctest::Approx(2 * std::sqrt(2.5)));
  CHECK(find_cost(table, 2026, "ank", "*").mean == 45000.0 + 10 * 2.0);
  CHECK(find_cost(table, 2026, "ank", "*").quantiles.values[3] == 45020.0);
  CHECK(find_cost(table, 2026, "*", "*").sd == doctest::Approx(20 * std::sqrt(2.5)));
  CHECK(find_cost(table, 2026, "group:one", "*").mean == find_cost(table, 2026, "bel", "*").mean);
  for (const CostRow& row : table.rows) {
    CHECK(row.unit == "euro");
    if (row.organisation != "*") continue;
    const int year = static_cast<int>(row.year);
    CHECK(row.mean ==
          doctest::Approx(find_cost(table, year, "ank", row.item).mean + find_cost(table, year, "bel", row.item).mean));
  }
}

TEST_CASE("costs stand in byte order of their keys, each key once, as many as were foretold") {
  const Rows<CostRow> table = summarise_costs(small_results(), {});
  using Key = std::tuple<std::int64_t, std::string_view, std::string_view, std::string_view>;
  std::vector<Key> keys;
  for (const CostRow& row : table.rows) keys.emplace_back(row.year, row.region, row.organisation, row.item);
  CHECK(std::is_sorted(keys.begin(), keys.end()));
  CHECK(std::set<Key>(keys.begin(), keys.end()).size() == keys.size());
  CHECK(keys.size() == 2 * 5 * (cost_item_count + 1));
  CHECK(keys.size() == cost_row_count(small_axes()));
}

TEST_CASE("who trained and who moved is what the flows say, from whom to whom") {
  ResultSlots slots = small_slots();
  slots.flows.push_back({Flow::graduate_move, {0}, {1}, 0, "", "bel"});
  slots.flows.push_back({Flow::graduate_leave, {0}, {1}, 0, "", ""});
  slots.flows.push_back({Flow::graduate_stay, {0}, {1}, 0, "", ""});  // another programme of the same profession
  Results results(small_axes(), slots, replicates);
  for (std::size_t slot = 0; slot < slots.flows.size(); ++slot)
    for (int i = 0; i < replicates; ++i)
      results.flow(slot, 1)[static_cast<std::size_t>(i)] = 10.0 * static_cast<double>(slot) + i;
  const Rows<ContributionRow> table = summarise_contribution(results, {});
  for (const std::string_view profession : {"ops", "*"}) {
    const ContributionRow* stayed = find_contribution(table, 2027, profession, "ank", "ank", "trained");
    REQUIRE(stayed != nullptr);
    CHECK(stayed->mean == 40.0 + 80.0 + 2 * 2.0);
    CHECK(stayed->sd == doctest::Approx(2 * std::sqrt(2.5)));
    CHECK(stayed->unit == "heads");
    REQUIRE(find_contribution(table, 2027, profession, "ank", "bel", "trained") != nullptr);
    CHECK(find_contribution(table, 2027, profession, "ank", "bel", "trained")->mean == 62.0);
    REQUIRE(find_contribution(table, 2027, profession, "ank", "", "trained") != nullptr);
    CHECK(find_contribution(table, 2027, profession, "ank", "", "trained")->mean == 72.0);
    REQUIRE(find_contribution(table, 2027, profession, "bel", "ank", "moved") != nullptr);
    CHECK(find_contribution(table, 2027, profession, "bel", "ank", "moved")->mean == 32.0);
  }
  CHECK(find_contribution(table, 2026, "ops", "ank", "ank", "trained")->mean == 0.0);
}

TEST_CASE("the region together is `*`, and what is given has its unit") {
  const Rows<ContributionRow> table = summarise_contribution(small_results(), {});
  const ContributionRow* exchanged = find_contribution(table, 2027, "ops", "*", "ank", "exchanged");
  REQUIRE(exchanged != nullptr);
  CHECK(exchanged->mean == 12.0);
  CHECK(exchanged->unit == "head-months");
  const ContributionRow* lent = find_contribution(table, 2026, "ana", "bel", "*", "lent");
  REQUIRE(lent != nullptr);
  CHECK(lent->mean == 102.0);
  CHECK(lent->unit == "fte-months");
  const ContributionRow* charged = find_contribution(table, 2026, "*", "ank", "bel", "charged");
  REQUIRE(charged != nullptr);
  CHECK(charged->mean == 202.0);
  CHECK(charged->unit == "euro");
  CHECK(find_contribution(table, 2026, "ana", "ank", "bel", "charged") == nullptr);  // cannot happen
}

TEST_CASE("where there are more regions, each has its name in the contribution") {
  Axes axes = small_axes();
  axes.regions = {"noord", "zuid"};
  axes.region_of = {Region{0}, Region{1}};
  ResultSlots slots;
  slots.contributions = {{Contribution::lent, {0}, 0, 0, -1}, {Contribution::lent, {0}, 1, -1, 1}};
  const Rows<ContributionRow> table = summarise_contribution(Results(axes, slots, replicates), {});
  CHECK(find_contribution(table, 2026, "ana", "ank", "region:noord", "lent") != nullptr);
  CHECK(find_contribution(table, 2026, "ana", "region:zuid", "bel", "lent") != nullptr);
}

TEST_CASE("contribution stands in byte order of its keys, each key once, as many as were foretold") {
  const Rows<ContributionRow> table = summarise_contribution(small_results(), {});
  using Key = std::tuple<std::int64_t, std::string_view, std::string_view, std::string_view, std::string_view>;
  std::vector<Key> keys;
  for (const ContributionRow& row : table.rows)
    keys.emplace_back(row.year, row.profession, row.giver, row.receiver, row.item);
  CHECK(std::is_sorted(keys.begin(), keys.end()));
  CHECK(std::set<Key>(keys.begin(), keys.end()).size() == keys.size());
  CHECK(keys.size() == contribution_row_count(small_axes(), small_slots()));
  CHECK(keys.size() == 2 * 2 * 5);
  CHECK(flow_row_count(small_axes(), small_slots()) == summarise_flows(small_results(), {}).rows.size());
}
