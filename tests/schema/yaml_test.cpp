// What YAML libraries let pass in silence, and broken files: each is refused with its place.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "schema/bytes.hpp"
#include "schema/helpers.hpp"
#include "schema/yaml.hpp"
#include "schema/yaml_words.hpp"

using namespace spp;
using namespace spp::test;

namespace {

std::string said(const std::string& text) { return load(text).messages; }

bool begins(const std::string& text, const std::string& with) {
  if (!text.starts_with(with)) MESSAGE(text);
  return text.starts_with(with);
}

/// A folder of its own that goes with the test.
struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("spp-schema-" + std::to_string(::getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

std::string reading(const std::string& path) {
  Problems problems;
  CHECK_FALSE(read_bytes(path, {}, problems));
  return messages(problems);
}

}  // namespace

TEST_CASE("keys and values keep their places, in characters") {
  const Loaded loaded = load("é: ü\nb: {c: \"x y\", d: [1, 'z']}\n# note\n\"q\": |\n  text\n");
  REQUIRE(loaded.messages.empty());
  const Node& root = loaded.document.root();
  REQUIRE(root.entries.size() == 3);
  const Node& b = root.entries[1].value;
  CHECK(root.entries[1].at.line == 2);
  CHECK(b.find("c")->at.column == 8);
  CHECK(b.find("c")->at.width == 5);
  CHECK(b.find("c")->quoted);
  CHECK(b.find("d")->items[0].at.column == 19);
  CHECK_FALSE(b.find("d")->items[0].quoted);
  CHECK(b.find("d")->items[1].text == "z");
  CHECK(root.find("q")->text == "text\n");
  CHECK(root.find("q")->quoted);
  CHECK(root.entries[0].value.at.column == 4);
}

TEST_CASE("a byte order mark, Windows line ends and a YAML directive are read through") {
  CHECK(tree("\xEF\xBB\xBF"
             "a: 1\r\nb: 2\r\n") == "{a: 1, b: 2}");
  CHECK(tree("%YAML 1.2\n---\na: 1\n...\n") == "{a: 1}");
}

TEST_CASE("names are brought to one normal form") {
  const Loaded loaded = load("caf\x65\xCC\x81: caf\x65\xCC\x81\n");  // e and a combining accent
  REQUIRE(loaded.document.root().entries.size() == 1);
  CHECK(loaded.document.root().entries[0].key == "caf\xC3\xA9");
  CHECK(loaded.document.root().entries[0].value.text == "caf\xC3\xA9");
}

TEST_CASE("a key given twice is told at its second place, at any depth") {
  CHECK(begins(said("a: 1\nb: 2\na: 3\n"), "a.yaml:3:1: `a` is given twice; it stands in line 1 too"));
  CHECK(begins(said("x: {a: 1, b: {c: 1, c: 2}}\n"), "a.yaml:1:21: `c` is given twice"));
  CHECK(said("a: 1\na: 2\na: 3\n").find("a.yaml:3:1") != std::string::npos);
}

TEST_CASE("quotes that do not close are told where they open") {
  CHECK(begins(said("a: 1\nb: \"x\nc: 1\n"), "a.yaml:2:4: this quote is not closed"));
  CHECK(begins(said("b: 'x\n"), "a.yaml:1:4: "));
  CHECK(said("b: 'it''s'\nc: \"a \\\" b\"\n").empty());
}

TEST_CASE("files that are no UTF-8 text are refused") {
  CHECK(
      begins(said("a: 1\nb: caf\xE9\n"), "a.yaml:2:7: byte E9 is no UTF-8 text; was the file saved as Windows-1252?"));
  CHECK(begins(said(std::string("\xFF\xFE"
                                "a\0:\0",
                                6)),
               "a.yaml: the file is saved as UTF-16"));
  CHECK(begins(said(std::string("a\0:\0 \0x\0", 8)), "a.yaml: the file is saved as UTF-16"));
  CHECK(begins(said(std::string("a: x\0b and more text here\n", 25)), "a.yaml:1:5: control character 00"));
  CHECK(begins(said("a: \x1b[31m\n"), "a.yaml:1:4: control character 1B"));
  CHECK(begins(said("a: 1\rb: 2\r"), "a.yaml:1:5: a line ends with a carriage return alone"));
}

TEST_CASE("a file is one document, and a map") {
  CHECK(begins(said("a: 1\n---\nb: 2\n"), "a.yaml:2:1: a second document begins here"));
  CHECK(begins(said("a: 1\n...\nb: 2\n"), "a.yaml:3:1: this stands after the end of the document"));
  CHECK(begins(said("- a\nb: 1\n"), "a.yaml:2:1: "));
  CHECK(begins(said(","), "a.yaml:1:1: "));
  CHECK(begins(said(""), "a.yaml: the file holds nothing"));
  CHECK(begins(said("# only a remark\n"), "a.yaml: the file holds nothing"));
  CHECK(begins(said("- a\n"), "a.yaml:1:1: fields are expected at the top of a file"));
  CHECK(begins(said("just a text\n"), "a.yaml:1:1: fields are expected"));
}

TEST_CASE("anchors, aliases, tags and merge keys are refused, each in its place") {
  const std::string text = said("a: &x [1]\nb: *x\nc: !!str 3\nd: !own {e: 1}\n<<: {f: 1}\ng: ! \"x\"\n");
  for (const char* place : {"a.yaml:1:4: anchors (`&x`)", "a.yaml:2:4: aliases", "a.yaml:3:4: tags (`!!str`)",
                            "a.yaml:4:4: tags (`!own`)", "a.yaml:5:1: merge keys", "a.yaml:6:4: tags (`!`)"})
    CHECK_MESSAGE(text.find(place) != std::string::npos, place);
  CHECK(begins(said("a: &x [*x]\n"), "a.yaml:1:4: anchors"));  // a cycle
  CHECK(begins(said("a: *nobody\n"), "a.yaml:1:4: `*` begins an alias"));
}

TEST_CASE("nesting, values and bytes are bounded") {
  CHECK(begins(said("a: " + std::string(50000, '[')), "a.yaml:1:"));
  CHECK(said("a: " + std::string(50000, '[')).find("nested too deeply; at most 32 levels") != std::string::npos);
  CHECK(said("a: " + std::string(31, '[') + std::string(31, ']') + "\n").empty());
  CHECK(begins(said("a: " + std::string(32, '[') + std::string(32, ']') + "\n"), "a.yaml:1:35: this is nested"));
  std::string many = "a: [";
  for (std::size_t i = 0; i <= most_nodes; ++i) many += "1,";
  CHECK(said(many + "1]\n").find("more than 1000000 values") != std::string::npos);
}

TEST_CASE("a tab as indentation is named") {
  CHECK(begins(said("a:\n\tb: 1\n"), "a.yaml:2:1: a tab stands in the indentation; indent with blanks"));
  CHECK(tab_in_indent("  \tb: 1"));
  CHECK_FALSE(tab_in_indent("  b:\t1"));
  CHECK_FALSE(tab_in_indent("\t \r\n"));
}

TEST_CASE("values left out are told, written nulls are not") {
  CHECK(begins(said("a:\nb: 1\n"), "a.yaml:1:1: `a` has no value"));
  CHECK(begins(said("a: {b, c: 1}\n"), "a.yaml:1:5: `b` has no value"));
  CHECK(begins(said("a: [1, , 2]\n"), "a.yaml:1:8: an item of the list is empty"));
  CHECK(said("a: null\nb: ~\nc: [1, 2, ]\n").empty());
  CHECK(begins(said(": 1\n"), "a.yaml:1:1: a name is missing before the `:`"));
  CHECK(begins(said("? [a]\n: b\n"), "a.yaml:1:3: a key must be a single name"));
}

TEST_CASE("a decimal comma in a map on one line is seen") {
  CHECK(begins(said("a: {b: 0,085, c: 1}\n"), "a.yaml:1:8: 0,085 is not a number; write 0.085"));
  CHECK(said("a: {b: 0, c: 1}\n").empty());
}

TEST_CASE("syntax errors are told in words of ours, at the likely cause") {
  CHECK(begins(said("a: {b: 1\nc: 2\n"), "a.yaml:1:4: a `{` is not closed"));
  CHECK(begins(said("a: [1, 2\nb: 3\n"), "a.yaml:1:4: a `[` is not closed"));
  CHECK(begins(said("a: 1\nrooms:14\nb: 2\n"), "a.yaml:2:6: there is no blank after the `:`"));
  CHECK(begins(said("a: 1\n  b: 2\n"), "a.yaml:2:4: this line is indented further"));
  CHECK(begins(said("a: 1\nb\nc: 2\n"), "a.yaml:3:2: the line above this one has no `:`"));
  CHECK(begins(said("a: @x\n"), "a.yaml:1:4: a value cannot begin with this sign"));
  CHECK(begins(said("a: x: y\n"), "a.yaml:1:5: a `:` stands where no value can begin"));
  CHECK(begins(said("a: \"x\\q\"\n"), "a.yaml:1:8: an unknown escape"));
  CHECK(begins(said("a: 1\n- b\n"), "a.yaml:2:1: this line does not fit the lines above it"));
}

TEST_CASE("all that can be told of one file is told at once") {
  CHECK(said("a: &x 1\nb:\nc: 1\nc: 2\n") ==
        "a.yaml:1:4: anchors (`&x`) are not read; values shared by files go through `extends`\n"
        "a.yaml:2:1: `b` has no value; give it one, remove it, or write `null` to drop what is inherited\n"
        "a.yaml:4:1: `c` is given twice; it stands in line 3 too; keep one\n");
}

TEST_CASE("only regular files are opened, and none is waited for") {
  const Folder folder;
  const std::string pipe = (folder.path / "pipe").string(), secret = (folder.path / "large").string();
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const auto before = std::chrono::steady_clock::now();
  CHECK(reading(pipe).find("it is a pipe") != std::string::npos);
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(5));
  CHECK(reading(folder.path.string()).find("it is a folder") != std::string::npos);
  CHECK(reading("/dev/zero").find("it is no regular file") != std::string::npos);
  CHECK(reading((folder.path / "none.yaml").string()).find("there is no such file") != std::string::npos);
  std::ofstream(secret).close();
  std::filesystem::resize_file(secret, largest_input + 1);
  CHECK(reading(secret).find("larger than 16 MiB") != std::string::npos);
}

TEST_CASE("hostile texts of a megabyte are refused or read within seconds") {
  const std::size_t size = 1 << 20;
  std::string keys, quotes, braces;
  for (int i = 0; keys.size() < size; ++i) keys += "k" + std::to_string(i) + ": [1, {a: b}]\n";
  for (std::size_t i = 0; i < size / 8; ++i) quotes += "'''''a' ";
  for (std::size_t i = 0; i < size / 2; ++i) braces += "[]";
  const auto before = std::chrono::steady_clock::now();
  CHECK(said(keys).empty());
  (void)said("a: " + quotes);
  (void)said("a: [" + braces + "]");
  (void)said("a: " + std::string(size, '{'));
  (void)said("a: " + std::string(size, 'x') + "\n");
  (void)said(std::string(size, '-'));
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(60));  // each takes about a second at most
}
