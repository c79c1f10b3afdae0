#include "cli/diff_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <vector>

#include "cli/terminal.hpp"
#include "cli/text_table.hpp"

namespace spp {
namespace {

constexpr int widest_value = 60;  // characters of a value of the scenario that are shown

/// Columns of text, each as wide as its widest cell; numbers stand to the right. Where a line finds no room, the
/// columns from `below` on stand on a second line, and what is wider still is broken.
class Columns {
 public:
  Columns(std::vector<bool> to_the_right, std::size_t below) : right_(std::move(to_the_right)), below_(below) {}
  void add(std::vector<std::string> cells) { lines_.push_back(std::move(cells)); }
  [[nodiscard]] bool empty() const { return lines_.empty(); }

  [[nodiscard]] std::string text() const {
    std::vector<int> widths(right_.size(), 0);
    int all = 2;
    for (std::size_t i = 0; i < right_.size(); ++i) {
      for (const auto& line : lines_) widths[i] = std::max(widths[i], width_of(line[i]));
      if (widths[i] > 0) all += widths[i] + 2;
    }
    std::string out;
    for (const auto& line : lines_) {
      if (all - 1 <= page_width) {
        out += cells_of(line, widths, 0, line.size(), "  ");
      } else {
        out += cells_of(line, widths, 0, below_, "  ");
        out += cells_of(line, widths, below_, line.size(), "       ");
      }
    }
    return out;
  }

 private:
  [[nodiscard]] std::string cells_of(const std::vector<std::string>& line, const std::vector<int>& widths,
                                     std::size_t from, std::size_t to, std::string written) const {
    const int hanging = static_cast<int>(written.size()) + 5;
    bool any = false;
    for (std::size_t i = from; i < to; ++i) {
      any = any || !line[i].empty();
      if (widths[i] > 0)
        written += " " + (right_[i] ? right_aligned(line[i], widths[i]) : padded(line[i], widths[i])) + " ";
    }
    written.erase(written.find_last_not_of(' ') + 1);
    return any ? wrapped(written, hanging) + "\n" : std::string();
  }

  std::vector<bool> right_;
  std::size_t below_;
  std::vector<std::vector<std::string>> lines_;
};

std::string title(std::string_view text) {
  return inked(wrapped(" " + std::string(text), 3), Ink::strong, Channel::out) + "\n";
}

/// A value on one line, cut where it is long.
std::string shown(const std::string& value) { return shortened(visible(value), widest_value); }

std::string change_of(const InputChangeRow& row, Language language) {
  constexpr Words added{"nieuw: {}", "added: {}"}, removed{"weg: {}", "removed: {}"};
  if (row.before.empty()) return fmt::format(fmt::runtime(added.in(language)), shown(row.after));
  if (row.after.empty()) return fmt::format(fmt::runtime(removed.in(language)), shown(row.before));
  return shown(row.before) + " → " + shown(row.after);
}

/// "other contents", or where alone the file was read.
std::string file_change(const InputChangeRow& row, const DiffNames& names, Language language) {
  constexpr Words other{"andere inhoud", "other contents"}, only{"alleen gelezen door {}", "read by {} only"};
  if (!row.before.empty() && !row.after.empty()) return std::string(other.in(language));
  return fmt::format(fmt::runtime(only.in(language)), visible(row.after.empty() ? names.before : names.after));
}

std::string inputs_text(const RunDiff& diff, const DiffNames& names, Language language) {
  constexpr Words head{"wat erin ging", "what went in"}, nothing{"hetzelfde", "the same"};
  constexpr std::array<Words, 4> kinds{
      {{"run", "run"}, {"optie", "option"}, {"bestand", "file"}, {"scenario", "scenario"}}};
  Columns columns({false, false, false}, 2);
  for (const InputChangeRow& row : diff.inputs.rows) {
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const Words& one) {
      return row.kind == name_of(static_cast<InputKind>(&one - kinds.data()));
    });
    const bool is_file = row.kind == name_of(InputKind::file);
    columns.add({std::string(kind->in(language)), visible(row.path),
                 is_file ? file_change(row, names, language) : change_of(row, language)});
  }
  return title(head.in(language)) +
         (columns.empty() ? "   " + std::string(nothing.in(language)) + "\n" : columns.text());
}

/// Decimals with which a difference of this size can be read.
int decimals_for(double size) {
  constexpr int most = 6;
  if (size >= 100.0 || size == 0.0) return 0;
  for (int decimals = 1; decimals < most; ++decimals)
    if (size * std::pow(10.0, decimals) >= 10.0) return decimals;
  return most;
}

