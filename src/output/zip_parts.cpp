#include "output/zip_parts.hpp"

#include <zlib.h>

#include <array>
#include <stdexcept>

namespace spp {
namespace {

constexpr std::size_t end_size = 22, entry_size = 46, local_size = 30;
constexpr std::uint16_t stored = 0, deflated = 8;

[[noreturn]] void broken() { throw std::runtime_error("the zip file is broken"); }

/// A number of `bytes` bytes, the lowest first.
std::uint32_t number_at(std::string_view zip, std::size_t at, std::size_t bytes) {
  if (at > zip.size() || zip.size() - at < bytes) broken();
  std::uint32_t value = 0;
  for (std::size_t i = bytes; i > 0; --i) value = value << 8 | static_cast<unsigned char>(zip[at + i - 1]);
  return value;
}

std::string_view piece_at(std::string_view zip, std::size_t at, std::size_t size) {
  if (at > zip.size() || zip.size() - at < size) broken();
  return zip.substr(at, size);
}

/// What inflates; ends itself.
struct Inflating {
  z_stream state{};
  Inflating() {
    if (inflateInit2(&state, -MAX_WBITS) != Z_OK) throw std::bad_alloc();  // bare, as zip has it
  }
  ~Inflating() { inflateEnd(&state); }
  Inflating(const Inflating&) = delete;
  Inflating& operator=(const Inflating&) = delete;
};

void inflate_all(std::string_view packed, const std::function<void(std::string_view)>& take) {
  std::array<char, std::size_t{1} << 16> room{};
  Inflating inflating;
  z_stream& state = inflating.state;
  std::string in(packed);  // zlib wants it without const
  state.next_in = reinterpret_cast<Bytef*>(in.data());
  state.avail_in = static_cast<uInt>(in.size());
  int code = Z_OK;
  while (code != Z_STREAM_END) {
    state.next_out = reinterpret_cast<Bytef*>(room.data());
    state.avail_out = static_cast<uInt>(room.size());
    code = inflate(&state, Z_NO_FLUSH);
    const std::size_t got = room.size() - state.avail_out;
    if ((code != Z_OK && code != Z_STREAM_END) || (got == 0 && code != Z_STREAM_END)) broken();
    take({room.data(), got});
  }
}

}  // namespace

std::vector<ZipPart> zip_parts(std::string_view zip) {
  const std::size_t end = zip.rfind("PK\x05\x06");
  if (end == std::string_view::npos || zip.size() - end < end_size) broken();
  const std::uint32_t count = number_at(zip, end + 10, 2);
  std::size_t at = number_at(zip, end + 16, 4);
  std::vector<ZipPart> parts;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (piece_at(zip, at, 4) != "PK\x01\x02") broken();
    const std::size_t name = number_at(zip, at + 28, 2), extra = number_at(zip, at + 30, 2),
                      comment = number_at(zip, at + 32, 2), local = number_at(zip, at + 42, 4);
    ZipPart part{std::string(piece_at(zip, at + entry_size, name)),
                 static_cast<std::uint16_t>(number_at(zip, at + 10, 2)), number_at(zip, at + 24, 4),
                 number_at(zip, at + 16, 4)};
    const std::size_t before = local_size + number_at(zip, local + 26, 2) + number_at(zip, local + 28, 2);
    part.packed = piece_at(zip, local + before, number_at(zip, at + 20, 4));
    parts.push_back(std::move(part));
    at += entry_size + name + extra + comment;
  }
  return parts;
}

void inflate_part(const ZipPart& part, const std::function<void(std::string_view)>& take) {
  uLong checksum = crc32(0, nullptr, 0);
  std::size_t size = 0;
  const auto check_and_take = [&](std::string_view piece) {
    checksum = crc32(checksum, reinterpret_cast<const Bytef*>(piece.data()), static_cast<uInt>(piece.size()));
    size += piece.size();
    take(piece);
  };
  if (part.method == deflated)
    inflate_all(part.packed, check_and_take);
  else if (part.method == stored)
    check_and_take(part.packed);
  else
    broken();
  if (size != part.size || checksum != part.checksum) broken();
}

std::string text_of_part(const ZipPart& part) {
  std::string text;
  inflate_part(part, [&](std::string_view piece) { text += piece; });
  return text;
}

}  // namespace spp
