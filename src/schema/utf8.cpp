#include "schema/utf8.hpp"

#include <utf8.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>

#include "base/problem.hpp"

namespace spp {
namespace {

constexpr int longest_name = 100;

bool all_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_letter(utf8proc_category_t c) {
  return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LL || c == UTF8PROC_CATEGORY_LT ||
         c == UTF8PROC_CATEGORY_LM || c == UTF8PROC_CATEGORY_LO;
}

/// What may follow a letter: digits, and the marks that some scripts write as characters of their own.
bool may_follow(utf8proc_category_t c) {
  return is_letter(c) || c == UTF8PROC_CATEGORY_ND || c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_MC;
}

}  // namespace

int count_code_points(std::string_view text) {
  return static_cast<int>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  const auto bad = utf8::find_invalid(text.begin(), text.end());
  if (bad == text.end()) return std::nullopt;
  return static_cast<std::size_t>(bad - text.begin());
}

std::string normal_form(std::string_view text) {
  if (all_ascii(text)) return std::string(text);
  utf8proc_uint8_t* out = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &out, options);
  std::string result =
      size < 0 ? std::string(text) : std::string(reinterpret_cast<const char*>(out), static_cast<std::size_t>(size));
  std::free(out);  // allocated by utf8proc with malloc
  return result;
}

std::string wrong_in_name(std::string_view name) {
  if (name.empty()) return "is empty";
  if (count_code_points(name) > longest_name) return "is longer than " + std::to_string(longest_name) + " characters";
  bool first = true;
  for (auto it = name.begin(); it != name.end();) {
    const auto begin = it;
    const auto code = static_cast<utf8proc_int32_t>(utf8::next(it, name.end()));
    const auto category = utf8proc_category(code);
    if (first && !is_letter(category)) return "does not begin with a letter";
    if (!may_follow(category) && code != '_' && code != '-')
      return code == ' ' ? "has a blank in it" : "has `" + std::string(begin, it) + "` in it";
    first = false;
  }
  return {};
}

bool has_hidden_characters(std::string_view text) {
  std::string kept(text);
  std::replace_if(
      kept.begin(), kept.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return visible(kept) != kept;
}

}  // namespace spp
