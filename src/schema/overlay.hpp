// One document laid over another: maps merge key by key; everything else, numbers in map form and tables by age or year
// among it, is replaced whole; `null` removes.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/problem.hpp"
#include "schema/node.hpp"

namespace spp {

/// A map that is one number: it has `value` or the key of a distribution.
[[nodiscard]] bool is_number_form(const Node& node);
/// A map that is a table by age or year: all keys whole numbers, but for source, assumption and range.
[[nodiscard]] bool is_step_form(const Node& node);
/// `source`, `assumption`, `range`: what stands beside a number.
[[nodiscard]] bool is_remark(std::string_view key);

/// Takes the nulls out of a tree that nothing lies under.
void strip_nulls(Node& node);

/// Lays `top` over `base`. Where a map comes over a single value, that value stays as `under`, so that a table by name
/// keeps it for whom it does not name.
void overlay(Node& base, Node top);

/// Lays `value` over what stands at a path; `*` means every key, or item, that is there. Items of a list count from 1.
/// False where the path leads nowhere; `why` then says so.
[[nodiscard]] bool overlay_at(Node& root, std::span<const std::string> path, const Node& value, std::string& why);

}  // namespace spp
