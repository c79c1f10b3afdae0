#include "cli/load.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/resource.h>
#include <unistd.h>
#include <algorithm>
#include <fstream>
#include <map>
#include <memory>
#include <thread>

#include "analysis/summary.hpp"
#include "analysis/targets.hpp"
#include "base/nearest.hpp"
#include "cli/annotations.hpp"
#include "cli/facts.hpp"
#include "cli/observed.hpp"
#include "cli/run_studies.hpp"
#include "cli/shipped.hpp"
#include "cli/summary.hpp"
#include "cli/targets.hpp"
#include "cli/terminal.hpp"
#include "cli/year_runs.hpp"
#include "policy/catalogue.hpp"
#include "results/measures.hpp"
#include "schema/beside.hpp"
#include "schema/csv_file.hpp"
#include "study/second_run.hpp"

namespace spp {
namespace {

constexpr std::size_t bytes_per_row = 190;  // of projection.csv of RUN-OK: 10 MB for 52,800 rows

/// Whether one organisation has a profession; several together may do without.
bool employs(const Scenario& scenario, const TargetAsked& target) {
  const std::vector<std::string> names = scenario.organisation_names();
  const bool one = std::find(names.begin(), names.end(), target.organisation) != names.end();
  return !one || target.profession == all_of_them || scenario.has_team(target.organisation, target.profession);
}

/// A target must speak of something that the tables have.
void check_targets(const Scenario& scenario, const Axes& axes, Problems& problems) {
  const RetentionAsked retention = retention_of(scenario);
  std::map<std::string, std::size_t> names;
  for (std::size_t i = 0; i < scenario.targets.size(); ++i) {
    const std::string path = fmt::format("targets.{}", i + 1);
    const TargetAsked target = target_of(scenario.targets[i], scenario);
    const auto named = names.emplace(target.name, i + 1);
    if (!named.second)
      problems.add(scenario.origin(path), path, fmt::format("target {} is called the same", named.first->second),
                   "give it another `name`");
    const char* const table = target.reading ? "retention.csv" : "yearly.csv";
    if (const std::string what = nothing_to_judge(target, axes, retention); !what.empty())
      problems.add(scenario.origin(path), path, what, fmt::format("see {} of a run for what there is", table));
    else if (target.reading && !employs(scenario, target))
      problems.add(scenario.origin(path), path,
                   fmt::format("`{}` employs nobody of profession `{}`", target.organisation, target.profession),
                   "there is no reading of it");
  }
}

/// Leaves the alternatives that `--alternative` names, in the scenario's order; all where it is not given. Written out,
/// so that the resolved scenario runs again to the same tables.
void choose_alternatives(Scenario& scenario, const std::vector<std::string>& asked, Problems& problems) {
  std::vector<AlternativeList::One> all = scenario.alternative_list();
  std::vector<std::string> names;
  for (const AlternativeList::One& one : all) names.push_back(one.name);
  for (const std::string& name : asked) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    const auto source = std::make_shared<const Source>(Source{"--alternative", name});
    const std::string hint = did_you_mean(name, names);
    problems.add({source, 1, 1, width_of(name)}, "", fmt::format("unknown alternative `{}`", name),
                 hint.empty() ? fmt::format("the scenario has `{}`", fmt::join(names, "`, `")) : hint);
  }
  if (!asked.empty())
    std::erase_if(all, [&](const AlternativeList::One& one) {
      return std::find(asked.begin(), asked.end(), one.name) == asked.end();
    });
  scenario.alternatives.list = std::move(all);
}

/// The file that `observed` names, read; nothing where it names none, or, with a problem, where there is none.
std::optional<DocumentFile> find_observed(const Document& document, const LoadOptions& options,
                                          const Scenario& scenario, Problems& problems) {
  if (scenario.observed.empty()) return {};
  return read_beside(document, options, scenario.observed, scenario.origin("observed"), "observed", CsvLimits{}.bytes,
                     problems);
}

/// The first number in a file of the kernel; nothing where there is none (`max`).
std::optional<std::size_t> number_in(const char* file) {
  std::ifstream in(file);
  std::size_t value = 0;
  if (in >> value) return value;
  return {};
}

}  // namespace

Surroundings surroundings_of(const std::string& file, Problems& problems) {
  Surroundings around;
  for (const MeasureText& measure : measures()) around.measures.emplace_back(measure.name);
  for (const OutcomeText& outcome : outcomes()) around.outcomes.emplace_back(outcome.name);
  around.sources = known_sources(file, problems);
  around.policies = policies();
  return around;
}

std::optional<Loaded> load_scenario(const std::string& file, const Values& values, Problems& problems) {
  LoadOptions options;
  options.library = library_folders();
  options.sets = values.texts("set");
  options.allow_outside = values.has("allow-outside");
  Document document = Document::load(file, options, problems);
  if (!document.readable()) return {};
  const Surroundings around = surroundings_of(file, problems);
  Scenario scenario = read_scenario(document, around, problems);
  std::optional<DocumentFile> observed_file = find_observed(document, options, scenario, problems);
  std::vector<Observed> observed;
  if (observed_file)
    observed = read_observed(observed_file->path, observed_file->bytes, scenario, observed_measures(), around.sources,
                             problems);
  if (problems.any_error()) return {};
  choose_alternatives(scenario, values.texts("alternative"), problems);
  if (problems.any_error()) return {};
  if (const auto replicates = values.whole("replicates")) scenario.replicates = static_cast<int>(*replicates);
  if (const auto seed = values.whole("seed")) scenario.seed = *seed;
  Model model = compile(scenario);
  check_start(scenario, model, problems);
  check_targets(scenario, model.axes, problems);
  if (problems.any_error()) return {};
  return Loaded{std::move(document), std::move(scenario), std::move(model), std::move(observed),
                std::move(observed_file)};
}

