// Trainees: who drops out, who graduates, who enters.
#include "naive/replicate.hpp"

namespace spp::naive {

void Replicate::drop_out() {
  std::vector<Trainee> staying;
  for (const Trainee& trainee : trainees_) {
    const ProgrammeNumbers& g = programme(trainee.programme);
    const double hazard = change(trainee.organisation, g.profession, &ChangeNumbers::dropout) *
                          std::exp(terms(trainee.organisation, g.profession).dropout_effect *
                                   above_reference(trainee.organisation, g.profession));
    if (happens(1 - std::pow(g.keep[static_cast<std::size_t>(trainee.completed)], hazard)))
      record(Event::dropout, trainee.organisation, g.profession);
    else
      staying.push_back(trainee);
  }
  trainees_ = std::move(staying);
}

/// Some go on with another organisation of the region that offers the programme, and keep their month.
void Replicate::transfer() {
  for (Trainee& trainee : trainees_) {
    const ProgrammeNumbers& g = programme(trainee.programme);
    if (g.transfer <= 0) continue;
    const int h = trainee.organisation;
    std::vector<double> weight(terms_.organisations.size(), 0.0);
    for (int other = 0; other < organisations(); ++other)
      if (other != h && region(other) == region(h) &&
          offers_[static_cast<std::size_t>(trainee.programme)][static_cast<std::size_t>(other)])
        weight[static_cast<std::size_t>(other)] = establishment_[terms_.index(other, g.profession)];
    if (!happens(1 - std::exp(-month_in_years * g.transfer))) continue;
    const int to = choose(weight);
    if (to < 0) continue;
    record(Event::transfer, h, g.profession, -1, to);
    cost(Cost::training_fee, to, terms_.training_fee);
    cost(Cost::training_fee, h, -terms_.training_fee);
    trainee.organisation = to;
  }
}

void Replicate::graduate(const Trainee& trainee) {
  const ProgrammeNumbers& g = programme(trainee.programme);
  const int h = trainee.organisation;
  state_[terms_.index(h, g.profession)].graduates += 1;
  int age = choose(g.entry_age);
  for (int month = t_ - g.duration + 1; month <= t_; ++month)
    if (terms_.start.plus(month).month == 1) ++age;
  const double stay = g.stay[static_cast<std::size_t>(h)] * change(h, g.profession, &ChangeNumbers::stay);
  if (happens(std::clamp(stay, 0.0, 1.0))) {
    record(Event::graduate_stay, h, g.profession);
    seekers_.push_back({Coming::joins_here, h, region(h), g.profession, age});
  } else if (happens(g.stay_region)) {
    seekers_.push_back({Coming::graduate, h, region(h), g.profession, age});
  } else {
    record(Event::graduate_leave, h, g.profession);
  }
}

void Replicate::advance_and_graduate() {
  std::vector<Trainee> staying;
  for (Trainee trainee : trainees_) {
    ++trainee.completed;
    if (trainee.completed == programme(trainee.programme).duration)
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

/// Trainees that a team can have: its settled staff and those back from an exchange, less where it is loaded.
double Replicate::supervisable(int h, int p) const {
  int settled = 0;
  for (const Person& person : people_)
    settled += person.organisation == h && person.profession == p &&
               (person.tenure == Tenure::settled || person.tenure == Tenure::alumni);
  return *terms(h, p).trainees_per_supervisor * change(h, p, &ChangeNumbers::trainees_per_supervisor) *
         std::exp(-terms(h, p).supervision_effect * above_reference(h, p)) * settled;
}

/// What is offered in a profession in this month over a region, by the programme's name, then the organisation's.
std::vector<Offer> Replicate::offers(int r, int p) {
  std::vector<Offer> all;
  for (int g = 0; g < static_cast<int>(terms_.programme.size()); ++g) {
    if (programme(g).profession != p) continue;
    for (int h = 0; h < organisations(); ++h) {
      if (region(h) != r) continue;
      const int offered = whole(places(g, h));
      all.push_back({h, g, offered, offered, offered});
    }
  }
  return all;
}

/// Cuts what is offered where supervision does not suffice, each team for itself or the region together.
void Replicate::supervise(int r, int p, std::vector<Offer>& offers) {
  const auto limit = [&](auto counts) {
    double supervised = 0;
    int now = 0;
    for (int h = 0; h < organisations(); ++h) {
      if (!counts(h)) continue;
      if (!terms(h, p).trainees_per_supervisor) return;  // without limit
      supervised += supervisable(h, p);
      for (const Trainee& trainee : trainees_)
        now += trainee.organisation == h && programme(trainee.programme).profession == p;
    }
    std::vector<int> asked;
    for (const Offer& offer : offers)
      if (counts(offer.organisation)) asked.push_back(offer.offered);
    const std::vector<int> given = share_out(std::max(0, whole(supervised) - now), asked);
    auto next = given.begin();
    for (Offer& offer : offers)
      if (counts(offer.organisation)) offer.supervised = *next++;
  };
  if (terms_.supervision_over_region) return limit([&](int h) { return region(h) == r; });
  for (int h = 0; h < organisations(); ++h)
    if (region(h) == r) limit([&](int other) { return other == h; });
}

/// Cuts what is left where the school has no room.
void Replicate::fit_school(int r, std::vector<Offer>& offers) {
  for (Offer& offer : offers) offer.kept = offer.supervised;
  for (int g = 0; g < static_cast<int>(terms_.programme.size()); ++g) {
    const std::optional<double> capacity = programme(g).capacity[static_cast<std::size_t>(r)];
    if (!capacity) continue;
    std::vector<int> asked;
    for (const Offer& offer : offers)
      if (offer.programme == g) asked.push_back(offer.supervised);
    const std::vector<int> given = share_out(static_cast<int>(std::floor(*capacity + whole_tolerance)), asked);
    auto next = given.begin();
    for (Offer& offer : offers)
      if (offer.programme == g) offer.kept = *next++;
  }
}

void Replicate::enter(const std::vector<Offer>& offers) {
  for (const Offer& offer : offers) {
    const int h = offer.organisation, p = programme(offer.programme).profession;
    int entered = 0;
    for (int n = 0; n < offer.kept; ++n) entered += happens(programme(offer.programme).fill);
    for (int n = 0; n < entered; ++n) trainees_.push_back({h, offer.programme, 0});
    PlaceState& state = state_[terms_.index(h, p)];
    state.places_offered += offer.offered;
    state.places_unused += offer.offered - entered;
    record(Event::intake, h, p, -1, -1, entered);
    record(Event::place_unused, h, p, 0, -1, offer.offered - offer.supervised);
    record(Event::place_unused, h, p, 1, -1, offer.supervised - offer.kept);
    record(Event::place_unused, h, p, 2, -1, offer.kept - entered);
  }
}

void Replicate::take_in() {
  for (int r = 0; r < regions(); ++r)
    for (int p = 0; p < professions(); ++p) {
      std::vector<Offer> all = offers(r, p);
      supervise(r, p, all);
      fit_school(r, all);
      enter(all);
    }
}

}  // namespace spp::naive
