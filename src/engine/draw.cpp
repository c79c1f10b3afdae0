#include "engine/draw.hpp"

#include <algorithm>
#include <array>

#include "engine/sample.hpp"

namespace spp {
namespace {

struct Uniforms {
  std::array<double, lanes> first, second;
  Uniforms(At at, std::uint32_t first_replicate) {
    uniforms(at.stream, first_replicate, at.month, at.index, first, second);
  }
};

/// The cell whose part of the running sum holds u · total.
int cell_of(const std::vector<double>& cumulative, double u) {
  const double target = u * cumulative.back();
  const auto it = std::upper_bound(cumulative.begin(), cumulative.end(), target);
  auto cell = static_cast<int>(it - cumulative.begin());
  if (cell >= static_cast<int>(cumulative.size())) cell = static_cast<int>(cumulative.size()) - 1;
  while (cell > 0 && cumulative[static_cast<std::size_t>(cell)] == cumulative[static_cast<std::size_t>(cell - 1)])
    --cell;
  return cell;
}

}  // namespace

Row<Chance::Count> Chance::thin(At at, const Row<Count>& n, const Row<real>& p) const {
  Row<Count> taken = Row<Count>::Zero();
  if (all_zero(n)) return taken;
  const Uniforms u(at, first_);
  for (int lane = 0; lane < lanes; ++lane)
    if (n[lane] > 0)
      taken[lane] = static_cast<Count>(binomial(n[lane], p[lane], u.first[static_cast<std::size_t>(lane)]));
  return taken;
}

Row<Chance::Count> Chance::arrive(At at, const Row<real>& mean) const {
  Row<Count> arrived = Row<Count>::Zero();
  if (all_zero(mean)) return arrived;
  const Uniforms u(at, first_);
  for (int lane = 0; lane < lanes; ++lane)
    if (mean[lane] > 0)
      arrived[lane] = static_cast<Count>(poisson(mean[lane], u.first[static_cast<std::size_t>(lane)]));
  return arrived;
}

Row<Chance::Count> Chance::whole(At at, const Row<real>& x) const {
  Row<Count> result;
  const Row<real> down = x.floor();
  if ((down == x).all()) return x.cast<Count>();
  const Uniforms u(at, first_);
  for (int lane = 0; lane < lanes; ++lane)
    result[lane] = static_cast<Count>(round_random(x[lane], u.first[static_cast<std::size_t>(lane)]));
  return result;
}

Row<Chance::Count> Chance::cap(const Row<real>& x) {
  Row<Count> result;
  for (int lane = 0; lane < lanes; ++lane) result[lane] = static_cast<Count>(floor_of(x[lane]));
  return result;
}

void Chance::allot(At at, const Row<Count>& n, const Cells<real>& weights, Cells<Count>& out) const {
  // By head while a search in the running sums is cheaper than a binomial for every cell.
  constexpr int heads_per_cell = 4;
  const auto cells = static_cast<std::size_t>(weights.cols());
  out.setZero(lanes, weights.cols());
  sums_.resize(cells);
  for (int lane = 0; lane < lanes; ++lane) {
    if (n[lane] <= 0) continue;
    double sum = 0.0;
    int weighted = 0;  // a cell without weight changes nothing, nor by which way the others are drawn
    for (std::size_t c = 0; c < cells; ++c) {
      const double weight = weights(lane, static_cast<Eigen::Index>(c));
      weighted += weight > 0.0 ? 1 : 0;
      sums_[c] = sum += weight;
    }
    if (sum <= 0.0) continue;
    Sequence sequence(at.stream, replicate(lane), at.month, at.index);
    if (n[lane] <= heads_per_cell * weighted) {
      for (Count head = 0; head < n[lane]; ++head) ++out(lane, cell_of(sums_, sequence.next()));
      continue;
    }
    for (std::size_t c = 0; c < cells; ++c) sums_[c] = weights(lane, static_cast<Eigen::Index>(c));
    heads_.resize(cells);
    multinomial(n[lane], sums_, sequence, heads_);
    for (std::size_t c = 0; c < cells; ++c) out(lane, static_cast<Eigen::Index>(c)) = heads_[c];
  }
}

void Expectation::allot(At, const Row<Count>& n, const Cells<real>& weights, Cells<Count>& out) const {
  Row<real> sum = Row<real>::Zero();
  for (Eigen::Index c = 0; c < weights.cols(); ++c) sum += weights.col(c);
  const Row<real> scale = (sum > 0.0).select(n / (sum > 0.0).select(sum, 1.0), 0.0);
  out.resize(lanes, weights.cols());
  for (Eigen::Index c = 0; c < weights.cols(); ++c) out.col(c) = weights.col(c) * scale;
}

}  // namespace spp
