// What `spp diff` shows on a terminal: what went in, targets, the largest differences of what came out.
#pragma once

#include <string>

#include "base/words.hpp"
#include "report/diff.hpp"

namespace spp {

/// Names of the two runs, as typed.
struct DiffNames {
  std::string before, after;
};

inline constexpr std::size_t most_figures_shown = 20;

[[nodiscard]] std::string diff_text(const RunDiff& diff, const DiffNames& names, Language language);

}  // namespace spp
