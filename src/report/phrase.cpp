#include "report/phrase.hpp"

#include <algorithm>

namespace spp {

std::string filled(const Phrase& phrase, Language language, std::initializer_list<Filling> fillings) {
  const std::string_view text = phrase.words().in(language);
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = std::min(text.find('{', at), text.size());
    out += text.substr(at, begin - at);
    if (begin == text.size()) break;
    const std::size_t end = text.find('}', begin);
    const std::string_view name = text.substr(begin + 1, end - begin - 1);
    const auto* const found =
        std::find_if(fillings.begin(), fillings.end(), [&](const Filling& one) { return one.first == name; });
    if (found == fillings.end()) throw std::logic_error("nothing fills {" + std::string(name) + "} of a phrase");
    out += found->second;
    at = end + 1;
  }
  return out;
}

}  // namespace spp
