// Observed figures beside a scenario: what was counted in years past, a row a figure. Read from the CSV that the field
// `observed` names, as a spreadsheet saved it; columns may have their Dutch names.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "scenario/scenario.hpp"

namespace spp {

/// What may be observed, and what its rows may say.
struct ObservedMeasure {
  std::string name;
  bool by_organisation = true;  ///< else of a region as a whole: organisation `*`
  bool by_profession = true;    ///< else profession `*`
  bool by_cause = false;
  bool may_be_negative = false;
  bool is_share = false;  ///< at most 1
};

/// A figure. Ids as in the scenario; `*` is all of them together, `group:NAME` a reporting group.
struct Observed {
  int year = 0;
  std::string organisation, profession, measure;
  std::string cause;  ///< of leavers; empty: all causes
  double value = 0.0;
  std::string source;
  Origin at;  ///< its value
};

/// The figures of a CSV, sorted by year, organisation, profession, measure and cause, no two of the same. What is wrong
/// is added to `problems`, and its row left out. `name` is what messages call the file; `sources` are the ids that the
/// column `source` may name.
[[nodiscard]] std::vector<Observed> read_observed(const std::string& name, std::string bytes, const Scenario& scenario,
                                                  std::span<const ObservedMeasure> measures,
                                                  const std::vector<std::string>& sources, Problems& problems);

}  // namespace spp
