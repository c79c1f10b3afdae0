// Writing described structs back as YAML that reads to equal values and equal paths, every default written out.
#pragma once

#include <string>

#include "schema/node.hpp"
#include "schema/read.hpp"

namespace spp {

/// A tree as YAML: small maps and lists on one line, the rest by indentation. Texts are quoted where YAML would read
/// something else.
[[nodiscard]] std::string emit_yaml(const Node& root);

/// A tree on one line, as a default is shown in help.
[[nodiscard]] std::string emit_inline(const Node& node);

/// A struct with all its members; only those that are empty, as by default, are left out.
template <Described T>
[[nodiscard]] std::string write_yaml(const T& value) {
  return emit_yaml(Kind<T>::write(value));
}

}  // namespace spp
