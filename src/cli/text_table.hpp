// Tables of a terminal that is 80 columns wide, whatever they hold: each part of a cell stands under the same part of
// the cells above it, a name that finds no room has a line of its own, and columns that find none follow below under
// the title again.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spp {

/// Columns that a line may take.
inline constexpr int page_width = 80;

/// The text, cut at its end where it is wider: `Wilhelmina Zieken…`.
[[nodiscard]] std::string shortened(std::string_view text, int width);
/// The text in lines of at most `page_width`, broken at blanks, in a word only where that is wider than a line; the
/// second and following begin with `hanging` blanks. No newline at the end.
[[nodiscard]] std::string wrapped(std::string_view text, int hanging);

/// ` RUN-OK · 4 hospitals · 2,000 replicates`, the name in strong ink; broken between the pieces where they find no
/// room.
[[nodiscard]] std::string heading_lines(std::string_view name, std::span<const std::string> pieces);

/// Decimals that a number with a standard error may have: the last one stands for no less than the error.
[[nodiscard]] int decimals_borne(double error, int most);
/// Standard error of a quantile of 10 or 90% of n draws that spread by `sd`, taken as normal: √(p(1 − p)/n) over the
/// density there, 1.71 · sd/√n. A mean (1) and a median (1.25) are surer, so that it holds for all of a cell.
[[nodiscard]] double bound_error(double sd, int n);

class TextTable {
 public:
  /// The parts of a cell; none where it is empty.
  using Cell = std::vector<std::string>;

  /// `around` is what stands before the first part of a cell, between its parts, and behind the last.
  TextTable(std::string title, std::vector<std::string> headings, std::vector<std::string_view> around);

  /// A title among the rows, whose columns go on.
  void section(std::string_view title);
  /// What the rows below it are of.
  void group(std::string_view name);
  /// A row with a cell for each heading.
  void row(std::string_view name, std::vector<Cell> cells);
  /// Lines as they are, which follow the last columns of the rows above.
  void lines(std::string text);

  [[nodiscard]] bool empty() const { return rows_ == 0; }
  [[nodiscard]] std::string text() const;

 private:
  struct Line {
    enum class Kind { section, group, row, plain } kind = Kind::row;
    std::string text;
    std::vector<Cell> cells;
  };
  struct Band {
    std::size_t from = 0, to = 0;
  };

  [[nodiscard]] int names_wide() const;
  [[nodiscard]] std::vector<Band> bands(int name_width) const;
  [[nodiscard]] int width_of_columns(std::size_t from, std::size_t to) const;
  [[nodiscard]] std::string joined(const Cell& cell, std::size_t column) const;
  [[nodiscard]] std::string title_lines(Band band, int name_width) const;
  [[nodiscard]] std::string row_lines(const Line& line, Band band, int name_width) const;

  std::string title_;
  std::vector<std::string> headings_;
  std::vector<std::string_view> around_;
  std::vector<Line> all_;
  std::vector<std::vector<int>> widths_;  ///< by column and part
  std::size_t rows_ = 0;
};

}  // namespace spp
