// JUnit files as CI systems check them, and files that are written whole or not at all.
#include "output/junit.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "output/whole_file.hpp"

using namespace spp;

namespace {

namespace fs = std::filesystem;

using Outcome = JunitCase::Outcome;

/// What Jenkins's schema lets an element have.
struct Element {
  std::set<std::string> needs, may, children;
  bool text = false;
};

/// The schema `junit-10.xsd` of Jenkins's xUnit plugin, as far as anything of it is written, by the rules that stand
/// there: what an element must have, what it may have, and what may stand in it.
const std::map<std::string, Element>& schema() {
  static const std::map<std::string, Element> elements{
      {"testsuites", {{}, {"name", "time", "tests", "failures", "errors"}, {"testsuite"}, false}},
      {"testsuite",
       {{"name", "tests", "failures", "errors"},
        {"group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"},
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
        false}},
      {"testcase",
       {{"name"}, {"time", "classname", "group"}, {"skipped", "error", "failure", "system-out", "system-err"}, false}},
      {"failure", {{}, {"type", "message"}, {}, true}},
      {"skipped", {{}, {"type", "message"}, {}, true}},
      {"system-out", {{}, {}, {}, true}}};
  return elements;
}

void check_element(const pugi::xml_node& node) {
  const std::string name = node.name();
  CAPTURE(name);
  REQUIRE(schema().contains(name));
  const Element& element = schema().at(name);
  std::set<std::string> found;
  for (const pugi::xml_attribute one : node.attributes()) {
    const std::string attribute = one.name();
    CAPTURE(attribute);
    CHECK(found.insert(attribute).second);
    const bool known = element.needs.contains(attribute) || element.may.contains(attribute);
    CHECK(known);
  }
  for (const std::string& needed : element.needs) CHECK_MESSAGE(found.contains(needed), needed);
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata) {
      CHECK(element.text);
      continue;
    }
    CHECK_MESSAGE(element.children.contains(child.name()), child.name());
    check_element(child);
  }
}

/// The document, valid; its counts are those of its cases.
pugi::xml_document read(const std::string& text) {
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_string(text.c_str());
  REQUIRE_MESSAGE(result.status == pugi::status_ok, result.description());
  const pugi::xml_node root = document.document_element();
  CHECK(std::string(root.name()) == "testsuites");
  check_element(root);
  int tests = 0, failures = 0;
  for (const pugi::xml_node suite : root.children("testsuite")) {
    std::map<std::string, int> count;
    for (const pugi::xml_node one : suite.children("testcase")) {
      ++count["testcase"];
      if (one.child("failure")) ++count["failure"];
      if (one.child("skipped")) ++count["skipped"];
    }
    CHECK(suite.attribute("tests").as_int() == count["testcase"]);
    CHECK(suite.attribute("failures").as_int() == count["failure"]);
    CHECK(suite.attribute("skipped").as_int() == count["skipped"]);
    tests += count["testcase"];
    failures += count["failure"];
  }
  CHECK(root.attribute("tests").as_int() == tests);
  CHECK(root.attribute("failures").as_int() == failures);
  return document;
}

struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "spp-junit-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a JUnit file has what the schema asks, in this form") {
  const std::vector<JunitSuite> suites{
      {"RUN-OK/alles",
       {{"RUN-OK/alles", "rooms", Outcome::passed, "", "", "met"},
        {"RUN-OK/alles", "leavers", Outcome::failed, "missed: chance 0.41", "missed", "missed: chance 0.41"},
        {"RUN-OK/alles", "shortage", Outcome::skipped, "undecided", "", ""}}},
      {"RUN-OK/baseline", {}}};
  const std::string text = junit_text("RUN-OK", suites);
  (void)read(text);
  CHECK(text == R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="RUN-OK" tests="3" failures="1" errors="0">
  <testsuite name="RUN-OK/alles" tests="3" failures="1" errors="0" skipped="1">
    <testcase classname="RUN-OK/alles" name="rooms">
      <system-out>met</system-out>
    </testcase>
    <testcase classname="RUN-OK/alles" name="leavers">
      <failure message="missed: chance 0.41" type="missed">missed: chance 0.41</failure>
      <system-out>missed: chance 0.41</system-out>
    </testcase>
    <testcase classname="RUN-OK/alles" name="shortage">
      <skipped message="undecided">undecided</skipped>
    </testcase>
  </testsuite>
  <testsuite name="RUN-OK/baseline" tests="0" failures="0" errors="0" skipped="0" />
</testsuites>
)");
}

