#include "cli/study_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "analysis/largest_remainder.hpp"
#include "cli/terminal.hpp"
#include "cli/text_table.hpp"

namespace spp {
namespace {

constexpr int name_width = 30, number_width = 13, share_width = 20;

/// How the numbers of an outcome are written.
struct Shown {
  Outcome outcome;
  Words title, heading;  ///< above lines of its own, and above a column
  double unit = 1.0;     ///< that one of the numbers stands for
  int decimals = 1;
};
constexpr std::array<Shown, 5> shown{
    {{Measure::shortage_fte, {"tekort, fte", "shortage, fte"}, {"tekort, fte", "shortage, fte"}},
     {Measure::gap_fte, {"nodig min beschikbaar, fte", "required minus available, fte"}, {"", ""}},
     {Measure::rooms_closed, {"gesloten kamers", "rooms closed"}, {"gesloten kamers", "rooms closed"}},
     {outcome::leavers,
      {"vertrek uit de organisatie, personen", "leavers from the organisation, heads"},
      {"vertrek", "leavers"}},
     {outcome::cost,
      {"kosten, duizend euro", "cost, thousand euro"},
      {"kosten, € 1.000", "cost, € 1,000"},
      1000.0,
      0}}};

constexpr Words together{"al het beleid samen", "all policies together"};

std::string title(std::string_view text) { return " " + inked(text, Ink::strong, Channel::out); }

/// The rows of one outcome and year, `*` first.
std::vector<const AttributionRow*> rows_of(const Rows<AttributionRow>& table, const Shown& of, int year,
                                           const Spoken& spoken) {
  std::vector<const AttributionRow*> rows;
  for (const AttributionRow& row : table.rows)
    if (row.year == year && row.measure == text(of.outcome).name && row.profession == all_of_them &&
        speaks_of(row.region, row.organisation, spoken))
      rows.push_back(&row);
  return rows;
}

/// Numbers as they are written, by column: each adds up to its total, which stands last and is what they add up to, so
/// that no two ways of rounding meet.
std::vector<double> rounded(std::vector<double> parts, double total, const Shown& of) {
  for (double& part : parts) part /= of.unit;
  std::vector<double> out = rounded_parts(parts, total / of.unit, of.decimals);
  out.push_back(std::accumulate(out.begin(), out.end(), 0.0));
  return out;
}

std::string attribution_lines(const std::vector<const AttributionRow*>& rows, const Shown& of, Language language) {
  const AttributionRow& all = *rows.front();
  std::vector<double> alone, shares;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    alone.push_back(rows[i]->alone);
    shares.push_back(rows[i]->shapley);
  }
  alone.push_back(all.interaction.value_or(0.0));
  alone = rounded(alone, all.alone, of);
  shares = rounded(shares, all.shapley, of);
  const auto number = [&](double value) { return spelled(value, of.decimals, language); };
  const auto share = [&](double value, const std::optional<double>& error) {
    if (!error) return number(value) + " ± ?";
    return fmt::format("{} ± {}", number(value),
                       spelled(*error / of.unit, of.decimals + (of.unit > 1.0 ? 0 : 1), language));
  };
  const auto line = [&](std::string_view name, const std::string& a, const std::string& b, const std::string& c) {
    // A name that finds no room stands above its numbers.
    std::string out = "   " + shortened(name, page_width - 3);
    if (width_of(name) < name_width)
      out += std::string(static_cast<std::size_t>(name_width - width_of(name)), ' ');
    else
      out += "\n" + std::string(3 + name_width, ' ');
    out += right_aligned(a, number_width) + right_aligned(b, number_width) + right_aligned(c, share_width);
    out.erase(out.find_last_not_of(' ') + 1);
    return out + "\n";
  };
  std::string out;
  for (std::size_t i = 1; i < rows.size(); ++i)
    out += line(visible(rows[i]->policy), number(alone[i - 1]), number(rows[i]->without / of.unit),
                share(shares[i - 1], rows[i]->standard_error_shapley));
  out += line(Words{"wisselwerking", "interaction"}.in(language), number(alone[rows.size() - 1]), "", "");
  return out + line(together.in(language), number(alone.back()), "", share(shares.back(), all.standard_error_shapley));
}

std::string realisation_of(const BreakEvenRow& row, Language language) {
  if (!row.realisation) return std::string(Words{"nooit tussen 0 en 2", "never between 0 and 2"}.in(language));
  if (!row.standard_error)
    return std::string(Words{"0: elk deel ervan volstaat", "0: any part of it will do"}.in(language));
  return fmt::format("{} ± {}", spelled(*row.realisation, 2, language), spelled(*row.standard_error, 2, language));
}

const MembersRow* row_of(const Rows<MembersRow>& table, const Shown& of, int year, const Spoken& spoken) {
  const auto found = std::find_if(table.rows.begin(), table.rows.end(), [&](const MembersRow& row) {
    return row.year == year && row.measure == text(of.outcome).name && row.profession == all_of_them &&
           speaks_of(row.region, row.organisation, spoken);
  });
  return found == table.rows.end() ? nullptr : &*found;
}

}  // namespace

