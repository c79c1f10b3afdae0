// Described structs of this room's tests: a fleet with every kind of value that a field can hold.
#pragma once

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "schema/distribution.hpp"
#include "schema/helpers.hpp"
#include "schema/read.hpp"
#include "schema/reference.hpp"
#include "schema/write.hpp"

namespace spp {

struct CrewAxis {
  static constexpr std::string_view noun = "crew";
};
struct PortAxis {
  static constexpr std::string_view noun = "port";
};
enum class Wind { calm, storm };
template <>
inline constexpr auto choices<Wind> = std::array{Choice<Wind>{Wind::calm, "calm", {"stil", "calm"}},
                                                 Choice<Wind>{Wind::storm, "storm", {"storm", "storm"}}};

struct Parts {
  Number hull, sail;
};
template <>
inline constexpr auto fields<Parts> = std::tuple{field("hull", &Parts::hull, unit::share, {"romp", "hull"}),
                                                 field("sail", &Parts::sail, unit::share, {"zeil", "sail"})};

struct Ship {
  Text name;
  int masts = 2;
  std::vector<Number> cargo;
};
template <>
inline constexpr auto fields<Ship> =
    std::tuple{field("name", &Ship::name, unit::none, {"naam", "name"}),
               field("masts", &Ship::masts, {"masts", 1, 5}, {"masten", "masts"}).must(),
               field("cargo", &Ship::cargo, unit::share, {"lading", "cargo"})};
template <>
inline constexpr Words noun_of<Ship>{"een schip", "a ship"};

struct Knots {
  int value = 0;
};
template <>
struct ScalarKind<Knots> {
  static std::optional<Knots> parse(std::string_view text) {
    return text.ends_with("kn") && text.size() == 3 ? std::optional(Knots{text[0] - '0'}) : std::nullopt;
  }
  static std::string format(const Knots& knots) { return std::to_string(knots.value) + "kn"; }
  static constexpr Words expected{"een snelheid, 5kn", "a speed, 5kn"};
};

struct Fleet {
  Text name;
  std::optional<int> size;
  std::uint64_t seed = 1;
  bool sails = true;
  CalendarMonth start{2026, 1};
  Wind wind = Wind::calm;
  Knots speed{3};
  std::string note;
  Number loss = 0.25;
  std::vector<double> marks{0.5};
  std::map<std::string, Ship> ships;
  ByAge<Number> by_age;
  ByYear<Knots> by_year;
  AtAges recruits;
  Table<CrewAxis, Number> crew{Number{0.5}};
  Table<CrewAxis, Table<PortAxis, Number>> pay{Table<PortAxis, Number>{Number{0.1}}};
  Table<CrewAxis, ByAge<Number>> aged;
  Table<CrewAxis, std::variant<Number, Parts>> parts;
  Table<PortAxis, std::variant<Number, std::vector<Number>>> stock;
  Table<CrewAxis, std::map<std::string, ByAge<Number>>> exits;
};
template <>
inline constexpr auto fields<Fleet> = std::tuple{field("name", &Fleet::name, unit::none, {"a", "a"}),
                                                 field("size", &Fleet::size, {"ships", 1, 100}, {"a", "a"}),
                                                 field("seed", &Fleet::seed, unit::none, {"a", "a"}),
                                                 field("sails", &Fleet::sails, unit::none, {"a", "a"}),
                                                 field("start", &Fleet::start, unit::none, {"a", "a"}),
                                                 field("wind", &Fleet::wind, unit::none, {"a", "a"}),
                                                 field("speed", &Fleet::speed, unit::none, {"a", "a"}),
                                                 field("note", &Fleet::note, unit::none, {"a", "a"}),
                                                 field("loss", &Fleet::loss, unit::share, {"a", "a"}),
                                                 field("marks", &Fleet::marks, unit::share, {"a", "a"}),
                                                 field("ships", &Fleet::ships, unit::none, {"a", "a"}),
                                                 field("by_age", &Fleet::by_age, unit::share, {"a", "a"}),
                                                 field("by_year", &Fleet::by_year, unit::none, {"a", "a"}),
                                                 field("recruits", &Fleet::recruits, unit::weight, {"a", "a"}),
                                                 field("crew", &Fleet::crew, unit::share, {"a", "a"}),
                                                 field("pay", &Fleet::pay, unit::share, {"a", "a"}),
                                                 field("aged", &Fleet::aged, unit::share, {"a", "a"}),
                                                 field("parts", &Fleet::parts, unit::share, {"a", "a"}),
                                                 field("stock", &Fleet::stock, unit::heads, {"a", "a"}),
                                                 field("exits", &Fleet::exits, unit::rate, {"a", "a"})};

}  // namespace spp

namespace spp::test {

struct Read {
  Fleet fleet;
  std::string messages;
  std::map<std::string, Origin> origins;
};

inline Read read_fleet(const std::string& text, std::vector<std::string> sets = {}) {
  Problems problems;
  LoadOptions options;
  options.sets = std::move(sets);
  const Document document = Document::from_text("a.yaml", text, options, problems);
  Reader reader(problems);
  reader.vocabulary("crew", {"cook", "mate"});
  reader.vocabulary("port", {"delfzijl", "harlingen"});
  reader.vocabulary("cause", {"storm"});
  reader.sources({"S-1", "S-2"});
  Read out;
  read(document, reader, out.fleet);
  out.messages = messages(problems);
  out.origins = reader.origins();
  return out;
}

inline Fleet good(const std::string& text, std::vector<std::string> sets = {}) {
  const Read out = read_fleet(text, std::move(sets));
  CHECK_MESSAGE(out.messages.empty(), out.messages);
  return out.fleet;
}
inline std::string wrong(const std::string& text, std::vector<std::string> sets = {}) {
  return read_fleet(text, std::move(sets)).messages;
}
inline double known(const Number& number) { return std::get<double>(number.value); }

/// Each distribution or number of a text, field `loss`.
inline std::string wrong_loss(const std::string& value) { return wrong("loss: " + value + "\n"); }

}  // namespace spp::test
