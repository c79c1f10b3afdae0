#include "cli/observed.hpp"

#include <algorithm>
#include <array>

#include "results/measures.hpp"

namespace spp {
namespace {

/// What has a sign: what is asked less what is there, what is received less what is lent or taken.
constexpr std::array either_sign{Measure::gap_fte, Measure::gap_own_fte, Measure::gap_share, Measure::pool_fte,
                                 Measure::reserve_fte};

}  // namespace

std::vector<ObservedMeasure> observed_measures() {
  std::vector<ObservedMeasure> all;
  for (const MeasureText& measure : measures()) {
    ObservedMeasure one{std::string(measure.name)};
    one.by_organisation = measure.level != Level::region;
    one.by_profession = measure.level != Level::organisation;
    one.may_be_negative = std::find(either_sign.begin(), either_sign.end(), measure.id) != either_sign.end();
    one.is_share = measure.unit == "share";
    all.push_back(std::move(one));
  }
  for (const char* flow : {"leavers", "intake", "placements"}) all.push_back({flow});
  all[measure_count].by_cause = true;
  return all;
}

std::vector<std::string> placements_of(const Scenario& scenario) {
  std::vector<std::string> names;
  for (const auto& [name, programme] : scenario.programmes)
    if (is_placement(programme)) names.push_back(name);
  return names;
}

Rows<ObservedRow> observed_rows(std::span<const Observed> observed) {
  Rows<ObservedRow> table;
  for (const Observed& one : observed)
    table.rows.push_back({one.year, one.organisation, one.profession, one.measure, one.cause, one.value, one.source});
  return table;
}

}  // namespace spp
