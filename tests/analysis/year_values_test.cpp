// The replicates of yearly values: the numbers that the tables summarise, of a run worked out by hand (small_run.hpp).
#include "analysis/year_values.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <ostream>
#include <set>
#include <string>
#include <tuple>

#include "analysis/quantiles.hpp"
#include "analysis/record.hpp"
#include "analysis/small_run.hpp"
#include "analysis/summary.hpp"

using namespace spp;

namespace {

std::vector<Outcome> every_outcome() {
  std::vector<Outcome> all;
  for (const OutcomeText& one : outcomes()) all.push_back(one.id);
  return all;
}

std::vector<double> of(const YearValues& values, int year, std::string_view organisation, std::string_view profession,
                       Outcome outcome) {
  const auto cell = values.find("noord", organisation, profession, outcome);
  REQUIRE(cell.has_value());
  const std::span<const double> row = values.of(year, *cell);
  return {row.begin(), row.end()};
}

using Numbers = std::vector<double>;

}  // namespace

TEST_CASE("every measure is an outcome, and leavers and cost besides; each has words, and no name comes twice") {
  CHECK(outcomes().size() == measures().size() + 2);
  std::set<std::string_view> names;
  for (const OutcomeText& one : outcomes()) {
    CHECK(text(one.id).name == one.name);
    CHECK(outcome_named(one.name) == one.id);
    CHECK_FALSE(one.meaning.nl.empty());
    CHECK_FALSE(one.meaning.en.empty());
    names.insert(one.name);
  }
  CHECK(names.size() == outcomes().size());
  for (const MeasureText& one : measures()) CHECK(Outcome(one.id).measure() == one.id);
  CHECK_FALSE(outcome::leavers.measure().has_value());
  CHECK_FALSE(outcome_named("exit").has_value());
}

TEST_CASE("which way is good: fewer short, closed, leaving and spent; more there, open and trained") {
  for (const char* name : {"shortage_fte", "gap_fte", "gap_share", "rooms_closed", "sessions_unmet", "vacancies",
                           "leavers", "cost", "absence_share", "workload", "places_unused"})
    CHECK(text(*outcome_named(name)).better == Better::lower);
  for (const char* name : {"rooms_open", "available_fte", "headcount", "employed_fte", "graduates"})
    CHECK(text(*outcome_named(name)).better == Better::higher);
  for (const char* name : {"required_fte", "establishment_fte", "rooms_planned", "away", "binding_share"})
    CHECK(text(*outcome_named(name)).better == Better::neither);
}

TEST_CASE("a year's values are worked out in each replicate") {
  const YearValues values = year_values(small_results(), every_outcome(), 1);
  CHECK(values.replicates() == replicates);
  CHECK(values.years() == 2);
  // Headcount of bel, ops: 111 + i and 112 + i in the two months of 2026.
  CHECK(of(values, 0, "bel", "ops", Measure::headcount) == Numbers{111.5, 112.5, 113.5, 114.5, 115.5});
  // Four teams, each short by i − 2 in both months of 2026 where that is above 0.
  CHECK(of(values, 0, "*", "*", Measure::shortage_fte) == Numbers{0, 0, 0, 4, 8});
  CHECK(of(values, 1, "*", "*", Measure::shortage_fte) == Numbers{0, 0, 0, 8, 16});
  // Graduates are added up over the months; two months of i each.
  CHECK(of(values, 0, "ank", "ops", Measure::graduates) == Numbers{0, 2, 4, 6, 8});
  // absence of ana: Σ (2 + i) ÷ Σ (20 + 60) over two months.
  for (std::size_t i = 0; i < replicates; ++i)
    CHECK(of(values, 0, "*", "ana", Measure::absence_share)[i] ==
          doctest::Approx((2.0 + static_cast<double>(i)) / 80.0).epsilon(1e-15));
  CHECK(of(values, 0, "bel", "ana", Measure::away) == Numbers(replicates, 0.0));
}

TEST_CASE("leavers are who leaves an organisation, whatever for; who moves within the region has left one") {
  const YearValues values = year_values(small_results(), every_outcome(), 1);
  // Exits of 2027: slot 0 (ank, ana, retirement) 10 + i, slot 1 (ank, ops) 11 + i, slot 2 (bel, ops, mobility) 12 + i.
  CHECK(of(values, 1, "ank", "ana", outcome::leavers) == Numbers{10, 11, 12, 13, 14});
  CHECK(of(values, 1, "ank", "*", outcome::leavers) == Numbers{21, 23, 25, 27, 29});
  CHECK(of(values, 1, "bel", "ops", outcome::leavers) == Numbers{12, 13, 14, 15, 16});
  CHECK(of(values, 1, "*", "ops", outcome::leavers) == Numbers{23, 25, 27, 29, 31});
  CHECK(of(values, 1, "group:one", "*", outcome::leavers) == Numbers{12, 13, 14, 15, 16});

  Axes axes = small_axes();
  axes.leaving[0].organisation = false;  // as a career move is not a leaver from the organisation
  Results results(axes, small_slots(), replicates);
  for (std::size_t i = 0; i < replicates; ++i)
    for (std::size_t slot = 0; slot < 3; ++slot) results.flow(slot, 0)[i] = 1.0;
  const YearValues fewer = year_values(results, every_outcome(), 1);
  CHECK(of(fewer, 0, "bel", "*", outcome::leavers) == Numbers(replicates, 0.0));
  CHECK(of(fewer, 0, "*", "*", outcome::leavers) == Numbers(replicates, 2.0));
}

