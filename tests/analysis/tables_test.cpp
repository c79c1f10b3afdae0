// A run small enough to work out by hand: two organisations, two professions, three months over a year's end, five
// replicates. Period 0 is the start; November and December are of 2026, January is of 2027.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>

#include "analysis/quantiles.hpp"
#include "analysis/summary.hpp"

using namespace spp;

namespace {

constexpr int replicates = 5;

Axes small_axes() {
  Axes axes;
  axes.regions = {"noord"};
  axes.organisations = {"ank", "bel"};
  axes.professions = {"ana", "ops"};
  axes.causes = {"mobility", "retirement"};
  axes.region_of = {Region{0}, Region{0}};
  axes.programmes = {{"school", Profession{1}, 36}};
  axes.groups = {{"both", {{0}, {1}}}, {"one", {{1}}}};
  axes.start = {2026, 11};
  axes.months = 3;
  return axes;
}

using Filling = std::function<double(int period, int h, int p, int replicate)>;

void fill(Results& results, Kept kept, const Filling& value) {
  const int professions = per_profession(kept) ? results.axes().profession_count() : 1;
  for (int t = 0; t < results.periods(); ++t)
    for (int h = 0; h < results.axes().organisation_count(); ++h)
      for (int p = 0; p < professions; ++p)
        for (int i = 0; i < results.replicates(); ++i)
          results.kept(kept, t, {h}, {p})[static_cast<std::size_t>(i)] = value(t, h, p, i);
}

std::vector<FlowSlot> small_slots() {
  return {{Flow::exit, {0}, {0}, -1, "retirement", ""}, {Flow::exit, {0}, {1}, -1, "retirement", ""},
          {Flow::exit, {1}, {1}, -1, "mobility", ""},   {Flow::move, {1}, {1}, -1, "", "ank"},
          {Flow::graduate_stay, {0}, {1}, 0, "", ""},   {Flow::place_unused, {0}, {1}, 0, "fill", ""}};
}

/// Numbers with a pattern that can be followed: required is 10 · (h + 1) + p, available one less per replicate.
Results small_results() {
  Results results(small_axes(), small_slots(), replicates);
  fill(results, Kept::headcount, [](int t, int h, int p, int i) { return 100.0 * h + 10.0 * p + t + i; });
  fill(results, Kept::employed_fte, [](int, int h, int p, int i) { return 10.0 * (h + 1) + p - 0.5 * i; });
  fill(results, Kept::required_fte, [](int, int h, int p, int) { return 10.0 * (h + 1) + p; });
  fill(results, Kept::establishment_fte, [](int, int h, int p, int) { return 10.0 * (h + 1) + p + 1.0; });
  // Short by i − 2 in every month but January 2027, which has twice that.
  fill(results, Kept::available_fte,
       [](int t, int h, int p, int i) { return 10.0 * (h + 1) + p - (i - 2.0) * (t == 3 ? 2.0 : 1.0); });
  fill(results, Kept::own_fte, [](int, int h, int, int) { return h == 0 ? 20.0 : 60.0; });
  fill(results, Kept::trainee_fte, [](int, int, int p, int) { return p == 1 ? 0.5 : 0.0; });
  fill(results, Kept::absent_fte, [](int, int h, int, int i) { return h == 0 ? 2.0 : 1.0 * i; });
  fill(results, Kept::graduates, [](int t, int, int p, int i) { return t > 0 && p == 1 ? 1.0 * i : 0.0; });
  fill(results, Kept::workload, [](int, int h, int, int) { return h == 0 ? 1.0 : 2.0; });
  fill(results, Kept::binding,
       [](int t, int h, int p, int i) { return t > 0 && h == 0 && p == 1 && i < 2 ? 1.0 : 0.0; });
  fill(results, Kept::short_of_staff, [](int t, int h, int, int i) { return t > 0 && h == 0 && i < 4 ? 1.0 : 0.0; });
  fill(results, Kept::rooms_planned, [](int, int h, int, int) { return h == 0 ? 4.0 : 6.0; });
  fill(results, Kept::rooms_open, [](int t, int h, int, int i) { return (h == 0 ? 4.0 : 6.0) - 0.25 * i * t; });
  for (std::size_t slot = 0; slot < small_slots().size(); ++slot)
    for (int year = 0; year < 2; ++year)
      for (int i = 0; i < replicates; ++i)
        results.flow(slot, year)[static_cast<std::size_t>(i)] = static_cast<double>(slot) + 10.0 * year + i;
  return results;
}

const ProjectionRow& find(const Rows<ProjectionRow>& table, std::string_view month, std::string_view organisation,
                          std::string_view profession, std::string_view measure, std::string_view region = "noord") {
  for (const ProjectionRow& row : table.rows)
    if (row.month == month && row.organisation == organisation && row.profession == profession &&
        row.measure == measure && row.region == region)
      return row;
  FAIL("no row " << std::string(month) << " " << std::string(organisation) << " " << std::string(profession) << " "
                 << std::string(measure));
  return table.rows.front();
}

const YearlyRow& find(const Rows<YearlyRow>& table, int year, std::string_view organisation,
                      std::string_view profession, std::string_view measure) {
  for (const YearlyRow& row : table.rows)
    if (row.year == year && row.organisation == organisation && row.profession == profession && row.measure == measure)
      return row;
  FAIL("no row " << year << " " << std::string(organisation) << " " << std::string(measure));
  return table.rows.front();
}

double median(const ProjectionRow& row) { return row.quantiles.values[3]; }

}  // namespace

