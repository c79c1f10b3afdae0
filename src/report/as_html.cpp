// One template, filled by mustache, which escapes every text: there is no other way into the page.
#include <kainjow/mustache.hpp>

#include "report/report.hpp"

namespace spp {
namespace {

using kainjow::mustache::data;

// Only `style` is allowed, and only what stands here: whatever a name holds, the page loads and runs nothing.
constexpr const char* page = R"(<!DOCTYPE html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{title}}</title>
<style>
body { font: 16px/1.45 system-ui, "Segoe UI", "Liberation Sans", sans-serif; color: #1a1a1a; background: #fff;
  max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; border-bottom: 2px solid #1f5a7a; padding-bottom: .2rem; }
p, ul { max-width: 46rem; margin: .5rem 0; overflow-wrap: anywhere; }
.sub { color: #444; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: .8rem 0 1.2rem; font-size: .86rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .2rem 0 .4rem; }
th, td { padding: .22rem .8rem .22rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid #d5d9dc; }
th { border-bottom: 1.5px solid #555; font-weight: 600; vertical-align: bottom; }
th:first-child, td:first-child { min-width: 9rem; }
th.n, td.n { text-align: right; }
td.n { white-space: nowrap; }
@media print {
  @page { size: A4; margin: 16mm 14mm; }
  body { font-size: 9.5pt; max-width: none; margin: 0; padding: 0; }
  h2 { break-after: avoid; }
  tr, li, p { break-inside: avoid; }
  thead { display: table-header-group; }
  table { font-size: 8.3pt; }
  .wide { overflow: visible; }
}
</style>
</head>
<body>
<h1>{{title}}</h1>
{{#subtitle}}<p class="sub">{{subtitle}}</p>
{{/subtitle}}
{{#sections}}
<section>
<h2>{{title}}</h2>
{{#blocks}}
{{#paragraph}}
<p>{{text}}</p>
{{/paragraph}}
{{#list}}
<ul>
{{#items}}
<li>{{text}}</li>
{{/items}}
</ul>
{{/list}}
{{#table}}
<div class="wide"><table>
{{#caption}}<caption>{{text}}</caption>
{{/caption}}
<thead><tr>{{#columns}}<th scope="col"{{#number}} class="n"{{/number}}>{{head}}</th>{{/columns}}</tr></thead>
<tbody>
{{#rows}}
<tr>{{#cells}}<td{{#number}} class="n"{{/number}}>{{text}}</td>{{/cells}}</tr>
{{/rows}}
</tbody>
</table></div>
{{/table}}
{{/blocks}}
</section>
{{/sections}}
</body>
</html>
)";

data text_of(const std::string& text) {
  data one;
  one.set("text", text);
  return one;
}

data cells_of(const ReportTable& table, const std::vector<std::string>& row) {
  data cells(data::type::list);
  for (std::size_t c = 0; c < row.size(); ++c) {
    data cell = text_of(row[c]);
    cell.set("number", table.columns[c].number);
    cells.push_back(cell);
  }
  return cells;
}

data filled(const ReportTable& table) {
  data columns(data::type::list), rows(data::type::list);
  for (const auto& column : table.columns) {
    data one;
    one.set("head", column.head);
    one.set("number", column.number);
    columns.push_back(one);
  }
  for (const auto& row : table.rows) {
    data one;
    one.set("cells", cells_of(table, row));
    rows.push_back(one);
  }
  data out;
  if (!table.caption.empty()) out.set("caption", text_of(table.caption));
  out.set("columns", columns);
  out.set("rows", rows);
  return out;
}

data block_of(const Block& block) {
  data one;
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
    one.set("paragraph", text_of(paragraph->text));
  } else if (const auto* list = std::get_if<BulletList>(&block)) {
    data items(data::type::list), all;
    for (const std::string& item : list->items) items.push_back(text_of(item));
    all.set("items", items);
    one.set("list", all);
  } else if (const auto* table = std::get_if<ReportTable>(&block)) {
    one.set("table", filled(*table));
  } else if (const auto* fan = std::get_if<FanChart>(&block)) {
    one.set("table", filled(fan->table));
  } else {
    one.set("table", filled(std::get<BarChart>(block).table));
  }
  return one;
}

}  // namespace

std::string as_html(const Report& report) {
  data sections(data::type::list);
  for (const ReportSection& section : report.sections) {
    data blocks(data::type::list), one;
    for (const Block& block : section.blocks) blocks.push_back(block_of(block));
    one.set("title", section.title);
    one.set("blocks", blocks);
    sections.push_back(one);
  }
  data all;
  all.set("language", report.language == Language::nl ? "nl" : "en");
  all.set("title", report.title);
  if (!report.subtitle.empty()) all.set("subtitle", report.subtitle);
  all.set("sections", sections);
  kainjow::mustache::mustache filler(page);
  return filler.render(all);
}

}  // namespace spp
