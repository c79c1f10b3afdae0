#include "output/xlsx_terms.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/problem.hpp"

namespace spp {
namespace {

using Json = nlohmann::json;

constexpr std::string_view described_by = "datapackage.json";
constexpr std::array<const char*, 5> kinds{"measures", "flows", "cost_items", "contribution_items",
                                           "closed_room_parts"};

std::string text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& list_of(const Json& json, const char* key) {
  static const Json none = Json::array();
  if (!json.is_object()) return none;
  const auto found = json.find(key);
  return found != json.end() && found->is_array() ? *found : none;
}

Meaning meaning_of(const Json& json) { return {text_of(json, "description_nl"), text_of(json, "description")}; }

ColumnType type_named(const std::string& name) {
  if (name == "number") return ColumnType::number;
  if (name == "integer") return ColumnType::whole;
  return name == "boolean" ? ColumnType::yes_no : ColumnType::text;
}

TermColumn column_of(const Json& field) {
  TermColumn column{
      text_of(field, "name"), text_of(field, "unit"), type_named(text_of(field, "type")), {}, meaning_of(field)};
  const auto share = field.find("share");
  if (share != field.end() && share->is_number()) column.share = share->get<double>();
  return column;
}

}  // namespace

const std::vector<SheetName>& sheet_names() {
  static const std::vector<SheetName> names{{"yearly", {"Jaarcijfers", "Yearly"}},
                                            {"start", {"Uitgangssituatie", "Start"}},
                                            {"targets", {"Doelen", "Targets"}},
                                            {"comparison", {"Verschillen", "Differences"}},
                                            {"closed_rooms", {"Gesloten kamers", "Closed rooms"}},
                                            {"attribution", {"Bijdrage per beleid", "Attribution"}},
                                            {"costs", {"Kosten", "Costs"}},
                                            {"contribution", {"Geven en ontvangen", "Giving and receiving"}},
                                            {"flows", {"Stromen", "Flows"}},
                                            {"retention", {"Behoud", "Retention"}},
                                            {"members", {"Deelnemers", "Members"}},
                                            {"break_even", {"Omslagpunt", "Break-even"}},
                                            {"observed", {"Waargenomen", "Observed"}},
                                            {"observed_fit", {"Waargenomen naast model", "Observed beside model"}},
                                            {"inputs", {"Invoer", "Inputs"}}};
  return names;
}

TermColumn Terms::column(std::string_view table, std::string_view name) const {
  if (const auto found = tables.find(table); found != tables.end())
    for (const TermColumn& one : found->second)
      if (one.name == name) return one;
  return {std::string(name), {}, ColumnType::text, {}, {}};
}

Terms terms_of(const FolderTables& run) {
  const Json package = Json::parse(run.file(described_by), nullptr, false);
  if (!package.is_object())
    throw InputError(visible(run.called()) +
                     "/datapackage.json: this is not what `spp run` wrote; run the scenario "
                     "anew");
  Terms terms;
  for (const Json& resource : list_of(package, "resources")) {
    if (!resource.is_object()) continue;
    std::vector<TermColumn>& columns = terms.tables[text_of(resource, "name")];
    const auto schema = resource.find("schema");
    if (schema == resource.end()) continue;
    for (const Json& field : list_of(*schema, "fields"))
      if (field.is_object()) columns.push_back(column_of(field));
  }
  for (const char* const kind : kinds)
    for (const Json& word : list_of(package, kind))
      if (word.is_object())
        terms.words.push_back({kind, text_of(word, "name"), text_of(word, "unit"), meaning_of(word)});
  return terms;
}

}  // namespace spp
