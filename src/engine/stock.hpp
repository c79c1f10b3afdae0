// The heads of one team: by tenure and age, those in their first year also by month of arrival. The verbs own every
// loop over cells; no step of the month reads or writes a cell itself. Shapes: a row of replicates per cell.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/draw.hpp"
#include "model/model.hpp"

namespace spp {

/// First year with the employer; past it; away on an exchange; back from one and still feeling its effect.
enum class Tenure { fresh, settled, away, alumni };
inline constexpr int tenure_count = 4;
/// Twelve months of arrivals that draw as `new`, and the month that is running.
inline constexpr int cohort_count = 13;
inline constexpr int start_cohorts = 12;

/// Ages whose fte per head policies change alike, within a band.
struct Hours {
  int first_age = youngest, last_age = oldest, band = 0;
  std::vector<int> effects;  ///< of the model's hours effects
  Row<real> more;            ///< fte per head beside that of the band, this month
};

/// Contract fte of one head of an age, this month.
struct HeadFte {
  std::span<const int> band;  ///< by age
  const Cells<real>* fte;     ///< a column per band
  std::span<const Hours> hours;

  [[nodiscard]] Row<real> at(int age) const {
    Row<real> one = fte->col(band[static_cast<std::size_t>(age - youngest)]);
    for (const Hours& some : hours)
      if (some.first_age <= age && age <= some.last_age) one += some.more;
    return one;
  }
  [[nodiscard]] real at(int age, int lane) const {
    real one = (*fte)(lane, band[static_cast<std::size_t>(age - youngest)]);
    for (const Hours& some : hours)
      if (some.first_age <= age && age <= some.last_age) one += some.more[lane];
    return one;
  }
};

/// Who left in one month: heads by cause, and their fte; and by age, those of the causes that are carriers (`mobility`,
/// careers).
template <class Count>
struct Leavers {
  /// Leavers who go on with their age.
  struct Carried {
    Cells<Count> by_age;  ///< a column per age from `youngest`
    bool any = false;
  };
  Cells<Count> by_cause;  ///< a column per cause
  Cells<real> fte;        ///< the same leavers in contract fte
  std::vector<Carried> carried;
  void reset(int causes, int carriers) {
    by_cause.setZero(lanes, causes);
    fte.setZero(lanes, causes);
    carried.resize(static_cast<std::size_t>(carriers));
    for (Carried& one : carried) {
      if (one.by_age.cols() == 0 || one.any) one.by_age.setZero(lanes, age_count);
      one.any = false;
    }
  }
};

/// Ages of a class whose rates are equal in this month: a policy may act on some ages only.
struct Segment {
  int first_age = youngest, last_age = oldest;
  Cells<real> rate;  ///< per year, a column per cause
  Row<real> total;   ///< their sum
};

/// One hazard class in one month: its segments, which cover its ages, and the highest of their totals.
struct ClassHazard {
  std::span<const Segment> segments;
  std::span<const int> carrier;  ///< by cause, −1 = none
  HeadFte fte;
  Row<real> highest;
};

template <class D>
class Stock {
 public:
  using Count = typename D::Count;

  /// Nobody. Who is away or back from an exchange has rows only `with_exchange`.
  explicit Stock(bool with_exchange = false) {
    for (auto& rows : {&settled_, &fresh_}) rows->setZero(lanes, age_count);
    for (auto& rows : {&away_, &alumni_}) rows->setZero(lanes, with_exchange ? age_count : 0);
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
  /// Of one age, each retires with probability rho; all tenures. Returns how many.
  [[nodiscard]] Row<Count> retire(const D& draw, const std::array<Stream, tenure_count>& streams, std::uint32_t month,
                                  int age, double rho);
  /// Competing exits of one class; who leaves is taken from the stock and counted in `out`.
  void leave(const D& draw, At at, Tenure tenure, const ClassHazard& hazard, Leavers<Count>& out);
  /// Who arrived twelve months before month `month` becomes settled.
  void settle(int month);

  /// Has rows for who is away or back.
  [[nodiscard]] bool with_exchange() const { return away_.cols() > 0; }
  /// So many of the settled, at most all, go on an exchange, drawn without regard to age.
  void go(const D& draw, At at, const Row<Count>& heads);
  /// Everybody who is away comes home. Returns how many.
  Row<Count> come_home();
  /// Of those who are back, each settles with probability p.
  void fade(const D& draw, At at, const Row<real>& p);

  [[nodiscard]] Row<Count> heads(Tenure tenure, int first_age = youngest, int last_age = oldest) const;
  /// Σ heads · fte of their age; `band` by age, `fte` a column per band.
  [[nodiscard]] Row<real> sum_fte(Tenure tenure, std::span<const int> band, const Cells<real>& fte) const;

 private:
  [[nodiscard]] static Eigen::Index cell(int age) { return age - youngest; }
  [[nodiscard]] static int slot(int month) { return ((month % cohort_count) + cohort_count) % cohort_count; }
  [[nodiscard]] static Eigen::Index cohort_cell(int month, int age) { return slot(month) * age_count + cell(age); }
  [[nodiscard]] const Cells<Count>& of(Tenure tenure) const {
    switch (tenure) {
      case Tenure::fresh:
        return fresh_;
      case Tenure::away:
        return away_;
      case Tenure::alumni:
        return alumni_;
      case Tenure::settled:
        break;
    }
    return settled_;
  }
  [[nodiscard]] Cells<Count>& of(Tenure tenure) { return const_cast<Cells<Count>&>(std::as_const(*this).of(tenure)); }
  Cells<Count> settled_, fresh_;  ///< by age
  Cells<Count> away_, alumni_;    ///< by age; no columns without an exchange
  Cells<Count> cohorts_;          ///< `fresh_` by slot of the month of arrival, then age
};

extern template class Stock<Chance>;
extern template class Stock<Expectation>;

}  // namespace spp
