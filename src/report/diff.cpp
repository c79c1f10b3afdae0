#include "report/diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "base/problem.hpp"
#include "schema/document.hpp"
#include "schema/write.hpp"

namespace spp {
namespace {

constexpr double errors_wide = 2.0;  // Monte Carlo errors beyond which a difference is one
constexpr double rounding = 1e-9;    // of the figure: sums in another order

// ---- inputs

class InputDiff {
 public:
  explicit InputDiff(std::vector<InputChangeRow>& rows) : rows_(rows) {}

  void run(const RunFacts& a, const RunFacts& b) {
    const auto fact = [&](const char* path, const std::string& x, const std::string& y) {
      if (x != y) add(InputKind::run, path, x, y);
    };
    fact("version", a.version, b.version);
    fact("stream", std::to_string(a.stream), std::to_string(b.stream));
    fact("seed", std::to_string(a.seed), std::to_string(b.seed));
    fact("replicates", std::to_string(a.replicates), std::to_string(b.replicates));
    fact("chance", a.chance ? "on" : "off", b.chance ? "on" : "off");
    fact("inputs", a.inputs_drawn ? "drawn" : "fixed", b.inputs_drawn ? "drawn" : "fixed");
  }

  void overrides(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    for (const std::string& one : a)
      if (std::find(b.begin(), b.end(), one) == b.end()) add(InputKind::override, "--set", one, {});
    for (const std::string& one : b)
      if (std::find(a.begin(), a.end(), one) == a.end()) add(InputKind::override, "--set", {}, one);
  }

  /// By name, the first of a name with the first.
  void files(const std::vector<HashedFile>& a, std::vector<HashedFile> b) {
    for (const HashedFile& one : a) {
      const auto other =
          std::find_if(b.begin(), b.end(), [&](const HashedFile& file) { return file.name == one.name; });
      if (other == b.end()) {
        add(InputKind::file, one.name, one.sha256, {});
        continue;
      }
      if (other->sha256 != one.sha256) add(InputKind::file, one.name, one.sha256, other->sha256);
      b.erase(other);
    }
    for (const HashedFile& one : b) add(InputKind::file, one.name, {}, one.sha256);
  }

  /// Two trees: a map key by key, a list of maps item by item, anything else as a whole.
  void scenario(const Node& a, const Node& b, const std::string& path) {
    if (path == "seed" || path == "replicates") return;  // the run's, which are told
    if (a.is_map() && b.is_map()) {
      for (const Node::Entry& entry : a.entries) {
        const std::string at = joined(path, entry.key);
        if (const Node* other = b.find(entry.key))
          scenario(entry.value, *other, at);
        else
          add(InputKind::scenario, at, emit_inline(entry.value), {});
      }
      for (const Node::Entry& entry : b.entries)
        if (a.find(entry.key) == nullptr)
          add(InputKind::scenario, joined(path, entry.key), {}, emit_inline(entry.value));
      return;
    }
    const auto of_maps = [](const Node& node) {
      return node.is_list() &&
             std::all_of(node.items.begin(), node.items.end(), [](const Node& i) { return i.is_map(); });
    };
    if (of_maps(a) && of_maps(b)) {
      for (std::size_t i = 0; i < std::max(a.items.size(), b.items.size()); ++i) {
        const std::string at = joined(path, std::to_string(i + 1));
        if (i >= b.items.size())
          add(InputKind::scenario, at, emit_inline(a.items[i]), {});
        else if (i >= a.items.size())
          add(InputKind::scenario, at, {}, emit_inline(b.items[i]));
        else
          scenario(a.items[i], b.items[i], at);
      }
      return;
    }
    const std::string x = emit_inline(a), y = emit_inline(b);
    if (x != y) add(InputKind::scenario, path, x, y);
  }

 private:
  static std::string joined(const std::string& path, const std::string& key) {
    return path.empty() ? key : path + "." + key;
  }

  void add(InputKind kind, std::string path, std::string before, std::string after) {
    const char* change = before.empty() ? "added" : after.empty() ? "removed" : "changed";
    rows_.push_back({std::string(name_of(kind)), std::move(path), change, std::move(before), std::move(after)});
  }

