// Tables of studies as files: what each policy adds, where closed rooms come from, what must come true, who joins. Each
// takes tables, at least one, that stand under one header and outlive it.
#pragma once

#include "analysis/study_rows.hpp"
#include "output/named_table.hpp"

namespace spp {

[[nodiscard]] NamedTable attribution_table(const TableList<AttributionRow>& tables);
[[nodiscard]] NamedTable closed_rooms_table(const TableList<ClosedRoomsRow>& tables);
[[nodiscard]] NamedTable break_even_table(const TableList<BreakEvenRow>& tables);
[[nodiscard]] NamedTable members_table(const TableList<MembersRow>& tables);

}  // namespace spp
