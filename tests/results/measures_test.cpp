// The tables of measures and flows, and the shape of the arrays.
#include "results/measures.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "results/results.hpp"

using namespace spp;

TEST_CASE("each measure stands at its own place in the table, named once, with a meaning in both languages") {
  REQUIRE(measures().size() == measure_count);
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < measures().size(); ++i) {
    const MeasureText& one = measures()[i];
    CAPTURE(std::string(one.name));
    CHECK(static_cast<std::size_t>(one.id) == i);
    CHECK(names.insert(one.name).second);
    CHECK_FALSE(one.unit.empty());
    CHECK_FALSE(one.meaning.nl.empty());
    CHECK_FALSE(one.meaning.en.empty());
    CHECK(one.meaning.nl != one.meaning.en);
    CHECK(measure_named(one.name) == one.id);
    CHECK(text(one.id).name == one.name);
  }
  CHECK_FALSE(measure_named("headcounts").has_value());
}

TEST_CASE("each flow stands at its own place in the table, with a meaning in both languages") {
  REQUIRE(flows().size() == flow_count);
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < flows().size(); ++i) {
    CHECK(static_cast<std::size_t>(flows()[i].id) == i);
    CHECK(names.insert(flows()[i].name).second);
    CHECK_FALSE(flows()[i].meaning.nl.empty());
    CHECK_FALSE(flows()[i].meaning.en.empty());
  }
  CHECK(names.contains("return"));
}

TEST_CASE("the main measures are those that record.monthly names") {
  const std::set<std::string_view> said{"headcount",     "required_fte", "available_fte", "gap_fte",
                                        "shortage_fte",  "vacancies",    "trainees",      "workload",
                                        "rooms_planned", "rooms_open",   "rooms_closed"};
  std::set<std::string_view> found;
  for (const MeasureText& one : measures())
    if (one.main) found.insert(one.name);
  CHECK(found == said);
}

TEST_CASE("a measure's terms have a profession where its rows do") {
  for (const MeasureText& one : measures()) {
    CAPTURE(std::string(one.name));
    if (one.level == Level::organisation)
      for (const Term& term : one.above)
        if (term.sign != 0.0) CHECK_FALSE(per_profession(term.kept));
    if (one.level == Level::profession)
      for (const Term& term : one.above)
        if (term.sign != 0.0) CHECK(per_profession(term.kept));
    // Only what is never added up over professions may be divided by something of the whole organisation.
    if (one.below[0].sign != 0.0 && one.all_professions) CHECK(per_profession(one.below[0].kept));
  }
}

TEST_CASE("every kept series and every flow has memory of its own, and all of it is used") {
  Axes axes;
  axes.regions = {"noord"};
  axes.organisations = {"a", "b"};
  axes.professions = {"x", "y", "z"};
  axes.causes = {"retirement"};
  axes.region_of = {Region{0}, Region{0}};
  axes.start = {2026, 11};
  axes.months = 3;
  Results results(axes, {FlowSlot{}, FlowSlot{}}, 5);
  CHECK(results.periods() == 4);
  std::set<const double*> seen;
  std::size_t series = 0;
  const auto note = [&](std::span<double> one) {
    REQUIRE(one.size() == 5);
    for (double& x : one) {
      CHECK(x == 0.0);
      seen.insert(&x);
    }
    ++series;
  };
  for (int k = 0; k < kept_count; ++k)
    for (int t = 0; t < 4; ++t)
      for (int h = 0; h < 2; ++h)
        for (int p = 0; p < (per_profession(static_cast<Kept>(k)) ? 3 : 1); ++p)
          note(results.kept(static_cast<Kept>(k), t, {h}, {p}));
  for (std::size_t slot = 0; slot < 2; ++slot)
    for (int year = 0; year < 2; ++year) note(results.flow(slot, year));
  CHECK(seen.size() == series * 5);
  CHECK(results_bytes(axes, 2, 5) == series * 5 * sizeof(double));
  // A quantity without a profession is the same whatever profession is named.
  CHECK(results.kept(Kept::rooms_open, 1, {1}, {0}).data() == results.kept(Kept::rooms_open, 1, {1}, {2}).data());
}
