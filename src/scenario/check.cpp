// Checks that span fields: what no single field can know of itself. Here the run as a whole; its parts have files of
// their own.
#include "scenario/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "scenario/scenario_fields.hpp"

namespace spp {

bool known_to_be(const Number* number, double x) {
  return number == nullptr || (number->known() && std::get<double>(number->value) == x);
}

bool any_weight(const AtAges& ages) {
  return std::any_of(ages.entries.begin(), ages.entries.end(),
                     [](const auto& e) { return !known_to_be(&e.second, 0.0); });
}

std::string month_text(const CalendarMonth& month) { return fmt::format("{:04}-{:02}", month.year, month.month); }

std::string quoted(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "`" : ", `") + name + "`";
  return out;
}

Checking::Checking(const Scenario& scenario, Problems& all)
    : s(scenario), problems(all), organisations(s.organisation_names()), professions(s.profession_names()) {}

void Checking::problem(const std::string& path, const std::string& what, const std::string& hint) {
  problems.add(s.origin(path), path, what, hint);
}

void Checking::warning(const std::string& path, const std::string& what, const std::string& hint) {
  problems.warn(s.origin(path), path, what, hint);
}

void Checking::missing(const std::string& needed, const std::string& where, const std::string& what,
                       const std::string& hint) {
  problems.add(s.origin(where), needed, what, hint);
}

const std::optional<Number>& Checking::of(const std::string& h,
                                          std::optional<Number> OrganisationTerms::*member) const {
  const auto& own = s.organisations.named.at(h).*member;
  return own || !s.organisations.all ? own : (*s.organisations.all).*member;
}

bool Checking::has_cause(const std::string& p, const std::string& cause) const {
  if (const auto* split = find(s.exit_split, p))
    for (const auto* shares : {&split->shares, &split->dirichlet})
      if (const auto it = shares->named.find(cause); it != shares->named.end() && !known_to_be(&it->second, 0.0))
        return true;
  const auto* exits = find(s.exits, p);
  if (exits == nullptr) return false;
  const auto rates = exits->find(cause);
  if (rates == exits->end()) return false;
  for (const auto& [age, rate] : rates->second.entries)
    if (!known_to_be(&rate, 0.0)) return true;
  return false;
}

namespace {

void check_length(Checking& c) {
  const Scenario& s = c.s;
  if (s.years && s.months) c.problem("months", "`years` and `months` are both given", "keep one of them");
  if (!s.years && !s.months) c.missing("years", "", "the length of the run is missing", "add `years: 10`");
  if (s.organisations.named.empty())
    c.problem("organisations", "no organisation is named", "add one below `organisations:`");
  if (s.professions.named.empty())
    c.problem("professions", "no profession is named", "add one below `professions:`, or extend library/nl-ok.yaml");
}

void check_regions(Checking& c) {
  const bool several = c.s.regions.size() > 1;
  for (const auto& h : c.organisations)
    if (c.s.region_of(h).empty())
      c.problem("organisations." + h, "no region is known for `" + h + "`",
                several ? "add `region:` to it, or a `region:` for all at the top" : "add `region: noord` at the top");
}

void retirement_in_range(Checking& c, const std::string& path, const ByYear<RetirementAge>& ages) {
  for (const auto& [year, age] : ages.entries)
    if (age.years < 50 || age.years > 74)
      c.problem(path + ".retirement_age", "the retirement age is outside 50 to 74y11m");
}

void check_professions(Checking& c) {
  const auto& professions = c.s.professions;
  std::set<std::string, std::less<>> taken{"dirichlet"};
  each_field<GrowthComponents>([&](const auto& f) { taken.emplace(f.name); });
  each_field<Scenario>([&](const auto& f) { taken.emplace(f.name); });
  for (const auto& p : c.professions) {
    const std::string path = "professions." + p;
    if (taken.count(p) > 0)
      c.problem(path, "a profession may not be called `" + p + "`, which is a field", "choose another name");
    const auto& terms = professions.named.at(p);
    const bool inherited = professions.all && !professions.all->retirement_age.empty();
    if (terms.retirement_age.empty() && !inherited)
      c.missing(path + ".retirement_age", path, "`retirement_age` is missing",
                "add `retirement_age: 67`, or extend library/nl-ok.yaml");
    retirement_in_range(c, path, terms.retirement_age);
  }
  if (professions.all) retirement_in_range(c, "professions", professions.all->retirement_age);
}

void check_record(Checking& c) {
  const auto& quantiles = c.s.record.quantiles;
  for (const double share : quantiles)
    if (share <= 0.0 || share >= 1.0) c.problem("record.quantiles", "a quantile lies between 0 and 1");
  if (quantiles.empty())
    c.problem("record.quantiles", "at least one quantile is needed", "write `quantiles: [0.05, 0.5, 0.95]`");
  if (std::set<double>(quantiles.begin(), quantiles.end()).size() != quantiles.size())
    c.problem("record.quantiles", "a quantile is named twice");
}

void check_attribution(Checking& c) {
  if (!c.s.attribution) return;
  const AttributionRefused wrong = refused(*c.s.attribution, c.s.alternative_list().back().policies.size());
  if (!wrong.what.empty()) c.problem("attribution", wrong.what, wrong.hint);
}

}  // namespace

void check_scenario(const Scenario& scenario, Problems& problems) {
  Checking c(scenario, problems);
  check_length(c);
  check_regions(c);
  check_professions(c);
  check_exits(c);
  check_programmes(c);
  check_teams(c);
  check_market(c);
  check_policies(c);
  check_retention(c);
  check_targets(c);
  check_checklist(c);
  check_record(c);
  check_attribution(c);
}

}  // namespace spp
