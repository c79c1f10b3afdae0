// Attribution of runs whose values are a formula of the policies in force.
#include "study/attribution.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "study/made_up.hpp"

namespace spp {
namespace {

using made_up::Policies;

/// Rows by measure and policy of one place, profession and year.
std::map<std::string, AttributionRow> rows_of(const Rows<AttributionRow>& table, Outcome outcome, std::int64_t year,
                                              std::string_view organisation = "*", std::string_view profession = "*") {
  std::map<std::string, AttributionRow> found;
  for (const AttributionRow& row : table.rows)
    if (row.measure == text(outcome).name && row.year == year && row.organisation == organisation &&
        row.profession == profession)
      found.emplace(row.policy, row);
  return found;
}

/// Factor of the rows above, by the made-up runs.
double factor_of(const YearValues& values, Outcome outcome, int year) {
  return made_up::factor(year, values.cells()[*values.find("noord", "*", "*", outcome)]);
}

double noise(int replicate) { return std::sin(1.0 + 3.0 * replicate); }

}  // namespace

TEST_CASE("alone, without and Shapley's share follow from values known by hand") {
  // a takes 2 off, b takes 3 off, together 1 less than that; c does nothing. By replicate b varies.
  const auto worth = [](const Policies& on, Outcome, int i) {
    const double a = on.count("a") > 0 ? -2.0 : 0.0, b = on.count("b") > 0 ? -3.0 - noise(i) : 0.0;
    return 10.0 + 4.0 * noise(i) + a + b + (a != 0.0 && b != 0.0 ? 1.0 : 0.0);
  };
  const int n = 7;
  Runs runs(made_up::run(n, worth));
  const Rows<AttributionRow> table = attribute({"all", {"c", "a", "b"}, 0, 2}, runs);
  CHECK(runs.made() == 8);
  double mean = 0.0, squares = 0.0;
  for (int i = 0; i < n; ++i) mean += noise(i) / n;
  for (int i = 0; i < n; ++i) squares += (noise(i) - mean) * (noise(i) - mean);
  const double error = std::sqrt(squares / (n - 1) / n);
  const YearValues values = made_up::values_of(ask_of({"all", {"a"}, 0, 1}, 0), n, worth);
  for (const Outcome outcome : attributed_outcomes())
    for (const int year : {0, 1}) {
      const double f = factor_of(values, outcome, year);
      auto rows = rows_of(table, outcome, 2026 + year);
      REQUIRE(rows.size() == 4);
      const auto is = [&](double found, double expected) {
        CHECK(found == doctest::Approx(f * expected).epsilon(1e-12));
      };
      is(rows["a"].alone, -2.0);
      is(rows["a"].without, -1.0);
      is(rows["a"].shapley, -1.5);
      CHECK(rows["a"].standard_error_alone == 0.0);
      CHECK(*rows["a"].standard_error_shapley == doctest::Approx(0.0));
      is(rows["b"].alone, -3.0 - mean);
      is(rows["b"].without, -2.0 - mean);
      is(rows["b"].shapley, -2.5 - mean);
      is(rows["b"].standard_error_alone, error);
      is(*rows["b"].standard_error_shapley, error);
      is(rows["*"].shapley, -4.0 - mean);
      is(rows["*"].alone, -4.0 - mean);
      is(*rows["*"].interaction, 1.0);
      CHECK(*rows["*"].standard_error_interaction == doctest::Approx(0.0));
      CHECK_FALSE(rows["a"].interaction.has_value());
      // A policy of no effect has nothing, to the bit.
      for (const double x : {rows["c"].alone, rows["c"].without, rows["c"].shapley, rows["c"].standard_error_alone,
                             rows["c"].standard_error_without, *rows["c"].standard_error_shapley})
        CHECK(x == 0.0);
    }
}

TEST_CASE("shares add up to the total in every row, of every place, year and measure") {
  const auto worth = [](const Policies& on, Outcome outcome, int i) {
    double product = outcome == outcome::cost ? 5e7 : 12.0;
    int k = 1;
    for (const char* name : {"a", "b", "c", "d"}) {
      if (on.count(name) > 0) product *= 1.0 - 0.05 * k + 0.01 * noise(i + 7 * k);
      ++k;
    }
    return product + (on.size() == 4 ? 0.3 * noise(i) : 0.0);
  };
  for (const int orders : {0, 1, 2, 5}) {
    Runs runs(made_up::run(20, worth));
    const Rows<AttributionRow> table = attribute({"all", {"a", "b", "c", "d"}, orders, 1}, runs);
    std::size_t totals = 0;
    double alone = 0.0, shares = 0.0;
    for (std::size_t r = table.rows.size(); r-- > 0;) {  // `*` stands before the policies of its group
      const AttributionRow& row = table.rows[r];
      if (row.policy != "*") {
        alone += row.alone;
        shares += row.shapley;
        CHECK(row.standard_error_shapley.has_value() == (orders == 0 || orders == 5));
        continue;
      }
      ++totals;
      const double scale = std::max(1.0, std::abs(row.shapley));
      CHECK(std::abs(shares - row.shapley) < 1e-9 * scale);
      CHECK(std::abs(alone + *row.interaction - row.shapley) < 1e-9 * scale);
      alone = shares = 0.0;
    }
    // 5 places of the small run; gap, shortage and leavers by two professions and `*`, rooms and cost by place.
    CHECK(totals == 2 * 5 * (3 * 3 + 2));
    CHECK(table.rows.size() == totals * 5);
  }
}

TEST_CASE("two identical policies have equal shares") {
  const auto worth = [](const Policies& on, Outcome, int i) {
    const double twins = static_cast<double>(on.count("a") + on.count("z"));
    return 30.0 - std::sqrt(twins) * (2.0 + noise(i)) - (on.count("m") > 0 ? 1.0 + twins * twins : 0.0);
  };
  Runs runs(made_up::run(9, worth));
  const Rows<AttributionRow> table = attribute({"all", {"z", "m", "a"}, 0, 1}, runs);
  auto rows = rows_of(table, outcome::leavers, 2026, "ank", "ops");
  REQUIRE(rows.size() == 4);
  CHECK(rows["a"].shapley == doctest::Approx(rows["z"].shapley).epsilon(1e-13));
  CHECK(rows["a"].alone == rows["z"].alone);
  CHECK(rows["a"].without == rows["z"].without);
  CHECK(std::abs(rows["a"].shapley - rows["m"].shapley) > 0.1);
}

TEST_CASE("a policy of no effect has nothing in sums of a billion euro, whose last bits are a millionth") {
  const auto worth = [](const Policies& on, Outcome, int i) {
    double cost = 1e9 * (1.1 + noise(i));
    for (const char* name : {"a", "b", "c"})
      if (on.count(name) > 0) cost *= 0.97 + 0.01 * noise(i + name[0]);
    return cost;
  };
  Runs runs(made_up::run(11, worth));
  for (const AttributionRow& row : attribute({"all", {"a", "b", "c", "niets"}, 0, 1}, runs).rows) {
    if (row.policy != "niets") continue;
    CHECK(row.alone == 0.0);
    CHECK(row.without == 0.0);
    CHECK(row.shapley == 0.0);
    CHECK(*row.standard_error_shapley == 0.0);
  }
}

TEST_CASE("one policy has the whole, and no interaction") {
  Runs runs(made_up::run(5, [](const Policies& on, Outcome, int i) { return noise(i) * (on.empty() ? 1.0 : 3.0); }));
  const Rows<AttributionRow> table = attribute({"all", {"only"}, 0, 1}, runs);
  CHECK(runs.made() == 2);
  for (std::size_t r = 0; r < table.rows.size(); r += 2) {
    CHECK(table.rows[r].shapley == table.rows[r + 1].shapley);
    CHECK(table.rows[r].shapley == table.rows[r + 1].without);
    CHECK(*table.rows[r].interaction == 0.0);
    CHECK(table.rows[r].standard_error_without == table.rows[r + 1].standard_error_without);
  }
}

TEST_CASE("an alternative without policies has no rows, and nothing is run") {
  Runs runs(made_up::run(5, [](const Policies&, Outcome, int) { return 1.0; }));
  CHECK(attribute({"baseline", {}, 0, 1}, runs).rows.empty());
  CHECK(runs.made() == 0);
}

TEST_CASE("what is known already is not run again") {
  const auto worth = [](const Policies& on, Outcome, int i) { return noise(i) + static_cast<double>(on.size()); };
  Runs runs(made_up::run(5, worth));
  const AttributionAsked asked{"all", {"a", "b", "c"}, 0, 1};
  for (const PartSet set : {PartSet{0}, PartSet{2}, PartSet{7}}) {
    Ask ask = ask_of(asked, set);
    std::reverse(ask.policies.begin(), ask.policies.end());  // the order of policies is no difference
    runs.know(ask, std::make_shared<const YearValues>(made_up::values_of(ask, 5, worth)));
  }
  (void)attribute(asked, runs);
  CHECK(runs.made() == 5);
}

TEST_CASE("rows stand in byte order of their keys, the total of each group first") {
  Runs runs(made_up::run(3, [](const Policies& on, Outcome, int) { return 1.0 - static_cast<double>(on.size()); }));
  const Rows<AttributionRow> table = attribute({"all", {"b", "Z", "a"}, 0, 1}, runs);
  const auto key = [](const AttributionRow& row) {
    return std::tuple(row.year, row.region, row.organisation, row.profession, row.measure, row.policy);
  };
  for (std::size_t r = 1; r < table.rows.size(); ++r) CHECK(key(table.rows[r - 1]) < key(table.rows[r]));
}

TEST_CASE("sampled shares of runs agree with the exact ones within their errors") {
  // 8 policies that multiply, 30 sampled orders: 15 pairs, |t| < 8 has a tail of 1.4e-6 at 14 degrees of freedom
  // (Student); 8 shares of one series: false alarm about 1e-5.
  const std::vector<std::string> names{"a", "b", "c", "d", "e", "f", "g", "h"};
  const auto worth = [&](const Policies& on, Outcome, int i) {
    double product = 100.0 + 5.0 * noise(i);
    int k = 1;
    for (const std::string& name : names) {
      if (on.count(name) > 0) product *= k % 2 == 0 ? 1.0 + 0.2 * k : 0.6;
      ++k;
    }
    return product;
  };
  Runs runs(made_up::run(50, worth)), fewer(made_up::run(50, worth));
  auto exact = rows_of(attribute({"all", names, 0, 1}, runs), Measure::gap_fte, 2027);
  const Rows<AttributionRow> table = attribute({"all", names, 30, 1}, fewer);
  auto sampled = rows_of(table, Measure::gap_fte, 2027);
  CHECK(runs.made() == 256);
  CHECK(fewer.made() < 256);
  for (const std::string& name : names) {
    const double off = sampled[name].shapley - exact[name].shapley;
    CHECK(std::abs(off) < 8.0 * *sampled[name].standard_error_shapley);
    CHECK(*sampled[name].standard_error_shapley > *exact[name].standard_error_shapley);
    CHECK(sampled[name].alone == doctest::Approx(exact[name].alone).epsilon(1e-12));
    CHECK(sampled[name].without == doctest::Approx(exact[name].without).epsilon(1e-12));
  }
}

}  // namespace spp
