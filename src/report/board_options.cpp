// The alternatives side by side, what each policy adds, and what that costs.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/board_view.hpp"
#include "report/board_words.hpp"
#include "report/names.hpp"

namespace spp {
namespace {

std::string place_and_year(const BoardView& view) {
  return view.say(board::place_and_year, {{"place", view.whole().name}, {"year", std::to_string(view.year())}});
}

/// A column pair of the table: a measure's level where it has one, and its difference from the first.
struct Told {
  std::string_view measure;
  const Phrase* head;
  bool has_level = true, is_money = false;
};

std::vector<Told> told_of(const BoardView& view) {
  std::vector<Told> told;
  if (view.has_rooms()) told.push_back({"rooms_closed", &board::rooms_closed});
  told.push_back({"shortage_fte", &board::shortage});
  told.push_back({"leavers", &board::leavers, false});
  told.push_back({"cost", &board::cost, true, true});
  std::erase_if(told, [&](const Told& one) {
    const bool there =
        one.is_money ? view.cost(view.first().id, view.year(), view.whole()).has_value()
                     : view.level(view.first().id, view.year(), view.whole(), all_of_them, one.measure).has_value();
    return !there && !view.difference(view.last().id, view.year(), view.whole(), all_of_them, one.measure);
  });
  return told;
}

std::string level_cell(const BoardView& view, const Choosable& alternative, const BoardView::Place& place,
                       const Told& told) {
  const auto figure = told.is_money ? view.cost(alternative.id, view.year(), place)
                                    : view.level(alternative.id, view.year(), place, all_of_them, told.measure);
  if (!figure) return view.say(board::nothing);
  return told.is_money ? view.euro_with_interval(*figure, false) : view.with_interval(*figure);
}

std::string difference_cell(const BoardView& view, const Choosable& alternative, const BoardView::Place& place,
                            const Told& told) {
  if (alternative.id == view.first().id) return view.say(board::nothing);
  const auto figure = view.difference(alternative.id, view.year(), place, all_of_them, told.measure);
  if (!figure) return view.say(board::nothing);
  if (figure->mean == 0.0 && figure->sd == 0.0) return view.say(board::no_difference);
  return told.is_money ? view.euro_with_interval(*figure, true) : view.difference_text(*figure);
}

std::string better_cell(const BoardView& view, const Choosable& alternative, std::string_view measure) {
  const auto figure = view.difference(alternative.id, view.year(), view.whole(), all_of_them, measure);
  if (!figure || !figure->probability_lower) return view.say(board::nothing);
  return view.chance_text(*figure->probability_lower);
}

std::string met_cell(const BoardView& view, const Choosable& alternative) {
  std::size_t met = 0, undecided = 0;
  const auto rows = view.rows("targets", {{"alternative", alternative.id}});
  for (const std::size_t row : rows) {
    const std::string verdict = view.text("targets", row, "verdict");
    met += verdict == name_of(Verdict::met) ? 1 : 0;
    undecided += verdict == name_of(Verdict::undecided) ? 1 : 0;
  }
  const std::string all = std::to_string(rows.size());
  if (undecided == 0) return view.say(board::met_of, {{"met", std::to_string(met)}, {"all", all}});
  return view.say(board::met_of_undecided,
                  {{"met", std::to_string(met)}, {"all", all}, {"undecided", std::to_string(undecided)}});
}

ReportTable options_table(const BoardView& view) {
  const std::vector<Told> told = told_of(view);
  const bool targets = !view.rows("targets", {}).empty();
  ReportTable table;
  table.caption = place_and_year(view);
  table.columns.push_back({view.say(board::alternative), false});
  for (const Told& one : told) {
    const std::string what = view.say(*one.head);
    if (one.has_level) table.columns.push_back({what, true});
    if (view.compares()) table.columns.push_back({view.say(board::against, {{"what", what}}), true});
  }
  if (view.compares())
    table.columns.push_back({view.say(board::better_chance, {{"what", view.say(board::short_word)}}), true});
  if (targets) table.columns.push_back({view.say(board::met_count), true});
  for (const Choosable& alternative : view.alternatives()) {
    std::vector<std::string> row{alternative.name};
    for (const Told& one : told) {
      if (one.has_level) row.push_back(level_cell(view, alternative, view.whole(), one));
      if (view.compares()) row.push_back(difference_cell(view, alternative, view.whole(), one));
    }
    if (view.compares()) row.push_back(better_cell(view, alternative, "shortage_fte"));
    if (targets) row.push_back(met_cell(view, alternative));
    table.rows.push_back(std::move(row));
    table.subjects.push_back({alternative.id, {}, {}});
  }
  return table;
}

/// Rooms closed and shortage of each organisation.
ReportTable places_table(const BoardView& view) {
  ReportTable table;
  table.caption = view.say(board::options_places, {{"year", std::to_string(view.year())}});
  table.columns = {{view.say(board::organisation), false}, {view.say(board::alternative), false}};
  std::vector<Told> told = told_of(view);
  std::erase_if(told, [](const Told& one) { return !one.has_level || one.is_money; });
  for (const Told& one : told) {
    table.columns.push_back({view.say(*one.head), true});
    if (view.compares()) table.columns.push_back({view.say(board::against, {{"what", view.say(*one.head)}}), true});
  }
  for (const BoardView::Place& place : view.places()) {
    if (!place.is_one()) continue;
    for (const Choosable& alternative : view.alternatives()) {
      std::vector<std::string> row{place.name, alternative.name};
      for (const Told& one : told) {
        row.push_back(level_cell(view, alternative, place, one));
        if (view.compares()) row.push_back(difference_cell(view, alternative, place, one));
      }
      table.rows.push_back(std::move(row));
      table.subjects.push_back({alternative.id, place.id, {}});
    }
  }
  return table;
}

/// What cost is made of, as costs.csv calls it; everything first.
struct CostItem {
  std::string_view name;
  const Phrase* head;
};
constexpr std::array<CostItem, 11> cost_items{{{all_of_them, &board::total},
                                               {"employer", &board::cost_employer},
                                               {"training", &board::cost_training},
                                               {"training_fee", &board::cost_training_fee},
                                               {"flex", &board::cost_flex},
                                               {"exchange", &board::cost_exchange},
                                               {"charge", &board::cost_charge},
                                               {"vat", &board::cost_vat},
                                               {"leavers", &board::cost_leavers},
                                               {"closed_rooms", &board::cost_closed_rooms},
                                               {"policy", &board::cost_policy}}};

struct CostSum {
  double mean = 0.0, error = 0.0;
};

/// Means over all years together, and a bound of their error, by item.
std::vector<CostSum> cost_sums(const BoardView& view, const Choosable& alternative) {
  std::vector<CostSum> sums(cost_items.size());
  for (const std::size_t row : view.rows("costs", {{"alternative", alternative.id},
                                                   {"region", view.whole().region},
                                                   {"organisation", view.whole().organisation}})) {
    const std::string item = view.text("costs", row, "item");
    const auto get = [&](std::string_view column) { return view.number("costs", row, column).value_or(0.0); };
    for (std::size_t i = 0; i < cost_items.size(); ++i)
      if (item == cost_items.at(i).name) {
        sums[i].mean += get("mean");
        sums[i].error += error_of_mean({.mean = get("mean"), .sd = get("sd")}, view.replicates());
      }
  }
  return sums;
}

/// Items of cost by alternative; those that nobody has are left out.
ReportTable costs_table(const BoardView& view) {
  ReportTable table;
  table.caption = view.whole().name;
  table.columns.push_back({view.say(board::alternative), false});
  std::vector<std::vector<CostSum>> sums;
  for (const Choosable& alternative : view.alternatives()) {
    sums.push_back(cost_sums(view, alternative));
    table.rows.push_back({alternative.name});
    table.subjects.push_back({alternative.id, {}, {}});
  }
  for (std::size_t i = 0; i < cost_items.size(); ++i) {
    if (std::none_of(sums.begin(), sums.end(), [&](const auto& one) { return one[i].mean != 0.0; })) continue;
    table.columns.push_back({view.say(*cost_items.at(i).head), true});
    for (std::size_t row = 0; row < sums.size(); ++row)
      table.rows[row].push_back(view.euro_text(sums[row][i].mean, sums[row][i].error));
  }
  return table;
}

void add_costs(const BoardView& view, ReportSection& section) {
  if (!view.run().has("costs")) return;
  ReportTable table = costs_table(view);
  if (table.columns.size() < 2) return;
  section.blocks.push_back(Paragraph{view.say(board::costs_intro, {{"first", std::to_string(view.years().front())},
                                                                   {"last", std::to_string(view.years().back())}})});
  const bool priced = std::any_of(table.columns.begin(), table.columns.end(),
                                  [&](const auto& column) { return column.head == view.say(board::cost_policy); });
  section.blocks.push_back(std::move(table));
  if (view.compares() && !priced) section.blocks.push_back(Paragraph{view.say(board::costs_no_price)});
}

/// Contribution of a policy to an outcome, or of their interaction (`column`), with its standard error.
std::string share_cell(const BoardView& view, const std::string& policy, const Told& told, std::string_view column) {
  const auto found = view.rows("attribution", {{"alternative", view.last().id},
                                               {"year", std::to_string(view.year())},
                                               {"region", view.whole().region},
                                               {"organisation", view.whole().organisation},
                                               {"profession", std::string(all_of_them)},
                                               {"measure", std::string(told.measure)},
                                               {"policy", policy}});
  if (found.empty()) return view.say(board::nothing);
  const auto value = view.number("attribution", found.front(), column);
  const double error =
      view.number("attribution", found.front(), fmt::format("standard_error_{}", column)).value_or(0.0);
  if (!value) return view.say(board::nothing);
  return told.is_money ? view.euro_with_error(*value, error) : view.with_error(*value, error, true);
}

ReportTable attribution_table(const BoardView& view) {
  ReportTable table;
  table.caption = place_and_year(view);
  const std::vector<Told> told = told_of(view);
  table.columns.push_back({view.say(board::policy), false});
  for (const Told& one : told) table.columns.push_back({view.say(*one.head), true});
  std::vector<std::string> policies;
  for (const std::size_t row : view.rows("attribution", {{"alternative", view.last().id},
                                                         {"year", std::to_string(view.year())},
                                                         {"region", view.whole().region},
                                                         {"organisation", view.whole().organisation},
                                                         {"profession", std::string(all_of_them)}})) {
    const std::string policy = view.text("attribution", row, "policy");
    if (policy != all_of_them && std::find(policies.begin(), policies.end(), policy) == policies.end())
      policies.push_back(policy);
  }
  if (policies.empty()) return table;
  policies.emplace_back(all_of_them);
  const auto add = [&](const std::string& name, const std::string& policy, std::string_view column) {
    std::vector<std::string> row{name};
    for (const Told& one : told) row.push_back(share_cell(view, policy, one, column));
    table.rows.push_back(std::move(row));
  };
  for (const std::string& policy : policies)
    add(policy == all_of_them ? view.say(board::total) : policy_name(view.scenario(), policy, view.language()), policy,
        "shapley");
  add(view.say(board::interaction), std::string(all_of_them), "interaction");
  return table;
}

/// A price where effect and cost have a sign in eight of ten simulations, else that it cannot be said.
std::string price(const BoardView& view, const Figure& cost, const Figure& effect) {
  constexpr double shows = 0.05;  // what is written as 0,0 has no price
  if (!effect.q10 || !cost.q10 || !cost.q90) return view.say(board::nothing);
  const bool either_way = *cost.q10 < 0.0 && *cost.q90 > 0.0;
  if (*effect.q10 <= 0.0 || effect.mean < shows || either_way) return view.say(board::unsayable);
  const double euro = cost.mean / effect.mean;
  const double error = error_of_mean(cost, view.replicates()) / std::abs(effect.mean) +
                       std::abs(euro) * error_of_mean(effect, view.replicates()) / std::abs(effect.mean);
  if (euro >= 0.0) return view.euro_text(euro, error);
  return view.say(board::saves, {{"cost", view.euro_text(-euro, error)}});
}

Figure negated(const Figure& figure) {
  const auto minus = [](const std::optional<double>& value) { return value ? std::optional(-*value) : std::nullopt; };
  Figure out = figure;
  out.mean = -figure.mean;
  out.q05 = minus(figure.q95);
  out.q10 = minus(figure.q90);
  out.q25 = minus(figure.q75);
  out.q50 = minus(figure.q50);
  out.q75 = minus(figure.q25);
  out.q90 = minus(figure.q10);
  out.q95 = minus(figure.q05);
  return out;
}

ReportTable price_table(const BoardView& view) {
  ReportTable table;
  table.caption = place_and_year(view);
  table.columns = {{view.say(board::alternative), false},
                   {view.say(board::extra_cost), true},
                   {view.say(board::own_kept), true},
                   {view.say(board::per_fte), true}};
  if (view.has_rooms()) {
    table.columns.push_back({view.say(board::sessions_kept), true});
    table.columns.push_back({view.say(board::per_session), true});
  }
  for (std::size_t i = 1; i < view.alternatives().size(); ++i) {
    const Choosable& alternative = view.alternatives()[i];
    const auto of = [&](std::string_view measure) {
      return view.difference(alternative.id, view.year(), view.whole(), all_of_them, measure);
    };
    const auto cost = of("cost"), own = of("employed_fte");
    if (!cost || !own) continue;
    std::vector<std::string> row{alternative.name, view.euro_with_interval(*cost, true), view.difference_text(*own),
                                 price(view, *cost, *own)};
    if (view.has_rooms()) {
      const auto sessions = of("sessions_closed");
      if (!sessions) continue;
      const Figure open = negated(*sessions);  // kept open is closed less
      row.push_back(view.difference_text(open));
      row.push_back(price(view, *cost, open));
    }
    table.rows.push_back(std::move(row));
    table.subjects.push_back({alternative.id, {}, {}});
  }
  return table;
}

}  // namespace

ReportSection board_alternatives(const BoardView& view) {
  ReportSection section{view.say(board::options_title), {}};
  if (view.compares())
    section.blocks.push_back(Paragraph{view.say(board::options_caption, {{"first", view.first().name}})});
  section.blocks.push_back(options_table(view));
  add_costs(view, section);
  ReportTable places = places_table(view);
  if (!places.rows.empty() && view.places().size() > 2) section.blocks.push_back(std::move(places));
  return section;
}

ReportSection board_policies(const BoardView& view) {
  ReportSection section{view.say(board::policies_title), {}};
  if (!view.compares()) return section;
  if (view.run().has("attribution")) {
    ReportTable table = attribution_table(view);
    if (!table.rows.empty()) {
      section.blocks.push_back(Paragraph{view.say(board::policies_caption, {{"alternative", view.last().name}})});
      section.blocks.push_back(std::move(table));
    }
  }
  if (section.blocks.empty()) section.blocks.push_back(Paragraph{view.say(board::policies_none)});
  ReportTable prices = price_table(view);
  if (!prices.rows.empty()) {
    section.blocks.push_back(Paragraph{view.say(board::price_caption)});
    section.blocks.push_back(std::move(prices));
  }
  return section;
}

}  // namespace spp
