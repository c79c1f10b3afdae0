// The tables of the report: readings, training, absence, what policies add, what was observed.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/small_cells.hpp"
#include "report/retention_sections.hpp"

namespace spp {
namespace {

constexpr std::array all_readings{Reading::fewer_leavers, Reading::fewer_leavers_each_year,
                                  Reading::higher_retention_rate, Reading::ten_points};

/// Columns of the four readings behind others.
void add_readings(const RetentionView& view, std::vector<ReportTable::Column>& columns) {
  for (const Reading reading : all_readings) columns.push_back({reading_head(view, reading), true});
}

void add_chances(const RetentionView& view, const RetentionView::At& place, const std::string& profession,
                 const Counting& counting, std::vector<std::string>& row) {
  for (const Reading reading : all_readings) {
    const auto found = view.reading(place, profession, {reading, counting});
    row.push_back(found ? view.chance(*found) : std::string("–"));
  }
}

std::size_t number_of(const Counting& counting) {
  return static_cast<std::size_t>(std::find(countings().begin(), countings().end(), counting) - countings().begin());
}

/// Leavers, staff, base and value of a row, or what stands for them.
void add_counts(const RetentionView& view, std::size_t row, bool hidden, int decimals, std::vector<std::string>& out) {
  const auto figure = [&](const char* column) { return view.number("retention", row, column).value_or(0.0); };
  if (hidden) {
    out.insert(out.end(), {hidden_text(view), hidden_text(view), hidden_text(view), hidden_text(view)});
    return;
  }
  out.push_back(view.number_text(figure("leavers_mean"), decimals));
  out.push_back(view.number_text(figure("average_staff"), decimals));
  out.push_back(view.percent(figure("base")));
  out.push_back(view.percent(figure("value")));
}

std::vector<ReportTable::Column> count_columns(const RetentionView& view, const Words& first) {
  std::vector<ReportTable::Column> columns{
      {view.say(first), false},
      {view.say({"vertrekkers", "leavers"}), true},
      {view.say({"bezetting", "staff"}), true},
      {view.say({"vertrek basis", "exit rate, base"}), true},
      {fmt::format("{} {}", view.say({"vertrek", "exit rate,"}), view.asked().year), true}};
  add_readings(view, columns);
  return columns;
}

ReportTable by_place(const RetentionView& view) {
  ReportTable table;
  table.caption =
      view.say({"Vertrek uit de organisatie, met pensioen, in personen; kans dat de lezing gehaald wordt "
                "(tussen haakjes: zonder enig beleid)",
                "Leaving the organisation, retirement included, in heads; chance that the reading is met "
                "(in brackets: without any policy)"});
  table.columns = count_columns(view, {"waar", "where"});
  for (const auto& place : view.places()) {
    const auto found = view.reading(place, all_of_them, {});
    if (!found) continue;
    std::vector<std::string> row{place.name};
    add_counts(view, *found, view.hides(place, number_of({})), 1, row);
    add_chances(view, place, std::string(all_of_them), {}, row);
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// Professions of the whole; their counts add up to the row above.
ReportTable by_profession(const RetentionView& view) {
  ReportTable table;
  table.caption =
      fmt::format("{} {}", view.say({"Hetzelfde per beroep, voor", "The same by profession, for"}), view.whole().name);
  table.columns = count_columns(view, {"beroep", "profession"});
  const std::vector<std::string> professions = view.scenario().profession_names();
  for (const std::string& profession : professions) {
    const auto found = view.reading(view.whole(), profession, {});
    if (!found) continue;
    std::vector<std::string> row{view.profession_name(profession)};
    add_counts(view, *found, view.hides_profession(profession), 1, row);
    add_chances(view, view.whole(), profession, {}, row);
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string counting_words(const RetentionView& view, const Counting& counting) {
  return fmt::format("{}, {}, {}", leavers_words(view, counting.from),
                     counting.retirement ? view.say({"met pensioen", "with retirement"})
                                         : view.say({"zonder pensioen", "without retirement"}),
                     counting.basis == Basis::heads ? view.say({"personen", "heads"}) : view.say({"fte", "fte"}));
}

/// The order in which people read them: organisation first, with retirement first, heads first.
std::vector<Counting> in_reading_order() {
  std::vector<Counting> list;
  for (const LeavesFrom from :
       {LeavesFrom::organisation, LeavesFrom::region, LeavesFrom::sector, LeavesFrom::profession})
    for (const bool retirement : {true, false})
      for (const Basis basis : {Basis::heads, Basis::fte}) list.push_back({from, retirement, basis});
  return list;
}

ReportTable all_of(const RetentionView& view, const RetentionView::At& place) {
  ReportTable table;
  table.caption = place.name;
  table.columns = count_columns(view, {"vertrek uit", "leaving"});
  for (const Counting& counting : in_reading_order()) {
    const auto found = view.reading(place, all_of_them, {Reading::fewer_leavers, counting});
    if (!found) continue;
    std::vector<std::string> row{counting_words(view, counting)};
    add_counts(view, *found, view.hides(place, number_of(counting)), 1, row);
    add_chances(view, place, std::string(all_of_them), counting, row);
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// The sum of a flow's means over the rows that fit.
std::optional<double> flow_mean(const RetentionView& view, const RetentionView::At& place, const std::string& programme,
                                int year) {
  const auto found = view.rows("flows", {{"alternative", view.asked().alternative},
                                         {"year", std::to_string(year)},
                                         {"region", place.region},
                                         {"organisation", place.organisation},
                                         {"profession", std::string(all_of_them)},
                                         {"programme", programme},
                                         {"flow", "intake"}});
  if (found.empty()) return {};
  double sum = 0.0;
  for (const std::size_t row : found) sum += view.number("flows", row, "mean").value_or(0.0);
  return sum;
}

/// What was observed of a year, organisation and measure, all professions and causes; nothing where nothing was.
std::optional<double> observed(const RetentionView& view, const RetentionView::At& place, const char* measure,
                               int year) {
  const auto found = view.rows("observed", {{"year", std::to_string(year)},
                                            {"organisation", place.organisation},
                                            {"profession", std::string(all_of_them)},
                                            {"measure", measure},
                                            {"cause", ""}});
  return found.empty() ? std::nullopt : view.number("observed", found.front(), "value");
}

std::string change_text(const RetentionView& view, double now, double base) {
  return fmt::format("{}{}", now >= base ? "+" : "−", view.percent(std::abs(now / base - 1.0), 0));
}

/// Intake of programmes, in the base year and in the year reported; no change where one of them is hidden.
ReportTable intake_table(const RetentionView& view, bool placements) {
  ReportTable table;
  table.caption =
      placements
          ? view.say({"Stageplaatsen (opleiding waarna niemand blijft): begonnen personen",
                      "Placements (a programme after which nobody stays): heads who began"})
          : view.say({"Instroom in de opleidingen: begonnen personen", "Intake of the programmes: heads who began"});
  const int base = view.asked().retention.base_year, year = view.asked().year;
  table.columns = {{view.say({"opleiding", "programme"}), false},
                   {view.say({"waar", "where"}), false},
                   {fmt::format("{} {}", view.say({"basisjaar", "base year"}), base), true},
                   {std::to_string(year), true},
                   {view.say({"verschil", "change"}), true}};
  const auto& programmes = view.scenario().programmes;
  // What was counted is of all programmes together: it is a programme's where there is one.
  const bool only_one = std::count_if(programmes.begin(), programmes.end(),
                                      [&](const auto& entry) { return is_placement(entry.second) == placements; }) == 1;
  const bool counted_apart = placements || std::none_of(programmes.begin(), programmes.end(),
                                                        [](const auto& entry) { return is_placement(entry.second); });
  for (const auto& [name, programme] : programmes) {
    if (is_placement(programme) != placements) continue;
    std::vector<std::optional<double>> now, before;
    std::vector<bool> measured;
    for (const auto& place : view.places()) {
      now.push_back(flow_mean(view, place, name, year));
      before.push_back(flow_mean(view, place, name, base));
      const auto counted = observed(view, place, placements ? "placements" : "intake", base);
      measured.push_back(only_one && counted_apart && counted.has_value());
      if (measured.back()) before.back() = counted;
    }
    const std::vector<bool> now_hidden = view.hidden_among_places(now),
                            before_hidden = view.hidden_among_places(before);
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (!now[i]) continue;
      const auto shown = [&](const std::optional<double>& count, bool hidden) {
        return !count   ? view.say({"niet bekend", "not known"})
               : hidden ? hidden_text(view)
                        : view.number_text(*count, 1);
      };
      const bool compared = before[i] && *before[i] > 0.0 && !now_hidden[i] && !before_hidden[i];
      const std::string mark = measured[i] && !before_hidden[i] ? view.say({" (geteld)", " (counted)"}) : std::string();
      table.rows.push_back({name, view.places()[i].name, shown(before[i], before_hidden[i]) + mark,
                            shown(now[i], now_hidden[i]),
                            compared ? change_text(view, *now[i], *before[i]) : std::string("–")});
    }
  }
  return table;
}

/// Which observed counts are hidden: small ones, and others by which totals over organisations or causes would give
/// them away. Only sums of which every part stands in the table can.
std::vector<bool> hidden_observations(const RetentionView& view, const std::vector<std::string>& counts) {
  const std::vector<std::size_t> rows = view.rows("observed", {});
  const auto cell = [&](std::size_t row, const char* column) { return view.text("observed", row, column); };
  const auto same = [&](std::size_t a, std::size_t b, std::initializer_list<const char*> columns) {
    return std::all_of(columns.begin(), columns.end(),
                       [&](const char* column) { return cell(a, column) == cell(b, column); });
  };
  std::vector<CountCell> cells;
  for (const std::size_t row : rows) {
    const bool is_count = std::find(counts.begin(), counts.end(), cell(row, "measure")) != counts.end();
    cells.push_back({is_count ? view.number("observed", row, "value").value_or(0.0) : smallest_shown});
  }
  std::vector<CountSum> sums;
  for (const std::size_t row : rows) {
    CountSum places{{{row, -1.0}}}, causes{{{row, -1.0}}}, professions{{{row, -1.0}}};
    for (const std::size_t other : rows) {
      for (const auto& place : view.places())
        if (!place.is_one() && place.organisation == cell(row, "organisation") &&
            same(row, other, {"year", "profession", "measure", "cause"}) &&
            std::find(place.members.begin(), place.members.end(), cell(other, "organisation")) != place.members.end())
          places.parts.push_back({other, 1.0});
      if (cell(row, "cause").empty() && !cell(other, "cause").empty() &&
          same(row, other, {"year", "profession", "measure", "organisation"}))
        causes.parts.push_back({other, 1.0});
      if (cell(row, "profession") == all_of_them && cell(other, "profession") != all_of_them &&
          same(row, other, {"year", "cause", "measure", "organisation"}))
        professions.parts.push_back({other, 1.0});
    }
    for (CountSum* sum : {&places, &causes, &professions})
      if (sum->parts.size() > 1) sums.push_back(std::move(*sum));
  }
  if (!view.asked().hide_small) return std::vector<bool>(cells.size(), false);
  return hidden_cells(cells, sums);
}

}  // namespace

ReportSection readings_section(const RetentionView& view) {
  ReportSection section{fmt::format("{}, {}", view.say({"Alle lezingen", "All readings"}), view.asked().year), {}};
  section.blocks.push_back(by_place(view));
  section.blocks.push_back(by_profession(view));
  section.blocks.push_back(Paragraph{view.say(
      {"Daaronder per plaats elke manier van tellen: vertrek uit wat, met of zonder pensioen, personen of fte.",
       "Below, for each place, every way of counting: leaving what, with or without retirement, heads or "
       "fte."})});
  for (const auto& place : view.places()) section.blocks.push_back(all_of(view, place));
  return section;
}

ReportSection training_section(const RetentionView& view) {
  ReportSection section{view.say({"Opleiden en stages", "Training and placements"}), {}};
  bool any = false;
  for (const bool placements : {true, false}) {
    ReportTable table = intake_table(view, placements);
    if (table.rows.empty()) continue;
    any = true;
    section.blocks.push_back(std::move(table));
  }
  if (!any)
    section.blocks.push_back(Paragraph{view.say({"Het scenario heeft geen opleidingen met instroom in deze jaren.",
                                                 "The scenario has no programmes with intake in these years."})});
  return section;
}

ReportSection absence_section(const RetentionView& view) {
  ReportSection section{view.say({"Verzuim", "Absence"}), {}};
  ReportTable table;
  const int base = view.asked().retention.base_year, year = view.asked().year;
  table.columns = {{view.say({"waar", "where"}), false},
                   {fmt::format("{} {}", view.say({"basisjaar", "base year"}), base), true},
                   {std::to_string(year), true}};
  const auto mean = [&](const RetentionView::At& place, int of) -> std::optional<double> {
    const auto found = view.rows("yearly", {{"alternative", view.asked().alternative},
                                            {"year", std::to_string(of)},
                                            {"region", place.region},
                                            {"organisation", place.organisation},
                                            {"profession", std::string(all_of_them)},
                                            {"measure", "absence_share"}});
    return found.empty() ? std::nullopt : view.number("yearly", found.front(), "mean");
  };
  const std::string unknown = view.say({"niet bekend", "not known"});
  for (const auto& place : view.places()) {
    const auto now = mean(place, year), before = mean(place, base);
    if (now) table.rows.push_back({place.name, before ? view.percent(*before) : unknown, view.percent(*now)});
  }
  if (table.rows.empty())
    section.blocks.push_back(Paragraph{view.say(
        {"De run heeft geen verzuim bewaard (`record.measures`).", "The run kept no absence (`record.measures`)."})});
  else
    section.blocks.push_back(std::move(table));
  return section;
}

ReportSection attribution_section(const RetentionView& view) {
  ReportSection section{view.say({"Wat elk beleid toevoegt", "What each policy adds"}), {}};
  ReportTable table;
  const std::vector<std::size_t> all_rows = view.rows("attribution", {});
  table.caption =
      fmt::format("{}: {}, {}, {}",
                  view.say({"Verandering van het aantal vertrekkers uit de organisatie door",
                            "Change of leavers from the organisation by"}),
                  all_rows.empty() ? std::string() : view.text("attribution", all_rows.front(), "alternative"),
                  view.whole().name, view.asked().year);
  table.columns = {{view.say({"beleid", "policy"}), false},
                   {view.say({"alleen", "alone"}), true},
                   {view.say({"als het ontbreekt", "when left out"}), true},
                   {view.say({"eerlijk deel", "fair share"}), true},
                   {view.say({"standaardfout", "standard error"}), true}};
  std::string overlap;
  for (const std::size_t row : view.rows("attribution", {{"year", std::to_string(view.asked().year)},
                                                         {"region", view.whole().region},
                                                         {"organisation", view.whole().organisation},
                                                         {"profession", std::string(all_of_them)},
                                                         {"measure", "leavers"}})) {
    const std::string policy = view.text("attribution", row, "policy");
    const auto figure = [&](const char* column) {
      const auto value = view.number("attribution", row, column);
      return value ? view.number_text(*value, 2) : std::string("–");
    };
    const bool all = policy == all_of_them;
    table.rows.push_back({all ? view.say({"alles samen", "all together"}) : policy, figure("alone"), figure("without"),
                          figure("shapley"), figure("standard_error_shapley")});
    if (all) overlap = figure("interaction");
  }
  if (table.rows.empty()) {
    section.blocks.push_back(Paragraph{view.say(
        {"Niet uitgerekend: de laatste beleidsvariant heeft geen beleid, of meer dan vier stuks (zie `attribution`).",
         "Not worked out: the last alternative has no policies, or more than four (see `attribution`)."})});
    return section;
  }
  std::rotate(table.rows.begin(), table.rows.begin() + 1, table.rows.end());  // the total last
  section.blocks.push_back(std::move(table));
  if (overlap != "–" && !overlap.empty())
    section.blocks.push_back(Paragraph{fmt::format(
        fmt::runtime(
            view.say({"Overlap: het effect van alles samen min de som van de losse effecten is {} vertrekkers. "
                      "Losse effecten optellen laat dat verschil weg.",
                      "Overlap: the effect of all together less the sum of each alone is {} leavers. Adding up "
                      "single effects leaves that out."})),
        overlap)});
  return section;
}

/// The exit rate of the whole, year by year: what was counted, and what was simulated for the years to come.
ReportTable course_table(const RetentionView& view) {
  ReportTable table;
  table.caption = fmt::format("{}, {}",
                              view.say({"Verloop: vertrek uit de organisatie, met pensioen, in personen",
                                        "Course: leaving the organisation, retirement included, in heads"}),
                              view.whole().name);
  table.columns = {{view.say({"jaar", "year"}), true},
                   {view.say({"waargenomen vertrekkers", "observed leavers"}), true},
                   {view.say({"gesimuleerde vertrekkers", "simulated leavers"}), true},
                   {view.say({"gesimuleerd vertrek", "simulated exit rate"}), true}};
  std::vector<int> years;
  for (const std::size_t row : view.rows("observed", {{"measure", "leavers"}}))
    years.push_back(static_cast<int>(view.number("observed", row, "year").value_or(0.0)));
  for (int year = view.scenario().start.year; year <= view.scenario().last_month().year; ++year) years.push_back(year);
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  for (const int year : years) {
    const auto row = view.reading(view.whole(), all_of_them, {}, year);
    auto counted = observed(view, view.whole(), "leavers", year);
    if (!counted && view.whole().members.size() == view.scenario().organisation_names().size())
      counted = observed(view, {std::string(all_of_them), std::string(all_of_them), {}, {}}, "leavers", year);
    if (!row && !counted) continue;
    const bool small = counted && view.asked().hide_small && *counted < smallest_shown;
    const auto simulated = [&](const char* column, bool rate) -> std::string {
      if (!row) return "–";
      if (view.hides_whole()) return hidden_text(view);
      const double figure = view.number("retention", *row, column).value_or(0.0);
      return rate ? view.percent(figure) : view.number_text(figure, 1);
    };
    table.rows.push_back({std::to_string(year),
                          !counted ? std::string("–")
                          : small  ? hidden_text(view)
                                   : view.number_text(*counted, 0),
                          simulated("leavers_mean", false), simulated("value", true)});
  }
  return table;
}

ReportSection observed_section(const RetentionView& view) {
  ReportSection section{view.say({"Waargenomen naast gesimuleerd", "Observed beside simulated"}), {}};
  if (ReportTable course = course_table(view); !course.rows.empty()) section.blocks.push_back(std::move(course));
  if (!view.has("observed")) {
    section.blocks.push_back(
        Paragraph{view.say({"Het scenario noemt geen bestand met waargenomen cijfers (`observed`).",
                            "The scenario names no file of observed figures (`observed`)."})});
    return section;
  }
  ReportTable table;
  table.columns = {{view.say({"jaar", "year"}), true},
                   {view.say({"waar", "where"}), false},
                   {view.say({"beroep", "profession"}), false},
                   {view.say({"maat", "measure"}), false},
                   {view.say({"waargenomen", "observed"}), true},
                   {view.say({"gesimuleerd (90%)", "simulated (90%)"}), true},
                   {view.say({"viel", "fell"}), false}};
  int inside = 0, judged = 0;
  const std::vector<std::string> counts{"leavers",    "intake",    "placements",     "graduates",
                                        "headcount",  "trainees",  "away",           "alumni",
                                        "flex_heads", "vacancies", "places_offered", "places_unused"};
  const std::vector<bool> hidden = hidden_observations(view, counts);
  for (const std::size_t row : view.rows("observed", {})) {
    const auto cell = [&](const char* column) { return view.text("observed", row, column); };
    const std::string cause = cell("cause");
    const double value = view.number("observed", row, "value").value_or(0.0);
    const bool is_count = std::find(counts.begin(), counts.end(), cell("measure")) != counts.end();
    std::string place = cell("organisation");
    for (const auto& one : view.places())
      if (one.organisation == place) place = one.name;
    if (place == all_of_them) place = view.say({"allen samen", "all together"});
    std::vector<std::string> out{cell("year"),
                                 place,
                                 view.profession_name(cell("profession")),
                                 cause.empty() ? cell("measure") : cell("measure") + ", " + cause,
                                 hidden[row] ? hidden_text(view) : view.number_text(value, is_count ? 0 : 3),
                                 "–",
                                 "–"};
    const auto fit = view.rows("observed_fit", {{"alternative", view.asked().alternative},
                                                {"year", cell("year")},
                                                {"organisation", cell("organisation")},
                                                {"profession", cell("profession")},
                                                {"measure", cell("measure")},
                                                {"cause", cause}});
    if (!fit.empty()) {
      const double below = view.number("observed_fit", fit.front(), "share_below").value_or(0.5);
      const double mean = view.number("observed_fit", fit.front(), "mean").value_or(0.0);
      const bool in = below >= 0.05 && below <= 0.95;
      ++judged;
      inside += in ? 1 : 0;
      const auto low = view.number("observed_fit", fit.front(), "q05"),
                 high = view.number("observed_fit", fit.front(), "q95");
      const int decimals = is_count ? 1 : 3;
      if (!hidden[row])
        out[5] = low && high ? fmt::format("{} [{}, {}]", view.number_text(mean, decimals),
                                           view.number_text(*low, decimals), view.number_text(*high, decimals))
                             : view.number_text(mean, decimals);
      out[6] = in            ? view.say({"erbinnen", "inside"})
               : below < 0.5 ? view.say({"eronder", "below"})
                             : view.say({"erboven", "above"});
    }
    table.rows.push_back(std::move(out));
  }
  section.blocks.push_back(std::move(table));
  if (judged > 0)
    section.blocks.push_back(Paragraph{fmt::format(
        fmt::runtime(
            view.say({"Hoe de verwachting het deed: {} van {} waarnemingen vallen tussen de kwantielen 0,05 en "
                      "0,95 van de run; bij een juiste verwachting zijn dat er ongeveer negen van de tien.",
                      "How the forecast did: {} of {} observations lie between the quantiles 0.05 and 0.95 of "
                      "the run; of a right forecast that is about nine in ten."})),
        inside, judged)});
  return section;
}

}  // namespace spp
