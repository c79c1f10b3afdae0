// The replicates of one measure in one calendar year, cell by cell: the one place where a year's values are worked out.
// yearly.csv summarises them, YearValues keeps them.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "analysis/cells.hpp"
#include "analysis/measure_rows.hpp"
#include "results/results.hpp"

namespace spp {

/// Takes the replicates of a cell, by its place in the list asked for; they stand until the next call.
using TakeCell = std::function<void(std::size_t cell, std::span<const double>)>;
using TakeMonth = std::function<void(std::size_t cell, int period, std::span<const double>)>;

/// The year follows from the year's sums of what is kept, or where it does not (a positive part, a product) from adding
/// the months up. Holds the scratch memory, so one for each thread.
class MeasureYears {
 public:
  /// `places` outlives it.
  MeasureYears(const Results& results, const std::vector<Place>& places);

  /// The values of the measure in a calendar year (index from the first), for each cell; and where `take_month` is
  /// given those of every month of it, with the start in the first. What was not stored is zeros: nothing is taken.
  void work_out(const MeasureText& measure, int year, std::span<const Cell> cells, const TakeCell& take_year,
                const TakeMonth& take_month = {});

 private:
  using Side = MeasureRows::Side;
  [[nodiscard]] bool is_stored(const MeasureText& measure) const;
  void period(const MeasureText& measure, int period, std::span<const Cell> cells, const TakeMonth& take);
  void whole_year(const MeasureText& measure, int year, std::span<const Cell> cells, const TakeCell& take);
  [[nodiscard]] std::span<const double> year_side(Side side, const Cell& cell, std::size_t c);
  [[nodiscard]] std::span<double> part(std::vector<double>& all, std::size_t c) const {
    return {all.data() + c * n_, n_};
  }

  const Results& results_;
  const std::vector<Place>& places_;
  std::size_t n_;
  MeasureRows rows_;
  std::vector<double> values_;
  bool adds_up_ = false;                         ///< the year's sums come month by month, below
  std::vector<double> year_above_, year_below_;  ///< [cell][replicate]
};

/// Months of a calendar year (index from the first) that are simulated.
[[nodiscard]] int months_in(const Axes& axes, int year);

}  // namespace spp
