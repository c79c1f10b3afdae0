// `learning_climate`: fewer trainees drop out, a supervisor can take more of them, more graduates stay.
#pragma once

#include "model/plan.hpp"
#include "scenario/policy_of.hpp"

namespace spp {

struct LearningClimate {
  Number dropout = 0.0, trainees_per_supervisor = 0.0, stay = 0.0;
};
template <>
inline constexpr auto fields<LearningClimate> = std::tuple{
    field("dropout", &LearningClimate::dropout, unit::change,
          {"Verandering van de uitval (op de intensiteit)", "Change of drop-out (on the hazard)"}),
    field("trainees_per_supervisor", &LearningClimate::trainees_per_supervisor, unit::change,
          {"Verandering van het aantal leerlingen per begeleider", "Change of trainees per supervisor"}),
    field("stay", &LearningClimate::stay, unit::change,
          {"Verandering van het deel van de gediplomeerden dat blijft", "Change of the part of graduates who stay"})};

inline void check_policy(const LearningClimate&, const PolicyTerms&, const PolicyCheck&) {}

inline void plan_policy(const LearningClimate& own, const PolicyTerms&, Plan& plan) {
  plan.factor(Lever::dropout, own.dropout);
  plan.factor(Lever::supervisors, own.trainees_per_supervisor);
  plan.factor(Lever::stay, own.stay);
}

}  // namespace spp
