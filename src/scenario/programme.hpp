// A programme: a way to become a member of a profession.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenario/terms.hpp"

namespace spp {

struct ProgrammeTerms {
  Text name;
  NameOf<ProfessionAxis> profession;
  int duration = 36;
  std::vector<int> intake_months;
  ByOrganisation<Number> places{Number{0.0}};
  ByOrganisation<TraineesAtStart> trainees;
  std::vector<Number> dropout;
  std::optional<Number> yield;
  Number fill = 1.0;
  ByOrganisation<Number> stay{Number{1.0}};
  Number stay_region = 0.0;
  AtAges entry_ages;
  std::vector<Number> fte, supervision;
  int supernumerary_months = 0;
  Number transfer = 0.0;
  Number cost = 0.0;
  ByYear<Number> subsidy{Number{0.0}};
  ByRegion<Number> capacity;
};

template <>
inline constexpr auto fields<ProgrammeTerms> = std::tuple{
    field("name", &ProgrammeTerms::name, unit::none, {"Naam in rapporten", "Name in reports"}),
    field("profession", &ProgrammeTerms::profession, unit::none,
          {"Beroep waartoe het opleidt", "Profession that it leads to"})
        .must(),
    field("duration", &ProgrammeTerms::duration, unit::months,
          {"Duur; wie de laatste maand afmaakt, studeert af", "Length; who completes the last month graduates"})
        .within(1, 120)
        .must(),
    field("intake_months", &ProgrammeTerms::intake_months, {"calendar month"},
          {"Kalendermaanden waarin een groep begint", "Calendar months in which a class begins"})
        .within(1, 12)
        .must(),
    field("places", &ProgrammeTerms::places, unit::heads,
          {"Plaatsen per instroommoment, per organisatie; mag een breuk zijn",
           "Places per intake, by organisation; may be fractional"}),
    field("trainees", &ProgrammeTerms::trainees, unit::heads,
          {"In opleiding bij de start: een totaal, of een lijst per voltooide maand",
           "In training at the start: a total, or a list by completed months"}),
    field("dropout", &ProgrammeTerms::dropout, unit::share,
          {"Deel dat in elk opleidingsjaar uitvalt, het eerste jaar eerst",
           "Part lost in each training year, the first year first"}),
    field("yield", &ProgrammeTerms::yield, unit::share,
          {"Intern rendement: deel dat de opleiding afmaakt; in plaats van dropout",
           "Part that completes the programme; instead of dropout"}),
    field("fill", &ProgrammeTerms::fill, unit::share,
          {"Deel van de aangeboden plaatsen dat bezet raakt", "Part of the offered places that is taken"}),
    field("stay", &ProgrammeTerms::stay, unit::share,
          {"Deel van de gediplomeerden dat blijft waar het is opgeleid",
           "Part of the graduates who stay where they trained"}),
    field("stay_region", &ProgrammeTerms::stay_region, unit::share,
          {"Deel van de overigen dat elders in de regio een plaats zoekt",
           "Part of the rest who look for a place elsewhere in the region"}),
    field("entry_ages", &ProgrammeTerms::entry_ages, unit::weight,
          {"Gewicht per leeftijd bij instroom", "Weight by age at entry"}),
    field("fte", &ProgrammeTerms::fte, unit::fte,
          {"Productief deel van een leerling, per opleidingsjaar", "Productive part of a trainee, by training year"})
        .within(0, 1.5),
    field("supervision", &ProgrammeTerms::supervision, unit::fte,
          {"Begeleiding die een leerling van het eigen personeel vraagt, per opleidingsjaar",
           "Fte taken from own staff per trainee, by training year"})
        .within(0, 1.5),
    field("supernumerary_months", &ProgrammeTerms::supernumerary_months, unit::months,
          {"Eerste maanden waarin een leerling boventallig is: geen productief deel, wat fte ook zegt",
           "First months in which a trainee is supernumerary: no productive part, whatever fte says"})
        .within(0, 120),
    field("transfer", &ProgrammeTerms::transfer, unit::rate,
          {"Leerlingen die bij een andere organisatie van de regio verder leren, per persoonsjaar",
           "Trainees who go on with another organisation of the region, per person-year"}),
    field("cost", &ProgrammeTerms::cost, unit::euro_per_trainee,
          {"Kosten per leerling per jaar", "Cost per trainee and year"}),
    field("subsidy", &ProgrammeTerms::subsidy, unit::euro_per_trainee,
          {"Subsidie per leerling per jaar; een tabel per jaar kan haar laten eindigen",
           "Subsidy per trainee and year; a table by year can end it"}),
    field("capacity", &ProgrammeTerms::capacity, unit::heads,
          {"Plaatsen van de school per instroommoment, per regio; geen grens tenzij gegeven",
           "The school's places per intake, by region; no limit unless given"})};

/// Whether nobody stays after it: its intake is placements.
[[nodiscard]] bool is_placement(const ProgrammeTerms& programme);

}  // namespace spp
