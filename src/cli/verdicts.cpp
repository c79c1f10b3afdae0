#include "cli/verdicts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>

#include "cli/annotations.hpp"
#include "cli/targets.hpp"
#include "cli/terminal.hpp"
#include "cli/text_table.hpp"
#include "output/junit.hpp"

namespace spp {
namespace {

namespace fs = std::filesystem;

constexpr int decimals = 2;

std::string_view called(const TargetVerdict& one, Language language) {
  return language == Language::nl ? one.name_nl : one.name;
}

bool is(const TargetVerdict& one, Verdict verdict) { return one.verdict == name_of(verdict); }

bool ends_badly(const TargetVerdict& one, bool strict) {
  return one.counts && (is(one, Verdict::missed) || (strict && is(one, Verdict::undecided)));
}

std::string_view verdict_word(const TargetVerdict& one, Language language) {
  constexpr Words met{"gehaald", "met"}, missed{"gemist", "missed"}, undecided{"onbeslist", "undecided"};
  const Words& words = is(one, Verdict::met) ? met : is(one, Verdict::missed) ? missed : undecided;
  return words.in(language);
}

std::string chance(const TargetVerdict& one, Language language) {
  constexpr Words words{"kans {} ± {}, gevraagd {}", "chance {} ± {}, asked {}"};
  return fmt::format(fmt::runtime(words.in(language)), spelled(one.probability, decimals, language),
                     spelled(one.error, decimals, language), spelled(one.asked, decimals, language));
}

/// What would decide it: more replicates, where that is so.
std::string remedy(const TargetVerdict& one, Language language) {
  constexpr Words words{"; met ongeveer {} trekkingen (-n) is het te beslissen",
                        "; some {} replicates (-n) would decide it"};
  if (!is(one, Verdict::undecided) || one.replicates_needed == 0) return {};
  return fmt::format(fmt::runtime(words.in(language)),
                     spelled(static_cast<double>(one.replicates_needed), 0, language));
}

/// "missed: chance 0.41 ± 0.01, asked 0.50; the four boards answer for it"
std::string sentence(const TargetVerdict& one, Language language) {
  constexpr Words answers{"; aanspreekbaar: {}", "; responsible: {}"};
  std::string out = fmt::format("{}: {}", verdict_word(one, language), chance(one, language)) + remedy(one, language);
  if (!one.responsible.empty()) out += fmt::format(fmt::runtime(answers.in(language)), visible(one.responsible));
  return out;
}

/// Replicates that would decide what the verdict leaves open.
long long replicates_needed(const TargetRow& row, int replicates) {
  if (row.verdict != name_of(Verdict::undecided) || replicates <= 0) return 0;
  std::vector<double> met(static_cast<std::size_t>(replicates), 0.0);
  const auto count = static_cast<std::ptrdiff_t>(std::lround(row.probability * replicates));
  std::fill(met.begin(), met.begin() + std::min(count, std::ptrdiff_t{replicates}), 1.0);
  return judge(met, row.asked).replicates_needed;
}

JunitCase case_of(const AlternativeVerdicts& alternative, const TargetVerdict& one, bool strict, Language language) {
  constexpr Words not_asked{"niet gevraagd van deze beleidsvariant; ", "not asked of this alternative; "};
  JunitCase out;
  out.classname = visible(fmt::format("{}/{}", alternative.scenario, alternative.alternative));
  out.name = visible(called(one, language));
  out.out = sentence(one, language);
  if (is(one, Verdict::met)) return out;
  out.outcome = ends_badly(one, strict) ? JunitCase::Outcome::failed : JunitCase::Outcome::skipped;
  out.message = (one.counts ? std::string() : std::string(not_asked.in(language))) + out.out;
  out.type = one.verdict;
  return out;
}

/// Where each of `targets_of` stands in the scenario's list.
std::vector<std::size_t> as_written(const Scenario& scenario) {
  std::vector<std::string> names;
  for (const TargetTerms& terms : scenario.targets) names.push_back(target_of(terms, scenario).name);
  std::vector<std::size_t> order(names.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return names[a] < names[b]; });
  return order;
}

/// Whether a file would lie in a folder.
bool lies_in(const fs::path& file, const fs::path& folder) {
  std::error_code error;
  fs::path outer = fs::weakly_canonical(fs::absolute(folder), error);
  if (!outer.has_filename()) outer = outer.parent_path();  // `out/`
  const fs::path inside = fs::weakly_canonical(fs::absolute(file), error).lexically_relative(outer);
  return !error && !inside.empty() && *inside.begin() != "..";
}

}  // namespace

