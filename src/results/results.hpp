// What a run leaves behind: flat arrays, replicates side by side. Only what the engine keeps is stored; measures,
// totals and yearly values are worked out from it when summarised.
#pragma once

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

/// Kept quantities [kept][period][organisation][profession][replicate] and flows [slot][year][replicate].
/// Period 0 is the state before the first month, period t + 1 the end of month t. Doubles throughout: heads are whole
/// numbers in them, exactly. Safe to write from several threads where each writes replicates of its own.
class Results {
 public:
  Results(Axes axes, std::vector<FlowSlot> slots, int replicates);

  [[nodiscard]] const Axes& axes() const { return axes_; }
  [[nodiscard]] int replicates() const { return replicates_; }
  [[nodiscard]] int periods() const { return axes_.months + 1; }
  [[nodiscard]] std::span<const FlowSlot> slots() const { return slots_; }

  /// All replicates of one kept quantity; `p` is ignored where the quantity has no profession.
  [[nodiscard]] std::span<double> kept(Kept kept, int period, Organisation h, Profession p);
  [[nodiscard]] std::span<const double> kept(Kept kept, int period, Organisation h, Profession p) const;
  /// All replicates of one flow in one calendar year (index from the first).
  [[nodiscard]] std::span<double> flow(std::size_t slot, int year);
  [[nodiscard]] std::span<const double> flow(std::size_t slot, int year) const;

  /// The drawn inputs: one row of replicates per input of the model, in its order; set by the engine.
  std::vector<std::vector<double>> inputs;

 private:
  [[nodiscard]] std::size_t offset(Kept kept, int period, Organisation h, Profession p) const;
  Axes axes_;
  std::vector<FlowSlot> slots_;
  int replicates_;
  std::vector<double> kept_, flows_;
};

/// Bytes that `Results` of this shape will hold, for the estimate of `check`.
[[nodiscard]] std::size_t results_bytes(const Axes& axes, std::size_t slots, int replicates);

}  // namespace spp
