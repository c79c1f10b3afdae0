#include "analysis/small_cells.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace spp {
namespace {

constexpr double nothing = 1e-9;  ///< coefficients are small whole numbers

/// The sums as equations in the hidden cells, reduced; a row with one cell gives that cell away.
class Equations {
 public:
  Equations(std::span<const CountSum> sums, const std::vector<bool>& hidden) {
    for (std::size_t cell = 0; cell < hidden.size(); ++cell)
      if (hidden[cell]) unknowns_.push_back(cell);
    for (const CountSum& sum : sums) {
      std::vector<double> row(unknowns_.size(), 0.0);
      for (const CountSum::Part& part : sum.parts)
        for (std::size_t u = 0; u < unknowns_.size(); ++u)
          if (unknowns_[u] == part.cell) row[u] += part.sign;
      rows_.push_back(std::move(row));
    }
    reduce();
  }

  /// Cells that follow from what is shown.
  [[nodiscard]] std::vector<std::size_t> given_away() const {
    std::vector<std::size_t> all;
    for (const auto& row : rows_) {
      std::size_t only = 0;
      int count = 0;
      for (std::size_t u = 0; u < row.size(); ++u)
        if (std::abs(row[u]) > nothing) {
          only = unknowns_[u];
          ++count;
        }
      if (count == 1) all.push_back(only);
    }
    return all;
  }

 private:
  void reduce() {
    std::size_t next = 0;
    for (std::size_t u = 0; u < unknowns_.size() && next < rows_.size(); ++u) {
      std::size_t pivot = next;
      for (std::size_t r = next; r < rows_.size(); ++r)
        if (std::abs(rows_[r][u]) > std::abs(rows_[pivot][u])) pivot = r;
      if (std::abs(rows_[pivot][u]) <= nothing) continue;
      std::swap(rows_[next], rows_[pivot]);
      for (std::size_t r = 0; r < rows_.size(); ++r) {
        if (r == next) continue;
        const double times = rows_[r][u] / rows_[next][u];
        if (times == 0.0) continue;
        for (std::size_t c = u; c < unknowns_.size(); ++c) rows_[r][c] -= times * rows_[next][c];
      }
      ++next;
    }
  }
  std::vector<std::size_t> unknowns_;
  std::vector<std::vector<double>> rows_;
};

/// What is hidden to protect a cell: of the cells shown in a table that are tied to it by sums, one after another, the
/// least wanted; of these the nearest, by how many sums lie between; of these the smallest.
std::optional<std::size_t> hidden_for(std::size_t cell, std::span<const CountCell> cells,
                                      std::span<const CountSum> sums, const std::vector<bool>& hidden) {
  std::vector<bool> near(cells.size(), false), taken(sums.size(), false);
  near[cell] = true;
  std::optional<std::size_t> best;
  // A cell that is reached later is further away, so that it must be less wanted to be better.
  for (bool more = true; more;) {
    more = false;
    std::vector<std::size_t> reached;
    for (std::size_t s = 0; s < sums.size(); ++s) {
      const auto& parts = sums[s].parts;
      if (taken[s] ||
          std::none_of(parts.begin(), parts.end(), [&](const CountSum::Part& part) { return near[part.cell]; }))
        continue;
      taken[s] = more = true;
      for (const CountSum::Part& part : parts) reached.push_back(part.cell);
    }
    std::optional<std::size_t> here;
    const auto rank = [&](std::size_t one) { return std::pair{cells[one].wanted, cells[one].count}; };
    for (const std::size_t one : reached) {
      near[one] = true;
      if (hidden[one] || !cells[one].in_table) continue;
      if (!here || rank(one) < rank(*here)) here = one;
    }
    if (here && (!best || cells[*here].wanted < cells[*best].wanted)) best = here;
  }
  return best;
}

/// Marks the cells that stand in a sum with a cell.
void touch(std::size_t cell, std::span<const CountSum> sums, std::vector<bool>& touched) {
  for (const CountSum& sum : sums) {
    const bool concerns =
        std::any_of(sum.parts.begin(), sum.parts.end(), [&](const CountSum::Part& part) { return part.cell == cell; });
    if (!concerns) continue;
    for (const CountSum::Part& part : sum.parts) touched[part.cell] = true;
  }
}

}  // namespace

std::vector<bool> hidden_cells(std::span<const CountCell> cells, std::span<const CountSum> sums, double smallest) {
  std::vector<bool> hidden(cells.size());
  const auto is_small = [&](std::size_t i) { return cells[i].count < smallest; };
  for (std::size_t i = 0; i < cells.size(); ++i) hidden[i] = is_small(i) || !cells[i].in_table;
  for (std::vector<std::size_t> given = Equations(sums, hidden).given_away(); !given.empty();
       given = Equations(sums, hidden).given_away()) {
    bool more = false;
    std::vector<bool> touched(cells.size(), false);
    for (const std::size_t cell : given) {
      // What was hidden for another in a sum with this one may help this one too.
      if (!is_small(cell) || touched[cell]) continue;
      const auto beside = hidden_for(cell, cells, sums, hidden);
      // What is wanted goes one at a time: perhaps it need not.
      if (!beside || (more && cells[*beside].wanted > 0)) continue;
      hidden[*beside] = more = true;
      touch(*beside, sums, touched);
      touch(cell, sums, touched);
    }
    if (!more) break;  // nothing is shown
  }
  return hidden;
}

}  // namespace spp
