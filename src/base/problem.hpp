// What is wrong with an input, where, and what to do about it; and the three ways in which a command can fail.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace spp {

/// A text that values come from: a file, or one `--set`. Kept whole, so that a message can show the line.
struct Source {
  std::string name;  ///< as the user would write it: `scenarios/run-ok.yaml`, `--set`
  std::string text;  ///< the bytes as read; may be empty where the text could not be read
};

/// A place in a source. Lines and columns count from 1, columns in characters (code points); 0 = unknown.
struct Origin {
  std::shared_ptr<const Source> source;
  int line = 0;
  int column = 0;
  int width = 1;  ///< characters to underline
};

/// One thing that is wrong (or, as a warning, doubtful) with the input.
struct Problem {
  Origin at;
  std::string path;  ///< `policies.run_ok.change`; empty where no field is meant
  std::string what;  ///< one clause, no capital, no full stop: "0,085 is not a number"
  std::string hint;  ///< the remedy, after a semicolon: "write 0.085"; may be empty
  bool warning = false;
};

/// A file's problems, gathered while reading and checking: wrong input is not an exception until all is known.
class Problems {
 public:
  void add(Origin at, std::string path, std::string what, std::string hint = {});
  void warn(Origin at, std::string path, std::string what, std::string hint = {});
  [[nodiscard]] bool any_error() const;
  [[nodiscard]] bool empty() const { return list_.empty(); }
  /// All of them by source (in order of first appearance), line and column; equal ones once.
  [[nodiscard]] std::vector<Problem> sorted() const;
  /// Throws InputError with all errors, rendered; does nothing where there are only warnings.
  void raise_if_any() const;

 private:
  std::vector<Problem> list_;
};

/// `file:line:column: what; hint`, then the line of the source with a caret row under it.
/// Control and bidirectional characters are shown escaped. Warnings say `warning: ` after the place.
[[nodiscard]] std::string render(const Problem& problem);

/// Wrong input or usage: exit code 2. `what()` is ready to print and ends without a newline.
struct InputError : std::runtime_error {
  explicit InputError(const std::string& text, int problems = 1) : std::runtime_error(text), count(problems) {}
  int count;
};
/// What we could not write, allocate or start: exit code 3.
struct EnvironmentError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The text with control, C1 and bidirectional characters as `\x1b` or `\u202e`.
[[nodiscard]] std::string visible(std::string_view text);

}  // namespace spp
