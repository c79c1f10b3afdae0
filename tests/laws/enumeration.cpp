#include "laws/enumeration.hpp"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numeric>
#include <utility>

namespace spp::tiny {

Law then(const Law& law, const std::function<Law(const State&)>& next) {
  Law result;
  for (const auto& [state, p] : law)
    if (p > 0)
      for (const auto& [after, q] : next(state)) result[after] += p * q;
  return result;
}

Law of(const Law& law, const std::function<State(const State&)>& map) {
  return then(law, [&](const State& state) { return Law{{map(state), 1.0}}; });
}

Law split(int n, const std::vector<double>& shares) {
  Law law{{State(shares.size() + 1, 0), 1.0}};
  const double rest = 1 - std::accumulate(shares.begin(), shares.end(), 0.0);
  for (int person = 0; person < n; ++person)
    law = then(law, [&](const State& state) {
      Law next;
      for (std::size_t k = 0; k <= shares.size(); ++k) {
        State one = state;
        ++one[k];
        next[one] = k < shares.size() ? shares[k] : rest;
      }
      return next;
    });
  return law;
}

Law leave(int n, const std::vector<double>& rates) {
  const double sum = std::accumulate(rates.begin(), rates.end(), 0.0);
  std::vector<double> shares;
  shares.reserve(rates.size());
  for (const double rate : rates) shares.push_back((1 - std::exp(-sum / 12)) * rate / sum);
  return split(n, shares);
}

Law stay(int n, double rate) {
  return of(leave(n, {rate}), [](const State& s) { return State{s[1]}; });
}

Law together(const std::vector<Law>& parts) {
  Law law{{State{}, 1.0}};
  for (const Law& part : parts)
    law = then(
        law, [&](const State& before) { return of(part, [&](const State& after) { return joined(before, after); }); });
  return law;
}

Law arrivals(double mean, int cap) {
  Law law;
  double p = std::exp(-mean), below = 0.0;
  for (int k = 0; k < cap; ++k) {
    law[{k}] = p;
    below += p;
    p *= mean / (k + 1);
  }
  law[{cap}] = 1 - below;
  return law;
}

Law rounded(double x) {
  const int low = static_cast<int>(std::floor(x + 1e-9));
  const double fraction = std::max(0.0, x - low);
  if (fraction == 0.0) return {{{low}, 1.0}};
  return {{{low}, 1 - fraction}, {{low + 1}, fraction}};
}

State joined(State first, const State& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

std::vector<double> kept(const Results& results, Kept what, int period, int h, int p) {
  const auto values = results.kept(what, period, {h}, {p});
  return {values.begin(), values.end()};
}

std::vector<double> flow(const Results& results, const Wanted& wanted) {
  std::vector<double> sum(static_cast<std::size_t>(results.replicates()), 0.0);
  for (std::size_t s = 0; s < results.slots().size(); ++s) {
    const FlowSlot& slot = results.slots()[s];
    if (slot.flow != wanted.flow) continue;
    if (wanted.organisation >= 0 && slot.organisation.value != wanted.organisation) continue;
    if (wanted.programme >= 0 && slot.programme != wanted.programme) continue;
    if (!wanted.cause.empty() && slot.cause != wanted.cause) continue;
    if (!wanted.to.empty() && slot.to != wanted.to) continue;
    const auto values = results.flow(s, wanted.year);
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += values[i];
  }
  return sum;
}

std::map<State, int> outcomes(const std::string& yaml, const std::function<Columns(const Results&)>& read,
                              const std::vector<std::string>& policies) {
  const Model model = compile(world::read(yaml), policies);
  std::map<State, int> found;
  constexpr int parts = 4;
  for (int part = 0; part < parts; ++part) {
    RunOptions options;
    options.replicates = replicates / parts;
    options.seed = 7 + static_cast<std::uint64_t>(part);
    const Results results = simulate(model, options);
    const Columns columns = read(results);
    for (std::size_t i = 0; i < columns.front().size(); ++i) {
      State state;
      for (const auto& column : columns) state.push_back(static_cast<int>(std::lround(column[i])));
      ++found[state];
    }
  }
  return found;
}

/// Outcomes of which the law expects fewer than 25 are put together with the next such in order, until a cell has as
/// many: the tail of a cell's square is then that of a normal.
Difference difference(const std::map<State, int>& found, const Law& law) {
  constexpr double least = 25.0;
  Difference result;
  int n = 0;
  for (const auto& [state, count] : found) {
    n += count;
    if (law.count(state) == 0) result.impossible.push_back(state);
  }
  std::vector<std::pair<double, double>> cells;  // expected, found
  std::pair<double, double> pooled{0.0, 0.0};
  for (const auto& [state, p] : law) {
    result.mass += p;
    const auto it = found.find(state);
    const double count = it == found.end() ? 0.0 : it->second;
    if (n * p >= least) {
      cells.emplace_back(n * p, count);
      continue;
    }
    pooled.first += n * p;
    pooled.second += count;
    if (pooled.first >= least) cells.push_back(std::exchange(pooled, {0.0, 0.0}));
  }
  if (cells.empty()) cells.push_back(std::exchange(pooled, {0.0, 0.0}));
  cells.back().first += pooled.first;
  cells.back().second += pooled.second;
  for (const auto& [expected, count] : cells) result.chi_square += (count - expected) * (count - expected) / expected;
  result.cells = static_cast<int>(cells.size());
  if (result.cells > 1) result.p_value = boost::math::gamma_q((result.cells - 1) / 2.0, result.chi_square / 2.0);
  return result;
}

void check(const std::map<State, int>& found, const Law& law) {
  const Difference result = difference(found, law);
  CHECK(result.mass == doctest::Approx(1.0).epsilon(1e-12));
  INFO("chi-square " << result.chi_square << " over " << result.cells << " cells, p " << result.p_value);
  CHECK(result.cells > 5);
  CHECK(result.p_value > alarm);
  if (result.impossible.empty()) return;
  std::string text;
  for (const int x : result.impossible.front()) text += std::to_string(x) + " ";
  FAIL_CHECK(result.impossible.size() << " outcomes of probability 0, the first is " << text);
}

void check_noticed(const std::map<State, int>& found, const Law& law) {
  if (replicates < 50'000) return;
  CHECK(difference(found, law).p_value < alarm);
}

}  // namespace spp::tiny
