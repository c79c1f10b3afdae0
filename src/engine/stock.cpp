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
int cause_of(const Segment& segment, int lane, double target) {
  int last = 0;
  for (int cause = 0; cause < static_cast<int>(segment.rate.cols()); ++cause) {
    const double rate = segment.rate(lane, cause);
    if (rate <= 0.0) continue;
    last = cause;
    if (target < rate) return cause;
    target -= rate;
  }
  return last;  // rounding of the sum: the last cause that can happen
}

const Segment& segment_at(const ClassHazard& hazard, int age) {
  std::size_t k = 0;
  while (hazard.segments[k].last_age < age) ++k;
  return hazard.segments[k];
}

/// One head in a lane: the column of its age, and of its month of arrival where there is one.
struct Place {
  Eigen::Index age = 0, cohort = -1;
};

/// Takes the `rank`-th head of the class in this lane. `cohorts` is null but for those in their first year.
Place take(Cells<Chance::Count>& rows, Cells<Chance::Count>* cohorts, Eigen::Index first, int lane,
           Chance::Count rank) {
  Place place{first, -1};
  while (rank >= rows(lane, place.age)) rank -= rows(lane, place.age++);
  --rows(lane, place.age);
  if (cohorts != nullptr) {
    // The rank within the age is uniform, so it also picks the month of arrival.
    place.cohort = place.age;
    while (rank >= (*cohorts)(lane, place.cohort)) {
      rank -= (*cohorts)(lane, place.cohort);
      place.cohort += age_count;
    }
    --(*cohorts)(lane, place.cohort);
  }
  return place;
}

/// Uniforms that decide whether a candidate leaves after all: apart from the sequence that picks them, so that where
/// nobody can be spared nothing else is drawn.
constexpr std::uint32_t spared_index = 1U << 31U;

/// Draws the candidates of one lane, at the highest rate of the class; who is of an age with a lower one may be spared.
class Picking {
 public:
  Picking(const Chance& draw, At at, Cells<Chance::Count>& rows, Cells<Chance::Count>* cohorts,
          const ClassHazard& hazard, Leavers<Chance::Count>& out)
      : draw_(draw), at_(at), rows_(rows), cohorts_(cohorts), hazard_(hazard), out_(out) {}

  void lane(int lane, Chance::Count heads, double highest, double u) {
    const auto candidates = static_cast<Chance::Count>(binomial(heads, highest, u));
    Sequence sequence(at_.stream, draw_.replicate(lane), at_.month, at_.index + 1);
    spared_.clear();
    const Eigen::Index from = hazard_.segments.front().first_age - youngest;
    for (Chance::Count j = 0; j < candidates; ++j) {
      const Chance::Count left = heads - j;
      const auto rank = std::min(static_cast<Chance::Count>(sequence.next() * left), left - 1);
      const Place place = take(rows_, cohorts_, from, lane, rank);
      const Segment& segment = segment_at(hazard_, static_cast<int>(place.age) + youngest);
      const double why = sequence.next() * segment.total[lane];
      if (segment.total[lane] < hazard_.highest[lane] && spares(segment.total[lane], highest, lane, j))
        spared_.push_back(place);
      else
        count(place, cause_of(segment, lane, why), lane);
    }
    for (const Place& place : spared_) {
      ++rows_(lane, place.age);
      if (cohorts_ != nullptr) ++(*cohorts_)(lane, place.cohort);
    }
  }

 private:
  [[nodiscard]] bool spares(double rate, double highest, int lane, Chance::Count j) const {
    const double p = -elementary::expm1(-rate * year_step);
    const auto index = at_.index + spared_index + static_cast<std::uint32_t>(j);
    return uniform(first(bits(at_.stream, draw_.replicate(lane), at_.month, index))) * highest >= p;
  }
  void count(const Place& place, int cause, int lane) {
    ++out_.by_cause(lane, cause);
    out_.fte(lane, cause) += hazard_.fte.at(static_cast<int>(place.age) + youngest, lane);
    const int carrier = hazard_.carrier[static_cast<std::size_t>(cause)];
    if (carrier < 0) return;
    auto& carried = out_.carried[static_cast<std::size_t>(carrier)];
    ++carried.by_age(lane, place.age);
    carried.any = true;
  }

