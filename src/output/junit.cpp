#include "output/junit.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <utility>

namespace spp {
namespace {

bool is_xml_character(utf8proc_int32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

/// Pugixml writes a control character as a reference, which no reader takes: so none may reach it.
std::string xml_characters(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    utf8proc_int32_t code = -1;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + i),
                                       static_cast<utf8proc_ssize_t>(text.size() - i), &code);
    const std::size_t bytes = size > 0 ? static_cast<std::size_t>(size) : 1;
    out += size > 0 && is_xml_character(code) ? text.substr(i, bytes) : std::string_view("\xEF\xBF\xBD");
    i += bytes;
  }
  return out;
}

void attribute(pugi::xml_node node, const char* name, std::string_view value) {
  node.append_attribute(name).set_value(xml_characters(value).c_str());
}

void text_within(pugi::xml_node node, std::string_view text) {
  if (!text.empty()) node.append_child(pugi::node_pcdata).set_value(xml_characters(text).c_str());
}

std::size_t count(const JunitSuite& suite, JunitCase::Outcome outcome) {
  return static_cast<std::size_t>(std::count_if(suite.cases.begin(), suite.cases.end(),
                                                [&](const JunitCase& one) { return one.outcome == outcome; }));
}

void add_case(pugi::xml_node suite, const JunitCase& one, int same_before) {
  const pugi::xml_node node = suite.append_child("testcase");
  attribute(node, "classname", one.classname);
  attribute(node, "name", same_before > 0 ? fmt::format("{} ({})", one.name, same_before + 1) : one.name);
  if (one.outcome != JunitCase::Outcome::passed) {
    const bool failed = one.outcome == JunitCase::Outcome::failed;
    const pugi::xml_node what = pugi::xml_node(node).append_child(failed ? "failure" : "skipped");
    attribute(what, "message", one.message);
    if (failed) attribute(what, "type", one.type);
    text_within(what, one.message);
  }
  if (!one.out.empty()) text_within(pugi::xml_node(node).append_child("system-out"), one.out);
}

struct StringWriter final : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
};

}  // namespace

std::string junit_text(std::string_view name, std::span<const JunitSuite> suites) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  attribute(declaration, "version", "1.0");
  attribute(declaration, "encoding", "UTF-8");
  pugi::xml_node all = document.append_child("testsuites");
  std::size_t tests = 0, failures = 0;
  for (const JunitSuite& suite : suites) {
    tests += suite.cases.size();
    failures += count(suite, JunitCase::Outcome::failed);
  }
  attribute(all, "name", name);
  attribute(all, "tests", std::to_string(tests));
  attribute(all, "failures", std::to_string(failures));
  attribute(all, "errors", "0");
  std::map<std::pair<std::string, std::string>, int> seen;
  for (const JunitSuite& suite : suites) {
    const pugi::xml_node node = all.append_child("testsuite");
    attribute(node, "name", suite.name);
    attribute(node, "tests", std::to_string(suite.cases.size()));
    attribute(node, "failures", std::to_string(count(suite, JunitCase::Outcome::failed)));
    attribute(node, "errors", "0");
    attribute(node, "skipped", std::to_string(count(suite, JunitCase::Outcome::skipped)));
    for (const JunitCase& one : suite.cases) add_case(node, one, seen[{one.classname, one.name}]++);
  }
  StringWriter writer;
  document.save(writer, "  ", pugi::format_indent, pugi::encoding_utf8);
  return writer.text;
}

}  // namespace spp
