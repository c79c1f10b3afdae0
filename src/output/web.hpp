// The script that draws a report's charts (src/output/web/, bundled when the program is built), ASCII throughout and
// without what would end an element of HTML. Empty where npm or the network was absent at build.
#pragma once

#include <string_view>

namespace spp {

[[nodiscard]] std::string_view web_script();

}  // namespace spp
