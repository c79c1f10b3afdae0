// What the report rests on: what was measured, simulated and assumed; what is missing; how to make it again.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/small_cells.hpp"
#include "report/retention_sections.hpp"

namespace spp {
namespace {

constexpr std::size_t most_inputs = 12;

template <class... T>
std::string filled(const RetentionView& view, const Words& words, const T&... values) {
  return fmt::format(fmt::runtime(words.in(view.language())), values...);
}

/// Inputs that act on who leaves, those of no source first.
ReportTable exit_inputs(const RetentionView& view) {
  ReportTable table;
  table.caption = view.say({"Onzekere invoer over vertrek", "Uncertain inputs on leaving"});
  table.columns = {{view.say({"invoer", "input"}), false},
                   {view.say({"gemiddelde", "mean"}), true},
                   {"5% – 95%", true},
                   {view.say({"berust op", "rests on"}), false}};
  std::vector<std::size_t> rows;
  for (const std::size_t row : view.rows("inputs", {})) {
    const std::string path = view.text("inputs", row, "path");
    for (const char* const start : {"exits", "exit_", "workload_effect", "between_organisations", "cycle", "policies"})
      if (path.starts_with(start)) {
        rows.push_back(row);
        break;
      }
  }
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    return view.text("inputs", a, "is_assumption") > view.text("inputs", b, "is_assumption");
  });
  for (const std::size_t row : rows) {
    if (table.rows.size() == most_inputs) break;
    const bool assumed = view.text("inputs", row, "is_assumption") == "true";
    const std::string source = view.text("inputs", row, "source");
    const auto figure = [&](const char* column) {
      return view.number_text(view.number("inputs", row, column).value_or(0.0), 4);
    };
    table.rows.push_back({view.text("inputs", row, "path"), figure("mean"), figure("q05") + " – " + figure("q95"),
                          assumed          ? view.say({"een aanname", "an assumption"})
                          : source.empty() ? view.say({"geen bron", "no source"})
                                           : source});
  }
  return table;
}

}  // namespace

ReportSection evidence_section(const RetentionView& view) {
  constexpr Words simulated{
      "Gesimuleerd: alle getallen van {} en later in dit rapport, tenzij er `waargenomen` bij staat; {} trekkingen.",
      "Simulated: every number of {} and later in this report, unless it says `observed`; {} replicates."},
      assumed{"Aangenomen: {} van {} onzekere invoergetallen berusten op een aanname.",
              "Assumed: {} of {} uncertain inputs rest on an assumption."},
      counted{"Gemeten: {} waargenomen cijfers en {} gemeten basiscijfers.",
              "Measured: {} observed figures and {} measured bases."};
  ReportSection section{view.say({"Gemeten, gesimuleerd, aangenomen", "Measured, simulated, assumed"}), {}};
  const auto inputs = view.rows("inputs", {});
  BulletList list;
  list.items.push_back(filled(view, counted, view.rows("observed", {}).size(), view.scenario().retention.base.size()));
  list.items.push_back(
      filled(view, simulated, view.scenario().start.year, view.number_text(view.asked().run->facts().replicates, 0)));
  list.items.push_back(filled(view, assumed, view.rows("inputs", {{"is_assumption", "true"}}).size(), inputs.size()));
  section.blocks.push_back(std::move(list));
  ReportTable table = exit_inputs(view);
  if (!table.rows.empty()) section.blocks.push_back(std::move(table));
  return section;
}

