#include "output/whole_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <utility>

#include "base/problem.hpp"

namespace spp {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& target, const std::string& reason) {
  throw EnvironmentError(visible(target.string()) + " " + reason + "; nothing was replaced: choose another file");
}

/// Whether a file is empty or begins with this.
bool begins(const fs::path& file, std::string_view with) {
  std::ifstream in(file, std::ios::binary);
  if (!in) refuse(file, "cannot be read");
  std::string head(with.size(), '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  return in.gcount() == 0 || head == with;
}

void check_target(const fs::path& target, std::string_view begins_with) {
  if (!target.has_filename()) throw InputError(visible(target.string()) + " names a folder; name a file");
  std::error_code error;
  const fs::file_status status = fs::symlink_status(target, error);
  if (status.type() == fs::file_type::not_found) return;
  if (error) throw EnvironmentError("cannot look at " + visible(target.string()) + ": " + error.message());
  if (!fs::is_regular_file(status)) refuse(target, "is no regular file");
  if (!begins(target, begins_with))
    refuse(target, "does not begin with `" + std::string(begins_with) + "` and is no file of spp");
}

}  // namespace

WholeFile::WholeFile(fs::path target, std::string_view begins_with) : target_(std::move(target)) {
  check_target(target_, begins_with);
  const fs::path above = target_.has_parent_path() ? target_.parent_path() : fs::path(".");
  make_folders(above);
  folder_ = open_folder(above);
  const std::string name = ".spp-" + target_.filename().string() + "." + random_name();
  file_ = create_file(folder_, name, target_);
  temporary_ = name;
}

WholeFile::~WholeFile() {
  if (!temporary_.empty()) unlinkat(folder_.number(), temporary_.c_str(), 0);
}

void WholeFile::commit(std::string_view text) {
  write_all(file_, text, target_);
  file_.sync(target_);
  file_.close(target_);
  const std::string name = target_.filename().string();
  if (renameat(folder_.number(), temporary_.c_str(), folder_.number(), name.c_str()) != 0)
    fail("put in place", target_);
  temporary_.clear();
  folder_.sync(target_);
}

}  // namespace spp
