// The counter-based generator against published vectors and a second implementation; names, uniforms, batches.
#include "engine/random.hpp"

#include <Random123/philox.h>
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace spp;

Bits other_philox(Bits counter, std::uint32_t key_0, std::uint32_t key_1) {
  const r123::Philox4x32::ctr_type c{{counter.w[0], counter.w[1], counter.w[2], counter.w[3]}};
  const r123::Philox4x32::key_type k{{key_0, key_1}};
  const auto r = r123::Philox4x32()(c, k);
  return {{r[0], r[1], r[2], r[3]}};
}

}  // namespace

TEST_CASE("Philox gives the published known answers") {
  // The lines "philox4x32 10" of kat_vectors in Random123's tests (D. E. Shaw Research): counter, key, answer.
  CHECK(philox({{0, 0, 0, 0}}, 0, 0) == Bits{{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}});
  constexpr std::uint32_t ones = 0xffffffff;
  CHECK(philox({{ones, ones, ones, ones}}, ones, ones) == Bits{{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}});
  CHECK(philox({{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}}, 0xa4093822, 0x299f31d0) ==
        Bits{{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}});
}

TEST_CASE("Philox agrees with Random123's header") {
  Bits counter{{1, 2, 3, 4}};
  std::uint32_t key_0 = 5, key_1 = 6;
  for (int i = 0; i < 10'000; ++i) {
    const Bits answer = philox(counter, key_0, key_1);
    REQUIRE(answer == other_philox(counter, key_0, key_1));
    counter = answer;
    key_0 = answer.w[1] * 2654435761U + 1U;
    key_1 ^= answer.w[2];
  }
}

TEST_CASE("a draw's place in the counter is replicate, month, index; the key's low half comes first") {
  const Stream s{0x299f31d0a4093822U};
  CHECK(bits(s, 7, 8, 9) == philox({{7, 8, 9, 0}}, 0xa4093822, 0x299f31d0));
  const Bits b{{1, 2, 3, 4}};
  CHECK(first(b) == 0x0000000200000001U);
  CHECK(second(b) == 0x0000000400000003U);
}

TEST_CASE("a stream's key is the hash of the seed's bytes, little end first, and the name") {
  // XXH3_64bits of xxHash 0.8.1 over the 8 bytes 0, and over 01 02 … 08 followed by the name, by a program in C.
  CHECK(stream(1, "a").key != stream(2, "a").key);
  CHECK(stream(1, "a").key != stream(1, "b").key);
  CHECK(stream(1, "a").key == stream(1, std::string("a")).key);
  CHECK(stream(0, "").key == 0xc77b3abb6f87acd9U);
  CHECK(stream(0x0807060504030201U, "martini/ok").key == 0x3d1d9799b7c1ff6cU);
  std::set<std::uint64_t> keys;
  for (std::uint64_t seed = 0; seed < 100; ++seed)
    for (int name = 0; name < 100; ++name) keys.insert(stream(seed, "team/" + std::to_string(name)).key);
  CHECK(keys.size() == 10'000);
}

TEST_CASE("uniforms lie strictly between 0 and 1 and keep their resolution near 0") {
  CHECK(uniform(0) == 0x1p-65);
  CHECK(uniform(1) == 1.5 * 0x1p-64);
  CHECK(uniform(2) == 2.5 * 0x1p-64);
  CHECK(uniform(std::uint64_t{1} << 63U) == 0.5);
  CHECK(uniform(~std::uint64_t{0}) == below_one);
  CHECK(uniform(~std::uint64_t{0} - 1024) < 1.0);
  CHECK(below_one == std::nextafter(1.0, 0.0));
  Sequence s(stream(1, "uniform"), 0, 0);
  for (int i = 0; i < 10'000; ++i) {
    const std::uint64_t word = s.next_word() >> (i % 64);
    REQUIRE(uniform(word) == std::min((static_cast<double>(word) + 0.5) * 0x1p-64, below_one));
    REQUIRE((uniform(word) > 0.0 && uniform(word) < 1.0));
  }
}

TEST_CASE("a batch of replicates has the bits of each alone, whatever its size") {
  const Stream s = stream(42, "martini/operatieassistent/exits");
  for (const std::size_t size : {0U, 1U, 7U, 16U, 31U, 32U, 64U, 65U})
    for (const std::uint32_t from : {0U, 32U, 0xfffffff0U}) {
      std::vector<double> one(size), two(size);
      uniforms(s, from, 11, 3, one, two);
      for (std::size_t i = 0; i < size; ++i) {
        const Bits b = bits(s, from + static_cast<std::uint32_t>(i), 11, 3);
        REQUIRE(one[i] == uniform(first(b)));
        REQUIRE(two[i] == uniform(second(b)));
      }
    }
}

TEST_CASE("a sequence hands out both words of each index in turn") {
  const Stream s = stream(42, "movers");
  Sequence sequence(s, 5, 6, 7);
  for (std::uint32_t index = 7; index < 20; ++index) {
    CHECK(sequence.next() == uniform(first(bits(s, 5, 6, index))));
    CHECK(sequence.next() == uniform(second(bits(s, 5, 6, index))));
  }
}

TEST_CASE("uniforms of neighbouring counters and of neighbouring names are even and unrelated") {
  // 200,000 uniforms a row, which differs from the first in one part of the counter or in the name. Mean and
  // correlation are normal; 5.5 deviations are exceeded by accident with probability 3.8e-8, in any of the 11 values
  // with 4.2e-7.
  const int n = 200'000;
  const auto row = [](int which, std::uint32_t i) {
    static const Stream one = stream(1, "a"), other = stream(1, "b"), next_seed = stream(2, "a");
    switch (which) {
      case 0:
        return first(bits(one, i, 0, 0));
      case 1:
        return second(bits(one, i, 0, 0));
      case 2:
        return first(bits(one, i + 1, 0, 0));
      case 3:
        return first(bits(one, i, 1, 0));
      case 4:
        return first(bits(other, i, 0, 0));
      default:
        return first(bits(next_seed, i, 0, 0));
    }
  };
  for (int which = 0; which < 6; ++which) {
    double sum = 0.0, product = 0.0;
    for (int i = 0; i < n; ++i) {
      const double u = uniform(row(which, static_cast<std::uint32_t>(i))) - 0.5;
      sum += u;
      product += u * (uniform(row(0, static_cast<std::uint32_t>(i))) - 0.5);
    }
    INFO("row ", which);
    CHECK(std::abs(sum / std::sqrt(n / 12.0)) < 5.5);
    if (which > 0) CHECK(std::abs(product / std::sqrt(n / 144.0)) < 5.5);
  }
}
