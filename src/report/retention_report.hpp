// The yearly report on retention: from the tables of a run and the scenario that it was made from. The same tables give
// the same report, byte for byte.
#pragma once

#include <string>
#include <vector>

#include "analysis/retention.hpp"
#include "analysis/targets.hpp"
#include "output/folder_tables.hpp"
#include "report/report.hpp"
#include "scenario/scenario.hpp"

namespace spp {

/// What the report is called.
inline constexpr Words report_name{"Behoud van personeel (VAZ)", "Retention of staff (VAZ)"};

struct RetentionReportAsked {
  const Scenario* scenario = nullptr;
  const FolderTables* run = nullptr;
  RetentionAsked retention;
  std::vector<TargetAsked> targets;  ///< of the scenario
  std::string title;
  std::string alternative;  ///< that is reported on
  int year = 0;             ///< calendar year; one of `reading_years`
  Language language = Language::en;
  bool hide_small = true;
  std::string command;  ///< with which it can be made again
};

[[nodiscard]] Report retention_report(const RetentionReportAsked& asked);

/// The year that is reported unless one is asked for: the one that most targets on readings name, else the first after
/// the base year; nothing where the run has none.
[[nodiscard]] std::optional<int> year_reported(const Axes& axes, const RetentionAsked& retention,
                                               const std::vector<TargetAsked>& targets);

}  // namespace spp
