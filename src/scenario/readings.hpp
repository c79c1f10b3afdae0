// The ways in which retention is read: what the agreement may mean, whose leavers count, in what. Names only, so that
// tables may use them too.
#pragma once

#include <array>

#include "schema/field.hpp"

namespace spp {

/// What an agreement on retention may mean (section 7 of the model).
enum class Reading { fewer_leavers, fewer_leavers_each_year, higher_retention_rate, ten_points };
template <>
inline constexpr auto choices<Reading> = std::array{
    Choice<Reading>{Reading::fewer_leavers, "fewer_leavers", {"minder vertrekkers", "fewer leavers"}},
    Choice<Reading>{Reading::fewer_leavers_each_year,
                    "fewer_leavers_each_year",
                    {"elk jaar minder vertrekkers", "fewer leavers each year"}},
    Choice<Reading>{
        Reading::higher_retention_rate, "higher_retention_rate", {"hoger behoudpercentage", "higher retention rate"}},
    Choice<Reading>{Reading::ten_points, "ten_points", {"procentpunten erbij", "percentage points more"}}};

/// In what leavers and staff are counted.
enum class Basis { heads, fte };
template <>
inline constexpr auto choices<Basis> = std::array{Choice<Basis>{Basis::heads, "heads", {"personen", "heads"}},
                                                  Choice<Basis>{Basis::fte, "fte", {"fte", "fte"}}};

/// Where leavers of a cause are counted (section 7 of the model).
enum class LeavesFrom { organisation, region, sector, profession };
template <>
inline constexpr auto choices<LeavesFrom> =
    std::array{Choice<LeavesFrom>{LeavesFrom::organisation, "organisation", {"de organisatie", "the organisation"}},
               Choice<LeavesFrom>{LeavesFrom::region, "region", {"de regio", "the region"}},
               Choice<LeavesFrom>{LeavesFrom::sector, "sector", {"de sector", "the sector"}},
               Choice<LeavesFrom>{LeavesFrom::profession, "profession", {"het beroep", "the profession"}}};

}  // namespace spp
