// Readings of retention worked out on paper: each of the four, from four, with and without retirement, in heads and
// fte.
#include "analysis/retention.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/places.hpp"

namespace {

using namespace spp;

// ---- a run, filled by hand: `ank` has operatieassistenten only, `bel` anesthesiemedewerkers only; 2026 to 2028

const std::vector<std::string> causes{"career", "elsewhere", "flex", "mobility", "retirement", "sector"};

/// One year of `ank`: staff at each month's end, and who leaves, by cause in the order above.
struct Year {
  double staff = 0, staff_fte = 0;
  std::array<double, 6> left{}, left_fte{};
  double falls = 0;  ///< staff begins the year so much above `staff`, falls evenly and ends it as much below
};
struct Case {
  Year base, middle, last;
  [[nodiscard]] const Year& of(int year) const { return year == 0 ? base : year == 1 ? middle : last; }
};

Axes axes_of_cases() {
  Axes axes;
  axes.regions = {"noord"};
  axes.organisations = {"ank", "bel"};
  axes.professions = {"ana", "ops"};
  axes.causes = causes;
  // organisation, region, sector, profession; section 4 of the model
  axes.leaving = {{false, false, false, true}, {true, true, false, false}, {true, false, false, false},
                  {true, false, false, false}, {true, true, true, true},   {true, true, true, true}};
  axes.region_of = {Region{0}, Region{0}};
  axes.start = {2026, 1};
  axes.months = 36;
  return axes;
}

ResultSlots slots_of_cases() {
  ResultSlots slots;
  for (const std::string& cause : causes) {
    slots.tallies.push_back({Tally::leaver_fte, {0}, {1}, -1, static_cast<int>(slots.flows.size())});
    slots.flows.push_back({Flow::exit, {0}, {1}, -1, cause, ""});
  }
  return slots;
}

/// A case is a replicate; `bel` has 50 people whom nobody leaves.
Results run_of(const std::vector<Case>& cases) {
  const int n = static_cast<int>(cases.size());
  Results results(axes_of_cases(), slots_of_cases(), n);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto fill = [&](Kept kept, int period, int h, int p, double value) {
      results.kept(kept, period, {h}, {p})[i] = value;
    };
    for (int period = 0; period <= 36; ++period) {
      const int month = period == 0 ? 0 : period - 1;
      const Year& year = cases[i].of(month / 12);
      // Period 12 k is the end of year k − 1 and the start of year k: a fall begins with the year after it.
      const Year& next = cases[i].of(std::min(2, period / 12));
      const double into = (period - 12 * (month / 12)) / 12.0;
      const double tilt = period % 12 == 0 ? next.falls : year.falls * (1.0 - 2.0 * into);
      const double ends = period == 36 ? -year.falls : tilt;
      fill(Kept::headcount, period, 0, 1, year.staff + ends);
      fill(Kept::employed_fte, period, 0, 1,
           year.staff_fte + ends * (year.staff > 0 ? year.staff_fte / year.staff : 0));
      fill(Kept::headcount, period, 1, 0, 50);
      fill(Kept::employed_fte, period, 1, 0, 40);
    }
    for (int y = 0; y < 3; ++y)
      for (std::size_t slot = 0; slot < causes.size(); ++slot) {
        results.flow(slot, y)[i] = cases[i].of(y).left[slot];
        results.tally(slot, y)[i] = cases[i].of(y).left_fte[slot];
      }
  }
  return results;
}

RetentionAsked asked_2026() {
  RetentionAsked asked;
  asked.base_year = 2026;
  return asked;
}

Place place_named(std::string_view organisation) {
  for (const Place& place : places_of(axes_of_cases()))
    if (place.organisation == organisation) return place;
  return {};
}

/// The ways of counting, in the order of the tables on paper below.
const std::vector<Counting>& counted() {
  static const std::vector<Counting> all = [] {
    std::vector<Counting> list;
    for (const LeavesFrom from :
         {LeavesFrom::organisation, LeavesFrom::profession, LeavesFrom::region, LeavesFrom::sector})
      for (const bool retirement : {true, false})
        for (const Basis basis : {Basis::heads, Basis::fte}) list.push_back({from, retirement, basis});
    return list;
  }();
  return all;
}
constexpr std::array readings{Reading::fewer_leavers, Reading::fewer_leavers_each_year, Reading::higher_retention_rate,
                              Reading::ten_points};

