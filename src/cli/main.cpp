// Puts the rooms together: finds the command, runs it, and is the only place that catches.
#include <fmt/format.h>
#include <cfenv>
#include <cfloat>
#include <new>
#include <string>
#include <vector>

#include "base/nearest.hpp"
#include "base/problem.hpp"
#include "cli/command.hpp"
#include "cli/shipped.hpp"
#include "cli/signals.hpp"
#include "cli/terminal.hpp"

namespace spp {
namespace {

enum ExitCode { done = 0, wrong_input = 2, environment = 3, defect = 4, by_signal = 128 };

static_assert(FLT_EVAL_METHOD == 0, "doubles must be kept as doubles, or two machines give two results");

[[noreturn]] void refuse_command(const std::string& name) {
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  const std::string hint = did_you_mean(name, names);
  throw InputError(
      fmt::format("unknown command `{}`; {}", visible(name), hint.empty() ? "spp --help lists them" : hint));
}

/// Whether `--lang nl` stands among the arguments: help is asked for before they are read.
Language language_in(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i)
    if (arguments[i] == "--lang=nl" ||
        (arguments[i] == "--lang" && i + 1 < arguments.size() && arguments[i + 1] == "nl"))
      return Language::nl;
  return Language::en;
}

int run(std::vector<std::string> arguments) {
  if (arguments.empty()) throw InputError("which command? spp --help lists them");
  const std::string first = arguments.front();
  if (first == "--help" || first == "-h" || first == "help") {
    print(help_text(language_in(arguments)), Channel::out);
    return done;
  }
  const Command* command = command_named(first == "--version" ? "version" : first);
  if (command == nullptr) refuse_command(first);
  arguments.erase(arguments.begin());
  const Values values = parse(*command, arguments);
  if (values.has("help")) {
    print(help_text(*command, language_of(values)), Channel::out);
    return done;
  }
  return command->run(values);
}

void complain(const std::string& text) { print(text + "\n", Channel::error); }

int guarded(int count, char** texts) {
  try {
    take_signals();
    std::fesetround(FE_TONEAREST);
    return run(std::vector<std::string>(texts + std::min(1, count), texts + count));
  } catch (const Interrupted& interrupted) {
    complain("spp: stopped; nothing was written");
    return by_signal + interrupted.signal;
  } catch (const InputError& error) {
    complain(error.what());
    return wrong_input;
  } catch (const EnvironmentError& error) {
    complain(fmt::format("spp: {}", error.what()));
    return environment;
  } catch (const std::bad_alloc&) {
    complain("spp: not enough memory; spp check tells what a run needs");
    return environment;
  } catch (const std::exception& error) {
    complain(
        fmt::format("spp: a defect of the program: {}\nPlease report it with this text, the command, the scenario and "
                    "what it extends, and the output of `spp version --verbose` (this is spp {}).",
                    error.what(), program_version()));
    return defect;
  }
}

}  // namespace
}  // namespace spp

int main(int argc, char** argv) { return spp::guarded(argc, argv); }
