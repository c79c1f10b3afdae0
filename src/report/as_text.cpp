#include <fmt/format.h>

#include <algorithm>

#include "output/spelling.hpp"
#include "report/report.hpp"

namespace spp {
namespace {

constexpr int page_width = 100, indent = 2, gap = 2;

/// The words of a text on lines of the page's width; the first line begins with `first`, the others with blanks.
std::string wrapped(const std::string& text, const std::string& first) {
  const std::string blanks(static_cast<std::size_t>(width_of(first)), ' ');
  std::string out, line = first;
  bool empty = true;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (!empty && width_of(line) + 1 + width_of(word) > page_width) {
      out += line + "\n";
      line = blanks;
      empty = true;
    }
    line += empty ? word : " " + word;
    empty = false;
  }
  return out + line + "\n";
}

std::string shown(const ReportTable& table) {
  std::vector<int> widths;
  for (const auto& column : table.columns) widths.push_back(width_of(column.head));
  for (const auto& row : table.rows)
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], width_of(row[c]));
  const auto line = [&](const auto& cell_of) {
    std::string out(indent, ' ');
    for (std::size_t c = 0; c < widths.size(); ++c) {
      const std::string& cell = cell_of(c);
      if (c > 0) out += std::string(gap, ' ');
      out += table.columns[c].number ? right_aligned(cell, widths[c]) : padded(cell, widths[c]);
    }
    while (out.ends_with(' ')) out.pop_back();
    return out + "\n";
  };
  int width = 0;
  for (const int one : widths) width += one + gap;
  std::string out = table.caption.empty() ? "" : wrapped(table.caption, std::string(indent, ' '));
  out += line([&](std::size_t c) -> const std::string& { return table.columns[c].head; });
  out += std::string(indent, ' ') + std::string(static_cast<std::size_t>(std::max(0, width - gap)), '-') + "\n";
  for (const auto& row : table.rows) out += line([&](std::size_t c) -> const std::string& { return row[c]; });
  return out;
}

std::string shown(const Paragraph& paragraph) { return wrapped(paragraph.text, std::string(indent, ' ')); }

std::string shown(const BulletList& list) {
  std::string out;
  for (const std::string& item : list.items) out += wrapped(item, std::string(indent, ' ') + "- ");
  return out;
}

template <class Chart>
std::string shown(const Chart& chart) {
  return shown(Paragraph{chart.title + ": " + chart.caption}) + shown(chart.table);
}

}  // namespace

std::string as_text(const Report& report) {
  std::string out = report.title + "\n" + std::string(static_cast<std::size_t>(width_of(report.title)), '=') + "\n";
  if (!report.subtitle.empty()) out += wrapped(report.subtitle, "");
  for (const ReportSection& section : report.sections) {
    out += "\n" + section.title + "\n" + std::string(static_cast<std::size_t>(width_of(section.title)), '-') + "\n";
    for (std::size_t i = 0; i < section.blocks.size(); ++i) {
      if (i > 0) out += "\n";
      out += std::visit([](const auto& block) { return shown(block); }, section.blocks[i]);
    }
  }
  return out;
}

}  // namespace spp
