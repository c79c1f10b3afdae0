// `training_route`: a programme that does not stand yet; its name is the policy's.
#pragma once

#include "model/plan.hpp"
#include "policy/training_places.hpp"

namespace spp {

struct TrainingRoute {
  ProgrammeTerms programme;
};
template <>
inline constexpr auto fields<TrainingRoute> =
    std::tuple{field("programme", &TrainingRoute::programme, unit::none,
                     {"De opleiding, met haar plaatsen; zonder leerlingen bij de start",
                      "The programme, with its places; without trainees at the start"})
                   .must()};

inline const ProgrammeTerms* programme_of(const TrainingRoute& own) { return &own.programme; }

inline void check_policy(const TrainingRoute& own, const PolicyTerms& terms, const PolicyCheck& check) {
  const std::string name = check.path.substr(check.path.find('.') + 1);
  if (check.scenario.programmes.count(name) > 0)
    check.problem("", "a programme is named `" + name + "` already; the programme of this policy has the policy's name",
                  "give the policy another name");
  if (!own.programme.trainees.empty())
    check.problem("programme.trainees", "nobody is in training at the start in a programme that a policy adds",
                  "remove the line, or write the programme under `programmes`");
  if (own.programme.places.empty() ||
      (own.programme.places.named.empty() && own.programme.places.all && own.programme.places.all->known() &&
       std::get<double>(own.programme.places.all->value) == 0.0))
    check.problem("programme", "the programme has no `places`", "write `places: {default: 2}`");
  check_profession(own.programme, terms, check);
}

inline void plan_policy(const TrainingRoute& own, const PolicyTerms&, Plan& plan) {
  plan.places(plan.policy_name(), own.programme.places);
}

}  // namespace spp
