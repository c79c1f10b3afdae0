#include "cli/run_folder.hpp"

#include <filesystem>
#include <stdexcept>
#include <system_error>

namespace spp {

namespace fs = std::filesystem;

bool is_within(const std::string& file, const std::string& folder) {
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) return false;
  const fs::path parent = fs::weakly_canonical(fs::absolute(file).parent_path(), ignored);
  return parent == fs::weakly_canonical(folder, ignored);
}

Loaded scenario_of_folder(const std::string& folder, const Values& values) {
  Values here = values;
  for (const char* const option : {"alternative", "lang"}) here.given.erase(option);
  Problems problems;
  std::optional<Loaded> loaded = load_scenario((fs::path(folder) / "scenario.yaml").string(), here, problems);
  tell(problems, values.has("quiet"));
  if (!loaded) throw std::logic_error("a scenario that was not read has no problem");
  return std::move(*loaded);
}

}  // namespace spp
