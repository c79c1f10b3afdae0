// The yearly report on retention as users make it.
#include <string>

#include "cli/program.hpp"

namespace {

using namespace spp::program;

/// Two employers; every tenth of one of them leaves the sector, nobody of the other; from 2027 a policy halves it.
constexpr const char* scenario = R"(name: {nl: Behoud, en: Retention}
start: 2026-01
years: 3
replicates: 60
region: noord
professions: {ops: {retirement_age: 70}}
organisations: {ank: {name: Anker}, bel: {name: Bel <b>}}
reporting_groups: {samen: [ank, bel]}
fte_per_head: 0.8
recruit_ages: {30: 1}
staff: {ops: {ank: {settled: {30: 400}}, bel: {settled: {30: 40}}}}
demand: {ops: {ank: 320, bel: 32}}
own_applicants: {ops: {ank: 500, bel: 50}}
exits: {ops: {sector: 0.1}}
exit_factors: {organisation: {ops: {bel: {sector: 0}}}}
policies: {stop: {type: retention, from: 2027-01, exits: {sector: -0.5}, realisation: 1}}
targets:
  - {retention: fewer_leavers, organisation: ank, year: 2027, probability: 0.9, responsible: bestuur}
  - {retention: higher_retention_rate, organisation: ank, year: 2028, probability: 0.1, alternative: baseline}
)";

}  // namespace

TEST_CASE("a folder and its scenario give the same report, twice the same, in two languages") {
  const Folder folder;
  write(folder.path / "a.yaml", scenario);
  REQUIRE(run(folder, "spp run a.yaml -o a -q").code == 1);  // the baseline misses what is asked of it
  const Ended once = run(folder, "spp retention a --lang nl"), again = run(folder, "spp retention ./a/ --lang nl");
  CHECK_MESSAGE(once.code == 0, once.error);
  CHECK(once.out == again.out);
  const Ended made = run(folder, "spp retention a.yaml --lang nl");
  // All but the line that says how to make it again.
  CHECK(once.out.substr(0, once.out.find("Narekenen")) == made.out.substr(0, made.out.find("Narekenen")));
  CHECK(has(once.out, "Behoud van personeel (VAZ) 2027: Behoud"));
  CHECK(has(once.out, "Gehaald: behoud, minder vertrekkers, uit de organisatie, van ank in 2027. Kans"));
  CHECK(has(once.out, "Aanspreekbaar: bestuur."));
  CHECK(has(run(folder, "spp retention a --lang en --year 2028").out, "Retention of staff (VAZ) 2028: Retention"));
}

TEST_CASE("the exit code is that of readings which are targets, of the alternative reported") {
  const Folder folder;
  write(folder.path / "a.yaml", scenario);
  REQUIRE(run(folder, "spp run a.yaml -o a -q").code == 1);  // the baseline misses what is asked of it
  CHECK(run(folder, "spp retention a").code == 0);
  // 1.1 × 0.9 = 0.99 of all would have to stay, and every tenth leaves.
  const Ended missed = run(folder, "spp retention a --alternative baseline --junit j.xml");
  CHECK(missed.code == 1);
  CHECK(has(text_of(folder.path / "j.xml"), "<failure"));
}

TEST_CASE("small counts are hidden in the report and never in the table") {
  const Folder folder;
  write(folder.path / "a.yaml", scenario);
  REQUIRE(run(folder, "spp run a.yaml -o a -q").code == 1);  // the baseline misses what is asked of it
  const std::string report = run(folder, "spp retention a --lang en").out;
  // Nobody leaves bel: its count is hidden, and that of the other, which the total would give away with it, too.
  CHECK(has(report, "Bel <b>                   hidden"));
  CHECK(has(report, "Anker                     hidden"));
  CHECK_FALSE(has(report, "the whole region, noord   hidden"));
  CHECK(has(report, "cells are hidden"));
  const std::string open = run(folder, "spp retention a --lang en --hide-small off").out;
  CHECK_FALSE(has(open, "hidden"));
  const Ended csv = run(folder, "spp retention a --format csv");
  CHECK(csv.out == text_of(folder.path / "a/retention.csv"));
  CHECK(has(run(folder, "spp retention a --format json").out, "\"probability_met\":1,"));
}

