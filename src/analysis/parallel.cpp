#include "analysis/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace spp {

void do_tasks(std::size_t count, int threads, const std::function<std::function<void(std::size_t)>()>& make_worker) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr failure;
  std::size_t failed = count;
  const auto note_failure = [&](std::size_t task) {
    const std::lock_guard lock(mutex);
    if (!failure || task < failed) {
      failed = task;
      failure = std::current_exception();
    }
  };
  const auto work = [&] {
    std::size_t task = 0;
    try {
      const std::function<void(std::size_t)> one = make_worker();
      while ((task = next.fetch_add(1)) < count) one(task);
    } catch (...) {
      note_failure(task);
      next = count;
    }
  };
  const std::size_t helpers = std::min(count, static_cast<std::size_t>(std::max(1, threads))) - (count > 0 ? 1 : 0);
  {
    std::vector<std::jthread> crew;
    try {
      crew.reserve(helpers);
      for (std::size_t i = 0; i < helpers; ++i) crew.emplace_back(work);
    } catch (const std::system_error&) {
      // No more threads to be had: those that started, and this one, do the work.
    }
    work();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace spp
