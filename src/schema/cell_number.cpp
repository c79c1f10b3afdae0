#include "schema/cell_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <system_error>

#include "schema/numbers.hpp"

namespace spp {
namespace {

/// The whole part of a number whose digits stand in threes behind `mark` (`1.234.567`), without it; nothing where they
/// do not, or where there is no such mark.
std::optional<std::string> ungrouped(std::string_view whole, char mark) {
  const std::string_view sign = whole.starts_with('-') ? whole.substr(0, 1) : std::string_view();
  const std::string_view digits = whole.substr(sign.size());
  std::size_t end = digits.find(mark);
  constexpr std::size_t group = 3;
  if (end == std::string_view::npos || end == 0 || end > group || digits[0] == '0') return std::nullopt;
  std::string out = std::string(sign) + std::string(digits.substr(0, end));
  for (; end < digits.size(); end += group + 1) {
    if (digits[end] != mark || digits.size() - end < group + 1) return std::nullopt;
    out += digits.substr(end + 1, group);
  }
  return out.find_first_not_of("0123456789", sign.size()) == std::string::npos ? std::optional(out) : std::nullopt;
}

/// `1.234,5`, `1.234.567`, `1,234.5` and `0,5`, where only one reading is left.
std::optional<double> as_spreadsheet(std::string_view text) {
  for (const char mark : {'.', ','}) {
    const char decimal = mark == '.' ? ',' : '.';
    const std::size_t end = std::min(text.find(decimal), text.size());
    const auto groups = std::count(text.begin(), text.end(), mark);
    const std::optional<std::string> whole = ungrouped(text.substr(0, end), mark);
    if (!whole || (groups == 1 && end == text.size())) continue;
    const std::string rest = end < text.size() ? "." + std::string(text.substr(end + 1)) : std::string();
    return parse_number(*whole + rest);
  }
  if (std::count(text.begin(), text.end(), ',') != 1 || text.find('.') != std::string_view::npos) return std::nullopt;
  std::string with_point(text);
  std::replace(with_point.begin(), with_point.end(), ',', '.');
  return parse_number(with_point);
}

/// Whether a text has the signs of a number that no double holds.
bool is_out_of_range(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc::result_out_of_range && end == text.data() + text.size();
}

}  // namespace

CellNumber cell_number(std::string_view text, bool decimal_comma) {
  const auto wrong = [](std::string what, std::string hint) {
    return CellNumber{{}, std::move(what), std::move(hint)};
  };
  if (text.empty()) return wrong("there is no number in this cell", "write one, or leave out the row");
  if (decimal_comma) {
    const std::optional<std::string> thousands = ungrouped(text, '.');
    if (thousands && std::count(text.begin(), text.end(), '.') == 1) {
      std::string with_comma(text);
      std::replace(with_comma.begin(), with_comma.end(), '.', ',');
      return wrong(fmt::format("`{}` may be {} or {}", text, *thousands, with_comma),
                   fmt::format("write {} or {}", *thousands, with_comma));
    }
    if (const auto value = as_spreadsheet(text)) return {value, {}, {}};
  }
  if (const auto value = parse_number(text)) return {value, {}, {}};
  if (text.front() == '#')
    return wrong(fmt::format("`{}` is an error of the spreadsheet", text), "mend its formula, or leave out the row");
  if (is_out_of_range(text)) return wrong(fmt::format("`{}` is beyond what a number can hold", text), {});
  std::string remedy = number_remedy(text);
  if (text.ends_with('%') && !remedy.empty())
    return wrong(fmt::format("`{}` is a percentage", text), std::move(remedy));
  return wrong(fmt::format("`{}` is not a number", text), std::move(remedy));
}

}  // namespace spp
