// Independent tasks on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace spp {

/// Does tasks 0 … count − 1, each once. `make_worker` is called once for each thread and gives the function that does a
/// task, with scratch memory of its own. The first failure, by task, is thrown after all threads have ended.
void do_tasks(std::size_t count, int threads, const std::function<std::function<void(std::size_t)>()>& make_worker);

}  // namespace spp
