// What a run leaves behind: flat arrays, replicates side by side. Only what the engine keeps is stored; measures,
// totals and yearly values are worked out from it when summarised.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/index.hpp"
#include "model/axes.hpp"
#include "results/measures.hpp"

namespace spp {

/// One series of flows.csv: who leaves or enters what, and where to. Indices are -1 where they do not apply.
struct FlowSlot {
  Flow flow = Flow::exit;
  Organisation organisation;
  Profession profession;
  int programme = -1;  ///< index in Axes::programmes
  std::string cause;   ///< a cause, or what bound an unused place; empty = none
  std::string to;      ///< organisation or profession; empty = none
};

/// One series of contribution.csv that is no flow. `organisation` −1 stands for the region together (`*`): who works
/// in a balanced exchange, or lends to a pool, does so for all of them.
struct ContributionSlot {
  Contribution item = Contribution::exchanged;
  Profession profession;
  int region = 0;
  int giver = -1, receiver = -1;
};

/// What is added up by calendar year beside flows, costs and contributions: what readings and targets are made of.
enum class Tally {
  leaver_fte,      ///< contract fte of leavers, at the age of leaving
  trainee_months,  ///< heads in training at the month's end, summed over the months
  places_offered,  ///< heads
};
/// One of them: of leavers by cause, of trainees by programme. Indices are -1 where they do not apply.
struct TallySlot {
  Tally tally = Tally::leaver_fte;
  Organisation organisation;
  Profession profession;
  int programme = -1;
  int exit = -1;  ///< the flow slot of the same leavers, in heads
};

/// The series that a run has beside its kept quantities.
struct ResultSlots {
  std::vector<FlowSlot> flows;
  std::vector<ContributionSlot> contributions;
  std::vector<TallySlot> tallies{};
  [[nodiscard]] std::size_t size() const { return flows.size() + contributions.size() + tallies.size(); }
};

/// Kept quantities [kept][period][organisation][profession][replicate] and flows [slot][year][replicate].
/// Period 0 is the state before the first month, period t + 1 the end of month t. What is kept by year has its start
/// and then the sums of the months of each calendar year instead: of stocks too, for their averages. Doubles
/// throughout: heads are whole numbers in them, exactly. Safe to write from several threads where each writes
/// replicates of its own.
class Results {
 public:
  /// What is not in `stored` reads as zeros; what is in `by_year` too is kept by year.
  Results(Axes axes, ResultSlots slots, int replicates, KeptSet stored = KeptSet().set(), KeptSet by_year = {});

  [[nodiscard]] const Axes& axes() const { return axes_; }
  [[nodiscard]] int replicates() const { return replicates_; }
  [[nodiscard]] int periods() const { return axes_.months + 1; }
  [[nodiscard]] std::span<const FlowSlot> slots() const { return slots_.flows; }
  [[nodiscard]] std::span<const ContributionSlot> contribution_slots() const { return slots_.contributions; }
  [[nodiscard]] std::span<const TallySlot> tally_slots() const { return slots_.tallies; }
  [[nodiscard]] bool stores(Kept kept) const { return stored_[static_cast<std::size_t>(kept)]; }

  /// Whether there is a value of every month.
  [[nodiscard]] bool monthly(Kept kept) const { return !by_year_[static_cast<std::size_t>(kept)]; }

  /// All replicates of one kept quantity; `p` is ignored where the quantity has no profession. To write: the row that a
  /// period is to be *added* to, once. To read a period that is kept by year is a defect (std::logic_error).
  [[nodiscard]] std::span<double> kept(Kept kept, int period, Organisation h, Profession p);
  [[nodiscard]] std::span<const double> kept(Kept kept, int period, Organisation h, Profession p) const;
  /// The sum over the months of a calendar year (index from the first), the same bits however it is kept; in `scratch`,
  /// of one value a replicate, where it had to be worked out.
  [[nodiscard]] std::span<const double> year_sum(Kept kept, int year, Organisation h, Profession p,
                                                 std::span<double> scratch) const;
  /// All replicates of one flow in one calendar year (index from the first).
  [[nodiscard]] std::span<double> flow(std::size_t slot, int year);
  [[nodiscard]] std::span<const double> flow(std::size_t slot, int year) const;
  /// All replicates of one item of an organisation's costs in one calendar year, euro.
  [[nodiscard]] std::span<double> cost(CostItem item, int year, Organisation h);
  [[nodiscard]] std::span<const double> cost(CostItem item, int year, Organisation h) const;
  /// All replicates of one contribution in one calendar year.
  [[nodiscard]] std::span<double> contribution(std::size_t slot, int year);
  [[nodiscard]] std::span<const double> contribution(std::size_t slot, int year) const;
  /// All replicates of one tally in one calendar year.
  [[nodiscard]] std::span<double> tally(std::size_t slot, int year);
  [[nodiscard]] std::span<const double> tally(std::size_t slot, int year) const;

  /// The drawn inputs: one row of replicates per input of the model, in its order; set by the engine.
  std::vector<std::vector<double>> inputs;

 private:
  [[nodiscard]] std::size_t series(std::size_t number, int year) const;
  [[nodiscard]] std::size_t offset(Kept kept, int period, Organisation h, Profession p) const;
  Axes axes_;
  ResultSlots slots_;
  int replicates_;
  KeptSet stored_, by_year_;
  std::array<std::size_t, kept_count> first_{};  ///< where each stored quantity begins
  std::vector<double> kept_, flows_, costs_, contributions_, tallies_;
  std::vector<double> zeros_;  ///< a row for what is not stored
};

/// Bytes that `Results` of this shape will hold, for the estimate of `check`; `series` of flows, contributions and
/// tallies.
[[nodiscard]] std::size_t results_bytes(const Axes& axes, std::size_t series, int replicates,
                                        KeptSet stored = KeptSet().set(), KeptSet by_year = {});

}  // namespace spp
