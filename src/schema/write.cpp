#include "schema/write.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "schema/numbers.hpp"
#include "schema/utf8.hpp"

namespace spp {
namespace {

constexpr int widest_line = 110;

bool is_word_of_yaml(std::string_view text) {
  std::string small(text);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  constexpr std::array words{"null", "true", "false", "yes", "no", "on", "off", "y", "n", "ja", "nee"};
  return std::find(words.begin(), words.end(), small) != words.end();
}

/// Whether a text may stand without quotes, in a list on one line too: a letter first, nothing that YAML acts on.
bool safe_plain(std::string_view text) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  };
  const auto plain = [&](char c) {
    return letter(c) || (c >= '0' && c <= '9') || std::string_view(" _-./()+").find(c) != std::string_view::npos;
  };
  return !text.empty() && letter(text.front()) && text.back() != ' ' && std::all_of(text.begin(), text.end(), plain) &&
         !is_word_of_yaml(text);
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else
      out += c;
  }
  return out + "\"";
}

std::string scalar(const Node& node) {
  if (!node.quoted || safe_plain(node.text)) return node.text;
  // A month or the like is no number and needs no quotes; what could be one does.
  return in_quotes(node.text);
}

std::string key_text(const std::string& key) { return safe_plain(key) || parse_number(key) ? key : in_quotes(key); }

int depth(const Node& node) {
  int inner = -1;
  for (const Node& item : node.items) inner = std::max(inner, depth(item));
  for (const Node::Entry& e : node.entries) inner = std::max(inner, depth(e.value));
  return node.is_list() || node.is_map() ? inner + 1 : -1;
}

/// Small enough for one line: a value, a list or a map of values, a table of numbers in map form.
std::optional<std::string> one_line(const Node& node, int before) {
  if (depth(node) > 2) return std::nullopt;
  std::string text = emit_inline(node);
  if (depth(node) >= 0 && before + count_code_points(text) > widest_line) return std::nullopt;
  return text;
}

void emit(const Node& node, int indent, std::string& out) {
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  for (const Node::Entry& e : node.entries) {
    const std::string head = margin + key_text(e.key) + ":";
    if (const auto text = one_line(e.value, static_cast<int>(head.size()) + 1)) {
      out += head + " " + *text + "\n";
    } else {
      out += head + "\n";
      emit(e.value, indent + 2, out);
    }
  }
  for (const Node& item : node.items) out += margin + "- " + emit_inline(item) + "\n";
}

}  // namespace

std::string emit_inline(const Node& node) {
  if (node.is_null()) return "null";
  if (node.is_scalar()) return scalar(node);
  std::string out;
  for (const Node& item : node.items) out += (out.empty() ? "" : ", ") + emit_inline(item);
  for (const Node::Entry& e : node.entries)
    out += (out.empty() ? "" : ", ") + key_text(e.key) + ": " + emit_inline(e.value);
  return node.is_list() ? "[" + out + "]" : "{" + out + "}";
}

std::string emit_yaml(const Node& root) {
  std::string out;
  emit(root, 0, out);
  return out;
}

}  // namespace spp
