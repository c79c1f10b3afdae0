// A single file that is written whole or not at all: it is made under a hidden name beside the target and takes the
// target's name once it is on disk. What stood there stays until then.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "output/disk.hpp"

namespace spp {

class WholeFile {
 public:
  /// Checks that the file can be written, so that a long run does not end in vain; folders above it are made.
  /// InputError where the name is a folder's, EnvironmentError where it cannot be written, and where something stands
  /// there that does not begin with `begins_with`: a file of somebody else.
  WholeFile(std::filesystem::path target, std::string_view begins_with);
  /// Removes what was not committed.
  ~WholeFile();
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  /// Writes the text and gives it the target's name.
  void commit(std::string_view text);

 private:
  std::filesystem::path target_;
  Descriptor folder_, file_;
  std::string temporary_;  ///< its name; empty once it has the target's
};

}  // namespace spp