  std::vector<InputChangeRow>& rows_;
};

Node scenario_of(const FolderTables& run) {
  Problems problems;
  const Document document =
      Document::from_text(run.called() + "/scenario.yaml", run.file("scenario.yaml"), {}, problems);
  problems.raise_if_any();
  return document.root();
}

// ---- outputs

/// Where a table has what makes a figure: its key, the number, its spread or error.
struct Quantity {
  const char* table;
  const char* column;
  std::vector<const char*> item;  ///< columns whose texts name the figure
  const char* sd = nullptr;       ///< column of the spread; else that of a probability, with its error in `error`
  const char* error = nullptr;
  const char* unit = "";
  bool has_place = true;
};

const std::array<Quantity, 4>& quantities() {
  static const std::array<Quantity, 4> all{
      {{"yearly", "mean", {"measure"}, "sd"},
       {"targets", "probability", {"target"}, nullptr, "standard_error", "probability", false},
       {"retention",
        "probability_met",
        {"reading", "leavers", "retirement", "basis"},
        nullptr,
        "standard_error",
        "probability"},
       {"retention", "value", {"reading", "leavers", "retirement", "basis"}, nullptr, nullptr, "share"}}};
  return all;
}

/// A figure of one run.
struct Figure {
  double value = 0.0;
  std::optional<double> sd, error;
  std::string unit, verdict;
  bool paired = false;
};

/// The figures of one quantity of one run, in the order of the table.
class Figures {
 public:
  Figures(const FolderTables& run, const Quantity& quantity, const DiffOptions& options)
      : replicates_(run.facts().replicates) {
    if (!run.has(quantity.table)) return;
    const FolderTable& table = run.table(quantity.table);
    const std::size_t value = table.column(quantity.column), alternative = table.column("alternative");
    const auto year = table.find_column("year"), unit = table.find_column("unit"),
               verdict = table.find_column("verdict");
    std::vector<std::optional<std::size_t>> key{alternative, year};
    for (const char* name : {"region", "organisation", "profession"})
      key.push_back(quantity.has_place ? std::optional(table.column(name)) : std::nullopt);
    for (const char* name : quantity.item) key.push_back(table.column(name));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string written = year ? std::string(table.text(row, *year)) : std::string();
      if (!wanted(options, table.text(row, alternative), written)) continue;
      const std::optional<double> number = table.number(row, value);
      if (!number) continue;
      Figure figure{*number, {}, {}, quantity.unit, {}};
      if (unit) figure.unit = table.text(row, *unit);
      if (verdict) figure.verdict = table.text(row, *verdict);
      if (quantity.sd != nullptr) take_spread(figure, table.number(row, table.column(quantity.sd)));
      if (quantity.error != nullptr) take_error(figure, table.number(row, table.column(quantity.error)));
      std::vector<std::string> texts;
      for (const auto& column : key) texts.emplace_back(column ? table.text(row, *column) : std::string_view());
      add(std::move(texts), std::move(figure));
    }
  }

  struct Entry {
    std::vector<std::string> key;
    Figure figure;
  };
  [[nodiscard]] std::vector<Entry>& entries() { return entries_; }
  [[nodiscard]] Entry* find(const std::vector<std::string>& key) {
    const auto known = places_.find(one_text(key));
    return known == places_.end() ? nullptr : &entries_[known->second];
  }

 private:
  static bool wanted(const DiffOptions& options, std::string_view alternative, const std::string& year) {
    const auto& names = options.alternatives;
    if (!names.empty() && std::find(names.begin(), names.end(), alternative) == names.end()) return false;
    if (options.years.empty() || year.empty()) return true;
    return std::any_of(options.years.begin(), options.years.end(),
                       [&](std::int64_t one) { return std::to_string(one) == year; });
  }

  void take_spread(Figure& figure, std::optional<double> sd) const {
    figure.sd = sd;
    if (sd) figure.error = *sd / std::sqrt(static_cast<double>(std::max(1, replicates_)));
  }

  /// A probability spreads as the one or the other of each replicate does.
  static void take_error(Figure& figure, std::optional<double> error) {
    figure.sd = std::sqrt(std::max(0.0, figure.value * (1.0 - figure.value)));
    figure.error = error;
  }

  static std::string one_text(const std::vector<std::string>& key) {
    std::string out;
    for (const std::string& part : key) out += part + '\x1f';
    return out;
  }

  void add(std::vector<std::string> key, Figure figure) {
    places_.emplace(one_text(key), entries_.size());
    entries_.push_back({std::move(key), std::move(figure)});
  }

