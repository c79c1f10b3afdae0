// Runs both simulators and compares what they made.
#include "generated/agreement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "naive/naive.hpp"
#include "support/world.hpp"

namespace spp::generated {
namespace {

struct Common {
  const char* name;
  Kept kept;
  double naive::PlaceState::*member;
};
constexpr std::array common{Common{"headcount", Kept::headcount, &naive::PlaceState::headcount},
                            Common{"employed fte", Kept::employed_fte, &naive::PlaceState::employed_fte},
                            Common{"required fte", Kept::required_fte, &naive::PlaceState::required_fte},
                            Common{"establishment", Kept::establishment_fte, &naive::PlaceState::establishment_fte},
                            Common{"available fte", Kept::available_fte, &naive::PlaceState::available_fte},
                            Common{"own fte", Kept::own_fte, &naive::PlaceState::own_fte},
                            Common{"vacancies", Kept::vacancies, &naive::PlaceState::vacancies},
                            Common{"trainees", Kept::trainees, &naive::PlaceState::trainees},
                            Common{"places offered", Kept::places_offered, &naive::PlaceState::places_offered},
                            Common{"places unused", Kept::places_unused, &naive::PlaceState::places_unused},
                            Common{"graduates", Kept::graduates, &naive::PlaceState::graduates},
                            Common{"workload", Kept::workload, &naive::PlaceState::workload},
                            Common{"away", Kept::away, &naive::PlaceState::away},
                            Common{"alumni", Kept::alumni, &naive::PlaceState::alumni},
                            Common{"flex fte", Kept::flex_fte, &naive::PlaceState::flex_fte},
                            Common{"pool fte", Kept::pool_fte, &naive::PlaceState::pool_fte},
                            Common{"reserve fte", Kept::reserve_fte, &naive::PlaceState::reserve_fte}};

using Events = std::map<naive::EventKey, std::vector<std::vector<double>>>;  ///< [year][replicate]

constexpr std::array event_names{std::pair{Flow::exit, "exit"},
                                 std::pair{Flow::hire, "hire"},
                                 std::pair{Flow::move, "move"},
                                 std::pair{Flow::intake, "intake"},
                                 std::pair{Flow::dropout, "dropout"},
                                 std::pair{Flow::graduate_stay, "graduate stay"},
                                 std::pair{Flow::graduate_move, "graduate move"},
                                 std::pair{Flow::graduate_leave, "graduate leave"},
                                 std::pair{Flow::place_unused, "place unused"},
                                 std::pair{Flow::transfer, "transfer"},
                                 std::pair{Flow::career, "career"},
                                 std::pair{Flow::from_flex, "from flex"},
                                 std::pair{Flow::away, "away"},
                                 std::pair{Flow::return_home, "return"}};  ///< in the order of naive::Event
static_assert(event_names.size() == flow_count);

naive::Event event_of(Flow flow) {
  std::size_t e = 0;
  while (event_names[e].first != flow) ++e;
  return static_cast<naive::Event>(e);
}
const char* name_of(naive::Event event) { return event_names[static_cast<std::size_t>(event)].second; }

int position(const std::vector<std::string>& names, const std::string& name) {
  const auto it = std::find(names.begin(), names.end(), name);
  return it == names.end() ? -1 : static_cast<int>(it - names.begin());
}

std::vector<double>& series(Events& events, const naive::EventKey& key, int years, int year, int replicates) {
  auto& rows = events[key];
  rows.resize(static_cast<std::size_t>(years));
  auto& row = rows[static_cast<std::size_t>(year)];
  row.resize(static_cast<std::size_t>(replicates));
  return row;
}

/// The key under which the naive simulator counts who is in a slot of the engine.
naive::EventKey key_of(const FlowSlot& slot, const Axes& axes) {
  const naive::Event event = event_of(slot.flow);
  naive::EventKey key{event, slot.organisation.value, slot.profession.value, -1, -1};
  if (key.profession < 0) key.profession = axes.programmes[static_cast<std::size_t>(slot.programme)].profession.value;
  if (event == naive::Event::exit) key.cause = position(axes.causes, slot.cause);
  if (event == naive::Event::place_unused)
    key.cause = slot.cause == "supervision" ? 0 : slot.cause == "capacity" ? 1 : 2;
  if (event == naive::Event::move || event == naive::Event::graduate_move || event == naive::Event::transfer)
    key.to = position(axes.organisations, slot.to);
  if (event == naive::Event::career) key.to = position(axes.professions, slot.to);
  if (event == naive::Event::from_flex && key.organisation < 0)
    key.organisation = position(axes.organisations, slot.to);
  return key;
}

/// The engine's flows under the naive simulator's keys.
Events events_of(const Results& results) {
  const Axes& axes = results.axes();
  Events events;
  for (std::size_t s = 0; s < results.slots().size(); ++s)
    for (int year = 0; year < axes.year_count(); ++year) {
      const auto values = results.flow(s, year);
      auto& row = series(events, key_of(results.slots()[s], axes), axes.year_count(), year, results.replicates());
      for (std::size_t i = 0; i < row.size(); ++i) row[i] += values[i];
    }
  return events;
}

Events events_of(const std::vector<naive::Record>& records, int years) {
  Events events;
  for (std::size_t i = 0; i < records.size(); ++i)
    for (const auto& [key, people] : records[i].events)
      for (int year = 0; year < years; ++year)
        series(events, key, years, year, static_cast<int>(records.size()))[i] += people[static_cast<std::size_t>(year)];
  return events;
}

void add_events(const Results& results, const std::vector<naive::Record>& records, std::vector<Pair>& pairs) {
  const Axes& axes = results.axes();
  const int years = axes.year_count(), replicates = results.replicates();
  Events found = events_of(results), expected = events_of(records, years);
  for (const Events* side : {&found, &expected})
    for (const auto& [key, rows] : Events(*side)) {
      if (side == &expected && found.contains(key) && !found[key].empty()) continue;
      for (int year = 0; year < years; ++year) {
        Pair pair;
        pair.kind = name_of(key.event);
        if (key.event == naive::Event::exit) {
          const std::string& cause = axes.causes[static_cast<std::size_t>(key.cause)];
          pair.kind += " " + (cause == "verhuizing" ? std::string("own cause") : cause);
        }
        if (key.event == naive::Event::place_unused)
          pair.kind += key.cause == 0 ? " supervision" : key.cause == 1 ? " capacity" : " fill";
        pair.name =
            fmt::format("{} at {}, {} to {} in year {}", pair.kind, key.organisation, key.profession, key.to, year);
        pair.expected = series(expected, key, years, year, replicates);
        pair.found =
            side == &found ? rows[static_cast<std::size_t>(year)] : std::vector<double>(pair.expected.size(), 0.0);
        pairs.push_back(std::move(pair));
      }
    }
}

std::vector<double> copy(std::span<const double> values) { return {values.begin(), values.end()}; }

/// What the engine keeps and a value of each record, side by side.
template <class Expected>
Pair pair_of(const Results& results, const std::vector<naive::Record>& records, std::string kind, std::string name,
             std::span<const double> found, Expected expected) {
  REQUIRE(found.size() == static_cast<std::size_t>(results.replicates()));
  Pair pair{std::move(kind), std::move(name), copy(found), {}};
  for (const auto& record : records) pair.expected.push_back(expected(record));
  return pair;
}

void add_states(const Results& results, const std::vector<naive::Record>& records, int period,
                std::vector<Pair>& pairs) {
  const Axes& axes = results.axes();
  const auto at = static_cast<std::size_t>(period);
  const std::string when = period == 0 ? ", start" : "";
  for (int h = 0; h < axes.organisation_count(); ++h) {
    const auto add = [&](const std::string& what, int p, Kept kept, auto expected) {
      pairs.push_back(pair_of(results, records, what + when,
                              fmt::format("{} at {}, {} in period {}", what, h, p, period),
                              results.kept(kept, period, {h}, {p}), expected));
    };
    for (int p = 0; p < axes.profession_count(); ++p) {
      const auto place = static_cast<std::size_t>(h * axes.profession_count() + p);
      for (const Common& what : common)
        add(what.name, p, what.kept, [&](const naive::Record& r) { return r.places[at][place].*what.member; });
      add("absent fte", p, Kept::absent_fte,
          [&](const naive::Record& r) { return r.places[at][place].absence_share * r.places[at][place].own_fte; });
      bool first = true;  // where the engine keeps what a region has
      const Region region = axes.region_of[static_cast<std::size_t>(h)];
      for (int other = 0; other < h; ++other)
        first = first && axes.region_of[static_cast<std::size_t>(other)] != region;
      const auto in_region = static_cast<std::size_t>(region.value * axes.profession_count() + p);
      add("flex heads", p, Kept::flex_heads,
          [&](const naive::Record& r) { return first ? r.flex_heads[at][in_region] : 0.0; });
    }
    const auto organisation = static_cast<std::size_t>(h);
    add("rooms planned", -1, Kept::rooms_planned,
        [&](const naive::Record& r) { return r.rooms[at][organisation].planned; });
    add("rooms open", -1, Kept::rooms_open, [&](const naive::Record& r) { return r.rooms[at][organisation].open; });
  }
}

constexpr std::array cost_names{std::pair{CostItem::employer, "employer"},
                                std::pair{CostItem::training, "training"},
                                std::pair{CostItem::flex, "flex"},
                                std::pair{CostItem::exchange, "exchange"},
                                std::pair{CostItem::policy, "policy"},
                                std::pair{CostItem::closed_rooms, "closed rooms"},
                                std::pair{CostItem::leavers, "leavers"},
                                std::pair{CostItem::charge, "charge"},
                                std::pair{CostItem::vat, "vat"},
                                std::pair{CostItem::training_fee, "training fee"}};  ///< in the order of naive::Cost
static_assert(cost_names.size() == cost_item_count && cost_names.size() == naive::cost_count);

void add_costs(const Results& results, const std::vector<naive::Record>& records, std::vector<Pair>& pairs) {
  const Axes& axes = results.axes();
  for (std::size_t item = 0; item < cost_names.size(); ++item)
    for (int year = 0; year < axes.year_count(); ++year)
      for (int h = 0; h < axes.organisation_count(); ++h) {
        const std::string kind = std::string("cost of ") + cost_names[item].second;
        pairs.push_back(pair_of(results, records, kind, fmt::format("{} at {} in year {}", kind, h, year),
                                results.cost(cost_names[item].first, year, {h}), [&](const naive::Record& r) {
                                  return r.costs[item][static_cast<std::size_t>(year)][static_cast<std::size_t>(h)];
                                }));
      }
}

naive::GivenKey key_of(const ContributionSlot& slot) {
  const naive::Given item = slot.item == Contribution::exchanged ? naive::Given::exchanged
                            : slot.item == Contribution::lent    ? naive::Given::lent
                                                                 : naive::Given::charged;
  return {item, slot.profession.value, slot.giver, slot.receiver};
}

/// What was given and received; what the engine has no series for is nothing with it.
void add_contributions(const Results& results, const std::vector<naive::Record>& records, std::vector<Pair>& pairs) {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  const std::vector<double> nothing(static_cast<std::size_t>(results.replicates()), 0.0);
  std::map<naive::GivenKey, std::size_t> slots;
  for (std::size_t s = 0; s < results.contribution_slots().size(); ++s)
    CHECK(slots.emplace(key_of(results.contribution_slots()[s]), s).second);
  for (const auto& record : records)
    for (const auto& [key, by_year] : record.given) slots.emplace(key, none);
  for (const auto& [key, slot] : slots)
    for (int year = 0; year < results.axes().year_count(); ++year) {
      const std::string kind = std::string(key.item == naive::Given::exchanged ? "exchanged"
                                           : key.item == naive::Given::lent    ? "lent"
                                                                               : "charged") +
                               (key.giver < 0 ? ", received" : ", given");
      const naive::GivenKey& of = key;  // clang 14 captures no structured binding
      pairs.push_back(pair_of(
          results, records, kind,
          fmt::format("{}: profession {} from {} to {} in year {}", kind, of.profession, of.giver, of.receiver, year),
          slot == none ? std::span<const double>(nothing) : results.contribution(slot, year),
          [&](const naive::Record& r) {
            const auto it = r.given.find(of);
            return it == r.given.end() ? 0.0 : it->second[static_cast<std::size_t>(year)];
          }));
    }
}

std::vector<std::string> in_force(const Scenario& scenario) {
  std::vector<std::string> names;
  const std::vector<AlternativeList::One> alternatives = scenario.alternative_list();
  for (const auto& policy : alternatives.back().policies) names.push_back(policy.value);
  return names;
}

constexpr std::array statistics{"mean",
                                "variance",
                                "covariance with headcounts",
                                "share up to the first decile",
                                "share up to the median",
                                "share up to the ninth decile"};

double mean_of(const std::vector<double>& x) {
  double sum = 0;
  for (const double v : x) sum += v;
  return sum / static_cast<double>(x.size());
}

/// A value of the two samples together with this share of them at or below it.
double cut(std::vector<double> both, double share) {
  const auto k = static_cast<std::ptrdiff_t>(share * static_cast<double>(both.size() - 1));
  std::nth_element(both.begin(), both.begin() + k, both.end());
  return both[static_cast<std::size_t>(k)];
}

}  // namespace

std::vector<Pair> simulate_both(const Scenario& of_engine, const Scenario& of_naive, int replicates,
                                std::uint64_t seed) {
  RunOptions options;
  options.replicates = replicates;
  options.seed = seed;
  options.threads = 1;
  const Results results = simulate(compile(of_engine, in_force(of_engine)), options);
  naive::Simulator simulator(of_naive, in_force(of_naive), replicates, seed + 1);
  std::vector<naive::Record> records;
  for (int i = 0; i < replicates; ++i) records.push_back(simulator.replicate(i));
  std::vector<Pair> pairs;
  const int months = results.axes().months;
  for (const int period : {0, 1, (months + 1) / 2, months}) add_states(results, records, period, pairs);
  add_events(results, records, pairs);
  add_costs(results, records, pairs);
  add_contributions(results, records, pairs);
  return pairs;
}

double Comparison::Sums::off() const { return square > 0 ? std::abs(difference) / std::sqrt(square) : 0.0; }

void Comparison::compare(const std::string& scenario, const Pair& pair, const Pair& with, Pooled& pooled) {
  const std::vector<double>&x = pair.found, &y = pair.expected;
  const std::size_t n = x.size();
  std::vector<double> both = x;
  both.insert(both.end(), y.begin(), y.end());
  const double size = std::max(1.0, std::abs(*std::max_element(both.begin(), both.end(), [](double a, double b) {
                                 return std::abs(a) < std::abs(b);
                               })));
  const double rounding = 1e-9 * size;  // two ways of adding the same numbers differ by less
  const double centre = (mean_of(x) + mean_of(y)) / 2, other = (mean_of(with.found) + mean_of(with.expected)) / 2;
  const std::array cuts{cut(both, 0.1) + rounding, cut(both, 0.5) + rounding, cut(both, 0.9) + rounding};
  for (int s = 0; s < static_cast<int>(statistics.size()); ++s) {
    const auto value = [&](double v, double w) {
      if (s == 0) return v;
      if (s == 1) return (v - centre) * (v - centre);
      if (s == 2) return (v - centre) * (w - other);
      return v <= cuts[static_cast<std::size_t>(s - 3)] ? 1.0 : 0.0;
    };
    const double negligible = s == 1 ? rounding * size : s == 2 ? rounding * std::max(1.0, other) : rounding;
    std::vector<double> difference(n);
    Sums sums;
    for (std::size_t i = 0; i < n; ++i) {
      const double d = value(x[i], with.found[i]) - value(y[i], with.expected[i]);
      difference[i] = std::abs(d) <= negligible ? 0.0 : d;
      sums.difference += difference[i];
      sums.square += difference[i] * difference[i];
    }
    ++tests_;
    if (sums.square == 0) continue;
    auto& pool = pooled[{pair.kind, s}];
    pool.resize(n);
    for (std::size_t i = 0; i < n; ++i) pool[i] += difference[i] / std::sqrt(sums.square);
    if (sums.off() > 4)
      notable_.push_back({fmt::format("scenario {}: {}, {}: expected mean {}, found {}", scenario, pair.name,
                                      statistics[static_cast<std::size_t>(s)], mean_of(y), mean_of(x)),
                          sums.off()});
  }
}

void Comparison::add(const std::string& scenario, const std::vector<Pair>& pairs) {
  Pair headcounts;  // of all places and periods together: what is shown to vary along with the rest
  for (const Pair& pair : pairs) {
    if (pair.kind != "headcount") continue;
    headcounts.found.resize(pair.found.size());
    headcounts.expected.resize(pair.expected.size());
    for (std::size_t i = 0; i < pair.found.size(); ++i) {
      headcounts.found[i] += pair.found[i];
      headcounts.expected[i] += pair.expected[i];
    }
  }
  Pooled pooled;
  for (const Pair& pair : pairs) compare(scenario, pair, headcounts, pooled);
  for (const auto& [key, differences] : pooled)
    for (const double d : differences) {
      pools_[key].difference += d;
      pools_[key].square += d * d;
    }
}

double Comparison::limit(double false_alarm) const {
  return std::sqrt(2 * std::log(2 * static_cast<double>(tests()) / false_alarm));
}

std::vector<Finding> Comparison::findings(double false_alarm) const {
  std::vector<Finding> all;
  for (const auto& [key, sums] : pools_)
    if (sums.off() > limit(false_alarm))
      all.push_back({fmt::format("all scenarios: {}, {}", key.first, statistics[static_cast<std::size_t>(key.second)]),
                     sums.off()});
  for (const Finding& finding : notable_)
    if (finding.off > limit(false_alarm)) all.push_back(finding);
  std::stable_sort(all.begin(), all.end(), [](const Finding& a, const Finding& b) { return a.off > b.off; });
  return all;
}

Finding Comparison::furthest() const {
  Finding most;
  for (const Finding& finding : notable_)
    if (finding.off > most.off) most = finding;
  for (const auto& [key, sums] : pools_)
    if (sums.off() > most.off)
      most = {fmt::format("all scenarios: {}, {}", key.first, statistics[static_cast<std::size_t>(key.second)]),
              sums.off()};
  return most;
}

}  // namespace spp::generated
