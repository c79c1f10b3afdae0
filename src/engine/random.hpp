// Random numbers by name. A draw is a pure function of the seed, the name of what is drawn, and a counter (replicate,
// month, index): Philox4x32-10 of Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3".
// So no draw depends on what else is drawn, nor on threads. A counter gives 128 bits, read as two 64-bit words.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>

namespace spp {

/// The name of a flow in a run with a certain seed, hashed.
struct Stream {
  std::uint64_t key = 0;
};

/// XXH3 (64 bits) of the seed's 8 bytes, little end first, followed by the bytes of the name.
[[nodiscard]] Stream stream(std::uint64_t seed, std::string_view name);

/// 128 random bits.
struct Bits {
  std::array<std::uint32_t, 4> w{};
  constexpr bool operator==(const Bits&) const = default;
};

/// Philox4x32 with ten rounds.
[[nodiscard]] constexpr Bits philox(Bits counter, std::uint32_t key_0, std::uint32_t key_1) {
  std::uint32_t c0 = counter.w[0], c1 = counter.w[1], c2 = counter.w[2], c3 = counter.w[3];
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = std::uint64_t{0xD2511F53U} * c0;
    const std::uint64_t b = std::uint64_t{0xCD9E8D57U} * c2;
    c0 = static_cast<std::uint32_t>(b >> 32U) ^ c1 ^ key_0;
    c1 = static_cast<std::uint32_t>(b);
    c2 = static_cast<std::uint32_t>(a >> 32U) ^ c3 ^ key_1;
    c3 = static_cast<std::uint32_t>(a);
    key_0 += 0x9E3779B9U;  // the golden ratio
    key_1 += 0xBB67AE85U;  // √3 − 1
  }
  return {{c0, c1, c2, c3}};
}

[[nodiscard]] constexpr Bits bits(Stream s, std::uint32_t replicate, std::uint32_t month, std::uint32_t index) {
  return philox({{replicate, month, index, 0}}, static_cast<std::uint32_t>(s.key),
                static_cast<std::uint32_t>(s.key >> 32U));
}
[[nodiscard]] constexpr std::uint64_t first(const Bits& b) { return b.w[0] | std::uint64_t{b.w[1]} << 32U; }
[[nodiscard]] constexpr std::uint64_t second(const Bits& b) { return b.w[2] | std::uint64_t{b.w[3]} << 32U; }

/// The largest double below 1.
inline constexpr double below_one = 0x1.fffffffffffffp-1;

/// (word + ½) · 2⁻⁶⁴, in (0, 1) and never 0 or 1; as fine near 0 as 64 bits allow.
[[nodiscard]] constexpr double uniform(std::uint64_t word) {
  // The two halves are put behind the exponents of 2⁸⁴ and 2⁵²: subtraction leaves them as doubles, and the last sum is
  // the word rounded once. Unlike a conversion from 64 bits this is plain arithmetic on any vector unit.
  const double high = std::bit_cast<double>(word >> 32U | 0x4530000000000000U) - 0x1.00000001p84;
  const double low = std::bit_cast<double>((word & 0xFFFFFFFFU) | 0x4330000000000000U);
  const double u = ((high + low) + 0.5) * 0x1p-64;
  return u < below_one ? u : below_one;
}

/// Uniforms of consecutive replicates, the two words of each counter apart: lane i is replicate `first_replicate + i`.
/// The spans are of one size. The same bits as `uniform(first(bits(…)))` and `uniform(second(bits(…)))`.
void uniforms(Stream s, std::uint32_t first_replicate, std::uint32_t month, std::uint32_t index,
              std::span<double> first, std::span<double> second);

/// The uniforms of one replicate and month one after another: two for each index, from `index` on.
class Sequence {
 public:
  Sequence(Stream s, std::uint32_t replicate, std::uint32_t month, std::uint32_t index = 0)
      : stream_(s), replicate_(replicate), month_(month), index_(index) {}

  [[nodiscard]] std::uint64_t next_word() {
    if (half_) {
      half_ = false;
      return second(bits_);
    }
    bits_ = bits(stream_, replicate_, month_, index_++);
    half_ = true;
    return first(bits_);
  }
  [[nodiscard]] double next() { return uniform(next_word()); }

 private:
  Stream stream_;
  std::uint32_t replicate_, month_, index_;
  Bits bits_;
  bool half_ = false;
};

}  // namespace spp
