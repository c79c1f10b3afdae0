// The board's report: every figure is one of the tables, written as its error allows; no verdict where readings differ.
#include "report/board_report.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "report/board_view.hpp"
#include "report/phrase.hpp"

namespace {

using namespace spp;

const std::string quantile_columns = "mean,sd,q05,q10,q25,q50,q75,q90,q95";

/// Quantiles of a bell around a mean.
std::string bell(double mean, double sd) {
  std::string out = fmt::format("{},{}", mean, sd);
  for (const double z : {-1.645, -1.282, -0.674, 0.0, 0.674, 1.282, 1.645}) out += fmt::format(",{}", mean + z * sd);
  return out;
}

std::string yearly_line(const std::string& alternative, int year, const std::string& organisation,
                        const std::string& profession, const std::string& measure, double mean, double sd) {
  return fmt::format("{},{},12,noord,{},{},{},fte,{},,\n", alternative, year, organisation, profession, measure,
                     bell(mean, sd));
}

/// What the tables of a made-up region of two houses hold.
struct Told {
  double rooms_base = 3.0, rooms_with = 2.0;
  std::string visible_rooms, visible_shortage;
  double lower = 0.83;
  double shortage_difference = -8.0, shortage_lower = 0.97;
  double cost_difference = -2e6, cost_sd = 1e5, own_difference = 10.0, own_sd = 1.0;
  int replicates = 400;
  bool quantiles = true;
};

std::string yearly_of(const Told& told) {
  std::string out = "alternative,year,months,region,organisation,profession,measure,unit," + quantile_columns +
                    ",chance_share,input_share\n";
  for (const char* const alternative : {"niets", "plan"})
    for (const int year : {2026, 2027})
      for (const char* const organisation : {"*", "ank", "bel"}) {
        const bool plan = alternative == std::string("plan");
        out += yearly_line(alternative, year, organisation, "*", "rooms_closed",
                           plan ? told.rooms_with : told.rooms_base, 1.0);
        out += yearly_line(alternative, year, organisation, "*", "rooms_planned", 27.0, 0.0);
        for (const char* const profession : {"*", "ops"}) {
          out += yearly_line(alternative, year, organisation, profession, "shortage_fte", plan ? 12.0 : 20.0, 4.0);
          out += yearly_line(alternative, year, organisation, profession, "gap_own_fte", plan ? 15.0 : 30.0, 4.0);
        }
      }
  return out;
}

std::string comparison_of(const Told& told) {
  std::string out = "alternative,against,year,region,organisation,profession,measure,unit," + quantile_columns +
                    ",probability_lower,first_visible,chance_share,input_share\n";
  for (const int year : {2026, 2027})
    for (const char* const organisation : {"*", "ank", "bel"}) {
      const auto line = [&](const std::string& measure, double mean, double sd, double lower,
                            const std::string& visible) {
        out += fmt::format("plan,niets,{},noord,{},*,{},x,{},{},{},,\n", year, organisation, measure, bell(mean, sd),
                           lower, visible);
      };
      line("rooms_closed", told.rooms_with - told.rooms_base, 1.0, told.lower, told.visible_rooms);
      line("shortage_fte", told.shortage_difference, 4.0, told.shortage_lower, told.visible_shortage);
      line("gap_fte", organisation == std::string("bel") ? 1.0 : -8.0, 4.0,
           organisation == std::string("bel") ? 0.4 : 0.97, "");
      line("leavers", -1.0, 3.0, 0.6, "");
      line("cost", told.cost_difference, told.cost_sd, 0.9, "");
      line("employed_fte", told.own_difference, told.own_sd, 0.1, "");
      line("sessions_closed", -5.0, 10.0, 0.6, "");
    }
  return out;
}

const char* const start_table =
    "region,organisation,profession,heads,own_fte,trainees,establishment_fte,vacant_fte,flex_fte,required_fte,rooms,"
    "fte_per_room,staff_per_room_implied,retire_first_year,exit_rate,trainee_fte\n"
    "noord,*,*,100,80,12,100,20,5,100,27,2.96,3,2,0.1,3\n"
    "noord,*,ops,100,80,12,100,20,5,100,27,2.96,3,2,0.1,3\n";

const char* const closed_table =
    "alternative,year,region,organisation,part,rooms,standard_error\n"
    "niets,2027,noord,*,chance,2,0.05\nniets,2027,noord,*,short_on_average,0.5,0\n"
    "niets,2027,noord,*,stranded,0.25,0.01\nniets,2027,noord,*,training_limits,-0.25,0.01\n"
    "niets,2027,noord,*,workload_loop,0.5,0.02\n";

std::string without_quantiles(std::string table) {
  for (const char* const column : {"q10", "q90"}) {
    const std::size_t at = table.find(std::string(column) + ",");
    table.replace(at, 3, std::string("x") + column[1] + column[2]);
  }
  return table;
}

NamedTable table_of(const std::string& name, const std::string& text) {
  NamedTable table;
  table.resource.name = name;
  table.csv = [text](const ByteSink& sink, auto&&...) { sink(text); };
  table.json = [] { return std::string("[]"); };
  return table;
}

Scenario scenario_of() {
  Scenario scenario;
  scenario.start = {2026, 1};
  scenario.years = 2;
  scenario.organisations.named["ank"].name = Text("Ankerziekenhuis");
  scenario.organisations.named["bel"].name = Text("Belziekenhuis");
  scenario.professions.named["ops"].name = Text("operatieassistent");
  return scenario;
}

struct World {
  Scenario scenario = scenario_of();
  FolderTables run;
  std::vector<TargetAsked> targets;
  explicit World(const Told& told, std::vector<NamedTable> more = {})
      : run("out/x", all_of(told, std::move(more)), described(told)) {}

