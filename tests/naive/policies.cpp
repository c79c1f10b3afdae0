// Looks up policies, shocks, flexible staff, the cycle and money.
#include "naive/policies.hpp"

#include "naive/look.hpp"
#include "policy/exchange.hpp"
#include "policy/flex_pool.hpp"
#include "policy/reserve.hpp"

namespace spp::naive {
namespace {

/// Which of the names are in a list; all where there is no list.
template <class Axis>
std::vector<char> meant(const std::vector<std::string>& names, const std::optional<std::vector<NameOf<Axis>>>& list) {
  std::vector<char> in(names.size(), list ? 0 : 1);
  if (list)
    for (const auto& name : *list) in[static_cast<std::size_t>(position(names, name.value))] = 1;
  return in;
}

ExchangeNumbers exchange_numbers(const Look& look, const Terms& terms, const Exchange& own) {
  ExchangeNumbers numbers;
  numbers.shortest = own.mode == ExchangeMode::shortest;
  if (const auto* total = std::get_if<TotalParticipants>(&own.participants)) {
    numbers.total = true;
    numbers.participants = look.value(total->total);
  } else {
    numbers.participants = look.value(std::get<Number>(own.participants));
  }
  numbers.every = own.every;
  numbers.months = own.months;
  numbers.productivity = look.share(own.productivity);
  numbers.effect_away = look.by_cause(own.effect_away, terms.causes, 0, -10, 10);
  numbers.effect_after = look.by_cause(own.effect_after, terms.causes, 0, -10, 10);
  numbers.effect_months = look.value(own.effect_months);
  numbers.charge = look.value(own.charge);
  numbers.vat = look.value(own.vat);
  return numbers;
}

void set_common(const Look& look, const Terms& terms, const PolicyTerms& written, PolicyNumbers& policy) {
  policy.from = written.from ? written.from->since(terms.start) : 0;
  policy.until = written.until ? written.until->since(terms.start) : terms.months - 1;
  policy.ramp_months = std::max(1, written.ramp_months);
  policy.organisation = meant(terms.organisations, written.organisations);
  policy.profession = meant(terms.professions, written.professions);
  policy.age_low = written.ages ? written.ages->low : 0;
  policy.age_high = written.ages ? written.ages->high : oldest;
  policy.tenure = written.tenure;
  for (const std::string& h : terms.organisations) {
    policy.uptake.push_back(look.value(find(written.uptake, h), 1.0, 0, 1));
    policy.joins.push_back(look.value(find(written.joins, h), 1.0, 0, 1));
  }
  policy.realisation = look.value(written.realisation, 0, 2);
  policy.leaves = look.value(written.leaves, 0, 50);
  if (!written.during.empty()) policy.during = position(terms.shocks, written.during.value);
  policy.fixed_cost = look.value(written.fixed_cost);
  policy.unit_cost = look.value(written.unit_cost);
}

}  // namespace

void set_policies(const Look& look, Terms& terms, const std::vector<std::string>& in_force) {
  for (const std::string& name : in_force) {
    const Policy& written = *look.scenario.policies.named.at(name);
    PolicyNumbers policy;
    policy.name = name;
    set_common(look, terms, written.terms, policy);
    if (const auto* exchange = own_of<Exchange>(written)) policy.exchange = exchange_numbers(look, terms, *exchange);
    if (const auto* pool = own_of<FlexPool>(written))
      policy.pool = {look.share(pool->share), look.share(pool->productivity),
                     look.by_cause(pool->exits, terms.causes, 0, -10, 10)};
    if (const auto* reserve = own_of<Reserve>(written)) {
      policy.reserve.emplace();
      for (const std::string& h : terms.organisations)
        policy.reserve->fte.push_back(look.value(find(reserve->fte, h), 0.0));
      policy.reserve->supervision = look.value(reserve->supervision, 0, 10);
    }
    terms.policies.push_back(std::move(policy));
  }
}

void set_shocks(const Look& look, Terms& terms) {
  const auto factor = [&](const std::optional<Number>& number) { return number ? look.value(*number) : 1.0; };
  for (const auto& [name, written] : look.scenario.shocks) {
    ShockNumbers shock;
    shock.from = written.from.since(terms.start);
    shock.until = written.until.since(terms.start);
    shock.chance = look.share(written.chance);
    shock.demand = factor(written.demand);
    shock.absence = factor(written.absence);
    shock.places = factor(written.places);
    shock.applicants = factor(written.applicants);
    shock.exits = look.by_cause(written.exits, terms.causes, 1, 0, unbounded);
    shock.organisation = meant(terms.organisations, written.organisations);
    shock.profession = meant(terms.professions, written.professions);
    shock.names_professions = written.professions.has_value();
    terms.shocks.push_back(name);
    terms.shock.push_back(std::move(shock));
  }
}

void set_market(const Look& look, Terms& terms, const std::vector<std::string>& regions) {
  const Scenario& scenario = look.scenario;
  for (std::size_t p = 0; p < terms.professions.size(); ++p) {
    const std::string& name = terms.professions[p];
    ProfessionNumbers& profession = terms.profession[p];
    for (const std::string& r : regions)
      profession.flex.push_back({look.value(find(scenario.flex.start, name, r), 0.0),
                                 look.value(find(scenario.flex.out, name, r), 0.0, 0, 50),
                                 look.value(find(scenario.flex.back, name, r), 0.0, 0, 50),
                                 look.value(find(scenario.flex.arrivals, name, r), 0.0),
                                 look.value(find(scenario.flex.fte, name, r), 1.0, 0, 1.5)});
    profession.flex_tariff = look.value(find(scenario.flex.tariff, name), 0.0);
    profession.employer_cost = look.value(find(scenario.costs.employer, name), 80'000.0);
  }
  for (const std::string& r : regions) {
    CycleNumbers cycle;
    cycle.persistence = look.value(find(scenario.cycle.persistence, r), 0.0, -1, 1);
    for (const std::string& cause : terms.causes)
      cycle.loading.push_back(look.value(find(scenario.cycle.loadings, cause, r), 0.0, -2, 2));
    cycle.loading_applicants =
        look.value(find(scenario.cycle.loadings, std::string(applicants_loading), r), 0.0, -2, 2);
    terms.cycle.push_back(std::move(cycle));
  }
  terms.cost_room_week = look.value(scenario.costs.room_week);
  terms.cost_exchange = look.value(scenario.costs.exchange);
  terms.cost_leaver = look.value(scenario.costs.leaver);
  terms.training_fee = look.value(scenario.costs.training_fee);
}

}  // namespace spp::naive
