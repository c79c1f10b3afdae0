// The checklist of success factors: what a board scored, shown beside the figures and never computed with.
#pragma once

#include <optional>
#include <vector>

#include "schema/field.hpp"
#include "schema/value.hpp"

namespace spp {

/// One factor; without a score it was named but not scored yet.
struct ChecklistItem {
  Text factor;
  std::optional<int> score;  ///< 1 to 5
  Text note;
};
template <>
inline constexpr auto fields<ChecklistItem> = std::tuple{
    field("factor", &ChecklistItem::factor, unit::none, {"Succesfactor", "Success factor"}).must(),
    field("score", &ChecklistItem::score, {"score", 1, 5},
          {"Oordeel van 1 (zwak) tot 5 (sterk); niet gescoord tenzij gegeven",
           "Judgement from 1 (weak) to 5 (strong); not scored unless given"}),
    field("note", &ChecklistItem::note, unit::none,
          {"Toelichting: waarop het oordeel rust, wie het gaf", "Note: what the judgement rests on, whose it is"})};

}  // namespace spp
