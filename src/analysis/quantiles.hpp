// Mean, standard deviation and quantiles of a series of replicates: exact, fast, and the same bits on any number of
// threads. Sums run in replicate order in blocks of 64 with eight partial sums each; quantiles are of type 7 (linear
// between order statistics, as R, NumPy and Excel have them).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace spp {

/// Sum in replicate order in blocks of 64; the result depends on the values and their order only.
[[nodiscard]] double block_sum(std::span<const double> values);
/// Mean of at least one value.
[[nodiscard]] double mean_of(std::span<const double> values);
/// Standard deviation with n − 1; 0 for a single value.
[[nodiscard]] double deviation_of(std::span<const double> values);

/// Summarises one series after another of the same length. Holds the scratch memory, so one for each thread.
class Summariser {
 public:
  /// `shares` in [0, 1], in any order; every series has `n` values, n at least 1.
  Summariser(std::span<const double> shares, std::size_t n);

  /// Numbers that a summary takes: mean, sd and a quantile for each share.
  [[nodiscard]] std::size_t size() const { return 2 + picks_.size(); }
  /// Writes mean, sd and the quantiles, in the order of the shares, to `out`. Values that differ by rounding alone
  /// (1e-14 of the largest) are one constant, and a series that is nowhere as large as 1e-9 is 0. A value that is not
  /// finite is a defect of whoever made it: std::domain_error.
  void summarise(std::span<const double> values, std::span<double> out);

 private:
  /// One quantile: between two order statistics.
  struct Pick {
    std::size_t low = 0, high = 0;  ///< indices in `ranks_`
    double weight = 0.0;            ///< of the upper one
  };
  void order_by_sorting(std::span<const double> values);
  bool order_by_buckets(std::span<const double> values, double low, double high);

  std::size_t n_;
  std::vector<Pick> picks_;
  std::vector<std::size_t> ranks_;  ///< order statistics wanted, rising, each once
  std::vector<double> at_rank_;     ///< their values
  std::vector<std::uint16_t> bucket_of_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> group_of_;  ///< by bucket: 1 + index in `groups_`, 0 = not wanted
  struct Group {
    std::uint32_t bucket, first, end;
  };
  std::vector<Group> groups_;
  std::vector<double> sorted_;
};

}  // namespace spp
