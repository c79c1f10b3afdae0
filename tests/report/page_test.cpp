// The page of a report with charts: whatever a name holds it stays text, and nothing runs or loads but what is ours.
#include <doctest/doctest.h>
#include <nettle/base64.h>
#include <nettle/sha2.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "output/web.hpp"
#include "report/report.hpp"

namespace {

using namespace spp;

const std::vector<std::string> hostile_names = {
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "\"'><b style=\"color:red\">`&amp;",
    "=cmd|' /C calc'!A0",
    "bel\x07 esc\x1b[31m del\x7f",
    "c1\xc2\x9b rechts\xe2\x80\xae"
    "spiegel\xe2\x81\xa6 lijn\xe2\x80\xa8 einde",
    "kapot\xff\xc0",
    "{{title}} {{{title}}} {{>table_markup}} {{=<% %>=}}",
    R"(\u003cscript\u003e \n \x1b "}]} <!-- --> ]]>)",
    std::string(10000, 'w'),
};

FanChart fan_of(const std::string& name) {
  FanChart chart;
  chart.title = chart.caption = chart.unit = name;
  chart.years = {2026, 2027};
  const FanChart::Fan fan = {{{1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 6}}};
  chart.panels.push_back({name, {"", name, name}, {{name, fan}}});
  chart.table = {name, {{name, false}, {name, true}}, {{name, name}}, {{name, name, name}}};
  return chart;
}

/// One name in every field that a report has.
Report filled_with(const std::string& name) {
  Report report;
  report.title = report.subtitle = name;
  report.language = Language::nl;
  const ReportTable table{"", {{name, false}, {name, true}}, {{name, name}}, {{name, "", ""}}};
  BarChart bars;
  bars.title = bars.caption = bars.unit = name;
  bars.parts = {name, name};
  bars.bars.push_back({name, {name, name, name}, {1, -2}});
  bars.table = table;
  for (int i = 0; i < 3; ++i)
    report.sections.push_back({name, {Paragraph{name}, BulletList{{name}}, table, fan_of(name), bars}});
  report.alternatives = report.organisations = report.professions = {{name, name}, {name, name}};
  return report;
}

/// What stands between two texts, the first time.
std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t start = text.find(from);
  if (start == std::string::npos) return {};
  const std::size_t end = text.find(to, start + from.size());
  return end == std::string::npos ? std::string() : text.substr(start + from.size(), end - start - from.size());
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++n;
  return n;
}

/// The page without its script and its style.
std::string markup(std::string page) {
  for (const std::string name : {"style", "script"}) {
    const std::size_t start = page.find("<" + name + ">");
    if (start == std::string::npos) continue;
    page.erase(start, page.find("</" + name + ">", start) - start);
  }
  return page;
}

/// All that stands between < and >, with quoted values taken out, and classes: a long word has one of its own.
std::vector<std::string> tags(const std::string& page) {
  std::vector<std::string> found;
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at)) {
    std::string tag;
    bool quoted = false;
    for (++at; at < page.size() && (quoted || page[at] != '>'); ++at) {
      if (page[at] == '"') quoted = !quoted;
      if (!quoted) tag += page[at];
    }
    const std::string classed = " class=\"";  // with the quote that ends its value
    if (const std::size_t start = tag.find(classed); start != std::string::npos) tag.erase(start, classed.size());
    found.push_back(tag);
  }
  return found;
}

std::string base64_of_sha256(const std::string& text) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&context, digest.size(), digest.data());
  std::string out(BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE), '\0');
  base64_encode_raw(out.data(), digest.size(), digest.data());
  return out;
}

std::string unescaped(std::string text) {
  for (const auto& [from, to] : {std::pair<std::string, std::string>("&quot;", "\""),
                                 {"&apos;", "'"},
                                 {"&lt;", "<"},
                                 {"&gt;", ">"},
                                 {"&amp;", "&"}})
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1))
      text.replace(at, from.size(), to);
  return text;
}

nlohmann::json figures(const std::string& page) {
  return nlohmann::json::parse(unescaped(between(page, "<div id=\"figures\" hidden>", "</div>")));
}

/// The page of a report whose names are harmless.
const std::string& plain() {
  static const std::string page = as_html(filled_with("naam"));
  return page;
}
const bool drawn = !web_script().empty();

}  // namespace

TEST_CASE("whatever a name holds, a page has the elements and attributes that it has with any other name") {
  for (const std::string& name : hostile_names) {
    CAPTURE(name.substr(0, 40));
    CHECK(tags(markup(as_html(filled_with(name)))) == tags(markup(plain())));
  }
}

TEST_CASE("no element has a style, a handler or an address outside the page") {
  for (const std::string& tag : tags(markup(plain()))) {
    CAPTURE(tag);
    CHECK(tag.find(" style") == std::string::npos);
    CHECK(tag.find(" on") == std::string::npos);
    CHECK(tag.find(" src") == std::string::npos);
  }
  const std::string text = markup(plain());
  CHECK(count(text, "href=\"") == count(text, "href=\"#s"));
  for (const char* const outside : {"http:", "https:", "url(", "@import"})
    CHECK_MESSAGE(text.find(outside) == std::string::npos, outside);
  CHECK(between(plain(), "<style>", "</style>").find("url(") == std::string::npos);
}

