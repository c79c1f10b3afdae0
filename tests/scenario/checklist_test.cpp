// The checklist of success factors: read in one language or two, written back, and nothing that the figures rest on.
#include <doctest/doctest.h>

#include <string>

#include "policy/catalogue.hpp"
#include "scenario/scenario.hpp"
#include "schema/document.hpp"

namespace spp {
namespace {

const std::string around = R"(
start: 2026-01
years: 2
region: noord
organisations: {wza: {}}
professions: {oa: {retirement_age: 67}}
staff: {oa: {wza: 10}}
age_shares: {default: {20: 1}}
fte_per_head: 0.8
recruit_ages: {default: {30: 1}}
)";
const std::string scored = R"(
checklist:
  - {factor: {nl: spelers, en: players}, score: 2, note: "één van vier"}
  - {factor: leren}
  - {factor: resultaten, score: 5, note: {nl: gemeten, en: measured}}
)";

Scenario scenario_of(const std::string& text, Problems& problems) {
  const Document document = Document::from_text("test.yaml", text, {}, problems);
  return read_scenario(document, {{}, {}, policies()}, problems);
}
Scenario scenario_of(const std::string& text) {
  Problems problems;
  Scenario scenario = scenario_of(text, problems);
  for (const Problem& problem : problems.sorted())
    if (!problem.warning) FAIL(render(problem));
  return scenario;
}

TEST_CASE("a checklist keeps its order, its languages, and what is not scored") {
  const Scenario scenario = scenario_of(around + scored);
  REQUIRE(scenario.checklist.size() == 3);
  CHECK(scenario.checklist[0].factor.nl == "spelers");
  CHECK(scenario.checklist[0].factor.en == "players");
  CHECK(scenario.checklist[0].score == 2);
  CHECK(scenario.checklist[0].note.en == "één van vier");
  CHECK(scenario.checklist[1].factor.en == "leren");
  CHECK_FALSE(scenario.checklist[1].score.has_value());
  CHECK(scenario.checklist[1].note.empty());
  CHECK(scenario.checklist[2].score == 5);
  CHECK(scenario.checklist[2].note.nl == "gemeten");
}

TEST_CASE("a checklist written back is the same checklist, and none is written where there is none") {
  const std::string written = write_scenario(scenario_of(around + scored));
  const Scenario again = scenario_of(written);
  CHECK(write_scenario(again) == written);
  REQUIRE(again.checklist.size() == 3);
  CHECK(again.checklist[0].factor.en == "players");
  CHECK(again.checklist[0].score == 2);
  CHECK_FALSE(again.checklist[1].score.has_value());
  CHECK(again.checklist[2].note.en == "measured");
  CHECK(write_scenario(scenario_of(around)).find("checklist") == std::string::npos);
}

TEST_CASE("the ends of the scale are scores, what lies beyond is not") {
  for (const int score : {0, 1, 5, 6}) {
    CAPTURE(score);
    Problems problems;
    (void)scenario_of(around + "checklist: [{factor: leren, score: " + std::to_string(score) + "}]\n", problems);
    CHECK(problems.any_error() == (score < 1 || score > 5));
  }
}

TEST_CASE("a factor that stands in the checklist twice is told, in either language") {
  for (const char* second : {"leren", "{nl: leren, en: study}", "{nl: studie, en: learning}"}) {
    CAPTURE(second);
    Problems problems;
    (void)scenario_of(around + "checklist: [{factor: {nl: leren, en: learning}}, {factor: " + second + "}]\n",
                      problems);
    CHECK(problems.any_error());
  }
  CHECK(
      scenario_of(around + "checklist: [{factor: {nl: leren, en: learning}}, {factor: spelers}]\n").checklist.size() ==
      2);
}

}  // namespace
}  // namespace spp
