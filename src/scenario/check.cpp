// Checks that span fields: what no single field can know of itself.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "base/nearest.hpp"
#include "scenario/scenario.hpp"
#include "scenario/scenario_fields.hpp"

namespace spp {
namespace {

bool known_to_be(const Number* number, double x) {
  return number == nullptr || (number->known() && std::get<double>(number->value) == x);
}

class Checker {
 public:
  Checker(const Scenario& scenario, Problems& problems)
      : s_(scenario),
        problems_(problems),
        organisations_(s_.organisation_names()),
        professions_(s_.profession_names()) {}

  void run() {
    length();
    regions();
    professions();
    causes();
    for (const auto& [name, g] : s_.programmes) programme("programmes." + name, g);
    for (const auto& p : professions_)
      for (const auto& h : organisations_) team(h, p);
    for (const auto& h : organisations_) growth_of_rooms(h);
    demand_path();
    record();
  }

 private:
  void problem(const std::string& path, const std::string& what, const std::string& hint = {}) {
    problems_.add(s_.origin(path), path, what, hint);
  }
  /// `needed` is what is missing, `where` what needs it.
  void missing(const std::string& needed, const std::string& where, const std::string& what, const std::string& hint) {
    problems_.add(s_.origin(where), needed, what, hint);
  }
  void warning(const std::string& path, const std::string& what, const std::string& hint = {}) {
    problems_.warn(s_.origin(path), path, what, hint);
  }

  void length() {
    if (s_.years && s_.months) problem("months", "`years` and `months` are both given", "keep one of them");
    if (!s_.years && !s_.months) missing("years", "", "the length of the run is missing", "add `years: 10`");
    if (s_.organisations.named.empty())
      problem("organisations", "no organisation is named", "add one below `organisations:`");
    if (s_.professions.named.empty())
      problem("professions", "no profession is named", "add one below `professions:`, or extend library/nl-ok.yaml");
  }

  void regions() {
    const bool several = s_.regions.size() > 1;
    for (const auto& h : organisations_)
      if (s_.region_of(h).empty())
        problem("organisations." + h, "no region is known for `" + h + "`",
                several ? "add `region:` to it, or a `region:` for all at the top" : "add `region: noord` at the top");
  }

  void professions() {
    std::set<std::string, std::less<>> taken;
    each_field<GrowthComponents>([&](const auto& f) { taken.emplace(f.name); });
    each_field<Scenario>([&](const auto& f) { taken.emplace(f.name); });
    for (const auto& p : professions_) {
      const std::string path = "professions." + p;
      if (taken.count(p) > 0)
        problem(path, "a profession may not be called `" + p + "`, which is a field", "choose another name");
      const auto& terms = s_.professions.named.at(p);
      const bool inherited = s_.professions.all && !s_.professions.all->retirement_age.empty();
      if (terms.retirement_age.empty() && !inherited)
        missing(path + ".retirement_age", path, "`retirement_age` is missing",
                "add `retirement_age: 67`, or extend library/nl-ok.yaml");
      retirement_in_range(path, terms.retirement_age);
      if (const auto* exits = find(s_.exits, p))
        for (const auto& [cause, rates] : *exits)
          if (rates.empty()) problem("exits." + p + "." + cause, "a table by age needs at least one age");
    }
    if (s_.professions.all) retirement_in_range("professions", s_.professions.all->retirement_age);
  }

  void retirement_in_range(const std::string& path, const ByYear<RetirementAge>& ages) {
    for (const auto& [year, age] : ages.entries)
      if (age.years < 50 || age.years > 74)
        problem(path + ".retirement_age", "the retirement age is outside 50 to 74y11m");
  }

  /// A cause may have any name; one that nearly is a standard one was probably mistyped.
  void causes() {
    const std::vector<std::string> standard(standard_causes.begin(), standard_causes.end());
    for (const auto& [p, rates] : s_.exits.named)
      for (const auto& [cause, rate] : rates) {
        if (std::find(standard.begin(), standard.end(), cause) != standard.end() || s_.causes.count(cause) > 0)
          continue;
        if (const auto near = nearest(cause, standard); near && distance(cause, *near) <= 2)
          warning("exits." + p + "." + cause, "`" + cause + "` is taken as a new cause",
                  "did you mean `" + *near + "`? If not, name it under `causes:`");
      }
    const auto names = s_.cause_names();
    for (const auto& [cause, terms] : s_.causes)
      if (std::find(names.begin(), names.end(), cause) == names.end())
        problem("causes." + cause, "no exits have the cause `" + cause + "`", did_you_mean(cause, names));
  }

