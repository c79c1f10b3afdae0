// A scenario written back reads to the same scenario; `extends` is the same as its parts flattened by hand.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "policy/catalogue.hpp"
#include "policy/exchange.hpp"
#include "scenario/scenario.hpp"
#include "schema/document.hpp"

namespace spp {
namespace {

namespace fs = std::filesystem;

Scenario read(const Document& document) {
  Problems problems;
  Scenario scenario = read_scenario(document, {{}, {}, policies()}, problems);
  for (const Problem& problem : problems.sorted())
    if (!problem.warning) FAIL(render(problem));
  return scenario;
}
Scenario read(const std::string& text, const std::vector<std::string>& sets = {}) {
  Problems problems;
  LoadOptions options;
  options.sets = sets;
  const Document document = Document::from_text("test.yaml", text, options, problems);
  for (const Problem& problem : problems.sorted()) FAIL(render(problem));
  return read(document);
}

const std::string places = R"(
start: 2026-01
years: 5
regions: {noord: {}, zuid: {}}
organisations: {martini: {region: noord}, wza: {region: noord}, maastricht: {region: zuid}}
professions: {am: {retirement_age: 67}, oa: {retirement_age: {2025: 67, 2028: 67y3m}}}
)";
const std::string people = R"(
staff: {oa: {martini: 82, wza: {ages: {30: 20, 45: 15}}, maastricht: 60}, am: {martini: 30, wza: 12, maastricht: 20}}
age_shares: {default: {20: 1, 40: 2, 55: 1}}
fte_per_head: 0.8
recruit_ages: {default: {30: 1}}
demand: {oa: {default: 60}, am: {default: 20}}
)";
const std::string whole_month = R"(
causes: {naar_am: {becomes: am, through: g_am, leaves: [profession]}, weg: {leaves: []}}
exits:
  oa: {all: {15: "31 per 412", 50: 0.08}, retirement: {15: 0, 60: 0.05}, naar_am: 0.01, weg: 0.002}
  am: {sector: {triangular: [0.01, 0.02, 0.035]}, flex: "7 per 1000"}
exit_split: {oa: {dirichlet: {sector: 3, mobility: 5.5}}}
demand_noise: {martini: 0.02, default: 0.006}
supervision_pool: region
trainees_per_supervisor: 0.2
flex: {start: {oa: {noord: 7, default: 2}}, out: 0.15, back: {oa: 0.1}, arrivals: 0.5, fte: 0.8, cap: {oa: {wza: 0.1}}, tariff: {oa: 85}}
cycle: {persistence: {noord: 0.6}, loadings: {sector: 0.1, mobility: {zuid: 0.2}, applicants: -0.2}}
costs: {employer: {oa: 82000, default: 80000}, room_week: 1000, training_fee: 5000}
programmes:
  g_am: {profession: am, duration: 24, intake_months: [9], places: {martini: 2}, entry_ages: {20: 1}, transfer: 0.05, cost: 30000, subsidy: {2026: 20000, 2029: 0}, capacity: {noord: 4}, supernumerary_months: 3}
shocks: {storm: {from: 2027-10, until: 2028-03, chance: 0.1, absence: 1.3, exits: {sector: 1.5}, organisations: [wza], professions: [oa]}}
policies:
  ruil: {type: exchange, name: {nl: Ruil, en: Swap}, participants: {total: {pert: [10, 16, 20]}}, every: 6, months: 4, effect_after: {sector: -0.1}, mode: shortest, charge: 500, vat: 0.21, joins: {wza: 0.5, default: 1}, professions: [oa]}
  pool: {type: flex_pool, share: 0.02, ages: [20, 40], tenure: new, exits: {flex: -0.1}, uptake: {martini: 0.5}, leaves: 0.1, from: 2025-01, ramp_months: 12}
  hulp: {type: reserve, during: storm, fte: {default: 1.5}, supervision: 0.2, unit_cost: 4000, realisation: {uniform: [0.5, 1]}}