TEST_CASE("a month's row has the mean, deviation and quantiles of its replicates") {
  const MeasureTables tables = summarise(small_results(), {});
  // Headcount of bel, ops, at the end of December: 112, 113, 114, 115, 116.
  const ProjectionRow& row = find(tables.projection, "2026-12", "bel", "ops", "headcount");
  CHECK(row.alternative == "baseline");
  CHECK(row.unit == "heads");
  CHECK(row.mean == 114.0);
  CHECK(row.sd == doctest::Approx(std::sqrt(2.5)));
  REQUIRE(row.quantiles.values.size() == 7);
  CHECK(row.quantiles.values[0] == doctest::Approx(112.2));
  CHECK(row.quantiles.values[2] == 113.0);
  CHECK(median(row) == 114.0);
  CHECK(row.quantiles.values[6] == doctest::Approx(115.8));
}

TEST_CASE("the state before the first month is the row `start`, which stands after the months") {
  const MeasureTables tables = summarise(small_results(), {});
  CHECK(find(tables.projection, "start", "ank", "ana", "headcount").mean == 2.0);
  CHECK(tables.projection.rows.front().month == "2026-11");
  CHECK(tables.projection.rows.back().month == "start");
}

TEST_CASE("totals over organisations, groups and professions are sums in each replicate") {
  const MeasureTables tables = summarise(small_results(), {});
  // In November each replicate i has, over both organisations and professions, 0+10+100+110 + 4 · (1 + i).
  for (const std::string_view place : {"*", "group:both"}) {
    const ProjectionRow& all = find(tables.projection, "2026-11", place, "*", "headcount");
    CHECK(all.mean == 220.0 + 4.0 * 3.0);
    CHECK(all.sd == doctest::Approx(4.0 * std::sqrt(2.5)));
    CHECK(median(all) == 232.0);
    CHECK(find(tables.projection, "2026-11", place, "ops", "headcount").mean == 10.0 + 110.0 + 2.0 * 3.0);
  }
  CHECK(find(tables.projection, "2026-11", "group:one", "ops", "headcount").mean == 113.0);
  CHECK(find(tables.projection, "2026-11", "ank", "*", "headcount").mean == 10.0 + 2.0 * 3.0);
}

TEST_CASE("the gap is signed, the shortage is its positive part of each organisation and profession apart") {
  const MeasureTables tables = summarise(small_results(), {});
  // Gaps by replicate: −2, −1, 0, 1, 2, everywhere alike; so a mean shortage of (1 + 2) / 5 each, four of them.
  CHECK(find(tables.projection, "2026-11", "ank", "ana", "gap_fte").mean == doctest::Approx(0.0));
  CHECK(find(tables.projection, "2026-11", "ank", "ana", "gap_fte").quantiles.values[6] == doctest::Approx(1.8));
  CHECK(find(tables.projection, "2026-11", "*", "*", "shortage_fte").mean == doctest::Approx(4 * 0.6));
  CHECK(find(tables.projection, "2027-01", "*", "*", "shortage_fte").mean == doctest::Approx(4 * 1.2));
  // Required less own less trainees: 11 − 20 − 0.5 for ank's ops.
  CHECK(find(tables.projection, "start", "ank", "ops", "gap_own_fte").mean == doctest::Approx(-9.5));
}

