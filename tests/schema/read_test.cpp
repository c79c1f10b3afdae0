// Described structs read from texts, right and wrong.
#include <doctest/doctest.h>

#include <string>

#include "schema/fleet.hpp"

using namespace spp;
using namespace spp::test;

TEST_CASE("what is not given keeps the member's initialiser") {
  const Fleet fleet = good("name: a\n");
  CHECK(fleet.seed == 1);
  CHECK_FALSE(fleet.size);
  CHECK(known(fleet.loss) == 0.25);
  CHECK(fleet.loss.path.empty());
  CHECK(fleet.marks == std::vector{0.5});
  CHECK(known(*fleet.crew.all) == 0.5);
}

TEST_CASE("the simple kinds read as they are written") {
  const Fleet fleet = good(
      "name: {nl: Vloot, en: Fleet}\nsize: 12\nseed: 18446744073709551615\nsails: nee\nstart: 2030-12\nwind: "
      "storm\nspeed: 7kn\nnote: 12\nmarks: [0.1, 0.9]\n");
  CHECK(fleet.name.nl == "Vloot");
  CHECK(fleet.name.en == "Fleet");
  CHECK(fleet.size == 12);
  CHECK(fleet.seed == 18446744073709551615u);
  CHECK_FALSE(fleet.sails);
  CHECK(fleet.start == CalendarMonth{2030, 12});
  CHECK(fleet.wind == Wind::storm);
  CHECK(fleet.speed.value == 7);
  CHECK(fleet.note == "12");
  CHECK(fleet.marks == std::vector{0.1, 0.9});
  CHECK(good("name: OK\n").name.nl == "OK");
  CHECK(good("name: {nl: OK}\n").name.en == "OK");
  CHECK(good("sails: ja\n").sails);
}

TEST_CASE("the simple kinds refuse what they are not") {
  CHECK(wrong("sails: yes\n") == "a.yaml:1:8: `yes` is not true or false\n");
  CHECK(wrong("sails: \"true\"\n").find("is not true or false") != std::string::npos);
  CHECK(wrong("wind: strom\n") == "a.yaml:1:7: `strom` is not one of calm, storm; did you mean `storm`?\n");
  CHECK(wrong("speed: fast\n") == "a.yaml:1:8: `fast` is not a speed, 5kn\n");
  CHECK(wrong("size: 5x\n") == "a.yaml:1:7: `5x` is not a number\n");
  CHECK(wrong("size: 5.5\n") == "a.yaml:1:7: 5.5 is not a whole number\n");
  CHECK(wrong("size: 5.0\n") == "a.yaml:1:7: 5.0 is not a whole number; write 5\n");
  CHECK(wrong("size: 0\n") == "a.yaml:1:7: 0 is outside 1 to 100 (ships)\n");
  CHECK(wrong("size: [1]\n") == "a.yaml:1:1: a number is expected here, not a list\n");
  CHECK(wrong("seed: -1\n").find("not a whole number from 0") != std::string::npos);
  CHECK(wrong("start: 2026-1\n") == "a.yaml:1:8: 2026-1 is not a month, written YYYY-MM; write 2026-01\n");
  for (const char* month : {"2026-13", "2026-00", "202-01", "2026", "2026-001", "2026-01-01", "januari"})
    CHECK_FALSE(wrong("start: " + std::string(month) + "\n").empty());
  CHECK(wrong("marks: 0.5\n") == "a.yaml:1:8: 0.5 is not a list; write [0.5]\n");
  CHECK(wrong("name: [a]\n") == "a.yaml:1:1: a text is expected here, not a list\n");
  CHECK(wrong("note: \"a\\u202Eb\"\n").find("turn the reading direction") != std::string::npos);
}

TEST_CASE("all problems of a file are told at once, by place") {
  CHECK(wrong("nam: x\nsize: 0\nships: {a: {mast: 2, masts: 9}, b: {}}\nloss: 0,085\ncrew: {kook: 1, mate: 12%}\n") ==
        "a.yaml:1:1: unknown field `nam`; did you mean `name`?\n"
        "a.yaml:2:7: 0 is outside 1 to 100 (ships)\n"
        "a.yaml:3:13: unknown field `mast` in a ship; did you mean `masts`?\n"
        "a.yaml:3:29: 9 is outside 1 to 5 (masts)\n"
        "a.yaml:3:33: `masts` is missing; give a whole number, 1 to 5 (masts)\n"
        "a.yaml:4:7: 0,085 is not a number; write 0.085\n"
        "a.yaml:5:8: unknown crew `kook`; did you mean `cook`?\n"
        "a.yaml:5:23: 12% is not a number; write 0.12\n");
}

