// SHA-256, of a whole text or in pieces.
#pragma once

#include <nettle/sha2.h>

#include <string>
#include <string_view>

namespace spp {

class Sha256 {
 public:
  Sha256();
  void update(std::string_view bytes);
  /// 64 hexadecimal digits; begins anew afterwards.
  [[nodiscard]] std::string finish();

 private:
  sha256_ctx context_;
};

[[nodiscard]] std::string sha256(std::string_view bytes);
/// In base64, as a page's content security policy names what it allows.
[[nodiscard]] std::string sha256_base64(std::string_view bytes);

}  // namespace spp
