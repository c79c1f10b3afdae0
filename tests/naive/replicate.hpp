// One replicate of the naive simulator: its numbers, its people and what it has recorded. Inside the folder only.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

#include "naive/naive.hpp"
#include "naive/terms.hpp"

namespace spp::naive {

inline constexpr double month_in_years = 1.0 / 12;
inline constexpr double whole_tolerance = 1e-9;  ///< every ⌊x⌋ of the model is ⌊x + 10⁻⁹⌋

enum class Tenure { fresh, settled, away, alumni };
struct Person {
  int organisation, profession, age;
  Tenure tenure;
  int arrived;  ///< month of arrival, while new
};
struct Trainee {
  int organisation, programme;
  int completed;  ///< months
};
/// Somebody between two places in this month.
enum class Coming { joins_here, graduate, mover, from_flex };
struct Seeker {
  Coming how;
  int from;  ///< where it is or was; -1 for one who comes from flexible staff
  int region, profession, age;
};

/// Places of a programme at an organisation in an intake month, and what is left of them.
struct Offer {
  int organisation, programme;
  int offered, supervised, kept;
};

/// What makes up available fte at one place.
struct Fte {
  double own = 0, trainees = 0, exchanged = 0, received = 0, lent = 0, reserve = 0, reserve_supervision = 0, flex = 0;
  [[nodiscard]] double without_flex_and_reserve() const {
    return own + trainees + exchanged + received - lent - reserve_supervision;
  }
  [[nodiscard]] double available() const { return without_flex_and_reserve() + reserve + flex; }
};

/// One replicate: its numbers, its people and what it has recorded.
class Replicate {
 public:
  Replicate(const Terms& terms, std::uint64_t seed, bool draw_unknown);
  Record run();

 private:
  // the month's steps
  void have_birthdays_and_retire();
  void reckon_strengths();
  void reckon_demand();
  void drop_out();
  void transfer();
  void advance_and_graduate();
  void take_in();
  void leave();
  void leave_flex();
  void move();
  void hire();
  void settle();
  void exchange();
  void balance(std::size_t period);
  void charge_costs();
  void smooth_workload();

  // pieces of them
  void start();
  void start_staff(int h, int p);
  void start_trainees(int h, int g);
  void draw_unknown();
  void draw_policies();
  std::vector<Offer> offers(int r, int p);
  void supervise(int r, int p, std::vector<Offer>& offers);
  void fit_school(int r, std::vector<Offer>& offers);
  void enter(const std::vector<Offer>& offers);
  [[nodiscard]] double supervisable(int h, int p) const;
  void graduate(const Trainee& trainee);
  void send(const Seeker& seeker);
  void arrive(int h, int p, int age);
  void leave(const Person& person, int cause);
  [[nodiscard]] std::vector<double> exit_factors() const;
  [[nodiscard]] double exchange_factor(const Person& person, std::size_t cause) const;
  void fade();
  void come_home();
  void send_away(std::size_t policy);
  [[nodiscard]] std::vector<int> participants(std::size_t policy);
  [[nodiscard]] std::vector<double> hosts(std::size_t policy, int h, int p) const;
  void send_away(std::size_t policy, int h, int p, int heads);
  void count_people();
  void exchange_in();
  void lend();
  void level(std::size_t policy, int r, int p, double supply);
  void call_reserve();
  void hire_flex();
  void charge_policies();
  void charge_exchange();
  [[nodiscard]] double retirement_chance(int p, int age) const;
  [[nodiscard]] bool has_another_employer(int h, int p) const;
  [[nodiscard]] double above_reference(int h, int p) const;
  [[nodiscard]] double coverage(int h) const;
  void count_vacancies();

