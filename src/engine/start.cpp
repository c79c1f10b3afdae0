// The state on the first day of month 0: heads laid out over ages, tenure and months of arrival, trainees over the
// months they have completed, and the workload that follows.
#include "base/elementary.hpp"
#include "engine/block.hpp"

namespace spp {
namespace {

/// A total over ages and tenure: one multinomial draw, new heads over the twelve months before the start.
template <class D>
void lay_out_total(Block<D>& b, std::size_t i) {
  const StartModel& model = b.model.teams[i].start;
  Team<D>& team = b.teams[i];
  const auto heads = b.draw.whole({b.streams(i).heads, before_start}, b.value(model.total));
  const Row<real> share = b.value(model.new_share);
  constexpr int cells_per_age = start_cohorts + 1;
  Cells<real> weights(lanes, static_cast<Eigen::Index>(model.weights.size()) * cells_per_age);
  for (std::size_t k = 0; k < model.weights.size(); ++k) {
    const Row<real> w = b.value(model.weights[k].weight) / model.weights[k].years;
    const auto column = static_cast<Eigen::Index>(k) * cells_per_age;
    for (int c = 0; c < start_cohorts; ++c) weights.col(column + c) = w * share / start_cohorts;
    weights.col(column + start_cohorts) = w * (1.0 - share);
  }
  Cells<typename D::Count> placed;
  b.draw.allot({b.streams(i).start, before_start}, heads, weights, placed);
  for (std::size_t k = 0; k < model.weights.size(); ++k) {
    const auto column = static_cast<Eigen::Index>(k) * cells_per_age;
    const int age = model.weights[k].age;
    for (int c = 0; c < start_cohorts; ++c) team.stock.arrive(c - start_cohorts, age, placed.col(column + c));
    team.stock.add_settled(age, placed.col(column + start_cohorts));
  }
}

/// New heads of one age over the twelve months before the start, each as likely.
template <class D>
void lay_out_new(Block<D>& b, std::size_t i, int age, const Row<typename D::Count>& heads) {
  if (all_zero(heads)) return;
  Cells<typename D::Count> placed;
  const std::uint32_t counter = before_start - static_cast<std::uint32_t>(age);
  b.draw.allot({b.streams(i).arrival, counter}, heads, Cells<real>::Ones(lanes, start_cohorts), placed);
  for (int c = 0; c < start_cohorts; ++c) b.teams[i].stock.arrive(c - start_cohorts, age, placed.col(c));
}

template <class D>
void lay_out_ages(Block<D>& b, std::size_t i) {
  const StartModel& model = b.model.teams[i].start;
  Team<D>& team = b.teams[i];
  const Row<real> share = b.value(model.new_share);
  const auto whole = [&](int age, const Quantity& heads, std::uint32_t kind) {
    return b.draw.whole({b.streams(i).heads, before_start, static_cast<std::uint32_t>(age) + kind * age_count * 2},
                        b.value(heads));
  };
  for (const auto& [age, heads] : model.ages) {
    const auto n = whole(age, heads, 0);
    const auto fresh = b.draw.thin({b.streams(i).start_new, before_start, static_cast<std::uint32_t>(age)}, n, share);
    lay_out_new(b, i, age, fresh);
    team.stock.add_settled(age, n - fresh);
  }
  for (const auto& [age, heads] : model.fresh) lay_out_new(b, i, age, whole(age, heads, 1));
  for (const auto& [age, heads] : model.settled) team.stock.add_settled(age, whole(age, heads, 2));
}

/// Trainees over the programme's past intake months, in proportion to what is left of each class.
template <class D>
void lay_out_trainees(Block<D>& b, std::size_t g, std::size_t h) {
  const ProgrammeModel& programme = b.model.programmes[g];
  const ClassroomModel& model = programme.at[h];
  Classroom<D>& room = b.classrooms[b.classroom(g, h)];
  const ClassroomStreams& streams = b.setup.streams.classrooms[b.classroom(g, h)];
  if (model.trainees.empty()) return;
  if (model.listed) {
    for (std::size_t m = 0; m < model.trainees.size(); ++m)
      room.conveyor.at(static_cast<int>(m)) =
          b.draw.whole({streams.start, before_start, static_cast<std::uint32_t>(m)}, b.value(model.trainees[m]));
    return;
  }
  Cells<real> weights = Cells<real>::Zero(lanes, programme.duration);
  Row<real> log_left = Row<real>::Zero();
  for (int m = 0; m < programme.duration; ++m) {
    // Who has completed m months at the start of month 0 entered m + 1 months before it.
    const int month = b.model.axes.start.plus(-(m + 1)).month;
    if (programme.intake[static_cast<std::size_t>(month - 1)]) weights.col(m) = exp_row(log_left);
    log_left += room.log_survival.col(m / months_per_year);
  }
  const auto total = b.draw.whole({streams.start, before_start - 1}, b.value(model.trainees.front()));
  Cells<typename D::Count> placed;
  b.draw.allot({streams.start, before_start}, total, weights, placed);
  for (int m = 0; m < programme.duration; ++m) room.conveyor.at(m) = placed.col(m);
}

}  // namespace

template <class D>
void start(Block<D>& b) {
  each_team(b, [&](std::size_t i, std::size_t, std::size_t) {
    if (b.model.teams[i].start.form == StartModel::Form::total)
      lay_out_total(b, i);
    else
      lay_out_ages(b, i);
  });
  each_classroom(b, [&](std::size_t, std::size_t g, std::size_t h) { lay_out_trainees(b, g, h); });
  for (std::size_t r = 0; r < b.cycles.size(); ++r)
    for (std::size_t p = 0; p < b.model.professions.size(); ++p)
      b.flex[b.market(r, p)].heads = b.draw.whole({b.setup.streams.flex[b.market(r, p)].start, before_start},
                                                  b.value(b.model.flex[b.market(r, p)].start));
  demand(b, 0);
  balance(b);
  each_team(b, [&](std::size_t i, std::size_t, std::size_t) {
    const TeamModel& model = b.model.teams[i];
    Team<D>& team = b.teams[i];
    team.workload = model.workload_start ? b.value(*model.workload_start) : load(team);
    team.reference = model.workload_reference ? b.value(*model.workload_reference) : team.workload;
    team.overload = team.workload.max(1.0) - team.reference.max(1.0);
  });
  // Absence answers to the workload only once both are known; where W0 is the start's nothing changes.
  balance(b);
  count_vacancies(b);
  b.started = true;
}

template void start(Block<Chance>&);
template void start(Block<Expectation>&);

}  // namespace spp
