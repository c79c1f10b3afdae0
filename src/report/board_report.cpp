#include "report/board_report.hpp"

#include <algorithm>

#include "output/spelling.hpp"
#include "report/board_view.hpp"
#include "report/board_words.hpp"
#include "report/names.hpp"

namespace spp {
namespace {

std::string subtitle_of(const BoardView& view) {
  std::string about = called(view.scenario().about, {}, view.language());
  if (!about.empty() && std::string_view(".!?").find(about.back()) == std::string_view::npos) about += '.';
  std::string place = view.whole().name;
  if (view.whole().organisation != all_of_them && !view.whole().is_one()) {
    std::string members;
    for (const BoardView::Place& one : view.places())
      if (one.is_one() && std::count(view.whole().members.begin(), view.whole().members.end(), one.organisation) > 0)
        members += (members.empty() ? "" : ", ") + one.name;
    place = view.say(board::place_with_members, {{"place", place}, {"members", members}});
  }
  return view.say(board::subtitle,
                  {{"about", about},
                   {"place", place},
                   {"year", std::to_string(view.year())},
                   {"first", std::to_string(view.years().front())},
                   {"last", std::to_string(view.years().back())},
                   {"replicates", spelled(static_cast<double>(view.replicates()), 0, view.language())}});
}

}  // namespace

Report board_report(const BoardReportAsked& asked) {
  const BoardView view(asked);
  Report report;
  report.language = asked.language;
  report.title = view.say(board::title, {{"name", asked.title}});
  report.subtitle = subtitle_of(view);
  report.alternatives = view.alternatives();
  for (const BoardView::Place& place : view.places()) report.organisations.push_back({place.id, place.name});
  report.professions = view.professions();
  for (const auto& section : {board_answer, board_start, board_decisions, board_targets, board_alternatives,
                              board_shortage, board_rooms, board_policies, board_giving, board_retention, board_inputs,
                              board_checklist, board_method, board_reproduction}) {
    ReportSection one = section(view);
    if (!one.blocks.empty()) report.sections.push_back(std::move(one));
  }
  return report;
}

}  // namespace spp
