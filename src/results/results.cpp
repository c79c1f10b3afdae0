#include "results/results.hpp"

#include <sys/mman.h>

#include <cstdint>
#include <utility>

namespace spp {
namespace {

struct Extent {
  std::size_t periods, organisations, professions, replicates;

  explicit Extent(const Axes& axes, int n)
      : periods(static_cast<std::size_t>(axes.months) + 1),
        organisations(axes.organisations.size()),
        professions(axes.professions.size()),
        replicates(static_cast<std::size_t>(n)) {}
  [[nodiscard]] std::size_t by_organisation() const { return periods * organisations * replicates; }
  [[nodiscard]] std::size_t by_profession() const { return by_organisation() * professions; }
  [[nodiscard]] std::size_t of(Kept kept) const { return per_profession(kept) ? by_profession() : by_organisation(); }
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

std::size_t by_year(const Axes& axes, std::size_t series, int replicates) {
  return series * static_cast<std::size_t>(axes.year_count()) * static_cast<std::size_t>(replicates);
}

std::size_t cost_series(const Axes& axes) { return cost_item_count * axes.organisations.size(); }

std::array<std::size_t, kept_count> first_values(const Extent& extent, KeptSet stored, std::size_t& total) {
  std::array<std::size_t, kept_count> first{};
  total = 0;
  for (std::size_t k = 0; k < kept_count; ++k) {
    first[k] = total;
    if (stored[k]) total += extent.of(static_cast<Kept>(k));
  }
  return first;
}

}  // namespace

Results::Results(Axes axes, ResultSlots slots, int replicates, KeptSet stored)
    : axes_(std::move(axes)),
      slots_(std::move(slots)),
      replicates_(replicates),
      stored_(stored),
      flows_(zeros(by_year(axes_, slots_.flows.size(), replicates))),
      costs_(zeros(by_year(axes_, cost_series(axes_), replicates))),
      contributions_(zeros(by_year(axes_, slots_.contributions.size(), replicates))),
      zeros_(static_cast<std::size_t>(replicates)) {
  std::size_t total = 0;
  first_ = first_values(Extent(axes_, replicates), stored_, total);
  kept_ = zeros(total);
}

std::size_t Results::offset(Kept kept, int period, Organisation h, Profession p) const {
  const Extent extent(axes_, replicates_);
  const std::size_t place = static_cast<std::size_t>(period) * extent.organisations + h.at();
  const std::size_t row = per_profession(kept) ? place * extent.professions + p.at() : place;
  return first_[static_cast<std::size_t>(kept)] + row * extent.replicates;
}

std::span<double> Results::kept(Kept kept, int period, Organisation h, Profession p) {
  return {kept_.data() + offset(kept, period, h, p), static_cast<std::size_t>(replicates_)};
}

std::span<const double> Results::kept(Kept kept, int period, Organisation h, Profession p) const {
  if (!stores(kept)) return zeros_;
  return {kept_.data() + offset(kept, period, h, p), static_cast<std::size_t>(replicates_)};
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

std::size_t results_bytes(const Axes& axes, std::size_t series, int replicates, KeptSet stored) {
  std::size_t kept = 0;
  (void)first_values(Extent(axes, replicates), stored, kept);
  return sizeof(double) * (kept + by_year(axes, series + cost_series(axes), replicates));
}

}  // namespace spp
