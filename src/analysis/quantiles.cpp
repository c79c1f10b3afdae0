#include "analysis/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace spp {
namespace {

constexpr std::size_t block = 64, parts = 8;
constexpr std::size_t bucket_count = 1024;
constexpr std::size_t sorted_at_once = 64;  ///< shorter series are sorted: buckets would not pay
constexpr double nothing = 1e-9;            ///< of fte, heads, rooms and euro alike: the model's tolerance of a floor
constexpr double rounding = 1e-14;  ///< relative; a ratio of sums is some ten roundings of 1e-16 away from exact

/// Σ f(x) in replicate order, by blocks; each block has `parts` running sums, so that the processor can keep them
/// apart.
template <class F>
double sum_of(std::span<const double> values, F f) {
  const double* const x = values.data();
  double total = 0.0;
  std::size_t i = 0;
  for (; i + block <= values.size(); i += block) {
    double part[parts] = {};
    for (std::size_t j = 0; j < block; j += parts)
      for (std::size_t k = 0; k < parts; ++k) part[k] += f(x[i + j + k]);
    total += ((part[0] + part[4]) + (part[1] + part[5])) + ((part[2] + part[6]) + (part[3] + part[7]));
  }
  double rest = 0.0;
  for (; i < values.size(); ++i) rest += f(x[i]);
  return total + rest;
}

struct Moments {
  double mean = 0.0, deviation = 0.0;
};

/// Two passes, each corrected by what rounding left in the sum of the differences.
Moments moments_of(std::span<const double> values, double sum) {
  const auto n = static_cast<double>(values.size());
  const double first = sum / n;
  const double left = sum_of(values, [first](double x) { return x - first; });
  const double squares = sum_of(values, [first](double x) { return (x - first) * (x - first); });
  const double variance = values.size() > 1 ? (squares - left * left / n) / (n - 1.0) : 0.0;
  return {first + left / n, std::sqrt(variance < 0.0 ? 0.0 : variance)};
}

struct Range {
  double low = 0.0, high = 0.0;
};

Range range_of(std::span<const double> values) {
  const double* const x = values.data();
  double low[parts], high[parts];
  std::fill_n(low, parts, x[0]);
  std::fill_n(high, parts, x[0]);
  std::size_t i = 0;
  for (; i + parts <= values.size(); i += parts)
    for (std::size_t k = 0; k < parts; ++k) {
      low[k] = x[i + k] < low[k] ? x[i + k] : low[k];
      high[k] = x[i + k] > high[k] ? x[i + k] : high[k];
    }
  for (; i < values.size(); ++i) {
    low[0] = std::min(low[0], x[i]);
    high[0] = std::max(high[0], x[i]);
  }
  return {*std::min_element(low, low + parts), *std::max_element(high, high + parts)};
}

}  // namespace

double block_sum(std::span<const double> values) {
  return sum_of(values, [](double x) { return x; });
}

double mean_of(std::span<const double> values) { return moments_of(values, block_sum(values)).mean; }

double deviation_of(std::span<const double> values) { return moments_of(values, block_sum(values)).deviation; }

Summariser::Summariser(std::span<const double> shares, std::size_t n)
    : n_(n), bucket_of_(n), counts_(bucket_count), group_of_(bucket_count), sorted_(n) {
  if (n == 0) throw std::invalid_argument("a series of no replicates has no summary");
  std::vector<std::pair<std::size_t, std::size_t>> between;
  for (const double share : shares) {
    double position = share * static_cast<double>(n - 1);
    // 0.35 · 20 is 7: a position that rounding moved off a whole number is put back.
    if (const double whole = std::round(position); std::abs(position - whole) < 1e-9) position = whole;
    const auto low = std::min(static_cast<std::size_t>(position), n - 1);
    const double weight = position - static_cast<double>(low);
    const std::size_t high = weight > 0.0 ? std::min(low + 1, n - 1) : low;
    picks_.push_back({low, high, weight});
    ranks_.push_back(low);
    ranks_.push_back(high);
  }
  std::sort(ranks_.begin(), ranks_.end());
  ranks_.erase(std::unique(ranks_.begin(), ranks_.end()), ranks_.end());
  at_rank_.resize(ranks_.size());
  const auto index = [this](std::size_t rank) {
    return static_cast<std::size_t>(std::lower_bound(ranks_.begin(), ranks_.end(), rank) - ranks_.begin());
  };
  for (Pick& pick : picks_) {
    pick.low = index(pick.low);
    pick.high = index(pick.high);
  }
}

