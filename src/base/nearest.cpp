#include "base/nearest.hpp"

#include <algorithm>
#include <vector>

namespace spp {
namespace {

/// What is compared: small letters, `_` for `-`. Bytes above 127 stay as they are.
std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '-') c = '_';
  }
  return out;
}

/// The only name that shares the word before the first `_`; null where there is none or there are several.
const std::string* only_one_with_word(const std::string& wanted, std::span<const std::string> names) {
  constexpr std::size_t shortest_word = 4;
  const std::size_t end = wanted.find('_');
  if (end == std::string::npos || end < shortest_word) return nullptr;
  const std::string* found = nullptr;
  for (const std::string& candidate : names) {
    if (!folded(candidate).starts_with(wanted.substr(0, end + 1))) continue;
    if (found != nullptr) return nullptr;
    found = &candidate;
  }
  return found;
}

constexpr int farthest = 3;                 // typos, not other words
constexpr std::size_t shortest_prefix = 3;  // `int` may mean `intake`, `in` means nothing

}  // namespace

int distance(std::string_view a_raw, std::string_view b_raw) {
  const std::string a = folded(a_raw), b = folded(b_raw);
  std::vector<int> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({change, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

std::optional<std::string> nearest(std::string_view name, std::span<const std::string> names) {
  const std::string* best = nullptr;
  int best_distance = farthest + 1;
  const auto better = [&](int d, const std::string& candidate) {
    return d < best_distance || (d == best_distance && best != nullptr && candidate < *best);
  };
  for (const std::string& candidate : names) {
    const auto difference = static_cast<long>(candidate.size()) - static_cast<long>(name.size());
    if (difference > farthest || difference < -farthest) continue;
    const int d = distance(name, candidate);
    if (d <= farthest && static_cast<std::size_t>(d) * 2 < name.size() && better(d, candidate)) {
      best = &candidate;
      best_distance = d;
    }
  }
  if (best != nullptr) return *best;
  const std::string wanted = folded(name);
  for (const std::string& candidate : names) {
    const std::string have = folded(candidate);
    const bool begins = (wanted.size() >= shortest_prefix && have.starts_with(wanted)) ||
                        (have.size() >= shortest_prefix && wanted.starts_with(have));
    if (begins && (best == nullptr || candidate < *best)) best = &candidate;
  }
  if (best == nullptr) best = only_one_with_word(wanted, names);
  return best != nullptr ? std::optional<std::string>(*best) : std::nullopt;
}

std::string did_you_mean(std::string_view name, std::span<const std::string> names) {
  const auto found = nearest(name, names);
  return found ? "did you mean `" + *found + "`?" : std::string();
}

}  // namespace spp
