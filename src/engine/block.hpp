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
  std::array<Cells<real>, tenure_count> rate;  ///< per year, column class · causes + cause; workload not yet in it
  Cells<real> fte;                             ///< by band
  AgeWeights recruits;
  Row<real> recruit_fte;  ///< mean fte per head over recruit_ages
  Row<real> productivity_new, absence, normal_absence, workload_gain;
  Row<real> base, duty;  ///< fte
  Row<real> growth;      ///< per year, all components
  // ---- carried from month to month
  Row<real> workload, reference;
  // ---- of the running month
  Row<real> overload;  ///< W⁺ − W₀⁺
  Row<real> required, establishment, available, own, absence_now, trainee_fte;
  Row<real> vacancies;  ///< heads
  Leavers<Count> leavers;
  Row<real> graduates, places_offered, places_unused;
};

template <class D>
struct Classroom {
  using Count = typename D::Count;
  explicit Classroom(int duration) : conveyor(duration) {}
  Conveyor<D> conveyor;
  Row<real> places, stay;
  Cells<real> log_survival;  ///< by training year: log(1 − d_y) ÷ n_y, per month
  Cells<real> fte;           ///< by training year: productive part less supervision
  Row<Count> graduated;      ///< this month; they wait for the movers' step
};

template <class D>
struct ProgrammeRows {
  Row<real> fill, stay_region;
  AgeWeights entry;
};

template <class D>
struct OrganisationRows {
  Row<real> rooms, sessions_per_room;
  Row<real> growth;  ///< per year, of rooms wanted
  // ---- of the running month
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
  Row<real> room_response;
  Cells<real> hazard;  ///< scratch of exits

  /// A quantity in each lane.
  [[nodiscard]] Row<real> value(const Quantity& q) const;
  [[nodiscard]] AgeWeights weights(const AgePoints& points) const;
  [[nodiscard]] const TeamStreams& streams(std::size_t team) const { return setup.streams.teams[team]; }
  [[nodiscard]] std::size_t classroom(std::size_t g, std::size_t h) const { return g * model.organisations.size() + h; }
};

/// Adds people to a flow of this year; used lanes only.
template <class D, class Derived>
void count_flow(const Block<D>& b, Results& results, int slot, int year, const Eigen::ArrayBase<Derived>& people) {
  if (slot < 0) return;
  double* to = results.flow(static_cast<std::size_t>(slot), year).data() + b.first_replicate;
  for (int lane = 0; lane < b.used_lanes; ++lane) to[lane] += static_cast<double>(people[lane]);
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

// ---- the state before the first month, then the steps of a month in the model's order, a file each
template <class D>
void start(Block<D>& b);
template <class D>
void calendar(Block<D>& b, int t, Results& results);
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
void balance(Block<D>& b);
template <class D>
void workload(Block<D>& b);
/// The only step that sees the results: writes what balance and workload left; period 0 is the start.
template <class D>
void record(const Block<D>& b, int period, Results& results);

/// Available fte of every team as the stocks stand now, after absence at the workload that is felt now.
template <class D>
void count_available(Block<D>& b);
/// Vacancies in heads of every team as the stocks stand now.
template <class D>
void count_vacancies(Block<D>& b);
/// required ÷ max(available, required/10); 1 where nothing is required.
template <class D>
Row<real> load(const Team<D>& team);
/// All months; instantiated twice, in month.cpp.
template <class D>
void run_block(Block<D>& b, Results& results);

}  // namespace spp
