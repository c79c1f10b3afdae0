#include "cli/facts.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <filesystem>

#include "schema/distribution.hpp"

namespace spp {
namespace {

constexpr double worth_a_warning = 0.10;  // relative difference; interface.md, start.csv

/// Contract fte of the first month, as the planner's own figures have it.
struct TeamStart {
  double base = 0, required = 0, establishment = 0, own_fte = 0;
};

double hours_of_rooms(const OrganisationModel& organisation, const Model& model) {
  return mean_of(organisation.rooms, model) * mean_of(organisation.hours_per_week, model) *
         mean_of(organisation.weeks_per_year, model);
}

double base_fte(const OrganisationModel& organisation, const DemandModel& demand, const Model& model) {
  double base = 0.0;
  if (demand.given)
    base = mean_of(demand.base, model);
  else if (demand.from_rooms)
    base =
        hours_of_rooms(organisation, model) * mean_of(demand.staff_per_room, model) / mean_of(demand.net_hours, model);
  return base * (1.0 + mean_of(demand.unmet, model));
}

double fte_at(const TeamModel& team, int age, const Model& model) {
  const auto band = static_cast<std::size_t>(team.fte_band[static_cast<std::size_t>(age - youngest)]);
  return mean_of(team.fte[band], model);
}

double fte_of(const AgePoints& heads, const TeamModel& team, const Model& model) {
  double fte = 0.0;
  for (const auto& point : heads) fte += mean_of(point.second, model) * fte_at(team, point.first, model);
  return fte;
}

double own_fte(const TeamModel& team, const Model& model) {
  const StartModel& start = team.start;
  switch (start.form) {
    case StartModel::Form::total: {
      double weights = 0.0, fte = 0.0;
      for (const BandAge& age : start.weights) {
        const double weight = mean_of(age.weight, model) / age.years;
        weights += weight;
        fte += weight * fte_at(team, age.age, model);
      }
      return weights > 0 ? mean_of(start.total, model) * fte / weights : 0.0;
    }
    case StartModel::Form::ages:
      return fte_of(start.ages, team, model);
    case StartModel::Form::by_tenure:
      return fte_of(start.fresh, team, model) + fte_of(start.settled, team, model);
    case StartModel::Form::none:
      break;
  }
  return 0.0;
}

TeamStart team_start(const OrganisationModel& organisation, const TeamModel& team, const Model& model) {
  TeamStart start;
  start.base = base_fte(organisation, team.demand, model);
  start.required = start.base + mean_of(team.demand.duty, model);
  start.establishment =
      team.demand.establishment.empty() ? start.required : mean_of(team.demand.establishment.front(), model);
  start.own_fte = own_fte(team, model);
  return start;
}

bool far_apart(double a, double b) { return std::abs(a - b) > worth_a_warning * std::max(std::abs(a), std::abs(b)); }

/// The place of the nearest field above `path`, if it was written by the planner.
Origin place(const Scenario& scenario, const char* field, const std::string& profession,
             const std::string& organisation) {
  return scenario.origin(fmt::format("{}.{}.{}", field, profession, organisation));
}

}  // namespace

double mean_of(const Quantity& quantity, const Model& model) {
  if (quantity.known()) return quantity.value;
  const Input& input = model.inputs[static_cast<std::size_t>(quantity.input)];
  return std::clamp(mean(input.number), input.low, input.high);
}

StartFactsList start_facts(const Model& model) {
  StartFactsList facts(model.teams.size());
  for (std::size_t h = 0; h < model.organisations.size(); ++h)
    for (std::size_t p = 0; p < model.professions.size(); ++p) {
      const OrganisationModel& organisation = model.organisations[h];
      const std::size_t i = h * model.professions.size() + p;
      const TeamModel& team = model.teams[i];
      if (!team.binds_rooms || !organisation.has_rooms) continue;
      const TeamStart start = team_start(organisation, team, model);
      const double hours = hours_of_rooms(organisation, model);
      facts[i].rooms = mean_of(organisation.rooms, model);
      facts[i].staff_per_room = mean_of(team.demand.staff_per_room, model);
      if (hours > 0)
        facts[i].staff_per_room_implied =
            (start.establishment - mean_of(team.demand.duty, model)) * mean_of(team.demand.net_hours, model) / hours;
    }
  return facts;
}

std::vector<InputDescription> describe_inputs(const Model& model) {
  std::vector<InputDescription> out;
  for (const Input& input : model.inputs) {
    InputDescription one;
    one.path = input.number.path;
    if (input.number.origin.source)
      one.file = std::filesystem::path(input.number.origin.source->name).filename().string();
    one.line = input.number.origin.line;
    one.distribution = describe(std::get<Distribution>(input.number.value));
    one.source = input.number.source;
    one.is_assumption = !input.number.assumption.empty();
    out.push_back(std::move(one));
  }
  return out;
}

RecordOptions record_options(const Scenario& scenario, int threads) {
  const RecordTerms& terms = scenario.record;
  RecordOptions options;
  options.alternatives = static_cast<int>(scenario.alternative_list().size());
  for (const std::string& name : terms.measures.names)
    if (const auto measure = measure_named(name); measure && !terms.measures.all) options.measures.push_back(*measure);
  switch (terms.monthly) {
    case Monthly::automatic:
      options.monthly = MonthlyGrain::automatic;
      break;
    case Monthly::none:
      options.monthly = MonthlyGrain::none;
      break;
    case Monthly::main:
      options.monthly = MonthlyGrain::main;
      break;
    case Monthly::all:
      options.monthly = MonthlyGrain::all;
      break;
  }
  options.quantiles = terms.quantiles;
  options.threads = threads;
  return options;
}

void check_start(const Scenario& scenario, const Model& model, Problems& problems) {
  const StartFactsList facts = start_facts(model);
  for (std::size_t h = 0; h < model.organisations.size(); ++h)
    for (std::size_t p = 0; p < model.professions.size(); ++p) {
      const std::size_t i = h * model.professions.size() + p;
      const TeamModel& team = model.teams[i];
      if (!team.exists) continue;
      const std::string& organisation = model.axes.organisations[h];
      const std::string& profession = model.axes.professions[p];
      const std::string path = profession + "." + organisation;
      if (facts[i].rooms > 0 && far_apart(facts[i].staff_per_room, facts[i].staff_per_room_implied))
        problems.warn(place(scenario, "staff_per_room", profession, organisation), "staff_per_room." + path,
                      fmt::format("{} at {}: {:.2f} staff per room, but the establishment is enough for {:.2f}",
                                  profession, organisation, facts[i].staff_per_room, facts[i].staff_per_room_implied),
                      "see whether establishment, demand, rooms, hours and duty are of one moment");
      const TeamStart start = team_start(model.organisations[h], team, model);
      if (start.establishment > 0 && start.own_fte > start.establishment * (1 + worth_a_warning))
        problems.warn(place(scenario, "staff", profession, organisation), "staff." + path,
                      fmt::format("{} at {}: staff of {:.1f} fte is above the establishment of {:.1f} fte", profession,
                                  organisation, start.own_fte, start.establishment),
                      "see whether heads, fte per head and demand are of one moment");
    }
}

}  // namespace spp
