// spp run: simulates the alternatives of a scenario, writes their folder, prints a summary.
#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>

#include "cli/facts.hpp"
#include "cli/load.hpp"
#include "cli/run_studies.hpp"
#include "cli/shipped.hpp"
#include "cli/signals.hpp"
#include "cli/summary.hpp"
#include "cli/targets.hpp"
#include "cli/terminal.hpp"
#include "cli/year_runs.hpp"
#include "output/run_files.hpp"
#include "study/second_run.hpp"

namespace spp {
namespace {

namespace fs = std::filesystem;

/// Letters and digits of a name, else `-`: a folder's name never comes from a scenario as it stands.
std::string slug(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool plain = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      out += upper ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "run" : out;
}

fs::path target_folder(const std::string& file, const Values& values, const Scenario& scenario) {
  if (values.has("output")) return values.text("output");
  if (file == "-") return fs::path("out") / slug(scenario.name.en.empty() ? scenario.name.nl : scenario.name.en);
  return fs::path("out") / fs::path(file).stem();
}

RunDescription description_of(const Loaded& loaded, const RunOptions& options, const Values& values) {
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
    run.inputs.push_back({fs::path(file.path).filename().string(), file.bytes});
  run.scenario_yaml = write_scenario(loaded.scenario);
  return run;
}

/// Says on stderr how long the parts of a run took; `-v` only.
class Clock {
 public:
  explicit Clock(bool wanted) : wanted_(wanted) {}
  void lap(std::string_view what) {
    const auto now = std::chrono::steady_clock::now();
    if (wanted_)
      print(fmt::format("spp: {} took {:.2f} s\n", what, std::chrono::duration<double>(now - last_).count()),
            Channel::error);
    last_ = now;
  }

 private:
  bool wanted_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// What is left of the alternatives once they are simulated.
struct Summarised {
  std::vector<RunTables> tables;
  std::vector<Rows<YearlyRow>> told;  ///< what the terminal shows
  std::string left_out;               ///< what is not worked out, and how to get it
};

/// Simulates the alternatives one after another, a second run of each behind it where that tells chance from what is
/// not known. The results of each are let go before the next; the yearly values of the first stay, to compare with.
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
  std::vector<ReadingsOfRun> readings_;  ///< by alternative
  std::optional<std::size_t> without_;   ///< which of them has no policies
  std::vector<Model> models_;
  bool twice_ = false;
  Simulator simulator_;
  RunStudies studies_;
  StartFactsList facts_;
};

/// Whether a target was missed by the alternative that must meet it; one that is not among those run cannot be.
bool any_missed(const Scenario& scenario, std::span<const RunTables> tables, bool strict) {
  const std::vector<TargetAsked> targets = targets_of(scenario);
  for (const RunTables& one : tables)
    for (std::size_t i = 0; i < targets.size(); ++i) {
      if (targets[i].alternative != all_of_them && targets[i].alternative != one.alternative) continue;
      const std::string_view verdict = one.targets.rows[i].verdict;
      if (verdict == name_of(Verdict::missed) || (strict && verdict == name_of(Verdict::undecided))) return true;
    }
  return false;
}

/// What the terminal shows at the end.
std::string closing(const Loaded& loaded, const Summarised& all, Language language) {
  return summary_tables(loaded, all.told, language) + target_lines(loaded.scenario, all.tables, language) +
         spread_line(loaded, all.told.front(), language) + assumption_line(inputs_of_all(all.tables), language);
}

}  // namespace

int run_command(const Values& values) {
  const Language language = language_of(values);
  const bool quiet = values.has("quiet");
  const std::string& file = values.files.front();
  Clock clock(values.has("verbose"));

  Problems problems;
  const std::optional<Loaded> loaded = load_scenario(file, values, problems);
  tell(problems, quiet);
  if (!loaded) throw std::logic_error("a scenario that was not read has no problem");
  const RunOptions options = run_options(*loaded, values);
  const RunSize size = size_of_run(*loaded, options);
  refuse_what_does_not_fit(size);
  const fs::path target = target_folder(file, values, loaded->scenario);
  RunFolder folder(target, values.has("force"));
  clock.lap("reading");
  if (values.has("verbose"))
    print(
        fmt::format("spp: {} threads, at most {:.0f} MB\n", size.threads, static_cast<double>(size.memory_bytes) / 1e6),
        Channel::error);

  const std::string format = values.text("format", "table");
  const bool speaks = !quiet && format == "table";
  if (speaks) print(heading(*loaded, options, language), Channel::out);
  const Summarised all = Alternatives(*loaded, options, quiet, language).run(clock);
  if (all.tables.front().only_main && !quiet)
    print(
        "spp: projection.csv would have over a million rows and holds the main measures only; `record.monthly: all` "
        "writes every one, and yearly.csv has them all\n",
        Channel::error);
  if (!all.left_out.empty() && !quiet) print("spp: " + all.left_out + "\n", Channel::error);
  write_run(folder, all.tables, description_of(*loaded, options, values));
  clock.lap("writing");

  if (format != "table")
    print_tables(all.tables, format == "json" ? TableFormat::json : TableFormat::csv,
                 [](std::string_view text) { print(text, Channel::out); });
  const std::string wrote = fmt::format(fmt::runtime(Words{" {}/ geschreven\n", " wrote {}/\n"}.in(language)),
                                        visible(target.lexically_normal().string()));
  if (speaks)
    print(closing(*loaded, all, language) + wrote, Channel::out);
  else if (!quiet)
    print("spp:" + wrote, Channel::error);
  return any_missed(loaded->scenario, all.tables, values.has("strict")) ? 1 : 0;
}

}  // namespace spp
