// Files that extend each other.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "schema/helpers.hpp"

using namespace spp;
using namespace spp::test;
namespace fs = std::filesystem;

namespace {

/// A folder of files that goes with the test.
struct Files {
  fs::path path = fs::temp_directory_path() / ("spp-document-" + std::to_string(::getpid()));
  Files() { fs::create_directories(path); }
  ~Files() { fs::remove_all(path); }
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  [[nodiscard]] std::string put(const std::string& name, const std::string& text) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << text;
    return (path / name).string();
  }
  /// The tree or the messages, the folder left out.
  [[nodiscard]] std::string read(const std::string& name, LoadOptions options = {}) const {
    Problems problems;
    const Document document = Document::load((path / name).string(), options, problems);
    std::string text = problems.empty() ? emit_inline(document.root()) : messages(problems);
    const std::string prefix = path.string() + "/";
    for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at))
      text.erase(at, prefix.size());
    return text;
  }
};

}  // namespace

TEST_CASE("a file lies over what it extends, the later over the earlier, nearest last") {
  const Files files;
  (void)files.put("one.yaml", "a: 1\nb: {c: 1, d: 1}\n");
  (void)files.put("two.yaml", "a: 2\nb: {d: 2}\n");
  (void)files.put("main.yaml", "extends: [one.yaml, two.yaml]\nb: {e: 3}\n");
  CHECK(files.read("main.yaml") == "{a: 2, b: {c: 1, d: 2, e: 3}}");
  (void)files.put("grand.yaml", "extends: main.yaml\na: null\n");
  CHECK(files.read("grand.yaml") == "{b: {c: 1, d: 2, e: 3}}");
}

TEST_CASE("every file that was read is kept with its bytes, and values know their file") {
  const Files files;
  (void)files.put("base.yaml",
                  "\xEF\xBB\xBF"
                  "a: 1\nb: 2\n");
  const std::string path = files.put("main.yaml", "extends: base.yaml\nb: 3\n");
  Problems problems;
  const Document document = Document::load(path, {}, problems);
  REQUIRE(document.files().size() == 2);
  CHECK(document.files()[0].path == path);
  CHECK(document.files()[1].bytes ==
        "\xEF\xBB\xBF"
        "a: 1\nb: 2\n");
  CHECK(document.root().find("a")->at.source->name == (files.path / "base.yaml").string());
  CHECK(document.root().find("b")->at.source->name == path);
  CHECK(document.root().find("extends") == nullptr);
}

TEST_CASE("extends looks beside the file first, then in the library") {
  const Files files;
  (void)files.put("shipped/library/nl.yaml", "a: shipped\n");
  (void)files.put("region/main.yaml", "extends: library/nl.yaml\n");
  LoadOptions options;
  CHECK(files.read("region/main.yaml", options).find("there is no file `library/nl.yaml`") != std::string::npos);
  options.library = {files.path / "shipped" / "library"};
  CHECK(files.read("region/main.yaml", options) == "{a: shipped}");
  options.library = {files.path / "shipped"};
  CHECK(files.read("region/main.yaml", options) == "{a: shipped}");
  (void)files.put("region/library/nl.yaml", "a: own\n");
  CHECK(files.read("region/main.yaml", options) == "{a: own}");
}

TEST_CASE("a missing file is told at the extends that names it, with the nearest name") {
  const Files files;
  (void)files.put("base.yaml", "a: 1\n");
  (void)files.put("main.yaml", "b: 1\nextends: [base.yaml, bass.yaml]\n");
  CHECK(files.read("main.yaml") ==
        "main.yaml:2:22: there is no file `bass.yaml` beside this one or in the library; did you mean `base.yaml`?\n");
  CHECK(files.read("nothing.yaml") == "nothing.yaml: cannot be read: there is no such file\n");
}

