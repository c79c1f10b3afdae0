// The few calls to the file system that a run folder needs, each checked: what fails is an EnvironmentError that names
// the path and the system's reason.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spp {

/// An open file or folder; closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();

  [[nodiscard]] bool open() const { return number_ >= 0; }
  [[nodiscard]] int number() const { return number_; }
  /// Puts the contents on disk.
  void sync(const std::filesystem::path& said) const;
  /// Closes and reports what the system kept back until then.
  void close(const std::filesystem::path& said);

 private:
  int number_;
};

/// Throws EnvironmentError: "cannot `what` `path`: reason", from errno.
[[noreturn]] void fail(std::string_view what, const std::filesystem::path& path);

[[nodiscard]] Descriptor open_folder(const std::filesystem::path& path);
/// A new file in a folder: never one that stands there, never through a link.
[[nodiscard]] Descriptor create_file(const Descriptor& folder, const std::string& name,
                                     const std::filesystem::path& said);
void write_all(const Descriptor& file, std::string_view bytes, const std::filesystem::path& said);

/// Makes the folder and those above it that lack; those made, outermost first.
std::vector<std::filesystem::path> make_folders(const std::filesystem::path& path);
/// Letters a to z and digits 0 to 5, for the name of something that is soon renamed or removed.
inline constexpr std::size_t random_letters = 6;
[[nodiscard]] std::string random_name();
/// Removes the plain files of a folder, then the folder: never what lies deeper, never through a link. Failures are
/// left for the next run.
void remove_flat_folder(const Descriptor& parent, const std::string& name) noexcept;

/// Holds a lock file until it is destroyed, and then removes it.
class FileLock {
 public:
  /// Takes the lock without waiting; not held where another process has it.
  FileLock(const Descriptor& folder, std::string name, const std::filesystem::path& said);
  FileLock(FileLock&&) = delete;
  ~FileLock();
  [[nodiscard]] bool held() const { return file_.open(); }

 private:
  int folder_;
  std::string name_;
  Descriptor file_;
};

enum class Swap { done, target_exists, not_supported };
/// Gives `from` the name `to`, in one step, where `to` does not exist.
[[nodiscard]] Swap rename_new(const Descriptor& parent, const std::string& from, const std::string& to);
/// Exchanges the names of two folders in one step.
[[nodiscard]] Swap exchange(const Descriptor& parent, const std::string& from, const std::string& to);
/// Where the file system can do neither: `to`, if there, becomes `aside`, then `from` becomes `to`; if that fails, `to`
/// comes back.
void swap_in_two_steps(const Descriptor& parent, const std::string& from, const std::string& to,
                       const std::string& aside);

}  // namespace spp
