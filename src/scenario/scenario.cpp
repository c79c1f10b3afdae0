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

void PolicyCheck::problem(const std::string& field, const std::string& what, const std::string& hint) const {
  const std::string at = field.empty() ? path : path + "." + field;
  problems.add(scenario.origin(at), at, what, hint);
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
    for (const auto& entry : rates)
      if (entry.first != every_cause) names.insert(entry.first);
  };
  const auto add_split = [&](const ExitSplit& split) {
    for (const auto& entry : split.shares.named) names.insert(entry.first);
    for (const auto& entry : split.dirichlet.named) names.insert(entry.first);
  };
  if (exit_split.all) add_split(*exit_split.all);
  for (const auto& [profession, split] : exit_split.named) add_split(split);
  if (exits.all) add(*exits.all);
  for (const auto& [profession, rates] : exits.named) add(rates);
  return {names.begin(), names.end()};
}

bool is_placement(const ProgrammeTerms& programme) {
  const auto none = [](const Number& stay) { return stay.known() && std::get<double>(stay.value) == 0.0; };
  if (programme.stay.all && !none(*programme.stay.all)) return false;
  return std::all_of(programme.stay.named.begin(), programme.stay.named.end(),
                     [&](const auto& entry) { return none(entry.second); });
}

bool Scenario::leaves_from(const std::string& cause, LeavesFrom reading) const {
  const auto it = causes.find(cause);
  if (it != causes.end() && it->second.leaves) {
    const auto& given = *it->second.leaves;
    return std::find(given.begin(), given.end(), reading) != given.end();
  }
  if (it != causes.end() && !it->second.becomes.empty()) return reading == LeavesFrom::profession;
  if (cause == "elsewhere") return reading == LeavesFrom::organisation || reading == LeavesFrom::region;
  if (cause == "mobility" || cause == "flex") return reading == LeavesFrom::organisation;
  return true;
}

std::vector<AlternativeList::One> Scenario::alternative_list() const {
  if (!alternatives.list.empty()) return alternatives.list;
  std::vector<AlternativeList::One> list{{"baseline", {}}};
  if (policies.named.empty()) return list;
  list.push_back({"all", {}});
  for (const auto& entry : policies.named) list.back().policies.push_back({entry.first});
  return list;
}

std::string Scenario::region_of(const std::string& organisation) const {
  const auto it = organisations.named.find(organisation);
  if (it != organisations.named.end() && !it->second.region.empty()) return it->second.region.value;
  if (organisations.all && !organisations.all->region.empty()) return organisations.all->region.value;
  if (!region.empty()) return region.value;
  return regions.size() == 1 ? regions.begin()->first : std::string{};
}

bool Scenario::has_team(const std::string& organisation, const std::string& profession) const {
  const auto some = [](const Number* number) {
    return number != nullptr && !(number->known() && std::get<double>(number->value) == 0.0);
  };
  if (const Staff* team = find(staff, profession, organisation)) {
    const auto* total = std::get_if<Number>(team);
    if (total == nullptr || some(total)) return true;
  }
  if (const auto* wanted = find(establishment, profession, organisation); wanted != nullptr && !wanted->empty())
    return true;
  if (const Number* given = find(demand, profession, organisation)) return some(given);
  const auto it = organisations.named.find(organisation);
  const bool own_rooms = it != organisations.named.end() && it->second.rooms;
  return (own_rooms || (organisations.all && organisations.all->rooms)) &&
         some(find(staff_per_room, profession, organisation));
}

}  // namespace spp
