// One month, in the model's order.
#include "engine/block.hpp"

namespace spp {

template <class D>
void settling(Block<D>& b, int t) {
  each_team(b, [&](std::size_t i, std::size_t, std::size_t) { b.teams[i].stock.settle(t); });
}

template <class D>
void run_block(Block<D>& b, Results& results) {
  start(b);
  record(b, 0, results);
  for (int t = 0; t < b.model.axes.months; ++t) {
    calendar(b, t, results);
    policies(b, t);
    demand(b, t);
    training(b, t, results);
    exits(b, t, results);
    movers(b, t, results);
    hires(b, t, results);
    settling(b, t);
    exchange(b, t, results);
    balance(b);
    costs(b, t, results);
    workload(b);
    record(b, t + 1, results);
  }
}

template void run_block(Block<Chance>&, Results&);
template void run_block(Block<Expectation>&, Results&);

}  // namespace spp
