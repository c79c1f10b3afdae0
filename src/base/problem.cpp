#include "base/problem.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

namespace spp {
namespace {

constexpr std::size_t most_printed = 100;  // problems of one command; the rest is counted
constexpr int line_window = 120;           // characters of a source line that are shown

/// One character of UTF-8: its code point and its bytes; a broken byte is a character of its own.
struct Character {
  std::uint32_t code = 0;
  std::size_t size = 1;
  bool valid = false;
};

Character character_at(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[k])); };
  const std::uint32_t first = byte(i);
  if (first < 0x80) return {first, 1, true};
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || i + size > text.size()) return {first, 1, false};
  std::uint32_t code = first & (0xFFu >> (size + 1));
  for (std::size_t k = 1; k < size; ++k) {
    if ((byte(i + k) & 0xC0u) != 0x80u) return {first, 1, false};
    code = (code << 6) | (byte(i + k) & 0x3Fu);
  }
  return {code, size, true};
}

/// Characters that a terminal acts on instead of showing them: C0, DEL, C1, line separators, bidirectional marks.
bool acts_on_terminal(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

std::string hexadecimal(std::uint32_t code, int digits) {
  std::string out(static_cast<std::size_t>(digits), '0');
  for (int i = digits - 1; i >= 0; --i, code >>= 4) out[static_cast<std::size_t>(i)] = "0123456789abcdef"[code & 0xFu];
  return out;
}

int count_characters(std::string_view text) {
  int n = 0;
  for (std::size_t i = 0; i < text.size(); i += character_at(text, i).size) ++n;
  return n;
}

/// The bytes of the characters from `first` (0 = the first) to before `last`.
std::string_view characters(std::string_view text, int first, int last) {
  std::size_t begin = text.size(), i = 0;
  for (int n = 0; i < text.size() && n < last; ++n) {
    if (n == first) begin = i;
    i += character_at(text, i).size;
  }
  return begin >= i ? std::string_view() : text.substr(begin, i - begin);
}

std::string_view line_of(std::string_view text, int line) {
  for (int n = 1; n < line; ++n) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

std::string shown(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '\t', ' ');
  return visible(out);
}

/// The line and the carets under it; a long line is cut to a window around the place.
std::string snippet(const Origin& at) {
  const std::string_view line = line_of(at.source->text, at.line);
  const int length = count_characters(line);
  const int place = std::min(std::max(at.column - 1, 0), length);
  int first = 0, last = length;
  if (length > line_window) {
    first = std::max(0, place - line_window / 3);
    last = std::min(length, first + line_window);
  }
  const std::string before = (first > 0 ? "… " : "") + shown(characters(line, first, place));
  const std::string rest = shown(characters(line, place, last)) + (last < length ? " …" : "");
  const int end = std::min(last, place + std::max(at.width, 1));
  const int carets = std::max(1, count_characters(shown(characters(line, place, end))));
  std::string number = std::to_string(at.line);
  number.insert(0, number.size() < 5 ? 5 - number.size() : 0, ' ');
  return "\n" + number + " | " + before + rest + "\n" + std::string(number.size(), ' ') + " | " +
         std::string(static_cast<std::size_t>(count_characters(before)), ' ') +
         std::string(static_cast<std::size_t>(carets), '^');
}

bool same_place(const Problem& a, const Problem& b) {
  return a.at.source == b.at.source && a.at.line == b.at.line && a.at.column == b.at.column;
}

}  // namespace

void Problems::add(Origin at, std::string path, std::string what, std::string hint) {
  list_.push_back({std::move(at), std::move(path), std::move(what), std::move(hint), false});
}

void Problems::warn(Origin at, std::string path, std::string what, std::string hint) {
  list_.push_back({std::move(at), std::move(path), std::move(what), std::move(hint), true});
}

bool Problems::any_error() const {
  return std::any_of(list_.begin(), list_.end(), [](const Problem& p) { return !p.warning; });
}

std::vector<Problem> Problems::sorted() const {
  std::map<const Source*, int> rank;
  for (const Problem& p : list_) rank.emplace(p.at.source.get(), static_cast<int>(rank.size()));
  std::vector<Problem> out = list_;
  std::stable_sort(out.begin(), out.end(), [&](const Problem& a, const Problem& b) {
    const std::array<int, 3> x{rank[a.at.source.get()], a.at.line, a.at.column};
    const std::array<int, 3> y{rank[b.at.source.get()], b.at.line, b.at.column};
    return x < y;
  });
  // Equal ones once: those at one place stand together, so a short look back is enough.
  std::vector<Problem> once;
  for (Problem& p : out) {
    bool told = false;
    for (auto it = once.rbegin(); it != once.rend() && same_place(*it, p) && !told; ++it)
      told = it->what == p.what && it->hint == p.hint && it->warning == p.warning;
    if (!told) once.push_back(std::move(p));
  }
  return once;
}

void Problems::raise_if_any() const {
  if (!any_error()) return;
  std::string text;
  std::size_t count = 0;
  for (const Problem& p : sorted()) {
    if (p.warning) continue;
    if (++count > most_printed) continue;
    if (!text.empty()) text += '\n';
    text += render(p);
  }
  if (count > most_printed) text += "\nand " + std::to_string(count - most_printed) + " more";
  throw InputError(text, static_cast<int>(count));
}

std::string render(const Problem& problem) {
  std::string out;
  if (problem.at.source) {
    out += visible(problem.at.source->name);
    if (problem.at.line > 0) out += ":" + std::to_string(problem.at.line);
    if (problem.at.line > 0 && problem.at.column > 0) out += ":" + std::to_string(problem.at.column);
    out += ": ";
  }
  if (problem.warning) out += "warning: ";
  out += visible(problem.what);
  if (!problem.hint.empty()) out += "; " + visible(problem.hint);
  if (problem.at.source && problem.at.line > 0 && !problem.at.source->text.empty()) out += snippet(problem.at);
  return out;
}

std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character_at(text, i);
    if (!c.valid)
      out += "\\x" + hexadecimal(c.code, 2);
    else if (acts_on_terminal(c.code))
      out += c.code < 0x100 ? "\\x" + hexadecimal(c.code, 2) : "\\u" + hexadecimal(c.code, 4);
    else
      out += text.substr(i, c.size);
    i += c.size;
  }
  return out;
}

}  // namespace spp
