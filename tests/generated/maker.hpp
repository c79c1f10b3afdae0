// One scenario in the making: what its parts share. Inside the folder only.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "generated/scenarios.hpp"

namespace spp::generated {

/// Chance without the library's distributions, which differ from one to the next.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed * 0x9e3779b97f4a7c15u + 1) {}
  /// A whole number from low to high.
  int whole(int low, int high) {
    return low + static_cast<int>((random_() >> 11) % static_cast<std::uint64_t>(high - low + 1));
  }
  bool toss(int percent = 50) { return whole(1, 100) <= percent; }
  /// One of so many thousandths, written short.
  double thousandths(int low, int high) { return whole(low, high) / 1000.0; }

 private:
  std::mt19937_64 random_;
};

/// One scenario in the making.
struct Maker {
  Dice dice;
  Wish wish;
  bool uncertain;
  bool draws_split = false;  ///< a Dirichlet is drawn
  Tree out{};
  std::vector<std::string> organisations{}, professions{}, regions{};
  int start_year = 2026, start_month = 1, months = 12;

  /// A known number, or now and then a distribution around it that stays within [0, 2x].
  Tree number(int low, int high) {
    const int k = dice.whole(low, high);
    const double x = k / 1000.0;
    if (!uncertain || !dice.toss(35) || k == 0) return x;
    switch (dice.whole(0, 4)) {
      case 0:
        return fmt::format("{{uniform: [{}, {}]}}", x * 0.5, x * 1.5);
      case 1:
        return fmt::format("{{triangular: [{}, {}, {}]}}", x * 0.5, x, x * 1.25);
      case 2:
        return fmt::format("{{pert: [{}, {}, {}]}}", x * 0.5, x, x * 1.75);
      case 3:
        return fmt::format("{{discrete: {{{}: 1, {}: 3}}}}", x * 0.5, x);
      default:
        return fmt::format("{{gamma: [{}, {}]}}", x, x * 0.25);
    }
  }
  /// A share that a distribution does not push past 1.
  Tree share(int low, int high) {
    const int k = dice.whole(low, high);
    const double x = k / 1000.0;
    if (!uncertain || !dice.toss(35) || k == 0 || k == 1000) return x;
    if (dice.toss()) return fmt::format("{{beta: [{}, 12]}}", x);
    return fmt::format("\"{} of {}\"", k / 100, 10);
  }
  /// One value for all, or by profession, or by profession and organisation.
  template <class Make>
  Tree by_place(Make value) {
    Tree tree;
    switch (dice.whole(0, 2)) {
      case 0:
        return value();
      case 1:
        for (const auto& p : professions) tree[p] = value();
        return tree;
      default:
        for (const auto& p : professions) {
          for (const auto& h : organisations)
            if (dice.toss(60)) tree[p][h] = value();
          tree[p]["default"] = value();
        }
        return tree;
    }
  }
  template <class Make>
  Tree by_organisation(Make value) {
    if (dice.toss(30)) return value();
    Tree tree;
    for (const auto& h : organisations) tree[h] = value();
    return tree;
  }

  /// Whether a mechanism is asked for.
  [[nodiscard]] bool wants(const char* mechanism) const {
    return std::find(wish.mechanisms.begin(), wish.mechanisms.end(), mechanism) != wish.mechanisms.end();
  }

  /// With mechanisms, which mostly are between organisations, the first two share a region.
  [[nodiscard]] bool links() const { return !wish.mechanisms.empty(); }

  void run_and_places();
  void people();
  void exits();
  void training();
  void market();
  void demand();
  void workload();
  /// Adds what `wish.mechanisms` names to a scenario that stands.
  void mechanisms();
};

}  // namespace spp::generated
