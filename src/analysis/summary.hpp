// What a run's results say: one function for each table, and all of them together. Pure functions of the results;
// every total is worked out in each replicate before it is summarised, and a ratio's total is the ratio of totals.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/record.hpp"
#include "analysis/rows.hpp"
#include "results/results.hpp"

namespace spp {

/// What the model adds to start.csv, for one organisation and profession; zeros where the profession staffs no rooms.
struct StartFacts {
  double rooms = 0.0;                   ///< rooms that this profession staffs
  double staff_per_room = 0.0;          ///< as given
  double staff_per_room_implied = 0.0;  ///< (establishment − duty) · net hours ÷ (rooms · hours · weeks)
};
/// StartFacts by organisation · professions + profession; empty = none are known.
using StartFactsList = std::vector<StartFacts>;

/// What the scenario says of a drawn input; in the order of Results::inputs.
struct InputDescription {
  std::string path, file;
  int line = 0;
  std::string distribution, source;
  bool is_assumption = false;
};

/// The measures by month and by calendar year, in the order of the files.
struct MeasureTables {
  Rows<ProjectionRow> projection;
  Rows<YearlyRow> yearly;
};
[[nodiscard]] MeasureTables summarise(const Results& results, const RecordOptions& options);

/// Flows by calendar year, with totals over organisations, regions, groups and professions.
[[nodiscard]] Rows<FlowRow> summarise_flows(const Results& results, const RecordOptions& options);

/// The start, means over replicates; totals like those of the other tables.
[[nodiscard]] Rows<StartRow> summarise_start(const Results& results, const StartFactsList& facts);

/// The drawn inputs, by path.
[[nodiscard]] Rows<InputRow> summarise_inputs(const Results& results, std::span<const InputDescription> inputs);

/// All tables of one run.
struct RunTables {
  Rows<ProjectionRow> projection;
  Rows<YearlyRow> yearly;
  Rows<StartRow> start;
  Rows<FlowRow> flows;
  Rows<InputRow> inputs;
  bool only_main = false;  ///< projection holds the main measures only, being too long otherwise
};
[[nodiscard]] RunTables summarise_run(const Results& results, const StartFactsList& facts,
                                      std::span<const InputDescription> inputs, const RecordOptions& options);

}  // namespace spp
