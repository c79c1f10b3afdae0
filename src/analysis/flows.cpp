// Flows by calendar year. A row adds up the slots that share its key; a total has no destination.
#include <algorithm>
#include <map>
#include <tuple>

#include "analysis/cells.hpp"
#include "analysis/summary.hpp"
#include "analysis/sums.hpp"

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

SlotsByKey slots_by_key(const Axes& axes, std::span<const FlowSlot> slots, Labels& labels) {
  SlotsByKey keys;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const FlowSlot& slot = slots[i];
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
  row.profession = labels.profession(profession);
  row.programme = programme;
  row.flow = flow;
  row.cause = cause;
  row.to = to;
  row.unit = flow_unit;
  return row;
}

}  // namespace

std::size_t flow_row_count(const Axes& axes, const ResultSlots& slots) {
  Labels labels(axes);
  return slots_by_key(axes, slots.flows, labels).size() * static_cast<std::size_t>(axes.year_count());
}

Rows<FlowRow> summarise_flows(const Results& results, const RecordOptions& options, const std::string& alternative) {
  const Axes& axes = results.axes();
  const auto labels = std::make_shared<Labels>(axes, alternative);
  const SlotsByKey keys = slots_by_key(axes, results.slots(), *labels);
  std::vector<const std::vector<std::size_t>*> slots;
  Rows<FlowRow> table;
  for (int year = 0; year < axes.year_count(); ++year)
    for (const auto& entry : keys) {
      table.rows.push_back(named_row(*labels, entry.first, axes.first_year() + year));
      slots.push_back(&entry.second);
    }
  table.labels = labels;
  summarise_sums(table, options, results.replicates(), [&](std::size_t row, const TakeSeries& take) {
    const int year = static_cast<int>(table.rows[row].year) - axes.first_year();
    for (const std::size_t slot : *slots[row]) take(results.flow(slot, year));
  });
  return table;
}

}  // namespace spp