/// "1010": which of the four readings replicate `i` meets; `-` where it has none.
std::string met(const Results& results, std::size_t i, int year, const Counting& counting,
                const RetentionAsked& asked = asked_2026(), std::string_view organisation = "ank",
                std::string_view profession = "ops") {
  std::string found;
  for (const Reading reading : readings) {
    const int one = reading_met(results, asked, place_named(organisation), profession, year, {reading, counting})[i];
    found += one < 0 ? '-' : one == 0 ? '0' : '1';
  }
  return found;
}

std::string described(const Counting& counting) {
  return std::string(choice_name(counting.from)) + (counting.retirement ? ", with retirement, " : ", without, ") +
         std::string(choice_name(counting.basis));
}

/// What a run says of one reading of the last year.
ReadingResult result_of(const Results& results, const RetentionAsked& asked, int year, Reading reading,
                        const Counting& counting, std::string_view organisation = "ank") {
  const std::vector<Place> places = places_of(results.axes());
  const ReadingsOfRun all = readings_of(results, asked, 1);
  for (const ReadingResult& one : all.list)
    if (one.year == year && one.key.reading == reading && one.key.counting == counting && one.profession == 1 &&
        places[one.place].organisation == organisation)
      return one;
  FAIL("no such reading");
  return {};
}

constexpr Counting heads{LeavesFrom::organisation, true, Basis::heads};

//                        career elsewhere flex mobility retirement sector
// Case A, few leave.
//   2026: 200 heads, 150 fte;  5      4      2      4        4        6    in fte 4, 3, 2, 3, 2, 5: the young leave
//   2028: 200 heads, 150 fte;  5      3      2      4        5        4    in fte 3.9, 2.25, 0.7, 2.2, 4, 3
//                      2026           × 0.9    × 0.81    2028
//   organisation all   20      0.1    18.0     16.2      18      at the bound of the first: met
//                 fte  15      0.1    13.5     12.15     12.15   at the bound of the second: both met
//            no ret.   16             14.4     12.96     13
//                 fte  13             11.7     10.53      8.15
//   profession    all  15             13.5     12.15     14
//                 fte  11              9.9      8.91     10.9
//            no ret.   11              9.9      8.91      9
//                 fte   9              8.1      7.29      6.9
//   region        all  14             12.6     11.34     12
//                 fte  10              9        8.1       9.25
//            no ret.   10              9        8.1       7
//                 fte   8              7.2      6.48      5.25
//   sector        all  10              9        8.1       9      at the bound of the first
//                 fte   7              6.3      5.67      7
//            no ret.    6              5.4      4.86      4
//                 fte   5              4.5      4.05      3
// Of 200 or 150 staff in both years, so leavers compare as rates do. 90% and more stay in 2026: the last two readings
// ask for 99% and more, and nowhere do as many stay.
const Case few{{200, 150, {5, 4, 2, 4, 4, 6}, {4, 3, 2, 3, 2, 5}, 0},
               {200, 150, {5, 3, 2, 4, 5, 4}, {3.9, 2.25, 0.7, 2.2, 4, 3}, 0},
               {200, 150, {5, 3, 2, 4, 5, 4}, {3.9, 2.25, 0.7, 2.2, 4, 3}, 0}};
const std::array<const char*, 16> few_met{"1000", "1100", "1000", "1100",   // organisation: all, fte, no ret., fte
                                          "0000", "0000", "1000", "1100",   // profession
                                          "1000", "0000", "1100", "1100",   // region
                                          "1000", "0000", "1100", "1100"};  // sector

