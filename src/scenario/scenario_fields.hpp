// The top of a scenario as users see it: one line per field. Included where scenarios are read, written or described.
#pragma once

#include "scenario/scenario.hpp"

namespace spp {

template <>
inline constexpr auto fields<Scenario> = std::tuple{
    field("name", &Scenario::name, unit::none, {"Kop van samenvatting en rapport", "Heading of summary and report"}),
    field("about", &Scenario::about, unit::none, {"Eén zin", "One sentence"}),
    field("start", &Scenario::start, {"month"},
          {"Eerste gesimuleerde maand, JJJJ-MM", "First simulated month, YYYY-MM"})
        .must(),
    field("years", &Scenario::years, unit::years, {"Looptijd in hele jaren", "Length in whole years"}).within(1, 100),
    field("months", &Scenario::months, unit::months,
          {"Looptijd in maanden, in plaats van years", "Length in months, instead of years"})
        .within(1, 1200),
    field("region", &Scenario::region, unit::none,
          {"Regio van organisaties die er geen noemen", "Region of organisations that name none"}),
    field("seed", &Scenario::seed, unit::none,
          {"Begin van de toevalsgetallen; --seed gaat voor", "Seed of the random numbers; --seed goes before"}),
    field("replicates", &Scenario::replicates, {"replicates"},
          {"Aantal trekkingen; --replicates gaat voor", "Number of draws; --replicates goes before"})
        .within(1, 1e7),
    field("record", &Scenario::record, unit::none, {"Wat er geschreven wordt", "What is written"}),
    field("reporting_groups", &Scenario::reporting_groups, unit::none,
          {"Organisaties die samen verantwoording afleggen, los van de arbeidsmarkt",
           "Organisations that account together, free of the labour market"}),

    field("regions", &Scenario::regions, unit::none,
          {"Arbeidsmarkten waarbinnen mensen van werkgever wisselen", "Labour markets within which people move"}),
    field("organisations", &Scenario::organisations, unit::none, {"Werkgevers", "Employers"}).must(),
    field("professions", &Scenario::professions, unit::none, {"Beroepen", "Professions"}).must(),
    field("causes", &Scenario::causes, unit::none,
          {"Oorzaken van vertrek die het scenario toevoegt of anders telt",
           "Causes of leaving that the scenario adds or counts otherwise"}),

    field("staff", &Scenario::staff, unit::heads, {"Personen in dienst bij de start", "Heads employed at the start"}),
    field("age_shares", &Scenario::age_shares, unit::weight,
          {"Gewicht van de personen vanaf deze leeftijd tot de volgende, gelijk verdeeld over de jaren",
           "Weight of heads from its age up to the next, spread evenly over the years"}),
    field("new_share", &Scenario::new_share, unit::share,
          {"Deel dat bij de start in het eerste jaar is", "Part that is in its first year at the start"}),
    field("fte_per_head", &Scenario::fte_per_head, unit::fte,
          {"Contract-fte per persoon, per leeftijd", "Contract fte per head, by age"})
        .within(0, 1.5),
    field("recruit_ages", &Scenario::recruit_ages, unit::weight,
          {"Leeftijden van wie van buiten komt", "Ages of those who come from outside"}),
    field("productivity_new", &Scenario::productivity_new, unit::share,
          {"Productiviteit in het eerste jaar", "Productivity in the first year"}),

    field("exits", &Scenario::exits, unit::rate,
          {"Vertrek per oorzaak en leeftijd: vertrekkers per persoonsjaar",
           "Exits by cause and age: leavers per person-year"}),
    field("exit_split", &Scenario::exit_split, unit::share,
          {"Verdeling van een totaal vertrekcijfer (`all`) over oorzaken: delen, of {dirichlet: …}",
           "Split of a total exit rate (`all`) over causes: shares, or {dirichlet: …}"}),
    field("exit_basis", &Scenario::exit_basis, unit::none,
          {"Over wie de vertrekcijfers zijn gemeten", "Whom the exit rates were measured on"}),
    field("exit_factors", &Scenario::exit_factors, unit::none, {"Factoren op het vertrek", "Factors on exit rates"}),
    field("workload_effect", &Scenario::workload_effect, unit::none,
          {"Wat werkdruk boven de referentie doet", "What workload above its reference does"}),
    field("workload_delay", &Scenario::workload_delay, {"years", 0, 10},
          {"Tijd waarmee werkdruk gevoeld wordt", "Delay with which workload is felt"}),
    field("workload_start", &Scenario::workload_start, unit::workload,
          {"Werkdruk bij de start; berekend tenzij gegeven", "Workload at the start; computed unless given"}),
    field("workload_reference", &Scenario::workload_reference, unit::workload,
          {"Werkdruk waaronder de cijfers zijn gemeten; die van de start tenzij gegeven",
           "Workload under which the rates were measured; that of the start unless given"}),
    field("between_organisations", &Scenario::between_organisations, unit::sd_log,
          {"Onbekend verschil in vertrek tussen organisaties", "Unknown difference in exits between organisations"}),

    field("programmes", &Scenario::programmes, unit::none, {"Opleidingen", "Programmes of training"}),
    field("trainees_per_supervisor", &Scenario::trainees_per_supervisor, {"trainees per settled head", 0, 100},
          {"Leerlingen per ingewerkte collega; geen grens tenzij gegeven",
           "Trainees per settled head; no limit unless given"}),

    field("supervision_pool", &Scenario::supervision_pool, unit::none,
          {"Over wie de begeleiding van leerlingen telt", "Over whom the supervision of trainees is counted"}),

    field("applicants", &Scenario::applicants, unit::persons_per_year,
          {"Sollicitanten van buiten de regio", "Applicants from outside the region"}),
    field("own_applicants", &Scenario::own_applicants, unit::persons_per_year,
          {"Eigen sollicitanten van een organisatie, buiten de regionale som",
           "An organisation's own applicants, outside the regional sum"}),
    field("flex", &Scenario::flex, unit::none,
          {"Flexkrachten: zelfstandigen en gedetacheerden", "Flexible staff: self-employed and seconded"}),
    field("cycle", &Scenario::cycle, unit::none, {"Conjunctuur van de arbeidsmarkt", "The labour market's cycle"}),

    field("room_response", &Scenario::room_response, {"", 0, 3},
          {"Deel van de kamers dat sluit per deel personeel dat ontbreekt",
           "Share of rooms lost per share of staff missing"}),
    field("staff_per_room", &Scenario::staff_per_room, {"heads present", 0, 50},
          {"Aanwezigen per kamer; wie hier staat, bepaalt of een kamer open kan",
           "Heads present per room; who is named here binds the rooms"}),
    field("net_hours_per_fte", &Scenario::net_hours_per_fte, {"hours per year", 1, 3000},
          {"Netto uren per fte per jaar", "Net hours per fte and year"}),
    field("demand", &Scenario::demand, unit::fte,
          {"Benodigde contract-fte bij de start; gaat voor de kamers",
           "Contract fte required at the start; goes before rooms"}),
    field(
        "duty", &Scenario::duty, unit::fte,
        {"Fte voor avond, nacht en weekend; groeit niet mee", "Fte for evenings, nights and weekends; does not grow"}),
    field("unmet", &Scenario::unmet, {"share of supply", 0, 5},
          {"Aanbod dat bij de start ontbreekt, als deel", "Supply missing at the start, as a share"}),
    field("growth", &Scenario::growth, unit::growth,
          {"Groei van de vraag, één cijfer of zes componenten", "Growth of demand, one rate or six components"}),
    field("growth_form", &Scenario::growth_form, unit::none,
          {"Samengestelde of lineaire groei", "Compound or linear growth"}),
    field("growth_until", &Scenario::growth_until, {"year", 1900, 2200},
          {"Trendjaar: de waarde van 1 januari blijft daarna gelden",
           "Trend year: the value of its 1 January holds from then on"}),
    field("path", &Scenario::path, {"index", 0, 100},
          {"Index van de vraag op 1 januari van sommige jaren, in plaats van growth",
           "Index of demand on 1 January of some years, instead of growth"}),
    field("demand_noise", &Scenario::demand_noise, unit::sd_log,
          {"Onbekende afwijking van de vraag per organisatie en jaar",
           "Unknown deviation of demand by organisation and year"}),
    field("establishment", &Scenario::establishment, unit::fte,
          {"Formatie; gelijk aan de benodigde fte tenzij gegeven", "Establishment; the required fte unless given"}),
    field("absence", &Scenario::absence, unit::share, {"Verzuim", "Absence"}),
    field("normal_absence", &Scenario::normal_absence, unit::share,
          {"Verzuim waarmee de norm rekent; gelijk aan absence tenzij gegeven",
           "Absence that the norm reckons with; absence unless given"}),

    field("costs", &Scenario::costs, unit::none, {"Kosten", "Costs"}),
    field("shocks", &Scenario::shocks, unit::none,
          {"Gebeurtenissen die enige maanden factoren zetten, met een kans",
           "Events that set factors for some months, with a chance"}),
    field("policies", &Scenario::policies, unit::none, {"Beleid", "Policies"}),
    field("alternatives", &Scenario::alternatives, unit::none,
          {"Beleidsvarianten: lijsten van beleid; de eerste is waarmee vergeleken wordt",
           "Alternatives: lists of policies; the first is what the others are compared with"}),
    field("attribution", &Scenario::attribution, unit::none,
          {"Wat elk beleid van de laatste variant toevoegt: uit alle combinaties, niet, of uit zoveel getrokken "
           "volgorden; alle combinaties tot en met 4 stuks beleid tenzij gegeven. Bij off ook niet waar de gesloten "
           "kamers vandaan komen",
           "What each policy of the last alternative adds: by every set, not at all, or by so many sampled orders; "
           "every set up to 4 policies unless given. With off neither where the closed rooms come from"})};

}  // namespace spp
