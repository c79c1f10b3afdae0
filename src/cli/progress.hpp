// A bar on stderr with an estimate of what is left: only on a terminal, only for what takes over a second.
#pragma once

#include <chrono>
#include <string>

#include "base/words.hpp"

namespace spp {

class Progress {
 public:
  /// Silent where `wanted` is false or stderr is no terminal.
  Progress(bool wanted, Language language);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// So many of so many are done; draws the bar at most ten times a second.
  void show(int done, int of);
  /// Takes the bar away.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool wanted_;
  Language language_;
  Clock::time_point started_ = Clock::now(), drawn_{};
  bool on_screen_ = false;
};

/// The line itself: ` ▕█████▌    ▏ 55%   1,100 of 2,000   3 s left`.
[[nodiscard]] std::string progress_line(int done, int of, double seconds_so_far, Language language);

}  // namespace spp
