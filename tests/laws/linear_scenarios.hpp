// Scenarios in which everybody leaves, moves and enters independently of how many others there are: as a text that the
// program reads, and as what the recursion needs, written down apart.
#pragma once

#include <string>
#include <vector>

#include "laws/linear_law.hpp"

namespace spp::linear {

struct Linear {
  std::string yaml;
  Market market;
  std::vector<Observable> observables;
};

/// A total laid out by a multinomial, two causes, Poisson hires, two programmes and half places.
Linear one_team();
/// Two organisations that exchange people and graduates, and one in a region of its own, where who would move leaves.
Linear neighbours();
/// Three organisations with more staff than establishment: nobody is hired, and movers go by establishment.
Linear full_houses();
/// Rates by age, retirement by birthday, Januaries, and entry at several ages.
Linear ageing();

}  // namespace spp::linear
