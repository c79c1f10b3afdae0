// Teams: staff at the start and its ages, what is required of them, rooms and their growth.
#include <algorithm>

#include "scenario/check.hpp"

namespace spp {
namespace {

/// Whether anything is required of a team; and what its demand from rooms needs.
bool asks(Checking& c, const std::string& h, const std::string& p) {
  const Scenario& s = c.s;
  if (const auto* establishment = find(s.establishment, p, h); establishment != nullptr && !establishment->empty())
    return true;
  if (const Number* demand = find(s.demand, p, h)) return !known_to_be(demand, 0.0);
  if (known_to_be(find(s.staff_per_room, p, h), 0.0) || !c.of(h, &OrganisationTerms::rooms)) return false;
  const auto needed = [&](std::optional<Number> OrganisationTerms::*member, const char* name, const char* remedy) {
    if (!c.of(h, member) && c.first(h + name))
      c.missing("organisations." + h + "." + name, "organisations." + h + ".rooms",
                "`" + std::string(name) + "` of `" + h + "` is needed and not given", remedy);
  };
  needed(&OrganisationTerms::hours_per_week, "hours_per_week",
         "add `hours_per_week: 42.5`, or extend library/nl-ok.yaml");
  needed(&OrganisationTerms::weeks_per_year, "weeks_per_year",
         "add `weeks_per_year: 46`, or extend library/nl-ok.yaml");
  return true;
}

void check_age_shares(Checking& c, const std::string& where, const std::string& h, const std::string& p) {
  const auto* shares = find(c.s.age_shares, p, h);
  if (shares == nullptr || shares->empty())
    return c.missing("age_shares", where, "`age_shares` is needed to lay a total out over ages",
                     "add `age_shares`, give heads by age, or extend library/nl-ok.yaml");
  const std::string path = "age_shares." + p;
  if (shares->entries.front().first == Steps<Number>::from_the_first) {
    if (c.first(path)) c.problem(path, "one number is no table of weights by age", "write `{20: 7, 25: 25, 35: 22}`");
    return;
  }
  const auto& own = c.s.professions.named.at(p).retirement_age;
  const auto& ages = own.empty() && c.s.professions.all ? c.s.professions.all->retirement_age : own;
  if (ages.empty()) return;
  const int retirement = ages.at(c.s.start.year).years;
  for (const auto& [age, weight] : shares->entries)
    if (age >= retirement && c.first(path + std::to_string(age)))
      c.problem(path,
                "the weight from age " + std::to_string(age) + " lies at or past the retirement age " +
                    std::to_string(retirement),
                "the last band must begin below it");
}

void check_team(Checking& c, const std::string& h, const std::string& p) {
  const Staff* staff = find(c.s.staff, p, h);
  const std::string where = "staff." + p + "." + h;
  const auto* total = staff == nullptr ? nullptr : std::get_if<Number>(staff);
  const auto* by_age = staff == nullptr ? nullptr : std::get_if<StaffByAge>(staff);
  const bool staffed = by_age != nullptr || !known_to_be(total, 0.0);
  const bool asked = asks(c, h, p);
  if (!staffed && !asked) return;
  if (total != nullptr && staffed) check_age_shares(c, where, h, p);
  if (by_age != nullptr && !by_age->ages.entries.empty() &&
      !(by_age->new_staff.entries.empty() && by_age->settled.entries.empty()))
    c.problem(where, "`ages` and `new`, `settled` are both given",
              "give heads by age either in one table or by tenure");
  if (find(c.s.fte_per_head, p, h) == nullptr)
    c.missing("fte_per_head", where, "`fte_per_head` is needed for `" + p + "` and not given",
              "add `fte_per_head: 0.8`, or extend library/nl-ok.yaml");
  const auto* recruits = find(c.s.recruit_ages, p);
  if (recruits == nullptr || !any_weight(*recruits))
    c.missing("recruit_ages", where, "`recruit_ages` is needed for `" + p + "` and not given",
              "add `recruit_ages: {30: 1, 40: 1}`, or extend library/nl-ok.yaml");
}

std::string said(const Number& number) {
  return number.known() ? std::to_string(std::get<double>(number.value)) : number.path;
}
std::string of_rooms(const Growth& growth) {
  if (const auto* rate = std::get_if<Number>(&growth)) return said(*rate);
  const auto& parts = std::get<GrowthComponents>(growth);
  if (parts.demography.known() && parts.epidemiology.known() && parts.socio_cultural.known())
    return std::to_string(std::get<double>(parts.demography.value) + std::get<double>(parts.epidemiology.value) +
                          std::get<double>(parts.socio_cultural.value));
  return said(parts.demography) + "+" + said(parts.epidemiology) + "+" + said(parts.socio_cultural);
}

/// Rooms wanted grow with the first three components of the professions that bind them: these must agree.
void check_growth_of_rooms(Checking& c, const std::string& h) {
  if (!c.of(h, &OrganisationTerms::rooms) || !c.s.path.empty()) return;
  std::string first, first_growth;
  for (const auto& p : c.professions) {
    if (known_to_be(find(c.s.staff_per_room, p, h), 0.0)) continue;
    const Growth* growth = find(c.s.growth, p, h);
    const std::string here = growth == nullptr ? "0" : of_rooms(*growth);
    if (first.empty()) {
      first = p;
      first_growth = here;
    } else if (here != first_growth && c.first("growth" + h)) {
      c.problem("growth." + p,
                "rooms of `" + h + "` cannot follow two rates of growth: `" + first + "` and `" + p + "` differ",
                "give the professions of staff_per_room the same demography, epidemiology and socio_cultural");
    }
  }
}

void check_path(Checking& c) {
  for (const auto& [year, index] : c.s.path.entries) {
    const std::string path = "path." + std::to_string(year);
    const bool one_at_start = CalendarMonth{year, 1} == c.s.start && known_to_be(&index, 1.0);
    if (year == Steps<Number>::from_the_first)
      c.problem("path", "a path needs years", "write `{2028: 1.04, 2031: 1.10}`");
    else if (CalendarMonth{year, 1}.since(c.s.start) <= 0 && !one_at_start)
      c.problem(path, "1 January " + std::to_string(year) + " is not after the start",
                "the index is 1 at the start; name later years");
  }
}

}  // namespace

void check_teams(Checking& c) {
  for (const auto& p : c.professions)
    for (const auto& h : c.organisations) check_team(c, h, p);
  for (const auto& h : c.organisations) check_growth_of_rooms(c, h);
  check_path(c);
}

}  // namespace spp
