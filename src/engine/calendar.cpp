// Step 1: each January everybody is a year older; by birthday, people reach the retirement age.
#include "engine/block.hpp"

namespace spp {
namespace {

/// The part of those of one age who retire in calendar month m, so that birthdays are spread evenly (model page,
/// section 4): `age` in whole years on 1 January, retirement at `at.years` and `at.months`.
double retirement_share(int age, const RetirementAge& at, int m) {
  if (age > at.years) return 1.0;
  if (age == at.years) return m <= at.months ? 1.0 / (at.months - m + 1) : 1.0;
  if (age == at.years - 1 && m > at.months) return 1.0 / (13 - m + at.months);
  return 0.0;
}

}  // namespace

template <class D>
void calendar(Block<D>& b, int t, Results& results) {
  const Axes& axes = b.model.axes;
  const int month = axes.start.plus(t).month;
  const int year = axes.year_index(t);
  each_team(b, [&](std::size_t i, std::size_t, std::size_t p) {
    Team<D>& team = b.teams[i];
    team.leavers.reset(axes.cause_count(), b.model.carriers);
    team.retired.setZero();
    if (month == 1 && t > 0) team.stock.age();
    const RetirementAge& at = b.model.professions[p].retirement[static_cast<std::size_t>(year)];
    for (int age = at.years - 1; age <= oldest; ++age) {
      const double share = retirement_share(age, at, month);
      if (share == 0.0) continue;
      const auto gone = team.stock.retire(b.draw, b.streams(i).retire, static_cast<std::uint32_t>(t), age, share);
      team.retired += gone;
      team.leavers.fte.col(b.model.retirement) += gone.template cast<real>() * head_fte(b, i).at(age);
      count_flow(b, results, b.setup.flows.exit[i * axes.causes.size() + static_cast<std::size_t>(b.model.retirement)],
                 year, gone);
    }
  });
}

template void calendar(Block<Chance>&, int, Results&);
template void calendar(Block<Expectation>&, int, Results&);

}  // namespace spp
