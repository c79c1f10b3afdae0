// An organisation under another name. Where nothing links it to others it changes only its own: theirs stays to the
// bit, and its own keeps its law. With links, every law stays. Laws are compared as in agreement.hpp: a stated
// false-alarm rate for all comparisons of a case together, at any sample size.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include "generated/agreement.hpp"
#include "generated/runs.hpp"
#include "generated/scenarios.hpp"
#include "support/world.hpp"

namespace spp {
namespace {

using generated::Comparison;
using generated::Generated;
using generated::Pair;
using generated::Tree;
using generated::Wish;

#ifdef SPP_TEST_SMALL
constexpr int unlinked_scenarios = 6, linked_scenarios = 4, few = 16, many = 60;
#else
constexpr int unlinked_scenarios = 24, linked_scenarios = 6, few = 64, many = 300;
#endif
constexpr double false_alarm = 1e-6;

const std::string old_name = "h0";  // is in every scenario with mechanisms, first by name

/// The scenario with `h0` under another name, wherever it stands.
std::string renamed(const Tree& tree, const std::string& name) {
  return std::regex_replace(text(tree), std::regex("\\b" + old_name + "\\b"), name);
}

// ---- scenarios in which nothing links `h0` to the others

/// Without what is shared over all organisations of a policy, in whatever region: its fixed cost, and a total of
/// participants. An exchange is for all, so that it has two to exchange wherever there are two.
void unshare_policies(Tree& tree) {
  if (!tree.find("policies")) return;
  for (auto& [name, policy] : tree["policies"].keys) {
    policy.remove("fixed_cost");
    if (!policy.find("participants")) continue;
    policy.remove("organisations");
    if (policy["participants"].find("total")) policy["participants"] = Tree(*policy["participants"].find("total"));
  }
}

/// In a region of its own, with every mechanism at work; the other two share one.
Tree apart(const Generated& made) {
  Tree tree = made.tree;
  tree["between_organisations"] = 0.3;
  tree["regions"]["r9"]["name"] = "r9";
  for (auto& [h, organisation] : tree["organisations"].keys) organisation.remove("region");
  tree["organisations"][old_name]["region"] = "r9";
  unshare_policies(tree);
  return tree;
}

/// Programmes of the scenario, and those that a policy adds.
void for_each_programme(Tree& tree, const std::function<void(Tree&)>& act) {
  if (tree.find("programmes"))
    for (auto& [g, programme] : tree["programmes"].keys) act(programme);
  if (tree.find("policies"))
    for (auto& [name, policy] : tree["policies"].keys)
      if (policy.find("programme") && !policy["programme"].keys.empty()) act(policy["programme"]);
}

/// All mechanisms but some.
std::vector<std::string> all_but(const std::vector<std::string>& some) {
  std::vector<std::string> names = generated::mechanism_names();
  std::erase_if(names,
                [&](const std::string& name) { return std::find(some.begin(), some.end(), name) != some.end(); });
  return names;
}

/// Among others, with the mechanisms that stay within an organisation.
Tree among(const Generated& made) {
  Tree tree = made.tree;
  tree["between_organisations"] = 0.3;
  tree.remove("applicants");
  if (tree.find("exits"))
    for (auto& [p, causes] : tree["exits"].keys) {
      causes.remove("mobility");
      causes.remove("flex");
      causes["elsewhere"] = 0.2;
    }
  for_each_programme(tree, [](Tree& programme) {
    for (const char* link : {"stay_region", "transfer", "capacity"}) programme.remove(link);
  });
  unshare_policies(tree);
  if (tree.find("policies"))
    for (auto& [name, policy] : tree["policies"].keys)
      if (policy.find("share")) policy["share"] = 0;  // the pool's other half, its effect on exits, stays
  return tree;
}

// ---- what two runs say of the same thing

/// Everything of a run by name, `name` written as `old_name`. What a region has is kept under no organisation.
std::map<std::string, std::vector<double>> series_of(const Results& results, const std::string& name) {
  const Axes& axes = results.axes();
  std::map<std::string, std::vector<double>> all;
  const auto add = [&](const std::string& key, std::span<const double> values) {
    auto& sum = all[key];
    sum.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) sum[i] += values[i];
  };
  const auto called = [&](int h) {
    if (h < 0) return std::string("*");
    const std::string& own = axes.organisations[static_cast<std::size_t>(h)];
    return own == name ? old_name : own;
  };
  generated::for_each_kept(results, results.periods(), [&](Kept what, int period, Organisation h, Profession p) {
    if (period > 1 && period != axes.months / 2 && period != axes.months) return;
    const std::string& region = axes.regions[axes.region_of[h.at()].at()];
    const std::string place = what == Kept::flex_heads ? "region " + region : called(h.value);
    add(fmt::format("kept {}{}|{}|{}|{}", static_cast<int>(what), period == 0 ? ", start" : "", place, p.value, period),
        results.kept(what, period, h, p));
  });
  for (int year = 0; year < axes.year_count(); ++year) {
    for (std::size_t s = 0; s < results.slots().size(); ++s) {
      const FlowSlot& slot = results.slots()[s];
      add(fmt::format("flow {} {}|{}|{}|{}|{}|{}", static_cast<int>(slot.flow), slot.cause,
                      called(slot.organisation.value), slot.to == name ? old_name : slot.to, slot.profession.value,
                      slot.programme, year),
          results.flow(s, year));
    }
    for (const CostText& item : cost_items())
      for (int h = 0; h < axes.organisation_count(); ++h)
        add(fmt::format("cost of {}|{}|{}", item.name, called(h), year), results.cost(item.id, year, {h}));
    for (std::size_t s = 0; s < results.contribution_slots().size(); ++s) {
      const ContributionSlot& slot = results.contribution_slots()[s];
      add(fmt::format("given {}|{}|{}|{}|{}|{}", static_cast<int>(slot.item), called(slot.giver), called(slot.receiver),
                      slot.profession.value, slot.region, year),
          results.contribution(s, year));
    }
  }
  return all;
}

/// Pairs for a comparison of laws: of all places, or of what is `h0`'s own.
std::vector<Pair> pairs_of(const Results& before, const Results& after, const std::string& name, bool own_only) {
  const auto found = series_of(after, name), expected = series_of(before, old_name);
  std::vector<Pair> pairs;
  REQUIRE(found.size() == expected.size());
  for (const auto& [key, values] : expected) {
    if (own_only && key.find("|" + old_name + "|") == std::string::npos) continue;
    const auto it = found.find(key);
    if (it == found.end()) FAIL(std::string(key));
    std::string kind = key.substr(0, key.find('|'));
    if (kind == "kept 0") kind = "headcount";  // with which a comparison shows that others vary
    pairs.push_back({kind, key, it->second, values});
  }
  return pairs;
}

bool any_differs(const std::vector<Pair>& pairs) {
  for (const Pair& pair : pairs)
    if (pair.found != pair.expected) return true;
  return false;
}

void judge(const Comparison& comparison) {
  INFO(fmt::format("{} comparisons; the limit is {:.2f}, the furthest {:.2f}: {}", comparison.tests(),
                   comparison.limit(false_alarm), comparison.furthest().off, comparison.furthest().what));
  CHECK(comparison.tests() > 1000);
  for (const auto& finding : comparison.findings(false_alarm))
    FAIL_CHECK(fmt::format("{} is {:.2f} off, limit {:.2f} at false-alarm rate {}", finding.what, finding.off,
                           comparison.limit(false_alarm), false_alarm));
}

/// Scenarios of three organisations, each with a seed of its own, since a comparison takes scenarios as independent.
void for_each_of_three(const Wish& wish, int count, const std::function<void(const Generated&, int)>& law) {
  for (std::uint64_t number = 8000; count > 0; ++number) {
    const Generated made = generated::make(number, wish);
    if (made.tree.find("organisations")->keys.size() < 3) continue;
    INFO("scenario ", number, "\n", made.yaml());
    law(made, --count);
  }
}

/// Renames `h0` in scenarios where nothing links it: the others' numbers stay, its own change but keep their law. Both
/// runs share what is not `h0`'s, so that given this its own are two draws of one law.
void check_unlinked(const Wish& wish, Tree (*unlinked)(const Generated&)) {
  Comparison comparison;
  int changed = 0;
  for_each_of_three(wish, unlinked_scenarios, [&](const Generated& made, int) {
    const Tree tree = unlinked(made);
    INFO("as\n", text(tree));
    const Results before = generated::run(tree, few, made.number),
                  after = generated::run(renamed(tree, "zz"), few, made.number);
    generated::check_same_kept(before, after);
    generated::check_same_flows(before, after);
    generated::check_same_money(before, after);
    const auto own = pairs_of(before, after, "zz", true);
    changed += any_differs(own) ? 1 : 0;
    // Stratified inputs would tie replicates to one another.
    if (!made.uncertain) comparison.add(fmt::format("{}", made.number), own);
  });
  CHECK(changed > unlinked_scenarios * 9 / 10);
  judge(comparison);
}

}  // namespace

