// Places, rows and numbers of the report, and which counts it hides.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/small_cells.hpp"
#include "output/spelling.hpp"
#include "report/names.hpp"
#include "report/retention_sections.hpp"

namespace spp {
namespace {

int rank_of(const RetentionView::At& place) {
  if (place.organisation == all_of_them) return place.region == all_of_them ? 3 : 2;
  return place.organisation.starts_with("group:") ? 1 : 0;
}

using PlaceKey = std::pair<std::string, std::string>;

PlaceKey key_of(const RetentionView::At& place) { return {place.region, place.organisation}; }

/// The counts of the report as cells, and the sums that tie them.
class CountTies {
 public:
  explicit CountTies(const RetentionView& view) : view_(view) {
    for (const auto& place : view.places()) add_place(place);
    for (const auto& place : view.places()) add_totals(place);
    add_professions(view.whole());
  }

  [[nodiscard]] RetentionView::Hidden hidden() const {
    const std::vector<bool> cells = hidden_cells(cells_, sums_);
    RetentionView::Hidden all;
    for (const auto& [place, first] : leavers_) {
      std::vector<bool>& list = all.leavers[place];
      list.assign(countings().size(), false);
      for (std::size_t c = 0; c < countings().size(); ++c) list[c] = cells[first + heads_twin(c)];
    }
    for (const auto& [place, cell] : staff_) all.staff[place] = cells[cell];
    for (const auto& [profession, first] : professions_) all.professions[profession] = cells[first] || cells[first + 1];
    return all;
  }

 private:
  /// The counting of the same leavers in heads: what is hidden there is hidden in fte too.
  static std::size_t heads_twin(std::size_t c) {
    Counting wanted = countings()[c];
    wanted.basis = Basis::heads;
    return static_cast<std::size_t>(std::find(countings().begin(), countings().end(), wanted) - countings().begin());
  }

  void add_place(const RetentionView::At& place) {
    const int wanted = place.is_one() ? 1 : 2;  // readers look for totals first
    leavers_[key_of(place)] = cells_.size();
    for (const Counting& counting : countings()) {
      const auto row = view_.reading(place, all_of_them, {Reading::fewer_leavers, counting});
      // Fte stands beside heads and never alone, so it is no cell of its own; many enough not to be hidden.
      const double count = row ? view_.number("retention", *row, "leavers_mean").value_or(0.0) : 0.0;
      cells_.push_back(
          {counting.basis == Basis::heads ? count : smallest_shown, true, counting == Counting{} ? wanted : 0});
    }
    staff_[key_of(place)] = cells_.size();
    const auto row = view_.reading(place, all_of_them, {});
    cells_.push_back({row ? view_.number("retention", *row, "average_staff").value_or(0.0) : 0.0, true, wanted});
    add_causes(place, leavers_[key_of(place)]);
  }

  /// Leavers for each cause, of which the countings are sums: in no table, and not to follow from one where few.
  void add_causes(const RetentionView::At& place, std::size_t first) {
    std::vector<CountSum> sums;
    for (std::size_t c = 0; c < countings().size(); ++c) sums.push_back({{{first + c, -1.0}}});
    for (const std::string& cause : view_.scenario().cause_names()) {
      // That nobody anywhere leaves for a cause is no secret.
      if (view_.leavers_for(view_.places().back(), cause) <= 0.0) continue;
      const double count = view_.leavers_for(place, cause);
      causes_[{key_of(place), cause}] = cells_.size();
      for (std::size_t c = 0; c < countings().size(); ++c) {
        const Counting& counting = countings()[c];
        if (view_.scenario().leaves_from(cause, counting.from) && (counting.retirement || cause != "retirement"))
          sums[c].parts.push_back({cells_.size(), 1.0});
      }
      cells_.push_back({count, false});
    }
    for (std::size_t c = 0; c < countings().size(); ++c)
      if (countings()[c].basis == Basis::heads && sums[c].parts.size() > 1) sums_.push_back(std::move(sums[c]));
  }

  void add_totals(const RetentionView::At& place) {
    if (place.is_one()) return;
    std::vector<std::size_t> leavers, staff;
    for (const auto& other : view_.places())
      if (other.is_one() &&
          std::find(place.members.begin(), place.members.end(), other.organisation) != place.members.end()) {
        leavers.push_back(leavers_.at(key_of(other)));
        staff.push_back(staff_.at(key_of(other)));
      }
    const auto sum = [&](std::size_t total, const std::vector<std::size_t>& parts, std::size_t offset) {
      CountSum one{{{total + offset, -1.0}}};
      for (const std::size_t part : parts) one.parts.push_back({part + offset, 1.0});
      sums_.push_back(std::move(one));
    };
    for (std::size_t c = 0; c < countings().size(); ++c)
      if (countings()[c].basis == Basis::heads) sum(leavers_.at(key_of(place)), leavers, c);
    sum(staff_.at(key_of(place)), staff, 0);
    for (const std::string& cause : view_.scenario().cause_names()) add_total_of_cause(place, cause);
  }