/// Before, after, and the difference with its error.
std::array<std::string, 3> numbers_of(const OutputChangeRow& row, Language language) {
  const int decimals = decimals_for(std::abs(*row.difference));
  const auto number = [&](double value) { return spelled(value, decimals, language); };
  std::string difference = (*row.difference > 0.0 ? "+" : "") + number(*row.difference);
  if (row.standard_error && *row.standard_error > 0.0) difference += " ± " + number(*row.standard_error);
  return {number(*row.before), number(*row.after), difference};
}

std::string note_of(const OutputChangeRow& row, Language language) {
  constexpr Words within{"binnen de Monte-Carlofout", "within Monte Carlo error"};
  return std::string(row.certainty == certainty::within ? within.in(language) : std::string_view());
}

bool is_target(const OutputChangeRow& row) { return row.table == "targets" && row.difference; }

std::string targets_text(const RunDiff& diff, Language language) {
  constexpr Words head{"doelen", "targets"}, asked{"kans", "chance"};
  constexpr std::array<std::pair<std::string_view, Words>, 3> verdicts{
      {{"met", {"gehaald", "met"}}, {"missed", {"gemist", "missed"}}, {"undecided", {"onbeslist", "undecided"}}}};
  const auto word = [&](const std::string& verdict) {
    const auto found =
        std::find_if(verdicts.begin(), verdicts.end(), [&](const auto& one) { return one.first == verdict; });
    return found == verdicts.end() ? verdict : std::string(found->second.in(language));
  };
  Columns columns({false, false, false, true, false, false}, 3);
  for (const OutputChangeRow& row : diff.outputs.rows) {
    if (!is_target(row)) continue;
    const std::array<std::string, 3> numbers = numbers_of(row, language);
    const std::string verdict = row.verdict_before == row.verdict_after
                                    ? word(row.verdict_after)
                                    : word(row.verdict_before) + " → " + word(row.verdict_after);
    columns.add({verdict, visible(row.alternative), visible(row.item),
                 std::string(asked.in(language)) + " " + numbers[0] + " → " + numbers[1], numbers[2],
                 note_of(row, language)});
  }
  return columns.empty() ? std::string() : title(head.in(language)) + columns.text();
}

/// What a line of the table is of: a measure, or a reading however leavers are counted.
std::vector<std::string> subject_of(const OutputChangeRow& row) {
  return {row.table, row.table == "retention" ? row.item.substr(0, row.item.find(" /")) : row.item, row.quantity};
}

/// The item as it is told: whether retirement counts in words.
std::string item_of(const OutputChangeRow& row, Language language) {
  if (row.table != "retention") return visible(row.item);
  constexpr Words with{"met pensioen", "with retirement"}, without{"zonder pensioen", "without retirement"};
  std::string item = row.item;
  for (const auto& [mark, words] : {std::pair{std::string_view(" / true /"), with}, {" / false /", without}})
    if (const std::size_t at = item.find(mark); at != std::string::npos)
      item.replace(at, mark.size(), " / " + std::string(words.in(language)) + " /");
  return visible(row.quantity == "value" ? item + " (value)" : item);
}

bool is_figure(const OutputChangeRow& row) { return row.difference && row.table != "targets"; }

std::string place_of(const OutputChangeRow& row) {
  return visible(row.organisation == all_of_them ? row.region : row.organisation);
}

bool has_several_alternatives(const RunDiff& diff) {
  const std::vector<OutputChangeRow>& rows = diff.outputs.rows;
  return std::any_of(rows.begin(), rows.end(),
                     [&](const OutputChangeRow& row) { return row.alternative != rows.front().alternative; });
}

/// A line for each measure or reading, where it differs most: the largest first.
std::string figures_text(const RunDiff& diff, Language language) {
  constexpr std::array<Words, 10> heads{{{"cijfer", "figure"},
                                         {"variant", "alternative"},
                                         {"plaats", "place"},
                                         {"beroep", "profession"},
                                         {"jaar", "year"},
                                         {"was", "before"},
                                         {"is", "after"},
                                         {"verschil", "difference"},
                                         {"in sd", "in sd"},
                                         {"", ""}}};
  constexpr Words more{"en nog {}", "and {} more"},
      cut{" de {} grootste van {}, elk waar het het meest verschilt; --format csv geeft alle cijfers",
          " the {} largest of {}, each where it differs most; --format csv has every figure"};
  std::map<std::vector<std::string>, std::size_t> subjects;
  for (const OutputChangeRow& row : diff.outputs.rows)
    if (is_figure(row)) ++subjects[subject_of(row)];
  if (subjects.empty()) return {};
  const bool several = has_several_alternatives(diff);
  Columns columns({false, false, false, false, true, true, true, false, true, false}, 5);
  std::vector<std::string> head;
  head.reserve(heads.size());
  for (const Words& words : heads) head.emplace_back(words.in(language));
  if (!several) head[1].clear();  // an empty column takes no room
  columns.add(std::move(head));
  std::set<std::vector<std::string>> told;
  for (const OutputChangeRow& row : diff.outputs.rows) {
    if (told.size() == most_figures_shown) break;
    if (!is_figure(row) || !told.insert(subject_of(row)).second) continue;
    const std::array<std::string, 3> numbers = numbers_of(row, language);
    const std::size_t others = subjects[subject_of(row)] - 1;
    std::string note = note_of(row, language);
    if (others > 0)
      note += (note.empty() ? "" : ", ") +
              fmt::format(fmt::runtime(more.in(language)), spelled(static_cast<double>(others), 0, language));
    columns.add({item_of(row, language), several ? visible(row.alternative) : std::string(), place_of(row),
                 row.profession == all_of_them ? std::string(all_of_them) : visible(row.profession),
                 row.year ? std::to_string(*row.year) : std::string(), numbers[0], numbers[1], numbers[2],
                 row.in_sd ? spelled(*row.in_sd, *row.in_sd < 1.0 ? 2 : 1, language) : std::string(), note});
  }
  std::string out = columns.text();
  if (subjects.size() > told.size())
    out += wrapped(fmt::format(fmt::runtime(cut.in(language)), told.size(), subjects.size()), 3) + "\n";
  return out;
}

