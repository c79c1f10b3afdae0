// Alternatives, costs and contribution as users meet them: a region with every mechanism that has a policy.
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/program.hpp"

namespace {

using namespace spp::program;

/// Two regions; in the north an exchange with a charge, a pool and flex staff. `zonder` stands before `met`, which
/// byte order would turn round.
constexpr const char* scenario = R"(name: Alternatieven
start: 2026-01
years: 3
replicates: 60
regions: {noord: {}, zuid: {}}
region: noord
professions: {ops: {retirement_age: 67}, ana: {retirement_age: 67}}
organisations:
  default: {hours_per_week: 42.5, weeks_per_year: 46}
  ank: {rooms: 6}
  bel: {rooms: 4}
  zon: {region: zuid, rooms: 3}
reporting_groups: {beide: [ank, zon]}
fte_per_head: 0.8
age_shares: {20: 0.5, 40: 0.4, 60: 0.1}
recruit_ages: {25: 1, 35: 1}
staff_per_room: {ops: 3, default: 1.2}
staff: {ops: {ank: 34, bel: 20, zon: 16}, ana: {ank: 14, bel: 9, zon: 7}}
exits: {default: {sector: 0.04, mobility: 0.06, flex: 0.02}}
programmes:
  school: {profession: ops, duration: 12, intake_months: [2, 9], places: 2, trainees: 3, yield: 0.8, stay: 0.6, entry_ages: {20: 1}, cost: 30000}
trainees_per_supervisor: 0.2
applicants: 3
flex: {start: {ops: {noord: 5}}, out: 0.1, back: 0.2, arrivals: 1, fte: 0.8, cap: 0.1, tariff: 85}
growth: 0.02
costs: {room_week: 10000, leaver: 5000, exchange: 100, training_fee: 3000}
shocks: {griep: {from: 2027-10, until: 2028-03, chance: 0.5, absence: 1.3}}
policies:
  ruilen: {type: exchange, from: 2026-02, every: 6, months: 4, participants: 3, mode: shortest, organisations: [ank, bel], charge: 1000, vat: 0.21, realisation: {uniform: [0.2, 1]}, effect_after: {sector: -0.1}}
  pool: {type: flex_pool, from: 2026-06, share: 0.03, organisations: [ank, bel]}
  reserve: {type: reserve, during: griep, fte: 1}
alternatives: {zonder: [], met: [ruilen, pool, reserve], leeg: []}
)";

/// The folder of a run of that scenario, made once.
const Folder& region() {
  static const Folder folder;
  static const bool ran = [] {
    write(folder.path / "a.yaml", scenario);
    const Ended ended = run(folder, "spp run a.yaml -o all -q");
    REQUIRE_MESSAGE(ended.code == 0, ended.error);
    return true;
  }();
  (void)ran;
  return folder;
}

const std::vector<std::string> tables_of_alternatives{"projection", "yearly", "flows", "costs", "contribution"};

/// The lines of one alternative, without its name.
std::string rows_of(const fs::path& file, const std::string& alternative) {
  std::istringstream in(text_of(file));
  std::string line, rows;
  while (std::getline(in, line))
    if (line.starts_with(alternative + ",")) rows += line.substr(alternative.size()) + "\n";
  return rows;
}

bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::max(std::abs(a), std::abs(b))); }

TEST_CASE("every table has the alternatives in the scenario's order, and the same chance for each") {
  const Folder& folder = region();
  for (const std::string& table : tables_of_alternatives) {
    CAPTURE(table);
    const fs::path file = folder.path / "all" / (table + ".csv");
    std::vector<std::string> order;
    for (const auto& row : csv_of(file).rows)
      if (order.empty() || order.back() != row.at("alternative")) order.push_back(row.at("alternative"));
    CHECK(order == std::vector<std::string>{"zonder", "met", "leeg"});
    CHECK_FALSE(rows_of(file, "zonder").empty());
    CHECK(rows_of(file, "zonder") == rows_of(file, "leeg"));
    CHECK(rows_of(file, "zonder") != rows_of(file, "met"));
  }
  CHECK(has(text_of(folder.path / "all/manifest.json"), "\"zonder\",\n    \"met\",\n    \"leeg\""));
  CHECK(has(text_of(folder.path / "all/inputs.csv"), "policies.ruilen.realisation"));
}

TEST_CASE("an alternative run alone has the rows that it has beside others") {
  const Folder& folder = region();
  REQUIRE(run(folder, "spp run a.yaml --alternative met -o met -q").code == 0);
  for (const std::string& table : tables_of_alternatives)
    CHECK(rows_of(folder.path / "met" / (table + ".csv"), "met") ==
          rows_of(folder.path / "all" / (table + ".csv"), "met"));
  REQUIRE(run(folder, "spp run a.yaml --alternative leeg --alternative zonder --alternative leeg -o two -q").code == 0);
  std::set<std::string> named;
  for (const auto& row : csv_of(folder.path / "two/costs.csv").rows) named.insert(row.at("alternative"));
  CHECK(named == std::set<std::string>{"leeg", "zonder"});
  CHECK(csv_of(folder.path / "two/costs.csv").rows.front().at("alternative") == "zonder");
}

