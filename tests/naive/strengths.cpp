// Who takes part in a policy and how far it has come; which shocks strike; how the labour market stands.
#include <limits>

#include "naive/replicate.hpp"

namespace spp::naive {

void Replicate::draw_policies() {
  for (const ShockNumbers& shock : terms_.shock) strikes_.push_back(happens(shock.chance));
  for (std::size_t k = 0; k < terms_.policies.size(); ++k) {
    const PolicyNumbers& policy = terms_.policies[k];
    std::vector<double>& withdraws = withdraws_.emplace_back();
    for (int h = 0; h < organisations(); ++h) {
      const bool joins = happens(policy.joins[static_cast<std::size_t>(h)]);
      const double stays = policy.leaves > 0 ? -std::log(uniform()) / policy.leaves  // an exponential time
                                             : std::numeric_limits<double>::infinity();
      withdraws.push_back(joins ? stays : -1.0);
      for (int p = 0; p < professions(); ++p)
        if (policy.exchange && in_policy(k, h, p)) exchange_of_[terms_.index(h, p)] = static_cast<int>(k);
    }
  }
  joined_.assign(terms_.policies.size(), std::vector<char>(terms_.organisations.size(), 0));
  volume_.assign(terms_.policies.size(), std::vector<double>(terms_.organisations.size(), 0.0));
  done_ = volume_;
}

void Replicate::reckon_strengths() {
  for (std::size_t k = 0; k < terms_.policies.size(); ++k) {
    const PolicyNumbers& policy = terms_.policies[k];
    double ramp = 0;
    if (policy.from <= t_ && t_ <= policy.until) ramp = std::min(1.0, (t_ - policy.from + 1.0) / policy.ramp_months);
    if (policy.during >= 0) {
      const ShockNumbers& shock = terms_.shock[static_cast<std::size_t>(policy.during)];
      if (!strikes_[static_cast<std::size_t>(policy.during)] || t_ < shock.from || t_ > shock.until) ramp = 0;
    }
    for (std::size_t h = 0; h < terms_.organisations.size(); ++h) {
      const double withdraws = withdraws_[k][h];
      const bool joined = policy.organisation[h] && withdraws >= 0 && (t_ - policy.from) / 12.0 < withdraws;
      joined_[k][h] = joined;
      volume_[k][h] = joined ? ramp * policy.uptake[h] : 0.0;
    }
    std::fill(done_[k].begin(), done_[k].end(), 0.0);
  }
}

bool Replicate::in_policy(std::size_t k, int h, int p) const {
  const PolicyNumbers& policy = terms_.policies[k];
  return policy.organisation[static_cast<std::size_t>(h)] && policy.profession[static_cast<std::size_t>(p)];
}

bool Replicate::strikes(std::size_t s, int h, int p) const {
  const ShockNumbers& shock = terms_.shock[s];
  return running_ && strikes_[s] && shock.from <= t_ && t_ <= shock.until &&
         shock.organisation[static_cast<std::size_t>(h)] && shock.profession[static_cast<std::size_t>(p)];
}

double Replicate::cycle_factor(int h, double loading) const {
  if (!draw_unknown_) return 1;
  return std::exp(loading * cycle_[static_cast<std::size_t>(region(h))][year_] - loading * loading / 2);
}

}  // namespace spp::naive
