// Strong indices: numbers that may not be swapped for one another.
#pragma once

#include <compare>
#include <cstddef>

namespace spp {

template <class Of>
struct Index {
  int value = 0;
  // clang-tidy 14 takes what the compiler makes of this for a 0 that should be nullptr.
  constexpr auto operator<=>(const Index&) const = default;  // NOLINT(modernize-use-nullptr)
  [[nodiscard]] constexpr std::size_t at() const { return static_cast<std::size_t>(value); }
};

using Region = Index<struct RegionTag>;
using Organisation = Index<struct OrganisationTag>;
using Profession = Index<struct ProfessionTag>;
using Programme = Index<struct ProgrammeTag>;
using Cause = Index<struct CauseTag>;
using InputId = Index<struct InputTag>;

}  // namespace spp