TEST_CASE("cost is all items together") {
  const YearValues values = year_values(small_results(), every_outcome(), 1);
  // Ten items of 1000 · item + 100 · h + 10 · year + i.
  for (std::size_t i = 0; i < replicates; ++i) {
    const double bel = 45'000.0 + 10 * (100.0 + 10.0 + static_cast<double>(i));
    CHECK(of(values, 1, "bel", "*", outcome::cost)[i] == bel);
    CHECK(of(values, 1, "*", "*", outcome::cost)[i] == 2 * bel - 1000.0);
  }
  CHECK_FALSE(values.find("noord", "bel", "ops", outcome::cost).has_value());
}

TEST_CASE("the yearly table summarises these very numbers, and costs.csv their sum") {
  const Results results = small_results();
  const YearValues values = year_values(results, every_outcome(), 1);
  const MeasureTables tables = summarise(results, {});
  std::size_t compared = 0;
  for (const YearlyRow& row : tables.yearly.rows) {
    const auto cell = values.find(row.region, row.organisation, row.profession, *outcome_named(row.measure));
    REQUIRE(cell.has_value());
    std::vector<double> summary(2 + row.quantiles.values.size());
    Summariser(tables.yearly.shares, replicates)
        .summarise(values.of(static_cast<int>(row.year) - 2026, *cell), summary);
    CHECK(row.mean == summary[0]);
    CHECK(row.sd == summary[1]);
    CHECK(std::equal(row.quantiles.values.begin(), row.quantiles.values.end(), summary.begin() + 2));
    ++compared;
  }
  CHECK(compared == 2 * (5 * (3 * 21 + 2 + 5) + 3));
  for (const CostRow& row : summarise_costs(results, {}).rows)
    if (row.item == "*") {
      const auto cell = values.find(row.region, row.organisation, "*", outcome::cost);
      REQUIRE(cell.has_value());
      CHECK(row.mean == mean_of(values.of(static_cast<int>(row.year) - 2026, *cell)));
    }
}

TEST_CASE("cells stand in byte order of place, profession and name, and are found again") {
  const YearValues values(small_axes(), every_outcome(), 1);
  using Key = std::tuple<std::string, std::string, std::string, std::string>;
  std::vector<Key> keys;
  for (std::size_t c = 0; c < values.cells().size(); ++c) {
    const Cell& cell = values.cells()[c];
    const Place& place = values.places()[static_cast<std::size_t>(cell.place)];
    keys.emplace_back(place.region, place.organisation, values.profession_name(cell), text(cell.outcome).name);
    CHECK(values.find(place.region, place.organisation, values.profession_name(cell), cell.outcome) == c);
    CHECK(values.find(static_cast<std::size_t>(cell.place), cell.profession, cell.outcome) == c);
  }
  CHECK(std::is_sorted(keys.begin(), keys.end()));
  CHECK(std::set<Key>(keys.begin(), keys.end()).size() == keys.size());
  CHECK_FALSE(values.find("noord", "*", "nobody", Measure::headcount).has_value());
  CHECK_FALSE(values.find("zuid", "*", "*", Measure::headcount).has_value());
  CHECK_FALSE(values.find("noord", "ank", "*", Measure::flex_heads).has_value());
}

TEST_CASE("threads change no value, fewer replicates are the first of them, and the size is as foretold") {
  const Results results = small_results();
  const std::vector<Outcome> all = every_outcome();
  const YearValues one = year_values(results, all, 1), three = year_values(results, all, 3),
                   some = year_values(results, all, 2, 2);
  CHECK(some.replicates() == 2);
  for (int year = 0; year < 2; ++year)
    for (std::size_t c = 0; c < one.cells().size(); ++c) {
      const std::span<const double> row = one.of(year, c);
      CHECK(std::equal(row.begin(), row.end(), three.of(year, c).begin()));
      CHECK(std::equal(row.begin(), row.begin() + 2, some.of(year, c).begin()));
    }
  CHECK(year_values_bytes(small_axes(), all, replicates) == 2 * one.cells().size() * replicates * sizeof(double));
}

TEST_CASE("what the outcomes need is enough, and leavers and cost need nothing") {
  const Results full = small_results();
  const std::vector<Outcome> wanted{Measure::shortage_fte, Measure::rooms_closed, outcome::leavers, outcome::cost};
  const KeptWanted kept = kept_for(wanted);
  CHECK(kept.all.count() == 4);
  CHECK(kept.by_year.count() == 2);
  Results thin(small_axes(), small_slots(), replicates, kept.all, kept.by_year);
  for (int k = 0; k < kept_count; ++k) {
    const auto quantity = static_cast<Kept>(k);
    if (!kept.all[static_cast<std::size_t>(k)]) continue;
    for (int t = 0; t < full.periods(); ++t)
      for (int h = 0; h < 2; ++h)
        for (int p = 0; p < (per_profession(quantity) ? 2 : 1); ++p)
          for (std::size_t i = 0; i < replicates; ++i)
            thin.kept(quantity, t, {h}, {p})[i] += full.kept(quantity, t, {h}, {p})[i];
  }
  const YearValues whole = year_values(full, wanted, 1), less = year_values(thin, wanted, 1);
  for (std::size_t c = 0; c < whole.cells().size(); ++c)
    if (whole.cells()[c].outcome.measure())
      CHECK(std::equal(whole.of(0, c).begin(), whole.of(0, c).end(), less.of(0, c).begin()));
  CHECK(kept_for(std::vector<Outcome>{outcome::leavers, outcome::cost}).all.none());
  RecordOptions record;
  record.measures = {Measure::headcount};
  CHECK(recorded_outcomes(record) == std::vector<Outcome>{Measure::headcount, outcome::leavers, outcome::cost});
}
