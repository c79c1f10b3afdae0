// What reading knows beside the text, where it is on the path, and what was wrong; and the parts of reading that are
// the same for several kinds of value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <typeindex>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "schema/field.hpp"
#include "schema/node.hpp"
#include "schema/value.hpp"

namespace spp {

/// What reading knows beside the text: the names of the axes, the ids of sources, where it is, and what was wrong.
class Reader {
 public:
  explicit Reader(Problems& problems) : problems_(problems) {}

  /// The names that a table by `noun` may use.
  void vocabulary(std::string_view noun, std::vector<std::string> names);
  /// In byte order; null where the axis is not known.
  [[nodiscard]] const std::vector<std::string>* names(std::string_view noun) const;
  /// The ids that `source:` may name; without a call all are taken.
  void sources(std::vector<std::string> ids);

  /// Something that a kind of another room needs to read, known by its type; it outlives the reader.
  template <class T>
  void lend(const T& what) {
    lent_.insert_or_assign(std::type_index(typeid(T)), static_cast<const void*>(&what));
  }
  template <class T>
  [[nodiscard]] const T* lent() const {
    const auto found = lent_.find(std::type_index(typeid(T)));
    return found == lent_.end() ? nullptr : static_cast<const T*>(found->second);
  }

  /// Words of another language for words of field names: `instroom_maanden` is then told to be `intake_months`.
  void glossary(std::map<std::string, std::string, std::less<>> words) { glossary_ = std::move(words); }

  [[nodiscard]] const std::string& path() const { return path_; }
  /// Where each path that was read is written: its value, or its key where that is a map.
  [[nodiscard]] const std::map<std::string, Origin>& origins() const { return origins_; }

  void problem(const Origin& at, std::string what, std::string hint = {});
  void problem(const Node& node, std::string what, std::string hint = {}) {
    problem(place(node), std::move(what), std::move(hint));
  }
  /// "`x` is not a month; …" for a scalar, "a month is expected here, not a list" for anything else.
  void expected(const Node& node, std::string_view what, std::string hint = {});
  /// "did you mean `x`?", or the few names there are (unless the message lists them), or nothing.
  [[nodiscard]] std::string suggest(std::string_view name, const std::vector<std::string>& names,
                                    bool list_few = true) const;

  // ---- for the kinds below
  /// Whether a map is a level of a table by `noun`; `leaf` tells that it looks like one value.
  [[nodiscard]] bool is_level(const Node& node, std::string_view noun, bool leaf) const;
  /// Whether a key names something of the axis; a problem where it does not.
  /// `nouns`: the axis of this level and those of the levels within; `leaf_keys`: the fields that one value may have.
  bool check_key(const Node::Entry& entry, const std::vector<std::string_view>& nouns,
                 const std::vector<std::string>& leaf_keys);
  /// Whether a key may be a name (rule 5 of the field reference); a problem where it may not.
  bool check_name(const Node::Entry& entry);
  /// Fields of one value that stand beside names because an overlay from another text merged them: the fields alone,
  /// as the value for whom is not named. Nothing where one text wrote both, which is a mistake.
  [[nodiscard]] std::optional<Node> merged_value(const Node& node, std::string_view noun,
                                                 const std::vector<std::string>& leaf_keys) const;
  bool check_source(const Node& id);
  void unknown_field(const Node::Entry& entry, const std::vector<std::string>& fields, std::string_view noun);
  void note(const Origin& at);
  /// Where to show what concerns a node as a whole: a scalar itself, else the key around it.
  [[nodiscard]] const Origin& place(const Node& node) const;

 private:
  friend class Step;
  Problems& problems_;
  int told_ = 0;
  std::string path_;
  Origin around_;  ///< of the innermost key
  std::map<std::string, Origin> origins_;
  std::map<std::string, std::vector<std::string>, std::less<>> vocabularies_;
  std::optional<std::vector<std::string>> sources_;
  std::map<std::string, std::string, std::less<>> glossary_;
  std::map<std::type_index, const void*> lent_;

  [[nodiscard]] std::string translated(std::string_view name) const;
};

/// One step down the path, for as long as it lives.
class Step {
 public:
  Step(Reader& reader, std::string_view name, const Origin& key, const Node& value);
  ~Step();
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;

 private:
  Reader& reader_;
  std::size_t length_;
  Origin around_;
};

/// "a number, 0 to 1 (share)".
[[nodiscard]] std::string describe_number(std::string_view what, const Unit& unit, Language language);
/// A known number in its range; nothing, with a problem, otherwise.
std::optional<double> read_double(Reader& reader, const Node& node, const Unit& unit);
std::optional<std::int64_t> read_integer(Reader& reader, const Node& node, const Unit& unit, double low, double high);
/// A name of an axis, for kinds that hold one; false, with a problem, where there is none such.
bool read_name(Reader& reader, const Node& node, std::string_view noun, std::string& out);
/// The entries of a table by age or year, sorted; `source`, `assumption` and `range` are left out.
std::vector<std::pair<int, const Node::Entry*>> step_entries(Reader& reader, const Node& node, StepKey key);
/// What stands beside the keys of a table by age or year holds for every entry without its own.
void share_remarks(Reader& reader, const Node& node, std::vector<std::pair<int, Number>>& entries, const Unit& unit);
/// The names that the keys of a map define (`default` aside), each checked; for vocabularies. `map` may be null.
std::vector<std::string> defined_names(Reader& reader, const Node* map);
/// Whether a map is a table by age or year: whole numbers as keys, but for source, assumption and range.
[[nodiscard]] bool looks_like_steps(const Node& node);

}  // namespace spp
