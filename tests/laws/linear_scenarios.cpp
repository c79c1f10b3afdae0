#include "laws/linear_scenarios.hpp"

#include <algorithm>
#include <cmath>

namespace spp::linear {
namespace {

using What = Observable::What;

const std::map<int, double> anyone = {{0, 1.0}};  ///< where ages play no part

/// Heads and trainees of every organisation at some months' ends, and who left for good in the first calendar year.
std::vector<Observable> observe(const Market& market, const std::vector<int>& periods) {
  std::vector<Observable> seen;
  for (const int period : periods)
    for (int h = 0; h < market.organisations; ++h) {
      seen.push_back({What::heads, h, period});
      seen.push_back({What::trainees, h, period});
    }
  const int causes = static_cast<int>(market.causes.size()) + (market.retirement_years > 0 ? 1 : 0);
  for (int h = 0; h < market.organisations; ++h)
    for (int j = 0; j < causes; ++j) {
      const bool moves = j + 1 == static_cast<int>(market.causes.size()) && !market.to.empty() &&
                         !market.to[static_cast<std::size_t>(h)].empty();
      if (!moves) seen.push_back({What::left, h, 13 - market.month, j});
    }
  std::stable_sort(seen.begin(), seen.end(), [](const auto& x, const auto& y) { return x.period < y.period; });
  return seen;
}

/// The share that drops out in one month of a training year of so many months.
double monthly(double share, int months) { return 1 - std::pow(1 - share, 1.0 / months); }
std::vector<double> by_month(int duration, const std::vector<double>& dropout) {
  std::vector<double> lost;
  lost.reserve(static_cast<std::size_t>(duration));
  for (int m = 0; m < duration; ++m)
    lost.push_back(monthly(dropout[static_cast<std::size_t>(m / 12)], std::min(12, duration - m / 12 * 12)));
  return lost;
}

}  // namespace

Linear one_team() {
  Linear it;
  it.yaml = R"(
start: 2026-03
months: 26
region: noord
organisations: {a: {}}
professions: {oa: {retirement_age: 74}}
staff: {oa: {a: 180}}
age_shares: {oa: {20: 1, 30: 2, 45: 0}}
new_share: 0.25
fte_per_head: 0.8
recruit_ages: {oa: {25: 1, 40: 1}}
exit_basis: settled
exits: {oa: {sector: 0.06, elsewhere: 0.09}}
exit_factors: {new: {oa: {sector: 4, elsewhere: 1.5}}}
demand: {oa: {a: 1000}}
applicants: {oa: {noord: 30}}
programmes:
  long: {profession: oa, duration: 14, intake_months: [2, 9], places: {a: 5.5}, fill: 0.85, dropout: [0.25, 0.1], stay: 0.7, entry_ages: {20: 1}, trainees: {a: [0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 9, 0]}}
  short: {profession: oa, duration: 1, intake_months: [1, 4, 6, 9, 12], places: {a: 8}, fill: 0.5, dropout: [0.1], stay: 0.9, entry_ages: {30: 1}}
)";
  Market& m = it.market;
  m.month = 3;
  m.causes = {"sector", "elsewhere"};
  m.rate = [](int cause, int, bool fresh, int) { return cause == 0 ? (fresh ? 0.24 : 0.06) : (fresh ? 0.135 : 0.09); };
  m.staff = {{0, 180, 0.25, anyone}};
  m.hires = {{{0, 30.0 / 12}}};
  Programme g;
  g.duration = 14, g.intake = {2, 9}, g.places = 5.5, g.fill = 0.85, g.stay = 0.7;
  g.lost = by_month(14, {0.25, 0.1});
  g.ages = anyone;
  g.listed = {0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 9, 0};
  m.programmes.push_back(g);
  Programme s;
  s.intake = {1, 4, 6, 9, 12}, s.places = 8, s.fill = 0.5, s.stay = 0.9, s.lost = {0.1}, s.ages = anyone;
  m.programmes.push_back(s);
  it.observables = observe(m, {1, 2, 6, 13, 24, 26});
  return it;
}

