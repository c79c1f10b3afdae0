// Staff: who retires, leaves, moves, is hired and settles.
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

void Replicate::have_birthdays_and_retire() {
  const int retirement =
      static_cast<int>(std::find(terms_.causes.begin(), terms_.causes.end(), "retirement") - terms_.causes.begin());
  if (calendar_.month == 1 && t_ > 0)
    for (Person& person : people_) ++person.age;
  std::vector<Person> staying;
  for (const Person& person : people_)
    if (const double chance = retirement_chance(person.profession, person.age); chance > 0 && happens(chance))
      record(Event::exit, person.organisation, person.profession, retirement);
    else
      staying.push_back(person);
  people_ = std::move(staying);
}

bool Replicate::has_another_employer(int h, int p) const {
  for (int other = 0; other < organisations(); ++other)
    if (other != h && region(other) == region(h) && establishment_[terms_.index(other, p)] > 0) return true;
  return false;
}

void Replicate::leave() {
  const std::size_t causes = terms_.causes.size();
  const auto cause_named = [&](const char* name) {
    return static_cast<int>(std::find(terms_.causes.begin(), terms_.causes.end(), name) - terms_.causes.begin());
  };
  const int mobility = cause_named("mobility"), elsewhere = cause_named("elsewhere"),
            retirement = cause_named("retirement");
  std::vector<double> factor(terms_.place.size() * causes);  // of this month, by place and cause
  std::vector<bool> can_move(terms_.place.size());
  for (int h = 0; h < organisations(); ++h)
    for (int p = 0; p < professions(); ++p) {
      const std::size_t i = terms_.index(h, p);
      can_move[i] = has_another_employer(h, p);
      for (std::size_t j = 0; j < causes; ++j)
        factor[i * causes + j] = std::exp(terms(h, p).exit_effect[j] * above_reference(h, p)) *
                                 (static_cast<int>(j) == retirement ? 1.0 : unknown_[i]);
    }
  std::vector<Person> staying;
  std::vector<double> rate(causes);
  for (const Person& person : people_) {
    const int h = person.organisation, p = person.profession;
    const std::size_t i = terms_.index(h, p);
    const PlaceTerms& place = terms_.place[i];
    for (std::size_t j = 0; j < causes; ++j)
      rate[j] = place.exit_rate[j][static_cast<std::size_t>(person.age)] * factor[i * causes + j] *
                (person.is_new ? place.exit_new[j] : 1.0);
    const double all = std::accumulate(rate.begin(), rate.end(), 0.0);
    if (all <= 0 || !happens(1 - std::exp(-month_in_years * all))) {
      staying.push_back(person);
      continue;
    }
    int cause = choose(rate);
    if (cause == mobility && !can_move[i]) cause = elsewhere;
    record(Event::exit, h, p, cause);
    if (cause == mobility) seekers_.push_back({h, p, person.age, false, false});
  }
  people_ = std::move(staying);
}

void Replicate::arrive(int h, int p, int age) { people_.push_back({h, p, std::min(age, oldest), true, t_}); }

void Replicate::send(const Seeker& seeker) {
  std::vector<double> vacancies(terms_.organisations.size(), 0.0), establishment = vacancies;
  for (int other = 0; other < organisations(); ++other)
    if (other != seeker.from && region(other) == region(seeker.from)) {
      vacancies[static_cast<std::size_t>(other)] = vacancies_[terms_.index(other, seeker.profession)];
      establishment[static_cast<std::size_t>(other)] = establishment_[terms_.index(other, seeker.profession)];
    }
  int to = choose(vacancies);
  if (to < 0) to = choose(establishment);
  if (to < 0) {
    record(Event::graduate_leave, seeker.from, seeker.profession);  // only a graduate can come here
    return;
  }
  record(seeker.graduate ? Event::graduate_move : Event::move, seeker.from, seeker.profession, -1, to);
  arrive(to, seeker.profession, seeker.age);
}

void Replicate::move() {
  for (const Seeker& seeker : seekers_)
    if (seeker.stays) arrive(seeker.from, seeker.profession, seeker.age);
  count_vacancies();
  for (const Seeker& seeker : seekers_)
    if (!seeker.stays) send(seeker);
  seekers_.clear();
}

void Replicate::hire() {
  count_vacancies();
  const std::vector<double> open = vacancies_;
  for (int p = 0; p < professions(); ++p) {
    const ProfessionNumbers& profession = terms_.profession[static_cast<std::size_t>(p)];
    std::vector<double> in_region(static_cast<std::size_t>(terms_.regions()), 0.0);
    for (int h = 0; h < organisations(); ++h)
      if (!terms(h, p).own_applicants) in_region[static_cast<std::size_t>(region(h))] += open[terms_.index(h, p)];
    for (int h = 0; h < organisations(); ++h) {
      const auto r = static_cast<std::size_t>(region(h));
      const double here = open[terms_.index(h, p)];
      double per_year = 0;
      if (terms(h, p).own_applicants)
        per_year = *terms(h, p).own_applicants;
      else if (in_region[r] > 0)
        per_year = profession.applicants[r] * here / in_region[r];
      const int most = static_cast<int>(std::floor(here + 0.5 + whole_tolerance));
      const int hired = std::min(most, poisson(month_in_years * per_year));
      for (int n = 0; n < hired; ++n) arrive(h, p, choose(profession.recruit_age));
      record(Event::hire, h, p, -1, -1, hired);
    }
  }
}

void Replicate::settle() {
  for (Person& person : people_)
    if (person.is_new && person.arrived == t_ - 12) person.is_new = false;
}

}  // namespace spp::naive
