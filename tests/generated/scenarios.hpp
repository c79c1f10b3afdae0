// A small grammar that makes valid scenarios from a number: 1 to 3 organisations in 1 or 2 regions, 1 or 2 professions,
// a few tens of people, 6 to 30 months from any calendar month, each feature of the spine on or off; with the
// mechanisms that are asked for on top.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace spp::generated {

/// A scenario's text as a tree, so that it can be written with its keys in another order and changed by key.
struct Tree {
  std::string scalar;  ///< a value, or a list as written; empty = a map
  std::vector<std::pair<std::string, Tree>> keys;

  Tree() = default;
  Tree(std::string text) : scalar(std::move(text)) {}   // NOLINT(google-explicit-constructor): texts are trees
  Tree(const char* text) : scalar(text) {}              // NOLINT(google-explicit-constructor)
  Tree(int number) : scalar(std::to_string(number)) {}  // NOLINT(google-explicit-constructor)
  Tree(double number);                                  // NOLINT(google-explicit-constructor)
  /// The value of a key, made where it is not there yet.
  Tree& operator[](const std::string& key);
  [[nodiscard]] const Tree* find(const std::string& key) const;
  void remove(const std::string& key);
};
/// YAML; with a `shuffle` other than 0, the keys of every map stand in an order made from it.
[[nodiscard]] std::string text(const Tree& tree, std::uint64_t shuffle = 0);

/// What a caller can ask of a scenario.
struct Wish {
  bool uncertain = true;        ///< may have distributions and between_organisations
  bool calendar_tables = true;  ///< may have tables by calendar year, trend years and paths
  bool linear = false;          ///< no caps, feedback, or choice that depends on the state: means follow a recursion
  std::vector<std::string> mechanisms{};  ///< names of mechanism_names() that it has besides
  bool twice = false;                     ///< those of repeating_mechanism_names() twice
};

/// The mechanisms that a scenario can be asked to have.
[[nodiscard]] const std::vector<std::string>& mechanism_names();
/// Those that it can have twice: policies on levers, of which several may act on the same one.
[[nodiscard]] const std::vector<std::string>& repeating_mechanism_names();

struct Generated {
  std::uint64_t number = 0;
  Tree tree;
  bool uncertain = false;  ///< has distributions: replicates are stratified
  [[nodiscard]] std::string yaml() const { return text(tree); }
};

/// The scenario with this number: the same at every call, on every machine.
[[nodiscard]] Generated make(std::uint64_t number, const Wish& wish = {});

}  // namespace spp::generated
