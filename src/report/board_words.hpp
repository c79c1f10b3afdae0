// Every text of the board's report, in both languages. In the words of the field: formatie, bezetting, uitstroom,
// behoud, verzuim, intern rendement.
#pragma once

#include "report/phrase.hpp"

namespace spp::board {

// ---- numbers
inline constexpr Phrase interval{"{low} tot {high}", "{low} to {high}"};
inline constexpr Phrase euro_millions_interval{"€ {mean} mln ({interval})", "€{mean}m ({interval})"};
inline constexpr Phrase euro_thousands_interval{"€ {mean} duizend ({interval})", "€{mean}k ({interval})"};
inline constexpr Phrase euro_millions{"€ {number} mln", "€{number}m"};
inline constexpr Phrase euro_thousands{"€ {number} duizend", "€{number}k"};
inline constexpr Phrase in_none{"in geen van de simulaties", "in none of the simulations"};
inline constexpr Phrase in_all{"in alle simulaties", "in all simulations"};
inline constexpr Phrase in_few{"in minder dan 1 op de 20 simulaties", "in fewer than 1 in 20 simulations"};
inline constexpr Phrase in_most{"in meer dan 19 op de 20 simulaties", "in more than 19 in 20 simulations"};
inline constexpr Phrase in_of_ten{"in {count} van de 10 simulaties", "in {count} of 10 simulations"};
inline constexpr Phrase in_too_few{"in een deel van de simulaties dat te klein in getal is om te zeggen",
                                   "in a part of the simulations, which are too few to say"};
inline constexpr Phrase unsayable{"niet te zeggen", "cannot be said"};
inline constexpr Phrase no_difference{"geen verschil", "no difference"};
inline constexpr Phrase place_and_year{"{place}, {year}", "{place}, {year}"};
inline constexpr Phrase alternative_and_year{"{alternative}, {year}", "{alternative}, {year}"};
inline constexpr Phrase nothing{"–", "–"};

inline constexpr Phrase chance_of{" (80% kans op {low} tot {high})", " (80% chance of {low} to {high})"};

inline constexpr Phrase place_with_members{"{place} ({members})", "{place} ({members})"};

inline constexpr Phrase answer_course_short{"Naar verwachting tekort, fte: {course}.",
                                            "Expected shortage, fte: {course}."};

inline constexpr Phrase decide_bad{"afgeraden", "not advised"};

inline constexpr Phrase decide_why_bad{"In 8 van de 10 simulaties slechter dan ‘{first}’, in kamers en in tekort.",
                                       "Worse than ‘{first}’ in 8 of 10 simulations, in rooms and in shortage."};

inline constexpr Phrase intake_none{
    "{programme}: instroom in {months}, duur {duration} maanden. Wie nu nog begint, is vóór het eind van {last} niet "
    "klaar.",
    "{programme}: intake in {months}, {duration} months long. Who begins now does not graduate by the end of {last}."};

inline constexpr Phrase costs_intro{
    "Wat er in de kosten zit, over alle jaren samen ({first} tot en met {last}), gemiddeld en niet verdisconteerd. "
    "Gesloten kamers en vertrek kosten ook geld: wie ze voorkomt, bespaart.",
    "What the cost is made of, all years together ({first} to {last}), on average and not discounted. Closed rooms and "
    "leavers cost money too: who prevents them, saves."};

inline constexpr Phrase costs_no_price{
    "Voor het beleid zelf is geen prijs ingevuld (de velden fixed_cost en unit_cost): wat het kost om het uit te "
    "voeren, telt hier niet mee.",
    "No price is filled in for the policies themselves (the fields fixed_cost and unit_cost): what it costs to carry "
    "them out is not counted here."};

inline constexpr Phrase trained_out{"opgeleid, de regio uit", "trained, left the region"};

inline constexpr Phrase checklist_empty{
    "Nog niet gescoord. De factoren staan los van de getallen: er wordt niet mee gerekend.",
    "Not scored yet. The factors stand apart from the numbers: nothing is computed from them."};

// ---- the page
inline constexpr Phrase title{"{name}: wat het bestuur ziet", "{name}: what the board sees"};
inline constexpr Phrase subtitle{
    "{about} Over {place}; {first} tot en met {last}; {replicates} simulaties. Waar geen jaar staat, gaat het over "
    "{year}. "
    "Tussen haakjes staat het interval waarin 8 van de 10 simulaties vallen.",
    "{about} About {place}; {first} to {last}; {replicates} simulations. Where no year is named, it is {year}. In "
    "brackets "
    "is the interval that holds 8 of 10 simulations."};
inline constexpr Phrase organisation{"organisatie", "organisation"};
inline constexpr Phrase profession{"beroep", "profession"};
inline constexpr Phrase alternative{"beleidsvariant", "alternative"};
inline constexpr Phrase policy{"beleid", "policy"};
inline constexpr Phrase total{"samen", "together"};
inline constexpr Phrase fte{"fte", "fte"};
inline constexpr Phrase rooms_unit{"kamers", "rooms"};
inline constexpr Phrase not_recorded{
    "Deze run legde {measures} niet per jaar vast; het veld record in het scenario zegt wat er wordt vastgelegd.",
    "This run did not record {measures} by year; the field record of the scenario says what is recorded."};

// ---- the answer
inline constexpr Phrase answer_title{"Het antwoord", "The answer"};
inline constexpr Phrase answer_rooms{
    "In {year} zijn in {place} naar verwachting {mean} van de {planned} operatiekamers dicht, gemiddeld over het "
    "jaar{interval}, als alles gaat zoals in ‘{alternative}’.",
    "In {year}, {mean} of the {planned} operating rooms of {place} are expected to be closed, on average over the "
    "year{interval}, if all goes as in ‘{alternative}’."};
inline constexpr Phrase answer_short{
    "In {year} komt {place} naar verwachting {mean} fte tekort, gemiddeld over het jaar{interval}, als alles gaat "
    "zoals in ‘{alternative}’.",
    "In {year}, {place} is expected to be {mean} fte short, on average over the year{interval}, if all goes as in "
    "‘{alternative}’."};
inline constexpr Phrase answer_course{"Naar verwachting dicht: {course}.", "Expected to be closed: {course}."};
inline constexpr Phrase course_point{"{mean} in {year}", "{mean} in {year}"};
inline constexpr Phrase answer_from{
    "Vanaf {year} is in minstens de helft van de simulaties gemiddeld één kamer of meer dicht.",
    "From {year} on, one room or more is closed on average in at least half of the simulations."};
inline constexpr Phrase answer_never{"In geen jaar is in de helft van de simulaties gemiddeld een hele kamer dicht.",
                                     "In no year is a whole room closed on average in half of the simulations."};
inline constexpr Phrase answer_with_rooms{
    "Met ‘{alternative}’ zijn het er {mean}{interval}; {frequency} is dat minder dan in ‘{first}’.",
    "With ‘{alternative}’ it is {mean}{interval}; {frequency} that is fewer than in ‘{first}’."};
inline constexpr Phrase answer_with_short{
    "Met ‘{alternative}’ is het {mean} fte{interval}; {frequency} is dat minder dan in ‘{first}’.",
    "With ‘{alternative}’ it is {mean} fte{interval}; {frequency} that is less than in ‘{first}’."};
inline constexpr Phrase answer_worst{
    "Het beroep met het grootste tekort is {profession}: {mean} fte in {year}{interval}.",
    "The profession with the largest shortage is {profession}: {mean} fte in {year}{interval}."};
inline constexpr Phrase answer_not_known{
    "Van de spreiding in {year} is {chance}% toeval en {input}% wat nog niet bekend is: {assumed} van de {inputs} "
    "onzekere invoergetallen zijn aannamen.",
    "Of the spread in {year}, {chance}% is chance and {input}% is what is not known yet: {assumed} of the {inputs} "
    "uncertain inputs are assumptions."};

// ---- the start
inline constexpr Phrase start_title{"Hoe het er nu voor staat", "Where things stand now"};
inline constexpr Phrase start_intro{
    "Formatie = bezetting + flex + leerlingen + open, in fte, bij de start ({month}), vóór enige verwachting. "
    "Leerlingen "
    "tellen voor wat zij nu al meewerken.",
    "Establishment = own staff + flex + trainees + open, in fte, at the start ({month}), before any forecast. Trainees "
    "count for the work that they do already."};
inline constexpr Phrase start_chart{"Formatie per beroep", "Establishment by profession"};
inline constexpr Phrase start_caption{
    "Van de {establishment} fte formatie in {place} is {share} bezet door eigen personeel. De andere {vacant} fte zijn "
    "vacatures: flex vult er {flex} van, leerlingen {trainees}; {open} fte staat open.",
    "Of the {establishment} fte of establishment in {place}, {share} is filled by own staff. The other {vacant} fte "
    "are vacant: flex fill {flex} of them, trainees {trainees}; {open} fte is open."};
inline constexpr Phrase start_table{"De uitgangssituatie van {place}", "The start of {place}"};
inline constexpr Phrase start_places{"De uitgangssituatie per organisatie, alle beroepen samen",
                                     "The start by organisation, all professions together"};
inline constexpr Phrase establishment{"formatie", "establishment"};
inline constexpr Phrase own{"bezetting", "own staff"};
inline constexpr Phrase flex{"flex", "flex"};
inline constexpr Phrase trainees{"leerlingen", "trainees"};
inline constexpr Phrase open{"open", "open"};
inline constexpr Phrase trainee_heads{"leerlingen, personen", "trainees, heads"};
inline constexpr Phrase rooms{"kamers", "rooms"};
inline constexpr Phrase fte_per_room{"fte per kamer", "fte per room"};
inline constexpr Phrase start_note{
    "Getallen zijn afgerond; ‘open’ onder nul is meer dan de formatie. De kamers van beroepen samen zijn die van het "
    "beroep met de meeste.",
    "Figures are rounded; ‘open’ below zero is more than the establishment. The rooms of professions together are "
    "those of the profession with most."};

// ---- decisions
inline constexpr Phrase decide_title{"Wat nu, wat later, wat niet", "What now, what later, what not"};
inline constexpr Phrase decide_intro{
    "Een variant heet zichtbaar in het eerste jaar waarin zij in 8 van de 10 simulaties beter is dan ‘{first}’; een "
    "gelijke uitkomst is niet beter. Het oordeel gaat over gesloten kamers en tekort: waar die verschillen, staat er "
    "geen. Vertrek staat ernaast.",
    "An alternative is visible from the first year in which it is better than ‘{first}’ in 8 of 10 simulations; an "
    "equal outcome is not better. The verdict is on rooms closed and shortage: where they differ, there is none. "
    "Leavers stand beside them."};
inline constexpr Phrase decide_kind{"oordeel", "verdict"};
inline constexpr Phrase decide_now{"nu", "now"};
inline constexpr Phrase decide_later{"later", "later"};
inline constexpr Phrase decide_not{"niet zichtbaar", "not visible"};
inline constexpr Phrase decide_open{"geen oordeel", "no verdict"};
inline constexpr Phrase decide_why{"waarom", "why"};
inline constexpr Phrase decide_in_rooms{"zichtbaar in gesloten kamers", "visible in rooms closed"};
inline constexpr Phrase decide_in_shortage{"zichtbaar in tekort", "visible in shortage"};
inline constexpr Phrase decide_in_leavers{"zichtbaar in vertrek", "visible in leavers"};
inline constexpr Phrase decide_never{"niet t/m {year}", "not by {year}"};
inline constexpr Phrase decide_worse{"slechter", "worse"};
inline constexpr Phrase decide_why_now{
    "Gesloten kamers en tekort wijzen dezelfde kant op. Het beleid begint in {month}: daarvóór hoort het besluit.",
    "Rooms closed and shortage point the same way. The policy begins in {month}: the decision belongs before it."};
inline constexpr Phrase decide_why_later{
    "Gesloten kamers en tekort wijzen dezelfde kant op, maar het beleid begint pas in {month}: het besluit kan "
    "wachten.",
    "Rooms closed and shortage point the same way, but the policy begins only in {month}: the decision can wait."};
inline constexpr Phrase decide_why_not{
    "Tot en met {year} in minder dan 8 van de 10 simulaties beter dan ‘{first}’. Dat is geen bewijs dat het niets "
    "doet.",
    "Until {year} better than ‘{first}’ in fewer than 8 of 10 simulations. That is no proof that it does nothing."};
inline constexpr Phrase decide_why_open{
    "Gesloten kamers en tekort geven een ander antwoord; zie de kolommen. Het beleid begint in {month}.",
    "Rooms closed and shortage give different answers; see the columns. The policy begins in {month}."};
inline constexpr Phrase intake_line{
    "{programme}: instroom in {months}, duur {duration} maanden. Wie in {begin} begint, is op zijn vroegst in {end} "
    "klaar.",
    "{programme}: intake in {months}, {duration} months long. Who begins in {begin} graduates in {end} at the "
    "earliest."};
inline constexpr Phrase intake_too_late{
    "{programme}: instroom in {months}, duur {duration} maanden. Wie na {begin} begint, is vóór het eind van {last} "
    "niet "
    "klaar.",
    "{programme}: intake in {months}, {duration} months long. Who begins after {begin} does not graduate by the end of "
    "{last}."};
inline constexpr Phrase no_alternatives{
    "Deze run heeft één beleidsvariant; er valt niets te vergelijken. Het veld alternatives in het scenario voegt er "
    "toe.",
    "This run has one alternative; there is nothing to compare. The field alternatives of the scenario adds some."};

// ---- targets
inline constexpr Phrase targets_title{"Halen we de afspraken?", "Do we meet the agreements?"};
inline constexpr Phrase target{"afspraak", "agreement"};
inline constexpr Phrase asked{"gevraagd", "asked"};
inline constexpr Phrase responsible{"aanspreekbaar", "responsible"};
inline constexpr Phrase targets_intro{
    "De kans is het deel van de simulaties waarin het lukt, met haar standaardfout. Onbeslist: meer simulaties kunnen "
    "het "
    "oordeel nog omkeren.",
    "The chance is the share of simulations in which it is met, with its standard error. Undecided: more simulations "
    "may "
    "still reverse the verdict."};
inline constexpr Phrase targets_none{
    "Het scenario noemt geen afspraken (het veld targets); wat niet is afgesproken, kan niet worden gehaald of gemist.",
    "The scenario names no agreements (the field targets); what was not agreed can be neither met nor missed."};
inline constexpr Phrase met{"gehaald", "met"};
inline constexpr Phrase missed{"gemist", "missed"};
inline constexpr Phrase undecided{"onbeslist", "undecided"};
inline constexpr Phrase verdict_line{"{chance}, {verdict}", "{chance}, {verdict}"};

// ---- alternatives
inline constexpr Phrase options_title{"De beleidsvarianten naast elkaar", "The alternatives side by side"};
inline constexpr Phrase options_caption{
    "Verschillen zijn per simulatie genomen tegen ‘{first}’, op hetzelfde toeval. Een verschil van intervallen is niet "
    "het interval van het verschil.",
    "Differences are taken by simulation from ‘{first}’, on the same chance. A difference of intervals is not the "
    "interval of the difference."};
inline constexpr Phrase rooms_closed{"kamers dicht", "rooms closed"};
inline constexpr Phrase shortage{"tekort, fte", "shortage, fte"};
inline constexpr Phrase leavers{"vertrekkers", "leavers"};
inline constexpr Phrase cost{"kosten", "cost"};
inline constexpr Phrase against{"{what}, verschil", "{what}, difference"};
inline constexpr Phrase better_chance{"kans op minder {what}", "chance of less {what}"};
inline constexpr Phrase short_word{"tekort", "shortage"};
inline constexpr Phrase met_count{"afspraken gehaald", "agreements met"};
inline constexpr Phrase met_of{"{met} van {all}", "{met} of {all}"};
inline constexpr Phrase met_of_undecided{"{met} van {all}, {undecided} onbeslist",
                                         "{met} of {all}, {undecided} undecided"};
inline constexpr Phrase options_places{"Per organisatie: kamers dicht en tekort in {year}",
                                       "By organisation: rooms closed and shortage in {year}"};

inline constexpr Phrase cost_employer{"loonkosten", "pay"};
inline constexpr Phrase cost_training{"opleiding", "training"};
inline constexpr Phrase cost_training_fee{"opleidingsvergoeding", "training fees"};
inline constexpr Phrase cost_flex{"inhuur", "hired staff"};
inline constexpr Phrase cost_exchange{"uitwisseling", "exchange"};
inline constexpr Phrase cost_charge{"verrekening", "charges"};
inline constexpr Phrase cost_vat{"btw", "VAT"};
inline constexpr Phrase cost_leavers{"vertrek", "leaving"};
inline constexpr Phrase cost_closed_rooms{"gesloten kamers", "closed rooms"};
inline constexpr Phrase cost_policy{"beleid", "policies"};

// ---- shortage
inline constexpr Phrase shortage_title{"Tekort per beroep en organisatie", "Shortage by profession and organisation"};
inline constexpr Phrase before_title{"Tekort vóór inhuur", "Shortage before hired staff"};
inline constexpr Phrase after_title{"Tekort na inhuur, pool en uitwisseling",
                                    "Shortage after hired staff, pool and exchange"};
inline constexpr Phrase fan_caption{
    "{profession} in {place}: van {first} fte in {from} naar {last} fte in {to} (mediaan van "
    "‘{alternative}’){interval}.",
    "{profession} in {place}: from {first} fte in {from} to {last} fte in {to} (median of ‘{alternative}’){interval}."};
inline constexpr Phrase before_note{
    "Nodig min eigen personeel en leerlingen; onder nul is over. Wat inhuur nu opvult, staat hier nog open. Wie op "
    "uitwisseling is telt niet mee, en wie daarvoor terugkomt evenmin: wat uitwisselen doet, is pas in de volgende "
    "grafiek te zien.",
    "Required minus own staff and trainees; below zero is over. What hired staff fill is still open here. Who is away "
    "on an exchange is not counted, nor who comes in return: what exchanging does shows only in the next chart."};
inline constexpr Phrase after_note{
    "Het positieve deel van nodig min beschikbaar, van elke organisatie, elk beroep en elke maand apart. Intervallen "
    "tellen niet op: dat van het geheel is niet de som van die van de delen.",
    "The positive part of required minus available, of each organisation, profession and month apart. Intervals do not "
    "add up: that of the whole is not the sum of those of the parts."};
inline constexpr Phrase fan_table{"Mediaan en 80%-interval, {unit}", "Median and 80% interval, {unit}"};
inline constexpr Phrase panel{"{place}: {profession}", "{place}: {profession}"};
inline constexpr Phrase no_quantiles{
    "Voor de grafieken moeten de kwantielen 0.1, 0.25, 0.5, 0.75 en 0.9 zijn vastgelegd (het veld record.quantiles).",
    "The charts need the quantiles 0.1, 0.25, 0.5, 0.75 and 0.9 to be recorded (the field record.quantiles)."};

// ---- rooms
inline constexpr Phrase rooms_title{"Gesloten kamers, en waar zij vandaan komen",
                                    "Closed rooms, and where they come from"};
inline constexpr Phrase rooms_chart{"Gesloten operatiekamers", "Operating rooms closed"};
inline constexpr Phrase rooms_fan_caption{
    "{place}: van {first} kamers in {from} naar {last} in {to} (mediaan van ‘{alternative}’){interval}.",
    "{place}: from {first} rooms in {from} to {last} in {to} (median of ‘{alternative}’){interval}."};
inline constexpr Phrase parts_chart{"Waar de gesloten kamers van {year} vandaan komen",
                                    "Where the closed rooms of {year} come from"};
inline constexpr Phrase parts_caption{
    "Van de {mean} kamers die in {year} in {place} gemiddeld dicht zijn (‘{alternative}’), komt het meeste door "
    "{part}: {rooms}.",
    "Of the {mean} rooms closed on average in {place} in {year} (‘{alternative}’), most come from {part}: {rooms}."};
inline constexpr Phrase parts_none{"In {year} zijn in {place} geen kamers dicht ({alternative}).",
                                   "In {year} no rooms are closed in {place} ({alternative})."};
inline constexpr Phrase part_short{"gemiddeld te weinig mensen", "too few people on average"};
inline constexpr Phrase part_chance{"toeval, en het zwakste beroep", "chance, and the weakest profession"};
inline constexpr Phrase part_stranded{"overschot dat elders vastzit", "surplus stranded elsewhere"};
inline constexpr Phrase part_training{"grenzen aan opleiden", "limits on training"};
inline constexpr Phrase part_workload{"werkdruk die vertrek aanjaagt", "workload that drives leaving"};
inline constexpr Phrase parts_table{
    "Met standaardfout; samen is het gemiddelde aantal. Onder nul: dat deel houdt kamers open.",
    "With standard error; together they are the mean number. Below zero: that part keeps rooms open."};
inline constexpr Phrase binding{
    "Het beroep dat in {year} het vaakst bepaalt of een kamer dicht is ({alternative}): {list}.",
    "The profession that decides most often in {year} whether a room is closed ({alternative}): {list}."};
inline constexpr Phrase binding_item{"{profession} {share}", "{profession} {share}"};

// ---- policies
inline constexpr Phrase policies_title{"Wat elk beleid toevoegt, en wat het kost",
                                       "What each policy adds, and what it costs"};
inline constexpr Phrase policies_caption{
    "Gemiddelde bijdrage van elk beleid van ‘{alternative}’, over alle volgordes waarin het kan worden toegevoegd "
    "(Shapley), met standaardfout. De wisselwerking zit in de bijdragen en staat er apart bij.",
    "Mean contribution of each policy of ‘{alternative}’, over all orders in which it can be added (Shapley), with "
    "standard error. The interaction is in the contributions and also stands apart."};
inline constexpr Phrase interaction{"waarvan wisselwerking", "of which interaction"};
inline constexpr Phrase policies_none{
    "Wat elk beleid apart toevoegt, is in deze run niet uitgerekend (het veld attribution, of spp compare "
    "--attribution).",
    "What each policy adds was not worked out in this run (the field attribution, or spp compare --attribution)."};
inline constexpr Phrase price_caption{
    "Kosten per behouden fte en per opengehouden dagdeel: het verschil in gemiddelde kosten, gedeeld door dat in eigen "
    "fte en door dat in gesloten dagdelen per week. ‘Niet te zeggen’ staat er waar het interval van het effect of van "
    "de kosten nul bevat.",
    "Cost per fte of own staff kept and per session kept open: the difference in mean cost, divided by that in own fte "
    "and by that in sessions closed a week. ‘Cannot be said’ stands where the interval of the effect or of the cost "
    "holds zero."};
inline constexpr Phrase extra_cost{"kosten, verschil", "cost, difference"};
inline constexpr Phrase own_kept{"eigen fte erbij", "own fte gained"};
inline constexpr Phrase sessions_kept{"dagdelen per week open gehouden", "sessions a week kept open"};
inline constexpr Phrase per_fte{"per fte, per jaar", "per fte and year"};
inline constexpr Phrase per_session{"per wekelijks dagdeel, per jaar", "per weekly session and year"};
inline constexpr Phrase saves{"bespaart: {cost}", "saves: {cost}"};

// ---- giving
inline constexpr Phrase giving_title{"Geven en ontvangen", "Giving and receiving"};
inline constexpr Phrase giving_caption{
    "Gemiddelden: wie opleidde voor anderen, wie mensen verloor en kreeg, wie uitleende.",
    "Means: who trained for others, who lost and got people, who lent."};
inline constexpr Phrase trained_given{"opgeleid voor anderen in de regio", "trained for others in the region"};
inline constexpr Phrase trained_received{"elders opgeleid", "trained elsewhere"};
inline constexpr Phrase moved_given{"vertrokken naar anderen in de regio", "moved to others in the region"};
inline constexpr Phrase moved_received{"gekomen van anderen in de regio", "moved from others in the region"};
inline constexpr Phrase exchanged_given{"uitwisseling uit, maanden", "exchanged out, months"};
inline constexpr Phrase exchanged_received{"uitwisseling in, maanden", "exchanged in, months"};
inline constexpr Phrase lent_given{"uitgeleend, fte-maanden", "lent, fte-months"};
inline constexpr Phrase lent_received{"geleend, fte-maanden", "borrowed, fte-months"};
inline constexpr Phrase charged_given{"in rekening gebracht", "charged"};
inline constexpr Phrase charged_received{"betaald", "paid"};
inline constexpr Phrase gap{"kans op een ongunstiger saldo", "chance of a larger gap"};
inline constexpr Phrase worse_caption{
    "Winnen of verliezen wij erbij? De kans dat het personeelssaldo van een organisatie (nodig min beschikbaar, alle "
    "beroepen samen, ook onder nul) ongunstiger is dan in ‘{first}’. Gelijke uitkomsten tellen als ongunstiger, dus "
    "het is hoogstens zoveel.",
    "Do we gain or lose by joining? The chance that the gap of an organisation (required minus available, all "
    "professions together, also below zero) is larger than in ‘{first}’. Equal outcomes count as larger, so it is at "
    "most this."};

// ---- retention
inline constexpr Phrase retention_title{"Behoud", "Retention"};
inline constexpr Phrase retention_caption{
    "Kans op elke lezing van de afspraak over behoud: zonder enig beleid → met de variant; standaardfout hoogstens "
    "{error} punt. Geteld: vertrek uit de organisatie, in personen, pensioen meegeteld; retention.csv heeft de andere "
    "tellingen.",
    "Chance of each reading of the agreement on retention: without any policy → with the alternative; standard error "
    "at most {error} points. Counted: leavers from the organisation, in heads, retirement included; retention.csv has "
    "the other countings."};
inline constexpr Phrase reading{"lezing", "reading"};
inline constexpr Phrase bound{"grens", "bound"};
inline constexpr Phrase at_most_leaving{"≤ {rate} vertrek", "≤ {rate} leaving"};
inline constexpr Phrase at_least_staying{"≥ {rate} behoud", "≥ {rate} staying"};
inline constexpr Phrase without_with{"zonder {without} → met {with}", "without {without} → with {with}"};
inline constexpr Phrase impossible{"kan niet", "cannot be"};
inline constexpr Phrase retention_differ{
    "De vier lezingen van dezelfde afspraak geven kansen van {low} tot {high} (‘{alternative}’): welke lezing geldt, "
    "moet "
    "vóór het oordeel zijn afgesproken.",
    "The four readings of the same agreement have chances from {low} to {high} (‘{alternative}’): which reading counts "
    "must "
    "be agreed before the verdict."};
inline constexpr Phrase retention_agree{"De lezingen geven ongeveer dezelfde kans: {low} tot {high} (‘{alternative}’).",
                                        "The readings have about the same chance: {low} to {high} (‘{alternative}’)."};

// ---- inputs
inline constexpr Phrase inputs_title{"Wat is aangenomen", "What is assumed"};
inline constexpr Phrase inputs_intro{
    "{assumed} van de {all} onzekere invoergetallen berusten op een aanname. De breedste staan vooraan: het interval "
    "van "
    "90% gedeeld door het gemiddelde. Hoe zwaar elk op de uitkomst weegt, is niet uitgerekend.",
    "{assumed} of the {all} uncertain inputs rest on an assumption. The widest stand first: the interval of 90% "
    "divided by "
    "the mean. How much each weighs on the outcome was not worked out."};
inline constexpr Phrase inputs_none{"Geen invoer is onzeker: elke simulatie rekent met dezelfde getallen.",
                                    "No input is uncertain: every simulation uses the same numbers."};
inline constexpr Phrase inputs_rest{"De overige {count} staan in inputs.csv.", "The other {count} are in inputs.csv."};
inline constexpr Phrase source_line{"Bron {id}: {source}", "Source {id}: {source}"};
inline constexpr Phrase input{"invoer", "input"};
inline constexpr Phrase input_mean{"gemiddelde", "mean"};
inline constexpr Phrase input_range{"90%-interval", "90% interval"};
inline constexpr Phrase rests_on{"berust op", "rests on"};
inline constexpr Phrase assumption{"aanname", "assumption"};
inline constexpr Phrase no_source{"geen bron", "no source"};

// ---- checklist
inline constexpr Phrase checklist_title{"Succesfactoren", "Success factors"};
inline constexpr Phrase checklist_intro{
    "Ingevuld door de regio, van 1 (ontbreekt) tot 5 (op orde). Staat los van de getallen: er wordt niet mee gerekend.",
    "Filled in by the region, from 1 (missing) to 5 (in order). Apart from the numbers: nothing is computed from it."};
inline constexpr Phrase factor{"factor", "factor"};
inline constexpr Phrase score{"score", "score"};
inline constexpr Phrase note{"toelichting", "note"};

// ---- method
inline constexpr Phrase method_title{"Hoe dit is gerekend", "How this was computed"};
inline constexpr Phrase method_stocks{
    "Personeel is een voorraad per organisatie, beroep, leeftijd en dienstverband. Elke maand is er instroom "
    "(opleiding, "
    "werving, terugkeer uit flex), uitstroom (pensioen, vertrek per oorzaak) en doorstroom.",
    "Staff are a stock by organisation, profession, age and tenure. Every month has intake (training, recruitment, "
    "return "
    "from flex), attrition (retirement, leaving by cause) and moves between organisations."};
inline constexpr Phrase method_chance{
    "Elke simulatie trekt het toeval van ieder mens en ieder onzeker invoergetal. {replicates} simulaties geven de "
    "spreiding; beleidsvarianten delen hetzelfde toeval, zodat hun verschil van het beleid komt.",
    "Every simulation draws the chance of each person and each uncertain input. {replicates} simulations give the "
    "spread; "
    "alternatives share the same chance, so that their difference comes from policy."};
inline constexpr Phrase method_loop{
    "Tekort verhoogt de werkdruk, werkdruk verhoogt het vertrek, en wie vertrekt kan niet meer begeleiden: daardoor "
    "kan "
    "een tekort zichzelf versterken.",
    "Shortage raises workload, workload raises leaving, and who has left cannot supervise trainees: so a shortage can "
    "feed "
    "itself."};
inline constexpr Phrase method_rooms{
    "Een kamer gaat open als elk beroep er genoeg mensen voor heeft; het zwakste beroep bepaalt. Getallen over kamers "
    "zijn "
    "gemiddelden over het jaar.",
    "A room opens if every profession has enough people for it; the weakest profession decides. Numbers of rooms are "
    "averages over the year."};
inline constexpr Phrase method_reading{
    "‘Naar verwachting’ is het gemiddelde; de mediaan ligt lager waar enkele simulaties ver uitschieten. Het interval "
    "van 80% loopt van het 10e tot het 90e percentiel. Kwantielen van delen tellen niet op tot die van het geheel; "
    "gemiddelden wel, op afronding na.",
    "‘Expected’ is the mean; the median is lower where a few simulations go far. The interval of 80% runs from the "
    "10th to the 90th percentile. Quantiles of parts do not add up to those of the whole; means do, but for rounding."};
inline constexpr Phrase method_decimals{
    "Een getal staat er met niet meer decimalen dan de toevalsfout van {replicates} simulaties toelaat. Die fout zegt "
    "niets over aannamen die niet kloppen.",
    "A number has no more decimals than the chance error of {replicates} simulations bears. That error says nothing "
    "about "
    "assumptions that are wrong."};
inline constexpr Phrase method_cannot{
    "Wat niet in het scenario staat, ziet dit rapport niet: kwaliteit van zorg, roosters binnen de maand, en de mensen "
    "achter de getallen.",
    "What is not in the scenario this report does not see: quality of care, rosters within the month, and the people "
    "behind the numbers."};

// ---- reproduction
inline constexpr Phrase reproduce_title{"Narekenen", "How to reproduce"};
inline constexpr Phrase reproduce_again{"Dit rapport: {command}", "This report: {command}"};
inline constexpr Phrase reproduce_run{
    "De run: spp run scenario.yaml, op het scenario in de map van de run geeft dezelfde tabellen.",
    "The run: spp run scenario.yaml on the scenario in the run's folder gives the same tables."};
inline constexpr Phrase reproduce_terms{
    "spp {version}, toevalsgetallen versie {stream}, startwaarde (seed) {seed}, {replicates} simulaties.",
    "spp {version}, random numbers version {stream}, seed {seed}, {replicates} simulations."};
inline constexpr Phrase reproduce_no_chance{"Zonder toeval gerekend (--chance off).",
                                            "Computed without chance (--chance off)."};
inline constexpr Phrase reproduce_fixed{"Onzekere invoer staat vast (--inputs fixed).",
                                        "Uncertain inputs are fixed (--inputs fixed)."};
inline constexpr Phrase reproduce_file{"{name}: SHA-256 {hash}", "{name}: SHA-256 {hash}"};
inline constexpr Phrase reproduce_changed{"Let op: {note}.", "Note: {note}."};
inline constexpr Phrase reproduce_tables{
    "Elk getal op deze bladzijde staat in de tabellen van de run, of is er het gemiddelde, de som of het quotiënt van "
    "zoals erbij staat.",
    "Every number on this page stands in the tables of the run, or is a mean, a sum or a quotient of them as it says."};

}  // namespace spp::board
