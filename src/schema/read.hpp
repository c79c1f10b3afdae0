// Reading a document into described structs. Each kind of value is one specialisation of Kind: how it is read, written
// and described, and which maps look like one value of it rather than like a level of a table. Wrong input is never an
// exception here: all that is wrong is added to the problems, and the default stands.
//
// Paths: members by name, names of a table by name, ages and years by number, items of a list from 1; the key `default`
// adds nothing. So `absence: 0.07` and `absence: {default: 0.07}` are the same input, `absence`.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/calendar.hpp"
#include "base/problem.hpp"
#include "schema/document.hpp"
#include "schema/field.hpp"
#include "schema/node.hpp"
#include "schema/reader.hpp"
#include "schema/value.hpp"

namespace spp {

/// How one kind of value is read, written and described.
template <class T>
struct Kind;

/// A kind that is one text, for the rooms that have such: `parse` gives nothing where the text is none of these.
/// `expected` says what it is, with an article: {"een leeftijd, 67 of 67y3m", "an age, 67 or 67y3m"}.
template <class T>
struct ScalarKind;
template <class T>
concept ScalarText = requires(std::string_view text, const T& value) {
  { ScalarKind<T>::parse(text) } -> std::same_as<std::optional<T>>;
  { ScalarKind<T>::format(value) } -> std::convertible_to<std::string>;
};
template <class E>
concept Chosen = std::is_enum_v<E> && !std::same_as<std::remove_cvref_t<decltype(choices<E>)>, std::nullptr_t>;

/// What a described struct is called in messages: {"een opleiding", "a programme"}. Optional, beside its fields.
template <class T>
inline constexpr Words noun_of{};

template <class T>
void share_remarks(Reader&, const Node&, std::vector<std::pair<int, T>>&, const Unit&) {}

// ---- kinds of one text; defined in kinds.cpp
#define SPP_SCALAR_KIND(Type)                                                   \
  template <>                                                                   \
  struct Kind<Type> {                                                           \
    static void read(Reader& reader, const Node& node, Type& out, const Unit&); \
    static Node write(const Type& value);                                       \
    static std::string describe(const Unit& unit, Language language);           \
    static bool leaf_map(const Node& node);                                     \
  }
SPP_SCALAR_KIND(bool);
SPP_SCALAR_KIND(int);
SPP_SCALAR_KIND(std::int64_t);
SPP_SCALAR_KIND(std::uint64_t);
SPP_SCALAR_KIND(double);
SPP_SCALAR_KIND(std::string);
SPP_SCALAR_KIND(Text);
SPP_SCALAR_KIND(CalendarMonth);
SPP_SCALAR_KIND(Number);
SPP_SCALAR_KIND(AtAges);
#undef SPP_SCALAR_KIND

template <ScalarText T>
struct Kind<T> {
  static void read(Reader& reader, const Node& node, T& out, const Unit&) {
    const auto value = node.is_scalar() ? ScalarKind<T>::parse(node.text) : std::optional<T>();
    if (value)
      out = *value;
    else
      reader.expected(node, ScalarKind<T>::expected.en);
  }
  static Node write(const T& value) { return Node::scalar(ScalarKind<T>::format(value), true); }
  static std::string describe(const Unit&, Language language) {
    return std::string(ScalarKind<T>::expected.in(language));
  }
  static bool leaf_map(const Node&) { return false; }
};

template <Chosen E>
struct Kind<E> {
  static std::vector<std::string> names() {
    std::vector<std::string> out;
    for (const auto& choice : choices<E>) out.emplace_back(choice.name);
    return out;
  }
  static void read(Reader& reader, const Node& node, E& out, const Unit&) {
    for (const auto& choice : choices<E>)
      if (node.is_scalar() && node.text == choice.name) {
        out = choice.value;
        return;
      }
    reader.expected(node, describe({}, Language::en),
                    node.is_scalar() ? reader.suggest(node.text, names(), false) : "");
  }
  static Node write(E value) {
    for (const auto& choice : choices<E>)
      if (choice.value == value) return Node::scalar(std::string(choice.name), true);
    return {};
  }
  static std::string describe(const Unit&, Language language) {
    std::string out = language == Language::nl ? "een van" : "one of";
    const char* before = " ";
    for (const auto& choice : choices<E>) {
      out += before + std::string(choice.name);
      before = ", ";
    }
    return out;
  }
  static bool leaf_map(const Node&) { return false; }
};

/// The keys by which a map is known as one value of a kind; empty for most.
template <class T>
std::vector<std::string> leaf_keys_of() {
  if constexpr (requires { Kind<T>::leaf_keys(); })
    return Kind<T>::leaf_keys();
  else
    return {};
}

template <class T>
struct Kind<std::optional<T>> {
  static void read(Reader& reader, const Node& node, std::optional<T>& out, const Unit& unit) {
    if (!out) out.emplace();
    Kind<T>::read(reader, node, *out, unit);
  }
  static Node write(const std::optional<T>& value) { return value ? Kind<T>::write(*value) : Node{}; }
  static std::string describe(const Unit& unit, Language language) { return Kind<T>::describe(unit, language); }
  static bool leaf_map(const Node& node) { return Kind<T>::leaf_map(node); }
  static std::vector<std::string> leaf_keys() { return leaf_keys_of<T>(); }
};

template <class T>
struct Kind<std::vector<T>> {
  static void read(Reader& reader, const Node& node, std::vector<T>& out, const Unit& unit) {
    if (!node.is_list()) {
      reader.expected(node, "a list", node.is_scalar() ? "write [" + node.text + "]" : "");
      return;
    }
    out.clear();
    for (const Node& item : node.items) {
      const Step step(reader, std::to_string(out.size() + 1), item.at, item);
      T value{};
      Kind<T>::read(reader, item, value, unit);
      out.push_back(std::move(value));
    }
  }
  static Node write(const std::vector<T>& value) {
    Node out = Node::list();
    for (const auto& item : value) out.items.push_back(Kind<T>::write(item));
    return out;
  }
  static std::string describe(const Unit& unit, Language language) {
    return (language == Language::nl ? "een lijst: " : "a list: ") + Kind<T>::describe(unit, language);
  }
  static bool leaf_map(const Node&) { return false; }
};

/// A map whose keys define names.
template <class T>
struct Kind<std::map<std::string, T>> {
  static void read(Reader& reader, const Node& node, std::map<std::string, T>& out, const Unit& unit) {
    if (!node.is_map()) {
      reader.expected(node, "a map of names");
      return;
    }
    out.clear();
    for (const Node::Entry& entry : node.entries) {
      if (!reader.check_name(entry)) continue;
      const Step step(reader, entry.key, entry.at, entry.value);
      T value{};
      Kind<T>::read(reader, entry.value, value, unit);
      out.insert_or_assign(entry.key, std::move(value));
    }
  }
  static Node write(const std::map<std::string, T>& value) {
    Node out = Node::map();
    for (const auto& entry : value) out.put(entry.first, Kind<T>::write(entry.second));
    return out;
  }
  static std::string describe(const Unit& unit, Language language) {
    return (language == Language::nl ? "per naam: " : "by name: ") + Kind<T>::describe(unit, language);
  }
  static bool leaf_map(const Node&) { return false; }
};

/// A table by age or calendar year.
template <StepKey key, class T>
struct Kind<By<key, T>> {
  static void read(Reader& reader, const Node& node, By<key, T>& out, const Unit& unit) {
    std::vector<std::pair<int, T>> entries;
    if (leaf_steps(node)) {
      for (const auto& [from, entry] : step_entries(reader, node, key)) {
        const Step step(reader, entry->key, entry->at, entry->value);
        T value{};
        Kind<T>::read(reader, entry->value, value, unit);
        entries.emplace_back(from, std::move(value));
      }
      share_remarks(reader, node, entries, unit);
    } else {
      T value{};
      Kind<T>::read(reader, node, value, unit);
      entries.emplace_back(Steps<T>::from_the_first, std::move(value));
    }
    out.entries = std::move(entries);
  }
  static Node write(const By<key, T>& value) {
    if (value.empty()) return {};
    if (value.entries.size() == 1 && value.entries.front().first == Steps<T>::from_the_first)
      return Kind<T>::write(value.entries.front().second);
    Node out = Node::map();
    for (const auto& entry : value.entries) out.put(std::to_string(entry.first), Kind<T>::write(entry.second));
    return out;
  }
  static std::string describe(const Unit& unit, Language language) {
    const Words words = key == StepKey::age ? Words{", mag per leeftijd", ", may be by age"}
                                            : Words{", mag per jaar", ", may be by year"};
    return Kind<T>::describe(unit, language) + std::string(words.in(language));
  }
  static bool leaf_map(const Node& node) { return leaf_steps(node) || Kind<T>::leaf_map(node); }

