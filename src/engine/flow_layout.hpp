// Where each flow is counted: the slots of the results, by what the month's steps know.
#pragma once

#include <vector>

#include "model/model.hpp"
#include "results/results.hpp"

namespace spp {

/// Why an offered place was not taken.
enum class Unused { supervision, fill };
inline constexpr int unused_count = 2;

/// Slot numbers; −1 where a flow cannot happen.
struct FlowLayout {
  std::vector<FlowSlot> slots;
  std::vector<int> exit;                                            ///< team · causes + cause
  std::vector<int> hire;                                            ///< team
  std::vector<int> move;                                            ///< team · organisations + destination
  std::vector<int> intake, dropout, graduate_stay, graduate_leave;  ///< programme · organisations + organisation
  std::vector<int> graduate_move;  ///< (programme · organisations + organisation) · organisations + destination
  std::vector<int> place_unused;   ///< (programme · organisations + organisation) · unused_count + why
};

[[nodiscard]] FlowLayout lay_out_flows(const Model& model);

}  // namespace spp
