#include "output/spelling.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>

namespace spp {

int width_of(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size();) {
    utf8proc_int32_t code = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + i),
                                       static_cast<utf8proc_ssize_t>(text.size() - i), &code);
    width += size > 0 ? utf8proc_charwidth(code) : 1;
    i += size > 0 ? static_cast<std::size_t>(size) : 1;
  }
  return width;
}

std::string padded(std::string_view text, int width) {
  return fmt::format("{}{:{}}", text, "", std::max(0, width - width_of(text)));
}

std::string right_aligned(std::string_view text, int width) {
  return fmt::format("{:{}}{}", "", std::max(0, width - width_of(text)), text);
}

std::string spelled(double value, int decimals, Language language) {
  std::string digits = fmt::format("{:.{}f}", value, decimals);
  if (digits.find_first_not_of("-0.") == std::string::npos && digits.front() == '-') digits.erase(0, 1);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::size_t first = digits.front() == '-' ? 1 : 0;
  if (point < digits.size() && language == Language::nl) digits[point] = ',';
  for (std::size_t i = point; i > first + 3; i -= 3) digits.insert(i - 3, 1, language == Language::nl ? '.' : ',');
  return digits;
}

}  // namespace spp