 private:
  static bool leaf_steps(const Node& node);
};

template <StepKey key, class T>
bool Kind<By<key, T>>::leaf_steps(const Node& node) {
  return looks_like_steps(node);
}

/// The axes of a table and of the tables in it, outermost first.
template <class T>
struct AxesOf {
  static std::vector<std::string_view> nouns() { return {}; }
};
template <class Axis, class T>
struct AxesOf<Table<Axis, T>> {
  static std::vector<std::string_view> nouns() {
    std::vector<std::string_view> out{Axis::noun};
    for (const std::string_view inner : AxesOf<T>::nouns()) out.push_back(inner);
    return out;
  }
};

/// A table by names of an axis; tables nest.
template <class Axis, class T>
struct Kind<Table<Axis, T>> {
  static void read(Reader& reader, const Node& node, Table<Axis, T>& out, const Unit& unit) {
    if (!reader.is_level(node, Axis::noun, Kind<T>::leaf_map(node))) {
      read_all(reader, node, out, unit);
      return;
    }
    if (node.under != nullptr) read_all(reader, *node.under, out, unit);
    const std::optional<Node> merged = reader.merged_value(node, Axis::noun, leaf_keys());
    if (merged) read_all(reader, *merged, out, unit);
    for (const Node::Entry& entry : node.entries) {
      if (merged && merged->find(entry.key) != nullptr) continue;
      if (entry.key == "default") {
        reader.note(place_of(entry));
        read_all(reader, entry.value, out, unit);
      } else if (reader.check_key(entry, AxesOf<Table<Axis, T>>::nouns(), leaf_keys())) {
        const Step step(reader, entry.key, entry.at, entry.value);
        T value{};
        Kind<T>::read(reader, entry.value, value, unit);
        out.named.insert_or_assign(entry.key, std::move(value));
      }
    }
  }
  static Node write(const Table<Axis, T>& value) {
    if (value.empty()) return {};
    Node all = value.all ? Kind<T>::write(*value.all) : Node{};
    const bool bare = value.named.empty() && (!all.is_map() || Kind<T>::leaf_map(all));
    if (bare) return all;
    Node out = Node::map();
    if (!all.is_null()) out.put("default", std::move(all));
    for (const auto& entry : value.named) out.put(entry.first, Kind<T>::write(entry.second));
    return out;
  }
  static std::string describe(const Unit& unit, Language language) {
    const std::string inner = Kind<T>::describe(unit, language), noun(Axis::noun);
    if constexpr (Described<T>) return (language == Language::nl ? "per " : "by ") + noun + ": " + inner;
    return inner + (language == Language::nl ? "; mag per " : "; may be by ") + noun;
  }
  static bool leaf_map(const Node& node) { return Kind<T>::leaf_map(node); }
  static std::vector<std::string> leaf_keys() { return leaf_keys_of<T>(); }

