// How long the tables of a run take: a region of five organisations and three professions over 120 months, 1,000
// replicates. The answer is checked: one series of each kind against sorting it.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "analysis/quantiles.hpp"
#include "analysis/summary.hpp"
#include "output/csv.hpp"
#include "output/hash.hpp"

namespace {

using namespace spp;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// SplitMix64: enough for numbers to summarise.
struct Numbers {
  std::uint64_t state = 1;
  double next() {
    state += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<double>((z ^ (z >> 31U)) >> 11U) * 0x1p-53;
  }
};

Axes axes_of_a_region() {
  Axes axes;
  axes.regions = {"noord"};
  axes.organisations = {"a", "b", "c", "d", "e"};
  axes.professions = {"x", "y", "z"};
  axes.causes = {"retirement"};
  axes.region_of.assign(5, Region{0});
  axes.groups = {{"four", {{0}, {1}, {2}, {3}}}};
  axes.start = {2026, 1};
  axes.months = 120;
  return axes;
}

Results made_up_results(int replicates) {
  Results results(axes_of_a_region(), {}, replicates);
  Numbers numbers;
  for (int k = 0; k < kept_count; ++k)
    for (int t = 0; t < results.periods(); ++t)
      for (int h = 0; h < 5; ++h)
        for (int p = 0; p < (per_profession(static_cast<Kept>(k)) ? 3 : 1); ++p)
          for (double& x : results.kept(static_cast<Kept>(k), t, {h}, {p})) {
            const double sum = numbers.next() + numbers.next() + numbers.next();
            const bool whole = k == 0 || (k >= 8 && k <= 12) || k == 14 || k == 19;
            x = k == 2 || k == 3 ? 60.0 : whole ? std::floor(20.0 * sum) : 20.0 * sum;
          }
  return results;
}

void check_and_compare(const Results& results) {
  const RecordOptions record;
  Summariser summariser(record.quantiles, static_cast<std::size_t>(results.replicates()));
  std::vector<double> found(summariser.size()), sorted;
  double by_sorting = 0.0, by_buckets = 0.0, checksum = 0.0;
  for (int pass = 0; pass < 2; ++pass) {  // the first one warms up
    by_sorting = by_buckets = 0.0;
    for (int t = 0; t < results.periods(); ++t)
      for (const Kept kept : {Kept::headcount, Kept::available_fte}) {
        const std::span<const double> series = results.kept(kept, t, {0}, {0});
        Clock::time_point start = Clock::now();
        summariser.summarise(series, found);
        by_buckets += seconds_since(start);
        start = Clock::now();
        sorted.assign(series.begin(), series.end());
        std::sort(sorted.begin(), sorted.end());
        by_sorting += seconds_since(start);
        const double at = 0.05 * static_cast<double>(sorted.size() - 1), low = std::floor(at);
        const double below = sorted[static_cast<std::size_t>(low)], above = sorted[static_cast<std::size_t>(low) + 1];
        if (std::abs(below + (at - low) * (above - below) - found[2]) > 1e-9) std::exit(1);
        checksum += found[0];
      }
  }
  fmt::print("a series: {:.2f} us with mean and sd; sorting it {:.2f} us ({:.1f} times); checksum {}\n",
             by_buckets / results.periods() / 2 * 1e6, by_sorting / results.periods() / 2 * 1e6,
             by_sorting / by_buckets, checksum);
}

}  // namespace

int main(int argc, char** argv) {
  const int replicates = argc > 1 ? std::atoi(argv[1]) : 1000;
  const Results results = made_up_results(replicates);
  check_and_compare(results);
  for (int threads = 1; threads <= 2; ++threads) {
    RecordOptions record;
    record.threads = threads;
    Clock::time_point start = Clock::now();
    const RunTables tables = summarise_run(results, {}, {}, record);
    const double summarising = seconds_since(start);
    start = Clock::now();
    std::size_t bytes = 0;
    Sha256 hash;
    write_csv(tables.projection, [&](std::string_view piece) {
      bytes += piece.size();
      hash.update(piece);
    });
    fmt::print("{} threads: {} + {} rows summarised in {:.3f} s; {:.1f} MB of CSV and its hash in {:.3f} s, {}\n",
               threads, tables.projection.rows.size(), tables.yearly.rows.size(), summarising,
               static_cast<double>(bytes) / 1e6, seconds_since(start), hash.finish().substr(0, 8));
  }
}
