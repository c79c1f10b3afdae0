// The verbs of the draw over rows of replicates: allotting by head and by cell has one law, and rounding keeps the
// mean.
#include "engine/draw.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace {

using namespace spp;

/// Chi-square of cell totals over many months against the weights 1, 2, 5.
double chi_square_of(int n, int months) {
  Cells<real> weights(lanes, 3);
  for (int c = 0; c < 3; ++c) weights.col(c).setConstant(c == 0 ? 1.0 : c == 1 ? 2.0 : 5.0);
  const Chance chance(0);
  Cells<Chance::Count> out;
  double total[3] = {0, 0, 0};
  for (int month = 0; month < months; ++month) {
    chance.allot({stream(3, "allot"), static_cast<std::uint32_t>(month)}, Row<int>::Constant(n), weights, out);
    for (int lane = 0; lane < lanes; ++lane) {
      REQUIRE(out(lane, 0) + out(lane, 1) + out(lane, 2) == n);
      for (int c = 0; c < 3; ++c) total[c] += out(lane, c);
    }
  }
  const double all = static_cast<double>(n) * lanes * months;
  double sum = 0;
  for (int c = 0; c < 3; ++c) {
    const double expected = all * (c == 0 ? 0.125 : c == 1 ? 0.25 : 0.625);
    sum += (total[c] - expected) * (total[c] - expected) / expected;
  }
  return sum;
}

}  // namespace

// Chi-square with 2 degrees of freedom exceeds 29.0 with probability 5e-7; two cases, 1e-6 in all.
TEST_CASE("heads are allotted in proportion to weights, few by head and many by cell") {
  CHECK(chi_square_of(6, 500) < 29.0);
  CHECK(chi_square_of(600, 60) < 29.0);
}

TEST_CASE("nobody goes to a cell without weight, and where no cell has any nobody is placed") {
  Cells<real> weights = Cells<real>::Zero(lanes, 3);
  weights.col(1).setConstant(0.3);
  weights.row(0).setZero();
  const Chance chance(0);
  Cells<Chance::Count> out;
  for (const int n : {5, 500}) {
    chance.allot({stream(1, "x"), 0}, Row<int>::Constant(n), weights, out);
    CHECK(out.row(0).maxCoeff() == 0);
    for (int lane = 1; lane < lanes; ++lane) CHECK(out(lane, 1) == n);
  }
}

// 32,000 draws of floor(2.3 + U): the mean lies within 6 standard errors, false-alarm rate 2e-9.
TEST_CASE("places that are not whole keep their mean") {
  const Chance chance(0);
  double sum = 0;
  for (std::uint32_t month = 0; month < 1000; ++month) {
    const Row<int> whole = chance.whole({stream(1, "places"), month}, Row<real>::Constant(2.3));
    for (int lane = 0; lane < lanes; ++lane) {
      REQUIRE((whole[lane] == 2 || whole[lane] == 3));
      sum += whole[lane];
    }
  }
  const double n = 1000.0 * lanes;
  CHECK(std::abs(sum / n - 2.3) < 6 * std::sqrt(0.3 * 0.7 / n));
  CHECK(chance.whole({stream(1, "places"), 0}, Row<real>::Constant(4.0))[3] == 4);
}
