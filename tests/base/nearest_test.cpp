#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/nearest.hpp"

using namespace spp;

TEST_CASE("the distance counts insertions, deletions, changes and swaps of neighbours") {
  CHECK(distance("", "") == 0);
  CHECK(distance("", "abc") == 3);
  CHECK(distance("kitten", "sitting") == 3);  // Levenshtein's textbook case
  CHECK(distance("absence", "abcense") == 2);
  CHECK(distance("trianglar", "triangular") == 1);
  CHECK(distance("form", "from") == 1);  // a swap is one step
  CHECK(distance("Intake-Months", "intake_months") == 0);
}

TEST_CASE("the distance is symmetric and keeps the triangle inequality on small words") {
  const std::vector<std::string> words{"", "a", "ab", "ba", "abc", "acb", "cab", "aab", "bbb"};
  for (const auto& a : words)
    for (const auto& b : words) {
      CHECK(distance(a, b) == distance(b, a));
      CHECK((distance(a, b) == 0) == (a == b));
    }
}

TEST_CASE("a typo finds its name, another word finds none") {
  const std::vector<std::string> names{"profession", "duration", "intake_months", "places",
                                       "trainees",   "fill",     "stay",          "stay_region"};
  CHECK(nearest("profesion", names) == "profession");
  CHECK(nearest("dutaion", names) == "duration");
  CHECK(nearest("fil", names) == "fill");
  CHECK_FALSE(nearest("xyz", names));
  CHECK_FALSE(nearest("f", names));
  CHECK_FALSE(nearest("", names));
  CHECK_FALSE(nearest("profession", std::vector<std::string>{}));
}

TEST_CASE("a beginning finds its name, and so does a shared first word") {
  const std::vector<std::string> names{"duration", "intake_months", "stay", "stay_region"};
  CHECK(nearest("dur", names) == "duration");
  CHECK(nearest("duration_in_months", names) == "duration");
  CHECK(nearest("intake_maanden", names) == "intake_months");
  CHECK(nearest("stay_in_the_area", names) == "stay");  // by its beginning
}

TEST_CASE("of two names at one distance the first in byte order is told") {
  CHECK(nearest("martinx", std::vector<std::string>{"martini", "martina"}) == "martina");
  CHECK(nearest("martinx", std::vector<std::string>{"martina", "martini"}) == "martina");
}

TEST_CASE("the question is put in backticks") {
  CHECK(did_you_mean("abcense", std::vector<std::string>{"absence"}) == "did you mean `absence`?");
  CHECK(did_you_mean("xyz", std::vector<std::string>{"absence"}).empty());
}
