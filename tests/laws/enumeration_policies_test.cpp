// Policies and shocks in tiny regions, every outcome worked out: who hosts whom, who joins and withdraws, a pool, a
// reserve that is called up by chance.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "laws/enumeration.hpp"

namespace {

using namespace spp;
using tiny::check;
using tiny::check_noticed;
using tiny::Columns;
using tiny::joined;
using tiny::kept;
using tiny::Law;
using tiny::of;
using tiny::split;
using tiny::State;
using tiny::stay;
using tiny::then;
using tiny::together;

/// A column in other units; `shift` keeps what is rounded to whole numbers away from halves.
std::vector<double> scaled(std::vector<double> column, double by, double shift = 0) {
  for (double& x : column) x = by * x + shift;
  return column;
}

/// The joint law of some that take part with a chance of their own, 1 or 0 each.
Law members(const std::vector<double>& chances) {
  std::vector<Law> parts;
  for (const double chance : chances) parts.push_back(Law{{{1}, chance}, {{0}, 1 - chance}});
  return together(parts);
}

State part(const State& s, std::ptrdiff_t first, std::ptrdiff_t count) {
  return {s.begin() + first, s.begin() + first + count};
}

// ---- an exchange toward the shortest

constexpr double required[] = {2, 1.5, 3.5};
constexpr int most[] = {2, 1, 1};  ///< participants: 2 each, uptake 1, ½, ½
constexpr std::size_t others[3][2] = {{1, 2}, {0, 2}, {0, 1}};

/// How the page is read; each of these otherwise in one of the comparisons that must fail.
struct Exchange {
  bool last_month = true;     ///< shortage is last month's, not this month's
  bool by_shortage = true;    ///< not by required fte throughout
  bool by_required = true;    ///< required fte where nobody is short, not each as likely
  bool members_only = true;   ///< who did not join hosts nobody
  double effect_away = -0.5;  ///< on exits
};

/// A wave begins. Who goes from a to b and c, from b to a and c, from c to a and b.
Law wave(const State& heads, const State& before, const State& joins, const Exchange& reading) {
  Law law{{State{}, 1.0}};
  for (std::size_t h = 0; h < 3; ++h) {
    double weight[2] = {};
    for (const bool short_of_staff : {true, false}) {
      if (weight[0] + weight[1] > 0) break;
      for (std::size_t k = 0; k < 2; ++k) {
        const std::size_t to = others[h][k];
        if (joins[to] == 0 && reading.members_only) continue;
        const int there = (reading.last_month ? before : heads)[to];
        weight[k] = short_of_staff && reading.by_shortage ? std::max(0.0, required[to] - there)
                    : reading.by_required                 ? required[to]
                                                          : 1.0;
      }
    }
    const int going = joins[h] == 0 ? 0 : std::min(most[h], heads[h]);
    law = together({law, split(going, {weight[0] / (weight[0] + weight[1])})});
  }
  return law;
}

/// Fte in quarters of each organisation: settled heads and half of every guest. `went` by origin and host, of whom
/// `away` of each origin are still there.
State quarters(const State& settled, const State& away, const State& went) {
  double fte[3] = {};
  for (std::size_t h = 0; h < 3; ++h) {
    fte[h] += settled[h];
    const int wave_of_h = went[2 * h] + went[2 * h + 1];
    for (std::size_t k = 0; wave_of_h > 0 && k < 2; ++k)
      fte[others[h][k]] += 0.5 * away[h] * went[2 * h + k] / wave_of_h;
  }
  return {static_cast<int>(std::lround(4 * fte[0])), static_cast<int>(std::lround(4 * fte[1])),
          static_cast<int>(std::lround(4 * fte[2]))};
}

/// Away at the end of the second month, and available fte then and a month later.
Law toward_the_shortest(const Exchange& reading) {
  const auto month = [](const State& s) { return together({stay(s[0], 3), stay(s[1], 3), stay(s[2], 3)}); };
  return then(members({1, 0.5, 1}), [&](const State& joins) {
    return then(month({3, 2, 2}), [&](const State& first) {
      return then(month(first), [&](const State& second) {
        return then(wave(second, first, joins, reading), [&](const State& went) {
          const State away = {went[0] + went[1], went[2] + went[3], went[4] + went[5]};
          const State settled = {second[0] - away[0], second[1] - away[1], second[2] - away[2]};
          const double rate = 3 * (1 + reading.effect_away);
          const Law third = together({month(settled), stay(away[0], rate), stay(away[1], rate), stay(away[2], rate)});
          return of(third, [&](const State& left) {
            return joined(joined(away, quarters(settled, away, went)),
                          quarters(part(left, 0, 3), part(left, 3, 3), went));
          });
        });
      });
    });
  });
}

// ---- joining and withdrawing

/// Heads of one organisation after each of three months. From a month before the start, so that withdrawal after y
/// years of the policy is seen in the months in which 1/12, 2/12, 3/12 years have passed.
Law withdraws(double joins, double leaves, int years_before) {
  Law law{{{2, 1}, joins}, {{2, 0}, 1 - joins}};  // heads, whether a member; then heads by month
  for (int t = 0; t < 3; ++t)
    law = then(law, [&, t](const State& s) {
      const double still = t == 0 ? std::exp(-leaves * years_before / 12) : std::exp(-leaves / 12);
      return then(s[1] == 1 ? members({still}) : Law{{{0}, 1.0}}, [&, t](const State& member) {
        const double strength = std::min(1.0, (t + 2) / 4.0) * 0.8 * 0.9;
        return of(stay(s[0], 5 * (1 - 0.95 * strength * member[0])), [&](const State& heads) {
          return joined({heads[0], member[0]}, joined(part(s, 2, t), heads));
        });
      });
    });
  return of(law, [](const State& s) { return part(s, 2, 3); });
}

// ---- a pool

constexpr double asked[] = {2, 2, 4};

/// What each receives less what it lent. The level is found by halving, since Σ required · max(0, share − ℓ) falls in
/// ℓ.
std::vector<double> levelled(const State& heads, const State& joins, double productivity, bool members_only) {
  double pool = 0, gap[3] = {};
  std::vector<double> net(3, 0.0);
  for (std::size_t h = 0; h < 3; ++h) {
    const double lent = 0.25 * joins[h] * heads[h];
    pool += productivity * lent;
    net[h] -= lent;
    gap[h] = (asked[h] - heads[h] + lent) / asked[h];
  }
  if (pool == 0) return net;
  const auto given = [&](std::size_t h, double level) {
    return joins[h] == 1 || !members_only ? asked[h] * std::max(0.0, gap[h] - level) : 0.0;
  };
  double low = -10, high = 2;
  for (int step = 0; step < 100; ++step) {
    const double level = (low + high) / 2;
    (given(0, level) + given(1, level) + given(2, level) > pool ? low : high) = level;
  }
  for (std::size_t h = 0; h < 3; ++h) net[h] += given(h, low);
  return net;
}

constexpr double fine = 10'000, off_halves = 0.123;

/// By month: heads of the three, and what the pool gave and took, in ten-thousandths.
Law pooled(double productivity, bool members_only) {
  const Law start = of(members({0.7, 0.4, 0.7}), [](const State& joins) { return joined(joins, {2, 1, 2}); });
  Law law = start;
  for (int t = 0; t < 2; ++t)
    law = then(law, [&](const State& s) {
      return of(together({stay(s[3], 3), stay(s[4], 3), stay(s[5], 3)}), [&](const State& heads) {
        const State joins = part(s, 0, 3);
        State all = joined(joined(joins, heads), State(s.begin() + 6, s.end()));
        all.insert(all.end(), heads.begin(), heads.end());
        for (const double net : levelled(heads, joins, productivity, members_only))
          all.push_back(static_cast<int>(std::lround(fine * net + off_halves)));
        return all;
      });
    });
  return of(law, [](const State& s) { return State(s.begin() + 6, s.end()); });
}

// ---- a reserve while a shock strikes

struct Reserve {
  bool once = true;          ///< the shock strikes for all of its months or for none
  double supervision = 0.5;  ///< fte of own staff per fte of reserve, which counts in workload
};

/// Half fte of reserve and heads, month by month. The shock strikes in the first two months.
Law called_up(const Reserve& reading) {
  Law law{{{0, 0, 0, 3}, 1.0}};  // struck, joined, called last month; heads; then what is seen
  law = of(then(law,
                [](const State&) {
                  return members({0.4, 0.7});
                }),
           [](const State& s) {
             return joined(s, {0, 3});
           });
  for (int t = 0; t < 3; ++t)
    law = then(law, [&, t](const State& s) {
      const Law again = reading.once || t == 0 ? Law{{{s[0]}, 1.0}} : members({0.4});
      return then(again, [&, t](const State& strikes) {
        const bool now = strikes[0] == 1 && t < 2;
        // Workload of last month, 1 at the start: heads less who supervise, never less than a tenth of what is asked.
        const double staffed = s[3] - (s[2] == 1 ? reading.supervision : 0.0);
        const double load = std::max(1.0, 3 / std::max(staffed, 0.3));
        const double rate = 2 * std::exp(0.7 * (load - 1)) * (now ? 1.5 : 1);
        return of(stay(s[3], rate), [&](const State& heads) {
          const int called = now && s[1] == 1 ? 1 : 0;
          return joined({strikes[0], s[1], called, heads[0]}, joined(part(s, 4, 2 * t), {called, heads[0]}));
        });
      });
    });
  return of(law, [](const State& s) { return part(s, 4, 6); });
}

}  // namespace

