#include "analysis/outcomes.hpp"

#include <array>

namespace spp {
namespace {

using List = std::array<OutcomeText, outcome_count>;

List make_list() {
  List list;
  for (const MeasureText& one : measures())
    list[Outcome(one.id).at()] = {one.id, one.name, one.unit, one.meaning, one.better, one.level, one.all_professions};
  list[outcome::leavers.at()] = {outcome::leavers,
                                 "leavers",
                                 flow_unit,
                                 {"Personeel dat in het jaar de organisatie verlaat, pensioen inbegrepen",
                                  "Staff who leave the organisation in the year, retirement included"},
                                 Better::lower,
                                 Level::profession,
                                 true};
  list[outcome::cost.at()] = {outcome::cost, "cost",
                              cost_unit,     {"Alle kosten van het jaar samen", "All costs of the year together"},
                              Better::lower, Level::organisation,
                              true};
  return list;
}

const List& list() {
  static const List made = make_list();
  return made;
}

}  // namespace

std::span<const OutcomeText> outcomes() { return list(); }

const OutcomeText& text(Outcome outcome) { return list()[outcome.at()]; }

std::optional<Outcome> outcome_named(std::string_view name) {
  for (const OutcomeText& one : list())
    if (one.name == name) return one.id;
  return std::nullopt;
}

}  // namespace spp
