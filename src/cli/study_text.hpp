// Studies as the terminal shows them. Parts that are rounded add up to the rounded whole.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "analysis/study_rows.hpp"
#include "cli/spoken.hpp"

namespace spp {

/// What each policy adds in a calendar year, to all professions together.
[[nodiscard]] std::string attribution_text(const Rows<AttributionRow>& table, int year, const Spoken& spoken,
                                           Language language);

/// The realisation with which an alternative is no dearer than `first`.
[[nodiscard]] std::string break_even_text(const Rows<BreakEvenRow>& table, std::string_view first, Language language);

/// What is gained in a calendar year when the first k of the members join.
[[nodiscard]] std::string members_text(std::span<const Rows<MembersRow>> tables,
                                       const std::vector<std::string>& members, int year, const Spoken& spoken,
                                       Language language);

}  // namespace spp
