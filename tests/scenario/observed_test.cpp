// Observed figures: what is read, in which order, and what is told of a file that is not as it should be.
#include "scenario/observed.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "schema/document.hpp"

namespace spp {
namespace {

const Scenario& scenario() {
  static const Scenario made = [] {
    Problems problems;
    const Document document = Document::from_text(
        "test.yaml",
        "start: 2026-01\nyears: 2\nregion: noord\n"
        "organisations: {martini: {name: Martini Ziekenhuis}, wza: {}}\n"
        "reporting_groups: {klein: [wza]}\nprofessions: {ops: {retirement_age: 67}, anes: {retirement_age: 67}}\n"
        "staff: {ops: 20, anes: 10}\nage_shares: {default: {30: 1}}\nfte_per_head: 0.8\n"
        "recruit_ages: {default: {30: 1}}\ndemand: {ops: 20, anes: 10}\n",
        {}, problems);
    Scenario read = read_scenario(document, {}, problems);
    REQUIRE_FALSE(problems.any_error());
    return read;
  }();
  return made;
}

std::vector<ObservedMeasure> known() {
  std::vector<ObservedMeasure> all(5);
  all[0].name = "headcount";
  all[1].name = "leavers";
  all[1].by_cause = true;
  all[2].name = "rooms_closed";
  all[2].by_profession = false;
  all[3].name = "gap_fte";
  all[3].may_be_negative = true;
  all[4].name = "absence_share";
  all[4].is_share = true;
  return all;
}

struct Read {
  std::vector<Observed> figures;
  std::string told;
};

Read read(const std::string& bytes) {
  Problems problems;
  Read out;
  out.figures = read_observed("o.csv", bytes, scenario(), known(), {"JV-2024", "R-001"}, problems);
  for (const Problem& problem : problems.sorted()) {
    const std::string text = render(problem);
    out.told += text.substr(0, text.find('\n')) + "\n";
  }
  return out;
}

const std::string header = "year,organisation,profession,measure,cause,value,source\n";

/// What is told of one row under a whole header.
std::string told(const std::string& row) { return read(header + row + "\n").told; }

std::string in_words(const Observed& one) {
  return std::to_string(one.year) + " " + one.organisation + " " + one.profession + " " + one.measure + " " +
         (one.cause.empty() ? "-" : one.cause) + " " + std::to_string(one.value) + " " + one.source;
}

}  // namespace

TEST_CASE("figures are read in English, and sorted by what they are of") {
  const Read r = read(header +
                      "2025,wza,ops,leavers,retirement,2,R-001\n"
                      "2024,martini,ops,headcount,,82,JV-2024\n"
                      "2025,group:klein,,leavers,,3,R-001\n"
                      "2025,,,rooms_closed,,1.5,R-001\n");
  CHECK(r.told.empty());
  REQUIRE(r.figures.size() == 4);
  CHECK(in_words(r.figures[0]) == "2024 martini ops headcount - 82.000000 JV-2024");
  CHECK(in_words(r.figures[1]) == "2025 * * rooms_closed - 1.500000 R-001");
  CHECK(in_words(r.figures[2]) == "2025 group:klein * leavers - 3.000000 R-001");
  CHECK(in_words(r.figures[3]) == "2025 wza ops leavers retirement 2.000000 R-001");
  CHECK(r.figures[0].at.line == 3);
  CHECK(r.figures[0].at.column == 29);
}

TEST_CASE("an export of a Dutch spreadsheet gives the same figures") {
  const Read r = read(
      "\xEF\xBB\xBFJaar;Organisatie;Beroep;Maat;Oorzaak;Waarde;Bron\r\n"
      "2025;martini;ops;absence_share;;0,071;JV-2024\r\n;;;;;;\r\n2025;;ops;headcount;;1.082,5;JV-2024\r\n");
  CHECK(r.told.empty());
  REQUIRE(r.figures.size() == 2);
  CHECK(in_words(r.figures[0]) == "2025 * ops headcount - 1082.500000 JV-2024");
  CHECK(r.figures[1].value == 0.071);
}

TEST_CASE("a column that lacks is told with those there are, or the one that was meant") {
  CHECK(read("year,organisation,profession,measure\n2025,wza,ops,headcount\n").told ==
        "o.csv:1:1: there is no column `value` (`waarde`); there is `year`, `organisation`, `profession`, `measure`\n");
  CHECK(read("a\n1\n").told ==
        "o.csv:1:1: there is no column `year` (`jaar`), `organisation` (`organisatie`), `profession` (`beroep`), "
        "`measure` (`maat`), `value` (`waarde`); there is `a`\n");
  CHECK(read("jaar;organisatei;beroep;maat;waarde\n2025;wza;ops;headcount;2\n").told ==
        "o.csv:1:6: there is no column `organisation` (`organisatie`); is it `organisatei`?\n");
  CHECK(read("year,jaar,organisation,profession,measure,value,source\n")
            .told.find("o.csv:1:6: column `jaar` is there twice, the other is `year`; keep one of them\n") !=
        std::string::npos);
}

TEST_CASE("a column that nobody reads is a warning, and so is the lack of sources") {
  const Read r = read("year,organisation,profession,measure,value,remark\n2025,wza,ops,headcount,35,x\n");
  CHECK(r.figures.size() == 1);
  CHECK(r.told ==
        "o.csv:1:1: warning: there is no column `source` (`bron`): nobody can tell where figures come from; add one, "
        "with ids of sources.csv\n"
        "o.csv:1:44: warning: column `remark` is not used; used are `year, organisation, profession, measure, cause, "
        "value, source`\n");
  CHECK(told("2025,wza,ops,headcount,,35,JV-2025") ==
        "o.csv:2:28: warning: `JV-2025` is not in sources.csv; did you mean `JV-2024`?\n");
  CHECK(told("2025,wza,ops,headcount,,35,") ==
        "o.csv:2:28: warning: this figure has no source; write an id of sources.csv\n");
}

TEST_CASE("a name that the scenario does not have gets the nearest") {
  CHECK(told("2025,martinni,ops,headcount,,1,R-001") ==
        "o.csv:2:6: unknown organisation `martinni`; did you mean `martini`?\n");
  CHECK(told("2025,Martini Ziekenhuis,ops,headcount,,1,R-001") ==
        "o.csv:2:6: organisation `Martini Ziekenhuis` is `martini` in the scenario; write `martini`\n");
  CHECK(told("2025,group:kleni,ops,headcount,,1,R-001") ==
        "o.csv:2:6: unknown reporting group `group:kleni`; did you mean `group:klein`?\n");
  CHECK(told("2025,wza,opss,headcount,,1,R-001") == "o.csv:2:10: unknown profession `opss`; did you mean `ops`?\n");
  CHECK(told("2025,wza,ops,headcuont,,1,R-001") ==
        "o.csv:2:14: unknown measure `headcuont`; did you mean `headcount`?\n");
  CHECK(told("2025,wza,ops,leavers,retirment,1,R-001") ==
        "o.csv:2:22: unknown cause `retirment`; did you mean `retirement`?\n");
}

TEST_CASE("what cannot be of a measure is told") {
  CHECK(told("2025,wza,ops,headcount,retirement,1,R-001") ==
        "o.csv:2:24: `headcount` has no causes; leave this cell empty\n");
  CHECK(told("2025,wza,ops,rooms_closed,,1,R-001") ==
        "o.csv:2:10: `rooms_closed` is of all professions together; write `*`\n");
  CHECK(told("2025,wza,ops,headcount,,-1,R-001") ==
        "o.csv:2:25: `headcount` is not below 0; write the figure itself\n");
  CHECK(told("2025,wza,ops,gap_fte,,-1,R-001").empty());
  CHECK(told("2025,wza,ops,absence_share,,6.5,R-001") ==
        "o.csv:2:29: 6.5 is above 1, and `absence_share` is a share; write 0.065 if a percentage is meant\n");
}

TEST_CASE("a year that is none, a value that is none, and a figure given twice are told where they stand") {
  CHECK(told("20x5,wza,ops,headcount,,1,R-001") == "o.csv:2:1: `20x5` is no year; write it as 2025\n");
  CHECK(told("25,wza,ops,headcount,,1,R-001") == "o.csv:2:1: `25` is no year; write it as 2025\n");
  CHECK(told("2025,wza,ops,headcount,,veel,R-001") == "o.csv:2:25: `veel` is not a number\n");
  CHECK(told("2025,wza,ops,headcount,,\"0,5\",R-001") == "o.csv:2:25: `0,5` is not a number; write 0.5\n");
  CHECK(told("2025,wza,ops,headcount,,,R-001") ==
        "o.csv:2:25: there is no number in this cell; write one, or leave out the row\n");
  CHECK(told("2025,wza,ops,headcount,,1,R-001\n2025,wza,ops,headcount,,2,R-001") ==
        "o.csv:3:25: this figure is given twice, in line 2 too; keep one of them\n");
  CHECK(told("2025,wza,ops,headcount,,1,=cmd|x") ==
        "o.csv:2:27: a source does not begin with `=`; write an id of sources.csv\n");
}

TEST_CASE("names without figures are no observation") {
  CHECK(read(header).told ==
        "o.csv:1:1: there are no figures below these names; write some, or remove `observed` from the scenario\n");
}

}  // namespace spp