struct Count {
  std::size_t differ = 0, beyond = 0, only_before = 0, only_after = 0;
};

Count count_of(const RunDiff& diff) {
  Count count;
  for (const OutputChangeRow& row : diff.outputs.rows) {
    count.differ += row.difference ? 1 : 0;
    count.beyond += row.certainty == certainty::beyond ? 1 : 0;
    count.only_before += row.certainty == certainty::only_before ? 1 : 0;
    count.only_after += row.certainty == certainty::only_after ? 1 : 0;
  }
  return count;
}

std::string counts_text(const RunDiff& diff, const Count& count, Language language) {
  constexpr Words head{"wat eruit kwam: {} van {} cijfers verschillen, {} daarvan minstens twee Monte-Carlofouten",
                       "what came out: {} of {} figures differ, {} of them by two Monte Carlo errors or more"};
  const auto number = [&](std::size_t n) { return spelled(static_cast<double>(n), 0, language); };
  return title(
      fmt::format(fmt::runtime(head.in(language)), number(count.differ), number(diff.figures), number(count.beyond)));
}

std::string closing_text(const RunDiff& diff, const Count& count, const DiffNames& names, Language language) {
  constexpr Words shared{
      " ± is de Monte-Carlofout van het verschil bij onafhankelijke trekkingen; beide\n"
      " runs hebben hetzelfde begingetal en delen hun toeval, dus de fout is kleiner\n"
      " dan dit\n",
      " ± is the Monte Carlo error of the difference of independent replicates; both\n"
      " runs have the same seed and share their chance, so the error is smaller than\n"
      " this\n"},
      apart{
          " ± is de Monte-Carlofout van het verschil; hooguit ongeveer een op de twintig\n"
          " cijfers verschilt er twee door toeval alleen\n",
          " ± is the Monte Carlo error of the difference; at most about one figure in\n"
          " twenty differs by two of it by chance alone\n"},
      alone{" {} cijfers staan alleen in {}", " {} figures are in {} only"};
  std::string out(count.differ > 0 ? (diff.shared_chance ? shared : apart).in(language) : std::string_view());
  const auto lacking = [&](std::size_t n, const std::string& name) {
    if (n > 0)
      out += wrapped(fmt::format(fmt::runtime(alone.in(language)), spelled(static_cast<double>(n), 0, language),
                                 visible(name)),
                     3) +
             "\n";
  };
  lacking(count.only_before, names.before);
  lacking(count.only_after, names.after);
  return out;
}

}  // namespace

std::string diff_text(const RunDiff& diff, const DiffNames& names, Language language) {
  constexpr Words nothing{" er is geen verschil tussen {} en {}\n", " nothing differs between {} and {}\n"},
      head{" van {} naar {}", " from {} to {}"},
      same{" wat eruit kwam: alle {} cijfers zijn hetzelfde\n", " what came out: all {} figures are the same\n"};
  if (diff.inputs.rows.empty() && diff.outputs.rows.empty())
    return fmt::format(fmt::runtime(nothing.in(language)), visible(names.before), visible(names.after));
  std::string out =
      wrapped(fmt::format(fmt::runtime(head.in(language)), visible(names.before), visible(names.after)), 3) + "\n" +
      inputs_text(diff, names, language);
  const Count count = count_of(diff);
  if (count.differ > 0)
    out += targets_text(diff, language) + counts_text(diff, count, language) + figures_text(diff, language);
  else
    out += fmt::format(fmt::runtime(same.in(language)), spelled(static_cast<double>(diff.figures), 0, language));
  return out + closing_text(diff, count, names, language);
}

}  // namespace spp
