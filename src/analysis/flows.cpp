// Flows by calendar year. A row adds up the slots that share its key; a total has no destination.
#include <algorithm>
#include <map>
#include <tuple>

#include "analysis/cells.hpp"
#include "analysis/parallel.hpp"
#include "analysis/quantiles.hpp"
#include "analysis/summary.hpp"

namespace spp {
namespace {

/// What a row is sorted by, after the year. Places and professions are in byte order by index, `*` first.
using Key = std::tuple<int, int, std::string_view, std::string_view, std::string_view, std::string_view>;
using SlotsByKey = std::map<Key, std::vector<std::size_t>>;

/// Whether a flow is counted at a place. One that belongs to no organisation counts in the widest total only.
bool counts_at(const Place& place, const FlowSlot& slot, const Axes& axes) {
  if (slot.organisation.value < 0) {
    return axes.region_count() > 1 ? place.kind == Place::Kind::everywhere : place.kind == Place::Kind::region;
  }
  return std::find(place.members.begin(), place.members.end(), slot.organisation) != place.members.end();
}

SlotsByKey slots_by_key(const Results& results, Labels& labels) {
  SlotsByKey keys;
  const Axes& axes = results.axes();
  for (std::size_t i = 0; i < results.slots().size(); ++i) {
    const FlowSlot& slot = results.slots()[i];
    const std::string_view programme =
        slot.programme < 0 ? std::string_view() : labels.programmes[static_cast<std::size_t>(slot.programme)];
    const std::string_view flow = flows()[static_cast<std::size_t>(slot.flow)].name;
    const std::string_view cause = labels.keep(slot.cause), to = labels.keep(slot.to);
    for (std::size_t place = 0; place < labels.places.size(); ++place) {
      if (!counts_at(labels.places[place], slot, axes)) continue;
      const int at = static_cast<int>(place);
      const bool total = labels.places[place].kind != Place::Kind::organisation;
      keys[Key{at, every_profession, programme, flow, cause, std::string_view()}].push_back(i);
      if (slot.profession.value >= 0)
        keys[Key{at, slot.profession.value, programme, flow, cause, total ? std::string_view() : to}].push_back(i);
    }
  }
  return keys;
}

FlowRow named_row(const Labels& labels, const Key& key, int year) {
  const auto& [at, profession, programme, flow, cause, to] = key;
  const Place& place = labels.places[static_cast<std::size_t>(at)];
  FlowRow row;
  row.alternative = labels.alternative;
  row.year = year;
  row.region = place.region;
  row.organisation = place.organisation;
  row.profession = profession == every_profession
                       ? all_of_them
                       : std::string_view(labels.professions[static_cast<std::size_t>(profession)]);
  row.programme = programme;
  row.flow = flow;
  row.cause = cause;
  row.to = to;
  row.unit = "heads";
  return row;
}

/// Sums the slots of a row in each replicate and summarises them.
class Worker {
 public:
  Worker(const Results& results, std::span<const double> shares)
      : results_(results),
        summariser_(shares, static_cast<std::size_t>(results.replicates())),
        sum_(static_cast<std::size_t>(results.replicates())),
        summary_(summariser_.size()) {}

  void fill(FlowRow& row, double* quantiles, const std::vector<std::size_t>& slots, int year) {
    std::fill(sum_.begin(), sum_.end(), 0.0);
    for (const std::size_t slot : slots) {
      const std::span<const double> flow = results_.flow(slot, year);
      for (std::size_t i = 0; i < sum_.size(); ++i) sum_[i] += flow[i];
    }
    summariser_.summarise(sum_, summary_);
    row.mean = summary_[0];
    row.sd = summary_[1];
    std::copy(summary_.begin() + 2, summary_.end(), quantiles);
  }

 private:
  const Results& results_;
  Summariser summariser_;
  std::vector<double> sum_, summary_;
};

}  // namespace

Rows<FlowRow> summarise_flows(const Results& results, const RecordOptions& options) {
  const Axes& axes = results.axes();
  const auto labels = std::make_shared<Labels>(axes);
  const SlotsByKey keys = slots_by_key(results, *labels);
  std::vector<const std::vector<std::size_t>*> slots;
  Rows<FlowRow> table;
  table.shares = options.quantiles;
  for (int year = 0; year < axes.year_count(); ++year)
    for (const auto& entry : keys) {
      table.rows.push_back(named_row(*labels, entry.first, axes.first_year() + year));
      slots.push_back(&entry.second);
    }
  const std::size_t width = options.quantiles.size();
  table.numbers.assign(table.rows.size() * width, 0.0);
  table.labels = labels;
  do_tasks(table.rows.size(), options.threads, [&] {
    const auto worker = std::make_shared<Worker>(results, options.quantiles);
    return [&, worker](std::size_t i) {
      double* quantiles = table.numbers.data() + i * width;
      table.rows[i].quantiles.values = {quantiles, width};
      worker->fill(table.rows[i], quantiles, *slots[i], static_cast<int>(table.rows[i].year) - axes.first_year());
    };
  });
  return table;
}

}  // namespace spp
