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

template <class T>
struct Kind<OneOrMore<T>> {
  static void read(Reader& reader, const Node& node, OneOrMore<T>& out, const Unit& unit) {
    if (node.is_list()) {
      Kind<std::vector<T>>::read(reader, node, out.list, unit);
      if (out.list.empty()) reader.problem(node, "the list is empty", "name one");
      return;
    }
    out.list.assign(1, T{});
    Kind<T>::read(reader, node, out.list.front(), unit);
  }
  static Node write(const OneOrMore<T>& value) {
    return value.list.size() == 1 ? Kind<T>::write(value.list.front()) : Kind<std::vector<T>>::write(value.list);
  }
  static std::string describe(const Unit& unit, Language language) {
    return Kind<T>::describe(unit, language) + (language == Language::nl ? ", of een lijst" : ", or a list");
  }
  static bool leaf_map(const Node&) { return false; }
};

/// A name of an axis, or `*`.
template <class Axis>
struct Kind<NameOrAll<Axis>> {
  static void read(Reader& reader, const Node& node, NameOrAll<Axis>& out, const Unit&) {
    if (node.is_scalar() && node.text == "*")
      out.value = node.text;
    else
      (void)read_name(reader, node, Axis::noun, out.value);
  }
  static Node write(const NameOrAll<Axis>& name) {
    if (name.empty()) return {};
    Node node = Node::scalar(name.value, true);
    return node;
  }
  static std::string describe(const Unit& unit, Language language) {
    return Kind<NameOf<Axis>>::describe(unit, language) + (language == Language::nl ? ", of *" : ", or *");
  }
  static bool leaf_map(const Node&) { return false; }
};

/// `2029`, or `every`.
template <>
struct Kind<TargetYear> {
  static void read(Reader& reader, const Node& node, TargetYear& out, const Unit& unit);
  static Node write(const TargetYear& year);
  static std::string describe(const Unit& unit, Language language);
  static bool leaf_map(const Node&) { return false; }
};

template <>
inline constexpr Words noun_of<TargetTerms>{"een doel", "a target"};
template <>
inline constexpr Words noun_of<ChecklistItem>{"een factor van de checklist", "a factor of the checklist"};
template <>
inline constexpr Words noun_of<RetentionTerms>{"retention", "retention"};
template <>
inline constexpr Words noun_of<RetentionBase>{"een basiscijfer", "a base"};

template <>
struct Kind<MeasureList> {
  static void read(Reader& reader, const Node& node, MeasureList& out, const Unit& unit);
  static Node write(const MeasureList& list);
  static std::string describe(const Unit& unit, Language language);
  static bool leaf_map(const Node&) { return false; }
};

/// `[low, high]`.
template <>
struct Kind<AgeRange> {
  static void read(Reader& reader, const Node& node, AgeRange& out, const Unit& unit);
  static Node write(const AgeRange& ages);
  static std::string describe(const Unit& unit, Language language);
  static bool leaf_map(const Node&) { return false; }
};

/// Policies by name, each read as its `type` has it; the reader is lent the catalogue.
template <>
struct Kind<PolicySet> {
  static void read(Reader& reader, const Node& node, PolicySet& out, const Unit& unit);
  static Node write(const PolicySet& set);
  static std::string describe(const Unit& unit, Language language);
  static bool leaf_map(const Node&) { return false; }
};

template <>
struct Kind<AlternativeList> {
  static void read(Reader& reader, const Node& node, AlternativeList& out, const Unit& unit);
  static Node write(const AlternativeList& list);
  static std::string describe(const Unit& unit, Language language);
  static bool leaf_map(const Node&) { return false; }
};

/// Shares by cause, or `{dirichlet: {…}}`.
template <>
struct Kind<ExitSplit> {
  static void read(Reader& reader, const Node& node, ExitSplit& out, const Unit& unit);
  static Node write(const ExitSplit& split);
  static std::string describe(const Unit& unit, Language language);
  static bool leaf_map(const Node& node);
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
inline constexpr Words noun_of<FlexTerms>{"flex", "flex"};
template <>
inline constexpr Words noun_of<CycleTerms>{"cycle", "cycle"};
template <>
inline constexpr Words noun_of<CostTerms>{"costs", "costs"};
template <>
inline constexpr Words noun_of<ShockTerms>{"een schok", "a shock"};
template <>
inline constexpr Words noun_of<PolicyTerms>{"een beleid", "a policy"};
template <>
inline constexpr Words noun_of<GrowthComponents>{"groei in zes componenten", "growth in six components"};
template <>
inline constexpr Words noun_of<StaffByAge>{"personen per leeftijd", "heads by age"};

}  // namespace spp
