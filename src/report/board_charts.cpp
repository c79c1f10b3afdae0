// Fans of shortage and of closed rooms, and what the closed rooms are made of.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "output/spelling.hpp"
#include "report/board_view.hpp"
#include "report/board_words.hpp"

namespace spp {
namespace {

bool has_fan(const Figure& figure) { return figure.q10 && figure.q25 && figure.q50 && figure.q75 && figure.q90; }

std::optional<FanChart::Series> series_of(const BoardView& view, const Choosable& alternative,
                                          const BoardView::Place& place, const std::string& profession,
                                          std::string_view measure) {
  FanChart::Series series{alternative.id, {}};
  for (const int year : view.years()) {
    const auto figure = view.level(alternative.id, year, place, profession, measure);
    if (!figure || !has_fan(*figure)) return {};
    const std::array values{*figure->q10, *figure->q25, *figure->q50, *figure->q75, *figure->q90};
    for (std::size_t share = 0; share < values.size(); ++share) series.fan.at(share).push_back(values.at(share));
  }
  return series;
}

/// Whether a panel would be empty: a profession that nobody there needs or is.
bool is_nothing(const FanChart::Panel& panel) {
  for (const FanChart::Series& series : panel.series)
    for (const std::vector<double>& values : series.fan)
      if (std::any_of(values.begin(), values.end(), [](double value) { return value != 0.0; })) return false;
  return true;
}

/// A median with its interval of 80%, both with the decimals of the chart.
std::string cell_of(const BoardView& view, const Figure& figure) {
  const double error = error_of_quantile(figure.q25, figure.q75, 0.5, 0.5, view.replicates());
  return fmt::format("{} ({})", view.number_text(figure.q50.value_or(0.0), error), view.interval_text(figure));
}

struct FanAsked {
  std::string_view measure;
  const Phrase* title;
  const Phrase* unit;
  bool by_profession = true;
};

std::vector<Choosable> professions_of(const BoardView& view, const FanAsked& asked) {
  if (asked.by_profession) return view.professions();
  return {{std::string(all_of_them), {}}};
}

void add_rows(const BoardView& view, const FanAsked& asked, const BoardView::Place& place, const Choosable& profession,
              ReportTable& table) {
  for (const Choosable& alternative : view.alternatives()) {
    std::vector<std::string> row{place.name};
    if (asked.by_profession) row.push_back(profession.name);
    row.push_back(alternative.name);
    for (const int year : view.years()) {
      const auto figure = view.level(alternative.id, year, place, profession.id, asked.measure);
      row.push_back(figure ? cell_of(view, *figure) : view.say(board::nothing));
    }
    table.rows.push_back(std::move(row));
    table.subjects.push_back({alternative.id, place.id, asked.by_profession ? profession.id : std::string()});
  }
}

/// A panel for each place and profession; the table under it has the same figures.
FanChart fan_chart(const BoardView& view, const FanAsked& asked) {
  FanChart chart;
  chart.title = view.say(*asked.title);
  chart.unit = view.say(*asked.unit);
  chart.years = view.years();
  chart.table.caption = view.say(board::fan_table, {{"unit", chart.unit}});
  chart.table.columns.push_back({view.say(board::organisation), false});
  if (asked.by_profession) chart.table.columns.push_back({view.say(board::profession), false});
  chart.table.columns.push_back({view.say(board::alternative), false});
  for (const int year : view.years()) chart.table.columns.push_back({std::to_string(year), true});
  for (const BoardView::Place& place : view.places())
    for (const Choosable& profession : professions_of(view, asked)) {
      const std::string name = asked.by_profession
                                   ? view.say(board::panel, {{"place", place.name}, {"profession", profession.name}})
                                   : place.name;
      FanChart::Panel panel{name, {{}, place.id, asked.by_profession ? profession.id : std::string()}, {}};
      for (const Choosable& alternative : view.alternatives())
        if (auto series = series_of(view, alternative, place, profession.id, asked.measure))
          panel.series.push_back(std::move(*series));
      if (panel.series.empty() || is_nothing(panel)) continue;
      chart.panels.push_back(std::move(panel));
      add_rows(view, asked, place, profession, chart.table);
    }
  return chart;
}

/// The caption: how the first alternative goes, of the whole; of the profession whose median ends highest.
std::string fan_caption(const BoardView& view, const FanAsked& asked) {
  std::optional<Figure> begin, end;
  std::string name;
  for (const Choosable& profession : professions_of(view, asked)) {
    const auto level = [&](int year) {
      return view.level(view.first().id, year, view.whole(), profession.id, asked.measure);
    };
    const auto last = level(view.years().back());
    if (!last || (end && last->q50.value_or(0.0) <= end->q50.value_or(0.0))) continue;
    begin = level(view.years().front());
    end = last;
    name = profession.name;
  }
  if (!begin || !end) return {};
  const auto median = [&](const Figure& figure) {
    return view.number_text(figure.q50.value_or(0.0),
                            error_of_quantile(figure.q25, figure.q75, 0.5, 0.5, view.replicates()));
  };
  const std::string from = std::to_string(view.years().front()), to = std::to_string(view.years().back());
  if (!asked.by_profession)
    return view.say(board::rooms_fan_caption, {{"place", view.whole().name},
                                               {"first", median(*begin)},
                                               {"from", from},
                                               {"last", median(*end)},
                                               {"to", to},
                                               {"alternative", view.first().name},
                                               {"interval", view.chance_of(*end)}});
  return view.say(board::fan_caption, {{"profession", name},
                                       {"place", view.whole().name},
                                       {"first", median(*begin)},
                                       {"from", from},
                                       {"last", median(*end)},
                                       {"to", to},
                                       {"alternative", view.first().name},
                                       {"interval", view.chance_of(*end)}});
}

/// The chart and a note, or what would have to be recorded for it.
void add_fan(const BoardView& view, const FanAsked& asked, const Phrase* note, ReportSection& section) {
  const bool recorded = view.level(view.first().id, view.years().front(), view.whole(),
                                   professions_of(view, asked).front().id, asked.measure)
                            .has_value();
  if (!recorded) {
    section.blocks.push_back(Paragraph{view.say(board::not_recorded, {{"measures", std::string(asked.measure)}})});
    return;
  }
  FanChart chart = fan_chart(view, asked);
  chart.caption = fan_caption(view, asked);
  if (!chart.panels.empty())
    section.blocks.push_back(std::move(chart));
  else if (const auto figure =
               view.level(view.first().id, view.years().back(), view.whole(), all_of_them, asked.measure);
           figure && !has_fan(*figure))
    section.blocks.push_back(Paragraph{view.say(board::no_quantiles)});
  if (note != nullptr) section.blocks.push_back(Paragraph{view.say(*note)});
}

struct Part {
  std::string_view name;
  const Phrase* words;
};
constexpr std::array<Part, 5> parts{{{"short_on_average", &board::part_short},
                                     {"chance", &board::part_chance},
                                     {"stranded", &board::part_stranded},
                                     {"training_limits", &board::part_training},
                                     {"workload_loop", &board::part_workload}}};

struct PartFigures {
  std::array<double, parts.size()> rooms{}, errors{};
  [[nodiscard]] double sum() const {
    double all = 0.0;
    for (const double one : rooms) all += one;
    return all;
  }
};

std::optional<PartFigures> parts_of(const BoardView& view, const Choosable& alternative,
                                    const BoardView::Place& place) {
  PartFigures figures;
  bool any = false;
  for (const std::size_t row : view.rows("closed_rooms", {{"alternative", alternative.id},
                                                          {"year", std::to_string(view.year())},
                                                          {"region", place.region},
                                                          {"organisation", place.organisation}}))
    for (std::size_t i = 0; i < parts.size(); ++i)
      if (view.text("closed_rooms", row, "part") == parts.at(i).name) {
        figures.rooms.at(i) = view.number("closed_rooms", row, "rooms").value_or(0.0);
        figures.errors.at(i) = view.number("closed_rooms", row, "standard_error").value_or(0.0);
        any = true;
      }
  return any ? std::optional(figures) : std::nullopt;
}

std::string parts_caption(const BoardView& view) {
  const auto figures = parts_of(view, view.first(), view.whole());
  if (!figures) return {};
  const auto most = std::max_element(figures->rooms.begin(), figures->rooms.end());
  const auto i = static_cast<std::size_t>(most - figures->rooms.begin());
  const std::string year = std::to_string(view.year());
  if (*most <= 0.0)
    return view.say(board::parts_none,
                    {{"year", year}, {"place", view.whole().name}, {"alternative", view.first().name}});
  const auto mean = view.level(view.first().id, view.year(), view.whole(), all_of_them, "rooms_closed");
  return view.say(board::parts_caption,
                  {{"mean", mean ? view.mean_text(*mean) : view.number_text(figures->sum(), figures->errors.at(i))},
                   {"year", year},
                   {"place", view.whole().name},
                   {"alternative", view.first().name},
                   {"part", view.say(*parts.at(i).words)},
                   {"rooms", view.with_error(*most, figures->errors.at(i), false)}});
}

BarChart parts_chart(const BoardView& view) {
  BarChart chart;
  chart.title = view.say(board::parts_chart, {{"year", std::to_string(view.year())}});
  chart.caption = parts_caption(view);
  chart.unit = view.say(board::rooms_unit);
  chart.table.caption = view.say(board::parts_table);
  chart.table.columns = {{view.say(board::organisation), false}, {view.say(board::alternative), false}};
  for (const Part& part : parts) {
    chart.parts.push_back(view.say(*part.words));
    chart.table.columns.push_back({chart.parts.back(), true});
  }
  chart.table.columns.push_back({view.say(board::total), true});
  for (const BoardView::Place& place : view.places())
    for (const Choosable& alternative : view.alternatives()) {
      const auto figures = parts_of(view, alternative, place);
      if (!figures) continue;
      const Subject subject{alternative.id, place.id, {}};
      std::vector<std::string> row{place.name, alternative.name};
      for (std::size_t i = 0; i < parts.size(); ++i)
        row.push_back(view.with_error(figures->rooms.at(i), figures->errors.at(i), false));
      const auto mean = view.level(alternative.id, view.year(), place, all_of_them, "rooms_closed");
      row.push_back(mean ? view.mean_text(*mean) : view.number_text(figures->sum(), 0.0));
      chart.table.rows.push_back(std::move(row));
      chart.table.subjects.push_back(subject);
      if (&place == &view.whole() || place.is_one())
        chart.bars.push_back({fmt::format("{} · {}", place.name, alternative.name),
                              subject,
                              {figures->rooms.begin(), figures->rooms.end()}});
    }
  return chart;
}

std::string binding_sentence(const BoardView& view) {
  std::string list;
  for (const Choosable& profession : view.professions())
    if (const auto share = view.level(view.first().id, view.year(), view.whole(), profession.id, "binding_share"))
      if (share->mean > 0.0)
        list += (list.empty() ? "" : "; ") +
                view.say(board::binding_item, {{"profession", profession.name},
                                               {"share", spelled(100.0 * share->mean, 0, view.language()) + "%"}});
  if (list.empty()) return {};
  return view.say(board::binding,
                  {{"year", std::to_string(view.year())}, {"alternative", view.first().name}, {"list", list}});
}

}  // namespace

ReportSection board_shortage(const BoardView& view) {
  ReportSection section{view.say(board::shortage_title), {}};
  add_fan(view, {"gap_own_fte", &board::before_title, &board::fte}, &board::before_note, section);
  add_fan(view, {"shortage_fte", &board::after_title, &board::fte}, &board::after_note, section);
  return section;
}

ReportSection board_rooms(const BoardView& view) {
  ReportSection section{view.say(board::rooms_title), {}};
  if (!view.has_rooms()) return section;
  add_fan(view, {"rooms_closed", &board::rooms_chart, &board::rooms_unit, false}, nullptr, section);
  if (view.run().has("closed_rooms")) section.blocks.push_back(parts_chart(view));
  if (std::string sentence = binding_sentence(view); !sentence.empty())
    section.blocks.push_back(Paragraph{std::move(sentence)});
  return section;
}

}  // namespace spp
