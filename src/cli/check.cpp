// spp check: all problems of all files at once, and the size of their runs; nothing is run.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/load.hpp"
#include "cli/terminal.hpp"

namespace spp {
namespace {

using nlohmann::ordered_json;

/// A file that was checked; without a size where it has errors.
struct Checked {
  std::string file;
  std::vector<Problem> problems;
  std::optional<RunSize> size;
};

Checked check_file(const std::string& file, const Values& values) {
  Problems problems;
  Checked checked{file, {}, {}};
  const std::optional<Loaded> loaded = load_scenario(file, values, problems);
  checked.problems = problems.sorted();
  if (loaded && !problems.any_error()) checked.size = size_of_run(*loaded, run_options(loaded->scenario, values));
  return checked;
}

std::string size_line(const Checked& checked, Language language) {
  constexpr double mega = 1e6;
  constexpr Words words{
      "{}: in orde; {} trekkingen van {} maanden, ongeveer {} rijen, {} MB op schijf, hoogstens {} MB geheugen\n",
      "{}: no problems; {} replicates of {} months, about {} rows, {} MB on disk, at most {} MB of memory\n"};
  const RunSize& size = *checked.size;
  return fmt::format(fmt::runtime(words.in(language)), visible(checked.file), spelled(size.replicates, 0, language),
                     size.months, spelled(static_cast<double>(size.rows), 0, language),
                     spelled(static_cast<double>(size.output_bytes) / mega, 0, language),
                     spelled(static_cast<double>(size.memory_bytes) / mega, 0, language));
}

std::string source_name(const Problem& problem, const Checked& checked) {
  return problem.at.source ? problem.at.source->name : checked.file;
}

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

void print_csv(const std::vector<Checked>& all) {
  print("scenario,kind,file,line,column,path,what,hint\n", Channel::out);
  for (const Checked& checked : all)
    for (const Problem& problem : checked.problems)
      print(
          fmt::format("{},{},{},{},{},{},{},{}\n", quoted(visible(checked.file)), problem.warning ? "warning" : "error",
                      quoted(visible(source_name(problem, checked))), problem.at.line, problem.at.column,
                      quoted(visible(problem.path)), quoted(visible(problem.what)), quoted(visible(problem.hint))),
          Channel::out);
}

void print_json(const std::vector<Checked>& all) {
  ordered_json files = ordered_json::array();
  for (const Checked& checked : all) {
    ordered_json one{{"scenario", visible(checked.file)}, {"problems", ordered_json::array()}};
    for (const Problem& problem : checked.problems)
      one["problems"].push_back({{"kind", problem.warning ? "warning" : "error"},
                                 {"file", visible(source_name(problem, checked))},
                                 {"line", problem.at.line},
                                 {"column", problem.at.column},
                                 {"path", visible(problem.path)},
                                 {"what", visible(problem.what)},
                                 {"hint", visible(problem.hint)}});
    if (checked.size)
      one["run"] = {{"replicates", checked.size->replicates},
                    {"months", checked.size->months},
                    {"rows", checked.size->rows},
                    {"output_bytes", checked.size->output_bytes},
                    {"memory_bytes", checked.size->memory_bytes}};
    files.push_back(std::move(one));
  }
  print(files.dump(2) + "\n", Channel::out);
}

void print_text(const std::vector<Checked>& all, bool quiet, Language language) {
  constexpr std::size_t most_printed = 100;
  std::size_t told = 0, untold = 0;
  for (const Checked& checked : all) {
    for (const Problem& problem : checked.problems) {
      if (quiet && problem.warning) continue;
      if (++told > most_printed)
        ++untold;
      else
        print(render(problem) + "\n", Channel::error);
    }
    if (checked.size && !quiet) print(size_line(checked, language), Channel::out);
  }
  if (untold > 0) print(fmt::format("and {} more\n", untold), Channel::error);
}

}  // namespace

int check_command(const Values& values) {
  std::vector<Checked> all;
  std::size_t errors = 0;
  for (const std::string& file : values.files) {
    all.push_back(check_file(file, values));
    for (const Problem& problem : all.back().problems) errors += problem.warning ? 0 : 1;
  }
  const std::string format = values.text("format", "table");
  if (format == "csv")
    print_csv(all);
  else if (format == "json")
    print_json(all);
  else
    print_text(all, values.has("quiet"), language_of(values));
  if (errors == 0) return 0;
  print(fmt::format("{} problem{}; nothing was run\n", errors, errors == 1 ? "" : "s"), Channel::error);
  return 2;
}

}  // namespace spp
