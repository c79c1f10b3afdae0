// Retention as it is agreed: the readings of "10% more", whose leavers count, and the base that they are held against.
#pragma once

#include <optional>
#include <vector>

#include "scenario/terms.hpp"

namespace spp {

/// A base that was measured. A key left out means all of them; where several fit, the one with the most keys holds, of
/// those the last.
struct RetentionBase {
  NameOf<OrganisationAxis> organisation;
  NameOf<RegionAxis> region;
  NameOf<GroupAxis> group;
  NameOrAll<ProfessionAxis> profession;
  std::optional<LeavesFrom> leavers;
  std::optional<bool> retirement;
  std::optional<Basis> basis;
  std::optional<Number> value;
};
template <>
inline constexpr auto fields<RetentionBase> = std::tuple{
    field("organisation", &RetentionBase::organisation, unit::none, {"Van welke organisatie", "Of which organisation"}),
    field("region", &RetentionBase::region, unit::none, {"Van welke regio", "Of which region"}),
    field("group", &RetentionBase::group, unit::none, {"Van welke verantwoordingsgroep", "Of which reporting group"}),
    field("profession", &RetentionBase::profession, unit::none,
          {"Van welk beroep; `*` is alle samen", "Of which profession; `*` is all together"}),
    field("leavers", &RetentionBase::leavers, unit::none, {"Vertrekkers uit wat", "Leavers from what"}),
    field("retirement", &RetentionBase::retirement, unit::none,
          {"Of pensioen meetelt", "Whether retirement is counted"}),
    field("basis", &RetentionBase::basis, unit::none, {"Waarin geteld is", "What was counted"}),
    field("value", &RetentionBase::value, {"leavers per average head or fte, a year", 0.0, 50.0},
          {"Vertrekcijfer van het basisjaar: vertrekkers gedeeld door gemiddelde bezetting",
           "Exit rate of the base year: leavers divided by average staff"})
        .must()};

struct RetentionTerms {
  std::optional<int> base_year;
  Number change = 0.10;
  int window = 1;
  std::vector<RetentionBase> base;
};
template <>
inline constexpr auto fields<RetentionTerms> = std::tuple{
    field("base_year", &RetentionTerms::base_year, {"year", 1900, 2200},
          {"Basisjaar; het eerste hele jaar tenzij gegeven", "Base year; the first whole year unless given"}),
    field("change", &RetentionTerms::change, unit::share, {"De 10% van de afspraak", "The 10% of the agreement"}),
    field("window", &RetentionTerms::window, unit::years,
          {"Jaren waarover vertrekkers en bezetting worden opgeteld", "Years over which leavers and staff are summed"})
        .within(1, 30),
    field("base", &RetentionTerms::base, unit::none,
          {"Gemeten basiscijfers; gesimuleerd waar er geen is", "Measured bases; simulated where there is none"})};

}  // namespace spp
