// Targets: the verdict by an interval of the probability, and what is looked at in each replicate.
#include "analysis/targets.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "analysis/small_run.hpp"

namespace {

using namespace spp;

/// So many of n meet it.
std::vector<double> met(int some, int n) {
  std::vector<double> values(static_cast<std::size_t>(n), 0.0);
  for (int i = 0; i < some; ++i) values[static_cast<std::size_t>(i)] = 1.0;
  return values;
}

}  // namespace

TEST_CASE("a target is met or missed where Wilson's interval lies on one side of what is asked") {
  // 830 of 1,000: the interval of 95% is 0.8055 to 0.8520 (Wilson 1927, by hand).
  const Judged judged = judge(met(830, 1000), 0.80);
  CHECK(judged.probability == doctest::Approx(0.83));
  CHECK(judged.error == doctest::Approx(std::sqrt(0.83 * 0.17 / 1000)));
  CHECK(judged.verdict == Verdict::met);
  CHECK(judge(met(830, 1000), 0.8054).verdict == Verdict::met);
  CHECK(judge(met(830, 1000), 0.8056).verdict == Verdict::undecided);
  CHECK(judge(met(830, 1000), 0.8519).verdict == Verdict::undecided);
  CHECK(judge(met(830, 1000), 0.8522).verdict == Verdict::missed);
}

TEST_CASE("undecided says how many replicates would decide it") {
  const Judged judged = judge(met(45, 100), 0.5);
  REQUIRE(judged.verdict == Verdict::undecided);
  CHECK(judged.replicates_needed == 385);  // 1.96² · ¼ ÷ 0.05²
  // With so many, and a share no nearer, it is decided.
  CHECK(judge(met(172, 385), 0.5).verdict == Verdict::missed);
  CHECK(judge(met(50, 100), 0.5).replicates_needed == 0);  // none would
}

TEST_CASE("certainty asked needs every replicate; a single one decides by itself") {
  CHECK(judge(met(50, 50), 1.0).verdict == Verdict::met);
  CHECK(judge(met(49, 50), 1.0).verdict == Verdict::missed);
  CHECK(judge(met(0, 50), 0.0).verdict == Verdict::met);
  CHECK(judge(met(1, 1), 0.8).verdict == Verdict::met);
  CHECK(judge(met(0, 1), 0.8).verdict == Verdict::missed);
}

TEST_CASE("a target looks at its place, profession and years in each replicate") {
  const YearValues values = year_values(small_results(), std::vector<Outcome>{Measure::shortage_fte}, 1);
  // Short by i - 2 where that is above 0, twice as much in January 2027: 0, 0, 0, 1, 2 and 0, 0, 0, 2, 4.
  TargetAsked target;
  target.outcome = Measure::shortage_fte;
  target.region = "noord";
  target.organisation = "ank";
  target.profession = "ana";
  target.bound = 2.0;
  target.year = 0;
  CHECK(met_by_replicate(target, values) == std::vector<double>{1, 1, 1, 1, 1});
  target.year = 1;
  CHECK(met_by_replicate(target, values) == std::vector<double>{1, 1, 1, 1, 0});
  target.year.reset();
  CHECK(met_by_replicate(target, values) == std::vector<double>{1, 1, 1, 1, 0});
  target.at_most = false;
  target.bound = 1.0;
  CHECK(met_by_replicate(target, values) == std::vector<double>{0, 0, 0, 1, 1});
}

TEST_CASE("a target of what no table has is told, not judged") {
  TargetAsked target;
  target.outcome = Measure::rooms_closed;
  target.region = "noord";
  target.organisation = "*";
  target.profession = "ana";
  CHECK(nothing_to_judge(target, small_axes()) == "`rooms_closed` has no value of profession `ana` at this place");
  target.profession = "*";
  CHECK(nothing_to_judge(target, small_axes()).empty());
  target.organisation = "group:both";
  target.region.clear();
  CHECK(nothing_to_judge(target, small_axes()).empty());
}
