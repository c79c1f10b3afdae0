// A document: a file after `extends` and `--set`, every value still knowing where it was written. Studies change a
// scenario in this way only: by an overlay on the document, which is then read and checked again.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "schema/node.hpp"

namespace spp {

inline constexpr std::size_t most_extends_deep = 16;
inline constexpr std::size_t most_files = 64;

struct LoadOptions {
  std::vector<std::filesystem::path> library;  ///< where `extends` looks after the file's own folder
  std::vector<std::string> sets;               ///< `PATH=VALUE`, in order; later wins
  bool allow_outside = false;                  ///< `extends` may leave the folder of the scenario and the library
};

/// A file that was read, for the hashes of the manifest.
struct DocumentFile {
  std::string path;   ///< as given, or as found by `extends`
  std::string bytes;  ///< as they stand on disk
};

class Document {
 public:
  /// A file, or stdin for `-`. What is wrong is added to `problems`; the document is then not readable().
  static Document load(const std::string& path_or_dash, const LoadOptions& options, Problems& problems);
  /// A text that is at hand; `extends` looks beside `name`, then in the library.
  static Document from_text(const std::string& name, std::string text, const LoadOptions& options, Problems& problems);

  /// False where a file could not be read as YAML: there is then nothing to check.
  [[nodiscard]] bool readable() const { return readable_; }
  [[nodiscard]] const Node& root() const { return root_; }
  /// Every file that was read, the first first.
  [[nodiscard]] const std::vector<DocumentFile>& files() const { return files_; }
  /// The name of the first file, as given; `stdin` for `-`.
  [[nodiscard]] const std::string& name() const { return name_; }

  /// This document with one more value, as by `--set PATH=VALUE`. `named` is what messages call it.
  [[nodiscard]] Document with(std::string_view path, std::string_view value, Problems& problems,
                              const std::string& named = "--set") const;

 private:
  Node root_ = Node::map();
  std::vector<DocumentFile> files_;
  std::string name_;
  bool readable_ = false;
  friend class DocumentLoader;
};

}  // namespace spp
