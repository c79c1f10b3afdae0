#include "output/disk.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>  // renameat2
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <system_error>

#include "base/problem.hpp"

namespace spp {
namespace {

/// Repeats a call that a signal interrupted.
template <class Call>
auto again(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

bool is_same_file(int descriptor, int folder, const std::string& name) {
  struct stat open_one {
  }, named_one{};
  return fstat(descriptor, &open_one) == 0 && fstatat(folder, name.c_str(), &named_one, AT_SYMLINK_NOFOLLOW) == 0 &&
         open_one.st_dev == named_one.st_dev && open_one.st_ino == named_one.st_ino;
}

Swap rename_by(const Descriptor& parent, const std::string& from, const std::string& to, unsigned flags) {
  if (renameat2(parent.number(), from.c_str(), parent.number(), to.c_str(), flags) == 0) return Swap::done;
  if (errno == EEXIST || errno == ENOTEMPTY) return Swap::target_exists;
  if (errno == ENOSYS || errno == EINVAL) return Swap::not_supported;
  fail("put in place", to);
}

}  // namespace

void fail(std::string_view what, const std::filesystem::path& path) {
  const std::string reason = std::generic_category().message(errno);
  throw EnvironmentError("cannot " + std::string(what) + " " + visible(path.string()) + ": " + reason);
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

void Descriptor::sync(const std::filesystem::path& said) const {
  // A file system that cannot sync a folder says EINVAL; nothing more can be done there.
  if (again([this] { return fsync(number_); }) != 0 && errno != EINVAL) fail("put on disk", said);
}

void Descriptor::close(const std::filesystem::path& said) {
  const int number = std::exchange(number_, -1);
  if (::close(number) != 0 && errno != EINTR) fail("close", said);
}

Descriptor open_folder(const std::filesystem::path& path) {
  Descriptor folder(again([&] { return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
  if (!folder.open()) fail("open folder", path);
  return folder;
}

Descriptor create_file(const Descriptor& folder, const std::string& name, const std::filesystem::path& said) {
  constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  constexpr mode_t mode = 0666;  // less the umask
  Descriptor file(again([&] { return openat(folder.number(), name.c_str(), flags, mode); }));
  if (!file.open()) fail("create", said);
  return file;
}

void write_all(const Descriptor& file, std::string_view bytes, const std::filesystem::path& said) {
  while (!bytes.empty()) {
    const ssize_t written = again([&] { return ::write(file.number(), bytes.data(), bytes.size()); });
    if (written < 0) fail("write", said);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::vector<std::filesystem::path> make_folders(const std::filesystem::path& path) {
  std::vector<std::filesystem::path> missing;
  std::error_code ignored;
  for (std::filesystem::path at = path; !at.empty() && !std::filesystem::exists(at, ignored); at = at.parent_path())
    missing.push_back(at);
  std::reverse(missing.begin(), missing.end());
  std::vector<std::filesystem::path> made;
  for (const std::filesystem::path& one : missing) {
    constexpr mode_t mode = 0777;
    if (mkdir(one.c_str(), mode) == 0) {
      made.push_back(one);
    } else if (errno != EEXIST) {
      const int reason = errno;
      for (auto last = made.rbegin(); last != made.rend(); ++last) rmdir(last->c_str());
      errno = reason;
      fail("make folder", one);
    }
  }
  return made;
}

std::string random_name() {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz012345";
  std::array<unsigned char, random_letters> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
    throw EnvironmentError("the system gave no random bytes for a name");
  std::string name;
  for (const unsigned char byte : bytes) name += letters[byte % letters.size()];
  return name;
}

void remove_flat_folder(const Descriptor& parent, const std::string& name) noexcept {
  constexpr int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
  const int folder = again([&] { return openat(parent.number(), name.c_str(), flags); });
  if (folder < 0) return;
  DIR* entries = fdopendir(folder);
  if (entries == nullptr) {
    ::close(folder);
    return;
  }
  while (const dirent* entry = readdir(entries)) {
    const std::string_view file = entry->d_name;
    if (file != "." && file != "..") unlinkat(folder, entry->d_name, 0);
  }
  closedir(entries);
  unlinkat(parent.number(), name.c_str(), AT_REMOVEDIR);
}

FileLock::FileLock(const Descriptor& folder, std::string name, const std::filesystem::path& said)
    : folder_(folder.number()), name_(std::move(name)) {
  constexpr int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC;
  constexpr mode_t mode = 0666;
  // Whoever held the lock removes its file when done: then ours is the lock of a file without a name, so try again.
  while (true) {
    Descriptor file(again([&] { return openat(folder_, name_.c_str(), flags, mode); }));
    if (!file.open()) fail("lock", said);
    if (again([&] { return flock(file.number(), LOCK_EX | LOCK_NB); }) != 0) {
      if (errno == EWOULDBLOCK) return;
      fail("lock", said);
    }
    if (!is_same_file(file.number(), folder_, name_)) continue;
    file_ = std::move(file);
    return;
  }
}

FileLock::~FileLock() {
  if (held()) unlinkat(folder_, name_.c_str(), 0);
}

Swap rename_new(const Descriptor& parent, const std::string& from, const std::string& to) {
  return rename_by(parent, from, to, RENAME_NOREPLACE);
}

Swap exchange(const Descriptor& parent, const std::string& from, const std::string& to) {
  return rename_by(parent, from, to, RENAME_EXCHANGE);
}

void swap_in_two_steps(const Descriptor& parent, const std::string& from, const std::string& to,
                       const std::string& aside) {
  const int at = parent.number();
  const bool replaces = renameat(at, to.c_str(), at, aside.c_str()) == 0;
  if (!replaces && errno != ENOENT) fail("move aside", to);
  if (renameat(at, from.c_str(), at, to.c_str()) == 0) return;
  const int reason = errno;
  if (replaces) renameat(at, aside.c_str(), at, to.c_str());
  errno = reason;
  fail("put in place", to);
}

}  // namespace spp
