// Observed figures as users meet them: a file beside the scenario, told of where it is wrong, kept by the run.
#include <string>

#include "cli/program.hpp"

namespace {

using namespace spp::program;

constexpr const char* scenario = R"(name: Waargenomen
start: 2026-01
years: 1
replicates: 8
region: noord
professions: {ops: {retirement_age: 70}}
organisations: {ank: {}}
fte_per_head: 1
recruit_ages: {30: 1}
staff: {ops: {ank: {settled: {30: 8}}}}
demand: {ops: {ank: 10}}
observed: cijfers.csv
)";

constexpr const char* dutch =
    "\xEF\xBB\xBFJaar;Organisatie;Beroep;Maat;Oorzaak;Waarde;Bron\r\n"
    "2025;ank;ops;leavers;retirement;2;caf\xC3\xA9\r\n2025;;ops;absence_share;;0,071;\"a;b\"\r\n";

}  // namespace

TEST_CASE("an export of a Dutch spreadsheet reads right, and the run keeps it in the form of its tables") {
  const Folder folder;
  write(folder.path / "a.yaml", scenario);
  write(folder.path / "cijfers.csv", dutch);
  const Ended ended = run(folder, "spp run a.yaml -o out");
  CHECK_MESSAGE(ended.code == 0, ended.error);
  CHECK(has(ended.error, "cijfers.csv:2:35: warning: `café` is not in sources.csv"));
  CHECK(text_of(folder.path / "out/observed.csv") ==
        "year,organisation,profession,measure,cause,value,source\n"
        "2025,*,ops,absence_share,,0.071,a;b\n"
        "2025,ank,ops,leavers,retirement,2,café\n");
  CHECK(has(text_of(folder.path / "out/manifest.json"), "\"cijfers.csv\""));

  // The folder runs again as it is, to the same tables.
  const Ended again = run(folder, "spp run out/scenario.yaml -o again -q");
  CHECK_MESSAGE(again.code == 0, again.error);
  for (const char* file : {"observed.csv", "yearly.csv", "scenario.yaml", "datapackage.json"})
    CHECK_MESSAGE(text_of(folder.path / "again" / file) == text_of(folder.path / "out" / file), file);
}

TEST_CASE("an observed file that lacks a column, or is not there, ends with its place and a remedy") {
  const Folder folder;
  write(folder.path / "a.yaml", scenario);
  Ended ended = run(folder, "spp run a.yaml -o out");
  CHECK(ended.code == 2);
  CHECK(has(ended.error, "a.yaml:12:11: there is no file `cijfers.csv` beside this one"));
  CHECK_FALSE(fs::exists(folder.path / "out"));

  write(folder.path / "cijfers.csv", "jaar;organisatie;beroep;mat;waarde;bron\n2025;ank;ops;headcount;8;x\n");
  ended = run(folder, "spp check a.yaml");
  CHECK(ended.code == 2);
  CHECK(has(ended.error, "cijfers.csv:1:25: there is no column `measure` (`maat`); is it `mat`?"));
  CHECK(has(ended.error, "^^^"));
}

TEST_CASE("an observed file stays in the folder of the scenario, unless more is allowed") {
  const Folder folder;
  fs::create_directory(folder.path / "in");
  write(folder.path / "in/a.yaml", std::string(scenario) + "\n");
  write(folder.path / "cijfers.csv", dutch);
  const std::string line = "spp check in/a.yaml --set observed=../cijfers.csv";
  const Ended refused = run(folder, line);
  CHECK(refused.code == 2);
  CHECK(has(refused.error, "lies outside the folder of the scenario and the library; move it there, or give"));
  const Ended allowed = run(folder, line + " --allow-outside");
  CHECK_MESSAGE(allowed.code == 0, allowed.error);
  const Ended no_file = run(folder, "spp check in/a.yaml --set observed=.");
  CHECK(no_file.code == 2);
  CHECK(has(no_file.error, "it is a folder"));
}
