#include "cli/summary.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "analysis/summary.hpp"
#include "cli/spoken.hpp"
#include "cli/terminal.hpp"

namespace spp {
namespace {

constexpr int name_width = 28, number_width = 18;
constexpr int room_behind_a_name = 2;
constexpr std::array told{Measure::shortage_fte, Measure::rooms_closed};
constexpr std::array shares{0.1, 0.5, 0.9};  // an 80% interval and the median

/// First, middle and last whole year; any years where there are no whole ones.
std::vector<int> years_shown(const Axes& axes) {
  const std::vector<int> from = whole_years(axes);
  std::vector<int> shown{from.front(), from[from.size() / 2], from.back()};
  shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
  return shown;
}

bool speaks_of(const YearlyRow& row, const Spoken& spoken) { return speaks_of(row.region, row.organisation, spoken); }

std::string cell(const Quantiles& quantiles, int decimals, Language language) {
  const auto q = quantiles.values;
  return fmt::format("{} [{}, {}]", spelled(q[1], decimals, language),
                     spelled(q[0], decimals > 0 ? decimals - 1 : 0, language),
                     spelled(q[2], decimals > 0 ? decimals - 1 : 0, language));
}

/// Lines of the summary: a name, where there are several alternatives the name of each, a cell a year.
class Lines {
 public:
  Lines(const Axes& axes, std::span<const Rows<YearlyRow>> alternatives, Language language)
      : alternatives_(alternatives), years_(years_shown(axes)), spoken_(spoken_of(axes)), language_(language) {
    if (alternatives.size() < 2) return;
    for (const Rows<YearlyRow>& one : alternatives)
      alternative_width_ = std::max(alternative_width_, width_of(name_of(one)) + room_behind_a_name);
  }

  [[nodiscard]] std::string title(std::string_view text) const {
    return " " + inked(text, Ink::strong, Channel::out) + "\n";
  }
  [[nodiscard]] std::string title_with_years(std::string_view text) const {
    std::string line = " " + inked(padded(text, name_width + 2 + alternative_width_), Ink::strong, Channel::out);
    for (const int year : years_) line += right_aligned(std::to_string(year), number_width);
    return line + "\n";
  }

  /// The lines of a measure; empty where the tables have no such rows.
  [[nodiscard]] std::string of(Measure measure, std::string_view profession, std::string_view name) const {
    std::string lines;
    for (const Rows<YearlyRow>& one : alternatives_) {
      const std::string cells = cells_of(one, measure, profession);
      if (cells.empty()) continue;
      lines += "   " + padded(lines.empty() ? name : "", name_width);
      if (alternative_width_ > 0) lines += padded(name_of(one), alternative_width_);
      lines += cells + "\n";
    }
    return lines;
  }

 private:
  static std::string name_of(const Rows<YearlyRow>& one) {
    return one.rows.empty() ? std::string() : visible(one.rows.front().alternative);
  }

  [[nodiscard]] std::string cells_of(const Rows<YearlyRow>& yearly, Measure measure,
                                     std::string_view profession) const {
    std::string cells;
    bool any = false;
    for (const int year : years_) {
      std::string one;
      for (const YearlyRow& row : yearly.rows)
        if (row.year == year && row.measure == text(measure).name && row.profession == profession &&
            speaks_of(row, spoken_))
          one = cell(row.quantiles, 1, language_);
      any = any || !one.empty();
      cells += right_aligned(one, number_width);
    }
    return any ? cells : std::string();
  }

