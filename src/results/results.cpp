#include "results/results.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <utility>

namespace spp {
namespace {

struct Extent {
  std::size_t periods, years, organisations, professions, replicates;

  explicit Extent(const Axes& axes, int n)
      : periods(static_cast<std::size_t>(axes.months) + 1),
        years(static_cast<std::size_t>(axes.year_count())),
        organisations(axes.organisations.size()),
        professions(axes.professions.size()),
        replicates(static_cast<std::size_t>(n)) {}
  /// Values of a kept quantity: a row for the start, and for every month or year.
  [[nodiscard]] std::size_t of(Kept kept, bool by_year) const {
    const std::size_t rows = by_year ? years + 1 : periods;
    return rows * organisations * replicates * (per_profession(kept) ? professions : 1);
  }
};

/// So many zeros, on large pages where the system has them: the first touch of a gigabyte of small ones has been seen
/// to take seconds on a virtual machine. A hint, so whatever comes of it is right.
std::vector<double> zeros(std::size_t n) {
  constexpr std::uintptr_t page = std::uintptr_t{2} << 20;
  std::vector<double> values;
  values.reserve(n);
  const auto begin = reinterpret_cast<std::uintptr_t>(values.data());
  const std::uintptr_t first = (begin + page - 1) / page * page, last = (begin + n * sizeof(double)) / page * page;
  if (n > 0 && first < last) madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
  values.resize(n);
  return values;
}

std::size_t in_years(const Axes& axes, std::size_t series, int replicates) {
  return series * static_cast<std::size_t>(axes.year_count()) * static_cast<std::size_t>(replicates);
}

std::size_t cost_series(const Axes& axes) { return cost_item_count * axes.organisations.size(); }

std::array<std::size_t, kept_count> first_values(const Extent& extent, KeptSet stored, KeptSet by_year,
                                                 std::size_t& total) {
  std::array<std::size_t, kept_count> first{};
  total = 0;
  for (std::size_t k = 0; k < kept_count; ++k) {
    first[k] = total;
    if (stored[k]) total += extent.of(static_cast<Kept>(k), by_year[k]);
  }
  return first;
}

}  // namespace

Results::Results(Axes axes, ResultSlots slots, int replicates, KeptSet stored, KeptSet by_year)
    : axes_(std::move(axes)),
      slots_(std::move(slots)),
      replicates_(replicates),
      stored_(stored),
      by_year_(by_year & stored),
      flows_(zeros(in_years(axes_, slots_.flows.size(), replicates))),
      costs_(zeros(in_years(axes_, cost_series(axes_), replicates))),
      contributions_(zeros(in_years(axes_, slots_.contributions.size(), replicates))),
      tallies_(zeros(in_years(axes_, slots_.tallies.size(), replicates))),
      zeros_(static_cast<std::size_t>(replicates)) {
  std::size_t total = 0;
  first_ = first_values(Extent(axes_, replicates), stored_, by_year_, total);
  kept_ = zeros(total);
}

std::size_t Results::offset(Kept kept, int period, Organisation h, Profession p) const {
  const Extent extent(axes_, replicates_);
  const int row = monthly(kept) || period == 0 ? period : 1 + axes_.year_index(period - 1);
  const std::size_t place = static_cast<std::size_t>(row) * extent.organisations + h.at();
  const std::size_t series = per_profession(kept) ? place * extent.professions + p.at() : place;
  return first_[static_cast<std::size_t>(kept)] + series * extent.replicates;
}

std::span<double> Results::kept(Kept kept, int period, Organisation h, Profession p) {
  return {kept_.data() + offset(kept, period, h, p), static_cast<std::size_t>(replicates_)};
}

std::span<const double> Results::kept(Kept kept, int period, Organisation h, Profession p) const {
  if (!stores(kept)) return zeros_;
  if (!monthly(kept) && period > 0) throw std::logic_error("a month was asked of what is kept by year");
  return {kept_.data() + offset(kept, period, h, p), static_cast<std::size_t>(replicates_)};
}

std::span<const double> Results::year_sum(Kept kept, int year, Organisation h, Profession p,
                                          std::span<double> scratch) const {
  if (!stores(kept)) return zeros_;
  std::fill(scratch.begin(), scratch.end(), 0.0);
  for (int t = 0; t < axes_.months; ++t) {
    if (axes_.year_index(t) != year) continue;
    const double* const month = kept_.data() + offset(kept, t + 1, h, p);
    if (!monthly(kept)) return {month, static_cast<std::size_t>(replicates_)};
    for (std::size_t i = 0; i < scratch.size(); ++i) scratch[i] += month[i];
  }
  return scratch;
}

std::size_t Results::series(std::size_t number, int year) const {
  const std::size_t row = number * static_cast<std::size_t>(axes_.year_count()) + static_cast<std::size_t>(year);
  return row * static_cast<std::size_t>(replicates_);
}

std::span<double> Results::flow(std::size_t slot, int year) {
  return {flows_.data() + series(slot, year), static_cast<std::size_t>(replicates_)};
}
std::span<const double> Results::flow(std::size_t slot, int year) const {
  return {flows_.data() + series(slot, year), static_cast<std::size_t>(replicates_)};
}

std::span<double> Results::cost(CostItem item, int year, Organisation h) {
  const std::size_t number = static_cast<std::size_t>(item) * axes_.organisations.size() + h.at();
  return {costs_.data() + series(number, year), static_cast<std::size_t>(replicates_)};
}
std::span<const double> Results::cost(CostItem item, int year, Organisation h) const {
  const std::size_t number = static_cast<std::size_t>(item) * axes_.organisations.size() + h.at();
  return {costs_.data() + series(number, year), static_cast<std::size_t>(replicates_)};
}

std::span<double> Results::contribution(std::size_t slot, int year) {
  return {contributions_.data() + series(slot, year), static_cast<std::size_t>(replicates_)};
}
std::span<const double> Results::contribution(std::size_t slot, int year) const {
  return {contributions_.data() + series(slot, year), static_cast<std::size_t>(replicates_)};
}

std::span<double> Results::tally(std::size_t slot, int year) {
  return {tallies_.data() + series(slot, year), static_cast<std::size_t>(replicates_)};
}
std::span<const double> Results::tally(std::size_t slot, int year) const {
  return {tallies_.data() + series(slot, year), static_cast<std::size_t>(replicates_)};
}

std::size_t results_bytes(const Axes& axes, std::size_t series, int replicates, KeptSet stored, KeptSet by_year) {
  std::size_t kept = 0;
  (void)first_values(Extent(axes, replicates), stored, by_year, kept);
  return sizeof(double) * (kept + in_years(axes, series + cost_series(axes), replicates));
}

}  // namespace spp
