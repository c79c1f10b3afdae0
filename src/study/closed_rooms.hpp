// Where the closed rooms of an alternative come from: a ladder of runs on the same chance, each without one thing more.
//
//     R0  the alternative itself                  R0 − R1  workload_loop
//     R1  workload acts on nothing                R1 − R2  training_limits
//     R2  supervision and schools take everybody  R2 − R3  stranded
//     R3  rooms staffed from the region together  R3 − R4  chance
//     R4  the mean field of R3                    R4       short_on_average
//
// The parts add up to the mean rooms closed of R0. R1 to R3 are run for the first q replicates only, with the inputs
// and the chance that R0 has in them. A mean that R0 − R3 takes from the mean over all n replicates of R0 is closer
// than the mean of q of R3, and the parts still add up: chance = mean(R0) − mean over q of (R0 − R3) − R4.
#pragma once

#include <string>
#include <vector>

#include "analysis/study_rows.hpp"
#include "model/model.hpp"
#include "study/runs.hpp"

namespace spp {

/// What is taken away, as changes of the scenario; empty where there is nothing to take away, so that nothing is run.
struct ClosedRoomsLadder {
  std::vector<std::string> without_loop, without_limits;
  bool pools = false;  ///< some region has two organisations with rooms
  bool rooms = false;  ///< some organisation has rooms
};
[[nodiscard]] ClosedRoomsLadder ladder_of(const Scenario& scenario, const Model& model);

struct ClosedRoomsAsked {
  std::string alternative;
  std::vector<std::string> policies;  ///< of the alternative
  int replicates = 0;                 ///< q; 0 = all
  int threads = 1;                    ///< changes no number
};

/// The alternative itself, as it is asked for.
[[nodiscard]] Ask closed_rooms_ask(const ClosedRoomsAsked& asked);

/// The other rungs that will be run, for an alternative of so many replicates.
[[nodiscard]] std::vector<Ask> asks_of(const ClosedRoomsAsked& asked, const ClosedRoomsLadder& ladder, int replicates);

/// Rows of one alternative, and bytes that are held of each until it is explained.
[[nodiscard]] std::size_t closed_rooms_row_count(const Axes& axes);
[[nodiscard]] std::size_t closed_rooms_bytes(const Axes& axes, int replicates);

[[nodiscard]] Rows<ClosedRoomsRow> explain_closed_rooms(const ClosedRoomsAsked& asked, const ClosedRoomsLadder& ladder,
                                                        Runs& runs);

}  // namespace spp
