#include "cli/load.hpp"

#include <sys/resource.h>
#include <unistd.h>
#include <algorithm>
#include <charconv>
#include <fstream>
#include <thread>

#include "analysis/record.hpp"
#include "cli/facts.hpp"
#include "cli/shipped.hpp"
#include "engine/flow_layout.hpp"
#include "results/measures.hpp"

namespace spp {
namespace {

constexpr std::size_t bytes_per_row = 190;  // of projection.csv of RUN-OK: 10 MB for 52,800 rows
constexpr int flow_totals = 4;              // rows of a flow's totals for one row of its own, at most

std::vector<std::string> measure_names() {
  std::vector<std::string> names;
  for (const MeasureText& measure : measures()) names.emplace_back(measure.name);
  return names;
}

/// The first number in a file of the kernel; nothing where there is none (`max`).
std::optional<std::size_t> number_in(const char* file) {
  std::ifstream in(file);
  std::size_t value = 0;
  if (in >> value) return value;
  return {};
}

}  // namespace

std::optional<Loaded> load_scenario(const std::string& file, const Values& values, Problems& problems) {
  LoadOptions options;
  options.library = library_folders();
  options.sets = values.texts("set");
  options.allow_outside = values.has("allow-outside");
  Document document = Document::load(file, options, problems);
  if (!document.readable()) return {};
  Scenario scenario = read_scenario(document, {measure_names(), known_sources(file)}, problems);
  if (problems.any_error()) return {};
  if (const auto replicates = values.whole("replicates")) scenario.replicates = static_cast<int>(*replicates);
  if (const auto seed = values.whole("seed")) scenario.seed = *seed;
  Model model = compile(scenario);
  check_start(scenario, model, problems);
  return Loaded{std::move(document), std::move(scenario), std::move(model)};
}

RunOptions run_options(const Scenario& scenario, const Values& values) {
  RunOptions options;
  options.seed = scenario.seed;
  options.replicates = scenario.replicates;
  options.threads = values.has("threads") ? static_cast<int>(*values.whole("threads"))
                                          : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  options.chance = values.text("chance", "on") == "on";
  options.draw_inputs = values.text("inputs", "drawn") == "drawn";
  return options;
}

RunSize size_of_run(const Loaded& loaded, const RunOptions& options) {
  const Axes& axes = loaded.model.axes;
  const RecordOptions record = record_options(loaded.scenario.record, options.threads);
  const std::size_t slots = lay_out_flows(loaded.model).slots.size();
  RunSize size;
  size.replicates = replicates_of(options);
  size.months = axes.months;
  size.threads = options.threads;
  size.rows = projection_row_count(axes, record) + yearly_row_count(axes, record) +
              slots * static_cast<std::size_t>(axes.year_count()) * flow_totals + loaded.model.inputs.size();
  size.output_bytes = size.rows * bytes_per_row;
  // The rows are held as numbers while they are written as text.
  const std::size_t row_bytes = size.rows * (record.quantiles.size() + 16) * sizeof(double);
  size.memory_bytes = results_bytes(axes, slots, size.replicates) +
                      working_bytes(loaded.model, size.replicates, options.threads) + row_bytes;
  return size;
}

std::size_t memory_limit() {
  std::size_t limit =
      static_cast<std::size_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<std::size_t>(sysconf(_SC_PAGE_SIZE));
  if (const auto group = number_in("/sys/fs/cgroup/memory.max")) limit = std::min(limit, *group);
  rlimit space{};
  if (getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_cur != RLIM_INFINITY)
    limit = std::min(limit, static_cast<std::size_t>(space.rlim_cur));
  return limit / 5 * 4;
}

}  // namespace spp
