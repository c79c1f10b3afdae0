// The heads of one team: by tenure and age, those in their first year also by month of arrival. The verbs own every
// loop over cells; no step of the month reads or writes a cell itself. Shapes: a row of replicates per cell.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/draw.hpp"
#include "model/model.hpp"

namespace spp {

enum class Tenure { fresh, settled };
inline constexpr int tenure_count = 2;
/// Twelve months of arrivals that draw as `new`, and the month that is running.
inline constexpr int cohort_count = 13;
inline constexpr int start_cohorts = 12;

/// Who left in one month: heads by cause, and those of one cause (`mobility`) by age as well.
template <class Count>
struct Leavers {
  Cells<Count> by_cause;    ///< a column per cause
  Cells<Count> mover_ages;  ///< a column per age from `youngest`
  bool any_mover = false;
  void reset(int causes) {
    by_cause.setZero(lanes, causes);
    if (mover_ages.cols() == 0 || any_mover) mover_ages.setZero(lanes, age_count);
    any_mover = false;
  }
};

/// One hazard class in one month: ages, rates by cause (a column each, per year) and their sum.
struct ClassHazard {
  int first_age = youngest, last_age = oldest;
  const Cells<real>* rate = nullptr;
  int first_column = 0, causes = 0;
  Row<real> total;
};

template <class D>
class Stock {
 public:
  using Count = typename D::Count;

  Stock() {
    for (auto& rows : {&settled_, &fresh_}) rows->setZero(lanes, age_count);
    cohorts_.setZero(lanes, cohort_count * age_count);
  }

  /// Adds heads who are settled, or who arrived in month `month` (before the start: −12 … −1).
  void add_settled(int age, const Row<Count>& heads) { settled_.col(cell(age)) += heads; }
  void arrive(int month, int age, const Row<Count>& heads) {
    fresh_.col(cell(age)) += heads;
    cohorts_.col(cohort_cell(month, age)) += heads;
  }
  /// Everybody becomes a year older.
  void age();
  /// Of one age, each retires with probability rho; both tenures. Returns how many.
  [[nodiscard]] Row<Count> retire(const D& draw, const std::array<Stream, tenure_count>& streams, std::uint32_t month,
                                  int age, double rho);
  /// Competing exits of one class; who leaves is taken from the stock and counted in `out`. `mobility` is the cause
  /// whose leavers are wanted by age.
  void leave(const D& draw, At at, Tenure tenure, const ClassHazard& hazard, int mobility, Leavers<Count>& out);
  /// Who arrived twelve months before month `month` becomes settled.
  void settle(int month);

  [[nodiscard]] Row<Count> heads(Tenure tenure) const;
  /// Σ heads · fte of their age; `band` by age, `fte` a column per band.
  [[nodiscard]] Row<real> sum_fte(Tenure tenure, std::span<const int> band, const Cells<real>& fte) const;

 private:
  [[nodiscard]] static Eigen::Index cell(int age) { return age - youngest; }
  [[nodiscard]] static int slot(int month) { return ((month % cohort_count) + cohort_count) % cohort_count; }
  [[nodiscard]] static Eigen::Index cohort_cell(int month, int age) { return slot(month) * age_count + cell(age); }
  [[nodiscard]] Cells<Count>& of(Tenure tenure) { return tenure == Tenure::fresh ? fresh_ : settled_; }
  [[nodiscard]] const Cells<Count>& of(Tenure tenure) const { return tenure == Tenure::fresh ? fresh_ : settled_; }
  Cells<Count> settled_, fresh_;  ///< by age
  Cells<Count> cohorts_;          ///< `fresh_` by slot of the month of arrival, then age
};

extern template class Stock<Chance>;
extern template class Stock<Expectation>;

}  // namespace spp
