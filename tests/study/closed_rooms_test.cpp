// Where closed rooms come from: the parts add up, are nothing where they must be, and are what a sum by hand gives.
#include "study/closed_rooms.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <random>

#include "analysis/quantiles.hpp"
#include "study/made_up.hpp"
#include "study/simulated.hpp"

namespace spp {
namespace {

/// Two houses of 5 rooms that want 20 fte each; heads of one fte at an age of 30 or 50, so nobody retires.
std::string houses(int a, int b, const std::string& more = "") {
  return R"(
start: 2026-01
years: 3
region: noord
organisations:
  a: {rooms: 5, hours_per_week: 40, weeks_per_year: 48}
  b: {rooms: 5, hours_per_week: 40, weeks_per_year: 48}
professions: {oa: {retirement_age: 67}}
staff_per_room: {oa: 3}
demand: {oa: 20}
fte_per_head: 1
recruit_ages: {default: {30: 1}}
staff: {oa: {a: {ages: {30: )" +
         std::to_string(a) + "}}, b: {ages: {30: " + std::to_string(b) + "}}}}\n" + more;
}

const std::string leaving = R"(
exits: {oa: {sector: 0.15, elsewhere: {uniform: [0.02, 0.10]}}}
applicants: {oa: {noord: 2}}
between_organisations: 0.2
)";
const std::string loop = "workload_effect: {exits: {oa: {sector: 0.8}}, absence: 0.2}\n";
const std::string school = R"(
programmes:
  g: {profession: oa, duration: 12, intake_months: [2, 9], places: {a: 3, b: 2}, entry_ages: {22: 1}, dropout: [0.1], fte: [0.3], supervision: [0.05]CAPACITY}
)";
std::string training(bool limits) {
  std::string text = school;
  text.replace(text.find("CAPACITY"), 8, limits ? ", capacity: {noord: 4}" : "");
  return text + (limits ? "trainees_per_supervisor: 0.2\n" : "");
}

using Parts = std::map<std::string, ClosedRoomsRow>;
Parts parts_of(const Rows<ClosedRoomsRow>& table, std::int64_t year, const std::string& organisation) {
  Parts found;
  for (const ClosedRoomsRow& row : table.rows)
    if (row.year == year && row.organisation == organisation) found.emplace(row.part, row);
  REQUIRE(found.size() == 5);
  return found;
}

struct Explained {
  Rows<ClosedRoomsRow> table;
  RunValues itself;
  int made = 0;
};
Explained explain(const std::string& yaml, const RunOptions& options, int q = 0) {
  const Scenario scenario = simulated::read(yaml);
  Runs runs(simulated::run(yaml, options));
  const ClosedRoomsAsked asked{"baseline", {}, q, 2};
  Explained explained;
  explained.itself = runs.of(closed_rooms_ask(asked));
  explained.table = explain_closed_rooms(asked, ladder_of(scenario, compile(scenario)), runs);
  explained.made = runs.made();
  return explained;
}

/// A part in all rows of the table.
double largest(const Rows<ClosedRoomsRow>& table, const std::string& part) {
  double size = 0.0;
  for (const ClosedRoomsRow& row : table.rows)
    if (row.part == part) size = std::max({size, std::abs(row.rooms), row.standard_error});
  return size;
}

}  // namespace

TEST_CASE("surplus in one house and shortage in another is stranded, and what is left is short on average") {
  // Nobody comes or goes. a has 22 of 20: none closed; b has 14 of 20: 1.5 of 5 closed. Together 36 of 40: half a room
  // each. So a: short ½, stranded −½; b: short ½, stranded 1.
  const Explained found = explain(houses(22, 14), simulated::mean_field());
  const auto check = [&](const std::string& organisation, double average, double stranded) {
    for (const std::int64_t year : {2026, 2027, 2028}) {
      Parts parts = parts_of(found.table, year, organisation);
      CHECK(parts["short_on_average"].rooms == doctest::Approx(average));
      CHECK(parts["stranded"].rooms == doctest::Approx(stranded));
      for (const char* other : {"chance", "training_limits", "workload_loop"}) CHECK(parts[other].rooms == 0.0);
    }
  };
  check("a", 0.5, -0.5);
  check("b", 0.5, 1.0);
  check("*", 1.0, 0.5);
}

TEST_CASE("where the region has enough, nothing is short on average") {
  const Explained found = explain(houses(24, 16), simulated::mean_field());
  Parts parts = parts_of(found.table, 2027, "*");
  CHECK(parts["short_on_average"].rooms == 0.0);
  CHECK(parts["stranded"].rooms == doctest::Approx(1.0));
}

TEST_CASE("the parts add up to the mean rooms closed of every place and year, however many replicates are compared") {
  const std::string yaml = houses(19, 17, leaving + loop + training(true));
  for (const int q : {0, 60, 1000}) {
    const Explained found = explain(yaml, simulated::draws(200), q);
    std::map<std::pair<std::int64_t, std::string>, double> sums;
    for (const ClosedRoomsRow& row : found.table.rows) sums[{row.year, std::string(row.organisation)}] += row.rooms;
    for (const auto& sum : sums) {
      const auto cell = found.itself->find("noord", sum.first.second, "*", Measure::rooms_closed);
      REQUIRE(cell.has_value());
      const double mean = mean_of(found.itself->of(static_cast<int>(sum.first.first) - 2026, *cell));
      CHECK(mean > 0.01);
      CHECK(std::abs(sum.second - mean) < 1e-12);
    }
    CHECK(found.made == 5);
    for (const ClosedRoomPartText& part : closed_room_parts())
      CHECK(largest(found.table, std::string(part.name)) > 1e-4);
  }
}

TEST_CASE("each part is nothing, and nothing is run for it, where a scenario has nothing of it") {
  const RunOptions options = simulated::draws(64);
  const auto without = [&](const std::string& yaml, const char* part, int made) {
    const Explained found = explain(yaml, options);
    INFO(part);
    CHECK(largest(found.table, part) == 0.0);
    CHECK(found.made == made);
  };
  without(houses(19, 17, leaving + training(true)), "workload_loop", 4);
  without(houses(19, 17, leaving + loop + training(false)), "training_limits", 4);
  // Each house is a region of its own.
  std::string apart = houses(19, 17, leaving + loop + training(true));
  const auto replace = [&](const std::string& what, const std::string& by) {
    apart.replace(apart.find(what), what.size(), by);
  };
  replace("region: noord", "regions: {noord: {}, zuid: {}}");
  replace("a: {rooms: 5", "a: {region: noord, rooms: 5");
  replace("b: {rooms: 5", "b: {region: zuid, rooms: 5");
  without(apart, "stranded", 4);
  without(houses(40, 40, loop), "short_on_average", 4);
}

TEST_CASE("without rooms nothing is closed and nothing more is run") {
  std::string yaml = houses(19, 17, leaving);
  for (const char* house : {"a: {rooms: 5, ", "b: {rooms: 5, "})
    yaml.replace(yaml.find(house), 13, std::string(1, *house) + ": {          ");
  const Explained found = explain(yaml, simulated::draws(40));
  CHECK(found.made == 1);
  CHECK(found.table.rows.size() == 3U * 3U * 5U);
  for (const ClosedRoomPartText& part : closed_room_parts()) CHECK(largest(found.table, std::string(part.name)) == 0.0);
}

TEST_CASE("with everything known and no chance, chance is nothing") {
  const std::string yaml = houses(19, 17, leaving + loop + training(true));
  const Explained found = explain(yaml, simulated::mean_field());
  CHECK(largest(found.table, "chance") == 0.0);
  CHECK(largest(found.table, "workload_loop") > 1e-3);
}

TEST_CASE("the loop and the limits are what the same scenario gives without them") {
  const RunOptions options = simulated::draws(128);
  const Explained found = explain(houses(19, 17, leaving + loop + training(true)), options);
  const auto rooms = [&](const std::string& yaml) {
    const Results results = simulate(compile(simulated::read(yaml)), options);
    double closed = 0.0;
    for (int month = 25; month <= 36; ++month)  // 2028
      for (const int h : {0, 1})
        for (std::size_t i = 0; i < 128; ++i)
          closed +=
              results.kept(Kept::rooms_planned, month, {h}, {})[i] - results.kept(Kept::rooms_open, month, {h}, {})[i];
    return closed / 12 / 128;
  };
  const double all = rooms(houses(19, 17, leaving + loop + training(true)));
  const double no_loop = rooms(houses(19, 17, leaving + training(true)));
  const double no_limits = rooms(houses(19, 17, leaving + training(false)));
  Parts parts = parts_of(found.table, 2028, "*");
  CHECK(parts["workload_loop"].rooms == doctest::Approx(all - no_loop).epsilon(1e-9));
  CHECK(parts["training_limits"].rooms == doctest::Approx(no_loop - no_limits).epsilon(1e-9));
  CHECK(parts["workload_loop"].rooms > 0.0);
  CHECK(parts["training_limits"].rooms > 0.0);
}

TEST_CASE("standard errors are those that the parts have from run to run") {
  // 1,500 made-up runs of 40 replicates, 12 of them compared: R0 normal, each rung R0 less something that goes with it.
  // The sd over runs of a part is known to 1.8%, the root of its mean squared error to 1.5% (both normal): their ratio
  // within 10%, over 4 standard deviations, for three parts: false alarm below 2e-4.
  std::mt19937_64 bits(11);
  std::normal_distribution<double> normal;
  constexpr int n = 40, q = 12, many = 1500;
  std::map<std::string, double> sum, squares, errors;
  for (int run = 0; run < many; ++run) {
    std::array<std::array<double, 4>, n> rooms{};
    for (auto& row : rooms) {
      row[0] = 5.0 + normal(bits);
      row[1] = 0.8 * row[0] + 0.3 * normal(bits);
      row[2] = row[1] - 1.0;
      row[3] = 0.5 * row[2] + 0.5 * normal(bits);
    }
    Runs runs([&](const Ask& ask) {
      const int made = ask.mean_field ? 1 : ask.first > 0 ? ask.first : n;
      const std::size_t rung = ask.pooled_rooms ? 3 : ask.overlay.size();
      return std::make_shared<const YearValues>(
          made_up::values_of(ask, made, [&](const made_up::Policies&, Outcome, int i) {
            return ask.mean_field ? 1.0 : rooms[static_cast<std::size_t>(i)][rung];
          }));
    });
    const ClosedRoomsLadder ladder{{"x=1"}, {"y=1"}, true, true};
    const Rows<ClosedRoomsRow> table = explain_closed_rooms({"all", {}, q, 1}, ladder, runs);
    for (const ClosedRoomsRow& row : table.rows) {
      if (row.year != 2026 || row.organisation != "ank") continue;
      const std::string part(row.part);
      sum[part] += row.rooms;
      squares[part] += row.rooms * row.rooms;
      errors[part] += row.standard_error * row.standard_error;
    }
  }
  for (const char* part : {"chance", "stranded", "workload_loop"}) {
    const double mean = sum[part] / many, sd = std::sqrt(squares[part] / many - mean * mean);
    INFO(part);
    CHECK(sd > 0.01);
    CHECK(std::abs(std::sqrt(errors[part] / many) / sd - 1.0) < 0.10);
  }
  CHECK(errors["training_limits"] < 1e-20);
  CHECK(errors["short_on_average"] == 0.0);
}

}  // namespace spp
