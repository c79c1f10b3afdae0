// A block before its first month: what follows from the drawn inputs alone.
#include "engine/block.hpp"

#include <iterator>
#include <set>

#include "base/elementary.hpp"

namespace spp {

Row<real> exp_row(const Row<real>& x) {
  Row<real> result;
  elementary::exp_lanes(x.data(), result.data(), lanes);
  return result;
}

template <class D>
Row<real> Block<D>::value(const Quantity& q) const {
  if (q.known()) return Row<real>::Constant(q.value);
  const auto& drawn = setup.inputs[static_cast<std::size_t>(q.input)];
  Row<real> row;
  // Padding lanes repeat the last replicate's inputs; they run and are dropped.
  for (int lane = 0; lane < lanes; ++lane)
    row[lane] = drawn[static_cast<std::size_t>(std::min(first_replicate + lane, setup.replicates - 1))];
  return row;
}

template <class D>
AgeWeights Block<D>::weights(const AgePoints& points) const {
  AgeWeights result;
  result.weights.resize(lanes, static_cast<Eigen::Index>(points.size()));
  for (std::size_t i = 0; i < points.size(); ++i) {
    result.ages.push_back(points[i].first);
    result.weights.col(static_cast<Eigen::Index>(i)) = value(points[i].second);
  }
  return result;
}

namespace {

/// The part of a profession's staff that is `new` at the start, over all organisations, as given.
template <class D>
Row<real> new_share_at_start(const Block<D>& b, std::size_t p) {
  Row<real> fresh = Row<real>::Zero(), all = Row<real>::Zero();
  const auto add = [&](const AgePoints& points, const Row<real>& part_new) {
    for (const auto& [age, heads] : points) {
      const Row<real> n = b.value(heads);
      all += n;
      fresh += n * part_new;
    }
  };
  for (std::size_t h = 0; h < b.model.organisations.size(); ++h) {
    const StartModel& start = b.model.teams[h * b.model.professions.size() + p].start;
    const Row<real> share = b.value(start.new_share);
    if (start.form == StartModel::Form::total) {
      const Row<real> n = b.value(start.total);
      all += n;
      fresh += n * share;
    }
    add(start.ages, share);
    add(start.fresh, Row<real>::Ones());
    add(start.settled, Row<real>::Zero());
  }
  return (all > 0.0).select(fresh / (all > 0.0).select(all, 1.0), 0.0);
}

/// exp(σz − σ²/2), one z per team; 1 where what is not known stands at its mean.
template <class D>
Row<real> between(const Block<D>& b, std::size_t team) {
  if (b.model.between_organisations.is(0.0) || b.setup.fixed_inputs) return Row<real>::Ones();
  const Row<real> sigma = b.value(b.model.between_organisations);
  return exp_row(sigma * normal_row(b, b.streams(team).between, 0) - sigma * sigma / 2.0);
}

/// The shares of a total rate, normalised, by cause; empty where there is none.
template <class D>
Cells<real> split_shares(const Block<D>& b, const ExitTotal& split) {
  Cells<real> shares;
  if (!split.given) return shares;
  shares.setZero(lanes, static_cast<Eigen::Index>(split.share.size()));
  for (std::size_t j = 0; j < split.share.size(); ++j)
    shares.col(static_cast<Eigen::Index>(j)) = b.value(split.share[j]);
  Row<real> total = Row<real>::Zero();
  for (Eigen::Index j = 0; j < shares.cols(); ++j) total += shares.col(j);
  for (Eigen::Index j = 0; j < shares.cols(); ++j)
    shares.col(j) = (total > 0.0).select(shares.col(j) / (total > 0.0).select(total, 1.0), 0.0);
  return shares;
}

template <class D>
void set_rates(Block<D>& b, std::size_t i, std::size_t p, const Row<real>& share_new) {
  const ProfessionModel& profession = b.model.professions[p];
  const TeamModel& model = b.model.teams[i];
  const int causes = b.model.axes.cause_count();
  const Row<real> unknown = between(b, i);
  const Cells<real> split = split_shares(b, profession.split);
  for (auto& rate : b.teams[i].rate) rate.setZero(lanes, static_cast<Eigen::Index>(profession.classes.size()) * causes);
  for (int j = 0; j < causes; ++j) {
    const auto cause = static_cast<std::size_t>(j);
    const Row<real> tenure_new = b.value(profession.new_factor[cause]);
    Row<real> factor = b.value(model.organisation_factor[cause]);
    if (j != b.model.retirement) factor *= unknown;
    if (!b.model.rates_of_settled) factor /= 1.0 + share_new * (tenure_new - 1.0);
    for (std::size_t c = 0; c < profession.classes.size(); ++c) {
      const auto column = static_cast<Eigen::Index>(c) * causes + j;
      Row<real> given = b.value(profession.classes[c].rate[cause]);
      if (split.cols() > 0) given += b.value(profession.classes[c].total) * split.col(j);
      const Row<real> settled = given * factor;
      b.teams[i].rate[static_cast<std::size_t>(Tenure::settled)].col(column) = settled;
      b.teams[i].rate[static_cast<std::size_t>(Tenure::fresh)].col(column) = settled * tenure_new;
    }
  }
}

/// The ages at which an effect begins or ends cut a class into segments.
template <class D>
void set_segments(Block<D>& b, std::size_t i, std::size_t h, std::size_t p) {
  Team<D>& team = b.teams[i];
  for (std::size_t e = 0; e < b.model.exit_effects.size(); ++e) {
    const auto& policy = b.model.policies[static_cast<std::size_t>(b.model.exit_effects[e].policy)];
    if (policy.organisations[h] != 0 && policy.professions[p] != 0) team.effects.push_back(static_cast<int>(e));
  }
  for (const AgeClass& one : b.model.professions[p].classes) {
    std::set<int> firsts{one.first};
    for (const int e : team.effects) {
      const ExitEffect& effect = b.model.exit_effects[static_cast<std::size_t>(e)];
      for (const int first : {effect.first_age, effect.last_age + 1})
        if (first > one.first && first <= one.last) firsts.insert(first);
    }
    std::vector<Segment> segments;
    for (auto it = firsts.begin(); it != firsts.end(); ++it)
      segments.push_back({*it, std::next(it) == firsts.end() ? one.last : *std::next(it) - 1,
                          Cells<real>::Zero(lanes, b.model.axes.cause_count()), Row<real>::Zero()});
    team.classes.push_back(std::move(segments));
  }
}

/// Ages of a team by band of fte and by the policies that change their hours.
template <class D>
void set_hours(Block<D>& b, std::size_t i, std::size_t h, std::size_t p) {
  const std::vector<int>& band = b.model.teams[i].fte_band;
  std::vector<int> before;
  for (int age = youngest; age <= oldest; ++age) {
    std::vector<int> effects;
    for (std::size_t e = 0; e < b.model.hours_effects.size(); ++e) {
      const HoursEffect& effect = b.model.hours_effects[e];
      const PolicyModel& policy = b.model.policies[static_cast<std::size_t>(effect.policy)];
      if (policy.organisations[h] != 0 && policy.professions[p] != 0 && effect.first_age <= age &&
          age <= effect.last_age)
        effects.push_back(static_cast<int>(e));
    }
    const auto at = static_cast<std::size_t>(age - youngest);
    auto& hours = b.teams[i].hours;
    if (!effects.empty() && effects == before && hours.back().band == band[at])
      hours.back().last_age = age;
    else if (!effects.empty())
      hours.push_back({age, age, band[at], effects, Row<real>::Zero()});
    before = std::move(effects);
  }
}

/// exchange_j = max(0, 1 + realisation · claim), a column per cause.
template <class D>
Cells<real> exchange_factors(const Block<D>& b, const std::vector<Quantity>& claims, const Quantity& realisation) {
  Cells<real> factors(lanes, static_cast<Eigen::Index>(claims.size()));
  for (std::size_t j = 0; j < claims.size(); ++j)
    factors.col(static_cast<Eigen::Index>(j)) = (1.0 + b.value(realisation) * b.value(claims[j])).max(0.0);
  return factors;
}

template <class D>
void set_exchange(Block<D>& b, std::size_t i) {
  Team<D>& team = b.teams[i];
  const int number = b.model.teams[i].exchange;
  team.stock = Stock<D>(number >= 0);
  if (number < 0) return;
  const ExchangeModel& model = b.model.exchanges[static_cast<std::size_t>(number)];
  const Quantity& realisation = b.model.policies[static_cast<std::size_t>(model.policy)].realisation;
  team.away_factor = exchange_factors(b, model.effect_away, realisation);
  team.alumni_factor = exchange_factors(b, model.effect_after, realisation);
  const Row<real> months = b.value(model.effect_months);
  for (int lane = 0; lane < lanes; ++lane)
    team.fading[lane] = months[lane] > 0.0 ? -elementary::expm1(-1.0 / months[lane]) : 1.0;
  team.hosts.setZero(lanes, static_cast<Eigen::Index>(b.model.organisations.size()));
}

template <class D>
Row<real> growth_per_year(const Block<D>& b, const GrowthModel& growth, int components) {
  Row<real> sum = b.value(growth.components[0]);
  if (growth.split)
    for (int i = 1; i < components; ++i) sum += b.value(growth.components[static_cast<std::size_t>(i)]);
  return sum.max(-1.0);
}

template <class D>
Row<real> base_demand(const Block<D>& b, const DemandModel& demand, const OrganisationModel& organisation) {
  Row<real> base = Row<real>::Zero();
  if (demand.given) base = b.value(demand.base);
  if (demand.from_rooms)
    base = b.value(organisation.rooms) * b.value(organisation.hours_per_week) * b.value(organisation.weeks_per_year) *
           b.value(demand.staff_per_room) / b.value(demand.net_hours);
  return base * (1.0 + b.value(demand.unmet));
}

template <class D>
void set_team(Block<D>& b, std::size_t i, std::size_t h, std::size_t p, const Row<real>& share_new) {
  const TeamModel& model = b.model.teams[i];
  Team<D>& team = b.teams[i];
  set_rates(b, i, p, share_new);
  set_segments(b, i, h, p);
  set_exchange(b, i);
  set_hours(b, i, h, p);
  team.fte.resize(lanes, static_cast<Eigen::Index>(model.fte.size()));
  for (std::size_t k = 0; k < model.fte.size(); ++k) team.fte.col(static_cast<Eigen::Index>(k)) = b.value(model.fte[k]);
  team.recruits = b.weights(b.model.professions[p].recruit_ages);
  Row<real> weighted = Row<real>::Zero(), total = Row<real>::Zero();
  for (std::size_t k = 0; k < team.recruits.ages.size(); ++k) {
    const Row<real> w = team.recruits.weights.col(static_cast<Eigen::Index>(k));
    weighted += w * team.fte.col(model.fte_band[static_cast<std::size_t>(team.recruits.ages[k] - youngest)]);
    total += w;
  }
  team.recruit_fte_given = team.recruit_fte = (total > 0.0).select(weighted / (total > 0.0).select(total, 1.0), 0.0);
  team.productivity_new = b.value(model.productivity_new);
  team.absence = b.value(model.absence);
  team.normal_absence = b.value(model.normal_absence);
  const Row<real> delay = b.value(model.workload_delay);
  for (int lane = 0; lane < lanes; ++lane)
    team.workload_gain[lane] = delay[lane] > 0.0 ? -elementary::expm1(-year_step / delay[lane]) : 1.0;
  team.base = base_demand(b, model.demand, b.model.organisations[h]);
  team.duty = b.value(model.demand.duty);
  team.flex_cap = b.value(model.flex_cap);
  team.growth = growth_per_year(b, model.demand.growth, static_cast<int>(model.demand.growth.components.size()));
  for (Row<real>* row : {&team.overload,
                         &team.required,
                         &team.establishment,
                         &team.available,
                         &team.own,
                         &team.present,
                         &team.absence_now,
                         &team.trainee_fte,
                         &team.unflexed,
                         &team.away_fte,
                         &team.exchange_in,
                         &team.hosted,
                         &team.lent,
                         &team.received,
                         &team.reserve,
                         &team.reserve_supervision,
                         &team.flex,
                         &team.vacancies,
                         &team.shortage,
                         &team.graduates,
                         &team.places_offered,
                         &team.places_unused})
    row->setZero();
  team.retired.setZero();
  team.workload.setOnes();
  team.reference.setOnes();
}

template <class D>
void set_organisation(Block<D>& b, std::size_t h) {
  const OrganisationModel& model = b.model.organisations[h];
  OrganisationRows<D>& rows = b.organisations[h];
  rows.rooms = b.value(model.rooms);
  rows.sessions_per_room = b.value(model.sessions_per_room);
  rows.growth.setZero();
  for (std::size_t p = b.model.professions.size(); p-- > 0;) {
    const TeamModel& team = b.model.teams[h * b.model.professions.size() + p];
    if (team.binds_rooms) rows.growth = growth_per_year(b, team.demand.growth, growth_components_of_rooms);
  }
  for (Row<real>* row : {&rows.wanted, &rows.physical, &rows.planned, &rows.open, &rows.policy_cost, &rows.fee_heads})
    row->setZero();
  rows.noise_sd = b.value(model.demand_noise);
  rows.weeks = b.value(model.weeks_per_year);
  rows.noise.setOnes();
  rows.coverage.setOnes();
  rows.binding.assign(b.model.professions.size(), Row<real>::Zero());
}

/// log of the part that is kept, per month, by training year.
template <class D>
Cells<real> monthly_survival(const Block<D>& b, const ProgrammeModel& programme) {
  const int years = (programme.duration + months_per_year - 1) / months_per_year;
  Cells<real> result = Cells<real>::Zero(lanes, years);
  for (int y = 0; y < years; ++y) {
    const auto given = static_cast<std::size_t>(y);
    if (!programme.by_yield && given >= programme.loss.size()) continue;
    if (programme.loss.empty()) continue;
    const Row<real> loss = b.value(programme.loss[programme.by_yield ? 0 : given]);
    const int months =
        programme.by_yield ? programme.duration : std::min(months_per_year, programme.duration - y * months_per_year);
    for (int lane = 0; lane < lanes; ++lane)
      result(lane, y) = (programme.by_yield ? elementary::log(loss[lane]) : elementary::log1p(-loss[lane])) / months;
  }
  return result;
}

template <class D>
void set_classroom(Block<D>& b, std::size_t g, std::size_t h) {
  const ProgrammeModel& programme = b.model.programmes[g];
  Classroom<D>& room = b.classrooms[b.classroom(g, h)];
  room.places = b.value(programme.at[h].places);
  room.stay = b.value(programme.at[h].stay);
  room.log_survival = monthly_survival(b, programme);
  room.fte.setZero(lanes, room.log_survival.cols());
  room.supervision.setZero(lanes, room.log_survival.cols());
  for (Eigen::Index y = 0; y < room.fte.cols(); ++y) {
    const auto year = static_cast<std::size_t>(y);
    if (year < programme.fte.size()) room.fte.col(y) += b.value(programme.fte[year]);
    if (year < programme.supervision.size()) room.supervision.col(y) += b.value(programme.supervision[year]);
  }
  room.graduated.setZero();
}

template <class D>
void set_programmes(Block<D>& b) {
  for (const ProgrammeModel& programme : b.model.programmes) {
    ProgrammeRows<D> rows;
    rows.fill = b.value(programme.fill);
    rows.stay_region = b.value(programme.stay_region);
    const Row<real> rate = b.value(programme.transfer);
    for (int lane = 0; lane < lanes; ++lane) rows.transfer[lane] = -elementary::expm1(-rate[lane] * year_step);
    rows.cost = b.value(programme.cost);
    rows.entry = b.weights(programme.entry_ages);
    b.programmes.push_back(std::move(rows));
    for (std::size_t h = 0; h < b.organisations.size(); ++h) b.classrooms.emplace_back(programme.duration);
  }
  each_classroom(b, [&](std::size_t, std::size_t g, std::size_t h) { set_classroom(b, g, h); });
}

}  // namespace

template <class D>
Block<D>::Block(const Setup& setup_of_run, int first)
    : setup(setup_of_run),
      model(setup.model),
      draw(static_cast<std::uint32_t>(first)),
      first_replicate(first),
      used_lanes(std::min(lanes, setup.replicates - first)) {
  teams.resize(model.teams.size());
  organisations.resize(model.organisations.size());
  std::vector<Row<real>> share_new;
  for (std::size_t p = 0; p < model.professions.size(); ++p) share_new.push_back(new_share_at_start(*this, p));
  each_team(*this, [&](std::size_t i, std::size_t h, std::size_t p) { set_team(*this, i, h, p, share_new[p]); });
  for (std::size_t h = 0; h < organisations.size(); ++h) set_organisation(*this, h);
  set_programmes(*this);
  set_market(*this);
  set_policies(*this);
  set_takers(*this);
  for (const auto& [month, index] : model.path) path.push_back(value(index));
  room_response = value(model.room_response);
}

template struct Block<Chance>;
template struct Block<Expectation>;

}  // namespace spp
