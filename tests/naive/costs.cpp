// Money, from the state at the month's end.
#include "naive/replicate.hpp"

namespace spp::naive {

/// Fixed costs, shared over who takes part by what they require; and what was done, by the unit.
void Replicate::charge_policies() {
  for (std::size_t k = 0; k < terms_.policies.size(); ++k) {
    const PolicyNumbers& policy = terms_.policies[k];
    std::vector<double> required(terms_.organisations.size(), 0.0);
    for (int h = 0; h < organisations(); ++h) {
      cost(Cost::policy, h, policy.unit_cost * done_[k][static_cast<std::size_t>(h)]);
      for (int p = 0; p < professions(); ++p)
        if (in_policy(k, h, p) && joined_[k][static_cast<std::size_t>(h)])
          required[static_cast<std::size_t>(h)] += required_[terms_.index(h, p)];
    }
    const double all = std::accumulate(required.begin(), required.end(), 0.0);
    if (all <= 0 || t_ < policy.from || t_ > policy.until) continue;
    for (int h = 0; h < organisations(); ++h)
      cost(Cost::policy, h, policy.fixed_cost * month_in_years * required[static_cast<std::size_t>(h)] / all);
  }
}

/// Who hosted whom, and what passed between them.
void Replicate::charge_exchange() {
  for (int h = 0; h < organisations(); ++h)
    for (int p = 0; p < professions(); ++p) {
      const std::size_t i = terms_.index(h, p);
      const double away = state_[i].away;
      cost(Cost::exchange, h, terms_.cost_exchange * away);
      if (exchange_of_[i] < 0 || away <= 0) continue;
      const ExchangeNumbers& exchange = *terms_.policies[static_cast<std::size_t>(exchange_of_[i])].exchange;
      if (!exchange.shortest) {
        give(Given::exchanged, p, h, -1, away);
        give(Given::exchanged, p, -1, h, away);
        cost(Cost::vat, h, exchange.vat * exchange.charge * away);
        continue;
      }
      for (int host = 0; host < organisations(); ++host) {
        const double heads = away * hosted_[i][static_cast<std::size_t>(host)] / went_[i];
        give(Given::exchanged, p, h, host, heads);
        give(Given::charged, p, h, host, exchange.charge * heads);
        cost(Cost::charge, host, exchange.charge * heads);
        cost(Cost::charge, h, -exchange.charge * heads);
        cost(Cost::vat, host, exchange.vat * exchange.charge * heads);
      }
    }
}

void Replicate::charge_costs() {
  for (int h = 0; h < organisations(); ++h) {
    for (int p = 0; p < professions(); ++p) {
      const std::size_t i = terms_.index(h, p);
      const ProfessionNumbers& profession = terms_.profession[static_cast<std::size_t>(p)];
      cost(Cost::employer, h, profession.employer_cost * state_[i].employed_fte * month_in_years);
      cost(Cost::flex, h, profession.flex_tariff * state_[i].flex_fte * terms_.place[i].net_hours * month_in_years);
    }
    const RoomState& rooms = record_.rooms.back()[static_cast<std::size_t>(h)];
    const double weeks = terms_.organisation[static_cast<std::size_t>(h)].weeks_per_year * month_in_years;
    cost(Cost::closed_rooms, h, (rooms.planned - rooms.open) * weeks * terms_.cost_room_week);
  }
  for (const Trainee& trainee : trainees_) {
    const ProgrammeNumbers& g = programme(trainee.programme);
    cost(Cost::training, trainee.organisation, (g.cost - g.subsidy[year_]) * month_in_years);
  }
  charge_policies();
  charge_exchange();
}

}  // namespace spp::naive
