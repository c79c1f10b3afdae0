// J.V. Chancellor, A.M. Hill, C.A. Sabin, K.N. Simpson, M. Youle, "Modelling the cost effectiveness of
// lamivudine/zidovudine combination therapy in HIV infection", PharmacoEconomics 12 (1997), pages 54-66, monotherapy;
// worked out in A. Briggs, M. Sculpher, K. Claxton, Decision Modelling for Health Economic Evaluation (Oxford, 2006),
// exercise 2.5. Four states, yearly moves A→B .202, A→C .067, A→out .010, B→C .407, B→out .012, C→out .250, 1,000 in A.
// Here a state is a profession, a move a career, and a year of theirs a month of ours.
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "support/world.hpp"

namespace spp {
namespace {

/// Competing moves of one step as rates per year: their probabilities come to 1 − exp(−Δ Σ λ), in proportion.
struct Moves {
  double to_b, to_c, out;
  [[nodiscard]] double rate(double probability) const {
    const double any = to_b + to_c + out;
    return -12.0 * std::log1p(-any) * probability / any;
  }
};
constexpr Moves of_a{0.202, 0.067, 0.010}, of_b{0.0, 0.407, 0.012}, of_c{0.0, 0.0, 0.250};

std::string cohort() {
  return fmt::format(
      "start: 2026-01\nmonths: 20\nregion: all\norganisations: {{clinic: {{}}}}\nfte_per_head: 1\n"
      "recruit_ages: {{30: 1}}\n"
      "professions: {{a: {{retirement_age: 74}}, b: {{retirement_age: 74}}, c: {{retirement_age: 74}}}}\n"
      "staff: {{a: {{clinic: {{settled: {{30: 1000}}}}}}}}\n"
      "causes: {{to_b: {{becomes: b}}, to_c: {{becomes: c}}}}\n"
      "exits:\n  a: {{to_b: {}, to_c: {}, sector: {}}}\n  b: {{to_c: {}, sector: {}}}\n  c: {{sector: {}}}\n",
      of_a.rate(0.202), of_a.rate(0.067), of_a.rate(0.010), of_b.rate(0.407), of_b.rate(0.012), of_c.rate(0.250));
}

struct Published {
  int step;
  std::array<double, 3> heads;
  double within;  ///< half of the last digit that is published
};
constexpr std::array published{Published{1, {721, 202, 67}, 1e-9}, Published{2, {519.84, 263.00, 180.77}, 0.005},
                               Published{10, {37.96, 48.45, 233.56}, 0.005}, Published{20, {1.44, 2.05, 28.08}, 0.005}};

TEST_CASE("Chancellor: states of a cohort as careers, in expectation") {
  const Results results = world::mean_field(cohort());
  for (const Published& row : published)
    for (int state = 0; state < 3; ++state) {
      CAPTURE(row.step);
      CAPTURE(state);
      const double found = world::kept(results, Kept::headcount, row.step, 0, 0, state);
      CHECK(std::abs(found - row.heads[static_cast<std::size_t>(state)]) <= row.within + 1e-9);
    }
}

TEST_CASE("Chancellor: states of a cohort as careers, by chance") {
  // Each of 1,000 moves apart, so heads are binomial: the mean of n replicates is within 6 standard errors, at a
  // false-alarm rate of 2e-9 for each of twelve means.
  const int n = world::many / 10;
  const Results results = world::draws(cohort(), n);
  for (const Published& row : published)
    for (int state = 0; state < 3; ++state) {
      CAPTURE(row.step);
      CAPTURE(state);
      const double expected = row.heads[static_cast<std::size_t>(state)], part = expected / 1000.0;
      const double error = std::sqrt(1000.0 * part * (1.0 - part) / n);
      CHECK(std::abs(world::mean_kept(results, Kept::headcount, row.step, 0, state) - expected) <=
            6.0 * error + row.within);
    }
}

}  // namespace
}  // namespace spp
