#include "output/manifest.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/outcomes.hpp"
#include "analysis/study_rows.hpp"
#include "output/hash.hpp"
#include "results/measures.hpp"

namespace spp {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view program_name = "spp";
constexpr std::string_view excel_name = "excel";

constexpr Words excel_note{
    "CSV voor een Nederlandse Excel: UTF-8 met bytevolgordemarkering, puntkomma, decimale komma, CRLF. Een tekst die "
    "als formule begint (= + - @), met een apostrof begint, of een getal met een komma is, heeft een apostrof ervoor",
    "CSV for a Dutch Excel: UTF-8 with a byte order mark, semicolon, decimal comma, CRLF. A text that begins as a "
    "formula (= + - @), begins with an apostrophe, or is a number with a comma, has an apostrophe before it"};

std::string_view type_name(ColumnType type) {
  switch (type) {
    case ColumnType::text:
      return "string";
    case ColumnType::number:
      return "number";
    case ColumnType::whole:
      return "integer";
    case ColumnType::yes_no:
      return "boolean";
  }
  return "any";
}

Json described(const Words& words) { return {{"description", words.en}, {"description_nl", words.nl}}; }

/// What a word in a table means: a measure, a flow, an item.
Json named_json(std::string_view name, std::string_view unit, const Words& meaning) {
  Json json = {{"name", name}, {"unit", unit}};
  json.update(described(meaning));
  return json;
}

Json column_json(const Column& column, CsvDialect dialect) {
  Json json = {{"name", column.name}, {"type", type_name(column.type)}};
  if (dialect == CsvDialect::excel && column.type == ColumnType::number) json["decimalChar"] = ",";
  if (!column.unit.empty()) json["unit"] = column.unit;
  if (column.share) json["share"] = *column.share;
  json.update(described(column.help));
  return json;
}

Json resource_json(const Resource& resource, CsvDialect dialect) {
  Json fields = Json::array();
  for (const Column& column : resource.columns) fields.push_back(column_json(column, dialect));
  // An empty text is a text; only where numbers may be missing does nothing stand for nothing.
  const bool gaps = std::any_of(resource.columns.begin(), resource.columns.end(),
                                [](const Column& column) { return column.may_be_empty; });
  Json schema = {{"fields", std::move(fields)}, {"missingValues", gaps ? Json::array({""}) : Json::array()}};
  if (!resource.key.empty()) schema["primaryKey"] = resource.key;
  return {{"name", resource.name},
          {"path", resource.name + ".csv"},
          {"title", resource.title.en},
          {"title_nl", resource.title.nl},
          {"profile", "tabular-data-resource"},
          {"format", "csv"},
          {"mediatype", "text/csv"},
          {"encoding", "utf-8"},
          {"dialect",
           {{"delimiter", std::string(1, separator_of(dialect))},
            {"lineTerminator", line_end_of(dialect)},
            {"quoteChar", "\""},
            {"doubleQuote", true},
            {"header", true}}},
          {"schema", std::move(schema)}};
}

/// The texts of a list; what is no text is left out.
std::vector<std::string> texts_of(const Json& manifest, const char* key) {
  std::vector<std::string> out;
  const auto list = manifest.find(key);
  if (list == manifest.end() || !list->is_array()) return out;
  for (const Json& one : *list)
    if (one.is_string()) out.push_back(one.get<std::string>());
  return out;
}

std::vector<HashedFile> hashes_of(const Json& manifest, const char* key) {
  std::vector<HashedFile> out;
  const auto list = manifest.find(key);
  if (list == manifest.end() || !list->is_array()) return out;
  const auto word = [](const Json& file, const char* name) {
    const auto found = file.find(name);
    return found != file.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  for (const Json& file : *list)
    if (file.is_object()) out.push_back({word(file, "name"), word(file, "sha256")});
  return out;
}

}  // namespace

std::string manifest_text(const RunDescription& run, std::span<const WrittenFile> files) {
  Json inputs = Json::array();
  for (const InputFile& input : run.inputs)
    inputs.push_back(
        {{"name", std::filesystem::path(input.name).filename().string()}, {"sha256", sha256(input.bytes)}});
  Json written = Json::array();
  for (const WrittenFile& file : files)
    written.push_back({{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  Json manifest = {{"program", program_name},
                   {"version", run.version},
                   {"stream", run.stream},
                   {"seed", run.seed},
                   {"replicates", run.replicates},
                   {"chance", run.chance ? "on" : "off"},
                   {"inputs_are", run.inputs_drawn ? "drawn" : "fixed"},
                   {"alternatives", run.alternatives},
                   {"overrides", run.overrides},
                   {"inputs", std::move(inputs)}};
  if (run.dialect == CsvDialect::excel) manifest["csv"] = excel_name;  // else it is as it always was
  manifest["files"] = std::move(written);
  return manifest.dump(2) + "\n";
}

std::optional<std::vector<std::string>> files_of_manifest(std::string_view text) {
  const Json manifest = Json::parse(text, nullptr, false);
  if (!manifest.is_object() || manifest.value("program", Json()) != program_name) return std::nullopt;
  const auto files = manifest.find("files");
  if (files == manifest.end() || !files->is_array()) return std::nullopt;
  std::vector<std::string> names{std::string(manifest_name)};
  for (const Json& file : *files) {
    if (!file.is_object() || !file.contains("name") || !file["name"].is_string()) return std::nullopt;
    names.push_back(file["name"].get<std::string>());
  }
  return names;
}

std::optional<RunFacts> facts_of_manifest(std::string_view text) {
  const Json manifest = Json::parse(text, nullptr, false);
  if (!manifest.is_object() || manifest.value("program", Json()) != program_name) return std::nullopt;
  const auto whole = [&](const char* key) { return manifest.contains(key) && manifest[key].is_number_unsigned(); };
  const auto word = [&](const char* key) { return manifest.contains(key) && manifest[key].is_string(); };
  if (!whole("stream") || !whole("seed") || !whole("replicates") || !word("version") || !word("chance") ||
      !word("inputs_are") || !files_of_manifest(text))
    return std::nullopt;
  RunFacts facts;
  facts.version = manifest["version"].get<std::string>();
  facts.stream = manifest["stream"].get<int>();
  facts.seed = manifest["seed"].get<std::uint64_t>();
  facts.replicates = manifest["replicates"].get<int>();
  facts.chance = manifest["chance"] == "on";
  facts.inputs_drawn = manifest["inputs_are"] == "drawn";
  facts.alternatives = texts_of(manifest, "alternatives");
  facts.overrides = texts_of(manifest, "overrides");
  facts.inputs = hashes_of(manifest, "inputs");
  facts.files = hashes_of(manifest, "files");
  if (manifest.value("csv", Json()) == excel_name) facts.dialect = CsvDialect::excel;
  for (const HashedFile& file : facts.files)
    if (file.name == "scenario.yaml") facts.scenario_sha256 = file.sha256;
  return facts;
}

std::string datapackage_text(std::span<const Resource> resources, CsvDialect dialect) {
  Json tables = Json::array();
  for (const Resource& resource : resources) tables.push_back(resource_json(resource, dialect));
  Json measure_list = Json::array();
  for (const OutcomeText& one : outcomes()) measure_list.push_back(named_json(one.name, one.unit, one.meaning));
  Json flow_list = Json::array();
  for (const FlowText& one : flows()) flow_list.push_back(named_json(one.name, flow_unit, one.meaning));
  Json cost_list = Json::array();
  for (const CostText& one : cost_items()) cost_list.push_back(named_json(one.name, cost_unit, one.meaning));
  Json contribution_list = Json::array();
  for (const ContributionText& one : contribution_items())
    contribution_list.push_back(named_json(one.name, one.unit, one.meaning));
  Json part_list = Json::array();
  for (const ClosedRoomPartText& one : closed_room_parts())
    part_list.push_back(named_json(one.name, "rooms", one.meaning));
  Json package = {{"profile", "tabular-data-package"}, {"name", "spp-run"}};
  if (dialect == CsvDialect::excel) package.update(described(excel_note));
  package["resources"] = std::move(tables);
  package["measures"] = std::move(measure_list);
  package["flows"] = std::move(flow_list);
  package["cost_items"] = std::move(cost_list);
  package["contribution_items"] = std::move(contribution_list);
  package["closed_room_parts"] = std::move(part_list);
  return package.dump(2) + "\n";
}

}  // namespace spp
