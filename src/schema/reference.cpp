#include "schema/reference.hpp"

namespace spp {

std::string reference_text(const std::vector<ReferenceRow>& rows, Language language) {
  const bool nl = language == Language::nl;
  std::string out;
  for (const ReferenceRow& row : rows) {
    out += row.path + "  (" + row.kind;
    if (row.required) out += nl ? "; verplicht" : "; required";
    if (!row.standard.empty()) out += (nl ? "; standaard " : "; default ") + row.standard;
    out += ")\n    " + row.help + "\n";
  }
  return out;
}

}  // namespace spp
