// Looks every number of a scenario up, once per replicate.
#include "naive/terms.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "naive/look.hpp"
#include "schema/distribution.hpp"

namespace spp::naive {
namespace {

/// FNV-1a of a name: gives every drawn input a stream of its own.
std::uint64_t number_of(const std::string& name) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

/// A profession's own terms, or those of `professions.default`.
const ByYear<RetirementAge>& retirement_of(const Scenario& scenario, const std::string& p) {
  if (const auto it = scenario.professions.named.find(p);
      it != scenario.professions.named.end() && !it->second.retirement_age.empty())
    return it->second.retirement_age;
  return scenario.professions.all->retirement_age;
}

/// Weight of heads from a band's age up to the next, spread evenly over the years between; the last ends below the
/// retirement age.
AgeTable age_weights(const Look& look, const ByAge<Number>& bands, int retirement_years) {
  AgeTable weights{};
  for (std::size_t b = 0; b < bands.entries.size(); ++b) {
    const int from = std::max(15, bands.entries[b].first);
    const int to = b + 1 < bands.entries.size() ? bands.entries[b + 1].first : std::max(from + 1, retirement_years);
    for (int age = from; age < to; ++age)
      weights[static_cast<std::size_t>(age)] = look.value(bands.entries[b].second) / (to - from);
  }
  return weights;
}

StartingHeads starting_heads(const Look& look, const std::string& p, const std::string& h, int retirement_years) {
  const Scenario& scenario = look.scenario;
  StartingHeads heads;
  const Staff* staff = find(scenario.staff, p, h);
  if (!staff) return heads;
  heads.new_share = look.value(find(scenario.new_share, p, h), 0.0, 0, 1);
  if (const auto* total = std::get_if<Number>(staff)) {
    heads.total = look.value(*total);
    if (const auto* bands = find(scenario.age_shares, p, h))
      heads.age_weight = age_weights(look, *bands, retirement_years);
  } else {
    const auto& ages = std::get<StaffByAge>(*staff);
    heads.either = look.at_ages(ages.ages);
    heads.new_staff = look.at_ages(ages.new_staff);
    heads.settled = look.at_ages(ages.settled);
  }
  return heads;
}

double sum(const AgeTable& table) { return std::accumulate(table.begin(), table.end(), 0.0); }

/// The start's share of staff in their first year, over all organisations.
double new_share_of(const Terms& terms, int p) {
  double fresh = 0, all = 0;
  for (std::size_t h = 0; h < terms.organisations.size(); ++h) {
    const StartingHeads& s = terms.at(static_cast<int>(h), p).start;
    const double either = s.total + sum(s.either);
    fresh += either * s.new_share + sum(s.new_staff);
    all += either + sum(s.new_staff) + sum(s.settled);
  }
  return all > 0 ? fresh / all : 0.0;
}

/// Growth of required fte, or of rooms wanted: all six components, or the first three.
double growth_of(const Look& look, const Growth& growth, bool rooms_only) {
  if (const auto* rate = std::get_if<Number>(&growth)) return look.value(*rate, -0.5, 0.5);
  const auto& c = std::get<GrowthComponents>(growth);
  const auto part = [&](const Number& n) { return look.value(n, -0.5, 0.5); };
  const double rooms = part(c.demography) + part(c.epidemiology) + part(c.socio_cultural);
  return rooms_only ? rooms : rooms + part(c.efficiency) + part(c.substitution) + part(c.working_hours);
}

/// Whether a cause is part of a total.
bool split_names(const ExitSplit* split, const std::string& cause) {
  return split && (find(split->shares, cause) || find(split->dirichlet, cause));
}

void set_split(const Look& look, const Terms& terms, const ExitSplit* split, ProfessionNumbers& profession) {
  profession.split.assign(terms.causes.size(), 1.0);
  if (!split) return;
  if (!split->dirichlet.empty()) {
    profession.dirichlet = look.by_cause(split->dirichlet, terms.causes, 0, 0, unbounded);
    return;
  }
  for (std::size_t j = 0; j < terms.causes.size(); ++j)
    if (const Number* share = find(split->shares, terms.causes[j])) profession.split[j] = look.share(*share);
}

void set_exits(const Look& look, Terms& terms, int h, int p) {
  const Scenario& scenario = look.scenario;
  const std::string &profession = terms.professions[static_cast<std::size_t>(p)],
                    &organisation = terms.organisations[static_cast<std::size_t>(h)];
  PlaceTerms& place = terms.place[terms.index(h, p)];
  const auto* rates = find(scenario.exits, profession);
  const double fresh = new_share_of(terms, p);
  for (const std::string& cause : terms.causes) {
    AgeTable rate{};
    const bool of_total = split_names(find(scenario.exit_split, profession), cause);
    if (rates)
      if (const auto it = rates->find(of_total ? std::string(every_cause) : cause); it != rates->end())
        rate = look.by_age(it->second, 50);
    const double organisation_factor =
        look.value(find(scenario.exit_factors.organisation, profession, organisation, cause), 1.0);
    const double of_new = look.value(find(scenario.exit_factors.new_staff, profession, cause), 1.0);
    const double measured = scenario.exit_basis == ExitBasis::average ? 1 + fresh * (of_new - 1) : 1.0;
    for (double& r : rate) r = r * organisation_factor / measured;
    place.exit_rate.push_back(rate);
    place.exit_new.push_back(of_new);
    place.exit_effect.push_back(look.value(find(scenario.workload_effect.exits, profession, cause), 0.0, 0, 10));
  }
}

/// A term of an organisation, or that of `organisations.default`.
template <class T>
std::optional<Number> term(const Scenario& scenario, const std::string& h, T OrganisationTerms::*member) {
  if (const auto it = scenario.organisations.named.find(h); it != scenario.organisations.named.end())
    if (it->second.*member) return it->second.*member;
  return scenario.organisations.all ? (*scenario.organisations.all).*member : std::nullopt;
}

double base_of(const Look& look, const std::string& p, const std::string& h) {
  const Scenario& scenario = look.scenario;
  const double unserved = 1 + look.value(find(scenario.unmet, p, h), 0.0, 0, 5);
  if (const Number* given = find(scenario.demand, p, h)) return look.value(*given) * unserved;
  const auto rooms = term(scenario, h, &OrganisationTerms::rooms);
  const Number* staff = find(scenario.staff_per_room, p, h);
  if (!rooms || !staff) return 0.0;
  const auto hours = term(scenario, h, &OrganisationTerms::hours_per_week);
  const auto weeks = term(scenario, h, &OrganisationTerms::weeks_per_year);
  return look.value(*rooms, 0, 1000) * look.value(hours.value(), 0, 168) * look.value(weeks.value(), 0, 53) *
         look.value(*staff, 0, 50) / look.value(find(scenario.net_hours_per_fte, p, h), 1440.0, 1, 3000) * unserved;
}

void set_place(const Look& look, Terms& terms, int h, int p) {
  const Scenario& scenario = look.scenario;
  const std::string &profession = terms.professions[static_cast<std::size_t>(p)],
                    &organisation = terms.organisations[static_cast<std::size_t>(h)];
  PlaceTerms& place = terms.place[terms.index(h, p)];
  const auto here = [&](const auto& table) { return find(table, profession, organisation); };
  place.start =
      starting_heads(look, profession, organisation, retirement_of(scenario, profession).at(terms.start.year).years);
  if (const auto* fte = here(scenario.fte_per_head)) place.fte = look.by_age(*fte, 1.5);
  place.dropout_effect = look.value(find(scenario.workload_effect.dropout, profession), 0.0, 0, 10);
  place.absence_effect = look.value(find(scenario.workload_effect.absence, profession), 0.0, 0, 10);
  place.supervision_effect = look.value(find(scenario.workload_effect.supervision, profession), 0.0, 0, 10);
  place.unknown_sd = look.value(scenario.between_organisations, 0, 2);
  place.productivity_new = look.value(here(scenario.productivity_new), 1.0, 0, 1);
  place.workload_delay = look.value(here(scenario.workload_delay), 0.5, 0, 10);
  place.workload_start = look.maybe(here(scenario.workload_start), 10);
  place.workload_reference = look.maybe(here(scenario.workload_reference), 10);
  place.trainees_per_supervisor = look.maybe(here(scenario.trainees_per_supervisor), 100);
  place.own_applicants = look.maybe(here(scenario.own_applicants));
  place.base = base_of(look, profession, organisation);
  place.duty = look.value(here(scenario.duty), 0.0);
  if (const Growth* growth = here(scenario.growth)) place.growth = growth_of(look, *growth, false);
  place.binds_rooms = here(scenario.staff_per_room) != nullptr;
  if (const auto* establishment = here(scenario.establishment); establishment && !establishment->empty())
    for (int y = 0; y < year_count(terms); ++y)
      place.establishment.push_back(look.value(establishment->at(terms.start.year + y)));
  place.absence = look.value(here(scenario.absence), 0.065, 0, 1);
  place.normal_absence = look.value(here(scenario.normal_absence), place.absence, 0, 1);
  place.flex_cap = look.value(here(scenario.flex.cap), 0.0, 0, 1);
  place.net_hours = look.value(here(scenario.net_hours_per_fte), 1440.0, 1, 3000);
}

void set_organisation(const Look& look, Terms& terms, const std::vector<std::string>& regions, int h) {
  const Scenario& scenario = look.scenario;
  const std::string& name = terms.organisations[static_cast<std::size_t>(h)];
  OrganisationNumbers& organisation = terms.organisation[static_cast<std::size_t>(h)];
  organisation.region = position(regions, scenario.region_of(name));
  if (const auto rooms = term(scenario, name, &OrganisationTerms::rooms))
    organisation.rooms = look.value(*rooms, 0, 1000);
  if (const auto weeks = term(scenario, name, &OrganisationTerms::weeks_per_year))
    organisation.weeks_per_year = look.value(*weeks, 0, 53);
  organisation.demand_noise_sd = look.value(find(scenario.demand_noise, name), 0.0, 0, 2);
  const ByYear<Number>* physical = nullptr;
  if (const auto it = scenario.organisations.named.find(name);
      it != scenario.organisations.named.end() && !it->second.physical_rooms.empty())
    physical = &it->second.physical_rooms;
  else if (scenario.organisations.all && !scenario.organisations.all->physical_rooms.empty())
    physical = &scenario.organisations.all->physical_rooms;
  for (int y = 0; y < year_count(terms); ++y)
    organisation.physical_rooms.push_back(physical ? look.value(physical->at(terms.start.year + y), 0, 1000)
                                                   : organisation.rooms);
  for (const std::string& p : terms.professions)
    if (find(scenario.staff_per_room, p, name))
      if (const Growth* growth = find(scenario.growth, p, name)) organisation.growth = growth_of(look, *growth, true);
}

ProfessionNumbers profession_numbers(const Look& look, const Terms& terms, const std::vector<std::string>& regions,
                                     const std::string& name) {
  ProfessionNumbers profession;
  for (int y = 0; y < year_count(terms); ++y)
    profession.retirement.push_back(retirement_of(look.scenario, name).at(terms.start.year + y));
  if (const AtAges* ages = find(look.scenario.recruit_ages, name)) profession.recruit_age = look.at_ages(*ages);
  for (const std::string& r : regions)
    profession.applicants.push_back(look.value(find(look.scenario.applicants, name, r), 0.0));
  set_split(look, terms, find(look.scenario.exit_split, name), profession);
  return profession;
}

/// By completed month: the share that is still there a month later, from shares lost by training year or from the part
/// that completes the whole.
std::vector<double> kept_by_month(const Look& look, const ProgrammeTerms& written) {
  std::vector<double> keep(static_cast<std::size_t>(written.duration), 1.0);
  for (int m = 0; m < written.duration; ++m) {
    double& share = keep[static_cast<std::size_t>(m)];
    if (written.yield) {
      share = std::pow(look.share(*written.yield), 1.0 / written.duration);
    } else if (const std::size_t year = static_cast<std::size_t>(m / 12); year < written.dropout.size()) {
      const int months = std::min(12, written.duration - 12 * (m / 12));
      share = std::pow(1 - look.share(written.dropout[year]), 1.0 / months);
    }
  }
  return keep;
}

std::vector<double> by_training_month(const Look& look, const std::vector<Number>& by_year, int duration) {
  std::vector<double> months(static_cast<std::size_t>(duration), 0.0);
  for (std::size_t m = 0; m < months.size(); ++m)
    if (m / 12 < by_year.size()) months[m] = look.value(by_year[m / 12], 0, 1.5);
  return months;
}

ProgrammeNumbers programme_numbers(const Look& look, const Terms& terms, const std::vector<std::string>& regions,
                                   const ProgrammeTerms& written) {
  ProgrammeNumbers g;
  g.profession = position(terms.professions, written.profession.value);
  g.duration = written.duration;
  g.intake_months = written.intake_months;
  g.keep = kept_by_month(look, written);
  g.fill = look.share(written.fill);
  g.stay_region = look.share(written.stay_region);
  g.entry_age = look.at_ages(written.entry_ages);
  g.fte = by_training_month(look, written.fte, g.duration);
  for (int m = 0; m < std::min(written.supernumerary_months, g.duration); ++m) g.fte[static_cast<std::size_t>(m)] = 0;
  g.supervision = by_training_month(look, written.supervision, g.duration);
  g.transfer = look.value(written.transfer, 0, 50);
  g.cost = look.value(written.cost);
  for (int y = 0; y < year_count(terms); ++y)
    g.subsidy.push_back(written.subsidy.empty() ? 0.0 : look.value(written.subsidy.at(terms.start.year + y)));
  for (const std::string& r : regions) g.capacity.push_back(look.maybe(find(written.capacity, r)));
  for (const std::string& h : terms.organisations) {
    g.places.push_back(look.value(find(written.places, h), 0.0));
    g.stay.push_back(look.value(find(written.stay, h), 1.0, 0, 1));
    g.trainees_by_month.emplace_back();
    g.trainees_total.push_back(0.0);
    const TraineesAtStart* start = find(written.trainees, h);
    if (!start) continue;
    if (const auto* total = std::get_if<Number>(start))
      g.trainees_total.back() = std::round(look.value(*total));
    else
      for (const Number& n : std::get<std::vector<Number>>(*start)) g.trainees_by_month.back().push_back(look.value(n));
  }
  return g;
}

/// Those that stand and those that a policy in force adds, by name; the places of the latter are the policy's.
void set_programmes(const Look& look, Terms& terms, const std::vector<std::string>& regions,
                    const std::vector<std::string>& in_force) {
  std::map<std::string, std::pair<const ProgrammeTerms*, bool>> all;  // and whether it is a policy's
  for (const auto& [name, written] : look.scenario.programmes) all[name] = {&written, false};
  for (const std::string& name : in_force)
    if (const ProgrammeTerms* added = look.scenario.policies.named.at(name)->programme()) all[name] = {added, true};
  for (const auto& [name, written] : all) {
    terms.programmes.push_back(name);
    terms.programme.push_back(programme_numbers(look, terms, regions, *written.first));
    if (written.second) terms.programme.back().places.assign(terms.organisations.size(), 0.0);
  }
}

void set_causes(const Scenario& scenario, Terms& terms) {
  for (const std::string& name : terms.causes) {
    CauseNumbers cause;
    if (const auto it = scenario.causes.find(name); it != scenario.causes.end()) {
      cause.leaves_organisation = it->second.becomes.empty();
      if (const auto& from = it->second.leaves)
        cause.leaves_organisation = std::find(from->begin(), from->end(), LeavesFrom::organisation) != from->end();
      if (!it->second.becomes.empty()) cause.becomes = position(terms.professions, it->second.becomes.value);
      if (!it->second.through.empty()) cause.through = position(terms.programmes, it->second.through.value);
    }
    terms.cause.push_back(cause);
  }
}

}  // namespace

double Inputs::value(const Number& number, int replicate, double low, double high) {
  if (const double* known = std::get_if<double>(&number.value)) return *known;
  if (!draw_) return std::clamp(mean(number), low, high);
  std::vector<double>& values = drawn_[number.path];
  if (values.empty()) {
    std::mt19937_64 random(seed_ ^ number_of(number.path));
    std::vector<int> stratum(static_cast<std::size_t>(replicates_));
    std::iota(stratum.begin(), stratum.end(), 0);
    std::shuffle(stratum.begin(), stratum.end(), random);
    for (const int s : stratum) {
      const double u = (s + (static_cast<double>(random() >> 12) + 0.5) * 0x1p-52) / replicates_;
      values.push_back(quantile(std::get<Distribution>(number.value), u));
    }
  }
  return std::clamp(values[static_cast<std::size_t>(replicate)], low, high);
}

int Terms::regions() const {
  int count = 0;
  for (const OrganisationNumbers& h : organisation) count = std::max(count, h.region + 1);
  return count;
}

double Terms::growth_factor(double per_year, int t) const {
  if (!path.empty()) {
    std::pair<int, double> before{0, 1.0};
    for (const auto& point : path) {
      if (t < point.first) {
        const double along = static_cast<double>(t - before.first) / (point.first - before.first);
        return before.second + along * (point.second - before.second);
      }
      before = point;
    }
    return before.second;
  }
  const double years = (growth_until ? std::min(t, std::max(0, *growth_until)) : t) / 12.0;
  return growth_form == GrowthForm::linear ? 1 + per_year * years : std::pow(1 + per_year, years);
}

Terms terms_of(const Scenario& scenario, const std::vector<std::string>& policies, Inputs& inputs, int replicate) {
  const Look look{scenario, inputs, replicate};
  Terms terms;
  terms.start = scenario.start;
  terms.months = scenario.length_in_months();
  terms.organisations = scenario.organisation_names();
  terms.professions = scenario.profession_names();
  terms.causes = scenario.cause_names();
  const std::vector<std::string> regions = scenario.region_names();
  terms.room_response = look.value(scenario.room_response, 0, 3);
  terms.growth_form = scenario.growth_form;
  if (scenario.growth_until) terms.growth_until = CalendarMonth{*scenario.growth_until, 1}.since(terms.start);
  for (const auto& [year, index] : scenario.path.entries)
    terms.path.emplace_back(CalendarMonth{year, 1}.since(terms.start), look.value(index, 0, 100));

  const int h_count = static_cast<int>(terms.organisations.size()),
            p_count = static_cast<int>(terms.professions.size());
  for (const std::string& p : terms.professions)
    terms.profession.push_back(profession_numbers(look, terms, regions, p));
  terms.organisation.resize(terms.organisations.size());
  terms.place.resize(terms.organisations.size() * terms.professions.size());
  for (int h = 0; h < h_count; ++h) {
    set_organisation(look, terms, regions, h);
    for (int p = 0; p < p_count; ++p) set_place(look, terms, h, p);
  }
  for (int h = 0; h < h_count; ++h)
    for (int p = 0; p < p_count; ++p) set_exits(look, terms, h, p);
  set_programmes(look, terms, regions, policies);
  terms.supervision_over_region = scenario.supervision_pool == SupervisionPool::region;
  set_causes(scenario, terms);
  set_market(look, terms, regions);
  set_shocks(look, terms);
  set_policies(look, terms, policies);
  return terms;
}

}  // namespace spp::naive
