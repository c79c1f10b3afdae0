// Step 2, second part: what policies of this month's strength do to the levers that other steps read.
#include <algorithm>

#include "engine/block.hpp"

namespace spp {
namespace {

/// s: what is claimed of a policy comes true to this part, at an organisation.
template <class D>
Row<real> strength(const Block<D>& b, int policy, std::size_t h) {
  const PolicyRows& rows = b.policies[static_cast<std::size_t>(policy)];
  return rows.volume.col(static_cast<Eigen::Index>(h)) * rows.realisation;
}

template <class D>
bool concerns(const Block<D>& b, int policy, std::size_t h, std::size_t p) {
  const PolicyModel& model = b.model.policies[static_cast<std::size_t>(policy)];
  return model.organisations[h] != 0 && model.professions[p] != 0;
}

}  // namespace

template <class D>
Row<real> levered(const Block<D>& b, Lever lever, std::size_t h, std::size_t p) {
  Row<real> product = Row<real>::Ones();
  for (const FactorEffect& effect : b.model.factor_effects)
    if (effect.lever == lever && concerns(b, effect.policy, h, p))
      product *= (1.0 + strength(b, effect.policy, h) * b.value(effect.claim)).max(0.0);
  return product;
}

template <class D>
Row<real> added_rooms(const Block<D>& b, std::size_t h) {
  Row<real> sum = Row<real>::Zero();
  for (const AmountEffect& effect : b.model.amount_effects)
    if (effect.rooms && b.model.policies[static_cast<std::size_t>(effect.policy)].organisations[h] != 0)
      sum += strength(b, effect.policy, h) * b.value(effect.amount[h]);
  return sum;
}

template <class D>
Row<real> added_fte(const Block<D>& b, std::size_t h, std::size_t p) {
  Row<real> sum = Row<real>::Zero();
  for (const AmountEffect& effect : b.model.amount_effects)
    if (!effect.rooms && concerns(b, effect.policy, h, p))
      sum += strength(b, effect.policy, h) * b.value(effect.amount[h]);
  return sum;
}

template <class D>
void lengthen_hours(Block<D>& b) {
  if (b.model.hours_effects.empty()) return;
  each_team(b, [&](std::size_t i, std::size_t h, std::size_t) {
    Team<D>& team = b.teams[i];
    if (team.hours.empty()) return;
    Row<real> weighted = Row<real>::Zero(), total = Row<real>::Zero();
    for (auto& hours : team.hours) {
      Row<real> factor = Row<real>::Ones();
      for (const int e : hours.effects) {
        const HoursEffect& effect = b.model.hours_effects[static_cast<std::size_t>(e)];
        factor *= (1.0 + strength(b, effect.policy, h) * b.value(effect.claim)).max(0.0);
      }
      hours.more = team.fte.col(hours.band) * (factor - 1.0);
    }
    for (std::size_t k = 0; k < team.recruits.ages.size(); ++k) {
      const Row<real> w = team.recruits.weights.col(static_cast<Eigen::Index>(k));
      total += w;
      for (const auto& hours : team.hours)
        if (hours.first_age <= team.recruits.ages[k] && team.recruits.ages[k] <= hours.last_age)
          weighted += w * hours.more;
    }
    team.recruit_fte = team.recruit_fte_given + (total > 0.0).select(weighted / (total > 0.0).select(total, 1.0), 0.0);
  });
}

template <class D>
Row<real> fte_of(const Block<D>& b, std::size_t team, Tenure tenure) {
  const Team<D>& of = b.teams[team];
  Row<real> sum = of.stock.sum_fte(tenure, b.model.teams[team].fte_band, of.fte);
  // Beside the sum over bands, so that hours that nobody works change no bit of it.
  for (const auto& hours : of.hours)
    sum += of.stock.heads(tenure, hours.first_age, hours.last_age).template cast<real>() * hours.more;
  return sum;
}

template Row<real> levered(const Block<Chance>&, Lever, std::size_t, std::size_t);
template Row<real> levered(const Block<Expectation>&, Lever, std::size_t, std::size_t);
template Row<real> added_rooms(const Block<Chance>&, std::size_t);
template Row<real> added_rooms(const Block<Expectation>&, std::size_t);
template Row<real> added_fte(const Block<Chance>&, std::size_t, std::size_t);
template Row<real> added_fte(const Block<Expectation>&, std::size_t, std::size_t);
template void lengthen_hours(Block<Chance>&);
template void lengthen_hours(Block<Expectation>&);
template Row<real> fte_of(const Block<Chance>&, std::size_t, Tenure);
template Row<real> fte_of(const Block<Expectation>&, std::size_t, Tenure);

}  // namespace spp
