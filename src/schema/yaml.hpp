// The guarded reader of YAML: a checked text in, a tree of nodes with their places out. The only part that knows the
// YAML library. Refused, each with its place and a remedy: more than one document, keys given twice, anchors and
// aliases, tags, merge keys, quotes that do not close, values left empty, and anything beyond the limits.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "base/problem.hpp"
#include "schema/node.hpp"

namespace spp {

inline constexpr int deepest_nesting = 32;
inline constexpr std::size_t most_nodes = 1'000'000;  ///< of one file

struct YamlOptions {
  bool any_root = false;       ///< a value of `--set` may be anything; a file must be a map
  std::size_t first_byte = 0;  ///< where the document begins in the source (`--set PATH=VALUE`: behind the `=`)
};

/// The one document of a source. Nothing where it is not YAML at all; keys given twice, anchors and the like are told
/// and passed over, so that the rest can be read.
[[nodiscard]] std::optional<Node> parse_yaml(const std::shared_ptr<const Source>& source, const YamlOptions& options,
                                             Problems& problems);

}  // namespace spp
