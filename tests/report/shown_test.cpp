// A report shown as text, Markdown and HTML: what it says stays text, whatever it holds.
#include <doctest/doctest.h>

#include <string>

#include "report/report.hpp"

namespace {

using namespace spp;

const std::string hostile = R"(<script>alert("1")</script> & | `x` [a](javascript:b) {{title}} {{{title}}})";

Report small() {
  Report report;
  report.title = "Behoud " + hostile;
  report.language = Language::nl;
  ReportTable table{"Een tabel", {{"waar", false}, {"kans", true}}, {{"é " + hostile, "41%"}, {"b", "7%"}}};
  report.sections.push_back({"Deel", {Paragraph{"Een zin."}, BulletList{{"punt"}}, table}});
  return report;
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++n;
  return n;
}

}  // namespace

TEST_CASE("nothing that a name holds becomes part of the page") {
  const std::string page = as_html(small());
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("alert(&quot;1&quot;)") != std::string::npos);
  CHECK(page.find("{{title}}") != std::string::npos);  // not filled a second time
  CHECK(page.find("default-src 'none'") != std::string::npos);
  for (const char* const outside : {"http:", "https:", "src=", "url(", "@import"})
    CHECK_MESSAGE(page.find(outside) == std::string::npos, outside);
}

TEST_CASE("a page has what the report has, in its language, tags in pairs") {
  const std::string page = as_html(small());
  CHECK(page.find("<html lang=\"nl\">") != std::string::npos);
  CHECK(count(page, "<tr>") == 3);
  CHECK(count(page, "<td") == 2);
  CHECK(count(page, "<th scope=\"row\"") == 2);  // the first cell names the row
  for (const char* const tag : {"section", "table", "tr", "ul", "li", "p", "h2", "thead", "tbody"}) {
    const std::string name = tag;
    CHECK_MESSAGE(count(page, "<" + name + ">") + count(page, "<" + name + " ") == count(page, "</" + name + ">"), tag);
  }
}

TEST_CASE("Markdown keeps a bar in a cell, and sees no link or HTML") {
  const std::string text = as_markdown(small());
  CHECK(text.find("\n| waar | kans |\n| --- | ---: |\n") != std::string::npos);
  CHECK(text.find("\\<script\\>") != std::string::npos);
  CHECK(text.find("\\[a\\](javascript:b)") != std::string::npos);
  CHECK(text.find("& \\| \\`x\\`") != std::string::npos);
}

TEST_CASE("text lines a table up by what is seen, and breaks sentences between words") {
  Report report;
  report.title = "T";
  std::string sentence;
  for (int i = 0; i < 60; ++i) sentence += "woord ";
  report.sections.push_back(
      {"S", {Paragraph{sentence}, ReportTable{"", {{"a", false}, {"b", true}}, {{"één", "1"}, {"x", "20"}}}}});
  const std::string text = as_text(report);
  CHECK(text.find("  a     b\n  -------\n  één   1\n  x    20\n") != std::string::npos);
  std::size_t start = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', start)) {
    CHECK(end - start <= 100);
    start = end + 1;
  }
  CHECK(count(text, "woord") == 60);
}
