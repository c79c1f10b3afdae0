#include <fmt/format.h>
#include <algorithm>

#include "cli/command.hpp"

namespace spp {
namespace {

constexpr Words usage{"gebruik", "usage"}, example{"voorbeeld", "example"}, options{"opties", "options"};

std::string left_side(const OptionText& option) {
  std::string out =
      option.letter != 0 ? fmt::format("-{}, --{}", option.letter, option.name) : fmt::format("    --{}", option.name);
  if (option.takes == Takes::choice) {
    std::string list;
    for (const std::string_view choice : option.choices)
      if (!choice.empty()) list += fmt::format("{}{}", list.empty() ? "" : "|", choice);
    out += " " + list;
  } else if (option.takes != Takes::nothing) {
    out += fmt::format(" {}", option.value);
  }
  return out;
}

std::string_view files_of(const Command& command) {
  switch (command.files) {
    case Command::Files::one:
      return " FILE";
    case Command::Files::several:
      return " FILE…";
    case Command::Files::several_or_folders:
      return " FILE…|DIR…";
    case Command::Files::two_folders:
      return " DIR DIR";
    case Command::Files::one_or_folder:
      return " FILE|DIR";
    case Command::Files::none:
      break;
  }
  return "";
}

}  // namespace

std::string help_text(Language language) {
  constexpr Words about{"spp: personeelsplanning voor ziekenhuizen, met Monte Carlo",
                        "spp: strategic workforce planning for hospitals, by Monte Carlo"};
  constexpr Words more{"spp COMMANDO --help noemt de opties van een commando.",
                       "spp COMMAND --help tells the options of a command."};
  constexpr Words verb{"COMMANDO", "COMMAND"};
  std::string out = fmt::format("{}\n\n{}: spp {}\n\n", about.in(language), usage.in(language), verb.in(language));
  for (const Command& command : commands()) out += fmt::format("  {:<10}{}\n", command.name, command.help.in(language));
  return out + fmt::format("\n{}\n\n{}: {}\n", more.in(language), example.in(language), commands().front().example);
}

std::string help_text(const Command& command, Language language) {
  std::string out = fmt::format("spp {}: {}\n\n{}: spp {}{} [--…]\n\n{}:\n", command.name, command.help.in(language),
                                usage.in(language), command.name, files_of(command), options.in(language));
  std::size_t width = 0;
  for (const OptionText& option : command.options) width = std::max(width, left_side(option).size());
  for (const OptionText& option : command.options)
    out += fmt::format("  {:<{}}  {}\n", left_side(option), width, option.help.in(language));
  if (command.files == Command::Files::two_folders)
    out += fmt::format("\n{}\n", Words{"DIR is de map van een run; de tweede wordt naast de eerste gelegd.",
                                       "DIR is the folder of a run; the second is held against the first."}
                                     .in(language));
  else if (command.files != Command::Files::none)
    out += fmt::format("\n{}\n", Words{"FILE is een scenario in YAML; `-` leest het van stdin.",
                                       "FILE is a scenario in YAML; `-` reads it from stdin."}
                                     .in(language));
  if (command.files == Command::Files::several_or_folders)
    out += fmt::format("{}\n", Words{"DIR is de map van een run, die opnieuw gesimuleerd wordt.",
                                     "DIR is the folder of a run, which is simulated anew."}
                                   .in(language));
  if (command.files == Command::Files::one_or_folder)
    out += fmt::format("{}\n", Words{"DIR is de map van een run, waarvan de tabellen gelezen worden.",
                                     "DIR is the folder of a run, whose tables are read."}
                                   .in(language));
  return out + fmt::format("\n{}: {}\n", example.in(language), command.example);
}

}  // namespace spp
