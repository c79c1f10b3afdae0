// The policies in force: what they share is compiled here, what each type does it says itself, to the plan.
#include <algorithm>

#include "model/compile.hpp"
#include "model/plan.hpp"

namespace spp {
namespace {

PolicyModel make_policy(const Policy& policy, const Model& model, const Compiling& c) {
  const PolicyTerms& terms = policy.terms;
  PolicyModel m;
  m.name = policy.id;
  m.from = terms.from ? terms.from->since(c.axes.start) : 0;
  m.until = terms.until ? terms.until->since(c.axes.start) : c.axes.months - 1;
  m.ramp = std::max(1, terms.ramp_months);
  m.organisations = marks(terms.organisations, c.axes.organisations);
  m.professions = marks(terms.professions, c.axes.professions);
  for (const auto& h : c.axes.organisations) {
    m.uptake.push_back(c.inputs.quantity_or(find(terms.uptake, h), unit::share, 1.0));
    m.joins.push_back(c.inputs.quantity_or(find(terms.joins, h), unit::share, 1.0));
  }
  m.realisation = c.inputs.quantity(terms.realisation, {"", 0, 2});
  m.leaves = c.inputs.quantity(terms.leaves, unit::rate);
  m.fixed_cost = c.inputs.quantity(terms.fixed_cost, unit::euro);
  m.unit_cost = c.inputs.quantity(terms.unit_cost, unit::euro);
  for (std::size_t k = 0; k < model.shocks.size(); ++k)
    if (model.shocks[k].name == terms.during.value) m.shock = static_cast<int>(k);
  return m;
}

}  // namespace

void compile_policies(Model& model, const std::vector<std::string>& in_force, const Compiling& c) {
  // In byte order of their names: the order in the file changes no number.
  for (const auto& [name, policy] : c.scenario.policies.named) {
    if (std::find(in_force.begin(), in_force.end(), name) == in_force.end()) continue;
    const int place = static_cast<int>(model.policies.size());
    model.policies.push_back(make_policy(*policy, model, c));
    Plan plan(model, c.inputs, *policy, place);
    policy->plan(plan);
  }
}

std::vector<Quantity> Plan::by_cause(const ByCause<Number>& table, const Unit& unit) {
  std::vector<Quantity> result;
  for (const auto& cause : model_.axes.causes) result.push_back(inputs_.quantity_or(find(table, cause), unit, 0.0));
  return result;
}

std::vector<Quantity> Plan::by_organisation(const ByOrganisation<Number>& table, const Unit& unit) {
  std::vector<Quantity> result;
  for (const auto& h : model_.axes.organisations) result.push_back(inputs_.quantity_or(find(table, h), unit, 0.0));
  return result;
}

void Plan::exits(const ByCause<Number>& change, std::optional<TenureChoice> tenure) {
  const std::vector<Quantity> claims = by_cause(change, unit::change);
  for (std::size_t j = 0; j < claims.size(); ++j) {
    if (claims[j].is(0.0)) continue;
    ExitEffect effect{place_, static_cast<int>(j), claims[j]};
    if (policy_.terms.ages) {
      effect.first_age = policy_.terms.ages->low;
      effect.last_age = policy_.terms.ages->high;
    }
    if (tenure || policy_.terms.tenure) {
      effect.fresh = tenure.value_or(policy_.terms.tenure.value_or(TenureChoice::fresh)) == TenureChoice::fresh;
      effect.settled = !effect.fresh;
    }
    model_.exit_effects.push_back(effect);
  }
}

void Plan::factor(Lever lever, const Number& change) {
  const Quantity claim = quantity(change, unit::change);
  if (!claim.is(0.0)) model_.factor_effects.push_back({place_, lever, claim});
}

void Plan::fte_per_head(const Number& change) {
  HoursEffect effect{place_, quantity(change, unit::change)};
  if (effect.claim.is(0.0)) return;
  if (policy_.terms.ages) {
    effect.first_age = policy_.terms.ages->low;
    effect.last_age = policy_.terms.ages->high;
  }
  model_.hours_effects.push_back(effect);
}

void Plan::amount(bool rooms, const ByOrganisation<Number>& table) {
  AmountEffect effect{place_, rooms, by_organisation(table, rooms ? unit::more_rooms : unit::more_fte)};
  const auto& amount = effect.amount;
  if (std::any_of(amount.begin(), amount.end(), [](const Quantity& one) { return !one.is(0.0); }))
    model_.amount_effects.push_back(std::move(effect));
}

void Plan::rooms(const ByOrganisation<Number>& amount) { this->amount(true, amount); }

void Plan::fte(const ByOrganisation<Number>& amount) { this->amount(false, amount); }

void Plan::places(const std::string& programme, const ByOrganisation<Number>& places,
                  const std::vector<int>& added_months) {
  PlacesEffect effect{place_, 0, by_organisation(places, unit::heads)};
  for (std::size_t g = 0; g < model_.axes.programmes.size(); ++g)
    if (model_.axes.programmes[g].name == programme) effect.programme = static_cast<int>(g);
  ProgrammeModel& model = model_.programmes[static_cast<std::size_t>(effect.programme)];
  effect.intake = model.intake;
  for (const int month : added_months) effect.intake[static_cast<std::size_t>(month - 1)] = true;
  const PolicyModel& policy = model_.policies[static_cast<std::size_t>(place_)];
  for (std::size_t h = 0; h < effect.places.size(); ++h) {
    if (policy.organisations[h] == 0 || policy.professions[model.profession.at()] == 0) effect.places[h] = {};
    if (!effect.places[h].is(0.0)) model.at[h].exists = model.at[h].ever_places = true;
  }
  model_.places_effects.push_back(std::move(effect));
}

void Plan::exchange(ExchangeModel exchange) {
  exchange.policy = place_;
  const PolicyModel& policy = model_.policies[static_cast<std::size_t>(place_)];
  const int number = static_cast<int>(model_.exchanges.size());
  for (std::size_t h = 0; h < policy.organisations.size(); ++h)
    for (std::size_t p = 0; p < policy.professions.size(); ++p)
      if (policy.organisations[h] != 0 && policy.professions[p] != 0)
        model_.teams[h * policy.professions.size() + p].exchange = number;
  model_.exchanges.push_back(std::move(exchange));
}

void Plan::pool(PoolModel pool) {
  pool.policy = place_;
  model_.pools.push_back(pool);
}

void Plan::reserve(ReserveModel reserve) {
  reserve.policy = place_;
  model_.reserves.push_back(std::move(reserve));
}

}  // namespace spp
