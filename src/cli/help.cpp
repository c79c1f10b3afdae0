#include <fmt/format.h>
#include <algorithm>

#include "cli/command.hpp"
#include "cli/text_table.hpp"
#include "output/spelling.hpp"

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
    case Command::Files::several_folders:
      return " DIR…";
    case Command::Files::two_folders:
      return " DIR DIR";
    case Command::Files::one_or_folder:
      return " FILE|DIR";
    case Command::Files::none:
      break;
  }
  return "";
}

/// The example on a line, or on several as a shell takes them too: commands below each other, a backslash where one
/// goes on.
std::string example_lines(std::string_view command, Language language) {
  std::string whole = fmt::format("\n{}: {}\n", example.in(language), command);
  if (width_of(whole) <= page_width) return whole;
  std::string out = fmt::format("\n{}:", example.in(language));
  int at = page_width;
  for (bool new_command = true; !command.empty();) {
    const std::size_t end = std::min(command.find(' '), command.size());
    const std::string_view word = command.substr(0, end);
    const int width = width_of(word) + 1;
    const bool fits = at + width + 2 <= page_width;  // and a backslash
    if (new_command)
      out += "\n  ";
    else
      out += fits ? " " : " \\\n    ";
    at = new_command ? 2 + width : fits ? at + width : 4 + width;
    out += word;
    new_command = word.ends_with(';');
    command.remove_prefix(std::min(end + 1, command.size()));
  }
  return out + "\n";
}

}  // namespace

std::string help_text(Language language) {
  constexpr Words about{"spp: personeelsplanning voor ziekenhuizen, met Monte Carlo",
                        "spp: strategic workforce planning for hospitals, by Monte Carlo"};
  constexpr Words more{"spp COMMANDO --help noemt de opties van een commando.",
                       "spp COMMAND --help tells the options of a command."};
  constexpr Words verb{"COMMANDO", "COMMAND"};
  std::string out = fmt::format("{}\n\n{}: spp {}\n\n", about.in(language), usage.in(language), verb.in(language));
  constexpr int help_at = 12;
  for (const Command& command : commands())
    out += wrapped("  " + padded(command.name, help_at - 2) + std::string(command.help.in(language)), help_at) + "\n";
  return out + fmt::format("\n{}\n", more.in(language)) + example_lines(commands().front().example, language);
}

std::string help_text(const Command& command, Language language) {
  std::string out = wrapped(fmt::format("spp {}: {}", command.name, command.help.in(language)), 2) + "\n\n";
  out += fmt::format("{}: spp {}{} [--…]\n\n{}:\n", usage.in(language), command.name, files_of(command),
                     options.in(language));
  constexpr int widest_option = 28;  // a wider one has its help below
  int width = 0;
  for (const OptionText& option : command.options)
    if (const int one = width_of(left_side(option)); one <= widest_option) width = std::max(width, one);
  const std::string margin(static_cast<std::size_t>(width) + 4, ' ');
  for (const OptionText& option : command.options) {
    const std::string left = "  " + left_side(option);
    const bool beside = width_of(left) <= width + 2;
    const std::string help = wrapped(margin + std::string(option.help.in(language)), width + 4);
    out += beside ? padded(left, width + 4) + help.substr(margin.size()) + "\n" : left + "\n" + help + "\n";
  }
  if (command.files == Command::Files::two_folders)
    out += fmt::format("\n{}\n", Words{"DIR is de map van een run; de tweede wordt naast de eerste gelegd.",
                                       "DIR is the folder of a run; the second is held against the first."}
                                     .in(language));
  else if (command.files == Command::Files::several_folders)
    out += fmt::format("\n{}\n", Words{"DIR is de map van een run, waarvan de tabellen gelezen worden.",
                                       "DIR is the folder of a run, whose tables are read."}
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
  return out + example_lines(command.example, language);
}

}  // namespace spp
