// The first day of a replicate: who is there, and who is in training.
#include "naive/replicate.hpp"

namespace spp::naive {

void Replicate::start_staff(int h, int p) {
  const StartingHeads& heads = terms(h, p).start;
  const auto add = [&](int age, bool is_new) {
    people_.push_back(
        {h, p, age, is_new, is_new ? -1 - choose(std::array<double, 12>{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}) : 0});
  };
  for (int i = whole(heads.total); i > 0; --i) {
    const int age = choose(heads.age_weight);
    add(age, happens(heads.new_share));
  }
  for (int age = 0; age <= oldest; ++age) {
    const auto a = static_cast<std::size_t>(age);
    for (int i = 0; i < heads.either[a]; ++i) add(age, happens(heads.new_share));
    for (int i = 0; i < heads.new_staff[a]; ++i) add(age, true);
    for (int i = 0; i < heads.settled[a]; ++i) add(age, false);
  }
}

/// Who has completed m months at the start began in month −1 − m; a total is laid out over the intake months that were.
void Replicate::start_trainees(int h, int g) {
  const ProgrammeNumbers& programme = terms_.programme[static_cast<std::size_t>(g)];
  const auto at = static_cast<std::size_t>(h);
  std::vector<double> weight(static_cast<std::size_t>(programme.duration), 0.0);
  double still_there = 1;
  for (int m = 0; m < programme.duration; ++m) {
    const int began = terms_.start.plus(-1 - m).month;
    const auto& months = programme.intake_months;
    if (std::find(months.begin(), months.end(), began) != months.end())
      weight[static_cast<std::size_t>(m)] = still_there;
    still_there *= programme.keep[static_cast<std::size_t>(m)];
  }
  for (int i = 0; i < programme.trainees_total[at]; ++i)
    if (const int m = choose(weight); m >= 0) trainees_.push_back({h, g, m});
  const auto& by_month = programme.trainees_by_month[at];
  for (std::size_t m = 0; m < by_month.size(); ++m)
    for (int i = 0; i < by_month[m]; ++i) trainees_.push_back({h, g, static_cast<int>(m)});
}

void Replicate::draw_unknown() {
  std::normal_distribution<double> normal;
  for (std::size_t i = 0; i < unknown_.size(); ++i) {
    const double sd = terms_.place[i].unknown_sd;
    unknown_[i] = unknown_between_ ? std::exp(sd * normal(random_) - sd * sd / 2) : 1.0;
  }
}

void Replicate::start() {
  draw_unknown();
  for (int h = 0; h < organisations(); ++h)
    for (int p = 0; p < professions(); ++p) start_staff(h, p);
  for (int h = 0; h < organisations(); ++h)
    for (int g = 0; g < static_cast<int>(terms_.programme.size()); ++g) start_trainees(h, g);
  reckon_demand(0);
  balance(0);
  for (std::size_t i = 0; i < workload_.size(); ++i) {
    const PlaceTerms& place = terms_.place[i];
    const double required = required_[i];
    const double w = required > 0 ? required / std::max(state_[i].available_fte, required / 10) : 1.0;
    workload_[i] = place.workload_start.value_or(w);
    reference_[i] = place.workload_reference.value_or(workload_[i]);
  }
  balance(0);  // again: absence and the workload shown follow from what was just found
}

}  // namespace spp::naive