TEST_CASE("the page is written whole, and escapes what names hold") {
  const Folder folder;
  write(folder.path / "a.yaml", scenario);
  const Ended ended = run(folder, "spp retention a.yaml --format html -o r.html --lang nl");
  CHECK_MESSAGE(ended.code == 0, ended.error);
  CHECK(ended.out.empty());
  const std::string page = text_of(folder.path / "r.html");
  CHECK(has(page, "Bel &lt;b&gt;"));
  CHECK_FALSE(has(page, "Bel <b>"));
  write(folder.path / "mine.html", "mine");
  CHECK(run(folder, "spp retention a.yaml --format html -o mine.html").code == 3);
  CHECK(text_of(folder.path / "mine.html") == "mine");
}

TEST_CASE("every section is filled in both languages: training, placements, observed figures, policies") {
  const Folder folder;
  write(folder.path / "a.yaml", std::string(scenario) + R"(observed: gezien.csv
programmes:
  stage: {profession: ops, duration: 5, intake_months: [2], entry_ages: {20: 1}, places: {ank: 10, bel: 7}, stay: 0}
)");
  // As a Dutch spreadsheet saves it. Every tenth of some 400 leaves: 40 or so.
  write(folder.path / "gezien.csv",
        "jaar;organisatie;beroep;maat;oorzaak;waarde;bron\n"
        "2025;ank;*;placements;;9,0;\n2026;ank;*;leavers;;41,0;\n2026;ank;ops;leavers;sector;400;\n"
        "2026;bel;*;leavers;;2;\n");
  const Ended ran = run(folder, "spp run a.yaml -o a -q");
  CHECK_MESSAGE(ran.code == 1, ran.error);
  const std::string nl = run(folder, "spp retention a --lang nl").out,
                    en = run(folder, "spp retention a --lang en").out;
  for (const char* const text : {"Stageplaatsen", "Waargenomen naast gesimuleerd", "erbinnen", "erboven",
                                 "1 van 3 waarnemingen", "4 waargenomen cijfers", "stop", "eerlijk deel"})
    CHECK_MESSAGE(has(nl, text), text);
  for (const char* const text : {"Placements", "Observed beside simulated", "inside", "above", "of 3 observations",
                                 "4 observed figures", "What counting can show", "fair share"})
    CHECK_MESSAGE(has(en, text), text);
  // Two were counted at bel, and no total of both was: only that figure is hidden.
  CHECK_FALSE(has(nl, " 2,0 "));
  // The folder has the figures, and runs again with them.
  CHECK(has(text_of(folder.path / "a/observed.csv"), "2026,ank,*,leavers,,41,\n"));
  CHECK(has(text_of(folder.path / "a/observed_fit.csv"), "all,2026,noord,ank,*,leavers,,41,"));
  REQUIRE(run(folder, "spp run a/scenario.yaml -o b -q").code == 1);
  CHECK(text_of(folder.path / "a/observed_fit.csv") == text_of(folder.path / "b/observed_fit.csv"));
}

TEST_CASE("what cannot be reported is told with what there is") {
  const Folder folder;
  write(folder.path / "a.yaml", scenario);
  REQUIRE(run(folder, "spp run a.yaml -o a -q").code == 1);  // the baseline misses what is asked of it
  const Ended year = run(folder, "spp retention a --year 2026");
  CHECK(year.code == 2);
  CHECK(has(year.error, "2026 has no reading of retention; there are those of 2027, 2028"));
  CHECK(has(run(folder, "spp retention a --alternative basline").error, "did you mean"));
  CHECK(has(run(folder, "spp retention a -n 5").error, "a folder is reported as it was run"));
  const Ended brief =
      run(folder, "spp retention a.yaml --set years=1 --set policies.stop.from=2026-01 --set 'targets=[]'");
  CHECK(brief.code == 2);
  CHECK(has(brief.error, "no whole year after the base year, 2026"));
}
