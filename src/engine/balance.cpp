// Step 9: available fte, gap, open rooms; and what is kept of the month.
#include "engine/block.hpp"

namespace spp {
namespace {

template <class D>
Row<real> contract_fte(const Block<D>& b, std::size_t i) {
  const Team<D>& team = b.teams[i];
  const auto& band = b.model.teams[i].fte_band;
  return team.stock.sum_fte(Tenure::settled, band, team.fte) + team.stock.sum_fte(Tenure::fresh, band, team.fte);
}

/// Duty is staffed first: the part of the rest that is covered, by the profession that is lowest.
template <class D>
void open_rooms(Block<D>& b, std::size_t h) {
  OrganisationRows<D>& rows = b.organisations[h];
  rows.coverage.setOnes();
  for (auto& binding : rows.binding) binding.setZero();
  Row<int> lowest = Row<int>::Constant(-1);
  for (std::size_t p = 0; p < b.model.professions.size(); ++p) {
    const std::size_t i = h * b.model.professions.size() + p;
    if (!b.model.teams[i].binds_rooms) continue;
    const Team<D>& team = b.teams[i];
    const Row<real> wanted = team.required - team.duty;
    const Row<real> covered =
        (wanted > 0.0)
            .select(((team.available - team.duty) / (wanted > 0.0).select(wanted, 1.0)).max(0.0).min(1.0), 1.0);
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
  double* to = results.kept(kept, period, {static_cast<int>(h)}, {static_cast<int>(p)}).data() + b.first_replicate;
  for (int lane = 0; lane < b.used_lanes; ++lane) to[lane] = row[lane];
}

template <class D>
void record_team(const Block<D>& b, std::size_t i, std::size_t h, std::size_t p, int period, Results& results) {
  const Team<D>& team = b.teams[i];
  Row<real> trainees = Row<real>::Zero();
  for (const int g : b.model.professions[p].programmes)
    trainees += b.classrooms[b.classroom(static_cast<std::size_t>(g), h)].conveyor.total().template cast<real>();
  const auto keep = [&](Kept kept, const Row<real>& row) { write(b, results, kept, period, h, p, row); };
  keep(Kept::headcount, (team.stock.heads(Tenure::settled) + team.stock.heads(Tenure::fresh)).template cast<real>());
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
void count_available(Block<D>& b) {
  each_team(b, [&](std::size_t i, std::size_t h, std::size_t p) {
    Team<D>& team = b.teams[i];
    const TeamModel& model = b.model.teams[i];
    team.absence_now = team.absence;
    if (!model.workload_on_absence.is(0.0) && !all_zero(team.overload))
      team.absence_now = (team.absence * exp_row(b.value(model.workload_on_absence) * team.overload)).min(1.0);
    const Row<real> normal = 1.0 - team.normal_absence;
    const Row<real> present = (normal > 0.0).select((1.0 - team.absence_now) / (normal > 0.0).select(normal, 1.0), 0.0);
    const auto& band = model.fte_band;
    team.own = present * (team.stock.sum_fte(Tenure::settled, band, team.fte) +
                          team.stock.sum_fte(Tenure::fresh, band, team.fte) * team.productivity_new);
    team.trainee_fte.setZero();
    for (const int programme : b.model.professions[p].programmes) {
      const Classroom<D>& room = b.classrooms[b.classroom(static_cast<std::size_t>(programme), h)];
      for (Eigen::Index y = 0; y < room.fte.cols(); ++y) {
        const auto from = static_cast<int>(y) * months_per_year;
        team.trainee_fte += room.conveyor.sum(from, from + months_per_year).template cast<real>() * room.fte.col(y);
      }
    }
    team.available = team.own + team.trainee_fte;
  });
}

template <class D>
void balance(Block<D>& b) {
  count_available(b);
  for (std::size_t h = 0; h < b.organisations.size(); ++h)
    if (b.model.organisations[h].has_rooms) open_rooms(b, h);
}

template <class D>
void record(const Block<D>& b, int period, Results& results) {
  each_team(b, [&](std::size_t i, std::size_t h, std::size_t p) { record_team(b, i, h, p, period, results); });
  for (std::size_t h = 0; h < b.organisations.size(); ++h) {
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
template void count_available(Block<Chance>&);
template void count_available(Block<Expectation>&);
template void balance(Block<Chance>&);
template void balance(Block<Expectation>&);
template void record(const Block<Chance>&, int, Results&);
template void record(const Block<Expectation>&, int, Results&);

}  // namespace spp
