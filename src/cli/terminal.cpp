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

bool takes_blocks(Channel channel) {
  if (!is_terminal(channel) || !set_and_not_empty("TERM") || std::string_view(std::getenv("TERM")) == "dumb")
    return false;
  for (const char* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    if (!set_and_not_empty(name)) continue;
    std::string locale(std::getenv(name));
    for (char& c : locale)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return locale.find("UTF-8") != std::string::npos || locale.find("UTF8") != std::string::npos;
  }
  return false;
}

std::string inked(std::string_view text, Ink ink, Channel channel) {
  if (!takes_colour(channel)) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", ink == Ink::strong ? 1 : 2, text);
}

std::string in_shell(std::string_view path) {
  const auto plain = [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    return letter || (c >= '0' && c <= '9') || std::string_view("_-./+:@%,").find(c) != std::string_view::npos;
  };
  std::string safe = visible(path.starts_with('-') ? "./" + std::string(path) : std::string(path));
  if (!safe.empty() && std::all_of(safe.begin(), safe.end(), plain)) return safe;
  std::string out = "'";
  for (const char c : safe) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

void print(std::string_view text, Channel channel) {
  FILE* const file = file_of(channel);
  const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
  if (!written && channel == Channel::out) throw EnvironmentError("cannot write to the standard output");
}

}  // namespace spp
