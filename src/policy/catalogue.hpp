// The list of policy types: a line per file of this folder, in the order of the manual.
#pragma once

#include "scenario/policy.hpp"

namespace spp {

[[nodiscard]] PolicyCatalogue policies();

}  // namespace spp
