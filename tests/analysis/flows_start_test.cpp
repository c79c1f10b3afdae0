// Flows, the start and the inputs of a run worked out by hand (small_run.hpp).
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>

#include "analysis/small_run.hpp"
#include "analysis/summary.hpp"

using namespace spp;

namespace {

const FlowRow* find_flow(const Rows<FlowRow>& table, int year, std::string_view organisation,
                         std::string_view profession, std::string_view flow, std::string_view cause,
                         std::string_view to) {
  for (const FlowRow& row : table.rows)
    if (row.year == year && row.organisation == organisation && row.profession == profession && row.flow == flow &&
        row.cause == cause && row.to == to)
      return &row;
  return nullptr;
}

}  // namespace

TEST_CASE("flows keep cause and programme in totals, and lose their destination") {
  const Rows<FlowRow> table = summarise_flows(small_results(), {});
  const FlowRow* move = find_flow(table, 2026, "bel", "ops", "move", "", "ank");
  REQUIRE(move != nullptr);
  CHECK(move->mean == 5.0);  // slot 3: 3 + i
  CHECK(move->unit == "heads");
  for (const std::string_view place : {"*", "group:one", "group:both"}) {
    const FlowRow* total = find_flow(table, 2026, place, "ops", "move", "", "");
    REQUIRE(total != nullptr);
    CHECK(total->mean == 5.0);
  }
  REQUIRE(find_flow(table, 2026, "bel", "*", "move", "", "") != nullptr);
  CHECK(find_flow(table, 2026, "bel", "*", "move", "", "ank") == nullptr);
  CHECK(find_flow(table, 2026, "*", "ops", "move", "", "ank") == nullptr);
  // Retirement of ank's two professions: slots 0 and 1, so 0 + 1 + 2 i; 20 more in 2027.
  CHECK(find_flow(table, 2026, "*", "*", "exit", "retirement", "")->mean == 5.0);
  CHECK(find_flow(table, 2027, "*", "*", "exit", "retirement", "")->mean == 25.0);
  CHECK(find_flow(table, 2027, "*", "*", "exit", "retirement", "")->sd == doctest::Approx(2 * std::sqrt(2.5)));
  const FlowRow* unused = find_flow(table, 2026, "group:both", "*", "place_unused", "fill", "");
  REQUIRE(unused != nullptr);
  CHECK(unused->programme == "school");
}

TEST_CASE("a flow of no organisation counts in the widest total only") {
  ResultSlots slots = small_slots();
  slots.flows.push_back({Flow::from_flex, {-1}, {1}, -1, "", ""});
  Results results(small_axes(), slots, replicates);
  for (double& x : results.flow(slots.flows.size() - 1, 0)) x = 3.0;
  const Rows<FlowRow> table = summarise_flows(results, {});
  REQUIRE(find_flow(table, 2026, "*", "ops", "from_flex", "", "") != nullptr);
  CHECK(find_flow(table, 2026, "*", "ops", "from_flex", "", "")->mean == 3.0);
  CHECK(find_flow(table, 2026, "*", "*", "from_flex", "", "")->mean == 3.0);
  for (const FlowRow& row : table.rows)
    if (row.flow == "from_flex") CHECK(row.organisation == "*");
}

TEST_CASE("flows stand in byte order of their keys, each key once") {
  const Rows<FlowRow> table = summarise_flows(small_results(), {});
  using Key = std::tuple<std::int64_t, std::string_view, std::string_view, std::string_view, std::string_view,
                         std::string_view, std::string_view, std::string_view>;
  std::vector<Key> keys;
  for (const FlowRow& row : table.rows)
    keys.emplace_back(row.year, row.region, row.organisation, row.profession, row.programme, row.flow, row.cause,
                      row.to);
  CHECK(std::is_sorted(keys.begin(), keys.end()));
  CHECK(std::set<Key>(keys.begin(), keys.end()).size() == keys.size());
}

TEST_CASE("the start has means, vacancies, rooms and what leaves in the first year") {
  // By organisation and profession: rooms, staff per room as given, and as implied.
  const StartFactsList facts{{4, 1.0, 1.5}, {4, 2.0, 2.5}, {6, 1.0, 1.0}, {0, 0, 0}};
  const Rows<StartRow> table = summarise_start(small_results(), facts);
  const auto at = [&](std::string_view organisation, std::string_view profession) -> const StartRow& {
    for (const StartRow& row : table.rows)
      if (row.organisation == organisation && row.profession == profession) return row;
    FAIL("no such row");
    return table.rows.front();
  };
  const StartRow& row = at("ank", "ops");
  CHECK(row.region == "noord");
  CHECK(row.heads == 12.0);
  CHECK(row.own_fte == doctest::Approx(10.0));  // 11 − 0.5 · 2
  CHECK(row.establishment_fte == 12.0);
  CHECK(row.vacant_fte == doctest::Approx(2.0));
  CHECK(row.required_fte == 11.0);
  CHECK(row.rooms == 4.0);
  CHECK(row.fte_per_room == doctest::Approx(2.5));
  CHECK(row.staff_per_room_implied == doctest::Approx(2.5));
  CHECK(row.flex_fte == 0.0);
  CHECK(row.trainee_fte == 0.5);
  CHECK(at("*", "*").trainee_fte == 1.0);
  // Two months of 2026, with 1 + i retiring: 3 on average, so 18 a year; heads 12, 13, 14, on average 13.
  CHECK(row.retire_first_year == doctest::Approx(18.0));
  CHECK(row.exit_rate == doctest::Approx(18.0 / 13.0));
  CHECK(at("bel", "ops").retire_first_year == 0.0);
  CHECK(at("bel", "ops").exit_rate == doctest::Approx(6 * 4.0 / 113.0));
  // The region: rooms of ana are 4 + 6; persons per room weigh by rooms; all professions have 4 + 6 rooms too.
  CHECK(at("*", "ana").rooms == 10.0);
  CHECK(at("*", "ana").staff_per_room_implied == doctest::Approx((4 * 1.5 + 6 * 1.0) / 10));
  CHECK(at("*", "*").rooms == 10.0);
  CHECK(at("ank", "*").staff_per_room_implied == doctest::Approx(4.0));
  CHECK(at("*", "*").heads == doctest::Approx(2.0 + 12.0 + 102.0 + 112.0));
  CHECK(at("group:both", "*").vacant_fte == doctest::Approx(8.0));
  CHECK(at("bel", "ops").fte_per_room == 0.0);
  CHECK_NOTHROW(static_cast<void>(summarise_start(small_results(), {})));
  CHECK_THROWS_AS(static_cast<void>(summarise_start(small_results(), {StartFacts{}})), std::logic_error);
}

