// What `spp compare` prints: for the main outcomes the mean difference, its 80% interval and the chance that it is
// lower; of the first reporting group, else of all.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "cli/load.hpp"

namespace spp {

/// Shortage, rooms closed, leavers and cost, with the bounds of the interval.
[[nodiscard]] ComparisonOptions told_differences(int threads);

/// What a table says at its head and foot, beside the numbers.
struct ComparisonWords {
  std::string against;                ///< what the others are compared with
  int replicates = 0;                 ///< of the smallest run; the decimals of a number follow from them
  std::optional<std::uint64_t> seed;  ///< where all have the same
  std::vector<std::string> notes;     ///< what the reader must know to read the numbers
  bool fans = false;                  ///< whether fans are drawn, with block characters
};

/// The table of alternatives, at least one, by `told_differences`; a column for each of the years.
[[nodiscard]] std::string comparison_text(const Loaded& loaded, std::span<const Rows<ComparisonRow>> alternatives,
                                          std::span<const int> years, const ComparisonWords& words, Language language);

}  // namespace spp
