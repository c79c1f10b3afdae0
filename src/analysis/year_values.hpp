// The replicates of yearly values: for every cell (place, profession, outcome) and calendar year the numbers that
// yearly.csv summarises, as they are. What is paired between runs is worked out from these.
//
//     const YearValues first = year_values(simulate(model, options), wanted, threads);   // results can be let go
//     first.cells()[c], first.of(year, c)[i]                      // cell c, year from the first one, replicate i
//     if (const auto c = first.find("noord", "*", "*", Measure::rooms_closed)) first.of(year, *c);
//
// The run must have kept what the outcomes need: `options.keep`, `keep_by_year` from `kept_for(wanted)` (record.hpp).
// Two runs of the same axes and outcomes have the same cells in the same order, whatever their policies.
// Shape: [year][cell][replicate], doubles; cells in the order of the files.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/cells.hpp"
#include "results/results.hpp"

namespace spp {

class YearValues {
 public:
  /// All zeros.
  YearValues(Axes axes, std::span<const Outcome> outcomes, int replicates);

  [[nodiscard]] const Axes& axes() const { return axes_; }
  [[nodiscard]] const std::vector<Place>& places() const { return places_; }
  [[nodiscard]] const std::vector<Cell>& cells() const { return cells_; }
  [[nodiscard]] int replicates() const { return static_cast<int>(n_); }
  [[nodiscard]] int years() const { return axes_.year_count(); }

  /// The replicates of a cell in a calendar year (index from the first).
  [[nodiscard]] std::span<const double> of(int year, std::size_t cell) const {
    return {values_.data() + offset(year, cell), n_};
  }
  [[nodiscard]] std::span<double> of(int year, std::size_t cell) { return {values_.data() + offset(year, cell), n_}; }

  /// Which cell it is, if there is one; `profession` −1 (`every_profession`) for `*`.
  [[nodiscard]] std::optional<std::size_t> find(std::size_t place, int profession, Outcome outcome) const;
  /// The same by the names of the tables: region, organisation (`*`, `group:NAME`), profession (`*`).
  [[nodiscard]] std::optional<std::size_t> find(std::string_view region, std::string_view organisation,
                                                std::string_view profession, Outcome outcome) const;
  /// The profession of a cell as in the tables.
  [[nodiscard]] std::string_view profession_name(const Cell& cell) const;

 private:
  [[nodiscard]] std::size_t offset(int year, std::size_t cell) const {
    return (static_cast<std::size_t>(year) * cells_.size() + cell) * n_;
  }
  Axes axes_;
  std::vector<Place> places_;
  std::vector<Cell> cells_;
  std::size_t n_;
  std::vector<std::size_t> number_;  ///< [place][profession, `*` first][outcome] 1 + cell; 0 = none
  std::vector<double> values_;
};

/// The yearly values of the outcomes wanted, of the first `most` replicates. The same bytes for any number of threads.
[[nodiscard]] YearValues year_values(const Results& results, std::span<const Outcome> wanted, int threads,
                                     int most = std::numeric_limits<int>::max());

/// Bytes that such values will hold.
[[nodiscard]] std::size_t year_values_bytes(const Axes& axes, std::span<const Outcome> wanted, int replicates);

}  // namespace spp
