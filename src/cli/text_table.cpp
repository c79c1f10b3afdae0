#include "cli/text_table.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "cli/terminal.hpp"

namespace spp {
namespace {

constexpr int title_indent = 1, group_indent = 2, row_indent = 4;
constexpr int between_columns = 2;
constexpr int widest_name = 30, narrowest_name = 8;  // of the column of names, where it must give way

std::string blanks(int n) { return std::string(static_cast<std::size_t>(std::max(0, n)), ' '); }

/// The first character of a text, with the marks upon it.
std::string_view first_of(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    utf8proc_int32_t code = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + end),
                                       static_cast<utf8proc_ssize_t>(text.size() - end), &code);
    if (end > 0 && (size <= 0 || utf8proc_charwidth(code) > 0)) break;
    end += size > 0 ? static_cast<std::size_t>(size) : 1;
  }
  return text.substr(0, end);
}

/// As much of a text as fits in `width` columns; a character at least.
std::string_view head_of(std::string_view text, int width) {
  std::size_t end = first_of(text).size();
  for (int taken = width_of(text.substr(0, end)); end < text.size();) {
    const std::string_view next = first_of(text.substr(end));
    taken += width_of(next);
    if (taken > width) break;
    end += next.size();
  }
  return text.substr(0, end);
}

std::string as_title(std::string_view text) {
  return std::string(title_indent, ' ') + shortened(text, page_width - title_indent);
}

std::string strong(std::string_view text) { return inked(text, Ink::strong, Channel::out); }

void take_blanks_away(std::string& line) { line.erase(line.find_last_not_of(' ') + 1); }

}  // namespace

std::string shortened(std::string_view text, int width) {
  if (width_of(text) <= width) return std::string(text);
  return std::string(width > 1 ? head_of(text, width - 1) : std::string_view()) + "…";
}

std::string wrapped(std::string_view text, int hanging) {
  std::string out;
  int at = 0;
  bool begun = false;  // whether the line has a word
  const auto next_line = [&] {
    take_blanks_away(out);
    out += "\n" + blanks(hanging);
    at = hanging;
    begun = false;
  };
  while (!text.empty()) {
    const std::size_t gap = std::min(text.find_first_not_of(' '), text.size());
    const std::size_t end = std::min(text.find(' ', gap), text.size());
    std::string_view word = text.substr(gap, end - gap);
    const int room = page_width - at - static_cast<int>(gap);
    if (begun && width_of(word) > room) {
      next_line();
    } else if (begun || out.empty()) {
      out += text.substr(0, gap);
      at += static_cast<int>(gap);
    }
    while (width_of(word) > page_width - at) {
      const std::string_view head = head_of(word, page_width - at);
      out += head;
      word.remove_prefix(head.size());
      next_line();
    }
    out += word;
    at += width_of(word);
    begun = begun || !word.empty();
    text.remove_prefix(end);
  }
  return out;
}

std::string heading_lines(std::string_view name, std::span<const std::string> pieces) {
  constexpr int hanging = 3;
  constexpr std::string_view between = " · ";
  const std::string first = shortened(name, page_width - title_indent - hanging);
  std::string out = blanks(title_indent) + strong(first);
  int at = title_indent + width_of(first);
  for (const std::string& one : pieces) {
    const std::string piece = shortened(one, page_width - 2 * hanging);
    const int wide = width_of(between) + width_of(piece);
    // The dot stays behind at the end of a line, which tells that it goes on.
    const bool fits = at + wide + (&one == &pieces.back() ? 0 : 2) <= page_width;
    out += fits ? std::string(between) : " ·\n" + blanks(hanging);
    at = fits ? at + wide : hanging + width_of(piece);
    out += piece;
  }
  return out + "\n";
}

int decimals_borne(double error, int most) {
  for (int decimals = most; decimals > 0; --decimals)
    if (std::pow(10.0, -decimals) >= error) return decimals;
  return 0;
}

double bound_error(double sd, int n) {
  constexpr double of_a_tenth = 1.71;  // √(0.1 · 0.9) / φ(1.2816), φ(1.2816) = 0.1755
  return n > 0 ? of_a_tenth * sd / std::sqrt(n) : 0.0;
}

TextTable::TextTable(std::string title, std::vector<std::string> headings, std::vector<std::string_view> around)
    : title_(std::move(title)),
      headings_(std::move(headings)),
      around_(std::move(around)),
      widths_(headings_.size(), std::vector<int>(around_.size() - 1, 0)) {}

