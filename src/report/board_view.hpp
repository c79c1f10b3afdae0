// What the sections of the board's report share: figures of the run by what they are about, and how they are written.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report/board_report.hpp"
#include "report/phrase.hpp"

namespace spp {

/// Rows of a table by the texts of some of its columns; of equal ones the first.
class TableIndex {
 public:
  TableIndex(const FolderTable& table, std::initializer_list<std::string_view> columns);
  [[nodiscard]] std::optional<std::size_t> row(std::initializer_list<std::string_view> key) const;

 private:
  std::unordered_map<std::string, std::size_t> rows_;
};

/// A line of a table of quantiles, as far as the run recorded it.
struct Figure {
  double mean = 0.0, sd = 0.0;
  std::optional<double> q05{}, q10{}, q25{}, q50{}, q75{}, q90{}, q95{};
  std::optional<double> probability_lower{};  ///< of a difference
  std::optional<int> first_visible{};         ///< of a difference
};

class BoardView {
 public:
  explicit BoardView(const BoardReportAsked& asked);

  struct Place {
    std::string region, organisation;
    std::string name;                  ///< as people call it
    std::string id;                    ///< one for each place: `martini`, `group:run_ok`, `region:noord`, `*`
    std::vector<std::string> members;  ///< ids of its organisations
    [[nodiscard]] bool is_one() const { return members.size() == 1 && members.front() == organisation; }
  };
  /// The place that the report speaks of first, then other totals, then organisations.
  [[nodiscard]] const std::vector<Place>& places() const { return places_; }
  [[nodiscard]] const Place& whole() const { return places_.front(); }
  [[nodiscard]] const std::vector<Choosable>& alternatives() const { return alternatives_; }
  [[nodiscard]] const Choosable& first() const { return alternatives_.front(); }
  [[nodiscard]] const Choosable& last() const { return alternatives_.back(); }
  [[nodiscard]] bool compares() const { return alternatives_.size() > 1; }
  [[nodiscard]] const std::vector<Choosable>& professions() const { return professions_; }
  /// Whole calendar years, else all; and the one that the sentences speak of.
  [[nodiscard]] const std::vector<int>& years() const { return years_; }
  [[nodiscard]] int year() const { return year_; }

  [[nodiscard]] const BoardReportAsked& asked() const { return *asked_; }
  [[nodiscard]] const Scenario& scenario() const { return *asked_->scenario; }
  [[nodiscard]] const FolderTables& run() const { return *asked_->run; }
  [[nodiscard]] bool has_rooms() const { return has_rooms_; }
  [[nodiscard]] std::size_t replicates() const;

  /// A measure by calendar year, and its difference from the first alternative; nothing where it was not recorded.
  [[nodiscard]] std::optional<Figure> level(const std::string& alternative, int year, const Place& place,
                                            std::string_view profession, std::string_view measure) const;
  [[nodiscard]] std::optional<Figure> difference(const std::string& alternative, int year, const Place& place,
                                                 std::string_view profession, std::string_view measure) const;
  [[nodiscard]] std::optional<Figure> cost(const std::string& alternative, int year, const Place& place) const;
  /// Rows whose columns have these texts; none where the run has no such table.
  using Wanted = std::vector<std::pair<std::string_view, std::string>>;
  [[nodiscard]] std::vector<std::size_t> rows(std::string_view table, const Wanted& wanted) const;
  [[nodiscard]] std::string text(std::string_view table, std::size_t row, std::string_view column) const;
  [[nodiscard]] std::optional<double> number(std::string_view table, std::size_t row, std::string_view column) const;

  [[nodiscard]] Language language() const { return asked_->language; }
  [[nodiscard]] std::string say(const Phrase& phrase, std::initializer_list<Filling> fillings = {}) const {
    return filled(phrase, language(), fillings);
  }
  /// A number with as many decimals as its Monte Carlo error bears, `most` at most.
  [[nodiscard]] std::string number_text(double value, double error, int most = 1) const;
  [[nodiscard]] std::string mean_text(const Figure& figure) const;
  /// "1,32 ± 0,09": both to the first digit of the error that is not 0.
  [[nodiscard]] std::string with_error(double value, double error, bool with_sign) const;
  /// "0 tot 5", of the quantiles 0.1 and 0.9; empty where they were not recorded.
  [[nodiscard]] std::string interval_text(const Figure& figure) const;
  /// " (80% kans op 0 tot 5)", in a sentence; empty where the quantiles were not recorded.
  [[nodiscard]] std::string chance_of(const Figure& figure) const;
  /// "1,8 (0 tot 5)".
  [[nodiscard]] std::string with_interval(const Figure& figure) const;
  /// The same of a difference, with its sign.
  [[nodiscard]] std::string difference_text(const Figure& figure) const;
  [[nodiscard]] std::string euro_text(double euro, double error, bool with_sign = false) const;
  [[nodiscard]] std::string euro_with_error(double euro, double error) const;
  [[nodiscard]] std::string euro_with_interval(const Figure& figure, bool with_sign) const;
  /// "83% ± 1", "83%" where the error does not show.
  [[nodiscard]] std::string chance_text(double probability, double error) const;
  [[nodiscard]] std::string chance_text(double probability) const;
  /// "in 8 van de 10 simulaties".
  [[nodiscard]] std::string frequency(double probability) const;

 private:
  void find_places();
  void find_years();
  [[nodiscard]] Figure figure(const FolderTable& table, std::size_t row) const;
  [[nodiscard]] const TableIndex& index(std::string_view table, std::initializer_list<std::string_view> columns) const;
  [[nodiscard]] std::string interval(double low, double high, double error, bool with_sign) const;

  const BoardReportAsked* asked_;
  std::vector<Place> places_;
  std::vector<Choosable> alternatives_, professions_;
  std::vector<int> years_;
  int year_ = 0;
  bool has_rooms_ = false;
  mutable std::map<std::string, TableIndex, std::less<>> indices_;  ///< by table
};

/// Error of a mean of so many replicates, and of a quantile: √(share (1 − share)/n) over the density, which the
/// distance between neighbouring quantiles gives.
[[nodiscard]] double error_of_mean(const Figure& figure, std::size_t replicates);
[[nodiscard]] double error_of_quantile(const std::optional<double>& below, const std::optional<double>& above,
                                       double share, double between, std::size_t replicates);

/// In the order of the page; a section without blocks is left out.
[[nodiscard]] ReportSection board_answer(const BoardView& view);
[[nodiscard]] ReportSection board_start(const BoardView& view);
[[nodiscard]] ReportSection board_decisions(const BoardView& view);
[[nodiscard]] ReportSection board_targets(const BoardView& view);
[[nodiscard]] ReportSection board_alternatives(const BoardView& view);
[[nodiscard]] ReportSection board_shortage(const BoardView& view);
[[nodiscard]] ReportSection board_rooms(const BoardView& view);
[[nodiscard]] ReportSection board_policies(const BoardView& view);
[[nodiscard]] ReportSection board_giving(const BoardView& view);
[[nodiscard]] ReportSection board_retention(const BoardView& view);
[[nodiscard]] ReportSection board_inputs(const BoardView& view);
[[nodiscard]] ReportSection board_checklist(const BoardView& view);
[[nodiscard]] ReportSection board_method(const BoardView& view);
[[nodiscard]] ReportSection board_reproduction(const BoardView& view);

}  // namespace spp
