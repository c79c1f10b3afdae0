// How cells are spelled in CSV and JSON, and what the two files that describe the others say.
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>

#include "output/csv.hpp"
#include "output/hash.hpp"
#include "output/json.hpp"
#include "output/manifest.hpp"
#include "output/run_files.hpp"

using namespace spp;

namespace {

template <class T>
std::string csv_cell(T value) {
  std::string out;
  append_cell(out, value);
  return out;
}

template <class T>
std::string json_cell(T value) {
  std::string out;
  append_json(out, value);
  return out;
}

/// One row with awkward texts and numbers.
Rows<YearlyRow> awkward_table(const std::vector<double>& quantiles) {
  Rows<YearlyRow> table;
  table.shares = {0.05, 0.5};
  table.numbers = quantiles;
  YearlyRow row;
  row.alternative = "baseline";
  row.year = 2026;
  row.months = 12;
  row.region = "noord, en \"oost\"";
  row.organisation = "group:Ommelander é";
  row.profession = "*";
  row.measure = "gap_fte";
  row.unit = "fte";
  row.mean = -0.0;
  row.sd = 1.0 / 3.0;
  row.quantiles.values = table.numbers;
  table.rows.push_back(row);
  return table;
}

}  // namespace

TEST_CASE("text is quoted where it must be, and only there") {
  CHECK(csv_cell(std::string_view("martini")) == "martini");
  CHECK(csv_cell(std::string_view("")).empty());
  CHECK(csv_cell(std::string_view("a,b")) == "\"a,b\"");
  CHECK(csv_cell(std::string_view("say \"a\"")) == "\"say \"\"a\"\"\"");
  CHECK(csv_cell(std::string_view("two\nlines")) == "\"two\nlines\"");
  CHECK(csv_cell(std::string_view("a\rb")) == "\"a\rb\"");
}

TEST_CASE("numbers have their shortest form, whole ones no point, and there is no -0") {
  CHECK(csv_cell(0.1) == "0.1");
  CHECK(csv_cell(-0.0) == "0");
  CHECK(csv_cell(12.0) == "12");
  CHECK(csv_cell(-3.0) == "-3");
  CHECK(csv_cell(1.0 / 3.0) == "0.3333333333333333");
  CHECK(csv_cell(123456789.25) == "123456789.25");
  CHECK(csv_cell(1e-7) == "1e-07");
  CHECK(csv_cell(1e22) == "1e+22");
  CHECK(csv_cell(std::int64_t{2026}) == "2026");
  CHECK(csv_cell(true) == "true");
  for (const double x :
       {0.1, 1e-300, 1e15, 999999999999999.0, 1e15 + 0.5, 4503599627370497.5, -2.5e-5, 1.7976931348623157e308})
    CHECK(std::stod(csv_cell(x)) == x);
}

TEST_CASE("a number that is not finite is refused in CSV and JSON") {
  for (const double bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    CHECK_THROWS_AS(csv_cell(bad), std::domain_error);
    CHECK_THROWS_AS(json_cell(bad), std::domain_error);
  }
}

TEST_CASE("a table has its header, a column a share, and LF") {
  CHECK(csv_text(awkward_table({-1.5, 2.0})) ==
        "alternative,year,months,region,organisation,profession,measure,unit,mean,sd,q05,q50,"
        "chance_share,input_share\n"
        "baseline,2026,12,\"noord, en \"\"oost\"\"\",group:Ommelander é,*,gap_fte,fte,0,0.3333333333333333,-1.5,2,,\n");
}

TEST_CASE("a long table goes out in pieces that join without a seam") {
  Rows<InputRow> table;
  table.rows.resize(5000);
  for (InputRow& row : table.rows) row.path = std::string(50, 'x');
  std::size_t pieces = 0, lines = 0;
  write_csv(table, [&](std::string_view piece) {
    ++pieces;
    for (const char c : piece) lines += c == '\n' ? 1 : 0;
    if (!piece.empty()) CHECK(piece.back() == '\n');
  });
  CHECK(pieces > 2);
  CHECK(lines == 5001);
}

