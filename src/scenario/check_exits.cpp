// Why people leave: names of causes, a total rate and how it divides, career moves.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/nearest.hpp"
#include "scenario/check.hpp"
#include "schema/numbers.hpp"

namespace spp {
namespace {

bool is_standard(const std::string& cause) {
  return std::find(standard_causes.begin(), standard_causes.end(), cause) != standard_causes.end();
}

/// A cause may have any name; one that nearly is a standard one was probably mistyped.
void check_names(Checking& c) {
  const std::vector<std::string> standard(standard_causes.begin(), standard_causes.end());
  for (const auto& [p, rates] : c.s.exits.named)
    for (const auto& [cause, rate] : rates) {
      const std::string path = "exits." + p + "." + cause;
      if (cause == applicants_loading)
        c.problem(path, "a cause may not be called `applicants`, on which a cycle may act", "choose another name");
      if (is_standard(cause) || c.s.causes.count(cause) > 0 || cause == every_cause) continue;
      if (const auto near = nearest(cause, standard); near && distance(cause, *near) <= 2)
        c.warning(path, "`" + cause + "` is taken as a new cause",
                  "did you mean `" + *near + "`? If not, name it under `causes:`");
    }
  const auto names = c.s.cause_names();
  for (const auto& [cause, terms] : c.s.causes) {
    if (cause == every_cause)
      c.problem("causes.all", "`all` is the total of the causes in `exit_split`, not a cause", "choose another name");
    else if (std::find(names.begin(), names.end(), cause) == names.end())
      c.problem("causes." + cause, "no exits have the cause `" + cause + "`", did_you_mean(cause, names));
  }
}

void check_ages(Checking& c) {
  for (const auto& p : c.professions)
    if (const auto* exits = find(c.s.exits, p))
      for (const auto& [cause, rates] : *exits)
        if (const std::string path = row_path("exits", c.s.exits, p) + "." + cause; rates.empty() && c.first(path))
          c.problem(path, "a table by age needs at least one age");
}

void check_shares(Checking& c, const std::string& path, const ByCause<Number>& shares) {
  double sum = 0.0;
  for (const auto& [cause, share] : shares.named) {
    if (!share.known()) return;
    sum += std::get<double>(share.value);
  }
  if (std::abs(sum - 1.0) > 1e-9)
    c.problem(path, fmt::format("the shares add up to {}, not to 1", format_number(std::round(sum * 1e9) / 1e9)),
              "they divide the total `all`; what is left over goes to a cause as well");
}

void check_dirichlet(Checking& c, const std::string& path, const ByCause<Number>& parameters) {
  for (const auto& [cause, parameter] : parameters.named)
    if (!parameter.known() || std::get<double>(parameter.value) <= 0.0)
      c.problem(path + "." + cause, "a parameter of `dirichlet` is a known number above 0",
                "write {dirichlet: {sector: 3, mobility: 5}}: in proportion to the shares, the larger the surer");
}

void check_split(Checking& c, const std::string& path, const ExitSplit& split) {
  const bool drawn = !split.dirichlet.empty();
  const ByCause<Number>& given = drawn ? split.dirichlet : split.shares;
  if (given.all || given.named.empty())
    c.problem(path, "a split names each of its causes",
              drawn ? "write {dirichlet: {sector: 3, mobility: 5}}" : "write {sector: 0.4, mobility: 0.6}");
  else if (drawn)
    check_dirichlet(c, path + ".dirichlet", given);
  else
    check_shares(c, path, given);
}

/// A total needs its split, a split its total, and no cause of the split has a rate of its own besides.
void check_total(Checking& c, const std::string& p) {
  const auto* exits = find(c.s.exits, p);
  const auto* split = find(c.s.exit_split, p);
  const std::string path = row_path("exits", c.s.exits, p);
  const std::string all(every_cause);
  const bool total = exits != nullptr && exits->count(all) > 0;
  if (total && split == nullptr && c.first(path + ".all"))
    c.problem(path + ".all", "`all` is a total; how it divides over causes is not given",
              "add `exit_split: {" + p + ": {sector: 0.4, mobility: 0.6}}`");
  if (!total && c.s.exit_split.named.count(p) > 0)
    c.problem("exit_split." + p, "there is no total to divide: `exits` of `" + p + "` have no `all`",
              "add `all: 0.09` to them, or remove this split");
  if (!total || split == nullptr) return;
  for (const auto* shares : {&split->shares, &split->dirichlet})
    for (const auto& [cause, share] : shares->named) {
      const auto own = exits->find(cause);
      if (own == exits->end()) continue;
      const bool none = std::all_of(own->second.entries.begin(), own->second.entries.end(),
                                    [](const auto& e) { return known_to_be(&e.second, 0.0); });
      if (!none && c.first(path + "." + cause))
        c.problem(path + "." + cause, "`" + cause + "` is a part of `all` and has a rate of its own too",
                  "take it out of `exit_split`, or remove this rate (`" + cause + ": null` where it is inherited)");
    }
}

void check_totals(Checking& c) {
  for (const auto& p : c.professions) check_total(c, p);
  const auto& splits = c.s.exit_split;
  for (const auto& [p, split] : splits.named) check_split(c, "exit_split." + p, split);
  if (!splits.all) return;
  check_split(c, "exit_split", *splits.all);
  const bool used = std::any_of(c.professions.begin(), c.professions.end(), [&](const std::string& p) {
    const auto* exits = find(c.s.exits, p);
    return splits.named.count(p) == 0 && exits != nullptr && exits->count(std::string(every_cause)) > 0;
  });
  if (!used)
    c.problem("exit_split", "there is no total to divide: no `exits` have `all`",
              "add `all: 0.09` to those of a profession, or remove this split");
}

/// The programme of a career must lead to the profession that it names.
void check_through(Checking& c, const std::string& path, const CauseTerms& terms) {
  const auto found = c.s.programmes.find(terms.through.value);
  if (found == c.s.programmes.end()) return;
  const std::string& leads_to = found->second.profession.value;
  if (terms.becomes.empty()) {
    c.problem(path + ".through", "a career `through` a programme needs `becomes`", "add `becomes: " + leads_to + "`");
  } else if (leads_to != terms.becomes.value && !leads_to.empty()) {
    std::vector<std::string> others;
    for (const auto& [name, g] : c.s.programmes)
      if (g.profession.value == terms.becomes.value) others.push_back(name);
    c.problem(path + ".through",
              fmt::format("`{}` leads to `{}`, not to `{}`", found->first, leads_to, terms.becomes.value),
              others.empty() ? "name another programme, or write `becomes: " + leads_to + "`"
                             : "programmes that do: " + quoted(others));
  }
}

void check_careers(Checking& c) {
  for (const auto& [cause, terms] : c.s.causes) {
    const std::string path = "causes." + cause;
    if (is_standard(cause) && !(terms.becomes.empty() && terms.through.empty())) {
      c.problem(path + (terms.becomes.empty() ? ".through" : ".becomes"),
                "`" + cause + "` goes its own way in the model and is no career move",
                "name a cause of your own, say `naar_anesthesie`, here and under `exits`");
      continue;
    }
    if (!terms.through.empty()) check_through(c, path, terms);
    const std::string& becomes = terms.becomes.value;
    if (!becomes.empty() && c.has_cause(becomes, cause))
      c.problem(path + ".becomes",
                fmt::format("`exits` of `{}` have this cause: they would become what they are", becomes),
                "give the cause to other professions only");
  }
}

}  // namespace

void check_exits(Checking& c) {
  check_names(c);
  check_ages(c);
  check_totals(c);
  check_careers(c);
}

}  // namespace spp
