#include "study/runs.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace spp {
namespace {

/// One spelling for each variant.
Ask plain(Ask ask) {
  std::sort(ask.policies.begin(), ask.policies.end());
  std::sort(ask.outcomes.begin(), ask.outcomes.end());
  return ask;
}

}  // namespace

bool operator<(const Ask& a, const Ask& b) {
  return std::tie(a.policies, a.overlay, a.mean_field, a.pooled_rooms, a.first, a.outcomes) <
         std::tie(b.policies, b.overlay, b.mean_field, b.pooled_rooms, b.first, b.outcomes);
}

RunValues Runs::of(Ask ask) {
  ask = plain(std::move(ask));
  if (const auto found = seen_.find(ask); found != seen_.end())
    if (RunValues values = found->second.lock()) return values;
  RunValues values = run_(ask);
  ++made_;
  seen_.insert_or_assign(std::move(ask), values);
  return values;
}

void Runs::know(Ask ask, RunValues values) {
  seen_.insert_or_assign(plain(std::move(ask)), values);
  held_.push_back(std::move(values));
}

YearValues narrowed(const YearValues& values, std::span<const Outcome> wanted) {
  YearValues some(values.axes(), wanted, values.replicates());
  for (std::size_t c = 0; c < some.cells().size(); ++c) {
    const Cell& cell = some.cells()[c];
    const auto from = values.find(static_cast<std::size_t>(cell.place), cell.profession, cell.outcome);
    if (!from) throw std::logic_error("values of an outcome that was not worked out");
    for (int year = 0; year < some.years(); ++year) {
      const std::span<const double> all = values.of(year, *from);
      std::copy(all.begin(), all.end(), some.of(year, c).begin());
    }
  }
  return some;
}

std::vector<int> numbers_of(std::span<const Outcome> outcomes) {
  std::vector<int> numbers;
  for (const Outcome one : outcomes) numbers.push_back(static_cast<int>(one.at()));
  return numbers;
}

std::vector<Outcome> outcomes_of(const Ask& ask) {
  std::vector<Outcome> outcomes;
  for (const int number : ask.outcomes) outcomes.push_back(Outcome::numbered(number));
  return outcomes;
}

}  // namespace spp