TEST_CASE("a broken value leaves the default") {
  const Read out = read_fleet("loss: x\nmarks: y\nsize: z\nsails: maybe\n");
  CHECK(known(out.fleet.loss) == 0.25);
  CHECK(out.fleet.marks == std::vector{0.5});
  CHECK(out.fleet.sails);
}

TEST_CASE("a number may be distributed, counted, sourced, assumed and bounded") {
  CHECK(known(good("loss: 0.5\n").loss) == 0.5);
  const Number counted = good("loss: 23 of 214\n").loss;
  CHECK(std::get<Counts>(std::get<Distribution>(counted.value)).of == 214);
  CHECK(std::holds_alternative<Exposure>(std::get<Distribution>(good("loss: \"23 per 214\"\n").loss.value)));
  const Number full =
      good("loss: {triangular: [0.1, 0.2, 0.3], source: S-1, assumption: why not, range: [0.1, 0.4]}\n").loss;
  CHECK(std::get<Triangular>(std::get<Distribution>(full.value)).mode == 0.2);
  CHECK(full.source == "S-1");
  CHECK(full.assumption == "why not");
  CHECK(full.range == std::pair{0.1, 0.4});
  const Number named = good("loss: {pert: {high: 0.3, low: 0.1, mode: 0.2}}\n").loss;
  CHECK(std::get<Pert>(std::get<Distribution>(named.value)).high == 0.3);
  const Number discrete = good("loss: {discrete: {1: 0.7, 0: 0.3}}\n").loss;
  CHECK(std::get<Discrete>(std::get<Distribution>(discrete.value)).weight_of.front() == std::pair{0.0, 0.3});
  CHECK(std::get<Counts>(std::get<Distribution>(good("loss: {value: \"2 of 9\", source: S-2}\n").loss.value)).events ==
        2);
}

TEST_CASE("every distribution key reads its list form back") {
  for (const DistributionRow& row : distributions()) {
    if (row.key.empty() || row.parameters.empty()) continue;
    std::string list;
    for (std::size_t i = 0; i < row.parameters.size(); ++i) list += (i == 0 ? "0." : ", 0.") + std::to_string(i + 2);
    const Number number = good("loss: {" + std::string(row.key) + ": [" + list + "]}\n").loss;
    REQUIRE_FALSE(number.known());
    CHECK(&row_of(std::get<Distribution>(number.value)) == &row);
    CHECK(wrong_loss("{" + std::string(row.key) + ": [0.5]}")
              .find("takes " + std::to_string(row.parameters.size()) + " numbers") != std::string::npos);
  }
}

TEST_CASE("what is wrong with a number is told in its place") {
  CHECK(wrong_loss("\"0.02\"") == "a.yaml:1:7: a number stands without quotes; write 0.02\n");
  CHECK(wrong_loss("1.2").starts_with("a.yaml:1:7: 1.2 is outside 0 to 1 (share)"));
  CHECK(wrong_loss("12").find("write 0.12 for 12%") != std::string::npos);
  CHECK(wrong_loss("{triangular: [0.3, 0.2, 0.1]}") ==
        "a.yaml:1:8: `low` is above `high`; in triangular(0.3, 0.2, 0.1)\n");
  CHECK(wrong_loss("{uniform: [0.5, 1.5]}") == "a.yaml:1:8: uniform(0.5, 1.5) can leave 0 to 1 (share)\n");
  CHECK(wrong_loss("{normal: [0.9, 5]}").empty());  // an open tail is cut off when drawn
  CHECK(wrong_loss("{normal: [1.9, 5]}").find("the mean of normal(1.9, 5), 1.9, is outside 0 to 1") !=
        std::string::npos);
  CHECK(wrong_loss("{discrete: {0: 1, 2: 1}}").find("can leave") != std::string::npos);
  CHECK(wrong_loss("{value: 0.1, normal: [0, 1]}") ==
        "a.yaml:1:20: `value` and `normal` are given for one number; keep one\n");
  CHECK(wrong_loss("{source: S-1}").find("needs `value` or a distribution") != std::string::npos);
  CHECK(wrong_loss("{value: 0.1, sorce: S-1}") ==
        "a.yaml:1:20: unknown field `sorce` in a number; did you mean `source`?\n");
  CHECK(wrong_loss("{value: 0.1, source: S-3}").find("`S-3` is in no sources.csv; did you mean `S-1`?") !=
        std::string::npos);
  CHECK(wrong_loss("{value: 0.1, range: [0.2, 0.3]}") == "a.yaml:1:15: 0.1 lies outside its own range, 0.2 to 0.3\n");
  CHECK(wrong_loss("{value: 0.1, range: [0.3, 0.2]}").find("ends below its beginning") != std::string::npos);
  CHECK(wrong_loss("{value: 0.1, range: 3}").find("takes two numbers") != std::string::npos);
  CHECK(wrong_loss("{pert: {low: 0, mid: 0.1, high: 1}}").find("unknown field `mid`") != std::string::npos);
  CHECK(wrong_loss("6 of 5").find("more events than cases") != std::string::npos);
  CHECK(wrong_loss("x of 5").find("is not a count") != std::string::npos);
  CHECK(wrong_loss("{discrete: [1, 2]}").find("a map of values and weights") != std::string::npos);
  for (const char* value : {".inf", ".nan", "010", "1_0", "0x1", "1e400", "1e", "true", "0.1.2"})
    CHECK_FALSE(wrong_loss(value).empty());
}

