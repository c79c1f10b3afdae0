// What is measured, each described once: name, unit, sign, meaning, and how it follows from what the engine keeps.
// Headers, datapackage.json and reference text are loops over this table.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/words.hpp"

namespace spp {

/// What the engine keeps of every month, per replicate. The first part per organisation and profession, the second
/// (from `rooms_planned`) per organisation.
enum class Kept : std::uint8_t {
  headcount,          ///< heads, all tenure classes, month's end
  employed_fte,       ///< contract fte of those heads
  required_fte,       ///< contract fte
  establishment_fte,  ///< contract fte
  available_fte,      ///< after everything
  own_fte,            ///< own of model.md section 4: present staff, after absence and productivity
  trainee_fte,        ///< productive part of trainees less the supervision that they take
  absent_fte,         ///< absence share · own_fte, the weight behind absence_share
  vacancies,          ///< heads, after hires
  trainees,           ///< heads in training, month's end
  places_offered,     ///< heads, in the month
  places_unused,      ///< heads, in the month
  graduates,          ///< heads, in the month
  workload,           ///< W after step 10
  away,               ///< heads on an exchange elsewhere
  alumni,             ///< heads back from one who still feel its effect
  flex_heads,         ///< heads of the region, kept at its first organisation; 0 at the others
  flex_fte,           ///< fte that flex staff supply
  pool_fte,           ///< received − lent
  reserve_fte,        ///< net of supervision
  binding,            ///< 1 where this profession is the lowest and coverage is below 1, else 0
  rooms_planned,      ///< rooms
  rooms_open,         ///< rooms, continuous
  sessions_closed,    ///< a week, from whole sessions
  sessions_unmet,     ///< a week
  short_of_staff,     ///< 1 where coverage is below 1, else 0
};
inline constexpr int kept_count = 26;
inline constexpr int kept_per_profession = 21;  ///< the first so many have a profession
[[nodiscard]] constexpr bool per_profession(Kept kept) { return static_cast<int>(kept) < kept_per_profession; }

/// Which of them a run stores.
using KeptSet = std::bitset<kept_count>;

enum class Measure : std::uint8_t {
  headcount,
  employed_fte,
  required_fte,
  establishment_fte,
  available_fte,
  gap_fte,
  gap_own_fte,
  gap_share,
  shortage_fte,
  vacancies,
  trainees,
  places_offered,
  places_unused,
  graduates,
  away,
  alumni,
  flex_heads,
  flex_fte,
  pool_fte,
  reserve_fte,
  absence_share,
  workload,
  rooms_planned,
  rooms_open,
  rooms_closed,
  sessions_closed,
  sessions_unmet,
  binding_share,
};
inline constexpr int measure_count = 28;

/// One term of a sum: `sign · kept`, or `sign · kept · times`.
struct Term {
  double sign = 0.0;  ///< 0 = no term
  Kept kept = Kept::headcount;
  std::optional<Kept> times{};
};
using Sum = std::array<Term, 3>;

/// Where a measure has rows: by organisation and profession; by organisation (profession `*`); by region
/// (organisation `*`).
enum class Level : std::uint8_t { profession, organisation, region };
/// How a year is made of its months: averaged (stocks and ratios of sums) or summed (flows).
enum class OverYear : std::uint8_t { averaged, summed };

/// Which way is good for who plans: what is neither is a means, or asked from outside.
enum class Better : std::uint8_t { neither, lower, higher };

/// A measure is Σ above ÷ Σ below over the organisations, professions and months it speaks of (below empty: no
/// division; below = 0: the value is 0). `positive_part`: max(0, ·) of each organisation, profession and month first.
struct MeasureText {
  Measure id;
  std::string_view name, unit;
  Words meaning;
  Level level = Level::profession;
  OverYear over_year = OverYear::averaged;
  Sum above{};
  Sum below{};
  bool positive_part = false;
  bool all_professions = true;  ///< has a row for profession `*`
  bool main = false;            ///< part of `record.monthly: main`
  Better better = Better::neither;
};
/// In the order of the enum.
[[nodiscard]] std::span<const MeasureText> measures();
[[nodiscard]] const MeasureText& text(Measure measure);
[[nodiscard]] std::optional<Measure> measure_named(std::string_view name);

/// Whether a year's value follows from sums over its months of what is kept: no positive part, no product.
[[nodiscard]] bool follows_from_sums(Measure measure);
/// The kept quantities behind a measure.
[[nodiscard]] KeptSet kept_behind(Measure measure);

/// Items of costs.csv, euro per organisation and calendar year.
enum class CostItem : std::uint8_t {
  employer,
  training,
  flex,
  exchange,
  policy,
  closed_rooms,
  leavers,
  charge,
  vat,
  training_fee,
};
inline constexpr int cost_item_count = 10;
inline constexpr std::string_view cost_unit = "euro";
struct CostText {
  CostItem id;
  std::string_view name;
  Words meaning;
};
[[nodiscard]] std::span<const CostText> cost_items();

/// Items of contribution.csv that are no flow of flows.csv.
enum class Contribution : std::uint8_t {
  exchanged,  ///< head-months at the receiver
  lent,       ///< fte-months
  charged,    ///< euro, paid by the receiver
};
inline constexpr int contribution_count = 3;
/// An item of contribution.csv: what the giver gave, the receiver received.
struct ContributionText {
  std::string_view name, unit;
  Words meaning;
};
/// `trained` and `moved`, which are flows, then those of the enum.
[[nodiscard]] std::span<const ContributionText> contribution_items();
[[nodiscard]] const ContributionText& text(Contribution item);
inline constexpr std::size_t trained_item = 0, moved_item = 1;  ///< where these stand in the list

/// A movement of people, counted per calendar year.
enum class Flow : std::uint8_t {
  intake,
  dropout,
  transfer,
  graduate_stay,
  graduate_move,
  graduate_leave,
  move,
  career,
  hire,
  from_flex,
  exit,
  away,
  return_home,
  place_unused,
};
inline constexpr int flow_count = 14;
inline constexpr std::string_view flow_unit = "heads";
struct FlowText {
  Flow id;
  std::string_view name;  ///< as in flows.csv: `return` for return_home
  Words meaning;
};
[[nodiscard]] std::span<const FlowText> flows();

}  // namespace spp
