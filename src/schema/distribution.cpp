#include "schema/distribution.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <cmath>
#include <limits>

#include "base/elementary.hpp"
#include "schema/numbers.hpp"

namespace spp {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

// Double all through (long double differs by machine), and no exception for a parameter at the edge of a double.
using Policy =
    boost::math::policies::policy<boost::math::policies::promote_double<false>,
                                  boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::evaluation_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::rounding_error<boost::math::policies::ignore_error>>;

/// To 32 significant bits. Boost calls the C library's pow, exp and log, whose last bits depend on the processor: one
/// quantile in a thousand then differs by a few units in the 53rd bit. Rounded so, two machines differ in one run of
/// ten thousand, and no quantile by more than a part in 4e9. Veltkamp's splitting; no contraction may touch it.
double to_32_bits(double x) {
  const double scaled = x * (0x1p21 + 1.0);
  return scaled - (scaled - x);
}

double beta_quantile(double a, double b, double u) {
  return to_32_bits(boost::math::quantile(boost::math::beta_distribution<double, Policy>(a, b), u));
}
double gamma_quantile(double shape, double scale, double u) {
  return to_32_bits(boost::math::quantile(boost::math::gamma_distribution<double, Policy>(shape, scale), u));
}

std::string ordered(double low, double mode, double high) {
  if (low > high) return "`low` is above `high`";
  if (mode < low) return "`mode` is below `low`";
  if (mode > high) return "`mode` is above `high`";
  return {};
}

// ---- one set of functions per distribution; the table below is filled from them

std::string wrong(const Normal& d) { return d.sd < 0 ? "`sd` is negative" : ""; }
double mean_of(const Normal& d) { return d.mean; }
std::pair<double, double> support_of(const Normal& d) {
  return d.sd > 0 ? std::pair{-infinite, infinite} : std::pair{d.mean, d.mean};
}
double quantile_of(const Normal& d, double u) { return d.mean + d.sd * elementary::normal_quantile(u); }

std::string wrong(const Lognormal& d) {
  return d.median <= 0 ? "`median` is not above 0" : d.sd_log < 0 ? "`sd_log` is negative" : "";
}
double mean_of(const Lognormal& d) { return d.median * elementary::exp(d.sd_log * d.sd_log / 2); }
std::pair<double, double> support_of(const Lognormal& d) {
  return d.sd_log > 0 ? std::pair{0.0, infinite} : std::pair{d.median, d.median};
}
double quantile_of(const Lognormal& d, double u) {
  return d.median * elementary::exp(d.sd_log * elementary::normal_quantile(u));
}

std::string wrong(const Uniform& d) { return d.low > d.high ? "`low` is above `high`" : ""; }
double mean_of(const Uniform& d) { return d.low + (d.high - d.low) / 2; }
std::pair<double, double> support_of(const Uniform& d) { return {d.low, d.high}; }
double quantile_of(const Uniform& d, double u) { return d.low + (d.high - d.low) * u; }

std::string wrong(const Triangular& d) { return ordered(d.low, d.mode, d.high); }
double mean_of(const Triangular& d) { return (d.low + d.mode + d.high) / 3; }
std::pair<double, double> support_of(const Triangular& d) { return {d.low, d.high}; }
double quantile_of(const Triangular& d, double u) {
  const double width = d.high - d.low, left = d.mode - d.low, right = d.high - d.mode;
  if (u * width < left) return d.low + std::sqrt(u * width * left);
  return d.high - std::sqrt((1 - u) * width * right);
}

std::string wrong(const Pert& d) { return ordered(d.low, d.mode, d.high); }
double mean_of(const Pert& d) { return (d.low + 4 * d.mode + d.high) / 6; }
std::pair<double, double> support_of(const Pert& d) { return {d.low, d.high}; }
double quantile_of(const Pert& d, double u) {
  const double width = d.high - d.low;
  if (width <= 0) return d.low;
  return d.low + width * beta_quantile(1 + 4 * (d.mode - d.low) / width, 1 + 4 * (d.high - d.mode) / width, u);
}

std::string wrong(const Beta& d) {
  return d.mean <= 0 || d.mean >= 1 ? "`mean` is not between 0 and 1" : d.n <= 0 ? "`n` is not above 0" : "";
}
double mean_of(const Beta& d) { return d.mean; }
std::pair<double, double> support_of(const Beta&) { return {0.0, 1.0}; }
double quantile_of(const Beta& d, double u) { return beta_quantile(d.mean * d.n, (1 - d.mean) * d.n, u); }

std::string wrong(const Gamma& d) { return d.mean <= 0 ? "`mean` is not above 0" : d.sd < 0 ? "`sd` is negative" : ""; }
double mean_of(const Gamma& d) { return d.mean; }
std::pair<double, double> support_of(const Gamma& d) {
  return d.sd > 0 ? std::pair{0.0, infinite} : std::pair{d.mean, d.mean};
}
double quantile_of(const Gamma& d, double u) {
  if (d.sd <= 0) return d.mean;
  const double relative = d.sd / d.mean;
  return gamma_quantile(1 / (relative * relative), d.mean * relative * relative, u);
}

// Jeffreys: half an event is added on either side, so that "0 of 40" is not known to be never.
std::string wrong(const Counts& d) {
  if (d.events < 0) return "the number of events is negative";
  if (d.of <= 0) return "`of` is not followed by a number above 0";
  return d.events > d.of ? "there are more events than cases" : "";
}
double mean_of(const Counts& d) { return (d.events + 0.5) / (d.of + 1); }
std::pair<double, double> support_of(const Counts&) { return {0.0, 1.0}; }
double quantile_of(const Counts& d, double u) { return beta_quantile(d.events + 0.5, d.of - d.events + 0.5, u); }

std::string wrong(const Exposure& d) {
  return d.events < 0 ? "the number of events is negative"
         : d.per <= 0 ? "`per` is not followed by a number above 0"
                      : "";
}
double mean_of(const Exposure& d) { return (d.events + 0.5) / d.per; }
std::pair<double, double> support_of(const Exposure&) { return {0.0, infinite}; }
double quantile_of(const Exposure& d, double u) { return gamma_quantile(d.events + 0.5, 1 / d.per, u); }

double total_weight(const Discrete& d) {
  double total = 0;
  for (const auto& [value, weight] : d.weight_of) total += weight;
  return total;
}
std::string wrong(const Discrete& d) {
  for (const auto& [value, weight] : d.weight_of)
    if (weight < 0) return "a weight is negative";
  return total_weight(d) > 0 ? "" : "no weight is above 0";
}
double mean_of(const Discrete& d) {
  double sum = 0;
  for (const auto& [value, weight] : d.weight_of) sum += value * weight;
  return sum / total_weight(d);
}
std::pair<double, double> support_of(const Discrete& d) {
  std::pair<double, double> out{infinite, -infinite};
  for (const auto& [value, weight] : d.weight_of)
    if (weight > 0) out = {std::min(out.first, value), std::max(out.second, value)};
  return out;
}
double quantile_of(const Discrete& d, double u) {
  const double wanted = u * total_weight(d);
  double sum = 0, last = 0;
  for (const auto& [value, weight] : d.weight_of) {
    if (weight <= 0) continue;
    sum += weight;
    last = value;
    if (sum >= wanted) return value;
  }
  return last;
}

// ---- parameters: the members of each struct, in order

std::vector<double> values_of(const Normal& d) { return {d.mean, d.sd}; }
std::vector<double> values_of(const Lognormal& d) { return {d.median, d.sd_log}; }
std::vector<double> values_of(const Uniform& d) { return {d.low, d.high}; }
std::vector<double> values_of(const Triangular& d) { return {d.low, d.mode, d.high}; }
std::vector<double> values_of(const Pert& d) { return {d.low, d.mode, d.high}; }
std::vector<double> values_of(const Beta& d) { return {d.mean, d.n}; }
std::vector<double> values_of(const Gamma& d) { return {d.mean, d.sd}; }
std::vector<double> values_of(const Counts& d) { return {d.events, d.of}; }
std::vector<double> values_of(const Exposure& d) { return {d.events, d.per}; }
std::vector<double> values_of(const Discrete&) { return {}; }

template <class D>
D made([[maybe_unused]] std::span<const double> v) {
  if constexpr (std::is_same_v<D, Discrete>)
    return D{};
  else if constexpr (std::is_same_v<D, Triangular> || std::is_same_v<D, Pert>)
    return D{v[0], v[1], v[2]};
  else
    return D{v[0], v[1]};
}

template <class D>
DistributionRow row(std::string_view key, Words help, std::vector<std::string_view> parameters) {
  return {key,
          help,
          std::move(parameters),
          [](std::span<const double> v) { return Distribution(made<D>(v)); },
          [](const Distribution& d) { return values_of(std::get<D>(d)); },
          [](const Distribution& d) { return wrong(std::get<D>(d)); },
          [](const Distribution& d) { return mean_of(std::get<D>(d)); },
          [](const Distribution& d) { return support_of(std::get<D>(d)); },
          [](const Distribution& d, double u) { return quantile_of(std::get<D>(d), u); }};
}

const std::vector<DistributionRow>& table() {
  static const std::vector<DistributionRow> rows{
      row<Normal>("normal", {"normaal: gemiddelde en standaardafwijking", "normal: mean and standard deviation"},
                  {"mean", "sd"}),
      row<Lognormal>("lognormal",
                     {"lognormaal: mediaan en standaardafwijking van de logaritme",
                      "lognormal: median and standard deviation of the logarithm"},
                     {"median", "sd_log"}),
      row<Uniform>(
          "uniform",
          {"elke waarde tussen twee grenzen even waarschijnlijk", "each value between two bounds equally likely"},
          {"low", "high"}),
      row<Triangular>("triangular",
                      {"driehoek: laagste, waarschijnlijkste, hoogste", "triangle: lowest, most likely, highest"},
                      {"low", "mode", "high"}),
      row<Pert>("pert",
                {"PERT: laagste, waarschijnlijkste, hoogste; gladder dan de driehoek",
                 "PERT: lowest, most likely, highest; smoother than the triangle"},
                {"low", "mode", "high"}),
      row<Beta>("beta",
                {"bèta: een deel, bekend als uit n waarnemingen", "beta: a share, known as from n observations"},
                {"mean", "n"}),
      row<Gamma>("gamma",
                 {"gamma: gemiddelde en standaardafwijking, nooit negatief",
                  "gamma: mean and standard deviation, never negative"},
                 {"mean", "sd"}),
      row<Counts>("", {"\"23 of 214\": geteld, 23 van de 214", "\"23 of 214\": counted, 23 out of 214"},
                  {"events", "of"}),
      row<Exposure>(
          "", {"\"23 per 214\": geteld, 23 in 214 persoonsjaren", "\"23 per 214\": counted, 23 in 214 person-years"},
          {"events", "per"}),
      row<Discrete>("discrete",
                    {"een van enkele waarden, elk met een gewicht", "one of a few values, each with a weight"}, {})};
  return rows;
}

}  // namespace

