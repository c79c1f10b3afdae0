// From the command line to a model: a scenario's file, with what the options change in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "cli/command.hpp"
#include "engine/simulate.hpp"
#include "model/model.hpp"
#include "scenario/observed.hpp"
#include "schema/document.hpp"

namespace spp {

/// A scenario, read, checked and compiled. Its alternatives are those that are asked for, written out.
struct Loaded {
  Document document;
  Scenario scenario;
  Model model;                                  ///< without policies
  std::vector<Observed> observed{};             ///< figures beside the scenario
  std::optional<DocumentFile> observed_file{};  ///< that has them, where the scenario names one
};

/// What the reader of a scenario's file must know that lies outside it.
[[nodiscard]] Surroundings surroundings_of(const std::string& file, Problems& problems);

/// Adds everything wrong to `problems`; nothing comes back where there is an error.
[[nodiscard]] std::optional<Loaded> load_scenario(const std::string& file, const Values& values, Problems& problems);

/// Seed, replicates, threads, `--chance`, `--inputs`: the scenario's, unless the command line says otherwise; and what
/// the tables and the summary need to be kept.
[[nodiscard]] RunOptions run_options(const Loaded& loaded, const Values& values);

/// What a run holds, before it is made.
struct RunSize {
  int replicates = 0, months = 0, threads = 0, alternatives = 0;
  std::size_t rows = 0;          ///< of all tables and alternatives
  std::size_t output_bytes = 0;  ///< about
  std::size_t memory_bytes = 0;  ///< about, at most: results of one alternative at a time, tables of all
};
/// Compiles every alternative.
[[nodiscard]] RunSize size_of_run(const Loaded& loaded, const RunOptions& options);

/// Errors end the command (InputError, all of them); warnings are said, unless nobody wants to hear them.
void tell(const Problems& problems, bool quiet);

/// Memory that one run may take: four fifths of what the machine, a control group or a limit leaves.
[[nodiscard]] std::size_t memory_limit();
/// EnvironmentError where it takes more.
void refuse_what_does_not_fit(const RunSize& size);

}  // namespace spp
