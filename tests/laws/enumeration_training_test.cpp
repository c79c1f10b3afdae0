// Training and exits in tiny regions, every outcome worked out: trainees who transfer, a school and teams of a region
// that take few, a shock that may strike, and a total rate of exits of which the split is given or drawn.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "laws/enumeration.hpp"

namespace {

using namespace spp;
using tiny::check;
using tiny::check_noticed;
using tiny::Columns;
using tiny::flow;
using tiny::joined;
using tiny::kept;
using tiny::Law;
using tiny::leave;
using tiny::of;
using tiny::rounded;
using tiny::split;
using tiny::State;
using tiny::stay;
using tiny::then;
using tiny::together;

State from(const State& s, std::size_t first) { return {s.begin() + static_cast<std::ptrdiff_t>(first), s.end()}; }
State part(const State& s, std::size_t first, std::size_t count) {
  return {s.begin() + static_cast<std::ptrdiff_t>(first), s.begin() + static_cast<std::ptrdiff_t>(first + count)};
}

// ---- trainees who transfer

constexpr std::size_t others[3][2] = {{1, 2}, {0, 2}, {0, 1}};

struct Transfer {
  double establishment[3] = {3, 1, 2};
  bool after_dropout = true;
};

/// Who is left of a cell of trainees: to the first other, to the second other, still there.
Law cell_of(int trainees, std::size_t h, const Transfer& reading) {
  const double keep = std::sqrt(0.7), going = 1 - std::exp(-6.0 / 12);
  const double first = reading.establishment[others[h][0]], second = reading.establishment[others[h][1]];
  const double to_first = going * first / (first + second), to_second = going * second / (first + second);
  const double scale = reading.after_dropout ? keep : 1;
  const double rest = keep - scale * going;
  return of(split(trainees, {scale * to_first, scale * to_second, rest}), [](const State& s) { return part(s, 0, 3); });
}

/// Trainees by organisation and completed months, in a programme of two; then what a month adds: transfers from a, b
/// and c to the others in order, graduates at each who stay.
Law month_of_transfers(const State& s, const Transfer& reading) {
  std::vector<Law> cells;
  for (std::size_t h = 0; h < 3; ++h)
    for (std::size_t m = 0; m < 2; ++m) cells.push_back(cell_of(s[2 * h + m], h, reading));
  return then(together(cells), [](const State& went) {
    State there(6, 0), moved;
    for (std::size_t h = 0; h < 3; ++h)
      for (std::size_t m = 0; m < 2; ++m) {
        there[2 * h + m] += went[6 * h + 3 * m + 2];
        for (std::size_t k = 0; k < 2; ++k) there[2 * others[h][k] + m] += went[6 * h + 3 * m + k];
      }
    for (std::size_t h = 0; h < 3; ++h)
      for (std::size_t k = 0; k < 2; ++k) moved.push_back(went[6 * h + k] + went[6 * h + 3 + k]);
    // A month on; of those who have completed two, all stay at a, half at b, none at c.
    const State next = {0, there[0], 0, there[2], 0, there[4]};
    return of(split(there[3], {0.5}), [&](const State& at_b) {
      return joined(next, joined(moved, {there[1], at_b[0], there[5]}));
    });
  });
}

Law transfers(const Transfer& reading) {
  const Law first = month_of_transfers({2, 1, 1, 1, 0, 0}, reading);
  return then(first, [&](const State& one) {
    return of(month_of_transfers(part(one, 0, 6), reading),
              [&](const State& two) { return joined(from(one, 6), from(two, 6)); });
  });
}

// ---- few can supervise, few fit in the school

/// Two offers cut to what there is room for: in proportion, by largest remainder, ties to the first.
std::pair<int, int> shared(int first, int second, int room) {
  if (first + second <= room) return {first, second};
  const double exact = 1.0 * first * room / (first + second);
  int kept_first = static_cast<int>(std::floor(exact + 1e-9));
  const int kept_second = static_cast<int>(std::floor(room - exact + 1e-9));
  if (kept_first + kept_second < room && exact - kept_first >= room - exact - kept_second - 1e-9) ++kept_first;
  return {kept_first, room - kept_first};
}

/// One intake month of a and b, both of whom have a seat in the school: settled heads of a, its trainees; then what is
/// seen of a: entered, unused for want of supervision, of capacity; of b: entered, of capacity.
Law month_of_school(const State& s, double capacity) {
  return then(rounded(0.6 * s[0]), [&, capacity](const State& limit) {
    return then(rounded(1.5), [&, capacity](const State& places_b) {
      const int supervised = std::min(2, std::max(0, limit[0] - s[1]));
      const auto in_school = shared(supervised, places_b[0], static_cast<int>(capacity));
      const Law filled = together({split(in_school.first, {0.7}), split(in_school.second, {0.7}), stay(s[0], 4)});
      return of(filled, [&](const State& in) {
        return State{in[4],
                     s[1] + in[0],
                     in[0],
                     2 - supervised,
                     supervised - in_school.first,
                     in[2],
                     places_b[0] - in_school.second};
      });
    });
  });
}

/// One intake month of a region whose teams supervise together: settled heads of a and b, trainees of both; then what
/// is seen: entered at a and b, unused for want of supervision at a and b.
Law month_of_region(const State& s) {
  return then(rounded(0.4 * s[0] + 0.6 * s[1]), [&](const State& limit) {
    const auto kept_of = shared(2, 1, std::max(0, limit[0] - s[2]));
    const Law filled =
        together({split(kept_of.first, {0.7}), split(kept_of.second, {0.7}), stay(s[0], 5), stay(s[1], 3)});
    return of(filled, [&](const State& in) {
      return State{in[4], in[5], s[2] + in[0] + in[2], in[0], in[2], 2 - kept_of.first, 1 - kept_of.second};
    });
  });
}

/// Two months one after the other; the first `hidden` numbers are the state.
template <class Month>
Law two_months(const State& start, std::size_t hidden, Month month) {
  return then(month(start), [&](const State& one) {
    return of(month(part(one, 0, hidden)),
              [&](const State& two) { return joined(from(one, hidden), from(two, hidden)); });
  });
}

/// What is seen of intake in both months, at a and b.
Columns intake(const Results& r, const std::vector<std::pair<int, const char*>>& unused) {
  Columns columns;
  for (const int year : {0, 1})
    for (const int h : {0, 1}) {
      columns.push_back(flow(r, {Flow::intake, year, h}));
      for (const auto& [at, why] : unused)
        if (at == h) columns.push_back(flow(r, {Flow::place_unused, year, h, why}));
    }
  return columns;
}

// ---- a shock that may strike

/// One organisation's month: heads, trainees; then leavers for the sector and elsewhere, places offered.
Law month_of_shock(const State& s, bool struck) {
  return then(rounded(1.5 * (struck ? 0.5 : 1)), [&, struck](const State& offered) {
    return of(together({leave(s[0], {struck ? 4.5 : 1.5, 1}), split(offered[0], {0.6})}), [&](const State& in) {
      return State{in[2], s[1] + in[3], in[0], in[1], offered[0]};
    });
  });
}

/// Of a, whom the shock may strike, all numbers by month; of b heads and trainees at the end.
Law struck_or_not(double chance, bool both_struck) {
  Law all;
  for (const bool struck : {true, false}) {
    const auto month = [](bool by_shock) { return [=](const State& s) { return month_of_shock(s, by_shock); }; };
    const Law a = then(month(struck)({2, 0}), [&](const State& one) {
      return of(month(struck)(part(one, 0, 2)),
                [&](const State& two) { return joined(part(one, 1, 4), part(two, 1, 4)); });
    });
    const Law b = of(then(month(struck && both_struck)({1, 0}),
                          [&](const State& one) { return month(struck && both_struck)(part(one, 0, 2)); }),
                     [](const State& s) { return part(s, 0, 2); });
    for (const auto& [state, p] : together({a, b})) all[state] += p * (struck ? chance : 1 - chance);
  }
  return all;
}

// ---- a total rate and its split

/// Leavers of n, each for the first cause with the chance that a beta prior and those before make: an urn.
Law urn(int n, double first, double second) {
  Law law{{{0, 0}, 1.0}};
  for (int person = 0; person < n; ++person)
    law = then(law, [&](const State& s) {
      const double share = (first + s[0]) / (first + second + s[0] + s[1]);
      return Law{{{s[0] + 1, s[1]}, share}, {{s[0], s[1] + 1}, 1 - share}};
    });
  return law;
}

/// Four heads at 4 a year in two months, by two causes whose shares are one draw; `again`: one each month.
Law drawn_split(double first, double second, bool again) {
  return then(leave(4, {4.0}), [=](const State& one) {
    return then(urn(one[0], first, second), [&, again](const State& causes) {
      return then(leave(one[1], {4.0}), [&, again](const State& two) {
        return of(again ? urn(two[0], first, second) : urn(two[0], first + causes[0], second + causes[1]),
                  [&](const State& later) { return joined(causes, later); });
      });
    });
  });
}

}  // namespace

