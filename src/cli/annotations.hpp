// Lines that GitHub Actions shows beside the line of the file that they are about. They are written where
// GITHUB_ACTIONS is `true`, to stderr: the runner reads both streams, and tables on stdout stay whole. It shows ten
// errors and ten warnings of a step.
#pragma once

#include <string>
#include <string_view>

#include "base/problem.hpp"

namespace spp {

/// Whether the program runs in GitHub Actions.
[[nodiscard]] bool in_github_actions();

enum class Annotation { error, warning };
/// `::error file=scenarios/mine.yaml,line=14,col=17::message`: without a file where the place is in none. The file is
/// named from `workspace`, the folder of the checkout, where it lies in it.
[[nodiscard]] std::string annotation(Annotation kind, const Origin& at, std::string_view message,
                                     const std::string& workspace = {});

/// Writes the line of a problem, or of something else at a place; nothing outside GitHub Actions.
void annotate(const Problem& problem);
void annotate(Annotation kind, const Origin& at, std::string_view message);

}  // namespace spp
