#include "study/closed_rooms.hpp"

#include <array>
#include <cmath>
#include <map>

#include "analysis/parallel.hpp"
#include "study/estimate.hpp"

namespace spp {
namespace {

constexpr std::array<Outcome, 1> wanted{Measure::rooms_closed};
constexpr int parts = closed_room_part_count;
/// Runs of the ladder. The last stands alone, the others are compared with the next.
constexpr std::size_t rungs = 5, mean_field = 4;

using Ladder = std::array<RunValues, rungs>;
using Estimates = std::array<Estimate, parts>;

bool workload_acts(const Model& model) {
  for (const ProfessionModel& profession : model.professions) {
    if (!profession.workload_on_dropout.is(0.0)) return true;
    for (const Quantity& effect : profession.workload_on_exit)
      if (!effect.is(0.0)) return true;
  }
  for (const TeamModel& team : model.teams)
    if (!team.workload_on_absence.is(0.0) || !team.workload_on_supervision.is(0.0)) return true;
  return false;
}

std::vector<std::string> limits_on_training(const Scenario& scenario) {
  std::vector<std::string> lifted;
  if (!scenario.trainees_per_supervisor.empty()) lifted.emplace_back("trainees_per_supervisor=null");
  for (const auto& [name, programme] : scenario.programmes)
    if (!programme.capacity.empty()) lifted.push_back("programmes." + name + ".capacity=null");
  for (const auto& [name, policy] : scenario.policies.named)
    if (const ProgrammeTerms* added = policy->programme(); added != nullptr && !added->capacity.empty())
      lifted.push_back("policies." + name + ".programme.capacity=null");
  return lifted;
}

/// What each rung asks; the same as the one before where it takes nothing away.
std::array<Ask, rungs> asks_of_rungs(const ClosedRoomsAsked& asked, const ClosedRoomsLadder& ladder, int replicates) {
  std::array<Ask, rungs> asks;
  asks[0] = closed_rooms_ask(asked);
  Ask ask = asks[0];
  const auto rung = [&](std::size_t number, bool changes) {
    if (changes && asked.replicates > 0 && asked.replicates < replicates) ask.first = asked.replicates;
    asks[number] = changes ? ask : asks[number - 1];
  };
  const auto without = [&](const std::vector<std::string>& overlay) {
    ask.overlay.insert(ask.overlay.end(), overlay.begin(), overlay.end());
    return !overlay.empty();
  };
  rung(1, without(ladder.without_loop));
  rung(2, without(ladder.without_limits));
  ask.pooled_rooms = ladder.pools;
  rung(3, ladder.pools);
  ask.first = 0;
  ask.mean_field = true;
  asks[mean_field] = ask;
  return asks;
}

Ladder climb(const ClosedRoomsAsked& asked, const ClosedRoomsLadder& ladder, Runs& runs) {
  Ladder all;
  all[0] = runs.of(closed_rooms_ask(asked));
  const std::array<Ask, rungs> asks = asks_of_rungs(asked, ladder, all[0]->replicates());
  for (std::size_t k = 1; k < rungs; ++k) all[k] = asks[k] == asks[k - 1] ? all[k - 1] : runs.of(asks[k]);
  return all;
}

/// The parts of one place and year.
class Parts {
 public:
  /// q replicates of n are compared.
  Parts(std::size_t n, std::size_t q) : n_(n), q_(q), of_all_(n), of_some_(q), rest_(n > q ? n - q : 1), values_(q) {}

  Estimates of(const Ladder& ladder, int year, std::size_t cell) {
    std::array<std::span<const double>, mean_field> rooms;
    for (std::size_t k = 0; k < rooms.size(); ++k) rooms[k] = ladder[k]->of(year, cell);
    const double average = ladder[mean_field]->of(year, cell)[0], size = size_of(rooms[0]);
    Estimates parts_of;
    const auto set = [&](ClosedRoomPart part, Estimate estimate) {
      parts_of[static_cast<std::size_t>(part)] = estimate;
    };
    set(ClosedRoomPart::workload_loop, difference(rooms[0], rooms[1]));
    set(ClosedRoomPart::training_limits, difference(rooms[1], rooms[2]));
    set(ClosedRoomPart::stranded, difference(rooms[2], rooms[3]));
    set(ClosedRoomPart::short_on_average, {average, 0.0});
    Estimate chance{of_all_.of(rooms[0]).mean - average, chance_error(rooms[0], rooms[3])};
    for (const ClosedRoomPart part :
         {ClosedRoomPart::workload_loop, ClosedRoomPart::training_limits, ClosedRoomPart::stranded})
      chance.mean -= parts_of[static_cast<std::size_t>(part)].mean;
    drop_rounding({&chance.mean, 1}, std::max(size, std::abs(average)));
    set(ClosedRoomPart::chance, chance);
    return parts_of;
  }

