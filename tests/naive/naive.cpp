// The month, one person at a time.
#include "naive/naive.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace spp::naive {
namespace {

constexpr double month_in_years = 1.0 / 12;
constexpr double whole_tolerance = 1e-9;  ///< every ⌊x⌋ of the model is ⌊x + 10⁻⁹⌋

struct Person {
  int organisation, profession, age;
  bool is_new;
  int arrived;  ///< month of arrival, while new
};
struct Trainee {
  int organisation, programme;
  int completed;  ///< months
};
/// Somebody between two places in this month.
struct Seeker {
  int from, profession, age;
  bool graduate;
};

/// One replicate: its numbers, its people and what it has recorded.
class Replicate {
 public:
  Replicate(const Terms& terms, std::uint64_t seed, bool unknown_between);
  Record run();

 private:
  // the month's steps
  void have_birthdays_and_retire();
  void reckon_demand(int t);
  void drop_out();
  void advance_and_graduate();
  void take_in();
  void leave();
  void move();
  void hire();
  void settle();
  void balance(std::size_t period);
  void smooth_workload();

  // pieces of them
  void start();
  void start_staff(int h, int p);
  void start_trainees(int h, int g);
  void draw_unknown();
  void take_in(int h, int p);
  void graduate(const Trainee& trainee);
  void send(const Seeker& seeker);
  void arrive(int h, int p, int age);
  [[nodiscard]] double retirement_chance(int p, int age) const;
  [[nodiscard]] bool has_another_employer(int h, int p) const;
  [[nodiscard]] double above_reference(int h, int p) const;
  [[nodiscard]] double coverage(int h, const std::vector<PlaceState>& places) const;
  void count_vacancies();
  void record(Event event, int h, int p, int cause = -1, int to = -1, double people = 1);

  // chance
  double uniform() { return (static_cast<double>(random_() >> 12) + 0.5) * 0x1p-52; }
  bool happens(double chance) { return uniform() < chance; }
  /// An index, each with chance in proportion to its weight.
  template <class Weights>
  int choose(const Weights& weights);
  int whole(double x) { return static_cast<int>(std::floor(x + uniform())); }
  int poisson(double mean) { return mean > 0 ? std::poisson_distribution<int>(mean)(random_) : 0; }

  int organisations() const { return static_cast<int>(terms_.organisations.size()); }
  int professions() const { return static_cast<int>(terms_.professions.size()); }
  const PlaceTerms& terms(int h, int p) const { return terms_.at(h, p); }
  int region(int h) const { return terms_.organisation[static_cast<std::size_t>(h)].region; }

  const Terms& terms_;
  std::mt19937_64 random_;
  bool unknown_between_;
  int t_ = 0;
  CalendarMonth calendar_;
  std::size_t year_ = 0;
  std::vector<Person> people_;
  std::vector<Trainee> trainees_;
  std::vector<Seeker> seekers_;
  // by organisation and profession
  std::vector<double> unknown_, workload_, reference_, required_, establishment_, vacancies_;
  std::vector<PlaceState> state_;
  Record record_;
};

Replicate::Replicate(const Terms& terms, std::uint64_t seed, bool unknown_between)
    : terms_(terms), random_(seed), unknown_between_(unknown_between), calendar_(terms_.start) {
  const std::size_t places = terms_.place.size();
  for (auto* row : {&unknown_, &workload_, &reference_, &required_, &establishment_, &vacancies_})
    row->assign(places, 1.0);
  state_.resize(places);
}

template <class Weights>
int Replicate::choose(const Weights& weights) {
  double left = uniform() * std::accumulate(weights.begin(), weights.end(), 0.0);
  int last = -1;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] <= 0) continue;
    last = static_cast<int>(i);
    left -= weights[i];
    if (left < 0) break;
  }
  return last;
}

void Replicate::record(Event event, int h, int p, int cause, int to, double people) {
  if (people == 0) return;
  auto& years = record_.events[{event, h, p, cause, to}];
  years.resize(static_cast<std::size_t>(terms_.start.plus(terms_.months - 1).year - terms_.start.year + 1));
  years[year_] += people;
}

double Replicate::above_reference(int h, int p) const {
  const std::size_t i = terms_.index(h, p);
  return std::max(1.0, workload_[i]) - std::max(1.0, reference_[i]);
}

// ---- the start

void Replicate::start_staff(int h, int p) {
  const StartingHeads& heads = terms(h, p).start;
  const auto add = [&](int age, bool is_new) {
    people_.push_back(
        {h, p, age, is_new, is_new ? -1 - choose(std::array<double, 12>{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}) : 0});
  };
  for (int i = 0; i < heads.total; ++i) {
    const int age = choose(heads.age_weight);
    add(age, happens(heads.new_share));
  }
  for (int age = 0; age <= oldest; ++age) {
    const auto a = static_cast<std::size_t>(age);
    for (int i = 0; i < heads.either[a]; ++i) add(age, happens(heads.new_share));
    for (int i = 0; i < heads.new_staff[a]; ++i) add(age, true);
    for (int i = 0; i < heads.settled[a]; ++i) add(age, false);
  }
}

