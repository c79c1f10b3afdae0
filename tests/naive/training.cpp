// Trainees: who drops out, who graduates, who enters.
#include "naive/replicate.hpp"

namespace spp::naive {

void Replicate::drop_out() {
  std::vector<Trainee> staying;
  for (const Trainee& trainee : trainees_) {
    const ProgrammeNumbers& g = terms_.programme[static_cast<std::size_t>(trainee.programme)];
    const double hazard = std::exp(terms(trainee.organisation, g.profession).dropout_effect *
                                   above_reference(trainee.organisation, g.profession));
    if (happens(1 - std::pow(g.keep[static_cast<std::size_t>(trainee.completed)], hazard)))
      record(Event::dropout, trainee.organisation, g.profession);
    else
      staying.push_back(trainee);
  }
  trainees_ = std::move(staying);
}

void Replicate::graduate(const Trainee& trainee) {
  const ProgrammeNumbers& g = terms_.programme[static_cast<std::size_t>(trainee.programme)];
  const int h = trainee.organisation;
  state_[terms_.index(h, g.profession)].graduates += 1;
  int age = choose(g.entry_age);
  for (int month = t_ - g.duration + 1; month <= t_; ++month)
    if (terms_.start.plus(month).month == 1) ++age;
  if (happens(g.stay[static_cast<std::size_t>(h)])) {
    record(Event::graduate_stay, h, g.profession);
    seekers_.push_back({h, g.profession, age, true, true});
  } else if (happens(g.stay_region)) {
    seekers_.push_back({h, g.profession, age, true, false});
  } else {
    record(Event::graduate_leave, h, g.profession);
  }
}

void Replicate::advance_and_graduate() {
  std::vector<Trainee> staying;
  for (Trainee trainee : trainees_) {
    ++trainee.completed;
    if (trainee.completed == terms_.programme[static_cast<std::size_t>(trainee.programme)].duration)
      graduate(trainee);
    else
      staying.push_back(trainee);
  }
  trainees_ = std::move(staying);
}

namespace {

/// Shares `room` in proportion to what each asked, whole by largest remainder, the first of equals first.
std::vector<int> share_out(int room, const std::vector<int>& asked) {
  const int all = std::accumulate(asked.begin(), asked.end(), 0);
  if (all <= room) return asked;
  std::vector<int> given;
  std::vector<double> remainder;
  for (const int a : asked) {
    const double exact = static_cast<double>(room) * a / all;
    given.push_back(static_cast<int>(std::floor(exact + whole_tolerance)));
    remainder.push_back(exact - given.back());
  }
  for (int left = room - std::accumulate(given.begin(), given.end(), 0); left > 0; --left) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < asked.size(); ++i)
      if (remainder[i] > remainder[best] + whole_tolerance) best = i;
    ++given[best];
    remainder[best] = -1;
  }
  return given;
}

}  // namespace

void Replicate::take_in(int h, int p) {
  const PlaceTerms& place = terms(h, p);
  std::vector<int> programmes, offered;
  for (int g = 0; g < static_cast<int>(terms_.programme.size()); ++g) {
    const ProgrammeNumbers& programme = terms_.programme[static_cast<std::size_t>(g)];
    const auto& months = programme.intake_months;
    if (programme.profession != p || std::find(months.begin(), months.end(), calendar_.month) == months.end()) continue;
    programmes.push_back(g);
    offered.push_back(whole(programme.places[static_cast<std::size_t>(h)]));
  }
  if (programmes.empty()) return;
  std::vector<int> kept = offered;
  if (place.trainees_per_supervisor) {
    int settled = 0, now = 0;
    for (const Person& person : people_)
      settled += person.organisation == h && person.profession == p && !person.is_new;
    for (const Trainee& trainee : trainees_)
      now += trainee.organisation == h && terms_.programme[static_cast<std::size_t>(trainee.programme)].profession == p;
    const double limit =
        *place.trainees_per_supervisor * std::exp(-place.supervision_effect * above_reference(h, p)) * settled;
    kept = share_out(std::max(0, whole(limit) - now), offered);
  }
  PlaceState& state = state_[terms_.index(h, p)];
  for (std::size_t i = 0; i < programmes.size(); ++i) {
    const double fill = terms_.programme[static_cast<std::size_t>(programmes[i])].fill;
    int entered = 0;
    for (int n = 0; n < kept[i]; ++n) entered += happens(fill);
    for (int n = 0; n < entered; ++n) trainees_.push_back({h, programmes[i], 0});
    state.places_offered += offered[i];
    state.places_unused += offered[i] - entered;
    record(Event::intake, h, p, -1, -1, entered);
    record(Event::place_unused, h, p, 0, -1, offered[i] - kept[i]);
    record(Event::place_unused, h, p, 1, -1, kept[i] - entered);
  }
}

void Replicate::take_in() {
  for (int h = 0; h < organisations(); ++h)
    for (int p = 0; p < professions(); ++p) take_in(h, p);
}

}  // namespace spp::naive
