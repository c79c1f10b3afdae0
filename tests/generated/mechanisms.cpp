// The mechanisms of the month beside the spine, one function each: what it needs is added or mended, so that it acts.
#include "generated/mechanisms.hpp"

#include <array>

namespace spp::generated {

std::string month_text(const Maker& maker, int after_start) {
  const int number = maker.start_year * 12 + maker.start_month - 1 + after_start;
  return fmt::format("{}-{:02}", number / 12, number % 12 + 1);
}

std::string some_of(Maker& maker, std::vector<std::string> names, std::size_t least, int percent) {
  if (names.size() <= least || !maker.dice.toss(percent)) return {};
  names.erase(names.begin() + maker.dice.whole(static_cast<int>(least), static_cast<int>(names.size()) - 1));
  std::string list = "[";
  for (const auto& name : names) list += (list.size() > 1 ? ", " : "") + name;
  return list + "]";
}

void fill_teams(Maker& maker) {
  for (const auto& p : maker.professions)
    for (const auto& h : maker.organisations)
      if (Tree& staff = maker.out["staff"][p][h]; staff.scalar == "0" || staff.scalar == "1")
        staff = maker.dice.whole(4, 16);
}

Tree any_programme(Maker& maker, const std::string& profession) {
  Dice& dice = maker.dice;
  Tree programme;
  const int duration = dice.whole(5, 20);
  programme["profession"] = profession;
  programme["duration"] = duration;
  programme["intake_months"] = every_month;
  programme["places"] = maker.by_organisation([&] { return Tree{dice.whole(1, 10) / 4.0}; });
  programme["trainees"] = maker.by_organisation([&] { return Tree{dice.whole(2, 9)}; });
  programme["yield"] = dice.thousandths(600, 1000);
  programme["fill"] = maker.share(500, 1000);
  programme["stay"] = maker.share(300, 1000);
  programme["stay_region"] = maker.share(300, 1000);
  programme["entry_ages"] = "{20: 1, 31: 1}";
  programme["fte"] = fmt::format("[{}]", dice.thousandths(200, 800));
  programme["supervision"] = fmt::format("[{}]", dice.thousandths(0, 200));
  if (dice.toss()) programme["supernumerary_months"] = dice.whole(1, 5);
  if (dice.toss()) programme["cost"] = dice.whole(10, 60) * 1000;
  return programme;
}

Tree& add_programme(Maker& maker, const std::string& name, const std::string& profession) {
  if (!maker.out["programmes"].find(name)) {
    Tree programme = any_programme(maker, profession);
    maker.out["programmes"][name] = std::move(programme);
  }
  return maker.out["programmes"][name];
}

std::string any_profession(Maker& maker) {
  return maker
      .professions[static_cast<std::size_t>(maker.dice.whole(0, static_cast<int>(maker.professions.size()) - 1))];
}

namespace {

template <class Make>
Tree by_region(Maker& maker, Make value) {
  if (maker.dice.toss(40)) return value();
  Tree tree;
  for (const auto& p : maker.professions)
    for (const auto& r : maker.regions) tree[p][r] = value();
  return tree;
}

}  // namespace

void add_flex(Maker& maker) {
  Dice& dice = maker.dice;
  Tree& flex = maker.out["flex"];
  flex["start"] = by_region(maker, [&] { return Tree{dice.whole(0, 7)}; });
  flex["out"] = by_region(maker, [&] { return maker.number(0, 1500); });
  flex["back"] = by_region(maker, [&] { return maker.number(0, 1500); });
  flex["arrivals"] = by_region(maker, [&] { return maker.number(0, 6000); });
  flex["fte"] = by_region(maker, [&] { return maker.number(300, 700); });
  flex["cap"] = maker.by_place([&] { return maker.share(0, 500); });
  flex["tariff"] = dice.whole(50, 120);
}

namespace {

void add_shock(Maker& maker) {
  Dice& dice = maker.dice;
  const int count = dice.whole(1, 2);
  for (int n = 0; n < count; ++n) {
    Tree& shock = maker.out["shocks"][fmt::format("s{}", 2 - n)];
    const int from = dice.whole(-3, maker.months - 3);
    shock["from"] = month_text(maker, from);
    shock["until"] = month_text(maker, std::max(0, from) + dice.whole(1, 12));
    if (dice.toss(70)) shock["chance"] = maker.share(200, 900);
    for (const char* factor : {"demand", "absence", "places", "applicants"})
      if (dice.toss()) shock[factor] = maker.number(300, 2500);
    if (dice.toss(60) || shock.keys.size() < 4) shock["exits"] = by_cause(maker, [&] { return maker.number(0, 3000); });
    if (const auto list = some_of(maker, maker.organisations, 1, 30); !list.empty()) shock["organisations"] = list;
    if (const auto list = some_of(maker, maker.professions, 1, 30); !list.empty()) shock["professions"] = list;
  }
}

void add_absence(Maker& maker) {
  Dice& dice = maker.dice;
  maker.out["absence"] = maker.by_place([&] { return maker.share(50, 350); });
  if (dice.toss()) maker.out["normal_absence"] = maker.by_place([&] { return Tree{dice.thousandths(0, 200)}; });
  for (const auto& p : maker.professions) maker.out["workload_effect"]["absence"][p] = maker.number(200, 1500);
  if (maker.out.find("workload_reference") && !maker.out.find("workload_start"))
    maker.out["workload_start"] = dice.thousandths(800, 1600);
  Tree& shock = maker.out["shocks"]["griep"];
  shock["from"] = month_text(maker, dice.whole(0, maker.months / 2));
  shock["until"] = month_text(maker, maker.months / 2 + dice.whole(0, 4));
  shock["chance"] = dice.thousandths(300, 1000);
  shock["absence"] = maker.number(500, 3500);
}

void add_noise(Maker& maker) {
  maker.out["demand_noise"] = maker.by_organisation([&] { return Tree{maker.dice.thousandths(20, 400)}; });
}

void add_cycle(Maker& maker) {
  Dice& dice = maker.dice;
  Tree& cycle = maker.out["cycle"];
  if (dice.toss())
    cycle["persistence"] = dice.thousandths(-900, 1000);
  else
    for (const auto& r : maker.regions) cycle["persistence"][r] = dice.thousandths(-900, 1000);
  const auto loading = [&] {
    if (dice.toss()) return Tree{dice.thousandths(-1500, 1500)};
    Tree tree;
    for (const auto& r : maker.regions) tree[r] = dice.thousandths(-1500, 1500);
    return tree;
  };
  for (const char* cause : causes)
    if (dice.toss()) cycle["loadings"][cause] = loading();
  cycle["loadings"]["applicants"] = loading();
}

void add_exit_split(Maker& maker) {
  Dice& dice = maker.dice;
  for (const auto& p : maker.professions) {
    Tree& rates = maker.out["exits"][p];
    rates["all"] = dice.toss()
                       ? maker.number(50, 900)
                       : Tree{fmt::format("{{18: {}, 45: {}}}", dice.thousandths(0, 900), dice.thousandths(0, 900))};
    Tree& split = maker.out["exit_split"][p];
    const bool dirichlet = dice.toss();
    maker.draws_split = maker.draws_split || dirichlet;
    int left = 8;  // eighths of a whole
    for (const char* cause : causes) {
      if (cause != causes.back() && !dice.toss(60)) continue;
      rates.remove(cause);
      const int part = cause == causes.back() ? left : dice.whole(0, left - 1);
      left -= part;
      if (dirichlet)
        split["dirichlet"][cause] = dice.whole(2, 40) / 4.0;
      else
        split[cause] = part / 8.0;
    }
  }
}

void add_career(Maker& maker) {
  Dice& dice = maker.dice;
  const bool first = dice.toss();
  const std::string &from = maker.professions[first ? 0 : 1], &to = maker.professions[first ? 1 : 0];
  maker.out["exits"][from]["doorgroei"] =
      dice.toss() ? maker.number(100, 900) : Tree{fmt::format("{{18: {}, 45: 0}}", dice.thousandths(100, 1500))};
  maker.out["causes"]["doorgroei"]["becomes"] = to;
  if (dice.toss()) {
    add_programme(maker, "gc", to);
    maker.out["causes"]["doorgroei"]["through"] = "gc";
    if (dice.toss()) maker.out["programmes"]["gc"].remove("places");  // only careers go through it
  }
  if (dice.toss()) maker.out["causes"]["doorgroei"]["leaves"] = "[organisation, profession]";
}

void add_transfer(Maker& maker) {
  add_programme(maker, "gt", any_profession(maker));
  for (auto& [name, programme] : maker.out["programmes"].keys)
    if (name == "gt" || maker.dice.toss()) programme["transfer"] = maker.number(300, 3000);
  if (maker.dice.toss()) maker.out["costs"]["training_fee"] = maker.dice.whole(1, 20) * 1000;
}

void add_capacity(Maker& maker) {
  add_programme(maker, "gs", any_profession(maker))["places"] =
      maker.by_organisation([&] { return Tree{maker.dice.whole(2, 16) / 4.0}; });
  for (auto& [name, programme] : maker.out["programmes"].keys) {
    if (name != "gs" && !maker.dice.toss()) continue;
    if (maker.dice.toss())
      programme["capacity"] = maker.dice.whole(0, 20) / 4.0;
    else
      for (const auto& r : maker.regions) programme["capacity"][r] = maker.number(0, 6000);
  }
}

void add_supervision_pool(Maker& maker) {
  fill_teams(maker);
  add_programme(maker, "gb", any_profession(maker));
  maker.out["supervision_pool"] = "region";
  maker.out["trainees_per_supervisor"] = maker.by_place([&] { return maker.number(100, 900); });
}

void add_costs(Maker& maker) {
  Dice& dice = maker.dice;
  Tree& costs = maker.out["costs"];
  if (dice.toss())
    costs["employer"] = maker.number(50'000'000, 90'000'000);
  else
    for (const auto& p : maker.professions) costs["employer"][p] = dice.whole(50, 100) * 1000;
  costs["room_week"] = dice.whole(1, 90) * 1000;
  costs["exchange"] = dice.whole(1, 60) * 10;
  costs["leaver"] = dice.whole(1, 60) * 500;
  costs["training_fee"] = dice.whole(1, 20) * 1000;
  add_programme(maker, "gk", any_profession(maker));
  for (auto& [name, programme] : maker.out["programmes"].keys) {
    programme["cost"] = dice.whole(10, 60) * 1000;
    programme["subsidy"] = maker.wish.calendar_tables && dice.toss()
                               ? Tree{fmt::format("{{2026: {}, 2027: {}}}", dice.whole(1, 20) * 1000, dice.whole(0, 9))}
                               : Tree{dice.whole(1, 20) * 1000};
  }
  // what a policy that stands already costs
  if (maker.out.find("policies"))
    for (auto& [name, policy] : maker.out["policies"].keys) {
      policy["fixed_cost"] = dice.whole(1, 90) * 1000;
      if (has_units(policy)) policy["unit_cost"] = dice.whole(1, 90) * 10;
    }
}

/// In the order in which they are added.
constexpr std::array mechanisms_of_the_month{Mechanism{"shock", add_shock},
                                             Mechanism{"absence", add_absence},
                                             Mechanism{"noise", add_noise},
                                             Mechanism{"cycle", add_cycle},
                                             Mechanism{"exit_split", add_exit_split},
                                             Mechanism{"career", add_career},
                                             Mechanism{"transfer", add_transfer},
                                             Mechanism{"capacity", add_capacity},
                                             Mechanism{"supervision_pool", add_supervision_pool},
                                             Mechanism{"flex", add_flex}};

/// In the order in which they are added: costs come last, since they are of what stands.
std::vector<Mechanism> mechanisms_in_order() {
  std::vector<Mechanism> all(mechanisms_of_the_month.begin(), mechanisms_of_the_month.end());
  all.insert(all.end(), policy_mechanisms().begin(), policy_mechanisms().end());
  all.push_back({"costs", add_costs});
  return all;
}

}  // namespace

const std::vector<std::string>& mechanism_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Mechanism& mechanism : mechanisms_in_order()) all.emplace_back(mechanism.name);
    return all;
  }();
  return names;
}

const std::vector<std::string>& repeating_mechanism_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Mechanism& mechanism : mechanisms_in_order())
      if (mechanism.repeats) all.emplace_back(mechanism.name);
    return all;
  }();
  return names;
}

void Maker::mechanisms() {
  if (!links()) return;
  for (const Mechanism& mechanism : mechanisms_in_order())
    for (int n = 0; wants(mechanism.name) && n < (mechanism.repeats && wish.twice ? 2 : 1); ++n) mechanism.add(*this);
  Tree* policies = out.find("policies") ? &out["policies"] : nullptr;
  if (!policies) return;
  std::string in_force = "[";
  for (auto& [name, policy] : policies->keys) {
    in_force += (in_force.size() > 1 ? ", " : "") + name;
    // now and then only while a shock strikes that is there anyway
    if (out.find("shocks") && !policy.find("during") && dice.toss(20))
      policy["during"] = out["shocks"].keys.front().first;
  }
  out["alternatives"]["baseline"] = "[]";
  out["alternatives"]["alles"] = in_force + "]";
}

}  // namespace spp::generated
