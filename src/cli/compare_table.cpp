#include "cli/compare_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "cli/fan.hpp"
#include "cli/spoken.hpp"
#include "cli/terminal.hpp"
#include "cli/text_table.hpp"

namespace spp {
namespace {

constexpr std::array told{Outcome(Measure::shortage_fte), Outcome(Measure::rooms_closed), outcome::leavers,
                          outcome::cost};
constexpr std::array shares{0.1, 0.9};  // an 80% interval

/// Lines of one outcome: its name, how its numbers are written, and its professions.
struct Block {
  Outcome outcome;
  Words title;
  double unit = 1.0;  ///< that one of the numbers stands for
  int decimals = 1;   ///< at most
  Words fan_unit{};   ///< of the scale of its fans; without one it has none
};
constexpr std::array<Block, told.size()> blocks{
    {{told[0], {"tekort, fte", "shortage, fte"}, 1.0, 1, {"fte", "fte"}},
     {told[1], {"gesloten kamers", "rooms closed"}, 1.0, 1, {"kamers", "rooms"}},
     {told[2], {"vertrek uit de organisatie, personen", "leavers from the organisation, heads"}},
     {told[3], {"kosten, duizend euro", "cost, thousand euro"}, 1000.0, 0}}};

class DifferenceTable {
 public:
  DifferenceTable(const Loaded& loaded, std::span<const Rows<ComparisonRow>> alternatives, std::span<const int> years,
                  const ComparisonWords& words, Language language)
      : loaded_(loaded),
        alternatives_(alternatives),
        years_(years),
        drawn_(fan_years(whole_years(loaded.model.axes))),
        spoken_(spoken_of(loaded.model.axes)),
        words_(words),
        language_(language) {}

  /// A table for each block, whose columns have the widths of its own numbers.
  [[nodiscard]] std::string text() const {
    std::string out;
    for (const Block& block : blocks) {
      TextTable table = empty_table(block);
      if (block.outcome == told[0])
        for (const std::string& profession : loaded_.model.axes.professions)
          add(table, block, profession, visible(called(loaded_.scenario, profession, language_)));
      else
        add(table, block, all_of_them, {});
      if (!table.empty()) out += table.text();
    }
    const bool drawn = words_.fans && !fan_lines(std::array{FanSeries{}}, drawn_, "", 0, language_).empty();
    return drawn ? out + fan_legend({"gemiddelde", "mean"}, language_) : out;
  }

 private:
  [[nodiscard]] TextTable empty_table(const Block& block) const {
    std::vector<std::string> headings;
    for (const int year : years_) headings.push_back(std::to_string(year));
    // A comma between numbers that have one themselves would be one too many.
    const std::string_view between = language_ == Language::nl ? "; " : ", ";
    return {std::string(block.title.in(language_)), std::move(headings), {"", " [", between, "] ", "%"}};
  }

  /// Adds a row for each alternative that has the outcome, and fans of the first and the last.
  void add(TextTable& table, const Block& block, std::string_view profession, const std::string& name) const {
    std::vector<int> decimals;
    for (const int year : years_) decimals.push_back(decimals_of(block, profession, year));
    std::vector<FanSeries> fans;
    bool begun = false;
    for (const Rows<ComparisonRow>& one : alternatives_) {
      std::vector<TextTable::Cell> cells;
      for (std::size_t i = 0; i < years_.size(); ++i)
        cells.push_back(cell(row_of(one, block, profession, years_[i]), block, decimals[i]));
      if (std::all_of(cells.begin(), cells.end(), [](const TextTable::Cell& c) { return c.empty(); })) continue;
      if (!std::exchange(begun, true) && !name.empty()) table.group(name);
      const std::string label = visible(one.rows.front().alternative);
      table.row(label, std::move(cells));
      if (FanSeries fan = fan_of(one, block, profession, label); fan.low.size() == drawn_.size())
        fans.push_back(std::move(fan));
    }
    if (!words_.fans || fans.empty() || block.fan_unit.en.empty()) return;
    if (fans.size() > 2) fans.erase(fans.begin() + 1, fans.end() - 1);
    table.lines(fan_lines(fans, drawn_, block.fan_unit.in(language_), decimals.back(), language_));
  }