TEST_CASE("an organisation that is over does not lower another's shortage") {
  Results results = small_results();
  for (int i = 0; i < replicates; ++i)
    results.kept(Kept::available_fte, 1, {1}, {0})[static_cast<std::size_t>(i)] = 1000.0;
  const MeasureTables tables = summarise(results, {});
  CHECK(find(tables.projection, "2026-11", "*", "*", "shortage_fte").mean == doctest::Approx(3 * 0.6));
  CHECK(find(tables.projection, "2026-11", "*", "ana", "gap_fte").mean == doctest::Approx(20.0 - 1000.0));
}

TEST_CASE("a ratio's total is the ratio of totals") {
  const MeasureTables tables = summarise(small_results(), {});
  // gap_share of ana in November: 2 (i − 2) ÷ (10 + 20); of everything 4 (i − 2) ÷ (10 + 11 + 20 + 21).
  CHECK(find(tables.projection, "2026-11", "*", "ana", "gap_share").quantiles.values[6] ==
        doctest::Approx(2 * 1.8 / 30));
  CHECK(find(tables.projection, "2026-11", "*", "*", "gap_share").sd == doctest::Approx(4 * std::sqrt(2.5) / 62));
  // absence: (2 + i) ÷ 80 for one profession.
  CHECK(find(tables.projection, "2026-11", "*", "ana", "absence_share").mean == doctest::Approx(4.0 / 80.0));
  // workload: (1 · 10 + 2 · 20) ÷ 30.
  CHECK(find(tables.projection, "2026-11", "*", "ana", "workload").mean == doctest::Approx(50.0 / 30.0));
}

TEST_CASE("a ratio of nothing is 0") {
  Results results = small_results();
  fill(results, Kept::required_fte, [](int, int, int, int) { return 0.0; });
  const MeasureTables tables = summarise(results, {});
  const ProjectionRow& row = find(tables.projection, "2026-11", "ank", "ana", "gap_share");
  CHECK(row.mean == 0.0);
  CHECK(row.sd == 0.0);
  CHECK(find(tables.yearly, 2026, "*", "*", "workload").mean == 0.0);
}

TEST_CASE("binding is counted among the months that are short, without a row for all professions") {
  const MeasureTables tables = summarise(small_results(), {});
  // Replicates 0 and 1 are bound by ops, 2 and 3 are short without, 4 is not short: 1, 1, 0, 0, 0.
  CHECK(find(tables.projection, "2026-11", "ank", "ops", "binding_share").mean == doctest::Approx(0.4));
  CHECK(find(tables.projection, "2026-11", "*", "ops", "binding_share").mean == doctest::Approx(0.4));
  CHECK(find(tables.yearly, 2026, "*", "ops", "binding_share").mean == doctest::Approx(0.4));
  for (const ProjectionRow& row : tables.projection.rows)
    if (row.measure == "binding_share") CHECK(row.profession != "*");
}

TEST_CASE("rooms have no profession, flex staff no organisation, a missing mechanism has zeros") {
  const MeasureTables tables = summarise(small_results(), {});
  // Closed rooms in December: 0.25 · 2 · i of each organisation.
  CHECK(find(tables.projection, "2026-12", "*", "*", "rooms_closed").mean == doctest::Approx(2.0));
  CHECK(find(tables.projection, "2026-12", "bel", "*", "rooms_open").mean == doctest::Approx(5.0));
  for (const ProjectionRow& row : tables.projection.rows) {
    if (text(*measure_named(row.measure)).level == Level::organisation) CHECK(row.profession == "*");
    if (row.measure == "flex_heads") CHECK(row.organisation == "*");
    if (row.measure == "flex_heads" || row.measure == "away" || row.measure == "pool_fte") {
      CHECK(row.mean == 0.0);
      CHECK(row.sd == 0.0);
    }
  }
}

