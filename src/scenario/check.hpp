// What the checks that span fields work with: places, names in order, and what was said already. Each of the files
// check_*.cpp looks at one part of a scenario and adds what is wrong there; none of them changes anything.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace spp {

/// Whether a number is not there, or known to be `x`.
[[nodiscard]] bool known_to_be(const Number* number, double x);
/// Whether a weight by age is above 0 anywhere.
[[nodiscard]] bool any_weight(const AtAges& ages);
/// "2026-01".
[[nodiscard]] std::string month_text(const CalendarMonth& month);
/// "`a`, `b`".
[[nodiscard]] std::string quoted(const std::vector<std::string>& names);

struct Checking {
  Checking(const Scenario& scenario, Problems& problems);

  const Scenario& s;
  Problems& problems;
  std::vector<std::string> organisations, professions;  ///< in byte order

  /// At the place where a path, or the nearest thing around it, was written.
  void problem(const std::string& path, const std::string& what, const std::string& hint = {});
  void warning(const std::string& path, const std::string& what, const std::string& hint = {});
  /// `needed` is the path that is missing, `where` the path that needs it and at which it is told.
  void missing(const std::string& needed, const std::string& where, const std::string& what, const std::string& hint);
  /// Whether something is said for the first time.
  bool first(const std::string& what) { return said_.insert(what).second; }

  /// The field of an organisation, its own or that of `organisations.default`.
  [[nodiscard]] const std::optional<Number>& of(const std::string& h,
                                                std::optional<Number> OrganisationTerms::*member) const;
  /// Whether exits of a profession have a cause, with a rate or by a share of their total.
  [[nodiscard]] bool has_cause(const std::string& p, const std::string& cause) const;
  /// A list of names as policies and shocks have: neither empty nor with a name twice.
  template <class Axis>
  void list(const std::string& path, const std::optional<std::vector<NameOf<Axis>>>& names);

 private:
  std::set<std::string> said_;
};

/// Where the row of a profession in a table was written: its own, or the one for all.
template <class T>
std::string row_path(const std::string& field, const ByProfession<T>& table, const std::string& p) {
  return table.named.count(p) > 0 ? field + "." + p : field;
}

template <class Axis>
void Checking::list(const std::string& path, const std::optional<std::vector<NameOf<Axis>>>& names) {
  if (!names) return;
  const std::string noun(Axis::noun);
  if (names->empty()) problem(path, "no " + noun + " is named", "name one, or remove the line: it is then for all");
  std::set<std::string> seen;
  int item = 0;
  for (const NameOf<Axis>& name : *names) {
    ++item;
    if (!name.empty() && !seen.insert(name.value).second)
      problem(path + "." + std::to_string(item), "`" + name.value + "` is named twice", "keep one of them");
  }
}

void check_teams(Checking& c);       ///< staff, ages, demand and rooms
void check_exits(Checking& c);       ///< causes, totals with a split, career moves
void check_programmes(Checking& c);  ///< training, supervision
void check_market(Checking& c);      ///< flexible staff, the cycle, shocks
void check_targets(Checking& c);     ///< what was agreed
void check_checklist(Checking& c);   ///< success factors
void check_retention(Checking& c);   ///< what retention is held against
void check_policies(Checking& c);    ///< terms that all types share, each type's own, alternatives

}  // namespace spp