TEST_CASE("a circle of extends is told with its chain") {
  const Files files;
  (void)files.put("a.yaml", "extends: b.yaml\n");
  (void)files.put("b.yaml", "extends: [c.yaml]\n");
  (void)files.put("c.yaml", "x: 1\nextends: ./a.yaml\n");
  CHECK(
      files.read("a.yaml") ==
      "c.yaml:2:10: this `extends` goes round in a circle: a.yaml -> b.yaml -> c.yaml -> a.yaml; remove one of them\n");
  (void)files.put("self.yaml", "extends: self.yaml\n");
  CHECK(files.read("self.yaml").find("self.yaml -> self.yaml") != std::string::npos);
}

TEST_CASE("two ways to one file are no circle") {
  const Files files;
  (void)files.put("base.yaml", "a: 1\n");
  (void)files.put("left.yaml", "extends: base.yaml\nb: 1\n");
  (void)files.put("right.yaml", "extends: base.yaml\nc: 1\n");
  (void)files.put("main.yaml", "extends: [left.yaml, right.yaml]\n");
  CHECK(files.read("main.yaml") == "{a: 1, b: 1, c: 1}");
}

TEST_CASE("extends may not leave the folder of the scenario, unless told so") {
  const Files files;
  (void)files.put("secret.yaml", "a: 1\n");
  (void)files.put("region/main.yaml", "extends: ../secret.yaml\n");
  CHECK(files.read("region/main.yaml").starts_with("region/main.yaml:1:10: `../secret.yaml` lies outside the folder"));
  fs::create_symlink(files.path / "secret.yaml", files.path / "region" / "link.yaml");
  (void)files.put("region/linked.yaml", "extends: link.yaml\n");
  CHECK(files.read("region/linked.yaml").find("lies outside") != std::string::npos);
  LoadOptions options;
  options.allow_outside = true;
  CHECK(files.read("region/main.yaml", options) == "{a: 1}");
}

TEST_CASE("problems of an extended file bear its name; the rest is then not read") {
  const Files files;
  (void)files.put("base.yaml", "a: 1\na: 2\nb: [\n");
  const std::string path = files.put("main.yaml", "extends: base.yaml\n");
  Problems problems;
  const Document document = Document::load(path, {}, problems);
  CHECK_FALSE(document.readable());
  CHECK(messages(problems).find("base.yaml:3:4: a `[` is not closed") != std::string::npos);
  (void)files.put("folder/x", "");
  (void)files.put("other.yaml", "extends: folder\n");
  CHECK(files.read("other.yaml").starts_with("other.yaml:1:10: `folder` cannot be read: it is a folder"));
  (void)files.put("odd.yaml", "extends: {a: 1}\n");
  CHECK(files.read("odd.yaml").starts_with("odd.yaml:1:1: `extends` takes a path or a list of paths"));
}

TEST_CASE("the chain and the number of files are bounded") {
  const Files files;
  for (int i = 0; i < 30; ++i)
    (void)files.put("d" + std::to_string(i) + ".yaml", "extends: d" + std::to_string(i + 1) + ".yaml\n");
  CHECK(files.read("d0.yaml").find("too many files extend each other") != std::string::npos);
  std::string all = "extends: [";
  for (int i = 0; i < 70; ++i) {
    (void)files.put("w" + std::to_string(i) + ".yaml", "a: 1\n");
    all += "w" + std::to_string(i) + ".yaml, ";
  }
  (void)files.put("wide.yaml", all + "]\n");
  CHECK(files.read("wide.yaml").find("64 in all") != std::string::npos);
}

TEST_CASE("an overlay on a document leaves the first as it is") {
  const Loaded loaded = load("a: {b: 1}\n");
  Problems problems;
  const Document changed = loaded.document.with("a.b", "2", problems, "study");
  CHECK(problems.empty());
  CHECK(emit_inline(changed.root()) == "{a: {b: 2}}");
  CHECK(emit_inline(loaded.document.root()) == "{a: {b: 1}}");
  CHECK(changed.root().find("a")->find("b")->at.source->name == "study");
}
