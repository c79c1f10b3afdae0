// A report: what is said, apart from how it is shown. Plain texts throughout; whoever shows them escapes them.
//
//     Report report{.title = "…", .language = Language::nl};
//     report.sections.push_back({"Uitkomst", {Paragraph{"…"}, ReportTable{…}}});
//     print(as_text(report)); print(as_markdown(report)); print(as_html(report));
#pragma once

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

/// Every row has a cell for each column; a column of numbers is aligned to the right.
struct ReportTable {
  struct Column {
    std::string head;
    bool number = false;
  };
  std::string caption;
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

using Block = std::variant<Paragraph, BulletList, ReportTable>;

struct ReportSection {
  std::string title;
  std::vector<Block> blocks;
};

struct Report {
  std::string title, subtitle;
  Language language = Language::en;
  std::vector<ReportSection> sections;
};

/// For a terminal: paragraphs of at most 100 columns; a table is as wide as it must be.
[[nodiscard]] std::string as_text(const Report& report);
/// With tables of pipes.
[[nodiscard]] std::string as_markdown(const Report& report);
/// One page that needs nothing else: no network, no script, prints to A4 without a cut row.
[[nodiscard]] std::string as_html(const Report& report);

}  // namespace spp
