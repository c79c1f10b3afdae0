#include "analysis/places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace spp {
namespace {

/// The region that all members share, else `*`.
std::string region_of_group(const Axes& axes, const ReportingGroup& group) {
  const Region first = axes.region_of[group.members.front().at()];
  for (const Organisation h : group.members)
    if (axes.region_of[h.at()] != first) return std::string(all_of_them);
  return axes.regions[first.at()];
}

}  // namespace

std::vector<Place> places_of(const Axes& axes) {
  std::vector<Place> places;
  std::vector<Organisation> all;
  for (int r = 0; r < axes.region_count(); ++r) {
    const std::string& region = axes.regions[Region{r}.at()];
    std::vector<Organisation> members;
    for (int h = 0; h < axes.organisation_count(); ++h)
      if (axes.region_of[Organisation{h}.at()] == Region{r}) members.push_back(Organisation{h});
    for (const Organisation h : members)
      places.push_back({Place::Kind::organisation, region, axes.organisations[h.at()], {h}});
    all.insert(all.end(), members.begin(), members.end());
    if (!members.empty()) places.push_back({Place::Kind::region, region, std::string(all_of_them), std::move(members)});
  }
  if (axes.region_count() > 1 && !all.empty()) {
    std::sort(all.begin(), all.end());
    places.push_back({Place::Kind::everywhere, std::string(all_of_them), std::string(all_of_them), std::move(all)});
  }
  for (const ReportingGroup& group : axes.groups)
    if (!group.members.empty())
      places.push_back({Place::Kind::group, region_of_group(axes, group), "group:" + group.name, group.members});
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return std::tie(a.region, a.organisation) < std::tie(b.region, b.organisation);
  });
  return places;
}

Labels::Labels(const Axes& axes, std::string alternative_name)
    : alternative(std::move(alternative_name)), places(places_of(axes)), professions(axes.professions) {
  for (const ProgrammeAxis& programme : axes.programmes) programmes.push_back(programme.name);
  periods.emplace_back("start");
  for (int t = 0; t < axes.months; ++t) {
    const CalendarMonth month = axes.start.plus(t);
    periods.push_back(fmt::format("{:04}-{:02}", month.year, month.month));
  }
}

}  // namespace spp
