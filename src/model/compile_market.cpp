// Causes, flexible staff, the cycle, costs and shocks.
#include <algorithm>

#include "model/compile.hpp"

namespace spp {
namespace {

FlexModel make_flex(const std::string& r, const std::string& p, const Compiling& c) {
  const FlexTerms& flex = c.scenario.flex;
  FlexModel m;
  m.start = c.inputs.quantity_or(find(flex.start, p, r), unit::heads, 0.0);
  m.out = c.inputs.quantity_or(find(flex.out, p, r), unit::rate, 0.0);
  m.back = c.inputs.quantity_or(find(flex.back, p, r), unit::rate, 0.0);
  m.arrivals = c.inputs.quantity_or(find(flex.arrivals, p, r), unit::persons_per_year, 0.0);
  m.fte = c.inputs.quantity_or(find(flex.fte, p, r), {"fte per head", 0, 1.5}, 1.0);
  return m;
}

CycleModel make_cycle(const std::string& r, const Compiling& c) {
  const CycleTerms& cycle = c.scenario.cycle;
  const auto loading = [&](const std::string& on) {
    return c.inputs.quantity_or(find(cycle.loadings, on, r), unit::loading, 0.0);
  };
  CycleModel m;
  m.persistence = c.inputs.quantity_or(find(cycle.persistence, r), {"", -1, 1}, 0.0);
  m.applicants = loading(std::string(applicants_loading));
  m.exists = !m.applicants.is(0.0);
  for (const auto& cause : c.axes.causes) {
    m.loading.push_back(loading(cause));
    m.exists = m.exists || !m.loading.back().is(0.0);
  }
  return m;
}

ShockModel make_shock(const std::string& name, const ShockTerms& terms, const Compiling& c) {
  ShockModel m;
  const auto factor = [&](const std::optional<Number>& number) {
    return c.inputs.quantity_or(number ? &*number : nullptr, unit::factor, 1.0);
  };
  m.name = name;
  m.from = terms.from.since(c.axes.start);
  m.until = terms.until.since(c.axes.start);
  m.chance = c.inputs.quantity(terms.chance, unit::share);
  m.demand = factor(terms.demand);
  m.absence = factor(terms.absence);
  m.places = factor(terms.places);
  m.applicants = factor(terms.applicants);
  for (const auto& cause : c.axes.causes)
    m.exits.push_back(c.inputs.quantity_or(find(terms.exits, cause), unit::factor, 1.0));
  m.organisations = marks(terms.organisations, c.axes.organisations);
  m.professions = marks(terms.professions, c.axes.professions);
  m.all_professions = !terms.professions;
  return m;
}

}  // namespace

void compile_causes(Model& model, const Compiling& c) {
  const Scenario& s = c.scenario;
  for (std::size_t j = 0; j < c.axes.causes.size(); ++j) {
    const std::string& cause = c.axes.causes[j];
    CauseModel m;
    m.organisation = s.leaves_from(cause, LeavesFrom::organisation);
    m.region = s.leaves_from(cause, LeavesFrom::region);
    m.sector = s.leaves_from(cause, LeavesFrom::sector);
    m.profession = s.leaves_from(cause, LeavesFrom::profession);
    model.axes.leaving.push_back({m.organisation, m.region, m.sector, m.profession});
    if (const auto it = s.causes.find(cause); it != s.causes.end()) {
      m.becomes = index_of(c.axes.professions, it->second.becomes.value);
      for (std::size_t g = 0; g < c.axes.programmes.size(); ++g)
        if (c.axes.programmes[g].name == it->second.through.value) m.through = static_cast<int>(g);
    }
    if (static_cast<int>(j) == model.mobility)
      m.carrier = 0;
    else if (m.becomes >= 0 && m.through < 0)
      m.carrier = model.carriers++;
    model.causes.push_back(m);
  }
}

void compile_market(Model& model, const Compiling& c) {
  for (const auto& r : c.axes.regions) {
    for (const auto& p : c.axes.professions) {
      model.applicants.push_back(c.inputs.quantity_or(find(c.scenario.applicants, p, r), unit::persons_per_year, 0.0));
      model.flex.push_back(make_flex(r, p, c));
    }
    model.cycles.push_back(make_cycle(r, c));
  }
  const CostTerms& costs = c.scenario.costs;
  model.costs = {c.inputs.quantity(costs.room_week, unit::euro), c.inputs.quantity(costs.exchange, unit::euro),
                 c.inputs.quantity(costs.leaver, unit::euro), c.inputs.quantity(costs.training_fee, unit::euro)};
  model.supervision_by_region = c.scenario.supervision_pool == SupervisionPool::region;
}

void compile_shocks(Model& model, const Compiling& c) {
  for (const auto& [name, terms] : c.scenario.shocks) model.shocks.push_back(make_shock(name, terms, c));
}

}  // namespace spp
