// A scenario compiled: axes, flat tables, and the inputs that are drawn once per replicate. No YAML, no chance.
//
// A *team* is the staff of one profession at one organisation; team = organisation · professions + profession. Every
// quantity is a number that is known, or an input that is drawn; nothing here depends on a replicate or a month, but
// for the tables by month that say so.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/axes.hpp"
#include "scenario/scenario.hpp"

namespace spp {

inline constexpr int youngest = 15, oldest = 75, age_count = oldest - youngest + 1;

/// A known value, or the number of a drawn input.
struct Quantity {
  double value = 0.0;
  int input = -1;
  [[nodiscard]] bool known() const { return input < 0; }
  /// Known to be `x`: such a quantity needs no work.
  [[nodiscard]] bool is(double x) const { return known() && value == x; }
};

/// An uncertain number, drawn once per replicate under its path and clipped to its field's range.
struct Input {
  Number number;
  double low = 0.0, high = 0.0;
};

/// A weight, or heads, at exact ages.
using AgePoints = std::vector<std::pair<int, Quantity>>;

/// A total rate that `exit_split` divides over causes.
struct ExitTotal {
  std::vector<Quantity> share;  ///< by cause, to be normalised: shares, or the gamma draws of a Dirichlet
  bool given = false;
};

/// Ages `first` to `last` whose base exit rates are equal for every cause.
struct AgeClass {
  int first = youngest, last = oldest;
  std::vector<Quantity> rate;  ///< per person-year, by cause
  Quantity total;              ///< per person-year, of the causes that are split
};

/// The weight of a band of ages that is spread evenly over its `years`, at one of them.
struct BandAge {
  int age = youngest;
  Quantity weight;
  int years = 1;
};

/// What the model knows of a profession.
struct ProfessionModel {
  std::vector<RetirementAge> retirement;   ///< by calendar year of the run
  std::vector<AgeClass> classes;           ///< by age
  ExitTotal split;                         ///< of the classes' totals
  std::vector<Quantity> new_factor;        ///< tenure_j of `new`, by cause
  std::vector<Quantity> workload_on_exit;  ///< β_j, by cause
  Quantity workload_on_dropout;
  Quantity employer_cost, flex_tariff;
  AgePoints recruit_ages;
  std::vector<int> programmes;  ///< that lead to it, by name
};

/// Staff at the start: a total with weights by age, or heads at exact ages.
struct StartModel {
  enum class Form { none, total, ages, by_tenure } form = Form::none;
  Quantity total;
  std::vector<BandAge> weights;  ///< of a total
  AgePoints ages;                ///< heads, to be split by new_share
  AgePoints fresh, settled;      ///< heads by tenure
  Quantity new_share;
};

/// Growth of demand: one rate in `components[0]`, or the six components.
struct GrowthModel {
  std::array<Quantity, 6> components;
  bool split = false;  ///< six components were given
};
inline constexpr int growth_components_of_rooms = 3;  ///< demography, epidemiology, socio-cultural

/// Base of demand: contract fte, or what rooms ask.
struct DemandModel {
  bool given = false;  ///< `demand` goes before rooms
  bool from_rooms = false;
  Quantity base;                       ///< fte, where given
  Quantity staff_per_room, net_hours;  ///< where from rooms
  Quantity duty, unmet;
  GrowthModel growth;
  std::vector<Quantity> establishment;  ///< by calendar year of the run; empty = required
};

/// A cause as the month treats it.
struct CauseModel {
  int carrier = -1;  ///< which carrier: leavers who go on with their age (`mobility`, careers); −1 = none
  int becomes = -1;  ///< profession of a career move
  int through = -1;  ///< programme by which it goes
  bool organisation = true, region = true, sector = true, profession = true;  ///< readings in which it counts
};

/// Flexible staff of one region and profession.
struct FlexModel {
  Quantity start, out, back, arrivals, fte{1.0, -1};
  bool exists = false;
};

/// The labour market of one region.
struct CycleModel {
  Quantity persistence;
  std::vector<Quantity> loading;  ///< by cause
  Quantity applicants;
  bool exists = false;
};

struct CostModel {
  Quantity room_week, exchange, leaver, training_fee;
};

/// Months `from` to `until` (both included, from the start) in which factors act, in the replicates that it strikes.
struct ShockModel {
  std::string name;
  int from = 0, until = 0;
  Quantity chance{1.0, -1};
  Quantity demand{1.0, -1}, absence{1.0, -1}, places{1.0, -1}, applicants{1.0, -1};
  std::vector<Quantity> exits;                   ///< by cause
  std::vector<char> organisations, professions;  ///< whom it strikes
  bool all_professions = true;                   ///< named none: rooms follow its demand
};

// ---- policies, as section 6 of the model has them

/// When and how strongly a policy acts.
struct PolicyModel {
  std::string name;
  int from = 0, until = 0;  ///< first and last month, from the start; `from` may lie before it
  int ramp = 1;
  std::vector<char> organisations, professions;  ///< whom it is for
  std::vector<Quantity> uptake, joins;           ///< by organisation
  Quantity realisation{1.0, -1}, leaves, fixed_cost, unit_cost;
  int shock = -1;  ///< `during`
};

/// A claimed relative change of exit rates, as a factor max(0, 1 + s · claim).
struct ExitEffect {
  int policy = 0, cause = 0;
  Quantity claim;
  int first_age = youngest, last_age = oldest;
  bool fresh = true, settled = true;  ///< whom of; `settled` includes who is away or back
};

/// What a claimed relative change acts on, as a factor max(0, 1 + s · claim).
enum class Lever {
  demand,       ///< base of required fte
  absence,      ///< absence share
  applicants,   ///< from outside the region
  flex_cap,     ///< share of required that may be hired in
  flex_back,    ///< rate at which flex heads come back; the mean factor of a region's organisations
  dropout,      ///< hazard of dropping out
  supervisors,  ///< trainees per supervisor
  stay,         ///< share of graduates who stay
};
inline constexpr int lever_count = 8;
struct FactorEffect {
  int policy = 0;
  Lever lever = Lever::demand;
  Quantity claim;
};

/// A claimed relative change of contract fte per head at some ages.
struct HoursEffect {
  int policy = 0;
  Quantity claim;
  int first_age = youngest, last_age = oldest;
};

/// Rooms, or fte of each profession of the policy, added or taken, as s · x; by organisation.
struct AmountEffect {
  int policy = 0;
  bool rooms = false;
  std::vector<Quantity> amount;
};

/// Places of a programme that are offered beside the standing ones, as v · x.
struct PlacesEffect {
  int policy = 0, programme = 0;
  std::vector<Quantity> places;                ///< by organisation, heads per intake
  std::array<bool, months_per_year> intake{};  ///< calendar months in which they are offered, January first
};

struct ExchangeModel {
  int policy = 0;
  bool shortest = false;
  bool total = false;     ///< participants are over all together
  Quantity participants;  ///< heads per wave
  int every = 1, months = 1;
  Quantity productivity{1.0, -1};
  std::vector<Quantity> effect_away, effect_after;  ///< by cause, claimed relative changes
  Quantity effect_months, charge, vat;
};
struct PoolModel {
  int policy = 0;
  Quantity share, productivity{1.0, -1};
};
struct ReserveModel {
  int policy = 0;
  std::vector<Quantity> fte;  ///< by organisation
  Quantity supervision;
};

struct TeamModel {
  bool exists = false;  ///< has staff, demand or places; others cost nothing
  StartModel start;
  std::vector<int> fte_band;  ///< by age − youngest, an index in `fte`
  std::vector<Quantity> fte;  ///< contract fte per head
  Quantity productivity_new;
  std::vector<Quantity> organisation_factor;  ///< organisation_j, by cause
  Quantity workload_on_absence, workload_on_supervision, workload_delay;
  Quantity flex_cap;
  Quantity net_hours{1440.0, -1};  ///< hours per fte and year
  int exchange = -1;               ///< of the model's exchanges; −1 = none
  std::optional<Quantity> workload_start, workload_reference;
  std::optional<Quantity> trainees_per_supervisor, own_applicants;
  Quantity absence, normal_absence;
  DemandModel demand;
  bool binds_rooms = false;  ///< `staff_per_room` names it here
};

struct OrganisationModel {
  Quantity rooms;                        ///< wanted at the start
  std::vector<Quantity> physical_rooms;  ///< by calendar year of the run; empty = rooms
  Quantity hours_per_week, weeks_per_year, sessions_per_room;
  Quantity demand_noise;  ///< sd of the log
  bool has_rooms = false;
};

/// A programme at one organisation.
struct ClassroomModel {
  bool exists = false;  ///< has places or trainees
  Quantity places;
  bool listed = false;             ///< `trainees` lists them by completed months
  std::vector<Quantity> trainees;  ///< a total (one entry), or by completed months
  Quantity stay;
  bool ever_places = false;  ///< places that may be above 0, standing or by a policy in force: may take who transfers
};

struct ProgrammeModel {
  Profession profession;
  int duration = 0;
  std::array<bool, months_per_year> intake{};  ///< by calendar month, January first
  std::vector<Quantity> loss;                  ///< d_y by training year; by yield: the yield alone
  bool by_yield = false;
  Quantity fill, stay_region;
  AgePoints entry_ages;
  std::vector<Quantity> fte, supervision;  ///< per trainee, by training year
  int supernumerary_months = 0;
  Quantity transfer, cost;
  std::vector<Quantity> subsidy;                  ///< by calendar year of the run
  std::vector<std::optional<Quantity>> capacity;  ///< by region, per intake
  std::vector<ClassroomModel> at;                 ///< by organisation
};

struct Model {
  Axes axes;
  std::vector<Input> inputs;  ///< in the order in which they were met; drawn by path, so it changes no number
  std::vector<ProfessionModel> professions;
  std::vector<OrganisationModel> organisations;
  std::vector<TeamModel> teams;  ///< organisation · professions + profession
  std::vector<ProgrammeModel> programmes;
  std::vector<CauseModel> causes;
  int carriers = 1;                  ///< causes whose leavers go on with their age; `mobility` is the first
  std::vector<Quantity> applicants;  ///< region · professions + profession, persons per year
  std::vector<FlexModel> flex;       ///< region · professions + profession
  std::vector<CycleModel> cycles;    ///< by region
  CostModel costs;
  bool supervision_by_region = false;
  std::vector<ShockModel> shocks;  ///< by name
  // ---- of the alternative
  std::vector<PolicyModel> policies;  ///< in force, by name
  std::vector<ExitEffect> exit_effects;
  std::vector<FactorEffect> factor_effects;
  std::vector<HoursEffect> hours_effects;
  std::vector<AmountEffect> amount_effects;
  std::vector<PlacesEffect> places_effects;
  std::vector<ExchangeModel> exchanges;
  std::vector<PoolModel> pools;
  std::vector<ReserveModel> reserves;
  Quantity between_organisations, room_response;
  bool rates_of_settled = false;  ///< exit_basis: settled
  bool pooled_rooms = false;      ///< rooms are staffed from the region together: a question of studies, no field
  bool linear_growth = false;
  std::optional<int> growth_until;             ///< months from the start to 1 January of the trend year
  std::vector<std::pair<int, Quantity>> path;  ///< months from the start, index; empty = growth
  int retirement = 0, elsewhere = 0, mobility = 0, flex_cause = 0;  ///< where these causes are in axes.causes

  [[nodiscard]] std::size_t team(Organisation h, Profession p) const { return h.at() * professions.size() + p.at(); }
};

/// Compiles a checked scenario with some of its policies in force, by name.
Model compile(const Scenario& scenario, const std::vector<std::string>& policies = {});
/// With the policies of one of its alternatives.
Model compile(const Scenario& scenario, const AlternativeList::One& alternative);

}  // namespace spp
