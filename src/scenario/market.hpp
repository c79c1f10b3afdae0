// Flexible staff, the labour market's cycle, money and shocks, as a planner describes them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenario/terms.hpp"

namespace spp {

/// Self-employed and seconded people (PNIL) of a region.
struct FlexTerms {
  ByProfession<ByRegion<Number>> start{ByRegion<Number>{Number{0.0}}};
  ByProfession<ByRegion<Number>> out{ByRegion<Number>{Number{0.0}}}, back{ByRegion<Number>{Number{0.0}}};
  ByProfession<ByRegion<Number>> arrivals{ByRegion<Number>{Number{0.0}}};
  ByProfession<ByRegion<Number>> fte{ByRegion<Number>{Number{1.0}}};
  ByPlace<Number> cap{ByOrganisation<Number>{Number{0.0}}};
  ByProfession<Number> tariff{Number{0.0}};
};
template <>
inline constexpr auto fields<FlexTerms> = std::tuple{
    field("start", &FlexTerms::start, unit::heads,
          {"Flexkrachten van de regio bij de start", "Flex heads of the region at the start"}),
    field("out", &FlexTerms::out, unit::rate,
          {"Flexkrachten die de regio verlaten, per persoonsjaar", "Flex heads who leave the region, per person-year"}),
    field("back", &FlexTerms::back, unit::rate,
          {"Flexkrachten die weer in dienst komen, per persoonsjaar",
           "Flex heads who become employed again, per person-year"}),
    field("arrivals", &FlexTerms::arrivals, unit::persons_per_year,
          {"Flexkrachten die van buiten de regio komen", "Flex heads who come from outside the region"}),
    field("fte", &FlexTerms::fte, {"fte per head", 0, 1.5}, {"Fte per flexkracht", "Fte per flex head"}),
    field(
        "cap", &FlexTerms::cap, unit::share,
        {"Hoogstens dit deel van de benodigde fte wordt ingehuurd", "At most this share of required fte is hired in"}),
    field("tariff", &FlexTerms::tariff, {"euro per hour", 0, 1e6}, {"Uurtarief", "Tariff per hour"})};

/// One state per region and calendar year, alike for all who work there.
struct CycleTerms {
  ByRegion<Number> persistence{Number{0.0}};
  Table<LoadingAxis, ByRegion<Number>> loadings;
};
template <>
inline constexpr auto fields<CycleTerms> =
    std::tuple{field("persistence", &CycleTerms::persistence, {"correlation of years", -1, 1},
                     {"Samenhang van het ene jaar met het volgende", "Correlation of one year with the next"}),
               field("loadings", &CycleTerms::loadings, unit::loading,
                     {"Hoe sterk de conjunctuur werkt, per oorzaak en op `applicants`; dan per regio",
                      "How strongly the cycle acts, by cause and on `applicants`; then by region"})};

struct CostTerms {
  ByProfession<Number> employer{Number{80'000.0}};
  Number room_week = 0.0, exchange = 0.0, leaver = 0.0, training_fee = 0.0;
};
template <>
inline constexpr auto fields<CostTerms> =
    std::tuple{field("employer", &CostTerms::employer, {"euro per fte and year", 0, 1e7},
                     {"Werkgeverskosten per contract-fte per jaar", "Employer's cost per contract fte and year"}),
               field("room_week", &CostTerms::room_week, {"euro per room and week", 0, 1e12},
                     {"Kosten van een gesloten kamer per week", "Cost of a closed room per week"}),
               field("exchange", &CostTerms::exchange, {"euro per head and month", 0, 1e12},
                     {"Kosten per uitgewisselde persoon per maand", "Cost per head away on an exchange and month"}),
               field("leaver", &CostTerms::leaver, {"euro per leaver", 0, 1e12},
                     {"Kosten van een vertrek uit de organisatie", "Cost of one leaver from the organisation"}),
               field("training_fee", &CostTerms::training_fee, {"euro per graduate or trainee", 0, 1e12},
                     {"Vergoeding van wie een gediplomeerde of leerling ontvangt aan wie opleidde",
                      "Fee from who receives a graduate or trainee to who trained them"})};

/// A pandemic, a closed school: factors for some months, with a chance.
struct ShockTerms {
  CalendarMonth from, until;
  Number chance = 1.0;
  std::optional<Number> demand, absence, places, applicants;
  ByCause<Number> exits;
  std::optional<std::vector<NameOf<OrganisationAxis>>> organisations;
  std::optional<std::vector<NameOf<ProfessionAxis>>> professions;
};
template <>
inline constexpr auto fields<ShockTerms> = std::tuple{
    field("from", &ShockTerms::from, {"month"}, {"Eerste maand", "First month"}).must(),
    field("until", &ShockTerms::until, {"month"}, {"Laatste maand", "Last month"}).must(),
    field("chance", &ShockTerms::chance, unit::share,
          {"Kans dat hij komt, één keer per trekking", "Chance that it strikes, once per replicate"}),
    field("demand", &ShockTerms::demand, unit::factor, {"Factor op de vraag", "Factor on demand"}),
    field("absence", &ShockTerms::absence, unit::factor, {"Factor op het verzuim", "Factor on absence"}),
    field("places", &ShockTerms::places, unit::factor, {"Factor op opleidingsplaatsen", "Factor on training places"}),
    field("applicants", &ShockTerms::applicants, unit::factor, {"Factor op sollicitanten", "Factor on applicants"}),
    field("exits", &ShockTerms::exits, unit::factor,
          {"Factor op vertrek, of per oorzaak", "Factor on exits, or by cause"}),
    field("organisations", &ShockTerms::organisations, unit::none,
          {"Wie hij treft; alle tenzij genoemd", "Whom it strikes; all unless named"}),
    field("professions", &ShockTerms::professions, unit::none,
          {"Welke beroepen; alle tenzij genoemd", "Which professions; all unless named"})};

}  // namespace spp
