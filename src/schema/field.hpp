// What a field is: one line beside its struct. Reading, checks, writing back, JSON Schema, reference text and the
// columns of output tables are loops over these lines.
#pragma once

#include <concepts>
#include <limits>
#include <string_view>
#include <tuple>
#include <type_traits>

#include "base/words.hpp"

namespace spp {

/// What a number counts, and the closed range in which it must lie.
struct Unit {
  std::string_view name;  ///< "share", "per person-year", "fte"; in English, as in the CSV
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};

/// One member of a struct as users see it. The default is the member's initialiser.
template <class Owner, class T>
struct Field {
  using Type = T;
  std::string_view name;
  T Owner::*member;
  Unit unit;
  Words help;
  bool required = false;
  [[nodiscard]] constexpr Field must() const {
    Field f = *this;
    f.required = true;
    return f;
  }
  [[nodiscard]] constexpr Field within(double low, double high) const {
    Field f = *this;
    f.unit.low = low;
    f.unit.high = high;
    return f;
  }
};

template <class Owner, class T>
constexpr Field<Owner, T> field(std::string_view name, T Owner::*member, Unit unit, Words help) {
  return {name, member, unit, help};
}

/// Specialised next to each described struct with a tuple of `field(...)`.
template <class T>
inline constexpr auto fields = nullptr;

template <class T>
concept Described = !std::same_as<std::remove_cvref_t<decltype(fields<T>)>, std::nullptr_t>;

/// Calls `f` with each field of T, in order.
template <Described T, class F>
constexpr void each_field(F&& f) {
  std::apply([&](const auto&... one) { (f(one), ...); }, fields<T>);
}

/// The names of a closed list of alternatives, specialised next to each enum: `{Choice{E::a, "a"}, …}`.
template <class E>
struct Choice {
  E value;
  std::string_view name;
  Words help;
};
template <class E>
inline constexpr auto choices = nullptr;  // a std::array<Choice<E>, N>

namespace unit {
inline constexpr Unit none{""};
inline constexpr Unit share{"share", 0.0, 1.0};
inline constexpr Unit factor{"factor", 0.0, 1000.0};
inline constexpr Unit rate{"per person-year", 0.0, 50.0};
inline constexpr Unit heads{"heads", 0.0, 1e6};
inline constexpr Unit fte{"fte", 0.0, 1e6};
inline constexpr Unit months{"months", 0.0, 1200.0};
inline constexpr Unit years{"years", 0.0, 100.0};
inline constexpr Unit weight{"weight", 0.0, 1e9};
}  // namespace unit

}  // namespace spp
