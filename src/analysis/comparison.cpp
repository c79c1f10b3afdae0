// A task is one cell: all its years, since the first visible one stands in each of its rows.
#include "analysis/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>

#include "analysis/measure_years.hpp"
#include "analysis/parallel.hpp"
#include "analysis/quantiles.hpp"
#include "analysis/sums.hpp"

namespace spp {
namespace {

constexpr double visible_from = 0.8;  // share of replicates; interface.md

struct Pair {
  std::size_t first = 0, with = 0;
};

/// Cells of both runs, in the order of the second's, which is that of the files.
std::vector<Pair> common_cells(const YearValues& first, const YearValues& with, const std::vector<Outcome>& wanted) {
  std::vector<Pair> cells;
  for (std::size_t c = 0; c < with.cells().size(); ++c) {
    const Cell& cell = with.cells()[c];
    if (std::find(wanted.begin(), wanted.end(), cell.outcome) == wanted.end()) continue;
    const Place& place = with.places()[static_cast<std::size_t>(cell.place)];
    if (const auto same = first.find(place.region, place.organisation, with.profession_name(cell), cell.outcome))
      cells.push_back({*same, c});
  }
  return cells;
}

/// Calendar years of which both have the same months.
std::vector<Pair> common_years(const Axes& first, const Axes& with) {
  std::vector<Pair> years;
  for (int y = 0; y < with.year_count(); ++y) {
    const int other = with.first_year() + y - first.first_year();
    if (other >= 0 && other < first.year_count() && months_in(first, other) == months_in(with, y))
      years.push_back({static_cast<std::size_t>(other), static_cast<std::size_t>(y)});
  }
  return years;
}

/// with − first in each replicate that `out` has.
void take_differences(std::span<const double> first, std::span<const double> with, std::span<double> out) {
  constexpr double rounding = 1e-9;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double x = first[i], y = with[i], difference = y - x;
    const double scale = std::max({1.0, std::abs(x), std::abs(y)});
    out[i] = std::abs(difference) <= rounding * scale ? 0.0 : difference;
  }
}

double share_below_zero(std::span<const double> values) {
  const auto below = std::count_if(values.begin(), values.end(), [](double x) { return x < 0.0; });
  return static_cast<double>(below) / static_cast<double>(values.size());
}

double share_better(std::span<const double> values, Better better) {
  const auto count = std::count_if(values.begin(), values.end(),
                                   [better](double x) { return better == Better::lower ? x < 0.0 : x > 0.0; });
  return better == Better::neither ? 0.0 : static_cast<double>(count) / static_cast<double>(values.size());
}

/// Where the spread of a difference comes from.
SpreadFrom spread_of(const ComparedRun& first, const ComparedRun& with) {
  const bool told = first.again != nullptr && with.again != nullptr;
  if (first.spread == with.spread && first.spread != SpreadFrom::both) return first.spread;
  return told ? SpreadFrom::both : SpreadFrom::not_asked;
}

/// Fills the rows of one cell after another.
class Worker {
 public:
  Worker(const ComparedRun& first, const ComparedRun& with, const std::vector<Pair>& cells,
         const std::vector<Pair>& years, Rows<ComparisonRow>& table)
      : first_(first),
        with_(with),
        cells_(cells),
        years_(years),
        table_(table),
        spread_(spread_of(first, with)),
        summariser_(table.shares, replicates()),
        summary_(summariser_.size()),
        differences_(replicates()) {
    if (spread_ == SpreadFrom::both)
      again_.resize(static_cast<std::size_t>(std::min(first.again->replicates(), with.again->replicates())));
  }

  void cell(std::size_t c) {
    const Better better = text(with_.values->cells()[cells_[c].with].outcome).better;
    std::optional<std::int64_t> visible;
    for (std::size_t y = 0; y < years_.size(); ++y) {
      const std::size_t at = y * cells_.size() + c;
      fill(at, cells_[c], years_[y]);
      if (!visible && share_better(differences_, better) >= visible_from) visible = table_.rows[at].year;
    }
    for (std::size_t y = 0; y < years_.size(); ++y) table_.rows[y * cells_.size() + c].first_visible = visible;
  }

 private:
  [[nodiscard]] std::size_t replicates() const {
    return static_cast<std::size_t>(std::min(first_.values->replicates(), with_.values->replicates()));
  }

