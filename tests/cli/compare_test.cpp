// `spp compare` as users meet it: alternatives, scenarios, run folders and variants, on one chance or on two.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "cli/program.hpp"
#include "cli/vary.hpp"

#include "base/problem.hpp"

namespace {

using namespace spp::program;

/// Two hospitals that exchange staff; `zonder` stands before `met`, which byte order would turn round.
constexpr const char* scenario = R"(name: Vergelijken
start: 2026-01
years: 3
replicates: 80
region: noord
regions: {noord: {}}
professions: {ops: {retirement_age: 67}, ana: {retirement_age: 67}}
organisations:
  default: {hours_per_week: 42.5, weeks_per_year: 46}
  ank: {rooms: 6}
  bel: {rooms: 4}
fte_per_head: 0.8
age_shares: {20: 0.5, 40: 0.4, 60: 0.1}
recruit_ages: {25: 1, 35: 1}
staff_per_room: {ops: 3, default: 1.2}
staff: {ops: {ank: 30, bel: 20}, ana: {ank: 13, bel: 9}}
exits: {default: {sector: {uniform: [0.05, 0.12]}, mobility: 0.06}}
applicants: 3
costs: {leaver: 5000}
policies:
  ruilen: {type: exchange, from: 2026-02, every: 6, months: 4, participants: 3, effect_after: {sector: -0.3}}
  pool: {type: flex_pool, from: 2026-06, share: 0.05}
alternatives: {zonder: [], met: [ruilen], alles: [ruilen, pool]}
)";

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

/// A table that a command prints.
Csv printed(const std::string& line) {
  const Ended ended = run(region(), line);
  REQUIRE_MESSAGE(ended.code == 0, ended.error);
  write(region().path / "printed.csv", ended.out);
  return csv_of(region().path / "printed.csv");
}

std::vector<std::string> distinct(const Csv& csv, const std::string& column) {
  std::vector<std::string> names;
  for (const auto& row : csv.rows)
    if (std::find(names.begin(), names.end(), row.at(column)) == names.end()) names.push_back(row.at(column));
  return names;
}

using Key = std::tuple<std::string, std::string, std::string, std::string, std::string>;
Key key_of(const std::map<std::string, std::string>& row) {
  return {row.at("alternative"), row.at("year"), row.at("organisation"), row.at("profession"), row.at("measure")};
}

double mean_sd(const Csv& csv, const std::string& measure) {
  double sum = 0.0;
  int count = 0;
  for (const auto& row : csv.rows)
    if (row.at("measure") == measure && row.at("organisation") == "*" && row.at("profession") == "*") {
      sum += number(row, "sd");
      ++count;
    }
  REQUIRE(count > 0);
  return sum / count;
}

}  // namespace

TEST_CASE("comparison.csv has each alternative against the first, in the scenario's order") {
  const Csv csv = csv_of(region().path / "all/comparison.csv");
  CHECK(distinct(csv, "alternative") == std::vector<std::string>{"met", "alles"});
  CHECK(distinct(csv, "against") == std::vector<std::string>{"zonder"});
  CHECK(distinct(csv, "year") == std::vector<std::string>{"2026", "2027", "2028"});
  const std::vector<std::string> measures = distinct(csv, "measure");
  CHECK(measures.size() == 30);
  CHECK(std::find(measures.begin(), measures.end(), "leavers") != measures.end());
  Key before;
  for (std::size_t i = 0; i < csv.rows.size(); ++i) {
    const Key key = key_of(csv.rows[i]);
    if (i > 0 && std::get<0>(key) == std::get<0>(before)) REQUIRE(before < key);
    before = key;
  }
  // The mean of a difference is the difference of the means of yearly.csv.
  std::map<Key, double> means;
  for (const auto& row : csv_of(region().path / "all/yearly.csv").rows) means[key_of(row)] = number(row, "mean");
  double largest = 0.0;
  for (const auto& row : csv.rows) {
    if (row.at("measure") == "leavers" || row.at("measure") == "cost") continue;
    Key with = key_of(row), without = with;
    std::get<0>(without) = "zonder";
    const double expected = means.at(with) - means.at(without);
    REQUIRE(std::abs(number(row, "mean") - expected) < 1e-6);
    largest = std::max(largest, std::abs(expected));
  }
  CHECK(largest > 0.1);
  CHECK(has(text_of(region().path / "all/datapackage.json"), "\"comparison.csv\""));
  CHECK(run(region(), "spp run a.yaml --alternative met -o one -q").code == 0);
  CHECK_FALSE(fs::exists(region().path / "one/comparison.csv"));
}

