#include <fmt/format.h>
#include <cstdio>

#include "cli/command.hpp"
#include "cli/shipped.hpp"
#include "engine/simulate.hpp"

namespace spp {

int version_command(const Values& values) {
  fmt::print("spp {}\n", program_version());
  if (values.has("verbose")) {
    fmt::print("stream {}\n", stream_version);
    fmt::print("compiler {}\n", __VERSION__);
    fmt::print("data {}\n", shipped_folder().string());
  }
  return 0;
}

}  // namespace spp
