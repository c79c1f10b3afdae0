// Replicates side by side: one row is one quantity in `lanes` replicates. Full rows only: the last block of a run is
// padded, never shortened, since a shorter row would be computed by other instructions and could differ in the last
// bit.
#pragma once

#include <Eigen/Core>
#include <cstdint>

namespace spp {

using real = double;

#ifndef SPP_LANES
#define SPP_LANES 32
#endif
inline constexpr int lanes = SPP_LANES;

template <class T>
using Row = Eigen::Array<T, lanes, 1>;
/// A column per cell, each a row of replicates.
template <class T>
using Cells = Eigen::Array<T, lanes, Eigen::Dynamic>;

/// Whether a row is zero in every lane; written out, since it guards loops that are mostly skipped.
template <class Derived>
bool all_zero(const Eigen::ArrayBase<Derived>& row) {
  return (row.derived() == 0).all();
}

}  // namespace spp
