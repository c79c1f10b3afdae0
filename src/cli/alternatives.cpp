#include "cli/alternatives.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>

#include "cli/facts.hpp"
#include "cli/observed.hpp"
#include "cli/run_studies.hpp"
#include "cli/shipped.hpp"
#include "cli/signals.hpp"
#include "cli/summary.hpp"
#include "cli/targets.hpp"
#include "cli/terminal.hpp"
#include "cli/year_runs.hpp"
#include "study/second_run.hpp"

namespace spp {
namespace {

/// The results of each are let go before the next; the yearly values of the first stay, to compare with.
class Alternatives {
 public:
  Alternatives(const Loaded& loaded, RunOptions options, bool quiet, Language language)
      : loaded_(loaded),
        options_(std::move(options)),
        record_(record_options(loaded.scenario, options_.threads)),
        wanted_(outcomes_of_both(recorded_outcomes(record_), recorded_outcomes(summary_options(options_.threads)))),
        list_(loaded.scenario.alternative_list()),
        targets_(targets_of(loaded.scenario)),
        retention_(retention_of(loaded.scenario)),
        observed_(observed_rows(loaded.observed)),
        simulator_(quiet, language),
        studies_(loaded, options_, simulator_),
        facts_(start_facts(loaded.model)) {
    for (const AlternativeList::One& one : list_) models_.push_back(compile(loaded.scenario, one));
    twice_ = needs_second_run(models_, options_);
    const int replicates = replicates_of(options_);
    simulator_.expect(static_cast<int>(list_.size()) * (replicates + (twice_ ? second_replicates(replicates) : 0)));
    for (std::size_t i = 0; i < list_.size(); ++i)
      if (list_[i].policies.empty()) without_ = i;
    if (reads_retention() && !without_) simulator_.expect(replicates);
  }

  Summarised run(Clock& clock) {
    Summarised all;
    std::optional<YearRun> first;
    for (std::size_t i = 0; i < list_.size(); ++i) {
      YearRun one = run_one(i, all, clock);
      if (first)
        all.tables.back().comparison = compare(first->compared(), one.compared(), comparison_options(record_));
      else
        first = std::move(one);
      stop_if_asked();
      clock.lap("comparing " + visible(list_[i].name));
    }
    read_retention(all.tables);
    clock.lap("reading retention");
    studies_.explain_rooms(all.tables);
    clock.lap("where closed rooms come from");
    studies_.share_out(all.tables);
    all.tables.front().observed = observed_rows(loaded_.observed);
    clock.lap("what policies add");
    all.left_out = studies_.left_out(loaded_.document.name());
    return all;
  }

 private:
  YearRun run_one(std::size_t i, Summarised& all, Clock& clock) {
    const std::string& name = list_[i].name;
    const Model& model = models_[i];
    YearRun one{name, spread_from(model, options_), first_run(i, all, clock), {}};
    clock.lap("summarising " + visible(name));
    if (twice_) {
      one.again = values_again(simulator_, model, options_, wanted_);
      clock.lap("simulating " + visible(name) + " with another chance");
    }
    const YearValues* again = one.again ? &*one.again : nullptr;
    write_shares(all.tables.back().yearly, one.spread, &one.values, again);
    write_shares(all.told.back(), one.spread, &one.values, again);
    return one;
  }

  /// Adds the tables of an alternative; its yearly values come back: of all replicates where something is compared,
  /// else of those that the second run has.
  YearValues first_run(std::size_t i, Summarised& all, Clock& clock) {
    const std::string& name = list_[i].name;
    const Results results = simulator_.run(models_[i], options_);
    clock.lap("simulating " + visible(name));
    studies_.take(list_[i], results);
    all.tables.push_back(summarise_run(results, facts_, describe_inputs(models_[i]), record_, name));
    if (!targets_.empty())
      all.tables.back().targets = judge_targets(
          targets_, results, year_values(results, outcomes_of(targets_), options_.threads), retention_, name);
    if (!observed_.rows.empty())
      all.tables.back().observed_fit =
          observed_fit(results, observed_.rows, placements_of(loaded_.scenario), record_, name);
    if (reads_retention()) readings_.push_back(readings_of(results, retention_, options_.threads));
    all.told.push_back(summary_rows(results, options_.threads, name));
    const int most = list_.size() > 1 ? results.replicates() : second_replicates(results.replicates());
    if (list_.size() == 1 && !twice_) return YearValues(results.axes(), {}, 0);
    return year_values(results, wanted_, options_.threads, most);
  }

  [[nodiscard]] bool reads_retention() const { return !reading_years(loaded_.model.axes, retention_).empty(); }

  /// Adds the readings of each alternative, beside those of the one without policies; where none of them is that, it is
  /// simulated for its readings alone.
  void read_retention(std::vector<RunTables>& tables) {
    if (readings_.empty()) return;
    std::optional<ReadingsOfRun> made;
    if (!without_) {
      RunOptions options = options_;
      const KeptWanted wanted = kept_for_readings();
      options.keep = wanted.all;
      options.keep_by_year = wanted.by_year;
      made = readings_of(simulator_.run(loaded_.model, options), retention_, options_.threads);
    }
    const ReadingsOfRun& without = made ? *made : readings_[*without_];
    for (std::size_t i = 0; i < tables.size(); ++i)
      tables[i].retention = retention_rows(readings_[i], &without, list_[i].name);
  }

  const Loaded& loaded_;
  RunOptions options_;
  RecordOptions record_;
  std::vector<Outcome> wanted_;
  std::vector<AlternativeList::One> list_;
  std::vector<TargetAsked> targets_;
  RetentionAsked retention_;
  Rows<ObservedRow> observed_;
  std::vector<ReadingsOfRun> readings_;  ///< by alternative
  std::optional<std::size_t> without_;   ///< which of them has no policies
  std::vector<Model> models_;
  bool twice_ = false;
  Simulator simulator_;
  RunStudies studies_;
  StartFactsList facts_;
};

}  // namespace

void Clock::lap(std::string_view what) {
  const auto now = std::chrono::steady_clock::now();
  if (wanted_)
    print(fmt::format("spp: {} took {:.2f} s\n", what, std::chrono::duration<double>(now - last_).count()),
          Channel::error);
  last_ = now;
}

RunDescription describe_run(const Loaded& loaded, const RunOptions& options, const Values& values) {
  RunDescription run;
  run.version = program_version();
  run.stream = stream_version;
  run.seed = options.seed;
  run.replicates = replicates_of(options);
  run.chance = options.chance;
  run.inputs_drawn = options.draw_inputs;
  for (const AlternativeList::One& one : loaded.scenario.alternative_list()) run.alternatives.push_back(one.name);
  run.overrides = values.texts("set");
  for (const DocumentFile& file : loaded.document.files())
    run.inputs.push_back({std::filesystem::path(file.path).filename().string(), file.bytes});
  Scenario written = loaded.scenario;
  if (const auto& file = loaded.observed_file) {
    run.inputs.push_back({std::filesystem::path(file->path).filename().string(), file->bytes});
    written.observed = "observed.csv";  // as the folder has it
  }
  run.scenario_yaml = write_scenario(written);
  return run;
}

Summarised run_alternatives(const Loaded& loaded, const RunOptions& options, bool quiet, Language language,
                            Clock& clock) {
  return Alternatives(loaded, options, quiet, language).run(clock);
}

}  // namespace spp
