// A run small enough to work out by hand: two organisations, two professions, three months over a year's end, five
// replicates. Period 0 is the start; November and December are of 2026, January is of 2027.
#pragma once

#include <functional>
#include <vector>

#include "results/results.hpp"

namespace spp {

inline constexpr int replicates = 5;

inline Axes small_axes() {
  Axes axes;
  axes.regions = {"noord"};
  axes.organisations = {"ank", "bel"};
  axes.professions = {"ana", "ops"};
  axes.causes = {"mobility", "retirement"};
  axes.leaving = {{true, false, false, false}, {}};
  axes.region_of = {Region{0}, Region{0}};
  axes.programmes = {{"school", Profession{1}, 36}};
  axes.groups = {{"both", {{0}, {1}}}, {"one", {{1}}}};
  axes.start = {2026, 11};
  axes.months = 3;
  return axes;
}

using Filling = std::function<double(int period, int h, int p, int replicate)>;

inline void fill(Results& results, Kept kept, const Filling& value) {
  const int professions = per_profession(kept) ? results.axes().profession_count() : 1;
  for (int t = 0; t < results.periods(); ++t)
    for (int h = 0; h < results.axes().organisation_count(); ++h)
      for (int p = 0; p < professions; ++p)
        for (int i = 0; i < results.replicates(); ++i)
          results.kept(kept, t, {h}, {p})[static_cast<std::size_t>(i)] = value(t, h, p, i);
}

inline ResultSlots small_slots() {
  return {{{Flow::exit, {0}, {0}, -1, "retirement", ""},
           {Flow::exit, {0}, {1}, -1, "retirement", ""},
           {Flow::exit, {1}, {1}, -1, "mobility", ""},
           {Flow::move, {1}, {1}, -1, "", "ank"},
           {Flow::graduate_stay, {0}, {1}, 0, "", ""},
           {Flow::place_unused, {0}, {1}, 0, "fill", ""}},
          {{Contribution::exchanged, {1}, 0, -1, 0},
           {Contribution::lent, {0}, 0, 1, -1},
           {Contribution::charged, {1}, 0, 0, 1}}};
}

/// Numbers with a pattern that can be followed: required is 10 · (h + 1) + p, available one less per replicate.
inline Results small_results() {
  Results results(small_axes(), small_slots(), replicates);
  fill(results, Kept::headcount, [](int t, int h, int p, int i) { return 100.0 * h + 10.0 * p + t + i; });
  fill(results, Kept::employed_fte, [](int, int h, int p, int i) { return 10.0 * (h + 1) + p - 0.5 * i; });
  fill(results, Kept::required_fte, [](int, int h, int p, int) { return 10.0 * (h + 1) + p; });
  fill(results, Kept::establishment_fte, [](int, int h, int p, int) { return 10.0 * (h + 1) + p + 1.0; });
  // Short by i − 2 in every month but January 2027, which has twice that.
  fill(results, Kept::available_fte,
       [](int t, int h, int p, int i) { return 10.0 * (h + 1) + p - (i - 2.0) * (t == 3 ? 2.0 : 1.0); });
  fill(results, Kept::own_fte, [](int, int h, int, int) { return h == 0 ? 20.0 : 60.0; });
  fill(results, Kept::trainee_fte, [](int, int, int p, int) { return p == 1 ? 0.5 : 0.0; });
  fill(results, Kept::absent_fte, [](int, int h, int, int i) { return h == 0 ? 2.0 : 1.0 * i; });
  fill(results, Kept::graduates, [](int t, int, int p, int i) { return t > 0 && p == 1 ? 1.0 * i : 0.0; });
  fill(results, Kept::workload, [](int, int h, int, int) { return h == 0 ? 1.0 : 2.0; });
  fill(results, Kept::binding,
       [](int t, int h, int p, int i) { return t > 0 && h == 0 && p == 1 && i < 2 ? 1.0 : 0.0; });
  fill(results, Kept::short_of_staff, [](int t, int h, int, int i) { return t > 0 && h == 0 && i < 4 ? 1.0 : 0.0; });
  fill(results, Kept::rooms_planned, [](int, int h, int, int) { return h == 0 ? 4.0 : 6.0; });
  fill(results, Kept::rooms_open, [](int t, int h, int, int i) { return (h == 0 ? 4.0 : 6.0) - 0.25 * i * t; });
  for (std::size_t slot = 0; slot < small_slots().flows.size(); ++slot)
    for (int year = 0; year < 2; ++year)
      for (int i = 0; i < replicates; ++i)
        results.flow(slot, year)[static_cast<std::size_t>(i)] = static_cast<double>(slot) + 10.0 * year + i;
  for (int year = 0; year < 2; ++year)
    for (std::size_t i = 0; i < replicates; ++i) {
      const double x = static_cast<double>(i);
      for (std::size_t slot = 0; slot < 3; ++slot)
        results.contribution(slot, year)[i] = 100.0 * static_cast<double>(slot) + 10.0 * year + x;
      for (const CostText& item : cost_items())
        for (int h = 0; h < 2; ++h)
          results.cost(item.id, year, {h})[i] = 1000.0 * static_cast<double>(item.id) + 100.0 * h + 10.0 * year + x;
    }
  return results;
}

}  // namespace spp