  static std::vector<NamedTable> all_of(const Told& told, std::vector<NamedTable> more) {
    std::vector<NamedTable> tables;
    const std::string yearly = yearly_of(told);
    tables.push_back(table_of("yearly", told.quantiles ? yearly : without_quantiles(yearly)));
    tables.push_back(table_of("comparison", comparison_of(told)));
    tables.push_back(table_of("start", start_table));
    tables.push_back(table_of("closed_rooms", closed_table));
    for (NamedTable& one : more) tables.push_back(std::move(one));
    return tables;
  }
  static RunDescription described(const Told& told) {
    RunDescription run;
    run.version = "0.1.0";
    run.replicates = told.replicates;
    run.alternatives = {"niets", "plan"};
    run.scenario_yaml = "name: X\n";
    return run;
  }
  [[nodiscard]] Report report(Language language = Language::en) const {
    BoardReportAsked asked;
    asked.scenario = &scenario;
    asked.run = &run;
    asked.targets = targets;
    asked.title = "X";
    asked.language = language;
    asked.command = "spp report x";
    return board_report(asked);
  }
};

const ReportSection& section(const Report& report, const std::string& title) {
  const auto found = std::find_if(report.sections.begin(), report.sections.end(),
                                  [&](const ReportSection& one) { return one.title == title; });
  REQUIRE_MESSAGE(found != report.sections.end(), title);
  return *found;
}

template <class B>
std::vector<B> blocks(const ReportSection& section) {
  std::vector<B> found;
  for (const Block& block : section.blocks)
    if (const B* const one = std::get_if<B>(&block)) found.push_back(*one);
  return found;
}

std::string decision_in(const Told& told, Scenario scenario = scenario_of()) {
  World world(told);
  world.scenario = std::move(scenario);
  const Report report = world.report();
  return blocks<ReportTable>(section(report, "What now, what later, what not")).front().rows.front()[1];
}

}  // namespace

TEST_CASE("a phrase is filled by name, in the order of its language") {
  constexpr Phrase phrase{"{a} voor {b}", "{b} after {a}"};
  CHECK(filled(phrase, Language::nl, {{"a", "1"}, {"b", "2"}}) == "1 voor 2");
  CHECK(filled(phrase, Language::en, {{"a", "1"}, {"b", "2"}}) == "2 after 1");
  CHECK(filled(phrase, Language::nl, {{"a", "{b}"}, {"b", "2"}}) == "{b} voor 2");  // a name is not looked into
  CHECK_THROWS_AS((void)filled(phrase, Language::nl, {{"a", "1"}}), std::logic_error);
  CHECK_THROWS_AS((Phrase{"{a}", "{b}"}), std::logic_error);
  CHECK_THROWS_AS((Phrase{"", "b"}), std::logic_error);
}

