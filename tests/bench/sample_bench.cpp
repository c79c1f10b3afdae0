// Nanoseconds a draw: for each case the median and the spread of eleven rounds, and the ratio to the standard library's
// way of doing the same in the same run. The means of what was drawn are checked.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "base/elementary.hpp"
#include "engine/random.hpp"
#include "engine/sample.hpp"

namespace {

using namespace spp;

constexpr int size = 1 << 14;
constexpr int rounds = 11;

struct Timing {
  double median, low, high, mean;  ///< ns a draw; mean of the values
};

/// `round()` makes `size` values and returns their sum.
template <class Round>
Timing time(const Round& round) {
  double sum = round();  // warm up
  sum = 0.0;
  std::vector<double> ns;
  for (int i = 0; i < rounds; ++i) {
    const auto from = std::chrono::steady_clock::now();
    sum += round();
    ns.push_back(std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - from).count() / size);
  }
  std::sort(ns.begin(), ns.end());
  return {ns[rounds / 2], ns.front(), ns.back(), sum / (static_cast<double>(rounds) * size)};
}

/// A line of the table; stops where the mean is more than 6 of its standard errors from `mean`.
void line(const std::string& name, const Timing& t, const Timing& other, double mean, double sd) {
  fmt::print("{:<34}{:>8.1f} ({:.1f} to {:.1f}){:>10.1f}{:>8.2f}\n", name, t.median, t.low, t.high, other.median,
             t.median / other.median);
  if (std::abs(t.mean - mean) > 6.0 * sd / std::sqrt(static_cast<double>(size))) {
    fmt::print(stderr, "{}: mean {} and not {}\n", name, t.mean, mean);
    std::exit(1);
  }
}

}  // namespace

int main() {
  std::vector<double> u(size), v(size);
  const Stream s = stream(1, "bench");
  std::mt19937_64 engine(1);
  fmt::print("{:<34}{:>8}{:>28}{:>8}\n", "ns a draw", "spp", "std", "ratio");

  std::uint32_t month = 0;
  const Timing batch = time([&] {
    ++month;
    for (std::size_t at = 0; at < size; at += 32)
      uniforms(s, static_cast<std::uint32_t>(at), month, 0, std::span(u).subspan(at, 32), std::span(v).subspan(at, 32));
    return u[0] + v[size - 1] + 0.5 * (size - 2);
  });
  const Timing twister = time([&] {
    for (double& x : v) x = std::generate_canonical<double, 53>(engine);
    return v[0] + 0.5 * (size - 1);
  });
  line("two uniforms, 32 lanes", batch, twister, 0.5, 0.3);

  struct Case {
    int n;
    double p;
  };
  for (const Case& c : {Case{1, 0.08}, {20, 0.005}, {80, 0.06}, {80, 0.94}, {500, 0.3}, {100'000, 0.5}}) {
    const Timing ours = time([&] {
      double sum = 0.0;
      for (const double x : u) sum += binomial(c.n, c.p, x);
      return sum;
    });
    const Timing theirs = time([&] {
      double sum = 0.0;
      for (int i = 0; i < size; ++i) sum += std::binomial_distribution<int>(c.n, c.p)(engine);
      return sum;
    });
    line(fmt::format("binomial n = {}, p = {}", c.n, c.p), ours, theirs, c.n * c.p, std::sqrt(c.n * c.p * (1 - c.p)));
  }
  for (const double mean : {0.1, 2.0, 12.0, 100.0}) {
    const Timing ours = time([&] {
      double sum = 0.0;
      for (const double x : u) sum += poisson(mean, x);
      return sum;
    });
    const Timing theirs = time([&] {
      double sum = 0.0;
      for (int i = 0; i < size; ++i) sum += std::poisson_distribution<int>(mean)(engine);
      return sum;
    });
    line(fmt::format("poisson mean {}", mean), ours, theirs, mean, std::sqrt(mean));
  }
  const auto function = [&](const char* name, double (*ours)(double), double (*theirs)(double), double mean,
                            double sd) {
    const auto run = [&](double (*f)(double)) {
      return time([&] {
        double sum = 0.0;
        for (const double x : u) sum += f(-x);
        return sum;
      });
    };
    line(name, run(ours), run(theirs), mean, sd);
  };
  function(
      "exp", elementary::exp, [](double x) { return std::exp(x); }, 1.0 - std::exp(-1.0), 0.2);
  function(
      "expm1", elementary::expm1, [](double x) { return std::expm1(x); }, -std::exp(-1.0), 0.2);
  function(
      "log1p", elementary::log1p, [](double x) { return std::log1p(x); }, -1.0, 1.0);
  const Timing lanes_of_exp = time([&] {
    elementary::exp_lanes(u.data(), v.data(), size);
    return v[0] + v[1] + (std::exp(1.0) - 1.0) * (size - 2);
  });
  const Timing standard_exp = time([&] {
    for (std::size_t i = 0; i < size; ++i) v[i] = std::exp(u[i]);
    return v[0] + v[1] + (std::exp(1.0) - 1.0) * (size - 2);
  });
  line("exp of many", lanes_of_exp, standard_exp, std::exp(1.0) - 1.0, 0.5);
}
