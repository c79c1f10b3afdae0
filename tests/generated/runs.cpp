#include "generated/runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "support/world.hpp"

namespace spp::generated {

Model compiled(const Scenario& scenario) {
  std::vector<std::string> in_force;
  for (const auto& policy : scenario.policies.named) in_force.push_back(policy.first);
  return compile(scenario, in_force);
}

Results run(const std::string& yaml, int count, std::uint64_t seed) {
  RunOptions options;
  options.replicates = count;
  options.seed = seed;
  options.threads = 1;
  return simulate(compiled(world::read(yaml)), options);
}
Results run(const Tree& tree, int count, std::uint64_t seed) { return run(text(tree), count, seed); }

void for_each_scenario(const Wish& wish, int count, const std::function<void(const Generated&)>& law) {
  for (int number = 1; number <= count; ++number) {
    const Generated made = make(static_cast<std::uint64_t>(number), wish);
    INFO("scenario ", number, "\n", made.yaml());
    law(made);
  }
}

void for_each_mechanism_too(const std::function<void(const Generated&)>& law) {
  for_each_scenario({}, scenarios, law);
  const auto& names = mechanism_names();
  for (int number = 1; number <= mechanism_scenarios; ++number) {
    const auto n = static_cast<std::size_t>(number);
    Wish wish;
    if (number % 3 == 0)
      wish.mechanisms = names;
    else
      for (std::size_t k = 0; k < (number % 3 == 1 ? 1u : 3u); ++k)
        wish.mechanisms.push_back(names[(n / 3 + k * (1 + n / 5)) % names.size()]);
    const Generated made = make(5000 + n, wish);
    INFO("scenario ", made.number, "\n", made.yaml());
    law(made);
  }
}

void for_each_kept(const Results& results, int periods,
                   const std::function<void(Kept, int period, Organisation, Profession)>& visit) {
  const Axes& axes = results.axes();
  for (int k = 0; k < kept_count; ++k)
    for (int period = 0; period < periods; ++period)
      for (int h = 0; h < axes.organisation_count(); ++h)
        for (int p = 0; p < (per_profession(static_cast<Kept>(k)) ? axes.profession_count() : 1); ++p)
          visit(static_cast<Kept>(k), period, {h}, {p});
}

namespace {

/// Where `other` has the organisation of this name, −1 where it has not.
int place_of(const std::string& name, const Results& other) {
  const auto& names = other.axes().organisations;
  const auto it = std::find(names.begin(), names.end(), name);
  return it == names.end() ? -1 : static_cast<int>(it - names.begin());
}
int same_organisation(const Results& results, int h, const Results& other) {
  return place_of(results.axes().organisations[static_cast<std::size_t>(h)], other);
}
/// Nobody in particular, or an organisation that both have.
bool shared(const Results& results, int h, const Results& other) {
  return h < 0 || same_organisation(results, h, other) >= 0;
}
std::string name_of(const Results& results, int h) {
  return h < 0 ? std::string() : results.axes().organisations[static_cast<std::size_t>(h)];
}

using Name = std::tuple<int, int, int, std::string, std::string, std::string>;
using Series = std::map<Name, std::vector<double>>;

void append(Series& all, const Name& name, std::span<const double> values) {
  auto& series = all[name];
  series.insert(series.end(), values.begin(), values.end());
}

Series flows_of(const Results& results, const Results& other) {
  Series all;
  for (std::size_t s = 0; s < results.slots().size(); ++s) {
    const FlowSlot& slot = results.slots()[s];
    const bool to_organisation = place_of(slot.to, results) >= 0;
    if (!shared(results, slot.organisation.value, other) || (to_organisation && place_of(slot.to, other) < 0)) continue;
    for (int year = 0; year < results.axes().year_count(); ++year)
      append(all,
             {static_cast<int>(slot.flow), slot.profession.value, slot.programme,
              name_of(results, slot.organisation.value), slot.cause, slot.to},
             results.flow(s, year));
  }
  return all;
}

Series money_of(const Results& results, const Results& other) {
  Series all;
  for (int year = 0; year < results.axes().year_count(); ++year) {
    for (const CostText& item : cost_items())
      for (int h = 0; h < results.axes().organisation_count(); ++h)
        if (shared(results, h, other))
          append(all, {static_cast<int>(item.id), 0, 0, name_of(results, h), "", ""}, results.cost(item.id, year, {h}));
    for (std::size_t s = 0; s < results.contribution_slots().size(); ++s) {
      const ContributionSlot& slot = results.contribution_slots()[s];
      if (shared(results, slot.giver, other) && shared(results, slot.receiver, other))
        append(all,
               {static_cast<int>(slot.item), 1 + slot.profession.value, slot.region, name_of(results, slot.giver),
                name_of(results, slot.receiver), ""},
               results.contribution(s, year));
    }
  }
  return all;
}

}  // namespace

void check_same_kept(const Results& shorter, const Results& longer) {
  int different = 0;
  for_each_kept(shorter, std::min(shorter.periods(), longer.periods()),
                [&](Kept what, int period, Organisation h, Profession p) {
                  const int there = same_organisation(shorter, h.value, longer);
                  if (there < 0) return;
                  const auto a = shorter.kept(what, period, h, p), b = longer.kept(what, period, {there}, p);
                  if (std::equal(a.begin(), a.end(), b.begin()) || ++different > 3) return;
                  const auto i = std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin();
                  FAIL_CHECK(fmt::format("kept {} of {}, {} in period {}, replicate {}: {} and {}",
                                         static_cast<int>(what), h.value, p.value, period, i,
                                         a[static_cast<std::size_t>(i)], b[static_cast<std::size_t>(i)]));
                });
  CHECK(different == 0);
}

void check_same_flows(const Results& a, const Results& b) { CHECK(flows_of(a, b) == flows_of(b, a)); }
void check_same_money(const Results& a, const Results& b) { CHECK(money_of(a, b) == money_of(b, a)); }

}  // namespace spp::generated
