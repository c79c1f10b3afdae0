#include "analysis/retention.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <memory>
#include <span>

#include "analysis/cells.hpp"
#include "analysis/parallel.hpp"
#include "analysis/sums.hpp"

namespace spp {
namespace {

constexpr double slack = 1e-12;
/// 1.645 + 0.842: the normal quantiles of a one-sided 5% and of 80% power, for the difference of two logged counts.
constexpr double power = 2.49;
constexpr std::array all_readings{Reading::fewer_leavers, Reading::fewer_leavers_each_year,
                                  Reading::higher_retention_rate, Reading::ten_points};
constexpr std::array bases{Basis::fte, Basis::heads};

bool in_reading(const Leaving& leaving, LeavesFrom from) {
  switch (from) {
    case LeavesFrom::organisation:
      return leaving.organisation;
    case LeavesFrom::region:
      return leaving.region;
    case LeavesFrom::sector:
      return leaving.sector;
    case LeavesFrom::profession:
      break;
  }
  return leaving.profession;
}

std::size_t cause_index(const Axes& axes, std::string_view cause) {
  return static_cast<std::size_t>(std::find(axes.causes.begin(), axes.causes.end(), cause) - axes.causes.begin());
}

bool counts(const Axes& axes, std::string_view cause, const Counting& counting) {
  if (!counting.retirement && cause == "retirement") return false;
  const std::size_t j = cause_index(axes, cause);
  return j >= axes.leaving.size() || in_reading(axes.leaving[j], counting.from);
}

int first_whole_year(const Axes& axes) { return axes.start.year + (axes.start.month == 1 ? 0 : 1); }
int last_whole_year(const Axes& axes) {
  const CalendarMonth last = axes.start.plus(axes.months - 1);
  return last.year - (last.month == months_per_year ? 0 : 1);
}

/// The years of the base that the run has, first and last; last before first where it has none.
std::pair<int, int> base_years(const Axes& axes, const RetentionAsked& asked) {
  return {std::max(first_whole_year(axes), asked.base_year - asked.window + 1),
          std::min(asked.base_year, last_whole_year(axes))};
}

/// Leavers by cause and staff of one place and profession, by replicate and year of the run; added up when asked.
class Counted {
 public:
  Counted(const Results& results, const Place& place, int profession)
      : axes_(results.axes()), n_(static_cast<std::size_t>(results.replicates())) {
    const std::size_t years = static_cast<std::size_t>(axes_.year_count());
    for (std::size_t basis = 0; basis < bases.size(); ++basis) {
      staff_[basis].assign(years * n_, 0.0);
      leavers_[basis].assign(axes_.causes.size() * years * n_, 0.0);
    }
    const auto is_mine = [&](Organisation h, Profession p) {
      if (profession != every_profession && p.value != profession) return false;
      return std::find(place.members.begin(), place.members.end(), h) != place.members.end();
    };
    for (const Organisation h : place.members)
      for (int p = 0; p < axes_.profession_count(); ++p)
        if (is_mine(h, {p})) add_staff(results, h, {p});
    for (std::size_t slot = 0; slot < results.slots().size(); ++slot) {
      const FlowSlot& one = results.slots()[slot];
      if (one.flow != Flow::exit || !is_mine(one.organisation, one.profession)) continue;
      for (int y = 0; y < axes_.year_count(); ++y)
        add_series(of_cause(Basis::heads, one.cause, y), results.flow(slot, y));
    }
    for (std::size_t slot = 0; slot < results.tally_slots().size(); ++slot) {
      const TallySlot& one = results.tally_slots()[slot];
      if (one.tally != Tally::leaver_fte || !is_mine(one.organisation, one.profession)) continue;
      const std::string& cause = results.slots()[static_cast<std::size_t>(one.exit)].cause;
      for (int y = 0; y < axes_.year_count(); ++y) add_series(of_cause(Basis::fte, cause, y), results.tally(slot, y));
    }
  }

  /// From one calendar year to another, both included and both of the run.
  [[nodiscard]] std::vector<double> leavers(const Counting& counting, int from, int to) {
    std::vector<double> sum(n_, 0.0);
    for (int year = from; year <= to; ++year)
      for (const std::string& cause : axes_.causes)
        if (counts(axes_, cause, counting)) add_series(sum, of_cause(counting.basis, cause, year - axes_.first_year()));
    return sum;
  }
  [[nodiscard]] std::vector<double> staff(Basis basis, int from, int to) {
    std::vector<double> sum(n_, 0.0);
    for (int year = from; year <= to; ++year) add_series(sum, of_staff(basis, year - axes_.first_year()));
    return sum;
  }

