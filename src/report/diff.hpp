// What changed between two runs, from their folders: first what went in (the run's terms, files, the resolved
// scenario), then what came out, ranked by how large a difference is in standard deviations of the figure itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/rows.hpp"
#include "output/folder_tables.hpp"

namespace spp {

enum class InputKind { run, override, file, scenario };
[[nodiscard]] std::string_view name_of(InputKind kind);

/// Something that went in and is not the same; empty before or after: it was not there.
struct InputChangeRow {
  std::string kind, path, change, before, after;
};
template <>
inline constexpr auto fields<InputChangeRow> = std::tuple{
    field("kind", &InputChangeRow::kind, unit::none,
          {"`run`, `override` (--set), `scenario` (opgelost) of `file` (gelezen bestand; waarden zijn SHA-256)",
           "`run`, `override` (--set), `scenario` (resolved) or `file` (that was read; values are SHA-256)"}),
    field("path", &InputChangeRow::path, unit::none, {"Wat er anders is", "What is not the same"}),
    field("change", &InputChangeRow::change, unit::none,
          {"`changed`, `added` of `removed`", "`changed`, `added` or `removed`"}),
    field("before", &InputChangeRow::before, unit::none, {"Waarde in de eerste run", "Value in the first run"}),
    field("after", &InputChangeRow::after, unit::none, {"Waarde in de tweede run", "Value in the second run"})};

namespace certainty {
inline constexpr std::string_view beyond = "beyond_error", within = "within_error", unknown = "unknown",
                                  only_before = "only_before", only_after = "only_after";
}

/// A figure that is not the same, or that one run lacks.
struct OutputChangeRow {
  std::string table, alternative;
  std::optional<std::int64_t> year;
  std::string region, organisation, profession, item, quantity, unit;
  std::optional<double> before, after, difference;
  std::optional<double> sd, in_sd, standard_error;
  std::string certainty, verdict_before, verdict_after;
};
template <>
inline constexpr auto fields<OutputChangeRow> = std::tuple{
    field("table", &OutputChangeRow::table, unit::none, {"Tabel van de run", "Table of the run"}),
    field("alternative", &OutputChangeRow::alternative, unit::none, column::alternative),
    field("year", &OutputChangeRow::year, unit::none, column::year),
    field("region", &OutputChangeRow::region, unit::none, column::region),
    field("organisation", &OutputChangeRow::organisation, unit::none, column::organisation),
    field("profession", &OutputChangeRow::profession, unit::none, column::profession),
    field("item", &OutputChangeRow::item, unit::none,
          {"Maat, doel of lezing (lezing / leavers / retirement / basis)",
           "Measure, target or reading (reading / leavers / retirement / basis)"}),
    field("quantity", &OutputChangeRow::quantity, unit::none,
          {"Kolom van de tabel: `mean`, `probability`, `probability_met`, `value`",
           "Column of the table: `mean`, `probability`, `probability_met`, `value`"}),
    field("unit", &OutputChangeRow::unit, unit::none, column::unit_name),
    field("before", &OutputChangeRow::before, unit::none, {"In de eerste run", "In the first run"}),
    field("after", &OutputChangeRow::after, unit::none, {"In de tweede run", "In the second run"}),
    field("difference", &OutputChangeRow::difference, unit::none, {"Tweede min eerste", "Second minus first"}),
    field("sd", &OutputChangeRow::sd, unit::none,
          {"Standaardafwijking over trekkingen, √ van het gemiddelde van beide varianties",
           "Standard deviation over replicates, √ of the mean of both variances"}),
    field("in_sd", &OutputChangeRow::in_sd, unit::none,
          {"Grootte van het verschil in sd; leeg als niets spreidt",
           "Size of the difference in sd; empty where nothing varies"}),
    field("standard_error", &OutputChangeRow::standard_error, unit::none,
          {"Monte-Carlofout van het verschil bij onafhankelijke trekkingen; een bovengrens bij gedeeld toeval",
           "Monte Carlo error of the difference of independent replicates; an upper bound where chance is shared"}),
    field("certainty", &OutputChangeRow::certainty, unit::none,
          {"`beyond_error` (minstens 2 fouten), `within_error`, `unknown`, of `only_before`, `only_after`",
           "`beyond_error` (2 errors or more), `within_error`, `unknown`, or `only_before`, `only_after`"}),
    field("verdict_before", &OutputChangeRow::verdict_before, unit::none,
          {"Oordeel over een doel in de eerste run", "Verdict on a target in the first run"}),
    field("verdict_after", &OutputChangeRow::verdict_after, unit::none,
          {"Oordeel over een doel in de tweede run", "Verdict on a target in the second run"})};

/// Which figures are looked at; empty: all.
struct DiffOptions {
  std::vector<std::string> alternatives;
  std::vector<std::int64_t> years;
};

struct RunDiff {
  Rows<InputChangeRow> inputs;    ///< run, overrides, scenario in its order, files
  Rows<OutputChangeRow> outputs;  ///< what never varies first, then by in_sd from the largest, then what one run lacks
  std::size_t figures = 0;        ///< that both runs have
  bool shared_chance = false;     ///< both have the same seed: the errors are upper bounds
};

/// InputError where a table cannot be read.
[[nodiscard]] RunDiff diff_runs(const FolderTables& before, const FolderTables& after, const DiffOptions& options);

}  // namespace spp