TEST_CASE("shares of chance add up to 1 and are there where something varies") {
  for (const char* table : {"yearly", "comparison"}) {
    int told = 0;
    for (const auto& row : csv_of(region().path / "all" / (std::string(table) + ".csv")).rows) {
      REQUIRE(row.at("chance_share").empty() == (number(row, "sd") == 0.0));
      if (row.at("chance_share").empty()) continue;
      REQUIRE(number(row, "chance_share") + number(row, "input_share") == doctest::Approx(1.0));
      told += number(row, "chance_share") > 0.05 && number(row, "input_share") > 0.05 ? 1 : 0;
    }
    CHECK(told > 100);
  }
  const auto all_are = [](const std::string& options, const char* share) {
    REQUIRE(run(region(), "spp run a.yaml -o known --force -q --set years=1 " + options).code == 0);
    int count = 0;
    for (const auto& row : csv_of(region().path / "known/yearly.csv").rows)
      if (number(row, "sd") > 0.0) {
        REQUIRE(row.at(share) == "1");
        ++count;
      }
    return count;
  };
  CHECK(all_are("--inputs fixed", "chance_share") > 50);
  CHECK(all_are("--chance off", "input_share") > 50);
  CHECK(all_are("--set exits.default.sector=0.1", "chance_share") > 50);
  const Ended told = run(region(), "spp run a.yaml -o told --force");
  CHECK(has(told.out, "of the spread of rooms closed in 2028, "));
  CHECK(has(unwrapped(told.out), "% what is not known; of shortage, "));
  CHECK(has(unwrapped(told.out), "% (zonder)"));
  CHECK(has(run(region(), "spp run a.yaml -o told --force --lang nl").out,
            "van de spreiding van gesloten kamers in 2028"));
}

TEST_CASE("compare prints the rows that run writes, of a file and of a folder, for any number of threads") {
  const std::string rows = text_of(region().path / "all/comparison.csv");
  CHECK(run(region(), "spp compare a.yaml --format csv").out == rows);
  CHECK(run(region(), "spp compare all --format csv --threads 3").out == rows);
  CHECK(run(region(), "spp compare - --format csv <a.yaml").out == rows);
  CHECK(run(region(), "spp compare a.yaml -o written -q").code == 0);
  CHECK(text_of(region().path / "written/comparison.csv") == rows);
  CHECK(run(region(), "spp compare a.yaml -o written").code == 2);
  CHECK(run(region(), "spp compare a.yaml -o written --force").code == 0);
  const Ended json = run(region(), "spp compare a.yaml --format json --alternative alles");
  CHECK(has(json.out, "{\n\"comparison\": [\n{\"alternative\":\"alles\",\"against\":\"zonder\""));
  CHECK_FALSE(has(json.out, "\"met\""));
}

TEST_CASE("the table tells main outcomes of the last years, in either language, and of one year where asked") {
  const Ended en = run(region(), "spp compare a.yaml"), nl = run(region(), "spp compare a.yaml --lang nl --year 2027");
  CHECK(en.code == 0);
  for (const char* part : {"difference from zonder", "80 replicates, seed 1", "shortage, fte", "rooms closed",
                           "leavers", "cost, thousand euro", "2026", "2028", "\n  ops\n", "    alles"})
    CHECK_MESSAGE(has(en.out, part), part);
  CHECK_FALSE(has(en.out, "note"));
  for (const char* part : {"verschil met zonder", "tekort, fte", "kosten", "2027"})
    CHECK_MESSAGE(has(nl.out, part), part);
  CHECK_FALSE(has(nl.out, "2028"));
  CHECK(has(nl.out, "; "));  // between numbers with a decimal comma
  CHECK(run(region(), "spp compare a.yaml -q").out.empty());
  CHECK(run(region(), "spp compare a.yaml --year 2031").code == 2);
}

