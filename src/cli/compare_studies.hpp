// What `spp compare` asks beside differences: what each policy of the last alternative adds, how much of it must come
// true to pay for itself, and what it gives when only some organisations join.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/compared.hpp"
#include "cli/year_runs.hpp"
#include "output/named_table.hpp"
#include "scenario/attribution.hpp"
#include "study/attribution.hpp"
#include "study/break_even.hpp"
#include "study/members.hpp"

namespace spp {

struct CompareStudiesAsked {
  std::optional<AttributionTerms> attribution;
  bool break_even = false, members = false;
  [[nodiscard]] bool any() const { return attribution || break_even || members; }
  /// Outcomes that alternatives should be simulated with, so that they need not be run again.
  [[nodiscard]] std::vector<Outcome> outcomes() const;
};
/// What the options ask; InputError where that cannot be answered of what is compared.
[[nodiscard]] CompareStudiesAsked compare_studies_of(const Values& values, const Comparison& comparison);

/// Bytes that they hold at once.
[[nodiscard]] std::size_t study_bytes(const CompareStudiesAsked& asked, const Comparison& comparison,
                                      const ComparisonOptions& rows);

/// Works them out for the last of what is compared.
class CompareStudies {
 public:
  /// Comparison and simulator must outlive it; `rows` is what members.csv has.
  CompareStudies(const Comparison& comparison, CompareStudiesAsked asked, ComparisonOptions rows, Simulator& simulator);

  /// Takes an alternative that was simulated.
  void take(const Compared& one, const YearValues& values);
  void run();

  /// The tables, which point into this; and what the terminal shows, of one calendar year.
  [[nodiscard]] std::vector<NamedTable> tables() const;
  [[nodiscard]] std::string text(int year, Language language) const;

 private:
  /// Searches that a break-even of so many policies takes.
  [[nodiscard]] std::size_t searches(std::size_t policies) const;

  const Compared& first_;
  const Compared& last_;
  CompareStudiesAsked asked_;
  ComparisonOptions rows_;
  Simulator& simulator_;
  AttributionAsked attributed_;
  MembersAsked joined_;
  std::vector<Criterion> criteria_;  ///< of a break-even
  Runs runs_;
  Rows<AttributionRow> attribution_;
  Rows<BreakEvenRow> break_even_;
  std::vector<Rows<MembersRow>> members_;
};

}  // namespace spp
