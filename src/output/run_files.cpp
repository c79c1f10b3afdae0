#include "output/run_files.hpp"

#include <stdexcept>
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
constexpr Words costs_title{"Kosten per kalenderjaar, niet verdisconteerd", "Costs by calendar year, not discounted"};
constexpr Words contribution_title{"Wie opleidde, gaf en ontving, per kalenderjaar",
                                   "Who trained, gave and received, by calendar year"};
constexpr Words comparison_title{"Verschil met de eerste beleidsvariant per kalenderjaar, per trekking genomen",
                                 "Difference from the first alternative by calendar year, taken by replicate"};
constexpr Words inputs_title{"Onzekere invoer die getrokken is", "Uncertain inputs that were drawn"};

using Runs = std::span<const RunTables>;

/// One table of every alternative, in their order.
template <class Row>
TableList<Row> of_all(Runs runs, Rows<Row> RunTables::*table) {
  TableList<Row> tables;
  for (const RunTables& one : runs) tables.push_back(&(one.*table));
  return tables;
}

/// Calls `f(name, title, key, tables)` for each file, in the order in which they are written. The start is that of the
/// first alternative, the inputs are those of all; nothing is compared where there is one.
template <class F>
void each_table(Runs runs, F&& f) {
  using Key = std::vector<std::string>;
  f("projection", projection_title, Key{"alternative", "month", "region", "organisation", "profession", "measure"},
    of_all(runs, &RunTables::projection));
  f("yearly", yearly_title, Key{"alternative", "year", "region", "organisation", "profession", "measure"},
    of_all(runs, &RunTables::yearly));
  f("start", start_title, Key{"region", "organisation", "profession"}, of_all(runs.first(1), &RunTables::start));
  f("flows", flows_title,
    Key{"alternative", "year", "region", "organisation", "profession", "programme", "flow", "cause", "to"},
    of_all(runs, &RunTables::flows));
  f("costs", costs_title, Key{"alternative", "year", "region", "organisation", "item"},
    of_all(runs, &RunTables::costs));
  f("contribution", contribution_title, Key{"alternative", "year", "profession", "giver", "receiver", "item"},
    of_all(runs, &RunTables::contribution));
  if (runs.size() > 1)
    f("comparison", comparison_title,
      Key{"alternative", "against", "year", "region", "organisation", "profession", "measure"},
      of_all(runs.subspan(1), &RunTables::comparison));
  const Rows<InputRow> inputs = inputs_of_all(runs);
  f("inputs", inputs_title, Key{"path"}, TableList<InputRow>{&inputs});
}

template <class Row>
Resource resource_of(std::string_view name, const Words& title, std::vector<std::string> key,
                     const TableList<Row>& tables) {
  return {std::string(name), title, columns_of<Row>(tables.front()->shares), std::move(key)};
}

void refuse_none(Runs runs) {
  if (runs.empty()) throw std::logic_error("tables of a run without an alternative");
}

}  // namespace

void write_run(RunFolder& folder, Runs runs, const RunDescription& run) {
  refuse_none(runs);
  std::vector<Resource> resources;
  each_table(runs, [&](std::string_view name, const Words& title, std::vector<std::string> key, const auto& tables) {
    folder.add(std::string(name) + ".csv", [&](const ByteSink& sink) { write_csv(tables, sink); });
    resources.push_back(resource_of(name, title, std::move(key), tables));
  });
  folder.add("scenario.yaml", run.scenario_yaml);
  folder.add("datapackage.json", datapackage_text(resources));
  folder.commit(manifest_text(run, folder.files()));
}

void print_tables(Runs runs, TableFormat format, const ByteSink& sink) {
  refuse_none(runs);
  bool first = true;
  each_table(runs, [&](std::string_view name, const Words&, const std::vector<std::string>&, const auto& tables) {
    if (name == "projection") return;
    if (format == TableFormat::csv) {
      if (!first) sink("\n");
      write_csv(tables, sink);
    } else {
      sink(std::string(first ? "{\n\"" : ",\n\"") + std::string(name) + "\": ");
      sink(json_text(tables));
    }
    first = false;
  });
  if (format == TableFormat::json) sink("\n}\n");
}

}  // namespace spp
