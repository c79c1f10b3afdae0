#include "output/named_table.hpp"

namespace spp {

void write_tables(RunFolder& folder, std::span<const NamedTable> tables, const RunDescription& run) {
  std::vector<Resource> resources;
  for (const NamedTable& table : tables) {
    folder.add(table.resource.name + ".csv", [&](const ByteSink& sink) {
      if (run.dialect == CsvDialect::excel) sink(excel_mark);
      table.csv(sink, run.dialect);
    });
    resources.push_back(table.resource);
  }
  if (!run.scenario_yaml.empty()) folder.add("scenario.yaml", run.scenario_yaml);
  folder.add("datapackage.json", datapackage_text(resources, run.dialect));
  folder.commit(manifest_text(run, folder.files()));
}

void print_named_tables(std::span<const NamedTable> tables, TableFormat format, const ByteSink& sink,
                        CsvDialect dialect) {
  bool first = true;
  if (format == TableFormat::csv && dialect == CsvDialect::excel) sink(excel_mark);
  for (const NamedTable& table : tables) {
    if (format == TableFormat::csv) {
      if (!first) sink(line_end_of(dialect));
      table.csv(sink, dialect);
    } else {
      sink(std::string(first ? "{\n\"" : ",\n\"") + table.resource.name + "\": " + table.json());
    }
    first = false;
  }
  if (format == TableFormat::json) sink(first ? "{\n}\n" : "\n}\n");
}

}  // namespace spp
