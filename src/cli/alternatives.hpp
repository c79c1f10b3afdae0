// The alternatives of a scenario, simulated on the same chance: what `run` writes and reports are made from.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/summary.hpp"
#include "cli/load.hpp"
#include "output/manifest.hpp"

namespace spp {

/// Says on stderr how long the parts of a run took; `-v` only.
class Clock {
 public:
  explicit Clock(bool wanted) : wanted_(wanted) {}
  void lap(std::string_view what);

 private:
  bool wanted_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// What is left of the alternatives once they are simulated.
struct Summarised {
  std::vector<RunTables> tables;
  std::vector<Rows<YearlyRow>> told;  ///< what the terminal shows
  std::string left_out;               ///< what is not worked out, and how to get it
};

/// What the manifest says of the run, but for its files.
[[nodiscard]] RunDescription describe_run(const Loaded& loaded, const RunOptions& options, const Values& values);

/// Simulates the alternatives one after another, a second run of each behind it where that tells chance from what is
/// not known, and makes every table of the run. `quiet`: without a bar.
[[nodiscard]] Summarised run_alternatives(const Loaded& loaded, const RunOptions& options, bool quiet,
                                          Language language, Clock& clock);

}  // namespace spp
