// Between organisations: who gives and receives, who is worse off; and the readings of retention.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "output/spelling.hpp"
#include "report/board_view.hpp"
#include "report/board_words.hpp"

namespace spp {
namespace {

/// What is given, as contribution.csv calls it, and both heads of columns.
struct Item {
  std::string_view name;
  const Phrase *given, *received;
};
constexpr std::array<Item, 5> items{{{"trained", &board::trained_given, &board::trained_received},
                                     {"moved", &board::moved_given, &board::moved_received},
                                     {"exchanged", &board::exchanged_given, &board::exchanged_received},
                                     {"lent", &board::lent_given, &board::lent_received},
                                     {"charged", &board::charged_given, &board::charged_received}}};

struct Given {
  double mean = 0.0, error = 0.0;
};

enum class With { others, outside };  ///< other organisations of the region, or none of them

/// What one gave others, or got from them: the row of its total where there is one, else the sum over the others.
Given given_of(const BoardView& view, const std::string& organisation, std::string_view item, bool gives,
               With with = With::others) {
  const char* const mine = gives ? "giver" : "receiver";
  const char* const other = gives ? "receiver" : "giver";
  Given sum;
  for (const std::size_t row : view.rows("contribution", {{"alternative", view.last().id},
                                                          {"year", std::to_string(view.year())},
                                                          {"profession", std::string(all_of_them)},
                                                          {mine, organisation},
                                                          {"item", std::string(item)}})) {
    const std::string others = view.text("contribution", row, other);
    if (others == organisation || others.empty() != (with == With::outside)) continue;
    const double mean = view.number("contribution", row, "mean").value_or(0.0);
    const Figure figure{.mean = mean, .sd = view.number("contribution", row, "sd").value_or(0.0)};
    const double error = error_of_mean(figure, view.replicates());
    if (others == all_of_them) return {mean, error};
    sum.mean += mean;
    sum.error += error;
  }
  return sum;
}

using Members = std::vector<const BoardView::Place*>;

/// A column of what members gave or got, and its sum, with the decimals that the least sure of them bears.
void add_given(const BoardView& view, const Members& members, const Item& item, const Phrase& head, bool gives,
               With with, ReportTable& table) {
  std::vector<double> column;
  double sum = 0.0, largest = 0.0;
  for (const BoardView::Place* const place : members) {
    const Given one = given_of(view, place->organisation, item.name, gives, with);
    column.push_back(one.mean);
    sum += one.mean;
    largest = std::max(largest, one.error);
  }
  if (std::none_of(column.begin(), column.end(), [](double one) { return one != 0.0; })) return;
  column.push_back(sum);
  table.columns.push_back({view.say(head), true});
  for (std::size_t i = 0; i < column.size(); ++i)
    table.rows[i].push_back(item.name == "charged" ? view.euro_text(column[i], largest)
                                                   : view.number_text(column[i], largest));
}

ReportTable giving_table(const BoardView& view) {
  Members members;
  for (const BoardView::Place& place : view.places())
    if (place.is_one()) members.push_back(&place);
  ReportTable table;
  table.caption =
      view.say(board::alternative_and_year, {{"alternative", view.last().name}, {"year", std::to_string(view.year())}});
  table.columns.push_back({view.say(board::organisation), false});
  for (const BoardView::Place* const place : members) {
    table.rows.push_back({place->name});
    table.subjects.push_back({{}, place->id, {}});
  }
  table.rows.push_back({view.say(board::total)});
  table.subjects.push_back({});
  for (const Item& item : items) {
    add_given(view, members, item, *item.given, true, With::others, table);
    add_given(view, members, item, *item.received, false, With::others, table);
    if (item.name == "trained") add_given(view, members, item, board::trained_out, true, With::outside, table);
  }
  return table;
}

ReportTable worse_table(const BoardView& view) {
  ReportTable table;
  table.caption =
      view.say(board::place_and_year, {{"place", view.say(board::gap)}, {"year", std::to_string(view.year())}});
  table.columns.push_back({view.say(board::organisation), false});
  for (std::size_t i = 1; i < view.alternatives().size(); ++i)
    table.columns.push_back({view.alternatives()[i].name, true});
  for (const BoardView::Place& place : view.places()) {
    if (!place.is_one()) continue;
    std::vector<std::string> row{place.name};
    for (std::size_t i = 1; i < view.alternatives().size(); ++i) {
      const auto figure = view.difference(view.alternatives()[i].id, view.year(), place, all_of_them, "gap_fte");
      if (!figure || !figure->probability_lower)
        row.push_back(view.say(board::nothing));
      else if (figure->mean == 0.0 && figure->sd == 0.0)
        row.push_back(view.say(board::no_difference));
      else
        row.push_back(view.chance_text(1.0 - *figure->probability_lower));
    }
    table.rows.push_back(std::move(row));
    table.subjects.push_back({{}, place.id, {}});
  }
  return table;
}

/// The four readings, as retention.csv and people call them.
struct ReadingTold {
  Reading reading;
  bool of_leavers;
};
constexpr std::array<ReadingTold, 4> readings{{{Reading::fewer_leavers, true},
                                               {Reading::fewer_leavers_each_year, true},
                                               {Reading::higher_retention_rate, false},
                                               {Reading::ten_points, false}}};

std::string reading_words(const BoardView& view, Reading reading) {
  for (const auto& one : choices<Reading>)
    if (one.value == reading) return std::string(one.help.in(view.language()));
  return {};
}

/// The row of a reading of the whole, counted as usual.
std::optional<std::size_t> reading_row(const BoardView& view, const std::string& alternative, int year,
                                       Reading reading) {
  const Counting usual{};
  const auto found = view.rows("retention", {{"alternative", alternative},
                                             {"year", std::to_string(year)},
                                             {"region", view.whole().region},
                                             {"organisation", view.whole().organisation},
                                             {"profession", std::string(all_of_them)},
                                             {"reading", std::string(choice_name(reading))},
                                             {"leavers", std::string(choice_name(usual.from))},
                                             {"retirement", usual.retirement ? "true" : "false"},
                                             {"basis", std::string(choice_name(usual.basis))}});
  return found.empty() ? std::optional<std::size_t>() : found.front();
}

/// The year of most targets on readings, else that of the page, else the last that has readings.
int retention_year(const BoardView& view) {
  int found = view.year();
  std::ptrdiff_t most = 0;
  std::set<int> years;
  for (const std::size_t row : view.rows("retention", {{"alternative", view.first().id}}))
    years.insert(static_cast<int>(view.number("retention", row, "year").value_or(0.0)));
  for (const int year : years) {
    const auto& targets = view.asked().targets;
    const std::ptrdiff_t count = std::count_if(targets.begin(), targets.end(), [&](const TargetAsked& target) {
      return target.reading && target.year && *target.year + view.scenario().start.year == year;
    });
    if (count > most) found = year;
    most = std::max(most, count);
  }
  if (!years.empty() && years.count(found) == 0) found = *years.rbegin();
  return found;
}

std::string reading_cell(const BoardView& view, const Choosable& alternative, int year, Reading reading) {
  const auto row = reading_row(view, alternative.id, year, reading);
  if (!row) return view.say(board::nothing);
  if (view.text("retention", *row, "possible") == "false") return view.say(board::impossible);
  const auto chance = [&](const char* column) {
    return view.chance_text(view.number("retention", *row, column).value_or(0.0), 0.0);
  };
  const bool has_without = view.number("retention", *row, "probability_met_without_policies").has_value();
  if (alternative.id == view.first().id || !has_without) return chance("probability_met");
  return view.say(board::without_with,
                  {{"without", chance("probability_met_without_policies")}, {"with", chance("probability_met")}});
}

/// How far the readings' chances lie apart, of the last alternative.
std::string spread_of_readings(const BoardView& view, int year) {
  constexpr double far = 0.1;
  std::vector<double> chances;
  for (const ReadingTold& told : readings)
    if (const auto row = reading_row(view, view.last().id, year, told.reading))
      chances.push_back(view.number("retention", *row, "probability_met").value_or(0.0));
  if (chances.size() < 2) return {};
  const auto [low, high] = std::minmax_element(chances.begin(), chances.end());
  const auto percent = [&](double chance) { return spelled(100.0 * chance, 0, view.language()) + "%"; };
  return view.say(*high - *low > far ? board::retention_differ : board::retention_agree,
                  {{"low", percent(*low)}, {"high", percent(*high)}, {"alternative", view.last().name}});
}

}  // namespace

ReportSection board_giving(const BoardView& view) {
  ReportSection section{view.say(board::giving_title), {}};
  if (std::count_if(view.places().begin(), view.places().end(), [](const auto& place) { return place.is_one(); }) < 2)
    return section;
  if (view.run().has("contribution")) {
    ReportTable table = giving_table(view);
    if (table.columns.size() > 1) {
      section.blocks.push_back(Paragraph{view.say(board::giving_caption)});
      section.blocks.push_back(std::move(table));
    }
  }
  if (view.compares() && view.run().has("comparison")) {
    section.blocks.push_back(Paragraph{view.say(board::worse_caption, {{"first", view.first().name}})});
    section.blocks.push_back(worse_table(view));
  }
  return section;
}

ReportSection board_retention(const BoardView& view) {
  ReportSection section{view.say(board::retention_title), {}};
  if (!view.run().has("retention")) return section;
  const int year = retention_year(view);
  if (!reading_row(view, view.first().id, year, Reading::fewer_leavers)) return section;
  ReportTable table;
  table.caption = view.say(board::place_and_year, {{"place", view.whole().name}, {"year", std::to_string(year)}});
  table.columns = {{view.say(board::reading), false}, {view.say(board::bound), true}};
  for (const Choosable& alternative : view.alternatives()) table.columns.push_back({alternative.name, true});
  for (const ReadingTold& told : readings) {
    const auto row = reading_row(view, view.first().id, year, told.reading);
    if (!row) continue;
    const std::string rate =
        spelled(100.0 * view.number("retention", *row, "bound").value_or(0.0), 1, view.language()) + "%";
    std::vector<std::string> cells{
        reading_words(view, told.reading),
        view.say(told.of_leavers ? board::at_most_leaving : board::at_least_staying, {{"rate", rate}})};
    for (const Choosable& alternative : view.alternatives())
      cells.push_back(reading_cell(view, alternative, year, told.reading));
    table.rows.push_back(std::move(cells));
  }
  const double largest = 0.5 / std::sqrt(static_cast<double>(view.replicates()));  // at even odds
  section.blocks.push_back(Paragraph{
      view.say(board::retention_caption, {{"error", spelled(std::ceil(100.0 * largest), 0, view.language())}})});
  section.blocks.push_back(std::move(table));
  if (std::string sentence = spread_of_readings(view, year); !sentence.empty())
    section.blocks.push_back(Paragraph{std::move(sentence)});
  return section;
}

}  // namespace spp
