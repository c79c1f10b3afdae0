// What `spp run` prints at its end: how short, how many rooms, how sure; of the first reporting group, else of all.
#pragma once

#include <string>

#include "base/words.hpp"
#include "cli/load.hpp"
#include "results/results.hpp"

namespace spp {

/// The heading: name, what is simulated, from when to when, how often.
[[nodiscard]] std::string heading(const Loaded& loaded, const RunOptions& options, Language language);

/// The tables: shortage by profession and rooms closed, in the first, middle and last whole year.
[[nodiscard]] std::string summary_tables(const Loaded& loaded, const Results& results, int threads, Language language);

/// How many of the uncertain inputs rest on an assumption; empty where none is drawn.
[[nodiscard]] std::string assumption_line(const Model& model, Language language);

}  // namespace spp
