// Every outcome of a tiny scenario with its probability, and the chi-square of what a run did instead. Laws are maps
// from whole numbers, in an order that the scenario chooses, to probabilities that sum to 1; written from the page of
// the model and plain arithmetic.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "support/world.hpp"

namespace spp::tiny {

using State = std::vector<int>;
using Law = std::map<State, double>;

/// What follows each state, weighted: `next` gives the law of what comes after one of them.
Law then(const Law& law, const std::function<Law(const State&)>& next);
/// The law of a function of the state.
Law of(const Law& law, const std::function<State(const State&)>& map);

/// How many of n fall to each of the shares; who falls to none of them is the last number.
Law split(int n, const std::vector<double>& shares);
/// Leavers of n heads by cause, at rates per person-year over one month; who stays is the last number.
Law leave(int n, const std::vector<double>& rates);
/// How many of n heads stay one month at a rate.
Law stay(int n, double rate);
/// Laws of parts that know nothing of one another, their numbers one after the other.
Law together(const std::vector<Law>& parts);
/// min(Poisson(mean), cap).
Law arrivals(double mean, int cap);
/// x rounded down or up with the probability of its fraction.
Law rounded(double x);

State joined(State first, const State& second);

/// One column per number of the state, one row per replicate.
using Columns = std::vector<std::vector<double>>;
std::vector<double> kept(const Results& results, Kept what, int period, int h = 0, int p = 0);
/// One flow by calendar year of the run; empty texts and -1 = any.
struct Wanted {
  Flow flow = Flow::exit;
  int year = 0;
  int organisation = -1;
  std::string cause{}, to{};
  int programme = -1;
};
std::vector<double> flow(const Results& results, const Wanted& wanted);

// False alarms: twenty chi-squares at 1e-7 each, 2e-6 in all; outcomes that the law does not know cost nothing.
// Outcomes are put together below 25 expected, where the chi-square's tail holds. Power at 100,000 replicates: a law is
// told from the truth with 90% where the sum over outcomes of (difference of probability)² / probability is about
// 0.8e-3 with 20 cells and 4e-3 with 1,700: an outcome of a fifth off by 0.013, or by 0.028.
inline constexpr double alarm = 1e-7;

/// How a run of many replicates differs from a law.
struct Difference {
  double chi_square = 0, p_value = 1;
  int cells = 0;
  double mass = 0;                ///< of the law: must be 1
  std::vector<State> impossible;  ///< outcomes that the law does not know
};
inline constexpr int replicates = world::many * 5 / 2;
/// How often each outcome was met, with these policies in force.
std::map<State, int> outcomes(const std::string& yaml, const std::function<Columns(const Results&)>& read,
                              const std::vector<std::string>& policies = {});
Difference difference(const std::map<State, int>& found, const Law& law);
/// Fails where a run differs from its law.
void check(const std::map<State, int>& found, const Law& law);
/// What a comparison is worth: fails where a run of full size does not differ from a law that is not its own.
void check_noticed(const std::map<State, int>& found, const Law& law);

/// The head of most tiny scenarios. From December to January the months lie in two calendar years, so that flows by
/// year are flows by month.
inline const std::string tiny_team = R"(
start: 2026-12
region: noord
exit_basis: settled
fte_per_head: 1
recruit_ages: {oa: {30: 1}}
)";

}  // namespace spp::tiny
