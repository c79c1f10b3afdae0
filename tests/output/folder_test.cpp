// The run folder: whole or not at all, and never at the cost of what is not ours.
#include "output/folder.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "base/problem.hpp"
#include "output/disk.hpp"
#include "output/hash.hpp"
#include "output/run_files.hpp"

using namespace spp;
namespace fs = std::filesystem;

namespace {

/// A folder of this test alone, removed afterwards.
struct Scratch {
  fs::path path;
  Scratch() {
    std::string pattern = (fs::temp_directory_path() / "spp-test-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path = pattern;
  }
  ~Scratch() {
    std::error_code ignored;
    fs::permissions(path, fs::perms::owner_all, ignored);
    fs::remove_all(path, ignored);
  }
};

void put(const fs::path& path, std::string_view text) { std::ofstream(path, std::ios::binary) << text; }

std::string get(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::set<std::string> names_in(const fs::path& path) {
  std::set<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(path)) names.insert(entry.path().filename().string());
  return names;
}

RunDescription described() {
  RunDescription run;
  run.version = "test";
  return run;
}

void write_folder(const fs::path& target, std::string_view text, bool force = false) {
  RunFolder folder(target, force);
  folder.add("a.csv", text);
  folder.commit(manifest_text(described(), folder.files()));
}

std::string reason_of(const fs::path& target, bool force) {
  try {
    const RunFolder folder(target, force);
  } catch (const EnvironmentError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("a folder appears with its files and their hashes, and nothing beside it") {
  const Scratch scratch;
  const fs::path target = scratch.path / "out" / "deep" / "run";
  {
    RunFolder folder(target, false);
    folder.add("a.csv", "abc");
    folder.add("b.csv", [](const ByteSink& sink) {
      sink("a");
      sink("bc");
    });
    CHECK_FALSE(fs::exists(target));
    folder.commit(manifest_text(described(), folder.files()));
  }
  CHECK(names_in(target) == std::set<std::string>{"a.csv", "b.csv", "manifest.json"});
  CHECK(names_in(target.parent_path()) == std::set<std::string>{"run"});
  CHECK(get(target / "b.csv") == "abc");
  const auto manifest = nlohmann::json::parse(get(target / "manifest.json"));
  REQUIRE(manifest["files"].size() == 2);
  for (const auto& file : manifest["files"]) {
    CHECK(file["sha256"] == sha256(get(target / file["name"].get<std::string>())));
    CHECK(file["bytes"] == 3);
  }
}

TEST_CASE("the folder's files follow the umask") {
  const Scratch scratch;
  const mode_t before = umask(027);
  write_folder(scratch.path / "run", "abc");
  umask(before);
  struct stat file {
  }, folder{};
  REQUIRE(stat((scratch.path / "run" / "a.csv").c_str(), &file) == 0);
  REQUIRE(stat((scratch.path / "run").c_str(), &folder) == 0);
  CHECK((file.st_mode & 0777U) == 0640U);
  CHECK((folder.st_mode & 0777U) == 0750U);
}

TEST_CASE("a folder of ours is replaced with force, and only then") {
  const Scratch scratch;
  const fs::path target = scratch.path / "run";
  write_folder(target, "old");
  CHECK_THROWS_AS(RunFolder(target, false), InputError);
  CHECK(get(target / "a.csv") == "old");
  write_folder(target, "new", true);
  CHECK(get(target / "a.csv") == "new");
  CHECK(names_in(scratch.path) == std::set<std::string>{"run"});
  write_folder(scratch.path / "run/", "newer", true);  // a slash at the end changes nothing
  CHECK(get(target / "a.csv") == "newer");
}

TEST_CASE("an empty folder is taken as it is") {
  const Scratch scratch;
  fs::create_directory(scratch.path / "run");
  write_folder(scratch.path / "run", "abc");
  CHECK(get(scratch.path / "run" / "a.csv") == "abc");
  CHECK(names_in(scratch.path) == std::set<std::string>{"run"});
}

TEST_CASE("what is not ours is never replaced, with force neither") {
  const Scratch scratch;
  const fs::path target = scratch.path / "run";
  SUBCASE("a file") { put(target, "mine"); }
  SUBCASE("a folder without a manifest") {
    fs::create_directory(target);
    put(target / "thesis.docx", "mine");
  }
  SUBCASE("a folder with somebody else's manifest") {
    fs::create_directory(target);
    put(target / "manifest.json", R"({"name": "a web page"})");
  }
  SUBCASE("a run folder with a file too many") {
    write_folder(target, "old");
    put(target / "notes.txt", "mine");
    CHECK(reason_of(target, true).find("notes.txt") != std::string::npos);
  }
  SUBCASE("a run folder with a folder in place of a file") {
    write_folder(target, "old");
    fs::remove(target / "a.csv");
    fs::create_directory(target / "a.csv");
  }
  SUBCASE("a link to a folder of ours") {
    write_folder(scratch.path / "real", "old");
    fs::create_directory_symlink("real", target);
  }
  const std::set<std::string> before = names_in(scratch.path);
  CHECK_THROWS_AS(RunFolder(target, true), EnvironmentError);
  CHECK_THROWS_AS(RunFolder(target, false), EnvironmentError);
  CHECK(names_in(scratch.path) == before);
}

TEST_CASE("a run that ends early leaves the old folder and no litter") {
  const Scratch scratch;
  const fs::path target = scratch.path / "run", elsewhere = scratch.path / "made" / "for" / "it";
  write_folder(target, "old");
  {
    RunFolder folder(target, true);
    folder.add("a.csv", "half");
  }
  CHECK(get(target / "a.csv") == "old");
  { RunFolder folder(elsewhere, true); }
  CHECK(names_in(scratch.path) == std::set<std::string>{"run"});
}

TEST_CASE("a writer that fails leaves the old folder") {
  const Scratch scratch;
  const fs::path target = scratch.path / "run";
  write_folder(target, "old");
  const auto failing = [&] {
    RunFolder folder(target, true);
    folder.add("a.csv", [](const ByteSink& sink) {
      sink("half");
      throw std::domain_error("a number is not finite");
    });
  };
  CHECK_THROWS_AS(failing(), std::domain_error);
  CHECK(get(target / "a.csv") == "old");
  CHECK(names_in(scratch.path) == std::set<std::string>{"run"});
}

TEST_CASE("a file is written once, under a plain name") {
  const Scratch scratch;
  RunFolder folder(scratch.path / "run", false);
  folder.add("a.csv", "abc");
  CHECK_THROWS_AS(folder.add("a.csv", "abc"), EnvironmentError);
  CHECK_THROWS_AS(folder.add("missing/a.csv", "abc"), EnvironmentError);
}

TEST_CASE("two runs into one folder: the second is told, one into another folder goes on") {
  const Scratch scratch;
  const fs::path target = scratch.path / "run";
  {
    RunFolder first(target, false);
    CHECK(reason_of(target, true).find("another run is writing to") != std::string::npos);
    write_folder(scratch.path / "other", "abc");
    first.add("a.csv", "first");
    first.commit(manifest_text(described(), first.files()));
  }
  CHECK(get(target / "a.csv") == "first");
  write_folder(target, "second", true);  // the lock ends with its run
  CHECK(names_in(scratch.path) == std::set<std::string>{"other", "run"});
}

TEST_CASE("what a killed run left is removed by the next, unless its run still goes on") {
  const Scratch scratch;
  for (const char* name :
       {".spp-run.abcdef", ".spp-dead.aaaaaa", ".spp-alive.bbbbbb", ".spp-run.notes", "run.abcdef"}) {
    fs::create_directory(scratch.path / name);
    put(scratch.path / name / "a.csv", "half");
  }
  put(scratch.path / ".spp-run.lock", "");  // of a process that is gone
  const Descriptor alive(::open((scratch.path / ".spp-alive.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  REQUIRE(flock(alive.number(), LOCK_EX | LOCK_NB) == 0);
  write_folder(scratch.path / "run", "abc");
  CHECK(names_in(scratch.path) ==
        std::set<std::string>{"run", ".spp-alive.bbbbbb", ".spp-alive.lock", ".spp-run.notes", "run.abcdef"});
}

TEST_CASE("a stale folder is removed with its files, never with what lies deeper") {
  const Scratch scratch;
  fs::create_directories(scratch.path / ".spp-run.abcdef" / "mine");
  put(scratch.path / ".spp-run.abcdef" / "mine" / "letter", "mine");
  write_folder(scratch.path / "run", "abc");
  CHECK(get(scratch.path / ".spp-run.abcdef" / "mine" / "letter") == "mine");
}

TEST_CASE("a process killed while it writes leaves the old folder, and the next run starts") {
  const Scratch scratch;
  const fs::path target = scratch.path / "run";
  write_folder(target, "old");
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    RunFolder folder(target, true);
    folder.add("a.csv", "half");
    kill(getpid(), SIGKILL);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WIFSIGNALED(status));
  CHECK(get(target / "a.csv") == "old");
  CHECK(names_in(scratch.path).size() == 3);
  write_folder(target, "new", true);
  CHECK(get(target / "a.csv") == "new");
  CHECK(names_in(scratch.path) == std::set<std::string>{"run"});
}

TEST_CASE("a place that cannot be written is told before the run") {
  if (geteuid() == 0) return;  // nothing is closed to root
  const Scratch scratch;
  fs::permissions(scratch.path, fs::perms::owner_read | fs::perms::owner_exec);
  CHECK_THROWS_AS(RunFolder(scratch.path / "run", false), EnvironmentError);
}

TEST_CASE("a file where a folder should be is told by name") {
  const Scratch scratch;
  put(scratch.path / "file", "mine");
  CHECK(reason_of(scratch.path / "file" / "run", false).find("file") != std::string::npos);
  CHECK(reason_of(scratch.path / "file" / "deep" / "run", false).find("file") != std::string::npos);
  CHECK(get(scratch.path / "file") == "mine");
}

TEST_CASE("a target must have a name") {
  for (const char* target : {"", "/", ".", "..", "./", "a/.."}) CHECK_THROWS_AS(RunFolder(target, true), InputError);
}

TEST_CASE("where folders cannot be exchanged in one step, two do, and a run between them is put right") {
  const Scratch scratch;
  const fs::path target = scratch.path / "run";
  write_folder(target, "old");
  const Descriptor parent = open_folder(scratch.path);
  SUBCASE("two steps") {
    fs::create_directory(scratch.path / "fresh");
    put(scratch.path / "fresh" / "a.csv", "new");
    swap_in_two_steps(parent, "fresh", "run", "aside");
    CHECK(get(target / "a.csv") == "new");
    CHECK(get(scratch.path / "aside" / "a.csv") == "old");
  }
  SUBCASE("the second step fails") {
    CHECK_THROWS_AS(swap_in_two_steps(parent, "missing", "run", "aside"), EnvironmentError);
    CHECK(get(target / "a.csv") == "old");
  }
  SUBCASE("a run died after the first step") {
    fs::rename(target, scratch.path / ".spp-run.previous");
    CHECK_THROWS_AS(RunFolder(target, false), InputError);  // it is back, so it is in the way
    CHECK(get(target / "a.csv") == "old");
    CHECK(names_in(scratch.path) == std::set<std::string>{"run"});
  }
  SUBCASE("a run died after the second step") {
    fs::create_directory(scratch.path / ".spp-run.previous");
    put(scratch.path / ".spp-run.previous" / "a.csv", "older");
    write_folder(target, "new", true);
    CHECK(names_in(scratch.path) == std::set<std::string>{"run"});
  }
}

TEST_CASE("a disk that is full is told, and the old folder stands") {
  const Scratch scratch;
  const fs::path target = scratch.path / "run";
  write_folder(target, "old");
  const Descriptor full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
  if (full.open()) CHECK_THROWS_AS(write_all(full, "abc", target), EnvironmentError);
  CHECK(get(target / "a.csv") == "old");
}

TEST_CASE("a run's folder has all its files, twice the same bytes") {
  const Scratch scratch;
  std::vector<RunTables> tables(1);
  tables.front().inputs.rows.resize(1);
  RunDescription run = described();
  run.scenario_yaml = "name: test\n";
  for (const char* name : {"one", "two"}) {
    RunFolder folder(scratch.path / name, false);
    write_run(folder, tables, run);
  }
  const std::set<std::string> files = names_in(scratch.path / "one");
  CHECK(files == std::set<std::string>{"projection.csv", "yearly.csv", "start.csv", "flows.csv", "costs.csv",
                                       "contribution.csv", "inputs.csv", "scenario.yaml", "datapackage.json",
                                       "manifest.json"});
  for (const std::string& file : files) CHECK(get(scratch.path / "one" / file) == get(scratch.path / "two" / file));
  CHECK(get(scratch.path / "one" / "scenario.yaml") == "name: test\n");
}
