// A number as a planner writes it: known, counted or distributed, with where it comes from.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "schema/distribution.hpp"
#include "schema/numbers.hpp"
#include "schema/overlay.hpp"
#include "schema/read.hpp"

namespace spp {
namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// "23 of 214" and "23 per 214": the two words, or nothing.
struct CountForm {
  std::string_view events, over;
  bool person_years = false;
};
std::optional<CountForm> count_form(std::string_view text) {
  for (const bool person_years : {false, true}) {
    const std::string_view word = person_years ? " per " : " of ";
    const auto at = text.find(word);
    if (at == std::string_view::npos) continue;
    return CountForm{trimmed(text.substr(0, at)), trimmed(text.substr(at + word.size())), person_years};
  }
  return std::nullopt;
}

std::string outside(const Unit& unit) {
  std::string out = fmt::format("{} to {}", format_number(unit.low), format_number(unit.high));
  return unit.name.empty() ? out : out + " (" + std::string(unit.name) + ")";
}

/// Parameters that make no distribution, bounds beyond the field's, a mean beyond them. Open tails are cut off when
/// drawn, so only bounds on both sides are compared.
bool check_distribution(Reader& reader, const Origin& at, const Distribution& d, const Unit& unit) {
  const std::string wrong = row_of(d).wrong(d);
  if (!wrong.empty()) {
    reader.problem(at, wrong, "in " + describe(d));
    return false;
  }
  const auto [low, high] = support(d);
  const bool bounded = std::isfinite(low) && std::isfinite(high);
  const bool share = std::holds_alternative<Beta>(d) || std::holds_alternative<Counts>(d);
  if (bounded && !share && (low < unit.low || high > unit.high)) {
    reader.problem(at, describe(d) + " can leave " + outside(unit));
    return false;
  }
  const double centre = mean(d);
  if (centre >= unit.low && centre <= unit.high) return true;
  reader.problem(at,
                 fmt::format("the mean of {}, {}, is outside {}", describe(d), format_number(centre), outside(unit)));
  return false;
}

/// A number without a map around it.
bool read_plain(Reader& reader, const Node& node, Number& out, const Unit& unit) {
  const auto counts = node.is_scalar() ? count_form(node.text) : std::nullopt;
  if (!counts) {
    const auto value = read_double(reader, node, unit);
    if (value) out.value = *value;
    return value.has_value();
  }
  const auto events = parse_number(counts->events), over = parse_number(counts->over);
  if (!events || !over) {
    reader.expected(node, "a count", "write \"23 of 214\", or \"23 per 214\" for person-years");
    return false;
  }
  const Distribution d =
      counts->person_years ? Distribution(Exposure{*events, *over}) : Distribution(Counts{*events, *over});
  if (!check_distribution(reader, node.at, d, unit)) return false;
  out.value = d;
  return true;
}

std::optional<Distribution> read_discrete(Reader& reader, const Node& node) {
  if (!node.is_map() || node.entries.empty()) {
    reader.expected(node, "a map of values and weights", "write {discrete: {0: 0.3, 1: 0.7}}");
    return std::nullopt;
  }
  Discrete out;
  bool fine = true;
  for (const Node::Entry& entry : node.entries) {
    const auto value = parse_number(entry.key);
    if (!value) reader.problem(entry.at, "`" + entry.key + "` is not a number", number_remedy(entry.key));
    const auto weight = read_double(reader, entry.value, Unit{"weight"});
    fine = fine && value && weight;
    if (value && weight) out.weight_of.emplace_back(*value, *weight);
  }
  std::sort(out.weight_of.begin(), out.weight_of.end());
  return fine ? std::optional<Distribution>(out) : std::nullopt;
}

std::string list_form(const DistributionRow& row) {
  std::string names;
  for (const std::string_view p : row.parameters) names += (names.empty() ? "" : ", ") + std::string(p);
  return fmt::format("write {{{}: [{}]}}", row.key, names);
}

/// The parameters, from a list in their order or a map by their names.
std::optional<Distribution> read_distribution(Reader& reader, const DistributionRow& row, const Node& node,
                                              const Origin& key) {
  if (row.parameters.empty()) return read_discrete(reader, node);
  std::vector<const Node*> given;
  if (node.is_list()) {
    for (const Node& item : node.items) given.push_back(&item);
  } else if (node.is_map()) {
    const std::vector<std::string> names(row.parameters.begin(), row.parameters.end());
    for (const Node::Entry& entry : node.entries)
      if (std::find(names.begin(), names.end(), entry.key) == names.end())
        reader.unknown_field(entry, names, fmt::format("`{}`", row.key));
    for (const std::string& name : names)
      if (const Node* value = node.find(name)) given.push_back(value);
  }
  if (given.size() != row.parameters.size()) {
    reader.problem(key, fmt::format("`{}` takes {} numbers", row.key, row.parameters.size()), list_form(row));
    return std::nullopt;
  }
  std::vector<double> values;
  for (const Node* one : given)
    if (const auto value = read_double(reader, *one, Unit{})) values.push_back(*value);
  return values.size() == given.size() ? std::optional(row.make(values)) : std::nullopt;
}

void read_range(Reader& reader, const Node::Entry& entry, Number& out) {
  const Node& node = entry.value;
  if (!node.is_list() || node.items.size() != 2) {
    reader.problem(entry.at, "`range` takes two numbers", "write range: [low, high]");
    return;
  }
  const auto low = read_double(reader, node.items[0], Unit{}), high = read_double(reader, node.items[1], Unit{});
  if (!low || !high) return;
  if (*low > *high)
    reader.problem(entry.at, "the range ends below its beginning", "write range: [low, high]");
  else
    out.range = {*low, *high};
}

void read_remark(Reader& reader, const Node::Entry& entry, Number& out) {
  if (entry.key == "range") return read_range(reader, entry, out);
  const bool is_source = entry.key == "source";
  if (!entry.value.is_scalar() || entry.value.text.empty()) {
    reader.expected(entry.value, is_source ? "the id of a source" : "a reason");
    return;
  }
  if (is_source && !reader.check_source(entry.value)) return;
  Kind<std::string>::read(reader, entry.value, is_source ? out.source : out.assumption, Unit{});
}

/// A value, or the mean of a distribution, outside the range that the planner holds possible.
void check_plausible(Reader& reader, const Origin& at, const Number& number) {
  if (!number.range) return;
  const double value = mean(number);
  if (value >= number.range->first && value <= number.range->second) return;
  reader.problem(at, fmt::format("{} lies outside its own range, {} to {}", format_number(value),
                                 format_number(number.range->first), format_number(number.range->second)));
}

/// The one key that says what the number is; null, with a problem, where there is none or there are several.
const Node::Entry* value_entry(Reader& reader, const Node& node) {
  const Node::Entry* found = nullptr;
  bool unknown = false;
  for (const Node::Entry& entry : node.entries) {
    if (is_remark(entry.key)) continue;
    if (entry.key != "value" && find_distribution(entry.key) == nullptr) {
      std::vector<std::string> known = distribution_keys();
      for (const char* key : {"value", "source", "assumption", "range"}) known.emplace_back(key);
      reader.unknown_field(entry, known, "a number");
      unknown = true;
    } else if (found != nullptr) {
      reader.problem(entry.at, fmt::format("`{}` and `{}` are given for one number", found->key, entry.key),
                     "keep one");
      return nullptr;
    } else {
      found = &entry;
    }
  }
  if (found == nullptr && !unknown)
    reader.problem(node, "a number needs `value` or a distribution", "write {value: 0.02, source: ID}");
  return found;
}

bool read_mapped(Reader& reader, const Node& node, Number& out, const Unit& unit) {
  for (const Node::Entry& entry : node.entries)
    if (is_remark(entry.key)) read_remark(reader, entry, out);
  const Node::Entry* entry = value_entry(reader, node);
  if (entry == nullptr) return false;
  bool fine = false;
  if (entry->key == "value") {
    fine = read_plain(reader, entry->value, out, unit);
  } else if (const auto d = read_distribution(reader, *find_distribution(entry->key), entry->value, entry->at)) {
    fine = check_distribution(reader, entry->at, *d, unit);
    if (fine) out.value = *d;
  }
  if (fine) check_plausible(reader, place_of(*entry), out);
  return fine;
}

}  // namespace