  // policies and shocks
  [[nodiscard]] bool has_joined(std::size_t policy, int h, int t) const;
  [[nodiscard]] double volume(std::size_t policy, int h, int t) const;
  [[nodiscard]] double strength(std::size_t policy, int h) const;
  [[nodiscard]] double change(int h, int p, double ChangeNumbers::*claim) const;
  [[nodiscard]] double exit_change(const Person& person, std::size_t cause) const;
  [[nodiscard]] double back_change(int r, int p) const;
  [[nodiscard]] double amount(int h, std::vector<double> PolicyNumbers::*claim, int p = -1) const;
  [[nodiscard]] double fte_per_head(int h, int p, int age) const;
  void reckon_recruit_fte();
  double places(int g, int h);
  [[nodiscard]] bool is_offered(const PlacesNumbers& more, int month) const;
  [[nodiscard]] bool ever_offers(int g, int h) const;
  [[nodiscard]] bool in_policy(std::size_t policy, int h, int p) const;
  [[nodiscard]] bool strikes(std::size_t shock, int h, int p) const;
  /// The product of a factor of every shock that strikes a place in this month.
  template <class Factor>
  double shocks(int h, int p, Factor factor) const;
  [[nodiscard]] double cycle_factor(int h, double loading) const;

  // records
  void record(Event event, int h, int p, int cause = -1, int to = -1, double people = 1);
  void cost(Cost item, int h, double euro);
  void give(Given item, int p, int giver, int receiver, double amount);
  [[nodiscard]] std::size_t years() const;

  // chance
  double uniform() { return (static_cast<double>(random_() >> 12) + 0.5) * 0x1p-52; }
  bool happens(double chance) { return uniform() < chance; }
  /// An index, each with chance in proportion to its weight; -1 where all are 0.
  template <class Weights>
  int choose(const Weights& weights);
  int whole(double x) { return static_cast<int>(std::floor(x + uniform())); }
  int poisson(double mean) { return mean > 0 ? std::poisson_distribution<int>(mean)(random_) : 0; }
  double normal() { return std::normal_distribution<double>()(random_); }

  int organisations() const { return static_cast<int>(terms_.organisations.size()); }
  int professions() const { return static_cast<int>(terms_.professions.size()); }
  int regions() const { return static_cast<int>(terms_.cycle.size()); }
  const PlaceTerms& terms(int h, int p) const { return terms_.at(h, p); }
  const ProgrammeNumbers& programme(int g) const { return terms_.programme[static_cast<std::size_t>(g)]; }
  int region(int h) const { return terms_.organisation[static_cast<std::size_t>(h)].region; }
  std::size_t in_region(int r, int p) const {
    return static_cast<std::size_t>(r) * terms_.professions.size() + static_cast<std::size_t>(p);
  }

  const Terms& terms_;
  std::mt19937_64 random_;
  bool draw_unknown_;
  bool running_ = false;  ///< false for the state before the first month
  int t_ = 0;
  CalendarMonth calendar_;
  std::size_t year_ = 0;
  std::vector<Person> people_;
  std::vector<Trainee> trainees_, career_trainees_;  ///< the latter enter in step 5
  std::vector<Seeker> seekers_;
  // by organisation and profession
  std::vector<double> unknown_, workload_, reference_, required_, establishment_, vacancies_, absence_, quality_;
  std::vector<double> away_fte_, recruit_fte_;  ///< the latter of who is hired this month, in the mean
  std::vector<Fte> fte_;
  std::vector<PlaceState> state_;
  std::vector<int> exchange_of_, home_at_, went_;  ///< a policy or -1; the month in which a wave ends; who went away
  std::vector<std::vector<double>> hosted_;        ///< heads of the wave by host
  std::vector<std::vector<double>> split_;         ///< [profession][cause]
  std::vector<std::vector<double>> noise_;         ///< [organisation][year]
  std::vector<std::vector<double>> cycle_;         ///< [region][year]
  std::vector<double> rooms_wanted_;               ///< by organisation
  std::vector<std::vector<char>> offers_;          ///< [programme][organisation], whether it ever has places
  std::vector<char> strikes_;                      ///< by shock, in this replicate
  std::vector<std::vector<double>> withdraws_;     ///< [policy][organisation], years after `from`; below 0: not joined
  std::vector<std::vector<char>> joined_;          ///< [policy][organisation], in this month
  std::vector<std::vector<double>> volume_;        ///< [policy][organisation], in this month
  std::vector<std::vector<double>> done_;          ///< [policy][organisation], units that cost
  std::vector<int> flex_, joins_flex_;             ///< by region and profession
  Record record_;
};

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

template <class Factor>
double Replicate::shocks(int h, int p, Factor factor) const {
  double product = 1;
  for (std::size_t s = 0; s < terms_.shock.size(); ++s)
    if (strikes(s, h, p)) product *= factor(terms_.shock[s]);
  return product;
}

}  // namespace spp::naive
