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
  reckon_recruit_fte();
  for (int g = 0; g < static_cast<int>(terms_.programme.size()); ++g) {
    offers_.emplace_back();
    for (int h = 0; h < organisations(); ++h) offers_.back().push_back(ever_offers(g, h));
  }
}

bool Replicate::has_joined(std::size_t k, int h, int t) const {
  const auto at = static_cast<std::size_t>(h);
  const double withdraws = withdraws_[k][at];
  return terms_.policies[k].organisation[at] && withdraws >= 0 && (t - terms_.policies[k].from) / 12.0 < withdraws;
}

/// How much of a policy is done at an organisation in month t.
double Replicate::volume(std::size_t k, int h, int t) const {
  const PolicyNumbers& policy = terms_.policies[k];
  if (t < policy.from || t > policy.until || !has_joined(k, h, t)) return 0;
  if (policy.during >= 0) {
    const ShockNumbers& shock = terms_.shock[static_cast<std::size_t>(policy.during)];
    if (!strikes_[static_cast<std::size_t>(policy.during)] || t < shock.from || t > shock.until) return 0;
  }
  return std::min(1.0, (t - policy.from + 1.0) / policy.ramp_months) * policy.uptake[static_cast<std::size_t>(h)];
}

void Replicate::reckon_strengths() {
  for (std::size_t k = 0; k < terms_.policies.size(); ++k) {
    for (int h = 0; h < organisations(); ++h) {
      joined_[k][static_cast<std::size_t>(h)] = has_joined(k, h, t_);
      volume_[k][static_cast<std::size_t>(h)] = volume(k, h, t_);
    }
    std::fill(done_[k].begin(), done_[k].end(), 0.0);
  }
  reckon_recruit_fte();
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
