// The exact law of a linear scenario, to second order: every person moves on their own by a monthly matrix P over kinds
// of people, and newcomers enter from outside, so with n the numbers by kind
//   E[n'] = P^T E[n] + e,   Cov[n'] = P^T Cov[n] P + sum_u E[n_u] (diag(P_u) - P_u P_u^T) + Cov[entry],
//   Cov[n_s, n_t] = Cov[n_s] P_{s+1} ... P_t.
// Written from the page of the model, in heads and months; rates are per person-year.
#pragma once

#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace spp::linear {

/// A distribution over kinds of people; what lacks to 1 is gone.
using Spread = std::vector<std::pair<int, double>>;

struct Programme {
  int home = 0, duration = 1;
  std::vector<int> intake;      ///< calendar months
  double places = 0, fill = 1;  ///< places that are not whole are rounded up with the probability of the fraction
  std::vector<double> lost;     ///< by months completed: share that drops out in the month
  double stay = 1, stay_region = 0;
  std::map<int, double> ages;  ///< at entry, shares
  std::vector<double> listed;  ///< in training at the start, by months completed
  double total = 0;            ///< or: heads laid out over past intakes, ...
  std::vector<double> left;    ///< ... in proportion to these, by months completed
};

/// Heads at the start who fall over ages (shares), tenure and months of arrival independently of one another.
struct Group {
  int organisation = 0;
  double heads = 0, new_share = 0;
  std::map<int, double> ages;
};

/// Organisations, how people leave and move between them, and who enters. `youngest` = `oldest`: ages play no part.
struct Market {
  int organisations = 1, month = 1, months = 24;  ///< `month`: the first, 1 to 12
  int youngest = 0, oldest = 0;
  int retirement_years = 0, retirement_months = 0;  ///< 0 = nobody retires
  std::vector<std::string> causes;                  ///< the last is mobility, where `to` says so
  std::function<double(int cause, int h, bool fresh, int age)> rate;
  std::vector<Spread> to;                    ///< by organisation: where movers go, shares
  std::vector<std::map<int, double>> hires;  ///< by organisation: a Poisson mean per month, by age
  std::vector<Group> staff;
  std::vector<Programme> programmes;
};

/// What is looked at: a sum over kinds of people at a month's end (0 = the start).
struct Observable {
  enum class What { heads, trainees, left } what = What::heads;
  int organisation = 0, period = 0;
  int cause = 0;  ///< of those who left for good since the start; `causes.size()` = retirement by age
};

/// Means and covariances of observables.
struct Moments {
  std::vector<double> mean;
  std::vector<std::vector<double>> covariance;
};

/// Kinds of people by number: heads by organisation, months since arrival (12 = settled) and age; then trainees by
/// programme and months completed; then who left, by organisation and cause, retirement last.
class Kinds {
 public:
  explicit Kinds(const Market& market) : ages_(market.oldest - market.youngest + 1), youngest_(market.youngest) {
    trainees_ = market.organisations * 13 * ages_;
    int next = trainees_;
    for (const Programme& g : market.programmes) {
      first_.push_back(next);
      next += g.duration;
    }
    left_ = next;
    causes_ = static_cast<int>(market.causes.size()) + 1;
    count_ = left_ + market.organisations * causes_;
  }
  [[nodiscard]] int head(int h, int since, int age) const {
    return (h * 13 + since) * ages_ + (ages_ == 1 ? 0 : age - youngest_);
  }
  [[nodiscard]] int trainee(std::size_t g, int completed) const { return first_[g] + completed; }
  [[nodiscard]] int left(int h, int cause) const { return left_ + h * causes_ + cause; }
  [[nodiscard]] int count() const { return count_; }

 private:
  int ages_, youngest_, trainees_ = 0, left_ = 0, causes_ = 0, count_ = 0;
  std::vector<int> first_;
};

/// Runs the recursion month by month.
class Recursion {
 public:
  explicit Recursion(const Market& market);
  /// The law of the observables, which come in order of period.
  Moments run(const std::vector<Observable>& observables);

 private:
  using Vector = std::vector<double>;
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(kinds_.count()); }
  void start();
  void lay_out(double heads, const Spread& spread);
  [[nodiscard]] std::vector<Spread> matrix(int t) const;
  void from_head(std::vector<Spread>& rows, int t, int h, int since, int age) const;
  void from_trainee(std::vector<Spread>& rows, int t, std::size_t g, int completed) const;
  void step(const std::vector<Spread>& rows);
  void enter(int t);
  [[nodiscard]] Vector functional(const Observable& observable) const;
  [[nodiscard]] int calendar(int t) const { return (market_.month - 1 + t) % 12 + 1; }
  [[nodiscard]] int aged(int age, int t) const { return ages() && t > 0 && calendar(t) == 1 ? age + 1 : age; }
  [[nodiscard]] bool ages() const { return market_.oldest > market_.youngest; }
  [[nodiscard]] double retiring(int age, int month) const;

  Market market_;
  Kinds kinds_;
  Vector mean_;
  std::vector<Vector> covariance_;
};

}  // namespace spp::linear
