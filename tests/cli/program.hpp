// The program run as users run it: a line of the shell in a folder of its own, and the tables it wrote.
#pragma once

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace spp::program {

namespace fs = std::filesystem;

inline std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A folder of this test alone, with the shipped scenarios at hand; removed at its end.
struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "spp-test-XXXXXX").string();
    path = mkdtemp(name.data());
    fs::create_directory_symlink(fs::path(SPP_SOURCE_DIR) / "scenarios", path / "scenarios");
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

struct Ended {
  int code = 0;
  std::string out, error;
};

/// Runs a line of the shell with `spp` standing for the program.
inline Ended run(const Folder& folder, const std::string& line) {
  const std::string shell = "unset GITHUB_ACTIONS; cd '" + folder.path.string() +
                            "' && spp() { '" SPP_PROGRAM "' \"$@\"; } && { " + line +
                            "\n} >.stdout 2>.stderr </dev/null";
  const int status = std::system(shell.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(folder.path / ".stdout"),
          text_of(folder.path / ".stderr")};
}

inline bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A text with its lines joined: what was broken to fit a page reads on.
inline std::string unwrapped(std::string text) {
  for (std::size_t at = text.find(" \\\n"); at != std::string::npos; at = text.find(" \\\n", at)) text.erase(at, 2);
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank || (!out.empty() && out.back() != ' ')) out += blank ? ' ' : c;
  }
  return out.ends_with(' ') ? out.substr(0, out.size() - 1) : out;
}

inline void write(const fs::path& file, const std::string& text) { std::ofstream(file) << text; }

/// A table without quoted cells, by column.
struct Csv {
  std::vector<std::string> columns;
  std::vector<std::map<std::string, std::string>> rows;
};

inline std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells{""};
  for (const char c : line)
    if (c == ',')
      cells.emplace_back();
    else
      cells.back() += c;
  return cells;
}

inline Csv csv_of(const fs::path& file) {
  std::istringstream in(text_of(file));
  Csv csv;
  std::string line;
  std::getline(in, line);
  csv.columns = cells_of(line);
  while (std::getline(in, line)) {
    const std::vector<std::string> cells = cells_of(line);
    REQUIRE(cells.size() == csv.columns.size());
    csv.rows.emplace_back();
    for (std::size_t i = 0; i < cells.size(); ++i) csv.rows.back()[csv.columns[i]] = cells[i];
  }
  return csv;
}

inline double number(const std::map<std::string, std::string>& row, const std::string& column) {
  return std::stod(row.at(column));
}

}  // namespace spp::program