/// Who has completed m months at the start began in month −1 − m; a total is laid out over the intake months that were.
void Replicate::start_trainees(int h, int g) {
  const ProgrammeNumbers& programme = terms_.programme[static_cast<std::size_t>(g)];
  const auto at = static_cast<std::size_t>(h);
  std::vector<double> weight(static_cast<std::size_t>(programme.duration), 0.0);
  double still_there = 1;
  for (int m = 0; m < programme.duration; ++m) {
    const int began = terms_.start.plus(-1 - m).month;
    const auto& months = programme.intake_months;
    if (std::find(months.begin(), months.end(), began) != months.end())
      weight[static_cast<std::size_t>(m)] = still_there;
    still_there *= programme.keep[static_cast<std::size_t>(m)];
  }
  for (int i = 0; i < programme.trainees_total[at]; ++i)
    if (const int m = choose(weight); m >= 0) trainees_.push_back({h, g, m});
  const auto& by_month = programme.trainees_by_month[at];
  for (std::size_t m = 0; m < by_month.size(); ++m)
    for (int i = 0; i < by_month[m]; ++i) trainees_.push_back({h, g, static_cast<int>(m)});
}

void Replicate::draw_unknown() {
  std::normal_distribution<double> normal;
  for (std::size_t i = 0; i < unknown_.size(); ++i) {
    const double sd = terms_.place[i].unknown_sd;
    unknown_[i] = unknown_between_ ? std::exp(sd * normal(random_) - sd * sd / 2) : 1.0;
  }
}

void Replicate::start() {
  draw_unknown();
  for (int h = 0; h < organisations(); ++h)
    for (int p = 0; p < professions(); ++p) start_staff(h, p);
  for (int h = 0; h < organisations(); ++h)
    for (int g = 0; g < static_cast<int>(terms_.programme.size()); ++g) start_trainees(h, g);
  reckon_demand(0);
  balance(0);
  for (std::size_t i = 0; i < workload_.size(); ++i) {
    const PlaceTerms& place = terms_.place[i];
    const double required = required_[i];
    const double w = required > 0 ? required / std::max(state_[i].available_fte, required / 10) : 1.0;
    workload_[i] = place.workload_start.value_or(w);
    reference_[i] = place.workload_reference.value_or(workload_[i]);
  }
  balance(0);  // again: absence and the workload shown follow from what was just found
}

// ---- the steps of a month

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

void Replicate::reckon_demand(int t) {
  for (std::size_t i = 0; i < terms_.place.size(); ++i) {
    const PlaceTerms& place = terms_.place[i];
    required_[i] = place.base * terms_.growth_factor(place.growth, t) + place.duty;
    establishment_[i] = place.establishment.empty() ? required_[i] : place.establishment[year_];
  }
}

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
    seekers_.push_back({-1 - h, g.profession, age, true});  // joins where it trained
  } else if (happens(g.stay_region)) {
    seekers_.push_back({h, g.profession, age, true});
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
    if (cause == mobility) seekers_.push_back({h, p, person.age, false});
  }
  people_ = std::move(staying);
}

void Replicate::arrive(int h, int p, int age) { people_.push_back({h, p, std::min(age, oldest), true, t_}); }

void Replicate::count_vacancies() {
  std::vector<double> employed(terms_.place.size(), 0.0);
  for (const Person& person : people_)
    employed[terms_.index(person.organisation, person.profession)] +=
        terms(person.organisation, person.profession).fte[static_cast<std::size_t>(person.age)];
  for (std::size_t i = 0; i < vacancies_.size(); ++i)
    vacancies_[i] = std::max(0.0, establishment_[i] - employed[i]) / terms_.place[i].mean_recruit_fte;
}

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
    if (seeker.from < 0) arrive(-1 - seeker.from, seeker.profession, seeker.age);
  count_vacancies();
  for (const Seeker& seeker : seekers_)
    if (seeker.from >= 0) send(seeker);
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

Record Replicate::run() {
  start();
  for (t_ = 0; t_ < terms_.months; ++t_) {
    calendar_ = terms_.start.plus(t_);
    year_ = static_cast<std::size_t>(calendar_.year - terms_.start.year);
    for (PlaceState& state : state_) state.places_offered = state.places_unused = state.graduates = 0;
    have_birthdays_and_retire();
    reckon_demand(t_);
    drop_out();
    advance_and_graduate();
    take_in();
    leave();
    move();
    hire();
    settle();
    balance(static_cast<std::size_t>(t_) + 1);
    smooth_workload();
  }
  return std::move(record_);
}

}  // namespace

Simulator::Simulator(const Scenario& scenario, int replicates, std::uint64_t seed, bool draw_inputs)
    : scenario_(scenario), seed_(seed), draw_inputs_(draw_inputs), inputs_(replicates, draw_inputs, seed) {}

Record Simulator::replicate(int i) {
  if (!terms_ || inputs_.drew()) terms_ = terms_of(scenario_, inputs_, i);
  std::seed_seq mixed{seed_ & 0xffffffffu, seed_ >> 32, static_cast<std::uint64_t>(i) + 1};
  std::array<std::uint32_t, 2> words{};
  mixed.generate(words.begin(), words.end());
  return Replicate(*terms_, static_cast<std::uint64_t>(words[0]) << 32 | words[1], draw_inputs_).run();
}

}  // namespace spp::naive
