// Latin hypercube: uniforms of one input over all replicates, one in each of n equal parts of (0, 1), in random order.
#pragma once

#include <vector>

#include "engine/random.hpp"

namespace spp {

/// (π(i) + U_i) / n for replicates i = 0 … n − 1, π a random permutation; all in (0, 1). Depends on n: a run with more
/// replicates has other values.
[[nodiscard]] std::vector<double> stratified(Stream s, int replicates);

}  // namespace spp
