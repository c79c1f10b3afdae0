// Where a writer puts its bytes.
#pragma once

#include <functional>
#include <string_view>

namespace spp {

/// Takes the next bytes of a file or a stream.
using ByteSink = std::function<void(std::string_view)>;

}  // namespace spp
