// spp diff as users meet it: what went in, what came out, and what is chance.
#include <cmath>
#include <string>

#include "cli/program.hpp"

namespace {

using namespace spp::program;

/// Eight people of whom one in ten leaves a year; a target on the shortage.
constexpr const char* scenario = R"(name: Verschil
start: 2026-01
years: 2
replicates: 40
region: noord
professions: {ops: {retirement_age: 70}}
organisations: {ank: {}}
fte_per_head: 1
recruit_ages: {30: 1}
staff: {ops: {ank: {settled: {30: 80}}}}
exits: {ops: {sector: 0.1}}
demand: {ops: {ank: 80}}
targets:
  - {measure: shortage_fte, at_most: 20, year: 2027, probability: 0.5, alternative: "*"}
)";

struct Runs {
  Folder folder;
  Runs() { write(folder.path / "a.yaml", scenario); }
  Ended make(const std::string& options, const std::string& name) const {
    return run(folder, "spp run a.yaml -q -o " + name + " " + options);
  }
};

}  // namespace

TEST_CASE("two equal folders do not differ") {
  const Runs runs;
  runs.make("", "a");
  runs.make("", "b");
  const Ended ended = run(runs.folder, "spp diff a b/");
  CHECK_MESSAGE(ended.code == 0, ended.error);
  CHECK(ended.out == " nothing differs between a and b\n");
  CHECK(run(runs.folder, "spp diff a a --lang nl").out == " er is geen verschil tussen a en a\n");
  CHECK(run(runs.folder, "spp diff a b --format csv").out ==
        "kind,path,change,before,after\n\n"
        "table,alternative,year,region,organisation,profession,item,quantity,unit,before,after,difference,sd,in_sd,"
        "standard_error,certainty,verdict_before,verdict_after\n");
}

TEST_CASE("what went in stands first, then targets, then the largest differences") {
  const Runs runs;
  runs.make("", "a");
  runs.make("--set exits.ops.sector=0.3 --set 'about=meer vertrek'", "b");
  const Ended ended = run(runs.folder, "spp diff a b");
  CHECK_MESSAGE(ended.code == 0, ended.error);
  const std::string& out = ended.out;
  CHECK(has(out, "exits.ops.sector"));
  CHECK(has(out, "0.1 → 0.3"));
  CHECK(has(out, "added: exits.ops.sector=0.3"));
  CHECK(has(out, "met → missed"));
  CHECK(has(out, "share their chance"));
  CHECK(out.find("what went in") < out.find("targets"));
  CHECK(out.find("targets") < out.find("what came out"));
  CHECK(has(run(runs.folder, "spp diff a b --lang nl").out, "gehaald → gemist"));
}

TEST_CASE("a difference is the second mean less the first, with the error of both") {
  const Runs runs;
  runs.make("", "a");
  runs.make("--seed 7 -n 60", "b");
  const Ended ended = run(runs.folder, "spp diff a b --format csv --year 2027 > diff.csv");
  REQUIRE_MESSAGE(ended.code == 0, ended.error);
  std::string text = text_of(runs.folder.path / "diff.csv");
  CHECK(text.starts_with("kind,path,change,before,after\nrun,seed,changed,1,7\nrun,replicates,changed,40,60\n\n"));
  write(runs.folder.path / "outputs.csv", text.substr(text.find("\n\n") + 2));
  const auto mean_of = [&](const std::string& name, const std::string& column) {
    for (const auto& row : csv_of(runs.folder.path / name / "yearly.csv").rows)
      if (row.at("year") == "2027" && row.at("organisation") == "ank" && row.at("profession") == "ops" &&
          row.at("measure") == "headcount")
        return number(row, column);
    return 0.0;
  };
  int found = 0;
  double last = 1e300;
  for (const auto& row : csv_of(runs.folder.path / "outputs.csv").rows) {
    CHECK(row.at("year").substr(0, 4) != "2026");
    if (!row.at("in_sd").empty()) {
      CHECK(number(row, "in_sd") <= last);
      last = number(row, "in_sd");
    }
    if (row.at("organisation") != "ank" || row.at("profession") != "ops" || row.at("item") != "headcount") continue;
    ++found;
    const double a = mean_of("a", "mean"), b = mean_of("b", "mean"), s = mean_of("a", "sd"), t = mean_of("b", "sd");
    CHECK(number(row, "difference") == doctest::Approx(b - a).epsilon(1e-12));
    CHECK(number(row, "standard_error") == doctest::Approx(std::sqrt(s * s / 40 + t * t / 60)).epsilon(1e-12));
    CHECK(number(row, "sd") == doctest::Approx(std::sqrt((s * s + t * t) / 2)).epsilon(1e-12));
    CHECK((row.at("certainty") == "within_error") == (std::abs(b - a) < 2 * number(row, "standard_error")));
  }
  CHECK(found == 1);
}

TEST_CASE("what one run lacks is counted, and a file changed after the run is told") {
  const Runs runs;
  runs.make("", "a");
  runs.make("--set 'alternatives={baseline: [], later: []}'", "b");
  std::ofstream(runs.folder.path / "b/yearly.csv", std::ios::app) << "\n";
  const Ended ended = run(runs.folder, "spp diff a b");
  CHECK(ended.code == 0);
  CHECK(has(ended.out, "figures are in b only"));
  CHECK(ended.error == "spp: in b a file was changed after the run: yearly.csv\n");
  CHECK(has(run(runs.folder, "spp diff a b --alternative later --format json").out, "\"certainty\":\"only_after\""));
}

TEST_CASE("what is no run is told what is") {
  const Runs runs;
  runs.make("", "a");
  const auto told = [&](const std::string& line) {
    const Ended ended = run(runs.folder, line);
    CHECK(ended.code == 2);
    CHECK(ended.out.empty());
    return ended.error;
  };
  CHECK(
      told("spp diff a") ==
      "spp diff: which runs? two folders of `spp run` are compared, the first as what was before (spp diff --help)\n");
  CHECK(told("spp diff a b") == "b: there is no such folder; `spp run` makes one, and says at its end where\n");
  CHECK(told("spp diff a.yaml a") == "a.yaml: this is no folder; name the folder that `spp run` wrote from it\n");
  CHECK(told("spp diff a scenarios") ==
        "scenarios: this is no folder of a run; it needs the manifest.json that `spp run` writes\n");
  CHECK(told("spp diff a a --alternative basline") ==
        "spp diff: unknown alternative `basline`; did you mean `baseline`?\n");
  CHECK(told("spp diff a a --year 2031") == "spp diff: --year 2031: the runs have 2026, 2027\n");
  fs::remove(runs.folder.path / "a/yearly.csv");
  CHECK(told("spp diff a a") == "a/yearly.csv: cannot be read: there is no such file\n");
}
