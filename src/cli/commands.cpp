#include <algorithm>

#include "cli/command.hpp"
#include "cli/options.hpp"

namespace spp {
namespace {

constexpr std::array options_of_run{
    option::output,   option::replicates, option::seed,  option::threads,       option::set,     option::alternative,
    option::chance,   option::inputs,     option::force, option::allow_outside, option::format,  option::excel,
    option::language, option::strict,     option::junit, option::quiet,         option::verbose, option::help};
constexpr std::array options_of_check{option::replicates,  option::seed,   option::threads,  option::set,
                                      option::alternative, option::chance, option::inputs,   option::allow_outside,
                                      option::format,      option::excel,  option::language, option::quiet,
                                      option::help};
constexpr std::array options_of_compare{option::vary,
                                        option::attribution,
                                        option::break_even,
                                        option::members,
                                        option::compared_alternative,
                                        option::year,
                                        option::comparison_output,
                                        option::force,
                                        option::replicates,
                                        option::seed,
                                        option::threads,
                                        option::set,
                                        option::chance,
                                        option::inputs,
                                        option::allow_outside,
                                        option::format,
                                        option::excel,
                                        option::language,
                                        option::strict,
                                        option::junit,
                                        option::quiet,
                                        option::help};
constexpr std::array options_of_diff{option::any_alternative, option::any_year, option::format, option::excel,
                                     option::language,        option::quiet,    option::help};
constexpr std::array options_of_retention{option::reported_year, option::reported_alternative,
                                          option::report_format, option::excel,
                                          option::language,      option::hide_small,
                                          option::report_output, option::strict,
                                          option::junit,         option::replicates,
                                          option::seed,          option::threads,
                                          option::set,           option::chance,
                                          option::inputs,        option::allow_outside,
                                          option::quiet,         option::help};
constexpr std::array options_of_report{option::board_language, option::board_output, option::board_format,
                                       option::open,           option::quiet,        option::help};
constexpr std::array options_of_version{option::language, option::verbose, option::help};

constexpr std::array all{
    Command{
        .name = "run",
        .help =
            {"simuleer elke beleidsvariant op hetzelfde toeval, schrijf een map met tabellen en toon een samenvatting",
             "simulate every alternative on the same chance, write a folder of tables and print a summary"},
        .files = Command::Files::one,
        .options = options_of_run,
        .example = "spp run scenarios/run-ok.yaml --replicates 200 --set growth=0.015 --output out/growth --force",
        .run = run_command},
    Command{.name = "check",
            .help = {"noem alle fouten van scenario's, en de omvang van hun run; er wordt niets gesimuleerd",
                     "tell all problems of scenarios, and the size of their runs; nothing is run"},
            .files = Command::Files::several,
            .options = options_of_check,
            .example = "spp check scenarios/run-ok.yaml",
            .run = check_command},
    Command{.name = "compare",
            .help = {"verschillen tussen beleidsvarianten, scenario's of mappen van een run, per trekking genomen",
                     "differences between alternatives, scenarios or run folders, taken by replicate"},
            .files = Command::Files::several_or_folders,
            .options = options_of_compare,
            .example = "spp compare scenarios/run-ok.yaml --vary growth=0,0.01,0.02 --replicates 200",
            .run = compare_command},
    Command{.name = "diff",
            .help = {"wat er tussen twee mappen van een run veranderde: eerst wat erin ging, dan wat eruit kwam",
                     "what changed between two run folders: first what went in, then what came out"},
            .files = Command::Files::two_folders,
            .options = options_of_diff,
            .example = "spp run scenarios/run-ok.yaml --alternative baseline -n 100 -o out/a --force -q; "
                       "spp run scenarios/run-ok.yaml --alternative baseline -n 100 -o out/b --force -q "
                       "--set growth=0.02; spp diff out/a out/b",
            .run = diff_command},
    Command{.name = "report",
            .help = {"het verslag voor het bestuur: per taal één bladzijde die antwoordt, met de tabellen erachter",
                     "the board's report: one page for each language that answers, with the tables behind it"},
            .files = Command::Files::several_folders,
            .options = options_of_report,
            .example = "spp run scenarios/run-ok.yaml --alternative baseline --alternative alles --replicates 50 --set "
                       "attribution=off --output out/board --force --quiet; "
                       "spp report out/board --lang nl",
            .run = report_command},
    Command{
        .name = "retention",
        .help = {"het jaarverslag over behoud (VAZ): elke lezing, met zijn kans",
                 "the yearly report on retention (VAZ): every reading, with its probability"},
        .files = Command::Files::one_or_folder,
        .options = options_of_retention,
        .example = "spp retention scenarios/run-ok.yaml --year 2028 --lang nl --replicates 100 --set attribution=off",
        .run = retention_command},
    Command{.name = "version",
            .help = {"de versie van het programma", "the program's version"},
            .options = options_of_version,
            .example = "spp version --verbose",
            .run = version_command},
};

}  // namespace

std::span<const Command> commands() { return all; }

const Command* command_named(std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Command& c) { return c.name == name; });
  return found == all.end() ? nullptr : &*found;
}

Language language_of(const Values& values) { return values.text("lang", "en") == "nl" ? Language::nl : Language::en; }

}  // namespace spp
