// `reserve`: former staff who come back while a shock strikes, and the supervision that they take.
#pragma once

#include "model/plan.hpp"
#include "scenario/policy_of.hpp"

namespace spp {

struct Reserve {
  ByOrganisation<Number> fte;
  Number supervision = 0.0;
};
template <>
inline constexpr auto fields<Reserve> =
    std::tuple{field("fte", &Reserve::fte, unit::fte,
                     {"Fte reservisten, per organisatie en voor elk genoemd beroep",
                      "Fte of reservists, by organisation and for each profession named"})
                   .must(),
               field("supervision", &Reserve::supervision, {"fte per fte", 0, 10},
                     {"Begeleiding die zij vragen van eigen personeel", "Supervision that they take from own staff"})};

inline void check_policy(const Reserve&, const PolicyTerms&, const PolicyCheck&) {}

inline void plan_policy(const Reserve& own, const PolicyTerms&, Plan& plan) {
  plan.reserve({0, plan.by_organisation(own.fte, unit::fte), plan.quantity(own.supervision, {"fte per fte", 0, 10})});
}

}  // namespace spp
