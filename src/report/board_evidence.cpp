// What the report rests on: inputs, success factors, the method, and how to make it again.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "output/spelling.hpp"
#include "report/board_view.hpp"
#include "report/board_words.hpp"
#include "report/names.hpp"

namespace spp {
namespace {

constexpr std::size_t most_inputs = 25;
constexpr int significant = 3;

/// A number of three significant digits, for inputs of any size.
std::string input_text(const BoardView& view, double value) {
  if (value == 0.0) return "0";
  const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(value))));
  return view.number_text(value, 0.0, std::clamp(significant - 1 - magnitude, 0, 6));
}

/// Rows of inputs.csv, the widest of their mean first.
std::vector<std::size_t> widest_inputs(const BoardView& view) {
  std::vector<std::size_t> rows = view.rows("inputs", {});
  const auto width = [&](std::size_t row) {
    const auto get = [&](std::string_view column) { return view.number("inputs", row, column).value_or(0.0); };
    const double mean = std::abs(get("mean"));
    return mean > 0.0 ? (get("q95") - get("q05")) / mean : 0.0;
  };
  std::vector<std::pair<double, std::size_t>> ranked;
  ranked.reserve(rows.size());
  for (const std::size_t row : rows) ranked.emplace_back(-width(row), row);
  std::sort(ranked.begin(), ranked.end());
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = ranked[i].second;
  return rows;
}

ReportTable inputs_table(const BoardView& view, const std::vector<std::size_t>& rows) {
  ReportTable table;
  table.columns = {{view.say(board::input), false},
                   {view.say(board::input_mean), true},
                   {view.say(board::input_range), true},
                   {view.say(board::rests_on), false}};
  for (const std::size_t row : rows) {
    if (table.rows.size() == most_inputs) break;
    const bool assumed = view.text("inputs", row, "is_assumption") == "true";
    const std::string source = view.text("inputs", row, "source");
    const auto figure = [&](const char* column) {
      return input_text(view, view.number("inputs", row, column).value_or(0.0));
    };
    std::string rests = assumed ? view.say(board::assumption) : source.empty() ? view.say(board::no_source) : source;
    if (assumed && !source.empty()) rests += ": " + source;
    table.rows.push_back({view.text("inputs", row, "path"), figure("mean"),
                          view.say(board::interval, {{"low", figure("q05")}, {"high", figure("q95")}}),
                          std::move(rests)});
  }
  return table;
}

/// What the ids of the inputs' sources stand for.
BulletList sources_of(const BoardView& view) {
  std::set<std::string> ids;
  for (const std::size_t row : view.rows("inputs", {})) ids.insert(view.text("inputs", row, "source"));
  BulletList list;
  for (const std::string& id : ids)
    if (const auto found = view.asked().sources.find(id); found != view.asked().sources.end())
      list.items.push_back(view.say(board::source_line, {{"id", id}, {"source", found->second}}));
  return list;
}

}  // namespace

ReportSection board_inputs(const BoardView& view) {
  ReportSection section{view.say(board::inputs_title), {}};
  const std::vector<std::size_t> rows = widest_inputs(view);
  if (rows.empty()) {
    section.blocks.push_back(Paragraph{view.say(board::inputs_none)});
    return section;
  }
  const std::size_t assumed = view.rows("inputs", {{"is_assumption", "true"}}).size();
  section.blocks.push_back(Paragraph{
      view.say(board::inputs_intro, {{"assumed", std::to_string(assumed)}, {"all", std::to_string(rows.size())}})});
  section.blocks.push_back(inputs_table(view, rows));
  if (rows.size() > most_inputs)
    section.blocks.push_back(
        Paragraph{view.say(board::inputs_rest, {{"count", std::to_string(rows.size() - most_inputs)}})});
  if (BulletList sources = sources_of(view); !sources.items.empty()) section.blocks.push_back(std::move(sources));
  return section;
}

ReportSection board_checklist(const BoardView& view) {
  ReportSection section{view.say(board::checklist_title), {}};
  const auto& checklist = view.scenario().checklist;
  if (checklist.empty()) return section;
  if (std::none_of(checklist.begin(), checklist.end(), [](const ChecklistItem& item) { return item.score; })) {
    BulletList list;
    for (const ChecklistItem& item : checklist) list.items.push_back(called(item.factor, {}, view.language()));
    section.blocks.push_back(Paragraph{view.say(board::checklist_empty)});
    section.blocks.push_back(std::move(list));
    return section;
  }
  ReportTable table;
  table.columns = {{view.say(board::factor), false}, {view.say(board::score), true}, {view.say(board::note), false}};
  for (const ChecklistItem& item : checklist)
    table.rows.push_back({called(item.factor, {}, view.language()),
                          item.score ? std::to_string(*item.score) : view.say(board::nothing),
                          called(item.note, {}, view.language())});
  section.blocks.push_back(Paragraph{view.say(board::checklist_intro)});
  section.blocks.push_back(std::move(table));
  return section;
}

ReportSection board_method(const BoardView& view) {
  const std::string replicates = spelled(static_cast<double>(view.replicates()), 0, view.language());
  BulletList list;
  list.items = {view.say(board::method_stocks), view.say(board::method_chance, {{"replicates", replicates}}),
                view.say(board::method_loop)};
  if (view.has_rooms()) list.items.push_back(view.say(board::method_rooms));
  list.items.push_back(view.say(board::method_reading));
  list.items.push_back(view.say(board::method_decimals, {{"replicates", replicates}}));
  list.items.push_back(view.say(board::method_cannot));
  return {view.say(board::method_title), {std::move(list)}};
}

ReportSection board_reproduction(const BoardView& view) {
  const RunFacts& facts = view.run().facts();
  BulletList list;
  list.items.push_back(view.say(board::reproduce_again, {{"command", view.asked().command}}));
  list.items.push_back(view.say(board::reproduce_run));
  list.items.push_back(
      view.say(board::reproduce_terms, {{"version", facts.version},
                                        {"stream", std::to_string(facts.stream)},
                                        {"seed", std::to_string(facts.seed)},
                                        {"replicates", spelled(facts.replicates, 0, view.language())}}));
  if (!facts.chance) list.items.push_back(view.say(board::reproduce_no_chance));
  if (!facts.inputs_drawn) list.items.push_back(view.say(board::reproduce_fixed));
  for (const std::string& one : facts.overrides) list.items.push_back("--set " + one);
  for (const HashedFile& one : facts.inputs)
    list.items.push_back(view.say(board::reproduce_file, {{"name", one.name}, {"hash", one.sha256}}));
  list.items.push_back(view.say(board::reproduce_file, {{"name", "scenario.yaml"}, {"hash", facts.scenario_sha256}}));
  list.items.push_back(view.say(board::reproduce_tables));
  if (const std::string note = changed_note(view.run(), view.language()); !note.empty())
    list.items.push_back(view.say(board::reproduce_changed, {{"note", note}}));
  return {view.say(board::reproduce_title), {std::move(list)}};
}

}  // namespace spp
