// Step 2: required fte, establishment and rooms wanted of this month.
#include "base/elementary.hpp"
#include "engine/block.hpp"

namespace spp {
namespace {

/// The index of demand at month t where a path takes growth's place: linear between its points, 1 at the start.
template <class D>
Row<real> path_index(const Block<D>& b, int t) {
  Row<real> before = Row<real>::Ones();
  int from = 0;
  for (std::size_t k = 0; k < b.path.size(); ++k) {
    const int to = b.model.path[k].first;
    if (t < to) return before + (b.path[k] - before) * (static_cast<double>(t - from) / (to - from));
    before = b.path[k];
    from = to;
  }
  return before;
}

template <class D>
Row<real> growth_factor(const Block<D>& b, const Row<real>& per_year, int t) {
  if (!b.model.path.empty()) return path_index(b, t);
  const int until = b.model.growth_until ? std::min(t, *b.model.growth_until) : t;
  if (until == 0) return Row<real>::Ones();
  const double years = until * year_step;
  if (b.model.linear_growth) return (1.0 + per_year * years).max(0.0);
  Row<real> factor;
  for (int lane = 0; lane < lanes; ++lane) factor[lane] = elementary::exp(years * elementary::log1p(per_year[lane]));
  return factor;
}

/// Base of a team as policies leave it: with the rooms that it staffs, then what is added, then relative changes.
template <class D>
Row<real> base_of(const Block<D>& b, std::size_t i, std::size_t h, std::size_t p) {
  Row<real> base = b.teams[i].base;
  if (!b.model.amount_effects.empty()) {
    const Row<real>& rooms = b.organisations[h].rooms;
    const Row<real> added = added_rooms(b, h);
    if (b.model.teams[i].binds_rooms && !all_zero(added))
      base *= (rooms > 0.0).select((rooms + added).max(0.0) / (rooms > 0.0).select(rooms, 1.0), 1.0);
    base = (base + added_fte(b, h, p)).max(0.0);
  }
  if (!b.model.factor_effects.empty()) base *= levered(b, Lever::demand, h, p);
  return base;
}

}  // namespace

template <class D>
void demand(Block<D>& b, int t) {
  const auto year = static_cast<std::size_t>(b.model.axes.year_index(t));
  each_team(b, [&](std::size_t i, std::size_t h, std::size_t p) {
    Team<D>& team = b.teams[i];
    const DemandModel& model = b.model.teams[i].demand;
    const Row<real> planned = base_of(b, i, h, p) * growth_factor(b, team.growth, t);
    team.required = planned + team.duty;
    team.establishment = model.establishment.empty() ? team.required : b.value(model.establishment[year]);
    // Nobody plans posts for what nobody foresees.
    if (b.started) team.required = planned * b.organisations[h].noise * shaken(b, Shaken::demand, h, p) + team.duty;
  });
  for (std::size_t h = 0; h < b.organisations.size(); ++h) {
    const OrganisationModel& model = b.model.organisations[h];
    if (!model.has_rooms) continue;
    OrganisationRows<D>& rows = b.organisations[h];
    rows.wanted = rows.rooms * growth_factor(b, rows.growth, t);
    rows.physical = model.physical_rooms.empty() ? rows.rooms : b.value(model.physical_rooms[year]);
    if (!b.model.amount_effects.empty()) {
      const Row<real> added = added_rooms(b, h);
      rows.wanted = (rows.rooms + added).max(0.0) * growth_factor(b, rows.growth, t);
      rows.physical = (rows.physical + added).max(0.0);
    }
    if (b.started) rows.wanted *= rows.noise * rooms_shaken(b, h);
  }
}

template void demand(Block<Chance>&, int);
template void demand(Block<Expectation>&, int);

}  // namespace spp
