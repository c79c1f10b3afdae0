// Any bytes as a scenario: problems or a model, never a crash, a hang or silence; and what reads without a problem is
// written back to what reads again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "model/model.hpp"
#include "schema/document.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  spp::LoadOptions options;
  options.library = {SPP_SOURCE_DIR "/scenarios"};
  spp::Problems problems;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const spp::Document document = spp::Document::from_text("fuzz.yaml", text, options, problems);
  const bool readable = document.readable();
  if (!readable && !problems.any_error()) std::abort();
  if (!readable) return 0;
  const spp::Scenario scenario = spp::read_scenario(document, {}, problems);
  for (const spp::Problem& problem : problems.sorted()) (void)spp::render(problem);
  if (problems.any_error()) return 0;

  const std::string written = spp::write_scenario(scenario);
  spp::Problems again;
  const spp::Document back = spp::Document::from_text("written.yaml", written, options, again);
  if (!back.readable()) std::abort();
  const spp::Scenario same = spp::read_scenario(back, {}, again);
  if (again.any_error() || spp::write_scenario(same) != written) std::abort();

  // A small one is compiled too; the largest that fields allow would take the fuzzer's memory.
  if (scenario.length_in_months() <= 240 &&
      scenario.organisation_names().size() * scenario.profession_names().size() < 200)
    (void)spp::compile(scenario);
  return 0;
}
