// A block: the state of `lanes` replicates, and what the month's steps share. All months of a block run on one thread;
// it writes its own lanes of the results and nothing else. Every row is a row of replicates.
#pragma once

#include <vector>

#include "engine/conveyor.hpp"
#include "engine/flow_layout.hpp"
#include "engine/stock.hpp"
#include "engine/streams.hpp"
#include "model/model.hpp"
#include "results/results.hpp"

namespace spp {

/// What all blocks of a run read.
struct Setup {
  const Model& model;
  const Streams& streams;
  const FlowLayout& flows;
  const std::vector<std::vector<double>>& inputs;  ///< [input][replicate]
  int replicates = 0;
  bool fixed_inputs = false;  ///< what is not known stands at its mean
};

/// Weights over ages, a column per point.
struct AgeWeights {
  std::vector<int> ages;
  Cells<real> weights;
};

template <class D>
struct Team {
  using Count = typename D::Count;
  Stock<D> stock;
  // ---- known once the inputs are drawn
  std::array<Cells<real>, 2>
      rate;  ///< of new and settled, per year, column class · causes + cause; nothing of the month
  std::vector<std::vector<Segment>> classes;  ///< scratch of exits: the segments of each hazard class
  std::vector<int> effects;                   ///< of the model's exit effects, those that act here
  Cells<real> fte;                            ///< by band
  std::vector<Hours> hours;
  AgeWeights recruits;
  Row<real> recruit_fte;        ///< mean fte per head over recruit_ages, this month
  Row<real> recruit_fte_given;  ///< the same without policies
  Row<real> productivity_new, absence, normal_absence, workload_gain, flex_cap;
  Row<real> base, duty;  ///< fte
  Row<real> growth;      ///< per year, all components
  // ---- of an exchange
  Cells<real> away_factor, alumni_factor;  ///< exchange_j, a column per cause
  Row<real> fading;                        ///< probability that the effect has gone, a month
  Cells<real> hosts;                       ///< toward the shortest: part of the wave at each organisation
  // ---- carried from month to month
  Row<real> workload, reference, shortage;
  // ---- of the running month
  Row<real> overload;  ///< W⁺ − W₀⁺
  Row<real> required, establishment, available, own, present, absence_now, trainee_fte;
  Row<real> unflexed;                            ///< available, without flex and reserve
  Row<real> away_fte;                            ///< contract fte of who is away
  Row<real> exchange_in, hosted;                 ///< fte and heads of others who work here
  Row<real> lent, received;                      ///< fte to and from pools
  Row<real> reserve, reserve_supervision, flex;  ///< fte
  Row<real> vacancies;                           ///< heads
  Leavers<Count> leavers;
  Row<Count> retired;
  Row<real> graduates, places_offered, places_unused;
};

template <class D>
struct Classroom {
  using Count = typename D::Count;
  explicit Classroom(int duration) : conveyor(duration) {}
  Conveyor<D> conveyor;
  Row<real> places, stay;
  Row<real> takes;               ///< 1 where places are ever above 0: who transfers may come here
  Cells<real> log_survival;      ///< by training year: log(1 − d_y) ÷ n_y, per month
  Cells<real> fte, supervision;  ///< by training year
  Row<Count> graduated;          ///< this month; they wait for the movers' step
};

template <class D>
struct ProgrammeRows {
  Row<real> fill, stay_region, transfer;  ///< transfer: probability a month
  Row<real> cost;                         ///< per trainee and year, before subsidy
  AgeWeights entry;
};

/// Flexible staff of a region and profession.
template <class D>
struct FlexRows {
  using Count = typename D::Count;
  Row<real> out, back, arrivals, fte;
  Row<Count> heads = Row<Count>::Zero();
  Row<Count> coming_back = Row<Count>::Zero();  ///< this month; they wait for the movers' step
};

/// A policy in force: who takes part and how far it is, a column per organisation.
struct PolicyRows {
  Cells<real> joined;    ///< drawn: 0 or 1; in expectation the share
  Cells<real> patience;  ///< years until it withdraws; in expectation the rate at which it does
  Cells<real> uptake;
  Row<real> realisation, fixed_cost, unit_cost;
  // ---- of the running month
  bool running = false;  ///< between `from` and `until`
  Cells<real> member;    ///< joined and not withdrawn
  Cells<real> volume;    ///< v
};

/// A shock: whether it strikes, and its factors.
struct ShockRows {
  Row<real> struck, demand, absence, places, applicants;
  Cells<real> exits;  ///< a column per cause
  bool now = false;   ///< the running month is one of its
};

/// The labour market of a region in the running year.
struct CycleRows {
  Row<real> persistence, state, applicants_loading, applicants;
  Cells<real> loading, factor;  ///< a column per cause
};

struct ExchangeRows {
  Row<real> participants, productivity, charge, vat;
};
struct PoolRows {
  Row<real> share, productivity;
};
struct ReserveRows {
  Cells<real> fte;  ///< by organisation
  Row<real> supervision;
};
struct CostRows {
  std::vector<Row<real>> employer, tariff;  ///< by profession
  Row<real> room_week, exchange, leaver, training_fee;
};

template <class D>
struct OrganisationRows {
  Row<real> rooms, sessions_per_room;
  Row<real> growth;  ///< per year, of rooms wanted
  Row<real> noise_sd, weeks;
  Row<real> noise;  ///< of the running year: demand_noise
  // ---- of the running month
  Row<real> policy_cost;  ///< euro
  Row<real> fee_heads;    ///< graduates and trainees received, less those that went
  Row<real> wanted, physical, planned, open, coverage;
  std::vector<Row<real>> binding;  ///< by profession: 1 where it is the lowest and coverage is below 1
};

template <class D>
struct Block {
  using Count = typename D::Count;
  Block(const Setup& setup, int first_replicate);

