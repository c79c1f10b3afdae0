// H. Paul Williams, Model Building in Mathematical Programming, fifth edition (Wiley, 2013), problem "Manpower
// planning", pages 255-256: a firm with 2,000 unskilled, 1,500 semi-skilled and 1,000 skilled workers loses 10, 5 and
// 5% of them a year; of those it hires, 25, 20 and 10% in their first year. What is left where nobody is hired follows
// by hand.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "support/world.hpp"

namespace spp {
namespace {

struct Skill {
  const char* name;
  double heads, yearly_loss, first_year_loss;
  std::array<double, 3> left;  ///< after one, two and three years without hires
};
constexpr std::array skills{Skill{"unskilled", 2000, 0.10, 0.25, {1800, 1620, 1458}},
                            Skill{"semiskilled", 1500, 0.05, 0.20, {1425, 1353.75, 1286.0625}},
                            Skill{"skilled", 1000, 0.05, 0.10, {950, 902.5, 857.375}}};

/// A yearly loss as a central rate: the month's survival is its twelfth root.
double rate(double yearly_loss) { return -std::log1p(-yearly_loss); }

std::string firm() {
  std::string professions, staff, exits, factors;
  for (const Skill& skill : skills) {
    professions += fmt::format("  {}: {{retirement_age: 74}}\n", skill.name);
    staff += fmt::format("  {}: {{firm: {{settled: {{30: {}}}}}}}\n", skill.name, skill.heads);
    exits += fmt::format("  {}: {{sector: {}}}\n", skill.name, rate(skill.yearly_loss));
    factors +=
        fmt::format("    {}: {{sector: {}}}\n", skill.name, rate(skill.first_year_loss) / rate(skill.yearly_loss));
  }
  return "start: 2026-01\nyears: 3\nregion: all\norganisations: {firm: {}}\nfte_per_head: 1\nrecruit_ages: {30: 1}\n"
         "exit_basis: settled\nprofessions:\n" +
         professions + "staff:\n" + staff + "exits:\n" + exits + "exit_factors:\n  new:\n" + factors;
}

TEST_CASE("Williams: what is left of each skill where nobody is hired") {
  const Results results = world::mean_field(firm());
  const std::vector<std::string>& professions = results.axes().professions;
  for (const Skill& skill : skills) {
    const auto at = std::find(professions.begin(), professions.end(), skill.name);
    REQUIRE(at != professions.end());
    const int p = static_cast<int>(at - professions.begin());
    for (int year = 1; year <= 3; ++year) {
      CAPTURE(skill.name);
      CAPTURE(year);
      CHECK(world::kept(results, Kept::headcount, 12 * year, 0, 0, p) ==
            doctest::Approx(skill.left[static_cast<std::size_t>(year) - 1]).epsilon(1e-12));
    }
  }
}

/// Who joins in December is hired on 1 January: a class of 100 that completes a month of training then.
std::string hired_in_december(const Skill& skill) {
  return fmt::format(
      "start: 2025-12\nmonths: 25\nregion: all\norganisations: {{firm: {{}}}}\nfte_per_head: 1\nrecruit_ages: {{30: "
      "1}}\n"
      "exit_basis: settled\nprofessions: {{{0}: {{retirement_age: 74}}}}\nstaff: {{{0}: {{firm: 0}}}}\n"
      "exits: {{{0}: {{sector: {1}}}}}\nexit_factors: {{new: {{{0}: {{sector: {2}}}}}}}\n"
      "programmes: {{course: {{profession: {0}, duration: 1, intake_months: [6], trainees: {{firm: [100]}}, "
      "entry_ages: {{30: 1}}}}}}\n",
      skill.name, rate(skill.yearly_loss), rate(skill.first_year_loss) / rate(skill.yearly_loss));
}

TEST_CASE("Williams: who is hired on 1 January loses the first year's share in exactly that year") {
  for (const Skill& skill : skills) {
    CAPTURE(skill.name);
    const Results results = world::mean_field(hired_in_december(skill));
    CHECK(world::kept(results, Kept::headcount, 1) == doctest::Approx(100.0).epsilon(1e-12));
    const double after_a_year = 100.0 * (1.0 - skill.first_year_loss);
    CHECK(world::kept(results, Kept::headcount, 13) == doctest::Approx(after_a_year).epsilon(1e-12));
    CHECK(world::kept(results, Kept::headcount, 25) ==
          doctest::Approx(after_a_year * (1.0 - skill.yearly_loss)).epsilon(1e-12));
  }
}

}  // namespace
}  // namespace spp
