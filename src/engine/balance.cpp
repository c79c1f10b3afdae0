// Step 9: available fte, gap, open rooms; and what is kept of the month.
#include <algorithm>

#include "engine/block.hpp"

namespace spp {
namespace {

/// Duty is staffed first: the part of the rest that is covered, of a profession at an organisation; of all of its
/// region whose rooms the profession staffs, where rooms are pooled.
template <class D>
Row<real> covered_by(const Block<D>& b, std::size_t h, std::size_t p) {
  Row<real> wanted = Row<real>::Zero(), there = Row<real>::Zero();
  for (std::size_t k = 0; k < b.organisations.size(); ++k) {
    const bool counts = k == h || (b.model.pooled_rooms && b.region(k) == b.region(h));
    if (!counts || !b.model.teams[b.team(k, p)].binds_rooms) continue;
    const Team<D>& team = b.teams[b.team(k, p)];
    wanted += team.required - team.duty;
    there += team.available - team.duty;
  }
  return (wanted > 0.0).select((there / (wanted > 0.0).select(wanted, 1.0)).max(0.0).min(1.0), 1.0);
}

/// The rooms that the profession with the lowest coverage leaves open.
template <class D>
void open_rooms(Block<D>& b, std::size_t h) {
  OrganisationRows<D>& rows = b.organisations[h];
  rows.coverage.setOnes();
  for (auto& binding : rows.binding) binding.setZero();
  Row<int> lowest = Row<int>::Constant(-1);
  for (std::size_t p = 0; p < b.model.professions.size(); ++p) {
    if (!b.model.teams[b.team(h, p)].binds_rooms) continue;
    const Row<real> covered = covered_by(b, h, p);
    lowest = (covered < rows.coverage).select(static_cast<int>(p), lowest);
    rows.coverage = rows.coverage.min(covered);
  }
  for (std::size_t p = 0; p < rows.binding.size(); ++p)
    rows.binding[p] = (lowest == static_cast<int>(p)).template cast<real>();
  rows.planned = rows.physical.min(rows.wanted);
  rows.open = rows.physical.min(rows.wanted * (1.0 - b.room_response * (1.0 - rows.coverage)).max(0.0));
}

template <class D>
void write(const Block<D>& b, Results& results, Kept kept, int period, std::size_t h, std::size_t p,
           const Row<real>& row) {
  if (!results.stores(kept)) return;
  double* to = results.kept(kept, period, {static_cast<int>(h)}, {static_cast<int>(p)}).data() + b.first_replicate;
  for (int lane = 0; lane < b.used_lanes; ++lane) to[lane] += row[lane];  // one of several months, where kept by year
}

/// The organisation at which a region's flexible staff are kept.
template <class D>
bool first_of_region(const Block<D>& b, std::size_t h) {
  for (std::size_t k = 0; k < h; ++k)
    if (b.region(k) == b.region(h)) return false;
  return true;
}

template <class D>
void record_team(const Block<D>& b, std::size_t i, std::size_t h, std::size_t p, int period, Results& results) {
  const Team<D>& team = b.teams[i];
  Row<real> trainees = Row<real>::Zero();
  for (const int g : b.model.professions[p].programmes)
    trainees += b.classrooms[b.classroom(static_cast<std::size_t>(g), h)].conveyor.total().template cast<real>();
  const auto keep = [&](Kept kept, const Row<real>& row) { write(b, results, kept, period, h, p, row); };
  const Row<real> away = team.stock.heads(Tenure::away).template cast<real>();
  const Row<real> alumni = team.stock.heads(Tenure::alumni).template cast<real>();
  keep(Kept::headcount,
       (team.stock.heads(Tenure::settled) + team.stock.heads(Tenure::fresh)).template cast<real>() + away + alumni);
  keep(Kept::employed_fte, contract_fte(b, i));
  keep(Kept::required_fte, team.required);
  keep(Kept::establishment_fte, team.establishment);
  keep(Kept::available_fte, team.available);
  keep(Kept::own_fte, team.own);
  keep(Kept::trainee_fte, team.trainee_fte);
  keep(Kept::absent_fte, team.absence_now * team.own);
  keep(Kept::vacancies, team.vacancies);
  keep(Kept::trainees, trainees);
  keep(Kept::places_offered, team.places_offered);
  keep(Kept::places_unused, team.places_unused);
  keep(Kept::graduates, team.graduates);
  keep(Kept::workload, team.workload);
  keep(Kept::away, away);
  keep(Kept::alumni, alumni);
  keep(Kept::flex_fte, team.flex);
  keep(Kept::pool_fte, team.received - team.lent);
  keep(Kept::reserve_fte, team.reserve - team.reserve_supervision);
  keep(Kept::binding, b.organisations[h].binding[p]);
}

}  // namespace

template <class D>
void count_vacancies(Block<D>& b) {
  each_team(b, [&](std::size_t i, std::size_t, std::size_t) {
    Team<D>& team = b.teams[i];
    const Row<real> open = (team.establishment - contract_fte(b, i)).max(0.0);
    team.vacancies =
        (team.recruit_fte > 0.0).select(open / (team.recruit_fte > 0.0).select(team.recruit_fte, 1.0), 0.0);
  });
}

template <class D>
Row<real> contract_fte(const Block<D>& b, std::size_t team) {
  Row<real> sum = fte_of(b, team, Tenure::settled) + fte_of(b, team, Tenure::fresh);
  if (b.teams[team].stock.with_exchange()) sum += fte_of(b, team, Tenure::away) + fte_of(b, team, Tenure::alumni);
  return sum;
}

namespace {

/// Absence of the month, and q: what of contract fte is present beside the norm.
template <class D>
void count_absence(Block<D>& b, std::size_t i, std::size_t h, std::size_t p) {
  Team<D>& team = b.teams[i];
  const TeamModel& model = b.model.teams[i];
  team.absence_now = team.absence;
  if (!model.workload_on_absence.is(0.0) && !all_zero(team.overload))
    team.absence_now *= exp_row(b.value(model.workload_on_absence) * team.overload);
  if (b.started && !b.shocks.empty()) team.absence_now *= shaken(b, Shaken::absence, h, p);
  if (!b.model.factor_effects.empty()) team.absence_now *= levered(b, Lever::absence, h, p);
  team.absence_now = team.absence_now.min(1.0);
  const Row<real> normal = 1.0 - team.normal_absence;
  team.present = (normal > 0.0).select((1.0 - team.absence_now) / (normal > 0.0).select(normal, 1.0), 0.0);
}

/// Productive part of trainees less the supervision that they take; the first months of some are supernumerary.
template <class D>
Row<real> fte_of_trainees(const Block<D>& b, std::size_t h, std::size_t p) {
  Row<real> fte = Row<real>::Zero();
  for (const int programme : b.model.professions[p].programmes) {
    const auto g = static_cast<std::size_t>(programme);
    if (!b.model.programmes[g].at[h].exists) continue;
    const Classroom<D>& room = b.classrooms[b.classroom(g, h)];
    const int idle = b.model.programmes[g].supernumerary_months;
    for (Eigen::Index y = 0; y < room.fte.cols(); ++y) {
      const int from = static_cast<int>(y) * months_per_year, to = from + months_per_year;
      fte += room.conveyor.sum(std::clamp(idle, from, to), to).template cast<real>() * room.fte.col(y) -
             room.conveyor.sum(from, to).template cast<real>() * room.supervision.col(y);
    }
  }
  return fte;
}

/// Fte of those who are away at another organisation: as many as go, or by the hosts that were drawn.
template <class D>
void place_exchanged(Block<D>& b, std::size_t i, std::size_t p) {
  Team<D>& team = b.teams[i];
  const auto number = static_cast<std::size_t>(b.model.teams[i].exchange);
  team.away_fte = fte_of(b, i, Tenure::away);
  const Row<real> heads = team.stock.heads(Tenure::away).template cast<real>();
  const Row<real> fte = b.exchanges[number].productivity * team.present * team.away_fte;
  if (!b.model.exchanges[number].shortest) {
    team.exchange_in += fte;
    team.hosted += heads;
    return;
  }
  for (std::size_t h = 0; h < b.organisations.size(); ++h) {
    const Row<real> part = team.hosts.col(static_cast<Eigen::Index>(h));
    if (all_zero(part)) continue;
    b.teams[b.team(h, p)].exchange_in += fte * part;
    b.teams[b.team(h, p)].hosted += heads * part;
  }
}

/// Own fte, trainees and exchange: what is there before pools, reserve and flex.
template <class D>
void count_own(Block<D>& b) {
  each_team(b, [&](std::size_t i, std::size_t h, std::size_t p) {
    Team<D>& team = b.teams[i];
    count_absence(b, i, h, p);
    Row<real> contract = fte_of(b, i, Tenure::settled) + fte_of(b, i, Tenure::fresh) * team.productivity_new;
    if (team.stock.with_exchange()) contract += fte_of(b, i, Tenure::alumni);
    team.own = team.present * contract;
    team.trainee_fte = fte_of_trainees(b, h, p);
    team.exchange_in.setZero();
    team.hosted.setZero();
  });
  each_team(b, [&](std::size_t i, std::size_t, std::size_t p) {
    if (b.teams[i].stock.with_exchange()) place_exchanged(b, i, p);
  });
}

}  // namespace

template <class D>
void balance(Block<D>& b) {
  count_own(b);
  each_team(b, [&](std::size_t i, std::size_t, std::size_t) {
    b.teams[i].available = b.teams[i].own + b.teams[i].trainee_fte + b.teams[i].exchange_in;
  });
  if (b.started) share_pools(b);
  each_team(b, [&](std::size_t i, std::size_t, std::size_t) { b.teams[i].unflexed = b.teams[i].available; });
  if (b.started) call_reserve(b);
  allot_flex(b);
  each_team(b, [&](std::size_t i, std::size_t, std::size_t) {
    b.teams[i].shortage = (b.teams[i].required - b.teams[i].available).max(0.0);
  });
  for (std::size_t h = 0; h < b.organisations.size(); ++h)
    if (b.model.organisations[h].has_rooms) open_rooms(b, h);
}

template <class D>
void record(const Block<D>& b, int period, Results& results) {
  each_team(b, [&](std::size_t i, std::size_t h, std::size_t p) { record_team(b, i, h, p, period, results); });
  for (std::size_t h = 0; h < b.organisations.size(); ++h) {
    // Whether or not that organisation employs anybody of the profession.
    for (std::size_t p = 0; p < b.model.professions.size() && first_of_region(b, h); ++p)
      write(b, results, Kept::flex_heads, period, h, p, b.flex[b.market(b.region(h), p)].heads.template cast<real>());
    const OrganisationRows<D>& rows = b.organisations[h];
    const auto keep = [&](Kept kept, const Row<real>& row) { write(b, results, kept, period, h, 0, row); };
    keep(Kept::rooms_planned, rows.planned);
    keep(Kept::rooms_open, rows.open);
    Row<real> whole;
    for (int lane = 0; lane < lanes; ++lane) whole[lane] = floor_of(rows.open[lane] * rows.sessions_per_room[lane]);
    keep(Kept::sessions_closed, rows.planned * rows.sessions_per_room - whole);
    keep(Kept::sessions_unmet, (rows.wanted - rows.open) * rows.sessions_per_room);
    keep(Kept::short_of_staff, (rows.coverage < 1.0).template cast<real>());
  }
}

template void count_vacancies(Block<Chance>&);
template void count_vacancies(Block<Expectation>&);
template Row<real> contract_fte(const Block<Chance>&, std::size_t);
template Row<real> contract_fte(const Block<Expectation>&, std::size_t);
template void balance(Block<Chance>&);
template void balance(Block<Expectation>&);
template void record(const Block<Chance>&, int, Results&);
template void record(const Block<Expectation>&, int, Results&);

}  // namespace spp
