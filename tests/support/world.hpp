// Tiny worlds from text: a scenario in a few lines, read, compiled and run without a disk or a process.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "engine/simulate.hpp"
#include "model/model.hpp"
#include "policy/catalogue.hpp"
#include "scenario/scenario.hpp"
#include "schema/document.hpp"

namespace spp::world {

/// The scenario of a text; a test fails where anything is wrong with it.
inline Scenario read(const std::string& yaml) {
  Problems problems;
  const Document document = Document::from_text("test.yaml", yaml, {}, problems);
  Surroundings around;
  around.policies = policies();
  Scenario scenario = read_scenario(document, around, problems);
  for (const Problem& problem : problems.sorted())
    if (!problem.warning) FAIL(render(problem));
  return scenario;
}

inline Results run(const std::string& yaml, RunOptions options) { return simulate(compile(read(yaml)), options); }
/// The mean field: no chance, inputs at their means.
inline Results mean_field(const std::string& yaml) {
  RunOptions options;
  options.chance = options.draw_inputs = false;
  return run(yaml, options);
}
inline Results draws(const std::string& yaml, int replicates, std::uint64_t seed = 1, int threads = 2) {
  RunOptions options;
  options.replicates = replicates;
  options.seed = seed;
  options.threads = threads;
  options.draw_inputs = false;
  return run(yaml, options);
}

/// Sum over slots of one flow in one year and replicate; `cause` empty = any.
inline double flow(const Results& results, Flow flow, int year, int replicate = 0, const std::string& cause = {}) {
  double sum = 0.0;
  for (std::size_t s = 0; s < results.slots().size(); ++s) {
    const FlowSlot& slot = results.slots()[s];
    if (slot.flow == flow && (cause.empty() || slot.cause == cause))
      sum += results.flow(s, year)[static_cast<std::size_t>(replicate)];
  }
  return sum;
}
/// One kept quantity of the first organisation and profession.
inline double kept(const Results& results, Kept what, int period, int replicate = 0, int h = 0, int p = 0) {
  return results.kept(what, period, {h}, {p})[static_cast<std::size_t>(replicate)];
}
inline double mean_kept(const Results& results, Kept what, int period, int h = 0, int p = 0) {
  double sum = 0.0;
  for (const double x : results.kept(what, period, {h}, {p})) sum += x;
  return sum / results.replicates();
}

/// Counts of replicates are smaller under the sanitizers.
#ifdef SPP_TEST_SMALL
inline constexpr int many = 2'000;
#else
inline constexpr int many = 40'000;
#endif

}  // namespace spp::world
