// Tiny regions whose parts depend on one another, every outcome worked out: movers who choose by vacancies, and
// trainees whom few can supervise.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "laws/enumeration.hpp"

namespace {

using namespace spp;
using tiny::check;
using tiny::Columns;
using tiny::joined;
using tiny::Law;
using tiny::leave;
using tiny::of;
using tiny::rounded;
using tiny::split;
using tiny::State;
using tiny::then;
using tiny::tiny_team;

constexpr double establishments[] = {2.6, 1.5, 2.2};

/// How people who look for a place away from h divide, in order of the other two: by vacancies, or by establishment
/// where there are none. `heads` by organisation.
Law choose(int lookers, std::size_t h, const State& heads) {
  double weights[3] = {}, sum = 0.0;
  for (std::size_t k = 0; k < 3; ++k)
    if (k != h) sum += weights[k] = std::max(0.0, establishments[k] - heads[k]);
  if (sum == 0.0)
    for (std::size_t k = 0; k < 3; ++k)
      if (k != h) sum += weights[k] = establishments[k];
  return split(lookers, {weights[h == 0 ? 1 : 0] / sum});
}

/// Three teams after a month: settled and new of each; `graduates` finish at the first one. What the month adds to the
/// numbers: graduates who stay, who go to the second, to the third; movers by from and to, six numbers.
Law month_of_movers(const State& s, int graduates) {
  Law law{{State{}, 1.0}};  // by cell: stayed; and by organisation: movers
  for (std::size_t cell = 0; cell < 6; ++cell)
    law = then(law, [&](const State& before) {
      const double factor = cell % 2 == 0 ? 1.0 : 2.0;
      return of(leave(s[cell], {2.0, 5.0 * factor}), [&](const State& left) {
        return joined(before, {left[2], left[1]});
      });
    });
  return then(law, [&](const State& after) {
    return then(split(graduates, {0.5, 0.5 * 0.7}), [&](const State& finished) {
      // Vacancies are counted once those who stay have joined.
      const State heads = {after[0] + after[2] + finished[0], after[4] + after[6], after[8] + after[10]};
      Law moved = of(choose(finished[1], 0, heads), [&](const State& to) { return joined({finished[0]}, to); });
      for (std::size_t h = 0; h < 3; ++h)
        moved = then(moved, [&](const State& before) {
          return of(choose(after[4 * h + 1] + after[4 * h + 3], h, heads),
                    [&](const State& to) { return joined(before, to); });
        });
      return of(moved, [&](const State& m) {
        const State cells = {after[0], after[2] + m[0] + m[5] + m[7], after[4], after[6] + m[1] + m[3] + m[8],
                             after[8], after[10] + m[2] + m[4] + m[6]};
        return joined(cells, m);
      });
    });
  });
}

/// Two programmes, of two months and of one, in one team: settled and new heads; trainees of the long one; then what a
/// month adds: both intakes, places that nobody could supervise, heads and trainees at its end.
Law month_of_supervision(const State& s) {
  const double kept_a_month = std::pow(0.8, 0.5);
  const int settled = s[0], fresh = s[1], began = s[2], short_class = s[3], older = s[4];
  return then(split(began, {kept_a_month}), [&, settled, fresh, short_class, older](const State& went_on) {
    return then(split(older, {kept_a_month}), [&](const State& long_done) {
      return then(split(short_class, {0.9}), [&](const State& short_done) {
        return then(rounded(1.5), [&](const State& short_places) {
          return then(rounded(0.5 * settled), [&](const State& limit) {
            // Those who are in their second month are supervised too. Who is kept, by largest remainder, ties by name.
            const int free = std::max(0, limit[0] - went_on[0]);
            const int wanted = 2 + short_places[0];
            int kept_long = 2, kept_short = short_places[0];
            if (wanted > free) {
              const double exact_long = 2.0 * free / wanted, exact_short = free - exact_long;
              kept_long = static_cast<int>(std::floor(exact_long + 1e-9));
              kept_short = static_cast<int>(std::floor(exact_short + 1e-9));
              if (kept_long + kept_short < free)
                ++(exact_long - kept_long > exact_short - kept_short - 1e-9 ? kept_long : kept_short);
            }
            return then(split(kept_long, {0.7}), [&](const State& in_long) {
              return then(split(kept_short, {0.6}), [&](const State& in_short) {
                return then(leave(settled, {4}), [&](const State& stay_settled) {
                  return then(leave(fresh, {8}), [&](const State& stay_fresh) {
                    return of(split(long_done[0] + short_done[0], {0.5}), [&](const State& join) {
                      const int heads = stay_settled[1] + stay_fresh[1] + join[0];
                      const State now = {stay_settled[1], stay_fresh[1] + join[0], in_long[0], in_short[0], went_on[0]};
                      return joined(now, {in_long[0], in_short[0], 2 - kept_long, short_places[0] - kept_short, heads,
                                          in_long[0] + in_short[0] + went_on[0]});
                    });
                  });
                });
              });
            });
          });
        });
      });
    });
  });
}

}  // namespace

