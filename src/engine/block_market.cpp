// A block before its first month: the labour market, shocks and policies, and the draws that are made once.
#include <algorithm>
#include <limits>

#include "base/elementary.hpp"
#include "engine/block.hpp"

namespace spp {

template <class D>
Row<real> normal_row(const Block<D>& b, Stream stream, std::uint32_t number) {
  Row<real> z;
  for (int lane = 0; lane < lanes; ++lane) {
    const auto replicate = static_cast<std::uint32_t>(b.first_replicate + lane);
    z[lane] = elementary::normal_quantile(uniform(first(bits(stream, replicate, before_start, number))));
  }
  return z;
}

template <class D>
Row<real> strikes(const Block<D>& b, Stream stream, const Row<real>& chance) {
  if constexpr (!D::draws) return chance;
  Row<real> struck;
  for (int lane = 0; lane < lanes; ++lane) {
    const auto replicate = static_cast<std::uint32_t>(b.first_replicate + lane);
    struck[lane] = uniform(first(bits(stream, replicate, before_start, 0))) < chance[lane] ? 1.0 : 0.0;
  }
  return struck;
}

namespace {

template <class D>
Cells<real> cells(const Block<D>& b, const std::vector<Quantity>& quantities) {
  Cells<real> rows(lanes, static_cast<Eigen::Index>(quantities.size()));
  for (std::size_t k = 0; k < quantities.size(); ++k) rows.col(static_cast<Eigen::Index>(k)) = b.value(quantities[k]);
  return rows;
}

}  // namespace

template <class D>
void set_market(Block<D>& b) {
  for (const Quantity& q : b.model.applicants) b.applicants.push_back(b.value(q));
  for (const FlexModel& model : b.model.flex) {
    FlexRows<D> rows;
    rows.out = b.value(model.out);
    rows.back = b.value(model.back);
    rows.arrivals = b.value(model.arrivals);
    rows.fte = b.value(model.fte);
    b.flex.push_back(rows);
  }
  for (const CycleModel& model : b.model.cycles) {
    CycleRows rows;
    rows.persistence = b.value(model.persistence);
    rows.applicants_loading = b.value(model.applicants);
    rows.loading = cells(b, model.loading);
    rows.state.setZero();
    rows.applicants.setOnes();
    rows.factor.setOnes(lanes, rows.loading.cols());
    b.cycles.push_back(std::move(rows));
  }
  for (std::size_t k = 0; k < b.model.shocks.size(); ++k) {
    const ShockModel& model = b.model.shocks[k];
    b.shocks.push_back({strikes(b, b.setup.streams.shocks[k], b.value(model.chance)), b.value(model.demand),
                        b.value(model.absence), b.value(model.places), b.value(model.applicants), cells(b, model.exits),
                        false});
  }
  for (const ProfessionModel& profession : b.model.professions) {
    b.costs.employer.push_back(b.value(profession.employer_cost));
    b.costs.tariff.push_back(b.value(profession.flex_tariff));
  }
  b.costs.room_week = b.value(b.model.costs.room_week);
  b.costs.exchange = b.value(b.model.costs.exchange);
  b.costs.leaver = b.value(b.model.costs.leaver);
  b.costs.training_fee = b.value(b.model.costs.training_fee);
}

namespace {

/// Years until each organisation withdraws: one exponential by name; in expectation the rate itself.
template <class D>
Cells<real> patience(const Block<D>& b, std::size_t k) {
  const auto organisations = static_cast<Eigen::Index>(b.model.organisations.size());
  const Row<real> rate = b.value(b.model.policies[k].leaves);
  Cells<real> years(lanes, organisations);
  for (Eigen::Index h = 0; h < organisations; ++h)
    for (int lane = 0; lane < lanes; ++lane) {
      if constexpr (!D::draws) {
        years(lane, h) = rate[lane];
      } else {
        const auto replicate = static_cast<std::uint32_t>(b.first_replicate + lane);
        const double u = uniform(
            first(bits(b.setup.streams.policies[k].leaves[static_cast<std::size_t>(h)], replicate, before_start, 0)));
        years(lane, h) = rate[lane] > 0.0 ? -elementary::log(u) / rate[lane] : std::numeric_limits<double>::infinity();
      }
    }
  return years;
}

}  // namespace

template <class D>
void set_policies(Block<D>& b) {
  const auto organisations = static_cast<Eigen::Index>(b.model.organisations.size());
  for (std::size_t k = 0; k < b.model.policies.size(); ++k) {
    const PolicyModel& model = b.model.policies[k];
    PolicyRows rows;
    rows.joined.setZero(lanes, organisations);
    for (Eigen::Index h = 0; h < organisations; ++h)
      if (const auto at = static_cast<std::size_t>(h); model.organisations[at] != 0)
        rows.joined.col(h) = strikes(b, b.setup.streams.policies[k].joins[at], b.value(model.joins[at]));
    rows.patience = patience(b, k);
    rows.uptake = cells(b, model.uptake);
    rows.realisation = b.value(model.realisation);
    rows.fixed_cost = b.value(model.fixed_cost);
    rows.unit_cost = b.value(model.unit_cost);
    rows.member = rows.volume = Cells<real>::Zero(lanes, organisations);
    b.policies.push_back(std::move(rows));
  }
  for (const ExchangeModel& model : b.model.exchanges)
    b.exchanges.push_back(
        {b.value(model.participants), b.value(model.productivity), b.value(model.charge), b.value(model.vat)});
  for (const PoolModel& model : b.model.pools) b.pools.push_back({b.value(model.share), b.value(model.productivity)});
  for (const ReserveModel& model : b.model.reserves)
    b.reserves.push_back({cells(b, model.fte), b.value(model.supervision)});
}

namespace {

/// The first month of the run in which a policy offers places; -1 = none.
int first_offer(const Model& model, const PlacesEffect& effect) {
  const PolicyModel& policy = model.policies[static_cast<std::size_t>(effect.policy)];
  const ShockModel* shock = policy.shock < 0 ? nullptr : &model.shocks[static_cast<std::size_t>(policy.shock)];
  for (int t = std::max(0, policy.from); t <= policy.until && t < model.axes.months; ++t) {
    if (shock != nullptr && (t < shock->from || t > shock->until)) continue;
    if (effect.intake[static_cast<std::size_t>(model.axes.start.plus(t).month - 1)]) return t;
  }
  return -1;
}

}  // namespace

template <class D>
void set_takers(Block<D>& b) {
  each_classroom(b, [&](std::size_t c, std::size_t, std::size_t) {
    b.classrooms[c].takes = (b.classrooms[c].places > 0.0).template cast<real>();
  });
  for (const PlacesEffect& effect : b.model.places_effects) {
    const int t = first_offer(b.model, effect);
    if (t < 0) continue;
    const PolicyModel& policy = b.model.policies[static_cast<std::size_t>(effect.policy)];
    const PolicyRows& rows = b.policies[static_cast<std::size_t>(effect.policy)];
    const double years = (t - policy.from) * year_step;
    for (std::size_t h = 0; h < b.organisations.size(); ++h) {
      if (effect.places[h].is(0.0)) continue;
      const auto column = static_cast<Eigen::Index>(h);
      Row<real> most = b.value(effect.places[h]) * rows.joined.col(column) * rows.uptake.col(column);
      if (policy.shock >= 0) most *= b.shocks[static_cast<std::size_t>(policy.shock)].struck;
      // Who has withdrawn by then never offers any; in expectation a part always stays.
      if constexpr (D::draws) most = (rows.patience.col(column) > years).select(most, 0.0);
      Row<real>& takes = b.classrooms[b.classroom(static_cast<std::size_t>(effect.programme), h)].takes;
      takes = (most > 0.0).select(1.0, takes);
    }
  }
}

template void set_takers(Block<Chance>&);
template void set_takers(Block<Expectation>&);
template Row<real> normal_row(const Block<Chance>&, Stream, std::uint32_t);
template Row<real> normal_row(const Block<Expectation>&, Stream, std::uint32_t);
template Row<real> strikes(const Block<Chance>&, Stream, const Row<real>&);
template Row<real> strikes(const Block<Expectation>&, Stream, const Row<real>&);
template void set_market(Block<Chance>&);
template void set_market(Block<Expectation>&);
template void set_policies(Block<Chance>&);
template void set_policies(Block<Expectation>&);

}  // namespace spp
