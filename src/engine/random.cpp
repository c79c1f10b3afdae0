#include "engine/random.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cstddef>
#include <string>

namespace spp {

Stream stream(std::uint64_t seed, std::string_view name) {
  std::string bytes(8, '\0');
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(static_cast<unsigned char>(seed >> (8 * i)));
  bytes += name;
  return {XXH3_64bits(bytes.data(), bytes.size())};
}

namespace {

// Long enough that g++ keeps the loop over lanes and widens it: shorter ones it unrolls, and then leaves them scalar.
constexpr std::size_t batch = 32;
using Lanes = std::array<std::uint32_t, batch>;

/// Philox for one batch of replicates; each round a loop over lanes, several at once on any vector unit.
void batch_of(Stream s, std::uint32_t replicate, std::uint32_t month, std::uint32_t index, double* one, double* two) {
  Lanes c0, c1, c2, c3;
  for (std::size_t i = 0; i < batch; ++i) {
    c0[i] = replicate + static_cast<std::uint32_t>(i);
    c1[i] = month;
    c2[i] = index;
    c3[i] = 0;
  }
  auto key_0 = static_cast<std::uint32_t>(s.key), key_1 = static_cast<std::uint32_t>(s.key >> 32U);
  for (int round = 0; round < 10; ++round) {
    for (std::size_t i = 0; i < batch; ++i) {
      const std::uint64_t a = std::uint64_t{0xD2511F53U} * c0[i];
      const std::uint64_t b = std::uint64_t{0xCD9E8D57U} * c2[i];
      c0[i] = static_cast<std::uint32_t>(b >> 32U) ^ c1[i] ^ key_0;
      c1[i] = static_cast<std::uint32_t>(b);
      c2[i] = static_cast<std::uint32_t>(a >> 32U) ^ c3[i] ^ key_1;
      c3[i] = static_cast<std::uint32_t>(a);
    }
    key_0 += 0x9E3779B9U;
    key_1 += 0xBB67AE85U;
  }
  for (std::size_t i = 0; i < batch; ++i) one[i] = uniform(c0[i] | std::uint64_t{c1[i]} << 32U);
  for (std::size_t i = 0; i < batch; ++i) two[i] = uniform(c2[i] | std::uint64_t{c3[i]} << 32U);
}

}  // namespace

void uniforms(Stream s, std::uint32_t first_replicate, std::uint32_t month, std::uint32_t index,
              std::span<double> first, std::span<double> second) {
  const std::size_t whole = std::min(first.size(), second.size()) / batch * batch;
  for (std::size_t at = 0; at < whole; at += batch)
    batch_of(s, first_replicate + static_cast<std::uint32_t>(at), month, index, first.data() + at, second.data() + at);
  if (whole == first.size()) return;
  std::array<double, batch> one, two;
  batch_of(s, first_replicate + static_cast<std::uint32_t>(whole), month, index, one.data(), two.data());
  for (std::size_t i = whole; i < first.size(); ++i) {
    first[i] = one[i - whole];
    second[i] = two[i - whole];
  }
}

}  // namespace spp
