#include "schema/overlay.hpp"

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

#include "schema/distribution.hpp"
#include "schema/numbers.hpp"

namespace spp {
namespace {

bool is_leaf(const Node& node) { return !node.is_map() || is_number_form(node) || is_step_form(node); }

bool remove_nulls_here(Node& map) {
  const auto end =
      std::remove_if(map.entries.begin(), map.entries.end(), [](const Node::Entry& e) { return e.value.is_null(); });
  const bool any = end != map.entries.end();
  map.entries.erase(end, map.entries.end());
  return any;
}

/// The map that comes over a single value, which stays under it.
Node wrapped(Node leaf, Node map) {
  const bool own_default = map.find("default") != nullptr;
  strip_nulls(map);
  if (!own_default && !leaf.is_null()) map.under = std::make_shared<const Node>(std::move(leaf));
  return map;
}

void merge_entries(Node& base, Node top) {
  std::unordered_map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < base.entries.size(); ++i) index.emplace(base.entries[i].key, i);
  for (Node::Entry& e : top.entries) {
    const auto found = index.find(e.key);
    if (found == index.end()) {
      if (e.value.is_null()) continue;
      strip_nulls(e.value);
      index.emplace(e.key, base.entries.size());
      base.entries.push_back(std::move(e));
      continue;
    }
    Node::Entry& old = base.entries[found->second];
    if (is_leaf(e.value) || is_leaf(old.value)) old.at = e.at;
    overlay(old.value, std::move(e.value));
  }
  if (base.find("default") != nullptr) base.under.reset();
  remove_nulls_here(base);
}

/// The entry to go on in, made where there is none; a single value in the way becomes the default of a map.
Node& step_into(Node& node, const std::string& key) {
  if (!node.is_map()) {
    Node old = std::exchange(node, Node::map());
    node.at = old.at;
    if (key != "default" && !old.is_null()) node.under = std::make_shared<const Node>(std::move(old));
  } else if (node.find(key) == nullptr) {
    const bool own_key =
        (is_number_form(node) && (is_remark(key) || key == "value" || find_distribution(key) != nullptr)) ||
        (is_step_form(node) && (is_remark(key) || parse_integer(key)));
    if (!own_key && is_leaf(node)) {
      Node old = std::exchange(node, Node::map());
      node.at = old.at;
      if (key != "default") node.under = std::make_shared<const Node>(std::move(old));
    }
  }
  for (Node::Entry& e : node.entries)
    if (e.key == key) return e.value;
  node.entries.push_back(Node::Entry{key, Origin{}, Node{}});
  return node.entries.back().value;
}

Node* item_of(Node& list, const std::string& step, std::string& why) {
  const auto number = parse_integer(step);
  if (number && *number >= 1 && static_cast<std::size_t>(*number) <= list.items.size())
    return &list.items[static_cast<std::size_t>(*number) - 1];
  why = "`" + step + "` is no item of a list of " + std::to_string(list.items.size());
  return nullptr;
}

struct Walk {
  std::span<const std::string> path;
  const Node& value;
  std::string& why;
  int found = 0;

  bool set(Node& node, std::size_t depth) {
    if (depth == path.size()) {
      ++found;
      const Origin at = value.at;
      overlay(node, value);
      if (node.is_null()) node.at = at;
      return true;
    }
    const std::string& step = path[depth];
    if (step == "*") return set_all(node, depth);
    if (node.is_list()) {
      Node* item = item_of(node, step, why);
      return item != nullptr && set(*item, depth + 1);
    }
    Node& inner = step_into(node, step);
    if (!set(inner, depth + 1)) return false;
    for (Node::Entry& e : node.entries)
      if (e.key == step && e.at.line == 0) e.at = value.at;
    if (step == "default") node.under.reset();
    remove_nulls_here(node);
    return true;
  }

  bool set_all(Node& node, std::size_t depth) {
    for (Node& item : node.items)
      if (!set(item, depth + 1)) return false;
    for (Node::Entry& e : node.entries)
      if (!set(e.value, depth + 1)) return false;
    if (node.is_map()) remove_nulls_here(node);
    return true;
  }
};

}  // namespace

bool is_number_form(const Node& node) {
  if (!node.is_map()) return false;
  return std::any_of(node.entries.begin(), node.entries.end(),
                     [](const Node::Entry& e) { return e.key == "value" || find_distribution(e.key) != nullptr; });
}

bool is_remark(std::string_view key) { return key == "source" || key == "assumption" || key == "range"; }

bool is_step_form(const Node& node) {
  if (!node.is_map()) return false;
  bool any = false;
  for (const Node::Entry& e : node.entries) {
    if (is_remark(e.key)) continue;
    if (!parse_integer(e.key)) return false;
    any = true;
  }
  return any;
}

void strip_nulls(Node& node) {
  if (node.is_map()) remove_nulls_here(node);
  for (Node::Entry& e : node.entries) strip_nulls(e.value);
}

void overlay(Node& base, Node top) {
  if (is_leaf(top) || base.is_null()) {
    strip_nulls(top);
    base = std::move(top);
  } else if (is_leaf(base)) {
    if (!top.entries.empty()) base = wrapped(std::move(base), std::move(top));
  } else {
    merge_entries(base, std::move(top));
  }
}

bool overlay_at(Node& root, std::span<const std::string> path, const Node& value, std::string& why) {
  Walk walk{path, value, why};
  if (!walk.set(root, 0)) return false;
  if (walk.found == 0) why = "`*` matches nothing here";
  return walk.found > 0;
}

}  // namespace spp
