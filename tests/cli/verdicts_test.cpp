// What CI systems get to see of targets and problems: JUnit files, lines for GitHub Actions, exit codes.
#include "cli/verdicts.hpp"

#include <memory>
#include <string>

#include "cli/annotations.hpp"
#include "cli/program.hpp"

namespace {

using namespace spp::program;

/// Nobody leaves and nothing is uncertain: short of 2 fte of 10, for certain; `minder` takes that away, `half` half.
constexpr const char* scenario = R"(name: Doelen
start: 2026-01
years: 1
replicates: 4
region: noord
professions: {ops: {retirement_age: 70}}
organisations: {ank: {}}
fte_per_head: 1
recruit_ages: {30: 1}
staff: {ops: {ank: {settled: {30: 8}}}}
demand: {ops: {ank: 10}}
attribution: "off"
policies:
  minder: {type: demand, from: 2026-01, change: -0.2, realisation: 1}
  half: {type: demand, from: 2026-01, change: -0.1, realisation: 1}
alternatives: {niets: [], half: [half], minder: [minder]}
targets:
  - {name: weinig, measure: shortage_fte, at_most: 0.5, year: 2026, probability: 0.8, responsible: bestuur & raad}
  - {name: hoogstens twee, measure: shortage_fte, at_most: 2, year: 2026, probability: 0.8, alternative: niets}
  - {name: ook half, measure: shortage_fte, at_most: 0.5, year: 2026, alternative: half}
)";

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

spp::TargetVerdict verdict(const char* what, bool counts) {
  spp::TargetVerdict one;
  one.name = "rooms";
  one.name_nl = "kamers";
  one.verdict = what;
  one.counts = counts;
  return one;
}

std::string junit(const char* what, bool counts, bool strict) {
  const std::vector<spp::AlternativeVerdicts> all{{"A", "alles", {verdict(what, counts)}}};
  return spp::junit_of(all, strict, spp::Language::en);
}

}  // namespace

TEST_CASE("a target fails a build where it is asked of the alternative, and nowhere else") {
  for (const bool strict : {false, true})
    for (const bool counts : {false, true}) {
      CHECK(has(junit("met", counts, strict), "failures=\"0\" errors=\"0\" skipped=\"0\""));
      CHECK(has(junit("missed", counts, strict), counts ? "<failure " : "<skipped "));
      CHECK(has(junit("undecided", counts, strict), counts && strict ? "<failure " : "<skipped "));
      for (const char* const what : {"met", "missed", "undecided"}) {
        const std::vector<spp::AlternativeVerdicts> all{{"A", "alles", {verdict(what, counts)}}};
        CHECK(spp::any_missed(all, strict) == has(junit(what, counts, strict), "<failure "));
      }
    }
}

TEST_CASE("a run and a comparison write the same verdicts as JUnit") {
  const Folder folder;
  write(folder.path / "a.yaml", scenario);
  const Ended ended = run(folder, "spp run a.yaml -o out --junit ci/a.xml -q");
  CHECK_MESSAGE(ended.code == 1, ended.error);  // `half` is asked and misses
  const std::string text = text_of(folder.path / "ci/a.xml");
  CHECK(has(text, "<testsuites name=\"Doelen\" tests=\"9\" failures=\"1\" errors=\"0\">"));
  CHECK(count(text, "<failure") == 1);
  CHECK(has(text,
            "<testcase classname=\"Doelen/half\" name=\"ook half\">\n      <failure message=\"missed: chance "
            "0.00 ± 0.00, asked 0.50\" type=\"missed\">"));
  CHECK(has(text,
            "<skipped message=\"not asked of this alternative; missed: chance 0.00 ± 0.00, asked 0.80; "
            "responsible: bestuur &amp; raad\">"));
  CHECK(text == text_of(folder.path / "ci/a.xml"));
  const Ended compared = run(folder, "spp compare a.yaml --junit b.xml --lang nl");
  CHECK(compared.code == 1);
  CHECK(has(compared.out, "doelen (half)"));
  CHECK(has(compared.out, "gemist     ook half"));
  CHECK(has(text_of(folder.path / "b.xml"), "tests=\"9\" failures=\"1\""));
  CHECK(has(text_of(folder.path / "b.xml"), "message=\"gemist: kans 0,00 ± 0,00, gevraagd 0,50\""));
}

