// Targets judged: in which replicates each is met, the probability with its error, and what follows from it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/retention.hpp"
#include "analysis/rows.hpp"
#include "analysis/year_values.hpp"

namespace spp {

/// A target in the terms of the tables: of an outcome's yearly values, of a programme's, or of a reading of retention.
struct TargetAsked {
  std::string name, name_nl;  ///< the first in tables; the planner's, else made from the rest
  Outcome outcome;
  std::string programme;                         ///< whose values count, of a measure that has it; empty: all together
  std::optional<ReadingKey> reading;             ///< then neither outcome nor bound counts
  std::string region, organisation, profession;  ///< as in the tables
  std::optional<int> year;                       ///< from the first of the run; nothing: every year
  double bound = 0.0;
  bool at_most = true;
  double probability = 0.5;
  std::string alternative;  ///< whose miss counts; `*` = each
  std::string responsible;
};
/// The outcomes that they speak of, each once.
[[nodiscard]] std::vector<Outcome> outcomes_of(std::span<const TargetAsked> targets);

/// Whether yearly values are all that it takes to judge it.
[[nodiscard]] bool of_year_values(const TargetAsked& target);

/// What keeps a target from being judged in a run of these axes; empty where nothing does.
[[nodiscard]] std::string nothing_to_judge(const TargetAsked& target, const Axes& axes,
                                           const RetentionAsked& retention = {});

/// 1 where a replicate meets the target, else 0; equality counts, to 1e-12 of the bound. Of yearly values.
[[nodiscard]] std::vector<double> met_by_replicate(const TargetAsked& target, const YearValues& values);
/// The same of any target, out of a run. Replicates without a reading are left out.
[[nodiscard]] std::vector<double> met_by_replicate(const TargetAsked& target, const Results& results,
                                                   const YearValues& values, const RetentionAsked& retention);

enum class Verdict { met, missed, undecided };
[[nodiscard]] std::string_view name_of(Verdict verdict);

struct Judged {
  double probability = 0.0, error = 0.0;  ///< √(p (1 − p)/n)
  Verdict verdict = Verdict::undecided;
  /// Replicates with which this probability would decide it; 0 where it is decided, or where none would.
  long long replicates_needed = 0;
};
/// Undecided where Wilson's interval of 95% holds what is asked; decided where everybody or nobody meets it and a
/// single replicate is all there can be (no chance).
[[nodiscard]] Judged judge(std::span<const double> met, double asked);

struct TargetRow {
  std::string_view alternative, target;
  double asked = 0, probability = 0, standard_error = 0;
  std::string_view verdict, responsible;
};
template <>
inline constexpr auto fields<TargetRow> = std::tuple{
    field("alternative", &TargetRow::alternative, unit::none, column::alternative),
    field("target", &TargetRow::target, unit::none, {"Wat afgesproken is", "What was agreed"}),
    field("asked", &TargetRow::asked, unit::share, {"Gevraagde kans", "Probability asked"}),
    field("probability", &TargetRow::probability, unit::share,
          {"Deel van de trekkingen waarin het gehaald wordt", "Share of replicates in which it is met"}),
    field("standard_error", &TargetRow::standard_error, unit::share,
          {"Standaardfout ervan, √(p(1 − p)/n)", "Its standard error, √(p(1 − p)/n)"}),
    field("verdict", &TargetRow::verdict, unit::none,
          {"`met`, `missed`, of `undecided`: het interval van 95% bevat de gevraagde kans",
           "`met`, `missed`, or `undecided`: the interval of 95% holds the probability asked"}),
    field("responsible", &TargetRow::responsible, unit::none, {"Wie erop aangesproken wordt", "Who answers for it"})};

/// A row for each target, of one alternative; `values` are the yearly values of `outcomes_of(targets)`.
[[nodiscard]] Rows<TargetRow> judge_targets(std::span<const TargetAsked> targets, const Results& results,
                                            const YearValues& values, const RetentionAsked& retention,
                                            const std::string& alternative);

}  // namespace spp
