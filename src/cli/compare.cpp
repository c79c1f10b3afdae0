// spp compare: paired differences between alternatives of one scenario, of several, of run folders, or under changes.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>

#include "cli/compare_studies.hpp"
#include "cli/compare_table.hpp"
#include "cli/compared.hpp"
#include "cli/excel.hpp"
#include "cli/facts.hpp"
#include "cli/shipped.hpp"
#include "cli/signals.hpp"
#include "cli/spoken.hpp"
#include "cli/targets.hpp"
#include "cli/terminal.hpp"
#include "cli/verdicts.hpp"
#include "cli/year_runs.hpp"
#include "output/run_files.hpp"
#include "study/second_run.hpp"

namespace spp {
namespace {

namespace fs = std::filesystem;

/// What is worked out, and what for.
struct Asked {
  bool files = false;             ///< rows of comparison.csv, printed or written
  bool table = false;             ///< the table on the terminal
  ComparisonOptions rows, told;   ///< of the one and the other
  std::vector<Outcome> outcomes;  ///< whose yearly values are needed
  bool twice = false;             ///< every run has a second one
  CompareStudiesAsked studies;    ///< of the last alternative

  /// What members.csv has.
  [[nodiscard]] ComparisonOptions members() const {
    ComparisonOptions options = rows;
    if (!files) options.outcomes.clear();
    if (table) options.outcomes = outcomes_of_both(options.outcomes, told.outcomes);
    return options;
  }
};

Asked asked_of(const Comparison& comparison, const Values& values) {
  const Compared& first = comparison.all.front();
  Asked asked;
  asked.table = values.text("format", "table") == "table";
  asked.files = !asked.table || values.has("output");
  asked.rows = comparison_options(record_options(first.scenario, first.options.threads));
  asked.told = told_differences(first.options.threads);
  if (asked.files) asked.outcomes = asked.rows.outcomes;
  if (asked.table) asked.outcomes = outcomes_of_both(asked.outcomes, asked.told.outcomes);
  asked.studies = compare_studies_of(values, comparison);
  asked.outcomes = outcomes_of_both(asked.outcomes, asked.studies.outcomes());
  for (const Compared& one : comparison.all)
    asked.twice = asked.twice || (asked.files && spread_from(one.model, one.options) == SpreadFrom::both);
  return asked;
}

/// What the runs hold at once: the results of one, the yearly values of two.
RunSize size_of(const Comparison& comparison, const Asked& asked) {
  RunSize size;
  for (const Compared& one : comparison.all) {
    const int replicates = replicates_of(one.options), again = asked.twice ? second_replicates(replicates) : 0;
    const ResultSlots slots = slots_of(one.model);
    const std::size_t results = results_bytes(one.model.axes, slots.size(), replicates,
                                              stored_by(one.model, one.options.keep), one.options.keep_by_year) +
                                working_bytes(one.model, replicates, one.options.threads);
    size.memory_bytes = std::max(size.memory_bytes,
                                 results + 2 * year_values_bytes(one.model.axes, asked.outcomes, replicates + again));
    size.replicates = std::max(size.replicates, replicates);
    size.months = std::max(size.months, one.model.axes.months);
  }
  size.memory_bytes += study_bytes(asked.studies, comparison, asked.members());
  return size;
}

std::string left_out_note(const LeftOut& out, const Compared& first, const Compared& with, Language language) {
  if (out.nothing()) return {};
  constexpr Words words{"{} en {} hebben niet alles gemeen; weggelaten: {}",
                        "{} and {} do not have everything in common; left out: {}"};
  std::vector<std::string> all = out.places;
  all.insert(all.end(), out.professions.begin(), out.professions.end());
  all.insert(all.end(), out.years.begin(), out.years.end());
  return fmt::format(fmt::runtime(words.in(language)), visible(with.name), visible(first.name),
                     visible(fmt::format("{}", fmt::join(all, ", "))));
}

/// The differences from the first, and what must be said of them and of the targets.
struct Differences {
  std::vector<Rows<ComparisonRow>> rows, told;
  std::vector<std::string> notes;
  std::vector<AlternativeVerdicts> verdicts;
};

/// The targets of one that is compared, judged. Asked to meet them is the last of what was named, with the alternatives
/// of it that are compared; under `--vary` the last value. The others are judged beside it.
AlternativeVerdicts judged(const Comparison& comparison, const Compared& one, bool varies, const Results& results,
                           Language language) {
  const Compared& last = comparison.all.back();
  const auto asked = [&](const Compared& other) { return varies ? &other == &last : other.loaded == last.loaded; };
  Scenario scenario = one.scenario;
  scenario.alternatives.list.clear();
  for (const Compared& other : comparison.all)
    if (other.loaded == one.loaded && (!varies || &other == &one))
      scenario.alternatives.list.push_back(other.alternative);
  const std::vector<TargetAsked> targets = targets_of(scenario);
  const YearValues values = year_values(results, outcomes_of(targets), one.options.threads);
  AlternativeVerdicts verdicts =
      verdicts_of(scenario, title_of(*one.loaded, language), one.alternative.name,
                  judge_targets(targets, results, values, retention_of(scenario), one.name), results.replicates());
  verdicts.alternative = one.name;
  if (!asked(one))
    for (TargetVerdict& target : verdicts.targets) target.counts = false;
  return verdicts;
}

class Comparing {
 public:
  Comparing(Comparison& comparison, const Asked& asked, bool varies, bool quiet, Language language)
      : comparison_(comparison),
        asked_(asked),
        varies_(varies),
        language_(language),
        simulator_(quiet, language),
        studies_(comparison, asked.studies, asked.members(), simulator_) {
    for (const Compared& one : comparison_.all) {
      const int replicates = replicates_of(one.options);
      simulator_.expect(replicates + (asked_.twice ? second_replicates(replicates) : 0));
    }
  }

