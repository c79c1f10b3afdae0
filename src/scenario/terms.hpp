// The planner's words that the fields share: the axes of tables, units, and the small kinds of value that only planning
// knows.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scenario/readings.hpp"
#include "schema/field.hpp"
#include "schema/value.hpp"

namespace spp {

// ---- axes of tables; the reader is told their names before it reads a table
struct RegionAxis {
  static constexpr std::string_view noun = "region";
};
struct OrganisationAxis {
  static constexpr std::string_view noun = "organisation";
};
struct ProfessionAxis {
  static constexpr std::string_view noun = "profession";
};
struct CauseAxis {
  static constexpr std::string_view noun = "cause";
};
struct ProgrammeAxisName {
  static constexpr std::string_view noun = "programme";
};
struct MeasureAxis {
  static constexpr std::string_view noun = "measure";
};
struct ShockAxis {
  static constexpr std::string_view noun = "shock";
};
struct PolicyAxis {
  static constexpr std::string_view noun = "policy";
};
struct GroupAxis {
  static constexpr std::string_view noun = "reporting group";
};
/// What a labour-market cycle may act on: the causes of leaving, and `applicants`.
struct LoadingAxis {
  static constexpr std::string_view noun = "cycle loading";
};
inline constexpr std::string_view applicants_loading = "applicants";

template <class T>
using ByProfession = Table<ProfessionAxis, T>;
template <class T>
using ByOrganisation = Table<OrganisationAxis, T>;
template <class T>
using ByRegion = Table<RegionAxis, T>;
template <class T>
using ByCause = Table<CauseAxis, T>;
/// `[p,h]` of the field reference: by profession, then organisation.
template <class T>
using ByPlace = ByProfession<ByOrganisation<T>>;

/// The causes of leaving that the model knows by name.
inline constexpr std::array<std::string_view, 5> standard_causes{"elsewhere", "flex", "mobility", "retirement",
                                                                 "sector"};

/// The key of `exits` that stands for the total of the causes in `exit_split`.
inline constexpr std::string_view every_cause = "all";

/// A name of an axis, checked when read.
template <class Axis>
struct NameOf {
  std::string value;
  [[nodiscard]] bool empty() const { return value.empty(); }
};

/// A name, or `*` for all together.
template <class Axis>
struct NameOrAll {
  std::string value;
  [[nodiscard]] bool empty() const { return value.empty(); }
};

/// One, or a list of them.
template <class T>
struct OneOrMore {
  std::vector<T> list;
};

/// Whether a list concerns a name; a list that is not given concerns all.
template <class Axis>
bool concerns(const std::optional<std::vector<NameOf<Axis>>>& list, const std::string& name) {
  if (!list) return true;
  for (const NameOf<Axis>& one : *list)
    if (one.value == name) return true;
  return false;
}

// ---- units that only planning has
namespace unit {
inline constexpr Unit rooms{"rooms", 0.0, 1000.0};
inline constexpr Unit effect{"per unit of workload", 0.0, 10.0};
inline constexpr Unit workload{"workload", 0.0, 10.0};
inline constexpr Unit growth{"per year", -0.5, 0.5};
inline constexpr Unit persons_per_year{"persons per year", 0.0, 1e6};
inline constexpr Unit sd_log{"sd of the log", 0.0, 2.0};
/// −1 takes all of it away; more than all cannot be claimed.
inline constexpr Unit change{"relative change", -1.0, 10.0};
inline constexpr Unit more_rooms{"rooms", -1000.0, 1000.0};
inline constexpr Unit more_fte{"fte", -1e6, 1e6};
inline constexpr Unit euro{"euro", 0.0, 1e12};
inline constexpr Unit euro_per_trainee{"euro per trainee and year", 0.0, 1e12};
inline constexpr Unit loading{"loading", -2.0, 2.0};
}  // namespace unit

/// `67`, or `67y3m`: A years and f months.
struct RetirementAge {
  int years = 67;
  int months = 0;
  bool operator==(const RetirementAge&) const = default;
};

enum class ExitBasis { average, settled };
template <>
inline constexpr auto choices<ExitBasis> = std::array{
    Choice<ExitBasis>{ExitBasis::average, "average", {"gemiddelde over alle medewerkers", "averages over all staff"}},
    Choice<ExitBasis>{
        ExitBasis::settled, "settled", {"wie langer dan een jaar in dienst is", "staff past their first year"}}};

enum class GrowthForm { compound, linear };
template <>
inline constexpr auto choices<GrowthForm> =
    std::array{Choice<GrowthForm>{GrowthForm::compound, "compound", {"samengesteld", "compound"}},
               Choice<GrowthForm>{GrowthForm::linear, "linear", {"lineair", "linear"}}};

/// Over whom the supervision of trainees is counted.
enum class SupervisionPool { organisation, region };
template <>
inline constexpr auto choices<SupervisionPool> = std::array{
    Choice<SupervisionPool>{SupervisionPool::organisation, "organisation", {"per organisatie", "by organisation"}},
    Choice<SupervisionPool>{SupervisionPool::region, "region", {"over de regio samen", "over the region together"}}};

/// Staff in their first year, or past it; those on an exchange and back from one are settled.
enum class TenureChoice { fresh, settled };
template <>
inline constexpr auto choices<TenureChoice> =
    std::array{Choice<TenureChoice>{TenureChoice::fresh, "new", {"in het eerste jaar", "in their first year"}},
               Choice<TenureChoice>{TenureChoice::settled, "settled", {"na het eerste jaar", "past their first year"}}};

/// `[low, high]`: ages in whole years, both included.
struct AgeRange {
  int low = 15, high = 75;
};

enum class Monthly { automatic, none, main, all };
template <>
inline constexpr auto choices<Monthly> =
    std::array{Choice<Monthly>{Monthly::automatic,
                               "auto",
                               {"alles tot een miljoen rijen, anders de hoofdmaten",
                                "all up to a million rows, else the main measures"}},
               Choice<Monthly>{Monthly::none, "none", {"niets per maand", "nothing by month"}},
               Choice<Monthly>{Monthly::main, "main", {"de hoofdmaten", "the main measures"}},
               Choice<Monthly>{Monthly::all, "all", {"alle maten", "all measures"}}};

/// `all`, or a list of measures.
struct MeasureList {
  bool all = true;
  std::vector<std::string> names;
};

// ---- staff at the start
/// Heads at exact ages: either `ages` (split into new and settled by new_share), or `new` and `settled`.
struct StaffByAge {
  AtAges ages, new_staff, settled;
};
template <>
inline constexpr auto fields<StaffByAge> =
    std::tuple{field("ages", &StaffByAge::ages, unit::heads, {"Personen per leeftijd", "Heads by age"}),
               field("new", &StaffByAge::new_staff, unit::heads,
                     {"Personen in hun eerste jaar, per leeftijd", "Heads in their first year, by age"}),
               field("settled", &StaffByAge::settled, unit::heads,
                     {"Personen na hun eerste jaar, per leeftijd", "Heads past their first year, by age"})};
using Staff = std::variant<Number, StaffByAge>;

// ---- growth of demand
struct GrowthComponents {
  Number demography, epidemiology, socio_cultural, efficiency, substitution, working_hours;
};
template <>
inline constexpr auto fields<GrowthComponents> = std::tuple{
    field("demography", &GrowthComponents::demography, unit::growth,
          {"Groei door de bevolking", "Growth by population"}),
    field("epidemiology", &GrowthComponents::epidemiology, unit::growth, {"Groei door ziekte", "Growth by disease"}),
    field("socio_cultural", &GrowthComponents::socio_cultural, unit::growth,
          {"Groei door wensen en gewoonten", "Growth by wishes and habits"}),
    field("efficiency", &GrowthComponents::efficiency, unit::growth,
          {"Verandering door doelmatiger werken; verandert de bezetting per kamer",
           "Change by efficiency; changes staff per room"}),
    field("substitution", &GrowthComponents::substitution, unit::growth,
          {"Verandering door taakherschikking", "Change by substitution between professions"}),
    field("working_hours", &GrowthComponents::working_hours, unit::growth,
          {"Verandering door arbeidstijd per fte", "Change by working hours per fte"})};
using Growth = std::variant<Number, GrowthComponents>;

/// Shares of a total exit rate by cause: fixed weights, or one Dirichlet draw per replicate (its parameters by cause).
struct ExitSplit {
  ByCause<Number> shares;     ///< sum to 1
  ByCause<Number> dirichlet;  ///< known numbers above 0
};

/// Trainees at the start: a total, or a list by completed months.
using TraineesAtStart = std::variant<Number, std::vector<Number>>;

}  // namespace spp
