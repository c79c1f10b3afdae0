#include "schema/yaml.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

#include "schema/utf8.hpp"
#include "schema/yaml_words.hpp"

namespace spp {
namespace {

/// Reading stops: what was wrong has been told.
struct Stop {};

/// Marks of the library (lines from 0, columns in bytes) as places of ours.
class Places {
 public:
  Places(std::shared_ptr<const Source> source, std::size_t first_byte)
      : source_(std::move(source)), text_(source_->text), first_byte_(first_byte) {
    starts_.push_back(0);
    for (std::size_t i = 0; i < text_.size(); ++i)
      if (text_[i] == '\n') starts_.push_back(i + 1);
  }

  [[nodiscard]] std::size_t byte(const YAML::Mark& mark) const {
    if (mark.line < 0 || mark.column < 0) return text_.size();
    const auto line = static_cast<std::size_t>(mark.line);
    if (line >= starts_.size()) return text_.size();
    const std::size_t shift = line == 0 ? first_byte_ : 0;
    return std::min(text_.size(), starts_[line] + shift + static_cast<std::size_t>(mark.column));
  }

  /// Columns are counted on from the last place asked for, or a long line would cost its square.
  [[nodiscard]] Origin origin(std::size_t byte, int width = 1) {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), byte);
    const auto line = static_cast<std::size_t>(after - starts_.begin());
    const std::size_t start = starts_[line - 1];
    if (known_byte_ < start || known_byte_ > byte) {
      known_byte_ = start;
      known_column_ = 1;
    }
    known_column_ += count_code_points(text_.substr(known_byte_, byte - known_byte_));
    known_byte_ = byte;
    return {source_, static_cast<int>(line), known_column_, width};
  }
  [[nodiscard]] Origin origin(const YAML::Mark& mark, int width = 1) { return origin(byte(mark), width); }

  [[nodiscard]] std::string_view line(int number) const {
    if (number < 1 || static_cast<std::size_t>(number) > starts_.size()) return {};
    const std::size_t start = starts_[static_cast<std::size_t>(number) - 1];
    return text_.substr(start, text_.find('\n', start) - start);
  }
  [[nodiscard]] std::size_t line_start(int number) const { return starts_[static_cast<std::size_t>(number) - 1]; }
  [[nodiscard]] std::string_view from(std::size_t byte) const { return text_.substr(std::min(byte, text_.size())); }

 private:
  std::shared_ptr<const Source> source_;
  std::string_view text_;
  std::size_t first_byte_ = 0;
  std::vector<std::size_t> starts_;
  std::size_t known_byte_ = 0;
  int known_column_ = 1;
};

/// Bytes from an opening quote to past the closing one; npos where it does not close.
std::size_t quoted_length(std::string_view text) {
  const char quote = text.front();
  for (std::size_t i = 1; i < text.size(); ++i) {
    const bool doubled = quote == '\'' && text[i] == quote && i + 1 < text.size() && text[i + 1] == quote;
    const bool escaped = quote == '"' && text[i] == '\\';
    if (doubled || escaped)
      ++i;
    else if (text[i] == quote)
      return i + 1;
  }
  return std::string_view::npos;
}

