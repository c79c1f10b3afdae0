// All that a policy may do: it is given to each policy in force before a run, and leaves data in the model. No chance,
// no month.
#pragma once

#include <string>
#include <vector>

#include "model/inputs.hpp"
#include "model/model.hpp"

namespace spp {

class Plan {
 public:
  /// What a policy says goes into `model`; `policy` is its place in Model::policies.
  Plan(Model& model, Inputs& inputs, const Policy& policy, int place)
      : model_(model), inputs_(inputs), policy_(policy), place_(place) {}

  // ---- numbers
  [[nodiscard]] Quantity quantity(const Number& number, const Unit& unit) { return inputs_.quantity(number, unit); }
  /// By cause; 0 where nothing is said.
  [[nodiscard]] std::vector<Quantity> by_cause(const ByCause<Number>& table, const Unit& unit);
  /// By organisation; 0 where nothing is said.
  [[nodiscard]] std::vector<Quantity> by_organisation(const ByOrganisation<Number>& table, const Unit& unit);

  // ---- levers
  /// Claimed relative changes of exit rates, for the ages and tenure of the common terms (or of `tenure`).
  void exits(const ByCause<Number>& change);

  // ---- mechanisms; `policy` of what is given is filled in
  void exchange(ExchangeModel exchange);
  void pool(PoolModel pool);
  void reserve(ReserveModel reserve);

 private:
  Model& model_;
  Inputs& inputs_;
  const Policy& policy_;
  int place_;
};

}  // namespace spp