std::span<const DistributionRow> distributions() { return table(); }

const DistributionRow& row_of(const Distribution& d) { return table()[d.index()]; }

const DistributionRow* find_distribution(std::string_view key) {
  if (key.empty()) return nullptr;
  for (const DistributionRow& row : table())
    if (row.key == key) return &row;
  return nullptr;
}

const std::vector<std::string>& distribution_keys() {
  static const std::vector<std::string> keys = [] {
    std::vector<std::string> out;
    for (const DistributionRow& row : table())
      if (!row.key.empty()) out.emplace_back(row.key);
    return out;
  }();
  return keys;
}

double mean(const Distribution& d) { return row_of(d).mean(d); }
std::pair<double, double> support(const Distribution& d) { return row_of(d).support(d); }
double quantile(const Distribution& d, double u) { return row_of(d).quantile(d, u); }

std::string describe(const Distribution& d) {
  if (const auto* c = std::get_if<Counts>(&d)) return format_number(c->events) + " of " + format_number(c->of);
  if (const auto* e = std::get_if<Exposure>(&d)) return format_number(e->events) + " per " + format_number(e->per);
  std::string out;
  if (const auto* discrete = std::get_if<Discrete>(&d)) {
    for (const auto& [value, weight] : discrete->weight_of)
      out += (out.empty() ? "" : ", ") + format_number(value) + ": " + format_number(weight);
  } else {
    for (const double v : row_of(d).values(d)) out += (out.empty() ? "" : ", ") + format_number(v);
  }
  return std::string(row_of(d).key) + "(" + out + ")";
}

double mean(const Number& n) {
  const auto* known = std::get_if<double>(&n.value);
  return known != nullptr ? *known : mean(std::get<Distribution>(n.value));
}

}  // namespace spp
