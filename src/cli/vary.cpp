#include "cli/vary.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/problem.hpp"

namespace spp {
namespace {

std::string trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(blanks) + 1 - first));
}

/// The parts between commas of the outermost level.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  int depth = 0;
  char quote = 0;
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[' || c == '{') {
      ++depth;
    } else if (c == ']' || c == '}') {
      --depth;
    } else if (c == ',' && depth <= 0) {
      parts.push_back(trimmed(text.substr(from, i - from)));
      from = i + 1;
    }
  }
  parts.push_back(trimmed(text.substr(from)));
  return parts;
}

}  // namespace

Varied read_varied(std::string_view text) {
  const std::size_t equals = text.find('=');
  Varied varied{trimmed(text.substr(0, equals)), parts_of(text.substr(equals + 1))};
  if (varied.path.empty())
    throw InputError(fmt::format("spp compare: --vary {}: no path stands before the `=`", visible(text)));
  for (const std::string& value : varied.values)
    if (value.empty())
      throw InputError(fmt::format(
          "spp compare: --vary {}: a value is missing; write `null` for a field that is left out", visible(text)));
  return varied;
}

std::vector<Changes> variants_of(std::span<const Varied> all) {
  std::vector<Changes> variants{{}};
  for (const Varied& one : all) {
    std::vector<Changes> more;
    for (const Changes& changes : variants)
      for (const std::string& value : one.values) {
        if (more.size() == most_variants)
          throw InputError(fmt::format("spp compare: --vary makes more than {} variants", most_variants));
        more.push_back(changes);
        more.back().push_back(one.path + "=" + value);
      }
    variants = std::move(more);
  }
  if (variants.size() < 2) throw InputError("spp compare: --vary has one value, and nothing to compare it with");
  return variants;
}

std::string name_of(const Changes& changes) { return fmt::format("{}", fmt::join(changes, " ")); }

}  // namespace spp
