// Targets as users meet them: a table, lines in the summary, and the exit code.
#include <string>

#include "cli/program.hpp"

namespace {

using namespace spp::program;

/// Nobody leaves and nothing is uncertain: short of 2 fte, for certain; a policy takes that away.
constexpr const char* scenario = R"(name: Doelen
start: 2026-01
years: 2
replicates: 60
region: noord
professions: {ops: {retirement_age: 70}}
organisations: {ank: {}}
fte_per_head: 1
recruit_ages: {30: 1}
staff: {ops: {ank: {settled: {30: 8}}}}
demand: {ops: {ank: 10}}
policies: {minder: {type: demand, from: 2026-01, change: -0.2, realisation: 1, fixed_cost: 1000}}
targets:
  - {measure: shortage_fte, at_most: 0.5, year: 2027, probability: 0.8, responsible: bestuur}
  - {name: {nl: elk jaar, en: each year}, measure: shortage_fte, at_most: 2, year: every, probability: 0.9, alternative: "*"}
)";

}  // namespace

TEST_CASE("a target that the last alternative meets lets the run end well, and every alternative has its row") {
  const Folder folder;
  write(folder.path / "a.yaml", scenario);
  const Ended ended = run(folder, "spp run a.yaml -o out");
  CHECK_MESSAGE(ended.code == 0, ended.error);
  CHECK(has(ended.out, "targets (all)"));
  CHECK(has(ended.out, "missed"));
  CHECK(has(text_of(folder.path / "out/targets.csv"),
            "alternative,target,asked,probability,standard_error,verdict,responsible\n"
            "baseline,each year,0.9,1,0,met,\n"
            "baseline,shortage_fte of noord at most 0.5 in 2027,0.8,0,0,missed,bestuur\n"
            "all,each year,0.9,1,0,met,\n"
            "all,shortage_fte of noord at most 0.5 in 2027,0.8,1,0,met,bestuur\n"));
  CHECK(has(run(folder, "spp run a.yaml -o nl --lang nl").out, "elk jaar"));
}

TEST_CASE("a target that is missed gives exit code 1, after everything was written") {
  const Folder folder;
  write(folder.path / "a.yaml", scenario);
  const Ended ended = run(folder, "spp run a.yaml --set policies.minder.change=-0.1 -o out -q");
  CHECK(ended.code == 1);
  CHECK(has(text_of(folder.path / "out/targets.csv"), "all,shortage_fte of noord at most 0.5 in 2027,0.8,0,0,missed"));
  CHECK(run(folder, "spp run a.yaml --alternative all -o one -q").code == 0);
  CHECK(run(folder, "spp run a.yaml --alternative baseline -o other -q").code == 1);  // asked of the last asked for
}

TEST_CASE("a break-even is told for each target: how much of the claim must come true") {
  const Folder folder;
  write(folder.path / "a.yaml", scenario);
  const Ended ended = run(folder, "spp compare a.yaml --break-even --format csv");
  CHECK_MESSAGE(ended.code == 0, ended.error);
  // 10 (1 - 0.2 r) - 8 is at most 0.5 from r = 0.75 on, in every replicate at once; found to 1/1024.
  CHECK(has(ended.out, "all,*,shortage_fte of noord at most 0.5 in 2027,0.749"));
}

TEST_CASE("a target of what there is none of is told with its place") {
  const Folder folder;
  write(folder.path / "a.yaml", scenario);
  const Ended ended = run(
      folder, "spp check a.yaml --set 'targets=[{measure: rooms_closed, at_most: 1, profession: ops, year: 2026}]'");
  CHECK(ended.code == 2);
  CHECK(has(ended.error, "`rooms_closed` has no value of profession `ops` at this place"));
}

TEST_CASE("two targets of one name are told: the tables could not tell them apart") {
  const Folder folder;
  std::string twice = scenario;
  twice += "  - {measure: shortage_fte, at_most: 0.5, year: 2027, probability: 0.2}\n";
  write(folder.path / "a.yaml", twice);
  const Ended ended = run(folder, "spp check a.yaml");
  CHECK(ended.code == 2);
  CHECK(has(ended.out + ended.error, "target 1 is called the same"));
}
