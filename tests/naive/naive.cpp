// The order of a month, and the replicates of a run.
#include "naive/naive.hpp"

#include "naive/replicate.hpp"

namespace spp::naive {

Replicate::Replicate(const Terms& terms, std::uint64_t seed, bool draw_unknown)
    : terms_(terms), random_(seed), draw_unknown_(draw_unknown), calendar_(terms_.start) {
  const std::size_t places = terms_.place.size();
  for (auto* row : {&unknown_, &workload_, &reference_, &required_, &establishment_, &vacancies_, &absence_, &quality_,
                    &away_fte_, &recruit_fte_})
    row->assign(places, 1.0);
  for (auto* row : {&exchange_of_, &home_at_}) row->assign(places, -1);
  went_.assign(places, 0);
  state_.resize(places);
  fte_.resize(places);
  hosted_.assign(places, std::vector<double>(terms_.organisations.size(), 0.0));
  rooms_wanted_.assign(terms_.organisations.size(), 0.0);
  for (auto& item : record_.costs) item.assign(years(), std::vector<double>(terms_.organisations.size(), 0.0));
}

std::size_t Replicate::years() const {
  return static_cast<std::size_t>(terms_.start.plus(terms_.months - 1).year - terms_.start.year + 1);
}

void Replicate::record(Event event, int h, int p, int cause, int to, double people) {
  if (people == 0) return;
  auto& by_year = record_.events[{event, h, p, cause, to}];
  by_year.resize(years());
  by_year[year_] += people;
}

void Replicate::cost(Cost item, int h, double euro) {
  record_.costs[static_cast<std::size_t>(item)][year_][static_cast<std::size_t>(h)] += euro;
}

void Replicate::give(Given item, int p, int giver, int receiver, double amount) {
  if (amount == 0) return;
  auto& by_year = record_.given[{item, p, giver, receiver}];
  by_year.resize(years());
  by_year[year_] += amount;
}

double Replicate::above_reference(int h, int p) const {
  const std::size_t i = terms_.index(h, p);
  return std::max(1.0, workload_[i]) - std::max(1.0, reference_[i]);
}

Record Replicate::run() {
  start();
  running_ = true;
  for (t_ = 0; t_ < terms_.months; ++t_) {
    calendar_ = terms_.start.plus(t_);
    year_ = static_cast<std::size_t>(calendar_.year - terms_.start.year);
    for (PlaceState& state : state_) state.places_offered = state.places_unused = state.graduates = 0;
    have_birthdays_and_retire();
    reckon_strengths();
    reckon_demand();
    drop_out();
    transfer();
    advance_and_graduate();
    take_in();
    leave();
    leave_flex();
    move();
    hire();
    settle();
    exchange();
    balance(static_cast<std::size_t>(t_) + 1);
    charge_costs();
    smooth_workload();
  }
  return std::move(record_);
}

Simulator::Simulator(const Scenario& scenario, int replicates, std::uint64_t seed, bool draw_inputs)
    : Simulator(scenario, std::vector<std::string>{}, replicates, seed, draw_inputs) {}

Simulator::Simulator(const Scenario& scenario, std::vector<std::string> policies, int replicates, std::uint64_t seed,
                     bool draw_inputs)
    : scenario_(scenario),
      policies_(std::move(policies)),
      seed_(seed),
      draw_inputs_(draw_inputs),
      inputs_(replicates, draw_inputs, seed) {}

Record Simulator::replicate(int i) {
  if (!terms_ || inputs_.drew()) terms_ = terms_of(scenario_, policies_, inputs_, i);
  std::seed_seq mixed{seed_ & 0xffffffffu, seed_ >> 32, static_cast<std::uint64_t>(i) + 1};
  std::array<std::uint32_t, 2> words{};
  mixed.generate(words.begin(), words.end());
  return Replicate(*terms_, static_cast<std::uint64_t>(words[0]) << 32 | words[1], draw_inputs_).run();
}

}  // namespace spp::naive
