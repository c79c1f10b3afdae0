#include "output/csv.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <iterator>
#include <stdexcept>

namespace spp {

void append_cell(std::string& out, std::string_view text) {
  if (text.find_first_of(",\"\n\r") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_cell(std::string& out, double number) {
  if (!std::isfinite(number)) throw std::domain_error("a number of a table is not finite");
  // Whole numbers are most of the cells and need no search for the shortest form; this also makes -0 a 0.
  constexpr double exactly_whole = 1e15;
  if (std::abs(number) < exactly_whole && number == std::trunc(number)) {
    append_cell(out, static_cast<std::int64_t>(number));
    return;
  }
  fmt::format_to(std::back_inserter(out), "{}", number);
}

void append_cell(std::string& out, std::int64_t whole) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, whole).ptr;
  out.append(digits, end);
}

void append_cell(std::string& out, bool yes) { out += yes ? "true" : "false"; }

void append_cell(std::string& out, const std::optional<double>& number) {
  if (number) append_cell(out, *number);
}
void append_cell(std::string& out, const std::optional<std::int64_t>& whole) {
  if (whole) append_cell(out, *whole);
}

}  // namespace spp
