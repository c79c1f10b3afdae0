// The tables of measures and flows, and the shape of the arrays.
#include "results/measures.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <ostream>  // a set of kept quantities is printed where a check fails
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

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

TEST_CASE("items of costs and of contribution stand at their own place, each with a meaning in both languages") {
  REQUIRE(cost_items().size() == cost_item_count);
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < cost_items().size(); ++i) {
    CHECK(static_cast<std::size_t>(cost_items()[i].id) == i);
    CHECK(names.insert(cost_items()[i].name).second);
    CHECK_FALSE(cost_items()[i].meaning.nl.empty());
    CHECK_FALSE(cost_items()[i].meaning.en.empty());
  }
  CHECK(names == std::set<std::string_view>{"employer", "training", "flex", "exchange", "policy", "closed_rooms",
                                            "leavers", "charge", "vat", "training_fee"});
  names.clear();
  for (const ContributionText& one : contribution_items()) {
    CHECK(names.insert(one.name).second);
    CHECK_FALSE(one.unit.empty());
    CHECK_FALSE(one.meaning.nl.empty());
    CHECK_FALSE(one.meaning.en.empty());
  }
  CHECK(names == std::set<std::string_view>{"trained", "moved", "exchanged", "lent", "charged"});
  CHECK(contribution_items()[trained_item].name == "trained");
  CHECK(contribution_items()[moved_item].name == "moved");
  CHECK(text(Contribution::exchanged).name == "exchanged");
  CHECK(text(Contribution::lent).name == "lent");
  CHECK(text(Contribution::charged).name == "charged");
}

TEST_CASE("behind a measure stand the quantities of its terms") {
  const auto set_of = [](std::initializer_list<Kept> list) {
    KeptSet set;
    for (const Kept kept : list) set.set(static_cast<std::size_t>(kept));
    return set;
  };
  CHECK(kept_behind(Measure::away) == set_of({Kept::away}));
  CHECK(kept_behind(Measure::gap_share) == set_of({Kept::required_fte, Kept::available_fte}));
  CHECK(kept_behind(Measure::workload) == set_of({Kept::workload, Kept::required_fte}));
  CHECK(kept_behind(Measure::absence_share) == set_of({Kept::absent_fte, Kept::own_fte}));
  CHECK(kept_behind(Measure::rooms_closed) == set_of({Kept::rooms_planned, Kept::rooms_open}));
  for (const MeasureText& one : measures()) CHECK(kept_behind(one.id).any());  // each has its mechanism
}

namespace {

Axes axes_of_two() {
  Axes axes;
  axes.regions = {"noord"};
  axes.organisations = {"a", "b"};
  axes.professions = {"x", "y", "z"};
  axes.causes = {"retirement"};
  axes.region_of = {Region{0}, Region{0}};
  axes.start = {2026, 11};
  axes.months = 3;
  return axes;
}

}  // namespace

TEST_CASE("every series has memory of its own, and all of it is used") {
  const Axes axes = axes_of_two();
  Results results(axes, {{FlowSlot{}, FlowSlot{}}, {ContributionSlot{}}}, 5);
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
  for (int year = 0; year < 2; ++year) {
    for (std::size_t slot = 0; slot < 2; ++slot) note(results.flow(slot, year));
    note(results.contribution(0, year));
    for (const CostText& item : cost_items())
      for (int h = 0; h < 2; ++h) note(results.cost(item.id, year, {h}));
  }
  CHECK(seen.size() == series * 5);
  CHECK(results_bytes(axes, 3, 5) == series * 5 * sizeof(double));
  // A quantity without a profession is the same whatever profession is named.
  CHECK(results.kept(Kept::rooms_open, 1, {1}, {0}).data() == results.kept(Kept::rooms_open, 1, {1}, {2}).data());
}

TEST_CASE("what is not stored takes no memory and reads as zeros") {
  const Axes axes = axes_of_two();
  KeptSet stored;
  stored.set(static_cast<std::size_t>(Kept::headcount));
  stored.set(static_cast<std::size_t>(Kept::rooms_open));
  Results results(axes, {}, 5, stored);
  for (int t = 0; t < 4; ++t) {
    for (double& x : results.kept(Kept::headcount, t, {1}, {2})) x = 3.0;
    for (double& x : results.kept(Kept::rooms_open, t, {1}, {0})) x = 4.0;
  }
  const Results& read = results;
  CHECK(read.stores(Kept::headcount));
  CHECK_FALSE(read.stores(Kept::workload));
  CHECK(read.kept(Kept::headcount, 3, {1}, {2})[4] == 3.0);
  CHECK(read.kept(Kept::headcount, 3, {0}, {2})[4] == 0.0);
  CHECK(read.kept(Kept::rooms_open, 3, {1}, {0})[0] == 4.0);
  REQUIRE(read.kept(Kept::workload, 3, {1}, {2}).size() == 5);
  for (const double x : read.kept(Kept::workload, 3, {1}, {2})) CHECK(x == 0.0);
  const std::size_t costs = cost_item_count * 2 * 2, kept = 4 * 2 * 3 + 4 * 2;
  CHECK(results_bytes(axes, 0, 5, stored) == (costs + kept) * 5 * sizeof(double));
}

TEST_CASE("what is kept by year has its start and the sum of each year's months") {
  const Axes axes = axes_of_two();  // November and December of one year, January of the next
  KeptSet stored, by_year;
  for (const Kept kept : {Kept::headcount, Kept::vacancies, Kept::rooms_open}) {
    stored.set(static_cast<std::size_t>(kept));
    if (kept != Kept::headcount) by_year.set(static_cast<std::size_t>(kept));
  }
  Results results(axes, {}, 5, stored, by_year);
  for (const Kept kept : {Kept::headcount, Kept::vacancies, Kept::rooms_open})
    for (int t = 0; t < 4; ++t)
      for (double& x : results.kept(kept, t, {1}, {2})) x += 0.1 * (t + 1);
  const Results& read = results;
  CHECK(read.monthly(Kept::headcount));
  CHECK_FALSE(read.monthly(Kept::vacancies));
  std::vector<double> scratch(5);
  for (const Kept kept : {Kept::headcount, Kept::vacancies, Kept::rooms_open}) {
    CHECK(read.kept(kept, 0, {1}, {2})[4] == 0.1);
    CHECK(read.year_sum(kept, 0, {1}, {2}, scratch)[4] == 0.1 * 2 + 0.1 * 3);
    CHECK(read.year_sum(kept, 1, {1}, {2}, scratch)[4] == 0.1 * 4);
    CHECK(read.year_sum(kept, 1, {0}, {2}, scratch)[4] == 0.0);
  }
  CHECK(read.year_sum(Kept::workload, 1, {1}, {2}, scratch)[4] == 0.0);  // not stored
  CHECK_THROWS_AS(static_cast<void>(read.kept(Kept::vacancies, 1, {1}, {2})), std::logic_error);
  const std::size_t costs = cost_item_count * 2 * 2, kept = 4 * 2 * 3 + 3 * 2 * 3 + 3 * 2;
  CHECK(results_bytes(axes, 0, 5, stored, by_year) == (costs + kept) * 5 * sizeof(double));
}

TEST_CASE("a year follows from sums but for positive parts and products") {
  for (const MeasureText& one : measures())
    CHECK(follows_from_sums(one.id) == (one.id != Measure::shortage_fte && one.id != Measure::workload));
}
