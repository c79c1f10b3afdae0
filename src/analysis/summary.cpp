// Measures by month and by year. A task is one measure in one calendar year: it walks the year's months and summarises
// each; the year's own rows follow from the year's sums of what is kept, or where they do not (a positive part, a
// product) from adding the months up. Tasks write rows of their own, so threads change nothing.
#include "analysis/summary.hpp"

#include <algorithm>

#include "analysis/cells.hpp"
#include "analysis/measure_rows.hpp"
#include "analysis/parallel.hpp"
#include "analysis/quantiles.hpp"
#include "analysis/sums.hpp"

namespace spp {
namespace {

constexpr std::size_t no_row = static_cast<std::size_t>(-1);

/// A row that a task writes: where it stands in a period of projection.csv and in a year of yearly.csv.
struct Slot {
  Cell cell;
  std::size_t monthly = no_row, yearly = no_row;
};

struct Layout {
  std::vector<Cell> monthly, yearly;          ///< of one period, of one year
  std::vector<std::vector<Slot>> by_measure;  ///< in the order of the enum
};

Layout layout_of(const Axes& axes, const Labels& labels, const RecordOptions& options) {
  Layout layout;
  layout.monthly = cells_of(labels.places, axes.profession_count(), monthly_measures(axes, options));
  layout.yearly = cells_of(labels.places, axes.profession_count(), yearly_measures(options));
  layout.by_measure.resize(measure_count);
  // What is monthly is a part of what is yearly, in the same order.
  std::size_t monthly = 0;
  for (std::size_t i = 0; i < layout.yearly.size(); ++i) {
    const Cell& cell = layout.yearly[i];
    Slot slot{cell, no_row, i};
    if (monthly < layout.monthly.size()) {
      const Cell& next = layout.monthly[monthly];
      if (next.place == cell.place && next.profession == cell.profession && next.measure == cell.measure)
        slot.monthly = monthly++;
    }
    layout.by_measure[static_cast<std::size_t>(cell.measure)].push_back(slot);
  }
  return layout;
}

/// Where period t stands in projection.csv: the months first, `start` after them in byte order.
std::size_t file_position(const Axes& axes, int period) {
  return static_cast<std::size_t>(period == 0 ? axes.months : period - 1);
}

template <class Row>
void name_row(Row& row, const Labels& labels, const Cell& cell) {
  const Place& place = labels.places[static_cast<std::size_t>(cell.place)];
  row.alternative = labels.alternative;
  row.region = place.region;
  row.organisation = place.organisation;
  row.profession = labels.profession(cell.profession);
  row.measure = text(cell.measure).name;
  row.unit = text(cell.measure).unit;
}

/// A table of `count` rows without numbers.
template <class Row>
void lay_out(Rows<Row>& rows, std::size_t count, const RecordOptions& options, std::shared_ptr<const Labels> labels) {
  rows.labels = std::move(labels);
  rows.rows.resize(count);
  lay_out_quantiles(rows, options.quantiles);
}

int months_in(const Axes& axes, int year) {
  int months = 0;
  for (int t = 0; t < axes.months; ++t) months += axes.year_index(t) == year ? 1 : 0;
  return months;
}

MeasureTables named_tables(const Axes& axes, const Layout& layout, const RecordOptions& options,
                           const std::string& alternative) {
  const auto labels = std::make_shared<const Labels>(axes, alternative);
  MeasureTables tables;
  const std::size_t monthly = layout.monthly.size(), yearly = layout.yearly.size();
  lay_out(tables.projection, monthly == 0 ? 0 : monthly * (static_cast<std::size_t>(axes.months) + 1), options, labels);
  lay_out(tables.yearly, yearly * static_cast<std::size_t>(axes.year_count()), options, labels);
  for (int period = 0; period <= axes.months && monthly > 0; ++period)
    for (std::size_t i = 0; i < monthly; ++i) {
      ProjectionRow& row = tables.projection.rows[file_position(axes, period) * monthly + i];
      name_row(row, *labels, layout.monthly[i]);
      row.month = labels->periods[static_cast<std::size_t>(period)];
    }
  for (int year = 0; year < axes.year_count(); ++year)
    for (std::size_t i = 0; i < yearly; ++i) {
      YearlyRow& row = tables.yearly.rows[static_cast<std::size_t>(year) * yearly + i];
      name_row(row, *labels, layout.yearly[i]);
      row.year = axes.first_year() + year;
      row.months = months_in(axes, year);
    }
  return tables;
}

/// Does tasks with scratch memory of its own.
class Worker {
 public:
  Worker(const Results& results, const Layout& layout, MeasureTables& tables)
      : results_(results),
        layout_(layout),
        tables_(tables),
        places_(tables.yearly.labels->places),
        n_(static_cast<std::size_t>(results.replicates())),
        rows_(results),
        summariser_(tables.yearly.shares, n_),
        values_(n_),
        summary_(summariser_.size()) {}