void Summariser::order_by_sorting(std::span<const double> values) {
  std::copy(values.begin(), values.end(), sorted_.begin());
  std::sort(sorted_.begin(), sorted_.end());
  for (std::size_t k = 0; k < ranks_.size(); ++k) at_rank_[k] = sorted_[ranks_[k]];
}

// Values fall into equal buckets between least and greatest, in order (x − low and its product with a positive scale
// never fall as x rises), so a wanted order statistic lies in the bucket where the running count passes its rank. Only
// such buckets are gathered and sorted.
bool Summariser::order_by_buckets(std::span<const double> values, double low, double high) {
  const double scale = static_cast<double>(bucket_count - 1) / (high - low);
  if (!std::isfinite(scale) || !std::isfinite(high - low) || scale == 0.0) return false;
  std::fill(counts_.begin(), counts_.end(), 0U);
  const double* const x = values.data();
  std::uint16_t* const bucket_of = bucket_of_.data();
  std::uint32_t* const counts = counts_.data();
  for (std::size_t i = 0; i < n_; ++i) bucket_of[i] = static_cast<std::uint16_t>((x[i] - low) * scale);
  for (std::size_t i = 0; i < n_; ++i) ++counts[bucket_of[i]];

  groups_.clear();
  std::uint32_t bucket = 0, before = 0, gathered = 0;
  for (std::size_t k = 0; k < ranks_.size(); ++k) {
    while (before + counts_[bucket] <= ranks_[k]) before += counts_[bucket++];
    if (group_of_[bucket] == 0) {
      groups_.push_back({bucket, gathered, gathered});
      gathered += counts_[bucket];
      group_of_[bucket] = static_cast<std::uint32_t>(groups_.size());
    }
    // Until the groups are sorted, at_rank_ holds where in `sorted_` its value will be.
    at_rank_[k] = static_cast<double>(groups_.back().first + (ranks_[k] - before));
  }
  const std::uint32_t* const group_of = group_of_.data();
  for (std::size_t i = 0; i < n_; ++i)
    if (const std::uint32_t group = group_of[bucket_of[i]]; group != 0) sorted_[groups_[group - 1].end++] = x[i];
  for (const Group& group : groups_) {
    group_of_[group.bucket] = 0;
    const auto first = sorted_.begin() + group.first, end = sorted_.begin() + group.end;
    // Whole numbers share a bucket with their equals only: nothing to sort.
    if (std::any_of(first, end, [first](double one) { return one != *first; })) std::sort(first, end);
  }
  for (double& value : at_rank_) value = sorted_[static_cast<std::size_t>(value)];
  return true;
}

void Summariser::summarise(std::span<const double> values, std::span<double> out) {
  if (values.size() != n_ || out.size() != size()) throw std::invalid_argument("a series of another length");
  const double sum = block_sum(values);
  const Range range = range_of(values);
  // Equal values need no more than a look; those that differ by rounding alone, as a constant absence does when it is
  // worked out from fte, are one value too.
  const bool constant = range.high - range.low <= rounding * std::max(std::abs(range.low), std::abs(range.high));
  const Moments moments = range.low == range.high ? Moments{range.low, 0.0} : moments_of(values, sum);
  if (!std::isfinite(sum) || !std::isfinite(moments.deviation))
    throw std::domain_error("a series of replicates is not finite");
  // What cancels out, as a pool does over its region, is nothing, not what rounding leaves of it.
  if (std::max(std::abs(range.low), std::abs(range.high)) < nothing) {
    std::fill(out.begin(), out.end(), 0.0);
    return;
  }
  if (constant) {
    std::fill(out.begin(), out.end(), moments.mean);
    out[1] = 0.0;
    return;
  }
  out[0] = moments.mean;
  out[1] = moments.deviation;
  if (n_ <= sorted_at_once || !order_by_buckets(values, range.low, range.high)) order_by_sorting(values);
  for (std::size_t i = 0; i < picks_.size(); ++i) {
    const double below = at_rank_[picks_[i].low], above = at_rank_[picks_[i].high];
    out[2 + i] = std::min(above, below + picks_[i].weight * (above - below));
  }
}

}  // namespace spp
