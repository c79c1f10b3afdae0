// A second way of computing: one person at a time, one replicate at a time, plain loops over a list of people, written
// from the page of the model and from nothing of the engine. Slow and easy to read; what the engine does is compared
// with it. The month is steps 1 to 7, 9 and 10, without exchange, pools, flex heads, shocks, noise, costs and policies.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "naive/terms.hpp"
#include "scenario/scenario.hpp"

namespace spp::naive {

/// One profession at one organisation: at a month's end, or what happened in the month.
struct PlaceState {
  double headcount = 0, employed_fte = 0, required_fte = 0, establishment_fte = 0, available_fte = 0, own_fte = 0;
  double vacancies = 0, trainees = 0, places_offered = 0, places_unused = 0, graduates = 0, workload = 1;
};
struct RoomState {
  double planned = 0, open = 0;
};

enum class Event { exit, hire, move, intake, dropout, graduate_stay, graduate_move, graduate_leave, place_unused };
/// Who did what, where to. `cause` is an index of causes for an exit, 0 (supervision) or 1 (fill) for an unused place,
/// else -1; `to` is an organisation or -1.
struct EventKey {
  Event event = Event::exit;
  int organisation = 0, profession = 0, cause = -1, to = -1;
  auto operator<=>(const EventKey&) const = default;
};

/// One replicate. Period 0 is the state before the first month, period t + 1 the end of month t.
struct Record {
  std::vector<std::vector<PlaceState>> places;     ///< [period][organisation · professions + profession]
  std::vector<std::vector<RoomState>> rooms;       ///< [period][organisation]
  std::map<EventKey, std::vector<double>> events;  ///< people by calendar year of the run
};

/// Simulates the replicates of a run, in order or not.
class Simulator {
 public:
  /// With `draw_inputs` false, what is not known stands at its mean.
  Simulator(const Scenario& scenario, int replicates, std::uint64_t seed, bool draw_inputs = true);
  Record replicate(int i);

 private:
  const Scenario& scenario_;
  std::uint64_t seed_;
  bool draw_inputs_;
  Inputs inputs_;
  std::optional<Terms> terms_;  ///< kept from one replicate to the next where nothing is drawn
};

}  // namespace spp::naive
