// The axes of a run: who and what the flat arrays are about. Every axis is sorted by name in byte order, so that the
// order of a file changes no number.
#pragma once

#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/index.hpp"

namespace spp {

/// Organisations that account together, free of the labour market; `group:NAME` in the tables.
struct ReportingGroup {
  std::string name;
  std::vector<Organisation> members;
};

/// A way to become `profession`, lasting `duration` months.
struct ProgrammeAxis {
  std::string name;
  Profession profession;
  int duration = 0;
};

/// Whom somebody who goes for a cause leaves: the readings of retention in which it counts.
struct Leaving {
  bool organisation = true, region = true, sector = true, profession = true;
};

struct Axes {
  std::vector<std::string> regions, organisations, professions, causes;
  std::vector<Leaving> leaving;           ///< by cause; set when the causes are compiled
  std::vector<Region> region_of;          ///< by organisation
  std::vector<ProgrammeAxis> programmes;  ///< by name
  std::vector<ReportingGroup> groups;     ///< by name
  CalendarMonth start;                    ///< first simulated month
  int months = 0;                         ///< length of the run

  [[nodiscard]] int region_count() const { return static_cast<int>(regions.size()); }
  [[nodiscard]] int organisation_count() const { return static_cast<int>(organisations.size()); }
  [[nodiscard]] int profession_count() const { return static_cast<int>(professions.size()); }
  [[nodiscard]] int programme_count() const { return static_cast<int>(programmes.size()); }
  [[nodiscard]] int cause_count() const { return static_cast<int>(causes.size()); }
  /// Calendar years that the run touches, first to last; the first and last may be incomplete.
  [[nodiscard]] int first_year() const { return start.year; }
  [[nodiscard]] int year_count() const { return start.plus(months - 1).year - start.year + 1; }
  /// Which of these years month `t` (0 = first simulated month) falls in, from 0.
  [[nodiscard]] int year_index(int t) const { return start.plus(t).year - start.year; }
};

}  // namespace spp
