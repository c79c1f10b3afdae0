// A policy of no effect is bit-identical to none, for every type and by every way to have none. The test walks the
// catalogue: a type is only asked for an example of itself, so that a new one is tested as soon as it is listed.
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "policy/catalogue.hpp"
#include "support/world.hpp"

namespace {

using namespace spp;

/// A region with every mechanism of the month, and a shock that strikes in some replicates.
const std::string region = R"(
start: 2026-03
months: 20
region: noord
organisations: {a: {rooms: 8, hours_per_week: 42.5, weeks_per_year: 46}, b: {rooms: 7, hours_per_week: 42.5, weeks_per_year: 46}, c: {rooms: 3, hours_per_week: 42.5, weeks_per_year: 46}, nobody: {}}
professions: {am: {retirement_age: 67}, oa: {retirement_age: 66y5m}}
staff: {oa: {a: 40, b: 34, c: 14}, am: {a: 18, b: 14, c: 7}}
age_shares: {default: {20: 1, 30: 2, 45: 2, 60: 0.5}}
new_share: 0.1
fte_per_head: {default: {15: 0.9, 40: 0.75}}
recruit_ages: {default: {25: 1, 40: 1}}
exits: {oa: {retirement: {15: 0, 60: 0.1}, sector: 0.05, mobility: 0.06, flex: 0.04}, am: {sector: 0.04, mobility: 0.05, flex: 0.03}}
workload_effect: {exits: {default: {sector: 0.5}}, dropout: 0.3, absence: 0.1, supervision: 0.2}
staff_per_room: {oa: 3, am: 1.25}
programmes:
  g: {profession: oa, duration: 12, intake_months: [3, 9], places: {a: 2.5, b: 2, c: 1}, trainees: {a: 5, b: 4, c: 2}, dropout: [0.2], fill: 0.9, stay: 0.7, stay_region: 0.5, entry_ages: {18: 1, 30: 1}, fte: [0.4], supervision: [0.1], transfer: 0.2}
trainees_per_supervisor: {oa: 0.3}
applicants: {oa: {noord: 4}, am: {noord: 2}}
flex: {start: {oa: {noord: 4}}, out: 0.2, back: 0.2, arrivals: 0.5, cap: 0.1}
shocks: {storm: {from: 2026-09, until: 2027-02, chance: 0.5, absence: 1.4}}
costs: {room_week: 1000, exchange: 100, leaver: 5000}
)";

/// One example of each type: its own fields, at full effect, and the same with every claim at zero.
struct Example {
  std::string fields, without_claim;
  bool only_claims = true;  ///< nothing is done, so that without realisation there is no effect
  bool on_staff = true;     ///< has none where nobody is employed
};
const std::map<std::string, Example, std::less<>> examples{
    {"exchange",
     {"participants: 2, every: 6, months: 4, effect_away: {sector: -0.2}, effect_after: {sector: -0.4}",
      "participants: 0, every: 6, months: 4, effect_away: {sector: -0.2}, effect_after: {sector: -0.4}", false, false}},
    {"flex_pool", {"share: 0.05, productivity: 0.9, exits: {flex: -0.3}", "share: 0, exits: {flex: 0}", false}},
    {"reserve",
     {"fte: {default: 1.5}, supervision: 0.2, during: storm", "fte: {default: 0}, during: storm", false, false}},
    {"training_places",
     {"programme: g, places: {default: 1.5}, intake_months: [6]",
      "programme: g, places: {default: 0}, intake_months: [6]", false, false}},
    {"training_route",
     {"programme: {profession: am, duration: 6, intake_months: [4, 9], yield: 0.8, entry_ages: {30: 1}, places: {a: "
      "2}}",
      "programme: {profession: am, duration: 6, intake_months: [4, 9], yield: 0.8, entry_ages: {30: 1}, places: {a: "
      "0}}",
      false, false}},
    {"learning_climate",
     {"dropout: -0.5, trainees_per_supervisor: 0.3, stay: 0.2", "dropout: 0, trainees_per_supervisor: 0, stay: 0"}},
    {"retention", {"exits: {sector: -0.4, mobility: 0.2}", "exits: {sector: 0}"}},
    {"more_hours", {"fte_per_head: 0.05", "fte_per_head: 0"}},
    {"recruitment", {"applicants: 0.8, exits: {sector: -0.5}", "applicants: 0, exits: {sector: 0}"}},
    {"demand", {"change: -0.1, rooms: {a: 1, b: -1}, fte: {b: 2}", "change: 0, rooms: {a: 0, b: 0}, fte: {b: 0}"}},
    {"absence", {"change: -0.2", "change: 0"}},
    {"flex_limit", {"cap: -0.5, back: 0.8, exits: {flex: -0.5}", "cap: 0, back: 0, exits: {flex: 0}"}},
};

Results run(const std::string& policy) {
  RunOptions options;
  options.replicates = 70;
  options.threads = 2;
  const std::string text = policy.empty() ? region : region + "policies: {one: {" + policy + "}}\n";
  return simulate(
      compile(world::read(text), policy.empty() ? std::vector<std::string>{} : std::vector{std::string("one")}),
      options);
}

