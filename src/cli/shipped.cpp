#include "cli/shipped.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace spp {
namespace {

namespace fs = std::filesystem;

/// The records of a CSV text. Only what our own list of sources needs: comma, double quotes, any line end.
std::vector<std::vector<std::string>> records(std::string_view csv) {
  std::vector<std::vector<std::string>> out{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (quoted) {
      if (c != '"')
        out.back().back() += c;
      else if (i + 1 < csv.size() && csv[i + 1] == '"')
        out.back().back() += csv[i++];
      else
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      out.back().emplace_back();
    } else if (c == '\n') {
      out.push_back({""});
    } else if (c != '\r') {
      out.back().back() += c;
    }
  }
  return out;
}

void add_ids(const fs::path& file, std::vector<std::string>& ids) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return;
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  for (std::string& id : source_ids(text)) ids.push_back(std::move(id));
}

}  // namespace

std::string_view program_version() { return SPP_VERSION; }

fs::path shipped_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const fs::path& folder : {program / "../..", program / "../share/spp", fs::path(SPP_SOURCE_DIR)})
    if (fs::is_directory(folder / "scenarios/library", error) &&
        fs::is_regular_file(folder / "data/sources.csv", error))
      return fs::weakly_canonical(folder, error);
  return {};
}

std::vector<fs::path> library_folders() {
  const fs::path folder = shipped_folder();
  return folder.empty() ? std::vector<fs::path>() : std::vector{folder / "scenarios"};
}

std::vector<std::string> source_ids(std::string_view csv) {
  const auto rows = records(csv);
  const auto column =
      static_cast<std::size_t>(std::find(rows.front().begin(), rows.front().end(), "source_id") - rows.front().begin());
  std::vector<std::string> ids;
  for (std::size_t i = 1; i < rows.size(); ++i)
    if (column < rows[i].size() && !rows[i][column].empty()) ids.push_back(rows[i][column]);
  return ids;
}

std::vector<std::string> known_sources(const std::string& scenario_file) {
  std::vector<std::string> ids;
  if (const fs::path folder = shipped_folder(); !folder.empty()) add_ids(folder / "data/sources.csv", ids);
  if (scenario_file != "-") add_ids(fs::path(scenario_file).parent_path() / "sources.csv", ids);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace spp
