// What policies add, where closed rooms come from, what must come true and who joins, as users meet them.
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "cli/program.hpp"

namespace {

using namespace spp::program;

constexpr const char* scenario = R"(name: Studies
start: 2026-01
years: 2
replicates: 80
region: noord
professions: {ops: {retirement_age: 67}, ana: {retirement_age: 67}}
organisations:
  default: {hours_per_week: 42.5, weeks_per_year: 46}
  ank: {rooms: 6}
  bel: {rooms: 5}
  cas: {rooms: 3}
reporting_groups: {twee: [ank, bel]}
fte_per_head: 0.8
age_shares: {20: 0.5, 40: 0.4, 60: 0.1}
recruit_ages: {25: 1, 35: 1}
staff_per_room: {ops: 3, ana: 1.2}
staff: {ops: {ank: 27, bel: 25, cas: 13}, ana: {ank: 12, bel: 9, cas: 6}}
exits: {default: {sector: {uniform: [0.05, 0.15]}, mobility: 0.06, flex: 0.02}}
workload_effect: {exits: {default: {sector: 0.4}}}
programmes:
  school: {profession: ops, duration: 12, intake_months: [2, 9], places: 3, trainees: 3, yield: 0.8, stay: 0.7, entry_ages: {20: 1}, capacity: 6}
trainees_per_supervisor: 0.12
applicants: 2
flex: {start: {ops: {noord: 5}}, out: 0.1, back: 0.2, arrivals: 1, fte: 0.8, cap: 0.05, tariff: 85}
costs: {room_week: 10000, leaver: 5000, employer: 0}
policies:
  behoud: {type: retention, exits: {sector: -0.3}, realisation: {uniform: [0.5, 1]}, fixed_cost: 30000}
  pool: {type: flex_pool, share: 0.04, organisations: [ank, bel]}
  plaatsen: {type: training_places, programme: school, places: 2}
  duur: {type: retention, exits: {sector: -0.001}, fixed_cost: 900000}
)";
constexpr const char* alternatives = "alternatives: {zonder: [], behoud: [behoud], alles: [behoud, pool, plaatsen]}\n";

/// The folder of a run of that scenario, made once.
const Folder& region() {
  static const Folder folder;
  static const bool ran = [] {
    write(folder.path / "a.yaml", std::string(scenario) + alternatives);
    const Ended ended = run(folder, "spp run a.yaml -o all -q");
    REQUIRE_MESSAGE(ended.code == 0, ended.error);
    return true;
  }();
  (void)ran;
  return folder;
}

using Key = std::vector<std::string>;
Key key_of(const std::map<std::string, std::string>& row, const std::vector<std::string>& columns) {
  Key key;
  for (const std::string& column : columns) key.push_back(row.at(column));
  return key;
}

bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::max(std::abs(a), std::abs(b))); }

const std::vector<std::string> cell{"year", "region", "organisation", "profession", "measure"};

/// Rows of comparison.csv of an alternative, by cell.
std::map<Key, double> differences(const fs::path& file, const std::string& alternative) {
  std::map<Key, double> found;
  for (const auto& row : csv_of(file).rows)
    if (row.at("alternative") == alternative) found[key_of(row, cell)] = number(row, "mean");
  return found;
}

TEST_CASE("closed_rooms.csv adds up to the rooms closed of yearly.csv, of every alternative, place and year") {
  const std::vector<std::string> key{"alternative", "year", "region", "organisation"};
  std::map<Key, double> sums;
  std::map<std::string, double> largest;
  for (const auto& row : csv_of(region().path / "all/closed_rooms.csv").rows) {
    sums[key_of(row, key)] += number(row, "rooms");
    largest[row.at("part")] = std::max(largest[row.at("part")], std::abs(number(row, "rooms")));
  }
  std::size_t rows = 0;
  for (const auto& row : csv_of(region().path / "all/yearly.csv").rows) {
    if (row.at("measure") != "rooms_closed") continue;
    ++rows;
    REQUIRE(sums.count(key_of(row, key)) == 1);
    CHECK(near(sums[key_of(row, key)], number(row, "mean")));
  }
  CHECK(rows == sums.size());
  CHECK(rows == 3 * 2 * 5);  // three hospitals, the region, a group
  for (const char* part : {"chance", "short_on_average", "stranded", "training_limits", "workload_loop"})
    CHECK(largest[part] > 1e-3);
}

