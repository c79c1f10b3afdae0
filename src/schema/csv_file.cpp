#include "schema/csv_file.hpp"

#include <csv.h>
#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <new>
#include <utility>

#include "schema/bytes.hpp"
#include "schema/utf8.hpp"

namespace spp {
namespace {

constexpr std::size_t most_columns = 1000;
constexpr std::size_t most_told = 20;  // rows of the wrong length; the rest is counted
constexpr std::string_view separators = ";\t,";
constexpr std::string_view save_as = "save the sheet as `CSV UTF-8`";

/// What a separator is called in a message.
std::string_view named(char separator) { return separator == '\t' ? "tab" : separator == ';' ? "`;`" : "`,`"; }

/// What is no text at all, in words; empty where it may be one.
std::string_view no_text(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0")) return "this is a workbook, not CSV";
  if (looks_like_utf16(bytes)) return "the file is saved as UTF-16";
  if (bytes.find('\0') != std::string_view::npos) return "the file holds NUL bytes: it is no text";
  return {};
}

/// Windows-1252 as UTF-8. Where it cannot be had, `good` is the number of bytes before the one that is no character of
/// it, or all of them where the system does not know that page.
std::optional<std::string> from_windows_1252(std::string_view bytes, std::size_t& good) {
  const iconv_t converter = iconv_open("UTF-8", "WINDOWS-1252");
  good = bytes.size();
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  constexpr std::size_t longest = 3;  // bytes of a character of that page in UTF-8
  std::string out(bytes.size() * longest, '\0');
  std::string in(bytes);
  char *from = in.data(), *to = out.data();
  std::size_t left = in.size(), room = out.size();
  const bool done = iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
  iconv_close(converter);
  good = in.size() - left;
  if (!done) return std::nullopt;
  out.resize(out.size() - room);
  return out;
}

/// The place of a byte where every byte is a character.
Origin place_of(const std::shared_ptr<const Source>& source, std::string_view bytes, std::size_t at) {
  const std::string_view before = bytes.substr(0, at);
  const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {source, 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
          1 + static_cast<int>(at - line_start), 1};
}

/// The text as UTF-8 with LF at least at the end of a line, checked; null, with a problem, where it is none.
std::shared_ptr<const Source> as_text(const std::string& name, std::string bytes, Problems& problems) {
  const auto fail = [&](Origin at, std::string what, std::string_view hint) -> std::shared_ptr<const Source> {
    problems.add(std::move(at), {}, std::move(what), std::string(hint));
    return nullptr;
  };
  const auto nameless = std::make_shared<const Source>(Source{name, {}});
  if (const std::string_view why = no_text(bytes); !why.empty()) return fail({nameless}, std::string(why), save_as);
  const std::size_t marked = bytes.size();
  bytes = without_byte_order_mark(std::move(bytes));
  const bool has_mark = bytes.size() < marked;
  if (bytes.find('\n') == std::string::npos) std::replace(bytes.begin(), bytes.end(), '\r', '\n');  // of old
  if (bytes.find_first_not_of(" \t\r\n") == std::string::npos)
    return fail({nameless}, "the file is empty", "the first line names the columns");
  if (const auto bad = first_invalid_utf8(bytes); bad && !has_mark) {
    std::size_t good = 0;
    std::optional<std::string> converted = from_windows_1252(bytes, good);
    if (!converted && good == bytes.size()) return fail({nameless}, "the file is no UTF-8 text", save_as);
    if (!converted)
      return fail(place_of(std::make_shared<const Source>(Source{name, bytes}), bytes, good),
                  fmt::format("byte {:02X} is neither UTF-8 nor Windows-1252", static_cast<unsigned char>(bytes[good])),
                  save_as);
    const auto source = std::make_shared<const Source>(Source{name, std::move(*converted)});
    problems.warn(place_of(source, bytes, *bad), {}, "the file is no UTF-8 and was read as Windows-1252",
                  "if this letter is wrong, save the sheet as `CSV UTF-8`");
    return check_text(source, problems) ? source : nullptr;
  }
  const auto source = std::make_shared<const Source>(Source{name, std::move(bytes)});
  return check_text(source, problems) ? source : nullptr;
}

/// The separator that a first line `sep=;` names, and where the line after it begins.
std::pair<char, std::size_t> named_separator(std::string_view text) {
  std::string line(text.substr(0, text.find('\n')));
  const std::size_t next = std::min(line.size() + 1, text.size());
  if (line.ends_with('\r')) line.pop_back();
  if (line.size() > 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
  std::transform(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, line.size())),
                 line.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  constexpr std::string_view start = "sep=";
  const bool names = line.size() == start.size() + 1 && line.starts_with(start);
  return names && separators.find(line.back()) != std::string_view::npos ? std::pair{line.back(), next}
                                                                         : std::pair{'\0', std::size_t{0}};
}

/// The one that stands most often between the names of the header.
char separator_of(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of("\r\n"), text.size());
  std::array<std::size_t, separators.size()> count{};
  bool quoted = false;
  for (const char c : text.substr(begin)) {
    if (c == '"') quoted = !quoted;
    if (c == '\n' && !quoted) break;
    if (const std::size_t which = separators.find(c); which != std::string_view::npos && !quoted) ++count[which];
  }
  const auto most = std::max_element(count.begin(), count.end());
  return *most == 0 ? ',' : separators[static_cast<std::size_t>(most - count.begin())];
}

/// The parser of libcsv, fed byte by byte so that what it finds has a place.
struct Parser {
  csv_parser state{};
  explicit Parser(char separator) {
    if (csv_init(&state, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
    constexpr std::size_t step = 4096;  // bytes by which the room for a cell grows
    csv_set_blk_size(&state, step);
    csv_set_delim(&state, static_cast<unsigned char>(separator));
  }
  ~Parser() { csv_free(&state); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
};

}  // namespace

std::string_view CsvFile::text(std::size_t row, std::size_t column) const {
  const Cell& one = cell(row + 1, column);
  return std::string_view(texts_).substr(one.begin, one.size);
}

Origin CsvFile::place(const Cell& cell) const {
  const std::string_view source = source_->text;
  const std::size_t before = source.substr(0, cell.place).rfind('\n');
  const std::size_t line_start = before == std::string_view::npos ? 0 : before + 1;
  const int quotes = cell.place < source.size() && source[cell.place] == '"' ? 2 : 0;
  const std::string_view text = std::string_view(texts_).substr(cell.begin, cell.size);
  const int width = count_code_points(text.substr(0, text.find('\n'))) + quotes;
  return {source_, static_cast<int>(cell.line),
          1 + count_code_points(source.substr(line_start, cell.place - line_start)), std::max(1, width)};
}

/// Takes what libcsv finds, row by row.
class CsvReader {
 public:
  CsvReader(std::shared_ptr<const Source> source, const CsvLimits& limits, Problems& problems)
      : limits_(limits), problems_(problems) {
    const auto [separator, begin] = named_separator(source->text);
    at_ = cell_begin_ = begin;
    line_ = cell_line_ = begin > 0 ? 2 : 1;
    file_.separator_ = separator != '\0' ? separator : separator_of(source->text);
    file_.source_ = std::move(source);
  }

  std::optional<CsvFile> read() {
    Parser parser(file_.separator_);
    const std::string& text = file_.source_->text;
    for (; at_ < text.size() && !stop_; ++at_) {
      const char c = text[at_];
      if (row_.empty() && cell_begin_ == at_ && (c == '\r' || c == '\n' || c == ' ')) {  // between rows
        begin_cell(at_ + 1);
        if (c == '\n') ++cell_line_;
      }
      if (csv_parse(&parser.state, &c, 1, on_cell, on_row, this) != 1) return broken(parser.state);
      if (c == '\n') ++line_;
    }
    if (!stop_ && csv_fini(&parser.state, on_cell, on_row, this) != 0) return broken(parser.state);
    if (told_ > most_told)
      problems_.add(place(file_.cells_.front()), {}, fmt::format("and {} more rows", told_ - most_told));
    if (!stop_ && file_.header_.empty())  // nothing behind `sep=;`
      fail({0, 0, static_cast<std::uint32_t>(text.size()), line_}, "no line names the columns", "write one");
    if (stop_) return std::nullopt;
    return std::move(file_);
  }

 private:
  using Cell = CsvFile::Cell;

  static void on_cell(void* text, std::size_t size, void* self) {
    static_cast<CsvReader*>(self)->take_cell({static_cast<const char*>(text), size});
  }
  static void on_row(int, void* self) { static_cast<CsvReader*>(self)->take_row(); }

  [[nodiscard]] Origin place(const Cell& cell) const { return file_.place(cell); }

  void begin_cell(std::size_t place) {
    cell_begin_ = place;
    cell_line_ = line_;
  }

  void take_cell(std::string_view text) {
    const std::string& source = file_.source_->text;
    const std::size_t begin = std::min(source.find_first_not_of(' ', cell_begin_), at_);
    row_.push_back({static_cast<std::uint32_t>(file_.texts_.size()), static_cast<std::uint32_t>(text.size()),
                    static_cast<std::uint32_t>(begin), cell_line_});
    file_.texts_ += text;
    begin_cell(at_ + 1);
    if (file_.cells_.size() + row_.size() <= limits_.cells || stop_) return;
    problems_.add(place(row_.back()), {}, fmt::format("the file has more than {} cells", limits_.cells),
                  "leave out what is not needed");
    stop_ = true;
  }

  void take_row() {
    if (stop_) return;
    if (file_.cells_.empty())
      take_header();
    else
      take_data();
    row_.clear();
    if (at_ < file_.source_->text.size() && file_.source_->text[at_] == '\n') ++cell_line_;
  }

  [[nodiscard]] std::string_view text(const Cell& cell) const {
    return std::string_view(file_.texts_).substr(cell.begin, cell.size);
  }

  void take_header() {
    while (!row_.empty() && row_.back().size == 0) row_.pop_back();
    if (row_.size() > most_columns)
      return fail(row_[most_columns], fmt::format("the header names more than {} columns", most_columns),
                  "leave out what is not needed");
    for (const Cell& cell : row_) {
      const std::string name = normal_form(text(cell));
      const auto same = std::find(file_.header_.begin(), file_.header_.end(), name);
      if (name.empty())
        fail(cell, fmt::format("column {} has no name", file_.header_.size() + 1), "give it one, or remove the column");
      else if (same != file_.header_.end())
        fail(cell, fmt::format("column `{}` is there twice", name), "keep one of them");
      file_.header_.push_back(name);
    }
    if (row_.empty()) fail({0, 0, 0, line_}, "the first line names no column", "write the names of the columns there");
    file_.cells_ = row_;
  }

  void take_data() {
    const std::size_t columns = file_.columns(), cells = row_.size();
    const auto is_filled = [](const Cell& cell) { return cell.size > 0; };
    const auto last = std::find_if(row_.rbegin(), row_.rend(), is_filled);
    const auto filled = static_cast<std::size_t>(row_.rend() - last);
    if (filled == 0) return;
    if (cells >= columns && filled <= columns) {
      file_.cells_.insert(file_.cells_.end(), row_.begin(), row_.begin() + static_cast<std::ptrdiff_t>(columns));
      return;
    }
    if (++told_ > most_told) return;
    const std::string_view separator = named(file_.separator_);
    std::string hint;
    if (filled <= columns)
      hint = fmt::format("put {} between them, also where one is empty", separator);
    else if (file_.separator_ == ',')
      hint = "decimals take a point, and a text with a comma in it stands in quotes";
    else
      hint = fmt::format("a text with {} in it stands in quotes", separator);
    problems_.add(place(filled > columns ? row_[columns] : row_.front()), {},
                  fmt::format("this row has {} cells, the header {}", std::max(cells, filled), columns),
                  std::move(hint));
  }

  void fail(const Cell& cell, std::string what, std::string hint) {
    problems_.add(place(cell), {}, std::move(what), std::move(hint));
    stop_ = true;
  }

  /// Quotes that do not pair: told where the cell begins.
  std::optional<CsvFile> broken(csv_parser& state) {
    if (csv_error(&state) != CSV_EPARSE) throw std::bad_alloc();
    const std::string& source = file_.source_->text;
    const std::size_t begin = std::min(source.find_first_not_of(' ', cell_begin_), source.size());
    const Cell cell{0, 0, static_cast<std::uint32_t>(begin), cell_line_};
    const bool opened = begin < source.size() && source[begin] == '"';
    if (opened && at_ >= source.size())
      fail(cell, "the quote that opens this cell is never closed", "write a quote behind its text");
    else if (opened)
      fail(cell, fmt::format("something follows the quote that closes this cell, in line {}", line_),
           "write a quote within a text twice");
    else
      fail(cell, "a quote stands within this cell", "put the cell in quotes, and write a quote within it twice");
    return std::nullopt;
  }

  const CsvLimits& limits_;
  Problems& problems_;
  CsvFile file_;
  std::vector<Cell> row_;
  std::size_t at_ = 0;  ///< the byte that is being read
  std::uint32_t line_ = 1;
  std::size_t cell_begin_ = 0;
  std::uint32_t cell_line_ = 1;
  std::size_t told_ = 0;  ///< rows of the wrong length
  bool stop_ = false;
};

std::optional<CsvFile> read_csv(const std::string& name, std::string bytes, Problems& problems,
                                const CsvLimits& limits) {
  const std::size_t most = std::min<std::size_t>(limits.bytes, std::numeric_limits<std::uint32_t>::max() / 4);
  if (bytes.size() > most) {
    problems.add({std::make_shared<const Source>(Source{name, {}})}, {},
                 fmt::format("the file is larger than {} MiB", most >> 20), "leave out what is not needed");
    return std::nullopt;
  }
  std::shared_ptr<const Source> source = as_text(name, std::move(bytes), problems);
  if (!source) return std::nullopt;
  return CsvReader(std::move(source), limits, problems).read();
}

}  // namespace spp
