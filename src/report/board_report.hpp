// The report for a regional board: one page that answers, and the tables behind it, from the folder of a run. The same
// folder gives the same report, byte for byte.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analysis/targets.hpp"
#include "output/folder_tables.hpp"
#include "report/report.hpp"
#include "scenario/scenario.hpp"

namespace spp {

struct BoardReportAsked {
  const Scenario* scenario = nullptr;
  const FolderTables* run = nullptr;
  std::vector<TargetAsked> targets;  ///< of the scenario
  std::string title;
  Language language = Language::en;
  std::string command;                         ///< with which it can be made again
  std::map<std::string, std::string> sources;  ///< what a source's id stands for: title, publisher, year
};

[[nodiscard]] Report board_report(const BoardReportAsked& asked);

/// A place that a table has rows of.
struct SpokenPlace {
  std::string region, organisation;
};
/// Of whom the first sentence speaks: the first reporting group, else the region, else all together.
[[nodiscard]] SpokenPlace spoken_place(const FolderTables& run);
/// The year that it speaks of: that of most targets on measures, else the last whole year.
[[nodiscard]] int spoken_year(const FolderTables& run, const std::vector<TargetAsked>& targets, int first_year);

}  // namespace spp
