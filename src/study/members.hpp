// What an alternative gives when only some organisations join its policies: the first k by name, for k = 0 … n, each
// against k = 0 on the same chance. Who does not join has `joins` 0 in every policy; who does keeps what is written.
#pragma once

#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/study_rows.hpp"
#include "model/model.hpp"
#include "study/runs.hpp"

namespace spp {

/// Organisations that some of the policies are for, in byte order.
[[nodiscard]] std::vector<std::string> members_of(const Scenario& scenario, const std::vector<std::string>& policies);

struct MembersAsked {
  std::string alternative;
  std::vector<std::string> policies;  ///< of the alternative
  std::vector<std::string> members;   ///< who may join, in byte order
};
/// The variant in which the first k of them join.
[[nodiscard]] Ask members_ask(const MembersAsked& asked, const ComparisonOptions& options, std::size_t k);

/// A table for each k from 0.
[[nodiscard]] std::vector<Rows<MembersRow>> compare_members(const MembersAsked& asked, const ComparisonOptions& options,
                                                            Runs& runs);

}  // namespace spp
