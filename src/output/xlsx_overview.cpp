#include "output/xlsx_overview.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "analysis/places.hpp"

namespace spp {
namespace {

/// Columns of yearly.csv that are shown: the middle, and the edges of a band around it.
struct Shown {
  std::string middle, low, high;  ///< no band where the last two are empty
  double share = 0.0;             ///< of the band's lower edge
};

/// The median and the widest band of up to 80% that the run recorded; the mean where it has no median.
Shown shown_of(const Terms& terms) {
  Shown shown{"mean", {}, {}, 0.0};
  const auto found = terms.tables.find("yearly");
  if (found == terms.tables.end()) return shown;
  const std::vector<TermColumn>& columns = found->second;
  const auto quantile = [&](double share) -> const TermColumn* {
    const auto at = std::find_if(columns.begin(), columns.end(), [&](const TermColumn& one) {
      return one.share && std::abs(*one.share - share) < 1e-9;
    });
    return at == columns.end() ? nullptr : &*at;
  };
  if (const TermColumn* const median = quantile(0.5)) shown.middle = median->name;
  for (const TermColumn& one : columns) {
    constexpr double tenth = 0.1;
    if (!one.share || *one.share < tenth - 1e-9 || *one.share >= 0.5) continue;
    const TermColumn* const high = quantile(1.0 - *one.share);
    if (high == nullptr || (!shown.low.empty() && *one.share >= shown.share)) continue;
    shown.low = one.name;
    shown.high = high->name;
    shown.share = *one.share;
  }
  return shown;
}

/// A figure of a year, of one alternative.
struct Figure {
  std::optional<double> middle, low, high;
};

/// What a table of the sheet holds.
struct Series {
  std::vector<std::int64_t> years;
  std::vector<std::string> alternatives;
  std::map<std::pair<std::string, std::int64_t>, Figure> figures;
  std::string unit;
};

Series series_of(const FolderTables& run, std::string_view measure, const Shown& shown, const XlsxAsked& asked) {
  Series series;
  const FolderTable& table = run.table("yearly");
  const std::size_t alternative = table.column("alternative"), year = table.column("year"),
                    region = table.column("region"), organisation = table.column("organisation"),
                    profession = table.column("profession"), named = table.column("measure"),
                    unit = table.column("unit"), middle = table.column(shown.middle);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text(row, named) != measure || table.text(row, region) != asked.region ||
        table.text(row, organisation) != asked.organisation || table.text(row, profession) != all_of_them)
      continue;
    Figure figure{table.number(row, middle), {}, {}};
    if (!shown.low.empty()) {
      figure.low = table.number(row, table.column(shown.low));
      figure.high = table.number(row, table.column(shown.high));
    }
    const auto when = static_cast<std::int64_t>(table.number(row, year).value_or(0.0));
    const std::string whose(table.text(row, alternative));
    if (std::find(series.years.begin(), series.years.end(), when) == series.years.end()) series.years.push_back(when);
    if (std::find(series.alternatives.begin(), series.alternatives.end(), whose) == series.alternatives.end())
      series.alternatives.push_back(whose);
    series.figures[{whose, when}] = figure;
    series.unit = table.text(row, unit);
  }
  std::sort(series.years.begin(), series.years.end());
  return series;
}

/// Where a table stands: its header, and the first of the rows below it.
struct Block {
  std::size_t head = 0, first = 0;
  std::size_t rows_each = 1;  ///< of an alternative
};

constexpr std::size_t first_year = 2;  // column, behind the alternative's name and what the row is

std::string edge_called(double share) { return fmt::format("{:g}%", std::round(share * 1000.0) / 10.0); }

