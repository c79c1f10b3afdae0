#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "base/problem.hpp"

using namespace spp;

namespace {

std::shared_ptr<const Source> source(std::string text) {
  return std::make_shared<const Source>(Source{"mijn.yaml", std::move(text)});
}

std::string shown(const Origin& at, const std::string& what, const std::string& hint = {}) {
  return render({at, "", what, hint, false});
}

}  // namespace

TEST_CASE("a problem shows its place, its remedy, the line and a caret under it") {
  const auto text = source("a:\n  mobility: 0,085\n");
  CHECK(shown({text, 2, 13, 5}, "0,085 is not a number", "write 0.085") ==
        "mijn.yaml:2:13: 0,085 is not a number; write 0.085\n"
        "    2 |   mobility: 0,085\n"
        "      |             ^^^^^");
}

TEST_CASE("columns and carets count characters, not bytes") {
  const auto text = source("naam: é€x\n");
  CHECK(shown({text, 1, 9, 1}, "here") == "mijn.yaml:1:9: here\n    1 | naam: é€x\n      |         ^");
}

TEST_CASE("carets end with the line, and there is always one") {
  const auto text = source("abc\r\n\n");
  CHECK(shown({text, 1, 2, 99}, "here") == "mijn.yaml:1:2: here\n    1 | abc\n      |  ^^");
  CHECK(shown({text, 2, 1, 1}, "here") == "mijn.yaml:2:1: here\n    2 | \n      | ^");
  CHECK(shown({text, 99, 7, 1}, "here") == "mijn.yaml:99:7: here\n   99 | \n      | ^");
}

TEST_CASE("a long line is cut to a window around the place") {
  const auto text = source(std::string(1000, 'a') + "X" + std::string(1000, 'b'));
  const std::string out = shown({text, 1, 1001, 1}, "here");
  CHECK(out.size() < 400);
  const auto line = out.find('\n'), carets = out.rfind('\n');
  const std::string middle = out.substr(line + 1, carets - line - 1), under = out.substr(carets + 1);
  // "…" is one character of three bytes, and stands once before the place.
  CHECK(middle.find('X') == under.find('^') + 2);
}

TEST_CASE("a place without a line or a source is left out") {
  CHECK(shown({source(""), 0, 0, 1}, "cannot be read") == "mijn.yaml: cannot be read");
  CHECK(shown({}, "nothing was given") == "nothing was given");
}

TEST_CASE("what acts on a terminal is shown, not sent") {
  CHECK(visible("a\x1b[31mb") == "a\\x1b[31mb");
  CHECK(visible("\xe2\x80\xae") == "\\u202e");
  CHECK(visible("\xc2\x9b") == "\\x9b");
  CHECK(visible("\xff\xc3") == "\\xff\\xc3");
  CHECK(visible("é€😀") == "é€😀");
  const auto text = source("x: \x1b]0;title\x07\n");
  CHECK(shown({text, 1, 4, 1}, "here").find('\x1b') == std::string::npos);
}

TEST_CASE("problems are told once, by source, line and column") {
  const auto one = source("a\nb\nc\n"), two = source("d\n");
  Problems problems;
  problems.add({one, 3, 1, 1}, "", "third");
  problems.add({two, 1, 1, 1}, "", "in the second file");
  problems.add({one, 1, 2, 1}, "", "second");
  problems.add({one, 1, 1, 1}, "", "first");
  problems.add({one, 1, 1, 1}, "", "first");
  problems.warn({one, 2, 1, 1}, "", "doubtful");
  const auto sorted = problems.sorted();
  REQUIRE(sorted.size() == 5);
  CHECK(sorted[0].what == "first");
  CHECK(sorted[1].what == "second");
  CHECK(sorted[2].what == "doubtful");
  CHECK(sorted[3].what == "third");
  CHECK(sorted[4].what == "in the second file");
  CHECK(render(sorted[2]).starts_with("mijn.yaml:2:1: warning: doubtful"));
}

TEST_CASE("errors are raised together, warnings alone are not") {
  Problems problems;
  problems.warn({source("a\n"), 1, 1, 1}, "", "doubtful");
  CHECK_FALSE(problems.any_error());
  CHECK_NOTHROW(problems.raise_if_any());
  problems.add({source("a\n"), 1, 1, 1}, "", "wrong");
  problems.add({}, "", "wrong too");
  try {
    problems.raise_if_any();
    FAIL("nothing was raised");
  } catch (const InputError& error) {
    CHECK(error.count == 2);
    const std::string text = error.what();
    CHECK(text.find("wrong too") != std::string::npos);
    CHECK(text.find("doubtful") == std::string::npos);
    CHECK_FALSE(text.ends_with('\n'));
  }
}

TEST_CASE("after a hundred problems the rest is counted") {
  Problems problems;
  for (int i = 1; i <= 250; ++i) problems.add({source("x\n"), i, 1, 1}, "", "wrong");
  try {
    problems.raise_if_any();
    FAIL("nothing was raised");
  } catch (const InputError& error) {
    CHECK(error.count == 250);
    CHECK(std::string(error.what()).ends_with("and 150 more"));
  }
}
