// Files that a scenario names: where they may lie (the tree of its own folder, the shipped library), and reading one.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "schema/document.hpp"

namespace spp {

/// A path with its links followed, as far as it is there.
[[nodiscard]] std::filesystem::path real_path(const std::filesystem::path& path);

/// Where the files of a scenario may lie.
struct Reach {
  std::vector<std::filesystem::path> roots;  ///< real paths of folders
  bool everywhere = false;
};
/// The folder of the document, then the library; `name` as given, `-` or `stdin` for stdin.
[[nodiscard]] Reach reach_of(const std::string& name, const LoadOptions& options);

/// How a file was named, and what the messages about it say.
struct NamedFile {
  std::string text;   ///< as written
  Origin at;          ///< where
  std::string field;  ///< that holds it: `extends`
  std::string where;  ///< the places that were looked at: "beside this one or in the library"
};
/// The first of `places` that is there and within reach; nothing, with a problem, where there is none.
[[nodiscard]] std::optional<std::filesystem::path> find_file(const NamedFile& named,
                                                             const std::vector<std::filesystem::path>& places,
                                                             const Reach& reach, Problems& problems);

/// A file of data that a field of a document names: looked up beside the file that has the field (beside the document
/// where `--set` has it), a regular file of at most `largest` bytes. Nothing, with a problem at `at`, where there is
/// none.
[[nodiscard]] std::optional<DocumentFile> read_beside(const Document& document, const LoadOptions& options,
                                                      const std::string& text, const Origin& at,
                                                      const std::string& field, std::size_t largest,
                                                      Problems& problems);

}  // namespace spp
