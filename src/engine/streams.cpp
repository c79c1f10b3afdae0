#include "engine/streams.hpp"

#include <string>

namespace spp {
namespace {

constexpr std::array<const char*, tenure_count> tenure_name{"new", "settled", "away", "alumni"};

/// Keys of what chance decides and of what is not known. No name begins with the tag but those that it makes.
struct Keys {
  std::uint64_t seed = 1;
  bool other_chance = false;
  [[nodiscard]] Stream chance(const std::string& name) const {
    return stream(seed, other_chance ? "other chance/" + name : name);
  }
  [[nodiscard]] Stream unknown(const std::string& name) const { return stream(seed, name); }
};

TeamStreams name_team(const std::string& name, const ProfessionModel& profession, const std::string& exchange,
                      const Keys& keys) {
  TeamStreams s;
  const auto named = [&](const std::string& flow) { return keys.chance(name + "/" + flow); };
  for (std::size_t k = 0; k < tenure_count; ++k) {
    for (const AgeClass& c : profession.classes)
      s.exits[k].push_back(
          named(std::string(tenure_name[k]) + "/" + std::to_string(c.first) + "-" + std::to_string(c.last) + "/exits"));
    s.retire[k] = named(std::string(tenure_name[k]) + "/retirement");
  }
  s.heads = named("start/heads");
  s.start = named("start/ages");
  s.start_new = named("start/new");
  s.arrival = named("start/arrival");
  s.supervision = named("supervision");
  s.move = named("move");
  s.hires = named("hires");
  s.hire_ages = named("hires/ages");
  s.between = keys.unknown(name + "/between_organisations");
  s.participants = named("exchange/" + exchange + "/participants");
  s.participant = named("exchange/" + exchange + "/who");
  s.host = named("exchange/" + exchange + "/host");
  s.fade = named("exchange/" + exchange + "/fade");
  return s;
}

/// The policy by which a team exchanges; empty where it does not.
std::string exchange_of(const Model& model, std::size_t team) {
  const int number = model.teams[team].exchange;
  if (number < 0) return {};
  const int policy = model.exchanges[static_cast<std::size_t>(number)].policy;
  return model.policies[static_cast<std::size_t>(policy)].name;
}

ClassroomStreams name_classroom(const std::string& name, const Keys& keys) {
  const auto named = [&](const char* flow) { return keys.chance(name + "/" + flow); };
  return {named("start"),      named("dropout"),   named("places"),        named("fill"),
          named("stay"),       named("stay/ages"), named("look"),          named("look/ages"),
          named("look/place"), named("transfer"),  named("transfer/place")};
}

FlexStreams name_flex(const std::string& name, const Keys& keys) {
  const auto named = [&](const char* flow) { return keys.chance(name + "/" + flow); };
  return {named("flex/start"),     named("flex/leave"),      named("flex/back"),  named("flex/arrivals"),
          named("flex/back/ages"), named("flex/back/place"), named("supervision")};
}

}  // namespace

Streams name_streams(const Model& model, std::uint64_t seed, bool other_chance) {
  const Keys keys{seed, other_chance};
  Streams streams;
  const Axes& axes = model.axes;
  for (std::size_t h = 0; h < axes.organisations.size(); ++h)
    for (std::size_t p = 0; p < axes.professions.size(); ++p)
      streams.teams.push_back(
          name_team("team/" + axes.organisations[h] + "/" + axes.professions[p], model.professions[p],
                    exchange_of(model, model.team({static_cast<int>(h)}, {static_cast<int>(p)})), keys));
  for (const auto& g : axes.programmes)
    for (const auto& h : axes.organisations)
      streams.classrooms.push_back(name_classroom("programme/" + h + "/" + g.name, keys));
  for (const auto& r : axes.regions)
    for (const auto& p : axes.professions) streams.flex.push_back(name_flex("region/" + r + "/" + p, keys));
  for (const PolicyModel& policy : model.policies) {
    PolicyStreams names;
    for (const auto& h : axes.organisations) {
      names.joins.push_back(keys.chance("policy/" + policy.name + "/" + h + "/joins"));
      names.leaves.push_back(keys.chance("policy/" + policy.name + "/" + h + "/leaves"));
    }
    streams.policies.push_back(std::move(names));
  }
  for (const ShockModel& shock : model.shocks) streams.shocks.push_back(keys.chance("shock/" + shock.name));
  for (const auto& r : axes.regions) streams.cycles.push_back(keys.unknown("cycle/" + r));
  for (const auto& h : axes.organisations) streams.noise.push_back(keys.unknown("demand_noise/" + h));
  return streams;
}

Stream input_stream(const Input& input, std::uint64_t seed) { return stream(seed, "input/" + input.number.path); }

}  // namespace spp
