// What the tables of a run say beside its results: facts of the start, descriptions of the drawn inputs, and what is
// to be recorded; from the model and the scenario. And whether a start adds up.
#pragma once

#include <string>
#include <vector>

#include "analysis/record.hpp"
#include "analysis/summary.hpp"
#include "base/problem.hpp"
#include "model/model.hpp"

namespace spp {

/// The number, or the mean of the drawn input within its field's range.
[[nodiscard]] double mean_of(const Quantity& quantity, const Model& model);

/// By organisation · professions + profession; means of what is uncertain.
[[nodiscard]] StartFactsList start_facts(const Model& model);

/// In the order of the model's inputs. Files go without their folders, so that no table tells of a machine.
[[nodiscard]] std::vector<InputDescription> describe_inputs(const Model& model);

/// What is to be recorded of the scenario's alternatives.
[[nodiscard]] RecordOptions record_options(const Scenario& scenario, int threads);

/// Warns where staff per room as given and as implied by the establishment, or staff and establishment, are more than
/// a tenth apart.
void check_start(const Scenario& scenario, const Model& model, Problems& problems);

}  // namespace spp
