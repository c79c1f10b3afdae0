#include "output/json.hpp"

#include <nlohmann/json.hpp>

namespace spp {

void append_json(std::string& out, std::string_view text) { out += nlohmann::json(text).dump(); }

// Numbers are JSON's in the form that CSV has, with the same refusal of what is not finite.
void append_json(std::string& out, double number) { append_cell(out, number); }
void append_json(std::string& out, std::int64_t whole) { append_cell(out, whole); }
void append_json(std::string& out, bool yes) { append_cell(out, yes); }

void append_json(std::string& out, const std::optional<double>& number) {
  number ? append_cell(out, *number) : void(out += "null");
}
void append_json(std::string& out, const std::optional<std::int64_t>& whole) {
  whole ? append_cell(out, *whole) : void(out += "null");
}

}  // namespace spp
