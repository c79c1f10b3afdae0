#include "engine/sample.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>
#include <vector>

#include "base/elementary.hpp"

namespace spp {
namespace {

using elementary::exp;
using elementary::log;
using elementary::log1p;

[[noreturn]] void misuse(const char* what) { throw std::logic_error(what); }
inline void need(bool holds, const char* what) {
  if (!holds) [[unlikely]]
    misuse(what);
}

/// What is looked for: the smallest k with P(L ≤ k) ≥ below, which is the largest with P(L ≥ k) > above; below + above
/// = 1. The smaller of the two is exact, the other rounded.
struct Target {
  double below, above;
};

constexpr double cut = 0x1p-58;       // what may be left out of a sum, as a part of it
constexpr double ln_cut = 40.2;       // −ln of it, rounded up
constexpr double largest_small = 16;  // a mean up to which sums begin at the smallest count
constexpr double two_pi = 6.283185307179586;

/// Above this the sum from below decides well enough: it has an error of some 1e-15 of 1, so 2e-14 of P(L ≥ k).
constexpr double from_below_above = 1.0 / 16;

// ---- probabilities of one count, by C. Loader's saddle-point expansion ("Fast and accurate computation of binomial
// probabilities", 2000): no term of it is large, so nothing cancels.

/// ln n! − (n + ½) ln n + n − ½ ln 2π.
double stirling_error(double n) {
  // For small n from the definition, to 20 digits; the series from there on has an error below 1e-16.
  static constexpr std::array<double, 16> small{0.0,
                                                0.081061466795327258220,
                                                0.041340695955409294094,
                                                0.027677925684998339149,
                                                0.020790672103765093112,
                                                0.016644691189821192163,
                                                0.013876128823070747999,
                                                0.011896709945891770095,
                                                0.010411265261972096497,
                                                0.009255462182712732918,
                                                0.008330563433362871256,
                                                0.007573675487951840795,
                                                0.006942840107209529866,
                                                0.006408994188004207068,
                                                0.005951370112758847736,
                                                0.005554733551962801371};
  if (n < 16) return small[static_cast<std::size_t>(n)];
  const double z = 1.0 / (n * n);
  return (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188 - z * (691.0 / 360360)))))) /
         n;
}

/// x ln(x / m) + m − x, the deviance of a count x from its mean m; by its series in v = (x − m)/(x + m) where they are
/// near.
double deviance(double x, double m) {
  const double difference = x - m, v = difference / (x + m);
  if (std::abs(v) >= 0.1) return x * log(x / m) + m - x;
  double sum = difference * v, power = 2.0 * x * v;
  for (int j = 3;; j += 2) {
    power *= v * v;
    const double next = sum + power / j;
    if (next == sum) return sum;
    sum = next;
  }
}

double binomial_at(double k, double n, double p, double q) {
  if (k <= 0.0) return exp(n * (p <= 0.5 ? log1p(-p) : log(q)));
  if (k >= n) return exp(n * log(p));
  const double exponent =
      (stirling_error(n) - stirling_error(k) - stirling_error(n - k)) - deviance(k, n * p) - deviance(n - k, n * q);
  return exp(exponent) * std::sqrt(n / (two_pi * k * (n - k)));
}

// ---- families of laws: from `low` to `high` in steps of one. `rise(k)` is P(k) / P(k − 1), which falls with k.

struct BinomialLaw {
  double n, p, q, odds;
  explicit BinomialLaw(double n_, double p_) : n(n_), p(p_), q(1.0 - p_), odds(p_ / (1.0 - p_)) {}
  [[nodiscard]] double mean() const { return n * p; }
  [[nodiscard]] double low() const { return 0.0; }
  [[nodiscard]] double high() const { return n; }
  [[nodiscard]] double rise(double k) const { return (n - k + 1.0) / k * odds; }
  [[nodiscard]] double lowest() const { return exp(n * log1p(-p)); }
  [[nodiscard]] double at(double k) const { return binomial_at(k, n, p, q); }
};

struct PoissonLaw {
  double m;
  [[nodiscard]] double mean() const { return m; }
  [[nodiscard]] double low() const { return 0.0; }
  [[nodiscard]] double high() const { return 2147483647.0; }
  [[nodiscard]] double rise(double k) const { return m / k; }
  [[nodiscard]] double lowest() const { return exp(-m); }
  [[nodiscard]] double at(double k) const {
    if (k <= 0.0) return lowest();
    return exp(-stirling_error(k) - deviance(k, m)) / std::sqrt(two_pi * k);
  }
};

