// The page of a report: its template, filled by as_html.cpp, and its style. Colours are variables, light and dark,
// which the drawings name too; each meets 4.5:1 as text and 3:1 as a line on its paper. a0 to a7 are the alternatives
// (told apart by dashes as well), p0 to p7 the parts of bars (by hatching as well), both of a range that people who see
// few colours tell apart.
#include "report/as_html_parts.hpp"

namespace spp::html {

const std::string_view page_head = R"(<!DOCTYPE html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; {{#script_hash}}script-src 'sha256-{{script_hash}}'; {{/script_hash}}style-src 'sha256-{{style_hash}}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{title}}</title>
<style>)";

const std::string_view page_style = R"(
:root { --paper: #fff; --raised: #f4f6f8; --ink: #1b2126; --soft: #4d5861; --line: #d8dde1; --accent: #0b5a86;
  --a0: #33393e; --a1: #0072b2; --a2: #c24a00; --a3: #00805e; --a4: #a8458a; --a5: #8a6400; --a6: #3f5fc4; --a7: #7b3f3f;
  --p0: #2b5f8c; --p1: #b35000; --p2: #00705a; --p3: #8d4a86; --p4: #6b6000; --p5: #4a4f9c; --p6: #8a3b45; --p7: #4c5a63;
  --on-part: #fff; --hatch: #ffffff55; }
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #14181c; --raised: #1e242a; --ink: #e8ecef; --soft: #aab4bc; --line: #38414a; --accent: #7cc0ee;
    --a0: #dfe4e8; --a1: #56b4e9; --a2: #ff9255; --a3: #35c79c; --a4: #e69bd0; --a5: #e0b13e; --a6: #9fb2ff; --a7: #d99a9a;
    --p0: #7ab6e8; --p1: #f09a5a; --p2: #4cc4a5; --p3: #d79bd0; --p4: #cfc04d; --p5: #a7acf2; --p6: #e88f9a; --p7: #a9b7c1;
    --on-part: #10151a; --hatch: #00000044; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.5 system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif; }
body > * { max-width: 74rem; margin-inline: auto; padding-inline: 1.25rem; }
header { padding-top: 2.5rem; }
h1 { font-size: clamp(1.5rem, 1.1rem + 1.8vw, 2.1rem); line-height: 1.2; margin: 0 0 .4rem; max-width: 46rem; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .8rem; padding-top: 1.1rem; border-top: 2px solid var(--accent); }
h3 { font-size: 1.05rem; line-height: 1.35; margin: 0 0 .25rem; }
p, ul { max-width: 46rem; margin: .6rem 0; }
li { margin: .25rem 0; }
a { color: var(--accent); }
.sub { color: var(--soft); margin-top: 0; }
nav ol { columns: 3 17rem; column-gap: 2rem; margin: 1.2rem 0; padding: .9rem 0; border-block: 1px solid var(--line);
  list-style: none; font-size: .93rem; }
nav li { break-inside: avoid; margin: 0; }
nav a { display: inline-block; padding: .15rem 0; }
section { margin: 2.6rem 0; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
h1, h2, h3, .note, .readout p { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 5; overflow: hidden; }
[hidden] { display: none !important; }

.controls { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1.4rem; padding-block: .6rem; z-index: 5;
  background: var(--raised); border-block: 1px solid var(--line); font-size: .9rem; }
.controls fieldset { display: flex; flex-wrap: wrap; gap: .1rem 1rem; border: 0; margin: 0; padding: 0; min-width: 0; }
.controls legend, .controls .name { font-weight: 600; padding: 0; }
.controls legend { float: left; margin-right: 1rem; padding-top: .12rem; }
.controls label { display: inline-flex; align-items: center; gap: .4rem; min-height: 1.6rem; min-width: 0; max-width: 24rem; }
.controls input { width: 1.1rem; height: 1.1rem; margin: 0; flex: none; accent-color: var(--accent); }
.controls select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft);
  border-radius: 4px; padding: .2rem .4rem; min-width: 0; max-width: 16rem; }
