// What the report answers first, and the words of what is counted.
#include <fmt/format.h>

#include <algorithm>

#include "report/retention_sections.hpp"

namespace spp {
namespace {

constexpr std::array all_readings{Reading::fewer_leavers, Reading::fewer_leavers_each_year,
                                  Reading::higher_retention_rate, Reading::ten_points};
constexpr std::array all_leavers{LeavesFrom::organisation, LeavesFrom::region, LeavesFrom::sector,
                                 LeavesFrom::profession};

template <class... T>
std::string filled(const RetentionView& view, const Words& words, const T&... values) {
  return fmt::format(fmt::runtime(words.in(view.language())), values...);
}

/// "met: retention, …: chance 41% ± 2, asked 50%; without any policy 32%."
std::string target_sentence(const RetentionView& view, const TargetAsked& target) {
  constexpr Words met{"Gehaald", "Met"}, missed{"Gemist", "Missed"}, undecided{"Onbeslist", "Undecided"},
      line{"{}: {}. Kans {} ± {}, gevraagd {}.", "{}: {}. Chance {} ± {}, asked {}."},
      luck{" Zonder enig beleid is die kans {}.", " Without any policy that chance is {}."},
      who{" Aanspreekbaar: {}.", " Responsible: {}."};
  const auto found = view.rows("targets", {{"alternative", view.asked().alternative}, {"target", target.name}});
  if (found.empty()) return {};
  const std::size_t row = found.front();
  const std::string verdict = view.text("targets", row, "verdict");
  const Words& word = verdict == "met" ? met : verdict == "missed" ? missed : undecided;
  std::string out = filled(view, line, view.say(word), view.nl() ? target.name_nl : target.name,
                           view.percent(view.number("targets", row, "probability").value_or(0.0), 0),
                           view.number_text(100.0 * view.number("targets", row, "standard_error").value_or(0.0), 0),
                           view.percent(target.probability, 0));
  for (const auto& place : view.places()) {
    if (place.organisation != target.organisation || (!target.region.empty() && place.region != target.region))
      continue;
    const auto reading =
        target.year ? view.reading(place, target.profession, *target.reading, *target.year + view.scenario().start.year)
                    : std::nullopt;
    const auto without =
        reading ? view.number("retention", *reading, "probability_met_without_policies") : std::nullopt;
    if (without) out += filled(view, luck, view.percent(*without, 0));
    break;
  }
  if (!target.responsible.empty()) out += filled(view, who, target.responsible);
  return out;
}

/// The chance of each reading of the whole, side by side.
BulletList four_readings(const RetentionView& view) {
  constexpr Words line{"{} ({}): {}", "{} ({}): {}"},
      bound{"; met {} is het gehaald, verwacht {} (basis {})", "; met by {}, expected {} (base {})"},
      at_most{"hoogstens {} vertrek", "at most {} leaving"}, at_least{"minstens {} behoud", "at least {} staying"},
      cannot{"kan niet: daarvoor zou meer dan iedereen moeten blijven",
             "cannot be: more than everybody would have to stay"},
      odds{"kans {}, zonder beleid {}", "chance {}, without policies {}"}, alone{"kans {}", "chance {}"};
  BulletList list;
  for (const Reading reading : all_readings) {
    const auto row = view.reading(view.whole(), all_of_them, {reading, {}});
    if (!row) continue;
    const auto figure = [&](const char* column) { return view.number("retention", *row, column).value_or(0.0); };
    const auto without = view.number("retention", *row, "probability_met_without_policies");
    const bool rate = reading == Reading::fewer_leavers || reading == Reading::fewer_leavers_each_year;
    const bool possible = view.text("retention", *row, "possible") == "true";
    const std::string chance =
        !possible ? view.say(cannot)
        : without ? filled(view, odds, view.percent(figure("probability_met"), 0), view.percent(*without, 0))
                  : filled(view, alone, view.percent(figure("probability_met"), 0));
    std::string item = filled(view, line, reading_words(view, reading), reading_head(view, reading), chance);
    // The bound tells the base, and that the leavers.
    if (!view.hides_whole())
      item += filled(view, bound, filled(view, rate ? at_most : at_least, view.percent(figure("bound"))),
                     view.percent(figure("value")), view.percent(figure("base")));
    list.items.push_back(std::move(item));
  }
  return list;
}

std::string detectable_sentence(const RetentionView& view) {
  constexpr Words words{
      "Wat tellen kan laten zien: met gemiddeld {} vertrekkers in {} valt pas een werkelijke daling van {} op (in vier "
      "van de vijf gevallen). De gevraagde {} is met een telling over {} dus {} aan te tonen.",
      "What counting can show: with {0} leavers on average in {1}, only a true fall of {2} shows (four times out of "
      "five). So counting over {4} {5} show the {3} that is asked."},
      cannot{"niet", "cannot"}, can{"wel", "can"}, one{"een jaar", "one year"}, more{"{} jaar", "{} years"};
  const auto row = view.reading(view.whole(), all_of_them, {});
  if (!row || view.hides_whole()) return {};
  const double fall = view.number("retention", *row, "detectable").value_or(1.0);
  const double change = view.asked().retention.change;
  const int window = view.asked().retention.window;
  return filled(view, words, view.number_text(view.number("retention", *row, "leavers_mean").value_or(0.0), 0),
                view.whole().name, view.percent(fall, 0), view.percent(change, 0),
                window == 1 ? view.say(one) : filled(view, more, window), view.say(fall > change ? cannot : can));
}

/// Which causes count as leaving from something, in the planner's names.
std::string causes_of(const RetentionView& view, LeavesFrom from) {
  std::string list;
  for (const std::string& cause : view.scenario().cause_names())
    if (view.scenario().leaves_from(cause, from)) list += (list.empty() ? "" : ", ") + cause;
  return list;
}

std::string base_sentence(const RetentionView& view) {
  constexpr Words simulated{
      "Basisjaar: {}. Er is geen gemeten basiscijfer: elk scenario-verloop wordt vergeleken met "
      "zijn eigen gesimuleerde basisjaar.",
      "Base year: {}. No base was measured: each replicate is held against its own simulated "
      "base year."},
      measured{"Basisjaar: {}. Gemeten basiscijfers: {}.", "Base year: {}. Measured bases: {}."};
  const int year = view.asked().retention.base_year;
  if (view.scenario().retention.base.empty()) return filled(view, simulated, year);
  std::string list;
  for (const RetentionBase& base : view.scenario().retention.base) {
    const std::string whose = !base.organisation.empty() ? base.organisation.value
                              : !base.group.empty()      ? base.group.value
                              : !base.region.empty()     ? base.region.value
                                                         : view.say({"allen", "all"});
    const double value = base.value ? std::get<double>(base.value->value) : 0.0;
    const std::string source = base.value ? base.value->source : std::string();
    const std::string why = base.value ? base.value->assumption : std::string();
    list += fmt::format("{}{} {}{}", list.empty() ? "" : "; ", whose, view.percent(value),
                        !source.empty() ? " (" + source + ")"
                        : !why.empty()  ? " (" + view.say({"aanname: ", "assumption: "}) + why + ")"
                                        : std::string());
  }
  return filled(view, measured, year, list);
}

}  // namespace

ReportSection answer_section(const RetentionView& view) {
  ReportSection section{view.say({"Wordt het gehaald?", "Is it met?"}), {}};
  BulletList targets;
  for (const TargetAsked& target : view.asked().targets)
    if (target.reading)
      if (std::string line = target_sentence(view, target); !line.empty()) targets.items.push_back(std::move(line));
  if (targets.items.empty())
    section.blocks.push_back(Paragraph{
        view.say({"Het scenario noemt geen lezing van behoud als doel. Hieronder staan ze alle vier naast elkaar.",
                  "The scenario names no reading of retention as a target. All four stand side by side below."})});
  else
    section.blocks.push_back(std::move(targets));
  section.blocks.push_back(Paragraph{
      filled(view,
             Words{"De afspraak laat vier lezingen toe. Voor {}, {}, vertrek uit de organisatie met pensioen, in "
                   "personen, beleidsvariant {}:",
                   "The agreement allows four readings. For {} in {}, leaving the organisation, retirement included, "
                   "in heads, alternative {}:"},
             view.whole().name, view.asked().year, view.asked().alternative)});
  section.blocks.push_back(four_readings(view));
  if (std::string sentence = detectable_sentence(view); !sentence.empty())
    section.blocks.push_back(Paragraph{std::move(sentence)});
  return section;
}

ReportSection definition_section(const RetentionView& view) {
  constexpr Words rate{
      "Vertrekcijfer: vertrekkers in het kalenderjaar gedeeld door de gemiddelde bezetting (teller en noemer). De "
      "gemiddelde bezetting is het gemiddelde over de twaalf maanden van (begin + einde van de maand) ÷ 2, zonder "
      "leerlingen en zonder flexkrachten. Behoud is 1 min het vertrekcijfer.",
      "Exit rate: leavers of the calendar year divided by average staff (numerator and denominator). Average staff is "
      "the mean over the twelve months of (start + end of the month) ÷ 2, without trainees and without flexible staff. "
      "Retention is 1 minus the exit rate."},
      from{"Vertrek uit {}: {}.", "Leaving {}: {}."},
      fte{"In fte telt ieder met de contract-fte van zijn leeftijd bij vertrek.",
          "In fte everybody counts with the contract fte of the age of leaving."},
      four{
          "Lezingen van {} meer behoud: {}, vertrekcijfer hoogstens {} × basis; {}, hoogstens {} tot de macht n × "
          "basis "
          "in jaar n; {}, behoud minstens {} × basis; {}, behoud minstens basis + {} procentpunten.",
          "Readings of {} more retention: {}, exit rate at most {} × base; {}, at most {} to the power n × base in "
          "year "
          "n; {}, retention at least {} × base; {}, retention at least base + {} percentage points."},
      window{"Vertrekkers en bezetting zijn over {} jaar opgeteld.", "Leavers and staff are summed over {} years."};
  const RetentionAsked& asked = view.asked().retention;
  ReportSection section{view.say({"Wat er geteld is", "What is counted"}), {}};
  BulletList list{{view.say(rate)}};
  for (const LeavesFrom one : all_leavers)
    list.items.push_back(filled(view, from, leavers_words(view, one), causes_of(view, one)));
  list.items.push_back(view.say(fte));
  list.items.push_back(base_sentence(view));
  list.items.push_back(
      filled(view, four, view.percent(asked.change, 0), reading_words(view, Reading::fewer_leavers),
             view.number_text(1.0 - asked.change, 2), reading_words(view, Reading::fewer_leavers_each_year),
             view.number_text(1.0 - asked.change, 2), reading_words(view, Reading::higher_retention_rate),
             view.number_text(1.0 + asked.change, 2), reading_words(view, Reading::ten_points),
             view.number_text(100.0 * asked.change, 0)));
  if (asked.window > 1) list.items.push_back(filled(view, window, asked.window));
  section.blocks.push_back(std::move(list));
  return section;
}

}  // namespace spp
