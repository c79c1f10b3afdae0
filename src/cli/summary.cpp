#include "cli/summary.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "analysis/summary.hpp"
#include "cli/fan.hpp"
#include "cli/spoken.hpp"
#include "cli/terminal.hpp"
#include "cli/text_table.hpp"

namespace spp {
namespace {

constexpr std::array told{Measure::shortage_fte, Measure::rooms_closed};
constexpr std::array shares{0.1, 0.5, 0.9};  // an 80% interval and the median
constexpr int most_decimals = 1;

/// First, middle and last whole year; any years where there are no whole ones.
std::vector<int> years_shown(const Axes& axes) {
  const std::vector<int> from = whole_years(axes);
  std::vector<int> shown{from.front(), from[from.size() / 2], from.back()};
  shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
  return shown;
}

bool speaks_of(const YearlyRow& row, const Spoken& spoken) { return speaks_of(row.region, row.organisation, spoken); }

/// What a block of the table is of.
struct Told {
  Measure measure;
  std::string_view profession;
  std::string_view unit;  ///< of the fan's scale
};

/// The numbers of the summary as rows of a table, with fans where they can be drawn.
class Lines {
 public:
  Lines(const Axes& axes, std::span<const Rows<YearlyRow>> alternatives, const SummaryLook& look, Language language)
      : alternatives_(alternatives),
        years_(years_shown(axes)),
        drawn_(fan_years(whole_years(axes))),
        spoken_(spoken_of(axes)),
        look_(look),
        language_(language) {}

  [[nodiscard]] TextTable table(std::string title) const {
    std::vector<std::string> headings;
    for (const int year : years_) headings.push_back(std::to_string(year));
    // A comma between numbers that have one themselves would be one too many.
    return {std::move(title), std::move(headings), {"", " [", language_ == Language::nl ? "; " : ", ", "]"}};
  }

  /// Adds a row for each alternative that has such numbers, below `name`; of a single one, under that name.
  void add(TextTable& table, const Told& of, const std::string& name) const {
    const bool several = alternatives_.size() > 1;
    std::vector<int> decimals;
    for (const int year : years_) decimals.push_back(decimals_of(of, year));
    std::vector<FanSeries> fans;
    for (const Rows<YearlyRow>& one : alternatives_) {
      std::vector<TextTable::Cell> cells;
      for (std::size_t i = 0; i < years_.size(); ++i) cells.push_back(cell(row_of(one, of, years_[i]), decimals[i]));
      if (std::all_of(cells.begin(), cells.end(), [](const TextTable::Cell& c) { return c.empty(); })) continue;
      if (several && fans.empty()) table.group(name);
      const std::string label = several ? visible(one.rows.front().alternative) : name;
      table.row(label, std::move(cells));
      fans.push_back(fan_of(one, of, several ? label : std::string()));
    }
    if (!look_.fans || fans.empty()) return;
    if (fans.size() > 2) fans.erase(fans.begin() + 1, fans.end() - 1);
    table.lines(fan_lines(fans, drawn_, of.unit, decimals.back(), language_));
  }

  [[nodiscard]] std::string legend() const {
    const bool drawn = look_.fans && !fan_lines(std::array{FanSeries{}}, drawn_, "", 0, language_).empty();
    return drawn ? fan_legend({"mediaan", "median"}, language_) : std::string();
  }

 private:
  [[nodiscard]] const YearlyRow* row_of(const Rows<YearlyRow>& yearly, const Told& of, int year) const {
    const auto found = std::find_if(yearly.rows.begin(), yearly.rows.end(), [&](const YearlyRow& row) {
      return row.year == year && row.measure == text(of.measure).name && row.profession == of.profession &&
             speaks_of(row, spoken_);
    });
    return found == yearly.rows.end() ? nullptr : &*found;
  }