TEST_CASE("JSON has the rows of CSV, with types") {
  const auto json = nlohmann::json::parse(json_text(awkward_table({-1.5, 2.0})));
  REQUIRE(json.size() == 1);
  CHECK(json[0]["region"] == "noord, en \"oost\"");
  CHECK(json[0]["year"] == 2026);
  CHECK(json[0]["mean"].is_number_integer());
  CHECK(json[0]["q05"] == -1.5);
  CHECK(json[0].size() == 14);
  CHECK(nlohmann::json::parse(json_text(Rows<InputRow>())).empty());
}

TEST_CASE("the columns are those that users were promised") {
  const std::vector<double> shares{0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95};
  const auto header = [](const auto& table) {
    const std::string text = csv_text(table);
    return text.substr(0, text.find('\n'));
  };
  Rows<ProjectionRow> projection;
  projection.shares = shares;
  CHECK(header(projection) ==
        "alternative,month,region,organisation,profession,measure,unit,mean,sd,q05,q10,q25,q50,q75,q90,q95");
  Rows<YearlyRow> yearly;
  yearly.shares = shares;
  CHECK(header(yearly) ==
        "alternative,year,months,region,organisation,profession,measure,unit,mean,sd,q05,q10,q25,q50,q75,q90,q95,"
        "chance_share,input_share");
  Rows<ComparisonRow> comparison;
  comparison.shares = shares;
  CHECK(header(comparison) ==
        "alternative,against,year,region,organisation,profession,measure,unit,mean,sd,q05,q10,q25,q50,q75,q90,q95,"
        "probability_lower,first_visible,chance_share,input_share");
  Rows<FlowRow> flow;
  flow.shares = shares;
  CHECK(header(flow) ==
        "alternative,year,region,organisation,profession,programme,flow,cause,to,unit,mean,sd,q05,q10,q25,q50,q75,q90,"
        "q95");
  Rows<CostRow> cost;
  cost.shares = shares;
  CHECK(header(cost) == "alternative,year,region,organisation,item,unit,mean,sd,q05,q10,q25,q50,q75,q90,q95");
  Rows<ContributionRow> contribution;
  contribution.shares = shares;
  CHECK(header(contribution) ==
        "alternative,year,profession,giver,receiver,item,unit,mean,sd,q05,q10,q25,q50,q75,q90,q95");
  CHECK(
      header(Rows<StartRow>()) ==
      "region,organisation,profession,heads,own_fte,trainees,establishment_fte,vacant_fte,flex_fte,required_fte,rooms,"
      "fte_per_room,staff_per_room_implied,retire_first_year,exit_rate,trainee_fte");
  CHECK(header(Rows<InputRow>()) == "path,file,line,distribution,source,is_assumption,mean,q05,q50,q95");
}

TEST_CASE("every column has a meaning in both languages") {
  const auto check = [](const std::vector<Column>& columns) {
    std::set<std::string> names;
    for (const Column& column : columns) {
      CAPTURE(column.name);
      CHECK(names.insert(column.name).second);
      CHECK_FALSE(column.help.nl.empty());
      CHECK_FALSE(column.help.en.empty());
    }
  };
  check(columns_of<ProjectionRow>({0.05, 0.5}));
  check(columns_of<YearlyRow>({0.05, 0.5}));
  check(columns_of<FlowRow>({0.05, 0.5}));
  check(columns_of<CostRow>({0.05, 0.5}));
  check(columns_of<ContributionRow>({0.05, 0.5}));
  check(columns_of<StartRow>({}));
  check(columns_of<InputRow>({}));
}

