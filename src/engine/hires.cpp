// Step 6: applicants from outside the region, as far as there are vacancies.
#include "engine/block.hpp"

namespace spp {
namespace {

/// Applicants of a team this month, on average: its own, or its part of the region's by vacancies.
template <class D>
Row<real> expected_applicants(const Block<D>& b, std::size_t i, std::size_t h, std::size_t p) {
  const std::size_t region = b.region(h);
  Row<real> factor = Row<real>::Constant(year_step);
  if (b.model.cycles[region].exists) factor *= b.cycles[region].applicants;
  if (!b.shocks.empty()) factor *= shaken(b, Shaken::applicants, h, p);
  if (!b.model.factor_effects.empty()) factor *= levered(b, Lever::applicants, h, p);
  if (b.model.teams[i].own_applicants) return b.value(*b.model.teams[i].own_applicants) * factor;
  Row<real> vacancies = Row<real>::Zero();
  for (std::size_t k = 0; k < b.model.organisations.size(); ++k) {
    const std::size_t other = b.team(k, p);
    if (b.region(k) == region && b.model.teams[other].exists && !b.model.teams[other].own_applicants)
      vacancies += b.teams[other].vacancies;
  }
  const Row<real> part = (vacancies > 0.0).select(b.teams[i].vacancies / (vacancies > 0.0).select(vacancies, 1.0), 0.0);
  return b.applicants[b.market(region, p)] * factor * part;
}

/// Nobody is hired beyond the vacancies, rounded to whole people; in expectation unrounded.
template <class D>
Row<typename D::Count> limit(const Row<real>& vacancies) {
  if constexpr (D::draws)
    return D::cap(vacancies + 0.5);
  else
    return vacancies;
}

}  // namespace

template <class D>
void hires(Block<D>& b, int t, Results& results) {
  using Count = typename D::Count;
  const int year = b.model.axes.year_index(t);
  const auto month = static_cast<std::uint32_t>(t);
  count_vacancies(b);
  Cells<Count> by_age;
  each_team(b, [&](std::size_t i, std::size_t h, std::size_t p) {
    Team<D>& team = b.teams[i];
    const Row<real> expected = expected_applicants(b, i, h, p);
    if (all_zero(expected)) return;
    const Row<Count> hired = b.draw.arrive({b.streams(i).hires, month}, expected).min(limit<D>(team.vacancies));
    if (all_zero(hired)) return;
    b.draw.allot({b.streams(i).hire_ages, month}, hired, team.recruits.weights, by_age);
    for (std::size_t k = 0; k < team.recruits.ages.size(); ++k)
      team.stock.arrive(t, team.recruits.ages[k], by_age.col(static_cast<Eigen::Index>(k)));
    count_flow(b, results, b.setup.flows.hire[i], year, hired);
  });
  count_vacancies(b);
}

template void hires(Block<Chance>&, int, Results&);
template void hires(Block<Expectation>&, int, Results&);

}  // namespace spp
