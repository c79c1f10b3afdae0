// Counts that are hidden from outsiders since they are of few people, and those that must be hidden with them since
// sums would give them away.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace spp {

/// Fewer people than this are hidden.
inline constexpr double smallest_shown = 6.0;

/// A count. A small difference of two counts is a cell too, though it is in no table: it must not follow from them.
/// (One of many people that is in no table need not be here: it is neither known nor a secret.)
struct CountCell {
  double count = 0.0;
  bool in_table = true;
  bool wanted = false;  ///< hidden for another's sake only where none that is not wanted will do
};

/// Σ sign · cell = 0: a total and its parts.
struct CountSum {
  struct Part {
    std::size_t cell = 0;
    double sign = 1.0;
  };
  std::vector<Part> parts;
};

/// Which cells are hidden: those below `smallest`; and of those in a table others (the smallest that is not wanted,
/// else the smallest), one after another, until no hidden cell follows from what is shown and the sums: by elimination,
/// so from several sums together too.
[[nodiscard]] std::vector<bool> hidden_cells(std::span<const CountCell> cells, std::span<const CountSum> sums,
                                             double smallest = smallest_shown);

}  // namespace spp
