#include "analysis/parallel.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

using namespace spp;

TEST_CASE("each task is done once, whatever the number of threads") {
  for (const int threads : {-1, 0, 1, 2, 7, 64})
    for (const std::size_t count : {0U, 1U, 2U, 100U}) {
      std::vector<std::atomic<int>> done(count);
      do_tasks(count, threads, [&] { return [&](std::size_t task) { ++done[task]; }; });
      for (const std::atomic<int>& times : done) CHECK(times == 1);
    }
}

TEST_CASE("a task's failure is thrown once all threads have ended") {
  for (const int threads : {1, 4}) {
    std::atomic<int> begun{0};
    std::string said;
    try {
      do_tasks(1000, threads, [&] {
        return [&](std::size_t task) {
          ++begun;
          if (task == 10) throw std::runtime_error("task ten");
        };
      });
    } catch (const std::runtime_error& error) {
      said = error.what();
    }
    CHECK(said == "task ten");
    CHECK(begun >= 11);
  }
}

TEST_CASE("a worker that cannot be made is a failure too") {
  CHECK_THROWS_AS(do_tasks(3, 2, []() -> std::function<void(std::size_t)> { throw std::runtime_error("no memory"); }),
                  std::runtime_error);
}
