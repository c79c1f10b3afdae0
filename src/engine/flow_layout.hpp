// Where each flow is counted: the slots of the results, by what the month's steps know.
#pragma once

#include <vector>

#include "model/model.hpp"
#include "results/results.hpp"

namespace spp {

/// Why an offered place was not taken.
enum class Unused { supervision, capacity, fill };
inline constexpr int unused_count = 3;

/// Slot numbers; −1 where a flow cannot happen.
struct FlowLayout {
  ResultSlots slots;
  std::vector<int> exit;                                            ///< team · causes + cause
  std::vector<int> hire;                                            ///< team
  std::vector<int> move;                                            ///< team · organisations + destination
  std::vector<int> intake, dropout, graduate_stay, graduate_leave;  ///< programme · organisations + organisation
  std::vector<int> graduate_move;    ///< (programme · organisations + organisation) · organisations + destination
  std::vector<int> transfer;         ///< like graduate_move
  std::vector<int> career;           ///< team · causes + cause
  std::vector<int> from_flex;        ///< team
  std::vector<int> away, come_home;  ///< team
  // ---- contributions
  std::vector<int> sent, hosted;        ///< team: head-months of a balanced exchange
  std::vector<int> exchanged, charged;  ///< team · organisations + host: toward the shortest
  std::vector<int> lent, received;      ///< team: a pool's fte-months
  // ---- tallies
  std::vector<int> leaver_fte;                      ///< team · causes + cause
  std::vector<int> trainee_months, places_offered;  ///< programme · organisations + organisation
  std::vector<int> place_unused;  ///< (programme · organisations + organisation) · unused_count + why
};

[[nodiscard]] FlowLayout lay_out_flows(const Model& model);

}  // namespace spp
