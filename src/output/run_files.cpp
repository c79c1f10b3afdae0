#include "output/run_files.hpp"

#include <string>
#include <vector>

#include "output/csv.hpp"
#include "output/json.hpp"

namespace spp {
namespace {

constexpr Words projection_title{"Maten per maand", "Measures by month"};
constexpr Words yearly_title{"Maten per kalenderjaar: stromen opgeteld, standen gemiddeld",
                             "Measures by calendar year: flows summed, stocks averaged"};
constexpr Words start_title{"De uitgangssituatie", "The start"};
constexpr Words flows_title{"Stromen van mensen per kalenderjaar", "Movements of people by calendar year"};
constexpr Words inputs_title{"Onzekere invoer die getrokken is", "Uncertain inputs that were drawn"};

/// Calls `f(name, title, key, table)` for each table, in the order in which they are written.
template <class F>
void each_table(const RunTables& tables, F&& f) {
  using Key = std::vector<std::string>;
  f("projection", projection_title, Key{"alternative", "month", "region", "organisation", "profession", "measure"},
    tables.projection);
  f("yearly", yearly_title, Key{"alternative", "year", "region", "organisation", "profession", "measure"},
    tables.yearly);
  f("start", start_title, Key{"region", "organisation", "profession"}, tables.start);
  f("flows", flows_title,
    Key{"alternative", "year", "region", "organisation", "profession", "programme", "flow", "cause", "to"},
    tables.flows);
  f("inputs", inputs_title, Key{"path"}, tables.inputs);
}

template <class Row>
Resource resource_of(std::string_view name, const Words& title, std::vector<std::string> key, const Rows<Row>& table) {
  return {std::string(name), title, columns_of<Row>(table.shares), std::move(key)};
}

}  // namespace

void write_run(RunFolder& folder, const RunTables& tables, const RunDescription& run) {
  std::vector<Resource> resources;
  each_table(tables, [&](std::string_view name, const Words& title, std::vector<std::string> key, const auto& table) {
    folder.add(std::string(name) + ".csv", [&](const ByteSink& sink) { write_csv(table, sink); });
    resources.push_back(resource_of(name, title, std::move(key), table));
  });
  folder.add("scenario.yaml", run.scenario_yaml);
  folder.add("datapackage.json", datapackage_text(resources));
  folder.commit(manifest_text(run, folder.files()));
}

void print_tables(const RunTables& tables, TableFormat format, const ByteSink& sink) {
  bool first = true;
  each_table(tables, [&](std::string_view name, const Words&, const std::vector<std::string>&, const auto& table) {
    if (name == "projection") return;
    if (format == TableFormat::csv) {
      if (!first) sink("\n");
      write_csv(table, sink);
    } else {
      sink(std::string(first ? "{\n\"" : ",\n\"") + std::string(name) + "\": ");
      sink(json_text(table));
    }
    first = false;
  });
  if (format == TableFormat::json) sink("\n}\n");
}

}  // namespace spp
