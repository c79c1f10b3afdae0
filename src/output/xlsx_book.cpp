#include "output/xlsx_book.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <new>
#include <stdexcept>
#include <utility>

#include "base/problem.hpp"
#include "output/zip_parts.hpp"

namespace spp {
namespace {

constexpr std::size_t longest_text = 32'767;  // units of UTF-16 that a cell may hold; never more than bytes of UTF-8
constexpr std::size_t longest_name = 31;      // characters of a sheet's name
constexpr double points = 11.0;
constexpr lxw_color_t grey = 0x595959, pale = 0xE8EEF4, rule = 0x8C9BAA;

lxw_row_t row_of(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_of(std::size_t column) { return static_cast<lxw_col_t>(column); }

[[noreturn]] void no_room() {
  const int reason = errno;
  throw EnvironmentError(
      fmt::format("cannot make the workbook{}{}; there is little room for temporary files: free "
                  "some, or name another folder for them in TMPDIR",
                  reason != 0 ? ": " : "", reason != 0 ? std::strerror(reason) : ""));
}

template <class T>
T* made(T* thing) {
  if (thing == nullptr) no_room();
  return thing;
}

bool is_hexadecimal(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

/// `_x000D_` means a carriage return to Excel: its underscore is written as the sign that it is.
void escape_escapes(std::string& text) {
  constexpr std::size_t length = 7;
  constexpr std::string_view underscore = "_x005F_";
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1))
    if (at + length <= text.size() && text[at + length - 1] == '_' &&
        is_hexadecimal(std::string_view(text).substr(at + 2, 4))) {
      text.replace(at, 1, underscore);
      at += underscore.size();
    }
}

std::string cut_to(std::string text, std::size_t bytes) {
  constexpr std::string_view more = "…";
  if (text.size() <= bytes) return text;
  std::size_t end = bytes - more.size();
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  return text.substr(0, end) + std::string(more);
}

lxw_format* look(lxw_workbook* book, Look look) {
  lxw_format* const format = made(workbook_add_format(book));
  switch (look) {
    case Look::title:
      format_set_bold(format);
      format_set_font_size(format, points + 5.0);
      break;
    case Look::subtitle:
      format_set_font_color(format, grey);
      break;
    case Look::head:
      format_set_bold(format);
      format_set_bg_color(format, pale);
      format_set_bottom(format, LXW_BORDER_THIN);
      format_set_bottom_color(format, rule);
      format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
      break;
    case Look::name:
      format_set_bold(format);
      break;
    case Look::number:
      format_set_num_format(format, "#,##0.0");
      break;
    case Look::whole:
      format_set_num_format(format, "0");
      format_set_bold(format);
      format_set_bg_color(format, pale);
      format_set_bottom(format, LXW_BORDER_THIN);
      format_set_bottom_color(format, rule);
      format_set_align(format, LXW_ALIGN_RIGHT);
      break;
    case Look::plain:
      break;
  }
  return format;
}

/// Whether a part ends with the element that it begins with, and how many cells it holds.
struct Closed {
  std::string head, tail;
  std::size_t cells = 0;
  static constexpr std::string_view cell = "<c r=";
  static constexpr std::size_t most = 512;

  void take(std::string_view piece) {
    if (head.size() < most) head += piece.substr(0, most - head.size());
    std::string joined = tail.substr(tail.size() - std::min(tail.size(), cell.size() - 1));
    joined += piece;
    for (std::size_t at = joined.find(cell); at != std::string::npos; at = joined.find(cell, at + 1)) ++cells;
    tail = joined.size() >= most ? joined.substr(joined.size() - most) : tail + std::string(piece);
    if (tail.size() > most) tail.erase(0, tail.size() - most);
  }

