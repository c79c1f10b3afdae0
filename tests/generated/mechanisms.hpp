// What the mechanisms of a generated scenario share: texts, tables and pieces that several of them need. Inside the
// folder only.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "generated/maker.hpp"

namespace spp::generated {

inline constexpr std::array causes{"elsewhere", "flex", "mobility", "retirement", "sector"};
inline constexpr const char* every_month = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]";

struct Mechanism {
  const char* name;
  void (*add)(Maker&);
  bool repeats = false;  ///< may be added twice: another policy on the same lever
};
/// The types of policy, in the order in which they are added.
[[nodiscard]] std::span<const Mechanism> policy_mechanisms();

[[nodiscard]] std::string month_text(const Maker& maker, int after_start);
/// A list of some of the names, at least `least`; empty where all are meant.
[[nodiscard]] std::string some_of(Maker& maker, std::vector<std::string> names, std::size_t least, int percent);
[[nodiscard]] std::string any_profession(Maker& maker);
/// Everybody has staff: a mechanism between teams needs them.
void fill_teams(Maker& maker);
/// A programme that all organisations offer each month, without trainees.
[[nodiscard]] Tree any_programme(Maker& maker, const std::string& profession);
/// The same with trainees in it, under a name; as it stands where it stands already.
Tree& add_programme(Maker& maker, const std::string& name, const std::string& profession);
/// Flexible staff in every region.
void add_flex(Maker& maker);
/// Whether `unit_cost` belongs to a policy.
[[nodiscard]] bool has_units(const Tree& policy);

template <class Make>
Tree by_cause(Maker& maker, Make value) {
  if (maker.dice.toss(30)) return value();
  Tree tree;
  for (const char* cause : causes)
    if (maker.dice.toss(60)) tree[cause] = value();
  if (tree.keys.empty()) tree["sector"] = value();
  return tree;
}

}  // namespace spp::generated
