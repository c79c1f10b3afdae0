#include "analysis/observed_fit.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include "analysis/sums.hpp"
#include "analysis/year_values.hpp"

namespace spp {
namespace {

bool is_whole(const Axes& axes, int year) {
  const int first = axes.start.year + (axes.start.month == 1 ? 0 : 1);
  const CalendarMonth last = axes.start.plus(axes.months - 1);
  return year >= first && year <= last.year - (last.month == months_per_year ? 0 : 1);
}

/// The place that a figure speaks of; `*` is the widest total.
const Place* place_of(const ObservedRow& figure, const std::vector<Place>& places, const Axes& axes) {
  const Place::Kind widest = axes.region_count() > 1 ? Place::Kind::everywhere : Place::Kind::region;
  for (const Place& place : places)
    if (figure.organisation == all_of_them ? place.kind == widest : place.organisation == figure.organisation)
      return &place;
  return nullptr;
}

bool leaves_organisation(const Axes& axes, std::string_view cause) {
  for (std::size_t j = 0; j < axes.causes.size() && j < axes.leaving.size(); ++j)
    if (axes.causes[j] == cause) return axes.leaving[j].organisation;
  return true;
}

/// Whether people of a flow are among those that a figure counts.
bool counts(const ObservedRow& figure, const FlowSlot& slot, const Axes& axes,
            const std::vector<std::string>& placements) {
  if (figure.profession != all_of_them &&
      figure.profession != axes.professions[static_cast<std::size_t>(slot.profession.value)])
    return false;
  if (figure.measure == "leavers")
    return slot.flow == Flow::exit &&
           (figure.cause.empty() ? leaves_organisation(axes, slot.cause) : figure.cause == slot.cause);
  if (slot.flow != Flow::intake || slot.programme < 0) return false;
  const std::string& programme = axes.programmes[static_cast<std::size_t>(slot.programme)].name;
  return figure.measure == "intake" || std::find(placements.begin(), placements.end(), programme) != placements.end();
}

/// The replicates of what a figure counted; nothing where the tables have no such value.
std::optional<std::vector<double>> simulated(const ObservedRow& figure, const Results& results, const Place& place,
                                             const YearValues& values, const std::vector<std::string>& placements) {
  const Axes& axes = results.axes();
  const int year = static_cast<int>(figure.year) - axes.first_year();
  if (const auto measure = measure_named(figure.measure)) {
    const auto cell = values.find(place.region, place.organisation, figure.profession, *measure);
    if (!cell) return {};
    const std::span<const double> series = values.of(year, *cell);
    return std::vector<double>(series.begin(), series.end());
  }
  std::vector<double> sum(static_cast<std::size_t>(results.replicates()), 0.0);
  for (std::size_t slot = 0; slot < results.slots().size(); ++slot) {
    const FlowSlot& one = results.slots()[slot];
    if (std::find(place.members.begin(), place.members.end(), one.organisation) == place.members.end()) continue;
    if (counts(figure, one, axes, placements)) add_series(sum, results.flow(slot, year));
  }
  return sum;
}

double share_below(double observed, const std::vector<double>& series) {
  double below = 0.0;
  for (const double one : series) below += one < observed ? 1.0 : one == observed ? 0.5 : 0.0;
  return below / static_cast<double>(series.size());
}

std::vector<Outcome> measures_of(std::span<const ObservedRow> observed) {
  std::vector<Outcome> outcomes;
  for (const ObservedRow& figure : observed) {
    const auto measure = measure_named(figure.measure);
    if (measure && std::find(outcomes.begin(), outcomes.end(), Outcome(*measure)) == outcomes.end())
      outcomes.emplace_back(*measure);
  }
  return outcomes;
}

ObservedFitRow named_row(const ObservedRow& figure, const Place& place, Labels& labels) {
  ObservedFitRow row;
  row.alternative = labels.alternative;
  row.year = figure.year;
  row.region = labels.keep(place.region);
  row.organisation = labels.keep(place.organisation);
  row.profession = labels.keep(figure.profession);
  row.measure = labels.keep(figure.measure);
  row.cause = labels.keep(figure.cause);
  row.observed = figure.value;
  row.source = labels.keep(figure.source);
  return row;
}

}  // namespace

KeptWanted kept_for(std::span<const ObservedRow> observed) {
  const std::vector<Outcome> outcomes = measures_of(observed);
  return kept_for(std::span<const Outcome>(outcomes));
}

Rows<ObservedFitRow> observed_fit(const Results& results, std::span<const ObservedRow> observed,
                                  const std::vector<std::string>& placements, const RecordOptions& options,
                                  const std::string& alternative) {
  const Axes& axes = results.axes();
  const auto labels = std::make_shared<Labels>(axes, alternative);
  const std::vector<Place> places = places_of(axes);
  const YearValues values = year_values(results, measures_of(observed), options.threads);
  Rows<ObservedFitRow> table;
  std::vector<std::vector<double>> all;
  for (const ObservedRow& figure : observed) {
    const Place* const place = place_of(figure, places, axes);
    if (place == nullptr || !is_whole(axes, static_cast<int>(figure.year))) continue;
    auto series = simulated(figure, results, *place, values, placements);
    if (!series) continue;
    table.rows.push_back(named_row(figure, *place, *labels));
    table.rows.back().share_below = share_below(figure.value, *series);
    all.push_back(std::move(*series));
  }
  lay_out_quantiles(table, options.quantiles);
  Summariser summariser(options.quantiles, static_cast<std::size_t>(results.replicates()));
  std::vector<double> summary(summariser.size());
  for (std::size_t row = 0; row < all.size(); ++row) {
    summariser.summarise(all[row], summary);
    write_summary(table, row, summary);
  }
  std::sort(table.rows.begin(), table.rows.end(), [](const ObservedFitRow& a, const ObservedFitRow& b) {
    return std::tie(a.year, a.region, a.organisation, a.profession, a.measure, a.cause) <
           std::tie(b.year, b.region, b.organisation, b.profession, b.measure, b.cause);
  });
  table.labels = labels;
  return table;
}

}  // namespace spp
