// The names of everything that is drawn, turned into keys once per run. A name is made of organisation, profession or
// programme, class of cells and flow, joined by `/`, which no name may hold.
#pragma once

#include <array>
#include <vector>

#include "engine/random.hpp"
#include "engine/stock.hpp"
#include "model/model.hpp"

namespace spp {

struct TeamStreams {
  std::array<std::vector<Stream>, tenure_count> exits;  ///< by hazard class
  std::array<Stream, tenure_count> retire;
  Stream heads, start, start_new, arrival, supervision, move, hires, hire_ages, between;
  Stream participants, participant, host, fade;  ///< of an exchange
};

struct ClassroomStreams {
  Stream start, dropout, places, fill, stay, stay_ages, look, look_ages, look_place, transfer, transfer_place;
};

/// Flexible staff of a region and profession; and what its teams can supervise together.
struct FlexStreams {
  Stream start, leave, back, arrivals, back_ages, back_place, supervision;
};

struct PolicyStreams {
  std::vector<Stream> joins, leaves;  ///< by organisation
};

struct Streams {
  std::vector<TeamStreams> teams;            ///< as in the model
  std::vector<ClassroomStreams> classrooms;  ///< programme · organisations + organisation
  std::vector<FlexStreams> flex;             ///< region · professions + profession
  std::vector<PolicyStreams> policies;       ///< in force
  std::vector<Stream> shocks;
  std::vector<Stream> cycles;  ///< by region
  std::vector<Stream> noise;   ///< by organisation
};

/// With `other_chance` all that chance decides has another name; what is not known (differences between organisations,
/// cycle, noise of demand, inputs) keeps its own.
[[nodiscard]] Streams name_streams(const Model& model, std::uint64_t seed, bool other_chance = false);
/// The stream of a drawn input.
[[nodiscard]] Stream input_stream(const Input& input, std::uint64_t seed);

}  // namespace spp