TEST_CASE("the first sentence says how many rooms, of how many, and how sure that is") {
  const Told told;
  const auto english = blocks<Paragraph>(section(World(told).report(), "The answer"));
  // sd 1 over 400 replicates: an error of 0.05, so one decimal; the ends' errors are larger and below 0.1 too.
  CHECK(english.front().text ==
        "In 2027, 3.0 of the 27 operating rooms of the whole region, noord are expected to be closed, on average over "
        "the "
        "year (80% chance of 1.7 to 4.3), if all goes as in ‘niets’.");
  const auto dutch = blocks<Paragraph>(section(World(told).report(Language::nl), "Het antwoord"));
  CHECK(dutch.front().text ==
        "In 2027 zijn in de hele regio noord naar verwachting 3,0 van de 27 operatiekamers dicht, gemiddeld over het "
        "jaar "
        "(80% kans op 1,7 tot 4,3), als alles gaat zoals in ‘niets’.");
  const auto list = blocks<BulletList>(section(World(told).report(Language::nl), "Het antwoord"));
  CHECK(
      list.front().items.front() ==
      "Met ‘plan’ zijn het er 2,0 (80% kans op 0,7 tot 3,3); in 8 van de 10 simulaties is dat minder dan in ‘niets’.");
}

TEST_CASE("fewer replicates, fewer decimals") {
  Told told;
  told.replicates = 25;  // an error of 0.2
  const auto paragraphs = blocks<Paragraph>(section(World(told).report(), "The answer"));
  CHECK(paragraphs.front().text.find("3 of the 27") != std::string::npos);
  CHECK(paragraphs.front().text.find("2 to 4)") != std::string::npos);
}

TEST_CASE("the parts of the establishment add up to it") {
  const auto charts = blocks<BarChart>(section(World({}).report(), "Where things stand now"));
  REQUIRE(charts.size() == 1);
  REQUIRE(charts.front().bars.size() == 1);
  CHECK(charts.front().bars.front().parts == std::vector<double>{80.0, 5.0, 3.0, 12.0});
  CHECK(charts.front().table.rows.back() ==
        std::vector<std::string>{"together", "100.0", "80.0", "5.0", "3.0", "12.0", "12", "27", "3.0"});
}

TEST_CASE("there is a verdict only where rooms and shortage say the same") {
  Told told;
  CHECK(decision_in(told) == "not visible");
  told.visible_shortage = "2026";
  CHECK(decision_in(told) == "no verdict");
  told.visible_rooms = "2027";
  CHECK(decision_in(told) == "now");
}

TEST_CASE("each panel of a fan holds the quantiles of its rows") {
  const Told told;
  const auto charts = blocks<FanChart>(section(World(told).report(), "Shortage by profession and organisation"));
  REQUIRE(charts.size() == 2);
  CHECK(charts[0].title == "Shortage before hired staff");
  CHECK(charts[1].title == "Shortage after hired staff, pool and exchange");
  REQUIRE(charts[1].panels.size() == 3);  // the region and two houses, one profession
  CHECK(charts[1].panels[0].subject.organisation == "region:noord");
  CHECK(charts[1].panels[1].title == "Ankerziekenhuis: operatieassistent");
  const FanChart::Series& plan = charts[1].panels[1].series.at(1);
  CHECK(plan.alternative == "plan");
  CHECK(plan.fan[0] == std::vector<double>{12.0 - 1.282 * 4.0, 12.0 - 1.282 * 4.0});
  CHECK(plan.fan[2] == std::vector<double>{12.0, 12.0});
  CHECK(charts[1].table.rows.size() == 6);
  CHECK(charts[1].table.subjects.size() == 6);
}

TEST_CASE("without the quantiles of a fan the page says which are missing") {
  Told told;
  told.quantiles = false;
  const Report report = World(told).report();
  const std::string answer = blocks<Paragraph>(section(report, "The answer")).front().text;
  CHECK(answer.find("chance") == std::string::npos);
  CHECK(answer.find("on average over the year, if all goes") != std::string::npos);
  const auto& shortage = section(report, "Shortage by profession and organisation");
  CHECK(blocks<FanChart>(shortage).empty());
  CHECK(blocks<Paragraph>(shortage).front().text.find("record.quantiles") != std::string::npos);
}

TEST_CASE("the parts of the closed rooms add up to what is shown as their sum") {
  const auto charts = blocks<BarChart>(section(World({}).report(), "Closed rooms, and where they come from"));
  REQUIRE(charts.size() == 1);
  CHECK(charts.front().bars.front().parts == std::vector<double>{0.5, 2.0, 0.25, -0.25, 0.5});
  CHECK(charts.front().table.rows.front() == std::vector<std::string>{"the whole region, noord", "niets", "0.5",
                                                                      "2.00 ± 0.05", "0.25 ± 0.01", "−0.25 ± 0.01",
                                                                      "0.50 ± 0.02", "3.0"});
}

