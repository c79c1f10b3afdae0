// A folder of results that is written whole or not at all: everything goes into a hidden folder beside the target, which
// takes the target's place in one step once its last file is on disk. Whatever happens before, the old folder stands.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace spp {

/// Takes the next bytes of a file.
using ByteSink = std::function<void(std::string_view)>;

/// A file as it was written.
struct WrittenFile {
  std::string name;
  std::uint64_t bytes = 0;
  std::string sha256;  ///< 64 hexadecimal digits
};

/// The name of the file that is written last and makes a folder one of ours.
inline constexpr std::string_view manifest_name = "manifest.json";

class RunFolder {
 public:
  /// Checks that the target may be written and takes its lock: nothing can be in the way later. A folder in the way
  /// without `force` is InputError; one that is not ours, another run that writes to it, or a place that cannot be
  /// written, EnvironmentError.
  RunFolder(const std::filesystem::path& target, bool force);
  /// Removes what was not committed.
  ~RunFolder();
  RunFolder(const RunFolder&) = delete;
  RunFolder& operator=(const RunFolder&) = delete;

  /// Writes a file and puts it on disk; `name` is a plain file name.
  void add(std::string_view name, std::string_view bytes);
  /// The same in pieces: `write` is called once with a sink that may be called any number of times.
  void add(std::string_view name, const std::function<void(const ByteSink&)>& write);
  /// The files so far, in the order in which they were added, with their hashes.
  [[nodiscard]] const std::vector<WrittenFile>& files() const { return files_; }

  /// Adds the manifest and puts the folder in its place.
  void commit(std::string_view manifest);

 private:
  void take_lock();
  void remove_stale() const;
  void make_temporary();
  void put_in_place();

  std::filesystem::path target_, parent_;
  std::string name_;       ///< the target's last part
  std::string temporary_;  ///< its name beside the target; empty = none
  bool force_ = false;
  int parent_fd_ = -1, lock_fd_ = -1, folder_fd_ = -1;
  std::vector<std::filesystem::path> made_parents_;  ///< outermost first
  std::vector<WrittenFile> files_;
};

}  // namespace spp