TEST_CASE("the path of a number does not know whether default was written") {
  CHECK(good("crew: 0.1\n").crew.all->path == "crew");
  CHECK(good("crew: {default: 0.1}\n").crew.all->path == "crew");
  const Fleet fleet = good(
      "pay: {cook: {delfzijl: 0.2, default: 0.3}, default: {harlingen: 0.4}}\naged: {mate: {15: 0.1, 60: 0.2}}\nships: "
      "{a: {masts: 1, cargo: [0.1, 0.2]}}\n");
  CHECK(fleet.pay.named.at("cook").named.at("delfzijl").path == "pay.cook.delfzijl");
  CHECK(fleet.pay.named.at("cook").all->path == "pay.cook");
  CHECK(fleet.pay.all->named.at("harlingen").path == "pay.harlingen");
  CHECK(fleet.aged.named.at("mate").at(70).path == "aged.mate.60");
  CHECK(fleet.ships.at("a").cargo.at(1).path == "ships.a.cargo.2");
}

TEST_CASE("who is not named takes default, else what all have, else the built-in value") {
  const Fleet fleet = good("pay: {cook: {delfzijl: 0.2}, default: {harlingen: 0.4}}\n");
  CHECK(known(*find(fleet.pay, "cook", "delfzijl")) == 0.2);
  CHECK(known(*find(fleet.pay, "cook", "harlingen")) == 0.4);
  CHECK(known(*find(fleet.pay, "mate", "harlingen")) == 0.4);
  CHECK(known(*find(fleet.pay, "mate", "delfzijl")) == 0.1);  // built in
  CHECK(known(*find(good("pay: 0.7\n").pay, "mate", "delfzijl")) == 0.7);
}

TEST_CASE("a single value under a table becomes its default") {
  const Fleet fleet = good("pay: 0.7\naged: {15: 0.1, 40: 0.2}\n", {"pay.cook.delfzijl=0.9", "aged.mate=0.5"});
  CHECK(known(*find(fleet.pay, "cook", "delfzijl")) == 0.9);
  CHECK(known(*find(fleet.pay, "cook", "harlingen")) == 0.7);
  CHECK(known(*find(fleet.pay, "mate", "harlingen")) == 0.7);
  CHECK(known(fleet.aged.all->at(50)) == 0.2);
  CHECK(known(fleet.aged.named.at("mate").at(50)) == 0.5);
}

TEST_CASE("a struct under a table becomes its default, as a number does") {
  const Fleet fleet = good("parts: {hull: 0.1, sail: 0.2}\n", {"parts.cook=0.5"});
  CHECK(known(std::get<Parts>(*fleet.parts.all).sail) == 0.2);
  CHECK(known(std::get<Number>(fleet.parts.named.at("cook"))) == 0.5);
}

TEST_CASE("tables tell a name of another axis, and where it belongs") {
  CHECK(wrong("pay: {delfzijl: 0.1}\n") ==
        "a.yaml:1:7: `delfzijl` is a port; a crew is expected here; write `default: {delfzijl: …}` for every crew\n");
  CHECK(wrong("pay: {cook: {storm: 0.1}}\n") ==
        "a.yaml:1:14: `storm` is a cause; a port is expected here; this table is by port\n");
  CHECK(wrong("crew: {cook: 0.1, hull: 1}\n") == "a.yaml:1:19: unknown crew `hull`; known here: `cook`, `mate`\n");
  CHECK(wrong("parts: {hull: 0.1, cook: 0.2}\n") ==
        "a.yaml:1:9: `hull` stands beside names; a crew is expected here; write `default: {hull: …}`\n");
  CHECK(wrong("parts: {hul: 0.1}\n") == "a.yaml:1:9: unknown crew or field `hul`; did you mean `hull`?\n");
}