TEST_CASE("movers and graduates choose by vacancies, counted once those who stay have joined") {
  const auto found = tiny::outcomes(tiny_team + R"(
months: 2
organisations: {a: {}, b: {}, c: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 2}}, b: {settled: {30: 1}}}}
demand: {oa: {a: 2.6, b: 1.5, c: 2.2}}
exits: {oa: {sector: 2, mobility: 5}}
exit_factors: {new: {oa: {mobility: 2}}}
programmes: {g: {profession: oa, duration: 1, intake_months: [6], trainees: {a: [1]}, stay: 0.5, stay_region: 0.7, entry_ages: {30: 1}}}
)",
                                    [](const Results& r) {
                                      Columns columns = {tiny::flow(r, {Flow::graduate_stay, 0}),
                                                         tiny::flow(r, {Flow::graduate_move, 0, 0, "", "b"}),
                                                         tiny::flow(r, {Flow::graduate_move, 0, 0, "", "c"})};
                                      for (const int year : {0, 1}) {
                                        columns.push_back(tiny::flow(r, {Flow::move, year, 0, "", "b"}));
                                        columns.push_back(tiny::flow(r, {Flow::move, year, 0, "", "c"}));
                                        columns.push_back(tiny::flow(r, {Flow::move, year, 1, "", "a"}));
                                        columns.push_back(tiny::flow(r, {Flow::move, year, 1, "", "c"}));
                                        columns.push_back(tiny::flow(r, {Flow::move, year, 2, "", "a"}));
                                        columns.push_back(tiny::flow(r, {Flow::move, year, 2, "", "b"}));
                                      }
                                      for (const int h : {0, 1, 2})
                                        columns.push_back(tiny::kept(r, Kept::headcount, 2, h));
                                      return columns;
                                    });
  const Law first = month_of_movers({2, 0, 1, 0, 0, 0}, 1);
  check(found, then(first, [](const State& one) {
          return of(month_of_movers({one.begin(), one.begin() + 6}, 0), [&](const State& two) {
            State all(one.begin() + 6, one.end());
            all.insert(all.end(), two.begin() + 9, two.end());
            return joined(all, {two[0] + two[1], two[2] + two[3], two[4] + two[5]});
          });
        }));
}

TEST_CASE("few can supervise: the limit is rounded by chance and shared by largest remainder") {
  const auto found =
      tiny::outcomes(tiny_team + R"(
months: 2
organisations: {a: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 5}}}}
demand: {oa: {a: 5}}
exits: {oa: {sector: 4}}
exit_factors: {new: {oa: {sector: 2}}}
trainees_per_supervisor: 0.5
programmes:
  long: {profession: oa, duration: 2, intake_months: [1, 12], places: {a: 2}, fill: 0.7, dropout: [0.2], stay: 0.5, entry_ages: {30: 1}}
  short: {profession: oa, duration: 1, intake_months: [1, 12], places: {a: 1.5}, fill: 0.6, dropout: [0.1], stay: 0.5, entry_ages: {30: 1}}
)",
                     [](const Results& r) {
                       Columns columns;
                       for (const int year : {0, 1}) {
                         for (const int g : {0, 1})
                           columns.push_back(tiny::flow(r, {Flow::intake, year, 0, "", "", g}));
                         for (const int g : {0, 1})
                           columns.push_back(tiny::flow(r, {Flow::place_unused, year, 0, "supervision", "", g}));
                         columns.push_back(tiny::kept(r, Kept::headcount, year + 1));
                         columns.push_back(tiny::kept(r, Kept::trainees, year + 1));
                       }
                       return columns;
                     });
  const Law first = month_of_supervision({5, 0, 0, 0, 0});
  check(found, then(first, [](const State& one) {
          return of(month_of_supervision({one.begin(), one.begin() + 5}), [&](const State& two) {
            return joined(State(one.begin() + 5, one.end()), State(two.begin() + 5, two.end()));
          });
        }));
}
