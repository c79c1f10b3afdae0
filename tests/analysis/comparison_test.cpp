// Differences by replicate, and how much of a spread is chance: of runs worked out by hand (small_run.hpp).
#include "analysis/comparison.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <set>
#include <string>
#include <tuple>

#include "analysis/chance.hpp"
#include "analysis/small_run.hpp"
#include "analysis/summary.hpp"

using namespace spp;

namespace {

using Numbers = std::vector<double>;

std::vector<Outcome> recorded() { return recorded_outcomes({}); }

YearValues values_of(const Results& results) { return year_values(results, recorded(), 1); }

const ComparisonRow& find(const Rows<ComparisonRow>& table, int year, std::string_view organisation,
                          std::string_view profession, std::string_view measure) {
  for (const ComparisonRow& row : table.rows)
    if (row.year == year && row.organisation == organisation && row.profession == profession && row.measure == measure)
      return row;
  FAIL("no row " << year << " " << std::string(organisation) << " " << std::string(measure));
  return table.rows.front();
}

Rows<ComparisonRow> compared(const YearValues& first, const YearValues& with, int threads = 1) {
  ComparisonOptions options = comparison_options({});
  options.threads = threads;
  return compare({"zonder", &first}, {"met", &with}, options);
}

/// The small run with `more` added to what is kept.
Results changed(Kept kept, const Filling& more) {
  Results results = small_results();
  const Results before = small_results();
  fill(results, kept, [&](int t, int h, int p, int i) {
    return before.kept(kept, t, {h}, {p})[static_cast<std::size_t>(i)] + more(t, h, p, i);
  });
  return results;
}

}  // namespace

TEST_CASE("a difference is taken in each replicate, then summarised") {
  const YearValues first = values_of(small_results());
  const YearValues with = values_of(changed(Kept::headcount, [](int, int h, int p, int i) {
    return h == 0 && p == 0 ? i - 2.0 : 0.0;  // −2, −1, 0, 1, 2 in every month
  }));
  const Rows<ComparisonRow> table = compared(first, with);
  const ComparisonRow& row = find(table, 2026, "ank", "ana", "headcount");
  CHECK(row.alternative == "met");
  CHECK(row.against == "zonder");
  CHECK(row.region == "noord");
  CHECK(row.unit == "heads");
  CHECK(row.mean == 0.0);
  CHECK(row.sd == doctest::Approx(std::sqrt(2.5)));
  CHECK(row.quantiles.values[0] == doctest::Approx(-1.8));
  CHECK(row.quantiles.values[3] == 0.0);
  CHECK(row.probability_lower == doctest::Approx(0.4));
  // The region's difference is the organisations' differences, and nobody else's changed.
  CHECK(find(table, 2026, "*", "*", "headcount").sd == doctest::Approx(std::sqrt(2.5)));
  CHECK(find(table, 2026, "bel", "ops", "headcount").sd == 0.0);
}

TEST_CASE("runs that are alike differ by nothing, and rounding is nothing") {
  const YearValues first = values_of(small_results());
  for (const ComparisonRow& row : compared(first, first).rows) {
    CHECK(row.mean == 0.0);
    CHECK(row.sd == 0.0);
    CHECK(row.probability_lower == 0.0);
    CHECK_FALSE(row.first_visible.has_value());
    CHECK_FALSE(row.chance_share.has_value());
  }
  // 110 heads: 1e-9 of them is rounding, a thousand times that is not.
  const auto add = [](double x) { return changed(Kept::headcount, [x](int, int, int, int) { return -x; }); };
  CHECK(find(compared(first, values_of(add(1e-8))), 2026, "bel", "ops", "headcount").probability_lower == 0.0);
  CHECK(find(compared(first, values_of(add(1e-5))), 2026, "bel", "ops", "headcount").probability_lower == 1.0);
}

TEST_CASE("the first visible year is that in which four of five replicates are better, whichever way is good") {
  const YearValues first = values_of(small_results());
  // Fewer rooms are open in `with`: three replicates in November and December, four in January.
  const YearValues with = values_of(
      changed(Kept::rooms_open, [](int t, int h, int, int i) { return h == 0 && i < (t == 3 ? 4 : 3) ? -0.5 : 0.0; }));
  const Rows<ComparisonRow> worse = compared(first, with), better = compared(with, first);
  for (const int year : {2026, 2027})
    for (const char* measure : {"rooms_closed", "rooms_open"}) {
      CHECK(find(better, year, "ank", "*", measure).first_visible == std::optional<std::int64_t>(2027));
      CHECK(find(better, year, "*", "*", measure).first_visible == std::optional<std::int64_t>(2027));
      CHECK_FALSE(find(worse, year, "ank", "*", measure).first_visible.has_value());
      CHECK_FALSE(find(better, year, "bel", "*", measure).first_visible.has_value());
    }
  // More required is neither good nor bad.
  const YearValues more = values_of(changed(Kept::required_fte, [](int, int, int, int) { return 1.0; }));
  CHECK(find(compared(first, more), 2026, "*", "*", "required_fte").mean == doctest::Approx(4.0));
  CHECK_FALSE(find(compared(first, more), 2026, "*", "*", "required_fte").first_visible.has_value());
  CHECK_FALSE(find(compared(more, first), 2026, "*", "*", "required_fte").first_visible.has_value());
}

