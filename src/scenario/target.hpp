// A target: what was agreed, as data. A measure at most or at least so much, or a reading of retention, in a year or in
// every year, with a probability; for an organisation, a group, a region, a profession, a programme.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenario/retention.hpp"
#include "scenario/terms.hpp"

namespace spp {

/// What a target may speak of: the measures, leavers and cost.
struct OutcomeAxis {
  static constexpr std::string_view noun = "measure of a target";
};
struct AlternativeAxis {
  static constexpr std::string_view noun = "alternative";
};

/// A calendar year, or `every`: all years of the run, in the same replicate.
struct TargetYear {
  std::optional<int> year;
};

struct TargetTerms {
  Text name;
  NameOf<OutcomeAxis> measure;
  std::optional<Reading> retention;
  std::optional<Number> at_most, at_least;
  std::optional<LeavesFrom> leavers;
  std::optional<bool> retirement;
  std::optional<Basis> basis;
  NameOrAll<OrganisationAxis> organisation;
  NameOf<GroupAxis> group;
  NameOf<RegionAxis> region;
  NameOrAll<ProfessionAxis> profession;
  NameOf<ProgrammeAxisName> programme;
  TargetYear year;
  Number probability = 0.5;
  NameOrAll<AlternativeAxis> alternative;
  std::string responsible;
};
template <>
inline constexpr auto fields<TargetTerms> = std::tuple{
    field(
        "name", &TargetTerms::name, unit::none,
        {"Naam in rapporten; gemaakt uit de rest tenzij gegeven", "Name in reports; made from the rest unless given"}),
    field("measure", &TargetTerms::measure, unit::none, {"Maat waarover afgesproken is", "Measure that it speaks of"}),
    field("retention", &TargetTerms::retention, unit::none,
          {"Lezing van behoud, in plaats van een maat", "Reading of retention, instead of a measure"}),
    field("at_most", &TargetTerms::at_most, {"unit of the measure", -1e15, 1e15}, {"Hoogstens", "At most"}),
    field("at_least", &TargetTerms::at_least, {"unit of the measure", -1e15, 1e15}, {"Minstens", "At least"}),
    field("leavers", &TargetTerms::leavers, unit::none,
          {"Van een lezing: vertrekkers uit wat; de organisatie tenzij gegeven",
           "Of a reading: leavers from what; the organisation unless given"}),
    field("retirement", &TargetTerms::retirement, unit::none,
          {"Van een lezing: of pensioen meetelt; ja tenzij gegeven",
           "Of a reading: whether retirement is counted; yes unless given"}),
    field(
        "basis", &TargetTerms::basis, unit::none,
        {"Van een lezing: personen of fte; personen tenzij gegeven", "Of a reading: heads or fte; heads unless given"}),
    field("organisation", &TargetTerms::organisation, unit::none,
          {"Van welke organisatie; `*` is de regio samen", "Of which organisation; `*` is the region together"}),
    field("group", &TargetTerms::group, unit::none, {"Van welke verantwoordingsgroep", "Of which reporting group"}),
    field("region", &TargetTerms::region, unit::none,
          {"Van welke regio; de enige tenzij gegeven", "Of which region; the only one unless given"}),
    field("profession", &TargetTerms::profession, unit::none,
          {"Van welk beroep; alle samen tenzij gegeven", "Of which profession; all together unless given"}),
    field("programme", &TargetTerms::programme, unit::none,
          {"Van welke opleiding, bij maten van opleiden; alle tenzij gegeven",
           "Of which programme, for measures of training; all unless given"}),
    field("year", &TargetTerms::year, {"year", 1900, 2200},
          {"Jaar waarvan de waarde in yearly.csv geldt, of every: elk jaar",
           "Year whose value in yearly.csv counts, or every: each year"})
        .must(),
    field("probability", &TargetTerms::probability, unit::share,
          {"Gevraagde kans dat het gehaald wordt", "Probability asked that it is met"}),
    field("alternative", &TargetTerms::alternative, unit::none,
          {"Variant die het moet halen, of `*` voor elk; de laatste tenzij gegeven",
           "Alternative that must meet it, or `*` for each; the last unless given"}),
    field("responsible", &TargetTerms::responsible, unit::none, {"Wie erop aangesproken wordt", "Who answers for it"})};

}  // namespace spp