TEST_CASE("several scenarios are compared with the first one's first alternative, by names that tell them apart") {
  const Folder& folder = region();
  REQUIRE(run(folder, "sed 's/share: 0.05/share: 0.10/' a.yaml >b.yaml && mkdir -p c && cp b.yaml c/a.yaml").code == 0);
  const Csv two = printed("spp compare a.yaml b.yaml --format csv");
  CHECK(distinct(two, "alternative") == std::vector<std::string>{"a/met", "a/alles", "b/zonder", "b/met", "b/alles"});
  CHECK(distinct(two, "against") == std::vector<std::string>{"a/zonder"});
  for (const auto& row : two.rows)
    if (row.at("alternative") == "b/zonder") REQUIRE(number(row, "sd") == 0.0);
  // Names of the same stem are written as they were typed; who has one alternative bears the file's name alone.
  const Csv alike = printed("spp compare a.yaml c/a.yaml --alternative alles --format csv");
  CHECK(distinct(alike, "alternative") == std::vector<std::string>{"a.yaml/alles", "c/a.yaml/alles"});
  const Csv folders =
      printed("spp run b.yaml --alternative alles -o single -q && spp compare all/ single --format csv");
  CHECK(distinct(folders, "alternative") == std::vector<std::string>{"all/met", "all/alles", "single"});
  CHECK(run(folder, "spp compare a.yaml a.yaml").code == 2);
}

TEST_CASE("what does not share its chance says so, and its difference is less sure") {
  const Folder& folder = region();
  REQUIRE(run(folder, "spp run a.yaml --seed 2 -o seed -q && spp run a.yaml -n 50 -o fewer -q").code == 0);
  const Ended ended = run(folder, "spp compare all seed");
  CHECK(ended.code == 0);
  CHECK(has(ended.out, "note: seed/met and all/zonder do not share their chance (another seed)"));
  CHECK(has(ended.out, "taken as independent"));
  CHECK_FALSE(has(ended.out, "seed 1"));
  const Ended csv = run(folder, "spp compare all seed --format csv");
  CHECK(has(csv.error, "spp: seed/met and all/zonder do not share their chance (another seed)"));
  CHECK(has(run(folder, "spp compare all fewer").out, "(other replicates)"));
  CHECK(has(run(folder, "spp compare all fewer").out, "50 replicates"));
  CHECK_FALSE(has(run(folder, "spp compare all seed --seed 3 -n 10").out, "note"));
  // Two runs of no policy: alike on the same chance, apart on another. Of policies: paired differences spread less.
  const Csv paired = printed("spp compare a.yaml --alternative met --format csv");
  const Csv apart = printed("spp compare all seed --alternative met --format csv 2>/dev/null");
  Csv other;
  for (const auto& row : apart.rows)
    if (row.at("alternative") == "seed/met") other.rows.push_back(row);
  CHECK(mean_sd(paired, "headcount") < 0.7 * mean_sd(other, "headcount"));
}

TEST_CASE("a folder whose random numbers are another version's, or whose scenario was changed, is named") {
  const Folder& folder = region();
  REQUIRE(run(folder,
              "cp -r all old && sed -i 's/\"stream\": 1,/\"stream\": 99,/' old/manifest.json && cp -r all edited && "
              "sed -i 's/^years: 3/years: 2/' edited/scenario.yaml")
              .code == 0);
  const Ended old = run(folder, "spp compare old");
  CHECK(old.code == 0);
  CHECK(has(old.out, "note: old was made with random numbers of version 99"));
  CHECK(has(old.out, "the numbers are not those of the folder"));
  CHECK(has(run(folder, "spp compare edited").out, "note: edited/scenario.yaml was changed after the run"));
  const Ended unlike = run(folder, "spp compare all edited --format csv");
  CHECK(has(unlike.error, "do not have everything in common; left out: 2028"));
  CHECK(run(folder, "mkdir -p empty && spp compare empty").code == 2);
  CHECK(has(run(folder, "spp compare written").error, "is no folder of a run"));
}

