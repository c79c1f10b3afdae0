// People are conserved to the head, flexible staff among them, on generated scenarios with mechanisms. Who arrives as
// flexible from outside, and who leaves for good from there, is in no flow: with both at zero their number follows
// from flows exactly, with one of them it is off by a whole number to one side.
#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "generated/runs.hpp"
#include "generated/scenarios.hpp"
#include "support/world.hpp"

namespace spp {
namespace {

using generated::Generated;
using generated::Tree;
using generated::Wish;

#ifdef SPP_TEST_SMALL
constexpr int scenarios = 8;
#else
constexpr int scenarios = 60;
#endif
constexpr int replicates = 16;

/// One, three and all mechanisms, flexible staff among them.
void for_each_flexible(const std::function<void(Tree)>& law) {
  const auto& names = generated::mechanism_names();
  for (int number = 1; number <= scenarios; ++number) {
    const auto n = static_cast<std::size_t>(number);
    Wish wish{.mechanisms = {"flex"}};
    if (number % 3 == 1) wish.mechanisms = names;
    if (number % 3 == 2)
      wish.mechanisms.insert(wish.mechanisms.end(), {names[n % names.size()], names[n / 3 % names.size()]});
    const Generated made = generated::make(6000 + n, wish);
    law(made.tree);
  }
}

/// Of a region, by calendar year and replicate; `p` −1 = all professions.
class People {
 public:
  People(const Results& results, int r) : results_(results), r_(r) {}

  [[nodiscard]] double stock(Kept what, int p, int period, std::size_t i) const {
    double sum = 0;
    for (int h = 0; h < axes().organisation_count(); ++h)
      for (int q = 0; q < axes().profession_count(); ++q)
        if (here(h) && (p < 0 || p == q)) sum += results_.kept(what, period, {h}, {q})[i];
    return sum;
  }
  /// Of one cause, of all (empty), or of all but those in `but`.
  [[nodiscard]] double flow(Flow what, int p, int year, std::size_t i, const std::string& cause = {},
                            const std::set<std::string>& but = {}) const {
    double sum = 0;
    for (std::size_t s = 0; s < results_.slots().size(); ++s) {
      const FlowSlot& slot = results_.slots()[s];
      if (slot.flow != what || !here(slot.organisation.value) || (p >= 0 && slot.profession.value != p)) continue;
      if ((cause.empty() || slot.cause == cause) && but.count(slot.cause) == 0) sum += results_.flow(s, year)[i];
    }
    return sum;
  }
  /// Whether somebody who comes back finds an organisation with establishment in each of these months.
  [[nodiscard]] bool takes_back(int p, int first, int last, std::size_t i) const {
    for (int period = first + 1; period <= last; ++period)
      if (stock(Kept::establishment_fte, p, period, i) <= 0) return false;
    return true;
  }

