// Measures by month and year of a run worked out by hand (small_run.hpp).
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ostream>  // a set of kept quantities is printed where a check fails
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>

#include "analysis/small_run.hpp"
#include "analysis/summary.hpp"

using namespace spp;

namespace {

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

TEST_CASE("flex heads of a region stand at its row and the total's, not at a group's") {
  Results results = small_results();
  fill(results, Kept::flex_heads, [](int, int h, int p, int i) { return h == 0 ? 10.0 * p + i : 0.0; });
  const MeasureTables tables = summarise(results, {});
  CHECK(find(tables.projection, "2026-11", "*", "ops", "flex_heads").mean == 12.0);
  CHECK(find(tables.projection, "2026-11", "*", "*", "flex_heads").mean == 14.0);
  CHECK(find(tables.yearly, 2026, "*", "*", "flex_heads").mean == 14.0);
  for (const YearlyRow& row : tables.yearly.rows)
    if (row.measure == "flex_heads") CHECK(row.organisation == "*");
}

TEST_CASE("rows bear the name of their alternative") {
  const Results results = small_results();
  const RunTables tables = summarise_run(results, {}, {}, {}, "uitwisselen");
  CHECK(tables.alternative == "uitwisselen");
  CHECK(tables.projection.rows.front().alternative == "uitwisselen");
  CHECK(tables.yearly.rows.back().alternative == "uitwisselen");
  CHECK(tables.flows.rows.front().alternative == "uitwisselen");
  CHECK(tables.costs.rows.front().alternative == "uitwisselen");
  CHECK(tables.contribution.rows.front().alternative == "uitwisselen");
}

TEST_CASE("what the tables need is kept: the measures recorded, and the start") {
  CHECK(kept_for(small_axes(), {}).all.all());
  CHECK(kept_for(small_axes(), {}).by_year.none());
  const auto in = [](const KeptSet& set, Kept kept) { return set[static_cast<std::size_t>(kept)]; };
  RecordOptions record;
  record.measures = {Measure::sessions_closed};
  const KeptWanted some = kept_for(small_axes(), record);
  CHECK(some.all.count() == 8);
  CHECK(in(some.all, Kept::sessions_closed));
  CHECK(in(some.all, Kept::flex_fte));  // of start.csv
  CHECK(in(some.all, Kept::trainee_fte));
  CHECK_FALSE(in(some.all, Kept::workload));
  CHECK_FALSE(in(some.by_year, Kept::sessions_closed));
}

TEST_CASE("by year is kept what no month asks for and a year's sum is enough for") {
  const auto in = [](const KeptSet& set, Kept kept) { return set[static_cast<std::size_t>(kept)]; };
  RecordOptions record;
  record.monthly = MonthlyGrain::main;
  const KeptWanted main = kept_for(small_axes(), record);
  CHECK(main.all.all());
  CHECK(in(main.by_year, Kept::employed_fte));
  CHECK(in(main.by_year, Kept::binding));
  CHECK_FALSE(in(main.by_year, Kept::vacancies));
  record.monthly = MonthlyGrain::none;
  const KeptWanted none = kept_for(small_axes(), record);
  CHECK(in(none.by_year, Kept::vacancies));
  CHECK_FALSE(in(none.by_year, Kept::headcount));      // the rate of exits
  CHECK_FALSE(in(none.by_year, Kept::available_fte));  // shortage
  CHECK_FALSE(in(none.by_year, Kept::workload));       // workload · required
  CHECK((none | main).by_year == main.by_year);
  RecordOptions rooms = record;
  rooms.measures = {Measure::rooms_closed};
  CHECK((kept_for(small_axes(), rooms) | main).by_year == main.by_year);
}

TEST_CASE("the yearly tables are the same bits, whether months are kept or only their sums") {
  const Results full = small_results();
  RecordOptions record;
  record.monthly = MonthlyGrain::none;
  const KeptWanted wanted = kept_for(small_axes(), record);
  Results thin(small_axes(), small_slots(), replicates, wanted.all, wanted.by_year);
  for (int k = 0; k < kept_count; ++k)
    for (int t = 0; t < full.periods(); ++t)
      for (int h = 0; h < 2; ++h)
        for (int p = 0; p < (per_profession(static_cast<Kept>(k)) ? 2 : 1); ++p)
          for (std::size_t i = 0; i < replicates; ++i)
            thin.kept(static_cast<Kept>(k), t, {h}, {p})[i] += full.kept(static_cast<Kept>(k), t, {h}, {p})[i];
  const MeasureTables whole = summarise(full, {}), less = summarise(thin, record);
  CHECK(less.yearly.numbers == whole.yearly.numbers);
  for (std::size_t i = 0; i < whole.yearly.rows.size(); ++i) {
    CHECK(less.yearly.rows[i].mean == whole.yearly.rows[i].mean);
    CHECK(less.yearly.rows[i].sd == whole.yearly.rows[i].sd);
  }
  CHECK(less.projection.rows.empty());
  CHECK_THROWS_AS(static_cast<void>(summarise(thin, {})), std::logic_error);
}

TEST_CASE("what was not stored has rows of zeros, and the rest the same numbers") {
  RecordOptions record;
  record.measures = {Measure::headcount, Measure::gap_fte, Measure::away};
  KeptSet stored = kept_for(small_axes(), record).all;
  stored.reset(static_cast<std::size_t>(Kept::away));  // as a run without an exchange has it
  Results results(small_axes(), small_slots(), replicates, stored);
  const Results full = small_results();
  for (const Kept kept : {Kept::headcount, Kept::required_fte, Kept::available_fte})
    fill(results, kept,
         [&](int t, int h, int p, int i) { return full.kept(kept, t, {h}, {p})[static_cast<std::size_t>(i)]; });
  const MeasureTables tables = summarise(results, record), whole = summarise(full, record);
  CHECK(tables.projection.numbers == whole.projection.numbers);
  CHECK(find(tables.yearly, 2026, "bel", "ops", "away").mean == 0.0);
}

TEST_CASE("a projection of over a million rows holds the main measures only") {
  Axes axes = small_axes();
  CHECK_FALSE(falls_back_to_main(axes, {}));
  axes.months = 1200;
  axes.organisations.clear();
  axes.region_of.clear();
  for (int h = 100; h < 120; ++h) {
    axes.organisations.push_back(fmt::format("h{}", h));
    axes.region_of.push_back(Region{0});
  }
  RecordOptions record;
  CHECK(falls_back_to_main(axes, record));
  CHECK(monthly_measures(axes, record).size() == 11);
  // The rows of all alternatives share the file.
  axes.months = 300;
  CHECK_FALSE(falls_back_to_main(axes, record));
  record.alternatives = 4;
  CHECK(falls_back_to_main(axes, record));
  axes.months = 1200;
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
    CHECK(many.costs.numbers == one.costs.numbers);
    CHECK(many.contribution.numbers == one.contribution.numbers);
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