TEST_CASE("toward the shortest: hosts by last month's shortage, and their guests' share of the wave") {
  const auto found = tiny::outcomes(tiny::tiny_team + R"(
months: 3
organisations: {a: {}, b: {}, c: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 3}}, b: {settled: {30: 2}}, c: {settled: {30: 2}}}}
demand: {oa: {a: 2, b: 1.5, c: 3.5}}
exits: {oa: {sector: 3}}
policies:
  swap: {type: exchange, mode: shortest, from: 2027-01, participants: 2, uptake: {b: 0.5, c: 0.5}, every: 6, months: 2,
         productivity: 0.5, effect_away: {sector: -0.5}, joins: {b: 0.5}}
)",
                                    [](const Results& r) {
                                      Columns columns;
                                      for (const int h : {0, 1, 2}) columns.push_back(kept(r, Kept::away, 2, h));
                                      for (const int period : {2, 3})
                                        for (const int h : {0, 1, 2})
                                          columns.push_back(scaled(kept(r, Kept::available_fte, period, h), 4));
                                      return columns;
                                    },
                                    {"swap"});
  check(found, toward_the_shortest({}));
  check_noticed(found, toward_the_shortest({.last_month = false}));
  check_noticed(found, toward_the_shortest({.by_shortage = false}));
  check_noticed(found, toward_the_shortest({.by_required = false}));
  check_noticed(found, toward_the_shortest({.members_only = false}));
  check_noticed(found, toward_the_shortest({.effect_away = 0}));
}