// Case B, many leave, and fewer in 2028.       in fte
//   2026: 25, 20, 10, 20, 20, 30               20, 15, 10, 15, 10, 25
//   2028: 20, 16, 12, 20, 12, 20               20, 9, 6, 14, 6, 15
//                     2026           2028           bounds                        share met?
//   organisation all  100/200 0.5    80/200 0.4     0.45 0.405 | 0.55 0.60        0.60    1 1 1 1, the last at its
//   bound
//                fte   75/150 0.5    50/150 0.333   0.45 0.405 | 0.55 0.60        0.667   1 1 1 1
//           no ret.    80     0.4    68     0.34    0.36 0.324 | 0.66 0.70        0.66    1 0 1 0, the third at its
//           bound
//                fte   65     0.433  44     0.293   0.39 0.351 | 0.623 0.667      0.707   1 1 1 1
//   profession   all   75     0.375  52     0.26    0.338 0.304 | 0.688 0.725     0.74    1 1 1 1
//                fte   55     0.367  41     0.273   0.33 0.297 | 0.697 0.733      0.727   1 1 1 0
//           no ret.    55     0.275  40     0.20    0.248 0.223 | 0.798 0.825     0.80    1 1 1 0
//                fte   45     0.30   35     0.233   0.27 0.243 | 0.77 0.80        0.767   1 1 0 0
//   region       all   70     0.35   48     0.24    0.315 0.284 | 0.715 0.75      0.76    1 1 1 1
//                fte   50     0.333  30     0.20    0.30 0.27 | 0.733 0.767       0.80    1 1 1 1
//           no ret.    50     0.25   36     0.18    0.225 0.203 | 0.825 0.85      0.82    1 1 0 0
//                fte   40     0.267  24     0.16    0.24 0.216 | 0.807 0.833      0.84    1 1 1 1
//   sector       all   50     0.25   32     0.16    0.225 0.203 | 0.825 0.85      0.84    1 1 1 0
//                fte   35     0.233  21     0.14    0.21 0.189 | 0.843 0.867      0.86    1 1 1 0
//           no ret.    30     0.15   20     0.10    0.135 0.122 | 0.935 0.95      0.90    1 1 0 0
//                fte   25     0.167  15     0.10    0.15 0.135 | 0.917 0.933      0.90    1 1 0 0
// In 2028 staff falls from 212 to 188: the average is 200, of the months' ends alone it would be 199.
const Case many{{200, 150, {25, 20, 10, 20, 20, 30}, {20, 15, 10, 15, 10, 25}, 0},
                {200, 150, {20, 16, 12, 20, 12, 20}, {20, 9, 6, 14, 6, 15}, 0},
                {200, 150, {20, 16, 12, 20, 12, 20}, {20, 9, 6, 14, 6, 15}, 12}};
const std::array<const char*, 16> many_met{"1111", "1111", "1010", "1111", "1111", "1110", "1110", "1100",
                                           "1111", "1111", "1100", "1111", "1110", "1110", "1100", "1100"};

// Case C: nobody leaves, then or later. 0 ≤ 0.9 × 0 is met; 100% staying cannot be 110%.
const Case nobody{{200, 150, {}, {}, 0}, {200, 150, {}, {}, 0}, {200, 150, {}, {}, 0}};
// Cases D and E: no staff in 2028, or none in 2026: no reading.
const Case gone{{200, 150, {5, 4, 2, 4, 4, 6}, {4, 3, 2, 3, 2, 5}, 0}, {}, {}};
const Case new_one{{}, {}, {200, 150, {5, 4, 2, 4, 4, 6}, {4, 3, 2, 3, 2, 5}, 0}};

/// So many of 220 or 200 leave for the sector in 2026 and in 2028.
Case leaving(double staff, double base, double later) {
  Case one{{staff, staff, {}, {}, 0}, {staff, staff, {}, {}, 0}, {staff, staff, {}, {}, 0}};
  one.base.left[5] = one.base.left_fte[5] = base;
  one.last.left[5] = one.last.left_fte[5] = later;
  return one;
}

}  // namespace

TEST_CASE("all four readings, four origins, with and without retirement, heads and fte, as on paper") {
  const Results results = run_of({few, many, nobody, gone, new_one});
  REQUIRE(counted().size() == 16);
  for (std::size_t k = 0; k < counted().size(); ++k) {
    const std::string what = described(counted()[k]);
    CAPTURE(what);
    CHECK(met(results, 0, 2028, counted()[k]) == few_met[k]);
    CHECK(met(results, 1, 2028, counted()[k]) == many_met[k]);
    CHECK(met(results, 2, 2028, counted()[k]) == "1100");
    CHECK(met(results, 3, 2028, counted()[k]) == "----");
    CHECK(met(results, 4, 2028, counted()[k]) == "----");
    // A year after the base year each year's tenth is the same as a tenth once.
    const std::string first = met(results, 0, 2027, counted()[k]);
    CHECK(first[0] == few_met[k][0]);
    CHECK(first[1] == few_met[k][0]);
  }
}

