// What policies change in this month: what is claimed to change multiplies, what is claimed as an amount adds.
#include "naive/replicate.hpp"

namespace spp::naive {
namespace {

/// What a claimed change c acts as.
double factor_of(double strength, double claim) { return std::max(0.0, 1 + strength * claim); }

bool names(const std::vector<int>& months, int month) {
  return std::find(months.begin(), months.end(), month) != months.end();
}

}  // namespace

double Replicate::strength(std::size_t k, int h) const {
  return volume_[k][static_cast<std::size_t>(h)] * terms_.policies[k].realisation;
}

double Replicate::change(int h, int p, double ChangeNumbers::*claim) const {
  double product = 1;
  for (std::size_t k = 0; k < terms_.policies.size(); ++k)
    if (in_policy(k, h, p)) product *= factor_of(strength(k, h), terms_.policies[k].change.*claim);
  return product;
}

/// What policies make of somebody's rate of leaving.
double Replicate::exit_change(const Person& person, std::size_t cause) const {
  double product = 1;
  for (std::size_t k = 0; k < terms_.policies.size(); ++k) {
    const PolicyNumbers& policy = terms_.policies[k];
    if (policy.exits.empty() || !in_policy(k, person.organisation, person.profession)) continue;
    const bool meant = policy.age_low <= person.age && person.age <= policy.age_high &&
                       (!policy.tenure || (*policy.tenure == TenureChoice::fresh) == (person.tenure == Tenure::fresh));
    if (meant) product *= factor_of(strength(k, person.organisation), policy.exits[cause]);
  }
  return product;
}

/// Coming back from flexible staff is of a region: the mean of what its organisations with establishment claim.
double Replicate::back_change(int r, int p) const {
  double sum = 0;
  int count = 0;
  for (int h = 0; h < organisations(); ++h) {
    if (region(h) != r || establishment_[terms_.index(h, p)] <= 0) continue;
    sum += change(h, p, &ChangeNumbers::flex_back);
    ++count;
  }
  return count > 0 ? sum / count : 1.0;
}

/// What is added to something of an organisation, for a profession unless it is -1.
double Replicate::amount(int h, std::vector<double> PolicyNumbers::*claim, int p) const {
  double sum = 0;
  for (std::size_t k = 0; k < terms_.policies.size(); ++k) {
    const PolicyNumbers& policy = terms_.policies[k];
    if ((policy.*claim).empty() || (p >= 0 && !in_policy(k, h, p))) continue;
    sum += strength(k, h) * (policy.*claim)[static_cast<std::size_t>(h)];
  }
  return sum;
}

double Replicate::fte_per_head(int h, int p, int age) const {
  double fte = terms(h, p).fte[static_cast<std::size_t>(age)];
  for (std::size_t k = 0; k < terms_.policies.size(); ++k) {
    const PolicyNumbers& policy = terms_.policies[k];
    if (policy.change.fte_per_head != 0 && in_policy(k, h, p) && policy.age_low <= age && age <= policy.age_high)
      fte *= factor_of(strength(k, h), policy.change.fte_per_head);
  }
  return fte;
}

/// Fte of a head, in the mean over the ages of who is hired.
void Replicate::reckon_recruit_fte() {
  for (int h = 0; h < organisations(); ++h)
    for (int p = 0; p < professions(); ++p) {
      const AgeTable& weight = terms_.profession[static_cast<std::size_t>(p)].recruit_age;
      double sum = 0, all = 0;
      for (int age = 0; age <= oldest; ++age) {
        if (weight[static_cast<std::size_t>(age)] <= 0) continue;
        all += weight[static_cast<std::size_t>(age)];
        sum += weight[static_cast<std::size_t>(age)] * fte_per_head(h, p, age);
      }
      recruit_fte_[terms_.index(h, p)] = all > 0 ? sum / all : 1.0;
    }
}

/// Whether a policy's places are offered in a calendar month: one of intake, or one that it adds.
bool Replicate::is_offered(const PlacesNumbers& more, int month) const {
  return names(programme(more.programme).intake_months, month) || names(more.added_months, month);
}

/// Places of a programme in this month, before they are made whole; none outside its intake months, where only what a
/// policy adds for such a month is offered. Counts what policies offer, since it costs.
double Replicate::places(int g, int h) {
  const auto at = static_cast<std::size_t>(h);
  const double shock = shocks(h, programme(g).profession, [](const ShockNumbers& s) { return s.places; });
  const bool stands = names(programme(g).intake_months, calendar_.month);
  double sum = stands ? programme(g).places[at] * shock : 0.0;
  for (std::size_t k = 0; k < terms_.policies.size(); ++k)
    for (const PlacesNumbers& more : terms_.policies[k].places) {
      if (more.programme != g || !is_offered(more, calendar_.month)) continue;
      const double offered = volume_[k][at] * more.places[at] * shock;
      sum += offered;
      done_[k][at] += offered;
    }
  return sum;
}

/// Whether an organisation has places of a programme, of its own or by a policy in any month of the run in which it
/// offers some: who withdraws before the first intake never has any.
bool Replicate::ever_offers(int g, int h) const {
  const auto at = static_cast<std::size_t>(h);
  if (programme(g).places[at] > 0) return true;
  for (std::size_t k = 0; k < terms_.policies.size(); ++k)
    for (const PlacesNumbers& more : terms_.policies[k].places) {
      if (more.programme != g || more.places[at] <= 0) continue;
      for (int t = 0; t < terms_.months; ++t)
        if (is_offered(more, terms_.start.plus(t).month) && volume(k, h, t) > 0) return true;
    }
  return false;
}

}  // namespace spp::naive
