// What one replicate of the naive simulator reckons with: the scenario's numbers, each drawn or known, looked up once
// and laid out by organisation and profession. Ages are indices 0 to 75; rates are per person-year, fte are contract
// fte, times are months from the start of the run.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "naive/policies.hpp"
#include "scenario/scenario.hpp"

namespace spp::naive {

inline constexpr int oldest = 75;
using AgeTable = std::array<double, oldest + 1>;

/// The numbers of a scenario that are not known, drawn once per replicate by their quantile function at
/// (a random permutation + U) / n: one Latin hypercube over all replicates of a run.
class Inputs {
 public:
  Inputs(int replicates, bool draw, std::uint64_t seed) : replicates_(replicates), draw_(draw), seed_(seed) {}
  /// The number in this replicate, kept within the range of its field.
  double value(const Number& number, int replicate, double low, double high);
  /// Whether any number asked for so far differs between replicates.
  [[nodiscard]] bool drew() const { return !drawn_.empty(); }

 private:
  int replicates_;
  bool draw_;
  std::uint64_t seed_;
  std::map<std::string, std::vector<double>> drawn_;  ///< by path
};

/// Heads at exact ages; whoever is neither new nor settled is made one of them by chance.
struct StartingHeads {
  double total = 0;  ///< to be laid out over ages by `age_weight`
  AgeTable age_weight{};
  AgeTable either{}, new_staff{}, settled{};
  double new_share = 0;
};

/// Everything about one profession at one organisation.
struct PlaceTerms {
  StartingHeads start;
  AgeTable fte{};
  std::vector<AgeTable> exit_rate;  ///< by cause; before tenure, workload, split and the unknown of the organisation
  std::vector<double> exit_new;     ///< by cause; factor of who is new
  std::vector<double> exit_effect;  ///< by cause; β
  double dropout_effect = 0, absence_effect = 0, supervision_effect = 0;
  double unknown_sd = 0;  ///< of the log of the factor on exits
  double productivity_new = 1;
  double workload_delay = 0;
  std::optional<double> workload_start, workload_reference;
  std::optional<double> trainees_per_supervisor;
  std::optional<double> own_applicants;
  double base = 0, duty = 0, growth = 0;
  bool binds_rooms = false;
  std::vector<double> establishment;  ///< by calendar year of the run; empty = required
  double absence = 0, normal_absence = 0;
  double flex_cap = 0, net_hours = 1440;
};

struct OrganisationNumbers {
  int region = 0;
  double rooms = 0, growth = 0;        ///< rooms wanted at the start and their growth
  std::vector<double> physical_rooms;  ///< by calendar year of the run
  double weeks_per_year = 0, demand_noise_sd = 0;
};

struct ProgrammeNumbers {
  int profession = 0, duration = 0;
  std::vector<int> intake_months;
  std::vector<double> keep;  ///< by completed months; share that a month leaves in training, workload apart
  double fill = 1, stay_region = 0;
  AgeTable entry_age{};
  std::vector<double> fte, supervision;                ///< by completed months
  std::vector<double> places, stay;                    ///< by organisation; places that stand without any policy
  std::vector<std::vector<double>> trainees_by_month;  ///< by organisation; empty = a total
  std::vector<double> trainees_total;                  ///< by organisation
  double transfer = 0, cost = 0;
  std::vector<double> subsidy;                  ///< by calendar year of the run
  std::vector<std::optional<double>> capacity;  ///< by region
};

struct CauseNumbers {
  bool leaves_organisation = true;
  int becomes = -1, through = -1;  ///< a profession, a programme
};

/// Flexible staff of a region.
struct FlexNumbers {
  double start = 0, out = 0, back = 0, arrivals = 0, fte = 1;
};

/// The labour market's cycle in a region.
struct CycleNumbers {
  double persistence = 0;
  std::vector<double> loading;  ///< by cause
  double loading_applicants = 0;
};

struct ProfessionNumbers {
  std::vector<RetirementAge> retirement;  ///< by calendar year of the run
  AgeTable recruit_age{};
  std::vector<double> applicants;  ///< by region
  std::vector<FlexNumbers> flex;   ///< by region
  double flex_tariff = 0, employer_cost = 0;
  std::vector<double> split;      ///< by cause; 1 where a cause has a rate of its own
  std::vector<double> dirichlet;  ///< by cause; 0 where it is not in the draw; empty = nothing is drawn
};

/// One replicate's numbers. Organisations, professions, causes and programmes are sorted by name.
struct Terms {
  CalendarMonth start;
  int months = 0;
  std::vector<std::string> organisations, professions, causes, programmes, shocks;
  std::vector<OrganisationNumbers> organisation;
  std::vector<ProfessionNumbers> profession;
  std::vector<ProgrammeNumbers> programme;
  std::vector<PlaceTerms> place;  ///< [organisation][profession]
  std::vector<CauseNumbers> cause;
  std::vector<CycleNumbers> cycle;      ///< by region
  std::vector<PolicyNumbers> policies;  ///< in force
  std::vector<ShockNumbers> shock;
  bool supervision_over_region = false;
  double cost_room_week = 0, cost_exchange = 0, cost_leaver = 0, training_fee = 0;
  double room_response = 1;
  GrowthForm growth_form = GrowthForm::compound;
  std::optional<int> growth_until;           ///< month from the start after which growth stands still
  std::vector<std::pair<int, double>> path;  ///< month from the start, index

  [[nodiscard]] int regions() const;
  [[nodiscard]] const PlaceTerms& at(int h, int p) const { return place[index(h, p)]; }
  [[nodiscard]] std::size_t index(int h, int p) const {
    return static_cast<std::size_t>(h) * professions.size() + static_cast<std::size_t>(p);
  }
  /// What demand has been multiplied by in month t.
  [[nodiscard]] double growth_factor(double per_year, int t) const;
};

/// The numbers of one replicate, with the policies of these names in force.
Terms terms_of(const Scenario& scenario, const std::vector<std::string>& policies, Inputs& inputs, int replicate);

}  // namespace spp::naive