struct HypergeometricLaw {
  double total, marked, drawn;
  [[nodiscard]] double mean() const { return marked * (drawn / total); }
  [[nodiscard]] double low() const { return std::max(0.0, drawn - (total - marked)); }
  [[nodiscard]] double high() const { return std::min(marked, drawn); }
  [[nodiscard]] double rise(double k) const {
    return (marked - k + 1.0) / k * ((drawn - k + 1.0) / (total - marked - drawn + k));
  }
  /// The counts among marked and unmarked, each binomial with any p, given their sum; p = drawn / total fits best.
  [[nodiscard]] double at(double k) const {
    const double p = drawn / total, q = (total - drawn) / total;
    return binomial_at(k, marked, p, q) * binomial_at(drawn - k, total - marked, p, q) /
           binomial_at(drawn, total, p, q);
  }
  [[nodiscard]] double lowest() const { return at(low()); }
};

/// The sum from a count below which lies less than a negligible part, up to the target.
template <class Law>
double from_below(const Law& law, double begin, double probability, double below) {
  double k = begin, sum = probability;
  const double high = law.high();
  while (sum < below && k < high) {
    k += 1.0;
    probability *= law.rise(k);
    sum += probability;
    if (probability < cut * cut && k > law.mean()) break;  // the sum has come as near to 1 as it can
  }
  return k;
}

/// The sum from a count above which lies less than a negligible part, down to the target.
template <class Law>
double from_above(const Law& law, double begin, double probability, double above) {
  double k = begin, sum = probability;
  const double low = law.low();
  while (sum <= above && k > low) {
    probability /= law.rise(k);
    k -= 1.0;
    sum += probability;
  }
  return k;
}

/// Inversion where the mean is small: the terms begin at the lowest count.
template <class Law>
double search_small(const Law& law, Target target) {
  double k = law.low(), probability = law.lowest();
  if (target.below <= target.above || target.above >= from_below_above)
    return from_below(law, k, probability, target.below);
  const double high = law.high(), negligible = target.above * cut;
  while (k < high && (k <= law.mean() || probability > negligible)) {
    k += 1.0;
    probability *= law.rise(k);
  }
  return from_above(law, k, probability, target.above);
}

/// The sum of a tail begins here and with this probability. The bound by which `count` was found is generous: where it
/// leads below the smallest doubles, which takes a u below 1e-230, the sum begins nearer to the mean.
struct Begin {
  double count, probability;
};
template <class Law>
Begin begin_at(const Law& law, double count) {
  double probability = law.at(count);
  while (probability < 1e-290) {
    const double nearer = std::max(1.0, std::floor(std::abs(law.mean() - count) / 16.0));
    count += count < law.mean() ? nearer : -nearer;
    probability = law.at(count);
  }
  return {count, probability};
}

/// Inversion where the mean is large: the terms begin where the tail, by Chernoff's bound, is negligible. The bounds
/// hold for the hypergeometric law too (W. Hoeffding, 1963, section 6), and the time is that of a few dozen deviations.
template <class Law>
double search_large(const Law& law, Target target) {
  const double mean = law.mean();
  if (target.below <= target.above || target.above >= from_below_above) {
    // P(L ≤ mean − t) ≤ exp(−t² / 2 mean)
    const double e = ln_cut - log(std::min(target.below, 0.5));
    const Begin begin = begin_at(law, std::max(law.low(), std::floor(mean - std::sqrt(2.0 * mean * e))));
    return from_below(law, begin.count, begin.probability, target.below);
  }
  // P(L ≥ mean + t) ≤ exp(−t² / 2 (mean + t/3))
  const double e = ln_cut - log(target.above);
  const double far = std::ceil(mean + e / 3.0 + std::sqrt(e * e / 9.0 + 2.0 * mean * e));
  const Begin begin = begin_at(law, std::min(law.high(), far));
  return from_above(law, begin.count, begin.probability, target.above);
}

