// spp report: the board's report, of run folders; each a file for every language, written whole or not at all.
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <vector>

#include "base/nearest.hpp"
#include "cli/run_folder.hpp"
#include "cli/shipped.hpp"
#include "cli/spoken.hpp"
#include "cli/targets.hpp"
#include "cli/terminal.hpp"
#include "output/whole_file.hpp"
#include "output/xlsx.hpp"
#include "report/board_report.hpp"
#include "report/names.hpp"

namespace spp {
namespace {

namespace fs = std::filesystem;

std::string_view code_of(Language language) { return language == Language::nl ? "nl" : "en"; }

/// Languages of `--lang nl,en`; both unless given.
std::vector<Language> languages_of(const Values& values) {
  std::vector<Language> languages;
  const std::string text = values.text("lang", "nl,en");
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    const std::string one = text.substr(at, end - at);
    at = end + 1;
    if (one != "nl" && one != "en")
      throw InputError(fmt::format("spp report: --lang {}: `{}` is no language of reports; write nl, en or nl,en",
                                   visible(text), visible(one)));
    const Language language = one == "nl" ? Language::nl : Language::en;
    if (std::find(languages.begin(), languages.end(), language) == languages.end()) languages.push_back(language);
  }
  return languages;
}

/// The path with the language before its extension: `board.html` to `board.nl.html`.
fs::path with_language(fs::path path, Language language) {
  const fs::path extension = path.extension();
  path.replace_extension();
  path += fmt::format(".{}", code_of(language));
  path += extension;
  return path;
}

/// Where the report of a folder goes: as asked, else beside the folder.
fs::path target_of(const FolderTables& run, const Values& values, Language language, bool one_language) {
  const std::string format = values.text("format", "html");
  if (values.has("output")) {
    fs::path path = values.text("output");
    const std::string other = format == "html" ? ".xlsx" : ".html";
    if (path.extension() == other)
      throw InputError(
          fmt::format("spp report: --output {}: the report is {}; {}", visible(path.string()), format,
                      format == "html" ? "--format xlsx makes a workbook" : "give it the extension .xlsx"));
    if (!path.has_extension()) path += "." + format;
    return one_language ? path : with_language(path, language);
  }
  fs::path folder = run.called();
  if (folder.filename().empty() || folder.filename() == "." || folder.filename() == "..")
    folder = fs::canonical(folder);
  folder += fmt::format(".{}.{}", code_of(language), format);
  return folder;
}

/// With which the same report is made again: by the folder's name alone, so that where it lies changes nothing.
std::string command_of(const FolderTables& run, const Values& values, Language language) {
  const fs::path path = fs::path(run.called()).lexically_normal();
  std::string command = fmt::format("spp report {} --lang {}", path.filename().string(), code_of(language));
  if (values.text("format", "html") != "html") command += " --format xlsx";
  return command;
}

/// The text of a report, and what must be said of it.
struct Made {
  std::string bytes;
  std::vector<std::string> notes;
};

Made made(const Loaded& loaded, const FolderTables& run, const Values& values, Language language) {
  BoardReportAsked asked;
  asked.scenario = &loaded.scenario;
  asked.run = &run;
  asked.targets = targets_of(loaded.scenario);
  asked.title = title_of(loaded, language);
  asked.language = language;
  asked.command = command_of(run, values, language);
  asked.sources = shipped_sources();
  if (values.text("format", "html") == "html") return {as_html(board_report(asked)), {}};
  const SpokenPlace spoken = spoken_place(run);
  XlsxAsked book{.language = language, .title = asked.title, .subtitle = asked.command};
  book.region = spoken.region;
  book.organisation = spoken.organisation;
  book.place = place_name(loaded.scenario, spoken.region, spoken.organisation, false, language);
  Workbook workbook = workbook_of(run, book);
  return {std::move(workbook.bytes), std::move(workbook.notes)};
}

/// A file that is to be written, opened before anything is worked out.
struct Target {
  fs::path path;
  Language language;
  std::unique_ptr<WholeFile> file;
};

std::vector<Target> targets_in(const FolderTables& run, const Values& values, const std::vector<Language>& languages) {
  const bool html = values.text("format", "html") == "html";
  std::vector<Target> targets;
  for (const Language language : languages) {
    Target target{target_of(run, values, language, languages.size() == 1), language, nullptr};
    if (is_within(target.path.string(), run.called()))
      throw InputError("spp report: the report may not lie in the folder of the run, which holds what `run` wrote");
    target.file = std::make_unique<WholeFile>(target.path, html ? "<!DOCTYPE html>" : xlsx_beginning);
    targets.push_back(std::move(target));
  }
  return targets;
}

/// Shows a file with the program that the system has for it; whether there is one.
bool show(const fs::path& path) {
  const std::string file = fs::absolute(path).string();
  std::string program = "xdg-open", argument = file;
  std::array<char*, 3> arguments{program.data(), argument.data(), nullptr};
  posix_spawn_file_actions_t quietly;
  posix_spawn_file_actions_init(&quietly);
  posix_spawn_file_actions_addopen(&quietly, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&quietly, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failure = posix_spawnp(&child, program.c_str(), &quietly, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&quietly);
  return failure == 0;
}

}  // namespace

int report_command(const Values& values) {
  const std::vector<Language> languages = languages_of(values);
  const bool quiet = values.has("quiet");
  // What is said on the way is in one language: Dutch where that alone is asked for.
  const Language spoken = languages == std::vector{Language::nl} ? Language::nl : Language::en;
  constexpr Words words{"spp: {} geschreven\n", "spp: wrote {}\n"};
  if (values.has("output") && values.files.size() > 1)
    throw InputError(
        "spp report: --output names one file, and there are several runs; leave it out, or report one run");
  for (const std::string& folder : values.files) {
    const FolderTables run = FolderTables::open(folder);
    std::vector<Target> targets = targets_in(run, values, languages);
    const Loaded loaded = scenario_of_folder(run.called(), values);
    std::vector<Made> reports;
    reports.reserve(targets.size());
    for (const Target& target : targets) reports.push_back(made(loaded, run, values, target.language));
    for (std::size_t i = 0; i < targets.size(); ++i) {
      targets[i].file->commit(reports[i].bytes);
      const std::string written = visible(targets[i].path.string());
      for (const std::string& note : reports[i].notes)
        if (!quiet) print(fmt::format("spp: {}\n", note), Channel::error);
      if (!quiet) print(fmt::format(fmt::runtime(words.in(spoken)), written), Channel::error);
      if (values.has("open") && !show(targets[i].path))
        print(fmt::format("spp: no program `xdg-open` here to show it with; open {} yourself\n", written),
              Channel::error);
    }
    if (const std::string note = changed_note(run, spoken); !note.empty() && !quiet)
      print("spp: " + note + "\n", Channel::error);
  }
  return 0;
}

}  // namespace spp
