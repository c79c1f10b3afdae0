#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "schema/numbers.hpp"

using namespace spp;

TEST_CASE("numbers follow one grammar, whatever libraries take") {
  const std::vector<std::pair<const char*, double>> good{{"0", 0},
                                                         {"-0", 0},
                                                         {"1", 1},
                                                         {"0.085", 0.085},
                                                         {"-0.5", -0.5},
                                                         {"1e3", 1000},
                                                         {"1E-3", 0.001},
                                                         {"1.5e+2", 150},
                                                         {"1440", 1440},
                                                         {"0.1", 0.1},
                                                         {"18446744073709551616", 18446744073709551616.0}};
  for (const auto& row : good) {
    INFO(std::string(row.first));
    REQUIRE(parse_number(row.first));
    CHECK(*parse_number(row.first) == row.second);
  }
  for (const char* text :
       {"",     "-",   ".",    ".5", "5.",  "+5",    "010",   "00", "0x10", "1_000", "0,085", "12%", "1 000", "inf",
        ".inf", "nan", ".nan", "1e", "1e+", "1.2.3", "1e400", " 1", "1 ",   "--1",   "1-",    "0b1", "0o17",  "١"}) {
    INFO(std::string(text));
    CHECK_FALSE(parse_number(text));
  }
}

TEST_CASE("whole numbers have no point and fit") {
  CHECK(parse_integer("-12") == -12);
  CHECK(parse_integer("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
  for (const char* text : {"9223372036854775808", "1.0", "1e3", "012", "", "-", "+1", "five"})
    CHECK_FALSE(parse_integer(text));
  CHECK(parse_unsigned("18446744073709551615") == std::numeric_limits<std::uint64_t>::max());
  CHECK_FALSE(parse_unsigned("18446744073709551616"));
  CHECK_FALSE(parse_unsigned("-1"));
}

TEST_CASE("a known mistake gets its remedy") {
  const std::vector<std::pair<const char*, const char*>> rows{{"0,085", "write 0.085"},
                                                              {"12%", "write 0.12"},
                                                              {"12,5 %", "write 0.125"},
                                                              {"6.5%", "write 0.065"},
                                                              {"1_000", "write 1000"},
                                                              {"1 000", "write 1000"},
                                                              {"010", "write 10"},
                                                              {".5", "write 0.5"},
                                                              {"5.", "write 5"},
                                                              {"+3", "write 3"},
                                                              {"-,5", "write -0.5"},
                                                              {"1.000,5", "write 1000.5"},
                                                              {"1,000.5", "write 1000.5"},
                                                              {"1.000.000", "write 1000000"},
                                                              {"1,440", "write 1.44, or 1440 if that is meant"},
                                                              {"0%", "write 0"},
                                                              {"100%", "write 1"},
                                                              {"12.3%", "write 0.123"},
                                                              {"-1,5", "write -1.5"}};
  for (const auto& row : rows) {
    INFO(std::string(row.first));
    CHECK(number_remedy(row.first) == row.second);
  }
  for (const char* text : {"", "veel", "1e400", "%", ",", "-", "0x10", "1-2"}) {
    INFO(std::string(text));
    CHECK(number_remedy(text).empty());
  }
}

TEST_CASE("a number's shortest text reads back to the same bits") {
  for (const double value : {0.0, 1.0, 0.1, 1.0 / 3, 1440.0, 1e21, 1e-9, 123456789.123, -0.5, 5e-324,
                             std::numeric_limits<double>::max(), std::nextafter(1.0, 2.0)}) {
    INFO(value);
    const auto back = parse_number(format_number(value));
    REQUIRE(back);
    CHECK(*back == value);
  }
  CHECK(format_number(1440) == "1440");
  CHECK(format_number(0.085) == "0.085");
}