TEST_CASE("trainees transfer after drop-out, by establishment, and graduate where they are then") {
  const auto found = tiny::outcomes(tiny::tiny_team + R"(
months: 2
organisations: {a: {}, b: {}, c: {}, d: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 1}}}}
demand: {oa: {a: 3, b: 1, c: 2, d: 9}}
programmes:
  g: {profession: oa, duration: 2, intake_months: [6], places: {a: 1, b: 1, c: 1}, trainees: {a: [2, 1], b: [1, 1]},
      dropout: [0.3], transfer: 6, stay: {a: 1, b: 0.5, c: 0}, entry_ages: {30: 1}}
)",
                                    [](const Results& r) {
                                      const char* names[] = {"a", "b", "c"};
                                      Columns columns;
                                      for (const int year : {0, 1}) {
                                        for (const int h : {0, 1, 2})
                                          for (const std::size_t to : others[h])
                                            columns.push_back(flow(r, {Flow::transfer, year, h, "", names[to]}));
                                        for (const int h : {0, 1})
                                          columns.push_back(flow(r, {Flow::graduate_stay, year, h}));
                                        columns.push_back(flow(r, {Flow::graduate_leave, year, 2}));
                                      }
                                      return columns;
                                    });
  check(found, transfers({}));
  check_noticed(found, transfers({{1, 1, 1}}));
  check_noticed(found, transfers({{3, 1, 2}, false}));
}