TEST_CASE("hashes are SHA-256, in pieces as in one") {
  // FIPS 180-4's examples, and the empty text.
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Sha256 hash;
  hash.update("a");
  hash.update("");
  hash.update("bc");
  CHECK(hash.finish() == sha256("abc"));
  CHECK(hash.finish() == sha256(""));
}

TEST_CASE("a manifest names what was read and written, and no folder of the machine") {
  RunDescription run;
  run.version = "0.1.0";
  run.seed = 18446744073709551615U;
  run.replicates = 1000;
  run.alternatives = {"baseline", "all"};
  run.overrides = {"replicates=5"};
  run.inputs = {{"home/someone/region.yaml", "abc"}};
  const std::vector<WrittenFile> files{{"yearly.csv", 3, sha256("abc")}};
  const std::string text = manifest_text(run, files);
  CHECK(text.find("someone") == std::string::npos);
  const auto json = nlohmann::json::parse(text);
  CHECK(json["program"] == "spp");
  CHECK(json["stream"] == 1);
  CHECK(json["seed"] == 18446744073709551615U);
  CHECK(json["alternatives"] == nlohmann::json{"baseline", "all"});
  CHECK(json["overrides"] == nlohmann::json{"replicates=5"});
  CHECK(json["inputs"][0]["name"] == "region.yaml");
  CHECK(json["inputs"][0]["sha256"] == sha256("abc"));
  CHECK(json["files"][0]["bytes"] == 3);
  const auto names = files_of_manifest(text);
  REQUIRE(names.has_value());
  CHECK(*names == std::vector<std::string>{"manifest.json", "yearly.csv"});
}