void TextTable::section(std::string_view title) { all_.push_back({Line::Kind::section, std::string(title), {}}); }

void TextTable::group(std::string_view name) { all_.push_back({Line::Kind::group, std::string(name), {}}); }

void TextTable::row(std::string_view name, std::vector<Cell> cells) {
  for (std::size_t column = 0; column < widths_.size(); ++column)
    for (std::size_t part = 0; part < cells[column].size(); ++part)
      widths_[column][part] = std::max(widths_[column][part], width_of(cells[column][part]));
  all_.push_back({Line::Kind::row, std::string(name), std::move(cells)});
  ++rows_;
}

void TextTable::lines(std::string text) { all_.push_back({Line::Kind::plain, std::move(text), {}}); }

int TextTable::width_of_columns(std::size_t from, std::size_t to) const {
  int width = 0;
  for (std::size_t column = from; column < to; ++column) {
    int cell = 0;
    for (const int part : widths_[column]) cell += part;
    if (cell > 0)
      for (const std::string_view text : around_) cell += width_of(text);
    width += between_columns + std::max(cell, width_of(headings_[column]));
  }
  return width;
}

/// The column of names: as wide as the widest of them that leaves room for all columns side by side; where hardly any
/// would be left, that leaves room for each.
int TextTable::names_wide() const {
  int left = page_width - row_indent - width_of_columns(0, headings_.size());
  if (left < narrowest_name) left = widest_name;
  for (std::size_t column = 0; column < headings_.size(); ++column)
    left = std::min(left, page_width - row_indent - width_of_columns(column, column + 1));
  int widest = 0;
  for (const Line& line : all_)
    if (const int width = width_of(line.text); line.kind == Line::Kind::row && width <= left)
      widest = std::max(widest, width);
  return widest;
}

std::vector<TextTable::Band> TextTable::bands(int name_width) const {
  std::vector<Band> out;
  const int room = page_width - row_indent - name_width;
  for (std::size_t column = 0; column < headings_.size(); ++column)
    if (out.empty() || width_of_columns(out.back().from, column + 1) > room)
      out.push_back({column, column + 1});
    else
      out.back().to = column + 1;
  return out;
}

std::string TextTable::joined(const Cell& cell, std::size_t column) const {
  if (cell.empty()) return {};
  std::string out(around_.front());
  for (std::size_t part = 0; part < cell.size(); ++part) {
    out += right_aligned(cell[part], widths_[column][part]);
    out += around_[part + 1];
  }
  return out;
}

std::string TextTable::title_lines(Band band, int name_width) const {
  std::string line = blanks(row_indent + name_width);
  for (std::size_t column = band.from; column < band.to; ++column)
    line += right_aligned(headings_[column], width_of_columns(column, column + 1));
  take_blanks_away(line);
  const std::size_t first = std::min(line.find_first_not_of(' '), line.size());
  const std::string title = as_title(title_);
  const bool beside = width_of(title) < static_cast<int>(first);
  if (first == line.size()) return strong(title) + "\n";
  if (!beside) return strong(title) + "\n" + line + "\n";
  return strong(padded(title, static_cast<int>(first))) + line.substr(first) + "\n";
}

std::string TextTable::row_lines(const Line& line, Band band, int name_width) const {
  std::string cells;
  for (std::size_t column = band.from; column < band.to; ++column)
    cells += right_aligned(joined(line.cells[column], column), width_of_columns(column, column + 1));
  std::string out;
  if (width_of(line.text) <= name_width) {
    out = blanks(row_indent) + padded(line.text, name_width) + cells;
  } else {
    out = blanks(row_indent) + shortened(line.text, page_width - row_indent) + "\n" + blanks(row_indent + name_width) +
          cells;
  }
  take_blanks_away(out);
  return out + "\n";
}

std::string TextTable::text() const {
  const int name_width = names_wide();
  const std::vector<Band> all = bands(name_width);
  std::string out;
  for (const Band& band : all) {
    out += title_lines(band, name_width);
    const bool last = &band == &all.back();
    for (const Line& line : all_) {
      if (line.kind == Line::Kind::section) out += strong(as_title(line.text)) + "\n";
      if (line.kind == Line::Kind::group)
        out += blanks(group_indent) + shortened(line.text, page_width - group_indent) + "\n";
      if (line.kind == Line::Kind::row) out += row_lines(line, band, name_width);
      if (line.kind == Line::Kind::plain && last) out += line.text;
    }
  }
  return out;
}

}  // namespace spp
