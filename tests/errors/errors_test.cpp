// Every file of this folder is wrong in its own way; the whole message is compared with the text beside it. To write
// the texts anew after a message was improved: SPP_REWRITE=1 test_errors, and read what changed.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"
#include "schema/document.hpp"

namespace {

using namespace spp;
namespace fs = std::filesystem;

const fs::path folder = fs::path(SPP_SOURCE_DIR) / "tests" / "errors";

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// What a user reads of a file, problems and warnings, with the folder left out of the places.
std::string messages_of(const fs::path& file, bool& any_error) {
  Problems problems;
  const Document document = Document::load(file.string(), {}, problems);
  if (document.readable()) {
    Surroundings around;
    around.measures = {"headcount", "gap_fte", "rooms_closed"};
    around.sources = {"N-NVZ2024", "R-019"};
    (void)read_scenario(document, around, problems);
  }
  any_error = problems.any_error();
  std::string text;
  for (const Problem& problem : problems.sorted()) text += render(problem) + "\n";
  const std::string prefix = folder.string() + "/";
  for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at)) text.erase(at, prefix.size());
  return text;
}

std::vector<fs::path> files() {
  std::vector<fs::path> result;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".yaml") result.push_back(entry.path());
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace

TEST_CASE("every wrong file gets its whole message") {
  REQUIRE(files().size() >= 20);
  for (const fs::path& file : files()) {
    INFO(file.filename().string());
    bool any_error = false;
    const std::string said = messages_of(file, any_error);
    CHECK(any_error);
    const fs::path expected = fs::path(file).replace_extension(".txt");
    if (std::getenv("SPP_REWRITE") != nullptr) std::ofstream(expected, std::ios::binary) << said;
    CHECK(said == read_text(expected));
  }
}