TEST_CASE("--vary makes alternatives of values, every combination, against the first") {
  const Csv csv = printed("spp compare a.yaml --vary policies.ruilen.uptake=0,0.5,1 --format csv");
  CHECK(distinct(csv, "against") == std::vector<std::string>{"policies.ruilen.uptake=0"});
  CHECK(distinct(csv, "alternative") ==
        std::vector<std::string>{"policies.ruilen.uptake=0.5", "policies.ruilen.uptake=1"});
  // Who takes no part at all is the alternative without it; and the last alternative is meant unless another is named.
  const Csv alone = printed("spp compare a.yaml --alternative met --vary policies.ruilen.uptake=0,1 --format csv");
  const Csv file = csv_of(region().path / "all/comparison.csv");
  REQUIRE(alone.rows.size() * 2 == file.rows.size());
  for (std::size_t i = 0; i < alone.rows.size(); ++i)
    for (const char* column : {"year", "organisation", "profession", "measure", "mean", "sd", "q50", "chance_share"})
      REQUIRE(alone.rows[i].at(column) == file.rows[i].at(column));
  const Ended product = run(region(),
                            "spp compare a.yaml -n 20 --vary policies.ruilen.uptake=0,1 --vary "
                            "'policies.pool.organisations=[ank, bel],[bel]' --format csv");
  CHECK(product.code == 0);
  CHECK(has(product.out,
            "policies.ruilen.uptake=0 policies.pool.organisations=[bel],\"policies.ruilen.uptake=0 "
            "policies.pool.organisations=[ank, bel]\""));
  const Ended seeds = run(region(), "spp compare a.yaml --vary seed=1,2");
  CHECK(has(seeds.out, "note: seed=2 and seed=1 do not share their chance"));
}

TEST_CASE("what cannot be compared or varied is told") {
  const auto told = [](const std::string& options, const std::string& part) {
    const Ended ended = run(region(), "spp compare " + options);
    CHECK_MESSAGE(ended.code == 2, options);
    CHECK_MESSAGE(has(ended.error, part), ended.error);
  };
  told("", "a FILE is missing");
  told("scenarios/vicious-circle.yaml --alternative x", "unknown alternative `x`");
  told("a.yaml --alternative mett", "did you mean `met`?");
  told("a.yaml --set alternatives=null --set policies=null", "nothing to compare it with");
  told("a.yaml --vary uptake", "PATH=VALUE,VALUE was expected");
  told("a.yaml --vary policies.ruilen.uptake=1", "one value");
  told("a.yaml --vary policies.ruilen.uptake=0,,1", "a value is missing");
  told("a.yaml all --vary growth=0,0.1", "more than one FILE");
  told("a.yaml --vary growth=0,0.1 --alternative met --alternative alles", "--alternative names more");
  told("a.yaml --vary policies.ruilen.uptake=0,2", "2");
  told("none.yaml all", "none.yaml");
}

TEST_CASE("a comma parts values only outside lists, maps and quotes") {
  using Values = std::vector<std::string>;
  CHECK(spp::read_varied("a.b=0, 0.5,1").path == "a.b");
  CHECK(spp::read_varied("a=0, 0.5,1").values == Values{"0", "0.5", "1"});
  CHECK(spp::read_varied("a=[1,2],[3, 4]").values == Values{"[1,2]", "[3, 4]"});
  CHECK(spp::read_varied("a={uniform: [0,1]},null").values == Values{"{uniform: [0,1]}", "null"});
  CHECK(spp::read_varied("a='x,y',\"z,\"").values == Values{"'x,y'", "\"z,\""});
  CHECK(spp::read_varied("a=b=c,d").values == Values{"b=c", "d"});
  CHECK_THROWS_AS((void)spp::read_varied("=1,2"), spp::InputError);
  const std::vector<spp::Varied> two{{"a", {"1", "2"}}, {"b", {"x", "y", "z"}}};
  const std::vector<spp::Changes> all = spp::variants_of(two);
  REQUIRE(all.size() == 6);
  CHECK(all[0] == spp::Changes{"a=1", "b=x"});
  CHECK(all[1] == spp::Changes{"a=1", "b=y"});
  CHECK(all[5] == spp::Changes{"a=2", "b=z"});
  CHECK(spp::name_of(all[5]) == "a=2 b=z");
  const Values many(32, "1");
  CHECK_THROWS_AS((void)spp::variants_of(std::vector<spp::Varied>{{"a", many}, {"b", many}}), spp::InputError);
}
