// How the kinds of value that only planning knows are read, written and described.
#pragma once

#include "scenario/scenario.hpp"
#include "schema/read.hpp"

namespace spp {

template <>
struct ScalarKind<RetirementAge> {
  /// `67`, `67y3m`; months 0 to 11.
  static std::optional<RetirementAge> parse(std::string_view text);
  static std::string format(const RetirementAge& age);
  static constexpr Words expected{"een leeftijd, 67 of 67y3m", "an age, 67 or 67y3m"};
};

template <class Axis>
struct Kind<NameOf<Axis>> {
  static void read(Reader& reader, const Node& node, NameOf<Axis>& out, const Unit&) {
    (void)read_name(reader, node, Axis::noun, out.value);
  }
  static Node write(const NameOf<Axis>& name) { return name.empty() ? Node{} : Node::scalar(name.value, true); }
  static std::string describe(const Unit&, Language language) {
    return (language == Language::nl ? "een naam: " : "a name: ") + std::string(Axis::noun);
  }
  static bool leaf_map(const Node&) { return false; }
};

template <>
struct Kind<MeasureList> {
  static void read(Reader& reader, const Node& node, MeasureList& out, const Unit& unit);
  static Node write(const MeasureList& list);
  static std::string describe(const Unit& unit, Language language);
  static bool leaf_map(const Node&) { return false; }
};

template <>
inline constexpr Words noun_of<Scenario>{"een scenario", "a scenario"};
template <>
inline constexpr Words noun_of<ProgrammeTerms>{"een opleiding", "a programme"};
template <>
inline constexpr Words noun_of<OrganisationTerms>{"een organisatie", "an organisation"};
template <>
inline constexpr Words noun_of<ProfessionTerms>{"een beroep", "a profession"};
template <>
inline constexpr Words noun_of<RegionTerms>{"een regio", "a region"};
template <>
inline constexpr Words noun_of<CauseTerms>{"een oorzaak", "a cause"};
template <>
inline constexpr Words noun_of<RecordTerms>{"record", "record"};
template <>
inline constexpr Words noun_of<ExitFactors>{"exit_factors", "exit_factors"};
template <>
inline constexpr Words noun_of<WorkloadEffect>{"workload_effect", "workload_effect"};
template <>
inline constexpr Words noun_of<GrowthComponents>{"groei in zes componenten", "growth in six components"};
template <>
inline constexpr Words noun_of<StaffByAge>{"personen per leeftijd", "heads by age"};

}  // namespace spp