  [[nodiscard]] const ComparisonRow* row_of(const Rows<ComparisonRow>& one, const Block& block,
                                            std::string_view profession, int year) const {
    const auto found = std::find_if(one.rows.begin(), one.rows.end(), [&](const ComparisonRow& row) {
      return row.year == year && row.measure == spp::text(block.outcome).name && row.profession == profession &&
             speaks_of(row.region, row.organisation, spoken_);
    });
    return found == one.rows.end() ? nullptr : &*found;
  }

  /// As many as the least sure of the numbers that stand under each other bears.
  [[nodiscard]] int decimals_of(const Block& block, std::string_view profession, int year) const {
    int decimals = block.decimals;
    for (const Rows<ComparisonRow>& one : alternatives_)
      if (const ComparisonRow* row = row_of(one, block, profession, year))
        decimals = decimals_borne(bound_error(row->sd / block.unit, words_.replicates), decimals);
    return decimals;
  }

  [[nodiscard]] TextTable::Cell cell(const ComparisonRow* row, const Block& block, int decimals) const {
    if (row == nullptr) return {};
    const auto number = [&](double value) { return spelled(value / block.unit, decimals, language_); };
    return {number(row->mean), number(row->quantiles.values[0]), number(row->quantiles.values[1]),
            spelled(row->probability_lower * 100, 0, language_)};
  }

  /// As far as there are rows: a year may be lacking in one of several runs.
  [[nodiscard]] FanSeries fan_of(const Rows<ComparisonRow>& one, const Block& block, std::string_view profession,
                                 std::string name) const {
    FanSeries fan{std::move(name), {}, {}, {}};
    for (const int year : drawn_) {
      const ComparisonRow* row = row_of(one, block, profession, year);
      if (row == nullptr) break;
      fan.low.push_back(row->quantiles.values[0] / block.unit);
      fan.middle.push_back(row->mean / block.unit);
      fan.high.push_back(row->quantiles.values[1] / block.unit);
    }
    return fan;
  }

  const Loaded& loaded_;
  std::span<const Rows<ComparisonRow>> alternatives_;
  std::span<const int> years_;
  std::vector<int> drawn_;
  Spoken spoken_;
  const ComparisonWords& words_;
  Language language_;
};

}  // namespace

ComparisonOptions told_differences(int threads) {
  return {{told.begin(), told.end()}, {shares.begin(), shares.end()}, threads};
}

std::string comparison_text(const Loaded& loaded, std::span<const Rows<ComparisonRow>> alternatives,
                            std::span<const int> years, const ComparisonWords& words, Language language) {
  constexpr Words from{"verschil met {}", "difference from {}"}, draws{"{} trekkingen", "{} replicates"},
      seed{", begingetal {}", ", seed {}"},
      legend{" gemiddelde [80%-interval], kans dat het lager is\n", " mean [80% interval], chance that it is lower\n"},
      note{" let op: {}", " note: {}"};
  const std::vector<std::string> pieces{
      fmt::format(fmt::runtime(from.in(language)), visible(words.against)),
      fmt::format(fmt::runtime(draws.in(language)), spelled(words.replicates, 0, language)) +
          (words.seed ? fmt::format(fmt::runtime(seed.in(language)), *words.seed) : std::string())};
  std::string out = heading_lines(visible(title_of(loaded, language)), pieces);
  out += std::string(legend.in(language)) + DifferenceTable(loaded, alternatives, years, words, language).text();
  for (const std::string& one : words.notes)
    out += wrapped(fmt::format(fmt::runtime(note.in(language)), one), 3) + "\n";
  return out;
}

}  // namespace spp