AlternativeVerdicts verdicts_of(const Scenario& scenario, std::string title, std::string_view name,
                                const Rows<TargetRow>& rows, int replicates) {
  const std::vector<TargetAsked> targets = targets_of(scenario);
  const std::vector<std::size_t> written = as_written(scenario);
  AlternativeVerdicts all{std::move(title), std::string(name), {}};
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const TargetAsked& asked = targets[i];
    const TargetRow& row = rows.rows.at(i);
    const bool counts = asked.alternative == all_of_them || asked.alternative == name;
    all.targets.push_back({asked.name, asked.name_nl, row.asked, row.probability, row.standard_error,
                           std::string(row.verdict), replicates_needed(row, replicates), asked.responsible, counts,
                           scenario.origin(fmt::format("targets.{}", written[i] + 1))});
  }
  return all;
}

bool any_missed(std::span<const AlternativeVerdicts> all, bool strict) {
  for (const AlternativeVerdicts& one : all)
    for (const TargetVerdict& target : one.targets)
      if (ends_badly(target, strict)) return true;
  return false;
}

std::string target_lines(std::span<const AlternativeVerdicts> all, Language language) {
  constexpr Words head{"doelen", "targets"};
  constexpr int verdict_width = 11, names_at = 3 + verdict_width;
  int name_width = 0, chance_width = 0;
  for (const AlternativeVerdicts& alternative : all)
    for (const TargetVerdict& one : alternative.targets) {
      name_width = std::max(name_width, width_of(visible(called(one, language))) + 2);
      chance_width = std::max(chance_width, width_of(chance(one, language)));
    }
  // A name that leaves no room for the chance has it below, as have all others then.
  const bool beside = names_at + name_width + chance_width <= page_width;
  std::string out;
  for (const AlternativeVerdicts& alternative : all) {
    if (alternative.targets.empty()) continue;
    const std::string title = all.size() > 1
                                  ? fmt::format("{} ({})", head.in(language), visible(alternative.alternative))
                                  : std::string(head.in(language));
    out += " " + inked(shortened(title, page_width - 1), Ink::strong, Channel::out) + "\n";
    for (const TargetVerdict& one : alternative.targets) {
      const std::string name = "   " + padded(verdict_word(one, language), verdict_width) +
                               padded(visible(called(one, language)), beside ? name_width : 0);
      const std::string sure = chance(one, language) + remedy(one, language);
      out += beside ? wrapped(name + sure, names_at) + "\n"
                    : wrapped(name, names_at) + "\n" + wrapped(std::string(names_at, ' ') + sure, names_at) + "\n";
    }
  }
  return out;
}

std::string junit_of(std::span<const AlternativeVerdicts> all, bool strict, Language language) {
  std::vector<JunitSuite> suites;
  for (const AlternativeVerdicts& alternative : all) {
    JunitSuite suite{visible(fmt::format("{}/{}", alternative.scenario, alternative.alternative)), {}};
    for (const TargetVerdict& one : alternative.targets)
      suite.cases.push_back(case_of(alternative, one, strict, language));
    suites.push_back(std::move(suite));
  }
  return junit_text(all.empty() ? std::string("spp") : visible(all.front().scenario), suites);
}

void annotate_targets(std::span<const AlternativeVerdicts> all, bool strict, bool quiet, Language language) {
  for (const AlternativeVerdicts& alternative : all)
    for (const TargetVerdict& one : alternative.targets) {
      const bool bad = ends_badly(one, strict);
      if (!bad && (quiet || !one.counts || !is(one, Verdict::undecided))) continue;
      annotate(bad ? Annotation::error : Annotation::warning, one.at,
               fmt::format("{} ({}): {}", visible(called(one, language)), visible(alternative.alternative),
                           sentence(one, language)));
    }
}

JunitFile::JunitFile(const Values& values, const fs::path& folder) {
  if (!values.has("junit")) return;
  said_ = values.text("junit");
  if (!folder.empty() && lies_in(said_, folder))
    throw InputError(
        fmt::format("--junit {}: a folder of a run holds its own files only; choose a file beside it", visible(said_)));
  file_.emplace(said_, "<?xml");
}

void JunitFile::write(std::span<const AlternativeVerdicts> all, bool strict, Language language) {
  constexpr Words none{"spp: er is geen doel: {} heeft geen toets\n",
                       "spp: there are no targets: {} has no test case\n"};
  if (!file_) return;
  file_->commit(junit_of(all, strict, language));
  if (std::all_of(all.begin(), all.end(), [](const AlternativeVerdicts& one) { return one.targets.empty(); }))
    print(fmt::format(fmt::runtime(none.in(language)), visible(said_)), Channel::error);
}

int tell_targets(std::span<const AlternativeVerdicts> all, JunitFile& junit, const Values& values) {
  const bool strict = values.has("strict");
  annotate_targets(all, strict, values.has("quiet"), language_of(values));
  junit.write(all, strict, language_of(values));
  return any_missed(all, strict) ? 1 : 0;
}

}  // namespace spp
