// The start and the drawn inputs: tables of means, one value a cell.
#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <stdexcept>

#include "analysis/cells.hpp"
#include "analysis/quantiles.hpp"
#include "analysis/summary.hpp"

namespace spp {
namespace {

/// What start.csv needs of one organisation and profession; sums of these are totals.
struct StartSums {
  double heads = 0, own_fte = 0, trainees = 0, establishment_fte = 0, flex_fte = 0, required_fte = 0, trainee_fte = 0;
  double retired = 0, leavers = 0;      ///< in the first calendar year
  double average_heads = 0;             ///< over its months, of start and end of each
  double rooms = 0, implied_staff = 0;  ///< persons that establishment and rooms imply over all rooms

  StartSums& operator+=(const StartSums& other) {
    heads += other.heads;
    own_fte += other.own_fte;
    trainees += other.trainees;
    establishment_fte += other.establishment_fte;
    flex_fte += other.flex_fte;
    required_fte += other.required_fte;
    trainee_fte += other.trainee_fte;
    retired += other.retired;
    leavers += other.leavers;
    average_heads += other.average_heads;
    rooms += other.rooms;
    implied_staff += other.implied_staff;
    return *this;
  }
};

int months_of_first_year(const Axes& axes) { return std::min(axes.months, months_per_year - axes.start.month + 1); }

double average_headcount(const Results& results, Organisation h, Profession p) {
  const int months = months_of_first_year(results.axes());
  double sum = 0.0, before = mean_of(results.kept(Kept::headcount, 0, h, p));
  for (int period = 1; period <= months; ++period) {
    const double after = mean_of(results.kept(Kept::headcount, period, h, p));
    sum += (before + after) / 2.0;
    before = after;
  }
  return months > 0 ? sum / months : before;
}

/// By organisation · professions + profession.
std::vector<StartSums> sums_by_team(const Results& results, const StartFactsList& facts) {
  const Axes& axes = results.axes();
  const std::size_t professions = axes.professions.size();
  std::vector<StartSums> sums(axes.organisations.size() * professions);
  if (!facts.empty() && facts.size() != sums.size()) throw std::logic_error("start facts of another shape");
  for (std::size_t team = 0; team < sums.size(); ++team) {
    const Organisation h{static_cast<int>(team / professions)};
    const Profession p{static_cast<int>(team % professions)};
    const auto mean = [&](Kept kept) { return mean_of(results.kept(kept, 0, h, p)); };
    StartSums& sum = sums[team];
    sum.heads = mean(Kept::headcount);
    sum.own_fte = mean(Kept::employed_fte);
    sum.trainees = mean(Kept::trainees);
    sum.establishment_fte = mean(Kept::establishment_fte);
    sum.flex_fte = mean(Kept::flex_fte);
    sum.required_fte = mean(Kept::required_fte);
    sum.trainee_fte = mean(Kept::trainee_fte);
    sum.average_heads = average_headcount(results, h, p);
    if (facts.empty()) continue;
    sum.rooms = facts[team].rooms;
    sum.implied_staff = facts[team].rooms * facts[team].staff_per_room_implied;
  }
  for (std::size_t i = 0; i < results.slots().size(); ++i) {
    const FlowSlot& slot = results.slots()[i];
    if (slot.flow != Flow::exit || slot.organisation.value < 0 || slot.profession.value < 0) continue;
    StartSums& sum = sums[slot.organisation.at() * professions + slot.profession.at()];
    const double leavers = mean_of(results.flow(i, 0));
    sum.leavers += leavers;
    if (slot.cause == "retirement") sum.retired += leavers;
  }
  return sums;
}

StartSums total(const std::vector<StartSums>& sums, const Place& place, std::size_t professions, std::size_t p) {
  StartSums all;
  for (const Organisation h : place.members) all += sums[h.at() * professions + p];
  return all;
}

/// Rooms of all professions together: those of the profession that staffs most of them, by organisation.
double rooms_of_all(const std::vector<StartSums>& sums, const Place& place, std::size_t professions) {
  double rooms = 0.0;
  for (const Organisation h : place.members) {
    double most = 0.0;
    for (std::size_t p = 0; p < professions; ++p) most = std::max(most, sums[h.at() * professions + p].rooms);
    rooms += most;
  }
  return rooms;
}

double ratio(double above, double below) { return below != 0.0 ? above / below : 0.0; }

StartRow row_of(const Place& place, std::string_view profession, const StartSums& sum, int months) {
  StartRow row;
  row.region = place.region;
  row.organisation = place.organisation;
  row.profession = profession;
  row.heads = sum.heads;
  row.own_fte = sum.own_fte;
  row.trainees = sum.trainees;
  row.establishment_fte = sum.establishment_fte;
  row.vacant_fte = sum.establishment_fte - sum.own_fte;
  row.flex_fte = sum.flex_fte;
  row.required_fte = sum.required_fte;
  row.trainee_fte = sum.trainee_fte;
  row.rooms = sum.rooms;
  row.fte_per_room = ratio(sum.own_fte, sum.rooms);
  row.staff_per_room_implied = ratio(sum.implied_staff, sum.rooms);
  const double years = static_cast<double>(months) / months_per_year;
  row.retire_first_year = ratio(sum.retired, years);
  row.exit_rate = ratio(sum.leavers, sum.average_heads * years);
  return row;
}

}  // namespace

Rows<StartRow> summarise_start(const Results& results, const StartFactsList& facts) {
  const Axes& axes = results.axes();
  const std::size_t professions = axes.professions.size();
  const int months = months_of_first_year(axes);
  const auto labels = std::make_shared<const Labels>(axes);
  const std::vector<StartSums> sums = sums_by_team(results, facts);
  Rows<StartRow> table;
  table.labels = labels;
  for (const Place& place : labels->places) {
    StartSums all;
    double implied = 0.0;  // persons per room of each profession add up to those of the whole team
    for (std::size_t p = 0; p < professions; ++p) {
      const StartSums one = total(sums, place, professions, p);
      all += one;
      implied += ratio(one.implied_staff, one.rooms);
    }
    all.rooms = rooms_of_all(sums, place, professions);
    all.implied_staff = implied * all.rooms;
    table.rows.push_back(row_of(place, all_of_them, all, months));
    for (std::size_t p = 0; p < professions; ++p)
      table.rows.push_back(row_of(place, labels->professions[p], total(sums, place, professions, p), months));
  }
  return table;
}

Rows<InputRow> summarise_inputs(const Results& results, std::span<const InputDescription> inputs) {
  if (inputs.size() != results.inputs.size())
    throw std::logic_error("drawn inputs and their descriptions differ in number");
  std::vector<std::size_t> order(inputs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return inputs[a].path < inputs[b].path; });
  constexpr std::array<double, 3> shares{0.05, 0.5, 0.95};
  std::array<double, 5> summary{};
  Rows<InputRow> table;
  for (const std::size_t i : order) {
    const InputDescription& said = inputs[i];
    Summariser(shares, results.inputs[i].size()).summarise(results.inputs[i], summary);
    InputRow row;
    row.path = said.path;
    row.file = said.file;
    row.line = said.line;
    row.distribution = said.distribution;
    row.source = said.source;
    row.is_assumption = said.is_assumption;
    row.mean = summary[0];
    row.q05 = summary[2];
    row.q50 = summary[3];
    row.q95 = summary[4];
    table.rows.push_back(std::move(row));
  }
  return table;
}

Rows<InputRow> inputs_of_all(std::span<const RunTables> alternatives) {
  std::map<std::string_view, const InputRow*> by_path;
  for (const RunTables& one : alternatives)
    for (const InputRow& row : one.inputs.rows) by_path.emplace(row.path, &row);
  Rows<InputRow> table;
  for (const auto& entry : by_path) table.rows.push_back(*entry.second);
  return table;
}

}  // namespace spp
