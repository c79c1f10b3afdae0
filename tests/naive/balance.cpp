// What is asked, what is there, what is short: the month's end.
#include "naive/replicate.hpp"

namespace spp::naive {

/// Required fte, establishment and rooms wanted; the state before the first month knows no noise and no shock.
void Replicate::reckon_demand() {
  const int t = running_ ? t_ : 0;
  for (int h = 0; h < organisations(); ++h) {
    const OrganisationNumbers& organisation = terms_.organisation[static_cast<std::size_t>(h)];
    const double noise = running_ ? noise_[static_cast<std::size_t>(h)][year_] : 1.0;
    const double rooms = std::max(0.0, organisation.rooms + amount(h, &PolicyNumbers::more_rooms));
    const double of_rooms = organisation.rooms > 0 ? rooms / organisation.rooms : 1.0;
    for (int p = 0; p < professions(); ++p) {
      const std::size_t i = terms_.index(h, p);
      const PlaceTerms& place = terms_.place[i];
      const double base = place.base * (place.binds_rooms ? of_rooms : 1.0) + amount(h, &PolicyNumbers::more_fte, p);
      const double grown =
          std::max(0.0, base) * change(h, p, &ChangeNumbers::demand) * terms_.growth_factor(place.growth, t);
      required_[i] = grown * noise * shocks(h, p, [](const ShockNumbers& s) { return s.demand; }) + place.duty;
      establishment_[i] = place.establishment.empty() ? grown + place.duty : place.establishment[year_];
    }
    double& wanted = rooms_wanted_[static_cast<std::size_t>(h)];
    wanted = rooms * terms_.growth_factor(organisation.growth, t) * noise *
             shocks(h, 0, [](const ShockNumbers& s) { return s.names_professions ? 1.0 : s.demand; });
  }
}

void Replicate::count_vacancies() {
  std::vector<double> employed(terms_.place.size(), 0.0);
  for (const Person& person : people_)
    employed[terms_.index(person.organisation, person.profession)] +=
        fte_per_head(person.organisation, person.profession, person.age);
  for (std::size_t i = 0; i < vacancies_.size(); ++i)
    vacancies_[i] = std::max(0.0, establishment_[i] - employed[i]) / recruit_fte_[i];
}

double Replicate::coverage(int h) const {
  double lowest = 1;
  for (int p = 0; p < professions(); ++p) {
    const PlaceTerms& place = terms(h, p);
    const PlaceState& state = state_[terms_.index(h, p)];
    if (place.binds_rooms && state.required_fte > place.duty)
      lowest = std::min(lowest,
                        std::clamp((state.available_fte - place.duty) / (state.required_fte - place.duty), 0.0, 1.0));
  }
  return lowest;
}

/// Heads, and what they and the trainees are worth in fte, after absence.
void Replicate::count_people() {
  std::vector<double> present(terms_.place.size(), 0.0);
  std::fill(fte_.begin(), fte_.end(), Fte{});
  std::fill(away_fte_.begin(), away_fte_.end(), 0.0);
  for (PlaceState& state : state_)
    state.headcount = state.employed_fte = state.trainees = state.away = state.alumni = 0;
  for (const Person& person : people_) {
    const std::size_t i = terms_.index(person.organisation, person.profession);
    const double fte = fte_per_head(person.organisation, person.profession, person.age);
    state_[i].headcount += 1;
    state_[i].employed_fte += fte;
    state_[i].away += person.tenure == Tenure::away;
    state_[i].alumni += person.tenure == Tenure::alumni;
    if (person.tenure == Tenure::away)
      away_fte_[i] += fte;
    else
      present[i] += fte * (person.tenure == Tenure::fresh ? terms_.place[i].productivity_new : 1.0);
  }
  for (const Trainee& trainee : trainees_) {
    const ProgrammeNumbers& g = programme(trainee.programme);
    const std::size_t i = terms_.index(trainee.organisation, g.profession),
                      m = static_cast<std::size_t>(trainee.completed);
    state_[i].trainees += 1;
    fte_[i].trainees += g.fte[m] - g.supervision[m];
  }
  for (int h = 0; h < organisations(); ++h)
    for (int p = 0; p < professions(); ++p) {
      const std::size_t i = terms_.index(h, p);
      const PlaceTerms& place = terms_.place[i];
      const double shock = shocks(h, p, [](const ShockNumbers& s) { return s.absence; });
      absence_[i] = std::min(1.0, place.absence * change(h, p, &ChangeNumbers::absence) * shock *
                                      std::exp(place.absence_effect * above_reference(h, p)));
      quality_[i] = (1 - absence_[i]) / (1 - place.normal_absence);
      fte_[i].own = present[i] * quality_[i];
    }
}

/// Fills in the state at the month's end and keeps it; `period` 0 is the start.
void Replicate::balance(std::size_t period) {
  count_vacancies();
  count_people();
  if (running_) {
    exchange_in();
    lend();
    call_reserve();
  }
  hire_flex();
  for (std::size_t i = 0; i < state_.size(); ++i) {
    PlaceState& state = state_[i];
    state.required_fte = required_[i];
    state.establishment_fte = establishment_[i];
    state.own_fte = fte_[i].own;
    state.available_fte = fte_[i].available();
    state.flex_fte = fte_[i].flex;
    state.pool_fte = fte_[i].received - fte_[i].lent;
    state.reserve_fte = fte_[i].reserve - fte_[i].reserve_supervision;
    state.absence_share = absence_[i];
    state.vacancies = vacancies_[i];
    state.workload = workload_[i];
  }
  record_.places.resize(period + 1);
  record_.rooms.resize(period + 1);
  record_.flex_heads.resize(period + 1);
  record_.places[period] = state_;
  record_.flex_heads[period].assign(flex_.begin(), flex_.end());
  std::vector<RoomState>& rooms = record_.rooms[period];
  rooms.clear();
  for (int h = 0; h < organisations(); ++h) {
    const double physical = std::max(0.0, terms_.organisation[static_cast<std::size_t>(h)].physical_rooms[year_] +
                                              amount(h, &PolicyNumbers::more_rooms));
    const double wanted = rooms_wanted_[static_cast<std::size_t>(h)];
    const double lost = terms_.room_response * (1 - coverage(h));
    rooms.push_back({std::min(physical, wanted), std::min(physical, wanted * std::max(0.0, 1 - lost))});
  }
}

void Replicate::smooth_workload() {
  for (std::size_t i = 0; i < workload_.size(); ++i) {
    const double required = required_[i], delay = terms_.place[i].workload_delay;
    const double w = required > 0 ? required / std::max(fte_[i].without_flex_and_reserve(), required / 10) : 1.0;
    workload_[i] += (w - workload_[i]) * (delay > 0 ? 1 - std::exp(-month_in_years / delay) : 1.0);
    record_.places.back()[i].workload = workload_[i];
  }
}

}  // namespace spp::naive