TEST_CASE("a year averages stocks, adds flows up and divides sums, and says how many months it has") {
  const MeasureTables tables = summarise(small_results(), {});
  const YearlyRow& heads = find(tables.yearly, 2026, "bel", "ops", "headcount");
  CHECK(heads.months == 2);
  CHECK(heads.mean == doctest::Approx((111.0 + 112.0) / 2 + 2.0));  // the start is not in it
  CHECK(find(tables.yearly, 2027, "bel", "ops", "headcount").months == 1);
  CHECK(find(tables.yearly, 2027, "bel", "ops", "headcount").mean == doctest::Approx(115.0));
  // Graduates: i of ops in each month and organisation.
  CHECK(find(tables.yearly, 2026, "ank", "ops", "graduates").mean == doctest::Approx(4.0));
  CHECK(find(tables.yearly, 2026, "*", "*", "graduates").sd == doctest::Approx(4.0 * std::sqrt(2.5)));
  CHECK(find(tables.yearly, 2026, "*", "*", "rooms_closed").mean == doctest::Approx((1.0 + 2.0) / 2));
}

TEST_CASE("the yearly ratio is the ratio of the year's sums, of one organisation too") {
  Results results = small_results();
  // November asks 10 and is short of 5, December asks 30 and is short of 3: 8 ÷ 40, not the mean of 0.5 and 0.1.
  for (std::size_t i = 0; i < replicates; ++i) {
    results.kept(Kept::required_fte, 1, {0}, {0})[i] = 10.0;
    results.kept(Kept::available_fte, 1, {0}, {0})[i] = 5.0;
    results.kept(Kept::required_fte, 2, {0}, {0})[i] = 30.0;
    results.kept(Kept::available_fte, 2, {0}, {0})[i] = 27.0;
  }
  CHECK(find(summarise(results, {}).yearly, 2026, "ank", "ana", "gap_share").mean == doctest::Approx(0.2));
}

TEST_CASE("rows stand in byte order of their keys, each key once, and as many as were foretold") {
  const MeasureTables tables = summarise(small_results(), {});
  using Key = std::tuple<std::string, std::string, std::string, std::string, std::string>;
  std::vector<Key> keys;
  for (const ProjectionRow& row : tables.projection.rows)
    keys.emplace_back(row.month, row.region, row.organisation, row.profession, row.measure);
  CHECK(std::is_sorted(keys.begin(), keys.end()));
  CHECK(std::set<Key>(keys.begin(), keys.end()).size() == keys.size());
  CHECK(keys.size() == projection_row_count(small_axes(), {}));
  CHECK(tables.yearly.rows.size() == yearly_row_count(small_axes(), {}));
  keys.clear();
  for (const YearlyRow& row : tables.yearly.rows)
    keys.emplace_back(std::to_string(row.year), row.region, row.organisation, row.profession, row.measure);
  CHECK(std::is_sorted(keys.begin(), keys.end()));
  // Five places: *, ank, bel, two groups. Three professions with *: 21 measures with all, binding_share with two of
  // them, five of rooms with one; flex_heads at * only.
  CHECK(tables.projection.rows.size() == 4 * (5 * (3 * 21 + 2 + 5) + 3));
}

TEST_CASE("more than one region has a total of its own, and a group over regions belongs to none") {
  Axes axes = small_axes();
  axes.regions = {"noord", "oost", "zuid"};  // oost has nobody
  axes.region_of = {Region{0}, Region{2}};
  Results results(axes, small_slots(), replicates);
  fill(results, Kept::headcount, [](int, int h, int p, int i) { return 100.0 * h + 10.0 * p + i; });
  const MeasureTables tables = summarise(results, {});
  CHECK(find(tables.projection, "2026-11", "*", "*", "headcount", "noord").mean == doctest::Approx(14.0));
  CHECK(find(tables.projection, "2026-11", "*", "*", "headcount", "zuid").mean == doctest::Approx(214.0));
  CHECK(find(tables.projection, "2026-11", "*", "*", "headcount", "*").mean == doctest::Approx(228.0));
  CHECK(find(tables.projection, "2026-11", "group:both", "*", "headcount", "*").mean == doctest::Approx(228.0));
  CHECK(find(tables.projection, "2026-11", "group:one", "*", "headcount", "zuid").mean == doctest::Approx(214.0));
  for (const ProjectionRow& row : tables.projection.rows) CHECK(row.region != "oost");
}

