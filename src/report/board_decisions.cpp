// What there is to decide, as far as the run can tell, and whether agreements are met.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "report/board_view.hpp"
#include "report/board_words.hpp"
#include "report/names.hpp"

namespace spp {
namespace {

/// From when a policy can wait: it begins this long after the start of the run.
constexpr int months_to_wait = 24;

/// What the run shows of an alternative in one measure.
struct Reading80 {
  bool recorded = false, worse = false;
  std::optional<int> visible;  ///< the first year
};

Reading80 reading_of(const BoardView& view, const std::string& alternative, std::string_view measure) {
  constexpr double clearly = 0.2;
  Reading80 out;
  const auto figure = view.difference(alternative, view.years().back(), view.whole(), all_of_them, measure);
  if (!figure || !figure->probability_lower) return out;
  out.recorded = true;
  out.visible = figure->first_visible;
  // Worse in four of five: higher on average, and lower in at most one of five although it differs.
  out.worse =
      !out.visible && figure->mean > 0.0 && figure->q25.value_or(0.0) > 0.0 && *figure->probability_lower <= clearly;
  return out;
}

std::string cell_of(const BoardView& view, const Reading80& reading) {
  if (!reading.recorded) return view.say(board::nothing);
  if (reading.visible) return std::to_string(*reading.visible);
  return reading.worse ? view.say(board::decide_worse)
                       : view.say(board::decide_never, {{"year", std::to_string(view.years().back())}});
}

/// The month in which the first policy of an alternative begins.
CalendarMonth begin_of(const BoardView& view, const std::string& alternative) {
  const Scenario& scenario = view.scenario();
  std::optional<CalendarMonth> first;
  for (const auto& one : scenario.alternative_list()) {
    if (one.name != alternative) continue;
    for (const auto& policy : one.policies) {
      const auto found = scenario.policies.named.find(policy.value);
      if (found == scenario.policies.named.end()) continue;
      const CalendarMonth from = found->second->terms.from.value_or(scenario.start);
      if (!first || from.number() < first->number()) first = from;
    }
  }
  return first.value_or(scenario.start);
}

struct Decision {
  const Phrase* kind;
  std::string why;
};

Decision decision_of(const BoardView& view, const Reading80& rooms, const Reading80& shortage, CalendarMonth begins) {
  const std::string year = std::to_string(view.years().back());
  // Two readings where both were recorded, else the one there is.
  const Reading80& first = rooms.recorded ? rooms : shortage;
  const Reading80& second = shortage.recorded ? shortage : rooms;
  const std::string month = month_name(begins, view.language());
  if (first.visible.has_value() != second.visible.has_value() || first.worse != second.worse)
    return {&board::decide_open, view.say(board::decide_why_open, {{"month", month}})};
  if (first.worse) return {&board::decide_bad, view.say(board::decide_why_bad, {{"first", view.first().name}})};
  if (!first.visible)
    return {&board::decide_not, view.say(board::decide_why_not, {{"year", year}, {"first", view.first().name}})};
  if (begins.since(view.scenario().start) >= months_to_wait)
    return {&board::decide_later, view.say(board::decide_why_later, {{"month", month}})};
  return {&board::decide_now, view.say(board::decide_why_now, {{"month", month}})};
}

ReportTable decision_table(const BoardView& view) {
  ReportTable table;
  table.columns = {{view.say(board::alternative), false}, {view.say(board::decide_kind), false}};
  if (view.has_rooms()) table.columns.push_back({view.say(board::decide_in_rooms), false});
  for (const Phrase* const head : {&board::decide_in_shortage, &board::decide_in_leavers})
    table.columns.push_back({view.say(*head), false});
  table.columns.push_back({view.say(board::decide_why), false});
  for (std::size_t i = 1; i < view.alternatives().size(); ++i) {
    const Choosable& alternative = view.alternatives()[i];
    const Reading80 rooms = view.has_rooms() ? reading_of(view, alternative.id, "rooms_closed") : Reading80{};
    const Reading80 shortage = reading_of(view, alternative.id, "shortage_fte");
    if (!rooms.recorded && !shortage.recorded) continue;
    const Decision decision = decision_of(view, rooms, shortage, begin_of(view, alternative.id));
    std::vector<std::string> row{alternative.name, view.say(*decision.kind)};
    if (view.has_rooms()) row.push_back(cell_of(view, rooms));
    row.push_back(cell_of(view, shortage));
    row.push_back(cell_of(view, reading_of(view, alternative.id, "leavers")));
    row.push_back(decision.why);
    table.rows.push_back(std::move(row));
    table.subjects.push_back({alternative.id, {}, {}});
  }
  return table;
}

/// The first month from the start on in which a class begins.
CalendarMonth next_intake(const Scenario& scenario, const ProgrammeTerms& programme) {
  for (int month = 0; month < months_per_year; ++month) {
    const CalendarMonth one = scenario.start.plus(month);
    if (std::find(programme.intake_months.begin(), programme.intake_months.end(), one.month) !=
        programme.intake_months.end())
      return one;
  }
  return scenario.start;
}

BulletList intake_dates(const BoardView& view) {
  const Scenario& scenario = view.scenario();
  BulletList list;
  for (const auto& [id, programme] : scenario.programmes) {
    if (programme.intake_months.empty() || is_placement(programme)) continue;
    std::vector<std::string> months;
    for (const int month : programme.intake_months) months.push_back(month_name(month, view.language()));
    const CalendarMonth begin = next_intake(scenario, programme), end = begin.plus(programme.duration);
    const CalendarMonth last = scenario.last_month();
    const CalendarMonth in_time = last.plus(-programme.duration);
    const std::string name = programme_name(scenario, id, view.language());
    const std::string joined = fmt::format("{}", fmt::join(months, ", "));
    list.items.push_back(view.say(board::intake_line, {{"programme", name},
                                                       {"months", joined},
                                                       {"duration", std::to_string(programme.duration)},
                                                       {"begin", month_name(begin, view.language())},
                                                       {"end", month_name(end, view.language())}}));
    if (end.number() <= last.number()) continue;
    list.items.back() = in_time.number() < scenario.start.number()
                            ? view.say(board::intake_none, {{"programme", name},
                                                            {"months", joined},
                                                            {"duration", std::to_string(programme.duration)},
                                                            {"last", std::to_string(last.year)}})
                            : view.say(board::intake_too_late, {{"programme", name},
                                                                {"months", joined},
                                                                {"duration", std::to_string(programme.duration)},
                                                                {"begin", month_name(in_time, view.language())},
                                                                {"last", std::to_string(last.year)}});
  }
  return list;
}

const Phrase& verdict_phrase(std::string_view verdict) {
  if (verdict == name_of(Verdict::met)) return board::met;
  return verdict == name_of(Verdict::missed) ? board::missed : board::undecided;
}

/// "83% ± 1, gehaald" of a target and an alternative; empty where the run has none.
std::string target_cell(const BoardView& view, const TargetAsked& target, const std::string& alternative) {
  const auto found = view.rows("targets", {{"alternative", alternative}, {"target", target.name}});
  if (found.empty()) return view.say(board::nothing);
  const std::size_t row = found.front();
  return view.say(board::verdict_line,
                  {{"chance", view.chance_text(view.number("targets", row, "probability").value_or(0.0),
                                               view.number("targets", row, "standard_error").value_or(0.0))},
                   {"verdict", view.say(verdict_phrase(view.text("targets", row, "verdict")))}});
}

}  // namespace

ReportSection board_decisions(const BoardView& view) {
  ReportSection section{view.say(board::decide_title), {}};
  if (view.compares()) {
    ReportTable table = decision_table(view);
    if (!table.rows.empty()) {
      section.blocks.push_back(Paragraph{view.say(board::decide_intro, {{"first", view.first().name}})});
      section.blocks.push_back(std::move(table));
    }
  } else {
    section.blocks.push_back(Paragraph{view.say(board::no_alternatives)});
  }
  BulletList dates = intake_dates(view);
  if (!dates.items.empty()) section.blocks.push_back(std::move(dates));
  return section;
}

ReportSection board_targets(const BoardView& view) {
  ReportSection section{view.say(board::targets_title), {}};
  if (view.asked().targets.empty() || !view.run().has("targets")) {
    section.blocks.push_back(Paragraph{view.say(board::targets_none)});
    return section;
  }
  ReportTable table;
  table.columns = {{view.say(board::target), false}, {view.say(board::asked), true}};
  for (const Choosable& alternative : view.alternatives()) table.columns.push_back({alternative.name, true});
  table.columns.push_back({view.say(board::responsible), false});
  for (const TargetAsked& target : view.asked().targets) {
    std::vector<std::string> row{view.language() == Language::nl ? target.name_nl : target.name,
                                 view.chance_text(target.probability, 0.0)};
    for (const Choosable& alternative : view.alternatives()) row.push_back(target_cell(view, target, alternative.id));
    row.push_back(target.responsible);
    table.rows.push_back(std::move(row));
  }
  section.blocks.push_back(Paragraph{view.say(board::targets_intro)});
  section.blocks.push_back(std::move(table));
  return section;
}

}  // namespace spp