 private:
  Estimate difference(std::span<const double> a, std::span<const double> b) {
    for (std::size_t i = 0; i < q_; ++i) values_[i] = a[i] - b[i];
    return of_some_.of(values_);
  }

  /// Of mean over n of a − mean over q of (a − b): the first q replicates are in both.
  double chance_error(std::span<const double> a, std::span<const double> b) {
    const auto n = static_cast<double>(n_), q = static_cast<double>(q_);
    for (std::size_t i = 0; i < q_; ++i) values_[i] = (a[i] - b[i]) - a[i] * q / n;
    const double both = of_some_.of(values_).error;
    if (n_ == q_) return both;
    return std::hypot(both, rest_.of(a.subspan(q_)).error * (n - q) / n);
  }

  std::size_t n_, q_;
  Estimator of_all_, of_some_, rest_;
  std::vector<double> values_;
};

Rows<ClosedRoomsRow> named_rows(const YearValues& values, const std::string& alternative) {
  Rows<ClosedRoomsRow> table;
  const auto labels = std::make_shared<const Labels>(values.axes(), alternative);
  table.labels = labels;
  for (int year = 0; year < values.years(); ++year)
    for (const Cell& cell : values.cells())
      for (const ClosedRoomPartText& part : closed_room_parts()) {
        const Place& place = labels->places[static_cast<std::size_t>(cell.place)];
        ClosedRoomsRow row;
        row.alternative = labels->alternative;
        row.year = values.axes().first_year() + year;
        row.region = place.region;
        row.organisation = place.organisation;
        row.part = part.name;
        table.rows.push_back(row);
      }
  return table;
}

}  // namespace

ClosedRoomsLadder ladder_of(const Scenario& scenario, const Model& model) {
  ClosedRoomsLadder ladder;
  if (workload_acts(model)) ladder.without_loop.emplace_back("workload_effect=null");
  ladder.without_limits = limits_on_training(scenario);
  std::map<int, int> with_rooms;
  for (std::size_t h = 0; h < model.organisations.size(); ++h)
    if (model.organisations[h].has_rooms) {
      ladder.rooms = true;
      ladder.pools = ladder.pools || ++with_rooms[model.axes.region_of[h].value] > 1;
    }
  return ladder;
}

Ask closed_rooms_ask(const ClosedRoomsAsked& asked) {
  Ask ask;
  ask.policies = asked.policies;
  ask.outcomes = numbers_of(wanted);
  return ask;
}

std::vector<Ask> asks_of(const ClosedRoomsAsked& asked, const ClosedRoomsLadder& ladder, int replicates) {
  std::vector<Ask> different;
  if (!ladder.rooms) return different;
  const std::array<Ask, rungs> asks = asks_of_rungs(asked, ladder, replicates);
  for (std::size_t k = 1; k < rungs; ++k)
    if (!(asks[k] == asks[k - 1])) different.push_back(asks[k]);
  return different;
}

std::size_t closed_rooms_row_count(const Axes& axes) {
  return places_of(axes).size() * static_cast<std::size_t>(axes.year_count() * parts);
}

std::size_t closed_rooms_bytes(const Axes& axes, int replicates) { return year_values_bytes(axes, wanted, replicates); }

Rows<ClosedRoomsRow> explain_closed_rooms(const ClosedRoomsAsked& asked, const ClosedRoomsLadder& ladder, Runs& runs) {
  if (!ladder.rooms) return named_rows(*runs.of(closed_rooms_ask(asked)), asked.alternative);
  const Ladder rooms = climb(asked, ladder, runs);
  const YearValues& itself = *rooms[0];
  const int n = itself.replicates(), q = asked.replicates > 0 ? std::min(asked.replicates, n) : n;
  Rows<ClosedRoomsRow> table = named_rows(itself, asked.alternative);
  const std::size_t cells = itself.cells().size();
  do_tasks(cells * static_cast<std::size_t>(itself.years()), asked.threads, [&]() -> std::function<void(std::size_t)> {
    const auto worker = std::make_shared<Parts>(static_cast<std::size_t>(n), static_cast<std::size_t>(q));
    return [&, worker, cells](std::size_t series) {
      const Estimates of = worker->of(rooms, static_cast<int>(series / cells), series % cells);
      for (std::size_t k = 0; k < of.size(); ++k) {
        table.rows[series * parts + k].rooms = of[k].mean;
        table.rows[series * parts + k].standard_error = of[k].error;
      }
    };
  });
  return table;
}

}  // namespace spp
