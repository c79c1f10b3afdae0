// Step 4: who is employed leaves by competing causes; how many, then why.
#include "base/elementary.hpp"
#include "engine/block.hpp"

namespace spp {
namespace {

/// What multiplies every rate of a team this month, by cause: workload, cycle, shocks.
template <class D>
void monthly_factors(const Block<D>& b, std::size_t h, std::size_t p, const Row<real>& overload, Cells<real>& factor) {
  const auto& effect = b.model.professions[p].workload_on_exit;
  const std::size_t r = b.region(h);
  factor.setOnes(lanes, b.model.axes.cause_count());
  for (std::size_t j = 0; j < effect.size(); ++j) {
    const auto column = static_cast<Eigen::Index>(j);
    if (!effect[j].is(0.0) && !all_zero(overload)) factor.col(column) = exp_row(b.value(effect[j]) * overload);
    if (b.model.cycles[r].exists) factor.col(column) *= b.cycles[r].factor.col(column);
    if (!b.shocks.empty()) factor.col(column) *= exits_shaken(b, h, p, j);
  }
}

/// The factors of policies this month, in the order of the team's effects.
template <class D>
std::vector<Row<real>> effect_factors(const Block<D>& b, std::size_t i, std::size_t h) {
  std::vector<Row<real>> factors;
  for (const int e : b.teams[i].effects) {
    const ExitEffect& effect = b.model.exit_effects[static_cast<std::size_t>(e)];
    const PolicyRows& policy = b.policies[static_cast<std::size_t>(effect.policy)];
    const Row<real> strength = policy.volume.col(static_cast<Eigen::Index>(h)) * policy.realisation;
    factors.push_back((1.0 + strength * b.value(effect.claim)).max(0.0));
  }
  return factors;
}

bool acts_on(const ExitEffect& effect, Tenure tenure, const Segment& segment) {
  const bool tenured = tenure == Tenure::fresh ? effect.fresh : effect.settled;
  return tenured && effect.first_age <= segment.first_age && segment.last_age <= effect.last_age;
}

/// Rates of one class and tenure, into the class's segments; returns the highest total.
template <class D>
Row<real> set_hazard(Block<D>& b, std::size_t i, std::size_t c, Tenure tenure, const Cells<real>& factor,
                     const std::vector<Row<real>>& effects) {
  Team<D>& team = b.teams[i];
  const int causes = b.model.axes.cause_count();
  const Cells<real>& base = team.rate[tenure == Tenure::fresh ? 0 : 1];
  const Cells<real>* exchanged = nullptr;
  if (tenure == Tenure::away) exchanged = &team.away_factor;
  if (tenure == Tenure::alumni) exchanged = &team.alumni_factor;
  Row<real> highest = Row<real>::Zero();
  for (Segment& segment : team.classes[c]) {
    segment.total.setZero();
    for (int j = 0; j < causes; ++j) {
      segment.rate.col(j) = base.col(static_cast<Eigen::Index>(c) * causes + j) * factor.col(j);
      if (exchanged != nullptr) segment.rate.col(j) *= exchanged->col(j);
    }
    for (std::size_t e = 0; e < effects.size(); ++e) {
      const ExitEffect& effect = b.model.exit_effects[static_cast<std::size_t>(team.effects[e])];
      if (acts_on(effect, tenure, segment)) segment.rate.col(effect.cause) *= effects[e];
    }
    for (int j = 0; j < causes; ++j) segment.total += segment.rate.col(j);
    highest = highest.max(segment.total);
  }
  return highest;
}

/// Where no other organisation of the region has establishment, who leaves for `mobility` goes elsewhere.
template <class D>
void count_as_elsewhere(const Block<D>& b, std::size_t i, std::size_t h, std::size_t p,
                        Leavers<typename D::Count>& leavers) {
  Row<int> others = Row<int>::Zero();
  for (std::size_t k = 0; k < b.model.organisations.size(); ++k) {
    const std::size_t other = b.team(k, p);
    if (other != i && b.model.teams[other].exists && b.region(k) == b.region(h))
      others += (b.teams[other].establishment > 0.0).template cast<int>();
  }
  auto& movers =
      leavers.carried[static_cast<std::size_t>(b.model.causes[static_cast<std::size_t>(b.model.mobility)].carrier)];
  for (int lane = 0; lane < lanes; ++lane) {
    if (others[lane] > 0) continue;
    leavers.by_cause(lane, b.model.elsewhere) += leavers.by_cause(lane, b.model.mobility);
    leavers.by_cause(lane, b.model.mobility) = 0;
    leavers.fte(lane, b.model.elsewhere) += leavers.fte(lane, b.model.mobility);
    leavers.fte(lane, b.model.mobility) = 0.0;
    movers.by_age.row(lane).setZero();
  }
}

template <class D>
void team_exits(Block<D>& b, std::size_t i, std::size_t h, std::size_t p, int t, std::span<const int> carriers) {
  Team<D>& team = b.teams[i];
  Cells<real> factor;
  monthly_factors(b, h, p, team.overload, factor);
  const std::vector<Row<real>> effects = effect_factors(b, i, h);
  for (std::size_t c = 0; c < team.classes.size(); ++c)
    for (std::size_t k = 0; k < tenure_count; ++k) {
      const auto tenure = static_cast<Tenure>(k);
      if ((tenure == Tenure::away || tenure == Tenure::alumni) && !team.stock.with_exchange()) continue;
      const Row<real> highest = set_hazard(b, i, c, tenure, factor, effects);
      const ClassHazard hazard{team.classes[c], carriers, head_fte(b, i), highest};
      team.stock.leave(b.draw, {b.streams(i).exits[k][c], static_cast<std::uint32_t>(t)}, tenure, hazard, team.leavers);
    }
  if (team.leavers.carried[0].any) count_as_elsewhere(b, i, h, p, team.leavers);
}

/// The unweighted mean over a region's organisations with establishment of what policies make of `back`.
template <class D>
Row<real> back_factor(const Block<D>& b, std::size_t r, std::size_t p) {
  Row<real> sum = Row<real>::Zero(), count = Row<real>::Zero();
  if (b.model.factor_effects.empty()) return Row<real>::Ones();
  for (std::size_t h = 0; h < b.organisations.size(); ++h) {
    if (b.region(h) != r || !b.model.teams[b.team(h, p)].exists) continue;
    const Row<real> employs = (b.teams[b.team(h, p)].establishment > 0.0).template cast<real>();
    sum += employs * levered(b, Lever::flex_back, h, p);
    count += employs;
  }
  return (count > 0.0).select(sum / (count > 0.0).select(count, 1.0), 1.0);
}

/// Flex heads leave, or come back in the movers' step; then who left for flex joins, and who comes from outside.
template <class D>
void flex_exits(Block<D>& b, std::size_t r, std::size_t p, int t) {
  using Count = typename D::Count;
  FlexRows<D>& flex = b.flex[b.market(r, p)];
  const FlexStreams& streams = b.setup.streams.flex[b.market(r, p)];
  const auto month = static_cast<std::uint32_t>(t);
  const Row<real> back = flex.back * back_factor(b, r, p), rate = flex.out + back;
  Row<real> leaving;
  for (int lane = 0; lane < lanes; ++lane) leaving[lane] = -elementary::expm1(-rate[lane] * year_step);
  const Row<Count> gone = b.draw.thin({streams.leave, month}, flex.heads, leaving);
  const Row<real> part_back = (rate > 0.0).select(back / (rate > 0.0).select(rate, 1.0), 0.0);
  flex.coming_back = b.draw.thin({streams.back, month}, gone, part_back);
  flex.heads -= gone;
  for (std::size_t h = 0; h < b.organisations.size(); ++h)
    if (b.region(h) == r && b.model.teams[b.team(h, p)].exists)
      flex.heads += b.teams[b.team(h, p)].leavers.by_cause.col(b.model.flex_cause);
  flex.heads += b.draw.arrive({streams.arrivals, month}, flex.arrivals * year_step);
}

}  // namespace

template <class D>
void exits(Block<D>& b, int t, Results& results) {
  const int year = b.model.axes.year_index(t);
  const auto causes = b.model.causes.size();
  std::vector<int> carriers;
  for (const CauseModel& cause : b.model.causes) carriers.push_back(cause.carrier);
  each_team(b, [&](std::size_t i, std::size_t h, std::size_t p) {
    team_exits(b, i, h, p, t, carriers);
    for (std::size_t j = 0; j < causes; ++j) {
      const auto column = static_cast<Eigen::Index>(j);
      count_flow(b, results, b.setup.flows.exit[i * causes + j], year, b.teams[i].leavers.by_cause.col(column));
      add_tally(b, results, b.setup.flows.leaver_fte[i * causes + j], year, b.teams[i].leavers.fte.col(column));
    }
  });
  for (std::size_t r = 0; r < b.cycles.size(); ++r)
    for (std::size_t p = 0; p < b.model.professions.size(); ++p)
      if (b.model.flex[b.market(r, p)].exists) flex_exits(b, r, p, t);
}

template void exits(Block<Chance>&, int, Results&);
template void exits(Block<Expectation>&, int, Results&);

}  // namespace spp
