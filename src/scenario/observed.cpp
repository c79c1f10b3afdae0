#include "scenario/observed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/nearest.hpp"
#include "schema/cell_number.hpp"
#include "schema/csv_file.hpp"
#include "schema/numbers.hpp"
#include "schema/utf8.hpp"

namespace spp {
namespace {

constexpr std::string_view everyone = "*", group_mark = "group:";
constexpr std::size_t most_wrong = 200;
constexpr int first_year = 1900, last_year = 2200;  // as years of a table

/// A column, by its English and its Dutch name.
struct ColumnNames {
  std::string_view en, nl;
  bool needed = true;
};
enum Column { year, organisation, profession, measure, cause, value, source };
constexpr std::array<ColumnNames, 7> column_names{{{"year", "jaar"},
                                                   {"organisation", "organisatie"},
                                                   {"profession", "beroep"},
                                                   {"measure", "maat"},
                                                   {"cause", "oorzaak", false},
                                                   {"value", "waarde"},
                                                   {"source", "bron", false}}};

std::string small_letters(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

/// "did you mean `x`?", else the names there are.
std::string suggestion(std::string_view name, const std::vector<std::string>& names) {
  constexpr std::size_t few = 12;
  std::string hint = did_you_mean(name, names);
  if (!hint.empty() || names.size() > few || names.empty()) return hint;
  return "there is " + fmt::format("`{}`", fmt::join(names, "`, `"));
}

class ObservedReader {
 public:
  ObservedReader(const CsvFile& file, const Scenario& scenario, std::span<const ObservedMeasure> measures,
                 const std::vector<std::string>& sources, Problems& problems)
      : file_(file), scenario_(scenario), measures_(measures), sources_(sources), problems_(problems) {
    organisations_ = scenario.organisation_names();
    professions_ = scenario.profession_names();
    causes_ = scenario.cause_names();
    for (const ObservedMeasure& one : measures) measure_names_.push_back(one.name);
    for (const auto& entry : scenario.reporting_groups) groups_.push_back(std::string(group_mark) + entry.first);
  }

  std::vector<Observed> read() {
    if (!find_columns()) return {};
    if (file_.rows() == 0)
      problems_.add(file_.header_at(0), {}, "there are no figures below these names",
                    "write some, or remove `observed` from the scenario");
    std::vector<Observed> all;
    std::size_t wrong = 0;
    for (std::size_t row = 0; row < file_.rows() && wrong < most_wrong; ++row) {
      if (std::optional<Observed> one = read_row(row))
        all.push_back(std::move(*one));
      else if (++wrong == most_wrong)
        problems_.add(file_.at(row, 0), {}, fmt::format("{} rows are wrong; what follows was not read", wrong));
    }
    const auto key = [](const Observed& o) {
      return std::tie(o.year, o.organisation, o.profession, o.measure, o.cause);
    };
    std::sort(all.begin(), all.end(), [&](const Observed& a, const Observed& b) { return key(a) < key(b); });
    return all;
  }

 private:
  /// Which column of the file is which; false, with problems, where one lacks.
  bool find_columns() {
    std::vector<std::string> strange;
    for (std::size_t i = 0; i < file_.columns(); ++i) {
      const std::string name = small_letters(file_.header()[i]);
      const auto known = std::find_if(column_names.begin(), column_names.end(),
                                      [&](const ColumnNames& one) { return name == one.en || name == one.nl; });
      if (known == column_names.end()) {
        strange.push_back(file_.header()[i]);
        continue;
      }
      std::optional<std::size_t>& place = columns_[static_cast<std::size_t>(known - column_names.begin())];
      if (place)
        problems_.add(file_.header_at(i), {},
                      fmt::format("column `{}` is there twice, the other is `{}`", name, file_.header()[*place]),
                      "keep one of them");
      place = i;
    }
    std::vector<ColumnNames> lacking;
    for (std::size_t i = 0; i < column_names.size(); ++i)
      if (!columns_[i] && column_names[i].needed) lacking.push_back(column_names[i]);
    if (lacking.empty())
      warn_of(strange);
    else
      tell_lacking(lacking, strange);
    return lacking.empty();
  }

  /// A column that was probably meant to be one of those is told at its name, the others all at once.
  void tell_lacking(const std::vector<ColumnNames>& lacking, const std::vector<std::string>& strange) {
    std::vector<std::string> others;
    for (const ColumnNames& column : lacking) {
      const std::string both = fmt::format("`{}` (`{}`)", column.en, column.nl);
      std::optional<std::string> meant = nearest(column.en, strange);
      if (!meant) meant = nearest(column.nl, strange);
      if (!meant) {
        others.push_back(both);
        continue;
      }
      problems_.add(file_.header_at(column_of(*meant)), {}, fmt::format("there is no column {}", both),
                    fmt::format("is it `{}`?", *meant));
    }
    if (!others.empty())
      problems_.add(file_.header_at(0), {}, fmt::format("there is no column {}", fmt::join(others, ", ")),
                    fmt::format("there is `{}`", fmt::join(file_.header(), "`, `")));
  }

  [[nodiscard]] std::size_t column_of(const std::string& name) const {
    return static_cast<std::size_t>(std::find(file_.header().begin(), file_.header().end(), name) -
                                    file_.header().begin());
  }

  void warn_of(const std::vector<std::string>& strange) {
    for (const std::string& name : strange)
      problems_.warn(file_.header_at(column_of(name)), {}, fmt::format("column `{}` is not used", name),
                     "used are `year, organisation, profession, measure, cause, value, source`");
    if (!columns_[source])
      problems_.warn(file_.header_at(0), {},
                     "there is no column `source` (`bron`): nobody can tell where figures come from",
                     "add one, with ids of sources.csv");
  }

  [[nodiscard]] std::string text(std::size_t row, Column column) const {
    const auto place = columns_[column];
    return place ? normal_form(file_.text(row, *place)) : std::string();
  }
  [[nodiscard]] Origin at(std::size_t row, Column column) const { return file_.at(row, columns_[column].value_or(0)); }

  bool problem(std::size_t row, Column column, std::string what, std::string hint = {}) {
    problems_.add(at(row, column), {}, std::move(what), std::move(hint));
    return false;
  }

  std::optional<Observed> read_row(std::size_t row) {
    Observed one;
    bool good = read_year(row, one);
    good &= read_place(row, one);
    good &= read_profession(row, one);
    const ObservedMeasure* known = read_measure(row, one);
    good &= known != nullptr;
    good &= read_cause(row, known, one);
    good &= read_value(row, known, one);
    good &= read_source(row, one);
    if (known != nullptr) good &= fits(row, *known, one);
    if (!good || !first_of_its_kind(row, one)) return std::nullopt;
    return one;
  }

  bool read_year(std::size_t row, Observed& one) {
    const std::string written = text(row, year);
    const auto number = parse_integer(written);
    if (!number || *number < first_year || *number > last_year)
      return problem(row, year,
                     written.empty() ? "there is no year in this cell" : fmt::format("`{}` is no year", written),
                     "write it as 2025");
    one.year = static_cast<int>(*number);
    return true;
  }

  /// A name of an axis; empty is `*`. `called` are the planner's names, by which a spreadsheet may have it.
  template <class Terms>
  bool read_name(std::size_t row, Column column, std::string_view noun, const std::vector<std::string>& names,
                 const std::map<std::string, Terms>& called, std::string& out) {
    out = text(row, column);
    if (out.empty()) out = everyone;
    if (out == everyone || std::binary_search(names.begin(), names.end(), out)) return true;
    for (const auto& entry : called)
      if (entry.second.name.nl == out || entry.second.name.en == out)
        return problem(row, column, fmt::format("{} `{}` is `{}` in the scenario", noun, out, entry.first),
                       fmt::format("write `{}`", entry.first));
    return problem(row, column, fmt::format("unknown {} `{}`", noun, out), suggestion(out, names));
  }

  bool read_place(std::size_t row, Observed& one) {
    const std::string written = text(row, organisation);
    if (!written.starts_with(group_mark))
      return read_name(row, organisation, "organisation", organisations_, scenario_.organisations.named,
                       one.organisation);
    one.organisation = written;
    if (std::find(groups_.begin(), groups_.end(), written) != groups_.end()) return true;
    return problem(row, organisation, fmt::format("unknown reporting group `{}`", written),
                   groups_.empty() ? "the scenario has no `reporting_groups`" : suggestion(written, groups_));
  }

  bool read_profession(std::size_t row, Observed& one) {
    return read_name(row, profession, "profession", professions_, scenario_.professions.named, one.profession);
  }

  const ObservedMeasure* read_measure(std::size_t row, Observed& one) {
    one.measure = text(row, measure);
    const auto known = std::find_if(measures_.begin(), measures_.end(),
                                    [&](const ObservedMeasure& m) { return m.name == one.measure; });
    if (known != measures_.end()) return &*known;
    const std::string hint = suggestion(one.measure, measure_names_);
    problem(row, measure,
            one.measure.empty() ? "there is no measure in this cell" : fmt::format("unknown measure `{}`", one.measure),
            hint.empty() ? "measures are those of yearly.csv, and `leavers`, `intake`, `placements`" : hint);
    return nullptr;
  }

  bool read_cause(std::size_t row, const ObservedMeasure* known, Observed& one) {
    one.cause = text(row, cause);
    if (one.cause == everyone) one.cause.clear();
    if (one.cause.empty()) return true;
    if (known != nullptr && !known->by_cause)
      return problem(row, cause, fmt::format("`{}` has no causes", known->name), "leave this cell empty");
    if (std::binary_search(causes_.begin(), causes_.end(), one.cause)) return true;
    return problem(row, cause, fmt::format("unknown cause `{}`", one.cause), suggestion(one.cause, causes_));
  }

  bool read_value(std::size_t row, const ObservedMeasure* known, Observed& one) {
    const CellNumber number = cell_number(text(row, value), file_.decimal_comma());
    one.at = at(row, value);
    if (!number.value) return problem(row, value, number.what, number.hint);
    one.value = *number.value == 0.0 ? 0.0 : *number.value;  // never -0
    if (known == nullptr) return true;
    if (one.value < 0.0 && !known->may_be_negative)
      return problem(row, value, fmt::format("`{}` is not below 0", known->name), "write the figure itself");
    if (known->is_share && one.value > 1.0)
      return problem(row, value, fmt::format("{} is above 1, and `{}` is a share", one.value, known->name),
                     one.value <= 100.0
                         ? fmt::format("write {} if a percentage is meant", format_number(one.value / 100.0))
                         : std::string());
    return true;
  }

  bool read_source(std::size_t row, Observed& one) {
    one.source = text(row, source);
    constexpr std::string_view acting = "=+-@";  // what a spreadsheet takes for a formula
    if (!one.source.empty() && acting.find(one.source.front()) != std::string_view::npos)
      return problem(row, source, fmt::format("a source does not begin with `{}`", one.source.front()),
                     "write an id of sources.csv");
    if (has_hidden_characters(one.source))
      return problem(row, source, "the source has hidden characters", "remove them");
    if (!columns_[source] || !sources_told_.insert(one.source).second) return true;
    if (one.source.empty())
      problems_.warn(at(row, source), {}, "this figure has no source", "write an id of sources.csv");
    else if (!std::binary_search(sources_.begin(), sources_.end(), one.source))
      problems_.warn(at(row, source), {}, fmt::format("`{}` is not in sources.csv", one.source),
                     did_you_mean(one.source, sources_));
    return true;
  }

  /// Whether a measure has rows of such a place and profession.
  bool fits(std::size_t row, const ObservedMeasure& known, const Observed& one) {
    if (!known.by_organisation && one.organisation != everyone)
      return problem(row, organisation, fmt::format("`{}` is of the region as a whole", known.name), "write `*`");
    if (!known.by_profession && one.profession != everyone)
      return problem(row, profession, fmt::format("`{}` is of all professions together", known.name), "write `*`");
    return true;
  }

  bool first_of_its_kind(std::size_t row, const Observed& one) {
    const auto [known, is_new] =
        lines_.try_emplace({one.year, one.organisation, one.profession, one.measure, one.cause}, at(row, value).line);
    if (is_new) return true;
    return problem(row, value, fmt::format("this figure is given twice, in line {} too", known->second),
                   "keep one of them");
  }

  const CsvFile& file_;
  const Scenario& scenario_;
  std::span<const ObservedMeasure> measures_;
  const std::vector<std::string>& sources_;
  Problems& problems_;
  std::array<std::optional<std::size_t>, column_names.size()> columns_{};
  std::vector<std::string> organisations_, professions_, causes_, measure_names_, groups_;
  std::set<std::string> sources_told_;
  std::map<std::tuple<int, std::string, std::string, std::string, std::string>, int> lines_;
};

}  // namespace

std::vector<Observed> read_observed(const std::string& name, std::string bytes, const Scenario& scenario,
                                    std::span<const ObservedMeasure> measures, const std::vector<std::string>& sources,
                                    Problems& problems) {
  const std::optional<CsvFile> file = read_csv(name, std::move(bytes), problems);
  if (!file) return {};
  return ObservedReader(*file, scenario, measures, sources, problems).read();
}

}  // namespace spp