TEST_CASE("renamed in a region of its own, with all at work, an organisation changes only its own numbers") {
  check_unlinked({.mechanisms = generated::mechanism_names()}, apart);
}

TEST_CASE("renamed among others whom nothing links to it, an organisation changes only its own numbers") {
  check_unlinked({.mechanisms = all_but({"exit_split", "transfer", "capacity", "supervision_pool", "flex", "exchange",
                                         "recruitment", "flex_limit"})},
                 among);
}

TEST_CASE("renamed among others to whom it is linked, an organisation leaves every law as it was") {
  Comparison comparison, of_another;
  for (const bool shares_places : {false, true}) {
    // Ties of the largest remainder go by name: where places are shared over organisations the order of names stays.
    const std::string name = shares_places ? old_name + "a" : "zz";
    Wish wish{.uncertain = false, .mechanisms = all_but({"exit_split"})};  // of which a Dirichlet is stratified
    if (!shares_places) wish.mechanisms = all_but({"exit_split", "capacity", "supervision_pool"});
    for_each_of_three(wish, linked_scenarios / 2, [&](const Generated& made, int left) {
      const std::uint64_t seed = made.number + (shares_places ? 1'000 : 0);
      const auto run_renamed = [&](const Tree& tree) {
        return generated::run(renamed(tree, name), many, seed + 1'000'000);
      };
      Tree tree = made.tree;
      if (!shares_places) for_each_programme(tree, [](Tree& programme) { programme.remove("capacity"); });
      const Results before = generated::run(tree, many, seed);
      const std::string scenario = fmt::format("{} with {}", made.number, name);
      comparison.add(scenario, pairs_of(before, run_renamed(tree), name, false));
      if (left > 0 || many < 300) return;
      // What the comparison is worth: under its new name its people leave half as fast again.
      Tree other = tree;
      for (const auto& [p, unused] : made.tree.find("professions")->keys)
        for (const char* cause : {"sector", "elsewhere", "mobility", "flex"})
          other["exit_factors"]["organisation"][p][old_name][cause] = 1.5;
      of_another.add(scenario, pairs_of(before, run_renamed(other), name, false));
    });
  }
  judge(comparison);
  if (many >= 300) CHECK(!of_another.findings(false_alarm).empty());
}

}  // namespace spp
