#include "output/csv.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <iterator>
#include <stdexcept>

namespace spp {
namespace {

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

bool holds_any(std::string_view text, std::string_view signs) {
  return text.find_first_of(signs) != std::string_view::npos;
}

}  // namespace

void append_cell(std::string& out, std::string_view text) {
  holds_any(text, ",\"\n\r") ? append_quoted(out, text) : void(out += text);
}

void append_excel_cell(std::string& out, std::string_view text) {
  const std::string cell = text_for_excel(text);
  // Readers leave out blanks around a cell without quotes.
  const bool quoted = holds_any(cell, ";\"\n\r\t") || cell.starts_with(' ') || cell.ends_with(' ');
  quoted ? append_quoted(out, cell) : void(out += cell);
}

void end_line(std::string& out, CsvDialect dialect) {
  out.pop_back();
  out += line_end_of(dialect);
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
