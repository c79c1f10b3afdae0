// Means, variances and covariances of a run, across organisations and across time, against their exact recursion:
// scenarios in which everybody leaves, moves and enters independently of how many others there are.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "laws/linear_scenarios.hpp"
#include "support/world.hpp"

namespace {

using namespace spp;
using linear::Linear;
using What = linear::Observable::What;

// False alarms. Each test below is |mean of d| > bound standard errors, d = x - E[x] or (x - E[x])(y - E[y]) - c with
// exact E and c, and the standard error taken from the sample's second moment of d (for a covariance: the sample's
// fourth moments). Two-sided normal tails at 6.5 are 8.0e-11 each; there are 1,186 tests, so 9.5e-8. The products are
// skewed (at most 6, for counts of about 1), which multiplies the tail of the studentised mean by at most about
// exp(6 · 6.5³ / (3 √100,000)) = 5.7: in all below 1e-6. With few replicates √n is 71, so the bound is 9:
// 2.3e-19 · exp(6 · 9³ / (3 · 71)) · 1,186 = 2e-7.
//
// Power, at 100,000 replicates: a test fails with 93% where its value is off by 8 standard errors. So a mean is seen to
// be wrong from 8 sd/√n, which is 0.18 heads at sd = 7; a variance from 8 √(2/n) = 3.6% of itself; a correlation from
// 0.025.
constexpr int chunks = 10;
constexpr int chunk = world::many / 4;
constexpr bool few = world::many < 10'000;
constexpr double bound = few ? 9.0 : 6.5;

/// The cause of those who left, as the run names it.
std::string cause(const Linear& it, const linear::Observable& o) {
  const auto j = static_cast<std::size_t>(o.cause);
  return j == it.market.causes.size() ? "retirement" : it.market.causes[j];
}
std::string name(const Linear& it, const linear::Observable& o) {
  const std::string what = o.what == What::heads ? "heads" : o.what == What::trainees ? "trainees" : cause(it, o);
  return fmt::format("{} of organisation {} in month {}", what, o.organisation, o.period);
}

std::vector<double> leavers(const Results& results, int h, const std::string& cause) {
  std::vector<double> sum(static_cast<std::size_t>(results.replicates()), 0.0);
  for (std::size_t s = 0; s < results.slots().size(); ++s) {
    const FlowSlot& slot = results.slots()[s];
    if (slot.flow != Flow::exit || slot.organisation.value != h || slot.cause != cause) continue;
    const auto values = results.flow(s, 0);
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += values[i];
  }
  return sum;
}

std::vector<double> sample(const Results& results, const Linear& it, const linear::Observable& o) {
  if (o.what == What::left) return leavers(results, o.organisation, cause(it, o));
  const auto values =
      results.kept(o.what == What::heads ? Kept::headcount : Kept::trainees, o.period, {o.organisation}, {0});
  return {values.begin(), values.end()};
}

/// Sums of x - E[x] and of the products, and of their squares.
struct Sums {
  std::vector<double> centre, first, first_squares;
  std::vector<std::vector<double>> products, product_squares;
  int n = 0;