TEST_CASE("a price is told only where there is an effect in nine of ten simulations") {
  Told told;
  const auto row = [](const Told& of) {
    return blocks<ReportTable>(section(World(of).report(), "What each policy adds, and what it costs"))
        .back()
        .rows.front();
  };
  CHECK(row(told)[3] == "saves: €200k");    // 2,000,000 ÷ 10
  CHECK(row(told)[5] == "cannot be said");  // sessions −5 ± 10
  told.cost_difference = 1e6;
  CHECK(row(told)[3] == "€100k");
  told.own_sd = 9.0;
  CHECK(row(told)[3] == "cannot be said");
  told.own_sd = 1.0;
  told.cost_sd = 1e6;  // it may as well save
  CHECK(row(told)[3] == "cannot be said");
}

TEST_CASE("who may be worse off is told by organisation") {
  const auto tables = blocks<ReportTable>(section(World({}).report(), "Giving and receiving"));
  REQUIRE(tables.size() == 1);
  REQUIRE(tables.front().rows.size() == 2);
  CHECK(tables.front().rows[0] == std::vector<std::string>{"Ankerziekenhuis", "3% ± 1"});  // √(0.97 · 0.03/400)
  CHECK(tables.front().rows[1] == std::vector<std::string>{"Belziekenhuis", "60% ± 2"});
}

TEST_CASE("what each policy adds stands with its error, and the interaction apart") {
  std::string table =
      "alternative,year,region,organisation,profession,measure,unit,policy,alone,without,shapley,interaction,"
      "standard_error_alone,standard_error_without,standard_error_shapley,standard_error_interaction\n";
  for (const char* const policy : {"*", "klimaat", "plaatsen"}) {
    const bool all = policy == std::string("*");
    table += fmt::format("plan,2027,noord,*,*,rooms_closed,rooms,{},-1,-1,{},{},0.1,0.1,0.04,{}\n", policy,
                         all ? -0.75 : -0.375, all ? "0.125" : "", all ? "0.03" : "");
    table += fmt::format("plan,2027,noord,*,*,cost,euro,{},1,1,{},{},1,1,3000,{}\n", policy, all ? 64000 : 32000,
                         all ? "-2000" : "", all ? "1000" : "");
  }
  const Report report = World({}, {table_of("attribution", table)}).report();
  const auto tables = blocks<ReportTable>(section(report, "What each policy adds, and what it costs"));
  REQUIRE(tables.size() == 2);
  REQUIRE(tables.front().rows.size() == 4);
  CHECK(tables.front().rows[0] == std::vector<std::string>{"klimaat", "−0.38 ± 0.04", "–", "–", "€+32 ± 3k"});
  CHECK(tables.front().rows[2] == std::vector<std::string>{"together", "−0.75 ± 0.04", "–", "–", "€+64 ± 3k"});
  CHECK(tables.front().rows[3] ==
        std::vector<std::string>{"of which interaction", "+0.12 ± 0.03", "–", "–", "€−2 ± 1k"});
}

TEST_CASE("who was trained is told apart from who left the region, with the decimals of the least sure") {
  std::string table = "alternative,year,profession,giver,receiver,item,unit," + quantile_columns + "\n";
  const auto add = [&](const char* giver, const char* receiver, const char* item, double mean, double sd) {
    table += fmt::format("plan,2027,*,{},{},{},heads,{}\n", giver, receiver, item, bell(mean, sd));
  };
  add("ank", "ank", "trained", 8.0, 1.0);
  add("ank", "bel", "trained", 1.25, 1.0);
  add("ank", "", "trained", 0.5, 1.0);
  add("bel", "ank", "trained", 2.25, 8.0);  // an error of 0.4: no decimals in its column
  add("bel", "*", "exchanged", 12.0, 1.0);
  add("*", "bel", "exchanged", 12.0, 1.0);
  const Report report = World({}, {table_of("contribution", table)}).report();
  const ReportTable giving = blocks<ReportTable>(section(report, "Giving and receiving")).front();
  REQUIRE(giving.columns.size() == 6);
  CHECK(giving.columns[3].head == "trained, left the region");
  CHECK(giving.rows[0] == std::vector<std::string>{"Ankerziekenhuis", "1", "2", "0.5", "0.0", "0.0"});
  CHECK(giving.rows[1] == std::vector<std::string>{"Belziekenhuis", "2", "1", "0.0", "12.0", "12.0"});
  CHECK(giving.rows[2] == std::vector<std::string>{"together", "4", "4", "0.5", "12.0", "12.0"});
}