TEST_CASE("a struct or a list may stand where a number may") {
  const Fleet fleet = good(
      "parts: {default: {hull: 0.1}, cook: 0.3, mate: {value: 0.2, source: S-1}}\nstock: {delfzijl: [1, 2], harlingen: "
      "5}\n");
  CHECK(known(std::get<Parts>(*fleet.parts.all).hull) == 0.1);
  CHECK(known(std::get<Number>(fleet.parts.named.at("cook"))) == 0.3);
  CHECK(std::get<Number>(fleet.parts.named.at("mate")).source == "S-1");
  CHECK(std::get<std::vector<Number>>(fleet.stock.named.at("delfzijl")).at(1).path == "stock.delfzijl.2");
  CHECK(known(std::get<Parts>(*good("parts: {sail: 0.4}\n").parts.all).sail) == 0.4);
}

TEST_CASE("tables by age and year take the keys of their kind, sorted") {
  const Fleet fleet = good(
      "by_age: {60: 0.3, 15: 0.1, 40: 0.2, source: S-1}\nby_year: {2030: 5kn, 2026: 4kn}\nrecruits: {25: 1, 40: 2}\n");
  CHECK(known(fleet.by_age.at(15)) == 0.1);
  CHECK(known(fleet.by_age.at(59)) == 0.2);
  CHECK(known(fleet.by_age.at(75)) == 0.3);
  CHECK(fleet.by_age.at(40).source == "S-1");
  CHECK(fleet.by_age.at(40).path == "by_age.40");
  CHECK(fleet.by_year.at(2029).value == 4);
  CHECK(fleet.recruits.entries.at(1).first == 40);
  CHECK(good("by_age: 0.5\n").by_age.at(20).path == "by_age");
  CHECK(good("by_age: {15: {value: 0.1, assumption: own}, 40: 0.2, source: S-1}\n").by_age.at(20).source.empty());
  CHECK(wrong("by_age: {14: 0.1, 76: 0.2}\n") ==
        "a.yaml:1:10: `14` is not an age from 15 to 75\na.yaml:1:19: `76` is not an age from 15 to 75\n");
  CHECK(wrong("by_year: {1899: 1kn}\n").find("`1899` is not a year from 1900 to 2200") != std::string::npos);
  CHECK(wrong("by_age: {15: 0.1, 40: 0.9, range: [0, 0.5]}\n") ==
        "a.yaml:1:23: 0.9 lies outside its own range, 0 to 0.5\n");
  CHECK(wrong("recruits: 5\n").find("a number for some ages") != std::string::npos);
  CHECK(wrong("by_age: {15: 0.1, old: 0.2}\n").find("`old`") != std::string::npos);
}

TEST_CASE("names are letters of any language, digits, and two signs; some words are reserved") {
  CHECK(good("ships: {a: {masts: 1}, \xC3\xA9\xC3\xA9n-2_b: {masts: 1}}\n").ships.size() == 2);
  CHECK(wrong("ships: {1a: {masts: 1}}\n").find("the name `1a` does not begin with a letter") != std::string::npos);
  CHECK(wrong("ships: {a b: {masts: 1}}\n").find("has a blank in it") != std::string::npos);
  CHECK(wrong("ships: {a.b: {masts: 1}}\n").find("has `.` in it") != std::string::npos);
  CHECK(wrong("ships: {" + std::string(101, 'a') + ": {masts: 1}}\n").find("longer than 100 characters") !=
        std::string::npos);
  for (const char* word : {"default", "value", "source", "assumption", "range", "normal", "triangular", "discrete"})
    CHECK(wrong("ships: {" + std::string(word) + ": {masts: 1}}\n").find("the word is reserved") != std::string::npos);
}

TEST_CASE("names that a map defines are gathered, default aside") {
  Problems problems;
  const Loaded loaded = load("x: {b: 1, default: 2, a: 3, 1c: 4}\n");
  Reader reader(problems);
  CHECK(defined_names(reader, loaded.document.root().find("x")) == std::vector<std::string>{"b", "a", "1c"});
  CHECK(messages(problems).find("does not begin with a letter") != std::string::npos);
  CHECK(defined_names(reader, nullptr).empty());
}

TEST_CASE("every path that is read knows where it was written") {
  const Read out = read_fleet("loss: 0.1\npay:\n  cook: {delfzijl: 0.2}\n", {"size=3"});
  CHECK(out.origins.at("loss").column == 7);
  CHECK(out.origins.at("pay").line == 2);
  CHECK(out.origins.at("pay.cook").line == 3);
  CHECK(out.origins.at("pay.cook.delfzijl").column == 20);
  CHECK(out.origins.at("size").source->name == "--set");
  CHECK(out.origins.count("seed") == 0);
}