TEST_CASE("names come back as they went in, and no character that XML has not gets through") {
  const std::string awkward = "<a & \"b\"> 'c' ]]> \xC3\xA9 \xF0\x9F\x8F\xA5";
  const pugi::xml_document document = read(junit_text(
      "x", std::vector{JunitSuite{awkward, {{awkward, awkward, Outcome::failed, awkward, "missed", awkward}}}}));
  const pugi::xml_node one = document.document_element().child("testsuite").child("testcase");
  CHECK(one.attribute("name").value() == awkward);
  CHECK(one.child("failure").attribute("message").value() == awkward);
  CHECK(one.child("failure").text().get() == awkward);
  // Escape, NUL's neighbour, U+FFFE, a surrogate, a byte that is no UTF-8.
  const std::string bad =
      "a\x1b"
      "b\x01"
      "c\xEF\xBF\xBE"
      "d\xED\xA0\x80"
      "e\xFF"
      "f";
  const std::string text = junit_text(bad, std::vector{JunitSuite{bad, {{bad, bad, Outcome::skipped, bad, "", bad}}}});
  (void)read(text);
  for (const char* reference : {"&#x", "&#0", "&#1", "&#2", "&#3"}) CHECK(text.find(reference) == std::string::npos);
  for (const char c : text) CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
  CHECK(text.find("\xEF\xBF\xBE") == std::string::npos);
  CHECK(text.find("\xED\xA0\x80") == std::string::npos);
  CHECK(text.find('\xFF') == std::string::npos);
  CHECK(text.find("a\xEF\xBF\xBD"
                  "b") != std::string::npos);
}

TEST_CASE("two targets of one name stay two test cases") {
  const JunitCase same{"a/b", "rooms", Outcome::passed, "", "", ""};
  const pugi::xml_document document = read(junit_text("x", std::vector{JunitSuite{"a/b", {same, same, same}}}));
  std::set<std::string> names;
  for (const pugi::xml_node one : document.document_element().child("testsuite").children())
    names.insert(one.attribute("name").value());
  CHECK(names == std::set<std::string>{"rooms", "rooms (2)", "rooms (3)"});
}

TEST_CASE("a whole file takes its place at once, and leaves nothing where it is not committed") {
  const Folder folder;
  const fs::path target = folder.path / "new" / "junit.xml";
  {
    WholeFile file(target, "<?xml");
    CHECK_FALSE(fs::exists(target));
    file.commit("<?xml 1");
  }
  CHECK(text_of(target) == "<?xml 1");
  {
    const WholeFile file(target, "<?xml");
    CHECK(files_in(folder.path / "new") == 2);
  }
  CHECK(text_of(target) == "<?xml 1");
  CHECK(files_in(folder.path / "new") == 1);
  WholeFile(target, "<?xml").commit("<?xml 2");
  CHECK(text_of(target) == "<?xml 2");
}

TEST_CASE("a file of somebody else is not replaced, nor what is no file") {
  const Folder folder;
  const fs::path mine = folder.path / "mine.yaml";
  std::ofstream(mine) << "name: mine\n";
  CHECK_THROWS_AS(WholeFile(mine, "<?xml"), EnvironmentError);
  CHECK(text_of(mine) == "name: mine\n");
  CHECK_THROWS_AS(WholeFile(folder.path, "<?xml"), EnvironmentError);
  fs::create_symlink(mine, folder.path / "link.xml");
  CHECK_THROWS_AS(WholeFile(folder.path / "link.xml", "name"), EnvironmentError);
  CHECK_THROWS_AS(WholeFile("/proc/none/junit.xml", "<?xml"), EnvironmentError);
  CHECK(files_in(folder.path) == 2);
}
