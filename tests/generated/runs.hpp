// Generated scenarios one after another, runs of them, and what of two runs must be the same to the bit.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "generated/scenarios.hpp"
#include "model/model.hpp"
#include "results/results.hpp"

namespace spp::generated {

#ifdef SPP_TEST_SMALL
inline constexpr int scenarios = 12, mechanism_scenarios = 12, replicates = 16;
#else
inline constexpr int scenarios = 150, mechanism_scenarios = 150, replicates = 64;
#endif

/// With all its policies in force.
Model compiled(const Scenario& scenario);
Results run(const std::string& yaml, int count = replicates, std::uint64_t seed = 7);
Results run(const Tree& tree, int count = replicates, std::uint64_t seed = 7);

/// Scenarios 1 to `count` of the wish; a failure shows which.
void for_each_scenario(const Wish& wish, int count, const std::function<void(const Generated&)>& law);
/// Scenarios of the spine alone, then scenarios with mechanisms: one, three, all.
void for_each_mechanism_too(const std::function<void(const Generated&)>& law);

/// Every kept quantity of an organisation and profession (or of an organisation) in the first `periods`.
void for_each_kept(const Results& results, int periods,
                   const std::function<void(Kept, int period, Organisation, Profession)>& visit);

/// Fails where a kept number of `shorter` is not, to the bit, that of `longer`, which may have more of everything.
/// Organisations are matched by name; one that only `shorter` has is left out.
void check_same_kept(const Results& shorter, const Results& longer);
/// Likewise for flows, contributions and costs between organisations that both have, over equal years.
void check_same_flows(const Results& a, const Results& b);
void check_same_money(const Results& a, const Results& b);

}  // namespace spp::generated
