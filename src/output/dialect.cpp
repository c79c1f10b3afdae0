#include "output/dialect.hpp"

#include <algorithm>
#include <array>

#include "schema/numbers.hpp"

namespace spp {
namespace {

constexpr char guard = '\'';

/// Whether a spreadsheet would take the text for a formula. Signs of full width are folded to the others by some.
bool begins_as_formula(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  constexpr std::array<std::string_view, 8> signs{"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  if (text.starts_with('\t') || text.starts_with('\r') || text.starts_with('\n')) return true;
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return false;
  return std::any_of(signs.begin(), signs.end(),
                     [&](std::string_view sign) { return text.substr(first).starts_with(sign); });
}

constexpr std::size_t longest_number = 64;  // of a double's at most 24; a longer text is a text

bool is_number(std::string_view text) { return text.size() <= longest_number && parse_number(text).has_value(); }

/// A number with a comma for its point.
bool has_decimal_comma(std::string_view text) {
  if (text.size() > longest_number || std::count(text.begin(), text.end(), ',') != 1) return false;
  std::string with_point(text);
  with_point[with_point.find(',')] = '.';
  return is_number(with_point);
}

}  // namespace

std::string text_for_excel(std::string_view text) {
  std::string out(text);
  if (is_number(text))
    std::replace(out.begin(), out.end(), '.', ',');
  else if (text.starts_with(guard) || begins_as_formula(text) || has_decimal_comma(text))
    out.insert(out.begin(), guard);
  return out;
}

std::string_view text_from_excel(std::span<char> cell) {
  const std::string_view text(cell.data(), cell.size());
  if (text.starts_with(guard)) return text.substr(1);
  if (has_decimal_comma(text)) *std::find(cell.begin(), cell.end(), ',') = '.';
  return text;
}

}  // namespace spp
