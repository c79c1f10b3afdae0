#include "schema/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "schema/distribution.hpp"
#include "schema/numbers.hpp"
#include "schema/overlay.hpp"
#include "schema/utf8.hpp"

namespace spp {
namespace {

constexpr int most_suggested = 1000;  // problems after which no near name is looked for
constexpr std::size_t few_names = 6;  // so many may be listed
constexpr std::size_t longest_shown = 60;

std::string shortened(const std::string& text) {
  std::string out = text.substr(0, text.find('\n'));
  if (count_code_points(out) <= static_cast<int>(longest_shown)) return out;
  out.resize(longest_shown);
  while (!out.empty() && first_invalid_utf8(out)) out.pop_back();
  return out + "…";
}

std::string with_article(std::string_view noun) {
  const bool vowel = std::string_view("aeiou").find(noun.front()) != std::string_view::npos;
  return (vowel ? "an " : "a ") + std::string(noun);
}

bool contains(const std::vector<std::string>& sorted, const std::string& name) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

}  // namespace

void Reader::vocabulary(std::string_view noun, std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  vocabularies_.insert_or_assign(std::string(noun), std::move(names));
}

const std::vector<std::string>* Reader::names(std::string_view noun) const {
  const auto found = vocabularies_.find(noun);
  return found != vocabularies_.end() ? &found->second : nullptr;
}

void Reader::sources(std::vector<std::string> ids) {
  std::sort(ids.begin(), ids.end());
  sources_ = std::move(ids);
}

void Reader::problem(const Origin& at, std::string what, std::string hint) {
  ++told_;
  problems_.add(at, path_, std::move(what), std::move(hint));
}

void Reader::expected(const Node& node, std::string_view what, std::string hint) {
  if (!node.is_scalar()) {
    const char* found = node.is_list() ? "a list" : node.is_map() ? "a map" : "nothing";
    problem(node, fmt::format("{} is expected here, not {}", what, found), std::move(hint));
    return;
  }
  const std::string text = shortened(node.text);
  const bool bare = !text.empty() && text.find_first_not_of("0123456789.,+-%_") == std::string::npos;
  problem(node, fmt::format("{} is not {}", bare ? text : "`" + text + "`", what), std::move(hint));
}

std::string Reader::suggest(std::string_view name, const std::vector<std::string>& names, bool list_few) const {
  if (told_ > most_suggested || count_code_points(name) > static_cast<int>(longest_shown)) return {};
  if (std::string near = did_you_mean(name, names); !near.empty()) return near;
  if (!list_few || names.empty() || names.size() > few_names) return {};
  std::string list;
  for (const std::string& one : names) list += (list.empty() ? "`" : ", `") + one + "`";
  return "known here: " + list;
}

bool Reader::is_level(const Node& node, std::string_view noun, bool leaf) const {
  if (!node.is_map()) return false;
  if (!leaf) return true;
  const std::vector<std::string>* known = names(noun);
  return std::any_of(node.entries.begin(), node.entries.end(), [&](const Node::Entry& e) {
    return e.key == "default" || (known != nullptr && contains(*known, e.key));
  });
}

bool Reader::check_key(const Node::Entry& entry, const std::vector<std::string_view>& nouns,
                       const std::vector<std::string>& leaf_keys) {
  const std::string_view noun = nouns.front();
  const std::vector<std::string>* known = names(noun);
  if (known == nullptr) return check_name(entry);
  if (contains(*known, entry.key)) return true;
  for (const auto& [other, others] : vocabularies_) {
    if (other == noun || !contains(others, entry.key)) continue;
    const bool further_in = std::find(nouns.begin(), nouns.end(), other) != nouns.end();
    problem(entry.at,
            fmt::format("`{}` is {}; {} is expected here", entry.key, with_article(other), with_article(noun)),
            further_in ? fmt::format("write `default: {{{}: …}}` for every {}", entry.key, noun)
                       : fmt::format("this table is by {}", fmt::join(nouns, ", then ")));
    return false;
  }
  const auto is_field = [&](const std::string& key) {
    return std::find(leaf_keys.begin(), leaf_keys.end(), key) != leaf_keys.end();
  };
  if (is_field(entry.key)) {
    problem(entry.at, fmt::format("`{}` stands beside names; {} is expected here", entry.key, with_article(noun)),
            fmt::format("write `default: {{{}: …}}`", entry.key));
    return false;
  }
  std::vector<std::string> candidates = *known;
  candidates.insert(candidates.end(), leaf_keys.begin(), leaf_keys.end());
  std::string hint = suggest(entry.key, candidates);
  if (hint.empty() && is_remark(entry.key)) hint = "it stands beside `value:`";
  const auto near = told_ > most_suggested ? std::nullopt : nearest(entry.key, candidates);
  const char* or_field = near && is_field(*near) ? " or field" : "";
  problem(entry.at, fmt::format("unknown {}{} `{}`", noun, or_field, shortened(entry.key)), std::move(hint));
  return false;
}

std::optional<Node> Reader::merged_value(const Node& node, std::string_view noun,
                                         const std::vector<std::string>& leaf_keys) const {
  const std::vector<std::string>* known = names(noun);
  if (leaf_keys.empty() || known == nullptr || node.find("default") != nullptr) return std::nullopt;
  Node value = Node::map();
  std::set<const Source*> of_fields, of_names;
  for (const Node::Entry& entry : node.entries) {
    if (contains(*known, entry.key)) {
      of_names.insert(entry.at.source.get());
    } else if (std::find(leaf_keys.begin(), leaf_keys.end(), entry.key) != leaf_keys.end()) {
      of_fields.insert(entry.at.source.get());
      value.entries.push_back(entry);
    }
  }
  const bool apart =
      std::none_of(of_fields.begin(), of_fields.end(), [&](const Source* s) { return of_names.count(s) > 0; });
  if (of_fields.empty() || of_names.empty() || !apart) return std::nullopt;
  value.at = value.entries.front().at;
  return value;
}

bool Reader::check_name(const Node::Entry& entry) {
  const std::string& key = entry.key;
  const bool reserved = key == "default" || key == "value" || is_remark(key) || find_distribution(key) != nullptr;
  if (reserved) {
    problem(entry.at, "`" + key + "` cannot be a name here: the word is reserved");
    return false;
  }
  const std::string wrong = wrong_in_name(key);
  if (wrong.empty()) return true;
  problem(entry.at, "the name `" + shortened(key) + "` " + wrong, "write letters, digits, `_` and `-`, a letter first");
  return false;
}

bool Reader::check_source(const Node& id) {
  if (!sources_ || contains(*sources_, id.text)) return true;
  const std::string near = suggest(id.text, *sources_);
  problem(id, "`" + shortened(id.text) + "` is in no sources.csv", !near.empty() ? near : "add a row for it");
  return false;
}

std::string Reader::translated(std::string_view name) const {
  std::string out;
  while (!name.empty()) {
    const auto end = std::min(name.find('_'), name.size());
    const auto word = glossary_.find(name.substr(0, end));
    out += word == glossary_.end() ? std::string(name.substr(0, end)) : word->second;
    if (end < name.size()) out += '_';
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return out;
}

void Reader::unknown_field(const Node::Entry& entry, const std::vector<std::string>& fields, std::string_view noun) {
  std::string where;
  if (!noun.empty())
    where = " in " + std::string(noun);
  else if (!path_.empty())
    where = " in `" + path_ + "`";
  std::string hint;
  if (const std::string meant = translated(entry.key); meant != entry.key) hint = did_you_mean(meant, fields);
  if (hint.empty()) hint = suggest(entry.key, fields);
  problem(entry.at, "unknown field `" + shortened(entry.key) + "`" + where, std::move(hint));
}

void Reader::note(const Origin& at) { origins_.insert_or_assign(path_, at); }

const Origin& Reader::place(const Node& node) const {
  return node.is_scalar() || around_.source == nullptr ? node.at : around_;
}

Step::Step(Reader& reader, std::string_view name, const Origin& key, const Node& value)
    : reader_(reader), length_(reader.path_.size()), around_(reader.around_) {
  if (!reader.path_.empty()) reader.path_ += '.';
  reader.path_ += name;
  reader.around_ = key;
  reader.note(value.is_scalar() ? value.at : key);
}

Step::~Step() {
  reader_.path_.resize(length_);
  reader_.around_ = std::move(around_);
}

bool read_name(Reader& reader, const Node& node, std::string_view noun, std::string& out) {
  if (!node.is_scalar()) {
    reader.expected(node, "the name of " + with_article(noun));
    return false;
  }
  const std::vector<std::string>* known = reader.names(noun);
  if (known != nullptr && !contains(*known, node.text)) {
    reader.problem(node, fmt::format("unknown {} `{}`", noun, shortened(node.text)), reader.suggest(node.text, *known));
    return false;
  }
  out = node.text;
  return true;
}

std::vector<std::string> defined_names(Reader& reader, const Node* map) {
  std::vector<std::string> out;
  if (map == nullptr || !map->is_map()) return out;
  for (const Node::Entry& entry : map->entries)
    if (entry.key != "default") {
      (void)reader.check_name(entry);  // told once; a bad name is a name all the same
      out.push_back(entry.key);
    }
  return out;
}

bool looks_like_steps(const Node& node) { return is_step_form(node); }

std::vector<std::pair<int, const Node::Entry*>> step_entries(Reader& reader, const Node& node, StepKey key) {
  const auto [low, high, what] = key == StepKey::age ? std::tuple{15, 75, "an age"} : std::tuple{1900, 2200, "a year"};
  std::vector<std::pair<int, const Node::Entry*>> out;
  for (const Node::Entry& entry : node.entries) {
    if (is_remark(entry.key)) continue;
    const auto number = parse_integer(entry.key);
    if (!number || *number < low || *number > high) {
      reader.problem(entry.at, fmt::format("`{}` is not {} from {} to {}", shortened(entry.key), what, low, high));
      continue;
    }
    out.emplace_back(static_cast<int>(*number), &entry);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace spp
