// `demand`: work that needs fewer people, or other people; patients moved, a site closed or enlarged.
#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "model/plan.hpp"
#include "scenario/policy_of.hpp"
#include "scenario/scenario.hpp"

namespace spp {

struct DemandChange {
  std::optional<Number> change;
  ByOrganisation<Number> rooms, fte;
};
template <>
inline constexpr auto fields<DemandChange> = std::tuple{
    field("change", &DemandChange::change, unit::change,
          {"Verandering van de benodigde fte, de dienst niet meegeteld", "Change of required fte, duty apart"}),
    field("rooms", &DemandChange::rooms, unit::more_rooms,
          {"Operatiekamers erbij of eraf, per organisatie, met het personeel dat ze vragen",
           "Rooms added or taken, by organisation, with the staff that they ask"}),
    field("fte", &DemandChange::fte, unit::more_fte,
          {"Benodigde fte erbij of eraf, per organisatie en voor elk genoemd beroep",
           "Required fte added or taken, by organisation and for each profession named"})};

/// Whether an organisation has rooms, or may have in some replicates.
inline bool may_have_rooms(const Scenario& scenario, const std::string& organisation) {
  const auto some = [](const std::optional<Number>& rooms) {
    return rooms && !(rooms->known() && std::get<double>(rooms->value) == 0.0);
  };
  const auto own = scenario.organisations.named.find(organisation);
  if (own != scenario.organisations.named.end() && own->second.rooms) return some(own->second.rooms);
  return scenario.organisations.all && some(scenario.organisations.all->rooms);
}

inline void check_policy(const DemandChange& own, const PolicyTerms& terms, const PolicyCheck& check) {
  if (!own.change && own.rooms.empty() && own.fte.empty())
    check.problem("", "a policy of type `demand` says what changes", "give at least one of `change`, `rooms`, `fte`");
  for (const auto& h : check.scenario.organisation_names()) {
    const Number* more = find(own.rooms, h);
    if (more == nullptr || !concerns(terms.organisations, h) || may_have_rooms(check.scenario, h)) continue;
    if (more->known() && std::get<double>(more->value) <= 0.0) continue;
    const bool named = own.rooms.named.count(h) > 0;
    check.problem(named ? "rooms." + h : "rooms", "`" + h + "` has no rooms and cannot gain any",
                  "give it `rooms` under `organisations`, or say `" + h + ": 0` here");
  }
}

inline void plan_policy(const DemandChange& own, const PolicyTerms&, Plan& plan) {
  if (own.change) plan.factor(Lever::demand, *own.change);
  plan.rooms(own.rooms);
  plan.fte(own.fte);
}

}  // namespace spp