 private:
  static std::size_t at(Basis basis) { return basis == bases[0] ? 0 : 1; }
  std::span<double> of_staff(Basis basis, int year) {
    return {staff_[at(basis)].data() + static_cast<std::size_t>(year) * n_, n_};
  }
  std::span<double> of_cause(Basis basis, std::string_view cause, int year) {
    const std::size_t row =
        cause_index(axes_, cause) * static_cast<std::size_t>(axes_.year_count()) + static_cast<std::size_t>(year);
    return {leavers_[at(basis)].data() + row * n_, n_};
  }
  void add_staff(const Results& results, Organisation h, Profession p) {
    for (const Basis basis : bases) {
      const Kept kept = basis == Basis::heads ? Kept::headcount : Kept::employed_fte;
      for (int t = 0; t < axes_.months; ++t) {
        const double* const start = results.kept(kept, t, h, p).data();
        const double* const end = results.kept(kept, t + 1, h, p).data();
        double* const sum = of_staff(basis, axes_.year_index(t)).data();
        for (std::size_t i = 0; i < n_; ++i) sum[i] += (start[i] + end[i]) / (2.0 * months_per_year);
      }
    }
  }
  const Axes& axes_;
  std::size_t n_;
  std::array<std::vector<double>, bases.size()> staff_;    ///< by basis: [year][replicate]
  std::array<std::vector<double>, bases.size()> leavers_;  ///< by basis: [cause][year][replicate]
};

/// An exit rate held against a base, as a reading has it.
struct Held {
  double base = 0, value = 0, bound = 0;
  bool met = false;
};

Held hold(Reading reading, double rate, double base_rate, double change, int years_after) {
  const double share = std::max(0.0, 1.0 - rate), base_share = std::max(0.0, 1.0 - base_rate);
  const auto at_most = [&](double bound) { return Held{base_rate, rate, bound, rate <= bound + slack}; };
  const auto at_least = [&](double bound) { return Held{base_share, share, bound, share >= bound - slack}; };
  switch (reading) {
    case Reading::fewer_leavers:
      return at_most((1.0 - change) * base_rate);
    case Reading::fewer_leavers_each_year:
      return at_most(std::pow(1.0 - change, years_after) * base_rate);
    case Reading::higher_retention_rate:
      return at_least((1.0 + change) * base_share);
    case Reading::ten_points:
      break;
  }
  return at_least(base_share + change);
}

double mean_of(const std::vector<double>& values) {
  double sum = 0.0;
  for (const double one : values) sum += one;
  return values.empty() ? 0.0 : sum / static_cast<double>(values.size());
}

/// Exit rates of a year and of its base, of one counting; no rate where there is no staff.
struct Rates {
  std::vector<double> leavers, staff, base_leavers, base_staff;
  std::optional<double> given;

