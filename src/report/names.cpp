#include "report/names.hpp"

#include <fmt/format.h>

#include <array>

#include "analysis/rows.hpp"

namespace spp {
namespace {

constexpr std::string_view group = "group:";

std::string said(const Words& words, Language language) { return std::string(words.in(language)); }

}  // namespace

std::string called(const Text& text, const std::string& id, Language language) {
  const std::string& first = language == Language::nl ? text.nl : text.en;
  const std::string& other = language == Language::nl ? text.en : text.nl;
  return !first.empty() ? first : !other.empty() ? other : id;
}

std::vector<std::string> members_of(const Scenario& scenario, const std::string& region,
                                    const std::string& organisation) {
  std::vector<std::string> members;
  if (organisation.starts_with(group)) {
    const auto found = scenario.reporting_groups.find(organisation.substr(group.size()));
    if (found != scenario.reporting_groups.end())
      for (const auto& one : found->second) members.push_back(one.value);
    return members;
  }
  if (organisation != all_of_them) return {organisation};
  for (const std::string& one : scenario.organisation_names())
    if (region == all_of_them || scenario.region_of(one) == region) members.push_back(one);
  return members;
}

std::string place_name(const Scenario& scenario, const std::string& region, const std::string& organisation,
                       bool several_regions, Language language) {
  if (organisation.starts_with(group))
    return fmt::format("{} {}", said({"groep", "group"}, language), organisation.substr(group.size()));
  if (organisation != all_of_them) {
    const auto found = scenario.organisations.named.find(organisation);
    return found == scenario.organisations.named.end() ? organisation
                                                       : called(found->second.name, organisation, language);
  }
  if (region == all_of_them) return said({"alle regio's samen", "all regions together"}, language);
  const auto found = scenario.regions.find(region);
  const std::string name = found == scenario.regions.end() ? region : called(found->second.name, region, language);
  return several_regions ? fmt::format("{} {}", said({"regio", "region"}, language), name)
                         : fmt::format("{} {}", said({"de hele regio", "the whole region,"}, language), name);
}

std::string profession_name(const Scenario& scenario, const std::string& id, Language language) {
  if (id == all_of_them) return said({"alle beroepen samen", "all professions together"}, language);
  const auto found = scenario.professions.named.find(id);
  return found == scenario.professions.named.end() ? id : called(found->second.name, id, language);
}

std::string policy_name(const Scenario& scenario, const std::string& id, Language language) {
  const auto found = scenario.policies.named.find(id);
  return found == scenario.policies.named.end() ? id : called(found->second->terms.name, id, language);
}

std::string programme_name(const Scenario& scenario, const std::string& id, Language language) {
  const auto found = scenario.programmes.find(id);
  return found == scenario.programmes.end() ? id : called(found->second.name, id, language);
}

std::string month_name(int month, Language language) {
  constexpr std::array<Words, 12> names{{{"januari", "January"},
                                         {"februari", "February"},
                                         {"maart", "March"},
                                         {"april", "April"},
                                         {"mei", "May"},
                                         {"juni", "June"},
                                         {"juli", "July"},
                                         {"augustus", "August"},
                                         {"september", "September"},
                                         {"oktober", "October"},
                                         {"november", "November"},
                                         {"december", "December"}}};
  return said(names.at(static_cast<std::size_t>(month - 1)), language);
}

std::string month_name(CalendarMonth month, Language language) {
  return fmt::format("{} {}", month_name(month.month, language), month.year);
}

}  // namespace spp
