// The grammar: one function per part of a scenario, each deciding for its features by a toss.
#include "generated/scenarios.hpp"

#include <utility>

#include "generated/maker.hpp"

namespace spp::generated {

Tree::Tree(double number) : scalar(fmt::format("{}", number)) {}

Tree& Tree::operator[](const std::string& key) {
  for (auto& [name, value] : keys)
    if (name == key) return value;
  keys.emplace_back(key, Tree{});
  return keys.back().second;
}

const Tree* Tree::find(const std::string& key) const {
  for (const auto& [name, value] : keys)
    if (name == key) return &value;
  return nullptr;
}

void Tree::remove(const std::string& key) {
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (keys[i].first == key) {
      keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
}

namespace {

std::string written(const Tree& tree, Dice* dice, bool top) {
  if (!tree.scalar.empty()) return tree.scalar;
  std::vector<std::size_t> order(tree.keys.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  if (dice)
    for (std::size_t i = order.size(); i > 1; --i)
      std::swap(order[i - 1], order[static_cast<std::size_t>(dice->whole(0, static_cast<int>(i) - 1))]);
  std::string out = top ? "" : "{";
  for (std::size_t n = 0; n < order.size(); ++n) {
    const auto& [key, value] = tree.keys[order[n]];
    if (!top && n > 0) out += ", ";
    out += key + ": " + written(value, dice, false);
    if (top) out += "\n";
  }
  return out + (top ? "" : "}");
}

}  // namespace

void Maker::run_and_places() {
  start_month = dice.whole(1, 12);
  months = dice.whole(6, 30);
  out["start"] = fmt::format("{}-{:02}", start_year, start_month);
  out["months"] = months;
  const int r_count = dice.toss(30) ? 2 : 1, h_count = links() ? dice.whole(2, 3) : dice.whole(1, wish.linear ? 2 : 3),
            p_count = wants("career") ? 2 : dice.whole(1, 2);
  for (int r = 0; r < r_count; ++r) {
    regions.push_back(fmt::format("r{}", 2 - r));
    out["regions"][regions.back()]["name"] = regions.back();
  }
  out["region"] = regions.front();
  for (int h = 0; h < h_count; ++h) {
    organisations.push_back(fmt::format("h{}", (h * 2 + 1) % 3));
    Tree& organisation = out["organisations"][organisations.back()];
    organisation["name"] = organisations.back();
    if (r_count > 1 && h > (links() ? 1 : 0) && dice.toss()) organisation["region"] = regions.back();
    if (!dice.toss(70)) continue;
    organisation["rooms"] = dice.whole(1, 6);
    organisation["hours_per_week"] = 42.5;
    organisation["weeks_per_year"] = dice.whole(40, 50);
    if (dice.toss(30)) organisation["sessions_per_room"] = dice.whole(2, 12);
    if (dice.toss(30)) organisation["physical_rooms"] = dice.whole(1, 8);
    if (wish.calendar_tables && dice.toss(20))
      organisation["physical_rooms"] = fmt::format("{{2026: {}, 2027: {}}}", dice.whole(1, 8), dice.whole(1, 8));
  }
  for (int p = 0; p < p_count; ++p) professions.push_back(p == 0 ? "oa" : "am");
  for (const auto& p : professions) {
    Tree& age = out["professions"][p]["retirement_age"];
    age = dice.toss() ? fmt::format("{}y{}m", dice.whole(60, 66), dice.whole(1, 11))
                      : fmt::format("{}", dice.whole(60, 67));
    if (wish.calendar_tables && dice.toss(20))
      age = fmt::format("{{2026: {}, 2027: {}y{}m}}", dice.whole(60, 63), dice.whole(63, 66), dice.whole(0, 11));
  }
}

void Maker::people() {
  for (const auto& p : professions)
    for (const auto& h : organisations) {
      Tree& staff = out["staff"][p][h];
      switch (dice.whole(0, 5)) {
        case 0:
          staff["ages"] = fmt::format("{{24: {}, 40: {}, 61: {}, 65: {}}}", dice.whole(0, 6), dice.whole(1, 9),
                                      dice.whole(0, 5), dice.whole(0, 3));
          break;
        case 1:
          staff["new"] = fmt::format("{{22: {}, 35: {}}}", dice.whole(0, 5), dice.whole(0, 3));
          staff["settled"] =
              fmt::format("{{30: {}, 59: {}, 64: {}}}", dice.whole(1, 9), dice.whole(0, 6), dice.whole(0, 4));
          break;
        case 2:
          staff = dice.toss(30) ? 0 : 1;
          break;
        default:
          staff = dice.whole(3, 30);
      }
    }
  out["age_shares"] = dice.toss() ? Tree{"{20: 2, 30: 3, 50: 4, 58: 3}"} : Tree{"{55: 1, 59: 1}"};
  if (dice.toss(70)) out["new_share"] = by_place([&] { return Tree{dice.thousandths(0, 600)}; });
  out["fte_per_head"] = by_place([&] {
    if (dice.toss()) return Tree{dice.thousandths(500, 1000)};
    return Tree{fmt::format("{{15: {}, 35: {}, 60: {}}}", dice.thousandths(700, 1000), dice.thousandths(500, 900),
                            dice.thousandths(300, 800))};
  });
  out["recruit_ages"] = dice.toss() ? Tree{"{25: 1, 33: 2, 58: 1}"} : Tree{"{30: 1}"};
  if (dice.toss(40)) out["productivity_new"] = by_place([&] { return share(300, 1000); });
}

void Maker::exits() {
  std::vector<std::string> causes{"elsewhere", "flex", "mobility", "retirement", "sector"};
  if (dice.toss(40)) {
    causes.push_back("verhuizing");
    if (dice.toss()) out["causes"]["verhuizing"]["leaves"] = "[organisation, region]";
  }
  const bool fast = dice.toss(30);  // rates well past one a year are rates, not shares
  for (const auto& p : professions)
    for (const auto& cause : causes) {
      // a cause of the scenario's own exists only where exits name it
      if (!dice.toss(65) && !(cause == "verhuizing" && p == professions.front())) continue;
      Tree& rate = out["exits"][p][cause];
      const int high = fast ? 1500 : 300;
      if (cause == "retirement")
        rate = fmt::format("{{15: 0, 58: {}, 62: {}}}", dice.thousandths(0, 200), dice.thousandths(0, 900));
      else if (dice.toss(40))
        rate = fmt::format("{{18: {}, 35: {}, 59: {}}}", dice.thousandths(0, high), dice.thousandths(0, high),
                           dice.thousandths(0, high));
      else if (uncertain && dice.toss(20))
        rate = fmt::format("\"{} per {}\"", dice.whole(1, 20), dice.whole(80, 120));
      else
        rate = number(0, high);
    }
  if (dice.toss(25)) out["exit_basis"] = "settled";
  if (dice.toss(60))
    for (const auto& p : professions)
      for (const auto& cause : causes)
        if (dice.toss()) out["exit_factors"]["new"][p][cause] = number(300, 4000);
  if (dice.toss(30))
    for (const auto& p : professions)
      for (const auto& h : organisations)
        if (dice.toss())
          out["exit_factors"]["organisation"][p][h][causes[static_cast<std::size_t>(dice.whole(0, 4))]] =
              number(200, 2500);
  if (uncertain && dice.toss()) out["between_organisations"] = dice.thousandths(100, 600);
}

void Maker::training() {
  const int count = dice.whole(0, 3);
  for (int g = 0; g < count; ++g) {
    Tree& programme = out["programmes"][fmt::format("g{}", (g * 2 + 1) % 3)];
    const int duration = dice.whole(2, 30), years = (duration + 11) / 12;
    programme["profession"] =
        professions[static_cast<std::size_t>(dice.whole(0, static_cast<int>(professions.size()) - 1))];
    programme["duration"] = duration;
    const int intake = dice.whole(1, 6);
    programme["intake_months"] = dice.toss() ? fmt::format("[{}, {}]", intake, intake + dice.whole(1, 6))
                                             : Tree{"[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]"};
    programme["places"] =
        by_organisation([&] { return dice.toss(40) ? Tree{dice.whole(0, 24) / 4.0} : Tree{dice.whole(0, 4)}; });
    if (programme.find("intake_months")->scalar.size() > 10 && dice.toss(70))
      programme["trainees"] = by_organisation([&] { return Tree{dice.whole(0, 12)}; });
    else if (dice.toss(30)) {
      std::string list = fmt::format("[{}", dice.whole(0, 3));
      for (int m = 1; m < duration; ++m) list += dice.toss(20) ? fmt::format(", {}", dice.whole(1, 4)) : ", 0";
      programme["trainees"] = list + "]";
    }
    const auto per_year = [&](int low, int high) {
      std::string list = fmt::format("[{}", dice.thousandths(low, high));
      for (int y = 1; y < years; ++y) list += fmt::format(", {}", dice.thousandths(low, high));
      return list + "]";
    };
    if (dice.toss(40))
      programme["yield"] = share(300, 950);
    else if (dice.toss(70))
      programme["dropout"] = per_year(0, 400);
    if (dice.toss(60)) programme["fill"] = share(300, 1000);
    if (dice.toss(70)) programme["stay"] = by_organisation([&] { return share(200, 1000); });
    if (dice.toss(60)) programme["stay_region"] = share(200, 1000);
    programme["entry_ages"] = dice.toss() ? Tree{"{19: 1, 21: 2}"} : Tree{"{20: 3, 57: 1}"};
    if (dice.toss(60)) programme["fte"] = per_year(0, 800);
    if (dice.toss(40)) programme["supervision"] = per_year(0, 200);
  }
  if (count > 0 && !wish.linear && dice.toss(60))
    out["trainees_per_supervisor"] = by_place([&] { return number(50, 700); });
}

void Maker::market() {
  if (wish.linear) return;
  if (dice.toss(75)) {
    for (const auto& p : professions)
      for (const auto& r : regions) out["applicants"][p][r] = number(0, dice.toss() ? 40000 : 6000);
  }
  if (dice.toss(35))
    for (const auto& p : professions)
      for (const auto& h : organisations)
        if (dice.toss()) out["own_applicants"][p][h] = number(0, 20000);
}

void Maker::demand() {
  std::vector<std::string> binding;
  if (dice.toss(85)) {
    for (const auto& p : professions)
      if (binding.empty() || dice.toss(70)) binding.push_back(p);
    for (const auto& p : binding) out["staff_per_room"][p] = dice.thousandths(1000, 3500);
  }
  // where rooms and norm do not make the demand it is given; now and then both, and then what is given goes first
  for (const auto& p : professions)
    for (const auto& h : organisations) {
      const bool by_rooms =
          out["organisations"][h].find("rooms") && std::find(binding.begin(), binding.end(), p) != binding.end();
      if (!by_rooms || dice.toss(20)) out["demand"][p][h] = dice.toss(10) ? Tree{0} : number(500, 25000);
    }
  if (dice.toss(40)) out["net_hours_per_fte"] = by_place([&] { return Tree{dice.whole(1200, 1700)}; });
  if (dice.toss(60)) out["duty"] = by_place([&] { return Tree{dice.thousandths(0, 2500)}; });
  if (dice.toss(30)) out["unmet"] = by_place([&] { return share(0, 300); });
  if (dice.toss(30)) out["room_response"] = number(500, 1600);
  const int form = dice.whole(0, wish.calendar_tables ? 4 : 2);
  if (form == 1) out["growth"] = dice.thousandths(-200, 300);
  if (form == 2 || form == 3) {
    Tree& growth = out["growth"];
    const double demography = dice.thousandths(-100, 200), epidemiology = dice.thousandths(-50, 50);
    for (const auto& p : professions) {
      growth[p]["demography"] = demography;
      growth[p]["epidemiology"] = epidemiology;
      for (const char* component : {"efficiency", "substitution", "working_hours"})
        if (dice.toss()) growth[p][component] = dice.thousandths(-80, 80);
    }
  }
  if (form == 4)
    out["path"] = fmt::format("{{2027: {}, 2028: {}}}", dice.thousandths(800, 1400), dice.thousandths(600, 1600));
  if (dice.toss(40)) out["growth_form"] = "linear";
  if (form == 3) out["growth_until"] = 2027;
  if (dice.toss(30))
    out["establishment"] = by_place([&] {
      if (!wish.calendar_tables || dice.toss()) return Tree{dice.thousandths(0, 25000)};
      return Tree{fmt::format("{{2026: {}, 2027: {}}}", dice.thousandths(0, 25000), dice.thousandths(0, 25000))};
    });
  if (dice.toss(60)) out["absence"] = by_place([&] { return share(20, 300); });
  if (dice.toss(30)) out["normal_absence"] = by_place([&] { return Tree{dice.thousandths(0, 200)}; });
}

void Maker::workload() {
  if (dice.toss(40))
    out["workload_delay"] = by_place([&] { return Tree{dice.toss(30) ? 0.0 : dice.thousandths(100, 2000)}; });
  const bool acts = dice.toss(60) && !wish.linear;
  if (dice.toss(25)) out["workload_start"] = by_place([&] { return Tree{dice.thousandths(700, 1800)}; });
  if (acts) {
    Tree& effect = out["workload_effect"];
    for (const auto& p : professions) {
      for (const char* cause : {"sector", "mobility", "retirement"})
        if (dice.toss()) effect["exits"][p][cause] = number(100, 2500);
      if (dice.toss()) effect["dropout"][p] = number(100, 2500);
      if (dice.toss()) effect["supervision"][p] = number(100, 2500);
      // where the reference is given, absence at the start would depend on the workload that it makes
      if (dice.toss()) effect["absence"][p] = number(100, 1500);
    }
    if (!effect.keys.empty() && dice.toss(40))
      out["workload_reference"] = by_place([&] { return Tree{dice.thousandths(700, 1300)}; });
    if (effect.keys.empty()) out.remove("workload_effect");
  }
  if (out.find("workload_effect") && out["workload_effect"].find("absence") && out.find("workload_reference") &&
      !out.find("workload_start"))
    out["workload_start"] = dice.thousandths(800, 1600);
}

std::string text(const Tree& tree, std::uint64_t shuffle) {
  Dice dice(shuffle);
  return written(tree, shuffle ? &dice : nullptr, true);
}

Generated make(std::uint64_t number, const Wish& wish) {
  Maker maker{Dice(number), wish, false};
  maker.uncertain = wish.uncertain && !wish.linear && maker.dice.toss(30);
  maker.run_and_places();
  maker.people();
  maker.exits();
  maker.training();
  maker.market();
  maker.demand();
  maker.workload();
  maker.mechanisms();
  return {number, std::move(maker.out), maker.uncertain || maker.draws_split};
}

}  // namespace spp::generated
