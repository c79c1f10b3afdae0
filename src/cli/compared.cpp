#include "cli/compared.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include "base/nearest.hpp"
#include "cli/variants.hpp"
#include "cli/vary.hpp"
#include "output/hash.hpp"
#include "output/manifest.hpp"
#include "schema/bytes.hpp"

namespace spp {
namespace {

namespace fs = std::filesystem;

constexpr const char* scenario_of_folder = "scenario.yaml";

/// A file or folder that was named, read.
struct Subject {
  std::string called;
  std::shared_ptr<const Loaded> loaded;
  RunOptions options;
};

bool is_folder(const std::string& file) {
  std::error_code ignored;
  return file != "-" && fs::is_directory(file, ignored);
}

/// `out/run-ok` and `scenarios/run-ok.yaml` are both called run-ok.
std::string short_name(const std::string& file) {
  if (file == "-") return "stdin";
  const fs::path path = fs::path(file).lexically_normal();
  if (!is_folder(file)) return path.stem().string();
  return (path.has_filename() ? path : path.parent_path()).filename().string();
}

/// Names of the subjects: short ones where they differ, else as typed.
std::vector<std::string> names_of(const std::vector<std::string>& files) {
  std::map<std::string, int> count;
  for (const std::string& file : files) ++count[short_name(file)];
  std::vector<std::string> names;
  for (const std::string& file : files) {
    names.push_back(count[short_name(file)] == 1 ? short_name(file) : file);
    if (std::count(names.begin(), names.end(), names.back()) > 1)
      throw InputError(fmt::format("spp compare: `{}` is given twice", visible(file)));
  }
  return names;
}

RunFacts facts_of(const std::string& folder, Problems& problems) {
  const fs::path path = fs::path(folder) / manifest_name;
  std::error_code ignored;
  const std::optional<std::string> text =
      fs::exists(path, ignored) ? read_bytes(path.string(), {}, problems) : std::nullopt;
  const std::optional<RunFacts> facts = text ? facts_of_manifest(*text) : std::nullopt;
  if (!facts || facts->scenario_sha256.empty())
    throw InputError(fmt::format(
        "spp compare: `{}` is no folder of a run: it needs the manifest.json and scenario.yaml of `spp run`",
        visible(folder)));
  return *facts;
}

/// What a folder was run with, where the command line says nothing else.
void take_facts(const RunFacts& facts, Values& values) {
  const auto unless_given = [&](const char* option, std::string text) {
    if (!values.has(option)) values.given[option] = {std::move(text)};
  };
  unless_given("seed", std::to_string(facts.seed));
  unless_given("replicates", std::to_string(facts.replicates));
  unless_given("chance", facts.chance ? "on" : "off");
  unless_given("inputs", facts.inputs_drawn ? "drawn" : "fixed");
}

/// What a folder's numbers may differ in from those that are now simulated.
void note_folder(const std::string& folder, const RunFacts& facts, const Loaded& loaded, Language language,
                 std::vector<std::string>& notes) {
  constexpr Words other_stream{
      "{} is gemaakt met toevalsgetallen van versie {} (spp {}) en is opnieuw gesimuleerd met versie {}: de getallen "
      "zijn niet die van de map",
      "{} was made with random numbers of version {} (spp {}) and is simulated anew with version {}: the numbers are "
      "not those of the folder"};
  constexpr Words edited{"{}/scenario.yaml is veranderd na de run; het veranderde scenario is gesimuleerd",
                         "{}/scenario.yaml was changed after the run; what was simulated is the changed scenario"};
  const std::string name = visible(short_name(folder));
  if (facts.stream != stream_version)
    notes.push_back(fmt::format(fmt::runtime(other_stream.in(language)), name, facts.stream, visible(facts.version),
                                stream_version));
  if (sha256(loaded.document.files().front().bytes) != facts.scenario_sha256)
    notes.push_back(fmt::format(fmt::runtime(edited.in(language)), name));
}

std::vector<Subject> read_subjects(const Values& values, std::vector<std::string>& notes) {
  const std::vector<std::string> names = names_of(values.files);
  std::vector<Subject> subjects;
  Problems all;
  for (std::size_t i = 0; i < values.files.size(); ++i) {
    const std::string& file = values.files[i];
    Values here = values;
    here.given.erase("alternative");  // chosen later: the first is there to compare with
    Problems problems;
    std::optional<RunFacts> facts;
    if (is_folder(file)) {
      facts = facts_of(file, problems);
      take_facts(*facts, here);
    }
    std::optional<Loaded> loaded =
        load_scenario(facts ? (fs::path(file) / scenario_of_folder).string() : file, here, problems);
    for (const Problem& one : problems.sorted())
      one.warning ? all.warn(one.at, one.path, one.what, one.hint) : all.add(one.at, one.path, one.what, one.hint);
    if (!loaded) continue;
    if (facts) note_folder(file, *facts, *loaded, language_of(values), notes);
    const RunOptions options = run_options(*loaded, here);
    subjects.push_back({names[i], std::make_shared<const Loaded>(std::move(*loaded)), options});
  }
  tell(all, values.has("quiet"));
  return subjects;
}

/// The alternatives asked for; all where none is. InputError where nobody has one.
std::vector<AlternativeList::One> chosen(const Subject& subject, const std::vector<std::string>& asked,
                                         bool with_first) {
  std::vector<AlternativeList::One> all = subject.loaded->scenario.alternative_list();
  if (asked.empty()) return all;
  const std::string first = all.front().name;
  std::erase_if(all, [&](const AlternativeList::One& one) {
    const bool wanted = std::find(asked.begin(), asked.end(), one.name) != asked.end();
    return !wanted && !(with_first && one.name == first);
  });
  return all;
}

void refuse_unknown(const std::vector<Subject>& subjects, const std::vector<std::string>& asked) {
  std::vector<std::string> names;
  for (const Subject& subject : subjects)
    for (const AlternativeList::One& one : subject.loaded->scenario.alternative_list())
      if (std::find(names.begin(), names.end(), one.name) == names.end()) names.push_back(one.name);
  for (const std::string& name : asked) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    const std::string hint = did_you_mean(name, names);
    throw InputError(fmt::format("spp compare: unknown alternative `{}`; {}", visible(name),
                                 hint.empty() ? fmt::format("there is `{}`", fmt::join(names, "`, `")) : hint));
  }
}

std::vector<Compared> alternatives_of(const std::vector<Subject>& subjects, const std::vector<std::string>& asked) {
  std::vector<Compared> all;
  for (const Subject& subject : subjects) {
    const Scenario& scenario = subject.loaded->scenario;
    const bool one_name = scenario.alternative_list().size() == 1;
    for (const AlternativeList::One& one : chosen(subject, asked, &subject == &subjects.front())) {
      const std::string name = subjects.size() == 1 ? one.name
                               : one_name           ? subject.called
                                                    : subject.called + "/" + one.name;
      all.push_back({name, subject.loaded, scenario, one, compile(scenario, one), subject.options});
    }
  }
  if (all.size() < 2)
    throw InputError(
        "spp compare: there is one alternative, and nothing to compare it with; name another FILE, give the scenario "
        "`alternatives`, or change it by --vary");
  return all;
}

std::vector<Compared> variants_of(const Subject& subject, const Values& values) {
  std::vector<Varied> varied;
  for (const std::string& text : values.texts("vary")) varied.push_back(read_varied(text));
  const std::vector<std::string> asked = values.texts("alternative");
  const std::string name = chosen(subject, asked, false).back().name;
  std::vector<Compared> all;
  for (const Changes& changes : variants_of(varied)) {
    Compared one{name_of(changes), subject.loaded, scenario_with(*subject.loaded, changes), {}, {}, subject.options};
    const std::vector<AlternativeList::One> list = one.scenario.alternative_list();
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const AlternativeList::One& other) { return other.name == name; });
    if (found == list.end())
      throw InputError(
          fmt::format("spp compare: with {} there is no alternative `{}`", visible(one.name), visible(name)));
    one.alternative = *found;
    one.model = compile(one.scenario, one.alternative);
    if (!values.has("seed")) one.options.seed = one.scenario.seed;
    if (!values.has("replicates")) one.options.replicates = one.scenario.replicates;
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

Comparison read_comparison(const Values& values) {
  const std::vector<std::string> asked = values.texts("alternative");
  const bool varies = values.has("vary");
  if (varies && values.files.size() > 1)
    throw InputError("spp compare: --vary changes one scenario, and there is more than one FILE");
  if (varies && asked.size() > 1)
    throw InputError("spp compare: --vary changes one alternative, and --alternative names more");
  Comparison comparison;
  const std::vector<Subject> subjects = read_subjects(values, comparison.notes);
  refuse_unknown(subjects, asked);
  comparison.all = varies ? variants_of(subjects.front(), values) : alternatives_of(subjects, asked);
  return comparison;
}

std::string unshared(const Compared& first, const Compared& with, Language language) {
  const RunOptions &a = first.options, &b = with.options;
  std::vector<std::string_view> reasons;
  const auto differs = [&](bool other, const Words& words) {
    if (other) reasons.push_back(words.in(language));
  };
  differs(a.seed != b.seed, {"ander begingetal", "another seed"});
  differs(replicates_of(a) != replicates_of(b), {"ander aantal trekkingen", "other replicates"});
  differs(first.model.axes.start != with.model.axes.start, {"andere beginmaand", "another start"});
  differs(a.chance != b.chance, {"een zonder toeval", "one without chance"});
  differs(a.draw_inputs != b.draw_inputs, {"een met vaste invoer", "one with fixed inputs"});
  if (reasons.empty()) return {};
  constexpr Words words{
      "{} en {} delen hun toeval niet ({}): hun trekkingen gelden als onafhankelijk, en het verschil is onzekerder dan "
      "bij gedeeld toeval",
      "{} and {} do not share their chance ({}): their replicates are taken as independent, and the difference is less "
      "sure than with chance shared"};
  return fmt::format(fmt::runtime(words.in(language)), visible(with.name), visible(first.name),
                     fmt::join(reasons, ", "));
}

}  // namespace spp
