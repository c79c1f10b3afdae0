// The parts of a zip file in memory, as workbooks are: stored or deflated, one disk, no encryption, under 4 GB.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace spp {

struct ZipPart {
  std::string name;
  std::uint16_t method = 0;      ///< 0 stored, 8 deflated
  std::uint32_t size = 0;        ///< bytes once inflated
  std::uint32_t checksum = 0;    ///< CRC-32 of those
  std::string_view packed = {};  ///< within the zip
};

/// The parts, in the order of its directory, of a zip that outlives them; std::runtime_error where it is broken.
[[nodiscard]] std::vector<ZipPart> zip_parts(std::string_view zip);

/// Hands the bytes of a part on in pieces; std::runtime_error where size or checksum are not those of the directory.
void inflate_part(const ZipPart& part, const std::function<void(std::string_view)>& take);
/// The same as one text.
[[nodiscard]] std::string text_of_part(const ZipPart& part);

}  // namespace spp