TEST_CASE("a school has whole places, shared over a region after supervision") {
  const auto found = tiny::outcomes(tiny::tiny_team + R"(
months: 2
organisations: {a: {}, b: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 4}}}}
demand: {oa: {a: 4}}
exits: {oa: {sector: 4}}
trainees_per_supervisor: {oa: {a: 0.6}}
programmes:
  g: {profession: oa, duration: 5, intake_months: [12, 1], places: {a: 2, b: 1.5}, fill: 0.7, capacity: 2.6, entry_ages: {30: 1}}
)",
                                    [](const Results& r) {
                                      return intake(r, {{0, "supervision"}, {0, "capacity"}, {1, "capacity"}});
                                    });
  const auto law = [](double capacity) {
    return two_months({4, 0}, 2, [=](const State& s) { return month_of_school(s, capacity); });
  };
  check(found, law(2.6));
  check_noticed(found, law(3));
}

TEST_CASE("teams that supervise together: the region's limit, shared over who offers places") {
  const auto found = tiny::outcomes(tiny::tiny_team + R"(
months: 2
organisations: {a: {}, b: {}, c: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 3}}, b: {settled: {30: 2}}, c: {settled: {30: 9}}}}
demand: {oa: {a: 4}}
exits: {oa: {sector: 3}}
exit_factors: {organisation: {oa: {a: {sector: 1.6666666666666667}}}}
supervision_pool: region
trainees_per_supervisor: {oa: {a: 0.4, b: 0.6}}
programmes:
  g: {profession: oa, duration: 5, intake_months: [12, 1], places: {a: 2, b: 1, c: 3}, fill: 0.7, entry_ages: {30: 1}}
)",
                                    [](const Results& r) {
                                      return intake(r, {{0, "supervision"}, {1, "supervision"}});
                                    });
  // Who limits nobody stays out: c neither takes of the limit nor adds to it.
  const Law law = two_months({3, 2, 0}, 3, month_of_region);
  check(found, of(law, [](const State& s) { return State{s[0], s[2], s[1], s[3], s[4], s[6], s[5], s[7]}; }));
}