Linear neighbours() {
  Linear it;
  it.yaml = R"(
start: 2026-07
months: 24
regions: {noord: {}, zuid: {}}
region: noord
organisations: {a: {}, b: {}, c: {region: zuid}}
professions: {oa: {retirement_age: 74}}
staff: {oa: {a: {new: {30: 12}, settled: {30: 60}}, b: {settled: {30: 40}}, c: {new: {30: 24}, settled: {30: 20}}}}
fte_per_head: 1
recruit_ages: {oa: {30: 1}}
exit_basis: settled
exits: {oa: {sector: 0.08, elsewhere: 0.05, mobility: 0.3}}
exit_factors: {new: {oa: {sector: 2, mobility: 3}}, organisation: {oa: {b: {sector: 1.5, mobility: 0.4}}}}
demand: {oa: {a: 1000, b: 500, c: 800}}
own_applicants: {oa: {a: 12, b: 30, c: 24}}
programmes:
  g: {profession: oa, duration: 7, intake_months: [3, 9, 12], places: {a: 9, b: 2.25}, fill: 0.8, yield: 0.7, stay: 0.5, stay_region: 0.6, entry_ages: {30: 1}, trainees: {a: [0, 0, 0, 8, 0, 0, 5]}}
)";
  Market& m = it.market;
  m.organisations = 3;
  m.month = 7;
  m.causes = {"sector", "elsewhere", "mobility"};
  m.rate = [](int cause, int h, bool fresh, int) {
    const double mobility = 0.3 * (fresh ? 3 : 1) * (h == 1 ? 0.4 : 1.0);
    if (cause == 0) return 0.08 * (fresh ? 2 : 1) * (h == 1 ? 1.5 : 1.0);
    if (h == 2) return cause == 1 ? 0.05 + mobility : 0.0;
    return cause == 1 ? 0.05 : mobility;
  };
  m.to = {{{1, 1.0}}, {{0, 1.0}}, {}};
  m.hires = {{{0, 1.0}}, {{0, 2.5}}, {{0, 2.0}}};
  m.staff = {{0, 12, 1, anyone}, {0, 60, 0, anyone}, {1, 40, 0, anyone}, {2, 24, 1, anyone}, {2, 20, 0, anyone}};
  for (int h = 0; h < 2; ++h) {
    Programme g;
    g.home = h, g.duration = 7, g.intake = {3, 9, 12}, g.places = h == 0 ? 9 : 2.25, g.fill = 0.8;
    g.stay = 0.5, g.stay_region = 0.6;
    g.lost = std::vector<double>(7, monthly(0.3, 7));
    g.ages = anyone;
    if (h == 0) g.listed = {0, 0, 0, 8, 0, 0, 5};
    m.programmes.push_back(g);
  }
  it.observables = observe(m, {1, 6, 13, 24});
  return it;
}

