// Step 9, second part: pools level the largest gap shares, a reserve is called up, flexible staff fill what is short.
#include <algorithm>
#include <array>

#include "engine/block.hpp"

namespace spp {
namespace {

/// A team that takes part in a pool, in one lane.
struct Receiver {
  std::size_t place = 0;  ///< in the list of teams
  double required = 0, gap_share = 0;
};

/// The level ℓ at which Σ required · max(0, gap share − ℓ) is the pool. `receivers` are sorted, largest share first.
double level_of(const std::vector<Receiver>& receivers, double pool) {
  double required = 0.0, gap = 0.0;
  for (std::size_t k = 0; k < receivers.size(); ++k) {
    required += receivers[k].required;
    gap += receivers[k].required * receivers[k].gap_share;
    const double level = (gap - pool) / required;
    if (k + 1 == receivers.size() || level >= receivers[k + 1].gap_share) return level;
  }
  return 0.0;
}

/// One pool in one region and profession.
template <class D>
class PoolRound {
 public:
  PoolRound(Block<D>& b, std::size_t number, std::size_t r, std::size_t p)
      : b_(b), number_(number), policy_(static_cast<std::size_t>(b.model.pools[number].policy)) {
    const PolicyModel& policy = b.model.policies[policy_];
    for (std::size_t h = 0; h < b.organisations.size(); ++h)
      if (b.region(h) == r && policy.organisations[h] != 0 && policy.professions[p] != 0 &&
          b.model.teams[b.team(h, p)].exists)
        members_.push_back({h, b.team(h, p)});
  }

  void run() {
    if (members_.empty()) return;
    // Where nothing is required of any member nobody can receive, and nobody lends.
    Row<real> asked = Row<real>::Zero();
    for (const Member& one : members_) asked += (weight(one) > 0.0).select(b_.teams[one.team].required, 0.0);
    Row<real> pool = Row<real>::Zero();
    for (const Member& one : members_) {
      Team<D>& team = b_.teams[one.team];
      const Row<real> volume = b_.policies[policy_].volume.col(static_cast<Eigen::Index>(one.organisation));
      const Row<real> lent = (asked > 0.0).select(volume * b_.pools[number_].share * team.own, 0.0);
      team.lent += lent;
      team.available -= lent;
      pool += lent * b_.pools[number_].productivity;
      b_.organisations[one.organisation].policy_cost += b_.policies[policy_].unit_cost * lent;
    }
    for (int lane = 0; lane < lanes; ++lane)
      if (pool[lane] > 0.0) give(pool[lane], lane);
  }

 private:
  struct Member {
    std::size_t organisation, team;
  };
  [[nodiscard]] Row<real> weight(const Member& one) const {
    return b_.policies[policy_].member.col(static_cast<Eigen::Index>(one.organisation));
  }
  void give(double pool, int lane) {
    receivers_.clear();
    for (std::size_t k = 0; k < members_.size(); ++k) {
      const Team<D>& team = b_.teams[members_[k].team];
      if (weight(members_[k])[lane] <= 0.0 || team.required[lane] <= 0.0) continue;
      receivers_.push_back(
          {k, team.required[lane], (team.required[lane] - team.available[lane]) / team.required[lane]});
    }
    std::stable_sort(receivers_.begin(), receivers_.end(),
                     [](const Receiver& x, const Receiver& y) { return x.gap_share > y.gap_share; });
    const double level = level_of(receivers_, pool);
    for (const Receiver& one : receivers_) {
      const double fte = std::max(0.0, one.required * (one.gap_share - level));
      Team<D>& team = b_.teams[members_[one.place].team];
      team.received[lane] += fte;
      team.available[lane] += fte;
    }
  }

  Block<D>& b_;
  std::size_t number_, policy_;
  std::vector<Member> members_;
  std::vector<Receiver> receivers_;
};

}  // namespace

template <class D>
void share_pools(Block<D>& b) {
  if (b.pools.empty()) return;
  each_team(b, [&](std::size_t i, std::size_t, std::size_t) {
    b.teams[i].lent.setZero();
    b.teams[i].received.setZero();
  });
  for (std::size_t k = 0; k < b.pools.size(); ++k) {
    if (!b.policies[static_cast<std::size_t>(b.model.pools[k].policy)].running) continue;
    for (std::size_t r = 0; r < b.cycles.size(); ++r)
      for (std::size_t p = 0; p < b.model.professions.size(); ++p) PoolRound<D>(b, k, r, p).run();
  }
}

template <class D>
void call_reserve(Block<D>& b) {
  if (b.reserves.empty()) return;
  each_team(b, [&](std::size_t i, std::size_t, std::size_t) {
    b.teams[i].reserve.setZero();
    b.teams[i].reserve_supervision.setZero();
  });
  for (std::size_t k = 0; k < b.reserves.size(); ++k) {
    const auto number = static_cast<std::size_t>(b.model.reserves[k].policy);
    const PolicyRows& policy = b.policies[number];
    if (!policy.running) continue;
    each_team(b, [&](std::size_t i, std::size_t h, std::size_t p) {
      if (b.model.policies[number].organisations[h] == 0 || b.model.policies[number].professions[p] == 0) return;
      const auto column = static_cast<Eigen::Index>(h);
      const Row<real> fte = policy.volume.col(column) * b.reserves[k].fte.col(column);
      const Row<real> supervision = fte * b.reserves[k].supervision;
      Team<D>& team = b.teams[i];
      team.reserve += fte;
      team.reserve_supervision += supervision;
      team.unflexed -= supervision;
      team.available += fte - supervision;
      b.organisations[h].policy_cost += policy.unit_cost * fte;
    });
  }
}

template <class D>
void allot_flex(Block<D>& b) {
  for (std::size_t r = 0; r < b.cycles.size(); ++r)
    for (std::size_t p = 0; p < b.model.professions.size(); ++p) {
      const FlexRows<D>& flex = b.flex[b.market(r, p)];
      if (!b.model.flex[b.market(r, p)].exists) continue;
      Row<real> asked = Row<real>::Zero();
      for (std::size_t h = 0; h < b.organisations.size(); ++h) {
        Team<D>& team = b.teams[b.team(h, p)];
        if (b.region(h) != r || !b.model.teams[b.team(h, p)].exists) continue;
        Row<real> cap = team.flex_cap;
        if (!b.model.factor_effects.empty()) cap = (cap * levered(b, Lever::flex_cap, h, p)).min(1.0);
        team.flex = (team.required - team.available).max(0.0).min(cap * team.required);
        asked += team.flex;
      }
      const Row<real> there = flex.heads.template cast<real>() * flex.fte;
      const Row<real> part = (asked > there).select(there / (asked > 0.0).select(asked, 1.0), 1.0);
      for (std::size_t h = 0; h < b.organisations.size(); ++h) {
        Team<D>& team = b.teams[b.team(h, p)];
        if (b.region(h) != r || !b.model.teams[b.team(h, p)].exists) continue;
        team.flex *= part;
        team.available += team.flex;
      }
    }
}

template void share_pools(Block<Chance>&);
template void share_pools(Block<Expectation>&);
template void call_reserve(Block<Chance>&);
template void call_reserve(Block<Expectation>&);
template void allot_flex(Block<Chance>&);
template void allot_flex(Block<Expectation>&);

}  // namespace spp
