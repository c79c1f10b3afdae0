#include "analysis/chance.hpp"

#include <algorithm>
#include <stdexcept>

namespace spp {
namespace {

SpreadShares all_chance() { return {1.0, 0.0}; }
SpreadShares all_inputs() { return {0.0, 1.0}; }

}  // namespace

int second_replicates(int replicates) {
  constexpr int fewest = 64;
  return std::min(replicates, std::max(fewest, (replicates + 3) / 4));
}

SpreadShares shares_of_spread(SpreadFrom from, double sd, std::span<const double> once, std::span<const double> again) {
  if (sd == 0.0 || from == SpreadFrom::not_asked) return {};
  if (from == SpreadFrom::chance) return all_chance();
  if (from == SpreadFrom::inputs) return all_inputs();
  const std::size_t pairs = std::min(once.size(), again.size());
  double sum = 0.0;
  for (std::size_t i = 0; i < pairs; ++i) sum += (once[i] - again[i]) * (once[i] - again[i]) / 2.0;
  const double share = std::clamp(sum / static_cast<double>(pairs) / (sd * sd), 0.0, 1.0);
  return {share, 1.0 - share};
}

void write_shares(Rows<YearlyRow>& table, SpreadFrom from, const YearValues* once, const YearValues* again) {
  for (YearlyRow& row : table.rows) {
    std::span<const double> x, y;
    if (from == SpreadFrom::both && row.sd != 0.0) {
      const auto cell = once->find(row.region, row.organisation, row.profession, *outcome_named(row.measure));
      if (!cell) throw std::logic_error("a yearly row has no cell");
      const int year = static_cast<int>(row.year) - once->axes().first_year();
      x = once->of(year, *cell);
      y = again->of(year, *cell);
    }
    const SpreadShares shares = shares_of_spread(from, row.sd, x, y);
    row.chance_share = shares.chance;
    row.input_share = shares.input;
  }
}

}  // namespace spp
