#include "cli/summary.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <vector>

#include "analysis/summary.hpp"
#include "cli/terminal.hpp"

namespace spp {
namespace {

constexpr int name_width = 28, number_width = 18;
constexpr std::array shares{0.1, 0.5, 0.9};  // an 80% interval and the median

/// First, middle and last whole year; any years where there are no whole ones.
std::vector<int> years_shown(const Axes& axes) {
  std::vector<int> whole, all;
  for (int y = 0; y < axes.year_count(); ++y) {
    int months = 0;
    for (int t = 0; t < axes.months; ++t) months += axes.year_index(t) == y;
    all.push_back(axes.first_year() + y);
    if (months == months_per_year) whole.push_back(axes.first_year() + y);
  }
  const std::vector<int>& from = whole.empty() ? all : whole;
  std::vector<int> shown{from.front(), from[from.size() / 2], from.back()};
  shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
  return shown;
}

/// Whom the summary speaks of: organisation and region as in the tables.
struct Spoken {
  std::string region, organisation, called;
  int organisations = 0;
};
Spoken spoken_of(const Axes& axes) {
  if (!axes.groups.empty()) {
    const ReportingGroup& group = axes.groups.front();
    return {"", "group:" + group.name, group.name, static_cast<int>(group.members.size())};
  }
  return {axes.regions.size() == 1 ? axes.regions.front() : "*", "*", "", axes.organisation_count()};
}

bool speaks_of(const YearlyRow& row, const Spoken& spoken) {
  return row.organisation == spoken.organisation && (spoken.region.empty() || row.region == spoken.region);
}

std::string cell(const Quantiles& quantiles, int decimals, Language language) {
  const auto q = quantiles.values;
  return fmt::format("{} [{}, {}]", spelled(q[1], decimals, language),
                     spelled(q[0], decimals > 0 ? decimals - 1 : 0, language),
                     spelled(q[2], decimals > 0 ? decimals - 1 : 0, language));
}

const std::string& in_language(const Text& text, Language language) {
  return language == Language::nl ? text.nl : text.en;
}

/// The planner's name of a profession, else its id.
std::string called(const Scenario& scenario, const std::string& profession, Language language) {
  const ProfessionTerms* terms = find(scenario.professions, profession);
  if (terms == nullptr || terms->name.empty()) return profession;
  const std::string& name = in_language(terms->name, language);
  return name.empty() ? profession : name;
}

std::string line_of_years(const std::vector<int>& years, std::string_view title) {
  std::string line = " " + inked(padded(title, name_width + 2), Ink::strong, Channel::out);
  for (const int year : years) line += right_aligned(std::to_string(year), number_width);
  return line + "\n";
}

/// One line: the row's name and a cell a year; empty where the tables have no such rows.
std::string line_of(const Rows<YearlyRow>& yearly, const std::vector<int>& years, const Spoken& spoken,
                    std::string_view measure, std::string_view profession, std::string_view name, Language language) {
  std::string line = "   " + padded(name, name_width);
  bool any = false;
  for (const int year : years) {
    std::string text;
    for (const YearlyRow& row : yearly.rows)
      if (row.year == year && row.measure == measure && row.profession == profession && speaks_of(row, spoken))
        text = cell(row.quantiles, 1, language);
    any = any || !text.empty();
    line += right_aligned(text, number_width);
  }
  return any ? line + "\n" : std::string();
}

std::string month_text(CalendarMonth month) { return fmt::format("{:04}-{:02}", month.year, month.month); }

}  // namespace

std::string heading(const Loaded& loaded, const RunOptions& options, Language language) {
  const Axes& axes = loaded.model.axes;
  const Spoken spoken = spoken_of(axes);
  std::string name = in_language(loaded.scenario.name, language);
  if (name.empty()) name = loaded.document.name();
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

std::string summary_tables(const Loaded& loaded, const Results& results, int threads, Language language) {
  RecordOptions record;
  record.measures = {Measure::shortage_fte, Measure::rooms_closed};
  record.monthly = MonthlyGrain::none;
  record.quantiles.assign(shares.begin(), shares.end());
  record.threads = threads;
  const MeasureTables tables = summarise(results, record);
  const Axes& axes = results.axes();
  const std::vector<int> years = years_shown(axes);
  const Spoken spoken = spoken_of(axes);

  std::string out =
      line_of_years(years, Words{"tekort, fte (mediaan, 80%)", "shortage, fte (median, 80%)"}.in(language));
  for (const std::string& profession : axes.professions)
    out += line_of(tables.yearly, years, spoken, "shortage_fte", profession,
                   visible(called(loaded.scenario, profession, language)), language);
  const auto& organisations = loaded.model.organisations;
  if (std::any_of(organisations.begin(), organisations.end(), [](const OrganisationModel& o) { return o.has_rooms; }))
    out += line_of_years({}, Words{"gesloten kamers", "rooms closed"}.in(language)) +
           line_of(tables.yearly, years, spoken, "rooms_closed", "*",
                   Words{"gemiddeld over het jaar", "average over the year"}.in(language), language);
  return out;
}

std::string assumption_line(const Model& model, Language language) {
  const auto assumed = std::count_if(model.inputs.begin(), model.inputs.end(),
                                     [](const Input& input) { return !input.number.assumption.empty(); });
  if (model.inputs.empty()) return {};
  constexpr Words words{" {} van {} onzekere invoergetallen zijn aannamen\n",
                        " {} of {} uncertain inputs are assumptions\n"};
  return fmt::format(fmt::runtime(words.in(language)), assumed, model.inputs.size());
}

}  // namespace spp
