// Variants of a scenario and the runs that answer for them. A study asks; who made the Run reads the scenario with the
// overlay, compiles and simulates it. All asks of one Run share their chance: seed, replicates, inputs by name.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "analysis/year_values.hpp"

namespace spp {

/// One variant. Two that are equal have the same values.
struct Ask {
  std::vector<std::string> policies;  ///< in force
  std::vector<std::string> overlay;   ///< changes of the scenario as `--set` takes them, `PATH=VALUE`, in order
  bool mean_field = false;            ///< no chance, inputs at their means: one replicate
  bool pooled_rooms = false;          ///< rooms are staffed from the region together
  int first = 0;                      ///< only the first so many replicates; 0 = all
  std::vector<int> outcomes;          ///< what is wanted, by number

  friend bool operator<(const Ask& a, const Ask& b);
  friend bool operator==(const Ask& a, const Ask& b) = default;
};

using RunValues = std::shared_ptr<const YearValues>;
using Run = std::function<RunValues(const Ask&)>;

/// Asks, and asks nothing twice while somebody still holds the answer.
class Runs {
 public:
  explicit Runs(Run run) : run_(std::move(run)) {}

  /// The values of a variant; the order of its policies does not matter.
  [[nodiscard]] RunValues of(Ask ask);
  /// Takes in what is known already, and holds it.
  void know(Ask ask, RunValues values);
  /// Runs that were made.
  [[nodiscard]] int made() const { return made_; }

 private:
  Run run_;
  std::map<Ask, std::weak_ptr<const YearValues>> seen_;
  std::vector<RunValues> held_;
  int made_ = 0;
};

/// The values of some outcomes out of those of more.
[[nodiscard]] YearValues narrowed(const YearValues& values, std::span<const Outcome> wanted);

/// Numbers of outcomes, for an Ask.
[[nodiscard]] std::vector<int> numbers_of(std::span<const Outcome> outcomes);
[[nodiscard]] std::vector<Outcome> outcomes_of(const Ask& ask);

}  // namespace spp
