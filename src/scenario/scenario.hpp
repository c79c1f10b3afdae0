// A scenario: what the planner asked, in the planner's terms. Plain structs, each with its table of fields; nothing is
// worked out here, that is the model's job.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/problem.hpp"
#include "scenario/attribution.hpp"
#include "scenario/checklist.hpp"
#include "scenario/market.hpp"
#include "scenario/places.hpp"
#include "scenario/policy.hpp"
#include "scenario/programme.hpp"
#include "scenario/retention.hpp"
#include "scenario/target.hpp"
#include "scenario/terms.hpp"

namespace spp {

class Document;

struct Scenario {
  Text name, about;
  CalendarMonth start;
  std::optional<int> years, months;
  NameOf<RegionAxis> region;
  std::uint64_t seed = 1;
  int replicates = 1000;
  RecordTerms record;
  std::map<std::string, std::vector<NameOf<OrganisationAxis>>> reporting_groups;

  std::map<std::string, RegionTerms> regions;
  ByOrganisation<OrganisationTerms> organisations;
  ByProfession<ProfessionTerms> professions;
  std::map<std::string, CauseTerms> causes;

  ByPlace<Staff> staff;
  ByPlace<ByAge<Number>> age_shares;
  ByPlace<Number> new_share{ByOrganisation<Number>{Number{0.0}}};
  ByPlace<ByAge<Number>> fte_per_head;
  ByProfession<AtAges> recruit_ages;
  ByPlace<Number> productivity_new{ByOrganisation<Number>{Number{1.0}}};

  ByProfession<std::map<std::string, ByAge<Number>>> exits;
  ByProfession<ExitSplit> exit_split;
  ExitBasis exit_basis = ExitBasis::average;
  ExitFactors exit_factors;
  WorkloadEffect workload_effect;
  ByPlace<Number> workload_delay{ByOrganisation<Number>{Number{0.5}}};
  ByPlace<Number> workload_start, workload_reference;
  Number between_organisations = 0.0;

  std::map<std::string, ProgrammeTerms> programmes;
  ByPlace<Number> trainees_per_supervisor;
  SupervisionPool supervision_pool = SupervisionPool::organisation;

  ByProfession<ByRegion<Number>> applicants{ByRegion<Number>{Number{0.0}}};
  ByPlace<Number> own_applicants;
  FlexTerms flex;
  CycleTerms cycle;

  Number room_response = 1.0;
  ByPlace<Number> staff_per_room;
  ByPlace<Number> net_hours_per_fte{ByOrganisation<Number>{Number{1440.0}}};
  ByPlace<Number> demand;
  ByPlace<Number> duty{ByOrganisation<Number>{Number{0.0}}};
  ByPlace<Number> unmet{ByOrganisation<Number>{Number{0.0}}};
  ByPlace<Growth> growth{ByOrganisation<Growth>{Growth{Number{0.0}}}};
  GrowthForm growth_form = GrowthForm::compound;
  std::optional<int> growth_until;
  ByYear<Number> path;
  ByOrganisation<Number> demand_noise{Number{0.0}};
  ByPlace<ByYear<Number>> establishment;
  ByPlace<Number> absence{ByOrganisation<Number>{Number{0.065}}};
  ByPlace<Number> normal_absence;

  CostTerms costs;
  std::map<std::string, ShockTerms> shocks;
  PolicySet policies;
  AlternativeList alternatives;  ///< as written; see alternative_list()
  std::vector<TargetTerms> targets;
  RetentionTerms retention;
  std::string observed;                         ///< path of a CSV of observed figures; empty: none
  std::optional<AttributionTerms> attribution;  ///< of the last alternative; see attribution_of()
  std::vector<ChecklistItem> checklist;         ///< of success factors; shown, never computed with

  // ---- not fields: what reading leaves behind
  std::map<std::string, Origin> origins;  ///< where each path was written
  /// Where a path, or the nearest thing around it, was written.
  [[nodiscard]] Origin origin(std::string of_path) const;

  [[nodiscard]] int length_in_months() const { return months ? *months : years.value_or(0) * months_per_year; }
  [[nodiscard]] CalendarMonth last_month() const { return start.plus(length_in_months() - 1); }
  /// Calendar years that are simulated whole, first and last; the last before the first where there is none.
  [[nodiscard]] int first_whole_year() const { return start.year + (start.month == 1 ? 0 : 1); }
  [[nodiscard]] int last_whole_year() const {
    return last_month().year - (last_month().month == months_per_year ? 0 : 1);
  }
  /// The base year of retention: as given, else the first whole year.
  [[nodiscard]] int base_year() const { return retention.base_year.value_or(first_whole_year()); }
  /// Names in byte order.
  [[nodiscard]] std::vector<std::string> region_names() const, organisation_names() const, profession_names() const;
  /// The five causes of the model and those that `exits` and `exit_split` name, in byte order.
  [[nodiscard]] std::vector<std::string> cause_names() const;
  /// Whether leavers of a cause count in a reading: as `causes` says, else as section 4 of the model has it.
  [[nodiscard]] bool leaves_from(const std::string& cause, LeavesFrom reading) const;
  /// The alternatives in the scenario's order; unless given `baseline`, and `all` where there are policies.
  [[nodiscard]] std::vector<AlternativeList::One> alternative_list() const;
  /// The region of an organisation: its own, that of `organisations.default`, else the scenario's.
  [[nodiscard]] std::string region_of(const std::string& organisation) const;
  /// Whether an organisation employs members of a profession or asks for them: by staff, demand, rooms or
  /// establishment.
  [[nodiscard]] bool has_team(const std::string& organisation, const std::string& profession) const;
};

/// What the reader must know that lies outside the scenario.
struct Surroundings {
  std::vector<std::string> measures;    ///< names that `record.measures` may use
  std::vector<std::string> sources;     ///< ids of sources.csv that `source:` may name
  PolicyCatalogue policies{};           ///< the types that `policies` may have
  std::vector<std::string> outcomes{};  ///< names that the `measure` of a target may have
};

/// Reads and checks: the fields one by one, then what spans fields. Everything wrong is added to `problems`.
Scenario read_scenario(const Document& document, const Surroundings& surroundings, Problems& problems);
/// Checks that span fields; called by read_scenario.
void check_scenario(const Scenario& scenario, Problems& problems);
/// The scenario with every default written out; reads back to the same scenario.
std::string write_scenario(const Scenario& scenario);

}  // namespace spp
