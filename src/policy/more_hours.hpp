// `more_hours`: staff work more hours: contract fte per head, of some ages where named.
#pragma once

#include "model/plan.hpp"
#include "scenario/policy_of.hpp"

namespace spp {

struct MoreHours {
  Number fte_per_head;
};
template <>
inline constexpr auto fields<MoreHours> =
    std::tuple{field("fte_per_head", &MoreHours::fte_per_head, unit::change,
                     {"Verandering van de contract-fte per persoon", "Change of contract fte per head"})
                   .must()};

inline void check_policy(const MoreHours&, const PolicyTerms&, const PolicyCheck&) {}

inline void plan_policy(const MoreHours& own, const PolicyTerms&, Plan& plan) { plan.fte_per_head(own.fte_per_head); }

}  // namespace spp