TEST_CASE("a comparison asks the last of what it compares") {
  const Folder folder;
  write(folder.path / "a.yaml", scenario);
  write(folder.path / "b.yaml",
        "extends: a.yaml\nname: B\ntargets: [{measure: shortage_fte, at_most: 0.5, year: 2026}]\n");
  CHECK(run(folder, "spp compare b.yaml -q").code == 0);
  CHECK(run(folder, "spp compare b.yaml --alternative half -q").code == 1);  // the last one asked for
  CHECK(run(folder, "spp compare b.yaml --set targets=null --alternative half -q").code == 0);
  CHECK(run(folder, "spp compare a.yaml b.yaml -q").code == 0);  // of the first file nothing is asked
  CHECK(run(folder, "spp compare b.yaml a.yaml -q").code == 1);
  CHECK(run(folder, "spp compare b.yaml --vary policies.minder.uptake=0,1 -q").code == 0);
  CHECK(run(folder, "spp compare b.yaml --vary policies.minder.uptake=1,0 -q").code == 1);
}

TEST_CASE("what cannot take a JUnit file is told before anything is run") {
  const Folder folder;
  write(folder.path / "a.yaml", scenario);
  CHECK(run(folder, "spp run a.yaml -o out --junit a.yaml").code == 3);
  CHECK(text_of(folder.path / "a.yaml") == scenario);
  CHECK(run(folder, "spp run a.yaml -o out --junit /proc/none/a.xml").code == 3);
  CHECK(run(folder, "spp run a.yaml -o out --junit ci/").code == 2);
  const Ended inside = run(folder, "spp run a.yaml -o out --junit out/a.xml");
  CHECK(inside.code == 2);
  CHECK(has(inside.error, "--junit out/a.xml: a folder of a run holds its own files only"));
  CHECK_FALSE(fs::exists(folder.path / "out"));
  CHECK(
      run(folder, "spp run a.yaml -o out -q --junit out.xml; spp run a.yaml -o out/ --force -q --junit ci.xml").code ==
      1);
  CHECK(run(folder, "spp run a.yaml -o out/ --force -q --junit ./out/a.xml").code == 2);
  const Ended none = run(folder, "spp run a.yaml -o none --set targets=null --junit none.xml");
  CHECK(none.code == 0);
  CHECK(has(none.error, "spp: there are no targets: none.xml has no test case\n"));
}

TEST_CASE("an annotation says where, and nothing in it ends it early") {
  const auto source = std::make_shared<const spp::Source>(spp::Source{"a,b:c%.yaml", ""});
  CHECK(spp::annotation(spp::Annotation::error, {source, 14, 17, 1}, "50% is\nwrong: a, b") ==
        "::error file=a%2Cb%3Ac%25.yaml,line=14,col=17::50%25 is%0Awrong: a, b\n");
  CHECK(spp::annotation(spp::Annotation::warning, {source, 14, 0, 1}, "x") ==
        "::warning file=a%2Cb%3Ac%25.yaml,line=14::x\n");
  CHECK(spp::annotation(spp::Annotation::error, {}, "x") == "::error::x\n");
}

TEST_CASE("in GitHub Actions problems and missed targets are shown at their line") {
  const Folder folder;
  fs::create_directory(folder.path / "sub");
  write(folder.path / "sub/a.yaml", scenario);
  const std::string github = "export GITHUB_ACTIONS=true GITHUB_WORKSPACE=\"$PWD\"; cd sub; ";
  const Ended missed = run(folder, github + "spp run a.yaml -o out");
  CHECK(missed.code == 1);
  CHECK(has(missed.error,
            "::error file=sub/a.yaml,line=20,col=5::ook half (half): missed: chance 0.00 ± 0.00, asked 0.50\n"));
  CHECK(count(missed.error, "::error") == 1);
  CHECK_FALSE(has(missed.out, "::error"));
  write(folder.path / "sub/b.yaml", "extends: a.yaml\nabsence: 0,07\n");
  const std::string wrong = "::error file=sub/b.yaml,line=2,col=10::0,07 is not a number; write 0.07\n";
  CHECK(has(run(folder, github + "spp check b.yaml").error, wrong));
  CHECK(has(run(folder, github + "spp run b.yaml").error, wrong));
  CHECK(has(run(folder, github + "spp check a.yaml --set absence=0,07").error, "::error::--set: 0,07 is not a number"));
  CHECK_FALSE(has(run(folder, "cd sub; spp check b.yaml").error, "::error"));
}
