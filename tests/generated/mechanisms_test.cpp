// Each mechanism of the month and each type of policy alone, twice on one lever where it can be, and with each other
// one: the engine and the naive simulator agree in law on generated scenarios, in every kept quantity, yearly flow,
// cost and contribution. All comparisons of a case together have a false-alarm rate of one in a million. What the
// comparison sees is shown by altering one thing of each mechanism.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "generated/agreement.hpp"
#include "generated/scenarios.hpp"
#include "support/world.hpp"

namespace spp {
namespace {

#ifdef SPP_TEST_SMALL
constexpr int alone = 1, same_lever = 1, together = 3, replicates = 40, altered_scenarios = 0;
#else
constexpr int alone = 2, same_lever = 2, together = 6, replicates = 400, altered_scenarios = 16;
#endif
constexpr std::size_t at_once = 3;  ///< mechanisms in a scenario that stands for all their pairs
constexpr double false_alarm = 1e-6;

void add(generated::Comparison& comparison, const std::vector<std::string>& mechanisms, int number,
         bool twice = false) {
  generated::Wish wish;
  wish.mechanisms = mechanisms;
  wish.twice = twice;
  const generated::Generated made = generated::make(static_cast<std::uint64_t>(number), wish);
  INFO("scenario ", number, "\n", made.yaml());
  const Scenario scenario = world::read(made.yaml());
  comparison.add(fmt::format("{} ({})", number, fmt::join(mechanisms, ", ")),
                 generated::simulate_both(scenario, scenario, replicates, made.number));
}

void judge(const generated::Comparison& comparison) {
  MESSAGE(fmt::format("{} comparisons; the limit is {:.2f}, the furthest {:.2f}: {}", comparison.tests(),
                      comparison.limit(false_alarm), comparison.furthest().off, comparison.furthest().what));
  for (const auto& finding : comparison.findings(false_alarm))
    FAIL_CHECK(fmt::format("{} is {:.2f} off, limit {:.2f} at false-alarm rate {}", finding.what, finding.off,
                           comparison.limit(false_alarm), false_alarm));
}

TEST_CASE("each mechanism alone: the engine and one person at a time agree in law") {
  generated::Comparison comparison;
  int number = 1000;
  for (const std::string& mechanism : generated::mechanism_names())
    for (int n = 0; n < alone; ++n) add(comparison, {mechanism}, ++number);
  judge(comparison);
}

TEST_CASE("two policies on the same lever, each mechanism: the engine and one person at a time agree in law") {
  generated::Comparison comparison;
  int number = 3500;
  for (const std::string& mechanism : generated::repeating_mechanism_names())
    for (int n = 0; n < same_lever; ++n) add(comparison, {mechanism}, ++number, true);
  judge(comparison);
}

/// Groups of so many names such that any two stand in one together: each begins with the first pair that is not in any
/// yet, and goes on with the name that adds most such pairs.
std::vector<std::vector<std::string>> groups(const std::vector<std::string>& names, std::size_t size) {
  std::vector<std::vector<char>> met(names.size(), std::vector<char>(names.size(), 0));
  std::vector<std::vector<std::string>> all;
  for (std::size_t a = 0; a < names.size(); ++a)
    for (std::size_t b = a + 1; b < names.size(); ++b) {
      if (met[a][b]) continue;
      std::vector<std::size_t> group{a, b};
      while (group.size() < std::min(size, names.size())) {
        std::size_t best = 0;
        int most = -1;
        for (std::size_t c = 0; c < names.size(); ++c) {
          if (std::find(group.begin(), group.end(), c) != group.end()) continue;
          int more = 0;
          for (const std::size_t member : group) more += !met[c][member];
          if (more > most) best = c;
          most = std::max(most, more);
        }
        group.push_back(best);
      }
      all.emplace_back();
      for (const std::size_t one : group) {
        all.back().push_back(names[one]);
        for (const std::size_t other : group) met[one][other] = 1;
      }
    }
  return all;
}

TEST_CASE("each pair of mechanisms, in groups of three: the engine and one person at a time agree in law") {
  generated::Comparison comparison;
  int number = 2000;
  for (const auto& group : groups(generated::mechanism_names(), at_once)) add(comparison, group, ++number);
  CHECK(number < 2000 + 100);  // a pair a scenario would be 253
  judge(comparison);
}

TEST_CASE("all mechanisms at once: the engine and one person at a time agree in law") {
  generated::Comparison comparison;
  for (int number = 4001; number <= 4000 + together; ++number) add(comparison, generated::mechanism_names(), number);
  judge(comparison);
}

// ---- what the comparison notices: the naive simulator is given another scenario than the engine

using generated::Tree;

/// Every tree under a path, `*` for any key.
void visit(Tree& tree, const std::vector<std::string>& path, std::size_t depth, const std::function<void(Tree&)>& act) {
  if (depth == path.size()) return act(tree);
  for (auto& [key, value] : tree.keys)
    if (path[depth] == "*" || path[depth] == key) visit(value, path, depth + 1, act);
}
/// A field of one mechanism gets another value wherever it stands, or is forgotten.
struct Alteration {
  const char *mechanism, *what;
  std::vector<std::string> map;
  const char *field, *value = nullptr;
  int replicates = 250;
};
const Alteration alterations[] = {
    {"exchange", "no effect after return", {"policies", "*"}, "effect_after", nullptr, 500},
    {"exchange", "no effect while away", {"policies", "*"}, "effect_away"},
    {"exchange", "an effect of other length", {"policies", "*"}, "effect_months", "9"},
    {"exchange", "exchanged heads work as others", {"policies", "*"}, "productivity"},
    {"exchange", "always balanced", {"policies", "*"}, "mode"},
    {"exchange", "no vat", {"policies", "*"}, "vat"},
    {"exchange", "everybody joins", {"policies", "*"}, "joins"},
    {"exchange", "nobody withdraws", {"policies", "*"}, "leaves", nullptr, 1000},
    {"flex_pool", "who comes from the pool works as others", {"policies", "*"}, "productivity"},
    {"flex_pool", "no effect on exits", {"policies", "*"}, "exits"},
    {"flex_pool", "an effect at all ages", {"policies", "*"}, "ages"},
    {"flex_pool", "an effect at all tenures", {"policies", "*"}, "tenure"},
    {"flex_pool", "at once in force", {"policies", "*"}, "ramp_months"},
    {"flex_pool", "effects as claimed", {"policies", "*"}, "realisation", nullptr, 1000},
    {"flex_pool", "everybody takes it up", {"policies", "*"}, "uptake"},
    {"reserve", "no supervision", {"policies", "*"}, "supervision"},
    {"training_places", "no months of intake added", {"policies", "*"}, "intake_months"},
    {"training_route", "whoever graduates stays", {"policies", "*", "programme"}, "stay"},
    {"learning_climate", "as many stay as ever", {"policies", "*"}, "stay"},
    {"retention", "an effect at all ages", {"policies", "*"}, "ages"},
    {"more_hours", "at all ages", {"policies", "*"}, "ages"},
    {"recruitment", "as many apply as ever", {"policies", "*"}, "applicants"},
    {"demand", "rooms stay", {"policies", "*"}, "rooms", "0"},
    {"absence_change", "absence as ever", {"policies", "*"}, "change", "0"},
    {"flex_limit", "as many come back as ever", {"policies", "*"}, "back"},
    {"flex", "nobody comes back", {"flex"}, "back"},
    {"flex", "nobody arrives", {"flex"}, "arrivals"},
    {"flex", "a full-time job each", {"flex"}, "fte"},
    {"shock", "always strikes", {"shocks", "*"}, "chance"},
    {"shock", "not on exits", {"shocks", "*"}, "exits", "1"},
    {"shock", "not on demand", {"shocks", "*"}, "demand", "1"},
    {"shock", "not on places", {"shocks", "*"}, "places", "1"},
    {"shock", "not on applicants", {"shocks", "*"}, "applicants", "1"},
    {"shock", "everywhere", {"shocks", "*"}, "organisations"},
    {"absence", "workload makes nobody ill", {"workload_effect"}, "absence"},
    {"noise", "demand as known", {}, "demand_noise"},
    {"cycle", "years without memory", {"cycle"}, "persistence", nullptr, 1500},
    {"cycle", "applicants as ever", {"cycle", "loadings"}, "applicants", "0"},
    {"exit_split", "another split", {"exit_split", "*", "dirichlet"}, "sector", "20"},
    {"career", "at once, without a programme", {"causes", "*"}, "through"},
    {"transfer", "nobody transfers", {"programmes", "*"}, "transfer"},
    {"capacity", "a school without limit", {"programmes", "*"}, "capacity"},
    {"supervision_pool", "each team for itself", {}, "supervision_pool"},
    {"costs", "no subsidy", {"programmes", "*"}, "subsidy"},
    {"costs", "no cost of leavers", {"costs"}, "leaver"},
    {"costs", "no fee", {"costs"}, "training_fee"},
};

Tree altered_by(const Alteration& alteration, Tree tree) {
  visit(tree, alteration.map, 0, [&](Tree& found) {
    if (!found.find(alteration.field)) return;
    if (alteration.value)
      found[alteration.field] = alteration.value;
    else
      found.remove(alteration.field);
  });
  return tree;
}

TEST_CASE("the comparison of laws notices what a mechanism does") {
  for (const Alteration& alteration : alterations) {
    generated::Comparison comparison;
    generated::Wish wish;
    wish.mechanisms = {alteration.mechanism};
    for (int number = 1; number <= altered_scenarios; ++number) {
      const generated::Generated made = generated::make(static_cast<std::uint64_t>(3000 + number), wish);
      const Tree altered = altered_by(alteration, made.tree);
      if (text(altered) == text(made.tree)) continue;
      comparison.add(fmt::format("{}", number),
                     generated::simulate_both(world::read(made.yaml()), world::read(text(altered)),
                                              alteration.replicates, made.number));
    }
    INFO(std::string(alteration.mechanism), ": ", std::string(alteration.what), ": furthest ",
         comparison.furthest().off, ", limit ", comparison.limit(false_alarm));
    CHECK((altered_scenarios == 0 || !comparison.findings(false_alarm).empty()));
  }
}

}  // namespace
}  // namespace spp
