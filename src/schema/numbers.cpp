#include "schema/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace spp {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_from(std::string_view text, std::size_t i) {
  while (i < text.size() && is_digit(text[i])) ++i;
  return i;
}

/// Where the whole part ends; npos where there is none or it begins with a zero that says nothing.
std::size_t whole_part(std::string_view text) {
  const std::size_t begin = text.starts_with('-') ? 1 : 0;
  const std::size_t end = digits_from(text, begin);
  const bool leading_zero = end - begin > 1 && text[begin] == '0';
  return end == begin || leading_zero ? std::string_view::npos : end;
}

bool follows_grammar(std::string_view text) {
  std::size_t i = whole_part(text);
  if (i == std::string_view::npos) return false;
  if (i < text.size() && text[i] == '.') {
    const std::size_t end = digits_from(text, i + 1);
    if (end == i + 1) return false;
    i = end;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    const std::size_t end = digits_from(text, i);
    if (end == i) return false;
    i = end;
  }
  return i == text.size();
}

template <class T>
std::optional<T> parse_whole(std::string_view text) {
  if (whole_part(text) != text.size()) return std::nullopt;
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string without(std::string_view text, std::string_view signs) {
  std::string out;
  for (const char c : text)
    if (signs.find(c) == std::string_view::npos) out += c;
  return out;
}

/// Leading zeros and plus signs away, a zero before a bare point, nothing after the last digit.
std::string tidied(std::string text) {
  std::string sign;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    if (text[0] == '-') sign = "-";
    text.erase(0, 1);
  }
  while (text.size() > 1 && text[0] == '0' && is_digit(text[1])) text.erase(0, 1);
  if (text.starts_with('.')) text.insert(0, "0");
  if (text.ends_with('.')) text.pop_back();
  return sign + text;
}

std::optional<std::string> percent(std::string_view text) {
  std::string number = tidied(without(text.substr(0, text.find('%')), " _"));
  std::replace(number.begin(), number.end(), ',', '.');
  if (!parse_number(number) || number.find('e') != std::string::npos) return std::nullopt;
  return format_number(*parse_number(number + "e-2"));
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  if (!follows_grammar(text)) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<std::int64_t> parse_integer(std::string_view text) { return parse_whole<std::int64_t>(text); }

std::optional<std::uint64_t> parse_unsigned(std::string_view text) {
  return text.starts_with('-') ? std::nullopt : parse_whole<std::uint64_t>(text);
}

std::string number_remedy(std::string_view text) {
  if (text.find_first_not_of("0123456789.,_ %+-eE'") != std::string_view::npos) return {};
  if (text.find_first_of("0123456789") == std::string_view::npos) return {};
  if (text.ends_with('%')) {
    const auto found = percent(text);
    return found ? "write " + *found : std::string();
  }
  const auto commas = std::count(text.begin(), text.end(), ',');
  const auto points = std::count(text.begin(), text.end(), '.');
  std::string decimal = without(text, "_ '");
  if (commas == 1 && points == 0) {
    const std::string grouped = tidied(without(decimal, ","));
    const std::size_t comma = decimal.find(',');
    // `1,440` may be either; `0,085` cannot be a thousand.
    const bool either = decimal.size() - comma == 4 && comma > 0 && comma < 4 && decimal[0] != '0';
    std::replace(decimal.begin(), decimal.end(), ',', '.');
    decimal = tidied(decimal);
    if (!parse_number(decimal)) return {};
    return either ? "write " + format_number(*parse_number(decimal)) + ", or " + grouped + " if that is meant"
                  : "write " + decimal;
  }
  if (commas > 0 && points > 0) {  // the last of the two marks the decimals
    const bool point_last = decimal.rfind('.') > decimal.rfind(',');
    decimal = without(decimal, point_last ? "," : ".");
    std::replace(decimal.begin(), decimal.end(), ',', '.');
  } else if (points > 1 || commas > 1) {
    decimal = without(decimal, ".,");
  }
  decimal = tidied(decimal);
  return parse_number(decimal) && decimal != text ? "write " + decimal : std::string();
}

std::string format_number(double value) { return fmt::format("{}", value); }

}  // namespace spp
