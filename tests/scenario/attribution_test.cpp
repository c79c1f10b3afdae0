// The field `attribution`: what it may say, what it means where nothing is said, and back.
#include "scenario/attribution.hpp"

#include <doctest/doctest.h>

#include "policy/catalogue.hpp"
#include "scenario/scenario.hpp"
#include "schema/document.hpp"

namespace spp {
namespace {

using Form = AttributionTerms::Form;

/// A scenario with one line more; `policies` of them in the last alternative.
Scenario read(const std::string& line, int count, Problems& problems) {
  std::string text =
      "start: 2026-01\nyears: 2\nregion: noord\norganisations: {a: {}}\n"
      "professions: {oa: {retirement_age: 67}}\nstaff: {oa: {a: 20}}\nage_shares: {default: {20: 1}}\n"
      "fte_per_head: 0.8\nrecruit_ages: {default: {30: 1}}\ndemand: {oa: 16}\npolicies:\n";
  std::string names;
  for (int k = 0; k < count; ++k) {
    text += "  p" + std::to_string(k) + ": {type: flex_pool, share: 0.01}\n";
    names += (k > 0 ? ", p" : "p") + std::to_string(k);
  }
  text += "alternatives: {baseline: [], all: [" + names + "]}\n" + line + "\n";
  const Document document = Document::from_text("test.yaml", text, {}, problems);
  return read_scenario(document, {{}, {}, policies()}, problems);
}

std::string wrong(const std::string& line, int count) {
  Problems problems;
  (void)read(line, count, problems);
  std::string text;
  for (const Problem& problem : problems.sorted())
    if (!problem.warning) text += render(problem);
  return text;
}

}  // namespace

TEST_CASE("attribution is exact, off, or a number of orders, and is written back as such") {
  for (const char* value : {"exact", "off", "1", "250", "1000000"}) {
    Problems problems;
    const Scenario scenario = read(std::string("attribution: ") + value, 2, problems);
    CHECK_FALSE(problems.any_error());
    REQUIRE(scenario.attribution.has_value());
    Problems again;
    const Document written = Document::from_text("again.yaml", write_scenario(scenario), {}, again);
    const Scenario back = read_scenario(written, {{}, {}, policies()}, again);
    CHECK_FALSE(again.any_error());
    CHECK(back.attribution == scenario.attribution);
  }
  Problems problems;
  CHECK(read("attribution: 250", 2, problems).attribution == AttributionTerms{Form::orders, 250});
  CHECK(read("attribution: off", 2, problems).attribution == AttributionTerms{Form::off, 0});
  CHECK_FALSE(read("", 2, problems).attribution.has_value());
}

TEST_CASE("what is no attribution says what is expected") {
  for (const char* value : {"0", "1000001", "-3", "2.5", "often", "[exact]"})
    CHECK(wrong(std::string("attribution: ") + value, 2).find("exact, off, or a number of orders") !=
          std::string::npos);
}

TEST_CASE("without a word every set is run up to four policies") {
  CHECK(attribution_of({}, 0).form == Form::exact);
  CHECK(attribution_of({}, 4).form == Form::exact);
  CHECK(attribution_of({}, 5).form == Form::off);
  CHECK(attribution_of(AttributionTerms{Form::exact, 0}, 9).form == Form::exact);
  CHECK(attribution_of(AttributionTerms{Form::off, 0}, 2).form == Form::off);
}

TEST_CASE("too many policies for every set are refused with a remedy") {
  CHECK(wrong("attribution: exact", 16).empty());
  CHECK(wrong("attribution: exact", 17).find("at most 16 policies; give a number of orders") != std::string::npos);
  CHECK(wrong("attribution: 100", 17).empty());
  CHECK(wrong("attribution: 100", 63).find("at most 62") != std::string::npos);
}

}  // namespace spp
