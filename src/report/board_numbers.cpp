// How numbers are written in the board's report: never with a decimal more than the Monte Carlo error bears.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/spelling.hpp"
#include "report/board_view.hpp"
#include "report/board_words.hpp"

namespace spp {
namespace {

constexpr double million = 1e6, thousand = 1e3;

/// Decimals of which the last is not smaller than the error.
int decimals_for(double error, int most) {
  for (int decimals = most; decimals > 0; --decimals)
    if (std::pow(10.0, -decimals) >= error) return decimals;
  return 0;
}

std::string with_sign(double value, int decimals, Language language) {
  std::string text = spelled(std::abs(value), decimals, language);
  const bool zero = text.find_first_of("123456789") == std::string::npos;
  return zero ? text : (value < 0 ? "−" : "+") + text;
}

}  // namespace

double error_of_mean(const Figure& figure, std::size_t replicates) {
  return figure.sd / std::sqrt(static_cast<double>(replicates));
}

double error_of_quantile(const std::optional<double>& below, const std::optional<double>& above, double share,
                         double between, std::size_t replicates) {
  if (!below || !above) return 0.0;
  return std::sqrt(share * (1.0 - share) / static_cast<double>(replicates)) * (*above - *below) / between;
}

std::string BoardView::number_text(double value, double error, int most) const {
  const std::string text = spelled(value, decimals_for(error, most), language());
  return value < 0 && text.starts_with('-') ? "−" + text.substr(1) : text;
}

std::string BoardView::mean_text(const Figure& figure) const {
  return number_text(figure.mean, error_of_mean(figure, replicates()));
}

std::string BoardView::with_error(double value, double error, bool signs) const {
  constexpr int most = 4;
  if (error <= 0.0) return signs ? with_sign(value, 1, language()) : spelled(value, value == 0.0 ? 0 : 1, language());
  const int first = static_cast<int>(std::floor(std::log10(error)));  // where the error's first digit stands
  const int decimals = std::clamp(-first, 0, most);
  // Tens and hundreds too: −470 ± 60.
  const auto rounded = [&](double number) {
    const double step = std::pow(10.0, first);
    return first > 0 ? std::round(number / step) * step : number;
  };
  const double told = rounded(value), about = rounded(error);
  const std::string text = signs ? with_sign(told, decimals, language()) : spelled(told, decimals, language());
  const std::string number = text.starts_with('-') ? "−" + text.substr(1) : text;
  return fmt::format("{} ± {}", number, spelled(about, decimals, language()));
}

std::string BoardView::interval(double low, double high, double error, bool signs) const {
  const int decimals = decimals_for(error, 1);
  const auto one = [&](double value) {
    if (signs) return with_sign(value, decimals, language());
    const std::string text = spelled(value, decimals, language());
    return text.starts_with('-') ? "−" + text.substr(1) : text;
  };
  return say(board::interval, {{"low", one(low)}, {"high", one(high)}});
}

namespace {

/// The greater error of the two ends of an interval of 80%.
double error_of_interval(const Figure& figure, std::size_t replicates) {
  return std::max(error_of_quantile(figure.q05, figure.q25, 0.1, 0.2, replicates),
                  error_of_quantile(figure.q75, figure.q95, 0.1, 0.2, replicates));
}

}  // namespace

std::string BoardView::interval_text(const Figure& figure) const {
  if (!figure.q10 || !figure.q90) return {};
  return interval(*figure.q10, *figure.q90, error_of_interval(figure, replicates()), false);
}

std::string BoardView::chance_of(const Figure& figure) const {
  if (!figure.q10 || !figure.q90) return {};
  const int decimals = decimals_for(error_of_interval(figure, replicates()), 1);
  const auto one = [&](double value) {
    const std::string text = spelled(value, decimals, language());
    return text.starts_with('-') ? "−" + text.substr(1) : text;
  };
  return say(board::chance_of, {{"low", one(*figure.q10)}, {"high", one(*figure.q90)}});
}

std::string BoardView::with_interval(const Figure& figure) const {
  const std::string interval = interval_text(figure);
  return interval.empty() ? mean_text(figure) : fmt::format("{} ({})", mean_text(figure), interval);
}

std::string BoardView::difference_text(const Figure& figure) const {
  const double error = error_of_mean(figure, replicates());
  std::string out = with_sign(figure.mean, decimals_for(error, 1), language());
  if (figure.q10 && figure.q90)
    out += fmt::format(" ({})", interval(*figure.q10, *figure.q90, error_of_interval(figure, replicates()), true));
  return out;
}

std::string BoardView::euro_text(double euro, double error, bool signs) const {
  const bool large = std::abs(euro) >= million;
  const double unit = large ? million : thousand;
  const int decimals = large ? decimals_for(error / unit, 1) : 0;
  const std::string number = signs ? with_sign(euro / unit, decimals, language())
                                   : number_text(euro / unit, large ? error / unit : 1.0, large ? 1 : 0);
  return say(large ? board::euro_millions : board::euro_thousands, {{"number", number}});
}

std::string BoardView::euro_with_interval(const Figure& figure, bool signs) const {
  if (!figure.q10 || !figure.q90) return euro_text(figure.mean, error_of_mean(figure, replicates()), signs);
  // One unit for all three, that of the largest.
  const bool large = std::max({std::abs(figure.mean), std::abs(*figure.q10), std::abs(*figure.q90)}) >= million;
  const double unit = large ? million : thousand;
  const auto one = [&](double euro, double error) {
    const int decimals = large ? decimals_for(error / unit, 1) : 0;
    return signs ? with_sign(euro / unit, decimals, language()) : spelled(euro / unit, decimals, language());
  };
  const double error = error_of_interval(figure, replicates());
  return say(
      large ? board::euro_millions_interval : board::euro_thousands_interval,
      {{"mean", one(figure.mean, error_of_mean(figure, replicates()))},
       {"interval", say(board::interval, {{"low", one(*figure.q10, error)}, {"high", one(*figure.q90, error)}})}});
}

std::string BoardView::euro_with_error(double euro, double error) const {
  const bool large = std::abs(euro) >= million;
  const double unit = large ? million : thousand;
  return say(large ? board::euro_millions : board::euro_thousands,
             {{"number", with_error(euro / unit, error / unit, true)}});
}

std::string BoardView::chance_text(double probability, double error) const {
  constexpr double shows = 0.005;
  const std::string percent = spelled(100.0 * probability, 0, language()) + "%";
  return error < shows ? percent : fmt::format("{} ± {}", percent, spelled(100.0 * error, 0, language()));
}

std::string BoardView::chance_text(double probability) const {
  return chance_text(probability, std::sqrt(probability * (1.0 - probability) / static_cast<double>(replicates())));
}

std::string BoardView::frequency(double probability) const {
  constexpr double rare = 0.05, ten = 10.0;
  if (probability <= 0.0) return say(board::in_none);
  if (probability >= 1.0) return say(board::in_all);
  if (probability < rare) return say(board::in_few);
  if (probability > 1.0 - rare) return say(board::in_most);
  const double error = std::sqrt(probability * (1.0 - probability) / static_cast<double>(replicates()));
  if (error > 1.0 / ten) return say(board::in_too_few);
  return say(board::in_of_ten, {{"count", std::to_string(std::clamp(std::lround(ten * probability), 1L, 9L))}});
}

}  // namespace spp