  void programme(const std::string& path, const ProgrammeTerms& g) {
    const auto years = static_cast<std::size_t>((g.duration + months_per_year - 1) / months_per_year);
    if (g.yield && !g.dropout.empty())
      problem(path + ".yield", "`yield` and `dropout` are both given", "keep one of them");
    const auto at_most = [&](const char* name, std::size_t given) {
      if (given > years)
        problem(path + "." + name, "`" + std::string(name) + "` has " + std::to_string(given) +
                                       " training years; the programme has " + std::to_string(years));
    };
    at_most("dropout", g.dropout.size());
    at_most("fte", g.fte.size());
    at_most("supervision", g.supervision.size());
    if (g.intake_months.empty())
      problem(path + ".intake_months", "at least one month is needed", "write `intake_months: [3, 9]`");
    bool used = false;
    for (const auto& h : organisations_) {
      const auto* trainees = find(g.trainees, h);
      const bool some = trainees != nullptr && trainees_fit(path + ".trainees." + h, g, *trainees);
      used = used || some || !known_to_be(find(g.places, h), 0.0);
    }
    if (used && !any_weight(g.entry_ages))
      missing(path + ".entry_ages", path, "`entry_ages` is missing",
              "write `entry_ages: {20: 1, 25: 1}`, or extend library/nl-ok.yaml");
  }

  /// Whether there are any; a total needs an intake month within the programme's length before the start.
  bool trainees_fit(const std::string& path, const ProgrammeTerms& g, const TraineesAtStart& trainees) {
    if (const auto* list = std::get_if<std::vector<Number>>(&trainees)) {
      if (list->size() != static_cast<std::size_t>(g.duration))
        problem(path, "the list has " + std::to_string(list->size()) + " numbers; the programme has " +
                          std::to_string(g.duration) + " months");
      return true;
    }
    if (known_to_be(&std::get<Number>(trainees), 0.0)) return false;
    for (int m = 1; m <= g.duration; ++m)
      if (std::count(g.intake_months.begin(), g.intake_months.end(), s_.start.plus(-m).month) > 0) return true;
    problem(path,
            "nobody can be in training at the start: no intake month lies within the programme's length before it",
            "give a list by completed months");
    return true;
  }

  static bool any_weight(const AtAges& ages) {
    return std::any_of(ages.entries.begin(), ages.entries.end(),
                       [](const auto& e) { return !known_to_be(&e.second, 0.0); });
  }

  void team(const std::string& h, const std::string& p) {
    const Staff* staff = find(s_.staff, p, h);
    const std::string where = "staff." + p + "." + h;
    const auto* total = staff == nullptr ? nullptr : std::get_if<Number>(staff);
    const bool by_age = staff != nullptr && total == nullptr;
    const bool staffed = by_age || (total != nullptr && !known_to_be(total, 0.0));
    const bool asked = asks(h, p);
    if (!staffed && !asked) return;
    if (total != nullptr && staffed) age_shares(where, h, p);
    if (by_age) heads_by_age(where, std::get<StaffByAge>(*staff));
    if (find(s_.fte_per_head, p, h) == nullptr)
      missing("fte_per_head", where, "`fte_per_head` is needed for `" + p + "` and not given",
              "add `fte_per_head: 0.8`, or extend library/nl-ok.yaml");
    const auto* recruits = find(s_.recruit_ages, p);
    if (recruits == nullptr || !any_weight(*recruits))
      missing("recruit_ages", where, "`recruit_ages` is needed for `" + p + "` and not given",
              "add `recruit_ages: {30: 1, 40: 1}`, or extend library/nl-ok.yaml");
  }

  /// Whether anything is required of a team; and what its demand from rooms needs.
  bool asks(const std::string& h, const std::string& p) {
    if (const auto* establishment = find(s_.establishment, p, h); establishment != nullptr && !establishment->empty())
      return true;
    if (const Number* demand = find(s_.demand, p, h)) return !known_to_be(demand, 0.0);
    if (known_to_be(find(s_.staff_per_room, p, h), 0.0) || !of(h, &OrganisationTerms::rooms)) return false;
    const auto needed = [&](std::optional<Number> OrganisationTerms::*member, const char* name, const char* remedy) {
      if (!of(h, member) && missing_.insert(h + name).second)
        missing("organisations." + h + "." + name, "organisations." + h + ".rooms",
                "`" + std::string(name) + "` of `" + h + "` is needed and not given", remedy);
    };
    needed(&OrganisationTerms::hours_per_week, "hours_per_week",
           "add `hours_per_week: 42.5`, or extend library/nl-ok.yaml");
    needed(&OrganisationTerms::weeks_per_year, "weeks_per_year",
           "add `weeks_per_year: 46`, or extend library/nl-ok.yaml");
    return true;
  }

