// Any bytes as a CSV, and as observed figures: a table or a problem, never a crash, a hang or silence; every cell has
// its text and a place in the file.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "scenario/observed.hpp"
#include "schema/cell_number.hpp"
#include "schema/csv_file.hpp"
#include "schema/document.hpp"

namespace {

const spp::Scenario& scenario() {
  static const spp::Scenario made = [] {
    spp::Problems problems;
    const spp::Document document = spp::Document::from_text(
        "fuzz.yaml", "start: 2026-01\nyears: 1\nregion: r\norganisations: {a: {}}\nprofessions: {p: {}}\n", {},
        problems);
    return spp::read_scenario(document, {}, problems);
  }();
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  spp::Problems problems;
  const auto file = spp::read_csv("fuzz.csv", bytes, problems);
  for (const spp::Problem& problem : problems.sorted()) (void)spp::render(problem);
  if (!file) {
    if (!problems.any_error()) std::abort();
    return 0;
  }
  for (std::size_t row = 0; row < file->rows(); ++row)
    for (std::size_t column = 0; column < file->columns(); ++column) {
      const spp::Origin at = file->at(row, column);
      if (at.line < 1 || at.column < 1 || at.width < 1) std::abort();
      const spp::CellNumber number = spp::cell_number(file->text(row, column), file->decimal_comma());
      if (number.value.has_value() == !number.what.empty()) std::abort();
    }
  const std::vector<spp::ObservedMeasure> measures{{"headcount"}, {"leavers", true, true, true}};
  spp::Problems told;
  (void)spp::read_observed("fuzz.csv", bytes, scenario(), measures, {"x"}, told);
  for (const spp::Problem& problem : told.sorted()) (void)spp::render(problem);
  return 0;
}
