// `exchange`: staff work at another organisation of the region for some months, in waves, and come home.
#pragma once

#include <map>
#include <string>
#include <variant>

#include "model/plan.hpp"
#include "scenario/policy_of.hpp"
#include "scenario/scenario.hpp"

namespace spp {

enum class ExchangeMode { balanced, shortest };
template <>
inline constexpr auto choices<ExchangeMode> = std::array{
    Choice<ExchangeMode>{ExchangeMode::balanced, "balanced", {"zoveel komen als gaan", "as many come as go"}},
    Choice<ExchangeMode>{
        ExchangeMode::shortest, "shortest", {"naar waar het tekort het grootst is", "toward the largest shortage"}}};

/// `{total: N}`: heads per wave over all organisations and professions.
struct TotalParticipants {
  Number total;
};
template <>
inline constexpr auto fields<TotalParticipants> =
    std::tuple{field("total", &TotalParticipants::total, unit::heads,
                     {"Deelnemers per ronde, over allen samen, naar ingewerkt personeel",
                      "Participants per wave over all together, in proportion to settled heads"})
                   .must()};

struct Exchange {
  ExchangeMode mode = ExchangeMode::balanced;
  std::variant<Number, TotalParticipants> participants;
  int every = 0, months = 0;
  Number productivity = 1.0;
  ByCause<Number> effect_away{Number{0.0}}, effect_after{Number{0.0}};
  Number effect_months = 24.0;
  Number charge = 0.0, vat = 0.0;
};
template <>
inline constexpr auto fields<Exchange> = std::tuple{
    field("mode", &Exchange::mode, unit::none, {"Hoe de plaatsen verdeeld worden", "How hosts are found"}),
    field("participants", &Exchange::participants, unit::heads,
          {"Deelnemers per ronde, per organisatie en beroep; of {total: N} samen",
           "Participants per wave, per organisation and profession; or {total: N} together"})
        .must(),
    field("every", &Exchange::every, unit::months, {"Maanden van ronde tot ronde", "Months from wave to wave"})
        .within(1, 1200)
        .must(),
    field("months", &Exchange::months, unit::months, {"Duur van een ronde", "Length of a wave"}).within(1, 1200).must(),
    field("productivity", &Exchange::productivity, unit::share,
          {"Productiviteit van wie elders werkt", "Productivity of an exchanged head"}),
    field("effect_away", &Exchange::effect_away, unit::change,
          {"Verandering van vertrek zolang iemand weg is, per oorzaak", "Change of exits while away, by cause"}),
    field("effect_after", &Exchange::effect_after, unit::change,
          {"Verandering van vertrek na terugkeer, per oorzaak", "Change of exits after return, by cause"}),
    field("effect_months", &Exchange::effect_months, unit::months,
          {"Gemiddelde duur van het effect na terugkeer", "Mean length of the effect after return"}),
    field("charge", &Exchange::charge, {"euro per head and month", 0, 1e7},
          {"Wat de ontvanger aan de uitlener betaalt per persoon per maand",
           "What the host pays to the origin per head and month"}),
    field("vat", &Exchange::vat, {"share of the charge", 0, 10},
          {"Btw boven op charge, verloren voor de ontvanger", "VAT on top of the charge, lost to the host"})};
template <>
inline constexpr Words noun_of<TotalParticipants>{"{total: N}", "{total: N}"};

/// Whether a region has two organisations of the policy with staff of one of its professions.
inline bool has_partners(const PolicyTerms& terms, const Scenario& scenario) {
  for (const auto& p : scenario.profession_names()) {
    std::map<std::string, int> in_region;
    for (const auto& h : scenario.organisation_names())
      if (concerns(terms.professions, p) && concerns(terms.organisations, h) && scenario.has_team(h, p) &&
          ++in_region[scenario.region_of(h)] > 1)
        return true;
  }
  return false;
}

inline void check_policy(const Exchange& own, const PolicyTerms& terms, const PolicyCheck& check) {
  if (own.months > own.every)
    check.problem("months", "a wave of " + std::to_string(own.months) + " months does not end before the next begins",
                  "`months` is at most `every`, which is " + std::to_string(own.every));
  if (own.effect_months.known() && std::get<double>(own.effect_months.value) <= 0.0)
    check.problem("effect_months", "the effect after return needs a mean length above 0",
                  "for no effect leave `effect_after` out");
  if (!has_partners(terms, check.scenario))
    check.problem(terms.organisations ? "organisations" : "",
                  "nobody can be exchanged: no region has two organisations of this policy with staff of a profession",
                  "name at least two organisations of one region");
}

inline void plan_policy(const Exchange& own, const PolicyTerms&, Plan& plan) {
  ExchangeModel model;
  model.shortest = own.mode == ExchangeMode::shortest;
  if (const auto* each = std::get_if<Number>(&own.participants))
    model.participants = plan.quantity(*each, unit::heads);
  else
    model.participants = plan.quantity(std::get<TotalParticipants>(own.participants).total, unit::heads);
  model.total = std::holds_alternative<TotalParticipants>(own.participants);
  model.every = own.every;
  model.months = own.months;
  model.productivity = plan.quantity(own.productivity, unit::share);
  model.effect_away = plan.by_cause(own.effect_away, unit::change);
  model.effect_after = plan.by_cause(own.effect_after, unit::change);
  model.effect_months = plan.quantity(own.effect_months, unit::months);
  model.charge = plan.quantity(own.charge, {"euro", 0, 1e7});
  model.vat = plan.quantity(own.vat, {"share", 0, 10});
  plan.exchange(std::move(model));
}

}  // namespace spp
