// A report: what is said, apart from how it is shown. Plain texts throughout; whoever shows them escapes them.
//
//     Report report{.title = "…", .language = Language::nl};
//     report.sections.push_back({"Uitkomst", {Paragraph{"…"}, ReportTable{…}, FanChart{…}}});
//     print(as_text(report)); print(as_markdown(report)); print(as_html(report));
#pragma once

#include <array>
#include <string>
#include <variant>
#include <vector>

#include "base/words.hpp"

namespace spp {

struct Paragraph {
  std::string text;
};

struct BulletList {
  std::vector<std::string> items;
};

/// What a row or a panel speaks of, by id, so that a reader can leave the rest out; an empty one is always shown.
struct Subject {
  std::string alternative = {}, organisation = {}, profession = {};
};

/// Every row has a cell for each column; a column of numbers is aligned to the right.
struct ReportTable {
  struct Column {
    std::string head;
    bool number = false;
  };
  std::string caption;
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
  std::vector<Subject> subjects = {};  ///< of each row, or none at all
};

/// A band of quantiles over the years for each alternative, in a panel for each organisation and profession.
struct FanChart {
  /// Of the quantiles 0.1, 0.25, 0.5, 0.75 and 0.9, a value for each year.
  using Fan = std::array<std::vector<double>, 5>;
  struct Series {
    std::string alternative;  ///< by id
    Fan fan;
  };
  struct Panel {
    std::string title;
    Subject subject;  ///< organisation and profession
    std::vector<Series> series;
  };
  std::string title, caption;  ///< the caption is one sentence that reads the chart
  std::string unit;            ///< title of the vertical axis: "fte", "kamers"
  int decimals = 1;            ///< of a value that is read off
  std::vector<int> years;
  std::vector<Panel> panels;
  ReportTable table;  ///< the same figures, for those who cannot see the chart
};

/// A horizontal bar for each label, stacked of parts from zero: negative ones to the left.
struct BarChart {
  struct Bar {
    std::string label;
    Subject subject;
    std::vector<double> parts;  ///< a value for each of the chart's parts
  };
  std::string title, caption;
  std::string unit;
  int decimals = 1;
  std::vector<std::string> parts;  ///< what they are called
  std::vector<Bar> bars;
  ReportTable table;
};

using Block = std::variant<Paragraph, BulletList, ReportTable, FanChart, BarChart>;

struct ReportSection {
  std::string title;
  std::vector<Block> blocks;
};

/// What can be switched on and off in a page that can: an id and what people call it.
struct Choosable {
  std::string id, name;
};

struct Report {
  std::string title, subtitle;
  Language language = Language::en;
  std::vector<ReportSection> sections;
  std::vector<Choosable> alternatives = {}, organisations = {}, professions = {};
};

/// For a terminal: paragraphs of at most 100 columns; a table is as wide as it must be. A chart is its caption and
/// table.
[[nodiscard]] std::string as_text(const Report& report);
/// With tables of pipes.
[[nodiscard]] std::string as_markdown(const Report& report);
/// One page that needs nothing else: no network, no other file; prints to A4 without a cut row. Charts are drawn by a
/// script in the page; without it their captions and tables remain.
[[nodiscard]] std::string as_html(const Report& report);

}  // namespace spp