 private:
  static void read_all(Reader& reader, const Node& node, Table<Axis, T>& out, const Unit& unit) {
    if (!out.all) out.all.emplace();
    Kind<T>::read(reader, node, *out.all, unit);
  }
};

/// A number, or something that cannot be taken for one: a struct, a list.
template <class Other>
struct Kind<std::variant<Number, Other>> {
  static void read(Reader& reader, const Node& node, std::variant<Number, Other>& out, const Unit& unit) {
    if ((node.is_map() && !Kind<Number>::leaf_map(node)) || node.is_list())
      Kind<Other>::read(reader, node, out.template emplace<Other>(), unit);
    else
      Kind<Number>::read(reader, node, out.template emplace<Number>(), unit);
  }
  static Node write(const std::variant<Number, Other>& value) {
    if (const auto* number = std::get_if<Number>(&value)) return Kind<Number>::write(*number);
    return Kind<Other>::write(std::get<Other>(value));
  }
  static std::string describe(const Unit& unit, Language language) {
    return Kind<Number>::describe(unit, language) + (language == Language::nl ? ", of " : ", or ") +
           Kind<Other>::describe(unit, language);
  }
  static bool leaf_map(const Node& node) { return Kind<Number>::leaf_map(node) || Kind<Other>::leaf_map(node); }
  static std::vector<std::string> leaf_keys() { return leaf_keys_of<Other>(); }
};

/// Reads the members of `out` from a map in which further keys may stand.
template <Described T>
void read_fields(Reader& reader, const Node& node, T& out) {
  each_field<T>([&](const auto& f) {
    using Member = typename std::remove_cvref_t<decltype(f)>::Type;
    if (const Node::Entry* entry = node.entry(f.name)) {
      const Step step(reader, f.name, entry->at, entry->value);
      Kind<Member>::read(reader, entry->value, out.*f.member, f.unit);
    } else if (f.required) {
      reader.problem(node, "`" + std::string(f.name) + "` is missing",
                     "give " + Kind<Member>::describe(f.unit, Language::en));
    }
  });
}

template <Described T>
struct Kind<T> {
  static std::vector<std::string> leaf_keys() {
    std::vector<std::string> out;
    each_field<T>([&](const auto& f) { out.emplace_back(f.name); });
    return out;
  }
  static void read(Reader& reader, const Node& node, T& out, const Unit&) {
    if (!node.is_map()) {
      reader.expected(node, "a map of fields");
      return;
    }
    const std::vector<std::string> known = leaf_keys();
    for (const Node::Entry& entry : node.entries) {
      bool found = false;
      for (const std::string& name : known) found = found || name == entry.key;
      if (!found) reader.unknown_field(entry, known, noun_of<T>.en);
    }
    read_fields(reader, node, out);
  }
  static Node write(const T& value) {
    const T fresh{};
    Node out = Node::map();
    each_field<T>([&](const auto& f) {
      using Member = typename std::remove_cvref_t<decltype(f)>::Type;
      Node node = Kind<Member>::write(value.*f.member);
      const bool empty = node.is_null() || (!node.is_scalar() && node.items.empty() && node.entries.empty());
      if (empty) {
        // An empty list that was not empty, or not there, as by default says something.
        const Node standard = Kind<Member>::write(fresh.*f.member);
        const bool as_by_default = standard.is_list() && standard.items.empty();
        if (!node.is_list() || as_by_default) return;
      }
      out.put(std::string(f.name), std::move(node));
    });
    return out;
  }
  static std::string describe(const Unit&, Language language) {
    const std::string_view noun = noun_of<T>.in(language);
    return !noun.empty() ? std::string(noun) : language == Language::nl ? "een groep velden" : "a map of fields";
  }
  static bool leaf_map(const Node& node) {
    bool any = false;
    each_field<T>([&](const auto& f) { any = any || (node.is_map() && node.entry(f.name) != nullptr); });
    return any;
  }
};

/// Reads the whole document onto `out`, whose members keep their values where the document says nothing.
template <Described T>
void read(const Document& document, Reader& reader, T& out) {
  if (!document.readable()) return;
  Kind<T>::read(reader, document.root(), out, Unit{});
}

}  // namespace spp
