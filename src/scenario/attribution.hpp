// `attribution`: how the last alternative is shared among its policies.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/words.hpp"

namespace spp {

template <class T>
struct ScalarKind;  // schema/read.hpp

/// By every set of policies, not at all, or by so many orders in which they may come.
struct AttributionTerms {
  enum class Form { exact, off, orders } form = Form::exact;
  int orders = 0;
  bool operator==(const AttributionTerms&) const = default;
};

inline constexpr int most_orders = 1'000'000;
/// Up to so many policies every set is run unless something else is asked; and at most so many ever, 65,536 sets.
inline constexpr int exact_by_itself = 4, most_exact_policies = 16;
inline constexpr int most_shared_policies = 62;  ///< by orders; sets are the bits of a word

template <>
struct ScalarKind<AttributionTerms> {
  /// `exact`, `off`, or a number of orders.
  static std::optional<AttributionTerms> parse(std::string_view text);
  static std::string format(const AttributionTerms& terms);
  static constexpr Words expected{"exact, off, of een aantal volgorden van 1 tot 1000000",
                                  "exact, off, or a number of orders from 1 to 1000000"};
};

/// What is done for an alternative of so many policies; nothing given: every set up to `exact_by_itself`, else nothing.
[[nodiscard]] AttributionTerms attribution_of(const std::optional<AttributionTerms>& given, std::size_t policies);

/// What is wrong with it for so many policies, and what to write instead; empty where nothing is.
struct AttributionRefused {
  std::string what, hint;
};
[[nodiscard]] AttributionRefused refused(const AttributionTerms& terms, std::size_t policies);

}  // namespace spp