TEST_CASE("an alternative that the scenario lacks gets the nearest name, and nothing is run") {
  const Folder& folder = region();
  const Ended near_one = run(folder, "spp run a.yaml --alternative zondr -o none");
  CHECK(near_one.code == 2);
  CHECK(has(near_one.error, "unknown alternative `zondr`; did you mean `zonder`?"));
  CHECK_FALSE(fs::exists(folder.path / "none"));
  const Ended far = run(folder, "spp check a.yaml --alternative x");
  CHECK(far.code == 2);
  CHECK(has(far.error, "the scenario has `zonder`, `met`, `leeg`"));
}

TEST_CASE("a scenario without alternatives has the baseline, and `all` where there are policies") {
  const Folder folder;
  const Ended plain = run(folder, "spp run scenarios/vicious-circle.yaml -n 4 --set years=1 -o plain");
  CHECK(plain.code == 0);
  CHECK_FALSE(has(plain.out, "baseline"));
  for (const auto& row : csv_of(folder.path / "plain/yearly.csv").rows) CHECK(row.at("alternative") == "baseline");
  write(folder.path / "a.yaml", scenario);
  REQUIRE(run(folder, "spp run a.yaml --set alternatives=null -n 4 -o both -q").code == 0);
  std::set<std::string> named;
  for (const auto& row : csv_of(folder.path / "both/yearly.csv").rows) named.insert(row.at("alternative"));
  CHECK(named == std::set<std::string>{"all", "baseline"});
}

TEST_CASE("rows stand by their keys: alternatives as given, the rest in byte order") {
  const std::map<std::string, std::vector<std::string>> keys{
      {"projection", {"month", "region", "organisation", "profession", "measure"}},
      {"yearly", {"year", "region", "organisation", "profession", "measure"}},
      {"flows", {"year", "region", "organisation", "profession", "programme", "flow", "cause", "to"}},
      {"costs", {"year", "region", "organisation", "item"}},
      {"contribution", {"year", "profession", "giver", "receiver", "item"}}};
  for (const auto& [table, columns] : keys) {
    const std::string name = table;
    CAPTURE(name);
    std::string alternative;
    std::vector<std::string> before;
    for (const auto& row : csv_of(region().path / "all" / (table + ".csv")).rows) {
      std::vector<std::string> key;
      for (const std::string& column : columns) key.push_back(row.at(column));
      if (row.at("alternative") == alternative) REQUIRE(before < key);
      alternative = row.at("alternative");
      before = key;
    }
  }
}

TEST_CASE("costs of organisations and of items add up to their totals, in every mean") {
  // By alternative, year and item: a region's organisations, then the region; likewise for regions and all.
  std::map<std::string, double> parts, totals, items, sums;
  for (const auto& row : csv_of(region().path / "all/costs.csv").rows) {
    const std::string when = row.at("alternative") + row.at("year");
    const std::string &place = row.at("organisation"), &item = row.at("item"), &where = row.at("region");
    const double mean = number(row, "mean");
    if (place.starts_with("group:")) continue;
    if (place != "*") parts[when + item + where] += mean;
    if (place != "*") parts[when + item + "*"] += mean;
    if (place == "*") totals[when + item + where] = mean;
    (item == "*" ? sums : items)[when + where + place] += mean;
  }
  CHECK(totals.size() == 3 * 3 * 11 * 3);
  for (const auto& total : totals) CHECK_MESSAGE(near(total.second, parts[total.first]), total.first);
  for (const auto& sum : sums) CHECK_MESSAGE(near(sum.second, items[sum.first]), sum.first);
}

TEST_CASE("what is charged and what is paid for training stays within the region; VAT does not") {
  double vat = 0.0, paid = 0.0;
  for (const auto& row : csv_of(region().path / "all/costs.csv").rows) {
    const std::string& item = row.at("item");
    if (item == "charge" || item == "training_fee") {
      if (row.at("organisation") == "*")
        CHECK(std::abs(number(row, "mean")) < 1e-6);
      else
        paid += std::abs(number(row, "mean"));
    }
    if (item == "vat" && row.at("organisation") == "*" && row.at("region") == "noord") vat += number(row, "mean");
  }
  CHECK(vat > 0.0);
  CHECK(paid > 0.0);
}

