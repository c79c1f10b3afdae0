#include "cli/annotations.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>

#include "cli/terminal.hpp"

namespace spp {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

/// As the runner reads it back; in a property `:` and `,` end the value.
std::string escaped(std::string_view text, bool in_property) {
  std::string out;
  for (const char c : text)
    if (c == '%')
      out += "%25";
    else if (c == '\r')
      out += "%0D";
    else if (c == '\n')
      out += "%0A";
    else if (in_property && c == ':')
      out += "%3A";
    else if (in_property && c == ',')
      out += "%2C";
    else
      out += c;
  return out;
}

/// The file as the checkout has it, or as the user named it.
std::string file_in(const std::string& workspace, const std::string& name) {
  if (workspace.empty()) return name;
  std::error_code error;
  const fs::path file = fs::weakly_canonical(fs::absolute(name), error), root = fs::weakly_canonical(workspace, error);
  const std::string inside = error ? std::string() : file.lexically_relative(root).generic_string();
  return inside.empty() || inside == ".." || inside.starts_with("../") ? name : inside;
}

/// `--set` and `--alternative` are sources too, and no files.
bool is_file(const Origin& at) { return at.source && at.line > 0 && !at.source->name.starts_with("--"); }

}  // namespace

bool in_github_actions() { return environment("GITHUB_ACTIONS") == "true"; }

std::string annotation(Annotation kind, const Origin& at, std::string_view message, const std::string& workspace) {
  std::string out = kind == Annotation::error ? "::error" : "::warning";
  if (is_file(at)) {
    out += fmt::format(" file={},line={}", escaped(visible(file_in(workspace, at.source->name)), true), at.line);
    if (at.column > 0) out += fmt::format(",col={}", at.column);
  }
  return out + "::" + escaped(message, false) + "\n";
}

void annotate(const Problem& problem) {
  std::string message = visible(problem.what);
  if (!problem.hint.empty()) message += "; " + visible(problem.hint);
  if (problem.at.source && !is_file(problem.at)) message = visible(problem.at.source->name) + ": " + message;
  annotate(problem.warning ? Annotation::warning : Annotation::error, problem.at, message);
}

void annotate(Annotation kind, const Origin& at, std::string_view message) {
  if (in_github_actions()) print(annotation(kind, at, message, environment("GITHUB_WORKSPACE")), Channel::error);
}

}  // namespace spp
