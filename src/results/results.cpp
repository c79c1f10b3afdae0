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
  [[nodiscard]] std::size_t kept() const {
    return by_profession() * kept_per_profession + by_organisation() * (kept_count - kept_per_profession);
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

std::size_t flow_values(const Axes& axes, std::size_t slots, int replicates) {
  return slots * static_cast<std::size_t>(axes.year_count()) * static_cast<std::size_t>(replicates);
}

}  // namespace

Results::Results(Axes axes, std::vector<FlowSlot> slots, int replicates)
    : axes_(std::move(axes)),
      slots_(std::move(slots)),
      replicates_(replicates),
      kept_(zeros(Extent(axes_, replicates).kept())),
      flows_(zeros(flow_values(axes_, slots_.size(), replicates))) {}

std::size_t Results::offset(Kept kept, int period, Organisation h, Profession p) const {
  const Extent extent(axes_, replicates_);
  const std::size_t place = static_cast<std::size_t>(period) * extent.organisations + h.at();
  const auto row = static_cast<std::size_t>(kept);
  if (per_profession(kept))
    return row * extent.by_profession() + (place * extent.professions + p.at()) * extent.replicates;
  return kept_per_profession * extent.by_profession() + (row - kept_per_profession) * extent.by_organisation() +
         place * extent.replicates;
}

std::span<double> Results::kept(Kept kept, int period, Organisation h, Profession p) {
  return {kept_.data() + offset(kept, period, h, p), static_cast<std::size_t>(replicates_)};
}

std::span<const double> Results::kept(Kept kept, int period, Organisation h, Profession p) const {
  return {kept_.data() + offset(kept, period, h, p), static_cast<std::size_t>(replicates_)};
}

std::span<double> Results::flow(std::size_t slot, int year) {
  const auto n = static_cast<std::size_t>(replicates_);
  const std::size_t series = slot * static_cast<std::size_t>(axes_.year_count()) + static_cast<std::size_t>(year);
  return {flows_.data() + series * n, n};
}

std::span<const double> Results::flow(std::size_t slot, int year) const {
  const auto n = static_cast<std::size_t>(replicates_);
  const std::size_t series = slot * static_cast<std::size_t>(axes_.year_count()) + static_cast<std::size_t>(year);
  return {flows_.data() + series * n, n};
}

std::size_t results_bytes(const Axes& axes, std::size_t slots, int replicates) {
  return sizeof(double) * (Extent(axes, replicates).kept() + flow_values(axes, slots, replicates));
}

}  // namespace spp