  void measure_in_year(const MeasureText& measure, int year) {
    const std::vector<Slot>& slots = layout_.by_measure[static_cast<std::size_t>(measure.id)];
    if (slots.empty() || !is_stored(measure)) return;  // zeros stand there already
    const Axes& axes = results_.axes();
    const bool from_sums = follows_from_sums(measure.id), has_months = slots.front().monthly != no_row;
    adds_up_ = !from_sums;
    if (adds_up_) {
      year_above_.assign(slots.size() * n_, 0.0);
      year_below_.assign(is_ratio(measure) ? slots.size() * n_ : 0, 0.0);
    }
    if (year == 0 && has_months) take_period(measure, slots, 0);
    if (adds_up_ || has_months)
      for (int t = 0; t < axes.months; ++t)
        if (axes.year_index(t) == year) take_period(measure, slots, t + 1);
    if (from_sums) rows_.fill_year(measure, year);
    take_year(measure, slots, year);
  }

 private:
  using Side = MeasureRows::Side;

  /// Whether anything of what a measure is made of was stored: what was not is zeros.
  [[nodiscard]] bool is_stored(const MeasureText& measure) const {
    return std::any_of(measure.above.begin(), measure.above.end(), [this](const Term& term) {
      return term.sign != 0.0 && results_.stores(term.kept) && (!term.times || results_.stores(*term.times));
    });
  }

  void take_period(const MeasureText& measure, const std::vector<Slot>& slots, int period) {
    rows_.fill(measure, period);
    const std::size_t first = file_position(results_.axes(), period) * layout_.monthly.size();
    for (std::size_t s = 0; s < slots.size(); ++s) {
      const Place& place = places_[static_cast<std::size_t>(slots[s].cell.place)];
      std::span<const double> value = rows_.total(Side::above, place, slots[s].cell.profession);
      if (adds_up_ && period > 0) add(year_above_, s, value);
      if (is_ratio(measure)) {
        const std::span<const double> below = rows_.total(Side::below, place, slots[s].cell.profession);
        if (adds_up_ && period > 0) add(year_below_, s, below);
        divide(value, below, values_);
        value = values_;
      }
      if (slots[s].monthly != no_row) write(tables_.projection, first + slots[s].monthly, value);
    }
  }

  void take_year(const MeasureText& measure, const std::vector<Slot>& slots, int year) {
    const double months = months_in(results_.axes(), year);
    for (std::size_t s = 0; s < slots.size(); ++s) {
      const std::span<const double> sum = year_side(Side::above, slots[s], s);
      if (is_ratio(measure)) {
        divide(sum, year_side(Side::below, slots[s], s), values_);
      } else {
        const double over = measure.over_year == OverYear::averaged ? months : 1.0;
        for (std::size_t i = 0; i < n_; ++i) values_[i] = sum[i] / over;
      }
      write(tables_.yearly, static_cast<std::size_t>(year) * layout_.yearly.size() + slots[s].yearly, values_);
    }
  }

  /// The year's sum above or below the line of a row.
  [[nodiscard]] std::span<const double> year_side(Side side, const Slot& slot, std::size_t s) {
    if (adds_up_) return part(side == Side::above ? year_above_ : year_below_, s);
    return rows_.total(side, places_[static_cast<std::size_t>(slot.cell.place)], slot.cell.profession);
  }
  [[nodiscard]] std::span<const double> part(const std::vector<double>& all, std::size_t s) const {
    return {all.data() + s * n_, n_};
  }
  void add(std::vector<double>& all, std::size_t s, std::span<const double> more) const {
    add_series({all.data() + s * n_, n_}, more);
  }
  template <class Row>
  void write(Rows<Row>& table, std::size_t at, std::span<const double> values) {
    summariser_.summarise(values, summary_);
    write_summary(table, at, summary_);
  }

  const Results& results_;
  const Layout& layout_;
  MeasureTables& tables_;
  const std::vector<Place>& places_;
  std::size_t n_;
  MeasureRows rows_;
  Summariser summariser_;
  std::vector<double> values_, summary_;
  bool adds_up_ = false;                         ///< the year's sums come month by month, below
  std::vector<double> year_above_, year_below_;  ///< [slot][replicate]
};

}  // namespace

MeasureTables summarise(const Results& results, const RecordOptions& options, const std::string& alternative) {
  const Axes& axes = results.axes();
  const Layout layout = layout_of(axes, Labels(axes), options);
  MeasureTables tables = named_tables(axes, layout, options, alternative);
  const std::size_t tasks = static_cast<std::size_t>(axes.year_count()) * measure_count;
  do_tasks(tasks, options.threads, [&] {
    const auto worker = std::make_shared<Worker>(results, layout, tables);
    return [worker](std::size_t task) {
      worker->measure_in_year(measures()[task % measure_count], static_cast<int>(task / measure_count));
    };
  });
  return tables;
}

RunTables summarise_run(const Results& results, const StartFactsList& facts, std::span<const InputDescription> inputs,
                        const RecordOptions& options, const std::string& alternative) {
  MeasureTables by_measure = summarise(results, options, alternative);
  RunTables tables;
  tables.alternative = alternative;
  tables.projection = std::move(by_measure.projection);
  tables.yearly = std::move(by_measure.yearly);
  tables.start = summarise_start(results, facts);
  tables.flows = summarise_flows(results, options, alternative);
  tables.costs = summarise_costs(results, options, alternative);
  tables.contribution = summarise_contribution(results, options, alternative);
  tables.inputs = summarise_inputs(results, inputs);
  tables.only_main = falls_back_to_main(results.axes(), options);
  return tables;
}

}  // namespace spp
