// What the results of one alternative say: one function for each table, and all of them together. Pure functions of the
// results; every total is worked out in each replicate before it is summarised, and a ratio's total is the ratio of
// totals. `alternative` is the name in the rows.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/observed.hpp"
#include "analysis/observed_fit.hpp"
#include "analysis/record.hpp"
#include "analysis/retention.hpp"
#include "analysis/rows.hpp"
#include "analysis/study_rows.hpp"
#include "analysis/targets.hpp"
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
[[nodiscard]] MeasureTables summarise(const Results& results, const RecordOptions& options,
                                      const std::string& alternative = std::string(only_alternative));

/// Flows by calendar year, with totals over organisations, regions, groups and professions.
[[nodiscard]] Rows<FlowRow> summarise_flows(const Results& results, const RecordOptions& options,
                                            const std::string& alternative = std::string(only_alternative));

/// Costs by calendar year, with totals over organisations, regions, groups and items.
[[nodiscard]] Rows<CostRow> summarise_costs(const Results& results, const RecordOptions& options,
                                            const std::string& alternative = std::string(only_alternative));

/// Who trained, gave and received, by calendar year, with totals over professions. What cannot happen has no row.
[[nodiscard]] Rows<ContributionRow> summarise_contribution(
    const Results& results, const RecordOptions& options,
    const std::string& alternative = std::string(only_alternative));

/// Rows of these for one alternative, without working them out.
[[nodiscard]] std::size_t flow_row_count(const Axes& axes, const ResultSlots& slots);
[[nodiscard]] std::size_t cost_row_count(const Axes& axes);
[[nodiscard]] std::size_t contribution_row_count(const Axes& axes, const ResultSlots& slots);

/// The start, means over replicates; totals like those of the other tables.
[[nodiscard]] Rows<StartRow> summarise_start(const Results& results, const StartFactsList& facts);

/// The drawn inputs, by path.
[[nodiscard]] Rows<InputRow> summarise_inputs(const Results& results, std::span<const InputDescription> inputs);

/// All tables of one alternative. A comparison, the shares of chance in `yearly`, closed rooms, readings of retention
/// and attribution take more than its results: who has those adds them.
struct RunTables {
  std::string alternative{only_alternative};
  Rows<ProjectionRow> projection;
  Rows<YearlyRow> yearly;
  Rows<StartRow> start;
  Rows<FlowRow> flows;
  Rows<CostRow> costs;
  Rows<ContributionRow> contribution;
  Rows<ComparisonRow> comparison;     ///< with the first alternative, which has none itself
  Rows<ClosedRoomsRow> closed_rooms;  ///< empty where nobody asked
  Rows<AttributionRow> attribution;   ///< of the last alternative; empty where nobody asked, or it has no policies
  Rows<TargetRow> targets;
  Rows<RetentionRow> retention;       ///< empty where the run has no whole year after the base year
  Rows<ObservedFitRow> observed_fit;  ///< of years that the run has whole
  Rows<ObservedRow> observed;         ///< what the scenario names beside it; with the first alternative
  Rows<InputRow> inputs;
  bool only_main = false;  ///< projection holds the main measures only, being too long otherwise
};
[[nodiscard]] RunTables summarise_run(const Results& results, const StartFactsList& facts,
                                      std::span<const InputDescription> inputs, const RecordOptions& options,
                                      const std::string& alternative = std::string(only_alternative));

/// The drawn inputs of all alternatives, by path, each once: one that only a policy has is in the alternatives of that
/// policy, and the others' are the same draws in all.
[[nodiscard]] Rows<InputRow> inputs_of_all(std::span<const RunTables> alternatives);

}  // namespace spp