  [[nodiscard]] const std::optional<Number>& of(const std::string& h,
                                                std::optional<Number> OrganisationTerms::*member) const {
    const auto& own = s_.organisations.named.at(h).*member;
    return own || !s_.organisations.all ? own : (*s_.organisations.all).*member;
  }

  void age_shares(const std::string& where, const std::string& h, const std::string& p) {
    const auto* shares = find(s_.age_shares, p, h);
    if (shares == nullptr || shares->empty())
      return missing("age_shares", where, "`age_shares` is needed to lay a total out over ages",
                     "add `age_shares`, give heads by age, or extend library/nl-ok.yaml");
    const std::string path = "age_shares." + p;
    if (shares->entries.front().first == Steps<Number>::from_the_first) {
      if (missing_.insert(path).second)
        problem(path, "one number is no table of weights by age", "write `{20: 7, 25: 25, 35: 22}`");
      return;
    }
    const auto& own = s_.professions.named.at(p).retirement_age;
    const auto& ages = own.empty() && s_.professions.all ? s_.professions.all->retirement_age : own;
    if (ages.empty()) return;
    const int retirement = ages.at(s_.start.year).years;
    for (const auto& [age, weight] : shares->entries)
      if (age >= retirement && missing_.insert(path + std::to_string(age)).second)
        problem(path,
                "the weight from age " + std::to_string(age) + " lies at or past the retirement age " +
                    std::to_string(retirement),
                "the last band must begin below it");
  }

  void heads_by_age(const std::string& where, const StaffByAge& staff) {
    const bool tenure = !staff.new_staff.entries.empty() || !staff.settled.entries.empty();
    if (!staff.ages.entries.empty() && tenure)
      problem(where, "`ages` and `new`, `settled` are both given",
              "give heads by age either in one table or by tenure");
  }

  /// Rooms wanted grow with the first three components of the professions that bind them: these must agree.
  void growth_of_rooms(const std::string& h) {
    if (!of(h, &OrganisationTerms::rooms) || !s_.path.empty()) return;
    std::string first, first_growth;
    for (const auto& p : professions_) {
      if (known_to_be(find(s_.staff_per_room, p, h), 0.0)) continue;
      const Growth* growth = find(s_.growth, p, h);
      const std::string said = growth == nullptr ? "0" : of_rooms(*growth);
      if (first.empty()) {
        first = p;
        first_growth = said;
      } else if (said != first_growth && missing_.insert("growth" + h).second) {
        problem("growth." + p,
                "rooms of `" + h + "` cannot follow two rates of growth: `" + first + "` and `" + p + "` differ",
                "give the professions of staff_per_room the same demography, epidemiology and socio_cultural");
      }
    }
  }
  static std::string said(const Number& number) {
    return number.known() ? std::to_string(std::get<double>(number.value)) : number.path;
  }
  static std::string of_rooms(const Growth& growth) {
    if (const auto* rate = std::get_if<Number>(&growth)) return said(*rate);
    const auto& c = std::get<GrowthComponents>(growth);
    if (c.demography.known() && c.epidemiology.known() && c.socio_cultural.known())
      return std::to_string(std::get<double>(c.demography.value) + std::get<double>(c.epidemiology.value) +
                            std::get<double>(c.socio_cultural.value));
    return said(c.demography) + "+" + said(c.epidemiology) + "+" + said(c.socio_cultural);
  }

  void demand_path() {
    for (const auto& [year, index] : s_.path.entries) {
      const std::string path = "path." + std::to_string(year);
      const bool one_at_start = CalendarMonth{year, 1} == s_.start && known_to_be(&index, 1.0);
      if (year == Steps<Number>::from_the_first)
        problem("path", "a path needs years", "write `{2028: 1.04, 2031: 1.10}`");
      else if (CalendarMonth{year, 1}.since(s_.start) <= 0 && !one_at_start)
        problem(path, "1 January " + std::to_string(year) + " is not after the start",
                "the index is 1 at the start; name later years");
    }
  }

  void record() {
    for (const double share : s_.record.quantiles)
      if (share <= 0.0 || share >= 1.0) problem("record.quantiles", "a quantile lies between 0 and 1");
    if (s_.record.quantiles.empty())
      problem("record.quantiles", "at least one quantile is needed", "write `quantiles: [0.05, 0.5, 0.95]`");
    if (std::set<double>(s_.record.quantiles.begin(), s_.record.quantiles.end()).size() != s_.record.quantiles.size())
      problem("record.quantiles", "a quantile is named twice");
  }

  const Scenario& s_;
  Problems& problems_;
  std::vector<std::string> organisations_, professions_;
  std::set<std::string> missing_;  ///< what was already said
};

}  // namespace

void check_scenario(const Scenario& scenario, Problems& problems) { Checker(scenario, problems).run(); }

}  // namespace spp
