// The types of policy, one function each: what it needs is added or mended, so that it acts.
#include <algorithm>

#include "generated/mechanisms.hpp"

namespace spp::generated {

bool has_units(const Tree& policy) {
  const std::string type = policy.find("type")->scalar;
  constexpr std::array with{"training_places", "training_route", "exchange", "flex_pool", "reserve"};
  return std::find(with.begin(), with.end(), type) != with.end();
}

namespace {

/// A policy under a name of its own: a second of its type gets another.
Tree& add_policy(Maker& maker, const std::string& name, const char* type) {
  Tree& policies = maker.out["policies"];
  Tree& policy = policies[policies.find(name) ? name + "_ook" : name];
  policy["type"] = type;
  return policy;
}

/// Terms that all policies share; `least` organisations take part.
void add_common(Maker& maker, Tree& policy, std::size_t least) {
  Dice& dice = maker.dice;
  const int from = dice.toss() ? dice.whole(0, maker.months / 2) : dice.whole(-14, 0);
  if (dice.toss(70)) policy["from"] = month_text(maker, from);
  if (dice.toss(30)) policy["until"] = month_text(maker, dice.whole(maker.months / 2, maker.months - 1));
  if (dice.toss(30)) policy["ramp_months"] = dice.whole(0, 18);
  if (const auto list = some_of(maker, maker.organisations, least, 20); !list.empty()) policy["organisations"] = list;
  if (const auto list = some_of(maker, maker.professions, 1, 20); !list.empty()) policy["professions"] = list;
  if (dice.toss(30)) policy["uptake"] = maker.by_organisation([&] { return maker.share(400, 1000); });
  if (dice.toss(30)) policy["realisation"] = maker.number(300, 1100);
  if (dice.toss(30)) policy["joins"] = maker.by_organisation([&] { return maker.share(300, 1000); });
  if (dice.toss(25)) policy["leaves"] = maker.number(100, 1500);
  if (dice.toss(30)) policy["fixed_cost"] = dice.whole(1, 90) * 1000;
  if (has_units(policy) && dice.toss(40)) policy["unit_cost"] = dice.whole(1, 90) * 10;
}

/// The ages and the tenure that are meant.
void add_whom(Maker& maker, Tree& policy) {
  Dice& dice = maker.dice;
  if (dice.toss(40)) policy["ages"] = fmt::format("[{}, {}]", dice.whole(15, 35), dice.whole(36, 75));
  if (dice.toss(40)) policy["tenure"] = dice.toss() ? "new" : "settled";
}

/// A claimed change in thousandths, now and then a distribution around it, on its side of 0 and not below −1.
Tree change(Maker& maker, int low, int high) {
  const double x = maker.dice.thousandths(low, high);
  if (!maker.uncertain || x == 0 || !maker.dice.toss(35)) return x;
  const double half = x / 2, more = std::max(-1.0, x * 1.25);
  return fmt::format("{{uniform: [{}, {}]}}", std::min(half, more), std::max(half, more));
}

/// Changes of exits by cause; somebody leaves by them, unless a split has given every cause its rate.
void add_exit_changes(Maker& maker, Tree& policy) {
  policy["exits"] = by_cause(maker, [&] { return change(maker, -1000, 2000); });
  if (maker.out.find("exit_split")) return;
  for (const auto& p : maker.professions) {
    Tree& rates = maker.out["exits"][p];
    if (!rates.find("sector")) rates["sector"] = maker.number(100, 900);
  }
}

/// Its professions, where it names any, are the one that a programme leads to.
void name_profession(Tree& policy, const std::string& profession) {
  if (policy.find("professions")) policy["professions"] = "[" + profession + "]";
}

void add_exchange(Maker& maker) {
  Dice& dice = maker.dice;
  fill_teams(maker);
  Tree& policy = maker.out["policies"]["uitwisselen"];
  policy["type"] = "exchange";
  if (dice.toss()) policy["mode"] = "shortest";
  const int every = dice.whole(2, 9);
  policy["every"] = every;
  policy["months"] = dice.whole(1, every);
  if (dice.toss())
    policy["participants"] = maker.number(500, 8000);
  else
    policy["participants"]["total"] = maker.number(1500, 20000);
  if (dice.toss(70)) policy["productivity"] = maker.share(300, 1000);
  if (dice.toss(60)) policy["effect_away"] = by_cause(maker, [&] { return Tree{dice.thousandths(-1000, 2500)}; });
  if (dice.toss(70)) policy["effect_after"] = by_cause(maker, [&] { return Tree{dice.thousandths(-1000, 5000)}; });
  if (dice.toss(70)) policy["effect_months"] = dice.whole(1, 30);
  if (dice.toss()) policy["charge"] = dice.whole(1, 60) * 100;
  if (dice.toss()) policy["vat"] = maker.share(100, 300);
  if (dice.toss()) maker.out["costs"]["exchange"] = dice.whole(1, 60) * 10;
  add_common(maker, policy, 2);
  if (maker.organisations.size() > 2 && policy.find("organisations"))
    policy["organisations"] = fmt::format("[{}, {}]", maker.organisations[0], maker.organisations[1]);
}

void add_flex_pool(Maker& maker) {
  Dice& dice = maker.dice;
  fill_teams(maker);
  Tree& policy = maker.out["policies"]["flexpool"];
  policy["type"] = "flex_pool";
  policy["share"] = maker.share(50, 400);
  if (dice.toss(70)) policy["productivity"] = maker.share(500, 1000);
  if (dice.toss(70)) policy["exits"] = by_cause(maker, [&] { return Tree{dice.thousandths(-1000, 2000)}; });
  add_whom(maker, policy);
  add_common(maker, policy, 1);
}

void add_reserve(Maker& maker) {
  Dice& dice = maker.dice;
  Tree& policy = maker.out["policies"]["reservisten"];
  policy["type"] = "reserve";
  policy["fte"] = maker.by_organisation([&] { return maker.number(200, 3000); });
  if (dice.toss(70)) policy["supervision"] = maker.share(50, 700);
  add_common(maker, policy, 1);
  Tree& shock = maker.out["shocks"]["oproep"];
  shock["from"] = month_text(maker, dice.whole(0, maker.months / 2));
  shock["until"] = month_text(maker, maker.months / 2 + dice.whole(0, maker.months / 2 + 3));
  shock["chance"] = dice.thousandths(300, 1000);
  shock["absence"] = dice.thousandths(1000, 2500);
  policy["during"] = "oproep";
}

void add_training_places(Maker& maker) {
  Dice& dice = maker.dice;
  const bool first = !maker.out["programmes"].find("gp");
  Tree& programme = add_programme(maker, "gp", any_profession(maker));
  if (first) {
    const int month = dice.whole(1, 3);
    programme["intake_months"] = fmt::format("[{}, {}, {}, {}]", month, month + 3, month + 6, month + 9);
    if (dice.toss(40)) {  // who has places by the policy alone may receive trainees too
      programme["places"] = fmt::format("{{{}: 2}}", maker.organisations[1]);
      programme["transfer"] = maker.number(300, 3000);
    }
  }
  const std::string profession = programme.find("profession")->scalar;
  std::string list = "gp";
  for (const auto& [name, other] : maker.out["programmes"].keys)
    if (name != "gp" && other.find("profession")->scalar == profession) list += ", " + name;
  Tree& policy = add_policy(maker, "plaatsen", "training_places");
  policy["programme"] = list == "gp" ? list : "[" + list + "]";
  policy["places"] = maker.by_organisation([&] { return maker.number(300, 4000); });
  if (dice.toss(60)) policy["intake_months"] = fmt::format("[{}, {}]", dice.whole(1, 6), dice.whole(7, 12));
  add_common(maker, policy, 1);
  name_profession(policy, profession);
}

void add_training_route(Maker& maker) {
  Dice& dice = maker.dice;
  const std::string profession = any_profession(maker);
  Tree& policy = add_policy(maker, "zij_instroom", "training_route");
  Tree programme = any_programme(maker, profession);
  programme.remove("trainees");
  programme["duration"] = dice.whole(5, 12);  // supernumerary for at most 5 months
  if (dice.toss()) {
    programme.remove("yield");
    programme["dropout"] = fmt::format("[{}]", dice.thousandths(100, 600));
  }
  programme["places"] = maker.by_organisation([&] { return maker.number(300, 5000); });
  if (dice.toss(40)) programme["transfer"] = maker.number(300, 3000);
  if (dice.toss(30)) programme["capacity"] = dice.whole(2, 20) / 4.0;
  policy["programme"] = std::move(programme);
  add_common(maker, policy, 1);
  name_profession(policy, profession);
}

void add_learning_climate(Maker& maker) {
  Dice& dice = maker.dice;
  fill_teams(maker);
  Tree& programme = add_programme(maker, "gl", any_profession(maker));
  programme["yield"] = dice.thousandths(200, 800);
  programme["stay"] = maker.share(200, 800);
  maker.out["trainees_per_supervisor"] = maker.by_place([&] { return maker.number(200, 900); });
  Tree& policy = add_policy(maker, "leerklimaat", "learning_climate");
  if (dice.toss(80)) policy["dropout"] = change(maker, -1000, 1500);
  if (dice.toss(80)) policy["trainees_per_supervisor"] = change(maker, -1000, 1500);
  if (dice.toss(80)) policy["stay"] = change(maker, -1000, 1500);
  add_common(maker, policy, 1);
}

void add_retention(Maker& maker) {
  Tree& policy = add_policy(maker, "behoud", "retention");
  add_exit_changes(maker, policy);
  add_whom(maker, policy);
  add_common(maker, policy, 1);
}

void add_more_hours(Maker& maker) {
  Dice& dice = maker.dice;
  Tree& policy = add_policy(maker, "meer_uren", "more_hours");
  policy["fte_per_head"] = change(maker, -500, 600);
  if (dice.toss()) policy["ages"] = fmt::format("[{}, {}]", dice.whole(15, 35), dice.whole(36, 75));
  add_common(maker, policy, 1);
}

void add_recruitment(Maker& maker) {
  Dice& dice = maker.dice;
  for (const auto& p : maker.professions)
    for (const auto& r : maker.regions)
      if (dice.toss()) maker.out["applicants"][p][r] = maker.number(2000, 20000);
  Tree& policy = add_policy(maker, "werving", "recruitment");
  if (dice.toss(80)) policy["applicants"] = change(maker, -1000, 3000);
  if (dice.toss(70)) {
    add_exit_changes(maker, policy);
    if (dice.toss(40)) policy["ages"] = fmt::format("[{}, {}]", dice.whole(15, 30), dice.whole(31, 75));
    if (dice.toss(30)) policy["tenure"] = "new";
  }
  add_common(maker, policy, 1);
}

void add_demand(Maker& maker) {
  Dice& dice = maker.dice;
  Tree& policy = add_policy(maker, "planning", "demand");
  if (dice.toss(60)) policy["change"] = change(maker, -600, 600);
  const bool taken = dice.toss(20);  // also where there are none to take
  if (taken) policy["rooms"] = -dice.whole(1, 10) / 4.0;
  for (const auto& h : maker.organisations)
    if (!taken && maker.out["organisations"][h].find("rooms") && dice.toss(60))
      policy["rooms"][h] = dice.toss(30) ? change(maker, -1000, 2000) : Tree{dice.whole(-12, 12) / 4.0};
  if (dice.toss(60) || policy.keys.size() < 2)
    policy["fte"] = maker.by_organisation([&] { return Tree{dice.whole(-40, 40) / 4.0}; });
  add_common(maker, policy, 1);
}

void add_absence_change(Maker& maker) {
  if (!maker.out.find("absence") || maker.dice.toss())
    maker.out["absence"] = maker.by_place([&] { return maker.share(100, 350); });
  Tree& policy = add_policy(maker, "verzuim", "absence");
  policy["change"] = change(maker, -1000, 2500);
  add_common(maker, policy, 1);
}

void add_flex_limit(Maker& maker) {
  Dice& dice = maker.dice;
  if (!maker.out.find("flex")) add_flex(maker);
  Tree& policy = add_policy(maker, "minder_inhuur", "flex_limit");
  if (dice.toss(70)) policy["cap"] = change(maker, -1000, 2500);
  if (dice.toss(80)) policy["back"] = change(maker, -1000, 3000);
  if (dice.toss(70)) {
    add_exit_changes(maker, policy);
    add_whom(maker, policy);
  }
  add_common(maker, policy, 1);
}

constexpr std::array types{Mechanism{"exchange", add_exchange},
                           Mechanism{"flex_pool", add_flex_pool},
                           Mechanism{"reserve", add_reserve},
                           Mechanism{"training_places", add_training_places, true},
                           Mechanism{"training_route", add_training_route, true},
                           Mechanism{"learning_climate", add_learning_climate, true},
                           Mechanism{"retention", add_retention, true},
                           Mechanism{"more_hours", add_more_hours, true},
                           Mechanism{"recruitment", add_recruitment, true},
                           Mechanism{"demand", add_demand, true},
                           Mechanism{"absence_change", add_absence_change, true},
                           Mechanism{"flex_limit", add_flex_limit, true}};

}  // namespace

std::span<const Mechanism> policy_mechanisms() { return types; }

}  // namespace spp::generated
