// Rows of the output tables: plain structs, each with a table of fields from which the CSV header, JSON, the data
// package and the manual come. Texts are views into the `Labels` that travel with the rows.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "analysis/places.hpp"
#include "schema/field.hpp"

namespace spp {

/// Quantiles of one row, in the order of the table's shares. As a field it stands for a column a share: `q05`, `q50`.
struct Quantiles {
  std::span<const double> values;
};

/// The column of a share: 0.05 is `q05`, 0.5 `q50`, 0.025 `q025`, 1 `q100`.
[[nodiscard]] std::string quantile_name(double share);

/// A table's rows with what they point into. Moves, does not copy: spans point into `numbers`.
template <class Row>
struct Rows {
  Rows() = default;
  Rows(Rows&&) noexcept = default;
  Rows& operator=(Rows&&) noexcept = default;
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  std::vector<Row> rows;
  std::vector<double> shares;            ///< of the columns that `Quantiles` stands for
  std::vector<double> numbers;           ///< what the quantiles of `rows` point into
  std::shared_ptr<const Labels> labels;  ///< what the texts of `rows` point into
};

struct ProjectionRow {
  std::string_view alternative, month, region, organisation, profession, measure, unit;
  double mean = 0, sd = 0;
  Quantiles quantiles;
};

struct YearlyRow {
  std::string_view alternative;
  std::int64_t year = 0, months = 0;
  std::string_view region, organisation, profession, measure, unit;
  double mean = 0, sd = 0;
  Quantiles quantiles;
  std::optional<double> chance_share, input_share;  ///< empty where nothing varies, or it was not worked out
};

struct FlowRow {
  std::string_view alternative;
  std::int64_t year = 0;
  std::string_view region, organisation, profession, programme, flow, cause, to, unit;
  double mean = 0, sd = 0;
  Quantiles quantiles;
};

struct CostRow {
  std::string_view alternative;
  std::int64_t year = 0;
  std::string_view region, organisation, item, unit;
  double mean = 0, sd = 0;
  Quantiles quantiles;
};

struct ContributionRow {
  std::string_view alternative;
  std::int64_t year = 0;
  std::string_view profession, giver, receiver, item, unit;
  double mean = 0, sd = 0;
  Quantiles quantiles;
};

struct StartRow {
  std::string_view region, organisation, profession;
  double heads = 0, own_fte = 0, trainees = 0, establishment_fte = 0, vacant_fte = 0, flex_fte = 0, required_fte = 0,
         rooms = 0, fte_per_room = 0, staff_per_room_implied = 0, retire_first_year = 0, exit_rate = 0, trainee_fte = 0;
};

struct InputRow {
  std::string path, file;
  std::int64_t line = 0;
  std::string distribution, source;
  bool is_assumption = false;
  double mean = 0, q05 = 0, q50 = 0, q95 = 0;
};

namespace column {
inline constexpr Words alternative{"Beleidsvariant", "Alternative: a set of policies"};
inline constexpr Words region{"Arbeidsmarkt; `*` is alle samen", "Labour market; `*` is all of them"};
inline constexpr Words organisation{"Organisatie; `*` is de regio samen, `group:NAAM` een verantwoordingsgroep",
                                    "Organisation; `*` is the region together, `group:NAME` a reporting group"};
inline constexpr Words profession{"Beroep; `*` is alle samen", "Profession; `*` is all of them"};
inline constexpr Words measure{"Maat, beschreven onder `measures`", "Measure, described under `measures`"};
inline constexpr Words unit_name{"Eenheid van de getallen op deze regel", "Unit of the numbers in this row"};
inline constexpr Words mean{"Gemiddelde over de trekkingen", "Mean over replicates"};
inline constexpr Words sd{"Standaardafwijking over de trekkingen (n - 1)",
                          "Standard deviation over replicates (n - 1)"};
inline constexpr Words quantiles{"Dit deel van de trekkingen ligt hieronder (type 7)",
                                 "This share of replicates lies below (type 7)"};
inline constexpr Words year{"Kalenderjaar", "Calendar year"};
inline constexpr Words chance_share{"Deel van de spreiding (sd²) dat toeval is; leeg als er geen spreiding is",
                                    "Part of the spread (sd²) that is chance; empty where there is no spread"};
inline constexpr Words input_share{"De rest: wat niet bekend is, zoals getrokken invoer",
                                   "The rest: what is not known, such as drawn inputs"};
}  // namespace column

template <>
inline constexpr auto fields<ProjectionRow> = std::tuple{
    field("alternative", &ProjectionRow::alternative, unit::none, column::alternative),
    field("month", &ProjectionRow::month, unit::none,
          {"Maand aan welks eind de stand geldt; `start` is de toestand vóór de eerste",
           "Month at whose end stocks stand and in which flows fall; `start` is the state before the first"}),
    field("region", &ProjectionRow::region, unit::none, column::region),
    field("organisation", &ProjectionRow::organisation, unit::none, column::organisation),
    field("profession", &ProjectionRow::profession, unit::none, column::profession),
    field("measure", &ProjectionRow::measure, unit::none, column::measure),
    field("unit", &ProjectionRow::unit, unit::none, column::unit_name),
    field("mean", &ProjectionRow::mean, unit::none, column::mean),
    field("sd", &ProjectionRow::sd, unit::none, column::sd),
    field("quantiles", &ProjectionRow::quantiles, unit::none, column::quantiles)};

template <>
inline constexpr auto fields<YearlyRow> =
    std::tuple{field("alternative", &YearlyRow::alternative, unit::none, column::alternative),
               field("year", &YearlyRow::year, unit::none, column::year),
               field("months", &YearlyRow::months, {"months", 1, months_per_year},
                     {"Maanden van dit jaar die gesimuleerd zijn", "Months of this year that were simulated"}),
               field("region", &YearlyRow::region, unit::none, column::region),
               field("organisation", &YearlyRow::organisation, unit::none, column::organisation),
               field("profession", &YearlyRow::profession, unit::none, column::profession),
               field("measure", &YearlyRow::measure, unit::none, column::measure),
               field("unit", &YearlyRow::unit, unit::none, column::unit_name),
               field("mean", &YearlyRow::mean, unit::none, column::mean),
               field("sd", &YearlyRow::sd, unit::none, column::sd),
               field("quantiles", &YearlyRow::quantiles, unit::none, column::quantiles),
               field("chance_share", &YearlyRow::chance_share, unit::share, column::chance_share),
               field("input_share", &YearlyRow::input_share, unit::share, column::input_share)};

template <>
inline constexpr auto fields<FlowRow> = std::tuple{
    field("alternative", &FlowRow::alternative, unit::none, column::alternative),
    field("year", &FlowRow::year, unit::none, column::year),
    field("region", &FlowRow::region, unit::none, column::region),
    field("organisation", &FlowRow::organisation, unit::none, column::organisation),
    field("profession", &FlowRow::profession, unit::none, column::profession),
    field("programme", &FlowRow::programme, unit::none,
          {"Opleiding, van leerlingen en gediplomeerden", "Programme, of trainees and graduates"}),
    field("flow", &FlowRow::flow, unit::none, {"Stroom, beschreven onder `flows`", "Flow, described under `flows`"}),
    field("cause", &FlowRow::cause, unit::none,
          {"Oorzaak van vertrek, of wat een plaats leeg hield", "Cause of leaving, or what kept a place empty"}),
    field("to", &FlowRow::to, unit::none,
          {"Bestemming: organisatie of beroep; leeg in totalen",
           "Destination: organisation or profession; empty in totals"}),
    field("unit", &FlowRow::unit, unit::none, column::unit_name),
    field("mean", &FlowRow::mean, unit::none, column::mean),
    field("sd", &FlowRow::sd, unit::none, column::sd),
    field("quantiles", &FlowRow::quantiles, unit::none, column::quantiles)};

template <>
inline constexpr auto fields<CostRow> =
    std::tuple{field("alternative", &CostRow::alternative, unit::none, column::alternative),
               field("year", &CostRow::year, unit::none, column::year),
               field("region", &CostRow::region, unit::none, column::region),
               field("organisation", &CostRow::organisation, unit::none, column::organisation),
               field("item", &CostRow::item, unit::none,
                     {"Kostenpost, beschreven onder `cost_items`; `*` is alle samen",
                      "Item of costs, described under `cost_items`; `*` is all of them"}),
               field("unit", &CostRow::unit, unit::none, column::unit_name),
               field("mean", &CostRow::mean, unit::none, column::mean),
               field("sd", &CostRow::sd, unit::none, column::sd),
               field("quantiles", &CostRow::quantiles, unit::none, column::quantiles)};

template <>
inline constexpr auto fields<ContributionRow> = std::tuple{
    field("alternative", &ContributionRow::alternative, unit::none, column::alternative),
    field("year", &ContributionRow::year, unit::none, column::year),
    field("profession", &ContributionRow::profession, unit::none, column::profession),
    field("giver", &ContributionRow::giver, unit::none,
          {"Organisatie die opleidde, gaf of uitleende; `*` is de regio samen, `region:NAAM` waar er meer regio's zijn",
           "Organisation that trained, gave or lent; `*` is the region together, `region:NAME` where there are more"}),
    field("receiver", &ContributionRow::receiver, unit::none,
          {"Organisatie die ontving, als bij `giver`; leeg is buiten de regio",
           "Organisation that received, as for `giver`; empty is outside the region"}),
    field("item", &ContributionRow::item, unit::none,
          {"Wat er gegeven werd, beschreven onder `contribution_items`",
           "What was given, described under `contribution_items`"}),
    field("unit", &ContributionRow::unit, unit::none, column::unit_name),
    field("mean", &ContributionRow::mean, unit::none, column::mean),
    field("sd", &ContributionRow::sd, unit::none, column::sd),
    field("quantiles", &ContributionRow::quantiles, unit::none, column::quantiles)};

template <>
inline constexpr auto fields<StartRow> = std::tuple{
    field("region", &StartRow::region, unit::none, column::region),
    field("organisation", &StartRow::organisation, unit::none, column::organisation),
    field("profession", &StartRow::profession, unit::none, column::profession),
    field("heads", &StartRow::heads, unit::heads, {"Personen in dienst", "Heads employed"}),
    field("own_fte", &StartRow::own_fte, unit::fte,
          {"Bezetting: contract-fte van wie in dienst is", "Contract fte of those employed"}),
    field("trainees", &StartRow::trainees, unit::heads, {"Personen in opleiding", "Heads in training"}),
    field("establishment_fte", &StartRow::establishment_fte, unit::fte,
          {"Formatie", "Establishment: posts in contract fte"}),
    field("vacant_fte", &StartRow::vacant_fte, unit::fte,
          {"Formatie min bezetting; negatief is boven de formatie",
           "Establishment minus own fte; negative is above establishment"}),
    field("flex_fte", &StartRow::flex_fte, unit::fte, {"Fte die flexkrachten leveren", "Fte that flex staff supply"}),
    field("required_fte", &StartRow::required_fte, unit::fte, {"Contract-fte die nodig is", "Contract fte required"}),
    field("rooms", &StartRow::rooms, {"rooms"},
          {"Operatiekamers die dit beroep bezet", "Rooms that this profession staffs"}),
    field("fte_per_room", &StartRow::fte_per_room, {"fte per room"}, {"Bezetting per kamer", "Own fte per room"}),
    field("staff_per_room_implied", &StartRow::staff_per_room_implied, {"persons per open room"},
          {"Personen per open kamer die formatie en kamers samen inhouden",
           "Persons per open room that establishment and rooms imply"}),
    field("retire_first_year", &StartRow::retire_first_year, unit::heads,
          {"Verwachte pensioneringen in het eerste jaar; een korter eerste kalenderjaar is naar twaalf maanden "
           "omgerekend",
           "Expected retirements in the first year; a shorter first calendar year is scaled to twelve months"}),
    field("exit_rate", &StartRow::exit_rate, unit::rate,
          {"Vertrekkers van het eerste jaar per gemiddelde persoon per jaar, pensioen inbegrepen",
           "Leavers of the first year per average head and year, retirement included"}),
    field("trainee_fte", &StartRow::trainee_fte, unit::fte,
          {"Fte die leerlingen al leveren", "Fte that trainees already supply"})};

template <>
inline constexpr auto fields<InputRow> = std::tuple{
    field("path", &InputRow::path, unit::none,
          {"Plaats van de invoer in het scenario", "Where the input stands in the scenario"}),
    field("file", &InputRow::file, unit::none, {"Bestand waarin hij staat", "File that holds it"}),
    field("line", &InputRow::line, unit::none, {"Regel in dat bestand", "Line in that file"}),
    field("distribution", &InputRow::distribution, unit::none,
          {"Verdeling, zoals geschreven", "Distribution, as written"}),
    field("source", &InputRow::source, unit::none, {"Bron, een regel van sources.csv", "Source, a row of sources.csv"}),
    field("is_assumption", &InputRow::is_assumption, unit::none,
          {"Of hij een aanname is", "Whether it is an assumption"}),
    field("mean", &InputRow::mean, unit::none, {"Gemiddelde van de getrokken waarden", "Mean of the drawn values"}),
    field("q05", &InputRow::q05, unit::none,
          {"Kwantiel 0,05 van de getrokken waarden", "Quantile 0.05 of the drawn values"}),
    field("q50", &InputRow::q50, unit::none, {"Mediaan van de getrokken waarden", "Median of the drawn values"}),
    field("q95", &InputRow::q95, unit::none,
          {"Kwantiel 0,95 van de getrokken waarden", "Quantile 0.95 of the drawn values"})};

}  // namespace spp
