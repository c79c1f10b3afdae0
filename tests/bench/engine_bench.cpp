// The engine against the simulator of one person at a time: RUN-OK by both on one thread, processor seconds for one
// replicate of each and their ratio, round by round. The answers are compared first: means of what every team has, in
// the middle and at the end.
//   engine_bench [ROUNDS [NAIVE [ENGINE [SCENARIO]]]]   replicates a round, else 7 rounds of 20 and 1,000
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>
#include <vector>

#include "engine/simulate.hpp"
#include "model/model.hpp"
#include "naive/naive.hpp"
#include "scenario/scenario.hpp"
#include "schema/document.hpp"

namespace {

using namespace spp;

constexpr double standard_errors = 6.0;

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

Scenario load(const std::string& file) {
  Problems problems;
  const Document document = Document::load(file, {}, problems);
  problems.raise_if_any();
  Scenario scenario = read_scenario(document, {}, problems);
  problems.raise_if_any();
  return scenario;
}

struct Compared {
  const char* name;
  Kept kept;
  double naive::PlaceState::*member;
};
constexpr std::array compared{Compared{"headcount", Kept::headcount, &naive::PlaceState::headcount},
                              Compared{"available_fte", Kept::available_fte, &naive::PlaceState::available_fte},
                              Compared{"vacancies", Kept::vacancies, &naive::PlaceState::vacancies},
                              Compared{"trainees", Kept::trainees, &naive::PlaceState::trainees},
                              Compared{"workload", Kept::workload, &naive::PlaceState::workload}};

struct Moments {
  double n = 0, sum = 0, squares = 0;
  void add(double x) {
    n += 1;
    sum += x;
    squares += x * x;
  }
  [[nodiscard]] double mean() const { return sum / n; }
  [[nodiscard]] double variance() const { return std::max(0.0, (squares - sum * mean()) / (n - 1)); }
};

/// Of one quantity, team and period.
struct Both {
  std::string name;
  Moments engine, naive;
};

class Race {
 public:
  Race(const Scenario& scenario, int naive_replicates, int engine_replicates)
      : scenario_(scenario),
        model_(compile(scenario)),
        periods_{(model_.axes.months + 1) / 2, model_.axes.months},
        naive_replicates_(naive_replicates),
        engine_replicates_(engine_replicates) {}

  struct Seconds {
    double engine = 0, naive = 0;  ///< for one replicate
  };

  Seconds round(std::uint64_t seed) {
    Seconds seconds;
    double began = processor_seconds();
    RunOptions options;
    options.replicates = engine_replicates_;
    options.threads = 1;
    options.seed = seed;
    const Results results = simulate(compile(scenario_), options);
    seconds.engine = (processor_seconds() - began) / engine_replicates_;

    began = processor_seconds();
    naive::Simulator simulator(scenario_, naive_replicates_, seed + 1000);
    std::vector<naive::Record> records;
    for (int i = 0; i < naive_replicates_; ++i) records.push_back(simulator.replicate(i));
    seconds.naive = (processor_seconds() - began) / naive_replicates_;
    gather(results, records);
    return seconds;
  }

  /// The comparison that is furthest off, in standard errors; all of them are told where they are too far.
  double furthest() const {
    double most = 0.0;
    for (const auto& [key, both] : all_) {
      const double error = std::sqrt(both.engine.variance() * (1 / both.engine.n + 1 / both.naive.n));
      const double off = std::abs(both.engine.mean() - both.naive.mean());
      // Where nothing varies, the two have added the same numbers in another order.
      const double relative = off <= 1e-9 * (1 + std::abs(both.naive.mean())) ? 0.0 : off / error;
      if (relative > standard_errors)
        fmt::print("{}: {} by the engine, {} by the naive simulator\n", both.name, both.engine.mean(),
                   both.naive.mean());
      most = std::max(most, relative);
    }
    return most;
  }
  [[nodiscard]] std::size_t comparisons() const { return all_.size(); }

 private:
  void gather(const Results& results, const std::vector<naive::Record>& records) {
    const Axes& axes = model_.axes;
    int key = 0;
    for (const int period : periods_)
      for (std::size_t team = 0; team < model_.teams.size(); ++team)
        for (const Compared& one : compared) {
          const auto h = static_cast<int>(team / axes.professions.size());
          const auto p = static_cast<int>(team % axes.professions.size());
          Both& both = all_[key++];
          both.name =
              fmt::format("{} of {} at {} in period {}", one.name, axes.professions[static_cast<std::size_t>(p)],
                          axes.organisations[static_cast<std::size_t>(h)], period);
          if (!model_.teams[team].exists) continue;
          for (const double x : results.kept(one.kept, period, {h}, {p})) both.engine.add(x);
          for (const naive::Record& record : records)
            both.naive.add(record.places[static_cast<std::size_t>(period)][team].*one.member);
        }
    std::erase_if(all_, [](const auto& entry) { return entry.second.engine.n == 0; });
  }

  const Scenario& scenario_;
  Model model_;
  std::array<int, 2> periods_;
  int naive_replicates_, engine_replicates_;
  std::map<int, Both> all_;
};

}  // namespace

int main(int argc, char** argv) {
  const auto count = [&](int at, int otherwise) { return argc > at ? std::max(2, std::atoi(argv[at])) : otherwise; };
  const int rounds = count(1, 7), naive_replicates = count(2, 20), engine_replicates = count(3, 1000);
  const Scenario scenario = load(argc > 4 ? argv[4] : SPP_SOURCE_DIR "/scenarios/run-ok.yaml");
  Race race(scenario, naive_replicates, engine_replicates);
  (void)race.round(0);  // warms up
  std::vector<double> ratios;
  for (int round = 1; round <= rounds; ++round) {
    const Race::Seconds seconds = race.round(static_cast<std::uint64_t>(round));
    ratios.push_back(seconds.naive / seconds.engine);
    fmt::print("round {}: {:.3f} ms a replicate by the engine, {:.2f} ms by the naive simulator: {:.1f} times\n", round,
               seconds.engine * 1e3, seconds.naive * 1e3, ratios.back());
  }
  std::sort(ratios.begin(), ratios.end());
  const double off = race.furthest();
  fmt::print(
      "ratio: median {:.1f}, from {:.1f} to {:.1f}; {} means compared, the furthest {:.1f} standard errors off\n",
      ratios[ratios.size() / 2], ratios.front(), ratios.back(), race.comparisons(), off);
  return off <= standard_errors ? 0 : 1;
}
