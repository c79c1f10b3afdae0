// Rows of the tables that need more runs than one: what each policy adds, where closed rooms come from, how much of a
// claim must come true. They follow rows.hpp: plain structs, each with its table of fields.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include "analysis/comparison.hpp"
#include "analysis/rows.hpp"

namespace spp {

/// The policy of a row that speaks of all of them together.
inline constexpr std::string_view all_policies = all_of_them;

/// An error that is not known (of one sampled order) is empty, and so is the interaction of a single policy.
struct AttributionRow {
  std::string_view alternative;
  std::int64_t year = 0;
  std::string_view region, organisation, profession, measure, unit, policy;
  double alone = 0, without = 0, shapley = 0;
  std::optional<double> interaction;
  double standard_error_alone = 0, standard_error_without = 0;
  std::optional<double> standard_error_shapley, standard_error_interaction;
};

struct ClosedRoomsRow {
  std::string_view alternative;
  std::int64_t year = 0;
  std::string_view region, organisation, part;
  double rooms = 0, standard_error = 0;
};

/// Empty: never between 0 and 2; an error that is empty belongs to a realisation of 0, at the end of the range.
struct BreakEvenRow {
  std::string_view alternative, policy, criterion;
  std::optional<double> realisation, standard_error;
  std::int64_t runs = 0;
};

namespace column {
inline constexpr Words policy{"Beleid; `*` is al het beleid van de variant samen",
                              "Policy; `*` is all policies of the alternative together"};
}  // namespace column

template <>
inline constexpr auto fields<AttributionRow> = std::tuple{
    field("alternative", &AttributionRow::alternative, unit::none, column::alternative),
    field("year", &AttributionRow::year, unit::none, column::year),
    field("region", &AttributionRow::region, unit::none, column::region),
    field("organisation", &AttributionRow::organisation, unit::none, column::organisation),
    field("profession", &AttributionRow::profession, unit::none, column::profession),
    field("measure", &AttributionRow::measure, unit::none, column::measure),
    field("unit", &AttributionRow::unit, unit::none, column::unit_name),
    field("policy", &AttributionRow::policy, unit::none, column::policy),
    field("alone", &AttributionRow::alone, unit::none,
          {"Gemiddeld verschil van dit beleid alleen met geen beleid",
           "Mean difference of this policy alone from no policy"}),
    field("without", &AttributionRow::without, unit::none,
          {"Gemiddeld verschil van al het beleid met al het andere beleid",
           "Mean difference of all policies from all but this one"}),
    field("shapley", &AttributionRow::shapley, unit::none,
          {"Deel volgens Shapley: wat het toevoegt aan wat er al is, gemiddeld over alle volgorden; telt op tot `*`",
           "Shapley's share: what it adds to what is there, averaged over all orders; adds up to `*`"}),
    field("interaction", &AttributionRow::interaction, unit::none,
          {"Wat het beleid samen meer doet dan de som van `alone`; alleen op de regel `*`",
           "What the policies together do beyond the sum of `alone`; in the row `*` only"}),
    field("standard_error_alone", &AttributionRow::standard_error_alone, unit::none,
          {"Standaardfout van `alone`, gepaard per trekking", "Standard error of `alone`, paired by replicate"}),
    field("standard_error_without", &AttributionRow::standard_error_without, unit::none,
          {"Standaardfout van `without`", "Standard error of `without`"}),
    field("standard_error_shapley", &AttributionRow::standard_error_shapley, unit::none,
          {"Standaardfout van `shapley`, van trekkingen en van getrokken volgorden samen; leeg als één paar volgorden "
           "hem niet laat zien",
           "Standard error of `shapley`, of replicates and of sampled orders together; empty where one pair of orders "
           "does not show it"}),
    field("standard_error_interaction", &AttributionRow::standard_error_interaction, unit::none,
          {"Standaardfout van `interaction`", "Standard error of `interaction`"})};

template <>
inline constexpr auto fields<ClosedRoomsRow> = std::tuple{
    field("alternative", &ClosedRoomsRow::alternative, unit::none, column::alternative),
    field("year", &ClosedRoomsRow::year, unit::none, column::year),
    field("region", &ClosedRoomsRow::region, unit::none, column::region),
    field("organisation", &ClosedRoomsRow::organisation, unit::none, column::organisation),
    field("part", &ClosedRoomsRow::part, unit::none,
          {"Waar de gesloten kamers vandaan komen, beschreven onder `closed_room_parts`",
           "Where the closed rooms come from, described under `closed_room_parts`"}),
    field("rooms", &ClosedRoomsRow::rooms, {"rooms"},
          {"Gemiddeld aantal gesloten kamers; de delen tellen op tot `rooms_closed`. Negatief: zonder dit waren het er "
           "meer",
           "Mean rooms closed; the parts add up to `rooms_closed`. Negative: without it there would be more"}),
    field("standard_error", &ClosedRoomsRow::standard_error, {"rooms"},
          {"Standaardfout, gepaard per trekking", "Standard error, paired by replicate"})};

template <>
inline constexpr auto fields<BreakEvenRow> = std::tuple{
    field("alternative", &BreakEvenRow::alternative, unit::none, column::alternative),
    field("policy", &BreakEvenRow::policy, unit::none, column::policy),
    field("criterion", &BreakEvenRow::criterion, unit::none,
          {"Wat er gehaald wordt: `cost` is even duur als de eerste variant over de hele looptijd; anders een doel van "
           "het scenario",
           "What is met: `cost` is as dear as the first alternative over the whole run; else a target of the "
           "scenario"}),
    field("realisation", &BreakEvenRow::realisation, unit::none,
          {"Kleinste deel van het beweerde effect waarbij het gehaald wordt; leeg is nooit tussen 0 en 2",
           "Smallest part of the claimed effect with which it is met; empty is never between 0 and 2"}),
    field("standard_error", &BreakEvenRow::standard_error, unit::none,
          {"Standaardfout ervan; leeg waar elk deel ervan volstaat",
           "Its standard error; empty where any part of it will do"}),
    field("runs", &BreakEvenRow::runs, unit::none, {"Runs waaruit het volgt", "Runs from which it follows"})};

/// A row of comparison.csv for k organisations; `against` is the same alternative with none.
struct MembersRow : ComparisonRow {
  std::int64_t k = 0;
};
template <>
inline constexpr auto fields<MembersRow> =
    std::tuple_cat(std::tuple{field("k", &MembersRow::k, {"organisations"},
                                    {"Aantal organisaties dat meedoet, de eerste op naam; vergeleken met 0",
                                     "Organisations that join, the first by name; compared with 0"})},
                   fields<ComparisonRow>);

// ---- the parts of closed_rooms.csv
enum class ClosedRoomPart : std::uint8_t { chance, short_on_average, stranded, training_limits, workload_loop };
inline constexpr int closed_room_part_count = 5;
struct ClosedRoomPartText {
  ClosedRoomPart id;
  std::string_view name;
  Words meaning;
};
/// In byte order of their names, which is that of the enum.
[[nodiscard]] std::span<const ClosedRoomPartText> closed_room_parts();

}  // namespace spp
