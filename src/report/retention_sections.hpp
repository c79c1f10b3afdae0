// The sections of the report on retention, and what they share.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/retention_report.hpp"

namespace spp {

/// Texts that a row must have, by column.
using Wanted = std::vector<std::pair<std::string_view, std::string>>;

/// What every section sees.
class RetentionView {
 public:
  explicit RetentionView(const RetentionReportAsked& asked);

  [[nodiscard]] const RetentionReportAsked& asked() const { return *asked_; }
  [[nodiscard]] const Scenario& scenario() const { return *asked_->scenario; }
  [[nodiscard]] Language language() const { return asked_->language; }
  [[nodiscard]] bool nl() const { return asked_->language == Language::nl; }
  [[nodiscard]] std::string say(const Words& words) const { return std::string(words.in(language())); }

  /// Places that have readings, organisations first, then groups, then regions and all together; each once.
  struct At {
    std::string region, organisation;
    std::string name;                  ///< as people call it
    std::vector<std::string> members;  ///< ids of its organisations
    [[nodiscard]] bool is_one() const { return members.size() == 1 && members.front() == organisation; }
  };
  [[nodiscard]] const std::vector<At>& places() const { return places_; }
  /// Of whom the report's sentences speak: of whom most targets on readings are, else the region or all together.
  [[nodiscard]] const At& whole() const;

  /// Rows of a table; empty where the run has no such table.
  [[nodiscard]] std::vector<std::size_t> rows(std::string_view table, const Wanted& wanted) const;
  [[nodiscard]] std::string text(std::string_view table, std::size_t row, std::string_view column) const;
  [[nodiscard]] std::optional<double> number(std::string_view table, std::size_t row, std::string_view column) const;
  [[nodiscard]] bool has(std::string_view table) const;
  /// A row of retention.csv of the alternative reported, and of the year reported unless another is named.
  [[nodiscard]] std::optional<std::size_t> reading(const At& place, std::string_view profession, const ReadingKey& key,
                                                   std::optional<int> year = {}) const;
  /// Leavers for a cause at a place, means summed over the window.
  [[nodiscard]] double leavers_for(const At& place, const std::string& cause) const;

  /// Which of the counts of the report are hidden, by place: leavers by counting, and average staff in heads and fte.
  struct Hidden {
    std::map<std::pair<std::string, std::string>, std::vector<bool>> leavers;  ///< [region, organisation][counting]
    std::map<std::pair<std::string, std::string>, bool> staff;
    std::map<std::string, bool> professions;  ///< of the whole: leavers or staff
  };
  [[nodiscard]] const Hidden& hidden() const { return hidden_; }
  [[nodiscard]] bool hides(const At& place, std::size_t counting) const;
  [[nodiscard]] bool hides_profession(const std::string& profession) const;
  /// Whether the figures of the whole, in the usual counting, are hidden.
  [[nodiscard]] bool hides_whole() const;

  /// The same of a count of each place, in their order; nothing where a place has none.
  [[nodiscard]] std::vector<bool> hidden_among_places(const std::vector<std::optional<double>>& counts) const;

  [[nodiscard]] std::string number_text(double value, int decimals) const;
  [[nodiscard]] std::string percent(double share, int decimals = 1) const;
  /// "41% (zonder 32%)", or that it cannot be.
  [[nodiscard]] std::string chance(std::size_t row) const;
  [[nodiscard]] std::string profession_name(const std::string& id) const;

 private:
  void find_places();
  void hide();
  const RetentionReportAsked* asked_;
  std::vector<At> places_;
  Hidden hidden_;
};

/// What is shown in place of a small count.
[[nodiscard]] std::string hidden_text(const RetentionView& view);
/// The four readings as people call them, short at the head of a column; and whose leavers.
[[nodiscard]] std::string reading_head(const RetentionView& view, Reading reading);
[[nodiscard]] std::string reading_words(const RetentionView& view, Reading reading);
[[nodiscard]] std::string leavers_words(const RetentionView& view, LeavesFrom from);

[[nodiscard]] ReportSection answer_section(const RetentionView& view);
[[nodiscard]] ReportSection definition_section(const RetentionView& view);
[[nodiscard]] ReportSection readings_section(const RetentionView& view);
[[nodiscard]] ReportSection training_section(const RetentionView& view);
[[nodiscard]] ReportSection absence_section(const RetentionView& view);
[[nodiscard]] ReportSection attribution_section(const RetentionView& view);
[[nodiscard]] ReportSection observed_section(const RetentionView& view);
[[nodiscard]] ReportSection evidence_section(const RetentionView& view);
[[nodiscard]] ReportSection gaps_section(const RetentionView& view);
[[nodiscard]] ReportSection reproduction_section(const RetentionView& view);

}  // namespace spp
