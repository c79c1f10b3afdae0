#include "engine/simulate.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "engine/block.hpp"
#include "engine/stratify.hpp"
#include "schema/distribution.hpp"

namespace spp {
namespace {

std::vector<double> draw_input(const Input& input, const RunOptions& options, int replicates) {
  const auto& distribution = std::get<Distribution>(input.number.value);
  std::vector<double> values;
  if (options.draw_inputs) {
    // Of a part of a run, the values that the whole has.
    values = stratified(input_stream(input, options.seed), std::max(replicates, options.inputs_over));
    values.resize(static_cast<std::size_t>(replicates));
    for (double& u : values) u = quantile(distribution, u);
  } else {
    values.assign(static_cast<std::size_t>(replicates), mean(distribution));
  }
  for (double& value : values) value = std::clamp(value, input.low, input.high);
  return values;
}

/// Runs `work(k)` for k = 0 … count − 1 on some threads; goes on with fewer where one cannot be started.
template <class Work>
void over_threads(int threads, int count, const Work& work) {
  std::atomic<int> next{0};
  const auto loop = [&] {
    for (int k = next++; k < count; k = next++) work(k);
  };
  std::vector<std::jthread> helpers;
  try {
    for (int i = 1; i < std::min(threads, count); ++i) helpers.emplace_back(loop);
  } catch (const std::system_error&) {
    // The system gives no more threads: the same bytes come out, later.
  }
  loop();
}

int thread_count(const RunOptions& options) {
  return options.threads > 0 ? options.threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

/// What went wrong in blocks, told once all have ended.
class Failures {
 public:
  void add(int block, std::string what) {
    const std::lock_guard lock(mutex_);
    ++count_;
    if (first_ < 0 || block < first_) {
      first_ = block;
      what_ = std::move(what);
    }
  }
  void raise_if_any() const {
    if (count_ > 0)
      throw std::runtime_error("replicates from " + std::to_string(first_ * lanes) + ": " + what_ + " (" +
                               std::to_string(count_) + " blocks failed)");
  }

 private:
  std::mutex mutex_;
  int first_ = -1, count_ = 0;
  std::string what_;
};

template <class D>
void run_all(const Setup& setup, const RunOptions& options, Results& results) {
  const int blocks = (setup.replicates + lanes - 1) / lanes;
  Failures failures;
  std::mutex progress;
  int done = 0;
  const auto stopped = [&] { return options.stop != nullptr && options.stop->load(); };
  over_threads(thread_count(options), blocks, [&](int k) {
    if (stopped()) return;
    try {
      auto block = std::make_unique<Block<D>>(setup, k * lanes);
      run_block(*block, results);
      const std::lock_guard lock(progress);
      done += block->used_lanes;
      if (options.progress) options.progress(done, setup.replicates);
    } catch (const std::exception& failure) {
      failures.add(k, failure.what());
    }
  });
  if (stopped()) throw Stopped{};
  failures.raise_if_any();
}

}  // namespace

int replicates_of(const RunOptions& options) { return options.chance || options.draw_inputs ? options.replicates : 1; }

ResultSlots slots_of(const Model& model) { return lay_out_flows(model).slots; }

KeptSet stored_by(const Model& model, KeptSet wanted) {
  const auto without = [&](Kept kept) { wanted.reset(static_cast<std::size_t>(kept)); };
  if (model.exchanges.empty()) {
    without(Kept::away);
    without(Kept::alumni);
  }
  if (std::none_of(model.flex.begin(), model.flex.end(), [](const FlexModel& flex) { return flex.exists; })) {
    without(Kept::flex_heads);
    without(Kept::flex_fte);
  }
  if (model.pools.empty()) without(Kept::pool_fte);
  if (model.reserves.empty()) without(Kept::reserve_fte);
  return wanted;
}

Results simulate(const Model& model, const RunOptions& options) {
  const int replicates = replicates_of(options);
  const FlowLayout flows = lay_out_flows(model);
  const Streams streams = name_streams(model, options.seed, options.other_chance);
  Results results(model.axes, flows.slots, replicates, stored_by(model, options.keep), options.keep_by_year);
  results.inputs.resize(model.inputs.size());
  over_threads(thread_count(options), static_cast<int>(model.inputs.size()), [&](int k) {
    const auto i = static_cast<std::size_t>(k);
    results.inputs[i] = draw_input(model.inputs[i], options, replicates);
  });
  const Setup setup{model, streams, flows, results.inputs, replicates, !options.draw_inputs};
  if (options.chance)
    run_all<Chance>(setup, options, results);
  else
    run_all<Expectation>(setup, options, results);
  return results;
}

std::size_t working_bytes(const Model& model, int replicates, int threads) {
  const std::size_t cells = static_cast<std::size_t>(age_count) * (cohort_count + 2);
  const std::size_t block = model.teams.size() * cells * lanes * sizeof(double);
  return block * static_cast<std::size_t>(std::max(1, threads)) +
         model.inputs.size() * static_cast<std::size_t>(replicates) * sizeof(double);
}

}  // namespace spp
