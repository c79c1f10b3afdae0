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
  if (!b.model.factor_effects.empty()) strength *= levered(b, Lever::dropout, h, p);
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

/// Trainees who go on with another organisation of the region that offers the programme, keeping their month. All who
/// go are drawn before anybody arrives.
template <class D>
void transfer(Block<D>& b, std::size_t g, int t, int year, Results& results) {
  using Count = typename D::Count;
  const ProgrammeModel& programme = b.model.programmes[g];
  if (programme.transfer.is(0.0)) return;
  struct Arrival {
    std::size_t from, to;
    int month;
    Row<Count> heads;
  };
  std::vector<Arrival> arrivals;
  Cells<Count> by_place;
  for (std::size_t h = 0; h < b.organisations.size(); ++h) {
    if (!programme.at[h].exists) continue;
    Classroom<D>& room = b.classrooms[b.classroom(g, h)];
    const ClassroomStreams& streams = b.setup.streams.classrooms[b.classroom(g, h)];
    std::vector<std::size_t> others;
    for (std::size_t k = 0; k < b.organisations.size(); ++k)
      if (k != h && b.region(k) == b.region(h) && programme.at[k].exists && programme.at[k].ever_places)
        others.push_back(k);
    Cells<real> weights(lanes, static_cast<Eigen::Index>(others.size()));
    Row<real> total = Row<real>::Zero();
    for (std::size_t k = 0; k < others.size(); ++k) {
      weights.col(static_cast<Eigen::Index>(k)) = b.teams[b.team(others[k], programme.profession.at())].establishment *
                                                  b.classrooms[b.classroom(g, others[k])].takes;
      total += weights.col(static_cast<Eigen::Index>(k));
    }
    const Row<real> part = (total > 0.0).select(b.programmes[g].transfer, 0.0);
    for (int m = 0; m < programme.duration; ++m) {
      if (all_zero(room.conveyor.at(m))) continue;
      const auto month = static_cast<std::uint32_t>(t);
      const auto index = static_cast<std::uint32_t>(m);
      const Row<Count> going = b.draw.thin({streams.transfer, month, index}, room.conveyor.at(m), part);
      if (all_zero(going)) continue;
      room.conveyor.at(m) -= going;
      b.draw.allot({streams.transfer_place, month, index << 20U}, going, weights, by_place);
      for (std::size_t k = 0; k < others.size(); ++k)
        arrivals.push_back({h, others[k], m, by_place.col(static_cast<Eigen::Index>(k))});
    }
  }
  for (const Arrival& one : arrivals) {
    b.classrooms[b.classroom(g, one.to)].conveyor.at(one.month) += one.heads;
    b.organisations[one.to].fee_heads += one.heads.template cast<real>();
    b.organisations[one.from].fee_heads -= one.heads.template cast<real>();
    count_flow(b, results, b.setup.flows.transfer[b.classroom(g, one.from) * b.organisations.size() + one.to], year,
               one.heads);
  }
}

/// Places offered this month at one organisation, and what is kept of them so far.
template <class D>
struct Offer {
  using Count = typename D::Count;
  std::size_t classroom = 0, programme = 0, organisation = 0;
  Row<Count> offered, kept;
};