Linear full_houses() {
  Linear it;
  it.yaml = R"(
start: 2026-01
months: 25
region: noord
organisations: {a: {}, b: {}, c: {}}
professions: {oa: {retirement_age: 74}}
staff: {oa: {a: {settled: {30: 50}}, b: {new: {30: 36}, settled: {30: 30}}, c: {settled: {30: 80}}}}
fte_per_head: 1
recruit_ages: {oa: {30: 1}}
exit_basis: settled
exits: {oa: {sector: 0.04, mobility: 0.35}}
exit_factors: {new: {oa: {mobility: 2}}, organisation: {oa: {c: {mobility: 0.5}}}}
demand: {oa: {a: 6, b: 3, c: 1}}
own_applicants: {oa: {a: 50}}
applicants: {oa: {noord: 50}}
programmes:
  g: {profession: oa, duration: 18, intake_months: [4, 10], places: {a: 5, c: 3.5}, fill: 0.9, dropout: [0.3, 0.1], stay: 0.4, stay_region: 0.75, entry_ages: {30: 1}, trainees: {a: 20}}
)";
  Market& m = it.market;
  m.organisations = 3;
  m.month = 1;
  m.causes = {"sector", "mobility"};
  m.rate = [](int cause, int h, bool fresh, int) {
    return cause == 0 ? 0.04 : 0.35 * (fresh ? 2 : 1) * (h == 2 ? 0.5 : 1.0);
  };
  m.to = {{{1, 3.0 / 4}, {2, 1.0 / 4}}, {{0, 6.0 / 7}, {2, 1.0 / 7}}, {{0, 6.0 / 9}, {1, 3.0 / 9}}};
  m.staff = {{0, 50, 0, anyone}, {1, 36, 1, anyone}, {1, 30, 0, anyone}, {2, 80, 0, anyone}};
  for (const int h : {0, 2}) {
    Programme g;
    g.home = h, g.duration = 18, g.intake = {4, 10}, g.places = h == 0 ? 5 : 3.5, g.fill = 0.9;
    g.stay = 0.4, g.stay_region = 0.75;
    g.lost = by_month(18, {0.3, 0.1});
    g.ages = anyone;
    // Past intakes before January 2026, with the months completed: October 2025: 2, April: 8, October 2024: 14.
    g.left.assign(18, 0.0);
    g.left[2] = std::pow(0.7, 2.0 / 12), g.left[8] = std::pow(0.7, 8.0 / 12);
    g.left[14] = 0.7 * std::pow(0.9, 2.0 / 6);
    if (h == 0) g.total = 20;
    m.programmes.push_back(g);
  }
  it.observables = observe(m, {1, 6, 13, 25});
  return it;
}

Linear ageing() {
  Linear it;
  it.yaml = R"(
start: 2026-05
months: 30
region: noord
organisations: {a: {}}
professions: {oa: {retirement_age: 67y2m}}
staff: {oa: {a: {ages: {50: 30, 59: 20, 64: 40, 65: 30, 66: 20}}}}
new_share: 0.3
fte_per_head: 1
recruit_ages: {oa: {52: 3, 65: 1}}
exit_basis: settled
exits: {oa: {sector: {15: 0.04, 60: 0.25}, elsewhere: 0.07}}
exit_factors: {new: {oa: {sector: 2}}}
demand: {oa: {a: 1000}}
own_applicants: {oa: {a: 24}}
programmes:
  g: {profession: oa, duration: 13, intake_months: [1, 12], places: {a: 10}, fill: 0.75, dropout: [0.2, 0.05], stay: 0.8, entry_ages: {50: 1, 64: 1}, trainees: {a: [0, 0, 0, 10, 10, 0, 0, 0, 0, 0, 0, 0, 0]}}
)";
  Market& m = it.market;
  m.month = 5;
  m.youngest = 50, m.oldest = 67;
  m.retirement_years = 67, m.retirement_months = 2;
  m.causes = {"sector", "elsewhere"};
  m.rate = [](int cause, int, bool fresh, int age) {
    return cause == 1 ? 0.07 : (age < 60 ? 0.04 : 0.25) * (fresh ? 2 : 1);
  };
  for (const auto& [age, heads] : std::map<int, double>{{50, 30}, {59, 20}, {64, 40}, {65, 30}, {66, 20}})
    m.staff.push_back({0, heads, 0.3, {{age, 1.0}}});
  m.hires = {{{52, 1.5}, {65, 0.5}}};
  Programme g;
  g.duration = 13, g.intake = {1, 12}, g.places = 10, g.fill = 0.75, g.stay = 0.8;
  g.lost = by_month(13, {0.2, 0.05});
  g.ages = {{50, 0.5}, {64, 0.5}};
  g.listed = {0, 0, 0, 10, 10};
  m.programmes.push_back(g);
  it.observables = observe(m, {1, 6, 9, 13, 21, 30});
  return it;
}

}  // namespace spp::linear