TEST_CASE("the page allows its own script and style by their hashes, and nothing else") {
  const std::string policy = between(plain(), "Content-Security-Policy\" content=\"", "\">");
  const std::string style = "style-src 'sha256-" + base64_of_sha256(between(plain(), "<style>", "</style>")) + "'";
  CHECK(policy.starts_with("default-src 'none'; "));
  CHECK(policy.find(style) != std::string::npos);
  CHECK(policy.ends_with("; base-uri 'none'; form-action 'none'"));
  CHECK(policy.find("unsafe") == std::string::npos);
  CHECK(count(plain(), "<style>") == 1);
  CHECK(count(plain(), "<script") == (drawn ? 1 : 0));
  CHECK((policy.find("script-src") != std::string::npos) == drawn);
  if (drawn) {
    const std::string script =
        "script-src 'sha256-" + base64_of_sha256(between(plain(), "<script>", "</script>")) + "'";
    CHECK(policy.find(script) != std::string::npos);
  }
}

TEST_CASE("the script has nothing that ends an element of HTML, and is ASCII") {
  const std::string script(web_script());
  CHECK(script.find("</script") == std::string::npos);
  CHECK(script.find("<!--") == std::string::npos);
  CHECK(std::all_of(script.begin(), script.end(), [](char c) { return c > 0; }));
}

TEST_CASE("a report without charts has no script, and allows none") {
  Report report = filled_with("naam");
  for (ReportSection& section : report.sections) section.blocks.resize(3);
  const std::string page = as_html(report);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("script-src") == std::string::npos);
  CHECK(page.find("id=\"controls\"") == std::string::npos);
  CHECK(page.find("zonder grafieken gebouwd") == std::string::npos);
}

TEST_CASE("a chart's caption and table stand in the page without a script; where it was not bundled the page says so") {
  const std::string text = markup(plain());
  CHECK(count(text, "<figcaption>") == 6);
  CHECK(count(text, "<table>") == 9);
  CHECK(count(text, "<details") == 6);
  CHECK(count(text, "<details open>") == (drawn ? 0 : 6));
  CHECK((text.find("zonder grafieken gebouwd") != std::string::npos) == !drawn);
}

TEST_CASE("control and bidirectional characters are written out, in the markup and in the figures") {
  const std::string page = as_html(filled_with(hostile_names[4] + hostile_names[5] + hostile_names[6]));
  for (const char* const acting :
       {"\x07", "\x1b", "\x7f", "\xc2\x9b", "\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x80\xa8", "\xff"})
    CHECK(page.find(acting) == std::string::npos);
  CHECK(page.find("<h1>bel\\x07 esc\\x1b[31m del\\x7fc1\\x9b rechts\\u202espiegel\\u2066 lijn\\u2028 einde"
                  "kapot\\xff\\xc0</h1>") != std::string::npos);
}

TEST_CASE("what the script reads is what the markup says, whatever a name holds") {
  if (!drawn) return;
  for (const std::string& name : hostile_names) {
    CAPTURE(name.substr(0, 40));
    const std::string page = as_html(filled_with(name));
    const std::string shown = unescaped(between(page, "<h1>", "</h1>"));
    const nlohmann::json json = figures(page);
    CHECK(json["charts"].size() == 6);
    CHECK(json["alternatives"][1]["name"] == shown);
    const nlohmann::json& fan = json["charts"][0];
    for (const char* const key : {"title", "unit"}) CHECK(fan[key] == shown);
    CHECK(fan["panels"][0]["organisation"] == shown);
    CHECK(fan["panels"][0]["series"][0]["alternative"] == shown);
    CHECK(unescaped(between(page, "<input type=\"checkbox\" value=\"", "\"")) == shown);
    CHECK(json["charts"][1]["bars"][0]["label"] == shown);
  }
}

TEST_CASE("figures keep what a reader sees of them; what is no number is null") {
  if (!drawn) return;
  Report report;
  FanChart chart = fan_of("a");
  chart.years = {2026, 2027, 2028, 2029, 2030, 2031};
  const std::vector<double> values = {9.25, 12345.678912, 61643699.22,
                                      -0.0, 1.0 / 3,      std::numeric_limits<double>::quiet_NaN()};
  chart.panels[0].series[0].fan = {values, values, values, values, values};
  report.sections.push_back({"s", {chart}});
  const std::string page = as_html(report);
  CHECK(page.find("[9.25,12345.68,61643699,0,0.3333333,null]") != std::string::npos);
  CHECK(figures(page)["charts"][0]["panels"][0]["series"][0]["fan"].size() == 5);
}

TEST_CASE("rows say whom they are about, and a choice between fewer than two is not offered") {
  Report report;
  ReportTable table{"t", {{"a"}, {"b", true}}, {{"x", "1"}, {"y", "2"}}, {{}, {"baseline", "martini", ""}}};
  FanChart chart = fan_of("c");
  chart.table = table;
  report.sections.push_back({"s", {chart}});
  report.alternatives = {{"baseline", "Niets"}, {"all", "Alles"}};
  report.organisations = {{"martini", "Martini"}};
  const std::string page = markup(as_html(report));
  CHECK(count(page, "<tr><th scope=\"row\">x</th>") == 1);
  CHECK(page.find("<tr data-of data-alternative=\"baseline\" data-organisation=\"martini\" data-profession=\"\">"
                  "<th scope=\"row\">y</th><td class=\"n\">2</td></tr>") != std::string::npos);
  CHECK(count(page, "type=\"checkbox\"") == (drawn ? 2 : 0));
  CHECK(page.find("<select") == std::string::npos);
}
