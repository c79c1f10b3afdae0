// libxlsxwriter, with what it leaves open closed: every call is checked, a text is never taken for a formula or a link
// and holds nothing that XML or Excel would read as something else, and a finished workbook is read back once, since
// what the library's temporary files could not hold it does not tell.
#pragma once

#include <xlsxwriter.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "output/disk.hpp"

namespace spp {

/// Looks of a cell.
enum class Look { plain, title, subtitle, head, name, number, whole };

/// A sheet, written row after row from the left.
class XlsxSheet {
 public:
  XlsxSheet(lxw_worksheet* sheet, std::string name, const std::vector<lxw_format*>& looks)
      : sheet_(sheet), name_(std::move(name)), looks_(looks) {}

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] lxw_worksheet* raw() const { return sheet_; }
  /// Cells written so far, and how many texts were too long for Excel and were cut.
  [[nodiscard]] std::size_t cells() const { return cells_; }
  [[nodiscard]] std::size_t cut() const { return cut_; }

  /// An empty text leaves the cell empty.
  void text(std::size_t row, std::size_t column, std::string_view text, Look look = Look::plain);
  void number(std::size_t row, std::size_t column, double number, Look look = Look::plain);
  void yes_no(std::size_t row, std::size_t column, bool yes);
  /// A note that is shown where a cell is pointed at.
  void remark(std::size_t row, std::size_t column, std::string_view text);
  void width(std::size_t column, double characters);
  /// The first row stays in sight and can be filtered by, down to `rows` below it; printed on A4, at every page's head.
  void head_of(std::size_t columns, std::size_t rows);

 private:
  lxw_worksheet* sheet_;
  std::string name_;
  const std::vector<lxw_format*>& looks_;
  std::size_t cells_ = 0, cut_ = 0;
};

class XlsxBook {
 public:
  /// What the file says of itself.
  explicit XlsxBook(std::string title);
  ~XlsxBook();
  XlsxBook(const XlsxBook&) = delete;
  XlsxBook& operator=(const XlsxBook&) = delete;

  /// A sheet whose rows are let go once they are written, or one that charts find their figures in. The name is made
  /// one that Excel takes. It lives as long as the book.
  XlsxSheet& add(std::string_view name, bool for_charts = false);
  [[nodiscard]] lxw_chart* chart_of_lines();
  [[nodiscard]] const std::deque<XlsxSheet>& sheets() const { return sheets_; }

  /// The bytes of the file; nothing can be added afterwards.
  [[nodiscard]] std::string finish();

 private:
  void check_whole(std::string_view bytes) const;

  Descriptor file_;
  lxw_workbook* book_ = nullptr;
  std::vector<lxw_format*> looks_;
  std::deque<XlsxSheet> sheets_;
};

/// EnvironmentError, or std::logic_error where the mistake is ours.
void check(lxw_error error);

/// A text as a cell, a title or a remark may hold it: control and bidirectional characters made visible.
[[nodiscard]] std::string sheet_text(std::string_view text);

}  // namespace spp