/// The count for a target where P(L ≥ 1) ≤ b1, P(L ≥ 2) ≤ b2 and P(L ≥ 1) ≥ b1 − b2, as for sums of n or of endlessly
/// many small chances: mostly these bounds decide.
template <class Law>
double search(const Law& law, Target target, double b1, double b2) {
  if (target.above >= b1) return 0.0;
  if (target.above >= b2 && target.above < b1 - b2) return 1.0;
  return law.mean() <= largest_small ? search_small(law, target) : search_large(law, target);
}

double search_binomial(int n, double p, Target target) {
  const double b1 = n * p;
  if (target.above >= b1) return 0.0;
  return search(BinomialLaw(n, p), target, b1, b1 * (n - 1) * 0.5 * p);
}

/// The place of u · total in running sums; a cell of weight 0 is never found. `sums` ends with the total.
std::size_t place(std::span<const double> sums, double u) {
  const double sought = u * sums.back();
  auto it = std::upper_bound(sums.begin(), sums.end(), sought);
  // u · total can be rounded up to the total: the last cell that has a weight
  if (it == sums.end()) it = std::lower_bound(sums.begin(), sums.end(), sums.back());
  return static_cast<std::size_t>(it - sums.begin());
}

/// Room for one number per cell: on the stack for as many as there are ages twice over, else on the heap.
class Scratch {
 public:
  explicit Scratch(std::size_t n) {
    if (n > few_.size()) many_.resize(n);
    span_ = n > few_.size() ? std::span<double>(many_) : std::span<double>(few_).first(n);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] std::span<double> span() const { return span_; }

 private:
  std::array<double, 160> few_;
  std::vector<double> many_;
  std::span<double> span_;
};

/// sums[c] = weights[0] + … + weights[c].
void running_sums(std::span<const double> weights, std::span<double> sums) {
  double sum = 0.0;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    need(weights[c] >= 0.0, "a weight is negative or not a number");
    sums[c] = sum += weights[c];
  }
  need(sum > 0.0 && sum < 0x1.fffffffffffffp1023, "no weight is above 0, or their sum is infinite");
}

}  // namespace

int binomial(int n, double p, double u) {
  need(n >= 0 && p >= 0.0 && p <= 1.0 && u > 0.0 && u < 1.0, "binomial: an argument outside its range");
  if (p <= 0.5) return static_cast<int>(search_binomial(n, p, {1.0 - u, u}));
  // Who does not: the smallest number whose probability from below exceeds u. 1 − p is exact here.
  return n - static_cast<int>(search_binomial(n, 1.0 - p, {u, 1.0 - u}));
}

int poisson(double mean, double u) {
  need(mean >= 0.0 && mean <= 1e9 && u > 0.0 && u < 1.0, "poisson: an argument outside its range");
  if (u >= mean) return 0;
  return static_cast<int>(search(PoissonLaw{mean}, {1.0 - u, u}, mean, 0.5 * mean * mean));
}

int hypergeometric(int total, int marked, int drawn, double u) {
  need(marked >= 0 && drawn >= 0 && marked <= total && drawn <= total && u > 0.0 && u < 1.0,
       "hypergeometric: an argument outside its range");
  const HypergeometricLaw law{static_cast<double>(total), static_cast<double>(marked), static_cast<double>(drawn)};
  if (law.low() >= law.high()) return static_cast<int>(law.low());
  return static_cast<int>(search_large(law, {1.0 - u, u}));
}

int categorical(std::span<const double> weights, double u) {
  const Scratch sums(weights.size());
  running_sums(weights, sums.span());
  return static_cast<int>(place(sums.span(), u));
}

void multinomial(int n, std::span<const double> weights, Sequence& uniforms, std::span<int> out) {
  need(n >= 0 && out.size() == weights.size(), "multinomial: sizes differ, or a negative number of heads");
  std::fill(out.begin(), out.end(), 0);
  if (n == 0) return;
  const Scratch scratch(weights.size());
  const std::span<double> sums = scratch.span();
  running_sums(weights, sums);
  if (n <= most_by_head) {
    for (int head = 0; head < n; ++head) ++out[place(sums, uniforms.next())];
    return;
  }
  // From the last cell back: of those not yet placed each goes to c with probability weight / sum up to c. In the first
  // cell that has a weight the two are equal, so everybody is placed.
  for (std::size_t c = weights.size(); c-- > 0 && n > 0;) {
    if (weights[c] <= 0.0) continue;
    out[c] = binomial(n, std::min(1.0, weights[c] / sums[c]), uniforms.next());
    n -= out[c];
  }
}

}  // namespace spp
