// `absence`: fewer people are absent.
#pragma once

#include "model/plan.hpp"
#include "scenario/policy_of.hpp"

namespace spp {

struct AbsenceChange {
  Number change;
};
template <>
inline constexpr auto fields<AbsenceChange> =
    std::tuple{field("change", &AbsenceChange::change, unit::change,
                     {"Verandering van het verzuim", "Change of the absence share"})
                   .must()};

inline void check_policy(const AbsenceChange&, const PolicyTerms&, const PolicyCheck&) {}

inline void plan_policy(const AbsenceChange& own, const PolicyTerms&, Plan& plan) {
  plan.factor(Lever::absence, own.change);
}

}  // namespace spp
