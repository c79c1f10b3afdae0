#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "cli/command.hpp"
#include "cli/program.hpp"

using namespace spp;

namespace {

Values parsed(const char* command, const std::vector<std::string>& arguments) {
  return parse(*command_named(command), arguments);
}

/// What the command line is refused with; empty where it is taken.
std::string refusal(const char* command, const std::vector<std::string>& arguments) {
  try {
    (void)parsed(command, arguments);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

bool says(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

TEST_CASE("options are read by long and short names, before and behind the file") {
  const Values values = parsed("run", {"-n", "20", "a.yaml", "--seed=7", "-q", "--set", "x=1", "--set", "y=[1, 2]"});
  CHECK(values.files == std::vector<std::string>{"a.yaml"});
  CHECK(values.whole("replicates") == 20);
  CHECK(values.whole("seed") == 7);
  CHECK(values.has("quiet"));
  CHECK_FALSE(values.has("force"));
  CHECK(values.texts("set") == std::vector<std::string>{"x=1", "y=[1, 2]"});
  CHECK(values.text("chance", "on") == "on");
}

TEST_CASE("a value of --set does not swallow the file behind it") {
  const Values values = parsed("run", {"--set", "x=1", "a.yaml"});
  CHECK(values.files == std::vector<std::string>{"a.yaml"});
}

TEST_CASE("a dash is stdin") { CHECK(parsed("run", {"-"}).files == std::vector<std::string>{"-"}); }

TEST_CASE("the largest seed is taken and the one beyond is not") {
  CHECK(parsed("run", {"a", "--seed", "18446744073709551615"}).whole("seed") == 18446744073709551615u);
  CHECK(says(refusal("run", {"a", "--seed", "18446744073709551616"}), "is not from 0 to 18446744073709551615"));
}

TEST_CASE("a mistyped option gets the nearest one") {
  CHECK(says(refusal("run", {"a.yaml", "--replicate", "5"}),
             "unknown option `--replicate`; did you mean `--replicates`?"));
  CHECK(says(refusal("run", {"a.yaml", "--treads=5"}), "unknown option `--treads`; did you mean `--threads`?"));
  CHECK(says(refusal("run", {"a.yaml", "-x"}), "unknown option `-x`"));
}

TEST_CASE("a value that is no whole number says so") {
  CHECK(says(refusal("run", {"a.yaml", "-n", "5x"}), "--replicates: 5x is not a whole number"));
  CHECK(says(refusal("run", {"a.yaml", "-n", "1.5"}), "--replicates: 1.5 is not a whole number"));
  CHECK(says(refusal("run", {"a.yaml", "-n", "-5"}), "--replicates: -5 is not a whole number"));
  CHECK(says(refusal("run", {"a.yaml", "-n", ""}), "is not a whole number"));
  CHECK(says(refusal("run", {"a.yaml", "-n", "0"}), "--replicates: 0 is not from 1 to 10000000"));
}

TEST_CASE("a value that is missing is asked for by its name") {
  CHECK(says(refusal("run", {"a.yaml", "-n"}), "--replicates needs a value: N"));
  CHECK(says(refusal("run", {"a.yaml", "--chance"}), "--chance needs a value: `on`, `off`"));
}

TEST_CASE("a choice is told with its names") {
  CHECK(
      says(refusal("run", {"a", "--format", "jsn"}), "`jsn` is none of `table`, `csv`, `json`; did you mean `json`?"));
}

TEST_CASE("what is given twice, without its equals sign, or in excess is refused") {
  CHECK(says(refusal("run", {"a", "--seed", "1", "--seed", "2"}), "--seed is given twice"));
  CHECK(says(refusal("run", {"a", "--set", "absence"}), "PATH=VALUE was expected"));
  CHECK(says(refusal("run", {"a", "b"}), "one FILE at a time, and `b` is another"));
  CHECK(says(refusal("run", {}), "a FILE is missing"));
  CHECK(says(refusal("version", {"a"}), "one argument too many"));
  CHECK(refusal("check", {"a", "b"}).empty());
}

TEST_CASE("help is given whatever else is missing") { CHECK(parsed("run", {"--help"}).has("help")); }

TEST_CASE("control characters of an argument are shown, not sent to the terminal") {
  CHECK(says(refusal("run", {"a.yaml", "--\x1b[31m"}), "\\x1b[31m"));
}

TEST_CASE("every command and option is described in both languages, once") {
  for (const Command& command : commands()) {
    CHECK_FALSE(command.help.nl.empty());
    CHECK_FALSE(command.help.en.empty());
    CHECK(command.example.starts_with("spp "));
    CHECK(says(std::string(command.example), "spp " + std::string(command.name)));
    CHECK((command.run != nullptr));
    for (const OptionText& option : command.options) {
      CHECK_FALSE(option.help.nl.empty());
      CHECK_FALSE(option.help.en.empty());
      for (const OptionText& other : command.options)
        if (&other != &option) {
          CHECK(other.name != option.name);
          CHECK((option.letter == 0 || other.letter != option.letter));
        }
      for (const Language language : {Language::nl, Language::en})
        CHECK(says(program::unwrapped(help_text(command, language)), std::string(option.help.in(language))));
    }
    CHECK(program::unwrapped(help_text(command, Language::en)).ends_with(std::string(command.example)));
  }
}

}  // namespace
