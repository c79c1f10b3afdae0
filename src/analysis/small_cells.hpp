// Counts that are hidden from outsiders since they are of few people, and those that must be hidden with them since
// sums would give them away.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace spp {

/// Fewer people than this are hidden.
inline constexpr double smallest_shown = 6.0;

/// A count. One that is in no table (leavers for one cause) is known to nobody, but must not follow from those that are
/// where it is small.
struct CountCell {
  double count = 0.0;
  bool in_table = true;
  int wanted = 0;  ///< hidden for another's sake only where none that is less wanted will do
};

/// Σ sign · cell = 0: a total and its parts.
struct CountSum {
  struct Part {
    std::size_t cell = 0;
    double sign = 1.0;
  };
  std::vector<Part> parts;
};

/// Which cells are hidden: those below `smallest`; and of those in a table others (the least wanted, of these the
/// smallest), one after another, until no count below `smallest` follows from what is shown and the sums: by
/// elimination, so from several sums together too. What is in no table counts as hidden.
[[nodiscard]] std::vector<bool> hidden_cells(std::span<const CountCell> cells, std::span<const CountSum> sums,
                                             double smallest = smallest_shown);

}  // namespace spp
