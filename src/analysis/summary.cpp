// Measures by month and by year. A task is one measure in one calendar year: it summarises the year's months and the
// year. Tasks write rows of their own, so threads change nothing.
#include "analysis/summary.hpp"

#include <algorithm>

#include "analysis/cells.hpp"
#include "analysis/measure_years.hpp"
#include "analysis/parallel.hpp"
#include "analysis/quantiles.hpp"
#include "analysis/sums.hpp"

namespace spp {
namespace {

/// The rows of one measure, which a task writes: where its cells stand in a period of projection.csv (empty where the
/// measure is not in it) and in a year of yearly.csv.
struct MeasureLayout {
  std::vector<Cell> cells;
  std::vector<std::size_t> monthly, yearly;
};

struct Layout {
  std::vector<Cell> monthly, yearly;      ///< of one period, of one year
  std::vector<MeasureLayout> by_measure;  ///< in the order of the enum
};

Layout layout_of(const Axes& axes, const Labels& labels, const RecordOptions& options) {
  Layout layout;
  layout.monthly = cells_of(labels.places, axes.profession_count(), monthly_measures(axes, options));
  layout.yearly = cells_of(labels.places, axes.profession_count(), yearly_measures(options));
  layout.by_measure.resize(measure_count);
  for (std::size_t i = 0; i < layout.yearly.size(); ++i) {
    MeasureLayout& one = layout.by_measure[layout.yearly[i].outcome.at()];
    one.cells.push_back(layout.yearly[i]);
    one.yearly.push_back(i);
  }
  // The cells of a measure are the same in both, in the same order.
  for (std::size_t i = 0; i < layout.monthly.size(); ++i)
    layout.by_measure[layout.monthly[i].outcome.at()].monthly.push_back(i);
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
  row.measure = text(cell.outcome).name;
  row.unit = text(cell.outcome).unit;
}

/// A table of `count` rows without numbers.
template <class Row>
void lay_out(Rows<Row>& rows, std::size_t count, const RecordOptions& options, std::shared_ptr<const Labels> labels) {
  rows.labels = std::move(labels);
  rows.rows.resize(count);
  lay_out_quantiles(rows, options.quantiles);
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

/// Does tasks with scratch memory of its own: a measure in a year.
class Worker {
 public:
  Worker(const Results& results, const Layout& layout, MeasureTables& tables)
      : axes_(results.axes()),
        layout_(layout),
        tables_(tables),
        years_(results, tables.yearly.labels->places),
        summariser_(tables.yearly.shares, static_cast<std::size_t>(results.replicates())),
        summary_(summariser_.size()) {}

  void measure_in_year(const MeasureText& measure, int year) {
    const MeasureLayout& slots = layout_.by_measure[static_cast<std::size_t>(measure.id)];
    TakeMonth take_month;
    if (!slots.monthly.empty())
      take_month = [&](std::size_t cell, int period, std::span<const double> values) {
        write(tables_.projection, file_position(axes_, period) * layout_.monthly.size() + slots.monthly[cell], values);
      };
    const std::size_t first = static_cast<std::size_t>(year) * layout_.yearly.size();
    years_.work_out(
        measure, year, slots.cells,
        [&](std::size_t cell, std::span<const double> values) {
          write(tables_.yearly, first + slots.yearly[cell], values);
        },
        take_month);
  }

 private:
  template <class Row>
  void write(Rows<Row>& table, std::size_t at, std::span<const double> values) {
    summariser_.summarise(values, summary_);
    write_summary(table, at, summary_);
  }

  const Axes& axes_;
  const Layout& layout_;
  MeasureTables& tables_;
  MeasureYears years_;
  Summariser summariser_;
  std::vector<double> summary_;
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
