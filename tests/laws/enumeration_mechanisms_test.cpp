// Tiny regions with an exchange, flexible staff, a career: every outcome's probability against the frequencies of a
// run.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "laws/enumeration.hpp"

namespace {

using namespace spp;
using tiny::check_noticed;
using tiny::Columns;
using tiny::joined;
using tiny::kept;
using tiny::Law;
using tiny::leave;
using tiny::of;
using tiny::split;
using tiny::State;
using tiny::stay;
using tiny::then;
using tiny::together;

/// Numbers of one organisation: settled, away, alumni; each class leaves at its own rate.
Law month_of(const State& s, double rate, double away, double back) {
  return together({stay(s[0], rate), stay(s[1], rate * away), stay(s[2], rate * back)});
}

/// Both organisations one month on; numbers of a, then of b.
Law region_month(const State& s, double rate, double away, double back) {
  return together({month_of({s[0], s[1], s[2]}, rate, away, back), month_of({s[3], s[4], s[5]}, rate, away, back)});
}

State sent(State s) {
  const int a = std::min(s[0], 2), b = std::min(s[3], 1), both = std::min(a, b);
  s[0] -= both, s[1] += both, s[3] -= std::min(b, a), s[4] += std::min(b, a);
  return s;
}
State home(State s) {
  s[2] += s[1], s[1] = 0, s[5] += s[4], s[4] = 0;
  return s;
}
Law faded(const State& s, double p) {
  return then(split(s[2], {p}), [&](const State& a) {
    return of(split(s[5], {p}), [&](const State& b) {
      State next = s;
      next[0] += a[0], next[2] = a[1], next[3] += b[0], next[5] = b[1];
      return next;
    });
  });
}

/// Two and three settled heads, a wave of one each in the first month that lasts two: who went, then heads and alumni
/// of both at the end of the third month and of the fourth.
Law exchanged(double away, double back, double effect_months) {
  const double p = 1 - std::exp(-1 / effect_months);
  Law law = then({{{3, 0, 0, 2, 0, 0}, 1.0}}, [&](const State& s) { return region_month(s, 3, away, back); });
  law = of(law, sent);  // month 1
  // The state carries who went in front: away of a and b.
  law = of(law, [](const State& s) { return joined({s[1], s[4]}, s); });
  const auto rest = [](const State& s) { return State(s.begin() + 2, s.end()); };
  for (int month = 2; month <= 4; ++month)
    law = then(law, [&](const State& s) {
      const State went{s[0], s[1]};
      Law next = region_month(rest(s), 3, away, back);
      next = then(next, [&](const State& now) { return faded(now, p); });
      if (month == 3) next = of(next, home);
      if (month == 3)
        return of(next, [&](const State& now) {
          return joined(went, joined(now, {now[0] + now[1] + now[2], now[2], now[3] + now[4] + now[5], now[5]}));
        });
      if (month == 4)
        return of(next, [&](const State& now) {
          const State third(s.begin() + 8, s.end());
          return joined(joined(went, third), {now[0] + now[1] + now[2], now[2], now[3] + now[4] + now[5], now[5]});
        });
      return of(next, [&](const State& now) { return joined(went, now); });
    });
  return law;
}

}  // namespace

TEST_CASE("an exchange: who goes, who leaves meanwhile, who comes home and forgets") {
  const std::string text = tiny::tiny_team + R"(
months: 4
organisations: {a: {}, b: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 3}}, b: {settled: {30: 2}}}}
exits: {oa: {sector: 3}}
policies: {swap: {type: exchange, participants: 2, uptake: {a: 1, b: 0.5}, every: 12, months: 2, effect_away: {sector: -0.8}, effect_after: {sector: 0.6}, effect_months: 1.5}}
)";
  const auto found = tiny::outcomes(text,
                                    [](const Results& r) {
                                      Columns columns = {kept(r, Kept::away, 1, 0), kept(r, Kept::away, 1, 1)};
                                      for (const int period : {3, 4})
                                        for (const int h : {0, 1}) {
                                          columns.push_back(kept(r, Kept::headcount, period, h));
                                          columns.push_back(kept(r, Kept::alumni, period, h));
                                        }
                                      return columns;
                                    },
                                    {"swap"});
  tiny::check(found, exchanged(0.2, 1.6, 1.5));
  // What the comparison is worth: an effect while away forgotten, one after return, and a month more of it.
  check_noticed(found, exchanged(1, 1.6, 1.5));
  check_noticed(found, exchanged(0.2, 1, 1.5));
  check_noticed(found, exchanged(0.2, 1.6, 2.5));
}