alternatives: {zonder: [], pool: [pool], baseline: [], alles: [ruil, pool, hulp]}
)";

TEST_CASE("a scenario of every mechanism and policy written back is the same scenario") {
  const Scenario scenario = read(places + people + whole_month);
  const std::string written = write_scenario(scenario);
  const Scenario again = read(written);
  CHECK(write_scenario(again) == written);
  REQUIRE(again.policies.named.count("ruil") == 1);
  const auto* ruil = own_of<Exchange>(*again.policies.named.at("ruil"));
  REQUIRE(ruil != nullptr);
  CHECK(ruil->mode == ExchangeMode::shortest);
  CHECK_FALSE(std::get<TotalParticipants>(ruil->participants).total.known());
  CHECK(again.policies.named.at("pool")->terms.ages->high == 40);
  CHECK(again.policies.named.at("pool")->terms.from->year == 2025);
  CHECK(again.causes.at("weg").leaves->empty());
  CHECK_FALSE(again.leaves_from("weg", LeavesFrom::organisation));
  CHECK(again.leaves_from("naar_am", LeavesFrom::profession));
  CHECK_FALSE(again.leaves_from("naar_am", LeavesFrom::organisation));
}

TEST_CASE("alternatives keep the order of the file, and are the usual two unless given") {
  const Scenario scenario = read(write_scenario(read(places + people + whole_month)));
  std::string order;
  for (const auto& one : scenario.alternative_list()) order += one.name + " ";
  CHECK(order == "zonder pool baseline alles ");
  const auto usual = read(places + people + whole_month, {"alternatives=null"}).alternative_list();
  REQUIRE(usual.size() == 2);
  CHECK(usual[0].name == "baseline");
  CHECK(usual[0].policies.empty());
  CHECK(usual[1].name == "all");
  CHECK(usual[1].policies.size() == 3);
}

TEST_CASE("a star in a path sets a term of every policy") {
  const Scenario scenario = read(places + people + whole_month, {"policies.*.uptake=0"});
  for (const auto& named : scenario.policies.named) {
    const std::string& name = named.first;
    CAPTURE(name);
    for (const char* h : {"martini", "wza"}) {
      const Number* uptake = find(named.second->terms.uptake, std::string(h));
      REQUIRE(uptake != nullptr);
      CHECK(std::get<double>(uptake->value) == 0.0);
    }
  }
}

TEST_CASE("extends gives what its parts give when flattened by hand") {
  const fs::path folder = fs::temp_directory_path() / ("spp-scenario-test-" + std::to_string(getpid()));
  fs::create_directories(folder);
  const auto put = [&](const char* name, const std::string& text) {
    std::ofstream(folder / name) << text;
    return (folder / name).string();
  };
  (void)put("places.yaml", places);
  (void)put("people.yaml", people + "absence: 0.06\nduty: {oa: 2}\n");
  const std::string top = put("top.yaml",
                              "extends: [places.yaml, people.yaml]\nabsence: {oa: 0.07}\nduty: {oa: {wza: 3}}\n"
                              "staff: {am: {wza: null}}\nage_shares: {default: {20: 1, 30: 1}}\n");
  Problems problems;
  const Scenario extended = read(Document::load(top, {}, problems));
  std::string by_hand = places + people;
  const auto change = [&](const std::string& from, const std::string& to) {
    REQUIRE(by_hand.find(from) != std::string::npos);
    by_hand.replace(by_hand.find(from), from.size(), to);
  };
  change("wza: 12, ", "");
  change("{20: 1, 40: 2, 55: 1}", "{20: 1, 30: 1}");
  by_hand += "absence: {default: 0.06, oa: 0.07}\nduty: {oa: {default: 2, wza: 3}}\n";
  CHECK(write_scenario(extended) == write_scenario(read(by_hand)));
  fs::remove_all(folder);
}

}  // namespace
}  // namespace spp
