// A policy type from its own fields: `struct Exchange` with a table of fields, and two functions that the type writes,
//
//     void check_policy(const Exchange&, const PolicyTerms&, const PolicyCheck&);
//     void plan_policy(const Exchange&, const PolicyTerms&, Plan&);
//
// Reading, writing and the list of fields follow. The common terms and the type's own stand beside one another in one
// map.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "scenario/kinds.hpp"
#include "scenario/policy.hpp"

namespace spp {

/// The programme that a policy adds; a type that adds one says so by an overload.
template <Described Own>
const ProgrammeTerms* programme_of(const Own&) {
  return nullptr;
}

template <Described Own>
class PolicyOf final : public Policy {
 public:
  explicit PolicyOf(const PolicyType& type) : type_(&type) {}
  [[nodiscard]] const PolicyType& type() const override { return *type_; }
  void check(const PolicyCheck& work) const override { check_policy(own, terms, work); }
  void plan(Plan& work) const override { plan_policy(own, terms, work); }
  [[nodiscard]] const ProgrammeTerms* programme() const override { return programme_of(own); }
  [[nodiscard]] Node write() const override {
    Node out = Node::map();
    out.put("type", Node::scalar(std::string(type_->name), true));
    for (const auto& part : {Kind<PolicyTerms>::write(terms), Kind<Own>::write(own)})
      for (const auto& entry : part.entries) out.entries.push_back(entry);
    return out;
  }

  Own own;

 private:
  const PolicyType* type_;
};

template <Described Own>
std::vector<std::string> own_fields() {
  return Kind<Own>::leaf_keys();
}

/// Reads one policy of a type; unknown fields are told once, of both tables together.
template <Described Own>
std::shared_ptr<const Policy> read_policy(Reader& reader, const Node& node, const PolicyType& type,
                                          const std::string& id) {
  auto policy = std::make_shared<PolicyOf<Own>>(type);
  policy->id = id;
  std::vector<std::string> known = Kind<PolicyTerms>::leaf_keys();
  for (std::string& name : own_fields<Own>()) known.push_back(std::move(name));
  known.emplace_back("type");
  for (const Node::Entry& entry : node.entries) {
    bool found = false;
    for (const std::string& name : known) found = found || name == entry.key;
    if (!found) reader.unknown_field(entry, known, "a policy of type " + std::string(type.name));
  }
  read_fields(reader, node, policy->terms);
  read_fields(reader, node, policy->own);
  return policy;
}

/// A line of the catalogue.
template <Described Own>
constexpr PolicyType policy_type(std::string_view name, Words help, PolicyTraits traits = {}) {
  return {name, help, traits, &read_policy<Own>, &own_fields<Own>};
}

/// The type's own fields, or null where the policy is of another type.
template <Described Own>
const Own* own_of(const Policy& policy) {
  const auto* of = dynamic_cast<const PolicyOf<Own>*>(&policy);
  return of == nullptr ? nullptr : &of->own;
}

}  // namespace spp
