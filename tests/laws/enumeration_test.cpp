// Tiny teams of which every outcome's probability is worked out, against the frequencies of a run. A run from December
// to January has its months in two calendar years, so that flows by year are flows by month.
#include <cmath>
#include <string>
#include <vector>

#include "laws/enumeration.hpp"

namespace {

using namespace spp;
using tiny::arrivals;
using tiny::check;
using tiny::Columns;
using tiny::joined;
using tiny::Law;
using tiny::leave;
using tiny::of;
using tiny::split;
using tiny::State;
using tiny::then;
using tiny::tiny_team;

/// Three settled heads and three causes: leavers by cause in each of two months.
Law competing(double sector, double elsewhere, double study) {
  const std::vector<double> rates = {sector, elsewhere, study};
  return then(leave(3, rates), [&](const State& first) {
    return of(leave(first[3], rates), [&](const State& second) {
      return State{first[0], first[1], first[2], second[0], second[1], second[2]};
    });
  });
}

}  // namespace

TEST_CASE("competing causes: who leaves first, and why") {
  const auto found = tiny::outcomes(tiny_team + R"(
months: 2
organisations: {a: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 3}}}}
demand: {oa: {a: 3}}
causes: {study: {}}
exits: {oa: {sector: 2, elsewhere: 1.5, study: 1}}
exit_factors: {organisation: {oa: {a: {elsewhere: 2}}}}
)",
                                    [](const Results& r) {
                                      Columns columns;
                                      for (const int year : {0, 1})
                                        for (const char* cause : {"sector", "elsewhere", "study"})
                                          columns.push_back(tiny::flow(r, {Flow::exit, year, 0, cause}));
                                      return columns;
                                    });
  check(found, competing(2, 3, 1));
  // What the comparison is worth: a rate taken for a share of the month, and one of three rates off by a tenth.
  const double share = -12 * std::log(1 - 6.0 / 12) / 6;
  CHECK(tiny::difference(found, competing(2 * share, 3 * share, share)).p_value < tiny::alarm);
  if (tiny::replicates >= 50'000) CHECK(tiny::difference(found, competing(2, 3, 1.1)).p_value < tiny::alarm);
}

TEST_CASE("new, then settled: twelve draws from the month of arrival") {
  // Two of three are new at a tenth of the settled rate, so that who leaves tells when they had arrived. As reported,
  // 2.4 a year is an average over all staff: the settled leave at 2.4 / (1 + 2/3 · (0.1 - 1)) = 6.
  const auto found = tiny::outcomes(R"(
start: 2026-09
months: 12
region: noord
organisations: {a: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {new: {30: 2}, settled: {30: 1}}}}
fte_per_head: 1
recruit_ages: {oa: {30: 1}}
demand: {oa: {a: 3}}
exits: {oa: {sector: 2.4}}
exit_factors: {new: {oa: {sector: 0.1}}}
)",
                                    [](const Results& r) {
                                      Columns columns;
                                      for (const int period : {1, 2, 4, 7, 12})
                                        columns.push_back(tiny::kept(r, Kept::headcount, period));
                                      return columns;
                                    });
  // Numbers: who has 1 to 12 draws as new before them; the settled; heads at some months' ends.
  Law law = of(split(2, std::vector<double>(11, 1.0 / 12)), [](const State& s) { return joined(s, {1}); });
  for (int period = 1; period <= 12; ++period)
    law = then(law, [period](const State& s) {
      Law after{{s, 1.0}};
      for (std::size_t k = 0; k <= 12; ++k)
        after = then(after, [k](const State& now) {
          return of(leave(now[k], {k < 12 ? 0.6 : 6.0}), [&, k](const State& left) {
            State next = now;
            next[k] = left[1];
            return next;
          });
        });
      return of(after, [period](const State& now) {
        State next = now;
        int heads = now[12];
        for (std::size_t k = 0; k < 12; ++k) {
          heads += now[k];
          next[k] = k < 11 ? now[k + 1] : 0;
        }
        next[12] += now[0];
        if (period == 1 || period == 2 || period == 4 || period == 7 || period == 12) next.push_back(heads);
        return next;
      });
    });
  check(found, of(law, [](const State& s) { return State(s.begin() + 13, s.end()); }));
}

TEST_CASE("birthdays, early retirement and a cause beside them") {
  const auto found = tiny::outcomes(tiny_team + R"(
months: 3
organisations: {a: {}}
professions: {oa: {retirement_age: 67y2m}}
staff: {oa: {a: {settled: {65: 1, 66: 2, 67: 1}}}}
demand: {oa: {a: 4}}
exits: {oa: {sector: 2, retirement: {15: 0, 60: 3}}}
)",
                                    [](const Results& r) {
                                      Columns columns;
                                      for (const int year : {0, 1})
                                        for (const char* cause : {"retirement", "sector"})
                                          columns.push_back(tiny::flow(r, {Flow::exit, year, 0, cause}));
                                      columns.push_back(tiny::kept(r, Kept::headcount, 2));
                                      return columns;
                                    });
  // In December, of those aged 66 the tenth month of thirteen ... the last three months of birthdays are left, so a
  // third reaches 67y2m; who is 67 already has. In January half of the rest, now 67, does; in February the others.
  // Who is 65 turns 66 and waits. Numbers: retired, left for the sector in December; in 2027; heads after January.
  const double shares[3][2] = {{0.0, 1.0 / 3}, {0.0, 1.0 / 2}, {0.0, 1.0}};
  Law law{{{1, 2, 0, 0, 0, 0, 0}, 1.0}};  // the younger, the older; then the numbers
  for (int t = 0; t < 3; ++t)
    law = then(law, [&, t](const State& s) {
      Law month{{s, 1.0}};
      for (std::size_t k = 0; k < 2; ++k)
        month = then(month, [&, t, k](const State& now) {
          const std::size_t at = t == 0 ? 2 : 4;
          return then(split(now[k], {shares[t][k]}), [&, k, at](const State& aged) {
            return of(leave(aged[1], {3, 2}), [&, k, at](const State& left) {
              State next = now;
              next[k] = left[2];
              next[at] += aged[0] + left[0];
              next[at + 1] += left[1];
              return next;
            });
          });
        });
      return of(month, [t](const State& now) {
        State next = now;
        if (t == 1) next[6] = now[0] + now[1];
        return next;
      });
    });
  // The one aged 67 at the start is past 67y2m: retired in December for certain.
  check(found, of(law, [](const State& s) { return State{s[2] + 1, s[3], s[4], s[5], s[6]}; }));
}