TEST_CASE("a shock strikes whom it names, on exits of a cause and on places, in both months or in none") {
  const auto found = tiny::outcomes(tiny::tiny_team + R"(
months: 2
organisations: {a: {}, b: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 2}}, b: {settled: {30: 1}}}}
exits: {oa: {sector: 1.5, elsewhere: 1}}
programmes:
  g: {profession: oa, duration: 5, intake_months: [12, 1], places: 1.5, fill: 0.6, entry_ages: {30: 1}}
shocks: {storm: {from: 2026-11, until: 2027-02, chance: 0.35, exits: {sector: 3}, places: 0.5, organisations: [a]}}
)",
                                    [](const Results& r) {
                                      Columns columns;
                                      for (const int month : {0, 1}) {
                                        columns.push_back(kept(r, Kept::trainees, month + 1));
                                        columns.push_back(flow(r, {Flow::exit, month, 0, "sector"}));
                                        columns.push_back(flow(r, {Flow::exit, month, 0, "elsewhere"}));
                                        columns.push_back(kept(r, Kept::places_offered, month + 1));
                                      }
                                      columns.push_back(kept(r, Kept::headcount, 2, 1));
                                      columns.push_back(kept(r, Kept::trainees, 2, 1));
                                      return columns;
                                    });
  check(found, struck_or_not(0.35, false));
  check_noticed(found, struck_or_not(0.35, true));
  check_noticed(found, struck_or_not(0.4, false));
}

TEST_CASE("a total rate by age, split over causes: factors act on the parts, and nobody to move to is elsewhere") {
  const auto found = tiny::outcomes(tiny::tiny_team + R"(
months: 2
organisations: {a: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 2, 50: 2}}}}
causes: {study: {}}
exits: {oa: {all: {18: 4, 45: 2}, study: 1}}
exit_split: {oa: {sector: 0.5, elsewhere: 0.3, mobility: 0.2}}
exit_factors: {organisation: {oa: {a: {sector: 2}}}}
)",
                                    [](const Results& r) {
                                      Columns columns;
                                      for (const int year : {0, 1})
                                        for (const char* cause : {"sector", "elsewhere", "study"})
                                          columns.push_back(flow(r, {Flow::exit, year, 0, cause}));
                                      return columns;
                                    });
  const auto month = [](const State& s, double factor) {
    return of(together({leave(s[0], {4 * 0.5 * factor, 4 * 0.5, 1}), leave(s[1], {2 * 0.5 * factor, 2 * 0.5, 1})}),
              [](const State& in) {
                return State{in[3], in[7], in[0] + in[4], in[1] + in[5], in[2] + in[6]};
              });
  };
  const auto law = [&](double factor) {
    return two_months({2, 2}, 2, [=](const State& s) { return month(s, factor); });
  };
  check(found, law(2));
  check_noticed(found, law(1));
}

TEST_CASE("a split that is drawn is one draw per replicate") {
  // Stratified draws of the two gammas make counts vary less than independent ones, so the chi-square errs on the
  // cautious side.
  const auto found = tiny::outcomes(tiny::tiny_team + R"(
months: 2
organisations: {a: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 4}}}}
exits: {oa: {all: 4}}
exit_split: {oa: {dirichlet: {sector: 1.5, elsewhere: 0.5}}}
)",
                                    [](const Results& r) {
                                      Columns columns;
                                      for (const int year : {0, 1})
                                        for (const char* cause : {"sector", "elsewhere"})
                                          columns.push_back(flow(r, {Flow::exit, year, 0, cause}));
                                      return columns;
                                    });
  check(found, drawn_split(1.5, 0.5, false));
  check_noticed(found, drawn_split(1.5, 0.5, true));
  check_noticed(found, drawn_split(15, 5, false));
}
