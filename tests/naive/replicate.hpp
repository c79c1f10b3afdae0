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
  bool stays;  ///< joins where it trained
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

}  // namespace spp::naive