void Kind<Number>::read(Reader& reader, const Node& node, Number& out, const Unit& unit) {
  Number read;
  read.path = reader.path();
  read.origin = reader.place(node);
  const bool fine = node.is_map() ? read_mapped(reader, node, read, unit) : read_plain(reader, node, read, unit);
  if (!fine) read.value = out.value;
  out = std::move(read);
}

Node Kind<Number>::write(const Number& number) {
  const auto* known = std::get_if<double>(&number.value);
  const auto* d = std::get_if<Distribution>(&number.value);
  const bool counted = d != nullptr && row_of(*d).key.empty();
  Node value = known != nullptr ? Node::scalar(format_number(*known))
               : counted        ? Node::scalar(spp::describe(*d), true)
                                : Node{};
  const bool remarks = !number.source.empty() || !number.assumption.empty() || number.range;
  if (!value.is_null() && !remarks) return value;
  Node out = Node::map();
  if (!value.is_null()) {
    out.put("value", std::move(value));
  } else if (const auto* discrete = std::get_if<Discrete>(d)) {
    Node weights = Node::map();
    for (const auto& [v, w] : discrete->weight_of) weights.put(format_number(v), Node::scalar(format_number(w)));
    out.put("discrete", std::move(weights));
  } else {
    Node list = Node::list();
    for (const double v : row_of(*d).values(*d)) list.items.push_back(Node::scalar(format_number(v)));
    out.put(std::string(row_of(*d).key), std::move(list));
  }
  if (!number.source.empty()) out.put("source", Node::scalar(number.source, true));
  if (!number.assumption.empty()) out.put("assumption", Node::scalar(number.assumption, true));
  if (number.range)
    out.put("range", Node::list({Node::scalar(format_number(number.range->first)),
                                 Node::scalar(format_number(number.range->second))}));
  return out;
}

std::string Kind<Number>::describe(const Unit& unit, Language language) {
  return describe_number(language == Language::nl ? "een getal of verdeling" : "a number or a distribution", unit,
                         language);
}

bool Kind<Number>::leaf_map(const Node& node) {
  return is_number_form(node) ||
         std::any_of(node.entries.begin(), node.entries.end(), [](const Node::Entry& e) { return is_remark(e.key); });
}

void share_remarks(Reader& reader, const Node& node, std::vector<std::pair<int, Number>>& entries, const Unit&) {
  Number shared;
  const Node::Entry* range = nullptr;
  for (const Node::Entry& entry : node.entries) {
    if (!is_remark(entry.key)) continue;
    read_remark(reader, entry, shared);
    if (entry.key == "range") range = &entry;
  }
  for (auto& [from, number] : entries) {
    if (number.source.empty() && number.assumption.empty()) {
      number.source = shared.source;
      number.assumption = shared.assumption;
    }
    if (number.range || !shared.range) continue;
    number.range = shared.range;
    if (range != nullptr) check_plausible(reader, number.origin, number);
  }
}

}  // namespace spp
