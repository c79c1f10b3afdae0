// Step 3: drop-outs leave, survivors complete a month, the last month graduates, and in an intake month new trainees
// enter.
#include <algorithm>
#include <vector>

#include "base/elementary.hpp"
#include "engine/block.hpp"

namespace spp {
namespace {

template <class D>
void drop_out(Block<D>& b, std::size_t c, std::size_t g, std::size_t h, int t, int year, Results& results) {
  Classroom<D>& room = b.classrooms[c];
  const std::size_t p = b.model.programmes[g].profession.at();
  const Quantity& effect = b.model.professions[p].workload_on_dropout;
  Row<real> strength = Row<real>::Ones();
  if (!effect.is(0.0)) strength = exp_row(b.value(effect) * b.teams[h * b.model.professions.size() + p].overload);
  Row<typename D::Count> lost = Row<typename D::Count>::Zero();
  for (Eigen::Index y = 0; y < room.log_survival.cols(); ++y) {
    Row<real> part;
    bool known = false;
    const int last = std::min(static_cast<int>(y + 1) * months_per_year, room.conveyor.duration());
    for (int m = static_cast<int>(y) * months_per_year; m < last; ++m) {
      if (all_zero(room.conveyor.at(m))) continue;
      if (!known)
        for (int lane = 0; lane < lanes; ++lane)
          part[lane] = -elementary::expm1(strength[lane] * room.log_survival(lane, y));
      known = true;
      const Row<typename D::Count> gone = b.draw.thin(
          {b.setup.streams.classrooms[c].dropout, static_cast<std::uint32_t>(t), static_cast<std::uint32_t>(m)},
          room.conveyor.at(m), part);
      room.conveyor.at(m) -= gone;
      lost += gone;
    }
  }
  count_flow(b, results, b.setup.flows.dropout[c], year, lost);
}

/// Shares `room` places over what is offered, in proportion, by largest remainder, ties by name; only where more is
/// offered than there is room for. In expectation in proportion, unrounded.
template <class D>
void share_room(std::vector<Row<typename D::Count>>& offered, const Row<typename D::Count>& room) {
  for (int lane = 0; lane < lanes; ++lane) {
    double wanted = 0.0;
    for (const auto& row : offered) wanted += static_cast<double>(row[lane]);
    const auto free = static_cast<double>(room[lane]);
    if (wanted <= free) continue;
    if constexpr (!D::draws) {
      for (auto& row : offered) row[lane] *= free / wanted;
      continue;
    }
    std::vector<std::pair<double, std::size_t>> remainder;
    double placed = 0.0;
    for (std::size_t k = 0; k < offered.size(); ++k) {
      const double exact = static_cast<double>(offered[k][lane]) * free / wanted;
      const double whole = floor_of(exact);
      remainder.emplace_back(whole - exact, k);
      offered[k][lane] = static_cast<typename D::Count>(whole);
      placed += whole;
    }
    std::stable_sort(remainder.begin(), remainder.end(),
                     [](const auto& x, const auto& y) { return x.first < y.first - 1e-9; });
    for (std::size_t k = 0; placed < free && k < remainder.size(); ++k, placed += 1.0)
      offered[remainder[k].second][lane] += 1;
  }
}

/// Trainees of one profession at one organisation, all programmes.
template <class D>
Row<typename D::Count> trainees(const Block<D>& b, std::size_t h, std::size_t p) {
  Row<typename D::Count> sum = Row<typename D::Count>::Zero();
  for (const int g : b.model.professions[p].programmes)
    if (b.model.programmes[static_cast<std::size_t>(g)].at[h].exists)
      sum += b.classrooms[b.classroom(static_cast<std::size_t>(g), h)].conveyor.total();
  return sum;
}

/// What a team can still supervise: trainees per settled head, less who is in training now.
template <class D>
Row<typename D::Count> free_supervision(const Block<D>& b, std::size_t i, std::size_t h, std::size_t p, int t) {
  const TeamModel& model = b.model.teams[i];
  const Team<D>& team = b.teams[i];
  Row<real> limit = b.value(*model.trainees_per_supervisor) * team.stock.heads(Tenure::settled).template cast<real>();
  if (!model.workload_on_supervision.is(0.0)) limit *= exp_row(-b.value(model.workload_on_supervision) * team.overload);
  const Row<typename D::Count> whole = b.draw.whole({b.streams(i).supervision, static_cast<std::uint32_t>(t)}, limit);
  return (whole - trainees(b, h, p)).max(typename D::Count{0});
}

template <class D>
void take_in(Block<D>& b, std::size_t i, std::size_t h, std::size_t p, int t, int year, Results& results) {
  using Count = typename D::Count;
  const int month = b.model.axes.start.plus(t).month;
  Team<D>& team = b.teams[i];
  std::vector<std::size_t> rooms;
  std::vector<Row<Count>> offered;
  for (const int programme : b.model.professions[p].programmes) {
    const auto g = static_cast<std::size_t>(programme);
    if (!b.model.programmes[g].at[h].exists || !b.model.programmes[g].intake[static_cast<std::size_t>(month - 1)])
      continue;
    const std::size_t c = b.classroom(g, h);
    rooms.push_back(c);
    offered.push_back(
        b.draw.whole({b.setup.streams.classrooms[c].places, static_cast<std::uint32_t>(t)}, b.classrooms[c].places));
  }
  if (rooms.empty()) return;
  std::vector<Row<Count>> kept = offered;
  if (b.model.teams[i].trainees_per_supervisor) share_room<D>(kept, free_supervision(b, i, h, p, t));
  for (std::size_t k = 0; k < rooms.size(); ++k) {
    const std::size_t c = rooms[k];
    const Row<real>& fill = b.programmes[c / b.model.organisations.size()].fill;
    const Row<Count> entered =
        b.draw.thin({b.setup.streams.classrooms[c].fill, static_cast<std::uint32_t>(t)}, kept[k], fill);
    b.classrooms[c].conveyor.at(0) += entered;
    team.places_offered += offered[k].template cast<real>();
    team.places_unused += (offered[k] - entered).template cast<real>();
    count_flow(b, results, b.setup.flows.intake[c], year, entered);
    const int unused = static_cast<int>(c) * unused_count;
    count_flow(
        b, results,
        b.setup.flows.place_unused[static_cast<std::size_t>(unused) + static_cast<std::size_t>(Unused::supervision)],
        year, offered[k] - kept[k]);
    count_flow(b, results,
               b.setup.flows.place_unused[static_cast<std::size_t>(unused) + static_cast<std::size_t>(Unused::fill)],
               year, kept[k] - entered);
  }
}

}  // namespace

template <class D>
void training(Block<D>& b, int t, Results& results) {
  const int year = b.model.axes.year_index(t);
  each_team(b, [&](std::size_t i, std::size_t, std::size_t) {
    b.teams[i].graduates.setZero();
    b.teams[i].places_offered.setZero();
    b.teams[i].places_unused.setZero();
  });
  each_classroom(b, [&](std::size_t c, std::size_t g, std::size_t h) {
    drop_out(b, c, g, h, t, year, results);
    b.classrooms[c].graduated = b.classrooms[c].conveyor.advance();
    b.teams[h * b.model.professions.size() + b.model.programmes[g].profession.at()].graduates +=
        b.classrooms[c].graduated.template cast<real>();
  });
  each_team(b, [&](std::size_t i, std::size_t h, std::size_t p) { take_in(b, i, h, p, t, year, results); });
}

template void training(Block<Chance>&, int, Results&);
template void training(Block<Expectation>&, int, Results&);

}  // namespace spp
