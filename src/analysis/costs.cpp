// Costs by calendar year: an organisation's items, their total, and totals over organisations.
#include "analysis/summary.hpp"
#include "analysis/sums.hpp"

namespace spp {
namespace {

constexpr int every_item = -1;

/// What a row is about; `item` is a place in cost_items().
struct CostCell {
  int year = 0;
  std::size_t place = 0;
  int item = every_item;
};

/// `*`, then the items in byte order of their names.
std::vector<int> items_by_name() {
  std::vector<int> items{every_item};
  for (int i = 0; i < cost_item_count; ++i) items.push_back(i);
  const auto name = [](int i) { return cost_items()[static_cast<std::size_t>(i)].name; };
  std::sort(items.begin() + 1, items.end(), [&](int a, int b) { return name(a) < name(b); });
  return items;
}

std::vector<CostCell> cost_cells(const Axes& axes, std::size_t places) {
  const std::vector<int> items = items_by_name();
  std::vector<CostCell> cells;
  for (int year = 0; year < axes.year_count(); ++year)
    for (std::size_t place = 0; place < places; ++place)
      for (const int item : items) cells.push_back({year, place, item});
  return cells;
}

}  // namespace

std::size_t cost_row_count(const Axes& axes) { return cost_cells(axes, places_of(axes).size()).size(); }

Rows<CostRow> summarise_costs(const Results& results, const RecordOptions& options, const std::string& alternative) {
  const Axes& axes = results.axes();
  const auto labels = std::make_shared<const Labels>(axes, alternative);
  const std::vector<CostCell> cells = cost_cells(axes, labels->places.size());
  Rows<CostRow> table;
  table.labels = labels;
  for (const CostCell& cell : cells) {
    const Place& place = labels->places[cell.place];
    CostRow row;
    row.alternative = labels->alternative;
    row.year = axes.first_year() + cell.year;
    row.region = place.region;
    row.organisation = place.organisation;
    row.item = cell.item == every_item ? all_of_them : cost_items()[static_cast<std::size_t>(cell.item)].name;
    row.unit = cost_unit;
    table.rows.push_back(row);
  }
  summarise_sums(table, options, results.replicates(), [&](std::size_t row, const TakeSeries& take) {
    const CostCell& cell = cells[row];
    for (const CostText& one : cost_items()) {
      if (cell.item != every_item && cell.item != static_cast<int>(one.id)) continue;
      for (const Organisation h : labels->places[cell.place].members) take(results.cost(one.id, cell.year, h));
    }
  });
  return table;
}

}  // namespace spp
