#include "results/measures.hpp"

#include <algorithm>

namespace spp {
namespace {

constexpr Term plus(Kept kept) { return {1.0, kept, {}}; }
constexpr Term minus(Kept kept) { return {-1.0, kept, {}}; }
constexpr Term product(Kept kept, Kept times) { return {1.0, kept, times}; }

constexpr Sum gap{plus(Kept::required_fte), minus(Kept::available_fte)};
constexpr Sum own_gap{plus(Kept::required_fte), minus(Kept::own_fte), minus(Kept::trainee_fte)};
constexpr Sum only(Kept kept) { return {plus(kept)}; }

constexpr std::array<MeasureText, measure_count> table{{
    {.id = Measure::headcount,
     .name = "headcount",
     .unit = "heads",
     .meaning = {"Personen in dienst aan het eind van de maand, zonder leerlingen en flex",
                 "Heads employed at the month's end, without trainees and flex"},
     .above = only(Kept::headcount),
     .main = true,
     .better = Better::higher},
    {.id = Measure::employed_fte,
     .name = "employed_fte",
     .unit = "fte",
     .meaning = {"Contract-fte van wie in dienst is (bezetting)", "Contract fte of all who are employed"},
     .above = only(Kept::employed_fte),
     .better = Better::higher},
    {.id = Measure::required_fte,
     .name = "required_fte",
     .unit = "fte",
     .meaning = {"Contract-fte die nodig is voor de vraag van deze maand",
                 "Contract fte that this month's demand asks for"},
     .above = only(Kept::required_fte),
     .main = true},
    {.id = Measure::establishment_fte,
     .name = "establishment_fte",
     .unit = "fte",
     .meaning = {"Formatie: contract-fte waarvoor plaats is", "Establishment: contract fte for which there is a post"},
     .above = only(Kept::establishment_fte)},
    {.id = Measure::available_fte,
     .name = "available_fte",
     .unit = "fte",
     .meaning =
         {"Fte die er werkelijk is: eigen personeel na verzuim, leerlingen, begeleiding, uitwisseling, pool en flex",
          "Fte that is really there: own staff after absence, trainees, supervision, exchange, pools and flex"},
     .above = only(Kept::available_fte),
     .main = true,
     .better = Better::higher},
    {.id = Measure::gap_fte,
     .name = "gap_fte",
     .unit = "fte",
     .meaning = {"Nodig min beschikbaar; positief is tekort, negatief is over",
                 "Required minus available; positive is short, negative is over"},
     .above = gap,
     .main = true,
     .better = Better::lower},
    {.id = Measure::gap_own_fte,
     .name = "gap_own_fte",
     .unit = "fte",
     .meaning = {"Nodig min eigen personeel en leerlingen, vóór flex, pools en uitwisseling: wat opleiden moet vullen",
                 "Required minus own staff and trainees, before flex, pools and exchange: what training must fill"},
     .above = own_gap,
     .better = Better::lower},
    {.id = Measure::gap_share,
     .name = "gap_share",
     .unit = "share",
     .meaning = {"Tekort als deel van wat nodig is; positief is tekort",
                 "Gap as a share of what is required; positive is short"},
     .above = gap,
     .below = only(Kept::required_fte),
     .better = Better::lower},
    {.id = Measure::shortage_fte,
     .name = "shortage_fte",
     .unit = "fte",
     .meaning = {"Het positieve deel van het tekort, van elke organisatie, elk beroep en elke maand apart",
                 "The positive part of the gap, of each organisation, profession and month apart"},
     .above = gap,
     .positive_part = true,
     .main = true,
     .better = Better::lower},
    {.id = Measure::vacancies,
     .name = "vacancies",
     .unit = "heads",
     .meaning = {"Openstaande vacatures in personen, na de indiensttredingen van de maand",
                 "Open vacancies in heads, after the month's hires"},
     .above = only(Kept::vacancies),
     .main = true,
     .better = Better::lower},
    {.id = Measure::trainees,
     .name = "trainees",
     .unit = "heads",
     .meaning = {"Personen in opleiding aan het eind van de maand", "Heads in training at the month's end"},
     .above = only(Kept::trainees),
     .main = true,
     .better = Better::higher},
    {.id = Measure::places_offered,
     .name = "places_offered",
     .unit = "heads",
     .meaning = {"Opleidingsplaatsen die werden aangeboden", "Training places that were offered"},
     .over_year = OverYear::summed,
     .above = only(Kept::places_offered),
     .better = Better::higher},
    {.id = Measure::places_unused,
     .name = "places_unused",
     .unit = "heads",
     .meaning = {"Aangeboden opleidingsplaatsen die leeg bleven", "Training places that were offered and not taken"},
     .over_year = OverYear::summed,
     .above = only(Kept::places_unused),
     .better = Better::lower},
    {.id = Measure::graduates,
     .name = "graduates",
     .unit = "heads",
     .meaning = {"Leerlingen die hun diploma haalden", "Trainees who completed their programme"},
     .over_year = OverYear::summed,
     .above = only(Kept::graduates),
     .better = Better::higher},
    {.id = Measure::away,
     .name = "away",
     .unit = "heads",
     .meaning = {"Eigen personeel dat op uitwisseling elders werkt", "Own staff who work elsewhere on an exchange"},
     .above = only(Kept::away)},
    {.id = Measure::alumni,
     .name = "alumni",
     .unit = "heads",
     .meaning = {"Eigen personeel dat terug is van een uitwisseling en er nog effect van heeft",
                 "Own staff back from an exchange who still feel its effect"},
     .above = only(Kept::alumni)},
    {.id = Measure::flex_heads,
     .name = "flex_heads",
     .unit = "heads",
     .meaning = {"Zelfstandigen en gedetacheerden (PNIL) van de regio",
                 "Self-employed and seconded people (PNIL) of the region"},
     .level = Level::region,
     .above = only(Kept::flex_heads)},
    {.id = Measure::flex_fte,
     .name = "flex_fte",
     .unit = "fte",
     .meaning = {"Fte die flexkrachten leveren", "Fte that flex staff supply"},
     .above = only(Kept::flex_fte)},
    {.id = Measure::pool_fte,
     .name = "pool_fte",
     .unit = "fte",
     .meaning = {"Fte uit de regionale pool, ontvangen min uitgeleend",
                 "Fte from the regional pool, received minus lent"},
     .above = only(Kept::pool_fte)},
    {.id = Measure::reserve_fte,
     .name = "reserve_fte",
     .unit = "fte",
     .meaning = {"Fte van reservisten, na aftrek van hun begeleiding",
                 "Fte of reservists, less the supervision that they take"},
     .above = only(Kept::reserve_fte)},
    {.id = Measure::absence_share,
     .name = "absence_share",
     .unit = "share",
     .meaning = {"Verzuim, gewogen met eigen fte", "Absence, weighted by own fte"},
     .above = only(Kept::absent_fte),
     .below = only(Kept::own_fte),
     .better = Better::lower},
    {.id = Measure::workload,
     .name = "workload",
     .unit = "ratio",
     .meaning = {"Gevoelde werkdruk, 1 is bezet zoals nodig; gewogen met de benodigde fte",
                 "Workload as felt, 1 is staffed as required; weighted by required fte"},
     .above = {product(Kept::workload, Kept::required_fte)},
     .below = only(Kept::required_fte),
     .main = true,
     .better = Better::lower},
    {.id = Measure::rooms_planned,
     .name = "rooms_planned",
     .unit = "rooms",
     .meaning = {"Operatiekamers die men wil openen, hoogstens de kamers die er zijn",
                 "Rooms that are wanted open, at most those that exist"},
     .level = Level::organisation,
     .above = only(Kept::rooms_planned),
     .main = true},
    {.id = Measure::rooms_open,
     .name = "rooms_open",
     .unit = "rooms",
     .meaning = {"Operatiekamers waarvoor personeel is; een bovengrens",
                 "Rooms for which there is staff; an upper bound"},
     .level = Level::organisation,
     .above = only(Kept::rooms_open),
     .main = true,
     .better = Better::higher},
    {.id = Measure::rooms_closed,
     .name = "rooms_closed",
     .unit = "rooms",
     .meaning = {"Gepland min open: kamers dicht door gebrek aan personeel",
                 "Planned minus open: rooms closed for want of staff"},
     .level = Level::organisation,
     .above = {plus(Kept::rooms_planned), minus(Kept::rooms_open)},
     .main = true,
     .better = Better::lower},
    {.id = Measure::sessions_closed,
     .name = "sessions_closed",
     .unit = "sessions a week",
     .meaning = {"Geplande sessies per week die vervallen, in hele sessies",
                 "Planned sessions a week that lapse, in whole sessions"},
     .level = Level::organisation,
     .above = only(Kept::sessions_closed),
     .better = Better::lower},
    {.id = Measure::sessions_unmet,
     .name = "sessions_unmet",
     .unit = "sessions a week",
     .meaning = {"Gevraagde sessies per week die niet doorgaan, door gebrek aan personeel of aan kamers",
                 "Sessions a week that were wanted and not held, for want of staff or of rooms"},
     .level = Level::organisation,
     .above = only(Kept::sessions_unmet),
     .better = Better::lower},
    {.id = Measure::binding_share,
     .name = "binding_share",
     .unit = "share",
     .meaning = {"Van de maanden met te weinig personeel het deel waarin dit beroep de krapste is",
                 "Of the months short of staff, the share in which this profession is the scarcest"},
     .above = only(Kept::binding),
     .below = only(Kept::short_of_staff),
     .all_professions = false},
}};

constexpr std::array<FlowText, flow_count> flow_table{{
    {Flow::intake, "intake", {"Nieuwe leerlingen", "New trainees"}},
    {Flow::dropout, "dropout", {"Leerlingen die stoppen", "Trainees who drop out"}},
    {Flow::transfer,
     "transfer",
     {"Leerlingen die bij een andere organisatie verder leren", "Trainees who go on with another organisation"}},
    {Flow::graduate_stay,
     "graduate_stay",
     {"Gediplomeerden die bij hun organisatie blijven", "Graduates who stay with their organisation"}},
    {Flow::graduate_move,
     "graduate_move",
     {"Gediplomeerden die elders in de regio gaan werken", "Graduates who find a place elsewhere in the region"}},
    {Flow::graduate_leave,
     "graduate_leave",
     {"Gediplomeerden die de regio verlaten", "Graduates who leave the region"}},
    {Flow::move,
     "move",
     {"Personeel dat naar een andere organisatie van de regio gaat",
      "Staff who move to another organisation of the region"}},
    {Flow::career, "career", {"Personeel dat een ander beroep krijgt", "Staff who take up another profession"}},
    {Flow::hire, "hire", {"Personen aangenomen van buiten de regio", "Heads hired from outside the region"}},
    {Flow::from_flex, "from_flex", {"Flexkrachten die in dienst komen", "Flex staff who become employed"}},
    {Flow::exit,
     "exit",
     {"Personeel dat de organisatie of het beroep verlaat, per oorzaak",
      "Staff who leave the organisation or the profession, by cause"}},
    {Flow::away, "away", {"Personeel dat op uitwisseling gaat", "Staff who go on an exchange"}},
    {Flow::return_home,
     "return",
     {"Personeel dat terugkomt van een uitwisseling", "Staff who come back from an exchange"}},
    {Flow::place_unused,
     "place_unused",
     {"Opleidingsplaatsen die leeg bleven, naar wat ze leeg hield",
      "Training places left empty, by what kept them so"}},
}};

constexpr std::array<CostText, cost_item_count> cost_table{{
    {CostItem::employer, "employer", {"Werkgeverskosten van wie in dienst is", "Employer's cost of all employed"}},
    {CostItem::training,
     "training",
     {"Kosten van leerlingen, na aftrek van subsidie", "Cost of trainees, less subsidy"}},
    {CostItem::flex, "flex", {"Ingehuurde uren", "Hours hired in"}},
    {CostItem::exchange, "exchange", {"Kosten van wie op uitwisseling is", "Cost of those away on an exchange"}},
    {CostItem::policy, "policy", {"Vaste kosten van beleid en kosten per eenheid", "Fixed and unit cost of policies"}},
    {CostItem::closed_rooms, "closed_rooms", {"Kamers die dicht zijn", "Rooms that are closed"}},
    {CostItem::leavers,
     "leavers",
     {"Wie de organisatie verlaat, vervangen", "Replacing leavers from the organisation"}},
    {CostItem::charge,
     "charge",
     {"Betaald voor wie te gast is, min ontvangen voor wie weg is",
      "Paid for those hosted, less received for those away"}},
    {CostItem::vat, "vat", {"Btw over wat voor gasten betaald wordt", "VAT on what is paid for those hosted"}},
    {CostItem::training_fee,
     "training_fee",
     {"Vergoeding voor wie elders is opgeleid, min ontvangen voor wie elders ging werken",
      "Fee for those trained elsewhere, less received for those who went elsewhere"}},
}};

constexpr std::array<ContributionText, moved_item + 1 + contribution_count> contribution_table{{
    {"trained",
     "heads",
     {"Gediplomeerden: opgeleid door de gever, gaan werken bij de ontvanger; leeg is buiten de regio",
      "Graduates: trained by the giver, going to work for the receiver; empty is outside the region"}},
    {"moved", "heads", {"Personeel dat van de gever naar de ontvanger ging", "Staff who moved from giver to receiver"}},
    {"exchanged",
     "head-months",
     {"Maanden waarin personeel van de gever op uitwisseling bij de ontvanger werkte",
      "Months that staff of the giver worked for the receiver on an exchange"}},
    {"lent",
     "fte-months",
     {"Fte-maanden uit de pool: door de gever uitgeleend, door de ontvanger ontvangen",
      "Fte-months of the pool: lent by the giver, received by the receiver"}},
    {"charged",
     "euro",
     {"Wat de ontvanger aan de gever betaalt voor wie op uitwisseling is, zonder btw",
      "What the receiver pays to the giver for those on an exchange, without VAT"}},
}};

}  // namespace

std::span<const ContributionText> contribution_items() { return contribution_table; }

const ContributionText& text(Contribution item) {
  return contribution_table[moved_item + 1 + static_cast<std::size_t>(item)];
}

std::span<const CostText> cost_items() { return cost_table; }

bool follows_from_sums(Measure measure) {
  const auto has_product = [](const Sum& sum) {
    return std::any_of(sum.begin(), sum.end(), [](const Term& term) { return term.times.has_value(); });
  };
  const MeasureText& one = text(measure);
  return !one.positive_part && !has_product(one.above) && !has_product(one.below);
}

KeptSet kept_behind(Measure measure) {
  KeptSet set;
  for (const Sum* sum : {&text(measure).above, &text(measure).below})
    for (const Term& term : *sum) {
      if (term.sign == 0.0) continue;
      set.set(static_cast<std::size_t>(term.kept));
      if (term.times) set.set(static_cast<std::size_t>(*term.times));
    }
  return set;
}

std::span<const MeasureText> measures() { return table; }

const MeasureText& text(Measure measure) { return table[static_cast<std::size_t>(measure)]; }

std::optional<Measure> measure_named(std::string_view name) {
  for (const MeasureText& one : table)
    if (one.name == name) return one.id;
  return std::nullopt;
}

std::span<const FlowText> flows() { return flow_table; }

}  // namespace spp
