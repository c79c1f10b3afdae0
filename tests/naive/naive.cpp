// The order of a month, and the replicates of a run.
#include "naive/naive.hpp"

#include "naive/replicate.hpp"

namespace spp::naive {

Replicate::Replicate(const Terms& terms, std::uint64_t seed, bool unknown_between)
    : terms_(terms), random_(seed), unknown_between_(unknown_between), calendar_(terms_.start) {
  const std::size_t places = terms_.place.size();
  for (auto* row : {&unknown_, &workload_, &reference_, &required_, &establishment_, &vacancies_})
    row->assign(places, 1.0);
  state_.resize(places);
}

void Replicate::record(Event event, int h, int p, int cause, int to, double people) {
  if (people == 0) return;
  auto& years = record_.events[{event, h, p, cause, to}];
  years.resize(static_cast<std::size_t>(terms_.start.plus(terms_.months - 1).year - terms_.start.year + 1));
  years[year_] += people;
}

double Replicate::above_reference(int h, int p) const {
  const std::size_t i = terms_.index(h, p);
  return std::max(1.0, workload_[i]) - std::max(1.0, reference_[i]);
}

Record Replicate::run() {
  start();
  for (t_ = 0; t_ < terms_.months; ++t_) {
    calendar_ = terms_.start.plus(t_);
    year_ = static_cast<std::size_t>(calendar_.year - terms_.start.year);
    for (PlaceState& state : state_) state.places_offered = state.places_unused = state.graduates = 0;
    have_birthdays_and_retire();
    reckon_demand(t_);
    drop_out();
    advance_and_graduate();
    take_in();
    leave();
    move();
    hire();
    settle();
    balance(static_cast<std::size_t>(t_) + 1);
    smooth_workload();
  }
  return std::move(record_);
}

Simulator::Simulator(const Scenario& scenario, int replicates, std::uint64_t seed, bool draw_inputs)
    : scenario_(scenario), seed_(seed), draw_inputs_(draw_inputs), inputs_(replicates, draw_inputs, seed) {}

Record Simulator::replicate(int i) {
  if (!terms_ || inputs_.drew()) terms_ = terms_of(scenario_, inputs_, i);
  std::seed_seq mixed{seed_ & 0xffffffffu, seed_ >> 32, static_cast<std::uint64_t>(i) + 1};
  std::array<std::uint32_t, 2> words{};
  mixed.generate(words.begin(), words.end());
  return Replicate(*terms_, static_cast<std::uint64_t>(words[0]) << 32 | words[1], draw_inputs_).run();
}

}  // namespace spp::naive
