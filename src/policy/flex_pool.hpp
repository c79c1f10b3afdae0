// `flex_pool`: joined organisations lend a share of their own staff to a regional pool, which levels the largest gap
// shares; who works in a pool may leave for self-employment less.
#pragma once

#include "model/plan.hpp"
#include "scenario/policy_of.hpp"

namespace spp {

struct FlexPool {
  Number share;
  Number productivity = 1.0;
  ByCause<Number> exits{Number{0.0}};
};
template <>
inline constexpr auto fields<FlexPool> =
    std::tuple{field("share", &FlexPool::share, unit::share,
                     {"Deel van de eigen fte dat wordt uitgeleend", "Share of own fte that is lent"})
                   .must(),
               field("productivity", &FlexPool::productivity, unit::share,
                     {"Productiviteit van wie uit de pool komt", "Productivity of who comes from the pool"}),
               field("exits", &FlexPool::exits, unit::change,
                     {"Verandering van vertrek, per oorzaak", "Change of exits, by cause"})};

inline void check_policy(const FlexPool&, const PolicyTerms&, const PolicyCheck&) {}

inline void plan_policy(const FlexPool& own, const PolicyTerms&, Plan& plan) {
  plan.pool({0, plan.quantity(own.share, unit::share), plan.quantity(own.productivity, unit::share)});
  plan.exits(own.exits);
}

}  // namespace spp
