// Small counts: hidden, and not to be worked out from what is shown.
#include "analysis/small_cells.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace {

using namespace spp;

CountSum total(std::size_t sum, const std::vector<std::size_t>& parts) {
  CountSum all{{{sum, -1.0}}};
  for (const std::size_t part : parts) all.parts.push_back({part, 1.0});
  return all;
}

}  // namespace

TEST_CASE("fewer than six are hidden, six are not") {
  const std::vector<CountCell> cells{{5.99}, {6.0}, {0.0}, {40.0}};
  CHECK(hidden_cells(cells, {}) == std::vector<bool>{true, false, true, false});
}

TEST_CASE("one hidden part takes the smallest other part with it, since the total would give it away") {
  // 3 + 9 + 20 = 32
  const std::vector<CountCell> cells{{32}, {3}, {9}, {20}};
  CHECK(hidden_cells(cells, std::vector<CountSum>{total(0, {1, 2, 3})}) == std::vector<bool>{false, true, true, false});
  // With two small ones nothing more need go.
  const std::vector<CountCell> two{{27}, {3}, {4}, {20}};
  CHECK(hidden_cells(two, std::vector<CountSum>{total(0, {1, 2, 3})}) == std::vector<bool>{false, true, true, false});
  // A part that is the whole takes the whole with it.
  const std::vector<CountCell> alone{{3.0}, {3.0}};
  CHECK(hidden_cells(alone, std::vector<CountSum>{total(0, {1})}) == std::vector<bool>{true, true});
}

TEST_CASE("two totals together give nothing away either") {
  // A region of a, b, c, d and a group of a, b, c: their difference is d.
  const std::vector<CountCell> cells{{54}, {51}, {20}, {15}, {16}, {3}};
  const std::vector<CountSum> sums{total(0, {2, 3, 4, 5}), total(1, {2, 3, 4})};
  const std::vector<bool> hidden = hidden_cells(cells, sums);
  CHECK(hidden[5]);
  // Not both totals are left with all of a, b, c: region − group = d.
  CHECK((hidden[0] || hidden[1]));
}

TEST_CASE("a small difference of two counts that are shown hides the smaller of them") {
  // 14 leavers with retirement, 12 without: two retired.
  const std::vector<CountCell> cells{{14}, {12}, {2, false}};
  const std::vector<CountSum> sums{{{{0, 1.0}, {1, -1.0}, {2, -1.0}}}};
  CHECK(hidden_cells(cells, sums) == std::vector<bool>{false, true, true});
}
