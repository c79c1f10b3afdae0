// Tables whose rows are sums of series: flows, costs, contribution. Each row's series are added up in every replicate,
// then summarised; rows are independent tasks, so threads change nothing.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "analysis/parallel.hpp"
#include "analysis/quantiles.hpp"
#include "analysis/record.hpp"
#include "analysis/rows.hpp"

namespace spp {

/// Makes room for the quantiles of the rows, `shares` of each, and points the rows to it. Zeros until written.
template <class Row>
void lay_out_quantiles(Rows<Row>& table, const std::vector<double>& shares) {
  const std::size_t width = shares.size();
  table.shares = shares;
  table.numbers.assign(table.rows.size() * width, 0.0);
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    table.rows[i].quantiles.values = {table.numbers.data() + i * width, width};
}

/// Writes a row's mean, deviation and quantiles from what a Summariser gave.
template <class Row>
void write_summary(Rows<Row>& table, std::size_t row, std::span<const double> summary) {
  table.rows[row].mean = summary[0];
  table.rows[row].sd = summary[1];
  std::copy(summary.begin() + 2, summary.end(),
            table.numbers.begin() + static_cast<std::ptrdiff_t>(row * table.shares.size()));
}

/// Adds a series to a sum in each replicate; on plain pointers, since the checks of a span keep the compiler from
/// vectors.
inline void add_series(std::span<double> sum, std::span<const double> more) {
  double* const to = sum.data();
  const double* const x = more.data();
  for (std::size_t i = 0; i < sum.size(); ++i) to[i] += x[i];
}

/// Takes the series that make up a row.
using TakeSeries = std::function<void(std::span<const double>)>;

/// Fills the numbers of a table whose rows are named. `series_of(row, take)` calls `take` with each series of a row,
/// all of `replicates` values.
template <class Row>
void summarise_sums(Rows<Row>& table, const RecordOptions& options, int replicates,
                    const std::function<void(std::size_t row, const TakeSeries& take)>& series_of) {
  lay_out_quantiles(table, options.quantiles);
  struct Worker {
    Summariser summariser;
    std::vector<double> sum, summary;
  };
  const auto n = static_cast<std::size_t>(replicates);
  do_tasks(table.rows.size(), options.threads, [&]() -> std::function<void(std::size_t)> {
    const auto worker = std::make_shared<Worker>(Worker{Summariser(options.quantiles, n), std::vector<double>(n), {}});
    worker->summary.resize(worker->summariser.size());
    const TakeSeries take = [worker](std::span<const double> series) { add_series(worker->sum, series); };
    return [&, worker, take](std::size_t row) {
      std::fill(worker->sum.begin(), worker->sum.end(), 0.0);
      series_of(row, take);
      worker->summariser.summarise(worker->sum, worker->summary);
      write_summary(table, row, worker->summary);
    };
  });
}

}  // namespace spp
