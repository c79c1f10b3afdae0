#include "analysis/year_values.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include "analysis/measure_years.hpp"
#include "analysis/parallel.hpp"
#include "analysis/sums.hpp"

namespace spp {
namespace {

/// The cells of an outcome: which they are, and where they stand among all.
struct OutcomeCells {
  std::vector<Cell> cells;
  std::vector<std::size_t> numbers;
};

std::vector<OutcomeCells> by_outcome(const std::vector<Cell>& cells) {
  std::vector<OutcomeCells> all(outcome_count);
  for (std::size_t c = 0; c < cells.size(); ++c) {
    all[cells[c].outcome.at()].cells.push_back(cells[c]);
    all[cells[c].outcome.at()].numbers.push_back(c);
  }
  return all;
}

/// Whether a flow is of somebody who leaves an organisation.
bool leaves_organisation(const FlowSlot& slot, const Axes& axes) {
  if (slot.flow != Flow::exit) return false;
  for (std::size_t j = 0; j < axes.causes.size() && j < axes.leaving.size(); ++j)
    if (axes.causes[j] == slot.cause) return axes.leaving[j].organisation;
  return true;
}

/// Who left in a year, for every cell of the outcome.
void fill_leavers(const Results& results, int year, const OutcomeCells& of, YearValues& values) {
  const Axes& axes = results.axes();
  const std::span<const FlowSlot> slots = results.slots();
  for (std::size_t c = 0; c < of.cells.size(); ++c) {
    const Cell& cell = of.cells[c];
    const std::vector<Organisation>& members = values.places()[static_cast<std::size_t>(cell.place)].members;
    const std::span<double> sum = values.of(year, of.numbers[c]);
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
      if (cell.profession != every_profession && slots[slot].profession.value != cell.profession) continue;
      if (!leaves_organisation(slots[slot], axes)) continue;
      if (std::find(members.begin(), members.end(), slots[slot].organisation) == members.end()) continue;
      add_series(sum, results.flow(slot, year).first(sum.size()));
    }
  }
}

/// All costs of a year, added up in the order of costs.csv.
void fill_cost(const Results& results, int year, const OutcomeCells& of, YearValues& values) {
  for (std::size_t c = 0; c < of.cells.size(); ++c) {
    const std::span<double> sum = values.of(year, of.numbers[c]);
    for (const CostText& item : cost_items())
      for (const Organisation h : values.places()[static_cast<std::size_t>(of.cells[c].place)].members)
        add_series(sum, results.cost(item.id, year, h).first(sum.size()));
  }
}

}  // namespace

YearValues::YearValues(Axes axes, std::span<const Outcome> outcomes, int replicates)
    : axes_(std::move(axes)),
      places_(places_of(axes_)),
      cells_(cells_of(places_, axes_.profession_count(), outcomes)),
      n_(static_cast<std::size_t>(replicates)),
      number_(places_.size() * (axes_.professions.size() + 1) * outcome_count),
      values_(static_cast<std::size_t>(axes_.year_count()) * cells_.size() * n_) {
  for (std::size_t c = 0; c < cells_.size(); ++c) {
    const std::size_t column = static_cast<std::size_t>(cells_[c].profession + 1);
    const std::size_t row = static_cast<std::size_t>(cells_[c].place) * (axes_.professions.size() + 1) + column;
    number_[row * outcome_count + cells_[c].outcome.at()] = c + 1;
  }
}

std::optional<std::size_t> YearValues::find(std::size_t place, int profession, Outcome outcome) const {
  const std::size_t columns = axes_.professions.size() + 1, column = static_cast<std::size_t>(profession + 1);
  if (place >= places_.size() || column >= columns) return {};
  const std::size_t number = number_[(place * columns + column) * outcome_count + outcome.at()];
  return number == 0 ? std::optional<std::size_t>() : number - 1;
}

std::optional<std::size_t> YearValues::find(std::string_view region, std::string_view organisation,
                                            std::string_view profession, Outcome outcome) const {
  int p = every_profession;
  if (profession != all_of_them) {
    const auto named = std::find(axes_.professions.begin(), axes_.professions.end(), profession);
    if (named == axes_.professions.end()) return {};
    p = static_cast<int>(named - axes_.professions.begin());
  }
  for (std::size_t place = 0; place < places_.size(); ++place)
    if (places_[place].region == region && places_[place].organisation == organisation) return find(place, p, outcome);
  return {};
}

std::string_view YearValues::profession_name(const Cell& cell) const {
  if (cell.profession == every_profession) return all_of_them;
  return axes_.professions[static_cast<std::size_t>(cell.profession)];
}

YearValues year_values(const Results& results, std::span<const Outcome> wanted, int threads, int most) {
  YearValues values(results.axes(), wanted, std::min(most, results.replicates()));
  const std::vector<OutcomeCells> cells = by_outcome(values.cells());
  const auto n = static_cast<std::size_t>(values.replicates());
  const std::size_t tasks = static_cast<std::size_t>(values.years()) * outcome_count;
  do_tasks(tasks, threads, [&]() -> std::function<void(std::size_t)> {
    const auto years = std::make_shared<MeasureYears>(results, values.places());
    return [&, years](std::size_t task) {
      const int year = static_cast<int>(task / outcome_count);
      const Outcome outcome = Outcome::numbered(static_cast<int>(task % outcome_count));
      const OutcomeCells& of = cells[outcome.at()];
      if (outcome == outcome::leavers) return fill_leavers(results, year, of, values);
      if (outcome == outcome::cost) return fill_cost(results, year, of, values);
      years->work_out(text(*outcome.measure()), year, of.cells, [&](std::size_t c, std::span<const double> one) {
        const std::span<double> out = values.of(year, of.numbers[c]);
        std::copy_n(one.begin(), n, out.begin());
      });
    };
  });
  return values;
}

std::size_t year_values_bytes(const Axes& axes, std::span<const Outcome> wanted, int replicates) {
  const std::size_t cells = cells_of(places_of(axes), axes.profession_count(), wanted).size();
  return cells * static_cast<std::size_t>(axes.year_count()) * static_cast<std::size_t>(replicates) * sizeof(double);
}

}  // namespace spp
