// Regions, organisations, professions and causes, as a planner describes them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenario/terms.hpp"

namespace spp {

struct RegionTerms {
  Text name;
};
template <>
inline constexpr auto fields<RegionTerms> =
    std::tuple{field("name", &RegionTerms::name, unit::none, {"Naam in rapporten", "Name in reports"})};

/// An employer. A term that an organisation does not give is that of `organisations.default`.
struct OrganisationTerms {
  Text name;
  NameOf<RegionAxis> region;
  std::string type;
  std::optional<Number> rooms;
  ByYear<Number> physical_rooms;
  std::optional<Number> hours_per_week, weeks_per_year, sessions_per_room;
};
template <>
inline constexpr auto fields<OrganisationTerms> = std::tuple{
    field("name", &OrganisationTerms::name, unit::none, {"Naam in rapporten", "Name in reports"}),
    field("region", &OrganisationTerms::region, unit::none,
          {"Arbeidsmarkt waarin zij ligt", "Labour market in which it lies"}),
    field("type", &OrganisationTerms::type, unit::none,
          {"Soort, alleen als label: umc, algemeen, ambulance", "Kind, a label only: umc, general, ambulance"}),
    field("rooms", &OrganisationTerms::rooms, unit::rooms,
          {"Operatiekamers, en bij de start ook de gewenste", "Operating rooms, and at the start the rooms wanted"}),
    field("physical_rooms", &OrganisationTerms::physical_rooms, unit::rooms,
          {"Kamers die er staan, waar dat er meer of minder zijn dan gewenst; mag per jaar",
           "Rooms that stand there, where they differ from those wanted; may be by year"}),
    field("hours_per_week", &OrganisationTerms::hours_per_week, {"hours"},
          {"Uren per kamer per week", "Hours per room and week"})
        .within(0, 168),
    field("weeks_per_year", &OrganisationTerms::weeks_per_year, {"weeks"},
          {"Weken per jaar dat kamers draaien", "Weeks a year that rooms run"})
        .within(0, 53),
    field("sessions_per_room", &OrganisationTerms::sessions_per_room, {"sessions per week"},
          {"Dagdelen per kamer per week; 10 tenzij gegeven", "Sessions per room and week; 10 unless given"})
        .within(1, 50)};

struct ProfessionTerms {
  Text name;
  ByYear<RetirementAge> retirement_age;
};
template <>
inline constexpr auto fields<ProfessionTerms> =
    std::tuple{field("name", &ProfessionTerms::name, unit::none, {"Naam in rapporten", "Name in reports"}),
               field("retirement_age", &ProfessionTerms::retirement_age, {"years and months"},
                     {"Leeftijd waarop ieder met pensioen is, `67` of `67y3m`; mag per kalenderjaar",
                      "Age by which everybody has retired, `67` or `67y3m`; may be by calendar year"})};

struct CauseTerms {
  Text name;
  /// Unless given: all four, but for the causes that the model knows (its section 4) and for career moves.
  std::optional<std::vector<LeavesFrom>> leaves;
  NameOf<ProfessionAxis> becomes;
  NameOf<ProgrammeAxisName> through;
};
template <>
inline constexpr auto fields<CauseTerms> =
    std::tuple{field("name", &CauseTerms::name, unit::none, {"Naam in rapporten", "Name in reports"}),
               field("leaves", &CauseTerms::leaves, unit::none,
                     {"In welke lezingen de vertrekkers meetellen", "In which readings its leavers count"}),
               field("becomes", &CauseTerms::becomes, unit::none,
                     {"Beroep dat wie zo vertrekt in dezelfde organisatie krijgt: een loopbaanstap",
                      "Profession that its leavers take up at the same organisation: a career move"}),
               field("through", &CauseTerms::through, unit::none,
                     {"Opleiding waarlangs de loopbaanstap gaat", "Programme by which the career move goes"})};

/// Factors on exit rates.
struct ExitFactors {
  ByPlace<ByCause<Number>> organisation{ByOrganisation<ByCause<Number>>{ByCause<Number>{Number{1.0}}}};
  ByProfession<ByCause<Number>> new_staff{ByCause<Number>{Number{1.0}}};
};
template <>
inline constexpr auto fields<ExitFactors> = std::tuple{
    field("organisation", &ExitFactors::organisation, unit::factor,
          {"Factor per organisatie, per oorzaak", "Factor of an organisation, by cause"}),
    field("new", &ExitFactors::new_staff, unit::factor,
          {"Factor voor wie in het eerste jaar is, per oorzaak", "Factor for staff in their first year, by cause"})};

/// How workload above its reference acts: the β of the model.
struct WorkloadEffect {
  ByProfession<ByCause<Number>> exits{ByCause<Number>{Number{0.0}}};
  ByProfession<Number> dropout{Number{0.0}}, absence{Number{0.0}}, supervision{Number{0.0}};
};
template <>
inline constexpr auto fields<WorkloadEffect> =
    std::tuple{field("exits", &WorkloadEffect::exits, unit::effect,
                     {"Werkdruk op vertrek, per oorzaak", "Workload on exits, by cause"}),
               field("dropout", &WorkloadEffect::dropout, unit::effect,
                     {"Werkdruk op uitval uit de opleiding", "Workload on drop-out from training"}),
               field("absence", &WorkloadEffect::absence, unit::effect, {"Werkdruk op verzuim", "Workload on absence"}),
               field("supervision", &WorkloadEffect::supervision, unit::effect,
                     {"Werkdruk op wat een team kan begeleiden", "Workload on what a team can supervise"})};

/// What is written.
struct RecordTerms {
  MeasureList measures;
  Monthly monthly = Monthly::automatic;
  std::vector<double> quantiles{0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95};
};
template <>
inline constexpr auto fields<RecordTerms> =
    std::tuple{field("measures", &RecordTerms::measures, unit::none,
                     {"Maten die geschreven worden: `all` of een lijst", "Measures that are written: `all` or a list"}),
               field("monthly", &RecordTerms::monthly, unit::none,
                     {"Wat projection.csv per maand bevat", "What projection.csv holds by month"}),
               field("quantiles", &RecordTerms::quantiles, unit::share,
                     {"Kwantielen, een kolom elk", "Quantiles, a column each"})};

}  // namespace spp
