// The trainees of one programme at one organisation, by completed months: an exact conveyor. It turns instead of
// moving people, and visits only months that hold somebody.
#pragma once

#include "engine/draw.hpp"

namespace spp {

template <class D>
class Conveyor {
 public:
  using Count = typename D::Count;
  explicit Conveyor(int duration) : duration_(duration) { slots_.setZero(lanes, duration); }

  [[nodiscard]] int duration() const { return duration_; }
  /// Trainees who have completed `m` months.
  [[nodiscard]] auto at(int m) { return slots_.col(column(m)); }
  [[nodiscard]] auto at(int m) const { return slots_.col(column(m)); }
  /// Everybody completes a month; returns who completes the last one. The place of the beginners is empty then.
  [[nodiscard]] Row<Count> advance() {
    Row<Count> graduates = at(duration_ - 1);
    turn_ = (turn_ + duration_ - 1) % duration_;
    at(0).setZero();
    return graduates;
  }
  [[nodiscard]] Row<Count> total() const { return sum(0, duration_); }
  /// Trainees who have completed `from` to `to` − 1 months.
  [[nodiscard]] Row<Count> sum(int from, int to) const {
    Row<Count> result = Row<Count>::Zero();
    for (int m = from; m < to && m < duration_; ++m) result += at(m);
    return result;
  }

 private:
  [[nodiscard]] Eigen::Index column(int m) const { return (turn_ + m) % duration_; }
  int duration_, turn_ = 0;
  Cells<Count> slots_;
};

}  // namespace spp