  Differences run() {
    Differences differences;
    differences.notes = comparison_.notes;
    const YearRun first = simulate_one(comparison_.all.front());
    studies_.take(comparison_.all.front(), first.values);
    for (std::size_t i = 1; i < comparison_.all.size(); ++i) {
      const YearRun one = simulate_one(comparison_.all[i]);
      studies_.take(comparison_.all[i], one.values);
      if (asked_.files) differences.rows.push_back(compare(first.compared(), one.compared(), asked_.rows));
      if (asked_.table) differences.told.push_back(compare(first.compared(), one.compared(), asked_.told));
      note(first, one, comparison_.all[i], differences.notes);
      stop_if_asked();
    }
    studies_.run();
    differences.verdicts = std::move(verdicts_);
    return differences;
  }

  [[nodiscard]] const CompareStudies& studies() const { return studies_; }

 private:
  YearRun simulate_one(const Compared& one) {
    YearRun run{one.name, spread_from(one.model, one.options), first_run(one), {}};
    if (asked_.twice) run.again = values_again(simulator_, one.model, one.options, asked_.outcomes);
    return run;
  }

  /// Judges its targets too: that takes the whole run, of which only yearly values stay.
  YearValues first_run(const Compared& one) {
    const Results results = simulator_.run(one.model, one.options);
    if (!one.scenario.targets.empty()) verdicts_.push_back(judged(comparison_, one, varies_, results, language_));
    return year_values(results, asked_.outcomes, one.options.threads);
  }

  void note(const YearRun& first, const YearRun& one, const Compared& with, std::vector<std::string>& notes) const {
    const Compared& base = comparison_.all.front();
    for (std::string text :
         {unshared(base, with, language_), left_out_note(left_out(first.values, one.values), base, with, language_)})
      if (!text.empty()) notes.push_back(std::move(text));
  }