std::string attribution_text(const Rows<AttributionRow>& table, int year, const Spoken& spoken, Language language) {
  if (table.rows.empty()) return {};
  constexpr Words head{"wat elk beleid van {} toevoegt, {}", "what each policy of {} adds, {}"},
      alone{"alleen", "alone"}, without{"weggelaten", "left out"}, share{"aandeel (Shapley)", "share (Shapley)"};
  const std::string called =
      fmt::format(fmt::runtime(head.in(language)), visible(table.rows.front().alternative), year);
  // The title may reach up to the first heading; a longer one has a line of its own.
  const int first_at = 2 + name_width + number_width - width_of(alone.in(language));
  const bool beside = width_of(called) < first_at;
  std::string out = title(beside ? padded(called, first_at) : shortened(called, page_width - 1));
  if (!beside) out += "\n" + std::string(static_cast<std::size_t>(first_at) + 1, ' ');
  out += std::string(alone.in(language)) + right_aligned(without.in(language), number_width) +
         right_aligned(share.in(language), share_width) + "\n";
  for (const Shown& one : shown)
    if (const auto rows = rows_of(table, one, year, spoken); !rows.empty())
      out += title(one.title.in(language)) + "\n" + attribution_lines(rows, one, language);
  return out;
}

std::string break_even_text(const Rows<BreakEvenRow>& table, std::string_view first, Language language) {
  constexpr Words dearer{"deel van het beweerde effect dat moet uitkomen om niet duurder te zijn dan {}",
                         "part of the claimed effect that must come true to be no dearer than {}"},
      target{"deel van het beweerde effect dat moet uitkomen om het doel te halen: {}",
             "part of the claimed effect that must come true to meet the target: {}"},
      runs{"{} runs", "{} runs"};
  std::vector<std::string_view> criteria;
  for (const BreakEvenRow& row : table.rows)
    if (std::find(criteria.begin(), criteria.end(), row.criterion) == criteria.end()) criteria.push_back(row.criterion);
  std::string out;
  for (const std::string_view criterion : criteria) {
    const bool cost = criterion == criteria.front();
    const std::string asked =
        fmt::format(fmt::runtime((cost ? dearer : target).in(language)), visible(cost ? first : criterion));
    out += inked(wrapped(" " + asked, 3), Ink::strong, Channel::out) + "\n";
    for (const BreakEvenRow& row : table.rows) {
      if (row.criterion != criterion) continue;
      const std::string policy = row.policy == all_policies ? std::string(together.in(language)) : visible(row.policy);
      const bool fits = width_of(policy) < name_width;
      out += "   " + (fits ? padded(policy, name_width)
                           : shortened(policy, page_width - 3) + "\n" + std::string(3 + name_width, ' '));
      out += padded(realisation_of(row, language), name_width) +
             fmt::format(fmt::runtime(runs.in(language)), row.runs) + "\n";
    }
  }
  return out;
}

std::string members_text(std::span<const Rows<MembersRow>> tables, const std::vector<std::string>& members, int year,
                         const Spoken& spoken, Language language) {
  constexpr Words head{"als de eerste k meedoen, {}", "when the first k join, {}"},
      legend{"gemiddeld verschil met niemand, kans dat het lager is",
             "mean difference from nobody, chance that it is lower"};
  std::vector<std::string> headings;
  for (const Shown& one : shown)
    if (!one.heading.en.empty()) headings.emplace_back(one.heading.in(language));
  TextTable table(fmt::format(fmt::runtime(head.in(language)), year), std::move(headings), {"", " ", "%"});
  for (std::size_t k = 0; k < tables.size(); ++k) {
    std::vector<TextTable::Cell> cells;
    for (const Shown& one : shown) {
      if (one.heading.en.empty()) continue;
      const MembersRow* row = row_of(tables[k], one, year, spoken);
      cells.push_back(row == nullptr ? TextTable::Cell()
                                     : TextTable::Cell{spelled(row->mean / one.unit, one.decimals, language),
                                                       spelled(row->probability_lower * 100, 0, language)});
    }
    table.row(k == 0 ? "0" : fmt::format("{} + {}", k, visible(members[k - 1])), std::move(cells));
  }
  return table.text() + "   " + inked(legend.in(language), Ink::faint, Channel::out) + "\n";
}

}  // namespace spp