TEST_CASE("means of differences are differences of the yearly means") {
  const Results without = small_results(),
                with =
                    changed(Kept::available_fte, [](int t, int h, int p, int i) { return 0.3 * t + h - p + 0.1 * i; });
  const MeasureTables a = summarise(without, {}), b = summarise(with, {});
  const Rows<ComparisonRow> table = compared(values_of(without), values_of(with));
  std::size_t at = 0, told = 0;
  for (const ComparisonRow& row : table.rows) {
    if (row.measure == "leavers" || row.measure == "cost") continue;
    REQUIRE(a.yearly.rows[at].measure == row.measure);
    CHECK(row.mean == doctest::Approx(b.yearly.rows[at].mean - a.yearly.rows[at].mean).epsilon(1e-12));
    told += row.mean != 0.0 ? 1 : 0;
    ++at;
  }
  CHECK(at == a.yearly.rows.size());
  CHECK(told > 50);
}

TEST_CASE("rows stand in byte order of their keys, each once, as many as were foretold, on any number of threads") {
  const YearValues first = values_of(small_results());
  const YearValues with = values_of(changed(Kept::headcount, [](int, int, int, int i) { return 1.0 * i; }));
  const Rows<ComparisonRow> table = compared(first, with), three = compared(first, with, 3);
  using Key = std::tuple<std::int64_t, std::string, std::string, std::string, std::string>;
  std::vector<Key> keys;
  for (const ComparisonRow& row : table.rows)
    keys.emplace_back(row.year, row.region, row.organisation, row.profession, row.measure);
  CHECK(std::is_sorted(keys.begin(), keys.end()));
  CHECK(std::set<Key>(keys.begin(), keys.end()).size() == keys.size());
  CHECK(keys.size() == comparison_row_count(small_axes(), {}));
  CHECK(three.numbers == table.numbers);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    CHECK(three.rows[i].mean == table.rows[i].mean);
    CHECK(three.rows[i].first_visible == table.rows[i].first_visible);
  }
  RecordOptions record;
  record.measures = {Measure::headcount};
  std::set<std::string_view> named;
  for (const ComparisonRow& row : compare({"a", &first}, {"b", &with}, comparison_options(record)).rows)
    named.insert(row.measure);
  CHECK(named == std::set<std::string_view>{"headcount", "leavers", "cost"});
}

TEST_CASE("places, professions and years that only one has are left out, and named") {
  Axes axes = small_axes();
  axes.organisations = {"ank", "cor"};
  axes.professions = {"ops"};
  axes.programmes.clear();
  axes.groups.clear();
  axes.start = {2026, 12};  // a December more than nothing, a January and February
  axes.months = 3;
  Results other(axes, {}, 3);
  fill(other, Kept::headcount, [](int, int h, int, int) { return 10.0 * h; });
  const YearValues first = values_of(small_results()), with = values_of(other);
  CHECK(compared(first, with).rows.empty());  // no year of the same length
  const LeftOut out = left_out(first, with);
  CHECK(out.places == std::vector<std::string>{"noord/bel", "noord/cor", "noord/group:both", "noord/group:one"});
  CHECK(out.professions == std::vector<std::string>{"ana"});
  CHECK(out.years == std::vector<std::string>{"2026", "2027"});
  CHECK(left_out(first, first).nothing());

  axes.start = {2026, 11};
  Results same(axes, {}, 3);
  fill(same, Kept::headcount, [](int t, int h, int, int i) { return 20.0 * h + t + i; });
  const Rows<ComparisonRow> table = compared(first, values_of(same));
  // ank, ops: 10 + t + i in the first; of the replicates that both have, three.
  CHECK(find(table, 2026, "ank", "ops", "headcount").mean == doctest::Approx(-10.0));
  CHECK(find(table, 2026, "ank", "ops", "headcount").sd == 0.0);
  for (const ComparisonRow& row : table.rows) {
    CHECK(row.organisation != "cor");
    CHECK(row.profession != "ana");
  }
  CHECK(left_out(first, values_of(same)).years.empty());
}

