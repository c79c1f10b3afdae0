#include "cli/progress.hpp"

#include <fmt/format.h>
#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "cli/terminal.hpp"

namespace spp {
namespace {

constexpr int bar_cells = 28;
constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

std::string time_left(double seconds, Language language) {
  constexpr Words rest{"nog {}", "{} left"};
  const double whole = std::ceil(seconds);
  std::string time = whole < 100 ? fmt::format("{:.0f} s", whole) : fmt::format("{:.0f} min", std::ceil(seconds / 60));
  return fmt::format(fmt::runtime(rest.in(language)), time);
}

}  // namespace

std::string progress_line(int done, int of, double seconds_so_far, Language language) {
  const double share = of > 0 ? static_cast<double>(done) / of : 1.0;
  const int filled = static_cast<int>(share * bar_cells * 8);
  std::string bar;
  for (int i = 0; i < filled / 8; ++i) bar += "█";
  bar += eighths[static_cast<std::size_t>(filled % 8)];
  constexpr Words among{"van", "of"};
  std::string line = fmt::format(" ▕{}▏ {:.0f}%   {} {} {}", padded(bar, bar_cells), std::floor(share * 100),
                                 spelled(done, 0, language), among.in(language), spelled(of, 0, language));
  if (done > 0 && done < of) line += "   " + time_left(seconds_so_far / share - seconds_so_far, language);
  return line;
}

Progress::Progress(bool wanted, Language language)
    : wanted_(wanted && is_terminal(Channel::error)), language_(language) {}

Progress::~Progress() { clear(); }

void Progress::show(int done, int of) {
  if (!wanted_) return;
  const auto now = Clock::now();
  const double seconds = std::chrono::duration<double>(now - started_).count();
  // Nothing for a run that will be over within the second; and not more often than an eye can follow.
  const bool long_run = done > 0 && seconds / done * of > 1.0 && seconds > 0.2;
  if (!long_run || (on_screen_ && now - drawn_ < std::chrono::milliseconds(100))) return;
  const std::string line = "\r" + progress_line(done, of, seconds, language_) + "\x1b[K";
  print(line, Channel::error);
  drawn_ = now;
  on_screen_ = true;
}

void Progress::clear() {
  if (on_screen_) print("\r\x1b[K", Channel::error);
  on_screen_ = false;
}

}  // namespace spp
