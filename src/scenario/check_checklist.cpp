// The checklist: each factor has a name, and stands in it once.
#include <cstddef>
#include <map>
#include <string>

#include "scenario/check.hpp"

namespace spp {

void check_checklist(Checking& c) {
  std::map<std::string, std::size_t> in_dutch, in_english;  // the item that named it first
  for (std::size_t i = 0; i < c.s.checklist.size(); ++i) {
    const std::size_t item = i + 1;
    const std::string path = "checklist." + std::to_string(item) + ".factor";
    const Text& factor = c.s.checklist[i].factor;
    if (factor.empty()) {
      c.problem(path, "a factor of the checklist has no name", "write what is scored");
      continue;
    }
    const auto dutch = in_dutch.emplace(factor.nl, item), english = in_english.emplace(factor.en, item);
    if (dutch.second && english.second) continue;
    const auto& first = dutch.second ? english.first : dutch.first;
    c.problem(path,
              "`" + first->first + "` stands in the checklist twice, first as item " + std::to_string(first->second),
              "keep one of them");
  }
}

}  // namespace spp
