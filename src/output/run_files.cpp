#include "output/run_files.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include "output/study_files.hpp"

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
constexpr Words retention_title{"Lezingen van behoud per kalenderjaar na het basisjaar",
                                "Readings of retention by calendar year after the base year"};
constexpr Words targets_title{"Doelen: de kans waarmee elke beleidsvariant ze haalt",
                              "Targets: the probability with which each alternative meets them"};
constexpr Words observed_fit_title{"Waar waargenomen cijfers tussen de trekkingen vielen",
                                   "Where observed figures fell among the replicates"};
constexpr Words observed_title{"Waargenomen cijfers, naast het scenario", "Observed figures, beside the scenario"};
constexpr Words inputs_title{"Onzekere invoer die getrokken is", "Uncertain inputs that were drawn"};

using Runs = std::span<const RunTables>;

/// One table of every alternative, in their order.
template <class Row>
TableList<Row> of_all(Runs runs, Rows<Row> RunTables::*table) {
  TableList<Row> tables;
  for (const RunTables& one : runs) tables.push_back(&(one.*table));
  return tables;
}

/// Those that somebody worked out.
template <class Row>
TableList<Row> with_rows(TableList<Row> tables) {
  std::erase_if(tables, [](const Rows<Row>* table) { return table->rows.empty(); });
  return tables;
}

/// Every table of a run, in the order in which they are written. The start is that of the first alternative, the inputs
/// are those of all; nothing is compared where there is one.
std::vector<NamedTable> tables_of(Runs runs, const Rows<InputRow>& inputs) {
  using Key = std::vector<std::string>;
  std::vector<NamedTable> all;
  const auto add = [&](const char* name, const Words& title, Key key, const auto& tables) {
    all.push_back(named_table(name, title, std::move(key), tables));
  };
  add("projection", projection_title, Key{"alternative", "month", "region", "organisation", "profession", "measure"},
      of_all(runs, &RunTables::projection));
  add("yearly", yearly_title, Key{"alternative", "year", "region", "organisation", "profession", "measure"},
      of_all(runs, &RunTables::yearly));
  add("start", start_title, Key{"region", "organisation", "profession"}, of_all(runs.first(1), &RunTables::start));
  add("flows", flows_title,
      Key{"alternative", "year", "region", "organisation", "profession", "programme", "flow", "cause", "to"},
      of_all(runs, &RunTables::flows));
  add("costs", costs_title, Key{"alternative", "year", "region", "organisation", "item"},
      of_all(runs, &RunTables::costs));
  add("contribution", contribution_title, Key{"alternative", "year", "profession", "giver", "receiver", "item"},
      of_all(runs, &RunTables::contribution));
  if (runs.size() > 1) all.push_back(comparison_table(of_all(runs.subspan(1), &RunTables::comparison)));
  if (const auto tables = with_rows(of_all(runs, &RunTables::closed_rooms)); !tables.empty())
    all.push_back(closed_rooms_table(tables));
  if (const auto tables = with_rows(of_all(runs, &RunTables::attribution)); !tables.empty())
    all.push_back(attribution_table(tables));
  if (const auto tables = with_rows(of_all(runs, &RunTables::retention)); !tables.empty())
    add("retention", retention_title,
        Key{"alternative", "year", "region", "organisation", "profession", "reading", "leavers", "retirement", "basis"},
        tables);
  if (const auto tables = with_rows(of_all(runs, &RunTables::targets)); !tables.empty())
    add("targets", targets_title, Key{"alternative", "target"}, tables);
  if (const auto tables = with_rows(of_all(runs, &RunTables::observed)); !tables.empty())
    add("observed", observed_title, Key{"year", "organisation", "profession", "measure", "cause"}, tables);
  if (const auto tables = with_rows(of_all(runs, &RunTables::observed_fit)); !tables.empty())
    add("observed_fit", observed_fit_title,
        Key{"alternative", "year", "region", "organisation", "profession", "measure", "cause"}, tables);
  add("inputs", inputs_title, Key{"path"}, TableList<InputRow>{&inputs});
  return all;
}

std::vector<NamedTable> summaries_of(Runs runs, const Rows<InputRow>& inputs) {
  std::vector<NamedTable> tables = tables_of(runs, inputs);
  std::erase_if(tables, [](const NamedTable& table) { return table.resource.name == "projection"; });
  return tables;
}

void refuse_none(Runs runs) {
  if (runs.empty()) throw std::logic_error("tables of a run without an alternative");
}

}  // namespace

NamedTable comparison_table(const TableList<ComparisonRow>& tables) {
  return named_table("comparison", comparison_title,
                     {"alternative", "against", "year", "region", "organisation", "profession", "measure"}, tables);
}

void write_run(RunFolder& folder, Runs runs, const RunDescription& run) {
  refuse_none(runs);
  const Rows<InputRow> inputs = inputs_of_all(runs);
  write_tables(folder, tables_of(runs, inputs), run);
}

void print_tables(Runs runs, TableFormat format, const ByteSink& sink, CsvDialect dialect) {
  refuse_none(runs);
  const Rows<InputRow> inputs = inputs_of_all(runs);
  print_named_tables(summaries_of(runs, inputs), format, sink, dialect);
}

FolderTables tables_at_hand(const std::string& called, Runs runs, const RunDescription& run) {
  refuse_none(runs);
  const Rows<InputRow> inputs = inputs_of_all(runs);
  return {called, summaries_of(runs, inputs), run};
}

}  // namespace spp
