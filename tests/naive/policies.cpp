// Looks up policies, shocks, flexible staff, the cycle and money.
#include "naive/policies.hpp"

#include "naive/look.hpp"
#include "policy/absence.hpp"
#include "policy/demand.hpp"
#include "policy/exchange.hpp"
#include "policy/flex_limit.hpp"
#include "policy/flex_pool.hpp"
#include "policy/learning_climate.hpp"
#include "policy/more_hours.hpp"
#include "policy/recruitment.hpp"
#include "policy/reserve.hpp"
#include "policy/retention.hpp"
#include "policy/training_places.hpp"
#include "policy/training_route.hpp"

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
  numbers.effect_away = look.by_cause(own.effect_away, terms.causes, 0, -1, 10);
  numbers.effect_after = look.by_cause(own.effect_after, terms.causes, 0, -1, 10);
  numbers.effect_months = look.value(own.effect_months);
  numbers.charge = look.value(own.charge);
  numbers.vat = look.value(own.vat);
  return numbers;
}

double change_of(const Look& look, const Number& number) { return look.value(number, -1, 10); }

std::vector<double> by_organisation(const Look& look, const Terms& terms, const ByOrganisation<Number>& table,
                                    double low) {
  std::vector<double> values;
  for (const std::string& h : terms.organisations) values.push_back(look.value(find(table, h), 0.0, low));
  return values;
}

/// More places of programmes that stand, or a programme whose places are all the policy's.
void set_places(const Look& look, const Terms& terms, const Policy& written, PolicyNumbers& policy) {
  if (const auto* more = own_of<TrainingPlaces>(written))
    for (const auto& programme : more->programme.list)
      policy.places.push_back({position(terms.programmes, programme.value),
                               by_organisation(look, terms, more->places, 0), more->intake_months});
  if (const auto* route = own_of<TrainingRoute>(written))
    policy.places.push_back(
        {position(terms.programmes, policy.name), by_organisation(look, terms, route->programme.places, 0), {}});
}

/// What is claimed to change.
void set_changes(const Look& look, const Terms& terms, const Policy& written, PolicyNumbers& policy) {
  const auto exits = [&](const ByCause<Number>& table) { return look.by_cause(table, terms.causes, 0, -1, 10); };
  ChangeNumbers& change = policy.change;
  if (const auto* climate = own_of<LearningClimate>(written)) {
    change.dropout = change_of(look, climate->dropout);
    change.trainees_per_supervisor = change_of(look, climate->trainees_per_supervisor);
    change.stay = change_of(look, climate->stay);
  }
  if (const auto* retention = own_of<Retention>(written)) policy.exits = exits(retention->exits);
  if (const auto* pool = own_of<FlexPool>(written)) policy.exits = exits(pool->exits);
  if (const auto* hours = own_of<MoreHours>(written)) change.fte_per_head = change_of(look, hours->fte_per_head);
  if (const auto* recruitment = own_of<Recruitment>(written)) {
    change.applicants = change_of(look, recruitment->applicants);
    policy.exits = exits(recruitment->exits);
    policy.tenure = TenureChoice::fresh;
  }
  if (const auto* demand = own_of<DemandChange>(written)) {
    if (demand->change) change.demand = change_of(look, *demand->change);
    policy.more_rooms = by_organisation(look, terms, demand->rooms, -unbounded);
    policy.more_fte = by_organisation(look, terms, demand->fte, -unbounded);
  }
  if (const auto* absence = own_of<AbsenceChange>(written)) change.absence = change_of(look, absence->change);
  if (const auto* limit = own_of<FlexLimit>(written)) {
    change.flex_cap = change_of(look, limit->cap);
    change.flex_back = change_of(look, limit->back);
    policy.exits = exits(limit->exits);
  }
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
      policy.pool = {look.share(pool->share), look.share(pool->productivity)};
    if (const auto* reserve = own_of<Reserve>(written)) {
      policy.reserve.emplace();
      policy.reserve->fte = by_organisation(look, terms, reserve->fte, 0);
      policy.reserve->supervision = look.value(reserve->supervision, 0, 10);
    }
    set_places(look, terms, written, policy);
    set_changes(look, terms, written, policy);
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
