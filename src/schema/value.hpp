// The kinds of value that a field can hold: numbers that may be distributions, and tables of them. Plain data: how they
// are read, checked and written is in read.hpp and write.hpp, how they are drawn is the engine's affair.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/calendar.hpp"
#include "base/problem.hpp"

namespace spp {

// ---- distributions: one struct and one table row each (distribution.hpp)
struct Normal {
  double mean = 0, sd = 0;
};
struct Lognormal {
  double median = 1, sd_log = 0;
};
struct Uniform {
  double low = 0, high = 1;
};
struct Triangular {
  double low = 0, mode = 0, high = 1;
};
struct Pert {
  double low = 0, mode = 0, high = 1;
};  ///< beta with shape 4 on [low, high]
struct Beta {
  double mean = 0.5, n = 2;
};  ///< α = mean · n
struct Gamma {
  double mean = 1, sd = 1;
};
struct Counts {
  double events = 0, of = 1;
};  ///< "23 of 214": Beta(23½, 191½)
struct Exposure {
  double events = 0, per = 1;
};  ///< "23 per 214" person-years: Gamma(shape 23½, rate 214)
struct Discrete {
  std::vector<std::pair<double, double>> weight_of;
};  ///< value, weight; by value

using Distribution =
    std::variant<Normal, Lognormal, Uniform, Triangular, Pert, Beta, Gamma, Counts, Exposure, Discrete>;

/// A number as a planner writes it: known or a distribution, with where it comes from.
/// `path` is its name as a drawn input, in canonical form (the key `default` adds nothing to it).
struct Number {
  std::variant<double, Distribution> value = 0.0;
  std::string source, assumption;
  std::optional<std::pair<double, double>> range;  ///< documentation and a plausibility check; draws nothing
  std::string path;
  Origin origin;

  Number() = default;
  Number(double known) : value(known) {}  // NOLINT(google-explicit-constructor): defaults read as numbers
  [[nodiscard]] bool known() const { return std::holds_alternative<double>(value); }
};

/// A table by age or by calendar year: a value holds from its key to the next, the first also before.
/// A single number stands for all keys: one entry whose `key` is `from_the_first`.
template <class T>
struct Steps {
  static constexpr int from_the_first = -1;
  std::vector<std::pair<int, T>> entries;  ///< sorted by key, keys differ

  Steps() = default;
  Steps(T all) : entries{{from_the_first, std::move(all)}} {}  // NOLINT(google-explicit-constructor)
  [[nodiscard]] bool empty() const { return entries.empty(); }
  /// The value that holds at `key`; the table may not be empty.
  [[nodiscard]] const T& at(int key) const {
    const T* found = &entries.front().second;
    for (const auto& [from, value] : entries)
      if (from <= key) found = &value;
    return *found;
  }
};
enum class StepKey { age, year };
/// Which keys a table takes: ages 15 to 75, or years 1900 to 2200.
template <StepKey, class T>
struct By : Steps<T> {
  using Steps<T>::Steps;
};
template <class T>
using ByAge = By<StepKey::age, T>;
template <class T>
using ByYear = By<StepKey::year, T>;
/// Weights or heads at exact ages: nothing below the first key, nothing between keys.
struct AtAges {
  std::vector<std::pair<int, Number>> entries;  ///< sorted by age
};

/// A table by names of one axis. `Axis` is a tag with `noun` ("organisation"); the reader knows the names.
/// `all` holds for whoever is not named (the key `default`, or a value given for all).
template <class Axis, class T>
struct Table {
  std::optional<T> all;
  std::map<std::string, T> named;

  Table() = default;
  Table(T value) : all(std::move(value)) {}  // NOLINT(google-explicit-constructor)
  [[nodiscard]] bool empty() const { return !all && named.empty(); }
};

/// The value for a name, or for a row of names in a nested table: who is named, else `default`, outermost last:
/// [p][h], [p].default, default[h], default.default. Null where none of them is given.
template <class Axis, class T>
const T* find(const Table<Axis, T>& table, const std::string& name) {
  if (const auto it = table.named.find(name); it != table.named.end()) return &it->second;
  return table.all ? &*table.all : nullptr;
}
template <class Axis, class Inner, class... More>
auto find(const Table<Axis, Inner>& table, const std::string& name, const std::string& next, const More&... more)
    -> decltype(find(*table.all, next, more...)) {
  if (const auto it = table.named.find(name); it != table.named.end())
    if (const auto* found = find(it->second, next, more...)) return found;
  return table.all ? find(*table.all, next, more...) : nullptr;
}

/// A text that may be given in both languages: `name: OK` or `name: {nl: …, en: …}`.
struct Text {
  std::string nl, en;
  Text() = default;
  Text(std::string both) : nl(both), en(std::move(both)) {}  // NOLINT(google-explicit-constructor)
  [[nodiscard]] bool empty() const { return nl.empty() && en.empty(); }
};

}  // namespace spp
