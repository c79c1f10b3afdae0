// Step 4: who is employed leaves by competing causes; how many, then why.
#include "engine/block.hpp"

namespace spp {
namespace {

/// exp(β_j (W⁺ − W₀⁺)) by cause; a column is left out of the product where β_j is known to be 0.
template <class D>
void workload_factors(const Block<D>& b, std::size_t p, const Row<real>& overload, Cells<real>& factor) {
  const auto& effect = b.model.professions[p].workload_on_exit;
  factor.setOnes(lanes, b.model.axes.cause_count());
  if (all_zero(overload)) return;
  for (std::size_t j = 0; j < effect.size(); ++j)
    if (!effect[j].is(0.0)) factor.col(static_cast<Eigen::Index>(j)) = exp_row(b.value(effect[j]) * overload);
}

/// Where no other organisation of the region has establishment, who leaves for `mobility` goes elsewhere.
template <class D>
void count_as_elsewhere(const Block<D>& b, std::size_t i, std::size_t h, std::size_t p,
                        Leavers<typename D::Count>& leavers) {
  Row<int> others = Row<int>::Zero();
  for (std::size_t k = 0; k < b.model.organisations.size(); ++k) {
    const std::size_t other = k * b.model.professions.size() + p;
    if (other != i && b.model.teams[other].exists && b.model.axes.region_of[k] == b.model.axes.region_of[h])
      others += (b.teams[other].establishment > 0.0).template cast<int>();
  }
  for (int lane = 0; lane < lanes; ++lane) {
    if (others[lane] > 0) continue;
    leavers.by_cause(lane, b.model.elsewhere) += leavers.by_cause(lane, b.model.mobility);
    leavers.by_cause(lane, b.model.mobility) = 0;
    leavers.mover_ages.row(lane).setZero();
  }
}

}  // namespace

template <class D>
void exits(Block<D>& b, int t, Results& results) {
  const int causes = b.model.axes.cause_count();
  const int year = b.model.axes.year_index(t);
  Cells<real> factor, rate(lanes, causes);
  each_team(b, [&](std::size_t i, std::size_t h, std::size_t p) {
    Team<D>& team = b.teams[i];
    workload_factors(b, p, team.overload, factor);
    const auto& classes = b.model.professions[p].classes;
    for (std::size_t c = 0; c < classes.size(); ++c)
      for (std::size_t k = 0; k < tenure_count; ++k) {
        ClassHazard hazard{classes[c].first, classes[c].last, &rate, 0, causes, Row<real>::Zero()};
        for (int j = 0; j < causes; ++j) {
          rate.col(j) = team.rate[k].col(static_cast<Eigen::Index>(c) * causes + j) * factor.col(j);
          hazard.total += rate.col(j);
        }
        team.stock.leave(b.draw, {b.streams(i).exits[k][c], static_cast<std::uint32_t>(t)}, static_cast<Tenure>(k),
                         hazard, b.model.mobility, team.leavers);
      }
    if (team.leavers.any_mover) count_as_elsewhere(b, i, h, p, team.leavers);
    for (int j = 0; j < causes; ++j)
      count_flow(b, results, b.setup.flows.exit[i * static_cast<std::size_t>(causes) + static_cast<std::size_t>(j)],
                 year, team.leavers.by_cause.col(j));
  });
}

template void exits(Block<Chance>&, int, Results&);
template void exits(Block<Expectation>&, int, Results&);

}  // namespace spp