  void add_total_of_cause(const RetentionView::At& place, const std::string& cause) {
    const auto total = causes_.find({key_of(place), cause});
    if (total == causes_.end()) return;
    CountSum sum{{{total->second, -1.0}}};
    for (const auto& other : view_.places()) {
      const auto part = causes_.find({key_of(other), cause});
      if (other.is_one() && part != causes_.end() &&
          std::find(place.members.begin(), place.members.end(), other.organisation) != place.members.end())
        sum.parts.push_back({part->second, 1.0});
    }
    sums_.push_back(std::move(sum));
  }

  /// Leavers and staff of each profession, which add up to those of the place.
  void add_professions(const RetentionView::At& place) {
    const auto usual =
        static_cast<std::size_t>(std::find(countings().begin(), countings().end(), Counting{}) - countings().begin());
    CountSum leavers{{{leavers_.at(key_of(place)) + usual, -1.0}}}, staff{{{staff_.at(key_of(place)), -1.0}}};
    for (const std::string& profession : view_.scenario().profession_names()) {
      const auto row = view_.reading(place, profession, {});
      const auto figure = [&](const char* column) {
        return row ? view_.number("retention", *row, column).value_or(0.0) : 0.0;
      };
      professions_[profession] = cells_.size();
      leavers.parts.push_back({cells_.size(), 1.0});
      cells_.push_back({figure("leavers_mean"), true});
      staff.parts.push_back({cells_.size(), 1.0});
      cells_.push_back({figure("average_staff"), true});
    }
    sums_.push_back(std::move(leavers));
    sums_.push_back(std::move(staff));
  }

