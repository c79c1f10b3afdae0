// What policies change with the naive simulator, against what can be worked out by hand. Rates are 50 per person-year
// or claimed away, so that what is not certain has a chance below 1e-12.
#include <cmath>
#include <string>

#include "generated/naive_world.hpp"

namespace spp {
namespace {

using namespace still;

const std::string programme =
    "programmes: {g: {profession: oa, duration: 20, intake_months: [5], places: {a: 1, default: 0}, "
    "entry_ages: {20: 1}}}\n";

TEST_CASE("places come on top in each intake month, and stand alone in a month that is added") {
  // half of them in May, all in October: a 1 + 1 and 2, b 2 and 4
  const naive::Record record =
      run(still_world(programme + "policies: {p: {type: training_places, programme: g, places: {a: 2, default: 4}, "
                                  "intake_months: [10], ramp_months: 10, organisations: [a, b], unit_cost: 10}}"),
          {"p"});
  CHECK(at(record, 4, 0).places_offered == 2);
  CHECK(at(record, 4, 1).places_offered == 2);
  CHECK(at(record, 9, 0).places_offered == 2);
  CHECK(at(record, 11, 0).trainees == 4);
  CHECK(at(record, 11, 1).trainees == 6);
  CHECK(at(record, 11, 2).trainees == 0);
  CHECK(cost(record, naive::Cost::policy, 0) == about(30));
  CHECK(cost(record, naive::Cost::policy, 1) == about(60));
}

TEST_CASE("a shock on places takes those of policies too, and what is not offered is not paid") {
  const naive::Record record =
      run(still_world(programme + "shocks: {s: {from: 2026-05, until: 2026-05, places: 0.5}}\n"
                                  "policies: {p: {type: training_places, programme: [g], places: 3, unit_cost: 10}}"),
          {"p"});
  CHECK(at(record, 4, 0).places_offered == 2);
  CHECK(cost(record, naive::Cost::policy, 0) == about(15));
}

TEST_CASE("a route is a programme whose places are the policy's") {
  const std::string yaml = still_world(
      "policies: {zij: {type: training_route, unit_cost: 7, joins: {c: 0, default: 1}, programme: {profession: oa, "
      "duration: 3, intake_months: [2], places: {b: 2, c: 5, default: 0}, entry_ages: {40: 1}}}}");
  const naive::Record record = run(yaml, {"zij"});
  CHECK(at(record, 1, 1).trainees == 2);
  CHECK(at(record, 3, 1).trainees == 2);
  CHECK(at(record, 4, 1).trainees == 0);
  CHECK(at(record, 4, 1).headcount == 8);
  CHECK(at(record, 11, 2).headcount == 8);
  CHECK(cost(record, naive::Cost::policy, 1) == about(14));
  CHECK(cost(record, naive::Cost::policy, 2) == 0);
  CHECK(at(run(yaml, {}), 4, 1).headcount == 6);
}

TEST_CASE("who transfers goes where a policy ever offers places, not where nobody joined or no intake comes") {
  const auto transfers = [](const std::string& terms, int to) {
    const naive::Record record =
        run(still_world("programmes: {g: {profession: oa, duration: 30, intake_months: [5, 12], places: {a: 4, "
                        "default: 0}, transfer: 50, entry_ages: {20: 1}}}\n"
                        "policies: {p: {type: training_places, programme: g, places: 1, " +
                        terms + "}}"),
            {"p"});
    const auto it = record.events.find({naive::Event::transfer, 0, 0, -1, to});
    return it == record.events.end() ? 0.0 : it->second[0];
  };
  CHECK(transfers("from: 2026-11, joins: {c: 0, default: 1}", 1) >= 4);
  CHECK(transfers("from: 2026-11, joins: {c: 0, default: 1}", 2) == 0);
  CHECK(transfers("from: 2026-06, until: 2026-11", 1) == 0);
}

TEST_CASE("a learning climate acts on drop-out, on who can be taken and on who stays") {
  const std::string yaml = still_world(
      "trainees_per_supervisor: 0.2\n"
      "programmes: {g: {profession: oa, duration: 3, intake_months: [5], places: {a: 6, b: 2}, yield: 0, stay: 0.6, "
      "entry_ages: {20: 1}}}\n"
      // all drop-outs claimed away, half of which comes true twice over; 0.2 · 10 · 2 may be taken
      "policies: {p: {type: learning_climate, dropout: -0.5, trainees_per_supervisor: 0.5, stay: 1, realisation: 2, "
      "organisations: [a]}}");
  const naive::Record record = run(yaml, {"p"});
  CHECK(at(record, 4, 0).trainees == 4);
  CHECK(at(record, 4, 1).trainees <= 2);
  CHECK(at(record, 6, 0).trainees == 4);
  CHECK(at(record, 5, 1).trainees == 0);
  CHECK(at(record, 8, 0).headcount == 14);
}

TEST_CASE("fewer leave only of the causes, ages and tenure that are meant") {
  const auto left_at = [](const std::string& terms, int h) {
    const naive::Record record = run(still_world("exits: {oa: {sector: 50, retirement: 0}}\n"
                                                 "policies: {p: {type: retention, organisations: [a, b], " +
                                                 terms + "}}"),
                                     {"p"});
    return at(record, 11, h).headcount;
  };
  CHECK(left_at("exits: {sector: -1}", 0) == 10);
  CHECK(left_at("exits: {sector: -1}", 2) == 0);
  CHECK(left_at("exits: {sector: -1}, ages: [30, 30]", 1) == 6);
  CHECK(left_at("exits: {sector: -1}, ages: [31, 75]", 0) == 0);
  CHECK(left_at("exits: {sector: -1}, tenure: settled", 0) == 10);
  CHECK(left_at("exits: {sector: -1}, tenure: new", 0) == 0);
  CHECK(left_at("exits: {mobility: -1}", 0) == 0);
  CHECK(left_at("exits: {sector: -1}, until: 2026-03", 0) == 0);
}

TEST_CASE("several policies on the hours of a head multiply, each on its ages") {
  const std::string yaml = still_world(
      "costs: {employer: 12}\n"
      "policies: {p: {type: more_hours, fte_per_head: 0.2, ages: [15, 30]}, "
      "q: {type: more_hours, fte_per_head: 0.5, organisations: [a]}, r: {type: more_hours, fte_per_head: 9, ages: [31, "
      "75]}}");
  const naive::Record record = run(yaml, {"p", "q", "r"});
  CHECK(at(record, -1, 0).employed_fte == about(10));
  CHECK(at(record, 0, 0).employed_fte == about(10 * 1.2 * 1.5));
  CHECK(at(record, 0, 1).own_fte == about(7.2));
  CHECK(at(record, 0, 1).vacancies == about(2.8 / 1.2));
  CHECK(cost(record, naive::Cost::employer, 1) == about(12 * 7.2));
}

TEST_CASE("recruitment acts on applicants and on who is new") {
  const std::string yaml = still_world(
      "exits: {oa: {sector: 0}}\napplicants: {oa: {r: 1200}}\nown_applicants: {oa: {c: 1200}}\n"
      "policies: {p: {type: recruitment, applicants: -1, organisations: [c]}, "
      "q: {type: recruitment, exits: {sector: -1}}}");
  const naive::Record record = run(yaml, {"p"});
  CHECK(at(record, 0, 1).headcount == 10);
  CHECK(at(record, 11, 2).headcount == 8);
  std::string leaving = yaml;
  leaving.replace(leaving.find("sector: 0"), 9, "sector: 50");
  const auto hired = [&](const std::vector<std::string>& policies) {
    return run(leaving, policies).events.at({naive::Event::hire, 1, 0, -1, -1})[0];
  };
  CHECK(hired({"q"}) == 10);  // the four who are short, and whoever replaces the six: they stay
  CHECK(hired({}) > 40);
}

TEST_CASE("demand: rooms bring their staff, then fte are added, then what is left changes by a part") {
  const std::string yaml = still_world(
      "staff_per_room: {oa: 1}\nduty: 1\ngrowth: 0.21\n"
      "policies: {p: {type: demand, rooms: {a: 2, b: -5}, fte: {a: 3, c: -20}}, q: {type: demand, change: -0.5}}");
  std::string with_rooms = yaml;
  with_rooms.replace(
      with_rooms.find("{a: {}, b: {}, c: {}}"), 21,
      "{default: {rooms: 4, physical_rooms: 5, hours_per_week: 40, weeks_per_year: 50}, a: {}, b: {}, c: "
      "{}}");
  const naive::Record record = run(with_rooms, {"p", "q"});
  const double grown = std::pow(1.21, 0.5);
  CHECK(at(record, -1, 0).required_fte == about(11));
  CHECK(at(record, 6, 0).required_fte == about((10 * 1.5 + 3) * 0.5 * grown + 1));
  CHECK(at(record, 6, 0).establishment_fte == about((10 * 1.5 + 3) * 0.5 * grown + 1));
  CHECK(at(record, 6, 1).required_fte == about(1));
  CHECK(at(record, 6, 2).required_fte == about(1));
  CHECK(record.rooms[7][0].planned == about(6 * grown));
  CHECK(record.rooms[7][1].planned == 0);
  CHECK(record.rooms[7][2].planned == about(4 * grown));
}

TEST_CASE("two policies on absence multiply") {
  std::string yaml = still_world(
      "policies: {p: {type: absence, change: -0.5}, q: {type: absence, change: -0.4, uptake: 0.5, "
      "organisations: [b]}}");
  yaml.replace(yaml.find("absence: 0\n"), 11, "absence: 0.2\n");
  const naive::Record record = run(yaml, {"p", "q"});
  CHECK(at(record, 0, 0).own_fte == about(10 * 0.9 / 0.8));
  CHECK(at(record, 0, 1).own_fte == about(6 * 0.92 / 0.8));
}

TEST_CASE("less is hired in, and coming back follows the organisations that have an establishment") {
  const std::string yaml = still_world(
      "flex: {start: 9, back: 50, cap: 0.4}\nestablishment: {oa: {c: 0, default: 10}}\n"
      "policies: {p: {type: flex_limit, back: -1, organisations: [a, b]}, q: {type: flex_limit, cap: -0.75}}");
  const naive::Record record = run(yaml, {"p", "q"});
  CHECK(record.flex_heads.back()[0] == 9);
  CHECK(at(record, 0, 1).flex_fte == about(1));
  CHECK(run(yaml, {}).flex_heads.back()[0] == 0);
  CHECK(at(run(yaml, {}), -1, 1).flex_fte == about(4));
}

}  // namespace
}  // namespace spp
