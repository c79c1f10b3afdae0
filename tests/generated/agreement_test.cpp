// The engine and the naive simulator agree in law: on generated scenarios every kept quantity and every yearly flow has
// the same mean, variance, covariance with the headcounts, and quantiles, as far as a test with a false-alarm rate of
// one in a million, over all of its comparisons together, can see.
#include "generated/agreement.hpp"

#include <fmt/format.h>

#include "generated/scenarios.hpp"
#include "support/world.hpp"

namespace spp {
namespace {

#ifdef SPP_TEST_SMALL
constexpr int scenarios = 12, replicates = 100;
#else
constexpr int scenarios = 150, replicates = 500;
#endif
constexpr double false_alarm = 1e-6;

TEST_CASE("the engine and a simulator of one person at a time agree in law") {
  generated::Comparison comparison;
  for (int number = 1; number <= scenarios; ++number) {
    const generated::Generated made = generated::make(static_cast<std::uint64_t>(number));
    const Scenario scenario = world::read(made.yaml());
    comparison.add(fmt::format("{}", number), generated::simulate_both(scenario, scenario, replicates, made.number));
  }
  MESSAGE(fmt::format("{} comparisons; the limit is {:.2f}, the furthest {:.2f}: {}", comparison.tests(),
                      comparison.limit(false_alarm), comparison.furthest().off, comparison.furthest().what));
  for (const auto& finding : comparison.findings(false_alarm))
    FAIL_CHECK(fmt::format("{} is {:.2f} off, limit {:.2f} at false-alarm rate {}", finding.what, finding.off,
                           comparison.limit(false_alarm), false_alarm));
}

}  // namespace
}  // namespace spp
