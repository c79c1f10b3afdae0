#include "engine/stock.hpp"

#include <algorithm>

#include "base/elementary.hpp"
#include "engine/sample.hpp"

namespace spp {
namespace {

template <class Count>
void shift_ages(Cells<Count>& rows, Eigen::Index first) {
  for (Eigen::Index a = age_count - 1; a > 0; --a) rows.col(first + a) = rows.col(first + a - 1);
  rows.col(first).setZero();
}

/// The cause of one leaver: `target` is uniform on the sum of the rates.
int cause_of(const ClassHazard& hazard, int lane, double target) {
  int last = 0;
  for (int cause = 0; cause < hazard.causes; ++cause) {
    const double rate = (*hazard.rate)(lane, hazard.first_column + cause);
    if (rate <= 0.0) continue;
    last = cause;
    if (target < rate) return cause;
    target -= rate;
  }
  return last;  // rounding of the sum: the last cause that can happen
}

/// Takes one head, the `rank`-th of those of the class in this lane; returns the column of its age. `cohorts` is null
/// for those who are settled.
Eigen::Index take(Cells<Chance::Count>& rows, Cells<Chance::Count>* cohorts, Eigen::Index first, int lane,
                  Chance::Count rank) {
  Eigen::Index a = first;
  while (rank >= rows(lane, a)) rank -= rows(lane, a++);
  --rows(lane, a);
  if (cohorts != nullptr) {
    // The rank within the age is uniform, so it also picks the month of arrival.
    Eigen::Index c = a;
    while (rank >= (*cohorts)(lane, c)) {
      rank -= (*cohorts)(lane, c);
      c += age_count;
    }
    --(*cohorts)(lane, c);
  }
  return a;
}

/// How many of the class leave is one draw; then who, without replacement, and why. Since all of a class have equal
/// rates this has the law of independent exits cell by cell, with work in proportion to leavers.
void leave_by_chance(const Chance& draw, At at, Cells<Chance::Count>& rows, Cells<Chance::Count>* cohorts,
                     const ClassHazard& hazard, int mobility, Leavers<Chance::Count>& out) {
  const Eigen::Index from = hazard.first_age - youngest, to = hazard.last_age - youngest;
  Row<Chance::Count> n = Row<Chance::Count>::Zero();
  for (Eigen::Index a = from; a <= to; ++a) n += rows.col(a);
  if (all_zero(n)) return;
  std::array<double, lanes> first, second;
  uniforms(at.stream, draw.replicate(0), at.month, at.index, first, second);
  // Most lanes are decided by the bound P(anyone leaves) <= n Δ Λ, without an exponential.
  const Row<real> bound = n.cast<real>() * hazard.total * year_step;
  for (int lane = 0; lane < lanes; ++lane) {
    const double u = first[static_cast<std::size_t>(lane)];
    if (u >= bound[lane]) continue;
    const double p = -elementary::expm1(-hazard.total[lane] * year_step);
    const auto leaving = static_cast<Chance::Count>(binomial(n[lane], p, u));
    Sequence sequence(at.stream, draw.replicate(lane), at.month, at.index + 1);
    for (Chance::Count j = 0; j < leaving; ++j) {
      const Chance::Count left = n[lane] - j;
      const auto rank = std::min(static_cast<Chance::Count>(sequence.next() * left), left - 1);
      const Eigen::Index age = take(rows, cohorts, from, lane, rank);
      const int cause = cause_of(hazard, lane, sequence.next() * hazard.total[lane]);
      ++out.by_cause(lane, cause);
      if (cause != mobility) continue;
      ++out.mover_ages(lane, age);
      out.any_mover = true;
    }
  }
}

void leave_in_expectation(Cells<real>& rows, Cells<real>* cohorts, const ClassHazard& hazard, int mobility,
                          Leavers<real>& out) {
  Row<real> stay;
  for (int lane = 0; lane < lanes; ++lane) stay[lane] = elementary::exp(-hazard.total[lane] * year_step);
  const Row<real> part =
      (hazard.total > 0.0).select((1.0 - stay) / (hazard.total > 0.0).select(hazard.total, 1.0), 0.0);
  Row<real> n = Row<real>::Zero();
  for (Eigen::Index a = hazard.first_age - youngest; a <= hazard.last_age - youngest; ++a) {
    n += rows.col(a);
    out.mover_ages.col(a) += rows.col(a) * part * hazard.rate->col(hazard.first_column + mobility);
    rows.col(a) *= stay;
    if (cohorts != nullptr)
      for (int slot = 0; slot < cohort_count; ++slot) cohorts->col(slot * age_count + a) *= stay;
  }
  for (int cause = 0; cause < hazard.causes; ++cause)
    out.by_cause.col(cause) += n * part * hazard.rate->col(hazard.first_column + cause);
  out.any_mover = true;
}

}  // namespace

template <class D>
void Stock<D>::age() {
  // The row of the oldest is empty then: the highest retirement age is below 75 years and 12 months.
  shift_ages(settled_, 0);
  shift_ages(fresh_, 0);
  for (int slot = 0; slot < cohort_count; ++slot) shift_ages(cohorts_, slot * age_count);
}

template <class D>
Row<typename D::Count> Stock<D>::retire(const D& draw, const std::array<Stream, tenure_count>& streams,
                                        std::uint32_t month, int age, double rho) {
  const auto a = cell(age);
  const auto index = static_cast<std::uint32_t>(age);
  const Row<real> p = Row<real>::Constant(rho);
  const Row<Count> settled = draw.thin({streams[1], month, index}, settled_.col(a), p);
  settled_.col(a) -= settled;
  Row<Count> gone = settled;
  if (all_zero(fresh_.col(a))) return gone;
  for (int slot = 0; slot < cohort_count; ++slot) {
    const auto c = static_cast<Eigen::Index>(slot * age_count) + a;
    if (all_zero(cohorts_.col(c))) continue;
    const auto at = static_cast<std::uint32_t>(slot * age_count + age);
    const Row<Count> fresh = draw.thin({streams[0], month, at}, cohorts_.col(c), p);
    cohorts_.col(c) -= fresh;
    fresh_.col(a) -= fresh;
    gone += fresh;
  }
  return gone;
}

template <class D>
void Stock<D>::leave(const D& draw, At at, Tenure tenure, const ClassHazard& hazard, int mobility,
                     Leavers<Count>& out) {
  Cells<Count>* cohorts = tenure == Tenure::fresh ? &cohorts_ : nullptr;
  if constexpr (D::draws)
    leave_by_chance(draw, at, of(tenure), cohorts, hazard, mobility, out);
  else
    leave_in_expectation(of(tenure), cohorts, hazard, mobility, out);
}

template <class D>
void Stock<D>::settle(int month) {
  const auto first = static_cast<Eigen::Index>(slot(month - start_cohorts) * age_count);
  for (Eigen::Index a = 0; a < age_count; ++a) {
    if (all_zero(cohorts_.col(first + a))) continue;
    settled_.col(a) += cohorts_.col(first + a);
    fresh_.col(a) -= cohorts_.col(first + a);
    cohorts_.col(first + a).setZero();
  }
}

template <class D>
Row<typename D::Count> Stock<D>::heads(Tenure tenure) const {
  const Cells<Count>& rows = of(tenure);
  Row<Count> sum = rows.col(0);
  for (Eigen::Index a = 1; a < age_count; ++a) sum += rows.col(a);
  return sum;
}

template <class D>
Row<real> Stock<D>::sum_fte(Tenure tenure, std::span<const int> band, const Cells<real>& fte) const {
  const Cells<Count>& rows = of(tenure);
  Row<real> sum = Row<real>::Zero();
  Row<Count> heads = Row<Count>::Zero();
  for (std::size_t a = 0; a < band.size(); ++a) {
    heads += rows.col(static_cast<Eigen::Index>(a));
    if (a + 1 == band.size() || band[a + 1] != band[a]) {
      sum += heads.template cast<real>() * fte.col(band[a]);
      heads.setZero();
    }
  }
  return sum;
}

template class Stock<Chance>;
template class Stock<Expectation>;

}  // namespace spp
