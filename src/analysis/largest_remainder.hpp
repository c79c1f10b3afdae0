// Rounding that keeps sums: parts are rounded so that what is printed adds up to the rounded total.
#pragma once

#include <span>
#include <vector>

namespace spp {

/// Parts that add up to `total`, rounded to so many decimals by largest remainder; ties go to the earlier part. The
/// result adds up to the rounded total.
[[nodiscard]] std::vector<double> rounded_parts(std::span<const double> parts, double total, int decimals);

}  // namespace spp