  const Setup& setup;
  const Model& model;
  D draw;
  int first_replicate, used_lanes;
  std::vector<Team<D>> teams;            ///< organisation · professions + profession
  std::vector<Classroom<D>> classrooms;  ///< programme · organisations + organisation
  std::vector<ProgrammeRows<D>> programmes;
  std::vector<OrganisationRows<D>> organisations;
  std::vector<Row<real>> applicants;  ///< region · professions + profession, per year
  std::vector<Row<real>> path;        ///< index at each point of the model's path
  std::vector<FlexRows<D>> flex;      ///< region · professions + profession
  std::vector<CycleRows> cycles;      ///< by region
  std::vector<PolicyRows> policies;   ///< as in the model, and so on
  std::vector<ShockRows> shocks;
  std::vector<ExchangeRows> exchanges;
  std::vector<PoolRows> pools;
  std::vector<ReserveRows> reserves;
  CostRows costs;
  Row<real> room_response;
  bool started = false;  ///< false: the state before the first month, without policies, noise and shocks

  /// A quantity in each lane.
  [[nodiscard]] Row<real> value(const Quantity& q) const;
  [[nodiscard]] AgeWeights weights(const AgePoints& points) const;
  [[nodiscard]] const TeamStreams& streams(std::size_t team) const { return setup.streams.teams[team]; }
  [[nodiscard]] std::size_t classroom(std::size_t g, std::size_t h) const { return g * model.organisations.size() + h; }
  [[nodiscard]] std::size_t team(std::size_t h, std::size_t p) const { return h * model.professions.size() + p; }
  /// Where a region and profession stand.
  [[nodiscard]] std::size_t market(std::size_t r, std::size_t p) const { return r * model.professions.size() + p; }
  [[nodiscard]] std::size_t region(std::size_t h) const { return model.axes.region_of[h].at(); }
};

/// What a shock's factor multiplies.
enum class Shaken { demand, absence, places, applicants };
/// Π of the factors of the shocks that strike a team this month; 1 in the lanes that are spared.
template <class D>
[[nodiscard]] Row<real> shaken(const Block<D>& b, Shaken what, std::size_t h, std::size_t p);
/// The same of demand shocks that name no profession: what rooms follow.
template <class D>
[[nodiscard]] Row<real> rooms_shaken(const Block<D>& b, std::size_t h);
/// Of exits for a cause.
template <class D>
[[nodiscard]] Row<real> exits_shaken(const Block<D>& b, std::size_t h, std::size_t p, std::size_t cause);

/// Π of the factors max(0, 1 + s · claim) by which policies change something of a team this month; 1 without any.
template <class D>
[[nodiscard]] Row<real> levered(const Block<D>& b, Lever lever, std::size_t h, std::size_t p);
/// Σ s · x of rooms that policies add at an organisation, or of fte that they add to the base of a team.
template <class D>
[[nodiscard]] Row<real> added_rooms(const Block<D>& b, std::size_t h);
template <class D>
[[nodiscard]] Row<real> added_fte(const Block<D>& b, std::size_t h, std::size_t p);
/// Contract fte of one head by age, with the hours that policies add.
template <class D>
[[nodiscard]] HeadFte head_fte(const Block<D>& b, std::size_t team) {
  return {b.model.teams[team].fte_band, &b.teams[team].fte, b.teams[team].hours};
}
/// Contract fte of one tenure class, with the hours that policies add.
template <class D>
[[nodiscard]] Row<real> fte_of(const Block<D>& b, std::size_t team, Tenure tenure);

/// Lanes of a yes-or-no draw before the first month: 1 with this probability; in expectation the probability.
template <class D>
[[nodiscard]] Row<real> strikes(const Block<D>& b, Stream stream, const Row<real>& chance);
/// Standard normal deviates by name, not stratified.
template <class D>
[[nodiscard]] Row<real> normal_row(const Block<D>& b, Stream stream, std::uint32_t number);

/// Adds a row to a series of a year; used lanes only.
template <class D, class Derived>
void add_to(const Block<D>& b, std::span<double> series, const Eigen::ArrayBase<Derived>& row) {
  double* to = series.data() + b.first_replicate;
  for (int lane = 0; lane < b.used_lanes; ++lane) to[lane] += static_cast<double>(row[lane]);
}
/// Adds people to a flow of this year.
template <class D, class Derived>
void count_flow(const Block<D>& b, Results& results, int slot, int year, const Eigen::ArrayBase<Derived>& people) {
  if (slot >= 0) add_to(b, results.flow(static_cast<std::size_t>(slot), year), people);
}

/// Adds to a tally of this year.
template <class D, class Derived>
void add_tally(const Block<D>& b, Results& results, int slot, int year, const Eigen::ArrayBase<Derived>& row) {
  if (slot >= 0) add_to(b, results.tally(static_cast<std::size_t>(slot), year), row);
}

/// Loops over teams that exist: `f(index, organisation, profession)`.
template <class D, class F>
void each_team(const Block<D>& b, F&& f) {
  std::size_t i = 0;
  for (std::size_t h = 0; h < b.model.organisations.size(); ++h)
    for (std::size_t p = 0; p < b.model.professions.size(); ++p, ++i)
      if (b.model.teams[i].exists) f(i, h, p);
}
/// Loops over programmes at organisations that have them: `f(classroom, programme, organisation)`.
template <class D, class F>
void each_classroom(const Block<D>& b, F&& f) {
  for (std::size_t g = 0; g < b.model.programmes.size(); ++g)
    for (std::size_t h = 0; h < b.model.organisations.size(); ++h)
      if (b.model.programmes[g].at[h].exists) f(b.classroom(g, h), g, h);
}

/// exp of every lane, by the engine's own exponential.
[[nodiscard]] Row<real> exp_row(const Row<real>& x);

// ---- parts of the block's construction, block_market.cpp
template <class D>
void set_market(Block<D>& b);
template <class D>
void set_policies(Block<D>& b);
/// Where places are ever above 0, standing or by a policy; after set_policies.
template <class D>
void set_takers(Block<D>& b);

// ---- the state before the first month, then the steps of a month in the model's order, a file each
template <class D>
void start(Block<D>& b);
template <class D>
void calendar(Block<D>& b, int t, Results& results);
/// Strengths of policies, shocks of the month, noise and cycle of the year.
template <class D>
void policies(Block<D>& b, int t);
/// Hours that policies add this month; part of policies.
template <class D>
void lengthen_hours(Block<D>& b);
template <class D>
void demand(Block<D>& b, int t);
template <class D>
void training(Block<D>& b, int t, Results& results);
template <class D>
void exits(Block<D>& b, int t, Results& results);
template <class D>
void movers(Block<D>& b, int t, Results& results);
template <class D>
void hires(Block<D>& b, int t, Results& results);
template <class D>
void settling(Block<D>& b, int t);
template <class D>
void exchange(Block<D>& b, int t, Results& results);
template <class D>
void balance(Block<D>& b);
/// Part of balance: pools, then reserve, then flex.
template <class D>
void share_pools(Block<D>& b);
template <class D>
void call_reserve(Block<D>& b);
template <class D>
void allot_flex(Block<D>& b);
/// Costs and contributions of the month.
template <class D>
void costs(Block<D>& b, int t, Results& results);
template <class D>
void workload(Block<D>& b);
/// The only step that sees the results: writes what balance and workload left; period 0 is the start.
template <class D>
void record(const Block<D>& b, int period, Results& results);

/// Vacancies in heads of every team as the stocks stand now.
template <class D>
void count_vacancies(Block<D>& b);
/// Contract fte of all who are employed, the absent from work and the exchanged among them.
template <class D>
[[nodiscard]] Row<real> contract_fte(const Block<D>& b, std::size_t team);
/// required ÷ max(available without flex and reserve, required/10); 1 where nothing is required.
template <class D>
Row<real> load(const Team<D>& team);
/// All months; instantiated twice, in month.cpp.
template <class D>
void run_block(Block<D>& b, Results& results);

}  // namespace spp
