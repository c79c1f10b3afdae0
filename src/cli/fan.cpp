#include "cli/fan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "cli/terminal.hpp"
#include "cli/text_table.hpp"

namespace spp {
namespace {

constexpr std::array<std::string_view, 8> blocks{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::size_t most_years = 10, fewest_years = 3;
constexpr int indent = 4, gap = 2, least_name = 8;

}  // namespace

std::string sparks(std::span<const double> values, double low, double high) {
  constexpr int top = static_cast<int>(blocks.size()) - 1;
  std::string out;
  for (const double value : values) {
    const double share = high > low ? std::clamp((value - low) / (high - low), 0.0, 1.0) : 0.0;
    out += blocks[static_cast<std::size_t>(std::lround(share * top))];
  }
  return out;
}

std::vector<int> fan_years(std::span<const int> years) {
  if (years.size() <= most_years) return {years.begin(), years.end()};
  std::vector<int> out;
  for (std::size_t i = 0; i < most_years; ++i)
    out.push_back(years[(i * (years.size() - 1) + (most_years - 1) / 2) / (most_years - 1)]);
  return out;
}

std::string fan_lines(std::span<const FanSeries> series, std::span<const int> years, std::string_view unit,
                      int decimals, Language language) {
  if (series.empty() || years.size() < fewest_years) return {};
  double low = 0.0, high = 0.0;
  for (const FanSeries& one : series)
    for (const std::vector<double>* values : {&one.low, &one.middle, &one.high})
      for (const double value : *values) {
        low = std::min(low, value);
        high = std::max(high, value);
      }
  constexpr Words scale{"{}–{}, {} tot {} {}", "{}–{}, {} to {} {}"};
  const std::string said = fmt::format(fmt::runtime(scale.in(language)), years.front(), years.back(),
                                       spelled(low, decimals, language), spelled(high, decimals, language), unit);
  const int drawn = 3 * static_cast<int>(years.size()) + 2;
  const int room = std::max(least_name, page_width - indent - drawn - 2 * gap - width_of(said));
  int name_width = 0;
  for (const FanSeries& one : series) name_width = std::max(name_width, std::min(width_of(one.name), room));
  const std::string margin(indent, ' ');
  std::string out;
  for (const FanSeries& one : series) {
    std::string line = margin;
    if (name_width > 0) line += padded(shortened(one.name, name_width), name_width) + "  ";
    line += sparks(one.low, low, high) + " " + sparks(one.middle, low, high) + " " + sparks(one.high, low, high);
    if (out.empty()) line += width_of(line) + 2 + width_of(said) <= page_width ? "  " + said : "\n" + margin + said;
    out += line + "\n";
  }
  return out;
}

std::string fan_legend(const Words& middle, Language language) {
  constexpr Words words{" blokjes: ondergrens, {} en bovengrens per jaar; ▁ laagst, █ hoogst\n",
                        " blocks: lower bound, {} and upper bound by year; ▁ least, █ most\n"};
  return inked(fmt::format(fmt::runtime(words.in(language)), middle.in(language)), Ink::faint, Channel::out);
}

}  // namespace spp
