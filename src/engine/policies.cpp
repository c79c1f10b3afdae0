// Step 2, first part: how strongly each policy acts this month, which shocks strike, and the year's noise and cycle.
#include "base/elementary.hpp"
#include "engine/block.hpp"

namespace spp {
namespace {

/// c₀ = z₀, c_y = ρ c_{y−1} + √(1 − ρ²) z_y; each factor exp(κ c − κ²/2) has mean 1.
template <class D>
void turn_cycle(Block<D>& b, std::size_t r, int year) {
  CycleRows& rows = b.cycles[r];
  const Row<real> z = normal_row(b, b.setup.streams.cycles[r], static_cast<std::uint32_t>(year));
  rows.state = year == 0 ? z : Row<real>(rows.persistence * rows.state + (1.0 - rows.persistence.square()).sqrt() * z);
  const auto factor = [&](const Row<real>& loading) { return exp_row(loading * rows.state - loading * loading / 2.0); };
  rows.applicants = factor(rows.applicants_loading);
  for (Eigen::Index j = 0; j < rows.loading.cols(); ++j) rows.factor.col(j) = factor(rows.loading.col(j));
}

template <class D>
void draw_year(Block<D>& b, int year) {
  if (b.setup.fixed_inputs) return;  // all that is drawn by year stands at its mean, 1
  for (std::size_t h = 0; h < b.organisations.size(); ++h) {
    if (b.model.organisations[h].demand_noise.is(0.0)) continue;
    const Row<real>& sd = b.organisations[h].noise_sd;
    b.organisations[h].noise =
        exp_row(sd * normal_row(b, b.setup.streams.noise[h], static_cast<std::uint32_t>(year)) - sd * sd / 2.0);
  }
  for (std::size_t r = 0; r < b.cycles.size(); ++r)
    if (b.model.cycles[r].exists) turn_cycle(b, r, year);
}

/// Joined and not withdrawn: 0 or 1; in expectation joined · exp(−rate · years).
template <class D>
Row<real> member(const PolicyRows& rows, Eigen::Index h, double years) {
  if constexpr (D::draws) {
    return (rows.patience.col(h) > years).select(rows.joined.col(h), 0.0);
  } else {
    Row<real> part;
    for (int lane = 0; lane < lanes; ++lane)
      part[lane] = rows.joined(lane, h) * elementary::exp(-rows.patience(lane, h) * years);
    return part;
  }
}

template <class D>
void strengthen(Block<D>& b, std::size_t k, int t) {
  const PolicyModel& model = b.model.policies[k];
  PolicyRows& rows = b.policies[k];
  rows.running = t >= model.from && t <= model.until;
  rows.volume.setZero();
  if (model.shock >= 0) rows.running = rows.running && b.shocks[static_cast<std::size_t>(model.shock)].now;
  const double years = std::max(0, t - model.from) * year_step;
  const double ramp = std::min(1.0, (t - model.from + 1.0) / model.ramp);
  for (Eigen::Index h = 0; h < rows.joined.cols(); ++h) {
    if (model.organisations[static_cast<std::size_t>(h)] == 0) continue;
    rows.member.col(h) = member<D>(rows, h, years);
    if (!rows.running) continue;
    rows.volume.col(h) = ramp * rows.uptake.col(h) * rows.member.col(h);
    if (model.shock >= 0) rows.volume.col(h) *= b.shocks[static_cast<std::size_t>(model.shock)].struck;
  }
}

/// The factor where it strikes, 1 where it does not; in expectation between.
Row<real> where_struck(const ShockRows& shock, const Row<real>& factor) {
  return (shock.struck >= 1.0).select(factor, 1.0 + shock.struck * (factor - 1.0));
}

const Row<real>& factor_of(const ShockRows& shock, Shaken what) {
  switch (what) {
    case Shaken::demand:
      return shock.demand;
    case Shaken::absence:
      return shock.absence;
    case Shaken::places:
      return shock.places;
    case Shaken::applicants:
      break;
  }
  return shock.applicants;
}

}  // namespace

template <class D>
Row<real> shaken(const Block<D>& b, Shaken what, std::size_t h, std::size_t p) {
  Row<real> product = Row<real>::Ones();
  for (std::size_t k = 0; k < b.shocks.size(); ++k) {
    const ShockModel& model = b.model.shocks[k];
    if (b.shocks[k].now && model.organisations[h] != 0 && model.professions[p] != 0)
      product *= where_struck(b.shocks[k], factor_of(b.shocks[k], what));
  }
  return product;
}

template <class D>
Row<real> rooms_shaken(const Block<D>& b, std::size_t h) {
  Row<real> product = Row<real>::Ones();
  for (std::size_t k = 0; k < b.shocks.size(); ++k)
    if (b.shocks[k].now && b.model.shocks[k].organisations[h] != 0 && b.model.shocks[k].all_professions)
      product *= where_struck(b.shocks[k], b.shocks[k].demand);
  return product;
}

template <class D>
Row<real> exits_shaken(const Block<D>& b, std::size_t h, std::size_t p, std::size_t cause) {
  Row<real> product = Row<real>::Ones();
  for (std::size_t k = 0; k < b.shocks.size(); ++k) {
    const ShockModel& model = b.model.shocks[k];
    if (b.shocks[k].now && model.organisations[h] != 0 && model.professions[p] != 0 && !model.exits[cause].is(1.0))
      product *= where_struck(b.shocks[k], b.shocks[k].exits.col(static_cast<Eigen::Index>(cause)));
  }
  return product;
}

template <class D>
void policies(Block<D>& b, int t) {
  const int year = b.model.axes.year_index(t);
  if (t == 0 || b.model.axes.year_index(t - 1) != year) draw_year(b, year);
  for (std::size_t k = 0; k < b.shocks.size(); ++k)
    b.shocks[k].now = t >= b.model.shocks[k].from && t <= b.model.shocks[k].until;
  for (std::size_t k = 0; k < b.policies.size(); ++k) strengthen(b, k, t);
  lengthen_hours(b);
  for (auto& organisation : b.organisations) {
    organisation.policy_cost.setZero();
    organisation.fee_heads.setZero();
  }
}

template void policies(Block<Chance>&, int);
template void policies(Block<Expectation>&, int);
template Row<real> shaken(const Block<Chance>&, Shaken, std::size_t, std::size_t);
template Row<real> shaken(const Block<Expectation>&, Shaken, std::size_t, std::size_t);
template Row<real> rooms_shaken(const Block<Chance>&, std::size_t);
template Row<real> rooms_shaken(const Block<Expectation>&, std::size_t);
template Row<real> exits_shaken(const Block<Chance>&, std::size_t, std::size_t, std::size_t);
template Row<real> exits_shaken(const Block<Expectation>&, std::size_t, std::size_t, std::size_t);

}  // namespace spp