  const Chance& draw_;
  At at_;
  Cells<Chance::Count>& rows_;
  Cells<Chance::Count>* cohorts_;
  const ClassHazard& hazard_;
  Leavers<Chance::Count>& out_;
  std::vector<Place> spared_;
};

/// How many of the class are candidates is one draw; then who, without replacement, and why. Since each candidate of a
/// rate λ is spared with probability 1 − p(λ)/p(highest), this has the law of independent exits cell by cell, with work
/// in proportion to leavers.
void leave_by_chance(const Chance& draw, At at, Cells<Chance::Count>& rows, Cells<Chance::Count>* cohorts,
                     const ClassHazard& hazard, Leavers<Chance::Count>& out) {
  const Eigen::Index from = hazard.segments.front().first_age - youngest;
  const Eigen::Index to = hazard.segments.back().last_age - youngest;
  Row<Chance::Count> n = Row<Chance::Count>::Zero();
  for (Eigen::Index a = from; a <= to; ++a) n += rows.col(a);
  if (all_zero(n)) return;
  std::array<double, lanes> first, second;
  uniforms(at.stream, draw.replicate(0), at.month, at.index, first, second);
  // Most lanes are decided by the bound P(anyone leaves) <= n Δ Λ, without an exponential.
  const Row<real> bound = n.cast<real>() * hazard.highest * year_step;
  Picking picking(draw, at, rows, cohorts, hazard, out);
  for (int lane = 0; lane < lanes; ++lane) {
    const double u = first[static_cast<std::size_t>(lane)];
    if (u >= bound[lane]) continue;
    picking.lane(lane, n[lane], -elementary::expm1(-hazard.highest[lane] * year_step), u);
  }
}

void leave_in_expectation(Cells<real>& rows, Cells<real>* cohorts, const Segment& segment, const ClassHazard& hazard,
                          Leavers<real>& out) {
  const std::span<const int> carrier = hazard.carrier;
  const int causes = static_cast<int>(segment.rate.cols());
  Row<real> stay;
  for (int lane = 0; lane < lanes; ++lane) stay[lane] = elementary::exp(-segment.total[lane] * year_step);
  const Row<real> part =
      (segment.total > 0.0).select((1.0 - stay) / (segment.total > 0.0).select(segment.total, 1.0), 0.0);
  Row<real> n = Row<real>::Zero(), fte = Row<real>::Zero();
  for (Eigen::Index a = segment.first_age - youngest; a <= segment.last_age - youngest; ++a) {
    n += rows.col(a);
    fte += rows.col(a) * hazard.fte.at(static_cast<int>(a) + youngest);
    for (int cause = 0; cause < causes; ++cause) {
      if (carrier[static_cast<std::size_t>(cause)] < 0) continue;
      auto& carried = out.carried[static_cast<std::size_t>(carrier[static_cast<std::size_t>(cause)])];
      carried.by_age.col(a) += rows.col(a) * part * segment.rate.col(cause);
      carried.any = true;
    }
    rows.col(a) *= stay;
    if (cohorts != nullptr)
      for (int slot = 0; slot < cohort_count; ++slot) cohorts->col(slot * age_count + a) *= stay;
  }
  for (int cause = 0; cause < causes; ++cause) {
    out.by_cause.col(cause) += n * part * segment.rate.col(cause);
    out.fte.col(cause) += fte * part * segment.rate.col(cause);
  }
}

/// Moves `heads` heads, the same part of each age, from one class to another.
void move_evenly(Cells<real>& from, Cells<real>& to, const Row<real>& heads) {
  Row<real> all = Row<real>::Zero();
  for (Eigen::Index a = 0; a < age_count; ++a) all += from.col(a);
  const Row<real> part = (all > 0.0).select(heads / (all > 0.0).select(all, 1.0), 0.0).min(1.0);
  for (Eigen::Index a = 0; a < age_count; ++a) {
    const Row<real> going = from.col(a) * part;
    from.col(a) -= going;
    to.col(a) += going;
  }
}

}  // namespace

template <class D>
void Stock<D>::age() {
  // The row of the oldest is empty then: the highest retirement age is below 75 years and 12 months.
  shift_ages(settled_, 0);
  shift_ages(fresh_, 0);
  if (with_exchange()) {
    shift_ages(away_, 0);
    shift_ages(alumni_, 0);
  }
  for (int slot = 0; slot < cohort_count; ++slot) shift_ages(cohorts_, slot * age_count);
}

