// The first day of a replicate: who is there, and who is in training.
#include "naive/replicate.hpp"

namespace spp::naive {

void Replicate::start_staff(int h, int p) {
  const StartingHeads& heads = terms(h, p).start;
  const auto add = [&](int age, bool fresh) {
    people_.push_back({h, p, age, fresh ? Tenure::fresh : Tenure::settled,
                       fresh ? -1 - choose(std::array<double, 12>{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}) : 0});
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
  const ProgrammeNumbers& trained = programme(g);
  const auto at = static_cast<std::size_t>(h);
  std::vector<double> weight(static_cast<std::size_t>(trained.duration), 0.0);
  double still_there = 1;
  for (int m = 0; m < trained.duration; ++m) {
    const int began = terms_.start.plus(-1 - m).month;
    const auto& months = trained.intake_months;
    if (std::find(months.begin(), months.end(), began) != months.end())
      weight[static_cast<std::size_t>(m)] = still_there;
    still_there *= trained.keep[static_cast<std::size_t>(m)];
  }
  for (int i = 0; i < trained.trainees_total[at]; ++i)
    if (const int m = choose(weight); m >= 0) trainees_.push_back({h, g, m});
  const auto& by_month = trained.trainees_by_month[at];
  for (std::size_t m = 0; m < by_month.size(); ++m)
    for (int i = 0; i < by_month[m]; ++i) trainees_.push_back({h, g, static_cast<int>(m)});
}

void Replicate::draw_unknown() {
  for (std::size_t i = 0; i < unknown_.size(); ++i) {
    const double sd = terms_.place[i].unknown_sd;
    unknown_[i] = draw_unknown_ ? std::exp(sd * normal() - sd * sd / 2) : 1.0;
  }
  for (const OrganisationNumbers& h : terms_.organisation) {
    const double sd = h.demand_noise_sd;
    noise_.emplace_back();
    for (std::size_t y = 0; y < years(); ++y)
      noise_.back().push_back(draw_unknown_ ? std::exp(sd * normal() - sd * sd / 2) : 1.0);
  }
  for (const CycleNumbers& r : terms_.cycle) {
    cycle_.push_back({normal()});
    while (cycle_.back().size() < years())
      cycle_.back().push_back(r.persistence * cycle_.back().back() +
                              std::sqrt(1 - r.persistence * r.persistence) * normal());
  }
  for (const ProfessionNumbers& p : terms_.profession) {
    std::vector<double> split = p.split;
    if (!p.dirichlet.empty()) {  // gammas over their sum
      std::vector<double> parts;
      for (const double shape : p.dirichlet) {
        const double drawn = shape > 0 ? std::gamma_distribution<double>(shape, 1)(random_) : 0.0;
        parts.push_back(draw_unknown_ ? drawn : shape);
      }
      const double all = std::accumulate(parts.begin(), parts.end(), 0.0);
      for (std::size_t j = 0; j < parts.size(); ++j)
        if (p.dirichlet[j] > 0) split[j] = parts[j] / all;
    }
    split_.push_back(std::move(split));
  }
}

void Replicate::start() {
  draw_unknown();
  draw_policies();
  for (int h = 0; h < organisations(); ++h)
    for (int p = 0; p < professions(); ++p) start_staff(h, p);
  for (int h = 0; h < organisations(); ++h)
    for (int g = 0; g < static_cast<int>(terms_.programme.size()); ++g) start_trainees(h, g);
  for (int r = 0; r < regions(); ++r)
    for (int p = 0; p < professions(); ++p)
      flex_.push_back(whole(terms_.profession[static_cast<std::size_t>(p)].flex[static_cast<std::size_t>(r)].start));
  joins_flex_.assign(flex_.size(), 0);
  reckon_demand();
  balance(0);
  for (std::size_t i = 0; i < workload_.size(); ++i) {
    const PlaceTerms& place = terms_.place[i];
    const double required = required_[i];
    const double w = required > 0 ? required / std::max(fte_[i].without_flex_and_reserve(), required / 10) : 1.0;
    workload_[i] = place.workload_start.value_or(w);
    reference_[i] = place.workload_reference.value_or(workload_[i]);
  }
  balance(0);  // again: absence and the workload shown follow from what was just found
}

}  // namespace spp::naive
