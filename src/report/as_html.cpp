// One template, filled by mustache, which escapes every text: there is no other way into the page. The style and the
// script are ours, stand beside what is filled in, and are allowed by their hashes alone: whatever a name holds, the
// page loads nothing and runs nothing else.
#include <kainjow/mustache.hpp>

#include <algorithm>

#include "output/hash.hpp"
#include "output/web.hpp"
#include "report/as_html_parts.hpp"
#include "report/report.hpp"

namespace spp {
namespace {

using kainjow::mustache::data;

data text_of(const std::string& text) {
  data one;
  one.set("text", text);
  return one;
}

/// Whether a word is so long that it may break anywhere: the words of the field may not, so that columns stay readable.
bool is_long(const std::string& text) {
  constexpr std::size_t longest = 40;
  for (std::size_t start = 0; start + longest < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" -", start), text.size());
    if (end - start > longest) return true;
    start = end + 1;
  }
  return false;
}

/// A figure with what it is measured in: a line may end before its interval, and before what it turns into, only.
std::string held_together(const std::string& figure) {
  constexpr std::string_view blank = "\u00a0";
  std::string out;
  for (std::size_t i = 0; i < figure.size(); ++i) {
    const bool may_end =
        figure.compare(i, 2, " (") == 0 || figure.compare(i, 4, " →") == 0 || figure.compare(i, 2, ", ") == 0;
    if (figure[i] == ' ' && !may_end)
      out += blank;
    else
      out += figure[i];
  }
  return out;
}

/// A cell or the head of a column.
data cell_of(const std::string& text, bool number) {
  data cell = text_of(text);
  const bool breaks = is_long(text);
  cell.set("number", number && !breaks);
  cell.set("long", breaks);
  return cell;
}

/// Sets what a row is about; a row about nothing has no attribute.
void set_subject(data& row, const Subject& subject) {
  if (subject.alternative.empty() && subject.organisation.empty() && subject.profession.empty()) return;
  data of;
  of.set("alternative", subject.alternative);
  of.set("organisation", subject.organisation);
  of.set("profession", subject.profession);
  row.set("of", of);
}

data row_of(const ReportTable& table, std::size_t at) {
  const std::vector<std::string>& texts = table.rows[at];
  data row, cells(data::type::list);
  for (std::size_t c = 0; c < texts.size(); ++c) {
    const bool number = table.columns[c].number;
    data cell = cell_of(number ? held_together(texts[c]) : texts[c], number);
    cell.set("head", c == 0);
    cells.push_back(cell);
  }
  row.set("cells", cells);
  if (at < table.subjects.size()) set_subject(row, table.subjects[at]);
  return row;
}

/// `name` is what a region that scrolls is called where the table has no caption.
data filled(const ReportTable& table, const std::string& name) {
  data columns(data::type::list), rows(data::type::list);
  for (const auto& column : table.columns) columns.push_back(cell_of(column.head, column.number));
  for (std::size_t at = 0; at < table.rows.size(); ++at) rows.push_back(row_of(table, at));
  data out;
  if (!table.caption.empty()) out.set("caption", text_of(table.caption));
  out.set("region", table.caption.empty() ? name : table.caption);
  constexpr std::size_t upright = 9;  // what has more columns prints lying down, on pages of its own
  out.set("many", table.columns.size() > upright);
  out.set("columns", columns);
  out.set("rows", rows);
  return out;
}

class Page {
 public:
  explicit Page(const Report& report) : report_(report) {}

  data filled_in() {
    data all, sections(data::type::list);
    for (const html::PageWord& word : html::template_words)
      all.set(std::string(word.name), std::string(word.words.in(report_.language)));
    all.set("language", report_.language == Language::nl ? "nl" : "en");
    all.set("title", report_.title);
    if (!report_.subtitle.empty()) all.set("subtitle", report_.subtitle);
    for (const ReportSection& section : report_.sections) sections.push_back(section_of(section));
    all.set("sections", sections);
    all.set("table_markup", std::string(html::page_table));
    all.set("nav", report_.sections.size() > 2);
    all.set("style_hash", sha256_base64(html::page_style));
    all.set("without_charts", charts_ > 0 && web_script().empty());
    if (scripted()) {
      all.set("script_hash", sha256_base64(web_script()));
      all.set("scripted", controls());
    }
    return all;
  }

  [[nodiscard]] bool scripted() const { return charts_ > 0 && !web_script().empty(); }

 private:
  data section_of(const ReportSection& section) {
    data one, blocks(data::type::list);
    for (const Block& block : section.blocks) blocks.push_back(block_of(block, section.title));
    one.set("id", std::to_string(++section_));
    one.set("title", section.title);
    one.set("blocks", blocks);
    return one;
  }

  data block_of(const Block& block, const std::string& section) {
    data one;
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      one.set("paragraph", text_of(paragraph->text));
    } else if (const auto* list = std::get_if<BulletList>(&block)) {
      data items(data::type::list), all;
      for (const std::string& item : list->items) items.push_back(text_of(item));
      all.set("items", items);
      one.set("list", all);
    } else if (const auto* table = std::get_if<ReportTable>(&block)) {
      one.set("table", filled(*table, section));
    } else if (const auto* fan = std::get_if<FanChart>(&block)) {
      one.set("chart", chart_of(fan->title, fan->caption, fan->table));
    } else {
      const auto& bars = std::get<BarChart>(block);
      one.set("chart", chart_of(bars.title, bars.caption, bars.table));
    }
    return one;
  }

  data chart_of(const std::string& title, const std::string& caption, const ReportTable& table) {
    data one;
    one.set("chart_title", title);
    one.set("chart_caption", caption);
    one.set("index", std::to_string(charts_++));
    one.set("open", web_script().empty());
    one.set("table", filled(table, title));
    return one;
  }

  /// A choice between fewer than two is none.
  data controls() {
    const auto entries = [](const std::vector<Choosable>& from) {
      data list(data::type::list);
      for (const Choosable& choice : from) {
        data one;
        one.set("id", choice.id);
        one.set("name", choice.name);
        list.push_back(one);
      }
      return list;
    };
    data out;
    const auto offer = [&](const char* name, const std::vector<Choosable>& from) {
      if (from.size() < 2) return;
      data one;
      one.set("entries", entries(from));
      out.set(name, one);
    };
    offer("alternatives", report_.alternatives);
    offer("organisations", report_.organisations);
    offer("professions", report_.professions);
    out.set("figures", html::figures_json(report_));
    return out;
  }

  const Report& report_;
  std::size_t charts_ = 0;
  int section_ = 0;
};

}  // namespace

std::string as_html(const Report& report) {
  Page page(report);
  data all = page.filled_in();
  kainjow::mustache::mustache filler(std::string(html::page_head) + std::string(html::page_style) +
                                     std::string(html::page_body));
  filler.set_custom_escape([](const std::string& text) { return kainjow::mustache::html_escape(html::line_of(text)); });
  std::string out = filler.render(all);
  if (page.scripted()) out += "<script>" + std::string(web_script()) + "</script>\n";
  return out + "</body>\n</html>\n";
}

}  // namespace spp