/// How many numbers differ, of all that is kept, counted and paid.
int differences(const Results& x, const Results& y) {
  int count = 0;
  const auto compare = [&](std::span<const double> a, std::span<const double> b) {
    for (std::size_t i = 0; i < a.size(); ++i) count += a[i] != b[i] ? 1 : 0;
  };
  // Where nothing is required there is no workload, whether or not a policy has opened a team there.
  const auto loaded = [](const Results& results, int period, int h, int p) {
    const auto required = results.kept(Kept::required_fte, period, {h}, {p});
    const auto workload = results.kept(Kept::workload, period, {h}, {p});
    std::vector<double> values(workload.begin(), workload.end());
    for (std::size_t i = 0; i < values.size(); ++i) values[i] *= required[i] > 0.0 ? 1.0 : 0.0;
    return values;
  };
  for (int k = 0; k < kept_count; ++k)
    for (int period = 0; period < x.periods(); ++period)
      for (int h = 0; h < x.axes().organisation_count(); ++h)
        for (int p = 0; p < (per_profession(static_cast<Kept>(k)) ? x.axes().profession_count() : 1); ++p)
          if (static_cast<Kept>(k) == Kept::workload)
            compare(loaded(x, period, h, p), loaded(y, period, h, p));
          else
            compare(x.kept(static_cast<Kept>(k), period, {h}, {p}), y.kept(static_cast<Kept>(k), period, {h}, {p}));
  // A policy may have flows of its own, which are empty where it does nothing.
  const auto flows = [](const Results& results) {
    std::map<std::vector<std::string>, std::vector<double>> by_name;
    for (std::size_t s = 0; s < results.slots().size(); ++s) {
      const FlowSlot& slot = results.slots()[s];
      const std::vector<std::string> name{
          std::to_string(static_cast<int>(slot.flow)),
          std::to_string(slot.organisation.value),
          std::to_string(slot.profession.value),
          slot.programme < 0 ? std::string() : results.axes().programmes[static_cast<std::size_t>(slot.programme)].name,
          slot.cause,
          slot.to};
      for (int year = 0; year < results.axes().year_count(); ++year)
        for (const double heads : results.flow(s, year)) by_name[name].push_back(heads);
    }
    return by_name;
  };
  const auto ours = flows(x), theirs = flows(y);
  for (const auto& [name, heads] : ours) {
    const auto found = theirs.find(name);
    for (std::size_t i = 0; i < heads.size(); ++i)
      count += heads[i] != (found == theirs.end() ? 0.0 : found->second[i]) ? 1 : 0;
  }
  for (const auto& [name, heads] : theirs)
    if (ours.count(name) == 0)
      for (const double one : heads) count += one != 0.0 ? 1 : 0;
  for (const CostText& item : cost_items())
    for (int year = 0; year < x.axes().year_count(); ++year)
      for (int h = 0; h < x.axes().organisation_count(); ++h)
        compare(x.cost(item.id, year, {h}), y.cost(item.id, year, {h}));
  return count;
}

}  // namespace

TEST_CASE("a policy of no effect is bit-identical to none, whatever its type and however it has none") {
  const Results none = run("");
  for (const PolicyType& type : policies()) {
    CAPTURE(type.name);
    const auto found = examples.find(type.name);
    REQUIRE_MESSAGE(found != examples.end(), "every type has an example here");
    const std::string head = "type: " + std::string(type.name) + ", ";
    const Example& example = found->second;
    // What is compared would show an effect where there is one.
    CHECK(differences(none, run(head + example.fields)) > 0);
    CHECK(differences(none, run(head + example.without_claim)) == 0);
    CHECK(differences(none, run(head + example.fields + ", uptake: 0")) == 0);
    CHECK(differences(none, run(head + example.fields + ", uptake: {default: 0}")) == 0);
    CHECK(differences(none, run(head + example.fields + ", joins: 0")) == 0);
    CHECK(differences(none, run(head + example.fields + ", from: 2025-01, until: 2025-12")) == 0);
    if (example.only_claims) CHECK(differences(none, run(head + example.fields + ", realisation: 0")) == 0);
    if (example.on_staff) CHECK(differences(none, run(head + example.fields + ", organisations: [nobody]")) == 0);
  }
}

TEST_CASE("a policy of no effect changes nothing in expectation either") {
  const auto mean_field = [](const std::string& policy) {
    RunOptions options;
    options.chance = options.draw_inputs = false;
    const std::string text = policy.empty() ? region : region + "policies: {one: {" + policy + "}}\n";
    return simulate(
        compile(world::read(text), policy.empty() ? std::vector<std::string>{} : std::vector{std::string("one")}),
        options);
  };
  const Results none = mean_field("");
  for (const PolicyType& type : policies()) {
    CAPTURE(type.name);
    const std::string head = "type: " + std::string(type.name) + ", ";
    const Example& example = examples.find(type.name)->second;
    CHECK(differences(none, mean_field(head + example.fields)) > 0);
    CHECK(differences(none, mean_field(head + example.without_claim)) == 0);
    CHECK(differences(none, mean_field(head + example.fields + ", uptake: 0")) == 0);
    CHECK(differences(none, mean_field(head + example.fields + ", joins: 0")) == 0);
  }
}

TEST_CASE("ages and tenure that a policy of no effect names change no draw") {
  const Results none = run("");
  const std::string pool = "type: flex_pool, share: 0, ";
  CHECK(differences(none, run(pool + "exits: {flex: -0.3, sector: -0.2}, ages: [25, 34], tenure: new")) > 0);
  CHECK(differences(none, run(pool + "exits: {flex: -0.3, sector: -0.2}, ages: [25, 34], tenure: new, uptake: 0")) ==
        0);
  CHECK(differences(none, run(pool + "exits: {flex: -0.3}, ages: [25, 34], realisation: 0")) == 0);
}
