// Each mechanism of the month alone, and each pair: the engine and the naive simulator agree in law on generated
// scenarios, in every kept quantity, yearly flow, cost and contribution. All comparisons of a case together have a
// false-alarm rate of one in a million.
#include <fmt/format.h>

#include <algorithm>

#include "generated/agreement.hpp"
#include "generated/scenarios.hpp"
#include "support/world.hpp"

namespace spp {
namespace {

#ifdef SPP_TEST_SMALL
constexpr int alone = 1, in_pairs = 1, replicates = 40;
#else
constexpr int alone = 6, in_pairs = 1, replicates = 800;
#endif
constexpr double false_alarm = 1e-6;

void add(generated::Comparison& comparison, const std::vector<std::string>& mechanisms, int number) {
  generated::Wish wish;
  wish.mechanisms = mechanisms;
  const generated::Generated made = generated::make(static_cast<std::uint64_t>(number), wish);
  INFO("scenario ", number, "\n", made.yaml());
  const Scenario scenario = world::read(made.yaml());
  comparison.add(fmt::format("{} ({})", number, fmt::join(mechanisms, ", ")),
                 generated::simulate_both(scenario, scenario, replicates, made.number));
}

void judge(const generated::Comparison& comparison) {
  MESSAGE(fmt::format("{} comparisons; the limit is {:.2f}, the furthest {:.2f}: {}", comparison.tests(),
                      comparison.limit(false_alarm), comparison.furthest().off, comparison.furthest().what));
  for (const auto& finding : comparison.findings(false_alarm))
    FAIL_CHECK(fmt::format("{} is {:.2f} off, limit {:.2f} at false-alarm rate {}", finding.what, finding.off,
                           comparison.limit(false_alarm), false_alarm));
}

TEST_CASE("each mechanism alone: the engine and one person at a time agree in law") {
  generated::Comparison comparison;
  int number = 1000;
  for (const std::string& mechanism : generated::mechanism_names())
    for (int n = 0; n < alone; ++n) add(comparison, {mechanism}, ++number);
  judge(comparison);
}

TEST_CASE("each pair of mechanisms: the engine and one person at a time agree in law") {
  generated::Comparison comparison;
  const auto& names = generated::mechanism_names();
  int number = 2000;
  for (std::size_t a = 0; a < names.size(); ++a)
    for (std::size_t b = a + 1; b < names.size(); ++b)
      for (int n = 0; n < in_pairs; ++n) add(comparison, {names[a], names[b]}, ++number);
  judge(comparison);
}

}  // namespace
}  // namespace spp
