#include "engine/stratify.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace spp {
namespace {

/// The high and low half of a · b.
struct Product {
  std::uint64_t high, low;
};
Product multiply(std::uint64_t a, std::uint32_t b) {
  const std::uint64_t low = (a & 0xFFFFFFFFU) * b, high = (a >> 32U) * b + (low >> 32U);
  return {high >> 32U, high << 32U | (low & 0xFFFFFFFFU)};
}

/// A whole number from 0 to bound − 1, each with the same probability: the high half of word · bound. The few low
/// halves that would favour some numbers are refused and the next counter (month 1, 2, …) is tried (D. Lemire, "Fast
/// random integer generation in an interval", 2019).
std::uint32_t below(std::uint32_t bound, Stream s, std::uint32_t replicate, std::uint64_t word) {
  const std::uint64_t refused = (std::uint64_t{0} - bound) % bound;  // 2⁶⁴ modulo bound
  for (std::uint32_t attempt = 1;; ++attempt) {
    const Product product = multiply(word, bound);
    if (product.low >= refused) return static_cast<std::uint32_t>(product.high);
    word = first(bits(s, replicate, attempt, 0));
  }
}

}  // namespace

std::vector<double> stratified(Stream s, int replicates) {
  if (replicates < 0) throw std::logic_error("stratified: a negative number of replicates");
  const auto n = static_cast<std::size_t>(replicates);
  std::vector<std::uint32_t> stratum(n);
  std::iota(stratum.begin(), stratum.end(), 0U);
  std::vector<double> u(n);
  // Fisher-Yates from the last: the replicate's first word says with whom it changes, its second where in its part it
  // is.
  for (std::size_t i = n; i-- > 0;) {
    const auto replicate = static_cast<std::uint32_t>(i);
    const Bits b = bits(s, replicate, 0, 0);
    std::swap(stratum[i], stratum[below(replicate + 1, s, replicate, first(b))]);
    const double from = stratum[i], to = from + 1.0;
    double place = from + uniform(second(b));
    if (place >= to) place = std::nextafter(to, from);
    u[i] = place / static_cast<double>(n);
    if (u[i] > below_one) u[i] = below_one;
  }
  return u;
}

}  // namespace spp
