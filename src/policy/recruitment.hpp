// `recruitment`: more applicants from outside the region, and fewer newcomers who leave again.
#pragma once

#include "model/plan.hpp"
#include "scenario/policy_of.hpp"

namespace spp {

struct Recruitment {
  Number applicants = 0.0;
  ByCause<Number> exits{Number{0.0}};
};
template <>
inline constexpr auto fields<Recruitment> = std::tuple{
    field("applicants", &Recruitment::applicants, unit::change,
          {"Verandering van het aantal sollicitanten van buiten", "Change of applicants from outside the region"}),
    field("exits", &Recruitment::exits, unit::change,
          {"Verandering van vertrek in het eerste jaar, per oorzaak", "Change of exits in the first year, by cause"})};

inline void check_policy(const Recruitment&, const PolicyTerms& terms, const PolicyCheck& check) {
  if (terms.tenure && *terms.tenure == TenureChoice::settled)
    check.problem("tenure", "`exits` of recruitment are those of staff in their first year",
                  "remove the line, or write a policy of type `retention`");
}

inline void plan_policy(const Recruitment& own, const PolicyTerms&, Plan& plan) {
  plan.factor(Lever::applicants, own.applicants);
  plan.exits(own.exits, TenureChoice::fresh);
}

}  // namespace spp
