// All that a policy may do: it is given to each policy in force before a run, and leaves data in the model. No chance,
// no month.
#pragma once

#include <optional>
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

  [[nodiscard]] const std::string& policy_name() const { return policy_.id; }
  // ---- numbers
  [[nodiscard]] Quantity quantity(const Number& number, const Unit& unit) { return inputs_.quantity(number, unit); }
  /// By cause; 0 where nothing is said.
  [[nodiscard]] std::vector<Quantity> by_cause(const ByCause<Number>& table, const Unit& unit);
  /// By organisation; 0 where nothing is said.
  [[nodiscard]] std::vector<Quantity> by_organisation(const ByOrganisation<Number>& table, const Unit& unit);

  // ---- levers
  /// Claimed relative changes of exit rates, for the ages of the common terms, and their tenure unless `tenure` names
  /// one.
  void exits(const ByCause<Number>& change, std::optional<TenureChoice> tenure = {});
  /// A claimed relative change. 0 leaves nothing.
  void factor(Lever lever, const Number& change);
  /// A claimed relative change of fte per head, for the ages of the common terms.
  void fte_per_head(const Number& change);
  /// Rooms added or taken, with the base of the professions that staff them.
  void rooms(const ByOrganisation<Number>& amount);
  /// Fte added to the base of each profession of the policy, or taken.
  void fte(const ByOrganisation<Number>& amount);
  /// Places of a programme beside the standing ones, in its intake months and in `added_months` (1 to 12).
  void places(const std::string& programme, const ByOrganisation<Number>& places,
              const std::vector<int>& added_months = {});

  // ---- mechanisms; `policy` of what is given is filled in
  void exchange(ExchangeModel exchange);
  void pool(PoolModel pool);
  void reserve(ReserveModel reserve);

 private:
  void amount(bool rooms, const ByOrganisation<Number>& by_organisation);
  Model& model_;
  Inputs& inputs_;
  const Policy& policy_;
  int place_;
};

}  // namespace spp
