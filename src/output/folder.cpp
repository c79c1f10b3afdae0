#include "output/folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>

#include "base/problem.hpp"
#include "output/disk.hpp"
#include "output/hash.hpp"

namespace spp {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view hidden = ".spp-";

/// The target's name where `entry` is a temporary folder of a run: `.spp-NAME.abcdef`.
std::optional<std::string> target_of_temporary(const std::string& entry) {
  if (!entry.starts_with(hidden) || entry.size() < hidden.size() + random_letters + 2) return std::nullopt;
  const std::size_t dot = entry.size() - random_letters - 1;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '5'); };
  if (entry[dot] != '.' || !std::all_of(entry.begin() + static_cast<std::ptrdiff_t>(dot) + 1, entry.end(), is_letter))
    return std::nullopt;
  return entry.substr(hidden.size(), dot - hidden.size());
}

std::string lock_name(const std::string& target) { return std::string(hidden) + target + ".lock"; }

bool is_folder(const fs::path& path) { return fs::is_directory(fs::symlink_status(path)); }

/// Why a folder may not be replaced; empty = it is one of ours and holds nothing else.
std::string foreign(const fs::path& folder) {
  if (!is_folder(folder)) return "is no folder";
  std::error_code error;
  if (fs::is_empty(folder, error)) return {};
  std::ifstream stream(folder / manifest_name, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  const std::optional<std::vector<std::string>> names = files_of_manifest(text);
  if (!names) return "has no manifest.json of spp";
  const std::set<std::string> ours(names->begin(), names->end());
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (!ours.contains(name) || !fs::is_regular_file(at->symlink_status()))
      return "holds " + visible(name) + ", which spp did not write";
  }
  return error ? "cannot be read: " + error.message() : std::string();
}

[[noreturn]] void refuse(const fs::path& target, const std::string& reason) {
  throw EnvironmentError(visible(target.string()) + " " + reason +
                         "; nothing was replaced: choose another folder with -o");
}

/// The folder without a slash at its end.
fs::path without_slash(fs::path target) {
  if (!target.has_filename()) target = target.parent_path();
  if (!target.has_filename() || target.filename() == "." || target.filename() == "..")
    throw InputError("-o must name a folder that can be made or replaced, not `" + visible(target.string()) + "`");
  return target;
}

/// Folders above the target that this run made; removed again, where empty, by a run that leaves nothing.
struct MadeFolders {
  std::vector<fs::path> folders;
  ~MadeFolders() {
    for (auto last = folders.rbegin(); last != folders.rend(); ++last) rmdir(last->c_str());
  }
};

/// A folder beside the target, removed with its files unless it was given another name.
struct TemporaryFolder {
  const Descriptor& parent;
  std::string name;  ///< empty = none
  ~TemporaryFolder() {
    if (!name.empty()) remove_flat_folder(parent, name);
  }
};

}  // namespace

struct RunFolder::Places {
  Places(const fs::path& asked, bool may_replace);
  Places(const Places&) = delete;
  Places& operator=(const Places&) = delete;

  void check_target() const;
  void recover();
  void remove_stale() const;
  void make_temporary();
  void put_in_place();
  [[nodiscard]] std::string previous() const { return std::string(hidden) + name + ".previous"; }

  fs::path target, above;  ///< the target and the folder that it stands in
  std::string name;        ///< the target's last part
  bool force = false;
  // What lets go of itself, in the order in which it was taken.
  MadeFolders made;
  Descriptor parent;
  std::optional<FileLock> lock;
  TemporaryFolder temporary{parent, {}};
  Descriptor folder;  ///< the temporary one
};

RunFolder::Places::Places(const fs::path& asked, bool may_replace)
    : target(without_slash(asked)), above(target.parent_path()), name(target.filename().string()), force(may_replace) {
  if (above.empty()) above = ".";
  check_target();
  made.folders = make_folders(above);
  parent = open_folder(above);
  lock.emplace(parent, lock_name(name), target);
  if (!lock->held()) throw EnvironmentError("another run is writing to " + visible(target.string()));
  recover();
  check_target();
  remove_stale();
  make_temporary();
}

void RunFolder::Places::check_target() const {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(target, error);
  if (status.type() == fs::file_type::not_found) return;
  if (error) throw EnvironmentError("cannot look at " + visible(target.string()) + ": " + error.message());
  if (const std::string reason = foreign(target); !reason.empty()) refuse(target, reason);
  if (!force && !fs::is_empty(target))
    throw InputError(visible(target.string()) + " exists; replace it with --force, or choose another folder with -o");
}

// A run that died between moving the old folder aside and moving the new one in left no target: the old one comes back.
void RunFolder::Places::recover() {
  if (!is_folder(above / previous())) return;
  if (rename_new(parent, previous(), name) == Swap::target_exists) remove_flat_folder(parent, previous());
}

void RunFolder::Places::remove_stale() const {
  std::vector<std::pair<std::string, std::string>> stale;  // temporary folder, its target
  std::error_code error;
  for (fs::directory_iterator at(above, error), end; !error && at != end; at.increment(error)) {
    const std::string entry = at->path().filename().string();
    if (const auto of = target_of_temporary(entry); of && is_folder(at->path())) stale.emplace_back(entry, *of);
  }
  for (const auto& one : stale) {
    if (one.second == name) {
      remove_flat_folder(parent, one.first);
      continue;
    }
    const FileLock other(parent, lock_name(one.second), above / one.first);
    if (other.held()) remove_flat_folder(parent, one.first);
  }
}

void RunFolder::Places::make_temporary() {
  constexpr mode_t mode = 0777;  // less the umask
  std::string made_name;
  do {
    made_name = std::string(hidden) + name + "." + random_name();
    errno = 0;
  } while (mkdirat(parent.number(), made_name.c_str(), mode) != 0 && errno == EEXIST);
  if (errno != 0) fail("make a folder in", above);
  temporary.name = made_name;
  folder = open_folder(above / made_name);
}

void RunFolder::Places::put_in_place() {
  folder.sync(target);
  Swap swap = rename_new(parent, temporary.name, name);
  if (swap == Swap::target_exists) {
    check_target();
    swap = exchange(parent, temporary.name, name);  // then `temporary` is the old folder, to be removed
  } else if (swap == Swap::done) {
    temporary.name.clear();
  }
  if (swap != Swap::done) {
    check_target();
    swap_in_two_steps(parent, temporary.name, name, previous());
    temporary.name.clear();
    remove_flat_folder(parent, previous());
  }
  parent.sync(above);
  made.folders.clear();
}

RunFolder::RunFolder(const std::filesystem::path& target, bool force)
    : places_(std::make_unique<Places>(target, force)) {}

RunFolder::~RunFolder() = default;

void RunFolder::add(std::string_view name, std::string_view bytes) {
  add(name, [bytes](const ByteSink& sink) { sink(bytes); });
}

void RunFolder::add(std::string_view name, const std::function<void(const ByteSink&)>& write) {
  const std::string file_name(name);
  const fs::path said = places_->target / file_name;
  Descriptor file = create_file(places_->folder, file_name, said);
  WrittenFile written{file_name, 0, {}};
  Sha256 hash;
  write([&](std::string_view bytes) {
    write_all(file, bytes, said);
    hash.update(bytes);
    written.bytes += bytes.size();
  });
  file.sync(said);
  file.close(said);
  written.sha256 = hash.finish();
  files_.push_back(std::move(written));
}

void RunFolder::commit(std::string_view manifest) {
  add(manifest_name, manifest);
  places_->put_in_place();
}

}  // namespace spp
