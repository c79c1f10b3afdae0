#include "schema/beside.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/nearest.hpp"
#include "schema/bytes.hpp"

namespace spp {

namespace fs = std::filesystem;

namespace {

bool lies_in(const fs::path& path, const fs::path& folder) {
  const auto differ = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return differ.first == folder.end() || (differ.first->empty() && std::next(differ.first) == folder.end());
}

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

/// The files of a folder, for the nearest name of one that is not there.
std::vector<std::string> names_in(const fs::path& folder) {
  constexpr std::size_t enough = 1000;
  std::vector<std::string> out;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end && out.size() < enough; it.increment(error))
    out.push_back(it->path().filename().string());
  std::sort(out.begin(), out.end());
  return out;
}

bool within(const Reach& reach, const fs::path& place) {
  const fs::path real = real_path(place);
  return reach.everywhere ||
         std::any_of(reach.roots.begin(), reach.roots.end(), [&](const fs::path& root) { return lies_in(real, root); });
}

}  // namespace

fs::path real_path(const fs::path& path) {
  std::error_code error;
  fs::path out = fs::weakly_canonical(path, error);
  return error ? fs::absolute(path, error).lexically_normal() : out;
}

Reach reach_of(const std::string& name, const LoadOptions& options) {
  Reach reach{{real_path(folder_of(name))}, options.allow_outside};
  for (const fs::path& folder : options.library) reach.roots.push_back(real_path(folder));
  return reach;
}

std::optional<fs::path> find_file(const NamedFile& named, const std::vector<fs::path>& places, const Reach& reach,
                                  Problems& problems) {
  for (const fs::path& place : places) {
    if (!is_there(place)) continue;
    if (within(reach, place)) return place;
    problems.add(named.at, named.field, "`" + named.text + "` lies outside the folder of the scenario and the library",
                 "move it there, or give --allow-outside");
    return std::nullopt;
  }
  std::vector<std::string> names;
  for (const fs::path& place : places)
    for (std::string& name : names_in(folder_of(place))) names.push_back(std::move(name));
  problems.add(named.at, named.field, "there is no file `" + named.text + "` " + named.where,
               did_you_mean(fs::path(named.text).filename().string(), names));
  return std::nullopt;
}

std::optional<DocumentFile> read_beside(const Document& document, const LoadOptions& options, const std::string& text,
                                        const Origin& at, const std::string& field, std::size_t largest,
                                        Problems& problems) {
  const std::vector<DocumentFile>& files = document.files();
  const bool in_file = at.source && std::any_of(files.begin(), files.end(),
                                                [&](const DocumentFile& file) { return file.path == at.source->name; });
  const fs::path beside = in_file ? fs::path(at.source->name) : fs::path(document.name());
  const fs::path place = fs::path(text).is_absolute() ? fs::path(text) : beside.parent_path() / text;
  const std::optional<fs::path> found =
      find_file({text, at, field, "beside " + std::string(in_file ? "this one" : "the scenario")},
                {place.lexically_normal()}, reach_of(document.name(), options), problems);
  if (!found) return std::nullopt;
  std::optional<std::string> bytes = read_bytes(found->string(), at, problems, largest);
  if (!bytes) return std::nullopt;
  return DocumentFile{found->string(), std::move(*bytes)};
}

}  // namespace spp
