#include "schema/bytes.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "schema/utf8.hpp"

namespace spp {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// A file descriptor that closes itself; stdin stays open.
struct Descriptor {
  int number = -1;
  explicit Descriptor(int n) : number(n) {}
  ~Descriptor() {
    if (number > 0) ::close(number);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
};

std::string reason(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return "there is no such file";
    case EACCES:
    case EPERM:
      return "it may not be read";
    case ELOOP:
      return "its links go round in a circle";
    case ENAMETOOLONG:
      return "its name is too long";
    default:
      return std::strerror(error);
  }
}

std::string not_regular(mode_t mode) {
  if (S_ISDIR(mode)) return "it is a folder";
  if (S_ISFIFO(mode)) return "it is a pipe";
  return "it is no regular file";
}

/// Reads to the end, or to one byte more than is allowed.
bool read_all(int descriptor, std::size_t largest, std::string& out) {
  std::array<char, 65536> buffer{};
  while (out.size() <= largest) {
    const ssize_t n = ::read(descriptor, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    if (n == 0) return true;
    out.append(buffer.data(), static_cast<std::size_t>(n));
  }
  return true;
}

struct Place {
  int line = 1, column = 1;
};

Place place_of_byte(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const auto line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
          1 + count_code_points(before.substr(line_start))};
}

/// The first byte that no text holds: control characters but tab and line feed, and carriage returns that stand alone.
std::size_t first_control(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool line_end = c == '\n' || (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n');
    if ((c < 0x20 && c != '\t' && !line_end) || c == 0x7F) return i;
  }
  return std::string_view::npos;
}

}  // namespace

std::optional<std::string> read_bytes(const std::string& path, Origin named_at, Problems& problems,
                                      std::size_t largest) {
  const bool is_stdin = path == "-";
  if (!named_at.source) named_at.source = std::make_shared<Source>(Source{is_stdin ? "stdin" : path, {}});
  const bool self = named_at.source->text.empty();
  const auto fail = [&](const std::string& why, std::string hint = {}) -> std::optional<std::string> {
    problems.add(named_at, {}, self ? "cannot be read: " + why : "`" + path + "` cannot be read: " + why,
                 std::move(hint));
    return std::nullopt;
  };
  // Not blocking: a pipe without a writer would hang in open.
  const Descriptor file(is_stdin ? 0 : ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (file.number < 0) return fail(reason(errno));
  if (!is_stdin) {
    struct stat status {};
    if (::fstat(file.number, &status) != 0) return fail(reason(errno));
    if (!S_ISREG(status.st_mode)) return fail(not_regular(status.st_mode));
  }
  std::string bytes;
  if (!read_all(file.number, largest, bytes)) return fail(reason(errno));
  if (bytes.size() > largest) return fail(fmt::format("it is larger than {} MiB", largest >> 20));
  return bytes;
}

bool looks_like_utf16(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
  const std::string_view head = text.substr(0, 64);
  const auto zeros = std::count(head.begin(), head.end(), '\0');
  return head.size() >= 4 && static_cast<std::size_t>(zeros) * 3 >= head.size();
}

bool check_text(const std::shared_ptr<const Source>& source, Problems& problems) {
  const std::string& text = source->text;
  const auto fail = [&](std::size_t at, std::string what, std::string hint) {
    const Place place = place_of_byte(text, at);
    problems.add({source, place.line, place.column, 1}, {}, std::move(what), std::move(hint));
    return false;
  };
  if (looks_like_utf16(text)) {
    problems.add({source, 0, 0, 1}, {}, "the file is saved as UTF-16", "save it as UTF-8");
    return false;
  }
  if (const auto bad = first_invalid_utf8(text))
    return fail(*bad, fmt::format("byte {:02X} is no UTF-8 text", static_cast<unsigned char>(text[*bad])),
                "was the file saved as Windows-1252? save it as UTF-8");
  const auto control = first_control(text);
  if (control == std::string_view::npos) return true;
  const auto c = static_cast<unsigned char>(text[control]);
  if (c == '\r') return fail(control, "a line ends with a carriage return alone", "save the file with Unix line ends");
  return fail(control, fmt::format("control character {:02X} in the text", c), "remove it");
}

std::string without_byte_order_mark(std::string bytes) {
  if (bytes.starts_with(byte_order_mark)) bytes.erase(0, byte_order_mark.size());
  return bytes;
}

}  // namespace spp
