// INT, TERM and HUP: a run stops by itself, its unfinished folder is removed, and the program ends with 128 + n.
#pragma once

#include <atomic>

namespace spp {

/// Set by the first of the signals; the second one ends the program at once.
[[nodiscard]] const std::atomic<bool>& stop_flag();

/// What is thrown on the way out; no error of anybody.
struct Interrupted {
  int signal = 0;
};

/// Throws Interrupted where a signal came.
void stop_if_asked();

/// Takes the signals over, ignores those of a closed pipe and of a full file system quota (the writes then fail and
/// say so), and opens what is closed of the descriptors 0 to 2, so that no message lands in a file of ours.
void take_signals();

}  // namespace spp
