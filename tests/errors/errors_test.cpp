// Every file of this folder is wrong in its own way; the whole message is compared with the text beside it, and
// docs/errors.md with the page made of them all. To write the texts and the page anew after a file was added or a
// message improved: SPP_REWRITE=1 test_errors, and read what changed.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "policy/catalogue.hpp"
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
    around.policies = policies();
    around.outcomes = {"gap_fte", "graduates", "leavers", "rooms_closed"};
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

bool rewriting() { return std::getenv("SPP_REWRITE") != nullptr; }

constexpr const char* page_head =
    R"(# What `spp` says of a wrong scenario

Each section is a file of `tests/errors/` and the whole message that `spp check` and `spp run` give for it, on stderr.
They read on after a problem, so all problems of all files are told at once, in the order of their places, each as
`file:line:column`, what is wrong, what to do, the line and a caret. The exit code is 2 and nothing is written.

This page is made by the test that compares those messages: `SPP_REWRITE=1 build/release/tests/test_errors`.
)";

/// decimal_comma -> Decimal comma
std::string heading(const fs::path& file) {
  std::string text = file.stem().string();
  std::replace(text.begin(), text.end(), '_', ' ');
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

/// The lines of this file that a message names, counted from 1.
std::set<std::size_t> places(const std::string& said, const std::string& name) {
  std::set<std::size_t> lines;
  std::istringstream in(said);
  for (std::string line; std::getline(in, line);)
    if (line.rfind(name + ":", 0) == 0) lines.insert(std::stoul(line.substr(name.size() + 1)));
  return lines;
}

/// A short file whole; of a longer one what is named and a line around it, the rest as an ellipsis.
std::string excerpt(const fs::path& file, const std::string& said) {
  constexpr std::size_t short_file = 8;
  const std::string text = read_text(file);
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  const std::set<std::size_t> named = places(said, file.filename().string());
  std::string result;
  bool skipping = false;
  for (std::size_t i = 1; i <= lines.size(); ++i) {
    const bool near = named.contains(i) || named.contains(i + 1) || (i > 1 && named.contains(i - 1));
    if (near || lines.size() <= short_file) result += visible(lines[i - 1]) + "\n";
    if (!near && lines.size() > short_file && !skipping) result += "…\n";
    skipping = !near;
  }
  return result;
}

}  // namespace

TEST_CASE("every wrong file gets its whole message") {
  REQUIRE(files().size() >= 20);
  std::string page = page_head;
  for (const fs::path& file : files()) {
    INFO(file.filename().string());
    bool any_error = false;
    const std::string said = messages_of(file, any_error);
    CHECK(any_error);
    const fs::path expected = fs::path(file).replace_extension(".txt");
    if (rewriting()) std::ofstream(expected, std::ios::binary) << said;
    CHECK(said == read_text(expected));
    page += "\n## " + heading(file) + "\n\n```yaml\n" + excerpt(file, said) + "```\n\n```text\n" + said + "```\n";
  }
  const fs::path kept = fs::path(SPP_SOURCE_DIR) / "docs" / "errors.md";
  if (rewriting()) std::ofstream(kept, std::ios::binary) << page;
  CHECK_MESSAGE(page == read_text(kept),
                "docs/errors.md differs from what the files give; SPP_REWRITE=1 writes it anew");
}