Block add_table(XlsxSheet& sheet, std::size_t row, const Words& title, const Series& series, const Shown& shown,
                Language language) {
  constexpr Words alternative{"beleidsvariant", "alternative"}, median{"mediaan", "median"}, mean{"gemiddelde", "mean"};
  const Block block{row + 1, row + 2, shown.low.empty() ? std::size_t{1} : std::size_t{3}};
  sheet.text(row, 0, fmt::format("{}, {}", title.in(language), series.unit), Look::name);
  sheet.text(block.head, 0, alternative.in(language), Look::head);
  sheet.text(block.head, 1, " ", Look::head);
  for (std::size_t y = 0; y < series.years.size(); ++y)
    sheet.number(block.head, first_year + y, static_cast<double>(series.years[y]), Look::whole);
  std::size_t at = block.first;
  for (const std::string& name : series.alternatives) {
    sheet.text(at, 0, name, Look::name);
    const std::string_view middle = (shown.middle == "mean" ? mean : median).in(language);
    const std::array<std::string, 3> labels{std::string(middle), edge_called(shown.share),
                                            edge_called(1.0 - shown.share)};
    for (std::size_t part = 0; part < block.rows_each; ++part, ++at) {
      sheet.text(at, 1, labels[part], part == 0 ? Look::plain : Look::subtitle);
      for (std::size_t y = 0; y < series.years.size(); ++y) {
        const auto figure = series.figures.find({name, series.years[y]});
        if (figure == series.figures.end()) continue;
        const Figure& one = figure->second;
        const std::optional<double>& value = part == 0 ? one.middle : part == 1 ? one.low : one.high;
        if (value) sheet.number(at, first_year + y, *value, Look::number);
      }
    }
  }
  return block;
}

/// A line of the chart: colour-blind safe, and told apart by its dashes too.
lxw_chart_line line_of(std::size_t alternative, bool band) {
  constexpr std::array<lxw_color_t, 7> colours{0x000000, 0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0x8A6D00, 0x56B4E9};
  constexpr std::array<std::uint8_t, 5> dashes{LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH,
                                               LXW_CHART_LINE_DASH_LONG_DASH_DOT, LXW_CHART_LINE_DASH_LONG_DASH,
                                               LXW_CHART_LINE_DASH_DASH_DOT};
  lxw_chart_line line{};
  line.color = colours[alternative % colours.size()];
  line.dash_type =
      band ? static_cast<std::uint8_t>(LXW_CHART_LINE_DASH_ROUND_DOT) : dashes[alternative % dashes.size()];
  line.width = band ? 1.0F : 2.25F;
  return line;
}

/// Medians of all, bands of the first and the last: more would hide one another.
void add_chart(XlsxBook& book, XlsxSheet& sheet, const Block& block, std::size_t column, const Words& title,
               const Series& series, Language language) {
  constexpr Words year{"jaar", "year"};
  constexpr std::size_t chart_row = 4;
  lxw_chart* const chart = book.chart_of_lines();
  const auto row = [](std::size_t at) { return static_cast<lxw_row_t>(at); };
  const lxw_col_t from = first_year, to = static_cast<lxw_col_t>(first_year + series.years.size() - 1);
  const char* const name = sheet.name().c_str();
  std::vector<std::int16_t> unnamed;
  std::int16_t drawn = 0;
  for (std::size_t a = 0; a < series.alternatives.size(); ++a) {
    const bool has_band = block.rows_each > 1 && (a == 0 || a + 1 == series.alternatives.size());
    for (std::size_t part = 0; part < (has_band ? block.rows_each : 1); ++part, ++drawn) {
      const std::size_t at = block.first + a * block.rows_each + part;
      lxw_chart_series* const one = chart_add_series(chart, nullptr, nullptr);
      if (one == nullptr) throw std::bad_alloc();
      chart_series_set_categories(one, name, row(block.head), from, row(block.head), to);
      chart_series_set_values(one, name, row(at), from, row(at), to);
      chart_series_set_name_range(one, name, row(at - part), 0);  // never as text, which could be a formula
      lxw_chart_line line = line_of(a, part > 0);
      chart_series_set_line(one, &line);
      if (part > 0) unnamed.push_back(drawn);
    }
  }
  unnamed.push_back(-1);
  chart_legend_delete_series(chart, unnamed.data());
  chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
  chart_title_set_name(chart, title.in(language).data());
  chart_axis_set_name(chart->x_axis, year.in(language).data());
  // The library takes what begins with `=` for a reference.
  const std::string unit = sheet_text(series.unit);
  chart_axis_set_name(chart->y_axis, (unit.starts_with('=') ? " " + unit : unit).c_str());
  chart_axis_set_min(chart->y_axis, 0.0);
  chart_axis_set_num_format(chart->y_axis, const_cast<char*>("0"));
  lxw_chart_options options{};
  options.x_scale = 1.15;
  options.y_scale = 1.1;
  check(worksheet_insert_chart_opt(sheet.raw(), chart_row, static_cast<lxw_col_t>(column), chart, &options));
}

