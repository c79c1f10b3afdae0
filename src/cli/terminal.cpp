#include "cli/terminal.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "base/problem.hpp"

namespace spp {
namespace {

FILE* file_of(Channel channel) { return channel == Channel::out ? stdout : stderr; }

bool set_and_not_empty(const char* name) {
  const char* const value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

}  // namespace

bool is_terminal(Channel channel) { return isatty(fileno(file_of(channel))) == 1; }

bool takes_colour(Channel channel) {
  if (!is_terminal(channel) || set_and_not_empty("NO_COLOR")) return false;
  const char* const terminal = std::getenv("TERM");
  return terminal != nullptr && std::string_view(terminal) != "dumb";
}

std::string inked(std::string_view text, Ink ink, Channel channel) {
  if (!takes_colour(channel)) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", ink == Ink::strong ? 1 : 2, text);
}

void print(std::string_view text, Channel channel) {
  FILE* const file = file_of(channel);
  const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
  if (!written && channel == Channel::out) throw EnvironmentError("cannot write to the standard output");
}

}  // namespace spp
