// What a policy is: terms that all types share, and an interface behind which each type keeps its own. A policy is
// immutable; before a run it tells the Plan what it does, and takes no part in the run itself.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "base/problem.hpp"
#include "scenario/programme.hpp"
#include "scenario/terms.hpp"

namespace spp {

class Plan;    // the model's: all that a policy may do
class Reader;  // the schema's
struct Node;
struct Scenario;

/// Terms common to all types (section 6 of the model).
struct PolicyTerms {
  Text name;
  std::optional<CalendarMonth> from, until;
  int ramp_months = 0;
  std::optional<std::vector<NameOf<OrganisationAxis>>> organisations;  ///< all unless named
  std::optional<std::vector<NameOf<ProfessionAxis>>> professions;
  std::optional<AgeRange> ages;
  std::optional<TenureChoice> tenure;
  ByOrganisation<Number> uptake{Number{1.0}};
  Number realisation = 1.0;
  ByOrganisation<Number> joins{Number{1.0}};
  Number leaves = 0.0;
  NameOf<ShockAxis> during;
  Number fixed_cost = 0.0;
  Number unit_cost = 0.0;
};
template <>
inline constexpr auto fields<PolicyTerms> = std::tuple{
    field("name", &PolicyTerms::name, unit::none, {"Naam in rapporten", "Name in reports"}),
    field("from", &PolicyTerms::from, {"month"},
          {"Eerste maand; de start tenzij gegeven", "First month; the start unless given"}),
    field("until", &PolicyTerms::until, {"month"},
          {"Laatste maand; het einde tenzij gegeven", "Last month; the end unless given"}),
    field("ramp_months", &PolicyTerms::ramp_months, unit::months,
          {"Maanden waarin het beleid op gang komt", "Months in which the policy gets under way"})
        .within(0, 1200),
    field("organisations", &PolicyTerms::organisations, unit::none,
          {"Wie meedoet; alle tenzij genoemd", "Who takes part; all unless named"}),
    field("professions", &PolicyTerms::professions, unit::none,
          {"Voor welke beroepen; alle tenzij genoemd", "For which professions; all unless named"}),
    field("ages", &PolicyTerms::ages, {"years", 15, 75},
          {"Voor wie van deze leeftijd is, beide grenzen inbegrepen", "For whom of these ages, both included"}),
    field("tenure", &PolicyTerms::tenure, unit::none,
          {"Voor wie in of na het eerste jaar is", "For staff in their first year, or past it"}),
    field("uptake", &PolicyTerms::uptake, unit::share,
          {"Deel dat meedoet, mag per organisatie", "Share that takes it up, may be by organisation"}),
    field("realisation", &PolicyTerms::realisation, {"part of the claim", 0, 2},
          {"Deel van het beweerde effect dat uitkomt", "Part of the claimed effect that comes true"}),
    field("joins", &PolicyTerms::joins, unit::share,
          {"Kans dat een organisatie meedoet", "Chance that an organisation takes part"}),
    field("leaves", &PolicyTerms::leaves, unit::rate,
          {"Organisaties die zich terugtrekken, per jaar", "Organisations that withdraw, per year"}),
    field("during", &PolicyTerms::during, unit::none,
          {"Schok tot wiens maanden en trekkingen het beleid zich beperkt",
           "Shock to whose months and replicates the policy is confined"}),
    field("fixed_cost", &PolicyTerms::fixed_cost, {"euro per year", 0, 1e12},
          {"Vaste kosten per jaar, van het beleid als geheel", "Fixed cost per year, of the policy as a whole"}),
    field("unit_cost", &PolicyTerms::unit_cost, {"euro per unit", 0, 1e12},
          {"Kosten per eenheid van wat gedaan wordt", "Cost per unit of what is done"})};

struct PolicyType;

/// What a policy's own check works with; the check of what all share is the scenario's.
struct PolicyCheck {
  const Scenario& scenario;
  Problems& problems;
  std::string path;  ///< `policies.run_ok`
  /// A problem at a field of the policy (or at the policy, where `field` is empty).
  void problem(const std::string& field, const std::string& what, const std::string& hint = {}) const;
};

class Policy {
 public:
  Policy() = default;
  Policy(const Policy&) = delete;
  Policy& operator=(const Policy&) = delete;
  virtual ~Policy() = default;
  [[nodiscard]] virtual const PolicyType& type() const = 0;
  virtual void check(const PolicyCheck& check) const = 0;
  virtual void plan(Plan& plan) const = 0;
  [[nodiscard]] virtual Node write() const = 0;
  /// The programme that a policy adds under its own name; null for all that add none.
  [[nodiscard]] virtual const ProgrammeTerms* programme() const = 0;

  std::string id;
  PolicyTerms terms;
};

/// What a type allows of the common terms.
struct PolicyTraits {
  bool ages = false, tenure = false;  ///< may name ages, a tenure
  bool needs_shock = false;           ///< `during` is required
  /// Two of this type in one alternative may not share an organisation and a profession.
  bool one_at_a_time = false;
  std::string_view unit{};  ///< what `unit_cost` is for; empty = it has none
};

/// A line of the catalogue: a type, its words, how it is read.
struct PolicyType {
  std::string_view name;
  Words help;
  PolicyTraits traits;
  std::shared_ptr<const Policy> (*read)(Reader&, const Node&, const PolicyType&, const std::string& id);
  std::vector<std::string> (*own_fields)();
};
using PolicyCatalogue = std::span<const PolicyType>;

/// The policies of a scenario by name.
struct PolicySet {
  std::map<std::string, std::shared_ptr<const Policy>> named;
};

/// The alternatives in the order in which they are written: each a list of policies in force.
struct AlternativeList {
  struct One {
    std::string name;
    std::vector<NameOf<PolicyAxis>> policies;
  };
  std::vector<One> list;
};

}  // namespace spp
