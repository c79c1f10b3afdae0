// The replicates of one measure in one period, for every place and profession: the sums above and below the line.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "analysis/cells.hpp"
#include "results/results.hpp"

namespace spp {

/// Fills organisations by profession once from what the engine kept, and adds totals up from them. One per thread.
class MeasureRows {
 public:
  enum class Side { above, below };

  explicit MeasureRows(const Results& results);

  /// Takes up a measure in a period.
  void fill(const MeasureText& measure, int period);
  /// Takes up the sums over a calendar year of a measure that follows from sums.
  void fill_year(const MeasureText& measure, int year);
  /// A sum of the place and profession (or `every_profession`); stands until the next call for this side.
  [[nodiscard]] std::span<const double> total(Side side, const Place& place, int profession);

 private:
  [[nodiscard]] std::span<double> row(Side side, Organisation h, int profession);
  /// Adds one term of one organisation and profession to a row.
  using AddTerm = std::function<void(const Term&, Organisation, Profession, std::span<double> row)>;
  void fill_side(Side side, const Sum& sum, const MeasureText& measure, const AddTerm& add);
  void fill_sides(const MeasureText& measure, const AddTerm& add);

  const Results& results_;
  std::size_t n_, columns_;
  std::vector<double> above_, below_;  ///< [organisation][profession, then all][replicate]
  std::vector<double> above_total_, below_total_, scratch_;
};

/// above ÷ below in each replicate, 0 where below is 0.
void divide(std::span<const double> above, std::span<const double> below, std::span<double> out);

[[nodiscard]] inline bool is_ratio(const MeasureText& measure) { return measure.below[0].sign != 0.0; }

}  // namespace spp