  int replicates_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::size_t> places_;
};

OutputChangeRow named_row(const Quantity& quantity, const std::vector<std::string>& key, const Figure& figure) {
  OutputChangeRow row;
  row.table = quantity.table;
  row.quantity = quantity.column;
  row.unit = figure.unit;
  row.alternative = key[0];
  std::int64_t year = 0;
  const auto [end, error] = std::from_chars(key[1].data(), key[1].data() + key[1].size(), year);
  if (error == std::errc() && end == key[1].data() + key[1].size()) row.year = year;
  row.region = key[2];
  row.organisation = key[3];
  row.profession = key[4];
  constexpr std::size_t place_parts = 5;
  for (std::size_t i = place_parts; i < key.size(); ++i) row.item += (i > place_parts ? " / " : "") + key[i];
  return row;
}

/// √ of the mean of two squares.
double both(double x, double y) { return std::sqrt((x * x + y * y) / 2.0); }

/// The row of two figures that differ; nothing where they do not.
std::optional<OutputChangeRow> changed(const Quantity& quantity, const std::vector<std::string>& key, const Figure& a,
                                       const Figure& b) {
  const double difference = b.value - a.value, size = std::abs(difference);
  if (size <= rounding * std::max(std::abs(a.value), std::abs(b.value)) && a.verdict == b.verdict) return {};
  OutputChangeRow row = named_row(quantity, key, a);
  row.before = a.value;
  row.after = b.value;
  row.difference = difference;
  row.verdict_before = a.verdict;
  row.verdict_after = b.verdict;
  row.certainty = certainty::unknown;
  if (a.sd && b.sd) row.sd = both(*a.sd, *b.sd);
  if (row.sd && *row.sd > 0.0) row.in_sd = size / *row.sd;
  if (a.error && b.error) {
    row.standard_error = std::hypot(*a.error, *b.error);
    row.certainty = size < errors_wide * *row.standard_error ? certainty::within : certainty::beyond;
  }
  return row;
}

OutputChangeRow alone(const Quantity& quantity, const std::vector<std::string>& key, const Figure& figure,
                      bool before) {
  OutputChangeRow row = named_row(quantity, key, figure);
  (before ? row.before : row.after) = figure.value;
  (before ? row.verdict_before : row.verdict_after) = figure.verdict;
  row.certainty = before ? certainty::only_before : certainty::only_after;
  return row;
}

void diff_quantity(const FolderTables& before, const FolderTables& after, const Quantity& quantity,
                   const DiffOptions& options, RunDiff& out) {
  Figures a(before, quantity, options), b(after, quantity, options);
  std::vector<OutputChangeRow>& rows = out.outputs.rows;
  for (const Figures::Entry& one : a.entries()) {
    Figures::Entry* other = b.find(one.key);
    if (other == nullptr) {
      rows.push_back(alone(quantity, one.key, one.figure, true));
      continue;
    }
    other->figure.paired = true;
    ++out.figures;
    if (auto row = changed(quantity, one.key, one.figure, other->figure)) rows.push_back(std::move(*row));
  }
  for (const Figures::Entry& one : b.entries())
    if (!one.figure.paired) rows.push_back(alone(quantity, one.key, one.figure, false));
}

/// By which rows are ranked: what cannot be chance, then what is large beside the spread, then what has no spread, then
/// what one run lacks. Smaller stands first.
std::pair<int, double> rank(const OutputChangeRow& row) {
  if (!row.difference) return {row.before ? 3 : 4, 0.0};
  if (row.in_sd) return {1, -*row.in_sd};
  const double relative = std::abs(*row.difference) /
                          std::max({std::abs(*row.before), std::abs(*row.after), std::numeric_limits<double>::min()});
  return {row.sd ? 0 : 2, -relative};
}

}  // namespace

std::string_view name_of(InputKind kind) {
  switch (kind) {
    case InputKind::run:
      return "run";
    case InputKind::override:
      return "override";
    case InputKind::file:
      return "file";
    case InputKind::scenario:
      return "scenario";
  }
  throw std::logic_error("no such kind of input");
}

RunDiff diff_runs(const FolderTables& before, const FolderTables& after, const DiffOptions& options) {
  RunDiff out;
  out.shared_chance = before.facts().seed == after.facts().seed && before.facts().stream == after.facts().stream;
  InputDiff inputs(out.inputs.rows);
  inputs.run(before.facts(), after.facts());
  inputs.overrides(before.facts().overrides, after.facts().overrides);
  inputs.scenario(scenario_of(before), scenario_of(after), "");
  inputs.files(before.facts().inputs, after.facts().inputs);
  for (const Quantity& quantity : quantities()) diff_quantity(before, after, quantity, options, out);
  std::stable_sort(out.outputs.rows.begin(), out.outputs.rows.end(),
                   [](const OutputChangeRow& x, const OutputChangeRow& y) { return rank(x) < rank(y); });
  return out;
}

}  // namespace spp
