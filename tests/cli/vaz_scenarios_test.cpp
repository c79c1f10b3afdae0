// The two scenarios of the agreement on retention, as shipped.
#include <cmath>
#include <map>
#include <string>

#include "cli/program.hpp"

namespace {
using namespace spp::program;
}

TEST_CASE("the scenarios of the agreement have nothing to complain of") {
  const Folder folder;
  const Ended ended = run(folder, "spp check scenarios/vaz-readings.yaml scenarios/vaz-report.yaml");
  CHECK(ended.code == 0);
  CHECK(ended.error.empty());
}

TEST_CASE("four readings of 85% staying ask what their scenario says") {
  const Folder folder;
  const Ended ended = run(folder, "spp run scenarios/vaz-readings.yaml -n 100 -q");
  CHECK_MESSAGE(ended.code == 1, ended.error);
  std::map<std::string, std::map<std::string, std::string>> rows;
  for (const auto& row : csv_of(folder.path / "out/vaz-readings/retention.csv").rows)
    if (row.at("alternative") == "behoud" && row.at("profession") == "ok" && row.at("leavers") == "organisation" &&
        row.at("retirement") == "true" && row.at("basis") == "heads")
      rows[row.at("organisation") + " " + row.at("reading") + " " + row.at("year")] = row;
  const std::map<std::string, double> bounds{
      {"anker fewer_leavers 2026", 0.135},           {"anker fewer_leavers 2027", 0.135},
      {"anker fewer_leavers_each_year 2026", 0.135}, {"anker fewer_leavers_each_year 2027", 0.1215},
      {"anker higher_retention_rate 2026", 0.935},   {"anker ten_points 2026", 0.95},
      {"boei higher_retention_rate 2026", 1.0285},   {"boei ten_points 2026", 1.035}};
  for (const auto& one : bounds) {
    const std::string& what = one.first;
    CAPTURE(what);
    REQUIRE(rows.contains(what));
    CHECK(number(rows[what], "bound") == doctest::Approx(one.second).epsilon(1e-12));
    CHECK(rows[what]["possible"] == (one.second > 1.0 ? "false" : "true"));
  }
  // Whoever stays, 15% of 200 leave: 30 a year of 200, and with the policy 27. Of 100 replicates the mean has a
  // standard error of √30/10 = 0.55; four of them are passed by chance in 6 of 100,000 runs.
  CHECK(std::abs(number(rows["anker fewer_leavers 2027"], "leavers_mean") - 27.0) < 2.2);
  CHECK(number(rows["boei higher_retention_rate 2026"], "probability_met") == 0.0);
}