/// Whether an explicit `null` stands here, as against a value left out.
bool writes_null(std::string_view text) {
  for (const std::string_view word : {"null", "Null", "NULL", "~"})
    if (text.starts_with(word) && (text.size() == word.size() ||
                                   std::string_view(" \t\r\n,]}#").find(text[word.size()]) != std::string_view::npos))
      return true;
  return false;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Builds the tree from the library's events.
class Builder : public YAML::EventHandler {
 public:
  Builder(Places& places, Problems& problems) : places_(places), problems_(problems) {}

  [[nodiscard]] Node take_root() { return std::move(root_); }
  /// The innermost bracket that is open, or null.
  [[nodiscard]] const Origin* open_bracket() const {
    return !stack_.empty() && stack_.back().flow ? &stack_.back().node.at : nullptr;
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ == 0) return;
    if (places_.from(places_.byte(mark)).starts_with("---"))
      problems_.add(places_.origin(mark), {}, "a second document begins here", "one file holds one; remove `---`");
    else
      problems_.add(places_.origin(mark), {}, "this stands after the end of the document",
                    "write `name: value`, a line each, with the same indentation");
    throw Stop{};
  }
  void OnDocumentEnd() override {}

  void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
    problems_.add(places_.origin(mark, 1 + count_code_points(name)), {}, "anchors (`&" + name + "`) are not read",
                  "values shared by files go through `extends`");
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    problems_.add(places_.origin(mark), {}, "aliases (`*`) are not read",
                  "values shared by files go through `extends`; put a text in double quotes");
    Node broken;
    broken.at = places_.origin(mark);
    complete(std::move(broken), true);
  }

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const std::size_t byte = places_.byte(mark);
    Node node;
    node.at = places_.origin(byte);
    complete(std::move(node), anchor != 0 || writes_null(places_.from(byte)));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const std::size_t byte = places_.byte(mark);
    const std::string_view source = places_.from(byte);
    Node node = Node::scalar(normal_form(value), tag == "!");
    std::size_t length = value.size();
    if (anchor == 0 && tag == "!") {
      const char sign = source.empty() ? ' ' : source.front();
      if (sign == '!') refuse_tag(mark, tag);
      if (sign == '|' || sign == '>') length = 1;
      if (sign == '"' || sign == '\'') {
        length = quoted_length(source);
        if (length == std::string_view::npos) {
          problems_.add(places_.origin(byte), {}, "this quote is not closed",
                        "close it on the same line; a quote within a text is written twice");
          throw Stop{};
        }
      }
    } else if (tag != "?" && tag != "!" && !tag.empty()) {
      refuse_tag(mark, tag);
    }
    node.at = places_.origin(byte, std::max(1, count_code_points(source.substr(0, std::min(length, source.size())))));
    end_ = byte + length;
    complete(std::move(node), true);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value style) override {
    open(mark, tag, Node::list(), style);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value style) override {
    open(mark, tag, Node::map(), style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  struct Frame {
    Node node;
    bool flow = false;
    bool has_key = false;
    bool drop = false;  ///< the pending key was refused; its value is read and forgotten
    Node::Entry pending{};
    std::size_t key_byte = 0;
    std::size_t value_end = 0;  ///< past the last scalar value, for `0,085` in a flow map
  };

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    constexpr std::string_view core = "tag:yaml.org,2002:";
    const std::string shown = tag.starts_with(core) ? "!!" + tag.substr(core.size()) : tag;
    problems_.add(places_.origin(mark), {}, "tags (`" + shown + "`) are not read",
                  "remove it, or put a text in double quotes");
  }

  void count(const Origin& at) {
    if (++nodes_ <= most_nodes) return;
    problems_.add(at, {}, fmt::format("the file holds more than {} values", most_nodes));
    throw Stop{};
  }

  void open(const YAML::Mark& mark, const std::string& tag, Node node, YAML::EmitterStyle::value style) {
    if (tag != "?" && !tag.empty()) refuse_tag(mark, tag);
    node.at = places_.origin(mark);
    if (stack_.size() >= static_cast<std::size_t>(deepest_nesting)) {
      problems_.add(node.at, {}, "this is nested too deeply",
                    fmt::format("at most {} levels are read", deepest_nesting));
      throw Stop{};
    }
    Frame frame;
    frame.node = std::move(node);
    frame.flow = style == YAML::EmitterStyle::Flow;
    stack_.push_back(std::move(frame));
  }

  void close() {
    Frame frame = std::move(stack_.back());
    stack_.pop_back();
    if (frame.node.is_map()) remove_twice(frame.node);
    complete(std::move(frame.node), true);
  }

  /// `written` is false where a value was left out.
  void complete(Node node, bool written) {
    count(node.at);
    if (stack_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& top = stack_.back();
    if (top.node.is_list()) {
      if (!written) problems_.add(node.at, {}, "an item of the list is empty", "remove it, or give it a value");
      top.node.items.push_back(std::move(node));
    } else if (!top.has_key) {
      take_key(top, node);
    } else {
      take_value(top, std::move(node), written);
    }
  }

  void take_key(Frame& top, const Node& node) {
    top.has_key = true;
    top.drop = false;
    top.pending = Node::Entry{node.text, node.at, Node{}};
    top.key_byte = node.is_scalar() ? end_ - std::min(end_, node.text.size()) : 0;
    if (!node.is_scalar() || node.text.empty()) {
      top.drop = true;
      problems_.add(
          node.at, {},
          node.is_map() || node.is_list() ? "a key must be a single name" : "a name is missing before the `:`",
          "write `name: value`");
    } else if (node.text == "<<") {
      top.drop = true;
      problems_.add(node.at, {}, "merge keys (`<<`) are not read", "values shared by files go through `extends`");
    }
  }

  void take_value(Frame& top, Node node, bool written) {
    top.has_key = false;
    if (!written && !top.drop && !decimal_comma(top))
      problems_.add(top.pending.at, {}, "`" + top.pending.key + "` has no value",
                    "give it one, remove it, or write `null` to drop what is inherited");
    if (!written) top.drop = true;
    top.value_end = node.is_scalar() ? end_ : 0;
    if (top.drop) return;
    top.pending.value = std::move(node);
    top.node.entries.push_back(std::move(top.pending));
  }

  /// In `{sector: 0,085}` YAML sees `sector: 0` and a key `085`.
  bool decimal_comma(Frame& top) {
    if (!top.flow || top.node.entries.empty() || !all_digits(top.pending.key) || top.value_end == 0) return false;
    Node& last = top.node.entries.back().value;
    const bool touching = top.value_end + 1 == top.key_byte && last.is_scalar() && !last.quoted;
    if (!touching) return false;
    Origin at = last.at;
    at.width += 1 + top.pending.at.width;
    problems_.add(at, {}, last.text + "," + top.pending.key + " is not a number",
                  "write " + last.text + "." + top.pending.key);
    return true;
  }

  /// A key given twice is told at its second place; the first stays.
  void remove_twice(Node& map) {
    std::vector<std::size_t> order(map.entries.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return map.entries[a].key < map.entries[b].key; });
    std::vector<bool> twice(order.size(), false);
    std::size_t first = 0;
    for (std::size_t i = 1; i < order.size(); ++i) {
      const Node::Entry& one = map.entries[order[first]];
      const Node::Entry& other = map.entries[order[i]];
      if (one.key != other.key) {
        first = i;
        continue;
      }
      twice[order[i]] = true;
      problems_.add(other.at, {}, "`" + other.key + "` is given twice",
                    fmt::format("it stands in line {} too; keep one", one.at.line));
    }
    if (std::find(twice.begin(), twice.end(), true) == twice.end()) return;
    std::vector<Node::Entry> kept;
    for (std::size_t i = 0; i < twice.size(); ++i)
      if (!twice[i]) kept.push_back(std::move(map.entries[i]));
    map.entries = std::move(kept);
  }

  Places& places_;
  Problems& problems_;
  std::vector<Frame> stack_;
  Node root_;
  std::size_t nodes_ = 0;
  std::size_t end_ = 0;  ///< past the last scalar
  int documents_ = 0;
};

