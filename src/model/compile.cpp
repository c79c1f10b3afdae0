#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "model/compile.hpp"
#include "schema/field.hpp"

namespace spp {

int index_of(const std::vector<std::string>& names, const std::string& name) {
  const auto it = std::lower_bound(names.begin(), names.end(), name);
  return it != names.end() && *it == name ? static_cast<int>(it - names.begin()) : -1;
}

int months_to_january(const Axes& axes, int year) { return CalendarMonth{year, 1}.since(axes.start); }

std::vector<Quantity> by_year(const ByYear<Number>& steps, const Unit& unit, const Compiling& c) {
  std::vector<Quantity> result;
  if (steps.empty()) return result;
  for (int y = 0; y < c.axes.year_count(); ++y)
    result.push_back(c.inputs.quantity(steps.at(c.axes.first_year() + y), unit));
  return result;
}

namespace {

/// The programmes of a run by name: the scenario's, and those that policies in force add.
using Programmes = std::map<std::string, const ProgrammeTerms*>;

Programmes programmes_of(const Scenario& s, const std::vector<std::string>& policies) {
  Programmes all;
  for (const auto& [name, g] : s.programmes) all.emplace(name, &g);
  for (const auto& name : policies)
    if (const auto found = s.policies.named.find(name); found != s.policies.named.end())
      if (const ProgrammeTerms* added = found->second->programme()) all.emplace(name, added);
  return all;
}

Axes make_axes(const Scenario& s, const Programmes& programmes) {
  Axes axes;
  axes.regions = s.region_names();
  axes.organisations = s.organisation_names();
  axes.professions = s.profession_names();
  axes.causes = s.cause_names();
  axes.start = s.start;
  axes.months = s.length_in_months();
  for (const auto& h : axes.organisations) axes.region_of.push_back({index_of(axes.regions, s.region_of(h))});
  for (const auto& [name, g] : programmes)
    axes.programmes.push_back({name, Profession{index_of(axes.professions, g->profession.value)}, g->duration});
  for (const auto& [name, members] : s.reporting_groups) {
    ReportingGroup group{name, {}};
    for (const auto& member : members) group.members.push_back({index_of(axes.organisations, member.value)});
    std::sort(group.members.begin(), group.members.end());
    group.members.erase(std::unique(group.members.begin(), group.members.end()), group.members.end());
    axes.groups.push_back(std::move(group));
  }
  return axes;
}

/// The field of an organisation, its own or that of `organisations.default`.
template <class T>
const T& term(const Scenario& s, const std::string& h, T OrganisationTerms::*member, bool (*given)(const T&)) {
  const auto it = s.organisations.named.find(h);
  if (it != s.organisations.named.end() && given(it->second.*member)) return it->second.*member;
  static const OrganisationTerms none;
  return s.organisations.all ? (*s.organisations.all).*member : none.*member;
}
bool has_number(const std::optional<Number>& number) { return number.has_value(); }
bool has_steps(const ByYear<Number>& steps) { return !steps.empty(); }

OrganisationModel make_organisation(const std::string& h, const Compiling& c) {
  const Scenario& s = c.scenario;
  Inputs& inputs = c.inputs;
  OrganisationModel m;
  const auto number = [&](std::optional<Number> OrganisationTerms::*member) {
    const auto& given = term(s, h, member, has_number);
    return given ? &*given : nullptr;
  };
  const Number* rooms = number(&OrganisationTerms::rooms);
  m.has_rooms = rooms != nullptr;
  m.rooms = inputs.quantity_or(rooms, unit::rooms, 0.0);
  m.physical_rooms = by_year(term(s, h, &OrganisationTerms::physical_rooms, has_steps), unit::rooms, c);
  m.hours_per_week = inputs.quantity_or(number(&OrganisationTerms::hours_per_week), {"hours", 0, 168}, 0.0);
  m.weeks_per_year = inputs.quantity_or(number(&OrganisationTerms::weeks_per_year), {"weeks", 0, 53}, 0.0);
  m.demand_noise = inputs.quantity_or(find(s.demand_noise, h), unit::sd_log, 0.0);
  m.sessions_per_room = inputs.quantity_or(number(&OrganisationTerms::sessions_per_room), {"sessions", 1, 50}, 10.0);
  return m;
}

/// Ages at which any cause's rate steps, each the first of a class.
std::vector<AgeClass> age_classes(const std::map<std::string, ByAge<Number>>& rates, const Compiling& c) {
  std::set<int> first{youngest};
  for (const auto& [cause, steps] : rates)
    for (std::size_t i = 1; i < steps.entries.size(); ++i) first.insert(steps.entries[i].first);
  std::vector<AgeClass> classes;
  for (auto it = first.begin(); it != first.end(); ++it) {
    AgeClass one;
    one.first = *it;
    one.last = std::next(it) == first.end() ? oldest : *std::next(it) - 1;
    one.rate.resize(c.axes.causes.size());
    for (const auto& [cause, steps] : rates) {
      if (steps.empty()) continue;
      const Quantity rate = c.inputs.quantity(steps.at(one.first), unit::rate);
      if (cause == every_cause)
        one.total = rate;
      else
        one.rate[static_cast<std::size_t>(index_of(c.axes.causes, cause))] = rate;
    }
    classes.push_back(std::move(one));
  }
  return classes;
}

/// Shares of a total rate; a Dirichlet draw is that of gammas, to be normalised.
ExitTotal make_split(const ExitSplit& split, const Compiling& c) {
  ExitTotal m;
  m.given = true;
  for (const auto& cause : c.axes.causes) {
    const Number* share = find(split.shares, cause);
    if (const Number* shape = find(split.dirichlet, cause); shape != nullptr && shape->known()) {
      const double alpha = std::get<double>(shape->value);
      Number drawn = *shape;
      if (alpha > 0.0) drawn.value = Distribution{Gamma{alpha, std::sqrt(alpha)}};
      m.share.push_back(c.inputs.quantity(drawn, {"gamma", 0, 1e12}));
    } else {
      m.share.push_back(c.inputs.quantity_or(share, unit::share, 0.0));
    }
  }
  return m;
}

ProfessionModel make_profession(const std::string& p, const Compiling& c) {
  const Scenario& s = c.scenario;
  const Axes& axes = c.axes;
  Inputs& inputs = c.inputs;
  ProfessionModel m;
  const auto named = s.professions.named.find(p);
  const bool own = named != s.professions.named.end() && !named->second.retirement_age.empty();
  const auto& ages = own ? named->second.retirement_age : s.professions.all->retirement_age;
  for (int y = 0; y < axes.year_count(); ++y) m.retirement.push_back(ages.at(axes.first_year() + y));
  static const std::map<std::string, ByAge<Number>> no_exits;
  const auto* exits = find(s.exits, p);
  m.classes = age_classes(exits == nullptr ? no_exits : *exits, c);
  if (const auto* split = find(s.exit_split, p); split != nullptr && exits != nullptr && exits->count("all") > 0)
    m.split = make_split(*split, c);
  for (const auto& cause : axes.causes) {
    m.new_factor.push_back(inputs.quantity_or(find(s.exit_factors.new_staff, p, cause), unit::factor, 1.0));
    m.workload_on_exit.push_back(inputs.quantity_or(find(s.workload_effect.exits, p, cause), unit::effect, 0.0));
  }
  m.employer_cost = inputs.quantity_or(find(s.costs.employer, p), {"euro per fte", 0, 1e7}, 80'000.0);
  m.flex_tariff = inputs.quantity_or(find(s.flex.tariff, p), {"euro per hour", 0, 1e6}, 0.0);
  m.workload_on_dropout = inputs.quantity_or(find(s.workload_effect.dropout, p), unit::effect, 0.0);
  if (const auto* recruits = find(s.recruit_ages, p)) m.recruit_ages = inputs.points(*recruits, unit::weight);
  for (int g = 0; g < axes.programme_count(); ++g)
    if (axes.professions[axes.programmes[static_cast<std::size_t>(g)].profession.at()] == p) m.programmes.push_back(g);
  return m;
}

/// The weight of each band spread evenly over its years; the last band ends before the retirement age.
std::vector<BandAge> spread(const ByAge<Number>& shares, int retirement_years, Inputs& inputs) {
  std::vector<BandAge> points;
  for (std::size_t i = 0; i < shares.entries.size(); ++i) {
    const int first = std::max(shares.entries[i].first, youngest);
    const int next = i + 1 < shares.entries.size() ? shares.entries[i + 1].first : retirement_years;
    const Quantity weight = inputs.quantity(shares.entries[i].second, unit::weight);
    for (int a = first; a < next; ++a) points.push_back({a, weight, next - first});
  }
  return points;
}

StartModel make_start(const Scenario& s, const std::string& h, const std::string& p, const ProfessionModel& profession,
                      Inputs& inputs) {
  StartModel m;
  const Staff* staff = find(s.staff, p, h);
  m.new_share = inputs.quantity_or(find(s.new_share, p, h), unit::share, 0.0);
  if (staff == nullptr) return m;
  if (const auto* total = std::get_if<Number>(staff)) {
    m.total = inputs.quantity(*total, unit::heads);
    if (m.total.is(0.0)) return m;
    m.form = StartModel::Form::total;
    if (const auto* shares = find(s.age_shares, p, h))
      m.weights = spread(*shares, profession.retirement.front().years, inputs);
    return m;
  }
  const auto& by_age = std::get<StaffByAge>(*staff);
  m.ages = inputs.points(by_age.ages, unit::heads);
  m.fresh = inputs.points(by_age.new_staff, unit::heads);
  m.settled = inputs.points(by_age.settled, unit::heads);
  m.form = m.ages.empty() ? StartModel::Form::by_tenure : StartModel::Form::ages;
  return m;
}

GrowthModel make_growth(const Growth* growth, Inputs& inputs) {
  GrowthModel m;
  if (growth == nullptr) return m;
  if (const auto* rate = std::get_if<Number>(growth)) {
    m.components[0] = inputs.quantity(*rate, unit::growth);
    return m;
  }
  const auto& c = std::get<GrowthComponents>(*growth);
  const std::array parts{&c.demography, &c.epidemiology, &c.socio_cultural,
                         &c.efficiency, &c.substitution, &c.working_hours};
  for (std::size_t i = 0; i < parts.size(); ++i) m.components[i] = inputs.quantity(*parts[i], unit::growth);
  m.split = true;
  return m;
}

DemandModel make_demand(const std::string& h, const std::string& p, bool has_rooms, const Compiling& c) {
  const Scenario& s = c.scenario;
  Inputs& inputs = c.inputs;
  DemandModel m;
  const Number* staff_per_room = find(s.staff_per_room, p, h);
  const Number* demand = find(s.demand, p, h);
  m.given = demand != nullptr;
  m.from_rooms = !m.given && staff_per_room != nullptr && has_rooms;
  if (m.given) m.base = inputs.quantity(*demand, unit::fte);
  m.staff_per_room = inputs.quantity_or(staff_per_room, {"heads present", 0, 50}, 0.0);
  m.net_hours = inputs.quantity_or(find(s.net_hours_per_fte, p, h), {"hours", 1, 3000}, 1440.0);
  m.unmet = inputs.quantity_or(find(s.unmet, p, h), {"share", 0, 5}, 0.0);
  if (m.given || m.from_rooms) m.duty = inputs.quantity_or(find(s.duty, p, h), unit::fte, 0.0);
  m.growth = make_growth(find(s.growth, p, h), inputs);
  if (const auto* establishment = find(s.establishment, p, h)) m.establishment = by_year(*establishment, unit::fte, c);
  return m;
}

void set_fte(const ByAge<Number>* steps, TeamModel& team, Inputs& inputs) {
  team.fte_band.assign(age_count, 0);
  if (steps == nullptr || steps->empty()) {
    team.fte.push_back({0.0, -1});
    return;
  }
  for (const auto& [from, number] : steps->entries) team.fte.push_back(inputs.quantity(number, {"fte", 0, 1.5}));
  for (int a = youngest; a <= oldest; ++a)
    for (std::size_t i = 1; i < steps->entries.size(); ++i)
      if (steps->entries[i].first <= a) team.fte_band[static_cast<std::size_t>(a - youngest)] = static_cast<int>(i);
}

TeamModel make_team(const std::string& h, const std::string& p, const ProfessionModel& profession,
                    const OrganisationModel& organisation, const Compiling& c) {
  const Scenario& s = c.scenario;
  Inputs& inputs = c.inputs;
  TeamModel m;
  m.start = make_start(s, h, p, profession, inputs);
  set_fte(find(s.fte_per_head, p, h), m, inputs);
  m.productivity_new = inputs.quantity_or(find(s.productivity_new, p, h), unit::share, 1.0);
  for (const auto& cause : c.axes.causes)
    m.organisation_factor.push_back(
        inputs.quantity_or(find(s.exit_factors.organisation, p, h, cause), unit::factor, 1.0));
  m.workload_on_absence = inputs.quantity_or(find(s.workload_effect.absence, p), unit::effect, 0.0);
  m.workload_on_supervision = inputs.quantity_or(find(s.workload_effect.supervision, p), unit::effect, 0.0);
  m.workload_delay = inputs.quantity_or(find(s.workload_delay, p, h), {"years", 0, 10}, 0.5);
  m.workload_start = inputs.quantity(find(s.workload_start, p, h), unit::workload);
  m.workload_reference = inputs.quantity(find(s.workload_reference, p, h), unit::workload);
  m.trainees_per_supervisor = inputs.quantity(find(s.trainees_per_supervisor, p, h), {"trainees", 0, 100});
  m.own_applicants = inputs.quantity(find(s.own_applicants, p, h), unit::persons_per_year);
  m.absence = inputs.quantity_or(find(s.absence, p, h), unit::share, 0.065);
  const Number* normal = find(s.normal_absence, p, h);
  m.normal_absence = normal == nullptr ? m.absence : inputs.quantity(*normal, unit::share);
  m.flex_cap = inputs.quantity_or(find(s.flex.cap, p, h), unit::share, 0.0);
  m.demand = make_demand(h, p, organisation.has_rooms, c);
  m.net_hours = m.demand.net_hours;
  m.binds_rooms = organisation.has_rooms && !m.demand.staff_per_room.is(0.0);
  m.exists = m.start.form != StartModel::Form::none || m.demand.given || m.demand.from_rooms ||
             !m.demand.establishment.empty();
  return m;
}

/// `standing`: a programme of the scenario; the places of one that a policy adds are the policy's.
ClassroomModel make_classroom(const ProgrammeTerms& g, const std::string& h, Inputs& inputs, bool standing) {
  ClassroomModel m;
  if (standing) m.places = inputs.quantity_or(find(g.places, h), unit::heads, 0.0);
  m.stay = inputs.quantity_or(find(g.stay, h), unit::share, 1.0);
  if (const auto* trainees = find(g.trainees, h)) {
    if (const auto* total = std::get_if<Number>(trainees)) {
      m.trainees.push_back(inputs.quantity(*total, unit::heads));
    } else {
      m.listed = true;
      for (const auto& number : std::get<std::vector<Number>>(*trainees))
        m.trainees.push_back(inputs.quantity(number, unit::heads));
    }
  }
  const bool none = std::all_of(m.trainees.begin(), m.trainees.end(), [](const Quantity& q) { return q.is(0.0); });
  m.ever_places = !m.places.is(0.0);
  m.exists = m.ever_places || !none;
  return m;
}

ProgrammeModel make_programme(const ProgrammeTerms& g, const ProgrammeAxis& axis, const Compiling& c, bool standing) {
  Inputs& inputs = c.inputs;
  ProgrammeModel m;
  m.profession = axis.profession;
  m.duration = g.duration;
  for (const int month : g.intake_months) m.intake[static_cast<std::size_t>(month - 1)] = true;
  m.by_yield = g.yield.has_value();
  if (m.by_yield) m.loss.push_back(inputs.quantity(*g.yield, unit::share));
  for (const auto& number : g.dropout) m.loss.push_back(inputs.quantity(number, unit::share));
  m.fill = inputs.quantity(g.fill, unit::share);
  m.stay_region = inputs.quantity(g.stay_region, unit::share);
  m.entry_ages = inputs.points(g.entry_ages, unit::weight);
  for (const auto& number : g.fte) m.fte.push_back(inputs.quantity(number, {"fte", 0, 1.5}));
  for (const auto& number : g.supervision) m.supervision.push_back(inputs.quantity(number, {"fte", 0, 1.5}));
  m.supernumerary_months = g.supernumerary_months;
  m.transfer = inputs.quantity(g.transfer, unit::rate);
  m.cost = inputs.quantity(g.cost, unit::euro);
  m.subsidy = by_year(g.subsidy, unit::euro, c);
  for (const auto& r : c.axes.regions) m.capacity.push_back(inputs.quantity(find(g.capacity, r), unit::heads));
  for (const auto& h : c.axes.organisations) m.at.push_back(make_classroom(g, h, inputs, standing));
  return m;
}

/// Who may take trainees of a programme by a transfer or a career, without places of its own.
void open_classrooms(Model& model) {
  for (std::size_t g = 0; g < model.programmes.size(); ++g) {
    ProgrammeModel& programme = model.programmes[g];
    const std::size_t p = programme.profession.at();
    const bool by_career = std::any_of(model.causes.begin(), model.causes.end(),
                                       [&](const CauseModel& cause) { return cause.through == static_cast<int>(g); });
    for (std::size_t h = 0; h < model.organisations.size(); ++h) {
      const bool staffed = [&] {
        for (std::size_t k = 0; k < model.professions.size(); ++k)
          if (model.teams[h * model.professions.size() + k].exists) return true;
        return false;
      }();
      if (by_career && staffed) programme.at[h].exists = true;
      if (programme.at[h].exists) model.teams[h * model.professions.size() + p].exists = true;
    }
  }
}

/// A career leads to a team that need not have anybody yet.
void open_career_teams(Model& model) {
  for (const CauseModel& cause : model.causes)
    if (cause.becomes >= 0)
      for (std::size_t h = 0; h < model.organisations.size(); ++h) {
        bool staffed = false;
        for (std::size_t p = 0; p < model.professions.size(); ++p)
          staffed = staffed || model.teams[h * model.professions.size() + p].exists;
        if (staffed) model.teams[h * model.professions.size() + static_cast<std::size_t>(cause.becomes)].exists = true;
      }
}

/// Flexible staff are there where somebody starts as such, arrives, or leaves for it.
void find_flex(Model& model) {
  for (std::size_t r = 0; r < model.axes.regions.size(); ++r)
    for (std::size_t p = 0; p < model.professions.size(); ++p) {
      FlexModel& flex = model.flex[r * model.professions.size() + p];
      const auto cause = static_cast<std::size_t>(model.flex_cause);
      const ProfessionModel& profession = model.professions[p];
      const bool leavers = (profession.split.given && !profession.split.share[cause].is(0.0)) ||
                           std::any_of(profession.classes.begin(), profession.classes.end(),
                                       [&](const AgeClass& one) { return !one.rate[cause].is(0.0); });
      flex.exists = leavers || !flex.start.is(0.0) || !flex.arrivals.is(0.0);
    }
}

}  // namespace

Model compile(const Scenario& s, const std::vector<std::string>& policies) {
  Model model;
  Inputs inputs;
  const Programmes programmes = programmes_of(s, policies);
  model.axes = make_axes(s, programmes);
  const Axes& axes = model.axes;
  const Compiling c{s, axes, inputs};
  model.retirement = index_of(axes.causes, "retirement");
  model.elsewhere = index_of(axes.causes, "elsewhere");
  model.mobility = index_of(axes.causes, "mobility");
  model.flex_cause = index_of(axes.causes, "flex");
  for (const auto& p : axes.professions) model.professions.push_back(make_profession(p, c));
  for (const auto& h : axes.organisations) model.organisations.push_back(make_organisation(h, c));
  for (std::size_t h = 0; h < axes.organisations.size(); ++h)
    for (std::size_t p = 0; p < axes.professions.size(); ++p)
      model.teams.push_back(
          make_team(axes.organisations[h], axes.professions[p], model.professions[p], model.organisations[h], c));
  std::size_t number = 0;
  for (const auto& [name, g] : programmes)
    model.programmes.push_back(make_programme(*g, axes.programmes[number++], c, s.programmes.count(name) > 0));
  compile_causes(model, c);
  compile_market(model, c);
  compile_shocks(model, c);
  compile_policies(model, policies, c);
  open_classrooms(model);
  open_career_teams(model);
  find_flex(model);
  model.between_organisations = inputs.quantity(s.between_organisations, unit::sd_log);
  model.room_response = inputs.quantity(s.room_response, {"", 0, 3});
  model.rates_of_settled = s.exit_basis == ExitBasis::settled;
  model.linear_growth = s.growth_form == GrowthForm::linear;
  if (s.growth_until) model.growth_until = std::max(0, months_to_january(axes, *s.growth_until));
  for (const auto& [year, index] : s.path.entries) {
    const int at = months_to_january(axes, year);
    if (at > 0) model.path.emplace_back(at, inputs.quantity(index, {"index", 0, 100}));
  }
  model.inputs = std::move(inputs).list();
  return model;
}

Model compile(const Scenario& scenario, const AlternativeList::One& alternative) {
  std::vector<std::string> names;
  for (const auto& policy : alternative.policies) names.push_back(policy.value);
  return compile(scenario, names);
}

}  // namespace spp
