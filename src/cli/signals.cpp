#include "cli/signals.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <csignal>

namespace spp {
namespace {

std::atomic<bool> asked{false};
volatile std::sig_atomic_t which = 0;
static_assert(std::atomic<bool>::is_always_lock_free);

void on_signal(int signal) {
  which = signal;
  asked.store(true);
}

}  // namespace

const std::atomic<bool>& stop_flag() { return asked; }

void stop_if_asked() {
  if (asked.load()) throw Interrupted{which};
}

void take_signals() {
  for (int fd = 0; fd <= 2; ++fd)
    if (fcntl(fd, F_GETFD) == -1) [[maybe_unused]]
      const int opened = open("/dev/null", fd == 0 ? O_RDONLY : O_WRONLY);
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // the second one is not ours
  sigemptyset(&action.sa_mask);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);  // nohup stays nohup
  }
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace spp
