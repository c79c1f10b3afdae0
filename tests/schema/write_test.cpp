// Described structs written back and read again, and described.
#include <doctest/doctest.h>

#include <string>

#include "schema/fleet.hpp"

using namespace spp;
using namespace spp::test;

TEST_CASE("what was read is written, and reads back to the same") {
  const std::string text =
      "name: {nl: 'Vloot: \"a\"', en: \"- x # y\"}\nsize: 3\nseed: 5\nsails: false\nstart: 2031-03\nwind: "
      "storm\nspeed: 9kn\nnote: \"null\"\n"
      "loss: {pert: [0.1, 0.2, 0.65], source: S-1, assumption: \"4.9 fte, 0.78\", range: [0.1, 0.3]}\nmarks: []\n"
      "ships: {a: {masts: 1, cargo: [0.1, 3 of 9, {discrete: {0: 1, 0.5: 2}}]}, b: {name: \"123\", masts: 5}}\n"
      "by_age: {15: 0.1, 40: {value: 0.2, source: S-2}}\nby_year: {2026: 4kn, 2030: 5kn}\nrecruits: {20: 1, 30: "
      "{uniform: [1, 2]}}\n"
      "crew: {cook: {normal: [0.5, 0.1]}}\npay: {cook: {delfzijl: 0.2, default: 0.3}, default: {harlingen: 0.4}}\n"
      "aged: {default: {15: 0.1, 50: 0.3}, mate: 0.2}\nparts: {hull: 0.1, sail: 0.333333333333}\nstock: {delfzijl: [1, "
      "2], default: 4}\n"
      "exits: {default: {storm: 0.1, calm: {15: 0.1, 60: 0.2}}, cook: {storm: 7 per 1000}}\n";
  const Fleet first = good(text);
  const std::string written = write_yaml(first);
  INFO(written);
  const Fleet second = good(written);
  CHECK(write_yaml(second) == written);
  CHECK(second.name.nl == "Vloot: \"a\"");
  CHECK(second.name.en == "- x # y");
  CHECK(second.note == "null");
  CHECK(second.marks.empty());
  CHECK(second.loss.assumption == "4.9 fte, 0.78");
  CHECK(second.pay.all->named.at("harlingen").path == first.pay.all->named.at("harlingen").path);
  CHECK(known(*find(second.pay, "mate", "delfzijl")) == known(*find(first.pay, "mate", "delfzijl")));
  CHECK(second.aged.all->at(60).path == "aged.50");
  CHECK(second.exits.named.at("cook").at("storm").at(20).path == "exits.cook.storm");
  CHECK(second.ships.at("b").name.nl == "123");
}

TEST_CASE("every default is written out, and defaults read back to themselves") {
  const std::string written = write_yaml(Fleet{});
  INFO(written);
  CHECK(written.find("loss: 0.25\n") != std::string::npos);
  CHECK(written.find("pay: 0.1\n") != std::string::npos);
  CHECK(written.find("size") == std::string::npos);
  CHECK(write_yaml(good(written)) == written);
}

TEST_CASE("texts of every kind survive being written") {
  for (const char* text : {"a",  "null", "~",    "true",  "no",   "12", "1.5e3", "a: b",    "a #b", "#a",  "- a",
                           "[a", "{a}",  "a, b", "\"a\"", "it's", " a", "a ",    "a\nb",    "a\\b", "é€",  "@x",
                           "%x", "*x",   "&x",   "!x",    "|",    ">",  "?",     "2026-01", "=1+1", "x\ty"}) {
    INFO(std::string(text));
    Fleet fleet;
    fleet.note = text;
    fleet.name = Text(text);
    const Fleet back = good(write_yaml(fleet));
    CHECK(back.note == text);
    CHECK(back.name.nl == text);
  }
}

TEST_CASE("the reference names each field, its kind, its default and its meaning") {
  const auto rows = reference_rows<Fleet>(Language::en);
  const auto row = [&](const std::string& path) {
    for (const ReferenceRow& one : rows)
      if (one.path == path) return one;
    FAIL(path);
    return ReferenceRow{};
  };
  CHECK(row("loss").kind == "a number or a distribution, 0 to 1 (share)");
  CHECK(row("loss").standard == "0.25");
  CHECK(row("wind").kind == "one of calm, storm");
  CHECK(row("ships.<name>.masts").required);
  CHECK(row("parts.<crew>.hull").help == "hull");
  CHECK(reference_text<Fleet>(Language::nl).find("een getal of verdeling, 0 tot en met 1 (share)") !=
        std::string::npos);
}