RunOptions run_options(const Loaded& loaded, const Values& values) {
  const Scenario& scenario = loaded.scenario;
  RunOptions options;
  options.seed = scenario.seed;
  options.replicates = scenario.replicates;
  options.threads = values.has("threads") ? static_cast<int>(*values.whole("threads"))
                                          : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  options.chance = values.text("chance", "on") == "on";
  options.draw_inputs = values.text("inputs", "drawn") == "drawn";
  const Axes& axes = loaded.model.axes;
  const KeptWanted wanted = kept_for(axes, record_options(scenario, options.threads)) |
                            kept_for(axes, summary_options(options.threads)) | kept_for(studied_outcomes(scenario)) |
                            kept_for(outcomes_of(targets_of(scenario))) | kept_for_readings() |
                            kept_for(std::span<const ObservedRow>(observed_rows(loaded.observed).rows));
  options.keep = wanted.all;
  options.keep_by_year = wanted.by_year;
  return options;
}

RunSize size_of_run(const Loaded& loaded, const RunOptions& options) {
  const Axes& axes = loaded.model.axes;
  const RecordOptions record = record_options(loaded.scenario, options.threads);
  const std::vector<Outcome> outcomes =
      outcomes_of_both(recorded_outcomes(record), recorded_outcomes(summary_options(options.threads)));
  RunSize size;
  size.replicates = replicates_of(options);
  size.months = axes.months;
  size.threads = options.threads;
  std::size_t inputs = loaded.model.inputs.size();
  std::vector<Model> models;
  for (const AlternativeList::One& alternative : loaded.scenario.alternative_list())
    models.push_back(compile(loaded.scenario, alternative));
  size.alternatives = static_cast<int>(models.size());
  const bool twice = needs_second_run(models, options);
  for (const Model& model : models) {
    const ResultSlots slots = slots_of(model);
    size.rows += projection_row_count(axes, record) + yearly_row_count(axes, record) +
                 flow_row_count(model.axes, slots) + cost_row_count(axes) + contribution_row_count(model.axes, slots);
    inputs = std::max(inputs, model.inputs.size());
    const auto needed = [&](const RunOptions& run) {
      return results_bytes(model.axes, slots.size(), replicates_of(run), stored_by(model, run.keep), run.keep_by_year) +
             working_bytes(model, size.replicates, options.threads);
    };
    size.memory_bytes = std::max(size.memory_bytes, needed(options));
    if (twice) size.memory_bytes = std::max(size.memory_bytes, needed(second_run(options, outcomes)));
  }
  size.rows += (models.size() - 1) * comparison_row_count(axes, record);
  size.rows += models.size() * retention_row_count(axes, retention_of(loaded.scenario));
  // Yearly values of the first alternative and of one more, or of the replicates of the second run alone.
  const int again = twice ? second_replicates(size.replicates) : 0,
            values = models.size() > 1 ? size.replicates : again;
  size.memory_bytes += (models.size() > 1 ? 2 : 1) * year_values_bytes(axes, outcomes, values + again);
  add_studies(size, loaded.scenario, axes);
  size.rows += inputs + places_of(axes).size() * (axes.professions.size() + 1);  // inputs.csv, start.csv
  size.output_bytes = size.rows * bytes_per_row;
  // The rows of all alternatives are held as numbers until they are written as text.
  constexpr std::size_t beside_quantiles = 24;  // words, mean, deviation and what else a row has
  size.memory_bytes += size.rows * (record.quantiles.size() + beside_quantiles) * sizeof(double);
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

void tell(const Problems& problems, bool quiet) {
  const std::vector<Problem> all = problems.sorted();
  for (const Problem& problem : all)
    if (!quiet || !problem.warning) annotate(problem);
  if (problems.any_error()) {
    try {
      problems.raise_if_any();
    } catch (const InputError& error) {
      throw InputError(
          fmt::format("{}\n{} problem{}; nothing was run", error.what(), error.count, error.count == 1 ? "" : "s"),
          error.count);
    }
  }
  if (quiet) return;
  for (const Problem& problem : all) print(render(problem) + "\n", Channel::error);
}

void refuse_what_does_not_fit(const RunSize& size) {
  const std::size_t limit = memory_limit();
  if (size.memory_bytes <= limit) return;
  constexpr double giga = 1e9;
  throw EnvironmentError(fmt::format(
      "this run needs about {:.1f} GB of memory and may take {:.1f} GB; it has {} replicates of {} months: fewer "
      "replicates (-n) or `record.measures` need less",
      static_cast<double>(size.memory_bytes) / giga, static_cast<double>(limit) / giga, size.replicates, size.months));
}

}  // namespace spp
