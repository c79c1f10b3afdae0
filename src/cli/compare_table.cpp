#include "cli/compare_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/spoken.hpp"
#include "cli/terminal.hpp"

namespace spp {
namespace {

constexpr int name_width = 28, number_width = 26, room_behind_a_name = 2;
constexpr std::array told{Outcome(Measure::shortage_fte), Outcome(Measure::rooms_closed), outcome::leavers,
                          outcome::cost};
constexpr std::array shares{0.1, 0.9};  // an 80% interval

/// Lines of one outcome: its name, how its numbers are written, and its professions.
struct Block {
  Outcome outcome;
  Words title;
  double unit = 1.0;  ///< that one of the numbers stands for
  int decimals = 1;
};
constexpr std::array<Block, told.size()> blocks{
    {{told[0], {"tekort, fte", "shortage, fte"}},
     {told[1], {"gesloten kamers", "rooms closed"}},
     {told[2], {"vertrek uit de organisatie, personen", "leavers from the organisation, heads"}},
     {told[3], {"kosten, duizend euro", "cost, thousand euro"}, 1000.0, 0}}};

class DifferenceTable {
 public:
  DifferenceTable(const Loaded& loaded, std::span<const Rows<ComparisonRow>> alternatives, std::span<const int> years,
                  Language language)
      : loaded_(loaded),
        alternatives_(alternatives),
        years_(years),
        spoken_(spoken_of(loaded.model.axes)),
        language_(language) {
    for (const Rows<ComparisonRow>& one : alternatives)
      alternative_width_ = std::max(alternative_width_, width_of(name_of(one)) + room_behind_a_name);
  }

  [[nodiscard]] std::string text() const {
    std::string out;
    for (const Block& block : blocks) {
      std::string lines;
      if (block.outcome == told[0])
        for (const std::string& profession : loaded_.model.axes.professions)
          lines += lines_of(block, profession, visible(called(loaded_.scenario, profession, language_)));
      else
        lines = lines_of(block, all_of_them, {});
      if (lines.empty()) continue;
      out += title_of_block(block, out.empty()) + lines;
    }
    return out;
  }

 private:
  static std::string name_of(const Rows<ComparisonRow>& one) {
    return one.rows.empty() ? std::string() : visible(one.rows.front().alternative);
  }

  [[nodiscard]] std::string title_of_block(const Block& block, bool with_years) const {
    const std::string_view title = block.title.in(language_);
    if (!with_years) return " " + inked(title, Ink::strong, Channel::out) + "\n";
    std::string line = " " + inked(padded(title, name_width + 2 + alternative_width_), Ink::strong, Channel::out);
    for (const int year : years_) line += right_aligned(std::to_string(year), number_width);
    return line + "\n";
  }

  /// A line for each alternative that has the outcome, the profession's name on the first.
  [[nodiscard]] std::string lines_of(const Block& block, std::string_view profession, const std::string& name) const {
    std::string lines;
    for (const Rows<ComparisonRow>& one : alternatives_) {
      std::string cells;
      bool any = false;
      for (const int year : years_) {
        const std::string cell = cell_of(one, block, profession, year);
        any = any || !cell.empty();
        cells += right_aligned(cell, number_width);
      }
      if (!any) continue;
      lines += "   " + padded(lines.empty() ? name : "", name_width) + padded(name_of(one), alternative_width_) +
               cells + "\n";
    }
    return lines;
  }

  [[nodiscard]] std::string cell_of(const Rows<ComparisonRow>& one, const Block& block, std::string_view profession,
                                    int year) const {
    for (const ComparisonRow& row : one.rows) {
      if (row.year != year || row.measure != spp::text(block.outcome).name || row.profession != profession ||
          !speaks_of(row.region, row.organisation, spoken_))
        continue;
      const auto number = [&](double value) { return spelled(value / block.unit, block.decimals, language_); };
      // A comma between numbers that have one themselves would be one too many.
      const std::string_view between = language_ == Language::nl ? "; " : ", ";
      return fmt::format("{} [{}{}{}] {:>3}%", number(row.mean), number(row.quantiles.values[0]), between,
                         number(row.quantiles.values[1]), spelled(row.probability_lower * 100, 0, language_));
    }
    return {};
  }

  const Loaded& loaded_;
  std::span<const Rows<ComparisonRow>> alternatives_;
  std::span<const int> years_;
  Spoken spoken_;
  Language language_;
  int alternative_width_ = 0;
};

}  // namespace

ComparisonOptions told_differences(int threads) {
  return {{told.begin(), told.end()}, {shares.begin(), shares.end()}, threads};
}

std::string comparison_text(const Loaded& loaded, std::span<const Rows<ComparisonRow>> alternatives,
                            std::span<const int> years, const ComparisonWords& words, Language language) {
  constexpr Words head{" {} · verschil met {} · {} trekkingen{}\n", " {} · difference from {} · {} replicates{}\n"},
      seed{", begingetal {}", ", seed {}"},
      legend{" gemiddelde [80%-interval], kans dat het lager is\n", " mean [80% interval], chance that it is lower\n"},
      note{" let op: {}\n", " note: {}\n"};
  std::string out = fmt::format(fmt::runtime(head.in(language)),
                                inked(visible(title_of(loaded, language)), Ink::strong, Channel::out),
                                visible(words.against), spelled(words.replicates, 0, language),
                                words.seed ? fmt::format(fmt::runtime(seed.in(language)), *words.seed) : "");
  out += std::string(legend.in(language)) + DifferenceTable(loaded, alternatives, years, language).text();
  for (const std::string& one : words.notes) out += fmt::format(fmt::runtime(note.in(language)), one);
  return out;
}

}  // namespace spp