  const RetentionView& view_;
  std::vector<CountCell> cells_;
  std::vector<CountSum> sums_;
  std::map<PlaceKey, std::size_t> leavers_, staff_;
  std::map<std::pair<PlaceKey, std::string>, std::size_t> causes_;
  std::map<std::string, std::size_t> professions_;
};

}  // namespace

RetentionView::RetentionView(const RetentionReportAsked& asked) : asked_(&asked) {
  find_places();
  if (asked.hide_small) hidden_ = CountTies(*this).hidden();
}

void RetentionView::find_places() {
  std::set<PlaceKey> seen;
  for (const std::size_t row : rows("retention", {{"alternative", asked_->alternative},
                                                  {"year", std::to_string(asked_->year)},
                                                  {"profession", std::string(all_of_them)},
                                                  {"reading", "fewer_leavers"},
                                                  {"leavers", "organisation"},
                                                  {"basis", "heads"}}))
    seen.emplace(text("retention", row, "region"), text("retention", row, "organisation"));
  const bool several = scenario().region_names().size() > 1;
  for (const PlaceKey& key : seen) {
    At place{key.first, key.second, place_name(scenario(), key.first, key.second, several, language()),
             members_of(scenario(), key.first, key.second)};
    places_.push_back(std::move(place));
  }
  std::stable_sort(places_.begin(), places_.end(), [](const At& a, const At& b) { return rank_of(a) < rank_of(b); });
}

const RetentionView::At& RetentionView::whole() const {
  const At* found = nullptr;
  std::ptrdiff_t most = 0;
  for (const At& place : places_) {
    if (place.is_one()) continue;
    const std::ptrdiff_t targets =
        std::count_if(asked_->targets.begin(), asked_->targets.end(), [&](const TargetAsked& target) {
          return target.reading && target.organisation == place.organisation &&
                 (target.region.empty() || target.region == place.region);
        });
    if (targets > most) found = &place;
    most = std::max(most, targets);
  }
  return found != nullptr ? *found : places_.back();
}

bool RetentionView::has(std::string_view table) const { return asked_->run->has(table); }

std::vector<std::size_t> RetentionView::rows(std::string_view table, const Wanted& wanted) const {
  std::vector<std::size_t> found;
  if (!has(table)) return found;
  const FolderTable& all = asked_->run->table(table);
  std::vector<std::size_t> columns;
  for (const auto& one : wanted) columns.push_back(all.column(one.first));
  for (std::size_t row = 0; row < all.rows(); ++row) {
    bool fits = true;
    for (std::size_t k = 0; k < columns.size() && fits; ++k) fits = all.text(row, columns[k]) == wanted[k].second;
    if (fits) found.push_back(row);
  }
  return found;
}

std::string RetentionView::text(std::string_view table, std::size_t row, std::string_view column) const {
  const FolderTable& all = asked_->run->table(table);
  return std::string(all.text(row, all.column(column)));
}

std::optional<double> RetentionView::number(std::string_view table, std::size_t row, std::string_view column) const {
  const FolderTable& all = asked_->run->table(table);
  return all.number(row, all.column(column));
}

std::optional<std::size_t> RetentionView::reading(const At& place, std::string_view profession, const ReadingKey& key,
                                                  std::optional<int> year) const {
  const auto found = rows("retention", {{"alternative", asked_->alternative},
                                        {"year", std::to_string(year.value_or(asked_->year))},
                                        {"region", place.region},
                                        {"organisation", place.organisation},
                                        {"profession", std::string(profession)},
                                        {"reading", std::string(choice_name(key.reading))},
                                        {"leavers", std::string(choice_name(key.counting.from))},
                                        {"retirement", key.counting.retirement ? "true" : "false"},
                                        {"basis", std::string(choice_name(key.counting.basis))}});
  return found.empty() ? std::optional<std::size_t>() : found.front();
}

double RetentionView::leavers_for(const At& place, const std::string& cause) const {
  double sum = 0.0;
  for (int year = asked_->year - asked_->retention.window + 1; year <= asked_->year; ++year)
    for (const std::size_t row : rows("flows", {{"alternative", asked_->alternative},
                                                {"year", std::to_string(year)},
                                                {"region", place.region},
                                                {"organisation", place.organisation},
                                                {"profession", std::string(all_of_them)},
                                                {"flow", "exit"},
                                                {"cause", cause}}))
      sum += number("flows", row, "mean").value_or(0.0);
  return sum;
}

bool RetentionView::hides(const At& place, std::size_t counting) const {
  const auto found = hidden_.leavers.find(key_of(place));
  if (found == hidden_.leavers.end()) return false;
  return found->second[counting] || hidden_.staff.at(key_of(place));
}

bool RetentionView::hides_profession(const std::string& profession) const {
  const auto found = hidden_.professions.find(profession);
  return found != hidden_.professions.end() && found->second;
}

bool RetentionView::hides_whole() const {
  return hides(whole(), static_cast<std::size_t>(std::find(countings().begin(), countings().end(), Counting{}) -
                                                 countings().begin()));
}

std::vector<bool> RetentionView::hidden_among_places(const std::vector<std::optional<double>>& counts) const {
  if (!asked_->hide_small) return std::vector<bool>(counts.size(), false);
  std::vector<CountCell> cells;
  std::vector<CountSum> sums;
  for (std::size_t total = 0; total < counts.size(); ++total) {
    cells.push_back({counts[total].value_or(smallest_shown), counts[total].has_value()});
    if (places_[total].is_one() || !counts[total]) continue;
    CountSum sum{{{total, -1.0}}};
    for (std::size_t one = 0; one < counts.size(); ++one) {
      const std::vector<std::string>& members = places_[total].members;
      if (counts[one] && places_[one].is_one() &&
          std::find(members.begin(), members.end(), places_[one].organisation) != members.end())
        sum.parts.push_back({one, 1.0});
    }
    sums.push_back(std::move(sum));
  }
  return hidden_cells(cells, sums);
}

std::string RetentionView::number_text(double value, int decimals) const {
  return spelled(value, decimals, language());
}

std::string RetentionView::percent(double share, int decimals) const {
  return spelled(share * 100.0, decimals, language()) + "%";
}

std::string RetentionView::chance(std::size_t row) const {
  if (text("retention", row, "possible") == "false") return say({"kan niet", "cannot be"});
  const double met = number("retention", row, "probability_met").value_or(0.0);
  const auto without = number("retention", row, "probability_met_without_policies");
  return without ? fmt::format("{} ({})", percent(met, 0), percent(*without, 0)) : percent(met, 0);
}

std::string RetentionView::profession_name(const std::string& id) const {
  return spp::profession_name(scenario(), id, language());
}

std::string hidden_text(const RetentionView& view) { return view.say({"verborgen", "hidden"}); }

std::string reading_head(const RetentionView& view, Reading reading) {
  const double change = view.asked().retention.change;
  const std::string less = view.number_text(1.0 - change, 1), more = view.number_text(1.0 + change, 1);
  switch (reading) {
    case Reading::fewer_leavers:
      return fmt::format("{} × {}", view.say({"vertrek", "leaving"}), less);
    case Reading::fewer_leavers_each_year:
      return fmt::format("{} × {}ⁿ", view.say({"vertrek", "leaving"}), less);
    case Reading::higher_retention_rate:
      return fmt::format("{} × {}", view.say({"behoud", "staying"}), more);
    case Reading::ten_points:
      break;
  }
  return fmt::format("{} + {} pt", view.say({"behoud", "staying"}), view.number_text(100.0 * change, 0));
}

std::string reading_words(const RetentionView& view, Reading reading) {
  for (const auto& one : choices<Reading>)
    if (one.value == reading) return view.say(one.help);
  return {};
}

std::string leavers_words(const RetentionView& view, LeavesFrom from) {
  for (const auto& one : choices<LeavesFrom>)
    if (one.value == from) return view.say(one.help);
  return {};
}

}  // namespace spp