  void fill(std::size_t at, const Pair& cell, const Pair& year) {
    const auto values = [&](const YearValues& first, const YearValues& with, std::span<double> out) {
      take_differences(first.of(static_cast<int>(year.first), cell.first),
                       with.of(static_cast<int>(year.with), cell.with), out);
    };
    values(*first_.values, *with_.values, differences_);
    summariser_.summarise(differences_, summary_);
    write_summary(table_, at, summary_);
    ComparisonRow& row = table_.rows[at];
    row.probability_lower = share_below_zero(differences_);
    if (spread_ == SpreadFrom::both) values(*first_.again, *with_.again, again_);
    const SpreadShares shares = shares_of_spread(spread_, row.sd, differences_, again_);
    row.chance_share = shares.chance;
    row.input_share = shares.input;
  }

  const ComparedRun &first_, &with_;
  const std::vector<Pair>&cells_, &years_;
  Rows<ComparisonRow>& table_;
  SpreadFrom spread_;
  Summariser summariser_;
  std::vector<double> summary_, differences_, again_;
};

void name_rows(Rows<ComparisonRow>& table, const ComparedRun& first, const ComparedRun& with,
               const std::vector<Pair>& cells, const std::vector<Pair>& years) {
  const auto labels = std::make_shared<Labels>(with.values->axes(), with.name);
  const std::string_view against = labels->keep(first.name);
  for (const Pair& year : years)
    for (const Pair& pair : cells) {
      const Cell& cell = with.values->cells()[pair.with];
      const Place& place = labels->places[static_cast<std::size_t>(cell.place)];
      ComparisonRow row;
      row.alternative = labels->alternative;
      row.against = against;
      row.year = with.values->axes().first_year() + static_cast<int>(year.with);
      row.region = place.region;
      row.organisation = place.organisation;
      row.profession = labels->profession(cell.profession);
      row.measure = text(cell.outcome).name;
      row.unit = text(cell.outcome).unit;
      table.rows.push_back(row);
    }
  table.labels = labels;
}

/// What is in one list and not in the other.
void add_missing(const std::vector<std::string>& these, const std::vector<std::string>& those,
                 std::vector<std::string>& missing) {
  for (const std::string& one : these)
    if (std::find(those.begin(), those.end(), one) == those.end()) missing.push_back(one);
}

std::vector<std::string> place_names(const YearValues& values) {
  std::vector<std::string> names;
  for (const Place& place : values.places()) names.push_back(place.region + "/" + place.organisation);
  return names;
}

std::vector<std::string> years_but(const Axes& axes, const std::vector<Pair>& common, std::size_t Pair::*side) {
  std::vector<std::string> years;
  for (int y = 0; y < axes.year_count(); ++y)
    if (std::none_of(common.begin(), common.end(),
                     [&](const Pair& pair) { return pair.*side == static_cast<std::size_t>(y); }))
      years.push_back(std::to_string(axes.first_year() + y));
  return years;
}

void sort_once(std::vector<std::string>& names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

}  // namespace

ComparisonOptions comparison_options(const RecordOptions& record) {
  return {recorded_outcomes(record), record.quantiles, record.threads};
}

Rows<ComparisonRow> compare(const ComparedRun& first, const ComparedRun& with, const ComparisonOptions& options) {
  const std::vector<Pair> cells = common_cells(*first.values, *with.values, options.outcomes);
  const std::vector<Pair> years = common_years(first.values->axes(), with.values->axes());
  Rows<ComparisonRow> table;
  name_rows(table, first, with, cells, years);
  lay_out_quantiles(table, options.quantiles);
  do_tasks(cells.size(), options.threads, [&]() -> std::function<void(std::size_t)> {
    const auto worker = std::make_shared<Worker>(first, with, cells, years, table);
    return [worker](std::size_t c) { worker->cell(c); };
  });
  return table;
}

std::size_t comparison_row_count(const Axes& axes, const RecordOptions& record) {
  return static_cast<std::size_t>(axes.year_count()) *
         cells_of(places_of(axes), axes.profession_count(), recorded_outcomes(record)).size();
}

LeftOut left_out(const YearValues& first, const YearValues& with) {
  LeftOut out;
  add_missing(place_names(first), place_names(with), out.places);
  add_missing(place_names(with), place_names(first), out.places);
  add_missing(first.axes().professions, with.axes().professions, out.professions);
  add_missing(with.axes().professions, first.axes().professions, out.professions);
  const std::vector<Pair> common = common_years(first.axes(), with.axes());
  out.years = years_but(first.axes(), common, &Pair::first);
  const std::vector<std::string> others = years_but(with.axes(), common, &Pair::with);
  out.years.insert(out.years.end(), others.begin(), others.end());
  for (auto* names : {&out.places, &out.professions, &out.years}) sort_once(*names);
  return out;
}

}  // namespace spp
