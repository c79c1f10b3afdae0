#include "engine/flow_layout.hpp"

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
    layout_.slots.push_back(
        {flow, {static_cast<int>(h)}, {static_cast<int>(p)}, programme, std::move(cause), std::move(to)});
    return static_cast<int>(layout_.slots.size()) - 1;
  }
  [[nodiscard]] bool neighbours(std::size_t h, std::size_t to) const {
    return h != to && model_.axes.region_of[h] == model_.axes.region_of[to];
  }

  void add_team(std::size_t h, std::size_t p) {
    const bool exists = model_.teams[h * model_.professions.size() + p].exists;
    for (const auto& cause : model_.axes.causes)
      layout_.exit.push_back(exists ? slot(Flow::exit, h, p, -1, cause) : -1);
    layout_.hire.push_back(exists ? slot(Flow::hire, h, p) : -1);
    for (std::size_t to = 0; to < organisations_; ++to) {
      const bool possible = exists && neighbours(h, to) && model_.teams[to * model_.professions.size() + p].exists;
      layout_.move.push_back(possible ? slot(Flow::move, h, p, -1, {}, model_.axes.organisations[to]) : -1);
    }
  }

  void add_classroom(std::size_t g, std::size_t h) {
    const ProgrammeModel& programme = model_.programmes[g];
    const bool exists = programme.at[h].exists;
    const std::size_t p = programme.profession.at();
    const int number = static_cast<int>(g);
    const auto one = [&](Flow flow, std::string cause = {}, std::string to = {}) {
      return exists ? slot(flow, h, p, number, std::move(cause), std::move(to)) : -1;
    };
    layout_.intake.push_back(one(Flow::intake));
    layout_.dropout.push_back(one(Flow::dropout));
    layout_.graduate_stay.push_back(one(Flow::graduate_stay));
    layout_.graduate_leave.push_back(one(Flow::graduate_leave));
    layout_.place_unused.push_back(one(Flow::place_unused, "supervision"));
    layout_.place_unused.push_back(one(Flow::place_unused, "fill"));
    for (std::size_t to = 0; to < organisations_; ++to) {
      const bool possible = neighbours(h, to) && model_.teams[to * model_.professions.size() + p].exists;
      layout_.graduate_move.push_back(possible ? one(Flow::graduate_move, {}, model_.axes.organisations[to]) : -1);
    }
  }

  const Model& model_;
  std::size_t organisations_;
  FlowLayout layout_;
};

}  // namespace

FlowLayout lay_out_flows(const Model& model) { return Builder(model).build(); }

}  // namespace spp
