// The smallest realisation with which something is met: of functions whose roots are known.
#include "study/break_even.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "study/made_up.hpp"

namespace spp {
namespace {

Estimate sure(double mean) { return {mean, 0.0}; }

}  // namespace

TEST_CASE("a straight line is met where it crosses, and its error is that of the distance by the slope") {
  const SmallestMet found = smallest_met([](double r) { return Estimate{0.7 - 0.8 * r, 0.04}; });
  REQUIRE(found.at.has_value());
  CHECK(*found.at == doctest::Approx(0.875).epsilon(1e-12));
  CHECK(*found.error == doctest::Approx(0.05).epsilon(1e-9));
  CHECK(found.runs == 5 + 8);  // 0, ¼, ½, ¾, 1, then the halvings
}

TEST_CASE("a curve is met where it crosses, to a millionth") {
  const SmallestMet found = smallest_met([](double r) { return sure(std::exp(-r) - 0.3); });
  CHECK(std::abs(*found.at + std::log(0.3)) < 1e-6);
}

TEST_CASE("of several crossings the smallest counts") {
  // Met between 0.4 and 0.9 and from 1.6 on: (0.4 − r)(0.9 − r)(1.6 − r) is below 0 there.
  const SmallestMet found = smallest_met([](double r) { return sure((0.4 - r) * (0.9 - r) * (1.6 - r)); });
  CHECK(*found.at == doctest::Approx(0.4).epsilon(1e-5));
}

TEST_CASE("what is never met between 0 and 2 says so after the whole grid") {
  const SmallestMet found = smallest_met([](double r) { return sure(2.5 - r); });
  CHECK_FALSE(found.at.has_value());
  CHECK_FALSE(found.error.has_value());
  CHECK(found.runs == 9);
  CHECK(*smallest_met([](double r) { return sure(2.0 - r); }).at == doctest::Approx(2.0));
}

TEST_CASE("what is met without any effect is met at 0, without an error") {
  const SmallestMet found = smallest_met([](double r) { return Estimate{-1.0 + r, 0.3}; });
  CHECK(*found.at == 0.0);
  CHECK_FALSE(found.error.has_value());
  CHECK(found.runs == 1);
}

TEST_CASE("a claim that makes no difference at 0 is met there only where a little of it is met too") {
  CHECK(*smallest_met([](double r) { return sure(-r); }).at == 0.0);
  CHECK_FALSE(smallest_met([](double r) { return sure(r); }).at.has_value());
  // Dearer at first, cheaper from 1.3 on: r (1.3 − r).
  CHECK(*smallest_met([](double r) { return sure(r * (1.3 - r)); }).at == doctest::Approx(1.3).epsilon(1e-5));
}

TEST_CASE("policies one by one and together, against the first alternative") {
  // The first alternative costs 100 a cell; policy a saves 10 · its realisation for 4, b saves 6 · its realisation
  // for 9. With the other as written (realisation 1): a pays where 4 + 9 − 6 = 7 is met by 10 r, so 0.7; b where 4 + 9
  // − 10 = 3 by 6 r, so 0.5; together 13 by 16 r, 0.8125. In every replicate the same but for what is common to both.
  const auto realisation = [](const Ask& ask, const std::string& policy) {
    for (const std::string& change : ask.overlay)
      if (change.starts_with("policies." + policy + ".realisation="))
        return std::stod(change.substr(change.rfind('=') + 1));
    return 1.0;
  };
  Runs runs([&](const Ask& ask) {
    return std::make_shared<const YearValues>(
        made_up::values_of(ask, 6, [&](const made_up::Policies& on, Outcome, int i) {
          double cost = 100.0 + std::sin(i);
          if (on.count("a") > 0) cost += 4.0 - 10.0 * realisation(ask, "a");
          if (on.count("b") > 0) cost += 9.0 - 6.0 * realisation(ask, "b");
          return cost;
        }));
  });
  const Rows<BreakEvenRow> table = break_even({"both", {"b", "a"}, {}}, {cost_criterion()}, runs);
  REQUIRE(table.rows.size() == 3);
  // Each search counts the first alternative, which is run once.
  CHECK(runs.made() == table.rows[0].runs + table.rows[1].runs + table.rows[2].runs - 2);
  const std::array names{"*", "a", "b"};
  const std::array expected{0.8125, 0.7, 0.5};
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(table.rows[k].alternative == "both");
    CHECK(table.rows[k].policy == names[k]);
    CHECK(table.rows[k].criterion == "cost");
    CHECK(*table.rows[k].realisation == doctest::Approx(expected[k]).epsilon(1e-9));
    CHECK(*table.rows[k].standard_error < 1e-9);
  }
}

TEST_CASE("one policy has the same break-even as all of them, and is run once") {
  Runs runs([&](const Ask& ask) {
    const double r = ask.overlay.empty() ? 1.0 : std::stod(ask.overlay[0].substr(ask.overlay[0].rfind('=') + 1));
    return std::make_shared<const YearValues>(
        made_up::values_of(ask, 4, [&](const made_up::Policies& on, Outcome, int i) {
          return on.empty() ? 50.0 : 53.0 - 4.0 * r + 0.1 * std::cos(i);
        }));
  });
  const Rows<BreakEvenRow> table = break_even({"one", {"a"}, {}}, {cost_criterion()}, runs);
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].policy == "*");
  CHECK(table.rows[1].policy == "a");
  CHECK(*table.rows[0].realisation == *table.rows[1].realisation);
  CHECK(runs.made() == table.rows[0].runs);
}

}  // namespace spp
