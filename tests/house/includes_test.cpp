// The table of rooms (CONTRIBUTING.md): what each folder of src/ may include. The linker does not see headers, so a
// room that reached into another would go unnoticed without this.
#include <doctest/doctest.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

using Rooms = std::set<std::string>;

/// What each room may include beside itself and base; what those may include follows.
const std::map<std::string, Rooms> direct = {
    {"base", {}},
    {"schema", {"base"}},
    {"scenario", {"schema"}},
    {"model", {"scenario"}},
    {"policy", {"scenario", "model"}},
    {"results", {}},  // and two headers, below
    {"engine", {"model", "results"}},
    {"analysis", {"results"}},
    {"study", {"engine", "analysis"}},
    {"output", {"analysis"}},
    {"report", {"scenario", "output"}},
    {"cli",
     {"base", "schema", "scenario", "model", "policy", "results", "engine", "analysis", "study", "output", "report"}},
};
/// Results know the model's axes and what a field is, analysis the names of readings, and nothing else of those rooms.
const std::map<std::string, Rooms> single_headers = {
    {"results", {"model/axes.hpp", "schema/field.hpp"}},
    {"analysis", {"model/axes.hpp", "schema/field.hpp", "scenario/readings.hpp"}},
    {"output",
     {"model/axes.hpp", "schema/field.hpp", "scenario/readings.hpp", "schema/bytes.hpp", "schema/csv_file.hpp",
      "schema/numbers.hpp"}},
};
/// Libraries that one room keeps to itself.
const std::map<std::string, std::string> kept_by = {{"yaml-cpp/", "schema"}, {"kainjow/", "report"}, {"CLI/", "cli"}};

Rooms allowed(const std::string& room) {
  Rooms all{"base", room};
  std::vector<std::string> open{room};
  while (!open.empty()) {
    const std::string next = open.back();
    open.pop_back();
    for (const std::string& other : direct.at(next))
      if (all.insert(other).second) open.push_back(other);
  }
  return all;
}

struct Include {
  std::string file, room, what;
  int line = 0;
  bool quoted = false;
};

std::vector<Include> includes(const fs::path& root) {
  std::vector<Include> found;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".hpp" && extension != ".cpp") continue;
    const std::string file = entry.path().lexically_relative(root).generic_string();
    std::ifstream in(entry.path());
    std::string text;
    for (int line = 1; std::getline(in, text); ++line) {
      std::size_t at = text.find_first_not_of(" \t");
      if (at == std::string::npos || text[at] != '#') continue;
      at = text.find_first_not_of(" \t", at + 1);
      if (at == std::string::npos || text.compare(at, 7, "include") != 0) continue;
      const std::size_t open = text.find_first_of("<\"", at + 7);
      if (open == std::string::npos) continue;
      const std::size_t close = text.find_first_of(">\"", open + 1);
      found.push_back(
          {file, file.substr(0, file.find('/')), text.substr(open + 1, close - open - 1), line, text[open] == '"'});
    }
  }
  return found;
}

const fs::path root = fs::path(SPP_SOURCE_DIR) / "src";

/// What is wrong with an include, or empty.
std::string objection(const Include& one) {
  const std::string place = one.file + ":" + std::to_string(one.line) + " ";
  for (const auto& [library, keeper] : kept_by)
    if (one.what.rfind(library, 0) == 0 && one.room != keeper) return place + library + " is for " + keeper + "/ alone";
  if (!one.quoted) return {};
  const std::size_t slash = one.what.find('/');
  if (slash == std::string::npos) return place + "say the room too: " + one.what;
  const std::string target = one.what.substr(0, slash);
  if (!direct.contains(one.room)) return place + one.room + "/ is in no table of rooms";
  if (allowed(one.room).contains(target)) return {};
  const auto single = single_headers.find(one.room);
  if (single != single_headers.end() && single->second.contains(one.what)) return {};
  return place + one.room + "/ may not include " + one.what;
}

TEST_CASE("every include follows the table of rooms") {
  const std::vector<Include> all = includes(root);
  REQUIRE(all.size() > 20);  // the folder was found
  for (const Include& one : all) {
    const std::string wrong = objection(one);
    CHECK_MESSAGE(wrong.empty(), wrong);
  }
}

TEST_CASE("a quoted include names a file of src/") {
  for (const Include& one : includes(root))
    if (one.quoted) CHECK_MESSAGE(fs::exists(root / one.what), one.file, " includes ", one.what);
}

TEST_CASE("CLI11 and doctest stay where they are paid for once") {
  std::set<std::string> cli11;
  for (const Include& one : includes(root)) {
    if (one.what.rfind("CLI/", 0) == 0) cli11.insert(one.file);
    CHECK_MESSAGE(one.what.rfind("doctest", 0) != 0, one.file);
  }
  CHECK(cli11.size() <= 2);
  for (const std::string& file : cli11) CHECK_MESSAGE(fs::path(file).extension() == ".cpp", file);
}

TEST_CASE("the rule finds what it forbids") {
  CHECK(objection({"engine/a.cpp", "engine", "schema/yaml.hpp", 1, true}).empty());  // through model and scenario
  CHECK_FALSE(objection({"results/a.cpp", "results", "model/model.hpp", 1, true}).empty());
  CHECK(objection({"results/a.cpp", "results", "model/axes.hpp", 1, true}).empty());
  CHECK_FALSE(objection({"schema/a.cpp", "schema", "scenario/scenario.hpp", 1, true}).empty());
  CHECK_FALSE(objection({"output/a.cpp", "output", "engine/simulate.hpp", 1, true}).empty());
  CHECK_FALSE(objection({"scenario/a.cpp", "scenario", "policy/catalogue.hpp", 1, true}).empty());
  CHECK(objection({"cli/a.cpp", "cli", "policy/catalogue.hpp", 1, true}).empty());
  CHECK_FALSE(objection({"engine/a.cpp", "engine", "yaml-cpp/yaml.h", 1, false}).empty());
  CHECK_FALSE(objection({"output/a.cpp", "output", "CLI/CLI.hpp", 1, false}).empty());
  CHECK_FALSE(objection({"engine/a.cpp", "engine", "row.hpp", 1, true}).empty());
}

}  // namespace
