#include "analysis/record.hpp"

#include <algorithm>

#include "analysis/cells.hpp"

namespace spp {
namespace {

/// Whether an outcome has rows at a place, for a profession or `*`.
bool has_row(const OutcomeText& outcome, const Place& place, int profession) {
  const bool total = profession == every_profession;
  switch (outcome.level) {
    case Level::profession:
      return !total || outcome.all_professions;
    case Level::organisation:
      return total;
    case Level::region:
      return place.kind == Place::Kind::region || place.kind == Place::Kind::everywhere;
  }
  return false;
}

std::vector<Measure> only_main(std::vector<Measure> all) {
  std::erase_if(all, [](Measure m) { return !text(m).main; });
  return all;
}

std::size_t rows_a_period(const Axes& axes, std::span<const Measure> which) {
  return cells_of(places_of(axes), axes.profession_count(), which).size();
}

std::size_t periods(const Axes& axes) { return static_cast<std::size_t>(axes.months) + 1; }

}  // namespace

std::vector<Cell> cells_of(std::span<const Place> places, int professions, std::span<const Outcome> which) {
  std::vector<Outcome> by_name(which.begin(), which.end());
  std::sort(by_name.begin(), by_name.end(), [](Outcome a, Outcome b) { return text(a).name < text(b).name; });
  std::vector<Cell> cells;
  for (std::size_t place = 0; place < places.size(); ++place)
    for (int p = every_profession; p < professions; ++p)
      for (const Outcome one : by_name)
        if (has_row(text(one), places[place], p)) cells.push_back({static_cast<int>(place), p, one});
  return cells;
}

std::vector<Cell> cells_of(std::span<const Place> places, int professions, std::span<const Measure> which) {
  return cells_of(places, professions, std::vector<Outcome>(which.begin(), which.end()));
}

std::vector<Measure> yearly_measures(const RecordOptions& options) {
  std::vector<Measure> chosen;
  for (const MeasureText& one : measures())
    if (options.measures.empty() ||
        std::find(options.measures.begin(), options.measures.end(), one.id) != options.measures.end())
      chosen.push_back(one.id);
  return chosen;
}

std::vector<Outcome> recorded_outcomes(const RecordOptions& options) {
  const std::vector<Measure> measured = yearly_measures(options);
  std::vector<Outcome> all(measured.begin(), measured.end());
  all.push_back(outcome::leavers);
  all.push_back(outcome::cost);
  return all;
}

bool falls_back_to_main(const Axes& axes, const RecordOptions& options) {
  return options.monthly == MonthlyGrain::automatic && static_cast<std::size_t>(options.alternatives) * periods(axes) *
                                                               rows_a_period(axes, yearly_measures(options)) >
                                                           most_monthly_rows;
}

std::vector<Measure> monthly_measures(const Axes& axes, const RecordOptions& options) {
  if (options.monthly == MonthlyGrain::none) return {};
  const bool main = options.monthly == MonthlyGrain::main || falls_back_to_main(axes, options);
  return main ? only_main(yearly_measures(options)) : yearly_measures(options);
}

KeptWanted kept_for(const Axes& axes, const RecordOptions& options) {
  KeptSet all, by_month;
  for (const Measure measure : yearly_measures(options)) {
    all |= kept_behind(measure);
    if (!follows_from_sums(measure)) by_month |= kept_behind(measure);
  }
  for (const Measure measure : monthly_measures(axes, options)) by_month |= kept_behind(measure);
  // start.csv: the state at the start, and of the first year the heads of every month, for the rate of exits.
  by_month.set(static_cast<std::size_t>(Kept::headcount));
  for (const Kept kept : {Kept::headcount, Kept::employed_fte, Kept::trainees, Kept::establishment_fte,
                          Kept::required_fte, Kept::flex_fte, Kept::trainee_fte})
    all.set(static_cast<std::size_t>(kept));
  return {all, all & ~by_month};
}

KeptWanted kept_for(std::span<const Outcome> outcomes) {
  KeptSet all, by_month;
  for (const Outcome one : outcomes) {
    const std::optional<Measure> measure = one.measure();
    if (!measure) continue;  // flows and costs are always there, by year
    all |= kept_behind(*measure);
    if (!follows_from_sums(*measure)) by_month |= kept_behind(*measure);
  }
  return {all, all & ~by_month};
}

std::size_t projection_row_count(const Axes& axes, const RecordOptions& options) {
  return periods(axes) * rows_a_period(axes, monthly_measures(axes, options));
}

std::size_t yearly_row_count(const Axes& axes, const RecordOptions& options) {
  return static_cast<std::size_t>(axes.year_count()) * rows_a_period(axes, yearly_measures(options));
}

}  // namespace spp
