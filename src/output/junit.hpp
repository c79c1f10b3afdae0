// Test cases as CI systems read them: a JUnit file, by the schema that Jenkins checks (`junit-10.xsd`) and GitLab,
// GitHub reporters and Azure read. Ant's own schema differs: it wants the host and the time of the run, which would
// make two equal runs differ, so they are not written.
//
//     testsuites(name, tests, failures, errors) > testsuite(name, tests, failures, errors, skipped)
//       > testcase(classname, name) > [failure(message, type) | skipped(message)] [system-out]
//
// GitLab shows `classname` as the suite and the text within `failure` and `skipped`; Jenkins shows the attribute
// `message` too. Of two cases with the same classname and name GitLab drops the second, so a second one is told apart.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spp {

struct JunitCase {
  enum class Outcome { passed, failed, skipped };
  std::string classname, name;
  Outcome outcome = Outcome::passed;
  std::string message;  ///< of what failed or was skipped: one line
  std::string type;     ///< of a failure: a word
  std::string out;      ///< what is told besides; empty: nothing
};

struct JunitSuite {
  std::string name;
  std::vector<JunitCase> cases;
};

/// The file's text. A character that XML 1.0 has not becomes U+FFFD.
[[nodiscard]] std::string junit_text(std::string_view name, std::span<const JunitSuite> suites);

}  // namespace spp
