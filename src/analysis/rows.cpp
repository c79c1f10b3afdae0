#include "analysis/rows.hpp"

#include <fmt/format.h>

namespace spp {

std::string quantile_name(double share) {
  if (share >= 1.0) return "q100";
  const std::string shortest = fmt::format("{}", share);
  // What follows the point, at least two digits: 0.5 is q50, 0.025 is q025. An exponent (1e-05) is written out.
  std::string digits = shortest.find('e') == std::string::npos && shortest.size() > 2 ? shortest.substr(2)
                       : share > 0.0 ? fmt::format("{:.15f}", share).substr(2)
                                     : "";
  while (digits.size() > 2 && digits.back() == '0') digits.pop_back();
  while (digits.size() < 2) digits += '0';
  return "q" + digits;
}

}  // namespace spp
