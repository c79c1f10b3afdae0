// Step 5: graduates who stay join; then all who look for a place within the region find one.
#include "engine/block.hpp"

namespace spp {
namespace {

/// Januaries between entry and graduation, by which a trainee is older than at entry.
int januaries(const Axes& axes, int t, int duration) {
  int count = 0;
  for (int m = t - duration + 1; m <= t; ++m) count += axes.start.plus(m).month == 1 ? 1 : 0;
  return count;
}

int graduation_age(int entry_age, int older) { return std::min(entry_age + older, oldest); }

/// The organisations of a region with this profession, but for one, and the weights by which people choose among them:
/// vacancies, or establishment where all others' vacancies are 0.
template <class D>
struct Destinations {
  std::vector<std::size_t> organisations;
  Cells<real> weights;
  Row<real> total;

  static constexpr std::size_t nobody = static_cast<std::size_t>(-1);

  Destinations(const Block<D>& b, std::size_t r, std::size_t p, std::size_t but_for) {
    for (std::size_t k = 0; k < b.model.organisations.size(); ++k)
      if (k != but_for && b.region(k) == r && b.model.teams[b.team(k, p)].exists) organisations.push_back(k);
    weights.resize(lanes, static_cast<Eigen::Index>(organisations.size()));
    Row<real> vacancies = Row<real>::Zero();
    for (const std::size_t k : organisations) vacancies += b.teams[b.team(k, p)].vacancies;
    total.setZero();
    for (std::size_t d = 0; d < organisations.size(); ++d) {
      const Team<D>& other = b.teams[b.team(organisations[d], p)];
      weights.col(static_cast<Eigen::Index>(d)) = (vacancies > 0.0).select(other.vacancies, other.establishment);
      total += weights.col(static_cast<Eigen::Index>(d));
    }
  }
};

template <class D>
void stay(Block<D>& b, std::size_t c, std::size_t g, std::size_t h, int t, int year, Results& results) {
  Classroom<D>& room = b.classrooms[c];
  if (all_zero(room.graduated)) return;
  const ProgrammeModel& programme = b.model.programmes[g];
  const ClassroomStreams& streams = b.setup.streams.classrooms[c];
  const auto month = static_cast<std::uint32_t>(t);
  Row<real> share = room.stay;
  if (!b.model.factor_effects.empty()) share = (share * levered(b, Lever::stay, h, programme.profession.at())).min(1.0);
  const Row<typename D::Count> staying = b.draw.thin({streams.stay, month}, room.graduated, share);
  room.graduated -= staying;
  const int older = januaries(b.model.axes, t, programme.duration);
  Cells<typename D::Count> by_age;
  b.draw.allot({streams.stay_ages, month}, staying, b.programmes[g].entry.weights, by_age);
  Team<D>& team = b.teams[b.team(h, programme.profession.at())];
  for (std::size_t k = 0; k < b.programmes[g].entry.ages.size(); ++k)
    team.stock.arrive(t, graduation_age(b.programmes[g].entry.ages[k], older),
                      by_age.col(static_cast<Eigen::Index>(k)));
  count_flow(b, results, b.setup.flows.graduate_stay[c], year, staying);
}

template <class D>
void graduates_look(Block<D>& b, std::size_t c, std::size_t g, std::size_t h, int t, int year, Results& results) {
  using Count = typename D::Count;
  Classroom<D>& room = b.classrooms[c];
  if (all_zero(room.graduated)) return;
  const ProgrammeModel& programme = b.model.programmes[g];
  const std::size_t p = programme.profession.at();
  const ClassroomStreams& streams = b.setup.streams.classrooms[c];
  const auto month = static_cast<std::uint32_t>(t);
  const Destinations<D> destinations(b, b.region(h), p, h);
  Row<Count> looking = b.draw.thin({streams.look, month}, room.graduated, b.programmes[g].stay_region);
  // Where no other organisation has establishment there is nobody to go to.
  looking = (destinations.total > 0.0).select(looking, Row<Count>::Zero());
  count_flow(b, results, b.setup.flows.graduate_leave[c], year, room.graduated - looking);
  if (all_zero(looking)) return;
  const int older = januaries(b.model.axes, t, programme.duration);
  const AgeWeights& entry = b.programmes[g].entry;
  Cells<Count> by_age, by_place;
  b.draw.allot({streams.look_ages, month}, looking, entry.weights, by_age);
  for (std::size_t k = 0; k < entry.ages.size(); ++k) {
    const Row<Count> heads = by_age.col(static_cast<Eigen::Index>(k));
    if (all_zero(heads)) continue;
    b.draw.allot({streams.look_place, month, static_cast<std::uint32_t>(k) << 20U}, heads, destinations.weights,
                 by_place);
    for (std::size_t d = 0; d < destinations.organisations.size(); ++d) {
      const std::size_t to = destinations.organisations[d];
      b.teams[b.team(to, p)].stock.arrive(t, graduation_age(entry.ages[k], older),
                                          by_place.col(static_cast<Eigen::Index>(d)));
      count_flow(b, results, b.setup.flows.graduate_move[c * b.model.organisations.size() + to], year,
                 by_place.col(static_cast<Eigen::Index>(d)));
      const Row<real> heads_moved = by_place.col(static_cast<Eigen::Index>(d)).template cast<real>();
      b.organisations[to].fee_heads += heads_moved;
      b.organisations[h].fee_heads -= heads_moved;
    }
  }
}

template <class D>
void move(Block<D>& b, std::size_t i, std::size_t h, std::size_t p, int t, int year, Results& results) {
  using Count = typename D::Count;
  Team<D>& team = b.teams[i];
  if (!team.leavers.carried[0].any) return;
  const Destinations<D> destinations(b, b.region(h), p, h);
  Cells<Count> by_place;
  for (int age = youngest; age <= oldest; ++age) {
    const Row<Count> heads = team.leavers.carried[0].by_age.col(age - youngest);
    if (all_zero(heads)) continue;
    b.draw.allot({b.streams(i).move, static_cast<std::uint32_t>(t), static_cast<std::uint32_t>(age) << 20U}, heads,
                 destinations.weights, by_place);
    for (std::size_t d = 0; d < destinations.organisations.size(); ++d) {
      const std::size_t to = destinations.organisations[d];
      b.teams[b.team(to, p)].stock.arrive(t, age, by_place.col(static_cast<Eigen::Index>(d)));
      count_flow(b, results, b.setup.flows.move[i * b.model.organisations.size() + to], year,
                 by_place.col(static_cast<Eigen::Index>(d)));
    }
  }
}

/// Career moves: to another profession at the same organisation, at once with one's age, or by a programme.
template <class D>
void change_career(Block<D>& b, std::size_t i, std::size_t h, int t, int year, Results& results) {
  const auto causes = b.model.causes.size();
  for (std::size_t j = 0; j < causes; ++j) {
    const CauseModel& cause = b.model.causes[j];
    if (cause.becomes < 0) continue;
    const auto& leavers = b.teams[i].leavers;
    const Row<typename D::Count> heads = leavers.by_cause.col(static_cast<Eigen::Index>(j));
    if (all_zero(heads)) continue;
    count_flow(b, results, b.setup.flows.career[i * causes + j], year, heads);
    if (cause.through >= 0) {
      b.classrooms[b.classroom(static_cast<std::size_t>(cause.through), h)].conveyor.at(0) += heads;
      continue;
    }
    Team<D>& next = b.teams[b.team(h, static_cast<std::size_t>(cause.becomes))];
    const auto& by_age = leavers.carried[static_cast<std::size_t>(cause.carrier)].by_age;
    for (int age = youngest; age <= oldest; ++age) next.stock.arrive(t, age, by_age.col(age - youngest));
  }
}

/// Flex heads who become employed again, at any organisation of the region.
template <class D>
void come_back(Block<D>& b, std::size_t r, std::size_t p, int t, int year, Results& results) {
  using Count = typename D::Count;
  FlexRows<D>& flex = b.flex[b.market(r, p)];
  if (all_zero(flex.coming_back)) return;
  const FlexStreams& streams = b.setup.streams.flex[b.market(r, p)];
  const auto month = static_cast<std::uint32_t>(t);
  const Destinations<D> destinations(b, r, p, Destinations<D>::nobody);
  // Where no organisation has establishment they leave.
  const Row<Count> coming = (destinations.total > 0.0).select(flex.coming_back, Row<Count>::Zero());
  if (all_zero(coming)) return;
  const AgeWeights& recruits = b.teams[b.team(destinations.organisations.front(), p)].recruits;
  Cells<Count> by_age, by_place;
  b.draw.allot({streams.back_ages, month}, coming, recruits.weights, by_age);
  for (std::size_t k = 0; k < recruits.ages.size(); ++k) {
    const Row<Count> heads = by_age.col(static_cast<Eigen::Index>(k));
    if (all_zero(heads)) continue;
    b.draw.allot({streams.back_place, month, static_cast<std::uint32_t>(k) << 20U}, heads, destinations.weights,
                 by_place);
    for (std::size_t d = 0; d < destinations.organisations.size(); ++d) {
      const std::size_t to = b.team(destinations.organisations[d], p);
      b.teams[to].stock.arrive(t, recruits.ages[k], by_place.col(static_cast<Eigen::Index>(d)));
      count_flow(b, results, b.setup.flows.from_flex[to], year, by_place.col(static_cast<Eigen::Index>(d)));
    }
  }
}

}  // namespace

template <class D>
void movers(Block<D>& b, int t, Results& results) {
  const int year = b.model.axes.year_index(t);
  each_classroom(b, [&](std::size_t c, std::size_t g, std::size_t h) { stay(b, c, g, h, t, year, results); });
  each_team(b, [&](std::size_t i, std::size_t h, std::size_t) { change_career(b, i, h, t, year, results); });
  count_vacancies(b);
  each_classroom(b, [&](std::size_t c, std::size_t g, std::size_t h) { graduates_look(b, c, g, h, t, year, results); });
  each_team(b, [&](std::size_t i, std::size_t h, std::size_t p) { move(b, i, h, p, t, year, results); });
  for (std::size_t r = 0; r < b.cycles.size(); ++r)
    for (std::size_t p = 0; p < b.model.professions.size(); ++p)
      if (b.model.flex[b.market(r, p)].exists) come_back(b, r, p, t, year, results);
}

template void movers(Block<Chance>&, int, Results&);
template void movers(Block<Expectation>&, int, Results&);

}  // namespace spp
