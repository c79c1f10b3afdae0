// A sentence of a report in both languages, with places in braces that are filled by name, so that each language keeps
// its own order. Whether both are there and have the same places is checked when it is compiled.
//
//     constexpr Phrase closed{"{rooms} kamers dicht in {year}", "{rooms} rooms closed in {year}"};
//     filled(closed, Language::nl, {{"rooms", "3"}, {"year", "2029"}})  // "3 kamers dicht in 2029"
#pragma once

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "base/words.hpp"

namespace spp {

class Phrase {
 public:
  /// Both texts, which name the same places; a constant that does not is no constant, so it does not compile.
  constexpr Phrase(std::string_view nl, std::string_view en) : words_{nl, en} {
    if (nl.empty() || en.empty()) throw std::logic_error("a phrase lacks a language");
    if (!names_all(nl, en) || !names_all(en, nl)) throw std::logic_error("a phrase has other places in one language");
  }
  [[nodiscard]] constexpr const Words& words() const { return words_; }

 private:
  /// Whether every place of the one text is one of the other.
  static constexpr bool names_all(std::string_view of, std::string_view in) {
    for (std::size_t at = of.find('{'); at != std::string_view::npos; at = of.find('{', at + 1)) {
      const std::size_t end = of.find('}', at);
      if (end == std::string_view::npos || in.find(of.substr(at, end + 1 - at)) == std::string_view::npos) return false;
    }
    return true;
  }
  Words words_;
};

using Filling = std::pair<std::string_view, std::string>;

/// The phrase with its places filled; a place without a filling is a defect (std::logic_error). A filling is not looked
/// into: braces in it stay.
[[nodiscard]] std::string filled(const Phrase& phrase, Language language, std::initializer_list<Filling> fillings = {});

}  // namespace spp
