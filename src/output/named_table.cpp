#include "output/named_table.hpp"

namespace spp {

void write_tables(RunFolder& folder, std::span<const NamedTable> tables, const RunDescription& run) {
  std::vector<Resource> resources;
  for (const NamedTable& table : tables) {
    folder.add(table.resource.name + ".csv", table.csv);
    resources.push_back(table.resource);
  }
  if (!run.scenario_yaml.empty()) folder.add("scenario.yaml", run.scenario_yaml);
  folder.add("datapackage.json", datapackage_text(resources));
  folder.commit(manifest_text(run, folder.files()));
}

void print_named_tables(std::span<const NamedTable> tables, TableFormat format, const ByteSink& sink) {
  bool first = true;
  for (const NamedTable& table : tables) {
    if (format == TableFormat::csv) {
      if (!first) sink("\n");
      table.csv(sink);
    } else {
      sink(std::string(first ? "{\n\"" : ",\n\"") + table.resource.name + "\": " + table.json());
    }
    first = false;
  }
  if (format == TableFormat::json) sink(first ? "{\n}\n" : "\n}\n");
}

}  // namespace spp
