// A folder of results that is written whole or not at all: everything goes into a hidden folder beside the target,
// which takes the target's place in one step once its last file is on disk. Whatever happens before, the old folder
// stands.
//
// Beside the target `NAME` these may stand while a run is on, none of them afterwards: `.spp-NAME.lock` (held by flock,
// so it ends with its process), `.spp-NAME.` and six letters (the new folder), `.spp-NAME.previous` (the old one, only
// where the file system cannot exchange two folders in one step; the next run puts it back).
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "output/byte_sink.hpp"
#include "output/manifest.hpp"

namespace spp {

class RunFolder {
 public:
  /// Checks that the target may be written and takes its lock: nothing can be in the way later. A folder in the way
  /// without `force` is InputError; one that is not ours, another run that writes to it, or a place that cannot be
  /// written, EnvironmentError.
  RunFolder(const std::filesystem::path& target, bool force);
  /// Removes what was not committed. So a run that is told to stop only has to let go of the folder.
  ~RunFolder();
  RunFolder(const RunFolder&) = delete;
  RunFolder& operator=(const RunFolder&) = delete;

  /// Writes a file and puts it on disk; `name` is a plain file name.
  void add(std::string_view name, std::string_view bytes);
  /// The same in pieces: `write` is called once, with a sink that may be called any number of times.
  void add(std::string_view name, const std::function<void(const ByteSink&)>& write);
  /// The files so far, in the order in which they were added, with their hashes.
  [[nodiscard]] const std::vector<WrittenFile>& files() const { return files_; }

  /// Adds the manifest and puts the folder in its place.
  void commit(std::string_view manifest);

 private:
  struct Places;  // descriptors, lock, temporary folder: each lets go of itself
  std::unique_ptr<Places> places_;
  std::vector<WrittenFile> files_;
};

}  // namespace spp
