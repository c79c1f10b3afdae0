// Chance and expectation: the two ways in which the month's steps can be run. A step is written once over `Draw`; it
// works out probabilities, weights and caps in double and calls these verbs. `Chance` draws whole people, exactly;
// `Expectation` replaces each draw by its mean and each rounding of heads by its argument.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "engine/random.hpp"
#include "engine/row.hpp"

namespace spp {

/// The place of a draw in the random numbers: its name, and the month. The replicate follows from the lane.
struct At {
  Stream stream;
  std::uint32_t month = 0;
  std::uint32_t index = 0;
};
/// The counter of draws made before the first month.
inline constexpr std::uint32_t before_start = 0xFFFFFFFFU;

/// ⌊x⌋ of the model page, section 9.1.
inline double floor_of(double x) { return std::floor(x + 1e-9); }

class Chance {
 public:
  using Count = std::int32_t;
  static constexpr bool draws = true;
  explicit Chance(std::uint32_t first_replicate) : first_(first_replicate) {}
  [[nodiscard]] std::uint32_t replicate(int lane) const { return first_ + static_cast<std::uint32_t>(lane); }

  /// How many of n, each with probability p: Binomial(n, p).
  [[nodiscard]] Row<Count> thin(At at, const Row<Count>& n, const Row<real>& p) const;
  /// Poisson with this mean.
  [[nodiscard]] Row<Count> arrive(At at, const Row<real>& mean) const;
  /// ⌊x + U⌋: a number of people whose mean is x.
  [[nodiscard]] Row<Count> whole(At at, const Row<real>& x) const;
  /// n people over cells in proportion to weights (a column per cell): Multinomial. Where all weights of a lane are 0
  /// nobody is placed. `out` is overwritten.
  void allot(At at, const Row<Count>& n, const Cells<real>& weights, Cells<Count>& out) const;
  /// ⌊x⌋ where people are counted.
  [[nodiscard]] static Row<Count> cap(const Row<real>& x);

 private:
  std::uint32_t first_;
  mutable std::vector<double> sums_;  ///< scratch of allot; a draw belongs to one thread
  mutable std::vector<int> heads_;
};

class Expectation {
 public:
  using Count = double;
  static constexpr bool draws = false;
  explicit Expectation(std::uint32_t /*first_replicate*/) {}

  [[nodiscard]] Row<Count> thin(At, const Row<Count>& n, const Row<real>& p) const { return n * p; }
  [[nodiscard]] Row<Count> arrive(At, const Row<real>& mean) const { return mean; }
  [[nodiscard]] Row<Count> whole(At, const Row<real>& x) const { return x; }
  void allot(At at, const Row<Count>& n, const Cells<real>& weights, Cells<Count>& out) const;
};

}  // namespace spp
