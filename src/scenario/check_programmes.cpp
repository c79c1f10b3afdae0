// Training: programmes, their trainees at the start, who may teach them.
#include <algorithm>
#include <map>
#include <set>

#include "scenario/check.hpp"

namespace spp {
namespace {

/// Whether there are any; a total needs an intake month within the programme's length before the start.
bool trainees_fit(Checking& c, const std::string& path, const ProgrammeTerms& g, const TraineesAtStart& trainees) {
  if (const auto* list = std::get_if<std::vector<Number>>(&trainees)) {
    if (list->size() != static_cast<std::size_t>(g.duration))
      c.problem(path, "the list has " + std::to_string(list->size()) + " numbers; the programme has " +
                          std::to_string(g.duration) + " months");
    return true;
  }
  if (known_to_be(&std::get<Number>(trainees), 0.0)) return false;
  for (int m = 1; m <= g.duration; ++m)
    if (std::count(g.intake_months.begin(), g.intake_months.end(), c.s.start.plus(-m).month) > 0) return true;
  c.problem(path,
            "nobody can be in training at the start: no intake month lies within the programme's length before it",
            "give a list by completed months");
  return true;
}

void check_years(Checking& c, const std::string& path, const ProgrammeTerms& g) {
  const auto years = static_cast<std::size_t>((g.duration + months_per_year - 1) / months_per_year);
  const auto at_most = [&](const char* name, std::size_t given) {
    if (given > years)
      c.problem(path + "." + name, "`" + std::string(name) + "` has " + std::to_string(given) +
                                       " training years; the programme has " + std::to_string(years));
  };
  at_most("dropout", g.dropout.size());
  at_most("fte", g.fte.size());
  at_most("supervision", g.supervision.size());
  if (g.yield && !g.dropout.empty())
    c.problem(path + ".yield", "`yield` and `dropout` are both given", "keep one of them");
  if (g.supernumerary_months > g.duration)
    c.problem(
        path + ".supernumerary_months",
        "a trainee cannot be supernumerary for longer than the programme, " + std::to_string(g.duration) + " months",
        "write at most " + std::to_string(g.duration));
}

void check_intake(Checking& c, const std::string& path, const ProgrammeTerms& g) {
  if (g.intake_months.empty())
    c.problem(path + ".intake_months", "at least one month is needed", "write `intake_months: [3, 9]`");
  std::set<int> seen;
  for (std::size_t i = 0; i < g.intake_months.size(); ++i)
    if (!seen.insert(g.intake_months[i]).second)
      c.problem(path + ".intake_months." + std::to_string(i + 1),
                "month " + std::to_string(g.intake_months[i]) + " is named twice",
                "keep one of them; `places` says how many begin in a month");
}

/// Who transfers goes to another organisation of the region that offers the programme.
void check_transfer(Checking& c, const std::string& path, const std::string& name, const ProgrammeTerms& g) {
  if (known_to_be(&g.transfer, 0.0)) return;
  std::map<std::string, int> offering;
  for (const auto& h : c.organisations)
    if (!known_to_be(find(g.places, h), 0.0) && ++offering[c.s.region_of(h)] > 1) return;
  c.warning(path + ".transfer", "nobody can transfer: no region has two organisations with `places` for `" + name + "`",
            "give `places` to another organisation, or remove `transfer`");
}

bool career_through(const Scenario& s, const std::string& name) {
  return std::any_of(s.causes.begin(), s.causes.end(), [&](const auto& cause) {
    return cause.second.through.value == name && !cause.second.becomes.empty();
  });
}

void check_programme(Checking& c, const std::string& path, const std::string& name, const ProgrammeTerms& g) {
  check_years(c, path, g);
  check_intake(c, path, g);
  check_transfer(c, path, name, g);
  bool used = career_through(c.s, name);
  for (const auto& h : c.organisations) {
    const auto* trainees = find(g.trainees, h);
    const bool some = trainees != nullptr && trainees_fit(c, path + ".trainees." + h, g, *trainees);
    used = used || some || !known_to_be(find(g.places, h), 0.0);
  }
  if (used && !any_weight(g.entry_ages))
    c.missing(path + ".entry_ages", path, "`entry_ages` is missing",
              "write `entry_ages: {20: 1, 25: 1}`, or extend library/nl-ok.yaml");
}

}  // namespace

void check_programmes(Checking& c) {
  for (const auto& [name, g] : c.s.programmes) check_programme(c, "programmes." + name, name, g);
  for (const auto& [name, policy] : c.s.policies.named)
    if (const ProgrammeTerms* added = policy->programme())
      check_programme(c, "policies." + name + ".programme", name, *added);
  if (c.s.supervision_pool == SupervisionPool::region && c.s.trainees_per_supervisor.empty())
    c.warning("supervision_pool", "nothing is counted over the region: no `trainees_per_supervisor` limits trainees",
              "add `trainees_per_supervisor: 0.3`, or remove this line");
}

}  // namespace spp