TEST_CASE("the table of a run counts the replicates that have a reading and those that meet it") {
  const Results results = run_of({few, many, nobody, gone, new_one});
  for (std::size_t k = 0; k < counted().size(); ++k)
    for (std::size_t r = 0; r < readings.size(); ++r) {
      const ReadingResult one = result_of(results, asked_2026(), 2028, readings[r], counted()[k]);
      const int paper = (few_met[k][r] == '1') + (many_met[k][r] == '1') + (r < 2 ? 1 : 0);
      CHECK(one.replicates == 3);
      CHECK(one.met == paper);
    }
  const ReadingResult one = result_of(run_of({many}), asked_2026(), 2028, Reading::fewer_leavers, heads);
  CHECK(one.leavers == 80.0);
  CHECK(one.staff == doctest::Approx(200.0).epsilon(1e-14));
  CHECK(one.base == doctest::Approx(0.5).epsilon(1e-14));
  CHECK(one.value == doctest::Approx(0.4).epsilon(1e-14));
  CHECK(one.bound == doctest::Approx(0.45).epsilon(1e-14));
}

TEST_CASE("the base year itself has no reading, nor an organisation without the profession") {
  const Results results = run_of({few});
  CHECK(reading_years(results.axes(), asked_2026()) == std::vector<int>{2027, 2028});
  for (const Counting& counting : counted()) {
    CHECK(met(results, 0, 2028, counting, asked_2026(), "ank", "ana") == "----");
    CHECK(met(results, 0, 2028, counting, asked_2026(), "bel", "ops") == "----");
    CHECK(met(results, 0, 2028, counting, asked_2026(), "bel", "ana") == "1100");
  }
  for (const RetentionRow& row : retention_rows(readings_of(results, asked_2026(), 1), nullptr, "baseline").rows) {
    CHECK(row.year != 2026);
    CHECK_FALSE((row.organisation == "ank" && row.profession == "ana"));
    CHECK_FALSE((row.organisation == "bel" && row.profession == "ops"));
    CHECK_FALSE(row.probability_met_without_policies.has_value());
  }
}

TEST_CASE("a region and all professions together sum leavers and staff") {
  // 20 of 250 in 2026, 18 of 250 in 2028: 0.072, the bound of the first.
  const Results results = run_of({few});
  CHECK(met(results, 0, 2028, heads, asked_2026(), "*", "*") == "1000");
  CHECK(met(results, 0, 2028, heads, asked_2026(), "ank", "*") == "1000");
  const std::vector<Place> places = places_of(results.axes());
  for (const ReadingResult& one : readings_of(results, asked_2026(), 1).list)
    if (places[one.place].organisation == "*" && one.profession == -1 && one.year == 2028 &&
        one.key.counting == heads && one.key.reading == Reading::fewer_leavers) {
      CHECK(one.base == doctest::Approx(0.08).epsilon(1e-14));
      CHECK(one.value == doctest::Approx(0.072).epsilon(1e-14));
    }
}

TEST_CASE("stayers × 1.1 is possible up to 1/1.1 staying, ten points more up to 90%") {
  const auto result = [](double staff, double base, double later, Reading reading) {
    return result_of(run_of({leaving(staff, base, later)}), asked_2026(), 2028, reading, heads);
  };
  // 20 of 220 leave: precisely 1/1.1 stay, and 1.1 times that is all of them.
  const ReadingResult all = result(220, 20, 0, Reading::higher_retention_rate);
  CHECK(all.possible);
  CHECK(all.met == 1);
  CHECK(result(220, 20, 1, Reading::higher_retention_rate).met == 0);
  const ReadingResult above = result(220, 19, 0, Reading::higher_retention_rate);  // 91.4% × 1.1 = 100.5%
  CHECK_FALSE(above.possible);
  CHECK(above.met == 0);
  // 20 of 200: 90% stay, ten points more is all of them.
  const ReadingResult points = result(200, 20, 0, Reading::ten_points);
  CHECK(points.possible);
  CHECK(points.met == 1);
  CHECK(result(200, 20, 1, Reading::ten_points).met == 0);
  CHECK_FALSE(result(200, 19, 0, Reading::ten_points).possible);
  CHECK(result(200, 19, 0, Reading::fewer_leavers).possible);
}

