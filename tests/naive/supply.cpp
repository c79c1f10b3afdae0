// Fte from elsewhere: who is here on an exchange, the pool, the reserve, and last flexible staff.
#include "naive/replicate.hpp"

namespace spp::naive {

void Replicate::exchange_in() {
  for (int h = 0; h < organisations(); ++h)
    for (int p = 0; p < professions(); ++p) {
      const std::size_t i = terms_.index(h, p);
      if (exchange_of_[i] < 0 || state_[i].away <= 0) continue;
      const ExchangeNumbers& exchange = *terms_.policies[static_cast<std::size_t>(exchange_of_[i])].exchange;
      const double worth = exchange.productivity * quality_[i] * away_fte_[i];
      if (!exchange.shortest) fte_[i].exchanged += worth;
      if (exchange.shortest)
        for (int host = 0; host < organisations(); ++host)
          fte_[terms_.index(host, p)].exchanged += worth * hosted_[i][static_cast<std::size_t>(host)] / went_[i];
    }
}

/// Gives what was lent to the joined organisations with the largest gap shares first, until they are level.
void Replicate::level(std::size_t k, int r, int p, double supply) {
  std::vector<std::pair<double, int>> by_gap;  // gap share, organisation
  for (int h = 0; h < organisations(); ++h) {
    const std::size_t i = terms_.index(h, p);
    if (region(h) == r && joined_[k][static_cast<std::size_t>(h)] && required_[i] > 0)
      by_gap.emplace_back(1 - fte_[i].without_flex_and_reserve() / required_[i], h);
  }
  std::sort(by_gap.begin(), by_gap.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  double level = 0, gap = 0, required = 0;
  for (std::size_t n = 0; n < by_gap.size(); ++n) {  // the first n + 1 down to one level, which the next is not above
    const double here = required_[terms_.index(by_gap[n].second, p)];
    gap += by_gap[n].first * here;
    required += here;
    level = (gap - supply) / required;
    if (n + 1 == by_gap.size() || level >= by_gap[n + 1].first) break;
  }
  for (const auto& [gap_share, h] : by_gap) {
    const std::size_t i = terms_.index(h, p);
    const double received = std::max(0.0, required_[i] * (gap_share - level));
    fte_[i].received += received;
    give(Given::lent, p, -1, h, received);
  }
}

void Replicate::lend() {
  for (std::size_t k = 0; k < terms_.policies.size(); ++k) {
    if (!terms_.policies[k].pool) continue;
    const PoolNumbers& pool = *terms_.policies[k].pool;
    for (int r = 0; r < regions(); ++r)
      for (int p = 0; p < professions(); ++p) {
        // Where nothing is required of any member nobody can receive, and nobody lends.
        bool wanted = false;
        for (int h = 0; h < organisations(); ++h)
          wanted = wanted || (region(h) == r && in_policy(k, h, p) && joined_[k][static_cast<std::size_t>(h)] &&
                              required_[terms_.index(h, p)] > 0);
        double supply = 0;
        for (int h = 0; h < organisations() && wanted; ++h) {
          if (region(h) != r || !in_policy(k, h, p)) continue;
          const std::size_t i = terms_.index(h, p);
          const double lent = volume_[k][static_cast<std::size_t>(h)] * pool.share * fte_[i].own;
          fte_[i].lent += lent;
          supply += lent * pool.productivity;
          done_[k][static_cast<std::size_t>(h)] += lent;
          give(Given::lent, p, h, -1, lent);
        }
        if (supply > 0) level(k, r, p, supply);
      }
  }
}

void Replicate::call_reserve() {
  for (std::size_t k = 0; k < terms_.policies.size(); ++k) {
    if (!terms_.policies[k].reserve) continue;
    const ReserveNumbers& reserve = *terms_.policies[k].reserve;
    for (int h = 0; h < organisations(); ++h)
      for (int p = 0; p < professions(); ++p) {
        if (!in_policy(k, h, p)) continue;
        const double called = volume_[k][static_cast<std::size_t>(h)] * reserve.fte[static_cast<std::size_t>(h)];
        fte_[terms_.index(h, p)].reserve += called;
        fte_[terms_.index(h, p)].reserve_supervision += called * reserve.supervision;
        done_[k][static_cast<std::size_t>(h)] += called;
      }
  }
}

void Replicate::hire_flex() {
  for (int r = 0; r < regions(); ++r)
    for (int p = 0; p < professions(); ++p) {
      double asked = 0;
      for (int h = 0; h < organisations(); ++h) {
        if (region(h) != r) continue;
        const std::size_t i = terms_.index(h, p);
        const double shortage = std::max(0.0, required_[i] - fte_[i].available());
        const double cap = terms_.place[i].flex_cap * change(h, p, &ChangeNumbers::flex_cap);
        fte_[i].flex = std::min(shortage, std::clamp(cap, 0.0, 1.0) * required_[i]);
        asked += fte_[i].flex;
      }
      const FlexNumbers& flex = terms_.profession[static_cast<std::size_t>(p)].flex[static_cast<std::size_t>(r)];
      const double there = flex_[in_region(r, p)] * flex.fte;
      if (asked <= there) continue;
      for (int h = 0; h < organisations(); ++h)
        if (region(h) == r) fte_[terms_.index(h, p)].flex *= there / asked;
    }
}

}  // namespace spp::naive
