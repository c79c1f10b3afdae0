#include "engine/flow_layout.hpp"

#include <algorithm>

namespace spp {
namespace {

class Builder {
 public:
  explicit Builder(const Model& model) : model_(model), organisations_(model.axes.organisations.size()) {}

  FlowLayout build() {
    for (std::size_t h = 0; h < organisations_; ++h)
      for (std::size_t p = 0; p < model_.professions.size(); ++p) add_team(h, p);
    for (std::size_t g = 0; g < model_.programmes.size(); ++g)
      for (std::size_t h = 0; h < organisations_; ++h) add_classroom(g, h);
    return std::move(layout_);
  }

 private:
  int slot(Flow flow, std::size_t h, std::size_t p, int programme = -1, std::string cause = {}, std::string to = {}) {
    layout_.slots.flows.push_back(
        {flow, {static_cast<int>(h)}, {static_cast<int>(p)}, programme, std::move(cause), std::move(to)});
    return static_cast<int>(layout_.slots.flows.size()) - 1;
  }
  int tally(Tally what, std::size_t h, std::size_t p, int programme = -1, int exit = -1) {
    layout_.slots.tallies.push_back({what, {static_cast<int>(h)}, {static_cast<int>(p)}, programme, exit});
    return static_cast<int>(layout_.slots.tallies.size()) - 1;
  }
  [[nodiscard]] bool neighbours(std::size_t h, std::size_t to) const {
    return h != to && model_.axes.region_of[h] == model_.axes.region_of[to];
  }

  void add_team(std::size_t h, std::size_t p) {
    const bool exists = model_.teams[h * model_.professions.size() + p].exists;
    for (const auto& cause : model_.axes.causes) {
      layout_.exit.push_back(exists ? slot(Flow::exit, h, p, -1, cause) : -1);
      layout_.leaver_fte.push_back(exists ? tally(Tally::leaver_fte, h, p, -1, layout_.exit.back()) : -1);
    }
    layout_.hire.push_back(exists ? slot(Flow::hire, h, p) : -1);
    for (std::size_t to = 0; to < organisations_; ++to) {
      const bool possible = exists && neighbours(h, to) && model_.teams[to * model_.professions.size() + p].exists;
      layout_.move.push_back(possible ? slot(Flow::move, h, p, -1, {}, model_.axes.organisations[to]) : -1);
    }
    for (std::size_t j = 0; j < model_.causes.size(); ++j) add_career(h, p, j, exists);
    const std::size_t r = model_.axes.region_of[h].at();
    const bool flex = exists && model_.flex[r * model_.professions.size() + p].exists;
    layout_.from_flex.push_back(flex ? slot(Flow::from_flex, h, p) : -1);
    const bool exchange = exists && model_.teams[h * model_.professions.size() + p].exchange >= 0;
    layout_.away.push_back(exchange ? slot(Flow::away, h, p) : -1);
    layout_.come_home.push_back(exchange ? slot(Flow::return_home, h, p) : -1);
    add_contributions(h, p, exists);
  }

  void add_career(std::size_t h, std::size_t p, std::size_t j, bool exists) {
    const CauseModel& cause = model_.causes[j];
    const bool possible = exists && cause.becomes >= 0 && has_exits(p, j);
    layout_.career.push_back(possible ? slot(Flow::career, h, p, cause.through, model_.axes.causes[j],
                                             model_.axes.professions[static_cast<std::size_t>(cause.becomes)])
                                      : -1);
  }
  [[nodiscard]] bool has_exits(std::size_t p, std::size_t j) const {
    const ProfessionModel& profession = model_.professions[p];
    if (profession.split.given && !profession.split.share[j].is(0.0)) return true;
    return std::any_of(profession.classes.begin(), profession.classes.end(),
                       [&](const AgeClass& one) { return !one.rate[j].is(0.0); });
  }

