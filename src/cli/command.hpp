// A subcommand and its options, described once: the command line is read, mistakes are told and help is written by
// loops over these tables.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/words.hpp"

namespace spp {

/// What follows an option.
enum class Takes { nothing, text, whole, choice };

struct OptionText {
  std::string_view name;  ///< long name without dashes: `replicates`
  char letter = 0;        ///< short name, or 0
  Takes takes = Takes::nothing;
  std::string_view value{};  ///< what stands for the value in the help: `N`; a choice shows its names instead
  Words help{};
  bool repeatable = false;
  std::uint64_t low = 0, high = std::numeric_limits<std::uint64_t>::max();  ///< of a whole number
  std::array<std::string_view, 5> choices{};                                ///< empty ones at the end do not count
};

/// What was typed, checked against the table: options by long name, and the files.
class Values {
 public:
  std::map<std::string, std::vector<std::string>, std::less<>> given;  ///< a flag has no texts
  std::vector<std::string> files;

  [[nodiscard]] bool has(std::string_view name) const { return given.find(name) != given.end(); }
  /// The text of an option, or `otherwise`.
  [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise = {}) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;
  /// The whole number of an option that takes one.
  [[nodiscard]] std::optional<std::uint64_t> whole(std::string_view name) const;
};

struct Command {
  enum class Files { none, one, several, several_or_folders, several_folders, two_folders, one_or_folder };
  std::string_view name;
  Words help{};  ///< one line
  Files files = Files::none;
  std::span<const OptionText> options{};
  std::string_view example{};  ///< works as printed, in the project's folder
  int (*run)(const Values&) = nullptr;
};

/// All commands, in the order of the help.
[[nodiscard]] std::span<const Command> commands();
[[nodiscard]] const Command* command_named(std::string_view name);

/// Reads the arguments behind the command's name; InputError says what is wrong and the nearest valid name.
[[nodiscard]] Values parse(const Command& command, std::span<const std::string> arguments);

/// The help of the program, and of one command.
[[nodiscard]] std::string help_text(Language language);
[[nodiscard]] std::string help_text(const Command& command, Language language);

/// The language asked for by `--lang`; English unless given.
[[nodiscard]] Language language_of(const Values& values);

int run_command(const Values& values);
int check_command(const Values& values);
int compare_command(const Values& values);
int diff_command(const Values& values);
int report_command(const Values& values);
int retention_command(const Values& values);
int version_command(const Values& values);

}  // namespace spp