TEST_CASE("flexible staff: who goes, who comes back, and who joins them after") {
  const std::string text = tiny::tiny_team + R"(
months: 2
organisations: {a: {}}
professions: {oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 2}}}}
demand: {oa: {a: 2}}
exits: {oa: {flex: 4}}
exit_factors: {new: {oa: {flex: 0}}}
flex: {start: {oa: {noord: 2}}, out: 3, back: 2}
)";
  const auto found = tiny::outcomes(text, [](const Results& r) {
    return Columns{tiny::flow(r, {Flow::exit, 0, 0, "flex"}),
                   tiny::flow(r, {Flow::from_flex, 0, 0}),
                   kept(r, Kept::flex_heads, 1),
                   tiny::flow(r, {Flow::exit, 1, 0, "flex"}),
                   tiny::flow(r, {Flow::from_flex, 1, 0}),
                   kept(r, Kept::flex_heads, 2)};
  });
  // Numbers: flex heads, settled heads, what was seen so far. Who comes back is new, and does not leave (factor 0).
  Law law{{{2, 2}, 1.0}};
  for (int month = 0; month < 2; ++month)
    law = then(law, [](const State& s) {
      return then(leave(s[0], {3, 2}), [&](const State& flex) {
        return of(leave(s[1], {4}), [&](const State& team) {
          const int heads = flex[2] + team[0];
          return joined(joined({heads, team[1]}, State(s.begin() + 2, s.end())), {team[0], flex[1], heads});
        });
      });
    });
  tiny::check(found, of(law, [](const State& s) { return State(s.begin() + 2, s.end()); }));
}

TEST_CASE("a career: at once to another profession, with chances of its own from the next month") {
  const std::string text = tiny::tiny_team + R"(
months: 2
organisations: {a: {}}
professions: {am: {retirement_age: 70}, oa: {retirement_age: 70}}
staff: {oa: {a: {settled: {30: 3}}}, am: {a: {settled: {30: 1}}}}
demand: {oa: {a: 3}, am: {a: 1}}
causes: {naar_am: {becomes: am}}
exits: {oa: {naar_am: 2, sector: 1.5}, am: {sector: 4}}
)";
  std::string both = text;
  const std::string from = "recruit_ages: {oa: {30: 1}}";
  both.replace(both.find(from), from.size(), "recruit_ages: {30: 1}");
  const auto found = tiny::outcomes(both, [](const Results& r) {
    return Columns{tiny::flow(r, {Flow::career, 0, 0}), kept(r, Kept::headcount, 1, 0, 0),
                   kept(r, Kept::headcount, 1, 0, 1),   tiny::flow(r, {Flow::career, 1, 0}),
                   kept(r, Kept::headcount, 2, 0, 0),   kept(r, Kept::headcount, 2, 0, 1)};
  });
  Law law{{{1, 3}, 1.0}};
  for (int month = 0; month < 2; ++month)
    law = then(law, [](const State& s) {
      return then(leave(s[0], {4}), [&](const State& am) {
        return of(leave(s[1], {2, 1.5}), [&](const State& oa) {
          const int assistants = am[1] + oa[0];
          return joined(joined({assistants, oa[2]}, State(s.begin() + 2, s.end())), {oa[0], assistants, oa[2]});
        });
      });
    });
  tiny::check(found, of(law, [](const State& s) { return State(s.begin() + 2, s.end()); }));
}
