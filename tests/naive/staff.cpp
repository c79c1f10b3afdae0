// Staff: who retires, leaves, moves, is hired and settles.
#include "naive/look.hpp"
#include "naive/replicate.hpp"

namespace spp::naive {

double Replicate::retirement_chance(int p, int age) const {
  const RetirementAge limit = terms_.profession[static_cast<std::size_t>(p)].retirement[year_];
  const int m = calendar_.month, f = limit.months;
  if (age > limit.years || (age == limit.years && m > f)) return 1.0;
  if (age == limit.years) return 1.0 / (f - m + 1);
  if (age == limit.years - 1 && m > f) return 1.0 / (13 - m + f);
  return 0.0;
}

/// Counts somebody out, whatever comes next.
void Replicate::leave(const Person& person, int cause) {
  record(Event::exit, person.organisation, person.profession, cause);
  if (terms_.cause[static_cast<std::size_t>(cause)].leaves_organisation)
    cost(Cost::leavers, person.organisation, terms_.cost_leaver);
}

void Replicate::have_birthdays_and_retire() {
  const int retirement = position(terms_.causes, "retirement");
  if (calendar_.month == 1 && t_ > 0)
    for (Person& person : people_) ++person.age;
  std::vector<Person> staying;
  for (const Person& person : people_)
    if (const double chance = retirement_chance(person.profession, person.age); chance > 0 && happens(chance))
      leave(person, retirement);
    else
      staying.push_back(person);
  people_ = std::move(staying);
}

bool Replicate::has_another_employer(int h, int p) const {
  for (int other = 0; other < organisations(); ++other)
    if (other != h && region(other) == region(h) && establishment_[terms_.index(other, p)] > 0) return true;
  return false;
}

/// What multiplies the rates of a place this month, [place][cause]: workload, what is not known, split, cycle, shocks.
std::vector<double> Replicate::exit_factors() const {
  const std::size_t causes = terms_.causes.size();
  std::vector<double> factor(terms_.place.size() * causes);
  for (int h = 0; h < organisations(); ++h)
    for (int p = 0; p < professions(); ++p)
      for (std::size_t j = 0; j < causes; ++j) {
        const std::size_t i = terms_.index(h, p);
        const CycleNumbers& cycle = terms_.cycle[static_cast<std::size_t>(region(h))];
        factor[i * causes + j] = std::exp(terms(h, p).exit_effect[j] * above_reference(h, p)) *
                                 (terms_.causes[j] == "retirement" ? 1.0 : unknown_[i]) *
                                 split_[static_cast<std::size_t>(p)][j] * cycle_factor(h, cycle.loading[j]) *
                                 shocks(h, p, [&](const ShockNumbers& s) { return s.exits[j]; });
      }
  return factor;
}

/// What an exchange makes of the rate of who is away or was.
double Replicate::exchange_factor(const Person& person, std::size_t cause) const {
  double factor = 1;
  for (std::size_t k = 0; k < terms_.policies.size(); ++k) {
    const PolicyNumbers& policy = terms_.policies[k];
    if (!in_policy(k, person.organisation, person.profession)) continue;
    if (policy.exchange && person.tenure == Tenure::away)
      factor *= std::max(0.0, 1 + policy.realisation * policy.exchange->effect_away[cause]);
    if (policy.exchange && person.tenure == Tenure::alumni)
      factor *= std::max(0.0, 1 + policy.realisation * policy.exchange->effect_after[cause]);
  }
  return factor;
}

void Replicate::leave() {
  const std::size_t causes = terms_.causes.size();
  const std::vector<double> factor = exit_factors();
  std::vector<Person> staying;
  std::vector<double> rate(causes);
  for (const Person& person : people_) {
    const int h = person.organisation, p = person.profession;
    const std::size_t i = terms_.index(h, p);
    const PlaceTerms& place = terms_.place[i];
    for (std::size_t j = 0; j < causes; ++j)
      rate[j] = place.exit_rate[j][static_cast<std::size_t>(person.age)] * factor[i * causes + j] *
                (person.tenure == Tenure::fresh ? place.exit_new[j] : 1.0) * exchange_factor(person, j) *
                exit_change(person, j);
    const double all = std::accumulate(rate.begin(), rate.end(), 0.0);
    if (all <= 0 || !happens(1 - std::exp(-month_in_years * all))) {
      staying.push_back(person);
      continue;
    }
    const auto named = [&](int cause, const char* name) {
      return terms_.causes[static_cast<std::size_t>(cause)] == name;
    };
    int cause = choose(rate);
    if (named(cause, "mobility") && !has_another_employer(h, p)) cause = position(terms_.causes, "elsewhere");
    leave(person, cause);
    if (named(cause, "mobility")) seekers_.push_back({Coming::mover, h, region(h), p, person.age});
    if (named(cause, "flex")) ++joins_flex_[in_region(region(h), p)];
    const CauseNumbers& career = terms_.cause[static_cast<std::size_t>(cause)];
    if (career.becomes < 0) continue;
    record(Event::career, h, p, -1, career.becomes);
    if (career.through < 0)
      seekers_.push_back({Coming::joins_here, h, region(h), career.becomes, person.age});
    else
      career_trainees_.push_back({h, career.through, 0});
  }
  people_ = std::move(staying);
}

/// Flexible staff: some leave, some look for a place in employment; then come those who left for it and newcomers.
void Replicate::leave_flex() {
  for (int r = 0; r < regions(); ++r)
    for (int p = 0; p < professions(); ++p) {
      const ProfessionNumbers& profession = terms_.profession[static_cast<std::size_t>(p)];
      const FlexNumbers& flex = profession.flex[static_cast<std::size_t>(r)];
      const double back = flex.back * back_change(r, p);
      int& heads = flex_[in_region(r, p)];
      for (int n = heads; n > 0; --n) {
        if (!happens(1 - std::exp(-month_in_years * (flex.out + back)))) continue;
        --heads;
        if (happens(back / (flex.out + back)))
          seekers_.push_back({Coming::from_flex, -1, r, p, choose(profession.recruit_age)});
      }
      int& joining = joins_flex_[in_region(r, p)];
      heads += joining + poisson(month_in_years * flex.arrivals);
      joining = 0;
    }
}

void Replicate::arrive(int h, int p, int age) { people_.push_back({h, p, std::min(age, oldest), Tenure::fresh, t_}); }

void Replicate::send(const Seeker& seeker) {
  std::vector<double> vacancies(terms_.organisations.size(), 0.0), establishment = vacancies;
  for (int other = 0; other < organisations(); ++other)
    if (other != seeker.from && region(other) == seeker.region) {
      vacancies[static_cast<std::size_t>(other)] = vacancies_[terms_.index(other, seeker.profession)];
      establishment[static_cast<std::size_t>(other)] = establishment_[terms_.index(other, seeker.profession)];
    }
  int to = choose(vacancies);
  if (to < 0) to = choose(establishment);
  if (to < 0) {  // a graduate, or one who comes from flexible staff; who leaves for mobility has somewhere to go
    if (seeker.how == Coming::graduate) record(Event::graduate_leave, seeker.from, seeker.profession);
    return;
  }
  if (seeker.how == Coming::from_flex) record(Event::from_flex, to, seeker.profession);
  if (seeker.how == Coming::mover) record(Event::move, seeker.from, seeker.profession, -1, to);
  if (seeker.how == Coming::graduate) {
    record(Event::graduate_move, seeker.from, seeker.profession, -1, to);
    cost(Cost::training_fee, to, terms_.training_fee);
    cost(Cost::training_fee, seeker.from, -terms_.training_fee);
  }
  arrive(to, seeker.profession, seeker.age);
}

void Replicate::move() {
  for (const Seeker& seeker : seekers_)
    if (seeker.how == Coming::joins_here) arrive(seeker.from, seeker.profession, seeker.age);
  trainees_.insert(trainees_.end(), career_trainees_.begin(), career_trainees_.end());
  career_trainees_.clear();
  count_vacancies();
  for (const Seeker& seeker : seekers_)
    if (seeker.how != Coming::joins_here) send(seeker);
  seekers_.clear();
}

void Replicate::hire() {
  count_vacancies();
  const std::vector<double> open = vacancies_;
  for (int p = 0; p < professions(); ++p) {
    const ProfessionNumbers& profession = terms_.profession[static_cast<std::size_t>(p)];
    std::vector<double> open_in_region(static_cast<std::size_t>(regions()), 0.0);
    for (int h = 0; h < organisations(); ++h)
      if (!terms(h, p).own_applicants) open_in_region[static_cast<std::size_t>(region(h))] += open[terms_.index(h, p)];
    for (int h = 0; h < organisations(); ++h) {
      const auto r = static_cast<std::size_t>(region(h));
      const double here = open[terms_.index(h, p)];
      double per_year = 0;
      if (terms(h, p).own_applicants)
        per_year = *terms(h, p).own_applicants;
      else if (open_in_region[r] > 0)
        per_year = profession.applicants[r] * here / open_in_region[r];
      per_year *= change(h, p, &ChangeNumbers::applicants) * cycle_factor(h, terms_.cycle[r].loading_applicants) *
                  shocks(h, p, [](const ShockNumbers& s) { return s.applicants; });
      const int most = static_cast<int>(std::floor(here + 0.5 + whole_tolerance));
      const int hired = std::min(most, poisson(month_in_years * per_year));
      for (int n = 0; n < hired; ++n) arrive(h, p, choose(profession.recruit_age));
      record(Event::hire, h, p, -1, -1, hired);
    }
  }
}

void Replicate::settle() {
  for (Person& person : people_)
    if (person.tenure == Tenure::fresh && person.arrived == t_ - 12) person.tenure = Tenure::settled;
}

}  // namespace spp::naive
