// The first two sections: a sentence that answers, and where things stand before any forecast.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/spelling.hpp"
#include "report/board_view.hpp"
#include "report/board_words.hpp"
#include "report/names.hpp"

namespace spp {
namespace {

/// What the page's first sentence is about: rooms where there are any, else shortage.
std::string_view measure_of(const BoardView& view) { return view.has_rooms() ? "rooms_closed" : "shortage_fte"; }

std::optional<Figure> answer_of(const BoardView& view, const std::string& alternative, int year) {
  return view.level(alternative, year, view.whole(), all_of_them, measure_of(view));
}

std::string main_sentence(const BoardView& view, const Figure& figure) {
  const std::string year = std::to_string(view.year());
  if (!view.has_rooms())
    return view.say(board::answer_short, {{"year", year},
                                          {"place", view.whole().name},
                                          {"mean", view.mean_text(figure)},
                                          {"interval", view.chance_of(figure)},
                                          {"alternative", view.first().name}});
  const auto planned = view.level(view.first().id, view.year(), view.whole(), all_of_them, "rooms_planned");
  return view.say(board::answer_rooms, {{"year", year},
                                        {"place", view.whole().name},
                                        {"mean", view.mean_text(figure)},
                                        {"planned", planned ? view.number_text(planned->mean, 1.0) : "?"},
                                        {"interval", view.chance_of(figure)},
                                        {"alternative", view.first().name}});
}

/// "Gemiddeld over het jaar: 0,1 in 2026; 0,6 in 2031; 1,8 in 2035."
std::string course_sentence(const BoardView& view) {
  const std::vector<int>& years = view.years();
  std::vector<int> shown{years.front(), years[years.size() / 2], years.back()};
  shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
  std::string list;
  for (const int year : shown)
    if (const auto figure = answer_of(view, view.first().id, year))
      list += (list.empty() ? "" : "; ") +
              view.say(board::course_point, {{"mean", view.mean_text(*figure)}, {"year", std::to_string(year)}});
  std::string out = view.say(view.has_rooms() ? board::answer_course : board::answer_course_short, {{"course", list}});
  if (!view.has_rooms()) return out;
  // The first year from which on it stays so.
  std::optional<int> from;
  for (auto year = years.rbegin(); year != years.rend(); ++year) {
    const auto figure = answer_of(view, view.first().id, *year);
    if (!figure || !figure->q50) return out;
    if (*figure->q50 < 1.0) break;
    from = *year;
  }
  out += " ";
  return out + (from ? view.say(board::answer_from, {{"year", std::to_string(*from)}}) : view.say(board::answer_never));
}

std::string with_policy_sentence(const BoardView& view) {
  const auto figure = answer_of(view, view.last().id, view.year());
  const auto difference = view.difference(view.last().id, view.year(), view.whole(), all_of_them, measure_of(view));
  if (!figure || !difference || !difference->probability_lower) return {};
  return view.say(view.has_rooms() ? board::answer_with_rooms : board::answer_with_short,
                  {{"alternative", view.last().name},
                   {"mean", view.mean_text(*figure)},
                   {"interval", view.chance_of(*figure)},
                   {"frequency", view.frequency(*difference->probability_lower)},
                   {"first", view.first().name}});
}

std::string worst_sentence(const BoardView& view) {
  std::optional<Figure> worst;
  std::string name;
  for (const Choosable& profession : view.professions()) {
    const auto figure = view.level(view.first().id, view.year(), view.whole(), profession.id, "shortage_fte");
    if (!figure || (worst && figure->mean <= worst->mean)) continue;
    worst = figure;
    name = profession.name;
  }
  if (!worst || worst->mean <= 0.0 || view.professions().size() < 2) return {};
  return view.say(board::answer_worst, {{"profession", name},
                                        {"mean", view.mean_text(*worst)},
                                        {"year", std::to_string(view.year())},
                                        {"interval", view.chance_of(*worst)}});
}

std::string spread_sentence(const BoardView& view) {
  const auto found = view.rows("yearly", {{"alternative", view.first().id},
                                          {"year", std::to_string(view.year())},
                                          {"region", view.whole().region},
                                          {"organisation", view.whole().organisation},
                                          {"profession", std::string(all_of_them)},
                                          {"measure", std::string(measure_of(view))}});
  if (found.empty()) return {};
  const auto chance = view.number("yearly", found.front(), "chance_share");
  const std::size_t inputs = view.rows("inputs", {}).size();
  if (!chance || inputs == 0) return {};
  const long percent = std::lround(100.0 * *chance);
  return view.say(board::answer_not_known,
                  {{"year", std::to_string(view.year())},
                   {"chance", std::to_string(percent)},
                   {"input", std::to_string(100 - percent)},
                   {"assumed", std::to_string(view.rows("inputs", {{"is_assumption", "true"}}).size())},
                   {"inputs", std::to_string(inputs)}});
}

/// That the run left chance or unknown inputs out; empty where it did not.
std::string terms_sentence(const BoardView& view) {
  const RunFacts& facts = view.run().facts();
  std::string out = facts.chance ? "" : view.say(board::reproduce_no_chance);
  if (!facts.inputs_drawn) out += (out.empty() ? "" : " ") + view.say(board::reproduce_fixed);
  return out;
}

/// A row of start.csv in fte, as the equation has it.
struct StartParts {
  double establishment = 0.0, own = 0.0, flex = 0.0, trainees = 0.0, heads_in_training = 0.0, rooms = 0.0,
         per_room = 0.0;
  [[nodiscard]] double open() const { return establishment - own - flex - trainees; }
};

std::optional<StartParts> start_of(const BoardView& view, const BoardView::Place& place,
                                   const std::string& profession) {
  const auto found =
      view.rows("start", {{"region", place.region}, {"organisation", place.organisation}, {"profession", profession}});
  if (found.empty()) return {};
  const auto get = [&](std::string_view column) { return view.number("start", found.front(), column).value_or(0.0); };
  return StartParts{get("establishment_fte"), get("own_fte"), get("flex_fte"),    get("trainee_fte"),
                    get("trainees"),          get("rooms"),   get("fte_per_room")};
}

std::vector<std::string> start_row(const BoardView& view, const std::string& name, const StartParts& parts) {
  const auto number = [&](double value) { return view.number_text(value, 0.0); };
  const auto whole = [&](double value) { return view.number_text(value, 1.0); };
  const bool rooms = parts.rooms > 0.0;
  return {name,
          number(parts.establishment),
          number(parts.own),
          number(parts.flex),
          number(parts.trainees),
          number(parts.open()),
          whole(parts.heads_in_training),
          rooms ? whole(parts.rooms) : view.say(board::nothing),
          rooms ? number(parts.per_room) : view.say(board::nothing)};
}

std::vector<ReportTable::Column> start_columns(const BoardView& view) {
  std::vector<ReportTable::Column> columns{{view.say(board::profession), false}};
  for (const Phrase* const phrase : {&board::establishment, &board::own, &board::flex, &board::trainees, &board::open,
                                     &board::trainee_heads, &board::rooms, &board::fte_per_room})
    columns.push_back({view.say(*phrase), true});
  return columns;
}

std::string start_caption(const BoardView& view, const StartParts& all) {
  const auto number = [&](double value) { return view.number_text(value, 0.0); };
  const std::string share =
      spelled(all.establishment > 0.0 ? 100.0 * all.own / all.establishment : 0.0, 0, view.language()) + "%";
  return view.say(board::start_caption, {{"establishment", number(all.establishment)},
                                         {"place", view.whole().name},
                                         {"share", share},
                                         {"vacant", number(all.establishment - all.own)},
                                         {"flex", number(all.flex)},
                                         {"trainees", number(all.trainees)},
                                         {"open", number(all.open())}});
}

}  // namespace

ReportSection board_answer(const BoardView& view) {
  ReportSection section{view.say(board::answer_title), {}};
  if (const std::string note = changed_note(view.run(), view.language()); !note.empty())
    section.blocks.push_back(Paragraph{view.say(board::reproduce_changed, {{"note", note}})});
  const auto figure = answer_of(view, view.first().id, view.year());
  if (!figure) {
    section.blocks.push_back(Paragraph{view.say(board::not_recorded, {{"measures", std::string(measure_of(view))}})});
    return section;
  }
  section.blocks.push_back(Paragraph{main_sentence(view, *figure)});
  BulletList list;
  for (std::string& sentence :
       std::vector<std::string>{with_policy_sentence(view), course_sentence(view), worst_sentence(view),
                                spread_sentence(view), terms_sentence(view)})
    if (!sentence.empty()) list.items.push_back(std::move(sentence));
  section.blocks.push_back(std::move(list));
  return section;
}

ReportSection board_start(const BoardView& view) {
  ReportSection section{view.say(board::start_title), {}};
  const auto all = start_of(view, view.whole(), std::string(all_of_them));
  if (!all) return section;
  section.blocks.push_back(
      Paragraph{view.say(board::start_intro, {{"month", month_name(view.scenario().start, view.language())}})});
  BarChart chart;
  chart.title = view.say(board::start_chart);
  chart.caption = start_caption(view, *all);
  chart.unit = view.say(board::fte);
  for (const Phrase* const part : {&board::own, &board::flex, &board::trainees, &board::open})
    chart.parts.push_back(view.say(*part));
  chart.table.caption = view.say(board::start_table, {{"place", view.whole().name}});
  chart.table.columns = start_columns(view);
  for (const Choosable& profession : view.professions())
    if (const auto parts = start_of(view, view.whole(), profession.id)) {
      const Subject subject{{}, {}, profession.id};
      chart.bars.push_back({profession.name, subject, {parts->own, parts->flex, parts->trainees, parts->open()}});
      chart.table.rows.push_back(start_row(view, profession.name, *parts));
      chart.table.subjects.push_back(subject);
    }
  chart.table.rows.push_back(start_row(view, view.say(board::total), *all));
  chart.table.subjects.push_back({});
  section.blocks.push_back(std::move(chart));
  ReportTable places;
  places.columns = start_columns(view);
  places.caption = view.say(board::start_places);
  places.columns.front().head = view.say(board::organisation);
  for (const BoardView::Place& place : view.places())
    if (const auto parts = place.is_one() ? start_of(view, place, std::string(all_of_them)) : std::nullopt) {
      places.rows.push_back(start_row(view, place.name, *parts));
      places.subjects.push_back({{}, place.id, {}});
    }
  if (places.rows.size() > 1) section.blocks.push_back(std::move(places));
  section.blocks.push_back(Paragraph{view.say(board::start_note)});
  return section;
}

}  // namespace spp
