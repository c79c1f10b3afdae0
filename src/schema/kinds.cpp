// The kinds of value that are one text, and numbers.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "schema/distribution.hpp"
#include "schema/numbers.hpp"
#include "schema/overlay.hpp"
#include "schema/read.hpp"
#include "schema/utf8.hpp"

namespace spp {
namespace {

std::string range_words(double low, double high, Language language) {
  const bool nl = language == Language::nl;
  if (std::isfinite(low) && std::isfinite(high))
    return fmt::format("{} {} {}", format_number(low), nl ? "tot en met" : "to", format_number(high));
  if (std::isfinite(low)) return fmt::format("{} {}", nl ? "minstens" : "at least", format_number(low));
  if (std::isfinite(high)) return fmt::format("{} {}", nl ? "hoogstens" : "at most", format_number(high));
  return {};
}

/// "0 to 1 (share)".
std::string bounds(const Unit& unit) {
  std::string out = range_words(unit.low, unit.high, Language::en);
  if (!unit.name.empty()) out += " (" + std::string(unit.name) + ")";
  return out;
}

/// "90 is outside 0 to 1 (share)".
void out_of_range(Reader& reader, const Origin& at, const std::string& shown, double value, const Unit& unit) {
  std::string hint;
  if (unit.name == "share" && value > 1 && value <= 100 && shown.find('e') == std::string::npos) {
    if (const auto share = parse_number(shown + "e-2")) hint = "write " + format_number(*share) + " for " + shown + "%";
  }
  reader.problem(at, shown + " is outside " + bounds(unit), hint);
}

bool in_range(double value, const Unit& unit) { return value >= unit.low && value <= unit.high; }

/// A number that stands as one scalar, whatever its size.
std::optional<double> number_of(Reader& reader, const Node& node) {
  if (!node.is_scalar()) {
    reader.expected(node, "a number");
    return std::nullopt;
  }
  const auto value = parse_number(node.text);
  if (value && node.quoted) {
    reader.problem(node, "a number stands without quotes", "write " + node.text);
    return std::nullopt;
  }
  if (!value) reader.expected(node, "a number", number_remedy(node.text));
  return value;
}

}  // namespace

std::string describe_number(std::string_view what, const Unit& unit, Language language) {
  std::string out(what);
  const std::string range = range_words(unit.low, unit.high, language);
  if (!range.empty()) out += ", " + range;
  if (!unit.name.empty()) out += " (" + std::string(unit.name) + ")";
  return out;
}

std::optional<double> read_double(Reader& reader, const Node& node, const Unit& unit) {
  const auto value = number_of(reader, node);
  if (!value || in_range(*value, unit)) return value;
  out_of_range(reader, node.at, node.text, *value, unit);
  return std::nullopt;
}

std::optional<std::int64_t> read_integer(Reader& reader, const Node& node, const Unit& unit, double low, double high) {
  const auto number = number_of(reader, node);
  if (!number) return std::nullopt;
  const auto value = parse_integer(node.text);
  if (!value) {
    const bool whole = *number == std::floor(*number) && std::abs(*number) < 1e15;
    reader.expected(node, "a whole number", whole ? fmt::format("write {:.0f}", *number) : "");
    return std::nullopt;
  }
  const Unit both{unit.name, std::max(unit.low, low), std::min(unit.high, high)};
  if (in_range(static_cast<double>(*value), both)) return value;
  reader.problem(node, node.text + " is outside " + bounds(both));
  return std::nullopt;
}

// ---- true and false

void Kind<bool>::read(Reader& reader, const Node& node, bool& out, const Unit&) {
  const bool plain = node.is_scalar() && !node.quoted;
  if (plain && (node.text == "true" || node.text == "ja"))
    out = true;
  else if (plain && (node.text == "false" || node.text == "nee"))
    out = false;
  else
    reader.expected(node, "true or false");
}
Node Kind<bool>::write(const bool& value) { return Node::scalar(value ? "true" : "false"); }
std::string Kind<bool>::describe(const Unit&, Language language) {
  return language == Language::nl ? "true of false (ja, nee)" : "true or false (ja, nee)";
}
bool Kind<bool>::leaf_map(const Node&) { return false; }

// ---- numbers that are known

void Kind<int>::read(Reader& reader, const Node& node, int& out, const Unit& unit) {
  using Limits = std::numeric_limits<int>;
  if (const auto value = read_integer(reader, node, unit, Limits::min(), Limits::max())) out = static_cast<int>(*value);
}
Node Kind<int>::write(const int& value) { return Node::scalar(fmt::format("{}", value)); }
std::string Kind<int>::describe(const Unit& unit, Language language) {
  return describe_number(language == Language::nl ? "een geheel getal" : "a whole number", unit, language);
}
bool Kind<int>::leaf_map(const Node&) { return false; }

void Kind<std::int64_t>::read(Reader& reader, const Node& node, std::int64_t& out, const Unit& unit) {
  if (const auto value = read_integer(reader, node, unit, unit.low, unit.high)) out = *value;
}
Node Kind<std::int64_t>::write(const std::int64_t& value) { return Node::scalar(fmt::format("{}", value)); }
std::string Kind<std::int64_t>::describe(const Unit& unit, Language language) {
  return Kind<int>::describe(unit, language);
}
bool Kind<std::int64_t>::leaf_map(const Node&) { return false; }

void Kind<std::uint64_t>::read(Reader& reader, const Node& node, std::uint64_t& out, const Unit& unit) {
  const bool plain = node.is_scalar() && !node.quoted;
  if (const auto value = plain ? parse_unsigned(node.text) : std::nullopt;
      value && in_range(static_cast<double>(*value), unit)) {
    out = *value;
    return;
  }
  if (number_of(reader, node)) reader.expected(node, "a whole number from 0 to 18446744073709551615");
}
Node Kind<std::uint64_t>::write(const std::uint64_t& value) { return Node::scalar(fmt::format("{}", value)); }
std::string Kind<std::uint64_t>::describe(const Unit& unit, Language language) {
  return describe_number(language == Language::nl ? "een geheel getal vanaf 0" : "a whole number from 0", unit,
                         language);
}
bool Kind<std::uint64_t>::leaf_map(const Node&) { return false; }

void Kind<double>::read(Reader& reader, const Node& node, double& out, const Unit& unit) {
  if (const auto value = read_double(reader, node, unit)) out = *value;
}
Node Kind<double>::write(const double& value) { return Node::scalar(format_number(value)); }
std::string Kind<double>::describe(const Unit& unit, Language language) {
  return describe_number(language == Language::nl ? "een getal" : "a number", unit, language);
}
bool Kind<double>::leaf_map(const Node&) { return false; }

// ---- texts

void Kind<std::string>::read(Reader& reader, const Node& node, std::string& out, const Unit&) {
  if (!node.is_scalar())
    reader.expected(node, "a text");
  else if (has_hidden_characters(node.text))
    reader.problem(node, "the text has control characters, or characters that turn the reading direction",
                   "remove them");
  else
    out = node.text;
}
Node Kind<std::string>::write(const std::string& value) { return value.empty() ? Node{} : Node::scalar(value, true); }
std::string Kind<std::string>::describe(const Unit&, Language language) {
  return language == Language::nl ? "een tekst" : "a text";
}
bool Kind<std::string>::leaf_map(const Node&) { return false; }

void Kind<Text>::read(Reader& reader, const Node& node, Text& out, const Unit& unit) {
  if (!node.is_map()) {
    std::string both;
    Kind<std::string>::read(reader, node, both, unit);
    if (node.is_scalar()) out = Text(both);
    return;
  }
  Text given;
  for (const Node::Entry& entry : node.entries) {
    if (entry.key == "nl")
      Kind<std::string>::read(reader, entry.value, given.nl, unit);
    else if (entry.key == "en")
      Kind<std::string>::read(reader, entry.value, given.en, unit);
    else
      reader.unknown_field(entry, {"nl", "en"}, "a text in two languages");
  }
  if (given.nl.empty()) given.nl = given.en;
  if (given.en.empty()) given.en = given.nl;
  out = given;
}
Node Kind<Text>::write(const Text& value) {
  if (value.empty()) return {};
  if (value.nl == value.en) return Node::scalar(value.nl, true);
  Node out = Node::map();
  out.put("nl", Node::scalar(value.nl, true));
  out.put("en", Node::scalar(value.en, true));
  return out;
}
std::string Kind<Text>::describe(const Unit&, Language language) {
  return language == Language::nl ? "een tekst, of {nl: …, en: …}" : "a text, or {nl: …, en: …}";
}
bool Kind<Text>::leaf_map(const Node& node) { return node.find("nl") != nullptr || node.find("en") != nullptr; }

// ---- months

void Kind<CalendarMonth>::read(Reader& reader, const Node& node, CalendarMonth& out, const Unit&) {
  constexpr int first_year = 1900, last_year = 2200;  // those of tables by year
  const std::string& text = node.text;
  const std::size_t dash = std::min(text.find('-'), text.size());
  const std::string tail = text.substr(std::min(dash + 1, text.size()));
  const std::int64_t year = parse_integer(text.substr(0, dash)).value_or(0);
  const std::int64_t month = parse_integer(tail.size() == 2 && tail[0] == '0' ? tail.substr(1) : tail).value_or(0);
  const bool valid = year >= first_year && year <= last_year && month >= 1 && month <= months_per_year;
  if (node.is_scalar() && valid && tail.size() == 2)
    out = {static_cast<int>(year), static_cast<int>(month)};
  else
    reader.expected(node, "a month, written YYYY-MM", valid ? fmt::format("write {}-{:02}", year, month) : "");
}
Node Kind<CalendarMonth>::write(const CalendarMonth& value) {
  return Node::scalar(fmt::format("{:04}-{:02}", value.year, value.month));
}
std::string Kind<CalendarMonth>::describe(const Unit&, Language language) {
  return language == Language::nl ? "een maand, JJJJ-MM" : "a month, YYYY-MM";
}
bool Kind<CalendarMonth>::leaf_map(const Node&) { return false; }

// ---- points at ages

void Kind<AtAges>::read(Reader& reader, const Node& node, AtAges& out, const Unit& unit) {
  if (!node.is_map() || !is_step_form(node)) {
    reader.expected(node, "a number for some ages, {25: 1, 40: 2},");
    return;
  }
  std::vector<std::pair<int, Number>> entries;
  for (const auto& [age, entry] : step_entries(reader, node, StepKey::age)) {
    const Step step(reader, entry->key, entry->at, entry->value);
    Number value;
    Kind<Number>::read(reader, entry->value, value, unit);
    entries.emplace_back(age, std::move(value));
  }
  share_remarks(reader, node, entries, unit);
  out.entries = std::move(entries);
}
Node Kind<AtAges>::write(const AtAges& value) {
  if (value.entries.empty()) return {};
  Node out = Node::map();
  for (const auto& [age, number] : value.entries) out.put(fmt::format("{}", age), Kind<Number>::write(number));
  return out;
}
std::string Kind<AtAges>::describe(const Unit& unit, Language language) {
  return Kind<Number>::describe(unit, language) +
         (language == Language::nl ? ", voor enkele leeftijden" : ", for some ages");
}
bool Kind<AtAges>::leaf_map(const Node& node) { return is_step_form(node); }

}  // namespace spp