 private:
  [[nodiscard]] const Axes& axes() const { return results_.axes(); }
  [[nodiscard]] bool here(int h) const { return axes().region_of[static_cast<std::size_t>(h)].value == r_; }
  const Results& results_;
  int r_;
};

/// Visits every region, calendar year (its first and last period) and replicate.
void for_each_year(const Results& results,
                   const std::function<void(const People&, int year, int first, int last, std::size_t i)>& visit) {
  const Axes& axes = results.axes();
  for (int r = 0; r < axes.region_count(); ++r)
    for (int year = 0, first = 0; year < axes.year_count(); ++year) {
      int last = first;
      while (last < axes.months && axes.year_index(last) == year) ++last;
      for (std::size_t i = 0; i < static_cast<std::size_t>(results.replicates()); ++i)
        visit(People(results, r), year, first, last, i);
      first = last;
    }
}

/// How far F changed beyond who left for it less who came back, for each profession, region, year and replicate.
void for_each_excess(const Tree& tree, const std::function<void(double excess, bool takes_back)>& visit) {
  const Results results = generated::run(tree, replicates);
  for (int p = 0; p < results.axes().profession_count(); ++p)
    for_each_year(results, [&](const People& region, int year, int first, int last, std::size_t i) {
      const double change = region.stock(Kept::flex_heads, p, last, i) - region.stock(Kept::flex_heads, p, first, i);
      visit(change - region.flow(Flow::exit, p, year, i, "flex") + region.flow(Flow::from_flex, p, year, i),
            region.takes_back(p, first, last, i));
    });
}

/// Nobody enters or leaves: one region, establishment everywhere, people who only move, train and come and go as
/// flexible staff, with every policy and shock of the scenario.
Tree closed(Tree tree) {
  for (const char* key : {"applicants", "own_applicants", "exit_split", "exit_factors", "exits"}) tree.remove(key);
  const bool career = tree.find("causes") && tree["causes"].find("doorgroei");
  const std::string to = career ? tree["causes"]["doorgroei"].find("becomes")->scalar : "";
  if (tree.find("causes")) tree["causes"].remove("verhuizing");
  if (!career) tree.remove("causes");
  tree["age_shares"] = "{20: 1, 60: 0}";
  tree["establishment"] = 7;
  for (auto& [h, organisation] : tree["organisations"].keys) organisation.remove("region");
  for (auto& [p, profession] : tree["professions"].keys) {
    profession["retirement_age"] = "74";
    tree["exits"][p]["mobility"] = 0.9;
    tree["exits"][p]["flex"] = 1.1;
    if (career && p != to) tree["exits"][p]["doorgroei"] = 0.7;
  }
  const auto close = [](Tree& programme) {
    programme.remove("dropout");
    programme.remove("yield");
    programme["fill"] = 0;
    programme["stay_region"] = 1;
  };
  if (tree.find("programmes"))
    for (auto& [g, programme] : tree["programmes"].keys) close(programme);
  if (tree.find("policies"))
    for (auto& [name, policy] : tree["policies"].keys)
      if (policy.find("programme") && !policy["programme"].keys.empty()) close(policy["programme"]);
  tree["flex"]["out"] = 0;
  tree["flex"]["arrivals"] = 0;
  return tree;
}

}  // namespace

TEST_CASE("flexible staff change by who leaves for it less who comes back, where nobody arrives or goes") {
  int moved = 0;
  for_each_flexible([&](Tree tree) {
    tree["flex"]["arrivals"] = 0;
    tree["flex"]["out"] = 0;
    INFO(text(tree));
    for_each_excess(tree, [&](double excess, bool takes_back) {
      // Who comes back where nobody has establishment is gone.
      if (takes_back)
        CHECK(excess == 0);
      else
        CHECK((excess <= 0 && excess == std::floor(excess)));
      moved += takes_back ? 1 : 0;
    });
  });
  CHECK(moved > 100);
}

TEST_CASE("flexible staff only fall beyond that where some go for good, and only rise where some arrive") {
  int fell = 0, rose = 0;
  for_each_flexible([&](Tree tree) {
    Tree arriving = tree;
    tree["flex"]["arrivals"] = 0;
    INFO(text(tree));
    for_each_excess(tree, [&](double excess, bool) {
      CHECK((excess <= 0 && excess == std::floor(excess)));
      fell += excess < 0 ? 1 : 0;
    });
    arriving["flex"]["out"] = 0;
    for_each_excess(arriving, [&](double excess, bool takes_back) {
      CHECK(excess == std::floor(excess));
      if (takes_back) CHECK(excess >= 0);
      rose += excess > 0 ? 1 : 0;
    });
  });
  CHECK(fell > 100);
  CHECK(rose > 100);
}

TEST_CASE("staff, trainees and flexible staff of a region change by who enters it less who leaves it") {
  for_each_flexible([](Tree tree) {
    tree["flex"]["arrivals"] = 0;
    tree["flex"]["out"] = 0;
    INFO(text(tree));
    const Results results = generated::run(tree, replicates);
    for_each_year(results, [&](const People& region, int year, int first, int last, std::size_t i) {
      double change = 0;
      for (const Kept what : {Kept::headcount, Kept::trainees, Kept::flex_heads})
        change += region.stock(what, -1, last, i) - region.stock(what, -1, first, i);
      const auto of = [&](Flow what) { return region.flow(what, -1, year, i); };
      const double out = region.flow(Flow::exit, -1, year, i, {}, {"mobility", "flex", "doorgroei"});
      const double balance = of(Flow::intake) + of(Flow::hire) - out - of(Flow::dropout) - of(Flow::graduate_leave);
      bool takes_back = true;
      for (int p = 0; p < results.axes().profession_count(); ++p)
        takes_back = takes_back && region.takes_back(p, first, last, i);
      if (takes_back)
        CHECK(change == balance);
      else
        CHECK(change <= balance);
    });
  });
}

TEST_CASE("where nobody enters or leaves, every head is somewhere in every month") {
  double changes = 0;
  for_each_flexible([&](const Tree& tree) {
    const Tree shut = closed(tree);
    INFO(text(shut));
    const Results results = generated::run(shut, replicates);
    const People region(results, results.axes().region_of.front().value);
    for (std::size_t i = 0; i < static_cast<std::size_t>(replicates); ++i) {
      double before = -1;
      for (int period = 0; period < results.periods(); ++period) {
        const double flexible = region.stock(Kept::flex_heads, -1, period, i);
        const double heads =
            region.stock(Kept::headcount, -1, period, i) + region.stock(Kept::trainees, -1, period, i) + flexible;
        if (before >= 0) REQUIRE(heads == before);
        before = heads;
        if (period > 0) changes += std::abs(flexible - region.stock(Kept::flex_heads, -1, period - 1, i));
      }
    }
  });
  CHECK(changes > 1000);
}

}  // namespace spp
