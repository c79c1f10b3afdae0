// A table that somebody saved as CSV: a header and rows of cells, each of which knows where it stands. Read as
// spreadsheets write it: comma, semicolon or tab between cells (the header tells), any line end, quotes also around
// line ends, a byte order mark, a first line `sep=;`, UTF-8 or else Windows-1252, decimal commas where no comma
// separates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"

namespace spp {

struct CsvLimits {
  std::size_t bytes = std::size_t{64} << 20;
  std::size_t cells = 8'000'000;
};

class CsvFile {
 public:
  /// Names of the columns, in NFC, none empty, all different.
  [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
  [[nodiscard]] std::size_t columns() const { return header_.size(); }
  /// Rows below the header; those of empty cells alone do not count.
  [[nodiscard]] std::size_t rows() const { return header_.empty() ? 0 : cells_.size() / header_.size() - 1; }
  /// What is in a cell: without its quotes, and without blanks around it where it has none.
  [[nodiscard]] std::string_view text(std::size_t row, std::size_t column) const;
  [[nodiscard]] Origin at(std::size_t row, std::size_t column) const { return place(cell(row + 1, column)); }
  [[nodiscard]] Origin header_at(std::size_t column) const { return place(cell(0, column)); }
  [[nodiscard]] char separator() const { return separator_; }
  /// Whether `0,5` is a number: only where commas do not separate cells.
  [[nodiscard]] bool decimal_comma() const { return separator_ != ','; }

  /// Gives each cell below the header to `f`, which may change its characters and returns those that remain, within
  /// them. Where a cell stands is not changed.
  template <class F>
  void revise(F&& f) {
    for (std::size_t i = header_.size(); i < cells_.size(); ++i) {
      const std::string_view rest = f(std::span<char>(texts_.data() + cells_[i].begin, cells_[i].size));
      cells_[i].begin = static_cast<std::uint32_t>(rest.data() - texts_.data());
      cells_[i].size = static_cast<std::uint32_t>(rest.size());
    }
  }

 private:
  /// `begin` and `size` in `texts_`, `place` in the source, `line` from 1.
  struct Cell {
    std::uint32_t begin = 0, size = 0, place = 0, line = 0;
  };
  [[nodiscard]] const Cell& cell(std::size_t row, std::size_t column) const {
    return cells_[row * header_.size() + column];
  }
  [[nodiscard]] Origin place(const Cell& cell) const;

  std::shared_ptr<const Source> source_;  ///< as UTF-8
  char separator_ = ',';
  std::vector<std::string> header_;
  std::vector<Cell> cells_;  ///< the header first, row after row
  std::string texts_;
  friend class CsvReader;
};

/// The table in these bytes; nothing, with a problem, where there is none. A row with too few or too many cells is a
/// problem too, and left out. `name` is what messages call the file.
[[nodiscard]] std::optional<CsvFile> read_csv(const std::string& name, std::string bytes, Problems& problems,
                                              const CsvLimits& limits = {});

}  // namespace spp
