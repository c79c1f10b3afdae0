// Who trained, gave and received whom, by calendar year: some of it flows, the rest kept by the engine as such.
#include <map>
#include <optional>
#include <tuple>

#include "analysis/cells.hpp"
#include "analysis/summary.hpp"
#include "analysis/sums.hpp"

namespace spp {
namespace {

/// A series of the results: a flow's slot, or a contribution's.
struct Source {
  bool is_flow = true;
  std::size_t slot = 0;
};

/// What a row is sorted by, after the year: profession (`*` first), giver, receiver, item.
using Key = std::tuple<int, std::string_view, std::string_view, std::string_view>;

struct ContributionRows {
  std::map<Key, std::vector<Source>> by_key;
  std::map<std::string_view, std::string_view> unit_of;

  void add(Profession p, std::string_view giver, std::string_view receiver, const ContributionText& item,
           Source source) {
    by_key[Key{every_profession, giver, receiver, item.name}].push_back(source);
    by_key[Key{p.value, giver, receiver, item.name}].push_back(source);
    unit_of[item.name] = item.unit;
  }
};

/// An organisation; or the region together, which is `*` where there is one and `region:NAME` where there are more.
std::string party(const Axes& axes, int organisation, int region) {
  if (organisation >= 0) return axes.organisations[static_cast<std::size_t>(organisation)];
  if (axes.region_count() == 1) return std::string(all_of_them);
  return "region:" + axes.regions[static_cast<std::size_t>(region)];
}

/// The item that a flow is part of; nothing for most flows.
const ContributionText* item_of(Flow flow) {
  switch (flow) {
    case Flow::graduate_stay:
    case Flow::graduate_move:
    case Flow::graduate_leave:
      return &contribution_items()[trained_item];
    case Flow::move:
      return &contribution_items()[moved_item];
    default:
      return nullptr;
  }
}

ContributionRows rows_of(const Axes& axes, std::span<const FlowSlot> flow_slots,
                         std::span<const ContributionSlot> slots, Labels& labels) {
  ContributionRows rows;
  for (std::size_t i = 0; i < flow_slots.size(); ++i) {
    const FlowSlot& slot = flow_slots[i];
    const ContributionText* item = item_of(slot.flow);
    if (item == nullptr || slot.organisation.value < 0 || slot.profession.value < 0) continue;
    const std::string& giver = axes.organisations[slot.organisation.at()];
    const std::string& receiver = slot.flow == Flow::graduate_stay ? giver : slot.to;
    rows.add(slot.profession, labels.keep(giver), labels.keep(receiver), *item, {true, i});
  }
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const ContributionSlot& slot = slots[i];
    rows.add(slot.profession, labels.keep(party(axes, slot.giver, slot.region)),
             labels.keep(party(axes, slot.receiver, slot.region)), text(slot.item), {false, i});
  }
  return rows;
}

}  // namespace

std::size_t contribution_row_count(const Axes& axes, const ResultSlots& slots) {
  Labels labels(axes);
  const std::size_t keys = rows_of(axes, slots.flows, slots.contributions, labels).by_key.size();
  return keys * static_cast<std::size_t>(axes.year_count());
}

Rows<ContributionRow> summarise_contribution(const Results& results, const RecordOptions& options,
                                             const std::string& alternative) {
  const Axes& axes = results.axes();
  const auto labels = std::make_shared<Labels>(axes, alternative);
  const ContributionRows rows = rows_of(axes, results.slots(), results.contribution_slots(), *labels);
  std::vector<const std::vector<Source>*> sources;
  Rows<ContributionRow> table;
  for (int year = 0; year < axes.year_count(); ++year)
    for (const auto& entry : rows.by_key) {
      const auto& [profession, giver, receiver, item] = entry.first;
      ContributionRow row;
      row.alternative = labels->alternative;
      row.year = axes.first_year() + year;
      row.profession = labels->profession(profession);
      row.giver = giver;
      row.receiver = receiver;
      row.item = item;
      row.unit = rows.unit_of.at(item);
      table.rows.push_back(row);
      sources.push_back(&entry.second);
    }
  table.labels = labels;
  summarise_sums(table, options, results.replicates(), [&](std::size_t row, const TakeSeries& take) {
    const int year = static_cast<int>(table.rows[row].year) - axes.first_year();
    for (const Source& source : *sources[row])
      take(source.is_flow ? results.flow(source.slot, year) : results.contribution(source.slot, year));
  });
  return table;
}

}  // namespace spp
