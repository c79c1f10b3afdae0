#include "engine/streams.hpp"

#include <string>

namespace spp {
namespace {

constexpr std::array<const char*, tenure_count> tenure_name{"new", "settled"};

TeamStreams name_team(const std::string& name, const ProfessionModel& profession, std::uint64_t seed) {
  TeamStreams s;
  const auto named = [&](const std::string& flow) { return stream(seed, name + "/" + flow); };
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
  s.between = named("between_organisations");
  return s;
}

ClassroomStreams name_classroom(const std::string& name, std::uint64_t seed) {
  const auto named = [&](const char* flow) { return stream(seed, name + "/" + flow); };
  return {named("start"),     named("dropout"), named("places"),    named("fill"),      named("stay"),
          named("stay/ages"), named("look"),    named("look/ages"), named("look/place")};
}

}  // namespace

Streams name_streams(const Model& model, std::uint64_t seed) {
  Streams streams;
  const Axes& axes = model.axes;
  for (const auto& h : axes.organisations)
    for (std::size_t p = 0; p < axes.professions.size(); ++p)
      streams.teams.push_back(name_team("team/" + h + "/" + axes.professions[p], model.professions[p], seed));
  for (const auto& g : axes.programmes)
    for (const auto& h : axes.organisations)
      streams.classrooms.push_back(name_classroom("programme/" + h + "/" + g.name, seed));
  return streams;
}

Stream input_stream(const Input& input, std::uint64_t seed) { return stream(seed, "input/" + input.number.path); }

}  // namespace spp
