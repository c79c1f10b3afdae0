// The mean of a run against a recursion written out here: constant rates, no feedback.
#include <cmath>
#include <vector>

#include "support/world.hpp"

namespace {

using namespace spp;

/// One team with two causes, a first-year factor, own applicants far below the vacancies, and a short programme.
const char* const linear_region = R"(
start: 2026-01
years: 5
region: noord
organisations: {martini: {}}
professions: {oa: {retirement_age: 67}}
staff: {oa: {martini: 200}}
age_shares: {oa: {20: 1, 30: 2, 45: 0}}
new_share: 0.2
fte_per_head: 0.8
recruit_ages: {oa: {25: 1, 40: 1}}
exit_basis: settled
exits: {oa: {sector: 0.06, elsewhere: 0.09}}
exit_factors: {new: {oa: {sector: 2, elsewhere: 1.5}}}
demand: {oa: {martini: 1000}}
own_applicants: {oa: {martini: 18}}
programmes:
  inservice: {profession: oa, duration: 14, intake_months: [2, 9], places: {martini: 6}, fill: 0.9, dropout: [0.2, 0.1], stay: 0.8, entry_ages: {20: 1}}
)";

struct Expected {
  std::vector<double> heads, trainees;  ///< at each month's end, from the start
};

/// Twelve cohorts of newcomers, the settled, and the conveyor, in expectation.
Expected recursion() {
  const double settled_rate = 0.06 + 0.09, new_rate = 2 * 0.06 + 1.5 * 0.09;
  const double stay_settled = std::exp(-settled_rate / 12), stay_new = std::exp(-new_rate / 12);
  std::vector<double> cohort(12, 200 * 0.2 / 12);  // oldest first
  double settled = 200 * 0.8;
  std::vector<double> class_of(14, 0.0);
  const double lost[] = {1 - std::pow(1 - 0.2, 1.0 / 12), 1 - std::pow(1 - 0.1, 1.0 / 2)};
  Expected expected;
  const auto note = [&] {
    double heads = settled, trainees = 0;
    for (const double c : cohort) heads += c;
    for (const double c : class_of) trainees += c;
    expected.heads.push_back(heads);
    expected.trainees.push_back(trainees);
  };
  note();
  for (int t = 0; t < 60; ++t) {
    for (int m = 0; m < 14; ++m) class_of[static_cast<std::size_t>(m)] *= 1 - lost[m / 12];
    const double graduates = class_of.back();
    for (int m = 13; m > 0; --m) class_of[static_cast<std::size_t>(m)] = class_of[static_cast<std::size_t>(m - 1)];
    class_of[0] = t % 12 == 1 || t % 12 == 8 ? 6 * 0.9 : 0.0;
    settled *= stay_settled;
    for (double& c : cohort) c *= stay_new;
    settled += cohort.front();
    cohort.erase(cohort.begin());
    cohort.push_back(graduates * 0.8 + 18.0 / 12);
    note();
  }
  return expected;
}

}  // namespace

TEST_CASE("the mean field equals the recursion to 1e-10") {
  const Results results = world::mean_field(linear_region);
  const Expected expected = recursion();
  for (int period = 0; period <= 60; ++period) {
    const auto at = static_cast<std::size_t>(period);
    INFO("month " << period);
    CHECK(world::kept(results, Kept::headcount, period) == doctest::Approx(expected.heads[at]).epsilon(1e-10));
    CHECK(world::kept(results, Kept::trainees, period) == doctest::Approx(expected.trainees[at]).epsilon(1e-10));
    CHECK(world::kept(results, Kept::employed_fte, period) == doctest::Approx(0.8 * expected.heads[at]).epsilon(1e-10));
  }
}

// 61 means of heads and of trainees; each bound is 6.0 standard errors, two-sided 2e-9 by the normal law; in all 3e-7,
// below the 1e-6 that a test may cost.
TEST_CASE("the mean over replicates equals the recursion within six standard errors") {
  const int n = world::many;
  const Results results = world::draws(linear_region, n);
  const Expected expected = recursion();
  for (int period = 1; period <= 60; ++period) {
    for (const Kept what : {Kept::headcount, Kept::trainees}) {
      const auto values = results.kept(what, period, {0}, {0});
      double sum = 0.0, squares = 0.0;
      for (const double x : values) sum += x;
      const double mean = sum / n;
      for (const double x : values) squares += (x - mean) * (x - mean);
      const double error = std::sqrt(squares / (n - 1) / n);
      const auto at = static_cast<std::size_t>(period);
      const double wanted = what == Kept::headcount ? expected.heads[at] : expected.trainees[at];
      INFO("month " << period << ": mean " << mean << ", expected " << wanted << ", standard error " << error);
      CHECK(std::abs(mean - wanted) <= 6.0 * error + 1e-9);
    }
  }
}

TEST_CASE("heads are conserved in every replicate and year") {
  const Results results = world::draws(linear_region, 500);
  for (int i = 0; i < results.replicates(); ++i) {
    double heads = world::kept(results, Kept::headcount, 0, i);
    double trainees = world::kept(results, Kept::trainees, 0, i);
    for (int year = 0; year < 5; ++year) {
      heads += world::flow(results, Flow::graduate_stay, year, i) + world::flow(results, Flow::hire, year, i) -
               world::flow(results, Flow::exit, year, i);
      trainees += world::flow(results, Flow::intake, year, i) - world::flow(results, Flow::dropout, year, i) -
                  world::flow(results, Flow::graduate_stay, year, i) -
                  world::flow(results, Flow::graduate_leave, year, i);
      REQUIRE(world::kept(results, Kept::headcount, 12 * (year + 1), i) == heads);
      REQUIRE(world::kept(results, Kept::trainees, 12 * (year + 1), i) == trainees);
    }
  }
}