/// What the library threw, at its place or at the likelier cause: a tab or a bracket before it, the line above.
void tell_syntax(const YAML::ParserException& error, const Builder& builder, Places& places, Problems& problems) {
  const Origin at = places.origin(error.mark);
  for (int number = at.line; number >= std::max(1, at.line - 1); --number) {
    const std::string_view line = places.line(number);
    const std::size_t start = places.line_start(number);
    if (tab_in_indent(line)) {
      problems.add(places.origin(start + line.find('\t')), {}, "a tab stands in the indentation", "indent with blanks");
      return;
    }
    if (const auto colon = colon_without_blank(line)) {
      problems.add(places.origin(start + *colon), {}, "there is no blank after the `:`", "write `name: value`");
      return;
    }
  }
  const std::string_view line = places.line(at.line), above = places.line(at.line - 1);
  const SyntaxWords words = syntax_words(error.msg, line, above);
  const Origin* bracket = error.msg.find("flow not found") != std::string::npos ? builder.open_bracket() : nullptr;
  problems.add(bracket != nullptr ? *bracket : at, {}, words.what, words.hint);
}

}  // namespace

std::optional<Node> parse_yaml(const std::shared_ptr<const Source>& source, const YamlOptions& options,
                               Problems& problems) {
  Places places(source, options.first_byte);
  // With a line end at the end, the library reads a quote that is not closed as a text, and we can say where it opens.
  std::istringstream stream(source->text.substr(options.first_byte) + "\n");
  Builder builder(places, problems);
  try {
    YAML::Parser parser(stream);
    const bool any = parser.HandleNextDocument(builder);
    // Once more and never again: the library can hand out empty documents for ever.
    if (any) parser.HandleNextDocument(builder);
  } catch (const Stop&) {
    return std::nullopt;
  } catch (const YAML::ParserException& error) {
    tell_syntax(error, builder, places, problems);
    return std::nullopt;
  }
  Node root = builder.take_root();
  if (root.is_map() || options.any_root) return root;
  if (root.is_null())
    problems.add({source, 0, 0, 1}, {}, "the file holds nothing",
                 "a scenario begins with `name:`, `start:` and `years:`");
  else
    problems.add(root.at, {}, "fields are expected at the top of a file", "write `name: value`, a line each");
  return std::nullopt;
}

}  // namespace spp