TEST_CASE("the start has the fte that flex staff supply in it") {
  Results results = small_results();
  fill(results, Kept::flex_fte, [](int t, int h, int p, int i) { return t == 0 ? 4.0 * h + p + 0.5 * i : 100.0; });
  const Rows<StartRow> table = summarise_start(results, {});
  for (const StartRow& row : table.rows) {
    if (row.organisation == "bel" && row.profession == "ops") CHECK(row.flex_fte == doctest::Approx(6.0));
    if (row.organisation == "*" && row.profession == "*") CHECK(row.flex_fte == doctest::Approx(14.0));
  }
}

TEST_CASE("a whole first year is not scaled") {
  Axes axes = small_axes();
  axes.start = {2026, 1};
  axes.months = 24;
  Results results(axes, small_slots(), replicates);
  fill(results, Kept::headcount, [](int, int, int, int) { return 50.0; });
  for (double& x : results.flow(0, 0)) x = 5.0;
  const Rows<StartRow> table = summarise_start(results, {});
  const auto row = std::find_if(table.rows.begin(), table.rows.end(), [](const StartRow& one) {
    return one.organisation == "ank" && one.profession == "ana";
  });
  REQUIRE(row != table.rows.end());
  CHECK(row->retire_first_year == doctest::Approx(5.0));
  CHECK(row->exit_rate == doctest::Approx(0.1));
}

TEST_CASE("inputs stand by path, with what was drawn") {
  Results results = small_results();
  results.inputs = {{3, 1, 2, 5, 4}, {0.5, 0.5, 0.5, 0.5, 0.5}};
  const std::vector<InputDescription> said{{"exits.ops.sector", "region.yaml", 31, "{pert: [1, 2, 5]}", "", true},
                                           {"absence", "library.yaml", 7, "{beta: [0.05, 40]}", "R-1", false}};
  const Rows<InputRow> table = summarise_inputs(results, said);
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].path == "absence");
  CHECK(table.rows[0].q05 == 0.5);
  CHECK(table.rows[1].file == "region.yaml");
  CHECK(table.rows[1].line == 31);
  CHECK(table.rows[1].is_assumption);
  CHECK(table.rows[1].mean == 3.0);
  CHECK(table.rows[1].q05 == doctest::Approx(1.2));
  CHECK(table.rows[1].q50 == 3.0);
  CHECK(table.rows[1].q95 == doctest::Approx(4.8));
  CHECK_THROWS_AS(static_cast<void>(summarise_inputs(results, {})), std::logic_error);
}

TEST_CASE("an input that only a policy has stands among the inputs of all alternatives, each path once") {
  const auto with = [](std::vector<std::string> paths, double mean) {
    RunTables one;
    for (std::string& path : paths) {
      one.inputs.rows.emplace_back();
      one.inputs.rows.back().path = std::move(path);
      one.inputs.rows.back().mean = mean;
    }
    return one;
  };
  std::vector<RunTables> runs;
  runs.push_back(with({"absence", "exits.ops.sector"}, 1.0));
  runs.push_back(with({"absence", "exits.ops.sector", "policies.a.realisation"}, 2.0));
  runs.push_back(with({"absence", "exits.ops.sector", "cycle.persistence"}, 3.0));
  const Rows<InputRow> all = inputs_of_all(runs);
  REQUIRE(all.rows.size() == 4);
  CHECK(all.rows[0].path == "absence");
  CHECK(all.rows[0].mean == 1.0);
  CHECK(all.rows[1].path == "cycle.persistence");
  CHECK(all.rows[1].mean == 3.0);
  CHECK(all.rows[2].path == "exits.ops.sector");
  CHECK(all.rows[3].path == "policies.a.realisation");
}

TEST_CASE("a quantile's column is named after its share") {
  const std::map<double, std::string> names{{0.05, "q05"},   {0.1, "q10"},       {0.5, "q50"},  {0.95, "q95"},
                                            {0.025, "q025"}, {0.0, "q00"},       {1.0, "q100"}, {0.999, "q999"},
                                            {0.001, "q001"}, {0.00001, "q00001"}};
  for (const auto& name : names) CHECK(quantile_name(name.first) == name.second);
}
