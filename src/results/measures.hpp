// What is measured, each described once: name, unit, sign, meaning, and how it follows from what the engine keeps.
// Headers, datapackage.json and reference text are loops over this table.
#pragma once

#include <array>
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
  binding,            ///< 1 where this profession is the lowest and coverage is below 1, else 0
  rooms_planned,      ///< rooms
  rooms_open,         ///< rooms, continuous
  sessions_closed,    ///< a week, from whole sessions
  sessions_unmet,     ///< a week
  short_of_staff,     ///< 1 where coverage is below 1, else 0
};
inline constexpr int kept_count = 20;
inline constexpr int kept_per_profession = 15;  ///< the first so many have a profession
[[nodiscard]] constexpr bool per_profession(Kept kept) { return static_cast<int>(kept) < kept_per_profession; }

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

/// A measure is Σ above ÷ Σ below over the organisations, professions and months it speaks of (below empty: no
/// division; below = 0: the value is 0). `positive_part`: max(0, ·) of each organisation, profession and month first.
/// No term at all: a measure whose mechanism this version lacks; its rows hold zeros.
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
};
/// In the order of the enum.
[[nodiscard]] std::span<const MeasureText> measures();
[[nodiscard]] const MeasureText& text(Measure measure);
[[nodiscard]] std::optional<Measure> measure_named(std::string_view name);

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
struct FlowText {
  Flow id;
  std::string_view name;  ///< as in flows.csv: `return` for return_home
  Words meaning;
};
[[nodiscard]] std::span<const FlowText> flows();

}  // namespace spp
