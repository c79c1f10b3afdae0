// Step 10: workload is smoothed, to be felt from next month.
#include "engine/block.hpp"

namespace spp {

template <class D>
Row<real> load(const Team<D>& team) {
  const Row<real> staffed = team.unflexed.max(team.required / 10.0);
  return (team.required > 0.0).select(team.required / (staffed > 0.0).select(staffed, 1.0), 1.0);
}

template <class D>
void workload(Block<D>& b) {
  each_team(b, [&](std::size_t i, std::size_t, std::size_t) {
    Team<D>& team = b.teams[i];
    team.workload += (load(team) - team.workload) * team.workload_gain;
    team.overload = team.workload.max(1.0) - team.reference.max(1.0);
  });
}

template Row<real> load(const Team<Chance>&);
template Row<real> load(const Team<Expectation>&);
template void workload(Block<Chance>&);
template void workload(Block<Expectation>&);

}  // namespace spp