/// Shares `room` places over what some offers keep, in proportion, by largest remainder, ties by name; only where they
/// keep more than there is room for. In expectation in proportion, unrounded.
template <class D>
void share_room(const std::vector<Offer<D>*>& offers, const Row<typename D::Count>& room) {
  for (int lane = 0; lane < lanes; ++lane) {
    double wanted = 0.0;
    for (const auto* offer : offers) wanted += static_cast<double>(offer->kept[lane]);
    const auto free = static_cast<double>(room[lane]);
    if (wanted <= free) continue;
    if constexpr (!D::draws) {
      for (auto* offer : offers) offer->kept[lane] *= free / wanted;
      continue;
    }
    std::vector<std::pair<double, std::size_t>> remainder;
    double placed = 0.0;
    for (std::size_t k = 0; k < offers.size(); ++k) {
      const double exact = static_cast<double>(offers[k]->kept[lane]) * free / wanted;
      const double whole = floor_of(exact);
      remainder.emplace_back(whole - exact, k);
      offers[k]->kept[lane] = static_cast<typename D::Count>(whole);
      placed += whole;
    }
    std::stable_sort(remainder.begin(), remainder.end(),
                     [](const auto& x, const auto& y) { return x.first < y.first - 1e-9; });
    for (std::size_t k = 0; placed < free && k < remainder.size(); ++k, placed += 1.0)
      offers[remainder[k].second]->kept[lane] += 1;
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

/// Trainees that a team can supervise: so many per settled head, less where it is loaded.
template <class D>
Row<real> supervision_limit(const Block<D>& b, std::size_t h, std::size_t p) {
  const std::size_t i = b.team(h, p);
  const TeamModel& model = b.model.teams[i];
  const Team<D>& team = b.teams[i];
  Row<real> limit = b.value(*model.trainees_per_supervisor) *
                    (team.stock.heads(Tenure::settled) + team.stock.heads(Tenure::alumni)).template cast<real>();
  if (!model.workload_on_supervision.is(0.0)) limit *= exp_row(-b.value(model.workload_on_supervision) * team.overload);
  if (!b.model.factor_effects.empty()) limit *= levered(b, Lever::supervisors, h, p);
  return limit;
}

/// Cuts the offers of a profession to what its teams can supervise: each its own, or those of a region together.
template <class D>
void supervise(Block<D>& b, std::vector<Offer<D>>& offers, std::size_t p, int t) {
  const auto month = static_cast<std::uint32_t>(t);
  const auto limited = [&](std::size_t h) {
    return b.model.teams[b.team(h, p)].exists && b.model.teams[b.team(h, p)].trainees_per_supervisor.has_value();
  };
  const auto cut = [&](const std::vector<std::size_t>& organisations, Stream stream) {
    std::vector<Offer<D>*> mine;
    Row<real> limit = Row<real>::Zero();
    Row<typename D::Count> now = Row<typename D::Count>::Zero();
    for (auto& offer : offers)
      if (std::find(organisations.begin(), organisations.end(), offer.organisation) != organisations.end())
        mine.push_back(&offer);
    if (mine.empty()) return;
    for (const std::size_t h : organisations) {
      limit += supervision_limit(b, h, p);
      now += trainees(b, h, p);
    }
    share_room<D>(mine, (b.draw.whole({stream, month}, limit) - now).max(typename D::Count{0}));
  };
  if (!b.model.supervision_by_region) {
    for (std::size_t h = 0; h < b.organisations.size(); ++h)
      if (limited(h)) cut({h}, b.streams(b.team(h, p)).supervision);
    return;
  }
  for (std::size_t r = 0; r < b.cycles.size(); ++r) {
    std::vector<std::size_t> together;
    for (std::size_t h = 0; h < b.organisations.size(); ++h)
      if (b.region(h) == r && limited(h)) together.push_back(h);
    if (!together.empty()) cut(together, b.setup.streams.flex[b.market(r, p)].supervision);
  }
}

/// Cuts what is kept to the school's capacity, over a region.
template <class D>
void go_to_school(Block<D>& b, std::vector<Offer<D>>& offers) {
  for (std::size_t g = 0; g < b.model.programmes.size(); ++g)
    for (std::size_t r = 0; r < b.cycles.size(); ++r) {
      const auto& capacity = b.model.programmes[g].capacity[r];
      if (!capacity) continue;
      std::vector<Offer<D>*> mine;
      for (auto& offer : offers)
        if (offer.programme == g && b.region(offer.organisation) == r) mine.push_back(&offer);
      if (mine.empty()) continue;
      if constexpr (D::draws)
        share_room<D>(mine, D::cap(b.value(*capacity)));
      else
        share_room<D>(mine, b.value(*capacity));
    }
}

/// Whether a programme takes anybody in this month: by its own months, or by those that a policy adds.
template <class D>
bool takes_in(const Block<D>& b, std::size_t g, std::size_t calendar_month) {
  if (b.model.programmes[g].intake[calendar_month]) return true;
  return std::any_of(b.model.places_effects.begin(), b.model.places_effects.end(), [&](const PlacesEffect& effect) {
    return effect.programme == static_cast<int>(g) && effect.intake[calendar_month];
  });
}

/// Places offered: those that stand, in the programme's own months, and what policies add, which costs by the place.
template <class D>
Row<real> places_of(Block<D>& b, std::size_t g, std::size_t h, std::size_t calendar_month) {
  const std::size_t p = b.model.programmes[g].profession.at();
  const Row<real> shaking = b.shocks.empty() ? Row<real>(Row<real>::Ones()) : shaken(b, Shaken::places, h, p);
  Row<real> places = Row<real>::Zero();
  if (b.model.programmes[g].intake[calendar_month]) places = b.classrooms[b.classroom(g, h)].places * shaking;
  for (const PlacesEffect& effect : b.model.places_effects) {
    if (effect.programme != static_cast<int>(g) || !effect.intake[calendar_month] || effect.places[h].is(0.0)) continue;
    const PolicyRows& policy = b.policies[static_cast<std::size_t>(effect.policy)];
    const Row<real> more = policy.volume.col(static_cast<Eigen::Index>(h)) * b.value(effect.places[h]) * shaking;
    places += more;
    b.organisations[h].policy_cost += policy.unit_cost * more;
  }
  return places;
}

/// The places of a profession that are offered this month; by programme, then organisation.
template <class D>
std::vector<Offer<D>> offers_of(Block<D>& b, std::size_t p, int t) {
  const auto calendar_month = static_cast<std::size_t>(b.model.axes.start.plus(t).month - 1);
  std::vector<Offer<D>> offers;
  for (const int programme : b.model.professions[p].programmes) {
    const auto g = static_cast<std::size_t>(programme);
    if (!takes_in(b, g, calendar_month)) continue;
    for (std::size_t h = 0; h < b.organisations.size(); ++h) {
      if (!b.model.programmes[g].at[h].exists) continue;
      const std::size_t c = b.classroom(g, h);
      const Row<real> places = places_of(b, g, h, calendar_month);
      Offer<D> offer;
      offer.classroom = c;
      offer.programme = g;
      offer.organisation = h;
      offer.offered = b.draw.whole({b.setup.streams.classrooms[c].places, static_cast<std::uint32_t>(t)}, places);
      offer.kept = offer.offered;
      offers.push_back(std::move(offer));
    }
  }
  return offers;
}

template <class D>
void take_in(Block<D>& b, std::size_t p, int t, int year, Results& results) {
  using Count = typename D::Count;
  std::vector<Offer<D>> offers = offers_of(b, p, t);
  if (offers.empty()) return;
  supervise(b, offers, p, t);
  std::vector<Row<Count>> supervised;
  supervised.reserve(offers.size());
  for (const auto& offer : offers) supervised.push_back(offer.kept);
  go_to_school(b, offers);
  for (std::size_t k = 0; k < offers.size(); ++k) {
    const Offer<D>& offer = offers[k];
    const std::size_t c = offer.classroom;
    Team<D>& team = b.teams[b.team(offer.organisation, p)];
    const Row<Count> entered = b.draw.thin({b.setup.streams.classrooms[c].fill, static_cast<std::uint32_t>(t)},
                                           offer.kept, b.programmes[offer.programme].fill);
    b.classrooms[c].conveyor.at(0) += entered;
    team.places_offered += offer.offered.template cast<real>();
    team.places_unused += (offer.offered - entered).template cast<real>();
    count_flow(b, results, b.setup.flows.intake[c], year, entered);
    add_tally(b, results, b.setup.flows.places_offered[c], year, offer.offered);
    const auto unused = [&](Unused why, const Row<Count>& heads) {
      count_flow(b, results, b.setup.flows.place_unused[c * unused_count + static_cast<std::size_t>(why)], year, heads);
    };
    unused(Unused::supervision, offer.offered - supervised[k]);
    unused(Unused::capacity, supervised[k] - offer.kept);
    unused(Unused::fill, offer.kept - entered);
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
  each_classroom(b, [&](std::size_t c, std::size_t g, std::size_t h) { drop_out(b, c, g, h, t, year, results); });
  for (std::size_t g = 0; g < b.programmes.size(); ++g) transfer(b, g, t, year, results);
  each_classroom(b, [&](std::size_t c, std::size_t g, std::size_t h) {
    b.classrooms[c].graduated = b.classrooms[c].conveyor.advance();
    b.teams[b.team(h, b.model.programmes[g].profession.at())].graduates +=
        b.classrooms[c].graduated.template cast<real>();
  });
  for (std::size_t p = 0; p < b.model.professions.size(); ++p) take_in(b, p, t, year, results);
}

template void training(Block<Chance>&, int, Results&);
template void training(Block<Expectation>&, int, Results&);

}  // namespace spp
