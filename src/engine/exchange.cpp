// Step 8: who is away comes home, the effect fades, and a wave begins.
#include "engine/block.hpp"

namespace spp {
namespace {

/// Whether a wave begins in month t of the run; none began before the start.
bool begins(const ExchangeModel& model, const PolicyModel& policy, int t) {
  return t >= 0 && t >= policy.from && t <= policy.until && (t - policy.from) % model.every == 0;
}

/// Σ over the policy's members of the settled, by which a total is shared.
template <class D>
Row<real> settled_of_members(const Block<D>& b, int number) {
  const PolicyRows& policy =
      b.policies[static_cast<std::size_t>(b.model.exchanges[static_cast<std::size_t>(number)].policy)];
  Row<real> sum = Row<real>::Zero();
  each_team(b, [&](std::size_t i, std::size_t h, std::size_t) {
    if (b.model.teams[i].exchange != number) return;
    sum += (policy.member.col(static_cast<Eigen::Index>(h)) > 0.0)
               .select(b.teams[i].stock.heads(Tenure::settled).template cast<real>(), 0.0);
  });
  return sum;
}

/// The teams of a region and profession that an exchange is for.
template <class D>
std::vector<std::size_t> teams_of(const Block<D>& b, int number, std::size_t r, std::size_t p) {
  std::vector<std::size_t> organisations;
  for (std::size_t h = 0; h < b.organisations.size(); ++h)
    if (b.region(h) == r && b.model.teams[b.team(h, p)].exists && b.model.teams[b.team(h, p)].exchange == number)
      organisations.push_back(h);
  return organisations;
}

/// As many come as go: at most what the others send, in one pass.
template <class Count>
void balance_out(std::vector<Row<Count>>& going) {
  Row<Count> all = Row<Count>::Zero();
  for (const auto& heads : going) all += heads;
  for (auto& heads : going) heads = heads.min(all - heads).max(Count{0});
}

/// Draws each participant's host among the other members, by last month's shortage, or by required fte where none is
/// short. Where nobody can be host nobody goes.
template <class D>
void find_hosts(Block<D>& b, const PolicyRows& policy, const std::vector<std::size_t>& organisations, std::size_t k,
                std::size_t p, int t, Row<typename D::Count>& going) {
  const std::size_t i = b.team(organisations[k], p);
  Team<D>& team = b.teams[i];
  const auto count = static_cast<Eigen::Index>(organisations.size());
  Cells<real> weights = Cells<real>::Zero(lanes, count);
  Row<real> short_of = Row<real>::Zero(), total = Row<real>::Zero();
  const auto host = [&](Eigen::Index to, const Row<real>& weight) -> Row<real> {
    const auto h = static_cast<Eigen::Index>(organisations[static_cast<std::size_t>(to)]);
    return (policy.member.col(h) > 0.0).select(weight, 0.0);
  };
  for (Eigen::Index to = 0; to < count; ++to)
    if (to != static_cast<Eigen::Index>(k))
      short_of += host(to, b.teams[b.team(organisations[static_cast<std::size_t>(to)], p)].shortage);
  for (Eigen::Index to = 0; to < count; ++to) {
    if (to == static_cast<Eigen::Index>(k)) continue;
    const Team<D>& other = b.teams[b.team(organisations[static_cast<std::size_t>(to)], p)];
    weights.col(to) = host(to, (short_of > 0.0).select(other.shortage, other.required));
    total += weights.col(to);
  }
  going = (total > 0.0).select(going, Row<typename D::Count>::Zero());
  Cells<typename D::Count> by_host;
  b.draw.allot({b.streams(i).host, static_cast<std::uint32_t>(t)}, going, weights, by_host);
  team.hosts.setZero();
  for (Eigen::Index to = 0; to < count; ++to)
    team.hosts.col(static_cast<Eigen::Index>(organisations[static_cast<std::size_t>(to)])) = (going > 0).select(
        by_host.col(to).template cast<real>() / (going > 0).select(going, typename D::Count{1}).template cast<real>(),
        0.0);
}

template <class D>
void begin_wave(Block<D>& b, int number, std::size_t r, std::size_t p, const Row<real>& settled, int t,
                Results& results) {
  using Count = typename D::Count;
  const ExchangeModel& model = b.model.exchanges[static_cast<std::size_t>(number)];
  const PolicyRows& policy = b.policies[static_cast<std::size_t>(model.policy)];
  const Row<real>& participants = b.exchanges[static_cast<std::size_t>(number)].participants;
  const auto month = static_cast<std::uint32_t>(t);
  const std::vector<std::size_t> organisations = teams_of(b, number, r, p);
  std::vector<Row<Count>> going;
  for (const std::size_t h : organisations) {
    const std::size_t i = b.team(h, p);
    const Row<Count> n = b.teams[i].stock.heads(Tenure::settled);
    Row<real> wanted = policy.volume.col(static_cast<Eigen::Index>(h)) * participants;
    if (model.total)
      wanted *= (settled > 0.0).select(n.template cast<real>() / (settled > 0.0).select(settled, 1.0), 0.0);
    going.push_back(b.draw.whole({b.streams(i).participants, month}, wanted).min(n));
  }
  if (!model.shortest) balance_out(going);
  for (std::size_t k = 0; k < organisations.size(); ++k) {
    const std::size_t i = b.team(organisations[k], p);
    if (model.shortest) find_hosts(b, policy, organisations, k, p, t, going[k]);
    b.teams[i].stock.go(b.draw, {b.streams(i).participant, month}, going[k]);
    b.organisations[organisations[k]].policy_cost += policy.unit_cost * going[k].template cast<real>();
    count_flow(b, results, b.setup.flows.away[i], b.model.axes.year_index(t), going[k]);
  }
}

}  // namespace

template <class D>
void exchange(Block<D>& b, int t, Results& results) {
  for (std::size_t x = 0; x < b.exchanges.size(); ++x) {
    const int number = static_cast<int>(x);
    const ExchangeModel& model = b.model.exchanges[x];
    const PolicyModel& policy = b.model.policies[static_cast<std::size_t>(model.policy)];
    const bool ends = begins(model, policy, t - model.months);
    each_team(b, [&](std::size_t i, std::size_t, std::size_t) {
      if (b.model.teams[i].exchange != number) return;
      Team<D>& team = b.teams[i];
      team.stock.fade(b.draw, {b.streams(i).fade, static_cast<std::uint32_t>(t)}, team.fading);
      if (ends) count_flow(b, results, b.setup.flows.come_home[i], b.model.axes.year_index(t), team.stock.come_home());
    });
    if (!begins(model, policy, t)) continue;
    const Row<real> settled = settled_of_members(b, number);
    for (std::size_t r = 0; r < b.cycles.size(); ++r)
      for (std::size_t p = 0; p < b.model.professions.size(); ++p) begin_wave(b, number, r, p, settled, t, results);
  }
}

template void exchange(Block<Chance>&, int, Results&);
template void exchange(Block<Expectation>&, int, Results&);

}  // namespace spp
