#include "report/board_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/calendar.hpp"
#include "output/spelling.hpp"
#include "report/board_words.hpp"
#include "report/names.hpp"

namespace spp {
namespace {

constexpr std::string_view group = "group:";
constexpr char between_keys = '\x1f';

std::string joined(std::initializer_list<std::string_view> key) {
  std::string out;
  for (const std::string_view one : key) {
    out += one;
    out += between_keys;
  }
  return out;
}

std::optional<double> optional_number(const FolderTable& table, std::size_t row, std::string_view column) {
  const auto c = table.find_column(column);
  return c ? table.number(row, *c) : std::nullopt;
}

bool has_several_regions(const FolderTable& yearly) {
  const std::size_t region = yearly.column("region");
  std::set<std::string_view> regions;
  for (std::size_t row = 0; row < yearly.rows(); ++row) regions.insert(yearly.text(row, region));
  regions.erase(all_of_them);
  return regions.size() > 1;
}

/// Places of a table in the order of its rows, each once.
std::vector<SpokenPlace> places_of(const FolderTable& table) {
  const std::size_t region = table.column("region"), organisation = table.column("organisation");
  std::vector<SpokenPlace> places;
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (seen.emplace(table.text(row, region), table.text(row, organisation)).second)
      places.push_back({std::string(table.text(row, region)), std::string(table.text(row, organisation))});
  return places;
}

std::vector<int> years_of(const FolderTable& yearly) {
  const std::size_t year = yearly.column("year"), months = yearly.column("months");
  std::set<int> all, whole;
  for (std::size_t row = 0; row < yearly.rows(); ++row) {
    const int one = static_cast<int>(yearly.number(row, year).value_or(0.0));
    all.insert(one);
    if (yearly.number(row, months) == months_per_year) whole.insert(one);
  }
  const std::set<int>& told = whole.empty() ? all : whole;
  return {told.begin(), told.end()};
}

int rank_of(const BoardView::Place& place, const SpokenPlace& spoken) {
  if (place.region == spoken.region && place.organisation == spoken.organisation) return 0;
  if (place.organisation == all_of_them) return 1;
  return place.organisation.starts_with(group) ? 2 : 3;
}

}  // namespace

TableIndex::TableIndex(const FolderTable& table, std::initializer_list<std::string_view> columns) {
  std::vector<std::size_t> at;
  for (const std::string_view column : columns) at.push_back(table.column(column));
  rows_.reserve(table.rows());
  std::string key;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    key.clear();
    for (const std::size_t column : at) {
      key += table.text(row, column);
      key += between_keys;
    }
    rows_.emplace(key, row);
  }
}

std::optional<std::size_t> TableIndex::row(std::initializer_list<std::string_view> key) const {
  const auto found = rows_.find(joined(key));
  return found == rows_.end() ? std::optional<std::size_t>() : found->second;
}

SpokenPlace spoken_place(const FolderTables& run) {
  const std::vector<SpokenPlace> places = places_of(run.table("yearly"));
  for (const SpokenPlace& place : places)
    if (place.organisation.starts_with(group)) return place;
  for (const SpokenPlace& place : places)
    if (place.organisation == all_of_them) return place;  // all regions together stand before each of them
  return places.empty() ? SpokenPlace{std::string(all_of_them), std::string(all_of_them)} : places.front();
}

int spoken_year(const FolderTables& run, const std::vector<TargetAsked>& targets, int first_year) {
  const std::vector<int> years = years_of(run.table("yearly"));
  int found = years.empty() ? first_year : years.back();
  std::ptrdiff_t most = 0;
  for (const int year : years) {
    const std::ptrdiff_t count = std::count_if(targets.begin(), targets.end(), [&](const TargetAsked& target) {
      return !target.reading && target.year && *target.year + first_year == year;
    });
    if (count > most) found = year;
    most = std::max(most, count);
  }
  return found;
}

BoardView::BoardView(const BoardReportAsked& asked) : asked_(&asked) {
  for (const std::string& id : run().facts().alternatives) alternatives_.push_back({id, id});
  for (const std::string& id : scenario().profession_names())
    professions_.push_back({id, profession_name(scenario(), id, language())});
  years_ = years_of(run().table("yearly"));
  year_ = spoken_year(run(), asked.targets, scenario().start.year);
  find_places();
  for (const int year : years_)
    if (const auto rooms = level(first().id, year, whole(), all_of_them, "rooms_planned"))
      has_rooms_ = has_rooms_ || rooms->mean > 0.0;
}

