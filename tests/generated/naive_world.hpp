// A world in which only what is added happens, for the naive simulator against what can be worked out by hand.
#pragma once

#include <string>
#include <vector>

#include "naive/naive.hpp"
#include "support/world.hpp"

namespace spp::still {

/// Three organisations in one region, nobody leaves, everybody works full time and is never ill. Of the 10 that each
/// requires a has 10, b 6 and c 8, all settled and of age 30; the run is the year 2026.
inline std::string still_world(const std::string& rest) {
  return "start: 2026-01\nmonths: 12\nregion: r\n"
         "organisations: {a: {}, b: {}, c: {}}\n"
         "professions: {oa: {retirement_age: 67}}\n"
         "staff: {oa: {a: {settled: {30: 10}}, b: {settled: {30: 6}}, c: {settled: {30: 8}}}}\n"
         "fte_per_head: 1\nrecruit_ages: {30: 1}\nabsence: 0\n"
         "demand: {oa: {a: 10, b: 10, c: 10}}\n" +
         rest;
}

inline naive::Record run(const std::string& yaml, const std::vector<std::string>& policies, std::uint64_t seed = 1) {
  const Scenario scenario = world::read(yaml);
  return naive::Simulator(scenario, policies, 1, seed).replicate(0);
}
/// The only profession at an organisation at the end of month t.
inline const naive::PlaceState& at(const naive::Record& record, int t, int h) {
  return record.places[static_cast<std::size_t>(t) + 1][static_cast<std::size_t>(h)];
}
inline double cost(const naive::Record& record, naive::Cost item, int h) {
  return record.costs[static_cast<std::size_t>(item)][0][static_cast<std::size_t>(h)];
}
inline double given(const naive::Record& record, naive::Given item, int giver, int receiver) {
  const auto it = record.given.find({item, 0, giver, receiver});
  return it == record.given.end() ? 0.0 : it->second[0];
}
inline doctest::Approx about(double x) { return doctest::Approx(x).epsilon(1e-12); }

}  // namespace spp::still
