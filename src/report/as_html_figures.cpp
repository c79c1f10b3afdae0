// The figures of the charts as JSON. Texts are made visible before they become JSON: afterwards no character is left
// that the page's escaping would change, so what the script reads is what stands here.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/problem.hpp"
#include "output/json.hpp"
#include "report/as_html_parts.hpp"

namespace spp::html {
namespace {

/// Seven significant digits: enough that rounding once more for the reader gives what rounding the whole number gives,
/// but for one value in some ten thousand; a large one to the unit.
void append_number(std::string& out, double value) {
  if (!std::isfinite(value))
    out += "null";
  else if (value == 0)
    out += '0';
  else
    out += std::abs(value) < 1e6 ? fmt::format("{:.7g}", value) : fmt::format("{:.0f}", value);
}

void append_member(std::string& out, std::string_view name, std::string_view text) {
  append_json(out, name);
  out += ':';
  append_json(out, std::string_view(line_of(text)));
}

template <class List, class Append>
void append_list(std::string& out, const List& list, Append append) {
  out += '[';
  bool first = true;
  for (const auto& one : list) {
    if (!first) out += ',';
    first = false;
    append(one);
  }
  out += ']';
}

void append_subject(std::string& out, const Subject& subject) {
  for (const auto& [name, id] : {std::pair<std::string_view, const std::string&>("alternative", subject.alternative),
                                 {"organisation", subject.organisation},
                                 {"profession", subject.profession}})
    if (!id.empty()) {
      out += ',';
      append_member(out, name, id);
    }
}

template <class Chart>
void append_head(std::string& out, std::string_view kind, const Chart& chart) {
  out += "{\"kind\":";
  append_json(out, kind);
  out += ',';
  append_member(out, "title", chart.title);
  out += ',';
  append_member(out, "unit", chart.unit);
  out += fmt::format(",\"decimals\":{}", std::clamp(chart.decimals, 0, 20));
}

void append_chart(std::string& out, const FanChart& chart) {
  const auto numbers = [&](const std::vector<double>& values) {
    append_list(out, values, [&](double value) { append_number(out, value); });
  };
  append_head(out, "fan", chart);
  out += ",\"years\":";
  append_list(out, chart.years, [&](int year) { out += fmt::format("{}", year); });
  out += ",\"panels\":";
  append_list(out, chart.panels, [&](const FanChart::Panel& panel) {
    out += '{';
    append_member(out, "title", panel.title);
    append_subject(out, panel.subject);
    out += ",\"series\":";
    append_list(out, panel.series, [&](const FanChart::Series& series) {
      out += '{';
      append_member(out, "alternative", series.alternative);
      out += ",\"fan\":";
      append_list(out, series.fan, numbers);
      out += '}';
    });
    out += '}';
  });
  out += '}';
}

void append_chart(std::string& out, const BarChart& chart) {
  append_head(out, "bar", chart);
  out += ",\"parts\":";
  append_list(out, chart.parts, [&](const std::string& part) { append_json(out, std::string_view(line_of(part))); });
  out += ",\"bars\":";
  append_list(out, chart.bars, [&](const BarChart::Bar& bar) {
    out += '{';
    append_member(out, "label", bar.label);
    append_subject(out, bar.subject);
    out += ",\"parts\":";
    append_list(out, bar.parts, [&](double value) { append_number(out, value); });
    out += '}';
  });
  out += '}';
}

}  // namespace

std::string line_of(std::string_view text) {
  std::string one(text);
  for (char& c : one)
    if (c == '\n' || c == '\t') c = ' ';
  return visible(one);
}

std::string figures_json(const Report& report) {
  std::string out = report.language == Language::nl ? R"({"language":"nl","words":{)" : R"({"language":"en","words":{)";
  for (const PageWord& word : script_words) {
    if (&word != script_words.data()) out += ',';
    append_member(out, word.name, word.words.in(report.language));
  }
  out += "},\"alternatives\":";
  append_list(out, report.alternatives, [&](const Choosable& one) {
    out += '{';
    append_member(out, "id", one.id);
    out += ',';
    append_member(out, "name", one.name);
    out += '}';
  });
  out += ",\"charts\":[";
  bool first = true;
  const auto chart = [&](const auto& one) {
    if (!first) out += ',';
    first = false;
    append_chart(out, one);
  };
  for (const ReportSection& section : report.sections)
    for (const Block& block : section.blocks) {
      if (const auto* fan = std::get_if<FanChart>(&block)) chart(*fan);
      if (const auto* bars = std::get_if<BarChart>(&block)) chart(*bars);
    }
  return out + "]}";
}

}  // namespace spp::html