TEST_CASE("costs are told by item, over all years, and that no price of a policy was filled in") {
  std::string table = "alternative,year,region,organisation,item,unit," + quantile_columns + "\n";
  for (const char* const alternative : {"niets", "plan"})
    for (const int year : {2026, 2027})
      for (const char* const item : {"*", "employer", "closed_rooms", "policy"}) {
        const double mean = item == std::string("*") ? 3e6 : item == std::string("policy") ? 0.0 : 1.5e6;
        table += fmt::format("{},{},noord,*,{},euro,{}\n", alternative, year, item, bell(mean, 1e5));
      }
  const Report report = World({}, {table_of("costs", table)}).report();
  const ReportSection& options = section(report, "The alternatives side by side");
  const auto tables = blocks<ReportTable>(options);
  REQUIRE(tables.size() >= 2);
  CHECK(tables[1].columns.size() == 4);  // nobody has a price of policies
  CHECK(tables[1].rows[0] == std::vector<std::string>{"niets", "€6.0m", "€3.0m", "€3.0m"});
  CHECK(blocks<Paragraph>(options).back().text.find("No price is filled in") == 0);
}

TEST_CASE("worse rooms and a better shortage are no verdict; worse in both is not advised") {
  Told told;
  told.rooms_with = 5.0;
  told.lower = 0.02;
  CHECK(decision_in(told) == "no verdict");
  told.shortage_difference = 8.0;
  told.shortage_lower = 0.02;
  CHECK(decision_in(told) == "not advised");
}

TEST_CASE("a reading of retention stands with and without policies, and what differs is said") {
  std::string table =
      "alternative,year,region,organisation,profession,reading,leavers,retirement,basis,leavers_mean,average_staff,"
      "base,"
      "value,bound,possible,probability_met,standard_error,probability_met_without_policies,standard_error_without,"
      "detectable\n";
  for (const char* const alternative : {"niets", "plan"}) {
    table += fmt::format(
        "{},2027,noord,*,*,fewer_leavers,organisation,true,heads,9,100,0.1,0.09,0.09,true,{},0.02,0.32,"
        "0.02,0.3\n",
        alternative, alternative == std::string("plan") ? 0.41 : 0.32);
    table += fmt::format("{},2027,noord,*,*,ten_points,organisation,true,heads,9,100,0.9,0.91,1.01,false,0,0,0,0,0.3\n",
                         alternative);
  }
  const World world({}, {table_of("retention", table)});
  const Report report = world.report(Language::nl);
  const auto& retention = section(report, "Behoud");
  const auto rows = blocks<ReportTable>(retention).front().rows;
  REQUIRE(rows.size() == 2);
  CHECK(rows[0][2] == "32%");
  CHECK(rows[0][3] == "zonder 32% → met 41%");
  CHECK(rows[0][1] == "≤ 9,0% vertrek");
  CHECK(rows[1][3] == "kan niet");
  CHECK(blocks<Paragraph>(retention).back().text.find("van 0% tot 41% (‘plan’): welke lezing geldt") !=
        std::string::npos);
}

TEST_CASE("chances are told as frequencies, and none is certain that is not") {
  const World world({});
  BoardReportAsked asked;
  asked.scenario = &world.scenario;
  asked.run = &world.run;
  const BoardView view(asked);
  CHECK(view.frequency(0.0) == "in none of the simulations");
  CHECK(view.frequency(0.04) == "in fewer than 1 in 20 simulations");
  CHECK(view.frequency(0.94) == "in 9 of 10 simulations");
  CHECK(view.frequency(0.96) == "in more than 19 in 20 simulations");
  CHECK(view.frequency(1.0) == "in all simulations");
  CHECK(view.chance_text(0.4) == "40% ± 2");  // √(0.24/400) = 0.0245
  CHECK(view.euro_text(1'234'567.0, 40'000.0, true) == "€+1.2m");
  CHECK(view.euro_text(-8'400.0, 10.0, true) == "€−8k");
}
