// Laws of means on generated scenarios without feedback, caps or rounding: zero rates keep the stock, an organisation
// may be split, more intake never lowers heads, and more leaving never raises them. Means are the mean field's, which
// is the mean of the draws there (laws_test.cpp), so nothing here is random but the scenarios.
#include <fmt/format.h>

#include <functional>
#include <random>
#include <string>
#include <vector>

#include "generated/scenarios.hpp"
#include "support/world.hpp"

namespace spp {
namespace {

using generated::Generated;

#ifdef SPP_TEST_SMALL
constexpr int scenarios = 20;
#else
constexpr int scenarios = 200;
#endif

Results mean_field(const Scenario& scenario) {
  RunOptions options;
  options.chance = options.draw_inputs = false;
  return simulate(compile(scenario), options);
}

/// Heads of a region in one profession, all organisations.
double heads(const Results& results, int region, int p, int period, Kept what = Kept::headcount) {
  double sum = 0;
  for (int h = 0; h < results.axes().organisation_count(); ++h)
    if (results.axes().region_of[static_cast<std::size_t>(h)].value == region)
      sum += world::kept(results, what, period, 0, h, p);
  return sum;
}

void scale(Number& number, double factor) {
  if (double* known = std::get_if<double>(&number.value)) *known *= factor;
}

/// Calls `check(region, profession, period, before, after)` for every regional mean of both.
void compare(const Scenario& before, const Scenario& after,
             const std::function<void(int, int, int, double, double)>& check) {
  const Results a = mean_field(before), b = mean_field(after);
  for (int r = 0; r < a.axes().region_count(); ++r)
    for (int p = 0; p < a.axes().profession_count(); ++p)
      for (int period = 0; period < a.periods(); ++period)
        check(r, p, period, heads(a, r, p, period), heads(b, r, p, period));
}

void for_each_linear(const std::function<void(const Generated&, const Scenario&)>& law) {
  for (int number = 1; number <= scenarios; ++number) {
    const Generated made = generated::make(static_cast<std::uint64_t>(number), {.linear = true});
    INFO("scenario ", number, "\n", made.yaml());
    law(made, world::read(made.yaml()));
  }
}

TEST_CASE("a larger intake never lowers the heads of a region") {
  int higher = 0;
  for_each_linear([&](const Generated&, const Scenario& scenario) {
    Scenario more = scenario;
    for (auto& [name, programme] : more.programmes) {
      if (programme.places.all) scale(*programme.places.all, 1.4);
      for (auto& [h, places] : programme.places.named) scale(places, 1.4);
    }
    compare(scenario, more, [&](int, int, int, double before, double after) {
      CHECK(after >= before - 1e-9);
      higher += after > before + 1e-6 ? 1 : 0;
    });
  });
  CHECK(higher > 0);
}

TEST_CASE("a larger rate of a cause that goes out never raises the heads of a region") {
  int lower = 0;
  for_each_linear([&](const Generated&, const Scenario& scenario) {
    Scenario more = scenario;
    for (auto& [p, rates] : more.exits.named)
      for (auto& [cause, ages] : rates)
        if (cause == "sector" || cause == "elsewhere" || cause == "retirement")
          for (auto& [age, rate] : ages.entries) scale(rate, 1.5);
    compare(scenario, more, [&](int, int, int, double before, double after) {
      CHECK(after <= before + 1e-9);
      lower += after < before - 1e-6 ? 1 : 0;
    });
  });
  CHECK(lower > 0);
}

TEST_CASE("zero rates keep every head, in every replicate") {
  for (int number = 1; number <= scenarios; ++number) {
    Scenario scenario = world::read(generated::make(static_cast<std::uint64_t>(number), {.uncertain = false}).yaml());
    scenario.exits = {};
    scenario.programmes.clear();
    scenario.applicants = ByRegion<Number>{Number{0.0}};
    scenario.own_applicants = {};
    // Nobody comes of age: the last band of a total would reach up to the retirement age.
    for (auto& [name, profession] : scenario.professions.named) profession.retirement_age = RetirementAge{74, 11};
    ByAge<Number> young;
    young.entries = {{20, Number{1.0}}, {60, Number{0.0}}};
    scenario.age_shares = ByOrganisation<ByAge<Number>>{young};
    RunOptions options;
    options.replicates = 20;
    const Results results = simulate(compile(scenario), options);
    for (int h = 0; h < results.axes().organisation_count(); ++h)
      for (int p = 0; p < results.axes().profession_count(); ++p)
        for (int period = 1; period < results.periods(); ++period)
          for (int i = 0; i < 20; ++i)
            REQUIRE(world::kept(results, Kept::headcount, period, i, h, p) ==
                    world::kept(results, Kept::headcount, 0, i, h, p));
  }
}

/// A region whose organisations differ in size alone: so many heads, of each of whom all else is a fixed part.
std::string region_of(const std::vector<double>& sizes, std::mt19937_64 dice) {
  const auto number = [&](double low, double high) {
    return low + (high - low) * static_cast<double>(dice() >> 11U) * 0x1p-53;
  };
  std::string names, staff, demand, places, trainees;
  for (std::size_t h = 0; h < sizes.size(); ++h) {
    names += fmt::format("h{}: {{}}, ", h);
    staff += fmt::format("h{}: {{new: {{26: {}}}, settled: {{30: {}, 58: {}}}}}, ", h, sizes[h] * 0.1, sizes[h] * 0.6,
                         sizes[h] * 0.3);
    demand += fmt::format("h{}: {}, ", h, sizes[h] * 1.5);
    places += fmt::format("h{}: {}, ", h, sizes[h] * 0.05);
    trainees += fmt::format("h{}: {}, ", h, sizes[h] * 0.08);
  }
  return fmt::format(
      "start: 2026-02\nmonths: 30\nregion: r\norganisations: {{{}}}\nprofessions: {{oa: {{retirement_age: 61y5m}}}}\n"
      "staff: {{oa: {{{}}}}}\ndemand: {{oa: {{{}}}}}\nfte_per_head: {{15: {}, 40: {}}}\nrecruit_ages: {{24: 1, 41: "
      "2}}\n"
      "exits: {{oa: {{sector: {}, elsewhere: {}, mobility: {}}}}}\nexit_factors: {{new: {{oa: {{sector: {}}}}}}}\n"
      "applicants: {{oa: {}}}\nprogrammes: {{g: {{profession: oa, duration: 20, intake_months: [3, 9], "
      "places: {{{}}}, trainees: {{{}}}, dropout: [{}], fill: {}, stay: {}, stay_region: {}, entry_ages: {{20: "
      "1}}}}}}\n",
      names, staff, demand, number(0.7, 0.9), number(0.6, 0.9), number(0.01, 0.2), number(0.01, 0.1), number(0.02, 0.3),
      number(1.1, 3), number(0.5, 4), places, trainees, number(0.05, 0.4), number(0.5, 1), number(0.3, 1),
      number(0, 1));
}

TEST_CASE("an organisation split in two with the same rates leaves the region's means as they were") {
  // Vacancies are far more than applicants, so nothing is capped; who moves goes by vacancies, within the region.
  for (unsigned number = 1; number <= static_cast<unsigned>(scenarios) / 4; ++number) {
    std::mt19937_64 dice(number);
    const Results whole = mean_field(world::read(region_of({60, 40, 25}, dice)));
    const Results parts = mean_field(world::read(region_of({60, 28, 12, 25}, dice)));
    for (const Kept what : {Kept::headcount, Kept::available_fte, Kept::trainees, Kept::vacancies})
      for (int period = 0; period < whole.periods(); ++period) {
        CAPTURE(number);
        CAPTURE(period);
        CHECK(heads(parts, 0, 0, period, what) == doctest::Approx(heads(whole, 0, 0, period, what)).epsilon(1e-10));
      }
  }
}

}  // namespace
}  // namespace spp
