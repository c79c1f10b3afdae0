// Runs a model: blocks of replicates over threads. The same bytes for any number of threads.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>

#include "model/model.hpp"
#include "results/results.hpp"

namespace spp {

/// Version of the random numbers: changes when an unchanged scenario gives other numbers.
inline constexpr int stream_version = 1;

struct RunOptions {
  std::uint64_t seed = 1;
  int replicates = 1000;
  int threads = 0;                                 ///< 0 = all cores
  bool chance = true;                              ///< false: each draw is replaced by its expectation
  bool draw_inputs = true;                         ///< false: what is not known stands at its mean
  bool other_chance = false;                       ///< chance anew, what is not known as it would be without
  int inputs_over = 0;                             ///< replicates that inputs are stratified over; 0 = `replicates`
  KeptSet keep = KeptSet().set();                  ///< what is wanted of the kept quantities
  KeptSet keep_by_year{};                          ///< and of what only the start and the sums of each year
  const std::atomic<bool>* stop = nullptr;         ///< polled between blocks; a stopped run throws Stopped
  std::function<void(int done, int of)> progress;  ///< after each block, in replicates; one call at a time
};

/// The run was asked to stop.
struct Stopped {};

/// Replicates that a run with these options has: without chance and with fixed inputs all are alike, so one.
[[nodiscard]] int replicates_of(const RunOptions& options);
/// The series of a run.
[[nodiscard]] ResultSlots slots_of(const Model& model);
/// What a run stores of what is wanted: nothing of mechanisms that the model lacks, which are zeros.
[[nodiscard]] KeptSet stored_by(const Model& model, KeptSet wanted);
/// Throws Stopped, or std::runtime_error naming the first replicate that failed and how many there were.
[[nodiscard]] Results simulate(const Model& model, const RunOptions& options);
/// Bytes that a run holds at once, beside the results: one block per thread and the inputs.
[[nodiscard]] std::size_t working_bytes(const Model& model, int replicates, int threads);

}  // namespace spp