  Comparison& comparison_;
  const Asked& asked_;
  bool varies_;
  Language language_;
  Simulator simulator_;
  CompareStudies studies_;
  std::vector<AlternativeVerdicts> verdicts_;  ///< of those that have targets
};

/// What the run must keep for its targets.
KeptWanted kept_for_targets(const Scenario& scenario) {
  const std::vector<TargetAsked> targets = targets_of(scenario);
  KeptWanted kept = kept_for(outcomes_of(targets));
  if (std::any_of(targets.begin(), targets.end(), [](const TargetAsked& one) { return one.reading.has_value(); }))
    kept = kept | kept_for_readings();
  return kept;
}

/// The years that `--year` names, else the last three whole ones.
std::vector<int> years_of(const Axes& axes, const Values& values) {
  constexpr std::size_t most = 3;
  std::vector<int> years;
  for (const std::string& text : values.texts("year")) {
    int year = 0;
    std::from_chars(text.data(), text.data() + text.size(), year);
    if (year < axes.first_year() || year >= axes.first_year() + axes.year_count())
      throw InputError(fmt::format("spp compare: --year {}: the run is from {} to {}", text, axes.first_year(),
                                   axes.first_year() + axes.year_count() - 1));
    years.push_back(year);
  }
  if (!years.empty()) return years;
  years = whole_years(axes);
  return {years.end() - static_cast<std::ptrdiff_t>(std::min(most, years.size())), years.end()};
}

ComparisonWords words_of(const Comparison& comparison, const std::vector<std::string>& notes) {
  const RunOptions& first = comparison.all.front().options;
  ComparisonWords words{comparison.all.front().name, replicates_of(first), first.seed, notes};
  for (const Compared& one : comparison.all) {
    words.replicates = std::min(words.replicates, replicates_of(one.options));
    if (one.options.seed != first.seed) words.seed.reset();
  }
  return words;
}

RunDescription description_of(const Comparison& comparison, const Values& values) {
  const Compared& first = comparison.all.front();
  RunDescription run;
  run.version = program_version();
  run.stream = stream_version;
  run.seed = first.options.seed;
  run.replicates = replicates_of(first.options);
  run.chance = first.options.chance;
  run.inputs_drawn = first.options.draw_inputs;
  run.overrides = values.texts("set");
  for (const std::string& one : values.texts("vary")) run.overrides.push_back(one);
  const Loaded* before = nullptr;
  for (const Compared& one : comparison.all) {
    run.alternatives.push_back(one.name);
    if (one.loaded.get() == before) continue;
    before = one.loaded.get();
    for (const DocumentFile& file : before->document.files())
      run.inputs.push_back({fs::path(file.path).filename().string(), file.bytes});
  }
  return run;
}

}  // namespace

int compare_command(const Values& values) {
  const Language language = language_of(values);
  const bool quiet = values.has("quiet");
  const CsvDialect dialect = dialect_of("compare", values, values.has("output"), "-o DIR");
  Comparison comparison = read_comparison(values);
  const Asked asked = asked_of(comparison, values);
  for (Compared& one : comparison.all) {
    const KeptWanted kept = kept_for(asked.outcomes) | kept_for_targets(one.scenario);
    one.options.keep = kept.all;
    one.options.keep_by_year = kept.by_year;
  }
  const Compared& first = comparison.all.front();
  const std::vector<int> years = years_of(first.model.axes, values);
  refuse_what_does_not_fit(size_of(comparison, asked));
  std::optional<RunFolder> folder;
  if (values.has("output")) folder.emplace(values.text("output"), values.has("force"));

  JunitFile junit(values, values.has("output") ? fs::path(values.text("output")) : fs::path());

  Comparing comparing(comparison, asked, values.has("vary"), quiet, language);
  const Differences differences = comparing.run();
  std::vector<NamedTable> tables;
  TableList<ComparisonRow> rows;
  for (const Rows<ComparisonRow>& one : differences.rows) rows.push_back(&one);
  if (asked.files) tables.push_back(comparison_table(rows));
  for (NamedTable& one : comparing.studies().tables()) tables.push_back(std::move(one));
  if (folder) {
    RunDescription described = description_of(comparison, values);
    described.dialect = dialect;
    write_tables(*folder, tables, described);
  }

  if (asked.table && !quiet) {
    ComparisonWords words = words_of(comparison, differences.notes);
    words.fans = takes_blocks(Channel::out);
    print(comparison_text(*first.loaded, differences.told, years, words, language) +
              comparing.studies().text(years.back(), language) + target_lines(differences.verdicts, language),
          Channel::out);
  } else if (!asked.table) {
    if (!quiet)
      for (const std::string& note : differences.notes) print("spp: " + note + "\n", Channel::error);
    print_named_tables(
        tables, values.text("format") == "json" ? TableFormat::json : TableFormat::csv,
        [](std::string_view text) { print(text, Channel::out); }, dialect);
  }
  return tell_targets(differences.verdicts, junit, values);
}

}  // namespace spp
