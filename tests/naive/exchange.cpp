// Step 8: who is back from an exchange forgets, waves end, waves begin.
#include "naive/replicate.hpp"

namespace spp::naive {

void Replicate::fade() {
  for (Person& person : people_) {
    if (person.tenure != Tenure::alumni) continue;
    const int k = exchange_of_[terms_.index(person.organisation, person.profession)];
    const double mean_months = terms_.policies[static_cast<std::size_t>(k)].exchange->effect_months;
    if (happens(1 - std::exp(-1 / mean_months))) person.tenure = Tenure::settled;
  }
}

void Replicate::come_home() {
  for (Person& person : people_) {
    if (person.tenure != Tenure::away) continue;
    if (home_at_[terms_.index(person.organisation, person.profession)] != t_) continue;
    person.tenure = Tenure::alumni;
    record(Event::return_home, person.organisation, person.profession);
  }
}

/// The other organisations that somebody may go to, by weight: where staff was short at the last month's end, or what
/// they require where none was.
std::vector<double> Replicate::hosts(std::size_t k, int h, int p) const {
  std::vector<double> shortage(terms_.organisations.size(), 0.0), required = shortage;
  for (int other = 0; other < organisations(); ++other) {
    const auto o = static_cast<std::size_t>(other);
    if (other == h || region(other) != region(h) || !joined_[k][o]) continue;
    const std::size_t i = terms_.index(other, p);
    shortage[o] = std::max(0.0, state_[i].required_fte - state_[i].available_fte);
    required[o] = required_[i];
  }
  const double short_of = std::accumulate(shortage.begin(), shortage.end(), 0.0);
  return short_of > 0 ? shortage : required;
}

/// How many go from each place.
std::vector<int> Replicate::participants(std::size_t k) {
  const PolicyNumbers& policy = terms_.policies[k];
  std::vector<int> settled(terms_.place.size(), 0), asked = settled;
  for (const Person& person : people_)
    settled[terms_.index(person.organisation, person.profession)] += person.tenure == Tenure::settled;
  double all = 0;
  const auto joins = [&](int h, int p) { return in_policy(k, h, p) && joined_[k][static_cast<std::size_t>(h)]; };
  for (int h = 0; h < organisations(); ++h)
    for (int p = 0; p < professions(); ++p)
      if (joins(h, p)) all += settled[terms_.index(h, p)];
  for (int h = 0; h < organisations(); ++h)
    for (int p = 0; p < professions(); ++p) {
      const std::size_t i = terms_.index(h, p);
      if (!joins(h, p)) continue;
      double heads = volume_[k][static_cast<std::size_t>(h)] * policy.exchange->participants;
      if (policy.exchange->total) heads *= all > 0 ? settled[i] / all : 0.0;
      asked[i] = std::min(whole(heads), settled[i]);
    }
  std::vector<int> go = asked;
  for (int h = 0; h < organisations(); ++h)
    for (int p = 0; p < professions(); ++p) {
      int others = 0;
      for (int other = 0; other < organisations(); ++other)
        if (other != h && region(other) == region(h)) others += asked[terms_.index(other, p)];
      int& here = go[terms_.index(h, p)];
      if (!policy.exchange->shortest) here = std::min(here, others);
    }
  return go;
}

void Replicate::send_away(std::size_t k, int h, int p, int heads) {
  const ExchangeNumbers& exchange = *terms_.policies[k].exchange;
  const std::size_t i = terms_.index(h, p);
  std::vector<double>& hosted = hosted_[i];
  std::fill(hosted.begin(), hosted.end(), 0.0);
  const std::vector<double> host = exchange.shortest ? hosts(k, h, p) : std::vector<double>{};
  if (exchange.shortest && std::accumulate(host.begin(), host.end(), 0.0) <= 0) heads = 0;
  std::vector<Person*> settled;
  for (Person& person : people_)
    if (person.organisation == h && person.profession == p && person.tenure == Tenure::settled)
      settled.push_back(&person);
  for (int n = 0; n < heads; ++n) {
    const auto who = static_cast<std::size_t>(uniform() * static_cast<double>(settled.size()));
    settled[who]->tenure = Tenure::away;
    settled.erase(settled.begin() + static_cast<std::ptrdiff_t>(who));
    if (exchange.shortest) hosted[static_cast<std::size_t>(choose(host))] += 1;
    record(Event::away, h, p);
  }
  home_at_[i] = t_ + exchange.months;
  went_[i] = heads;
  done_[k][static_cast<std::size_t>(h)] += heads;
}

void Replicate::send_away(std::size_t k) {
  const PolicyNumbers& policy = terms_.policies[k];
  if (t_ < policy.from || t_ > policy.until || (t_ - policy.from) % policy.exchange->every != 0) return;
  const std::vector<int> go = participants(k);
  for (int h = 0; h < organisations(); ++h)
    for (int p = 0; p < professions(); ++p)
      if (in_policy(k, h, p) && joined_[k][static_cast<std::size_t>(h)]) send_away(k, h, p, go[terms_.index(h, p)]);
}

void Replicate::exchange() {
  fade();
  come_home();
  for (std::size_t k = 0; k < terms_.policies.size(); ++k)
    if (terms_.policies[k].exchange) send_away(k);
}

}  // namespace spp::naive