TEST_CASE("hires stop at the vacancies, rounded to whole people, at the fte of who is there") {
  const auto found =
      tiny::outcomes(R"(
start: 2026-12
months: 2
region: noord
exit_basis: settled
organisations: {a: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 2}}}}
fte_per_head: {oa: {a: {20: 0.6, 40: 1}}}
recruit_ages: {oa: {29: 1, 45: 3}}
demand: {oa: {a: 2.5}}
own_applicants: {oa: {a: 18}}
exits: {oa: {sector: 3}}
exit_factors: {new: {oa: {sector: 2}}}
)",
                     [](const Results& r) {
                       std::vector<double> first = tiny::kept(r, Kept::employed_fte, 1);
                       std::vector<double> second = tiny::kept(r, Kept::employed_fte, 2);
                       for (double& x : first) x *= 10;
                       for (double& x : second) x *= 10;
                       return Columns{tiny::flow(r, {Flow::hire, 0}), first, tiny::flow(r, {Flow::hire, 1}), second};
                     });
  // A hire is worth (0.6 + 3 · 1) / 4 = 0.9 fte on average. Numbers: settled of 0.6, new of 0.6, new of 1.
  Law law{{{2, 0, 0}, 1.0}};
  for (int t = 0; t < 2; ++t)
    law = then(law, [](const State& s) {
      const Law stay = then(leave(s[0], {3}), [&](const State& settled) {
        return then(leave(s[1], {6}), [&](const State& small) {
          return of(leave(s[2], {6}), [&](const State& large) { return State{settled[1], small[1], large[1]}; });
        });
      });
      return then(stay, [&](const State& now) {
        const double fte = 0.6 * (now[0] + now[1]) + now[2];
        const int cap = static_cast<int>(std::floor(std::max(0.0, 2.5 - fte) / 0.9 + 0.5 + 1e-9));
        return then(arrivals(1.5, cap), [&](const State& hired) {
          return of(split(hired[0], {0.25}), [&](const State& ages) {
            State next = {now[0], now[1] + ages[0], now[2] + ages[1]};
            next.insert(next.end(), s.begin() + 3, s.end());
            next.push_back(hired[0]);
            next.push_back(6 * (next[0] + next[1]) + 10 * next[2]);
            return next;
          });
        });
      });
    });
  check(found, of(law, [](const State& s) { return State(s.begin() + 3, s.end()); }));
}

TEST_CASE("the region's applicants go by vacancies, counted anew each month") {
  const auto found = tiny::outcomes(tiny_team + R"(
months: 2
organisations: {a: {}, b: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 1}}, b: {settled: {30: 2}}}}
demand: {oa: {a: 2.4, b: 3.7}}
applicants: {oa: {noord: 20}}
exits: {oa: {sector: 3}}
exit_factors: {new: {oa: {sector: 2}}}
)",
                                    [](const Results& r) {
                                      Columns columns;
                                      for (const int year : {0, 1})
                                        for (const int h : {0, 1}) {
                                          columns.push_back(tiny::flow(r, {Flow::hire, year, h}));
                                          columns.push_back(tiny::flow(r, {Flow::exit, year, h}));
                                        }
                                      return columns;
                                    });
  // Numbers: settled and new of a, of b; then hires and leavers of a, of b, month by month.
  Law law{{{1, 0, 2, 0}, 1.0}};
  for (int t = 0; t < 2; ++t)
    law = then(law, [](const State& s) {
      Law stay{{State{}, 1.0}};
      for (std::size_t k = 0; k < 4; ++k)
        stay = then(stay, [&, k](const State& before) {
          return of(leave(s[k], {k % 2 == 0 ? 3.0 : 6.0}),
                    [&](const State& left) { return joined(before, {left[1]}); });
        });
      return then(stay, [&](const State& now) {
        const double a = std::max(0.0, 2.4 - now[0] - now[1]), b = std::max(0.0, 3.7 - now[2] - now[3]);
        const double mean = 20.0 / 12 / (a + b);
        const auto cap = [](double v) { return static_cast<int>(std::floor(v + 0.5 + 1e-9)); };
        return then(arrivals(mean * a, cap(a)), [&](const State& to_a) {
          return of(arrivals(mean * b, cap(b)), [&](const State& to_b) {
            State next = {now[0], now[1] + to_a[0], now[2], now[3] + to_b[0]};
            next.insert(next.end(), s.begin() + 4, s.end());
            return joined(next, {to_a[0], s[0] + s[1] - now[0] - now[1], to_b[0], s[2] + s[3] - now[2] - now[3]});
          });
        });
      });
    });
  check(found, of(law, [](const State& s) { return State(s.begin() + 4, s.end()); }));
}