  /// About these means, which are taken for exact.
  explicit Sums(const std::vector<double>& means)
      : centre(means),
        first(means.size()),
        first_squares(first),
        products(means.size(), first),
        product_squares(products) {}
  void add(const std::vector<std::vector<double>>& x) {
    std::vector<double> d(centre.size());
    for (std::size_t i = 0; i < x.front().size(); ++i, ++n) {
      for (std::size_t k = 0; k < d.size(); ++k) {
        d[k] = x[k][i] - centre[k];
        first[k] += d[k];
        first_squares[k] += d[k] * d[k];
        for (std::size_t l = 0; l <= k; ++l) {
          const double product = d[k] * d[l];
          products[k][l] += product;
          product_squares[k][l] += product * product;
        }
      }
    }
  }
  /// How far the mean of `sum` is from `wanted`, in standard errors; 0 where both stand still and are equal.
  [[nodiscard]] double distance(double sum, double squares, double wanted) const {
    const double mean = sum / n, variance = squares / n - mean * mean;
    const double off = mean - wanted, slack = 1e-8 * (1.0 + std::abs(wanted));
    if (std::abs(off) <= slack) return 0.0;
    return variance <= slack * slack ? 1e9 : off / std::sqrt(variance / n);
  }
};

Sums sums_of(const Linear& it, const std::vector<double>& mean) {
  Sums sums(mean);
  for (int c = 0; c < chunks; ++c) {
    const Results results = world::draws(it.yaml, chunk, 100 + static_cast<std::uint64_t>(c));
    std::vector<std::vector<double>> x;
    for (const linear::Observable& o : it.observables) x.push_back(sample(results, it, o));
    sums.add(x);
  }
  return sums;
}

/// The largest distance of any mean, variance or covariance, in standard errors; said where above the bound.
double compare(const Linear& it, const Sums& sums, const linear::Moments& exact, bool say) {
  double worst = 0.0;
  const auto note = [&](double distance, const std::string& what, double found, double wanted) {
    worst = std::max(worst, std::abs(distance));
    if (say && std::abs(distance) > bound)
      MESSAGE(fmt::format("{}: {} instead of {}, {} standard errors", what, found, wanted, distance));
  };
  for (std::size_t k = 0; k < exact.mean.size(); ++k) {
    const std::string of = name(it, it.observables[k]);
    note(sums.distance(sums.first[k], sums.first_squares[k], exact.mean[k] - sums.centre[k]), "mean of " + of,
         sums.centre[k] + sums.first[k] / sums.n, exact.mean[k]);
    for (std::size_t l = 0; l <= k; ++l)
      note(sums.distance(sums.products[k][l], sums.product_squares[k][l], exact.covariance[k][l]),
           "covariance of " + of + " and " + name(it, it.observables[l]), sums.products[k][l] / sums.n,
           exact.covariance[k][l]);
  }
  return worst;
}

void check(const Linear& it) {
  const linear::Moments exact = linear::Recursion(it.market).run(it.observables);
  const double worst = compare(it, sums_of(it, exact.mean), exact, true);
  INFO(exact.mean.size() << " quantities; the farthest moment is " << worst << " standard errors off");
  CHECK(worst <= bound);
}

}  // namespace

TEST_CASE("neighbours: movers and graduates bind two organisations, and a third in its own region is apart") {
  check(linear::neighbours());
}

TEST_CASE("three organisations without vacancies: movers go by establishment") { check(linear::full_houses()); }

TEST_CASE("a team that ages: rates by age, birthdays, and entry at ages") { check(linear::ageing()); }

// The last part is what the comparison is worth: errors planted in what is expected. The first leaves every mean of
// heads and trainees as it was.
TEST_CASE("one team: moments of heads, trainees and leavers equal the recursion, and no other") {
  const Linear right = linear::one_team();
  const linear::Moments exact = linear::Recursion(right.market).run(right.observables);
  const Sums sums = sums_of(right, exact.mean);
  CHECK(compare(right, sums, exact, true) <= bound);

  const auto sees = [&](const std::string& error, const auto& change) {
    Linear wrong = right;
    change(wrong.market);
    const double worst = compare(right, sums, linear::Recursion(wrong.market).run(right.observables), false);
    INFO(error << ": " << worst << " standard errors off");
    CHECK(worst > bound);
  };
  using linear::Market;
  sees("twice the places, half the fill", [](Market& m) { m.programmes[0].places *= 2, m.programmes[0].fill /= 2; });
  sees("a class that begins a month late", [](Market& m) { m.programmes[0].intake = {3, 10}; });
  if (few) return;
  sees("a rate for a probability", [](Market& m) {
    m.rate = [rate = m.rate](int cause, int h, bool fresh, int age) {
      const double sum = rate(0, h, fresh, age) + rate(1, h, fresh, age);
      return rate(cause, h, fresh, age) / sum * -12 * std::log(1 - sum / 12);
    };
  });
}