TEST_CASE("who joins a policy, and who withdraws: counted from its first month, before the start too") {
  const auto found = tiny::outcomes(tiny::tiny_team + R"(
months: 3
organisations: {a: {}, b: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 2}}, b: {settled: {30: 2}}}}
exits: {oa: {sector: 5}}
policies:
  pool: {type: flex_pool, from: 2026-11, share: 0, exits: {sector: -0.95}, ramp_months: 4, uptake: 0.8, realisation: 0.9,
         joins: {a: 0.6, b: 0.9}, leaves: 5}
)",
                                    [](const Results& r) {
                                      Columns columns;
                                      for (const int h : {0, 1})
                                        for (const int period : {1, 2, 3})
                                          columns.push_back(kept(r, Kept::headcount, period, h));
                                      return columns;
                                    },
                                    {"pool"});
  const auto law = [](double joins_a, double joins_b, double leaves, int before) {
    return together({withdraws(joins_a, leaves, before), withdraws(joins_b, leaves, before)});
  };
  check(found, law(0.6, 0.9, 5, 1));
  check_noticed(found, law(0.6, 0.9, 5, 0));
  check_noticed(found, law(1, 0.9, 5, 1));
  check_noticed(found, law(0.6, 0.9, 2, 1));
}

TEST_CASE("a pool between those who joined: the levels that follow from who is still there") {
  const auto found =
      tiny::outcomes(tiny::tiny_team + R"(
months: 2
organisations: {a: {}, b: {}, c: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 2}}, b: {settled: {30: 1}}, c: {settled: {30: 2}}}}
demand: {oa: {a: 2, b: 2, c: 4}}
exits: {oa: {sector: 3}}
policies: {pool: {type: flex_pool, share: 0.25, productivity: 0.8, joins: {b: 0.4, default: 0.7}}}
)",
                     [](const Results& r) {
                       Columns columns;
                       for (const int period : {1, 2}) {
                         for (const int h : {0, 1, 2}) columns.push_back(kept(r, Kept::headcount, period, h));
                         for (const int h : {0, 1, 2})
                           columns.push_back(scaled(kept(r, Kept::pool_fte, period, h), fine, off_halves));
                       }
                       return columns;
                     },
                     {"pool"});
  check(found, pooled(0.8, true));
  check_noticed(found, pooled(1, true));
  check_noticed(found, pooled(0.8, false));
}

TEST_CASE("a reserve comes while a shock strikes, which it does for all of its months or for none") {
  const auto found = tiny::outcomes(tiny::tiny_team + R"(
months: 3
organisations: {a: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 3}}}}
demand: {oa: {a: 3}}
exits: {oa: {sector: 2}}
workload_effect: {exits: {oa: {sector: 0.7}}}
workload_delay: 0
shocks: {storm: {from: 2026-12, until: 2027-01, chance: 0.4, exits: 1.5}}
policies: {reserve: {type: reserve, during: storm, fte: 1, supervision: 0.5, joins: 0.7}}
)",
                                    [](const Results& r) {
                                      Columns columns;
                                      for (const int period : {1, 2, 3}) {
                                        columns.push_back(scaled(kept(r, Kept::reserve_fte, period), 2));
                                        columns.push_back(kept(r, Kept::headcount, period));
                                      }
                                      return columns;
                                    },
                                    {"reserve"});
  check(found, called_up({}));
  check_noticed(found, called_up({.once = false}));
  check_noticed(found, called_up({.supervision = 0}));
}
