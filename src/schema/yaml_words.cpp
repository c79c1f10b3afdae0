#include "schema/yaml_words.hpp"

#include <array>
#include <cctype>

namespace spp {
namespace {

struct Row {
  std::string_view message;  ///< how the library's message begins
  std::string_view what, hint;
};

constexpr std::string_view quote_it = "put the text in double quotes if it holds `: `, ` #`, or begins with a sign";

constexpr std::array rows{
    Row{"end of map flow not found", "a `{` is not closed", "close it with `}`, and put a comma between entries"},
    Row{"end of sequence flow not found", "a `[` is not closed", "close it with `]`, and put a comma between items"},
    Row{"end of map not found", "this line does not fit the lines above it",
        "give it the indentation of the fields beside it, and write `name: value`"},
    Row{"end of sequence not found", "this line does not fit the list above it",
        "begin it with `- `, indented as the other items"},
    Row{"illegal EOF in scalar", "a quote is not closed", "close it on the same line"},
    Row{"illegal document indicator in scalar", "a quote is not closed before the end of the document",
        "close it on the same line"},
    Row{"illegal map value", "a `:` stands where no value can begin", quote_it},
    Row{"illegal map key", "a key stands where none can be", "write `name: value`, a line each"},
    Row{"illegal block entry", "a list begins where none can be",
        "put `- ` on a line of its own under the field's name"},
    Row{"illegal flow end", "a bracket closes what was not opened", "remove it, or open it before"},
    Row{"unknown token", "a value cannot begin with this sign", quote_it},
    Row{"unknown escape character", "an unknown escape in a text with double quotes",
        "write `\\\\` for a backslash, or use single quotes"},
    Row{"bad character found while scanning hex", "an escape is no hexadecimal number",
        "write `\\\\` for a backslash, or use single quotes"},
    Row{"invalid unicode", "an escape names no character", "write the character itself"},
    Row{"the referenced anchor is not defined", "`*` begins an alias, and aliases are not read",
        "put a text in double quotes; values shared by files go through `extends`"},
    Row{"alias not found", "`*` begins an alias, and aliases are not read", "put a text in double quotes"},
    Row{"illegal character found while scanning alias", "`*` begins an alias, and aliases are not read",
        "put a text in double quotes"},
    Row{"anchor not found", "`&` begins an anchor, and anchors are not read", "put a text in double quotes"},
    Row{"illegal character found while scanning anchor", "`&` begins an anchor, and anchors are not read",
        "put a text in double quotes"},
    Row{"cannot assign multiple", "anchors, aliases and tags are not read", "remove them"},
    Row{"bad file", "the file is nested too deeply", "at most 32 levels are read"},
};

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; }

/// `  name: …`: how far it is indented, where a line is of that kind.
std::optional<std::size_t> field_indent(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(' ');
  if (begin == std::string_view::npos) return std::nullopt;
  std::size_t i = begin;
  while (i < line.size() && is_word(line[i])) ++i;
  if (i == begin || i >= line.size() || line[i] != ':') return std::nullopt;
  return begin;
}

}  // namespace

bool tab_in_indent(std::string_view line) {
  const auto text = line.find_first_not_of(" \t\r\n");
  return text != std::string_view::npos && line.substr(0, text).find('\t') != std::string_view::npos;
}

std::optional<std::size_t> colon_without_blank(std::string_view line) {
  std::size_t i = line.find_first_not_of(" -");
  if (i == std::string_view::npos) return std::nullopt;
  const std::size_t begin = i;
  while (i < line.size() && is_word(line[i])) ++i;
  const bool glued = i > begin && i + 1 < line.size() && line[i] == ':' && is_word(line[i + 1]);
  return glued ? std::optional<std::size_t>(i) : std::nullopt;
}

SyntaxWords syntax_words(std::string_view message, std::string_view line, std::string_view above) {
  if (message.starts_with("illegal map value")) {
    const auto here = field_indent(line), before = field_indent(above);
    if (here && before && *here > *before)
      return {"this line is indented further than the one above, which has a value already",
              "give fields that belong together the same indentation"};
    if (here && !before && above.find(':') == std::string_view::npos &&
        above.find_first_not_of(' ') != std::string_view::npos)
      return {"the line above this one has no `:`", "write `name: value`, a line each"};
  }
  for (const Row& row : rows)
    if (message.starts_with(row.message)) return {std::string(row.what), std::string(row.hint)};
  return {"this cannot be read as YAML (" + std::string(message) + ")", "look at the indentation and the quotes here"};
}

}  // namespace spp