  [[nodiscard]] bool whole() const {
    std::size_t begin = head.find('<');
    while (begin != std::string::npos && begin + 1 < head.size() && head[begin + 1] == '?')
      begin = head.find('<', begin + 1);
    if (begin == std::string::npos) return false;
    const std::size_t end = head.find_first_of(" >/", begin + 1);
    if (end == std::string::npos) return false;
    const std::string closing = "</" + head.substr(begin + 1, end - begin - 1) + ">";
    const std::size_t last = tail.find_last_not_of("\r\n ");
    return last != std::string::npos && std::string_view(tail).substr(0, last + 1).ends_with(closing);
  }
};

}  // namespace

void check(lxw_error error) {
  if (error == LXW_NO_ERROR) return;
  if (error == LXW_ERROR_MEMORY_MALLOC_FAILED) throw std::bad_alloc();
  if (error >= LXW_ERROR_CREATING_XLSX_FILE && error <= LXW_ERROR_ZIP_CLOSE) no_room();
  throw std::logic_error(fmt::format("a workbook: {}", lxw_strerror(error)));
}

std::string sheet_text(std::string_view text) {
  std::string out = visible(text);
  replace_all(out, "\xEF\xBF\xBE", "\\ufffe");  // no characters of XML
  replace_all(out, "\xEF\xBF\xBF", "\\uffff");
  escape_escapes(out);
  return out;
}

void XlsxSheet::text(std::size_t row, std::size_t column, std::string_view text, Look look) {
  if (text.empty()) return;
  std::string shown = sheet_text(text);
  cut_ += shown.size() > longest_text ? 1 : 0;
  shown = cut_to(std::move(shown), longest_text);
  check(worksheet_write_string(sheet_, row_of(row), column_of(column), shown.c_str(),
                               looks_[static_cast<std::size_t>(look)]));
  ++cells_;
}

void XlsxSheet::number(std::size_t row, std::size_t column, double number, Look look) {
  check(worksheet_write_number(sheet_, row_of(row), column_of(column), number, looks_[static_cast<std::size_t>(look)]));
  ++cells_;
}

void XlsxSheet::yes_no(std::size_t row, std::size_t column, bool yes) {
  check(worksheet_write_boolean(sheet_, row_of(row), column_of(column), yes ? 1 : 0,
                                looks_[static_cast<std::size_t>(Look::plain)]));
  ++cells_;
}

void XlsxSheet::remark(std::size_t row, std::size_t column, std::string_view text) {
  constexpr std::size_t longest = 1000;
  const std::string shown = cut_to(sheet_text(text), longest);
  if (!shown.empty()) check(worksheet_write_comment(sheet_, row_of(row), column_of(column), shown.c_str()));
}

void XlsxSheet::width(std::size_t column, double characters) {
  check(worksheet_set_column(sheet_, column_of(column), column_of(column), characters, nullptr));
}

void XlsxSheet::head_of(std::size_t columns, std::size_t rows) {
  constexpr std::uint8_t a4 = 9;
  worksheet_freeze_panes(sheet_, 1, 0);
  check(worksheet_autofilter(sheet_, 0, 0, row_of(rows), column_of(columns - 1)));
  check(worksheet_repeat_rows(sheet_, 0, 0));
  worksheet_set_paper(sheet_, a4);
  worksheet_set_landscape(sheet_);
  worksheet_fit_to_pages(sheet_, 1, 0);
}

XlsxBook::XlsxBook(std::string title) : file_(memfd_create("spp-workbook", MFD_CLOEXEC)) {
  if (!file_.open()) no_room();
  const std::string path = fmt::format("/proc/self/fd/{}", file_.number());
  book_ = made(workbook_new(path.c_str()));
  for (int i = 0; i <= static_cast<int>(Look::whole); ++i) looks_.push_back(look(book_, static_cast<Look>(i)));
  title = cut_to(sheet_text(title), 255);
  lxw_doc_properties properties{};
  properties.title = title.data();
  constexpr time_t always = 946'684'800;  // 2000-01-01: the same bytes each time
  properties.created = always;
  check(workbook_set_properties(book_, &properties));
}

XlsxBook::~XlsxBook() {
  if (book_ != nullptr) lxw_workbook_free(book_);
}

XlsxSheet& XlsxBook::add(std::string_view name, bool for_charts) {
  std::string taken = sheet_text(name);
  std::replace_if(
      taken.begin(), taken.end(), [](char c) { return std::string_view("[]:*?/\\'").find(c) != std::string::npos; },
      '-');
  taken = cut_to(std::move(taken), longest_name);
  // The library has one mode for a book, and asks for it when it adds a sheet.
  book_->options.constant_memory = for_charts ? LXW_FALSE : LXW_TRUE;
  errno = 0;
  lxw_worksheet* const sheet = made(workbook_add_worksheet(book_, taken.c_str()));
  return sheets_.emplace_back(sheet, taken, looks_);
}

lxw_chart* XlsxBook::chart_of_lines() { return made(workbook_add_chart(book_, LXW_CHART_LINE)); }

std::string XlsxBook::finish() {
  errno = 0;
  check(workbook_close(std::exchange(book_, nullptr)));
  const off_t size = lseek(file_.number(), 0, SEEK_END);
  if (size < 0) no_room();
  std::string bytes(static_cast<std::size_t>(size), '\0');
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t got = pread(file_.number(), bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) no_room();
    at += static_cast<std::size_t>(got);
  }
  check_whole(bytes);
  return bytes;
}

void XlsxBook::check_whole(std::string_view bytes) const {
  errno = 0;
  try {
    std::size_t checked = 0;
    for (const ZipPart& part : zip_parts(bytes)) {
      Closed closed;
      inflate_part(part, [&](std::string_view piece) { closed.take(piece); });
      if (!closed.whole()) no_room();
      for (std::size_t i = 0; i < sheets_.size(); ++i)
        if (part.name == fmt::format("xl/worksheets/sheet{}.xml", i + 1)) {
          if (closed.cells != sheets_[i].cells()) no_room();
          ++checked;
        }
    }
    if (checked != sheets_.size()) no_room();
  } catch (const std::runtime_error&) {
    no_room();
  }
}

}  // namespace spp
