// Retention as it was agreed (section 7 of the model): every reading of "10% more", of every place, profession and
// whole year after the base year, in each replicate.
//
// Exit rate = leavers counted ÷ average staff; average staff = mean over the year's months of (start + end of month)/2,
// all tenures, no trainees, no flex. Retention share = max(0, 1 − exit rate). Over a window of w years leavers and
// staff are those of the w years up to the year, all after the base year; of the base the w whole years up to the base
// year, as many as the run has. A replicate without staff, then or in the base, has no reading.
//
//     const ReadingsOfRun with = readings_of(results, asked, threads), without = readings_of(no_policies, asked,
//     threads); Rows<RetentionRow> table = retention_rows(with, &without, alternative);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/record.hpp"
#include "analysis/rows.hpp"
#include "results/results.hpp"
#include "scenario/readings.hpp"

namespace spp {

/// Whose leavers count, and in what.
struct Counting {
  LeavesFrom from = LeavesFrom::organisation;
  bool retirement = true;
  Basis basis = Basis::heads;
  friend bool operator==(const Counting&, const Counting&) = default;
};
/// All of them, in the order of the tables.
[[nodiscard]] const std::vector<Counting>& countings();

/// A base that was measured, an exit rate. What is empty holds for all.
struct GivenBase {
  std::optional<std::string> region, organisation;  ///< of a place, as in the tables
  std::optional<std::string> profession;            ///< as in the tables
  std::optional<LeavesFrom> from;
  std::optional<bool> retirement;
  std::optional<Basis> basis;
  double value = 0.0;
};

struct RetentionAsked {
  int base_year = 0;  ///< calendar year; need not be one of the run where bases are given
  double change = 0.10;
  int window = 1;
  std::vector<GivenBase> given;
};

/// What a reading is about.
struct ReadingKey {
  Reading reading = Reading::fewer_leavers;
  Counting counting;
};

/// The calendar years that have readings: whole, and with the whole window after the base year.
[[nodiscard]] std::vector<int> reading_years(const Axes& axes, const RetentionAsked& asked);

/// The base that was measured for a place, if one was.
[[nodiscard]] std::optional<double> given_base(const RetentionAsked& asked, const Place& place,
                                               std::string_view profession, const Counting& counting);

/// A reading over all replicates. Means are over the replicates that have one; `value`, `base` and `bound` are exit
/// rates for the first two readings, retention shares for the others.
struct ReadingResult {
  std::size_t place = 0;
  int profession = -1;  ///< −1 = all together
  int year = 0;         ///< calendar year
  ReadingKey key;
  int replicates = 0;  ///< that have a reading
  int met = 0;         ///< of these
  double leavers = 0, staff = 0, base = 0, value = 0, bound = 0;
  bool possible = true;     ///< whether the base of any replicate allows it: no more than everybody can stay
  double detectable = 1.0;  ///< 1 − exp(−2.49 √(1/x₀ + 1/x₁)), heads in both bases; 1 where nobody left
};

/// The readings of a run, in the order of the tables: year, place, profession (`*` first), reading, counting. Those
/// that no replicate has are there too, with `replicates` 0; so runs of the same axes and bases line up.
struct ReadingsOfRun {
  Axes axes;
  std::vector<ReadingResult> list;
};
/// Needs headcount and employed_fte of every month. The same bytes for any number of threads.
[[nodiscard]] ReadingsOfRun readings_of(const Results& results, const RetentionAsked& asked, int threads);

/// Where a replicate meets a reading 1, where not 0; −1 where it has none. Of a place that the tables have (by region
/// and organisation) and a profession or `*`.
[[nodiscard]] std::vector<int> reading_met(const Results& results, const RetentionAsked& asked, const Place& place,
                                           std::string_view profession, int year, const ReadingKey& key);

/// What readings need of a run.
[[nodiscard]] KeptWanted kept_for_readings();

struct RetentionRow {
  std::string_view alternative;
  std::int64_t year = 0;
  std::string_view region, organisation, profession, reading, leavers;
  bool retirement = true;
  std::string_view basis;
  double leavers_mean = 0, average_staff = 0, base = 0, value = 0, bound = 0;
  bool possible = true;
  double probability_met = 0, standard_error = 0;
  std::optional<double> probability_met_without_policies, standard_error_without;
  double detectable = 0;
};
template <>
inline constexpr auto fields<RetentionRow> = std::tuple{
    field("alternative", &RetentionRow::alternative, unit::none, column::alternative),
    field("year", &RetentionRow::year, unit::none, column::year),
    field("region", &RetentionRow::region, unit::none, column::region),
    field("organisation", &RetentionRow::organisation, unit::none, column::organisation),
    field("profession", &RetentionRow::profession, unit::none, column::profession),
    field(
        "reading", &RetentionRow::reading, unit::none,
        {"Lezing van de afspraak: `fewer_leavers`, vertrekcijfer hoogstens 0,9 × basis; `fewer_leavers_each_year`, "
         "hoogstens 0,9^n × basis in jaar n; `higher_retention_rate`, behoud minstens 1,1 × basis; `ten_points`, "
         "minstens basis + 0,10 (of wat `retention.change` zegt)",
         "Reading of the agreement: `fewer_leavers`, exit rate at most 0.9 × base; `fewer_leavers_each_year`, at most "
         "0.9^n × base in year n; `higher_retention_rate`, retention at least 1.1 × base; `ten_points`, at least "
         "base + 0.10 (or what `retention.change` says)"}),
    field("leavers", &RetentionRow::leavers, unit::none,
          {"Vertrekkers uit wat geteld zijn: `organisation`, `profession`, `region`, `sector`",
           "Leavers from what are counted: `organisation`, `profession`, `region`, `sector`"}),
    field("retirement", &RetentionRow::retirement, unit::none,
          {"Of pensioen meetelt, ook vervroegd", "Whether retirement is counted, early retirement too"}),
    field("basis", &RetentionRow::basis, unit::none,
          {"`heads`, personen, of `fte`, contract-fte op de leeftijd van vertrek",
           "`heads`, or `fte`: contract fte at the age of leaving"}),
    field("leavers_mean", &RetentionRow::leavers_mean, {"heads or fte"},
          {"Vertrekkers in het jaar, over het venster opgeteld; gemiddelde over de trekkingen",
           "Leavers of the year, summed over the window; mean over replicates"}),
    field("average_staff", &RetentionRow::average_staff, {"heads or fte"},
          {"Gemiddelde bezetting van het jaar, over het venster opgeteld; gemiddelde over de trekkingen",
           "Average staff of the year, summed over the window; mean over replicates"}),
    field(
        "base", &RetentionRow::base, unit::none,
        {"Basis: gemeten, anders het gesimuleerde basisjaar (gemiddelde); vertrekcijfer, of behoud bij de laatste "
         "twee lezingen",
         "Base: measured, else the simulated base year (mean); an exit rate, or retention for the last two readings"}),
    field("value", &RetentionRow::value, unit::none, {"Waarde in dit jaar (gemiddelde)", "Value of this year (mean)"}),
    field("bound", &RetentionRow::bound, unit::none,
          {"Grens: waarmee de lezing gehaald is (gemiddelde)", "Bound with which the reading is met (mean)"}),
    field("possible", &RetentionRow::possible, unit::none,
          {"Of het kan, in enige trekking: meer dan iedereen kan niet blijven",
           "Whether it can be, in any replicate: no more than everybody can stay"}),
    field("probability_met", &RetentionRow::probability_met, unit::share,
          {"Kans dat de lezing gehaald wordt: deel van de trekkingen die er een hebben",
           "Probability that the reading is met: share of the replicates that have one"}),
    field("standard_error", &RetentionRow::standard_error, unit::share,
          {"Standaardfout ervan, √(p(1 − p)/n)", "Its standard error, √(p(1 − p)/n)"}),
    field("probability_met_without_policies", &RetentionRow::probability_met_without_policies, unit::share,
          {"Dezelfde kans zonder enig beleid: wat geluk alleen doet",
           "The same probability without any policy: what luck alone does"}),
    field("standard_error_without", &RetentionRow::standard_error_without, unit::share,
          {"Standaardfout daarvan", "Standard error of that"}),
    field("detectable", &RetentionRow::detectable, unit::share,
          {"Kleinste werkelijke daling van het vertrek die tellen met 80% onderscheidingsvermogen laat zien",
           "Smallest true fall of exits that counting shows with 80% power"})};

/// The table of one alternative; `without` is the same of a run without policies. Readings that no replicate has are
/// left out.
[[nodiscard]] Rows<RetentionRow> retention_rows(const ReadingsOfRun& with, const ReadingsOfRun* without,
                                                const std::string& alternative);
/// Its rows, without working them out; those of places without staff among them.
[[nodiscard]] std::size_t retention_row_count(const Axes& axes, const RetentionAsked& asked);

/// A choice as people call it.
template <class E>
[[nodiscard]] std::string_view choice_words(E value, Language language) {
  for (const auto& one : choices<E>)
    if (one.value == value) return one.help.in(language);
  return {};
}

/// The name of a choice in the tables.
template <class E>
[[nodiscard]] std::string_view choice_name(E value) {
  for (const auto& one : choices<E>)
    if (one.value == value) return one.name;
  return {};
}

}  // namespace spp
