// `flex_limit`: less is hired in; fewer become self-employed, more come back.
#pragma once

#include "model/plan.hpp"
#include "scenario/policy_of.hpp"

namespace spp {

struct FlexLimit {
  Number cap = 0.0, back = 0.0;
  ByCause<Number> exits{Number{0.0}};
};
template <>
inline constexpr auto fields<FlexLimit> = std::tuple{
    field("cap", &FlexLimit::cap, unit::change,
          {"Verandering van het deel dat hoogstens wordt ingehuurd", "Change of the share that is hired in at most"}),
    field("back", &FlexLimit::back, unit::change,
          {"Verandering van de terugkeer in dienst; het gemiddelde over de organisaties van de regio",
           "Change of the rate of coming back into employment; the mean over the region's organisations"}),
    field("exits", &FlexLimit::exits, unit::change,
          {"Verandering van vertrek, per oorzaak", "Change of exits, by cause"})};

inline void check_policy(const FlexLimit&, const PolicyTerms&, const PolicyCheck&) {}

inline void plan_policy(const FlexLimit& own, const PolicyTerms&, Plan& plan) {
  plan.factor(Lever::flex_cap, own.cap);
  plan.factor(Lever::flex_back, own.back);
  plan.exits(own.exits);
}

}  // namespace spp