TEST_CASE("attribution.csv adds up to the difference of comparison.csv, and knows what each alternative did alone") {
  const fs::path folder = region().path / "all";
  const std::map<Key, double> all = differences(folder / "comparison.csv", "alles"),
                              one = differences(folder / "comparison.csv", "behoud");
  std::map<Key, double> total, interaction, shares, alone;
  for (const auto& row : csv_of(folder / "attribution.csv").rows) {
    CHECK(row.at("alternative") == "alles");
    const Key key = key_of(row, cell);
    if (row.at("policy") == "*") {
      total[key] = number(row, "shapley");
      interaction[key] = number(row, "interaction");
      CHECK(row.at("alone") == row.at("shapley"));
      continue;
    }
    CHECK(row.at("interaction").empty());
    shares[key] += number(row, "shapley");
    alone[key] += number(row, "alone");
    if (row.at("policy") == "behoud") CHECK(near(number(row, "alone"), one.at(key)));
  }
  CHECK(total.size() == 2 * 5 * (3 * 3 + 2));
  for (const auto& entry : total) {
    CHECK(near(entry.second, all.at(entry.first)));
    CHECK(near(entry.second, shares.at(entry.first)));
    CHECK(near(entry.second, alone.at(entry.first) + interaction.at(entry.first)));
  }
}

TEST_CASE("the first replicates of a run are compared with their own, whatever the threads") {
  const Folder& folder = region();
#ifdef SPP_TEST_SMALL
  const std::string start = "spp run a.yaml -n 100 -q --force -o t";
#else
  const std::string start = "spp run a.yaml -n 300 -q --force -o t";
#endif
  for (const std::string threads : {"1", "3"})
    REQUIRE(run(folder, start + threads + " --threads " + threads).code == 0);
  for (const char* table : {"closed_rooms.csv", "attribution.csv"})
    CHECK(text_of(folder.path / "t1" / table) == text_of(folder.path / "t3" / table));
}

TEST_CASE("attribution: off leaves both tables out, and says nothing") {
  const Folder& folder = region();
  const Ended ended = run(folder, "spp run a.yaml -n 8 --set attribution=off -o off");
  CHECK(ended.code == 0);
  CHECK_FALSE(has(ended.error, "attribution"));
  CHECK_FALSE(fs::exists(folder.path / "off/attribution.csv"));
  CHECK_FALSE(fs::exists(folder.path / "off/closed_rooms.csv"));
  CHECK(has(text_of(folder.path / "off/scenario.yaml"), "attribution: \"off\""));
}

TEST_CASE("without policies there are closed rooms and no attribution") {
  const Folder& folder = region();
  CHECK(run(folder, "spp run a.yaml -n 8 --alternative zonder -q -o bare").code == 0);
  CHECK(fs::exists(folder.path / "bare/closed_rooms.csv"));
  CHECK_FALSE(fs::exists(folder.path / "bare/attribution.csv"));
}

TEST_CASE("more than four policies are not shared among unless the scenario asks for it") {
  const Folder& folder = region();
  std::string many = scenario;
  std::string names = "behoud, pool, plaatsen, duur";
  for (int k = 1; k <= 2; ++k) {
    many += "  extra" + std::to_string(k) + ": {type: retention, exits: {mobility: -0.1}, ages: [15, 40]}\n";
    names += ", extra" + std::to_string(k);
  }
  write(folder.path / "many.yaml", many + "alternatives: {zonder: [], alles: [" + names + "]}\n");
  const Ended silent = run(folder, "spp run many.yaml -n 4 -o many");
  CHECK(silent.code == 0);
  CHECK(has(silent.error, "6 policies of `alles`"));
  CHECK(has(silent.error, "spp compare many.yaml --attribution 100"));
  CHECK_FALSE(fs::exists(folder.path / "many/attribution.csv"));
  CHECK_FALSE(fs::exists(folder.path / "many/closed_rooms.csv"));
  CHECK(run(folder, "spp run many.yaml -n 4 --set attribution=4 -q -o sampled").code == 0);
  const Csv sampled = csv_of(folder.path / "sampled/attribution.csv");
  CHECK(sampled.rows.size() == 2 * 5 * (3 * 3 + 2) * 7);
  CHECK_FALSE(sampled.rows[1].at("standard_error_shapley").empty());
  CHECK(run(folder, "spp run many.yaml -n 4 --set attribution=2 -q -o pair").code == 0);
  CHECK(csv_of(folder.path / "pair/attribution.csv").rows[1].at("standard_error_shapley").empty());
}