std::string reading_of(const XlsxAsked& asked, const Shown& shown, const Series& series) {
  constexpr Words band{
      "{}. Lijn: {} van de simulaties. Stippellijn: {} van de simulaties ligt ertussen, van de eerste en de laatste "
      "beleidsvariant.",
      "{}. Line: {} of the simulations. Dotted: {} of the simulations lie between, of the first and the last "
      "alternative."};
  constexpr Words alone{"{}. Lijn: {} van de simulaties.", "{}. Line: {} of the simulations."};
  constexpr Words median{"de mediaan", "the median"}, mean{"het gemiddelde", "the mean"};
  const std::string_view middle = (shown.middle == "mean" ? mean : median).in(asked.language);
  std::string place = asked.place.empty() ? asked.region + " / " + asked.organisation : asked.place;
  if (shown.low.empty() || series.alternatives.empty())
    return fmt::format(fmt::runtime(alone.in(asked.language)), place, middle);
  return fmt::format(fmt::runtime(band.in(asked.language)), place, middle, edge_called(1.0 - 2.0 * shown.share));
}

}  // namespace

void add_overview(XlsxBook& book, const FolderTables& run, const Terms& terms, const XlsxAsked& asked) {
  constexpr Words name{"Overzicht", "Overview"}, shortage{"Tekort", "Shortage"},
      closed{"Gesloten kamers", "Rooms closed"};
  constexpr Words nothing{"Deze run heeft geen jaarcijfers van deze plaats.",
                          "This run has no yearly figures of this place."};
  constexpr std::size_t below_charts = 22, beside = 8;
  const Language language = asked.language;
  XlsxSheet& sheet = book.add(name.in(language), true);
  sheet.width(0, 26.0);
  sheet.width(1, 12.0);
  sheet.text(0, 0, asked.title, Look::title);
  sheet.text(1, 0, asked.subtitle, Look::subtitle);
  constexpr std::uint8_t a4 = 9;
  worksheet_set_paper(sheet.raw(), a4);
  worksheet_set_landscape(sheet.raw());
  worksheet_fit_to_pages(sheet.raw(), 1, 0);
  worksheet_gridlines(sheet.raw(), LXW_HIDE_ALL_GRIDLINES);
  const Shown shown = shown_of(terms);
  std::size_t row = below_charts, charts = 0;
  constexpr std::array<std::pair<std::string_view, Words>, 2> measures{
      {{"shortage_fte", shortage}, {"rooms_closed", closed}}};
  for (const auto& one : measures) {
    if (!run.has("yearly")) break;
    const Series series = series_of(run, one.first, shown, asked);
    if (series.years.empty()) continue;
    if (charts == 0) sheet.text(2, 0, reading_of(asked, shown, series), Look::subtitle);
    const Block block = add_table(sheet, row, one.second, series, shown, language);
    add_chart(book, sheet, block, charts == 0 ? 0 : beside, one.second, series, language);
    row = block.first + series.alternatives.size() * block.rows_each + 1;
    ++charts;
  }
  if (charts == 0) sheet.text(3, 0, nothing.in(language));
}

}  // namespace spp
