#include "analysis/measure_rows.hpp"

#include <algorithm>

#include "analysis/sums.hpp"

namespace spp {
namespace {

/// out += sign · kept, or sign · kept · times. On plain pointers, as in add_series.
void add_term(std::span<double> out, double sign, const double* kept, const double* times) {
  double* const sum = out.data();
  if (times != nullptr) {
    for (std::size_t i = 0; i < out.size(); ++i) sum[i] += sign * (kept[i] * times[i]);
  } else {
    for (std::size_t i = 0; i < out.size(); ++i) sum[i] += sign * kept[i];
  }
}

}  // namespace

MeasureRows::MeasureRows(const Results& results)
    : results_(results),
      n_(static_cast<std::size_t>(results.replicates())),
      columns_(results.axes().professions.size() + 1),
      above_(results.axes().organisations.size() * columns_ * n_),
      below_(above_.size()),
      above_total_(n_),
      below_total_(n_),
      scratch_(n_) {}

std::span<double> MeasureRows::row(Side side, Organisation h, int profession) {
  const std::size_t column = profession == every_profession ? columns_ - 1 : static_cast<std::size_t>(profession);
  std::vector<double>& rows = side == Side::above ? above_ : below_;
  return {rows.data() + (h.at() * columns_ + column) * n_, n_};
}

void MeasureRows::fill_side(Side side, const Sum& sum, const MeasureText& measure, const AddTerm& add) {
  const int professions = static_cast<int>(columns_) - 1;
  for (int h = 0; h < results_.axes().organisation_count(); ++h) {
    const std::span<double> all = row(side, Organisation{h}, every_profession);
    std::fill(all.begin(), all.end(), 0.0);
    if (measure.level == Level::organisation) {
      for (const Term& term : sum)
        if (term.sign != 0.0) add(term, Organisation{h}, Profession{0}, all);
      continue;
    }
    for (int p = 0; p < professions; ++p) {
      const std::span<double> one = row(side, Organisation{h}, p);
      std::fill(one.begin(), one.end(), 0.0);
      for (const Term& term : sum)
        if (term.sign != 0.0) add(term, Organisation{h}, Profession{p}, one);
      if (side == Side::above && measure.positive_part)
        for (double& x : one) x = x > 0.0 ? x : 0.0;
      add_series(all, one);
    }
  }
}

void MeasureRows::fill_sides(const MeasureText& measure, const AddTerm& add) {
  fill_side(Side::above, measure.above, measure, add);
  if (is_ratio(measure)) fill_side(Side::below, measure.below, measure, add);
}

void MeasureRows::fill(const MeasureText& measure, int period) {
  fill_sides(measure, [this, period](const Term& term, Organisation h, Profession p, std::span<double> out) {
    add_term(out, term.sign, results_.kept(term.kept, period, h, p).data(),
             term.times ? results_.kept(*term.times, period, h, p).data() : nullptr);
  });
}

void MeasureRows::fill_year(const MeasureText& measure, int year) {
  fill_sides(measure, [this, year](const Term& term, Organisation h, Profession p, std::span<double> out) {
    add_term(out, term.sign, results_.year_sum(term.kept, year, h, p, scratch_).data(), nullptr);
  });
}

std::span<const double> MeasureRows::total(Side side, const Place& place, int profession) {
  if (place.members.size() == 1) return row(side, place.members.front(), profession);
  std::vector<double>& total = side == Side::above ? above_total_ : below_total_;
  const std::span<const double> first = row(side, place.members.front(), profession);
  std::copy(first.begin(), first.end(), total.begin());
  for (std::size_t i = 1; i < place.members.size(); ++i) add_series(total, row(side, place.members[i], profession));
  return total;
}

void divide(std::span<const double> above, std::span<const double> below, std::span<double> out) {
  const double* const x = above.data();
  const double* const y = below.data();
  double* const ratio = out.data();
  for (std::size_t i = 0; i < out.size(); ++i) ratio[i] = y[i] != 0.0 ? x[i] / y[i] : 0.0;
}

}  // namespace spp
