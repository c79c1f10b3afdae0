// What is done and what befalls, in one replicate's numbers: policies in force and shocks. Months count from the start
// of the run; a vector of char says for each organisation, or profession, whether it is meant.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenario/terms.hpp"

namespace spp::naive {

struct ExchangeNumbers {
  bool shortest = false, total = false;  ///< `participants` is for all together
  double participants = 0;
  int every = 1, months = 1;
  double productivity = 1;
  std::vector<double> effect_away, effect_after;  ///< by cause
  double effect_months = 24, charge = 0, vat = 0;
};

struct PoolNumbers {
  double share = 0, productivity = 1;
};

struct ReserveNumbers {
  std::vector<double> fte;  ///< by organisation
  double supervision = 0;
};

/// Claimed relative changes: each acts as the factor max(0, 1 + strength · change).
struct ChangeNumbers {
  double dropout = 0, trainees_per_supervisor = 0, stay = 0;  ///< of training
  double fte_per_head = 0, absence = 0, demand = 0, applicants = 0;
  double flex_cap = 0, flex_back = 0;
};

/// Places of a programme, by organisation, in each of its intake months and in those that the policy adds.
struct PlacesNumbers {
  int programme = 0;
  std::vector<double> places;
  std::vector<int> added_months;
};

struct PolicyNumbers {
  std::string name;
  int from = 0, until = 0, ramp_months = 1;  ///< `until` is the last month
  std::vector<char> organisation, profession;
  int age_low = 0, age_high = 0;
  std::optional<TenureChoice> tenure;
  std::vector<double> uptake, joins;  ///< by organisation
  double realisation = 1, leaves = 0;
  int during = -1;  ///< a shock
  double fixed_cost = 0, unit_cost = 0;
  ChangeNumbers change;
  std::vector<double> exits;                 ///< changes by cause; empty = none
  std::vector<double> more_rooms, more_fte;  ///< by organisation
  std::vector<PlacesNumbers> places;
  std::optional<ExchangeNumbers> exchange;
  std::optional<PoolNumbers> pool;
  std::optional<ReserveNumbers> reserve;
};

/// Factors while it strikes.
struct ShockNumbers {
  int from = 0, until = 0;
  double chance = 1;
  double demand = 1, absence = 1, places = 1, applicants = 1;
  std::vector<double> exits;  ///< by cause
  std::vector<char> organisation, profession;
  bool names_professions = false;  ///< then rooms do not follow its demand
};

}  // namespace spp::naive
