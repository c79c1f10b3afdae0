// `training_places`: more places of programmes that stand, or fewer; in further months too.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "model/plan.hpp"
#include "scenario/policy_of.hpp"
#include "scenario/scenario.hpp"

namespace spp {

struct TrainingPlaces {
  OneOrMore<NameOf<ProgrammeAxisName>> programme;
  ByOrganisation<Number> places;
  std::vector<int> intake_months;
};
template <>
inline constexpr auto fields<TrainingPlaces> =
    std::tuple{field("programme", &TrainingPlaces::programme, unit::none,
                     {"Opleiding, of een lijst daarvan", "Programme, or a list of them"})
                   .must(),
               field("places", &TrainingPlaces::places, unit::heads,
                     {"Plaatsen erbij per instroommoment, per organisatie", "Places added per intake, by organisation"})
                   .must(),
               field("intake_months", &TrainingPlaces::intake_months, {"calendar month"},
                     {"Instroommomenten erbij; daarin worden alleen deze plaatsen aangeboden",
                      "Months of intake added; there these places alone are offered"})
                   .within(1, 12)};

/// A problem where the policy's `professions` leave out the one that a programme leads to.
inline void check_profession(const ProgrammeTerms& programme, const PolicyTerms& terms, const PolicyCheck& check) {
  if (!concerns(terms.professions, programme.profession.value))
    check.problem("professions", "the programme leads to `" + programme.profession.value + "`, which is not among them",
                  "add `" + programme.profession.value + "`, or remove the line");
}

inline void check_policy(const TrainingPlaces& own, const PolicyTerms& terms, const PolicyCheck& check) {
  for (const auto& name : own.programme.list)
    if (const auto found = check.scenario.programmes.find(name.value); found != check.scenario.programmes.end())
      check_profession(found->second, terms, check);
}

inline void plan_policy(const TrainingPlaces& own, const PolicyTerms&, Plan& plan) {
  for (const auto& name : own.programme.list) plan.places(name.value, own.places, own.intake_months);
}

}  // namespace spp
