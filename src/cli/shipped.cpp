#include "cli/shipped.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include "base/nearest.hpp"
#include "schema/bytes.hpp"
#include "schema/csv_file.hpp"

namespace spp {
namespace {

namespace fs = std::filesystem;

void add_ids(const fs::path& file, std::vector<std::string>& ids, Problems& problems) {
  std::error_code error;
  if (!fs::exists(file, error)) return;
  std::optional<std::string> bytes = read_bytes(file.string(), {}, problems);
  if (!bytes) return;
  for (std::string& id : source_ids(file.string(), std::move(*bytes), problems)) ids.push_back(std::move(id));
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

std::vector<std::string> source_ids(const std::string& name, std::string bytes, Problems& problems) {
  constexpr std::string_view wanted = "source_id";
  const std::optional<CsvFile> file = read_csv(name, std::move(bytes), problems);
  std::vector<std::string> ids;
  if (!file) return ids;
  const std::vector<std::string>& header = file->header();
  const auto column = static_cast<std::size_t>(std::find(header.begin(), header.end(), wanted) - header.begin());
  if (column == header.size()) {
    const std::string hint = did_you_mean(wanted, header);
    problems.add(file->header_at(0), {}, fmt::format("a list of sources has a column `{}`", wanted),
                 hint.empty() ? fmt::format("this one has `{}`", fmt::join(header, "`, `")) : hint);
    return ids;
  }
  for (std::size_t row = 0; row < file->rows(); ++row)
    if (!file->text(row, column).empty()) ids.emplace_back(file->text(row, column));
  return ids;
}

std::map<std::string, std::string> shipped_sources() {
  std::map<std::string, std::string> sources;
  const fs::path folder = shipped_folder();
  if (folder.empty()) return sources;
  const fs::path file = folder / "data/sources.csv";
  Problems problems;
  std::optional<std::string> bytes = read_bytes(file.string(), {}, problems);
  const std::optional<CsvFile> table = bytes ? read_csv(file.string(), std::move(*bytes), problems) : std::nullopt;
  if (!table) return sources;
  const auto column = [&](std::string_view name) {
    const auto& header = table->header();
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
  };
  const std::size_t id = column("source_id");
  if (id == table->columns()) return sources;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    std::string words;
    for (const char* const name : {"title", "publisher", "year"}) {
      const std::size_t c = column(name);
      if (c == table->columns() || table->text(row, c).empty()) continue;
      words += (words.empty() ? "" : ", ");
      words += table->text(row, c);
    }
    sources.emplace(table->text(row, id), std::move(words));
  }
  return sources;
}

std::vector<std::string> known_sources(const std::string& scenario_file, Problems& problems) {
  std::vector<std::string> ids;
  if (const fs::path folder = shipped_folder(); !folder.empty()) add_ids(folder / "data/sources.csv", ids, problems);
  if (scenario_file != "-") add_ids(fs::path(scenario_file).parent_path() / "sources.csv", ids, problems);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace spp
