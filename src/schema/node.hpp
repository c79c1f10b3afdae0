// A document as a tree of our own: what was written, and where. Nothing is interpreted yet; numbers are still texts.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"

namespace spp {

/// One value: nothing (`null`), a text, a list or a map. Keys of a map differ and stand in the order of the file.
struct Node {
  enum class Kind { null, scalar, list, map };
  struct Entry;

  // Declared here and defaulted below, where Entry is complete.
  Node();
  Node(const Node&);
  Node(Node&&) noexcept;
  Node& operator=(const Node&);
  Node& operator=(Node&&) noexcept;
  ~Node();

  Kind kind = Kind::null;
  std::string text;            ///< of a scalar; NFC
  bool quoted = false;         ///< written in quotes or as a block of text: never a number
  std::vector<Node> items;     ///< of a list
  std::vector<Entry> entries;  ///< of a map
  Origin at;                   ///< the scalar; of a list or map its first character
  /// What stood here before an overlay put a map in its place: the value for whom that map does not name.
  std::shared_ptr<const Node> under;

  [[nodiscard]] bool is_null() const { return kind == Kind::null; }
  [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
  [[nodiscard]] bool is_list() const { return kind == Kind::list; }
  [[nodiscard]] bool is_map() const { return kind == Kind::map; }
  /// The entry with this key, or null.
  [[nodiscard]] const Entry* entry(std::string_view key) const;
  /// The value with this key, or null.
  [[nodiscard]] const Node* find(std::string_view key) const;

  static Node scalar(std::string text, bool quoted = false);
  static Node list(std::vector<Node> items = {});
  static Node map();
  /// Adds an entry at the end of a map.
  void put(std::string key, Node value);
};

struct Node::Entry {
  std::string key;
  Origin at;  ///< of the key
  Node value;
};

inline Node::Node() = default;
inline Node::Node(const Node&) = default;
inline Node::Node(Node&&) noexcept = default;
inline Node& Node::operator=(const Node&) = default;
inline Node& Node::operator=(Node&&) noexcept = default;
inline Node::~Node() = default;

inline const Node::Entry* Node::entry(std::string_view key) const {
  for (const Entry& e : entries)
    if (e.key == key) return &e;
  return nullptr;
}
inline const Node* Node::find(std::string_view key) const {
  const Entry* e = entry(key);
  return e != nullptr ? &e->value : nullptr;
}
inline Node Node::scalar(std::string text, bool quoted) {
  Node n;
  n.kind = Kind::scalar;
  n.text = std::move(text);
  n.quoted = quoted;
  return n;
}
inline Node Node::list(std::vector<Node> items) {
  Node n;
  n.kind = Kind::list;
  n.items = std::move(items);
  return n;
}
inline Node Node::map() {
  Node n;
  n.kind = Kind::map;
  return n;
}
inline void Node::put(std::string key, Node value) {
  entries.push_back(Entry{std::move(key), Origin{}, std::move(value)});
}

/// Where an entry is shown in a message: at its value where that is one scalar, else at its key.
inline const Origin& place_of(const Node::Entry& e) { return e.value.is_scalar() ? e.value.at : e.at; }

}  // namespace spp
