#include <string_view>

#include "report/report.hpp"

namespace spp {
namespace {

/// A text in which Markdown sees nothing but text; in a cell no bar ends it.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|#&").find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string shown(const Paragraph& paragraph) { return escaped(paragraph.text) + "\n"; }

std::string shown(const BulletList& list) {
  std::string out;
  for (const std::string& item : list.items) out += "- " + escaped(item) + "\n";
  return out;
}

std::string shown(const ReportTable& table) {
  std::string out = table.caption.empty() ? "" : escaped(table.caption) + "\n\n";
  out += "|";
  for (const auto& column : table.columns) out += " " + escaped(column.head) + " |";
  out += "\n|";
  for (const auto& column : table.columns) out += column.number ? " ---: |" : " --- |";
  out += "\n";
  for (const auto& row : table.rows) {
    out += "|";
    for (const std::string& cell : row) out += " " + escaped(cell) + " |";
    out += "\n";
  }
  return out;
}

template <class Chart>
std::string shown(const Chart& chart) {
  return shown(Paragraph{chart.title + ": " + chart.caption}) + "\n" + shown(chart.table);
}

}  // namespace

std::string as_markdown(const Report& report) {
  std::string out = "# " + escaped(report.title) + "\n";
  if (!report.subtitle.empty()) out += "\n" + escaped(report.subtitle) + "\n";
  for (const ReportSection& section : report.sections) {
    out += "\n## " + escaped(section.title) + "\n";
    for (const Block& block : section.blocks)
      out += "\n" + std::visit([](const auto& one) { return shown(one); }, block);
  }
  return out;
}

}  // namespace spp