  [[nodiscard]] bool has(std::size_t i) const { return staff[i] > 0.0 && (given || base_staff[i] > 0.0); }
  [[nodiscard]] double rate(std::size_t i) const { return leavers[i] / staff[i]; }
  [[nodiscard]] double base(std::size_t i) const { return given ? *given : base_leavers[i] / base_staff[i]; }
};

Rates rates_of(Counted& counted, const RetentionAsked& asked, std::pair<int, int> base, int year,
               const Counting& counting, std::optional<double> given) {
  Rates rates;
  rates.given = given;
  rates.leavers = counted.leavers(counting, year - asked.window + 1, year);
  rates.staff = counted.staff(counting.basis, year - asked.window + 1, year);
  if (given) return rates;
  rates.base_leavers = counted.leavers(counting, base.first, base.second);
  rates.base_staff = counted.staff(counting.basis, base.first, base.second);
  return rates;
}

/// What counting can show: from the mean leavers, in heads, of the year and of the base. Of a base that was measured
/// elsewhere only the rate is known: its leavers are taken to be that rate of the year's staff.
double smallest_fall(Counted& counted, const RetentionAsked& asked, std::pair<int, int> base, int year,
                     Counting counting, std::optional<double> given) {
  counting.basis = Basis::heads;
  const double now = mean_of(counted.leavers(counting, year - asked.window + 1, year));
  const double then = given ? *given * mean_of(counted.staff(Basis::heads, year - asked.window + 1, year))
                            : mean_of(counted.leavers(counting, base.first, base.second));
  if (now <= 0.0 || then <= 0.0) return 1.0;
  return 1.0 - std::exp(-power * std::sqrt(1.0 / then + 1.0 / now));
}

/// No more than everybody can stay; no rate is below 0.
bool is_possible(Reading reading, double bound) {
  const bool share = reading == Reading::higher_retention_rate || reading == Reading::ten_points;
  return !share || bound <= 1.0 + slack;
}

void summarise_reading(ReadingResult& one, const Rates& rates, const RetentionAsked& asked) {
  double leavers = 0, staff = 0, base = 0, value = 0, bound = 0;
  bool possible = false;
  for (std::size_t i = 0; i < rates.staff.size(); ++i) {
    if (!rates.has(i)) continue;
    const Held held = hold(one.key.reading, rates.rate(i), rates.base(i), asked.change, one.year - asked.base_year);
    ++one.replicates;
    one.met += held.met ? 1 : 0;
    possible = possible || is_possible(one.key.reading, held.bound);
    leavers += rates.leavers[i];
    staff += rates.staff[i];
    base += held.base;
    value += held.value;
    bound += held.bound;
  }
  if (one.replicates == 0) return;
  const double n = one.replicates;
  one.leavers = leavers / n;
  one.staff = staff / n;
  one.base = base / n;
  one.value = value / n;
  one.bound = bound / n;
  if (rates.given) {  // the same in all, and as it was measured
    const Held held = hold(one.key.reading, 0.0, *rates.given, asked.change, one.year - asked.base_year);
    one.base = held.base;
    one.bound = held.bound;
  }
  one.possible = possible;
}

/// Everything that has readings, in the order of the tables.
std::vector<ReadingResult> laid_out(const Axes& axes, const RetentionAsked& asked, std::size_t places) {
  std::vector<ReadingResult> list;
  for (const int year : reading_years(axes, asked))
    for (std::size_t place = 0; place < places; ++place)
      for (int p = every_profession; p < axes.profession_count(); ++p)
        for (const Reading reading : all_readings)
          for (const Counting& counting : countings()) {
            ReadingResult one;
            one.place = place;
            one.profession = p;
            one.year = year;
            one.key = {reading, counting};
            list.push_back(one);
          }
  return list;
}

std::string_view profession_name(const Axes& axes, int profession) {
  return profession == every_profession ? all_of_them
                                        : std::string_view(axes.professions[static_cast<std::size_t>(profession)]);
}

/// Fits, and by how many keys; −1 = does not.
int fits(const GivenBase& one, const Place& place, std::string_view profession, const Counting& counting) {
  int keys = 0;
  bool fitting = true;
  const auto hold_against = [&](const auto& wanted, const auto& found) {
    if (!wanted) return;
    ++keys;
    fitting = fitting && *wanted == found;
  };
  hold_against(one.region, place.region);
  hold_against(one.organisation, place.organisation);
  hold_against(one.profession, profession);
  hold_against(one.from, counting.from);
  hold_against(one.retirement, counting.retirement);
  hold_against(one.basis, counting.basis);
  return fitting ? keys : -1;
}

/// All readings of a place, a profession and a year, in the order of the tables.
void read_year(Counted& counted, const RetentionAsked& asked, std::pair<int, int> base, const Place& place,
               std::span<ReadingResult> list, std::string_view profession) {
  const int year = list.front().year;
  for (std::size_t c = 0; c < countings().size(); ++c) {
    const Counting& counting = countings()[c];
    const auto given = given_base(asked, place, profession, counting);
    if (!given && base.first > base.second) continue;
    const Rates rates = rates_of(counted, asked, base, year, counting, given);
    const double fall = smallest_fall(counted, asked, base, year, counting, given);
    for (std::size_t r = 0; r < all_readings.size(); ++r) {
      ReadingResult& one = list[r * countings().size() + c];
      summarise_reading(one, rates, asked);
      one.detectable = fall;
    }
  }
}

}  // namespace

const std::vector<Counting>& countings() {
  static const std::vector<Counting> all = [] {
    std::vector<Counting> list;
    for (const LeavesFrom from :
         {LeavesFrom::organisation, LeavesFrom::profession, LeavesFrom::region, LeavesFrom::sector})
      for (const bool retirement : {false, true})
        for (const Basis basis : bases) list.push_back({from, retirement, basis});
    return list;
  }();
  return all;
}

std::vector<int> reading_years(const Axes& axes, const RetentionAsked& asked) {
  std::vector<int> years;
  const std::pair<int, int> base = base_years(axes, asked);
  if (asked.given.empty() && base.first > base.second) return years;
  for (int year = first_whole_year(axes); year <= last_whole_year(axes); ++year)
    if (year - asked.window >= asked.base_year && year - asked.window + 1 >= first_whole_year(axes))
      years.push_back(year);
  return years;
}

std::optional<double> given_base(const RetentionAsked& asked, const Place& place, std::string_view profession,
                                 const Counting& counting) {
  std::optional<double> found;
  int most = -1;
  for (const GivenBase& one : asked.given) {
    const int keys = fits(one, place, profession, counting);
    if (keys < 0 || keys < most) continue;
    most = keys;
    found = one.value;
  }
  return found;
}

ReadingsOfRun readings_of(const Results& results, const RetentionAsked& asked, int threads) {
  const Axes& axes = results.axes();
  const std::vector<Place> places = places_of(axes);
  ReadingsOfRun readings{axes, laid_out(axes, asked, places.size())};
  const std::pair<int, int> base = base_years(axes, asked);
  // A task for each place and profession: its readings share what is counted.
  const std::size_t each = all_readings.size() * countings().size();
  const std::size_t columns = axes.professions.size() + 1, tasks = places.size() * columns;
  const std::vector<int> years = reading_years(axes, asked);
  if (years.empty()) return readings;
  do_tasks(tasks, threads, [&]() -> std::function<void(std::size_t)> {
    return [&](std::size_t task) {
      const Place& place = places[task / columns];
      const int profession = static_cast<int>(task % columns) - 1;
      Counted counted(results, place, profession);
      for (std::size_t y = 0; y < years.size(); ++y)
        read_year(counted, asked, base, place, {readings.list.data() + (y * tasks + task) * each, each},
                  profession_name(axes, profession));
    };
  });
  return readings;
}

std::vector<int> reading_met(const Results& results, const RetentionAsked& asked, const Place& place,
                             std::string_view profession, int year, const ReadingKey& key) {
  const Axes& axes = results.axes();
  const auto named = std::find(axes.professions.begin(), axes.professions.end(), profession);
  const int p = profession == all_of_them ? every_profession : static_cast<int>(named - axes.professions.begin());
  const std::pair<int, int> base = base_years(axes, asked);
  const auto given = given_base(asked, place, profession, key.counting);
  std::vector<int> met(static_cast<std::size_t>(results.replicates()), -1);
  if (!given && base.first > base.second) return met;
  Counted counted(results, place, p);
  const Rates rates = rates_of(counted, asked, base, year, key.counting, given);
  for (std::size_t i = 0; i < met.size(); ++i)
    if (rates.has(i))
      met[i] = hold(key.reading, rates.rate(i), rates.base(i), asked.change, year - asked.base_year).met ? 1 : 0;
  return met;
}

KeptWanted kept_for_readings() {
  KeptSet all;
  all.set(static_cast<std::size_t>(Kept::headcount));
  all.set(static_cast<std::size_t>(Kept::employed_fte));
  return {all, {}};
}

Rows<RetentionRow> retention_rows(const ReadingsOfRun& with, const ReadingsOfRun* without,
                                  const std::string& alternative) {
  const auto labels = std::make_shared<Labels>(with.axes, alternative);
  Rows<RetentionRow> table;
  const auto probability = [](const ReadingResult& one) { return one.met / static_cast<double>(one.replicates); };
  const auto error = [](double p, int n) { return std::sqrt(p * (1.0 - p) / n); };
  for (std::size_t k = 0; k < with.list.size(); ++k) {
    const ReadingResult& one = with.list[k];
    if (one.replicates == 0) continue;
    const Place& place = labels->places[one.place];
    RetentionRow row;
    row.alternative = labels->alternative;
    row.year = one.year;
    row.region = place.region;
    row.organisation = place.organisation;
    row.profession = labels->profession(one.profession);
    row.reading = choice_name(one.key.reading);
    row.leavers = choice_name(one.key.counting.from);
    row.retirement = one.key.counting.retirement;
    row.basis = choice_name(one.key.counting.basis);
    row.leavers_mean = one.leavers;
    row.average_staff = one.staff;
    row.base = one.base;
    row.value = one.value;
    row.bound = one.bound;
    row.possible = one.possible;
    row.probability_met = probability(one);
    row.standard_error = error(row.probability_met, one.replicates);
    if (without != nullptr && without->list[k].replicates > 0) {
      const double luck = probability(without->list[k]);
      row.probability_met_without_policies = luck;
      row.standard_error_without = error(luck, without->list[k].replicates);
    }
    row.detectable = one.detectable;
    table.rows.push_back(row);
  }
  table.labels = labels;
  return table;
}

std::size_t retention_row_count(const Axes& axes, const RetentionAsked& asked) {
  return laid_out(axes, asked, places_of(axes).size()).size();
}

}  // namespace spp
