#include "analysis/measure_years.hpp"

#include <algorithm>

#include "analysis/sums.hpp"

namespace spp {

int months_in(const Axes& axes, int year) {
  int months = 0;
  for (int t = 0; t < axes.months; ++t) months += axes.year_index(t) == year ? 1 : 0;
  return months;
}

MeasureYears::MeasureYears(const Results& results, const std::vector<Place>& places)
    : results_(results),
      places_(places),
      n_(static_cast<std::size_t>(results.replicates())),
      rows_(results),
      values_(n_) {}

bool MeasureYears::is_stored(const MeasureText& measure) const {
  return std::any_of(measure.above.begin(), measure.above.end(), [this](const Term& term) {
    return term.sign != 0.0 && results_.stores(term.kept) && (!term.times || results_.stores(*term.times));
  });
}

void MeasureYears::work_out(const MeasureText& measure, int year, std::span<const Cell> cells,
                            const TakeCell& take_year, const TakeMonth& take_month) {
  if (cells.empty() || !is_stored(measure)) return;
  const Axes& axes = results_.axes();
  const bool from_sums = follows_from_sums(measure.id);
  adds_up_ = !from_sums;
  if (adds_up_) {
    year_above_.assign(cells.size() * n_, 0.0);
    year_below_.assign(is_ratio(measure) ? cells.size() * n_ : 0, 0.0);
  }
  if (year == 0 && take_month) period(measure, 0, cells, take_month);
  if (adds_up_ || take_month)
    for (int t = 0; t < axes.months; ++t)
      if (axes.year_index(t) == year) period(measure, t + 1, cells, take_month);
  if (from_sums) rows_.fill_year(measure, year);
  whole_year(measure, year, cells, take_year);
}

void MeasureYears::period(const MeasureText& measure, int period, std::span<const Cell> cells, const TakeMonth& take) {
  rows_.fill(measure, period);
  const bool adds = adds_up_ && period > 0;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const Place& place = places_[static_cast<std::size_t>(cells[c].place)];
    std::span<const double> value = rows_.total(Side::above, place, cells[c].profession);
    if (adds) add_series(part(year_above_, c), value);
    if (is_ratio(measure)) {
      const std::span<const double> below = rows_.total(Side::below, place, cells[c].profession);
      if (adds) add_series(part(year_below_, c), below);
      if (!take) continue;
      divide(value, below, values_);
      value = values_;
    }
    if (take) take(c, period, value);
  }
}

void MeasureYears::whole_year(const MeasureText& measure, int year, std::span<const Cell> cells, const TakeCell& take) {
  const double months = months_in(results_.axes(), year);
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const std::span<const double> sum = year_side(Side::above, cells[c], c);
    if (is_ratio(measure)) {
      divide(sum, year_side(Side::below, cells[c], c), values_);
    } else {
      const double over = measure.over_year == OverYear::averaged ? months : 1.0;
      for (std::size_t i = 0; i < n_; ++i) values_[i] = sum[i] / over;
    }
    take(c, values_);
  }
}

std::span<const double> MeasureYears::year_side(Side side, const Cell& cell, std::size_t c) {
  if (adds_up_) return part(side == Side::above ? year_above_ : year_below_, c);
  return rows_.total(side, places_[static_cast<std::size_t>(cell.place)], cell.profession);
}

}  // namespace spp
