#include "cli/terminal.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <utf8proc.h>

#include "base/problem.hpp"

namespace spp {
namespace {

FILE* file_of(Channel channel) { return channel == Channel::out ? stdout : stderr; }

bool set_and_not_empty(const char* name) {
  const char* const value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

}  // namespace

bool is_terminal(Channel channel) { return isatty(fileno(file_of(channel))) == 1; }

bool takes_colour(Channel channel) {
  if (!is_terminal(channel) || set_and_not_empty("NO_COLOR")) return false;
  const char* const terminal = std::getenv("TERM");
  return terminal != nullptr && std::string_view(terminal) != "dumb";
}

std::string inked(std::string_view text, Ink ink, Channel channel) {
  if (!takes_colour(channel)) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", ink == Ink::strong ? 1 : 2, text);
}

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

void print(std::string_view text, Channel channel) {
  FILE* const file = file_of(channel);
  const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
  if (!written && channel == Channel::out) throw EnvironmentError("cannot write to the standard output");
}

}  // namespace spp