TEST_CASE("check counts the rows of these tables too") {
  const Folder& folder = region();
  const auto rows = [&](const std::string& more) {
    const Ended ended = run(folder, "spp check a.yaml --format csv " + more + " | tail -n 1");
    CHECK(ended.code == 0);
    return std::stod(cells_of(ended.out).at(4));
  };
  const std::size_t closed = csv_of(folder.path / "all/closed_rooms.csv").rows.size(),
                    shared = csv_of(folder.path / "all/attribution.csv").rows.size();
  CHECK(rows("") - rows("--set attribution=off") == static_cast<double>(closed + shared));
}

TEST_CASE("compare works out the same attribution as run, and writes it beside the comparison") {
  const Folder& folder = region();
  const Ended ended = run(folder, "spp compare a.yaml --attribution exact --members --break-even -o studies --lang nl");
  REQUIRE_MESSAGE(ended.code == 0, ended.error);
  CHECK(text_of(folder.path / "studies/attribution.csv") == text_of(folder.path / "all/attribution.csv"));
  CHECK(fs::exists(folder.path / "studies/comparison.csv"));
  CHECK(has(ended.out, "wat elk beleid van alles toevoegt, 2027"));
  CHECK(has(ended.out, "wisselwerking"));
  CHECK(has(ended.out, "als de eerste k meedoen, 2027"));
  CHECK(has(ended.out, "1 + ank"));
  const std::string package = text_of(folder.path / "studies/datapackage.json");
  for (const char* table : {"attribution.csv", "break_even.csv", "members.csv"}) CHECK(has(package, table));
}

TEST_CASE("what the terminal shows of attribution adds up as it is printed") {
  const Ended ended = run(region(), "spp compare a.yaml --attribution exact --alternative alles");
  REQUIRE_MESSAGE(ended.code == 0, ended.error);
  std::istringstream in(ended.out.substr(ended.out.find(" what each policy of alles adds, 2027")));
  double alone = 0.0, shares = 0.0;
  int totals = 0;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("   ")) continue;
    std::istringstream words(line.substr(33));  // behind the name
    std::string number;
    std::vector<double> numbers;
    while (words >> number && number != "±") {
      std::erase(number, ',');
      numbers.push_back(std::stod(number));
    }
    REQUIRE_FALSE(numbers.empty());
    if (!line.starts_with("   all policies together")) {
      alone += numbers[0];
      if (numbers.size() == 3) shares += numbers[2];
      continue;
    }
    ++totals;
    CHECK(std::abs(alone - numbers[0]) < 1e-9);
    CHECK(std::abs(shares - numbers[1]) < 1e-9);
    alone = shares = 0.0;
  }
  CHECK(totals == 5);
}

TEST_CASE("with all members the difference is that of the alternative") {
  const Folder& folder = region();
  REQUIRE(run(folder, "spp compare a.yaml --members -o joined").code == 0);
  const std::map<Key, double> all = differences(folder.path / "all/comparison.csv", "alles");
  std::size_t same = 0;
  for (const auto& row : csv_of(folder.path / "joined/members.csv").rows) {
    CHECK(row.at("against") == "alles");
    if (row.at("k") == "0") CHECK(number(row, "mean") == 0.0);
    if (row.at("k") != "3") continue;
    CHECK(near(number(row, "mean"), all.at(key_of(row, cell))));
    ++same;
  }
  CHECK(same == all.size());
}

TEST_CASE("break-even says never, and how many runs it took") {
  const Folder& folder = region();
  const Ended ended =
      run(folder, "spp compare a.yaml --set 'alternatives.alles=[duur]' --break-even --format csv > all.csv");
  REQUIRE_MESSAGE(ended.code == 0, ended.error);
  const std::string text = text_of(folder.path / "all.csv");
  const std::size_t at = text.find("alternative,policy,criterion,realisation,standard_error,runs\n");
  REQUIRE(at != std::string::npos);
  CHECK(text.substr(text.find('\n', at) + 1) == "alles,*,cost,,,10\nalles,duur,cost,,,10\n");
}

TEST_CASE("studies that cannot be made say why") {
  const Folder& folder = region();
  const auto refused = [&](const std::string& line, const std::string& what) {
    const Ended ended = run(folder, "spp compare " + line);
    CHECK(ended.code == 2);
    CHECK_MESSAGE(has(ended.error, what), ended.error);
  };
  refused("a.yaml --attribution often", "--attribution often: `exact`, or a number of orders from 1 to 1000000");
  refused("a.yaml --attribution 0", "a number of orders from 1 to 1000000");
  refused("a.yaml --attribution off", "`exact`, or a number of orders");
  refused("a.yaml --set 'alternatives.alles=[]' --members", "`alles` has none; name another by --alternative");
  refused("a.yaml --vary growth=0,0.01 --break-even", "name one FILE, and leave out --vary");
}

}  // namespace
