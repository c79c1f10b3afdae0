// Step 9, last part: what the month cost each organisation, and who gave and received.
#include "engine/block.hpp"

namespace spp {
namespace {

/// The fixed cost of a policy over its members, by required fte; nobody joined, or nothing required: nothing.
template <class D>
void share_fixed_cost(Block<D>& b, std::size_t k, int t) {
  const PolicyModel& model = b.model.policies[k];
  const PolicyRows& policy = b.policies[k];
  if (model.fixed_cost.is(0.0) || t < model.from || t > model.until) return;
  Cells<real> weight = Cells<real>::Zero(lanes, policy.member.cols());
  Row<real> total = Row<real>::Zero();
  each_team(b, [&](std::size_t i, std::size_t h, std::size_t p) {
    if (model.professions[p] == 0) return;
    const auto column = static_cast<Eigen::Index>(h);
    const Row<real> required = policy.member.col(column) * b.teams[i].required;
    weight.col(column) += required;
    total += required;
  });
  const Row<real> per_fte = (total > 0.0).select(policy.fixed_cost * year_step / (total > 0.0).select(total, 1.0), 0.0);
  for (std::size_t h = 0; h < b.organisations.size(); ++h)
    b.organisations[h].policy_cost += per_fte * weight.col(static_cast<Eigen::Index>(h));
}

/// Leavers of the month who left the organisation.
template <class D>
Row<real> leavers_from_organisation(const Block<D>& b, std::size_t i) {
  Row<real> heads = Row<real>::Zero();
  const auto& leavers = b.teams[i].leavers.by_cause;
  if (leavers.cols() == 0) return heads;
  for (std::size_t j = 0; j < b.model.causes.size(); ++j)
    if (b.model.causes[j].organisation) heads += leavers.col(static_cast<Eigen::Index>(j)).template cast<real>();
  if (b.model.causes[static_cast<std::size_t>(b.model.retirement)].organisation)
    heads += b.teams[i].retired.template cast<real>();
  return heads;
}

template <class D>
class MonthlyCosts {
 public:
  MonthlyCosts(const Block<D>& b, int t, Results& results)
      : b_(b), year_(b.model.axes.year_index(t)), results_(results) {}

  void team(std::size_t i, std::size_t h, std::size_t p) {
    const Team<D>& team = b_.teams[i];
    add(CostItem::employer, h, b_.costs.employer[p] * contract_fte(b_, i) * year_step);
    if (b_.model.flex[b_.market(b_.region(h), p)].exists)
      add(CostItem::flex, h, team.flex * b_.value(b_.model.teams[i].net_hours) * year_step * b_.costs.tariff[p]);
    if (!b_.model.costs.leaver.is(0.0)) add(CostItem::leavers, h, leavers_from_organisation(b_, i) * b_.costs.leaver);
    if (team.stock.with_exchange()) exchanged(i, h);
    give(b_.setup.flows.lent[i], team.lent);
    give(b_.setup.flows.received[i], team.received);
  }

  void classroom(std::size_t c, std::size_t g, std::size_t h) {
    const Row<real> trainees = b_.classrooms[c].conveyor.total().template cast<real>();
    add_tally(b_, results_, b_.setup.flows.trainee_months[c], year_, trainees);
    const ProgrammeModel& programme = b_.model.programmes[g];
    const Quantity& subsidy = programme.subsidy[static_cast<std::size_t>(year_)];
    if (programme.cost.is(0.0) && subsidy.is(0.0)) return;
    add(CostItem::training, h, trainees * (b_.programmes[g].cost - b_.value(subsidy)) * year_step);
  }

  void organisation(std::size_t h) {
    const OrganisationRows<D>& rows = b_.organisations[h];
    if (!b_.policies.empty()) add(CostItem::policy, h, rows.policy_cost);
    if (!b_.model.costs.room_week.is(0.0) && b_.model.organisations[h].has_rooms)
      add(CostItem::closed_rooms, h, (rows.planned - rows.open) * rows.weeks * year_step * b_.costs.room_week);
    if (!b_.model.costs.training_fee.is(0.0)) add(CostItem::training_fee, h, rows.fee_heads * b_.costs.training_fee);
  }

 private:
  void add(CostItem item, std::size_t h, const Row<real>& euro) {
    add_to(b_, results_.cost(item, year_, {static_cast<int>(h)}), euro);
  }
  void give(int slot, const Row<real>& amount) {
    if (slot >= 0) add_to(b_, results_.contribution(static_cast<std::size_t>(slot), year_), amount);
  }

  /// Cost, charge and VAT of who is away; a charge is paid by the host to the origin, VAT on it is lost.
  void exchanged(std::size_t i, std::size_t h) {
    const Team<D>& team = b_.teams[i];
    const auto number = static_cast<std::size_t>(b_.model.teams[i].exchange);
    const ExchangeRows& rows = b_.exchanges[number];
    const Row<real> away = team.stock.heads(Tenure::away).template cast<real>();
    add(CostItem::exchange, h, away * b_.costs.exchange);
    add(CostItem::charge, h, rows.charge * (team.hosted - away));
    add(CostItem::vat, h, rows.vat * rows.charge * team.hosted);
    give(b_.setup.flows.sent[i], away);
    give(b_.setup.flows.hosted[i], team.hosted);
    for (std::size_t to = 0; to < b_.organisations.size(); ++to) {
      const int slot = b_.setup.flows.exchanged[i * b_.organisations.size() + to];
      if (slot < 0) continue;
      const Row<real> there = away * team.hosts.col(static_cast<Eigen::Index>(to));
      give(slot, there);
      give(b_.setup.flows.charged[i * b_.organisations.size() + to], there * rows.charge);
    }
  }

  const Block<D>& b_;
  int year_;
  Results& results_;
};

}  // namespace

template <class D>
void costs(Block<D>& b, int t, Results& results) {
  for (std::size_t k = 0; k < b.policies.size(); ++k) share_fixed_cost(b, k, t);
  MonthlyCosts<D> month(b, t, results);
  each_team(b, [&](std::size_t i, std::size_t h, std::size_t p) { month.team(i, h, p); });
  each_classroom(b, [&](std::size_t c, std::size_t g, std::size_t h) { month.classroom(c, g, h); });
  for (std::size_t h = 0; h < b.organisations.size(); ++h) month.organisation(h);
}

template void costs(Block<Chance>&, int, Results&);
template void costs(Block<Expectation>&, int, Results&);

}  // namespace spp
