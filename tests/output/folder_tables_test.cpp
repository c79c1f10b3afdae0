// A run's tables read back: the same from its folder as from memory, and what is told of a folder that is none.
#include "output/folder_tables.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/problem.hpp"
#include "output/folder.hpp"

using namespace spp;

namespace {

namespace fs = std::filesystem;

struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "spp-tables-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

Rows<InputRow> inputs() {
  Rows<InputRow> table;
  table.rows.resize(2);
  table.rows[0].path = "exits.ops, \"sector\"";
  table.rows[0].mean = 0.1;
  table.rows[1].path = "absence";
  table.rows[1].mean = 1e-7;
  return table;
}

RunDescription description() {
  RunDescription run;
  run.version = "1.2.3";
  run.seed = 7;
  run.replicates = 40;
  run.alternatives = {"baseline", "alles"};
  run.overrides = {"growth=0.01"};
  run.inputs = {{"map/a.yaml", "start: 2026-01\n"}};
  run.scenario_yaml = "start: 2026-01\n";
  return run;
}

void check_what_it_says(const FolderTables& run) {
  CHECK(run.facts().version == "1.2.3");
  CHECK(run.facts().seed == 7);
  CHECK(run.facts().replicates == 40);
  CHECK(run.facts().alternatives == std::vector<std::string>{"baseline", "alles"});
  CHECK(run.facts().overrides == std::vector<std::string>{"growth=0.01"});
  REQUIRE(run.facts().inputs.size() == 1);
  CHECK(run.facts().inputs.front().name == "a.yaml");
  CHECK(run.file("scenario.yaml") == "start: 2026-01\n");
  CHECK(run.has("inputs"));
  CHECK_FALSE(run.has("yearly"));
  const FolderTable& table = run.table("inputs");
  CHECK(&table == &run.table("inputs"));  // read once
  REQUIRE(table.rows() == 2);
  CHECK(table.text(0, table.column("path")) == "exits.ops, \"sector\"");
  CHECK(*table.number(1, table.column("mean")) == 1e-7);
  CHECK_FALSE(table.number(0, table.column("source")).has_value());
  CHECK_FALSE(table.find_column("sd").has_value());
  CHECK_THROWS_WITH_AS(static_cast<void>(table.number(0, table.column("is_assumption"))),
                       doctest::Contains("`false` is not a number"), InputError);
  CHECK_THROWS_WITH_AS(static_cast<void>(table.column("sd")), doctest::Contains("there is no column `sd`"), InputError);
  CHECK_THROWS_WITH_AS(static_cast<void>(run.table("yearly")), doctest::Contains("there is no yearly.csv"), InputError);
  CHECK(run.changed().empty());
}

}  // namespace

TEST_CASE("tables are the same from a folder as from memory") {
  const Folder at;
  const Rows<InputRow> rows = inputs();
  const std::vector<NamedTable> tables{
      named_table<InputRow>("inputs", {"Invoer", "Inputs"}, {"path"}, TableList<InputRow>{&rows})};
  check_what_it_says(FolderTables("memory", tables, description()));
  const fs::path target = at.path / "run";
  RunFolder folder(target, false);
  write_tables(folder, tables, description());
  const FolderTables read = FolderTables::open(target.string() + "/");
  CHECK(read.called() == target.string());
  check_what_it_says(read);
}

TEST_CASE("a file that was changed after the run is known once it is read") {
  const Folder at;
  const Rows<InputRow> rows = inputs();
  const std::vector<NamedTable> tables{
      named_table<InputRow>("inputs", {"Invoer", "Inputs"}, {"path"}, TableList<InputRow>{&rows})};
  const fs::path target = at.path / "run";
  {
    RunFolder folder(target, false);
    write_tables(folder, tables, description());
  }
  std::ofstream(target / "scenario.yaml", std::ios::app) << "years: 2\n";
  const FolderTables read = FolderTables::open(target.string());
  CHECK(changed_note(read, Language::en).empty());
  CHECK(read.file("scenario.yaml").ends_with("years: 2\n"));
  CHECK(read.changed() == std::vector<std::string>{"scenario.yaml"});
  CHECK(changed_note(read, Language::nl).ends_with("een bestand veranderd na de run: scenario.yaml"));
  std::ofstream(target / "inputs.csv") << "path,mean\n\"never closed\n";
  CHECK_THROWS_WITH_AS(static_cast<void>(read.table("inputs")),
                       doctest::Contains("inputs.csv:2:1: the quote that opens"), InputError);
}

TEST_CASE("what is no folder of a run is told") {
  const Folder at;
  const auto told = [](const fs::path& path) {
    try {
      (void)FolderTables::open(path.string());
    } catch (const InputError& error) {
      return std::string(error.what());
    }
    return std::string("nothing");
  };
  CHECK(told(at.path / "none")
            .ends_with("none: there is no such folder; `spp run` makes one, and says at its end where"));
  CHECK(told(at.path).ends_with("this is no folder of a run; it needs the manifest.json that `spp run` writes"));
  std::ofstream(at.path / "manifest.json") << "{\"program\": \"other\"}";
  CHECK(told(at.path).find("this is no folder of a run") != std::string::npos);
  std::ofstream(at.path / "file") << "x";
  CHECK(told(at.path / "file").find("this is no folder; name the folder") != std::string::npos);
}
