// comparison.csv: one run against another, by year. The difference is taken in each replicate, `with` minus `first`,
// and then summarised; a difference within 1e-9 of the larger value (of 1 where both are smaller) is rounding, and 0.
// Cells and years are matched by name: what only one of the two has is left out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "analysis/chance.hpp"
#include "analysis/record.hpp"
#include "analysis/rows.hpp"
#include "analysis/year_values.hpp"

namespace spp {

struct ComparisonRow {
  std::string_view alternative, against;
  std::int64_t year = 0;
  std::string_view region, organisation, profession, measure, unit;
  double mean = 0, sd = 0;
  Quantiles quantiles;
  double probability_lower = 0;
  std::optional<std::int64_t> first_visible;
  std::optional<double> chance_share, input_share;
};

template <>
inline constexpr auto fields<ComparisonRow> = std::tuple{
    field("alternative", &ComparisonRow::alternative, unit::none, column::alternative),
    field("against", &ComparisonRow::against, unit::none,
          {"Beleidsvariant waarmee vergeleken wordt; getallen zijn `alternative` min `against`, per trekking",
           "Alternative that it is compared with; numbers are `alternative` minus `against`, by replicate"}),
    field("year", &ComparisonRow::year, unit::none, column::year),
    field("region", &ComparisonRow::region, unit::none, column::region),
    field("organisation", &ComparisonRow::organisation, unit::none, column::organisation),
    field("profession", &ComparisonRow::profession, unit::none, column::profession),
    field("measure", &ComparisonRow::measure, unit::none, column::measure),
    field("unit", &ComparisonRow::unit, unit::none, column::unit_name),
    field("mean", &ComparisonRow::mean, unit::none,
          {"Gemiddeld verschil over de trekkingen", "Mean difference over replicates"}),
    field("sd", &ComparisonRow::sd, unit::none,
          {"Standaardafwijking van het verschil (n - 1)", "Standard deviation of the difference (n - 1)"}),
    field("quantiles", &ComparisonRow::quantiles, unit::none, column::quantiles),
    field("probability_lower", &ComparisonRow::probability_lower, unit::share,
          {"Deel van de trekkingen waarin `alternative` lager is",
           "Share of replicates in which `alternative` is lower"}),
    field("first_visible", &ComparisonRow::first_visible, {"year"},
          {"Eerste jaar waarin 80% van de trekkingen beter is, op elke regel van dezelfde maat; leeg is nooit, of een "
           "maat die niet beter of slechter kan",
           "First year in which 80% of replicates are better, in every row of that measure; empty is never, or a "
           "measure that is neither better nor worse"}),
    field("chance_share", &ComparisonRow::chance_share, unit::share, column::chance_share),
    field("input_share", &ComparisonRow::input_share, unit::share, column::input_share)};

/// A run to be compared.
struct ComparedRun {
  std::string name;
  const YearValues* values = nullptr;
  SpreadFrom spread = SpreadFrom::not_asked;
  const YearValues* again = nullptr;  ///< of the second run; without one a spread from both is not told apart
};

struct ComparisonOptions {
  std::vector<Outcome> outcomes;  ///< that have rows; both runs have their values
  std::vector<double> quantiles;
  int threads = 1;  ///< changes no number
};
/// What comparison.csv has: the measures recorded, leavers and cost.
[[nodiscard]] ComparisonOptions comparison_options(const RecordOptions& record);

/// The differences of the replicates that both have, in the order of the files. The runs' values are read, not kept.
[[nodiscard]] Rows<ComparisonRow> compare(const ComparedRun& first, const ComparedRun& with,
                                          const ComparisonOptions& options);

/// Rows of one alternative in comparison.csv, without working them out.
[[nodiscard]] std::size_t comparison_row_count(const Axes& axes, const RecordOptions& record);

/// What only one of two runs has, by name: places (`region/organisation`), professions, and years, those of another
/// number of months among them.
struct LeftOut {
  std::vector<std::string> places, professions, years;
  [[nodiscard]] bool nothing() const { return places.empty() && professions.empty() && years.empty(); }
};
[[nodiscard]] LeftOut left_out(const YearValues& first, const YearValues& with);

}  // namespace spp
