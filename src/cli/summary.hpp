// What `spp run` prints at its end: how short, how many rooms, how sure; of the first reporting group, else of all.
#pragma once

#include <span>
#include <string>

#include "analysis/record.hpp"
#include "analysis/rows.hpp"
#include "analysis/summary.hpp"
#include "base/words.hpp"
#include "cli/load.hpp"
#include "results/results.hpp"

namespace spp {

/// The heading: name, what is simulated, from when to when, how often.
[[nodiscard]] std::string heading(const Loaded& loaded, const RunOptions& options, Language language);

/// What the tables below tell of one alternative, worked out while its results are there.
[[nodiscard]] Rows<YearlyRow> summary_rows(const Results& results, int threads, const std::string& alternative);
/// What is summarised for them.
[[nodiscard]] RecordOptions summary_options(int threads);

/// How the tables are shown.
struct SummaryLook {
  int replicates = 0;  ///< what decimals a number may have follows from how many there are
  bool fans = false;   ///< whether fans are drawn, with block characters
};

/// The table: shortage by profession and rooms closed, in the first, middle and last whole year; a line for each
/// alternative, and a fan of the first and the last.
[[nodiscard]] std::string summary_tables(const Loaded& loaded, std::span<const Rows<YearlyRow>> alternatives,
                                         const SummaryLook& look, Language language);

/// How much of the spread of rooms closed and shortage is chance, in the last year shown; empty where nothing varies.
[[nodiscard]] std::string spread_line(const Loaded& loaded, const Rows<YearlyRow>& alternative, Language language);

/// How many of the uncertain inputs rest on an assumption; empty where none is drawn.
[[nodiscard]] std::string assumption_line(const Rows<InputRow>& inputs, Language language);

}  // namespace spp
