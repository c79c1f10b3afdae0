// Turns the tables of options into CLI11 and its mistakes into ours: the only file that includes it.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <charconv>
#include <deque>

#include "base/nearest.hpp"
#include "base/problem.hpp"
#include "cli/command.hpp"

namespace spp {
namespace {

std::string typed(const OptionText& option) { return fmt::format("--{}", option.name); }

/// `-n,--replicates`, as CLI11 wants it.
std::string both_names(const OptionText& option) {
  return option.letter != 0 ? fmt::format("-{},--{}", option.letter, option.name) : typed(option);
}

std::string joined(const std::string& what, const std::string& hint) {
  return hint.empty() ? what : what + "; " + hint;
}

[[noreturn]] void refuse(const Command& command, const std::string& text) {
  throw InputError(fmt::format("spp {}: {} (spp {} --help)", command.name, text, command.name));
}

[[noreturn]] void refuse_unknown(const Command& command, const std::string& argument) {
  const std::string name = argument.substr(0, argument.find('='));
  std::vector<std::string> names;
  for (const OptionText& option : command.options) names.push_back(typed(option));
  refuse(command, joined(fmt::format("unknown option `{}`", visible(name)), did_you_mean(name, names)));
}

std::string choices_of(const OptionText& option) {
  std::string list;
  for (const std::string_view choice : option.choices)
    if (!choice.empty()) list += fmt::format("{}`{}`", list.empty() ? "" : ", ", choice);
  return list;
}

void check_whole(const Command& command, const OptionText& option, const std::string& text) {
  std::uint64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  if (!digits || (error != std::errc() && error != std::errc::result_out_of_range) || stop != end)
    refuse(command, fmt::format("{}: {} is not a whole number", typed(option), visible(text)));
  if (error != std::errc() || value < option.low || value > option.high)
    refuse(command, fmt::format("{}: {} is not from {} to {}", typed(option), text, option.low, option.high));
}

void check_choice(const Command& command, const OptionText& option, const std::string& text) {
  std::vector<std::string> names;
  for (const std::string_view choice : option.choices)
    if (!choice.empty()) names.emplace_back(choice);
  if (std::find(names.begin(), names.end(), text) != names.end()) return;
  const std::string hint = did_you_mean(text, names);
  refuse(command,
         joined(fmt::format("{}: `{}` is none of {}", typed(option), visible(text), choices_of(option)), hint));
}

void check_option(const Command& command, const OptionText& option, const std::vector<std::string>& texts) {
  if (texts.size() > 1 && !option.repeatable) refuse(command, fmt::format("{} is given twice", typed(option)));
  for (const std::string& text : texts) {
    if (option.takes == Takes::whole) check_whole(command, option, text);
    if (option.takes == Takes::choice) check_choice(command, option, text);
    if (option.takes == Takes::text && text.empty()) refuse(command, fmt::format("{} is empty", typed(option)));
    if (option.name == "set" && text.find('=') == std::string::npos)
      refuse(command, fmt::format("--set {}: PATH=VALUE was expected, as in --set absence=0.07", visible(text)));
    if (option.name == "vary" && text.find('=') == std::string::npos)
      refuse(command,
             fmt::format("--vary {}: PATH=VALUE,VALUE was expected, as in --vary absence=0.06,0.07", visible(text)));
  }
}

void check_files(const Command& command, const Values& values) {
  const std::size_t n = values.files.size();
  switch (command.files) {
    case Command::Files::none:
      if (n > 0) refuse(command, fmt::format("`{}` is one argument too many", visible(values.files.front())));
      break;
    case Command::Files::two_folders:
      if (n < 2) refuse(command, "which runs? two folders of `spp run` are compared, the first as what was before");
      if (n > 2) refuse(command, fmt::format("two folders at a time, and `{}` is another", visible(values.files[2])));
      break;
    case Command::Files::several_folders:
      if (n == 0) refuse(command, "of which run? the folder that `spp run` wrote is missing");
      break;
    case Command::Files::one:
    case Command::Files::one_or_folder:
      if (n == 0) refuse(command, "which scenario? a FILE is missing");
      if (n > 1) refuse(command, fmt::format("one FILE at a time, and `{}` is another", visible(values.files[1])));
      break;
    case Command::Files::several:
    case Command::Files::several_or_folders:
      if (n == 0) refuse(command, "which scenario? a FILE is missing");
      break;
  }
  for (const std::string& file : values.files)
    if (file.empty()) refuse(command, "the name of a FILE is empty");
}

}  // namespace

std::string Values::text(std::string_view name, std::string_view otherwise) const {
  const auto found = given.find(name);
  return found == given.end() || found->second.empty() ? std::string(otherwise) : found->second.front();
}

std::vector<std::string> Values::texts(std::string_view name) const {
  const auto found = given.find(name);
  return found == given.end() ? std::vector<std::string>() : found->second;
}

std::optional<std::uint64_t> Values::whole(std::string_view name) const {
  if (!has(name)) return {};
  const std::string digits = text(name);
  std::uint64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

Values parse(const Command& command, std::span<const std::string> arguments) {
  CLI::App app;
  app.set_help_flag();
  Values values;
  std::deque<bool> flags;  // stay where they are while CLI11 holds references
  std::deque<std::vector<std::string>> texts;
  std::vector<CLI::Option*> parsed;
  for (const OptionText& option : command.options) {
    texts.emplace_back();
    if (option.takes == Takes::nothing)
      parsed.push_back(app.add_flag(both_names(option), flags.emplace_back(false)));
    else
      parsed.push_back(app.add_option(both_names(option), texts.back())->allow_extra_args(false));
  }
  app.add_option("FILE", values.files);

  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));  // CLI11 takes them last first
  } catch (const CLI::ExtrasError&) {
    for (const std::string& left : app.remaining())
      if (left.starts_with("-")) refuse_unknown(command, left);
    refuse(command, fmt::format("`{}` was not expected", visible(app.remaining().front())));
  } catch (const CLI::ArgumentMismatch& mistake) {
    const std::string_view told = mistake.what();
    for (const OptionText& option : command.options)
      if (told.starts_with(typed(option) + ":"))
        refuse(command, fmt::format("{} needs a value: {}", typed(option),
                                    option.takes == Takes::choice ? choices_of(option) : std::string(option.value)));
    refuse(command, mistake.what());
  } catch (const CLI::ParseError& mistake) {
    const std::string_view told = mistake.what();
    for (const OptionText& option : command.options)
      if (option.takes == Takes::nothing && told.find(typed(option)) != std::string_view::npos)
        refuse(command, fmt::format("{} takes no value", typed(option)));
    refuse(command, visible(mistake.what()));
  }

  for (std::size_t i = 0; i < command.options.size(); ++i)
    if (parsed[i]->count() > 0) values.given.emplace(command.options[i].name, texts[i]);
  if (values.has("help")) return values;  // help is given whatever else is missing
  for (const OptionText& option : command.options) check_option(command, option, values.texts(option.name));
  check_files(command, values);
  return values;
}

}  // namespace spp