TEST_CASE("what is no manifest of ours is not taken for one") {
  for (const std::string_view text :
       {"", "{", "[]", "3", "{}", R"({"program": "other", "files": []})", R"({"program": "spp"})",
        R"({"program": "spp", "files": 3})", R"({"program": "spp", "files": [3]})",
        R"({"program": "spp", "files": [{"name": 3}]})", R"({"program": 1, "files": []})"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(files_of_manifest(text).has_value());
  }
  CHECK(files_of_manifest(R"({"program": "spp", "files": []})").has_value());
}

TEST_CASE("the data package describes each column, measure, flow and item") {
  const std::vector<Resource> resources{
      {"yearly", {"Per jaar", "By year"}, columns_of<YearlyRow>({0.05, 0.5}), {"alternative", "year"}}};
  const auto json = nlohmann::json::parse(datapackage_text(resources));
  const auto& yearly = json["resources"][0];
  CHECK(yearly["path"] == "yearly.csv");
  CHECK(yearly["schema"]["fields"].size() == 14);
  CHECK(yearly["schema"]["fields"][1]["type"] == "integer");
  CHECK(yearly["schema"]["fields"][2]["unit"] == "months");
  CHECK(yearly["schema"]["fields"][10]["name"] == "q05");
  CHECK(yearly["schema"]["fields"][10]["share"] == 0.05);
  CHECK(yearly["schema"]["primaryKey"][1] == "year");
  CHECK(json["measures"].size() == measure_count + 2);  // leavers and cost, of comparison.csv
  CHECK(json["flows"].size() == flow_count);
  CHECK(json["cost_items"].size() == cost_item_count);
  CHECK(json["contribution_items"].size() == contribution_items().size());
  for (const char* list : {"measures", "flows", "cost_items", "contribution_items"})
    for (const auto& one : json[list]) {
      CHECK_FALSE(one["name"].get<std::string>().empty());
      CHECK_FALSE(one["unit"].get<std::string>().empty());
      CHECK_FALSE(one["description"].get<std::string>().empty());
      CHECK_FALSE(one["description_nl"].get<std::string>().empty());
    }
}

TEST_CASE("a number that is not there is an empty cell, null in JSON, and a missing value in the data package") {
  Rows<YearlyRow> table = awkward_table({-1.5, 2.0});
  table.rows.resize(1);
  const std::string empty = csv_text(table);
  CHECK(empty.ends_with(",,\n"));
  CHECK(nlohmann::json::parse(json_text(table))[0]["chance_share"].is_null());
  table.rows.front().chance_share = 0.25;
  table.rows.front().input_share = 0.75;
  CHECK(csv_text(table).ends_with(",0.25,0.75\n"));
  CHECK(nlohmann::json::parse(json_text(table))[0]["input_share"] == 0.75);

  const std::vector<Column> columns = columns_of<YearlyRow>({0.5});
  CHECK(columns.back().name == "input_share");
  CHECK(columns.back().type == ColumnType::number);
  CHECK(columns.back().may_be_empty);
  CHECK_FALSE(columns.front().may_be_empty);
  const std::vector<Resource> resources{{"yearly", {}, columns, {}}, {"costs", {}, columns_of<CostRow>({0.5}), {}}};
  const auto json = nlohmann::json::parse(datapackage_text(resources));
  CHECK(json["resources"][0]["schema"]["missingValues"] == nlohmann::json::array({""}));
  CHECK(json["resources"][1]["schema"]["missingValues"].empty());
}

TEST_CASE("summary tables print as one JSON object or as CSV, table after table") {
  std::vector<RunTables> tables(1);
  tables.front().yearly = awkward_table({-1.5, 2.0});
  std::string text;
  const ByteSink sink = [&text](std::string_view piece) { text += piece; };
  print_tables(tables, TableFormat::json, sink);
  const auto json = nlohmann::ordered_json::parse(text);
  std::vector<std::string> names;
  for (const auto& item : json.items()) names.push_back(item.key());
  CHECK(names == std::vector<std::string>{"yearly", "start", "flows", "costs", "contribution", "inputs"});
  CHECK(json["yearly"][0]["measure"] == "gap_fte");
  text.clear();
  print_tables(tables, TableFormat::csv, sink);
  CHECK(text.starts_with("alternative,year,"));
  CHECK(text.find("\n\nregion,organisation,profession,heads") != std::string::npos);
  CHECK(text.ends_with("mean,q05,q50,q95\n"));
  CHECK_THROWS_AS(print_tables({}, TableFormat::csv, sink), std::logic_error);
}

TEST_CASE("the alternatives stand in the given order under one header; the start is the first one's") {
  std::vector<RunTables> tables(2);
  for (std::size_t i = 0; i < tables.size(); ++i) {
    tables[i].yearly = awkward_table({1.0, 2.0});
    tables[i].yearly.rows.front().alternative = i == 0 ? "uitwisselen" : "baseline";
    tables[i].start.rows.resize(1);
    tables[i].start.rows.front().organisation = i == 0 ? "first" : "second";
    tables[i].inputs.rows.resize(i + 1);
    for (std::size_t k = 0; k <= i; ++k) tables[i].inputs.rows[k].path = k == 0 ? "absence" : "policies.a.realisation";
  }
  std::string text;
  const ByteSink sink = [&text](std::string_view piece) { text += piece; };
  print_tables(tables, TableFormat::csv, sink);
  const std::size_t first = text.find("\nuitwisselen,2026,"), second = text.find("\nbaseline,2026,");
  REQUIRE(first != std::string::npos);
  REQUIRE(second != std::string::npos);
  CHECK(first < second);
  CHECK(text.find("alternative,year,months", 1) == std::string::npos);  // one header
  CHECK(text.find("first") != std::string::npos);
  CHECK(text.find("second") == std::string::npos);
  text.clear();
  print_tables(tables, TableFormat::json, sink);
  const auto json = nlohmann::json::parse(text);
  CHECK(json["yearly"].size() == 2);
  CHECK(json["yearly"][0]["alternative"] == "uitwisselen");
  CHECK(json["start"].size() == 1);
  REQUIRE(json["inputs"].size() == 2);
  CHECK(json["inputs"][1]["path"] == "policies.a.realisation");
}
