// spp report, as it is run.
#include "cli/program.hpp"

namespace {

using namespace spp::program;

const char* const run_small =
    "spp run scenarios/run-ok.yaml -n 8 --set years=2 --set attribution=off --set record.monthly=none --alternative "
    "baseline --alternative plaatsen -o out/a -q";

}  // namespace

TEST_CASE("a report stands beside the run's folder, a file for each language, the same each time") {
  const Folder folder;
  const Ended ended = run(folder, std::string(run_small) + " && spp report out/a");
  CHECK(ended.code == 0);
  CHECK(ended.error == "spp: wrote out/a.nl.html\nspp: wrote out/a.en.html\n");
  const std::string dutch = text_of(folder.path / "out/a.nl.html"), english = text_of(folder.path / "out/a.en.html");
  CHECK(dutch.starts_with("<!DOCTYPE html>\n<html lang=\"nl\">"));
  CHECK(has(dutch, "naar verwachting"));
  CHECK(has(english, "<html lang=\"en\">"));
  CHECK(has(english, "are expected to be closed"));
  CHECK(run(folder, "spp report out/a/ -q").code == 0);
  CHECK(text_of(folder.path / "out/a.nl.html") == dutch);
  CHECK(text_of(folder.path / "out/a.en.html") == english);
  // From elsewhere, by another path: the same bytes.
  CHECK(run(folder, "cd out && spp report ./a --lang en -o elsewhere.html -q").code == 0);
  CHECK(text_of(folder.path / "out/elsewhere.html") == english);
}

TEST_CASE("where a report goes, and where it may not go") {
  const Folder folder;
  REQUIRE(run(folder, run_small).code == 0);
  CHECK(run(folder, "spp report out/a -o b.html -q").code == 0);
  CHECK(fs::exists(folder.path / "b.nl.html"));
  CHECK(fs::exists(folder.path / "b.en.html"));
  CHECK(run(folder, "spp report out/a --lang nl --format xlsx -q").code == 0);
  CHECK(text_of(folder.path / "out/a.nl.xlsx").starts_with("PK"));
  const Ended other = run(folder, "spp report out/a --lang nl --format xlsx -o a.html");
  CHECK(other.code == 2);
  CHECK(has(other.error, "give it the extension .xlsx"));
  const Ended inside = run(folder, "spp report out/a --lang nl -o out/a/report.html");
  CHECK(inside.code == 2);
  CHECK(has(inside.error, "may not lie in the folder of the run"));
  write(folder.path / "mine.html", "mine");
  CHECK(run(folder, "spp report out/a --lang nl -o mine.html").code == 3);
  CHECK(text_of(folder.path / "mine.html") == "mine");
  const Ended several = run(folder, "spp report out/a out/a -o c.html");
  CHECK(several.code == 2);
  CHECK(has(several.error, "--output names one file"));
}

TEST_CASE("a report of what is no run, or in no language, says so") {
  const Folder folder;
  const Ended none = run(folder, "spp report");
  CHECK(none.code == 2);
  CHECK(has(none.error, "of which run?"));
  CHECK(run(folder, "spp report scenarios").code == 2);
  CHECK(run(folder, "spp report scenarios/run-ok.yaml").code == 2);
  REQUIRE(run(folder, run_small).code == 0);
  const Ended french = run(folder, "spp report out/a --lang nl,fr");
  CHECK(french.code == 2);
  CHECK(has(french.error, "`fr` is no language of reports; write nl, en or nl,en"));
  CHECK(!fs::exists(folder.path / "out/a.nl.html"));
}

TEST_CASE("a table that was changed after the run is told of, on the page too") {
  const Folder folder;
  REQUIRE(run(folder, run_small).code == 0);
  const Ended ended = run(folder, "printf '\\n' >> out/a/yearly.csv; spp report out/a --lang en");
  CHECK(ended.code == 0);
  CHECK(has(ended.error, "yearly.csv"));
  CHECK(has(text_of(folder.path / "out/a.en.html"), "changed after the run: yearly.csv"));
}
