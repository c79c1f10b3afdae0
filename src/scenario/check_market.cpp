// Flexible staff, the labour market's cycle, shocks.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "scenario/check.hpp"

namespace spp {
namespace {

/// What several cells of a table inherit from one written number: whether any of them makes sense of it.
using Sense = std::map<std::string, bool>;

void note(Sense& sense, const Number* number, bool makes_sense) {
  if (!known_to_be(number, 0.0)) sense[number->path] = sense[number->path] || makes_sense;
}

struct Cell {
  const std::string& r;
  const std::string& p;
};

bool has_supply(const Checking& c, const Cell& at) {
  const FlexTerms& flex = c.s.flex;
  if (!known_to_be(find(flex.start, at.p, at.r), 0.0) || !known_to_be(find(flex.arrivals, at.p, at.r), 0.0))
    return true;
  return c.has_cause(at.p, "flex") && std::any_of(c.organisations.begin(), c.organisations.end(), [&](const auto& h) {
           return c.s.region_of(h) == at.r && c.s.has_team(h, at.p);
         });
}

/// Hiring needs somebody to hire, and who can be hired somebody who hires; told once for each number that was written.
void check_flex(Checking& c) {
  const FlexTerms& flex = c.s.flex;
  Sense hiring, waiting;
  for (const auto& p : c.professions) {
    std::map<std::string, bool> hires;
    for (const auto& h : c.organisations) {
      const std::string r = c.s.region_of(h);
      const Number* cap = find(flex.cap, p, h);
      note(hiring, cap, has_supply(c, {r, p}));
      hires[r] = hires[r] || !known_to_be(cap, 0.0);
    }
    for (const auto& r : c.s.region_names()) {
      note(waiting, find(flex.start, p, r), hires[r]);
      note(waiting, find(flex.arrivals, p, r), hires[r]);
    }
  }
  for (const auto& [path, sense] : hiring)
    if (!sense)
      c.warning(path, "nobody can be hired: there are no flex heads at the start, none arrive and no exits go to flex",
                "give `flex.start`, `flex.arrivals` or a rate of `flex` in `exits`");
  for (const auto& [path, sense] : waiting)
    if (!sense)
      c.warning(path, "nobody hires these flex heads: `flex.cap` is 0",
                "write `cap: 0.10`, the share of the required fte that may be hired");
}

void check_cycle(Checking& c) {
  const auto& persistence = c.s.cycle.persistence;
  if (!c.s.cycle.loadings.empty()) return;
  const bool given =
      !persistence.named.empty() || (persistence.all.has_value() && !known_to_be(&*persistence.all, 0.0));
  if (given)
    c.warning("cycle.persistence", "the cycle acts on nothing",
              "add `loadings: {mobility: 0.10, applicants: -0.20}`, or remove this line");
}

void check_shock(Checking& c, const std::string& path, const ShockTerms& shock) {
  const Scenario& s = c.s;
  if (shock.until < shock.from)
    c.problem(path + ".until", "the shock ends before it begins, " + month_text(shock.from),
              "`until` is its last month");
  else if (s.length_in_months() > 0 && (shock.until < s.start || s.last_month() < shock.from))
    c.problem(path + ".from",
              fmt::format("the shock lies outside the run, {} to {}", month_text(s.start), month_text(s.last_month())),
              "move it into the run, or remove it");
  if (!shock.demand && !shock.absence && !shock.places && !shock.applicants && shock.exits.empty())
    c.problem(path, "the shock changes nothing",
              "give a factor: `demand`, `absence`, `places`, `applicants` or `exits`, 1.2 for a fifth more");
  c.list(path + ".organisations", shock.organisations);
  c.list(path + ".professions", shock.professions);
}

}  // namespace

void check_market(Checking& c) {
  check_flex(c);
  check_cycle(c);
  for (const auto& [name, shock] : c.s.shocks) check_shock(c, "shocks." + name, shock);
}

}  // namespace spp