template <class D>
Row<typename D::Count> Stock<D>::retire(const D& draw, const std::array<Stream, tenure_count>& streams,
                                        std::uint32_t month, int age, double rho) {
  const auto a = cell(age);
  const auto index = static_cast<std::uint32_t>(age);
  const Row<real> p = Row<real>::Constant(rho);
  Row<Count> gone = Row<Count>::Zero();
  for (const Tenure tenure : {Tenure::settled, Tenure::away, Tenure::alumni}) {
    if (tenure != Tenure::settled && !with_exchange()) continue;
    Cells<Count>& rows = of(tenure);
    const Row<Count> some = draw.thin({streams[static_cast<std::size_t>(tenure)], month, index}, rows.col(a), p);
    rows.col(a) -= some;
    gone += some;
  }
  if (all_zero(fresh_.col(a))) return gone;
  for (int slot = 0; slot < cohort_count; ++slot) {
    const auto c = Eigen::Index{slot} * age_count + a;
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
void Stock<D>::leave(const D& draw, At at, Tenure tenure, const ClassHazard& hazard, Leavers<Count>& out) {
  Cells<Count>* cohorts = tenure == Tenure::fresh ? &cohorts_ : nullptr;
  if constexpr (D::draws)
    leave_by_chance(draw, at, of(tenure), cohorts, hazard, out);
  else
    for (const Segment& segment : hazard.segments) leave_in_expectation(of(tenure), cohorts, segment, hazard, out);
}

template <class D>
void Stock<D>::go(const D& draw, At at, const Row<Count>& heads) {
  if constexpr (D::draws) {
    const Row<Count> all = this->heads(Tenure::settled);
    for (int lane = 0; lane < lanes; ++lane) {
      Sequence sequence(at.stream, draw.replicate(lane), at.month, at.index);
      for (Count j = 0; j < heads[lane]; ++j) {
        const Count left = all[lane] - j;
        const auto rank = std::min(static_cast<Count>(sequence.next() * left), left - 1);
        ++away_(lane, take(settled_, nullptr, 0, lane, rank).age);
      }
    }
  } else {
    move_evenly(settled_, away_, heads);
  }
}

template <class D>
Row<typename D::Count> Stock<D>::come_home() {
  Row<Count> heads = Row<Count>::Zero();
  for (Eigen::Index a = 0; a < age_count; ++a) {
    heads += away_.col(a);
    alumni_.col(a) += away_.col(a);
  }
  away_.setZero();
  return heads;
}

template <class D>
void Stock<D>::fade(const D& draw, At at, const Row<real>& p) {
  for (Eigen::Index a = 0; a < age_count; ++a) {
    if (all_zero(alumni_.col(a))) continue;
    const Row<Count> some =
        draw.thin({at.stream, at.month, at.index + static_cast<std::uint32_t>(a)}, alumni_.col(a), p);
    alumni_.col(a) -= some;
    settled_.col(a) += some;
  }
}

template <class D>
void Stock<D>::settle(int month) {
  const auto first = Eigen::Index{slot(month - start_cohorts)} * age_count;
  for (Eigen::Index a = 0; a < age_count; ++a) {
    if (all_zero(cohorts_.col(first + a))) continue;
    settled_.col(a) += cohorts_.col(first + a);
    fresh_.col(a) -= cohorts_.col(first + a);
    cohorts_.col(first + a).setZero();
  }
}

template <class D>
Row<typename D::Count> Stock<D>::heads(Tenure tenure, int first_age, int last_age) const {
  const Cells<Count>& rows = of(tenure);
  Row<Count> sum = Row<Count>::Zero();
  for (Eigen::Index a = cell(first_age); a < rows.cols() && a <= cell(last_age); ++a) sum += rows.col(a);
  return sum;
}

template <class D>
Row<real> Stock<D>::sum_fte(Tenure tenure, std::span<const int> band, const Cells<real>& fte) const {
  const Cells<Count>& rows = of(tenure);
  Row<real> sum = Row<real>::Zero();
  if (rows.cols() == 0) return sum;
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