TEST_CASE("an exit rate above 1 leaves nobody staying, not fewer than nobody") {
  // 300 of 200 on average leave in 2026: a share of 0, and the bounds are 0 and 0.1.
  const Results results = run_of({leaving(200, 300, 250), leaving(200, 300, 150)});
  CHECK(met(results, 0, 2028, heads) == "1010");  // 1.25 ≤ 1.35, > 1.215; 0 ≥ 0; 0 < 0.1
  CHECK(met(results, 1, 2028, heads) == "1111");
}

TEST_CASE("a base that was measured goes before the simulated one, the one with the most keys first") {
  RetentionAsked asked = asked_2026();
  asked.base_year = 2026;
  GivenBase all, ank, later;
  all.value = 0.30;
  ank.organisation = later.organisation = "ank";
  ank.value = 0.20;
  later.value = 0.15;
  asked.given = {ank, later, all};
  // 85% stay: 13.5% and 12.15% leaving, 93.5% and 95% staying.
  const Results results = run_of({few});
  const auto bound = [&](Reading reading) { return result_of(results, asked, 2028, reading, heads).bound; };
  CHECK(bound(Reading::fewer_leavers) == doctest::Approx(0.135).epsilon(1e-14));
  CHECK(bound(Reading::fewer_leavers_each_year) == doctest::Approx(0.1215).epsilon(1e-14));
  CHECK(bound(Reading::higher_retention_rate) == doctest::Approx(0.935).epsilon(1e-14));
  CHECK(bound(Reading::ten_points) == doctest::Approx(0.95).epsilon(1e-14));
  CHECK(result_of(results, asked, 2028, Reading::fewer_leavers, heads, "*").bound == doctest::Approx(0.27));
  // Once more × 1.1: 93.5% becomes 102.85%.
  asked.given = {later};
  asked.given[0].value = 0.065;
  const ReadingResult again = result_of(results, asked, 2028, Reading::higher_retention_rate, heads);
  CHECK(again.bound == doctest::Approx(1.0285).epsilon(1e-14));
  CHECK_FALSE(again.possible);
  // A base before the run: only those who measured one have a reading.
  asked.base_year = 2025;
  CHECK(reading_years(results.axes(), asked) == std::vector<int>{2026, 2027, 2028});
  CHECK(met(results, 0, 2028, heads, asked, "bel", "ana") == "----");
  // Three years after: 0.9³ × 0.065 = 0.047.
  CHECK(result_of(results, asked, 2028, Reading::fewer_leavers_each_year, heads).bound ==
        doctest::Approx(0.065 * 0.729).epsilon(1e-14));
}

TEST_CASE("a window sums leavers and staff over its years") {
  // 2027 and 2028 together: 18 + 0 of 400 are 0.045, against 20 of 200 in the one year of the base that there is.
  Case one = few;
  one.last = nobody.last;
  RetentionAsked asked = asked_2026();
  asked.window = 2;
  const Results results = run_of({one});
  CHECK(reading_years(results.axes(), asked) == std::vector<int>{2028});
  const ReadingResult result = result_of(results, asked, 2028, Reading::fewer_leavers, heads);
  CHECK(result.leavers == 18.0);
  CHECK(result.staff == doctest::Approx(400.0).epsilon(1e-14));
  CHECK(result.base == doctest::Approx(0.1).epsilon(1e-14));
  CHECK(result.value == doctest::Approx(0.045).epsilon(1e-14));
}

TEST_CASE("what counting can show: half of 22 leavers, a tenth of some 14,000 heads") {
  const auto fall = [](double staff, double leavers) {
    return result_of(run_of({leaving(staff, leavers, leavers)}), asked_2026(), 2028, Reading::fewer_leavers, heads)
        .detectable;
  };
  CHECK(fall(220, 22) == doctest::Approx(0.53).epsilon(0.01));        // four hospitals' theatres
  CHECK(fall(14'000, 1'120) == doctest::Approx(0.10).epsilon(0.01));  // at 8% leaving
  CHECK(fall(200, 0) == 1.0);
}
