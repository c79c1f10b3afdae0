// What people call the organisations, professions, policies and totals of a run.
#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace spp {

/// The text in the language, else in the other, else the id.
[[nodiscard]] std::string called(const Text& text, const std::string& id, Language language);
/// Ids of the organisations that a row of the tables is about: one, those of `group:NAME`, or of `*` those of the
/// region.
[[nodiscard]] std::vector<std::string> members_of(const Scenario& scenario, const std::string& region,
                                                  const std::string& organisation);
/// An organisation's name, a group's or a region's with what it is.
[[nodiscard]] std::string place_name(const Scenario& scenario, const std::string& region,
                                     const std::string& organisation, bool several_regions, Language language);
[[nodiscard]] std::string profession_name(const Scenario& scenario, const std::string& id, Language language);
[[nodiscard]] std::string policy_name(const Scenario& scenario, const std::string& id, Language language);
[[nodiscard]] std::string programme_name(const Scenario& scenario, const std::string& id, Language language);

/// "september 2026".
[[nodiscard]] std::string month_name(CalendarMonth month, Language language);
/// "september", 1 to 12.
[[nodiscard]] std::string month_name(int month, Language language);

}  // namespace spp