TEST_CASE("record chooses measures, grain and quantiles") {
  const Results results = small_results();
  RecordOptions record;
  record.measures = {Measure::gap_fte, Measure::employed_fte};
  record.quantiles = {0.025, 0.5};
  const MeasureTables some = summarise(results, record);
  std::set<std::string_view> named;
  for (const ProjectionRow& row : some.projection.rows) named.insert(row.measure);
  CHECK(named == std::set<std::string_view>{"gap_fte", "employed_fte"});
  CHECK(some.projection.rows.front().quantiles.values.size() == 2);
  CHECK(find(some.projection, "2026-11", "ank", "ana", "gap_fte").quantiles.values[0] == doctest::Approx(-1.9));

  record.monthly = MonthlyGrain::main;
  const MeasureTables main = summarise(results, record);
  for (const ProjectionRow& row : main.projection.rows) CHECK(row.measure == "gap_fte");
  CHECK(find(main.yearly, 2026, "ank", "ana", "employed_fte").mean == doctest::Approx(9.0));

  record.monthly = MonthlyGrain::none;
  const MeasureTables none = summarise(results, record);
  CHECK(none.projection.rows.empty());
  CHECK(none.yearly.rows.size() == some.yearly.rows.size());
}

TEST_CASE("a projection of over a million rows holds the main measures only") {
  Axes axes = small_axes();
  CHECK_FALSE(falls_back_to_main(axes, {}));
  axes.months = 1200;
  axes.organisations.clear();
  axes.region_of.clear();
  for (int h = 100; h < 120; ++h) {
    axes.organisations.push_back("h" + std::to_string(h));
    axes.region_of.push_back(Region{0});
  }
  RecordOptions record;
  CHECK(falls_back_to_main(axes, record));
  CHECK(monthly_measures(axes, record).size() == 11);
  CHECK(yearly_measures(record).size() == measure_count);
  record.monthly = MonthlyGrain::all;
  CHECK(monthly_measures(axes, record).size() == measure_count);
  CHECK(projection_row_count(axes, record) > most_monthly_rows);
}

TEST_CASE("threads change nothing") {
  const Results results = small_results();
  RecordOptions record;
  const RunTables one = summarise_run(results, {}, {}, record);
  for (const int threads : {2, 3, 16}) {
    record.threads = threads;
    const RunTables many = summarise_run(results, {}, {}, record);
    CHECK(many.projection.numbers == one.projection.numbers);
    CHECK(many.yearly.numbers == one.yearly.numbers);
    CHECK(many.flows.numbers == one.flows.numbers);
    for (std::size_t i = 0; i < one.projection.rows.size(); ++i)
      CHECK(many.projection.rows[i].sd == one.projection.rows[i].sd);
  }
}

TEST_CASE("a defect in the results is not summarised away, on any number of threads") {
  Results results = small_results();
  results.kept(Kept::headcount, 2, {1}, {1})[3] = std::nan("");
  RecordOptions record;
  for (record.threads = 1; record.threads < 4; ++record.threads)
    CHECK_THROWS_AS(static_cast<void>(summarise(results, record)), std::domain_error);
}

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
  std::vector<FlowSlot> slots = small_slots();
  slots.push_back({Flow::from_flex, {-1}, {1}, -1, "", ""});
  Results results(small_axes(), slots, replicates);
  for (double& x : results.flow(slots.size() - 1, 0)) x = 3.0;
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

TEST_CASE("a quantile's column is named after its share") {
  const std::map<double, std::string> names{{0.05, "q05"},   {0.1, "q10"},       {0.5, "q50"},  {0.95, "q95"},
                                            {0.025, "q025"}, {0.0, "q00"},       {1.0, "q100"}, {0.999, "q999"},
                                            {0.001, "q001"}, {0.00001, "q00001"}};
  for (const auto& name : names) CHECK(quantile_name(name.first) == name.second);
}
