// What takes part in a comparison: alternatives of scenarios, of run folders, or of one scenario under changes.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/words.hpp"
#include "cli/load.hpp"

namespace spp {

/// An alternative that takes part, ready to be simulated.
struct Compared {
  std::string name;  ///< as rows have it
  std::shared_ptr<const Loaded> loaded;
  Scenario scenario;  ///< with the changes of `--vary`
  AlternativeList::One alternative;
  Model model;
  RunOptions options;
};

/// Who is compared: the first with each of the others.
struct Comparison {
  std::vector<Compared> all;
  std::vector<std::string> notes;  ///< what was found while reading, in the language asked for
};

/// Reads the files and folders of `spp compare`. InputError where something is wrong, or there is nothing to compare.
[[nodiscard]] Comparison read_comparison(const Values& values);

/// Why the replicates of two runs do not share their chance, in words; empty where they do.
[[nodiscard]] std::string unshared(const Compared& first, const Compared& with, Language language);

}  // namespace spp
