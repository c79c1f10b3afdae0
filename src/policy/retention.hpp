// `retention`: fewer people leave, by cause; of some ages and tenure where named.
#pragma once

#include "model/plan.hpp"
#include "scenario/policy_of.hpp"

namespace spp {

struct Retention {
  ByCause<Number> exits;
};
template <>
inline constexpr auto fields<Retention> =
    std::tuple{field("exits", &Retention::exits, unit::change,
                     {"Verandering van vertrek, per oorzaak", "Change of exits, by cause"})
                   .must()};

inline void check_policy(const Retention&, const PolicyTerms&, const PolicyCheck&) {}

inline void plan_policy(const Retention& own, const PolicyTerms&, Plan& plan) { plan.exits(own.exits); }

}  // namespace spp
