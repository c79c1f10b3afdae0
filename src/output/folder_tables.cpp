#include "output/folder_tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/nearest.hpp"
#include "base/problem.hpp"
#include "output/hash.hpp"
#include "schema/bytes.hpp"
#include "schema/numbers.hpp"

namespace spp {
namespace {

namespace fs = std::filesystem;

constexpr CsvLimits own_tables{std::size_t{1} << 30, 100'000'000};
constexpr std::size_t largest_manifest = std::size_t{64} << 20;

/// Ends with one message about a file or folder.
[[noreturn]] void refuse(const std::string& named, const std::string& what, const std::string& hint) {
  throw InputError(visible(named) + ": " + what + "; " + hint);
}

[[noreturn]] void refuse(const Problems& problems) {
  problems.raise_if_any();
  throw std::logic_error("a file that was not read has no problem");
}

std::string without_slash(std::string folder) {
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  return folder;
}

}  // namespace

std::optional<std::size_t> FolderTable::find_column(std::string_view name) const {
  const auto found = std::find(columns().begin(), columns().end(), name);
  if (found == columns().end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns().begin());
}

std::size_t FolderTable::column(std::string_view name) const {
  if (const auto found = find_column(name)) return *found;
  refuse(file_, fmt::format("there is no column `{}`", name), "another version wrote this; run the scenario anew");
}

std::optional<double> FolderTable::number(std::size_t row, std::size_t column) const {
  const std::string_view cell = text(row, column);
  if (cell.empty()) return std::nullopt;
  if (const auto value = parse_number(cell)) return value;
  Problems problems;
  problems.add(table_.at(row, column), {}, fmt::format("`{}` is not a number", cell),
               "the table was changed; run the scenario anew");
  refuse(problems);
}

FolderTables FolderTables::open(const std::string& folder) {
  FolderTables run;
  run.called_ = without_slash(folder);
  std::error_code ignored;
  const fs::path path(run.called_);
  if (!fs::exists(path, ignored))
    refuse(run.called_, "there is no such folder", "`spp run` makes one, and says at its end where");
  if (!fs::is_directory(path, ignored))
    refuse(run.called_, "this is no folder", "name the folder that `spp run` wrote from it");
  Problems problems;
  const fs::path manifest = path / manifest_name;
  std::optional<std::string> text;
  if (fs::exists(manifest, ignored)) {
    text = read_bytes(manifest.string(), {}, problems, largest_manifest);
    if (!text) refuse(problems);
  }
  std::optional<RunFacts> facts = text ? facts_of_manifest(*text) : std::nullopt;
  if (!facts) refuse(run.called_, "this is no folder of a run", "it needs the manifest.json that `spp run` writes");
  run.facts_ = std::move(*facts);
  run.folder_ = path;
  run.tables_ = std::make_shared<std::map<std::string, FolderTable>>();
  run.changed_ = std::make_shared<std::vector<std::string>>();
  return run;
}

FolderTables::FolderTables(std::string called, std::span<const NamedTable> tables, const RunDescription& run)
    : called_(std::move(called)),
      tables_(std::make_shared<std::map<std::string, FolderTable>>()),
      changed_(std::make_shared<std::vector<std::string>>()) {
  std::vector<WrittenFile> files;
  std::vector<Resource> resources;
  const auto add = [&](const std::string& name, std::string text) {
    files.push_back({name, text.size(), sha256(text)});
    texts_.emplace(name, std::move(text));
  };
  for (const NamedTable& table : tables) {
    std::string csv;
    table.csv([&csv](std::string_view piece) { csv += piece; }, CsvDialect::plain);
    add(table.resource.name + ".csv", std::move(csv));
    resources.push_back(table.resource);
  }
  if (!run.scenario_yaml.empty()) add("scenario.yaml", run.scenario_yaml);
  add("datapackage.json", datapackage_text(resources));
  facts_ = facts_of_manifest(manifest_text(run, files)).value();
  facts_.dialect = CsvDialect::plain;
}

bool FolderTables::has(std::string_view table) const {
  const std::string wanted = std::string(table) + ".csv";
  return std::any_of(facts_.files.begin(), facts_.files.end(),
                     [&](const HashedFile& file) { return file.name == wanted; });
}

const FolderTable& FolderTables::table(std::string_view name) const {
  const std::string key(name);
  if (const auto known = tables_->find(key); known != tables_->end()) return known->second;
  const std::string file_name = key + ".csv";
  const std::string called = (fs::path(called_) / file_name).string();
  Problems problems;
  std::optional<CsvFile> read = read_csv(called, file(file_name), problems, own_tables);
  if (!read || problems.any_error()) refuse(problems);
  if (facts_.dialect == CsvDialect::excel) read->revise(text_from_excel);
  return tables_->emplace(key, FolderTable(called, std::move(*read))).first->second;
}

std::string FolderTables::file(std::string_view name) const {
  const auto known =
      std::find_if(facts_.files.begin(), facts_.files.end(), [&](const HashedFile& one) { return one.name == name; });
  if (known == facts_.files.end())
    refuse(called_, fmt::format("there is no {}", name), "a folder of `spp run` has it where the scenario asks for it");
  if (!folder_) return texts_.find(name)->second;
  Problems problems;
  std::optional<std::string> bytes =
      read_bytes((fs::path(called_) / known->name).string(), {}, problems, own_tables.bytes);
  if (!bytes) refuse(problems);
  const bool told = std::find(changed_->begin(), changed_->end(), known->name) != changed_->end();
  if (!told && sha256(*bytes) != known->sha256) {
    changed_->push_back(known->name);
    std::sort(changed_->begin(), changed_->end());
  }
  return std::move(*bytes);
}

std::string changed_note(const FolderTables& run, Language language) {
  const std::vector<std::string> files = run.changed();
  if (files.empty()) return {};
  constexpr Words words{"in {} {} veranderd na de run: {}", "in {} {} changed after the run: {}"};
  constexpr Words one{"is een bestand", "a file was"}, more{"zijn bestanden", "files were"};
  return fmt::format(fmt::runtime(words.in(language)), visible(run.called()),
                     (files.size() == 1 ? one : more).in(language), visible(fmt::format("{}", fmt::join(files, ", "))));
}

}  // namespace spp