void BoardView::find_places() {
  const FolderTable& yearly = run().table("yearly");
  const bool several = has_several_regions(yearly);
  const SpokenPlace spoken = spoken_place(run());
  for (const SpokenPlace& one : places_of(yearly)) {
    Place place{one.region, one.organisation, place_name(scenario(), one.region, one.organisation, several, language()),
                one.organisation, members_of(scenario(), one.region, one.organisation)};
    if (one.organisation == all_of_them && one.region != all_of_them) place.id = "region:" + one.region;
    // One organisation is its own region: said once.
    if (!place.is_one() && place.members.size() == 1 && rank_of(place, spoken) > 0) continue;
    places_.push_back(std::move(place));
  }
  std::stable_sort(places_.begin(), places_.end(),
                   [&](const Place& a, const Place& b) { return rank_of(a, spoken) < rank_of(b, spoken); });
  if (places_.empty())
    throw InputError(visible(run().called()) + ": the run recorded no measure by year; there is nothing to report");
}

std::size_t BoardView::replicates() const { return static_cast<std::size_t>(std::max(1, run().facts().replicates)); }

const TableIndex& BoardView::index(std::string_view table, std::initializer_list<std::string_view> columns) const {
  const auto known = indices_.find(table);
  if (known != indices_.end()) return known->second;
  return indices_.emplace(std::string(table), TableIndex(run().table(table), columns)).first->second;
}

Figure BoardView::figure(const FolderTable& table, std::size_t row) const {
  Figure out;
  out.mean = optional_number(table, row, "mean").value_or(0.0);
  out.sd = optional_number(table, row, "sd").value_or(0.0);
  out.q05 = optional_number(table, row, "q05");
  out.q10 = optional_number(table, row, "q10");
  out.q25 = optional_number(table, row, "q25");
  out.q50 = optional_number(table, row, "q50");
  out.q75 = optional_number(table, row, "q75");
  out.q90 = optional_number(table, row, "q90");
  out.q95 = optional_number(table, row, "q95");
  out.probability_lower = optional_number(table, row, "probability_lower");
  if (const auto year = optional_number(table, row, "first_visible")) out.first_visible = static_cast<int>(*year);
  return out;
}

std::optional<Figure> BoardView::level(const std::string& alternative, int year, const Place& place,
                                       std::string_view profession, std::string_view measure) const {
  const auto row = index("yearly", {"alternative", "year", "region", "organisation", "profession", "measure"})
                       .row({alternative, std::to_string(year), place.region, place.organisation, profession, measure});
  return row ? std::optional(figure(run().table("yearly"), *row)) : std::nullopt;
}

std::optional<Figure> BoardView::difference(const std::string& alternative, int year, const Place& place,
                                            std::string_view profession, std::string_view measure) const {
  if (!run().has("comparison")) return {};
  const auto row = index("comparison", {"alternative", "year", "region", "organisation", "profession", "measure"})
                       .row({alternative, std::to_string(year), place.region, place.organisation, profession, measure});
  return row ? std::optional(figure(run().table("comparison"), *row)) : std::nullopt;
}

std::optional<Figure> BoardView::cost(const std::string& alternative, int year, const Place& place) const {
  if (!run().has("costs")) return {};
  const auto row = index("costs", {"alternative", "year", "region", "organisation", "item"})
                       .row({alternative, std::to_string(year), place.region, place.organisation, all_of_them});
  return row ? std::optional(figure(run().table("costs"), *row)) : std::nullopt;
}

std::vector<std::size_t> BoardView::rows(std::string_view table, const Wanted& wanted) const {
  std::vector<std::size_t> found;
  if (!run().has(table)) return found;
  const FolderTable& all = run().table(table);
  std::vector<std::pair<std::size_t, std::string_view>> columns;
  for (const auto& [column, text] : wanted) columns.emplace_back(all.column(column), text);
  for (std::size_t row = 0; row < all.rows(); ++row)
    if (std::all_of(columns.begin(), columns.end(),
                    [&](const auto& one) { return all.text(row, one.first) == one.second; }))
      found.push_back(row);
  return found;
}

std::string BoardView::text(std::string_view table, std::size_t row, std::string_view column) const {
  const FolderTable& all = run().table(table);
  return std::string(all.text(row, all.column(column)));
}

std::optional<double> BoardView::number(std::string_view table, std::size_t row, std::string_view column) const {
  const FolderTable& all = run().table(table);
  return all.number(row, all.column(column));
}

}  // namespace spp
