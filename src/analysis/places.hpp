// Whom a row speaks of: organisations, regions, all together, reporting groups; and the texts that rows point to.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/axes.hpp"

namespace spp {

inline constexpr std::string_view all_of_them = "*";
inline constexpr std::string_view only_alternative = "baseline";  ///< the alternative of a run that names none

/// One or several organisations that a row speaks of.
struct Place {
  enum class Kind { organisation, region, everywhere, group } kind = Kind::organisation;
  std::string region, organisation;   ///< as in the tables
  std::vector<Organisation> members;  ///< at least one
};

/// All places, in the order of the tables: region, then organisation, in byte order. A region without organisations
/// has no place; the total over regions is there only where there is more than one.
[[nodiscard]] std::vector<Place> places_of(const Axes& axes);

/// The texts of a run's tables. Rows hold views of them.
struct Labels {
  explicit Labels(const Axes& axes, std::string alternative_name = std::string(only_alternative));

  std::string alternative;
  std::vector<Place> places;
  std::vector<std::string> professions;      ///< by index
  std::vector<std::string> programmes;       ///< by index
  std::vector<std::string> periods;          ///< `start`, then `2026-01` and on
  std::set<std::string, std::less<>> texts;  ///< further ones

  /// The name of a profession, or `*` for `every_profession`.
  [[nodiscard]] std::string_view profession(int index) const {
    return index < 0 ? all_of_them : std::string_view(professions[static_cast<std::size_t>(index)]);
  }
  /// A view of the text that lasts as long as the labels.
  std::string_view keep(std::string_view text) { return *texts.emplace(text).first; }
};

}  // namespace spp