  int contribution(Contribution item, std::size_t p, std::size_t r, int giver, int receiver) {
    layout_.slots.contributions.push_back({item, {static_cast<int>(p)}, static_cast<int>(r), giver, receiver});
    return static_cast<int>(layout_.slots.contributions.size()) - 1;
  }
  void add_contributions(std::size_t h, std::size_t p, bool exists) {
    const int number = exists ? model_.teams[h * model_.professions.size() + p].exchange : -1;
    const int self = static_cast<int>(h);
    const std::size_t r = model_.axes.region_of[h].at();
    const bool shortest = number >= 0 && model_.exchanges[static_cast<std::size_t>(number)].shortest;
    const bool balanced = number >= 0 && !shortest;
    layout_.sent.push_back(balanced ? contribution(Contribution::exchanged, p, r, self, -1) : -1);
    layout_.hosted.push_back(balanced ? contribution(Contribution::exchanged, p, r, -1, self) : -1);
    for (std::size_t to = 0; to < organisations_; ++to) {
      const bool possible = shortest && neighbours(h, to) && model_.teams[to * model_.professions.size() + p].exists &&
                            model_.teams[to * model_.professions.size() + p].exchange == number;
      const int host = static_cast<int>(to);
      layout_.exchanged.push_back(possible ? contribution(Contribution::exchanged, p, r, self, host) : -1);
      layout_.charged.push_back(possible ? contribution(Contribution::charged, p, r, self, host) : -1);
    }
    const bool pool = exists && std::any_of(model_.pools.begin(), model_.pools.end(), [&](const PoolModel& one) {
                        const PolicyModel& policy = model_.policies[static_cast<std::size_t>(one.policy)];
                        return policy.organisations[h] != 0 && policy.professions[p] != 0;
                      });
    layout_.lent.push_back(pool ? contribution(Contribution::lent, p, r, self, -1) : -1);
    layout_.received.push_back(pool ? contribution(Contribution::lent, p, r, -1, self) : -1);
  }

  void add_classroom(std::size_t g, std::size_t h) {
    const ProgrammeModel& programme = model_.programmes[g];
    const bool exists = programme.at[h].exists;
    const std::size_t p = programme.profession.at();
    const int number = static_cast<int>(g);
    const auto one = [&](Flow flow, std::string cause = {}, std::string to = {}) {
      return exists ? slot(flow, h, p, number, std::move(cause), std::move(to)) : -1;
    };
    layout_.trainee_months.push_back(exists ? tally(Tally::trainee_months, h, p, number) : -1);
    layout_.places_offered.push_back(exists ? tally(Tally::places_offered, h, p, number) : -1);
    layout_.intake.push_back(one(Flow::intake));
    layout_.dropout.push_back(one(Flow::dropout));
    layout_.graduate_stay.push_back(one(Flow::graduate_stay));
    layout_.graduate_leave.push_back(one(Flow::graduate_leave));
    layout_.place_unused.push_back(one(Flow::place_unused, "supervision"));
    layout_.place_unused.push_back(
        programme.capacity[model_.axes.region_of[h].at()] ? one(Flow::place_unused, "capacity") : -1);
    layout_.place_unused.push_back(one(Flow::place_unused, "fill"));
    for (std::size_t to = 0; to < organisations_; ++to) {
      const bool possible = neighbours(h, to) && model_.teams[to * model_.professions.size() + p].exists;
      layout_.graduate_move.push_back(possible ? one(Flow::graduate_move, {}, model_.axes.organisations[to]) : -1);
      const bool goes_on = !programme.transfer.is(0.0) && neighbours(h, to) && programme.at[to].ever_places;
      layout_.transfer.push_back(goes_on ? one(Flow::transfer, {}, model_.axes.organisations[to]) : -1);
    }
  }

  const Model& model_;
  std::size_t organisations_;
  FlowLayout layout_;
};

}  // namespace

FlowLayout lay_out_flows(const Model& model) { return Builder(model).build(); }

}  // namespace spp
