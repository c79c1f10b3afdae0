// What is told of targets once they are judged: lines on the terminal, the exit code, a JUnit file, and the lines that
// GitHub Actions shows beside the target in the scenario.
//
// A target is asked of one alternative, or of each, and is judged for all. Only the alternative that it is asked of can
// miss it: what the others do is told, and ends nothing. In a JUnit file a target is a test case of each alternative:
//
//     asked of it:      met passes · missed fails · undecided is skipped, and fails with --strict
//     not asked of it:  met passes · missed and undecided are skipped, with the verdict in words
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/targets.hpp"
#include "base/words.hpp"
#include "cli/command.hpp"
#include "output/whole_file.hpp"
#include "scenario/scenario.hpp"

namespace spp {

/// A target, judged for an alternative.
struct TargetVerdict {
  std::string name, name_nl;
  double asked = 0, probability = 0, error = 0;
  std::string verdict;              ///< as targets.csv has it
  long long replicates_needed = 0;  ///< that would decide it; 0 where it is decided, or where none would
  std::string responsible;
  bool counts = false;  ///< whether it is asked of this alternative
  Origin at;            ///< where the scenario has it
};
/// The targets of a scenario, judged for one of its alternatives.
struct AlternativeVerdicts {
  std::string scenario, alternative;  ///< as they are told
  std::vector<TargetVerdict> targets;
};

/// `rows` are of `targets_of(scenario)`, of a run of so many replicates. Whose miss counts follows from the
/// alternatives that the scenario lists; `name` is the one that they are of.
[[nodiscard]] AlternativeVerdicts verdicts_of(const Scenario& scenario, std::string title, std::string_view name,
                                              const Rows<TargetRow>& rows, int replicates);

/// Whether a target was missed by an alternative that it is asked of; `undecided` counts with `strict`.
[[nodiscard]] bool any_missed(std::span<const AlternativeVerdicts> all, bool strict);

/// The lines of a summary; empty where there are no targets.
[[nodiscard]] std::string target_lines(std::span<const AlternativeVerdicts> all, Language language);

/// The text of a JUnit file: a suite for each alternative, a test case for each target.
[[nodiscard]] std::string junit_of(std::span<const AlternativeVerdicts> all, bool strict, Language language);

/// In GitHub Actions: an error for each target that was missed, a warning for each that is undecided (unless `quiet`).
void annotate_targets(std::span<const AlternativeVerdicts> all, bool strict, bool quiet, Language language);

/// The file of `--junit`, made sure of before anything is run. Nothing without the option. `folder`: the run's, in
/// which it may not lie (InputError); empty: none.
class JunitFile {
 public:
  JunitFile(const Values& values, const std::filesystem::path& folder);
  void write(std::span<const AlternativeVerdicts> all, bool strict, Language language);

 private:
  std::string said_;
  std::optional<WholeFile> file_;
};

/// The end of a command with targets: annotations and the JUnit file. The exit code comes back: 1 where one is missed.
[[nodiscard]] int tell_targets(std::span<const AlternativeVerdicts> all, JunitFile& junit, const Values& values);

}  // namespace spp
