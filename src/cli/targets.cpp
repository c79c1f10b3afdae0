#include "cli/targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace spp {
namespace {

/// What a reading is called: "retention, fewer_leavers, from organisation".
std::string reading_name(const ReadingKey& key, Language language) {
  const bool nl = language == Language::nl;
  std::string name =
      nl ? fmt::format("behoud, {}, uit {}", choice_words(key.reading, language),
                       choice_words(key.counting.from, language))
         : fmt::format("retention, {}, from {}", choice_name(key.reading), choice_name(key.counting.from));
  if (!key.counting.retirement) name += nl ? ", zonder pensioen" : ", without retirement";
  if (key.counting.basis == Basis::fte) name += nl ? ", in fte" : ", in fte";
  return name;
}

/// What a target is called where the planner did not name it: "rooms_closed of noord at most 2 in 2029".
std::string made_name(const TargetTerms& terms, const TargetAsked& asked, Language language) {
  const bool nl = language == Language::nl;
  std::string whose = asked.organisation == all_of_them ? asked.region : asked.organisation;
  if (asked.profession != all_of_them) whose += fmt::format(", {}", asked.profession);
  if (!asked.programme.empty()) whose += fmt::format(", {}", asked.programme);
  const std::string when =
      terms.year.year ? fmt::format("in {}", *terms.year.year) : std::string(nl ? "in elk jaar" : "in every year");
  const std::string_view of = nl ? "van" : "of";
  if (asked.reading) return fmt::format("{}, {} {} {}", reading_name(*asked.reading, language), of, whose, when);
  const std::string_view bound = asked.at_most ? (nl ? "hoogstens" : "at most") : (nl ? "minstens" : "at least");
  return fmt::format("{} {} {} {} {} {}", terms.measure.value, of, whose, bound, asked.bound, when);
}

std::optional<ReadingKey> reading_of(const TargetTerms& terms) {
  if (!terms.retention) return {};
  return ReadingKey{*terms.retention,
                    {terms.leavers.value_or(LeavesFrom::organisation), terms.retirement.value_or(true),
                     terms.basis.value_or(Basis::heads)}};
}

/// A base in the terms of the tables; a key left out means all of them.
GivenBase given_of(const RetentionBase& terms) {
  GivenBase base;
  if (!terms.organisation.empty()) base.organisation = terms.organisation.value;
  if (!terms.group.empty()) base.organisation = fmt::format("group:{}", terms.group.value);
  if (!terms.region.empty()) {
    base.region = terms.region.value;
    base.organisation = std::string(all_of_them);
  }
  if (!terms.profession.empty()) base.profession = terms.profession.value;
  base.from = terms.leavers;
  base.retirement = terms.retirement;
  base.basis = terms.basis;
  base.value = terms.value ? std::get<double>(terms.value->value) : 0.0;
  return base;
}

}  // namespace

TargetAsked target_of(const TargetTerms& terms, const Scenario& scenario) {
  TargetAsked asked;
  asked.reading = reading_of(terms);
  asked.programme = terms.programme.value;
  asked.outcome = outcome_named(terms.measure.value).value_or(Outcome(Measure::headcount));
  asked.at_most = terms.at_most.has_value();
  const auto& bound = asked.at_most ? terms.at_most : terms.at_least;
  asked.bound = bound ? std::get<double>(bound->value) : 0.0;
  asked.probability = std::get<double>(terms.probability.value);
  asked.profession = terms.profession.empty() ? std::string(all_of_them) : terms.profession.value;
  const std::vector<std::string> regions = scenario.region_names();
  asked.organisation = std::string(all_of_them);
  asked.region = regions.size() == 1 ? regions.front() : std::string(all_of_them);
  if (!terms.region.empty()) asked.region = terms.region.value;
  if (!terms.group.empty()) {
    asked.organisation = fmt::format("group:{}", terms.group.value);
    asked.region.clear();
  } else if (!terms.organisation.empty() && terms.organisation.value != all_of_them) {
    asked.organisation = terms.organisation.value;
    asked.region = scenario.region_of(terms.organisation.value);
  }
  if (terms.year.year) asked.year = *terms.year.year - scenario.start.year;
  const auto alternatives = scenario.alternative_list();
  asked.alternative = terms.alternative.empty() ? alternatives.back().name : terms.alternative.value;
  asked.responsible = terms.responsible;
  const auto called = [&](const std::string& mine, const std::string& other, Language language) {
    return !mine.empty() ? mine : !other.empty() ? other : made_name(terms, asked, language);
  };
  asked.name = called(terms.name.en, terms.name.nl, Language::en);
  asked.name_nl = called(terms.name.nl, terms.name.en, Language::nl);
  return asked;
}

RetentionAsked retention_of(const Scenario& scenario) {
  RetentionAsked asked;
  asked.base_year = scenario.base_year();
  asked.change = std::get<double>(scenario.retention.change.value);
  asked.window = scenario.retention.window;
  for (const RetentionBase& base : scenario.retention.base) asked.given.push_back(given_of(base));
  return asked;
}

std::vector<TargetAsked> targets_of(const Scenario& scenario) {
  std::vector<TargetAsked> targets;
  for (const TargetTerms& terms : scenario.targets) targets.push_back(target_of(terms, scenario));
  std::stable_sort(targets.begin(), targets.end(),
                   [](const TargetAsked& a, const TargetAsked& b) { return a.name < b.name; });
  return targets;
}

}  // namespace spp