TEST_CASE("of a spread, chance is half the mean square between pairs of the same inputs") {
  // x = u + e with u = −3, −3, 3, 3 and e = ±1: within a pair only e changes, so half its mean square is 2 at most.
  const Numbers x{-4, -2, 2, 4}, y{-2, -4, 4, 2}, same = x;
  const double sd = std::sqrt(40.0 / 3.0);
  const SpreadShares shares = shares_of_spread(SpreadFrom::both, sd, x, y);
  CHECK(*shares.chance == doctest::Approx(2.0 / (40.0 / 3.0)));
  CHECK(*shares.input == 1.0 - *shares.chance);
  CHECK(*shares_of_spread(SpreadFrom::both, sd, x, same).chance == 0.0);
  CHECK(*shares_of_spread(SpreadFrom::both, 0.5, x, y).chance == 1.0);  // no more than all
  CHECK(*shares_of_spread(SpreadFrom::both, sd, x, {y.data(), 2}).chance == doctest::Approx(0.15));
  CHECK(*shares_of_spread(SpreadFrom::chance, sd, {}, {}).chance == 1.0);
  CHECK(*shares_of_spread(SpreadFrom::inputs, sd, {}, {}).input == 1.0);
  CHECK(*shares_of_spread(SpreadFrom::inputs, sd, {}, {}).chance == 0.0);
  for (const SpreadFrom from : {SpreadFrom::both, SpreadFrom::chance, SpreadFrom::inputs})
    CHECK_FALSE(shares_of_spread(from, 0.0, x, y).chance.has_value());
  CHECK_FALSE(shares_of_spread(SpreadFrom::not_asked, sd, x, y).input.has_value());
}

TEST_CASE("the second run is a quarter, or as many as say something") {
  CHECK(second_replicates(1000) == 250);
  CHECK(second_replicates(1001) == 251);
  CHECK(second_replicates(256) == 64);
  CHECK(second_replicates(100) == 64);
  CHECK(second_replicates(10) == 10);
  CHECK(second_replicates(1) == 1);
}

TEST_CASE("yearly rows and differences get the shares of their own spread") {
  // Once: headcount of everybody differs by i; again: half of that is gone.
  const Results once = small_results();
  const Results again = changed(Kept::headcount, [](int, int, int, int i) { return i % 2 == 0 ? 0.0 : 1.0; });
  const YearValues first = values_of(once), second = year_values(again, recorded(), 1, 4);
  Rows<YearlyRow> table = summarise(once, {}).yearly;
  write_shares(table, SpreadFrom::both, &first, &second);
  std::size_t some = 0;
  for (const YearlyRow& row : table.rows) {
    CHECK(row.chance_share.has_value() == (row.sd != 0.0));
    if (row.measure != "headcount") {
      if (row.chance_share) CHECK(*row.chance_share == 0.0);
    } else if (row.organisation == "ank" && row.profession == "ops") {
      // Pairs differ by 0, 1, 0, 1: half the mean square is 1/4, of a variance of 2.5.
      CHECK(*row.chance_share == doctest::Approx(0.1));
      CHECK(*row.input_share == doctest::Approx(0.9));
      ++some;
    }
  }
  CHECK(some == 2);
  write_shares(table, SpreadFrom::chance, nullptr, nullptr);
  for (const YearlyRow& row : table.rows) CHECK(row.chance_share.value_or(1.0) == 1.0);

  // The difference from a run that is i less everywhere: x is 0 … −4, and again 0 … −4 with the odd ones 1 less.
  const YearValues with = values_of(changed(Kept::headcount, [](int, int, int, int i) { return -1.0 * i; }));
  const Rows<ComparisonRow> differences =
      compare({"a", &first, SpreadFrom::both, &second}, {"b", &with, SpreadFrom::both, &with}, comparison_options({}));
  const ComparisonRow& row = find(differences, 2026, "ank", "ops", "headcount");
  CHECK(row.sd == doctest::Approx(std::sqrt(2.5)));
  CHECK(*row.chance_share == doctest::Approx(0.1));
  const Rows<ComparisonRow> unknown =
      compare({"a", &first, SpreadFrom::inputs}, {"b", &with, SpreadFrom::chance}, comparison_options({}));
  for (const ComparisonRow& one : unknown.rows) CHECK_FALSE(one.chance_share.has_value());
  const Rows<ComparisonRow> not_run_again =
      compare({"a", &first, SpreadFrom::both}, {"b", &with, SpreadFrom::both}, comparison_options({}));
  for (const ComparisonRow& one : not_run_again.rows) CHECK_FALSE(one.chance_share.has_value());
}