.controls label span, nav a { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.controls p { flex-basis: 100%; margin: 0; max-width: none; color: var(--soft); }
@media screen and (min-width: 52rem) and (min-height: 38rem) { .controls { position: sticky; top: 0; } }

.wide { overflow-x: auto; margin: .8rem 0 1.4rem; }
table { border-collapse: collapse; font-size: .88rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 0 0 .4rem; }
th, td { padding: .35rem 1.1rem .35rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
  font-weight: 400; max-width: 26rem; }
table { overflow-wrap: break-word; }
.long { overflow-wrap: anywhere; min-width: 12rem; }
th:last-child, td:last-child { padding-right: .2rem; }
thead > tr > * { border-bottom: 1.5px solid var(--soft); font-weight: 600; vertical-align: bottom; }
tr > :first-child { min-width: 8rem; max-width: 18rem; }
.n { text-align: right; }
td.n { overflow-wrap: normal; }
tbody tr:hover > * { background: var(--raised); }

figure { margin: 1.8rem 0 2.2rem; }
figcaption p { margin-top: 0; color: var(--soft); }
details { margin-top: .8rem; }
summary { cursor: pointer; color: var(--accent); font-size: .9rem; width: fit-content; padding: .15rem .3rem .15rem 0; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; list-style: none; margin: .4rem 0; padding: 0; max-width: none;
  font-size: .9rem; }
.legend li { display: flex; align-items: center; gap: .5rem; margin: 0; min-width: 0; }
.legend svg { flex: none; }
.legend span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
.note { font-size: .82rem; color: var(--soft); margin: .2rem 0 .8rem; }
.panels { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: 1.2rem 1.5rem; }
.panels.single { grid-template-columns: minmax(0, 46rem); }
.panel { position: relative; min-width: 0; display: flex; flex-direction: column; justify-content: flex-end; }
.panel-title { font-weight: 600; font-size: .93rem; line-height: 1.3; margin: 0; display: -webkit-box;
  -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
.plot { cursor: crosshair; touch-action: pan-y; }
.plot:empty { aspect-ratio: 8 / 5; }
.single .plot:empty { aspect-ratio: 20 / 9; }
.readout { position: absolute; z-index: 3; left: 0; right: 0; top: 100%; padding: .5rem .7rem; background: var(--raised);
  border: 1px solid var(--soft); border-radius: 4px; font-size: .82rem; line-height: 1.4; pointer-events: none;
  font-variant-numeric: tabular-nums; max-height: 18rem; overflow: hidden; }
.readout p { margin: 0; }
.readout .year { font-weight: 600; }
.spp-plot { display: block; width: 100%; height: auto; max-width: 100%; font: 12px system-ui, "Segoe UI",
  "Liberation Sans", Arial, sans-serif; font-variant-numeric: tabular-nums; overflow: visible; }
.spp-plot text { white-space: pre; }
.defs { position: absolute; }
.pointed line { stroke: var(--ink); stroke-width: 1; }
.pointed circle { fill: var(--paper); stroke-width: 2.5; }
.bars { max-width: 64rem; margin-top: .6rem; }
.bar { display: grid; grid-template-columns: minmax(0, 15rem) minmax(0, 1fr); gap: 0 .6rem; align-items: center; }
.bar-label { margin: 0; font-size: .9rem; line-height: 1.3; padding: .2rem 0; max-height: 8rem; overflow: hidden; }
.bar-plot { min-height: 30px; }
@media (max-width: 40rem) {
  body > * { padding-inline: 1rem; }
  header { padding-top: 1.5rem; }
  .bar { grid-template-columns: minmax(0, 1fr); margin-top: .5rem; }
  .bar-label { padding: 0; }
}

@media print {
  @page { size: A4; margin: 15mm 13mm; }
  @page across { size: A4 landscape; margin: 13mm; }
  html { font-size: 9.5pt; }
  body > * { max-width: none; padding: 0; }
  header { padding-top: 0; }
  nav, .controls, summary, .readout, .pointed { display: none !important; }
  section { margin: 1.6rem 0; }
  h2, h3, figcaption, caption, .legend, .note { break-after: avoid; }
  tr, li, p, .panel, .bar { break-inside: avoid; }
  thead { display: table-header-group; }
  table { font-size: .82rem; line-height: 1.3; }
  th, td { padding: .2rem .6rem .2rem 0; }
  tr > :first-child { min-width: 5rem; }
  td.n { white-space: normal; }
  .wide { overflow: visible; margin: .5rem 0 .9rem; }
  .many { page: across; }
  .many table { font-size: .74rem; width: 100%; }
  .panels { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .8rem 16px; }
  .panels.single { grid-template-columns: minmax(0, 460px); }
  .bar { grid-template-columns: minmax(0, 13rem) minmax(0, 1fr); }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)";

const std::string_view page_body = R"(</style>
</head>
<body>
<header>
<h1>{{title}}</h1>
{{#subtitle}}<p class="sub">{{subtitle}}</p>
{{/subtitle}}
</header>
{{#nav}}
<nav aria-label="{{w_sections}}"><ol>
{{#sections}}
<li><a href="#s{{id}}">{{title}}</a></li>
{{/sections}}
</ol></nav>
{{/nav}}
{{#scripted}}
<div class="controls" id="controls" role="region" aria-label="{{w_choose}}" hidden>
{{#alternatives}}
<fieldset><legend>{{w_alternatives}}</legend>
{{#entries}}
<label><input type="checkbox" value="{{id}}" autocomplete="off" checked><span>{{name}}</span></label>
{{/entries}}
</fieldset>
{{/alternatives}}
{{#organisations}}
<label><span class="name">{{w_organisation}}</span> <select name="organisation" autocomplete="off">
<option value="">{{w_all_organisations}}</option>
{{#entries}}
<option value="{{id}}">{{name}}</option>
{{/entries}}
</select></label>
{{/organisations}}
{{#professions}}
<label><span class="name">{{w_profession}}</span> <select name="profession" autocomplete="off">
<option value="">{{w_all_professions}}</option>
{{#entries}}
<option value="{{id}}">{{name}}</option>
{{/entries}}
</select></label>
{{/professions}}
<p id="chosen" role="status" hidden>{{w_chosen}}</p>
</div>
<div id="figures" hidden>{{figures}}</div>
{{/scripted}}
<main>
{{#without_charts}}<p>{{w_no_charts}}</p>
{{/without_charts}}
{{#sections}}
<section id="s{{id}}" aria-labelledby="h{{id}}">
<h2 id="h{{id}}">{{title}}</h2>
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
{{#chart}}
<figure>
<figcaption><h3>{{chart_title}}</h3><p>{{chart_caption}}</p></figcaption>
<div data-chart="{{index}}"></div>
<details{{#open}} open{{/open}}><summary>{{w_table}}</summary>
{{#table}}{{>table_markup}}{{/table}}
</details>
</figure>
{{/chart}}
{{#table}}{{>table_markup}}{{/table}}
{{/blocks}}
</section>
{{/sections}}
</main>
)";

const std::string_view page_table =
    R"(<div class="wide{{#many}} many{{/many}}" tabindex="0" role="group" aria-label="{{region}}"><table>
{{#caption}}<caption>{{text}}</caption>
{{/caption}}
<thead><tr>{{#columns}}{{#text}}<th scope="col"{{#number}} class="n"{{/number}}{{#long}} class="long"{{/long}}>{{text}}</th>{{/text}}{{^text}}<td></td>{{/text}}{{/columns}}</tr></thead>
<tbody>
{{#rows}}
<tr{{#of}} data-of data-alternative="{{alternative}}" data-organisation="{{organisation}}" data-profession="{{profession}}"{{/of}}>{{#cells}}{{#head}}<th scope="row"{{/head}}{{^head}}<td{{/head}}{{#number}} class="n"{{/number}}{{#long}} class="long"{{/long}}>{{text}}{{#head}}</th>{{/head}}{{^head}}</td>{{/head}}{{/cells}}</tr>
{{/rows}}
</tbody>
</table></div>
)";

}  // namespace spp::html