  std::span<const Rows<YearlyRow>> alternatives_;
  std::vector<int> years_;
  Spoken spoken_;
  Language language_;
  int alternative_width_ = 0;  ///< 0 = there is one, which is not named
};

std::string month_text(CalendarMonth month) { return fmt::format("{:04}-{:02}", month.year, month.month); }

}  // namespace

std::string heading(const Loaded& loaded, const RunOptions& options, Language language) {
  const Axes& axes = loaded.model.axes;
  const Spoken spoken = spoken_of(axes);
  const std::string name = title_of(loaded, language);
  constexpr Words of{"{}: {} van {} organisaties", "{}: {} of {} organisations"},
      all{"{2} organisaties", "{2} organisations"},
      rest{"{} beroepen · {} t/m {} · {} trekkingen, begingetal {}",
           "{} professions · {} to {} · {} replicates, seed {}"};
  const std::string_view people = (spoken.called.empty() ? all : of).in(language);
  std::string out =
      fmt::format(" {} · {} · ", inked(visible(name), Ink::strong, Channel::out),
                  fmt::format(fmt::runtime(people), spoken.called, spoken.organisations, axes.organisation_count()));
  out += fmt::format(fmt::runtime(rest.in(language)), axes.profession_count(), month_text(axes.start),
                     month_text(axes.start.plus(axes.months - 1)), spelled(replicates_of(options), 0, language),
                     options.seed);
  if (!options.chance) out += Words{" · zonder toeval", " · without chance"}.in(language);
  if (!options.draw_inputs) out += Words{" · invoer vast", " · inputs fixed"}.in(language);
  return out + "\n";
}

RecordOptions summary_options(int threads) {
  RecordOptions record;
  record.measures.assign(told.begin(), told.end());
  record.monthly = MonthlyGrain::none;
  record.quantiles.assign(shares.begin(), shares.end());
  record.threads = threads;
  return record;
}

Rows<YearlyRow> summary_rows(const Results& results, int threads, const std::string& alternative) {
  return summarise(results, summary_options(threads), alternative).yearly;
}

std::string summary_tables(const Loaded& loaded, std::span<const Rows<YearlyRow>> alternatives, Language language) {
  const Axes& axes = loaded.model.axes;
  const Lines lines(axes, alternatives, language);
  std::string out =
      lines.title_with_years(Words{"tekort, fte (mediaan, 80%)", "shortage, fte (median, 80%)"}.in(language));
  for (const std::string& profession : axes.professions)
    out += lines.of(Measure::shortage_fte, profession, visible(called(loaded.scenario, profession, language)));
  const auto& organisations = loaded.model.organisations;
  if (std::any_of(organisations.begin(), organisations.end(), [](const OrganisationModel& o) { return o.has_rooms; }))
    out += lines.title(Words{"gesloten kamers", "rooms closed"}.in(language)) +
           lines.of(Measure::rooms_closed, all_of_them,
                    Words{"gemiddeld over het jaar", "average over the year"}.in(language));
  return out;
}

std::string spread_line(const Loaded& loaded, const Rows<YearlyRow>& alternative, Language language) {
  constexpr std::array<std::pair<Measure, Words>, 2> spoken_measures{
      {{Measure::rooms_closed, {"gesloten kamers", "rooms closed"}}, {Measure::shortage_fte, {"tekort", "shortage"}}}};
  constexpr Words first{" van de spreiding van {} in {} is {}% toeval en {}% wat niet bekend is",
                        " of the spread of {} in {}, {}% is chance and {}% what is not known"},
      next{"; van {} {}% en {}%", "; of {}, {}% and {}%"};
  const Axes& axes = loaded.model.axes;
  const Spoken spoken = spoken_of(axes);
  const int year = years_shown(axes).back();
  std::string line;
  for (const auto& [measure, name] : spoken_measures)
    for (const YearlyRow& row : alternative.rows) {
      if (row.year != year || row.measure != text(measure).name || row.profession != all_of_them ||
          !speaks_of(row, spoken) || !row.chance_share)
        continue;
      const int chance = static_cast<int>(std::lround(*row.chance_share * 100));
      line += line.empty()
                  ? fmt::format(fmt::runtime(first.in(language)), name.in(language), year, chance, 100 - chance)
                  : fmt::format(fmt::runtime(next.in(language)), name.in(language), chance, 100 - chance);
    }
  if (line.empty()) return {};
  if (loaded.scenario.alternative_list().size() > 1)
    line += fmt::format(" ({})", visible(alternative.rows.front().alternative));
  return line + "\n";
}

std::string assumption_line(const Rows<InputRow>& inputs, Language language) {
  if (inputs.rows.empty()) return {};
  const auto assumed =
      std::count_if(inputs.rows.begin(), inputs.rows.end(), [](const InputRow& row) { return row.is_assumption; });
  constexpr Words words{" {} van {} onzekere invoergetallen zijn aannamen\n",
                        " {} of {} uncertain inputs are assumptions\n"};
  return fmt::format(fmt::runtime(words.in(language)), assumed, inputs.rows.size());
}

}  // namespace spp