ReportSection gaps_section(const RetentionView& view) {
  ReportSection section{view.say({"Wat ontbreekt", "What is missing"}), {}};
  BulletList list;
  if (view.scenario().retention.base.empty())
    list.items.push_back(view.say(
        {"Een gemeten basiscijfer. Zonder `retention.base` is de basis gesimuleerd, en die schommelt van trekking tot "
         "trekking mee.",
         "A measured base. Without `retention.base` the base is simulated, and varies from replicate to replicate."}));
  std::string unobserved;
  for (const auto& place : view.places())
    if (place.is_one() && view.rows("observed", {{"organisation", place.organisation}}).empty())
      unobserved += (unobserved.empty() ? "" : ", ") + place.name;
  if (!unobserved.empty())
    list.items.push_back(filled(view, Words{"Waargenomen cijfers van: {}.", "Observed figures of: {}."}, unobserved));
  std::string unread;
  for (const std::string& organisation : view.scenario().organisation_names())
    if (std::none_of(view.places().begin(), view.places().end(),
                     [&](const auto& place) { return place.organisation == organisation; }))
      unread += (unread.empty() ? "" : ", ") + organisation;
  if (!unread.empty())
    list.items.push_back(filled(view,
                                Words{"Een lezing van: {}; er is geen basiscijfer voor, of niemand in dienst.",
                                      "A reading of: {}; no base was measured for it, or nobody is employed."},
                                unread));
  const auto& programmes = view.scenario().programmes;
  const bool placements =
      std::any_of(programmes.begin(), programmes.end(), [](const auto& entry) { return is_placement(entry.second); });
  if (!placements)
    list.items.push_back(view.say({"Stageplaatsen: het scenario heeft geen opleiding met `stay: 0`.",
                                   "Placements: the scenario has no programme with `stay: 0`."}));
  std::string impossible;
  for (const Reading reading : {Reading::higher_retention_rate, Reading::ten_points})
    if (const auto row = view.reading(view.whole(), all_of_them, {reading, {}}))
      if (view.text("retention", *row, "possible") == "false")
        impossible += (impossible.empty() ? "" : ", ") + reading_words(view, reading);
  if (!impossible.empty())
    list.items.push_back(
        filled(view, Words{"Een haalbare afspraak in deze lezing(en): {}.", "An agreement that can be met in: {}."},
               impossible));
  std::size_t hidden = 0;
  for (const auto& place : view.places())
    for (std::size_t c = 0; c < countings().size(); ++c) hidden += view.hides(place, c) ? 1 : 0;
  if (hidden > 0)
    list.items.push_back(
        filled(view,
               Words{"{} cellen zijn verborgen: minder dan {} personen, of er met een som op terug te "
                     "rekenen. `--hide-small off` toont ze.",
                     "{} cells are hidden: fewer than {} people, or given away by a sum. `--hide-small "
                     "off` shows them."},
               hidden, smallest_shown));
  section.blocks.push_back(std::move(list));
  return section;
}

ReportSection reproduction_section(const RetentionView& view) {
  constexpr Words line{"spp {}, toevalsgetallen versie {}, begingetal {}, {} trekkingen.",
                       "spp {}, random numbers version {}, seed {}, {} replicates."},
      again{"Opnieuw te maken met: {}", "Made again by: {}"}, file{"{}: SHA-256 {}", "{}: SHA-256 {}"};
  const RunFacts& facts = view.asked().run->facts();
  ReportSection section{view.say({"Narekenen", "How to reproduce"}), {}};
  BulletList list;
  list.items.push_back(filled(view, again, view.asked().command));
  list.items.push_back(filled(view, line, facts.version, facts.stream, facts.seed, facts.replicates));
  for (const HashedFile& one : facts.inputs) list.items.push_back(filled(view, file, one.name, one.sha256));
  for (const std::string& one : facts.overrides) list.items.push_back("--set " + one);
  section.blocks.push_back(std::move(list));
  return section;
}

std::optional<int> year_reported(const Axes& axes, const RetentionAsked& retention,
                                 const std::vector<TargetAsked>& targets) {
  const std::vector<int> years = reading_years(axes, retention);
  if (years.empty()) return {};
  // That of most targets, of equally many the first.
  std::optional<int> found;
  std::ptrdiff_t most = 0;
  for (const int year : years) {
    const std::ptrdiff_t count = std::count_if(targets.begin(), targets.end(), [&](const TargetAsked& target) {
      return target.reading && target.year && *target.year + axes.first_year() == year;
    });
    if (count > most) found = year;
    most = std::max(most, count);
  }
  return found ? *found : years.front();
}

Report retention_report(const RetentionReportAsked& asked) {
  const RetentionView view(asked);
  Report report;
  report.language = asked.language;
  report.title = fmt::format("{} {}: {}", view.say(report_name), asked.year, asked.title);
  report.subtitle = fmt::format(fmt::runtime(view.say({"Beleidsvariant {}; basisjaar {}; afspraak {} meer behoud.",
                                                       "Alternative {}; base year {}; agreement {} more retention."})),
                                asked.alternative, asked.retention.base_year, view.percent(asked.retention.change, 0));
  for (const auto& section :
       {answer_section, definition_section, readings_section, training_section, absence_section, attribution_section,
        observed_section, evidence_section, gaps_section, reproduction_section})
    report.sections.push_back(section(view));
  return report;
}

}  // namespace spp
