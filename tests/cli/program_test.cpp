// The program as users meet it: exit codes, streams, files.
#include <doctest/doctest.h>
#include <filesystem>
#include <string>

#include "cli/command.hpp"
#include "cli/program.hpp"

namespace {

using namespace spp::program;

TEST_CASE("usage mistakes end with 2 and the nearest valid name") {
  const Folder folder;
  const Ended command = run(folder, "spp runn scenarios/run-ok.yaml");
  CHECK(command.code == 2);
  CHECK(command.error == "unknown command `runn`; did you mean `run`?\n");
  CHECK(command.out.empty());
  const Ended option = run(folder, "spp run scenarios/run-ok.yaml --replicate 5");
  CHECK(option.code == 2);
  CHECK(has(option.error, "did you mean `--replicates`?"));
  CHECK(run(folder, "spp run scenarios/run-ok.yaml --alternative baseline -n 5x").code == 2);
  CHECK(run(folder, "spp").code == 2);
  CHECK(run(folder, "spp run").code == 2);
  CHECK_FALSE(fs::exists(folder.path / "out"));
}

TEST_CASE("what is missing, unreadable or no file ends with 2") {
  const Folder folder;
  CHECK(run(folder, "spp run none.yaml").code == 2);
  CHECK(run(folder, "spp check .").code == 2);
  CHECK(run(folder, "mkfifo pipe; spp check pipe").code == 2);
  CHECK(run(folder, "spp check /dev/zero").code == 2);
}

TEST_CASE("check tells the problems of all files at once and runs nothing") {
  const Folder folder;
  write(folder.path / "a.yaml", "name: A\nextends: scenarios/run-ok.yaml\nabsence: 0,07\n");
  write(folder.path / "b.yaml", "name: B\nextends: scenarios/run-ok.yaml\nyeers: 3\n");
  const Ended ended = run(folder, "spp check a.yaml b.yaml");
  CHECK(ended.code == 2);
  CHECK(has(ended.error, "a.yaml:3:10: 0,07 is not a number; write 0.07\n"));
  CHECK(has(ended.error, "b.yaml:3:1: unknown field `yeers`"));
  CHECK(has(ended.error, "did you mean `years`?"));
  CHECK(ended.error.ends_with("2 problems; nothing was run\n"));
  CHECK_FALSE(fs::exists(folder.path / "out"));
  const Ended json = run(folder, "spp check a.yaml --format json");
  CHECK(json.code == 2);
  CHECK(has(json.out, "\"what\":\"0,07 is not a number\""));
}

TEST_CASE("check of a good scenario tells rows and memory") {
  const Folder folder;
  const Ended ended = run(folder, "spp check scenarios/run-ok.yaml");
  CHECK(ended.code == 0);
  CHECK(has(ended.out, "no problems; 1,000 replicates of 120 months"));
}

TEST_CASE("a run writes its folder once, and again only with --force") {
  const Folder folder;
  const Ended first = run(folder, "spp run scenarios/run-ok.yaml --alternative baseline -n 4 --set years=1");
  CHECK(first.code == 0);
  CHECK(has(first.out, "RUN-OK"));
  CHECK(has(first.out, "wrote out/run-ok/"));
  CHECK_FALSE(has(first.out, "\x1b"));  // no terminal, no colour
  CHECK(first.error.empty());
  CHECK(fs::exists(folder.path / "out/run-ok/projection.csv"));
  CHECK(run(folder, "spp run scenarios/run-ok.yaml --alternative baseline -n 4 --set years=1").code == 2);
  CHECK(run(folder, "spp run scenarios/run-ok.yaml --alternative baseline -n 4 --set years=1 --force").code == 0);
}

TEST_CASE("a folder that is not ours is never replaced") {
  const Folder folder;
  fs::create_directories(folder.path / "mine");
  write(folder.path / "mine/notes.txt", "mine");
  CHECK(run(folder, "spp run scenarios/run-ok.yaml --alternative baseline -n 4 --set years=1 -o mine --force").code ==
        3);
  CHECK(text_of(folder.path / "mine/notes.txt") == "mine");
}

TEST_CASE("threads change no byte; the scenario written back gives the same tables") {
  const Folder folder;
  REQUIRE(run(folder, "spp run scenarios/run-ok.yaml --alternative baseline -n 40 --set years=2 --threads 1 -o one -q")
              .code == 0);
  REQUIRE(run(folder, "spp run scenarios/run-ok.yaml --alternative baseline -n 40 --set years=2 --threads 3 -o two -q")
              .code == 0);
  CHECK(run(folder, "diff -r one two").code == 0);
  REQUIRE(run(folder, "spp run one/scenario.yaml -o again -q").code == 0);
  const Ended difference = run(folder, "diff -r -x inputs.csv -x manifest.json one again");
  CHECK_MESSAGE(difference.code == 0, difference.out.substr(0, 2000));
}

TEST_CASE("--quiet says nothing, --format json prints the tables and nothing else on stdout") {
  const Folder folder;
  const Ended quiet = run(folder, "spp run scenarios/run-ok.yaml --alternative baseline -n 4 --set years=1 -o a -q");
  CHECK(quiet.code == 0);
  CHECK(quiet.out.empty());
  CHECK(quiet.error.empty());
  const Ended json =
      run(folder, "spp run scenarios/run-ok.yaml --alternative baseline -n 4 --set years=1 -o b --format json");
  CHECK(json.code == 0);
  CHECK(json.out.starts_with("{"));
  CHECK(has(json.error, "wrote b/"));
}

TEST_CASE("a scenario comes from stdin and is named after its name") {
  const Folder folder;
  write(folder.path / "x.yaml", "name: Mijn Regio\nextends: run-ok.yaml\nyears: 1\n");
  const Ended ended = run(folder, "cat x.yaml | spp run - --alternative baseline -n 2 -q");
  CHECK(ended.code == 0);
  CHECK(fs::exists(folder.path / "out/mijn-regio/manifest.json"));
}

TEST_CASE("the summary in Dutch has Dutch words and decimal commas") {
  const Folder folder;
  const Ended ended = run(folder, "spp run scenarios/run-ok.yaml --alternative baseline -n 4 --set years=1 --lang nl");
  CHECK(ended.code == 0);
  CHECK(has(ended.out, "tekort, fte"));
  CHECK(has(ended.out, "geschreven"));
}

TEST_CASE("TERM stops a run: 143, no folder, no litter") {
  const Folder folder;
  const Ended ended =
      run(folder, "\"" SPP_PROGRAM
                  "\" run scenarios/run-ok.yaml --alternative baseline -n 4000 --threads 1 -o stopped & "
                  "sleep 1; kill -TERM $!; wait $!");
  CHECK(ended.code == 143);
  CHECK(has(ended.error, "stopped; nothing was written"));
  for (const auto& entry : fs::directory_iterator(folder.path)) {
    const std::string name = entry.path().filename().string();
    CHECK_MESSAGE((name == ".stdout" || name == ".stderr" || name == "scenarios" || name.ends_with(".lock")), name);
  }
}

TEST_CASE("the example of every command's help works as printed") {
  for (const spp::Command& command : spp::commands()) {
    const Folder folder;
    const Ended help = run(folder, "spp " + std::string(command.name) + " --help");
    CHECK(help.code == 0);
    CHECK(unwrapped(help.out).ends_with("example: " + std::string(command.example)));
#ifndef SPP_TEST_SMALL  // as printed they simulate a region hundreds of times, minutes under sanitizers
    const std::string printed = help.out.substr(help.out.rfind("\nexample:") + 9);
    const Ended ended = run(folder, printed);
    CHECK_MESSAGE(ended.code == 0, printed, "\n", ended.error);
#endif
  }
}

#ifndef SPP_TEST_SMALL  // the sanitizers themselves need more address space than this allows
TEST_CASE("memory that is not there is refused before the run, with the numbers") {
  const Folder folder;
  const Ended ended =
      run(folder, "ulimit -v 2000000; spp run scenarios/run-ok.yaml --alternative baseline -n 10000000");
  CHECK(ended.code == 3);
  CHECK(has(ended.error, "GB of memory"));
  CHECK_FALSE(fs::exists(folder.path / "out"));
}
#endif

}  // namespace
