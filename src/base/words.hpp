// A sentence or a term that users read, in the two languages of the program.
#pragma once

#include <string_view>

namespace spp {

enum class Language { nl, en };

/// A pair of texts that say the same thing. Both are always given; a test finds an empty one.
struct Words {
  std::string_view nl, en;
  [[nodiscard]] constexpr std::string_view in(Language language) const { return language == Language::nl ? nl : en; }
};

}  // namespace spp
