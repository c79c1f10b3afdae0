#include "cli/spoken.hpp"

#include "analysis/measure_years.hpp"

namespace spp {
namespace {

const std::string& in_language(const Text& text, Language language) {
  return language == Language::nl ? text.nl : text.en;
}

}  // namespace

Spoken spoken_of(const Axes& axes) {
  if (!axes.groups.empty()) {
    const ReportingGroup& group = axes.groups.front();
    return {"", "group:" + group.name, group.name, static_cast<int>(group.members.size())};
  }
  return {axes.regions.size() == 1 ? axes.regions.front() : "*", "*", "", axes.organisation_count()};
}

bool speaks_of(std::string_view region, std::string_view organisation, const Spoken& spoken) {
  return organisation == spoken.organisation && (spoken.region.empty() || region == spoken.region);
}

std::vector<int> whole_years(const Axes& axes) {
  std::vector<int> whole, all;
  for (int y = 0; y < axes.year_count(); ++y) {
    all.push_back(axes.first_year() + y);
    if (months_in(axes, y) == months_per_year) whole.push_back(axes.first_year() + y);
  }
  return whole.empty() ? all : whole;
}

std::string title_of(const Loaded& loaded, Language language) {
  const std::string& name = in_language(loaded.scenario.name, language);
  return name.empty() ? loaded.document.name() : name;
}

std::string called(const Scenario& scenario, const std::string& profession, Language language) {
  const ProfessionTerms* terms = find(scenario.professions, profession);
  if (terms == nullptr || terms->name.empty()) return profession;
  const std::string& name = in_language(terms->name, language);
  return name.empty() ? profession : name;
}

}  // namespace spp
