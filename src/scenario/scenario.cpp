#include "scenario/scenario.hpp"

#include <algorithm>
#include <set>

namespace spp {

Origin Scenario::origin(std::string of_path) const {
  while (!of_path.empty()) {
    if (const auto it = origins.find(of_path); it != origins.end()) return it->second;
    const auto dot = of_path.rfind('.');
    of_path.resize(dot == std::string::npos ? 0 : dot);
  }
  const auto top = origins.find("");
  return top == origins.end() ? Origin{} : top->second;
}

std::vector<std::string> Scenario::region_names() const {
  std::set<std::string> names;
  for (const auto& entry : regions) names.insert(entry.first);
  for (const auto& h : organisation_names()) names.insert(region_of(h));
  return {names.begin(), names.end()};
}

std::vector<std::string> Scenario::organisation_names() const {
  std::vector<std::string> names;
  for (const auto& entry : organisations.named) names.push_back(entry.first);
  return names;
}

std::vector<std::string> Scenario::profession_names() const {
  std::vector<std::string> names;
  for (const auto& entry : professions.named) names.push_back(entry.first);
  return names;
}

std::vector<std::string> Scenario::cause_names() const {
  std::set<std::string> names(standard_causes.begin(), standard_causes.end());
  const auto add = [&](const std::map<std::string, ByAge<Number>>& rates) {
    for (const auto& entry : rates) names.insert(entry.first);
  };
  if (exits.all) add(*exits.all);
  for (const auto& [profession, rates] : exits.named) add(rates);
  return {names.begin(), names.end()};
}

std::string Scenario::region_of(const std::string& organisation) const {
  const auto it = organisations.named.find(organisation);
  if (it != organisations.named.end() && !it->second.region.empty()) return it->second.region.value;
  if (organisations.all && !organisations.all->region.empty()) return organisations.all->region.value;
  if (!region.empty()) return region.value;
  return regions.size() == 1 ? regions.begin()->first : std::string{};
}

}  // namespace spp
