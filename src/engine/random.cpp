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

constexpr std::size_t batch = 16;

/// One batch of replicates. The rounds are loops over lanes of 64 bits, so that the compiler multiplies several at once
/// (32 × 32 → 64 bits is one instruction of every vector unit).
void batch_of(Stream s, std::uint32_t replicate, std::uint32_t month, std::uint32_t index, double* one, double* two) {
  std::array<std::uint64_t, batch> c0, c1, c2, c3;
  constexpr std::uint64_t low = 0xFFFFFFFFU;
  for (std::size_t i = 0; i < batch; ++i) {
    c0[i] = static_cast<std::uint32_t>(replicate + i);
    c1[i] = month;
    c2[i] = index;
    c3[i] = 0;
  }
  auto key_0 = static_cast<std::uint32_t>(s.key), key_1 = static_cast<std::uint32_t>(s.key >> 32U);
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t k0 = key_0, k1 = key_1;
    for (std::size_t i = 0; i < batch; ++i) {
      const std::uint64_t a = 0xD2511F53U * c0[i];
      const std::uint64_t b = 0xCD9E8D57U * c2[i];
      c0[i] = (b >> 32U) ^ c1[i] ^ k0;
      c1[i] = b & low;
      c2[i] = (a >> 32U) ^ c3[i] ^ k1;
      c3[i] = a & low;
    }
    key_0 += 0x9E3779B9U;
    key_1 += 0xBB67AE85U;
  }
  for (std::size_t i = 0; i < batch; ++i) one[i] = uniform(c0[i] | c1[i] << 32U);
  for (std::size_t i = 0; i < batch; ++i) two[i] = uniform(c2[i] | c3[i] << 32U);
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
