#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "cli/progress.hpp"
#include "cli/shipped.hpp"
#include "cli/terminal.hpp"

using namespace spp;

namespace {

TEST_CASE("numbers are spelled as people of the language write them") {
  CHECK(spelled(1234.56, 1, Language::en) == "1,234.6");
  CHECK(spelled(1234.56, 1, Language::nl) == "1.234,6");
  CHECK(spelled(999, 0, Language::en) == "999");
  CHECK(spelled(1000, 0, Language::en) == "1,000");
  CHECK(spelled(1234567, 0, Language::nl) == "1.234.567");
  CHECK(spelled(-1234.5, 1, Language::en) == "-1,234.5");
  CHECK(spelled(-123, 0, Language::en) == "-123");
  CHECK(spelled(-0.04, 1, Language::en) == "0.0");
  CHECK(spelled(-0.4, 0, Language::en) == "0");
}

TEST_CASE("texts are aligned by the columns they take, not by their bytes") {
  CHECK(padded("één", 5) == "één  ");
  CHECK(right_aligned("één", 5) == "  één");
  CHECK(width_of("手术") == 4);
  CHECK(padded("lang", 2) == "lang");
}

TEST_CASE("the bar shows the share, the numbers and what is left") {
  const std::string half = progress_line(1000, 2000, 4.0, Language::en);
  CHECK(half == " ▕██████████████              ▏ 50%   1,000 of 2,000   4 s left");
  CHECK(progress_line(2000, 2000, 8.0, Language::en).find("left") == std::string::npos);
  CHECK(progress_line(100, 1000, 30.0, Language::nl).ends_with("nog 5 min"));
}

TEST_CASE("ids of a list of sources are those of its column, whatever stands in quotes") {
  const std::string csv = "title,source_id,year\n\"a, \"\"b\"\"\nc\",R-001,2020\nd,N-X,\r\n\ne,,1\n";
  Problems problems;
  CHECK(source_ids("s.csv", csv, problems) == std::vector<std::string>{"R-001", "N-X"});
  CHECK(problems.empty());
  CHECK(source_ids("s.csv", "a,source_di\n1,2\n", problems).empty());
  REQUIRE(problems.any_error());
  CHECK(
      render(problems.sorted().front()).starts_with("s.csv:1:1: a list of sources has a column `source_id`; did you "));
}

TEST_CASE("the shipped list of sources is found") {
  Problems problems;
  const auto ids = known_sources("-", problems);
  CHECK(ids.size() > 50);
  CHECK(problems.empty());
}

}  // namespace