  /// As many as the least sure of the numbers that stand under each other bears.
  [[nodiscard]] int decimals_of(const Told& of, int year) const {
    int decimals = most_decimals;
    for (const Rows<YearlyRow>& one : alternatives_)
      if (const YearlyRow* row = row_of(one, of, year))
        decimals = decimals_borne(bound_error(row->sd, look_.replicates), decimals);
    return decimals;
  }

  [[nodiscard]] TextTable::Cell cell(const YearlyRow* row, int decimals) const {
    if (row == nullptr) return {};
    const auto q = row->quantiles.values;
    return {spelled(q[1], decimals, language_), spelled(q[0], decimals, language_), spelled(q[2], decimals, language_)};
  }

  [[nodiscard]] FanSeries fan_of(const Rows<YearlyRow>& one, const Told& of, std::string name) const {
    FanSeries fan{std::move(name), {}, {}, {}};
    for (const int year : drawn_) {
      if (const YearlyRow* row = row_of(one, of, year)) {
        fan.low.push_back(row->quantiles.values[0]);
        fan.middle.push_back(row->quantiles.values[1]);
        fan.high.push_back(row->quantiles.values[2]);
      }
    }
    return fan;
  }

  std::span<const Rows<YearlyRow>> alternatives_;
  std::vector<int> years_, drawn_;
  Spoken spoken_;
  SummaryLook look_;
  Language language_;
};

std::string month_text(CalendarMonth month) { return fmt::format("{:04}-{:02}", month.year, month.month); }

}  // namespace

std::string heading(const Loaded& loaded, const RunOptions& options, Language language) {
  const Axes& axes = loaded.model.axes;
  const Spoken spoken = spoken_of(axes);
  const std::string name = title_of(loaded, language);
  constexpr Words of{"{}: {} van {} organisaties", "{}: {} of {} organisations"},
      all{"{2} organisaties", "{2} organisations"}, professions{"{} beroepen", "{} professions"},
      period{"{} t/m {}", "{} to {}"}, draws{"{} trekkingen, begingetal {}", "{} replicates, seed {}"};
  const auto said = [&](const Words& words, const auto&... values) {
    return fmt::format(fmt::runtime(words.in(language)), values...);
  };
  std::vector<std::string> pieces{
      said(spoken.called.empty() ? all : of, visible(spoken.called), spoken.organisations, axes.organisation_count()),
      said(professions, axes.profession_count()),
      said(period, month_text(axes.start), month_text(axes.start.plus(axes.months - 1))),
      said(draws, spelled(replicates_of(options), 0, language), options.seed)};
  if (!options.chance) pieces.emplace_back(Words{"zonder toeval", "without chance"}.in(language));
  if (!options.draw_inputs) pieces.emplace_back(Words{"invoer vast", "inputs fixed"}.in(language));
  return heading_lines(visible(name), pieces);
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

std::string summary_tables(const Loaded& loaded, std::span<const Rows<YearlyRow>> alternatives, const SummaryLook& look,
                           Language language) {
  constexpr Words shortage{"tekort, fte (mediaan [80%-interval])", "shortage, fte (median [80% interval])"},
      closed{"gesloten kamers", "rooms closed"}, average{"gemiddeld over het jaar", "average over the year"},
      rooms{"kamers", "rooms"};
  const Axes& axes = loaded.model.axes;
  const Lines lines(axes, alternatives, look, language);
  TextTable table = lines.table(std::string(shortage.in(language)));
  for (const std::string& profession : axes.professions)
    lines.add(table, {Measure::shortage_fte, profession, "fte"},
              visible(called(loaded.scenario, profession, language)));
  const auto& organisations = loaded.model.organisations;
  if (std::any_of(organisations.begin(), organisations.end(), [](const OrganisationModel& o) { return o.has_rooms; })) {
    table.section(closed.in(language));
    lines.add(table, {Measure::rooms_closed, all_of_them, rooms.in(language)}, std::string(average.in(language)));
  }
  return table.text() + lines.legend();
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
  return wrapped(line, 3) + "\n";
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
