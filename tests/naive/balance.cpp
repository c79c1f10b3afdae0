// What is asked, what is there, what is short: the month's end.
#include "naive/replicate.hpp"

namespace spp::naive {

void Replicate::reckon_demand(int t) {
  for (std::size_t i = 0; i < terms_.place.size(); ++i) {
    const PlaceTerms& place = terms_.place[i];
    required_[i] = place.base * terms_.growth_factor(place.growth, t) + place.duty;
    establishment_[i] = place.establishment.empty() ? required_[i] : place.establishment[year_];
  }
}

void Replicate::count_vacancies() {
  std::vector<double> employed(terms_.place.size(), 0.0);
  for (const Person& person : people_)
    employed[terms_.index(person.organisation, person.profession)] +=
        terms(person.organisation, person.profession).fte[static_cast<std::size_t>(person.age)];
  for (std::size_t i = 0; i < vacancies_.size(); ++i)
    vacancies_[i] = std::max(0.0, establishment_[i] - employed[i]) / terms_.place[i].mean_recruit_fte;
}

double Replicate::coverage(int h, const std::vector<PlaceState>& places) const {
  double lowest = 1;
  for (int p = 0; p < professions(); ++p) {
    const PlaceTerms& place = terms(h, p);
    const PlaceState& state = places[terms_.index(h, p)];
    if (place.binds_rooms && state.required_fte > place.duty)
      lowest = std::min(lowest,
                        std::clamp((state.available_fte - place.duty) / (state.required_fte - place.duty), 0.0, 1.0));
  }
  return lowest;
}

/// Fills in the state at the month's end and keeps it; `period` 0 is the start.
void Replicate::balance(std::size_t period) {
  count_vacancies();
  std::vector<double> present(terms_.place.size(), 0.0), trainee_fte = present;
  for (PlaceState& state : state_) state.headcount = state.employed_fte = state.trainees = 0;
  for (const Person& person : people_) {
    const std::size_t i = terms_.index(person.organisation, person.profession);
    const double fte = terms_.place[i].fte[static_cast<std::size_t>(person.age)];
    state_[i].headcount += 1;
    state_[i].employed_fte += fte;
    present[i] += fte * (person.is_new ? terms_.place[i].productivity_new : 1.0);
  }
  for (const Trainee& trainee : trainees_) {
    const ProgrammeNumbers& g = terms_.programme[static_cast<std::size_t>(trainee.programme)];
    const std::size_t i = terms_.index(trainee.organisation, g.profession),
                      m = static_cast<std::size_t>(trainee.completed);
    state_[i].trainees += 1;
    trainee_fte[i] += g.fte[m] - g.supervision[m];
  }
  for (int h = 0; h < organisations(); ++h)
    for (int p = 0; p < professions(); ++p) {
      const std::size_t i = terms_.index(h, p);
      const PlaceTerms& place = terms_.place[i];
      const double absence = std::min(1.0, place.absence * std::exp(place.absence_effect * above_reference(h, p)));
      PlaceState& state = state_[i];
      state.required_fte = required_[i];
      state.establishment_fte = establishment_[i];
      state.own_fte = present[i] * (1 - absence) / (1 - place.normal_absence);
      state.available_fte = state.own_fte + trainee_fte[i];
      state.vacancies = vacancies_[i];
      state.workload = workload_[i];
    }
  record_.places.resize(period + 1);
  record_.rooms.resize(period + 1);
  record_.places[period] = state_;
  std::vector<RoomState>& rooms = record_.rooms[period];
  rooms.clear();
  for (int h = 0; h < organisations(); ++h) {
    const OrganisationNumbers& organisation = terms_.organisation[static_cast<std::size_t>(h)];
    const double physical = organisation.physical_rooms[year_];
    const double wanted = organisation.rooms * terms_.growth_factor(organisation.growth, t_);
    const double lost = terms_.room_response * (1 - coverage(h, state_));
    rooms.push_back({std::min(physical, wanted), std::min(physical, wanted * std::max(0.0, 1 - lost))});
  }
}

void Replicate::smooth_workload() {
  for (std::size_t i = 0; i < workload_.size(); ++i) {
    const PlaceState& state = state_[i];
    const double delay = terms_.place[i].workload_delay;
    const double w =
        state.required_fte > 0 ? state.required_fte / std::max(state.available_fte, state.required_fte / 10) : 1.0;
    workload_[i] += (w - workload_[i]) * (delay > 0 ? 1 - std::exp(-month_in_years / delay) : 1.0);
    record_.places.back()[i].workload = workload_[i];
  }
}

}  // namespace spp::naive