TEST_CASE("contribution says who trained and moved as the flows do, who was lent and charged as the costs do") {
  std::map<std::string, double> flows, given, charged, vat;
  for (const auto& row : csv_of(region().path / "all/flows.csv").rows) {
    const std::string& flow = row.at("flow");
    if (row.at("organisation") == "*" || row.at("organisation").starts_with("group:") || row.at("profession") == "*")
      continue;
    const std::string key = row.at("alternative") + row.at("year") + row.at("organisation");
    if (flow.starts_with("graduate_")) flows[key + "trained"] += number(row, "mean");
    if (flow == "move") flows[key + "moved"] += number(row, "mean");
  }
  std::set<std::string> units;
  for (const auto& row : csv_of(region().path / "all/contribution.csv").rows) {
    units.insert(row.at("item") + " " + row.at("unit"));
    if (row.at("profession") == "*") continue;
    const std::string when = row.at("alternative") + row.at("year");
    given[when + row.at("giver") + row.at("item")] += number(row, "mean");
    if (row.at("item") == "charged") charged[when] += number(row, "mean");
  }
  for (const auto& flow : flows) CHECK_MESSAGE(near(flow.second, given[flow.first]), flow.first);
  CHECK(flows.size() >= 3 * 3 * (3 + 2));  // who alone works in a region has nobody to move to
  CHECK(units == std::set<std::string>{"trained heads", "moved heads", "exchanged head-months", "lent fte-months",
                                       "charged euro"});
  for (const auto& row : csv_of(region().path / "all/costs.csv").rows)
    if (row.at("item") == "vat" && row.at("region") == "*" && row.at("organisation") == "*")
      vat[row.at("alternative") + row.at("year")] = number(row, "mean");
  for (const auto& one : charged) CHECK_MESSAGE(near(0.21 * one.second, vat[one.first]), one.first);
  CHECK_FALSE(charged.empty());
}

TEST_CASE("flex staff show in the start and, as heads, at their region only") {
  double flex_fte = 0.0, flex_heads = 0.0;
  for (const auto& row : csv_of(region().path / "all/start.csv").rows)
    if (row.at("region") == "noord" && row.at("organisation") == "*" && row.at("profession") == "ops")
      flex_fte = number(row, "flex_fte");
  for (const auto& row : csv_of(region().path / "all/projection.csv").rows) {
    if (row.at("measure") != "flex_heads") continue;
    CHECK(row.at("organisation") == "*");
    if (row.at("month") == "start" && row.at("region") == "noord" && row.at("profession") == "ops")
      flex_heads = number(row, "mean");
  }
  CHECK(flex_heads == 5.0);
  CHECK(flex_fte > 0.0);
  CHECK(flex_fte <= 5 * 0.8 + 1e-9);
}

TEST_CASE("the scenario written back gives the same tables of all its alternatives") {
  const Folder& folder = region();
  REQUIRE(run(folder, "spp run all/scenario.yaml -o again -q").code == 0);
  const Ended difference = run(folder, "diff -r -x inputs.csv -x manifest.json all again");
  CHECK_MESSAGE(difference.code == 0, difference.out.substr(0, 2000));
}

TEST_CASE("what is not written by month is kept by year: less memory, the same yearly tables") {
  const Folder& folder = region();
  REQUIRE(run(folder, "spp run a.yaml --set record.monthly=none -o yearly -q").code == 0);
  for (const char* table : {"yearly", "start", "flows", "costs", "contribution"})
    CHECK(text_of(folder.path / "yearly" / (std::string(table) + ".csv")) ==
          text_of(folder.path / "all" / (std::string(table) + ".csv")));
  const auto memory = [&](const std::string& set) {
    const Ended ended = run(folder, "spp check a.yaml -n 100000 --format csv " + set + " | tail -n 1");
    return std::stod(ended.out.substr(ended.out.rfind(',') + 1));
  };
  const double all = memory(""), by_year = memory("--set record.monthly=none"),
               one = memory("--set record.monthly=none --set 'record.measures=[headcount]'"),
               alone = memory("--alternative zonder");
  CHECK(by_year < 0.7 * all);  // readings of retention need heads and fte by month all the same
  CHECK(one < 0.7 * by_year);
  CHECK(alone < all);      // an exchange keeps who is away
  CHECK(alone > all / 3);  // three alternatives take the results of one and the yearly values of two
}

TEST_CASE("the summary names a profession once, with a line for each alternative") {
  const Folder& folder = region();
  const Ended ended = run(folder, "spp run a.yaml -n 10 -o told");
  CHECK(ended.code == 0);
  std::size_t ops = 0, met = 0;
  std::istringstream in(ended.out);
  for (std::string line; std::getline(in, line);) {
    ops += (line == "  ops") ? 1 : 0;
    met += has(line, " met ") ? 1 : 0;
  }
  CHECK(ops == 1);
  CHECK(met == 3);  // two professions and the rooms
  const Ended checked = run(folder, "spp check a.yaml");
  CHECK(checked.code == 0);
  CHECK(has(checked.out, "60 replicates of 36 months, 3 alternatives, about"));
}

}  // namespace
