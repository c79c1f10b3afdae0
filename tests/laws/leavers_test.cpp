// Whom a leaver leaves, by scenario: each cause alone, counted from the organisation, the region, the sector and the
// profession; and whether the standard error of a probability is one.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/retention.hpp"
#include "support/world.hpp"

namespace {

using namespace spp;

/// Two organisations of 100 people aged 30 each, one cause at λ = 0.24 a year, nobody hired.
std::string with_cause(const std::string& exits, const std::string& more = {}) {
  return R"(start: 2026-01
years: 1
region: noord
professions: {ops: {retirement_age: 70}, ana: {retirement_age: 70}}
organisations: {ank: {}, bel: {}}
fte_per_head: 0.5
recruit_ages: {30: 1}
staff: {ops: {ank: {settled: {30: 100}}, bel: {settled: {30: 100}}}, ana: {ank: {settled: {30: 10}}, bel: {settled: {30: 10}}}}
demand: {ops: 50, ana: 5}
exits: {ops: {)" +
         exits + "}}\n" + more;
}

constexpr double rate = 0.24;
/// Of 100 who are not replaced, and of 100 who are.
const double not_replaced = 100.0 * (1.0 - std::exp(-rate)), replaced = 1200.0 * (1.0 - std::exp(-rate / 12.0));

/// Leavers of operatieassistenten of 2026, counted from these four: organisation, region, sector, profession.
std::array<double, 4> counted(const Results& results, std::string_view organisation, bool retirement = true) {
  RetentionAsked asked;
  asked.base_year = 2025;
  asked.given.resize(1);
  asked.given[0].value = 0.1;
  const std::vector<Place> places = places_of(results.axes());
  const auto ops =
      static_cast<int>(std::find(results.axes().professions.begin(), results.axes().professions.end(), "ops") -
                       results.axes().professions.begin());
  std::array<double, 4> found{-1.0, -1.0, -1.0, -1.0};
  constexpr std::array from{LeavesFrom::organisation, LeavesFrom::region, LeavesFrom::sector, LeavesFrom::profession};
  for (const ReadingResult& one : readings_of(results, asked, 1).list) {
    const Counting& counting = one.key.counting;
    if (places[one.place].organisation != organisation || one.profession != ops ||
        one.key.reading != Reading::fewer_leavers || counting.basis != Basis::heads ||
        counting.retirement != retirement)
      continue;
    found[static_cast<std::size_t>(std::find(from.begin(), from.end(), counting.from) - from.begin())] = one.leavers;
  }
  return found;
}

struct Expected {
  std::string exits, more;
  std::array<bool, 4> from;  ///< organisation, region, sector, profession
  bool comes_back = false;   ///< to the other organisation, so that nobody is missing
};

void check(const std::array<double, 4>& found, const std::array<bool, 4>& from, double leavers) {
  for (std::size_t k = 0; k < 4; ++k) {
    CAPTURE(k);
    CHECK(found[k] == doctest::Approx(from[k] ? leavers : 0.0).epsilon(1e-9));
  }
}

}  // namespace

TEST_CASE("each cause counts where the model's table says, for the organisation and for the region") {
  const std::vector<Expected> all{
      {"mobility: 0.24", "", {true, false, false, false}, true},  // moves inside the region
      {"naar_ana: 0.24", "causes: {naar_ana: {becomes: ana}}", {false, false, false, true}},
      {"flex: 0.24", "", {true, false, false, false}},
      {"elsewhere: 0.24", "", {true, true, false, false}},
      {"sector: 0.24", "", {true, true, true, true}},
      {"retirement: 0.24", "", {true, true, true, true}},
      {"studie: 0.24", "", {true, true, true, true}},  // one that the scenario adds
      {"studie: 0.24", "causes: {studie: {leaves: [organisation, region]}}", {true, true, false, false}}};
  for (const Expected& one : all) {
    CAPTURE(one.exits);
    const Results results = world::mean_field(with_cause(one.exits, one.more));
    const double leavers = one.comes_back ? replaced : not_replaced;
    check(counted(results, "ank"), one.from, leavers);
    check(counted(results, "*"), one.from, 2.0 * leavers);
  }
}

TEST_CASE("without retirement a leaver who retires counts nowhere, any other as before") {
  const std::array<bool, 4> nowhere{}, everywhere{true, true, true, true};
  check(counted(world::mean_field(with_cause("retirement: 0.24")), "ank", false), nowhere, 0.0);
  check(counted(world::mean_field(with_cause("sector: 0.24")), "ank", false), everywhere, not_replaced);
  // By age: everybody is 69 and turns 70 within the year.
  std::string old = with_cause("sector: 0");
  for (auto at = old.find("30: 100"); at != std::string::npos; at = old.find("30: 100", at)) old.replace(at, 2, "69");
  const Results retired = world::mean_field(old);
  check(counted(retired, "ank"), everywhere, 100.0);
  check(counted(retired, "ank", false), nowhere, 0.0);
}

TEST_CASE("mobility that has nowhere to go in the region counts as leaving it") {
  std::string alone = with_cause("mobility: 0.24");
  const auto drop = [&](const std::string& part, const std::string& by) {
    const auto at = alone.find(part);
    REQUIRE(at != std::string::npos);
    alone.replace(at, part.size(), by);
  };
  drop("organisations: {ank: {}, bel: {}}",
       "organisations: {ank: {}, bel: {region: zuid}}\nregions: {noord: {}, zuid: {}}");
  const Results results = world::mean_field(alone);
  check(counted(results, "ank"), {true, true, false, false}, not_replaced);
  CHECK(world::flow(results, Flow::move, 0) == 0.0);
}

TEST_CASE("leavers in fte are counted at the age of leaving") {
  // Half of them are 30 and of 0.5 fte, half 50 and of 1 fte; only those of 50 leave.
  std::string young_and_old = with_cause("sector: {15: 0, 45: 0.24}");
  for (auto at = young_and_old.find("30: 100"); at != std::string::npos; at = young_and_old.find("30: 100", at))
    young_and_old.replace(at, 7, "30: 50, 50: 50");
  const auto at = young_and_old.find("fte_per_head: 0.5");
  young_and_old.replace(at, 17, "fte_per_head: {15: 0.5, 45: 1}");
  const Results results = world::mean_field(young_and_old);
  RetentionAsked asked;
  asked.base_year = 2025;
  asked.given.resize(1);
  asked.given[0].value = 0.1;
  const std::vector<Place> places = places_of(results.axes());
  double heads = 0, fte = 0, staff = 0, staff_fte = 0;
  for (const ReadingResult& one : readings_of(results, asked, 1).list)
    if (places[one.place].organisation == "ank" && one.profession == 1 && one.key.reading == Reading::fewer_leavers &&
        one.key.counting.from == LeavesFrom::organisation && one.key.counting.retirement) {
      (one.key.counting.basis == Basis::heads ? heads : fte) = one.leavers;
      (one.key.counting.basis == Basis::heads ? staff : staff_fte) = one.staff;
    }
  CHECK(heads == doctest::Approx(not_replaced / 2).epsilon(1e-9));
  CHECK(fte == doctest::Approx(not_replaced / 2).epsilon(1e-9));
  // 50 stay 50; of the others the mean of the months' (start + end)/2.
  double old_staff = 0;
  for (int month = 0; month < 12; ++month)
    old_staff += 50.0 * (std::exp(-rate * month / 12) + std::exp(-rate * (month + 1) / 12)) / 24.0;
  CHECK(staff == doctest::Approx(50.0 + old_staff).epsilon(1e-9));
  CHECK(staff_fte == doctest::Approx(25.0 + old_staff).epsilon(1e-9));
}

TEST_CASE("an exit rate, leavers over average staff, is near its hazard") {
  // λ = 0.24: 100 (1 − e^−λ) ÷ the trapezium under 100 e^(−λt); the hazard but for (λ/12)²/12.
  const Results results = world::mean_field(with_cause("sector: 0.24"));
  const double counted_rate = counted(results, "ank")[0];
  double staff = 0;
  for (int month = 0; month < 12; ++month)
    staff += 100.0 * (std::exp(-rate * month / 12) + std::exp(-rate * (month + 1) / 12)) / 24.0;
  CHECK(counted_rate / staff == doctest::Approx(rate).epsilon(1e-4));
}

TEST_CASE("the standard error of a probability covers as often as it says, over 400 seeds") {
  // A reading that is met in some 3 of 10 replicates of 60; no input is drawn, so replicates are independent. The truth
  // is taken from all 24,000. At 1.96 standard errors 93 to 96% of the seeds cover it (Wald's interval of 60; its exact
  // coverage at 0.25 to 0.40 lies between): of 400, at least 355 and at most 397 but for chance of 2e-5. The variance
  // of the 400 probabilities over the mean squared error is 1 ± 0.07: within 0.70 to 1.35 but for chance of 2e-5.
  constexpr int seeds = 400, each = 60;
  const Model model = compile(world::read(with_cause("sector: 0.24", "own_applicants: {ops: 200}\n")));
  RetentionAsked asked;
  asked.base_year = 2025;
  asked.given.resize(1);
  asked.given[0].value = 0.24;
  std::vector<double> probability, error;
  for (int seed = 1; seed <= seeds; ++seed) {
    RunOptions options;
    options.seed = static_cast<std::uint64_t>(seed);
    options.replicates = each;
    options.threads = 1;
    options.draw_inputs = false;
    const Rows<RetentionRow> rows =
        retention_rows(readings_of(simulate(model, options), asked, 1), nullptr, "baseline");
    for (const RetentionRow& row : rows.rows)
      if (row.organisation == "ank" && row.profession == "ops" && row.reading == "fewer_leavers" &&
          row.leavers == "organisation" && row.retirement && row.basis == "heads") {
        probability.push_back(row.probability_met);
        error.push_back(row.standard_error);
      }
  }
  REQUIRE(probability.size() == seeds);
  double truth = 0, squared_error = 0, variance = 0;
  for (int i = 0; i < seeds; ++i) {
    truth += probability[static_cast<std::size_t>(i)] / seeds;
    squared_error += error[static_cast<std::size_t>(i)] * error[static_cast<std::size_t>(i)] / seeds;
  }
  int covered = 0;
  for (int i = 0; i < seeds; ++i) {
    const double off = probability[static_cast<std::size_t>(i)] - truth;
    variance += off * off / (seeds - 1);
    covered += std::abs(off) <= 1.96 * error[static_cast<std::size_t>(i)] ? 1 : 0;
  }
  CAPTURE(truth);
  CHECK(truth > 0.25);
  CHECK(truth < 0.40);
  CAPTURE(covered);
  CHECK(covered >= 355);
  CHECK(covered <= 397);
  CAPTURE(variance / squared_error);
  CHECK(variance / squared_error > 0.70);
  CHECK(variance / squared_error < 1.35);
}
