#include "scenario/attribution.hpp"

#include <fmt/format.h>

#include "schema/numbers.hpp"
#include "schema/read.hpp"

namespace spp {

std::optional<AttributionTerms> ScalarKind<AttributionTerms>::parse(std::string_view text) {
  using Form = AttributionTerms::Form;
  if (text == "exact") return AttributionTerms{Form::exact, 0};
  if (text == "off") return AttributionTerms{Form::off, 0};
  const auto orders = parse_integer(text);
  if (!orders || *orders < 1 || *orders > most_orders) return std::nullopt;
  return AttributionTerms{Form::orders, static_cast<int>(*orders)};
}

std::string ScalarKind<AttributionTerms>::format(const AttributionTerms& terms) {
  switch (terms.form) {
    case AttributionTerms::Form::exact:
      return "exact";
    case AttributionTerms::Form::off:
      return "off";
    case AttributionTerms::Form::orders:
      break;
  }
  return std::to_string(terms.orders);
}

AttributionTerms attribution_of(const std::optional<AttributionTerms>& given, std::size_t policies) {
  if (given) return *given;
  const bool few = policies <= static_cast<std::size_t>(exact_by_itself);
  return {few ? AttributionTerms::Form::exact : AttributionTerms::Form::off, 0};
}

AttributionRefused refused(const AttributionTerms& terms, std::size_t policies) {
  if (terms.form == AttributionTerms::Form::exact && policies > static_cast<std::size_t>(most_exact_policies))
    return {fmt::format("every set of {} policies would be 2^{} runs; at most {} policies", policies, policies,
                        most_exact_policies),
            "give a number of orders, such as 200"};
  if (terms.form == AttributionTerms::Form::orders && policies > static_cast<std::size_t>(most_shared_policies))
    return {fmt::format("{} policies are too many to share an alternative among; at most {}", policies,
                        most_shared_policies),
            "leave it out"};
  return {};
}

}  // namespace spp
