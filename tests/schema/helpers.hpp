// What the tests of this room share: a document from a text, and all messages about it as one string.
#pragma once

#include <string>
#include <vector>

#include "base/problem.hpp"
#include "schema/document.hpp"
#include "schema/write.hpp"

namespace spp::test {

inline std::string messages(const Problems& problems) {
  std::string out;
  for (const Problem& problem : problems.sorted()) {
    const std::string text = render(problem);
    out += text.substr(0, text.find('\n')) + "\n";
  }
  return out;
}

struct Loaded {
  Document document;
  std::string messages;
};

inline Loaded load(const std::string& text, std::vector<std::string> sets = {}) {
  Problems problems;
  LoadOptions options;
  options.sets = std::move(sets);
  Document document = Document::from_text("a.yaml", text, options, problems);
  return {std::move(document), messages(problems)};
}

/// The tree on one line, as it stands after overlays.
inline std::string tree(const std::string& text, std::vector<std::string> sets = {}) {
  const Loaded loaded = load(text, std::move(sets));
  return loaded.messages.empty() ? emit_inline(loaded.document.root()) : loaded.messages;
}

}  // namespace spp::test
